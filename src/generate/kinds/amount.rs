//! `amount`: a number to be written.

use super::{Draft, Kind, Maker, Part, Refusal, Spot, number};
use crate::facts::{Answer, Value};
use crate::quiz::Form;

pub(super) const KIND: Kind = Kind {
    name: "amount",
    about: "a number, to be written",
    share: 3,
    part: Part::Seasoning,
    ask,
};

fn ask(maker: &Maker, spot: Spot, id: &str) -> Result<Draft, Refusal> {
    let blank = maker.index.blank(spot);
    let Answer::Number { value: key, .. } = blank.answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let stem = number::stem_of(maker, spot)?;
    let mut question = maker.question(spot, id, stem, Form::Number(key));
    let shown = maker.index.prose.filling(blank);
    question.accept = number::spellings(maker, spot, key, &shown);
    question.answers = vec![shown];
    Ok(Draft {
        question,
        spots: vec![spot],
        keys: vec![Value::Number(key)],
        strangers: Vec::new(),
    })
}
