//! `date`: a date to be written, as precisely as the bank knows it; of a day that is no main fact month and year do.

use super::{Draft, Kind, Part, Pool, Refusal, Request, when};
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

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let Answer::Date { date: key, .. } = request.blank().answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let stem = request.stem(&Value::Date(key))?;
    let mut question = request.question(stem, Form::Date(key));
    question.answers = vec![request.index.words.date(key)];
    question.accept = when::spellings(request, key);
    if !is_asked_to_the_day(request) {
        question.accept.extend(month_of(request.index.words, key));
    }
    Ok(Draft {
        question,
        spots: vec![request.spot],
        keys: vec![Value::Date(key)],
        worded: Vec::new(),
        foils: Vec::new(),
    })
}

/// Whether the day itself is asked: of a main fact, or where the author names this kind.
fn is_asked_to_the_day(request: &Request) -> bool {
    let named = request.blank().kinds.iter().any(|name| name == KIND.name);
    named || request.fact().weight == Weight::Main
}

/// The month and year of a day, as they are shown and as ISO 8601 has them, which are right for it elsewhere.
fn month_of(words: &Words, key: Date) -> Vec<String> {
    if key.precision() != Precision::Day {
        return Vec::new();
    }
    let month = key.coarsened(Precision::Month);
    vec![words.date(month), month.to_string()]
}
