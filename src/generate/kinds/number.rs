//! `number`: a figure among options, in ascending order.

use rust_decimal::Decimal;

use super::{Draft, Kind, Maker, Part, Refusal, Spot};
use crate::facts::{Answer, Style, Value};
use crate::generate::{numbers, reasons};
use crate::quiz::{Choice, Choices, Form, Quantity};
use crate::wording::Tokens;

pub(super) const KIND: Kind = Kind {
    name: "number",
    about: "a figure among options",
    share: 24,
    part: Part::Staple,
    ask,
};

fn ask(maker: &Maker, spot: Spot, id: &str) -> Result<Draft, Refusal> {
    let index = maker.index;
    let blank = index.blank(spot);
    let Answer::Number {
        value: key, style, ..
    } = blank.answer
    else {
        return Err(Refusal::NotMadeForThis);
    };
    let stem = stem_of(maker, spot)?;
    let distractors = numbers::distractors(maker, spot, id, &stem, key)?;
    let mut all: Vec<(Decimal, Option<String>)> = distractors.into_iter().collect();
    all.push((key, None));
    all.sort_by_key(|(at, _)| *at);
    let values: Vec<Decimal> = all.iter().map(|(at, _)| *at).collect();
    let texts: Vec<String> = match style {
        Style::Ordinal => values
            .iter()
            .map(|&value| index.words.ordinal(value))
            .collect(),
        Style::Cardinal => index.words.numbers_of(&values),
    };
    let place = values
        .iter()
        .position(|&value| value == key)
        .unwrap_or_default();
    let reason = |value: Decimal| {
        let quotient = value.checked_div(key)?;
        (index.words.reasons.proportion)(quotient).filter(|_| style == Style::Cardinal)
    };
    let options = all
        .into_iter()
        .zip(texts)
        .enumerate()
        .map(|(at, ((value, why), text))| Choice {
            why: match why {
                _ if at == place => None,
                Some(why) => Some(reasons::authored(&text, &why, index.words)),
                None => reason(value),
            },
            value: Some(Quantity::Number(value)),
            text,
        });
    let options: Vec<Choice> = options.collect();
    let shown = options[place].text.clone();
    let found = options.len() - 1;
    let choices = Choices::new(options, place, true).ok_or(Refusal::Thin { found })?;
    let mut question = maker.question(spot, id, stem, Form::Choice(choices));
    question.accept = spellings(maker, spot, key, &shown);
    question.answers = vec![shown];
    Ok(Draft {
        question,
        spots: vec![spot],
        keys: vec![Value::Number(key)],
        strangers: Vec::new(),
    })
}

/// The stem of a question about a number that does not give it away.
pub(super) fn stem_of(maker: &Maker, spot: Spot) -> Result<String, Refusal> {
    let blank = maker.index.blank(spot);
    let Answer::Number { value, style, .. } = blank.answer else {
        return Err(Refusal::NotMadeForThis);
    };
    if value == Decimal::ONE && style == Style::Cardinal && blank.ask.is_none() {
        return Err(Refusal::Because(
            "the words around the hole show that one is meant: it needs an `ask`",
        ));
    }
    let stem = maker.index.question(spot);
    if maker
        .index
        .betrays(&Tokens::of(&stem), &Value::Number(value))
    {
        return Err(Refusal::Betrayed);
    }
    Ok(stem)
}

/// Spellings that are right when typed, beside the one that is shown: as the statement has it, the plain digits, and
/// those of the author.
pub(super) fn spellings(maker: &Maker, spot: Spot, key: Decimal, shown: &str) -> Vec<String> {
    let blank = maker.index.blank(spot);
    let stated = maker.index.prose.filling(blank);
    let mut spellings = vec![shown.to_owned()];
    for spelling in [stated, key.normalize().to_string()] {
        if !spellings.contains(&spelling) {
            spellings.push(spelling);
        }
    }
    spellings.remove(0);
    spellings.extend(blank.accept.iter().cloned());
    spellings
}
