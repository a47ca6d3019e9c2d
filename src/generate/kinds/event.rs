//! `event`: which of these happened then? None that overlaps the date is offered beside the key.

use super::{Draft, Kind, Maker, Part, Refusal, Spot, shuffled_with_key};
use crate::date::Precision;
use crate::facts::Value;
use crate::generate::events::{self, Event};
use crate::quiz::{Choice, Choices, Form};
use crate::wording::{self, Tokens};

pub(super) const KIND: Kind = Kind {
    name: "event",
    about: "which event happened then",
    share: 1,
    part: Part::Seasoning,
    ask,
};

fn ask(maker: &Maker, spot: Spot, id: &str) -> Result<Draft, Refusal> {
    let words = maker.index.words;
    let anchor = events::of(maker, spot)?;
    let when = match anchor.date.precision() {
        Precision::Year => 0,
        Precision::Month => 1,
        Precision::Day => 2,
    };
    let when = words.question.event_when[when].replace("{date}", &words.date(anchor.date));
    let stem = words.question.event.replace("{date}", &when);
    if wording::gives_date(&Tokens::of(anchor.name), anchor.date, words) {
        return Err(Refusal::Betrayed);
    }
    let elsewhen = |event: &Event| !event.times.overlap(anchor.date);
    let candidates = events::others(maker, id, &anchor, elsewhen);
    let picked = events::distractors(maker, &stem, &anchor, &candidates)?;
    choice(maker, id, stem, &anchor, &picked)
}

/// A choice between events whose key is the anchor.
pub(super) fn choice(
    maker: &Maker,
    id: &str,
    stem: String,
    anchor: &Event,
    picked: &[Event],
) -> Result<Draft, Refusal> {
    let right = Choice {
        why: None,
        ..anchor.choice(maker)
    };
    let distractors = picked.iter().map(|event| event.choice(maker)).collect();
    let (options, place) = shuffled_with_key(maker, id, right, distractors);
    let choices = Choices::new(options, place, false).ok_or(Refusal::Thin {
        found: picked.len(),
    })?;
    let mut question = maker.question(anchor.spot, id, stem, Form::Choice(choices));
    question.answers = vec![anchor.name.to_owned()];
    let shown: Vec<&Event> = [anchor].into_iter().chain(picked).collect();
    question.facts = shown
        .iter()
        .map(|event| maker.index.fact(event.spot).id.clone())
        .collect();
    Ok(Draft {
        question,
        spots: shown.iter().map(|event| event.spot).collect(),
        keys: vec![
            Value::Date(anchor.date),
            Value::Text(anchor.name.to_owned()),
        ],
        strangers: Vec::new(),
    })
}
