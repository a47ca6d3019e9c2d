//! What is said in a session, as paragraphs.

use rust_decimal::Decimal;

use super::{Mode, Side, StudySettings};
use crate::deck::Written;
use crate::lang::Words;
use crate::play::{Paragraph, Tone, talk};
use crate::quiz::{AnswerOption, Form, MultipleChoice, Question};
use crate::study::session::{Left, Tally};
use crate::study::store::Studied;
use crate::study::{CardState, Grade, schedule};
use crate::typed::number_hint;

const INDENT: &str = "  ";

/// The mean length of a month and of a year, in days.
const MONTH: f64 = 30.437;
const YEAR: f64 = 365.25;

/// Something on the side.
pub(super) fn aside(text: &str) -> Vec<Paragraph> {
    vec![Paragraph::new(Tone::Dim, INDENT, text)]
}

/// What is left, and the front of a card.
pub(super) fn front(
    card: &CardState,
    side: &Side,
    left: Left,
    setting: &StudySettings,
) -> Vec<Paragraph> {
    let words = &setting.words.study;
    let counts = [left.due, left.new, left.again];
    let counts = counts
        .iter()
        .zip(words.left)
        .filter(|(count, _)| **count > 0);
    let mut pieces: Vec<String> = counts
        .map(|(count, piece)| piece.replace("{n}", &count.to_string()))
        .collect();
    pieces.extend(side.topic.clone());
    if card.flagged {
        pieces.push(setting.words.play.hints.flagged.to_owned());
    }
    let mut text = vec![
        Paragraph::gap(),
        Paragraph::new(Tone::Dim, "", pieces.join(" · ")),
        Paragraph::new(Tone::Strong, "", stem(side, setting)),
        Paragraph::gap(),
    ];
    if setting.way == crate::study::ReviewMode::Typed {
        let hints = &side.words.play.hints;
        let hint = match side.card.written {
            Written::Date(date) => hints.dates[date.precision() as usize].to_owned(),
            Written::Number(number) => number_hint(number, &side.card.back, side.words),
            Written::Words => return text,
        };
        text.push(Paragraph::new(Tone::Dim, "", hint));
    }
    text
}

fn stem<'a>(side: &'a Side, setting: &StudySettings) -> &'a str {
    match (&side.choice, setting.way) {
        (Some(question), crate::study::ReviewMode::Choice) => &question.stem,
        _ => &side.card.front,
    }
}

/// That a date or a figure is right as far as it goes.
pub(super) fn coarse(side: &Side) -> String {
    let typed = &side.words.play.typed;
    let asked = match side.card.written {
        Written::Date(date) => typed.precisions[date.precision() as usize],
        _ => typed.exact_figure,
    };
    typed.right_but_coarse.replace("{asked}", asked)
}

/// The back of a card, after the verdict where there is one.
pub(super) fn back(side: &Side, right: Option<bool>) -> Vec<Paragraph> {
    let [yes, no] = side.words.play.verdicts;
    let verdict = right.map(|right| match right {
        true => (Tone::Right, yes),
        false => (Tone::Wrong, no),
    });
    let verdict =
        verdict.map(|(tone, [mark, verdict])| Paragraph::new(tone, format!("{mark} "), verdict));
    let card = &side.card;
    let statement = (card.statement != card.back).then(|| card.statement.clone());
    let rest = statement
        .into_iter()
        .chain(talk::says_so(&card.paragraphs, side.words));
    verdict
        .into_iter()
        .chain([Paragraph::new(Tone::Strong, INDENT, &card.back)])
        .chain(rest.map(|text| Paragraph::new(Tone::Plain, INDENT, text)))
        .chain([Paragraph::gap()])
        .collect()
}

/// What was graded, and when the card comes back.
pub(super) fn graded(grade: Grade, interval: u32, setting: &StudySettings) -> Vec<Paragraph> {
    let words = &setting.words.study;
    let name = words.grades[grade as usize];
    match setting.mode {
        Mode::Cram => aside(name),
        Mode::Scheduled => {
            let when = when(interval, setting.words);
            aside(
                &words
                    .graded
                    .replace("{grade}", name)
                    .replace("{when}", &when),
            )
        }
    }
}

/// How long until a card comes back: `10 min`, `1 day`, `2.4 months`.
pub(super) fn when(days: u32, words: &Words) -> String {
    let (unit, count) = span(days);
    let [one, many] = words.study.times[unit];
    let pattern = if count == Decimal::ONE { one } else { many };
    pattern.replace("{n}", &words.digits(count))
}

/// The same in short, for a line of four: `10 min`, `1 d`, `2.4 mo`.
fn in_short(days: u32, words: &Words) -> String {
    let (unit, count) = span(days);
    words.study.short[unit].replace("{n}", &words.digits(count))
}

/// The unit that fits, from minutes to years, and how many of it.
fn span(days: u32) -> (usize, Decimal) {
    let tenths = |length: f64| Decimal::new((f64::from(days) / length * 10.0).round() as i64, 1);
    match days {
        0 => (0, schedule::AGAIN.into()),
        1..=30 => (1, days.into()),
        31..=364 => (2, tenths(MONTH).normalize()),
        _ => (3, tenths(YEAR).normalize()),
    }
}

/// What can be done at the front.
pub(super) fn front_hint(words: &Words) -> String {
    let commands = words
        .study
        .commands
        .iter()
        .map(|(key, verb)| format!("{key} {verb}"));
    let pieces = std::iter::once(words.study.turn.to_owned()).chain(commands);
    pieces.collect::<Vec<_>>().join(" · ")
}

/// What can be done where an answer is typed.
pub(super) fn typed_hint(words: &Words) -> String {
    let commands = words
        .study
        .commands
        .iter()
        .map(|(key, verb)| format!("/{key} {verb}"));
    let pieces = std::iter::once(words.study.unknown.to_owned()).chain(commands);
    pieces.collect::<Vec<_>>().join(" · ")
}

/// The four grades with the interval of each; the one of Enter is marked.
pub(super) fn grade_hint(intervals: [u32; 4], usual: Grade, setting: &StudySettings) -> String {
    let words = &setting.words.study;
    let piece = |grade: Grade| {
        let name = words.grades[grade as usize];
        let enter = if grade == usual { words.enter } else { "" };
        let piece = format!("{}{enter} {name}", grade.number());
        match setting.mode {
            Mode::Cram => piece,
            Mode::Scheduled => format!(
                "{piece} {}",
                in_short(intervals[grade as usize], setting.words)
            ),
        }
    };
    Grade::ALL.map(piece).join(" · ")
}

/// Which of the banks are wanted, as a question; `None` of fewer than two.
pub fn which(banks: &[Studied], words: &Words) -> Option<Question> {
    let [due, new, _] = words.study.left;
    let option = |bank: &Studied| {
        let due = due.replace("{n}", &bank.due.to_string());
        let new = new.replace("{n}", &bank.new.to_string());
        AnswerOption {
            // Two banks may have one title, but never one id.
            text: format!("{} ({}): {due} · {new}", bank.title, bank.id),
            value: None,
            why: None,
        }
    };
    // Any of them is right; a selection has one that is.
    let options = MultipleChoice::new(banks.iter().map(option).collect(), vec![0])?;
    let form = Form::MultipleChoice(options);
    Some(Question::new("", words.study.which, form))
}

/// Nothing is due; `new` cards wait for another day.
pub fn nothing_due(next: Option<(u32, usize)>, words: &Words) -> Vec<Paragraph> {
    let mut text = vec![Paragraph::new(Tone::Strong, "", words.study.nothing_due)];
    text.extend(upcoming(next, words));
    text
}

/// What was done, and what comes next: in so many days, so many cards.
pub fn closing(
    tally: Tally,
    left: Left,
    next: Option<(u32, usize)>,
    words: &Words,
) -> Vec<Paragraph> {
    let study = &words.study;
    let done = match tally.graded {
        0 => study.none_done.to_owned(),
        _ => study
            .done
            .replace("{cards}", &words.count(tally.graded as u64, study.answers))
            .replace("{known}", &tally.known.to_string())
            .replace("{new}", &tally.new.to_string()),
    };
    let mut text = vec![Paragraph::gap(), Paragraph::new(Tone::Strong, "", done)];
    match left.due + left.new + left.again {
        0 => text.extend(upcoming(next, words)),
        waiting => {
            let waiting = words.count(waiting as u64, study.cards);
            text.push(Paragraph::new(
                Tone::Plain,
                "",
                study.waiting.replace("{cards}", &waiting),
            ));
        }
    }
    text
}

fn upcoming(next: Option<(u32, usize)>, words: &Words) -> Option<Paragraph> {
    let (days, cards) = next?;
    let text = words
        .study
        .next
        .replace("{cards}", &words.count(cards as u64, words.study.cards))
        .replace("{when}", &when(days, words));
    Some(Paragraph::new(Tone::Plain, "", text))
}
