//! `when`: a date among options, in order.

use super::{BlankRef, Draft, Generator, Kind, Part, Pool, Refusal};
use crate::date::Date;
use crate::facts::{Answer, Value};
use crate::generate::{dates, reasons};
use crate::quiz::{AnswerOption, Form, Quantity, SingleChoice};
use crate::tokens::Tokens;

pub(super) const KIND: Kind = Kind {
    name: "when",
    about: "a date among options",
    share: 24,
    part: Part::Core,
    pool: Pool::Dates,
    ask,
};

fn ask(generator: &Generator, spot: BlankRef, id: &str) -> Result<Draft, Refusal> {
    let index = generator.index;
    let Answer::Date { date: key, .. } = index.blank(spot).answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let stem = stem_of(generator, spot, key)?;
    let mut all = dates::distractors(generator, spot, id, &stem, key)?;
    all.push((key, None));
    all.sort_by_key(|(date, _)| date.first());
    let place = all
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
    let choices = SingleChoice::new(options, place, true).ok_or(Refusal::Thin { found })?;
    let mut question = generator.question(spot, id, stem, Form::SingleChoice(choices));
    question.answers = vec![index.words.date(key)];
    question.accept = spellings(generator, spot, key);
    Ok(Draft {
        question,
        spots: vec![spot],
        keys: vec![Value::Date(key)],
        worded: Vec::new(),
        foils: Vec::new(),
    })
}

/// The stem of a question about a date that does not give it away.
pub(super) fn stem_of(generator: &Generator, spot: BlankRef, key: Date) -> Result<String, Refusal> {
    let stem = generator.index.question(spot);
    let (tokens, key) = (Tokens::of(&stem), Value::Date(key));
    if generator.index.betrays(&tokens, &key) {
        return Err(generator.index.betrayed(&tokens, &key));
    }
    Ok(stem)
}

/// Other spellings that are right when typed: the ISO form, and those of the author.
pub(super) fn spellings(generator: &Generator, spot: BlankRef, key: Date) -> Vec<String> {
    let iso = key.to_string();
    let shown = generator.index.words.date(key);
    let iso = (iso != shown).then_some(iso);
    iso.into_iter()
        .chain(generator.index.blank(spot).accept.iter().cloned())
        .collect()
}
