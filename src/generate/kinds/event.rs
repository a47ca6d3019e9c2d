//! `event`: which of these happened then? The date is as precise as the `ask` wants it; none that overlaps it is offered
//! beside the key.

use super::{Draft, Kind, Part, Pool, Refusal, Request};
use crate::date::Precision;
use crate::facts::Value;
use crate::generate::events::{self, Event};
use crate::quiz::{AnswerOption, Form, SingleChoice};
use crate::tokens::Tokens;

pub(super) const KIND: Kind = Kind {
    name: "event",
    about: "which event happened then",
    share: 1,
    part: Part::Variety,
    pool: Pool::Events,
    ask,
};

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let words = request.index.words;
    let anchor = events::of(request.index, request.blank_ref)?;
    let asked = request.blank().asked_date(words);
    let date = asked.unwrap_or(anchor.date);
    let when = match date.precision() {
        Precision::Year => 0,
        Precision::Month => 1,
        Precision::Day => 2,
    };
    let when = words.question.event_when[when].replace("{date}", &words.date(date));
    let stem = words.question.event.replace("{date}", &when);
    let name = Tokens::of(anchor.name);
    request
        .index
        .check_hidden(&name, &Value::Date(anchor.date))?;
    // What is known to the year only did not happen on a day that is known.
    let elsewhen =
        |event: &Event| !event.times.overlap(date) && event.date.precision() >= date.precision();
    let candidates = events::others(request, &anchor, elsewhen);
    let picked = events::distractors(request, &stem, &anchor, &candidates)?;
    choice(request, stem, &anchor, &picked)
}

/// A choice between events whose key is the anchor.
pub(super) fn choice(
    request: &Request,
    stem: String,
    anchor: &Event,
    picked: &[Event],
) -> Result<Draft, Refusal> {
    let right = AnswerOption {
        why: None,
        ..anchor.choice(request.index)
    };
    let distractors = picked
        .iter()
        .map(|event| event.choice(request.index))
        .collect();
    let (options, position) = request.shuffled_with_key(right, distractors);
    let choices = SingleChoice::new(options, position, false).ok_or(Refusal::Thin {
        found: picked.len(),
    })?;
    let mut question = request.question(stem, Form::SingleChoice(choices));
    question.answers = vec![anchor.name.to_owned()];
    let shown: Vec<&Event> = [anchor].into_iter().chain(picked).collect();
    question.facts = shown
        .iter()
        .map(|event| request.index.fact(event.blank_ref).id.clone())
        .collect();
    Ok(Draft {
        question,
        blank_refs: shown.iter().map(|event| event.blank_ref).collect(),
        keys: vec![
            Value::Date(anchor.date),
            Value::Text(anchor.name.to_owned()),
        ],
        worded: shown
            .iter()
            .map(|event| Value::Text(event.name.to_owned()))
            .collect(),
        foils: Vec::new(),
        undrawn: None,
    })
}
