//! `date`: a date to be written, as precisely as the bank knows it; of a day that is no main fact month and year do.

use super::{Draft, Kind, Part, Pool, Refusal, Request, when};
use crate::date::{Date, Precision};
use crate::facts::{Value, Weight};
use crate::lang::Words;
use crate::quiz::Form;
use crate::tokens::Tokens;

pub(super) const KIND: Kind = Kind {
    name: "date",
    about: "a date, to be written",
    share: 3,
    part: Part::Variety,
    pool: Pool::None,
    ask,
};

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let key = request.asked_date()?;
    let stem = request.stem(&Value::Date(key))?;
    let to_the_day = is_asked_to_the_day(request);
    let is_to_the_day = key.precision() == Precision::Day && to_the_day;
    if key.precision() > Precision::Year && !is_to_the_day && title_has_year(request, key) {
        return Err(Refusal::Because(
            "the title says the year, so that half of it is given: name `date` in its `kinds` to ask for the day",
        ));
    }
    let stem = match key.precision() {
        Precision::Day if !to_the_day => {
            let open = request.index.words.however_precise(&stem);
            open.unwrap_or(stem)
        }
        _ => stem,
    };
    let mut question = request.question(stem, Form::Date(key));
    question.answers = vec![request.index.words.date(key)];
    question.accept = when::spellings(request, key);
    if !to_the_day {
        question.accept.extend(month_of(request.index.words, key));
    }
    Ok(request.draft(question, Value::Date(key)))
}

/// Whether the title, which the reader has seen, says the year.
fn title_has_year(request: &Request, key: Date) -> bool {
    let (title, words) = (request.index.facts.title(), request.index.words);
    let year = words.date(key.coarsened(Precision::Year));
    Tokens::of(title).hold(&Tokens::of(&year))
}

/// Whether the day itself is asked: of a main fact, or where the author names this kind.
fn is_asked_to_the_day(request: &Request) -> bool {
    request.names_kind(&KIND) || request.fact().weight == Weight::Main
}

/// The month and year of a day, as they are shown and as ISO 8601 has them, which are right for it elsewhere.
fn month_of(words: &Words, key: Date) -> Vec<String> {
    if key.precision() != Precision::Day {
        return Vec::new();
    }
    let month = key.coarsened(Precision::Month);
    vec![words.date(month), month.to_string()]
}
