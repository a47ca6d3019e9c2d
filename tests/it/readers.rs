//! Laws of the formats: whatever a quiz or a deck says comes back as it was from a strict reader of the format,
//! written apart from the writers.

use std::iter::Peekable;
use std::str::Chars;
use std::sync::LazyLock;

use proptest::prelude::proptest;
use proptest::{prop_assert, prop_assert_eq};
use quizpress::deck::{Card, Cards, Deck, cards, deck};
use quizpress::export::{self, Options, Writer};
use quizpress::sanitize::visible;
use quizpress::{Facts, Form, Question, Quiz};

use crate::outputs::{asked, exported, quiz, text};

/// Each question of a quiz with what a format writes of it alone, where it writes anything of it.
pub fn alone<'q>(format: &str, quiz: &'q Quiz) -> Vec<(&'q Question, String)> {
    let written = |question: &'q Question| {
        let one = Quiz {
            questions: vec![question.clone()],
            ..quiz.clone()
        };
        (question, exported(format, &one))
    };
    quiz.questions.iter().map(written).collect()
}

/// A text as a document can hold it: without what steers what shows it, its lines ended by a line feed.
pub fn kept(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines = lines
        .split('\n')
        .map(|line| line.split('\t').map(visible).collect::<Vec<_>>().join("\t"));
    lines.collect::<Vec<_>>().join("\n")
}

/// A text as a format of lines can hold it.
fn line(text: &str) -> String {
    visible(text).trim().to_owned()
}

/// The text that a piece of HTML shows, if there is no other markup in it than ends of lines.
pub fn shown(html: &str) -> String {
    let html = html.replace("<br>", "\n");
    assert!(!html.contains('<'), "markup: {html}");
    decoded(&html)
}

/// A text with its references read; every ampersand begins one.
fn decoded(text: &str) -> String {
    const NAMES: [(&str, &str); 9] = [
        ("amp", "&"),
        ("lt", "<"),
        ("gt", ">"),
        ("quot", "\""),
        ("percnt", "%"),
        ("lbrack", "["),
        ("#9", "\t"),
        ("#10", "\n"),
        ("#13", "\r"),
    ];
    let mut parts = text.split('&');
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';').expect("a whole reference");
        let known = NAMES.iter().find(|(known, _)| *known == name);
        read.extend([known.expect("a known reference").1, rest]);
    }
    read
}

/// One character of GIFT, and whether a backslash stood before it.
type Sign = (char, bool);

fn signs(text: &str) -> Vec<Sign> {
    let mut read = Vec::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        read.push(match c {
            '\\' => match chars.next() {
                Some('n') => ('\n', true),
                Some(c) if "\\~=#{}:".contains(c) => (c, true),
                other => panic!("no escape: {other:?}"),
            },
            c => (c, false),
        });
    }
    read
}

fn plain(signs: &[Sign]) -> String {
    signs.iter().map(|(c, _)| *c).collect()
}

/// Where a mark of GIFT stands first.
fn mark(signs: &[Sign], mark: &str) -> Option<usize> {
    let wanted: Vec<Sign> = mark.chars().map(|c| (c, false)).collect();
    signs.windows(wanted.len()).position(|some| some == wanted)
}

/// What stands before a mark and after it.
fn parted<'s>(signs: &'s [Sign], at: &str) -> (&'s [Sign], &'s [Sign]) {
    match mark(signs, at) {
        Some(position) => (&signs[..position], &signs[position + at.len()..]),
        None => (signs, &[]),
    }
}

#[derive(Debug)]
pub struct Answer {
    /// `=` or `~`, with a weight.
    pub mark: String,
    pub text: String,
    why: String,
}

#[derive(Debug)]
pub struct Gift {
    name: String,
    pub stem: String,
    /// What stands before the first answer.
    pub head: String,
    pub answers: Vec<Answer>,
}

/// The one question of a text in GIFT; `None` where there is none.
fn gift(text: &str) -> Option<Gift> {
    let mut read = gifts(text);
    assert!(read.len() <= 1, "a blank line in a question");
    read.pop()
}

/// The questions of a text in GIFT.
pub fn gifts(text: &str) -> Vec<Gift> {
    let blocks = text.split("\n\n").filter(|block| !block.trim().is_empty());
    let items = blocks.filter(|block| !block.starts_with("$CATEGORY: "));
    items.map(gift_of).collect()
}

fn gift_of(item: &str) -> Gift {
    let lines: Vec<&str> = item.lines().filter(|l| !l.starts_with("//")).collect();
    let signs = signs(&lines.join("\n"));
    let signs = signs.strip_prefix(&[(':', false); 2]).expect("a name");
    let (name, rest) = parted(signs, "::");
    let (before, rest) = parted(rest, "{");
    let stem = plain(before);
    let (content, after) = parted(rest, "}");
    assert_eq!(plain(after).trim(), "", "text after the answers");
    let (content, _) = parted(content, "####");
    let starts: Vec<usize> = (0..content.len())
        .filter(|&at| [('=', false), ('~', false)].contains(&content[at]))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([content.len()]);
    let answers = starts.iter().zip(ends).map(|(&start, end)| {
        let mut mark = content[start].0.to_string();
        let mut rest = &content[start + 1..end];
        if rest.first() == Some(&('%', false)) {
            let (weight, text) = parted(&rest[1..], "%");
            mark += &plain(weight);
            rest = text;
        }
        let (text, why) = parted(rest, "#");
        Answer {
            mark,
            text: plain(text)
                .trim_end_matches('\n')
                .trim_end_matches('\t')
                .trim_end_matches('\n')
                .to_owned(),
            why: plain(why).trim().to_owned(),
        }
    });
    Gift {
        name: plain(name),
        stem: shown(stem.strip_prefix("[html]").expect("a text format")),
        head: plain(&content[..starts.first().copied().unwrap_or(content.len())]),
        answers: answers.collect(),
    }
}

/// The cells of a table, as RFC 4180 has it.
pub fn rows(text: &str) -> Vec<Vec<String>> {
    let mut chars = text.chars().peekable();
    let mut rows = Vec::new();
    while chars.peek().is_some() {
        let mut row = vec![cell(&mut chars)];
        while chars.peek() == Some(&',') {
            chars.next();
            row.push(cell(&mut chars));
        }
        assert_eq!([chars.next(), chars.next()], [Some('\r'), Some('\n')]);
        rows.push(row);
    }
    rows
}

fn cell(chars: &mut Peekable<Chars>) -> String {
    let mut cell = String::new();
    if chars.next_if_eq(&'"').is_some() {
        while let Some(c) = chars.next() {
            if c == '"' && chars.next_if_eq(&'"').is_none() {
                return cell;
            }
            cell.push(c);
        }
        panic!("an open quote");
    }
    while let Some(c) = chars.next_if(|c| !",\r\n".contains(*c)) {
        assert_ne!(c, '"', "a quote within a cell that has none");
        cell.push(c);
    }
    cell
}

/// A cell without the apostrophe that keeps it from being run. No cell may be run.
pub fn disarmed(cell: &str) -> &str {
    let runs = |text: &str| {
        let space = |c: char| c.is_whitespace() && !"\t\r\n".contains(c);
        let inner = text.trim_start_matches('\'').trim_start_matches(space);
        let number = text
            .trim_start_matches('-')
            .chars()
            .all(|c| c.is_ascii_digit() || c == '.');
        inner.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
            && !(number && text.starts_with('-') && text.len() > 1)
    };
    if !runs(cell) {
        return cell;
    }
    cell.strip_prefix('\'').expect("a harmless cell")
}

/// A deck of which every card asks and answers with these texts.
pub fn deck_of(front: &str, back: &str) -> Deck<'static> {
    let card = Card {
        front: front.to_owned(),
        back: back.to_owned(),
        ..cards(&ONE_CARD).next().expect("a card")
    };
    Deck {
        cards: Cards::List(vec![card]),
        ..deck(&ONE_CARD)
    }
}

static ONE_CARD: LazyLock<Facts> = LazyLock::new(|| {
    let yaml = "id: a\ntitle: A\nfacts:\n  - { id: f, statement: \"It is {x}.\", blanks: { x: { text: y } } }\n";
    Facts::parse("a.yaml", yaml).expect("a sound bank")
});

/// What a format writes of a deck.
pub fn deck_bytes(format: &str, deck: &Deck) -> Vec<u8> {
    let Some(Writer::Deck(write)) = export::find(format).map(|format| format.write) else {
        panic!("`{format}` is no format of a deck");
    };
    let mut bytes = Vec::new();
    write(deck, &Options::default(), &mut bytes).expect("a vector takes everything");
    bytes
}

pub fn written_deck(format: &str, deck: &Deck) -> String {
    String::from_utf8(deck_bytes(format, deck)).expect("a text")
}

proptest! {
    #[test]
    fn gift_says_what_the_quiz_says(quiz in quiz()) {
        for (question, text) in alone("gift", &quiz) {
            let Some(read) = gift(&text) else { continue };
            prop_assert_eq!(&read.stem, &kept(asked(question, "\n", &quiz).trim()));
            prop_assert!(read.name.chars().count() <= 255);
            let options = question.form.options();
            if let Form::SingleChoice(_) | Form::MultipleChoice(_) = question.form {
                let texts: Vec<String> = read.answers.iter().map(|answer| shown(&answer.text)).collect();
                let wanted: Vec<String> = options.iter().map(|option| kept(option.text.trim())).collect();
                prop_assert_eq!(texts, wanted);
                for (position, answer) in read.answers.iter().enumerate() {
                    let right = answer.mark == "=" || answer.mark.len() > 1 && !answer.mark.starts_with("~-");
                    prop_assert_eq!(Some(right), question.form.correct(position), "{}", answer.mark);
                    let why = options[position].why.as_deref().unwrap_or_default();
                    prop_assert_eq!(shown(&answer.why).trim().to_owned(), kept(why.trim()).trim().to_owned());
                }
            }
            if let Form::TrueFalse(choices) = &question.form {
                let key = ["TRUE", "FALSE"][choices.key()];
                prop_assert!(read.head.starts_with(key));
                prop_assert!(read.answers.is_empty());
            }
            if matches!(question.form, Form::Date(_) | Form::Number(_)) {
                prop_assert!(!read.head.starts_with('#'), "an exact answer is a list");
                prop_assert!(!read.answers.is_empty());
            }
        }
    }

    #[test]
    fn aiken_says_what_the_quiz_says(quiz in quiz()) {
        for (question, text) in alone("aiken", &quiz) {
            let Some(rest) = text.strip_suffix("\n\n") else { prop_assert_eq!(text, ""); continue };
            let lines: Vec<&str> = rest.split('\n').collect();
            let [stem, options @ .., key] = lines.as_slice() else { panic!("{text}") };
            let stem_of = line(&question.stem);
            let option = |text: &str| text.as_bytes().first().is_some_and(u8::is_ascii_uppercase) && text[1..].starts_with(['.', ')']);
            prop_assert!(!option(stem) && !stem.starts_with("ANSWER:"), "{}", stem);
            prop_assert!(stem.ends_with(&stem_of), "{} {}", stem, stem_of);
            let read: Vec<&str> = options.iter().map(|option| &option[3..]).collect();
            let wanted: Vec<String> = question.form.options().iter().map(|option| line(&option.text)).collect();
            prop_assert_eq!(read, wanted);
            let key = usize::from(key.strip_prefix("ANSWER: ").expect("a key").as_bytes()[0] - b'A');
            prop_assert_eq!(question.form.correct(key), Some(true));
        }
    }

    #[test]
    fn a_spreadsheet_says_what_the_quiz_says(quiz in quiz()) {
        let text = exported("csv", &quiz);
        let rows = rows(text.strip_prefix('\u{feff}').expect("a byte order mark"));
        prop_assert_eq!(rows.len(), quiz.questions.len() + 1);
        let document = |text: &str| -> String {
            let lines = text.split_inclusive('\r').map(|line| match line.strip_suffix('\r') {
                Some(line) => kept(line) + "\r",
                None => kept(line),
            });
            lines.collect()
        };
        for (row, question) in rows[1..].iter().zip(&quiz.questions) {
            prop_assert_eq!(row.len(), rows[0].len());
            let cells: Vec<&str> = row.iter().map(|cell| disarmed(cell)).collect();
            prop_assert_eq!(cells[3], document(&asked(question, " ", &quiz)));
            for (cell, option) in cells[4..].iter().zip(question.form.options()) {
                prop_assert_eq!(*cell, document(&option.text));
            }
            prop_assert_eq!(cells[cells.len() - 4], document(&question.explanation));
        }
    }

    #[test]
    fn plain_cards_say_what_the_deck_says(front in text(), back in text()) {
        let text = written_deck("tsv-plain", &deck_of(&front, &back));
        let wanted = [line(&front), line(&back)];
        if wanted.contains(&String::new()) {
            prop_assert_eq!(text, "");
        } else {
            let cells: Vec<&str> = text.strip_suffix('\n').expect("a line").split('\t').collect();
            prop_assert!(cells.iter().all(|cell| !cell.starts_with('"')), "{:?}", cells);
            let read: Vec<&str> = cells.iter().map(|cell| disarmed(cell).trim()).collect();
            prop_assert_eq!(read, wanted);
        }
    }

    #[test]
    fn a_card_of_a_markdown_deck_begins_no_other(front in text(), back in text()) {
        let mut deck = deck_of(&front, &back);
        let card = deck.cards.iter().next().expect("a card");
        deck.cards = Cards::List(vec![Card { statement: back.clone(), ..card }]);
        let text = written_deck("markdown-cards", &deck);
        let marks = ["Q:", "A:", "C:", "T:", "D:"];
        let lines: Vec<&str> = text.lines().skip(3).filter(|line| !line.is_empty()).collect();
        let begun = lines.iter().filter(|line| marks.iter().any(|mark| line.starts_with(mark))).count();
        prop_assert!(lines.is_empty() || begun == 2, "{}", text);
        prop_assert!(!text.contains("\\[") && !text.contains("\\\\"), "{}", text);
    }
}

#[test]
fn the_traps_of_gift_are_text() {
    let traps = [
        "\\ ~ = # { } : ->",
        "%50% right",
        "[html] [moodle]",
        "// no comment",
        "a\n\nb\r\n\r\nc",
        "a\n// b",
        "TRUE",
        "0",
        "::x::",
        "}{after}",
        "<b>&amp;</b> ]]>",
        "=",
        "####",
        "\\n",
        "$CATEGORY: x",
    ];
    let mut quiz = one_choice();
    for trap in traps {
        quiz.questions[0].stem = trap.into();
        quiz.title = trap.into();
        let read = gift(&exported("gift", &quiz)).expect("a question");
        assert_eq!(read.stem, kept(trap));
        assert_eq!(read.answers.len(), quiz.questions[0].form.options().len());
    }
    quiz.questions[0].stem = "long ".repeat(200);
    let read = gift(&exported("gift", &quiz)).expect("a question");
    assert!(read.name.chars().count() <= 255);
}

/// A quiz of one choice.
fn one_choice() -> Quiz {
    let json = include_str!("../golden/sample/quiz.json");
    let mut quiz = quizpress::export::json::read(json).expect("a quiz");
    quiz.questions.truncate(1);
    quiz
}
