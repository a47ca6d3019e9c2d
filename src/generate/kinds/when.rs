//! `when`: a date among options, in order.

use super::{Draft, Kind, Part, Pool, Refusal, Request};
use crate::date::Date;
use crate::facts::{Answer, Value};
use crate::generate::{dates, reasons};
use crate::quiz::{AnswerOption, Form, Quantity, SingleChoice};

pub(super) const KIND: Kind = Kind {
    name: "when",
    about: "a date among options",
    share: 24,
    part: Part::Core,
    pool: Pool::Dates,
    ask,
};

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let index = request.index;
    let Answer::Date { date: key, .. } = request.blank().answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let stem = request.stem(&Value::Date(key))?;
    let mut all = dates::distractors(request, &stem, key)?;
    all.push((key, None));
    all.sort_by_key(|(date, _)| date.first());
    let position = all
        .iter()
        .position(|(date, _)| *date == key)
        .unwrap_or_default();
    let option = |(date, why): (Date, Option<String>)| {
        let text = index.words.date(date);
        AnswerOption {
            why: why.map(|why| reasons::authored(&text, &why, index.words)),
            value: Some(Quantity::Date(date)),
            text,
        }
    };
    let options: Vec<AnswerOption> = all.into_iter().map(option).collect();
    let found = options.len() - 1;
    let choices = SingleChoice::new(options, position, true).ok_or(Refusal::Thin { found })?;
    let mut question = request.question(stem, Form::SingleChoice(choices));
    question.answers = vec![index.words.date(key)];
    question.accept = spellings(request, key);
    Ok(request.draft(question, Value::Date(key)))
}

/// Other spellings that are right when typed: the ISO form, and those of the author.
pub(super) fn spellings(request: &Request, key: Date) -> Vec<String> {
    let iso = key.to_string();
    let shown = request.index.words.date(key);
    let iso = (iso != shown).then_some(iso);
    iso.into_iter()
        .chain(request.blank().accept.iter().cloned())
        .collect()
}
