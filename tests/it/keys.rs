//! What a file says is right is what the quiz says: a reader for every format, written apart from the writers.
//!
//! A format without a row in [`READERS`] fails by its name.

mod cards;
mod documents;
mod pages;
mod tables;

use quizpress::deck::{Deck, deck};
use quizpress::export::{FORMATS, Format, Options, Writer, json};
use quizpress::generate::{Plan, every};
use quizpress::lang::{self, Words};
use quizpress::quiz::FORMS;
use quizpress::typed::{self, Judgement};
use quizpress::{Facts, Form, Question, Quiz};
use rust_decimal::Decimal;

use crate::banks;
use crate::outputs::asked;

/// A question or a card as a file has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What is asked.
    stem: String,
    right: Right,
}

/// What a file says is right.
#[derive(Clone, Debug, PartialEq)]
pub enum Right {
    /// Whether a claim is true.
    Truth(bool),
    /// The texts of the right options, as shown; of an order all, the first one first; of a card its back.
    Shown(Vec<String>),
    /// All texts that are right when typed.
    Typed(Vec<String>),
    /// An ISO date or plain numbers, the exact one first.
    Exact(Vec<String>),
}

/// How a format is read.
struct Reader {
    format: &'static str,
    /// The forms of questions that it cannot hold.
    unsaid: &'static [&'static str],
    read: fn(&[u8]) -> Vec<Item>,
}

const fn row(
    format: &'static str,
    unsaid: &'static [&'static str],
    read: fn(&[u8]) -> Vec<Item>,
) -> Reader {
    Reader {
        format,
        unsaid,
        read,
    }
}

const READERS: &[Reader] = &[
    row("moodle", &[], documents::moodle),
    row("gift", &[], tables::gift),
    row(
        "aiken",
        &["select", "order", "date", "number"],
        tables::aiken,
    ),
    row("qti12", &[], documents::qti12),
    row("qti21", &[], documents::qti21),
    row("kahoot", &["order", "date", "number"], documents::kahoot),
    row("anki", &[], cards::anki),
    row("tsv", &[], cards::tsv),
    row("tsv-plain", &[], cards::tsv_plain),
    row("markdown-cards", &[], cards::markdown),
    row("markdown", &[], pages::markdown),
    row("text", &[], pages::text),
    row("csv", &[], tables::csv),
    row("json", &[], pages::json),
    row("page", &[], pages::page),
];

fn reader(format: &Format) -> &'static Reader {
    READERS
        .iter()
        .find(|reader| reader.format == format.name)
        .unwrap_or_else(|| panic!("`{}` has no reader in tests/it/keys.rs", format.name))
}

/// A text without its spaces: some formats wrap their lines.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn squeezed_all(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| squeezed(text)).collect()
}

/// The texts of the options that the form itself says are right.
fn keyed(form: &Form) -> Vec<String> {
    let positions: Vec<usize> = match form {
        Form::SingleChoice(choices) | Form::TrueFalse(choices) => vec![choices.key()],
        Form::MultipleChoice(selection) => selection.right().to_vec(),
        Form::Ordering(sequence) => sequence.order().to_vec(),
        Form::Date(_) | Form::Number(_) => Vec::new(),
    };
    let options = form.options();
    positions
        .into_iter()
        .map(|position| options[position].text.clone())
        .collect()
}

/// Whether a text is judged right where it is typed at a terminal.
fn is_judged_right(question: &Question, typed: &str, words: &Words) -> bool {
    matches!(typed::judge(question, typed, words), Judgement::Read(answer) if answer.right)
}

/// Whether what is read to be right is right.
fn agrees(question: &Question, right: &Right, words: &Words) -> bool {
    let accepted = |number: &String| {
        let read = |text: &String| typed::number(text, words).ok();
        let mut others = question.accept.iter().filter_map(read);
        others.any(|other| number.parse() == Ok(other))
    };
    match (&question.form, right) {
        (Form::TrueFalse(choices), Right::Truth(truth)) => choices.key() == usize::from(!truth),
        (Form::Date(_) | Form::Number(_), Right::Typed(texts)) => {
            let all = |text: &String| is_judged_right(question, text, words);
            !texts.is_empty() && texts.iter().all(all)
        }
        (Form::Date(date), Right::Exact(texts)) => *texts == [date.to_string()],
        (Form::Number(number), Right::Exact(texts)) => {
            texts[0].parse::<Decimal>() == Ok(*number) && texts[1..].iter().all(accepted)
        }
        (Form::Date(_) | Form::Number(_), _) => false,
        (form, Right::Shown(texts)) => squeezed_all(texts) == squeezed_all(&keyed(form)),
        _ => false,
    }
}

/// Whether a stem is that of a question, with or without what a typed answer looks like.
fn asks(stem: &str, question: &Question, quiz: &Quiz) -> bool {
    let stem = squeezed(stem);
    stem == squeezed(&question.stem) || stem == squeezed(&asked(question, " ", quiz))
}

/// Each question alone and all of them together are read with their own key.
fn check_quiz(
    name: &str,
    reader: &Reader,
    quiz: &Quiz,
    written: impl Fn(&Quiz) -> (Vec<u8>, usize),
) {
    let words = lang::of(&quiz.language);
    let mut each = Vec::new();
    for question in &quiz.questions {
        let one = Quiz {
            questions: vec![question.clone()],
            ..quiz.clone()
        };
        let (bytes, count) = written(&one);
        let form = question.form.name();
        assert!(
            count == 0 || !reader.unsaid.contains(&form),
            "{name} holds a form that its row says it does not: {form}"
        );
        let items = (reader.read)(&bytes);
        assert_eq!(items.len(), count, "{name}: {}", question.id);
        for item in items {
            assert!(
                asks(&item.stem, question, quiz),
                "{name}: {item:?} for {}",
                question.stem
            );
            assert!(
                agrees(question, &item.right, words),
                "{name} has a wrong key: {:?} for {:?} of {}",
                item.right,
                question.answers,
                question.id
            );
            each.push(item);
        }
    }
    let (bytes, count) = written(quiz);
    let whole = (reader.read)(&bytes);
    assert_eq!(whole.len(), count, "{name}");
    assert_eq!(whole, each, "{name}");
}

fn check_deck(name: &str, reader: &Reader, deck: &Deck, (bytes, count): (Vec<u8>, usize)) {
    let read = (reader.read)(&bytes);
    assert_eq!(read.len(), count, "{name}");
    assert_eq!(read.len(), deck.cards.count(), "{name}");
    for (item, card) in read.iter().zip(deck.cards.iter()) {
        assert_eq!(item.stem, card.front, "{name}: {}", card.id);
        let back = Right::Shown(vec![card.back.clone()]);
        assert_eq!(
            item.right, back,
            "{name} has a wrong answer on the back: {}",
            card.id
        );
    }
}

fn check(quiz: &Quiz, deck: &Deck) {
    for format in FORMATS {
        let reader = reader(format);
        let options = Options::default();
        match format.write {
            Writer::Quiz(write) => check_quiz(format.name, reader, quiz, |quiz| {
                let mut bytes = Vec::new();
                let exported = write(quiz, &options, &mut bytes).expect("a vector takes all");
                (bytes, exported.count)
            }),
            Writer::Deck(write) => {
                let mut bytes = Vec::new();
                let exported = write(deck, &options, &mut bytes).expect("a vector takes all");
                check_deck(format.name, reader, deck, (bytes, exported.count));
            }
        }
    }
}

/// A small quiz of every form.
fn sample() -> Quiz {
    json::read(include_str!("../golden/sample/quiz.json")).expect("a quiz")
}

#[test]
fn every_format_has_the_key_of_the_sample() {
    let bank = include_str!("../golden/sample/bank.yaml");
    let facts = Facts::parse("bank.yaml", bank).expect("a sound bank");
    check(&sample(), &deck(&facts));
}

#[test]
fn every_format_has_the_key_of_every_question_of_the_banks_that_ship() {
    let shipped = banks::read("questions");
    assert!(shipped.len() >= 3);
    for (name, yaml) in shipped {
        let facts = Facts::parse(&name, &yaml).expect("a sound bank");
        let quiz = every(&facts, &Plan::new("7")).expect("questions");
        check(&quiz, &deck(&facts));
    }
}

#[test]
fn every_format_holds_every_form_but_those_of_its_row() {
    let quiz = sample();
    for format in FORMATS {
        let Writer::Quiz(write) = format.write else {
            continue;
        };
        let unsaid = reader(format).unsaid;
        for form in FORMS.iter().filter(|form| !unsaid.contains(form)) {
            let of_form = |question: &&Question| question.form.name() == *form;
            let one = Quiz {
                questions: quiz.questions.iter().filter(of_form).cloned().collect(),
                ..quiz.clone()
            };
            let count = one.questions.len();
            assert!(count > 0, "the sample lacks a {form}");
            let exported = write(&one, &Options::default(), &mut Vec::new());
            assert_eq!(
                exported.expect("a vector takes all").count,
                count,
                "{}: {form}",
                format.name
            );
        }
    }
}

#[test]
fn every_reader_is_of_a_format() {
    let known = |reader: &Reader| FORMATS.iter().any(|format| format.name == reader.format);
    for reader in READERS {
        assert!(known(reader), "there is no format `{}`", reader.format);
    }
}
