//! `amount`: a number to be written.

use super::{BlankRef, Draft, Generator, Kind, Part, Pool, Refusal, number};
use crate::facts::{Answer, Value};
use crate::quiz::Form;

pub(super) const KIND: Kind = Kind {
    name: "amount",
    about: "a number, to be written",
    share: 3,
    part: Part::Variety,
    pool: Pool::None,
    ask,
};

fn ask(generator: &Generator, spot: BlankRef, id: &str) -> Result<Draft, Refusal> {
    let blank = generator.index.blank(spot);
    let Answer::Number { value: key, .. } = blank.answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let stem = number::stem_of(generator, spot)?;
    let mut question = generator.question(spot, id, stem, Form::Number(key));
    let shown = generator.index.sentences.filling(blank);
    question.accept = number::spellings(generator, spot, key, &shown);
    question.answers = vec![shown];
    Ok(Draft {
        question,
        spots: vec![spot],
        keys: vec![Value::Number(key)],
        worded: Vec::new(),
        foils: Vec::new(),
    })
}
