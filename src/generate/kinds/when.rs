//! `when`: a date among options, in order.

use super::{Draft, Kind, Maker, Part, Refusal, Spot};
use crate::date::Date;
use crate::facts::{Answer, Value};
use crate::generate::{dates, reasons};
use crate::quiz::{Choice, Choices, Form, Quantity};
use crate::wording::{self, Tokens};

pub(super) const KIND: Kind = Kind {
    name: "when",
    about: "a date among options",
    share: 24,
    part: Part::Staple,
    ask,
};

fn ask(maker: &Maker, spot: Spot, id: &str) -> Result<Draft, Refusal> {
    let index = maker.index;
    let Answer::Date { date: key, .. } = index.blank(spot).answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let stem = stem_of(maker, spot, key)?;
    let mut all = dates::distractors(maker, spot, id, &stem, key)?;
    all.push((key, None));
    all.sort_by_key(|(date, _)| date.first());
    let place = all
        .iter()
        .position(|(date, _)| *date == key)
        .unwrap_or_default();
    let option = |(date, why): (Date, Option<String>)| {
        let text = index.words.date(date);
        Choice {
            why: why.map(|why| reasons::authored(&text, &why, index.words)),
            value: Some(Quantity::Date(date)),
            text,
        }
    };
    let options: Vec<Choice> = all.into_iter().map(option).collect();
    let found = options.len() - 1;
    let choices = Choices::new(options, place, true).ok_or(Refusal::Thin { found })?;
    let mut question = maker.question(spot, id, stem, Form::Choice(choices));
    question.answers = vec![index.words.date(key)];
    question.accept = spellings(maker, spot, key);
    Ok(Draft {
        question,
        spots: vec![spot],
        keys: vec![Value::Date(key)],
        strangers: Vec::new(),
    })
}

/// The stem of a question about a date that does not give it away.
pub(super) fn stem_of(maker: &Maker, spot: Spot, key: Date) -> Result<String, Refusal> {
    let stem = maker.index.question(spot);
    if wording::gives_date(&Tokens::of(&stem), key, maker.index.words) {
        return Err(Refusal::Betrayed);
    }
    Ok(stem)
}

/// Other spellings that are right when typed: the ISO form, and those of the author.
pub(super) fn spellings(maker: &Maker, spot: Spot, key: Date) -> Vec<String> {
    let iso = key.to_string();
    let shown = maker.index.words.date(key);
    let iso = (iso != shown).then_some(iso);
    iso.into_iter()
        .chain(maker.index.blank(spot).accept.iter().cloned())
        .collect()
}
