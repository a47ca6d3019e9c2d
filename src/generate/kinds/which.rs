//! `which`: a name or a text among options. Of a list, one member is drawn, and no other is offered.

use super::{Draft, Kind, Maker, Part, Refusal, Spot, shuffled_with_key};
use crate::facts::{Answer, Value};
use crate::generate::names;
use crate::generate::stem::Gap;
use crate::prose::answers;
use crate::quiz::{Choice, Choices, Form};
use crate::wording::Tokens;

pub(super) const KIND: Kind = Kind {
    name: "which",
    about: "a name, or words, among options",
    share: 24,
    part: Part::Staple,
    ask,
};

fn ask(maker: &Maker, spot: Spot, id: &str) -> Result<Draft, Refusal> {
    let index = maker.index;
    let key = key(maker, spot, id)?;
    let blank = index.blank(spot);
    if matches!(blank.answer, Answer::List { .. }) && blank.ask.is_none() {
        return Err(Refusal::Because(
            "one member does not fill the hole of a list: `which` needs an `ask`",
        ));
    }
    let stem = index.question(spot);
    if index.betrays(&Tokens::of(&stem), &key) {
        return Err(Refusal::Betrayed);
    }
    if !Gap::new(&stem, index.words).takes(index, &key) {
        return Err(Refusal::Article);
    }
    let picked = names::distractors(maker, spot, id, &stem, &key)?;
    let strangers = names::strangers(index, spot, &key, &picked);
    let shown = index.prose.value(&key);
    let right = Choice {
        text: shown.clone(),
        value: None,
        why: None,
    };
    let distractors = picked
        .iter()
        .map(|candidate| candidate.choice(index))
        .collect();
    let (options, place) = shuffled_with_key(maker, id, right, distractors);
    let choices = Choices::new(options, place, false).ok_or(Refusal::Thin {
        found: picked.len(),
    })?;
    let mut question = maker.question(spot, id, stem, Form::Choice(choices));
    question.answers = vec![shown];
    question.accept = spellings(maker, spot, &key);
    Ok(Draft {
        question,
        spots: vec![spot],
        keys: vec![key],
        strangers,
    })
}

fn key(maker: &Maker, spot: Spot, id: &str) -> Result<Value, Refusal> {
    let blank = maker.index.blank(spot);
    match &blank.answer {
        Answer::Entity(_) | Answer::Text { .. } => Ok(answers(blank).remove(0)),
        Answer::List { items, .. } => {
            let drawn = items
                .iter()
                .min_by_key(|item| maker.draw("member", id, &maker.index.prose.value(item)));
            drawn.cloned().ok_or(Refusal::NotMadeForThis)
        }
        Answer::Date { .. } | Answer::Number { .. } => Err(Refusal::NotMadeForThis),
    }
}

/// Other spellings that are right when typed: aliases, and those of the author where there is one answer.
fn spellings(maker: &Maker, spot: Spot, key: &Value) -> Vec<String> {
    let mut spellings = match key {
        Value::Entity(entity) => maker.index.entity(*entity).aliases.clone(),
        _ => Vec::new(),
    };
    let blank = maker.index.blank(spot);
    if !matches!(blank.answer, Answer::List { .. }) {
        spellings.extend(blank.accept.iter().cloned());
    }
    spellings
}
