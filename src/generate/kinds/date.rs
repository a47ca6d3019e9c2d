//! `date`: a date to be written, as precisely as the bank knows it; of a day that is no main fact month and year do.

use super::{BlankRef, Draft, Generator, Kind, Part, Pool, Refusal, when};
use crate::date::{Date, Precision};
use crate::facts::{Answer, Value, Weight};
use crate::lang::Words;
use crate::quiz::Form;

pub(super) const KIND: Kind = Kind {
    name: "date",
    about: "a date, to be written",
    share: 3,
    part: Part::Variety,
    pool: Pool::None,
    ask,
};

fn ask(generator: &Generator, spot: BlankRef, id: &str) -> Result<Draft, Refusal> {
    let Answer::Date { date: key, .. } = generator.index.blank(spot).answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let stem = when::stem_of(generator, spot, key)?;
    let to_the_day = is_asked_to_the_day(generator, spot);
    let stem = match key.precision() {
        Precision::Day if !to_the_day => however_precise(stem, generator.index.words),
        _ => stem,
    };
    let mut question = generator.question(spot, id, stem, Form::Date(key));
    question.answers = vec![generator.index.words.date(key)];
    question.accept = when::spellings(generator, spot, key);
    if !to_the_day {
        question.accept.extend(month_of(generator, key));
    }
    Ok(Draft {
        question,
        spots: vec![spot],
        keys: vec![Value::Date(key)],
        worded: Vec::new(),
        foils: Vec::new(),
    })
}

/// Whether the day itself is asked: of a main fact, or where the author names this kind.
fn is_asked_to_the_day(generator: &Generator, spot: BlankRef) -> bool {
    let named = generator
        .index
        .blank(spot)
        .kinds
        .iter()
        .any(|name| name == KIND.name);
    named || generator.index.fact(spot).weight == Weight::Main
}

/// A question for a day as one that month and year answer as well: "When" for "On which day".
fn however_precise(stem: String, words: &Words) -> String {
    let begins = words.dates.asks_day.iter();
    let mut open =
        begins.filter_map(|(day, any)| Some(format!("{any}{}", stem.strip_prefix(day)?)));
    open.next().unwrap_or(stem)
}

/// The month and year of a day, as they are shown and as ISO 8601 has them, which are right for it elsewhere.
fn month_of(generator: &Generator, key: Date) -> Vec<String> {
    if key.precision() != Precision::Day {
        return Vec::new();
    }
    let month = key.coarsened(Precision::Month);
    vec![generator.index.words.date(month), month.to_string()]
}
