//! `amount`: a number to be written.

use super::{BlankRef, Draft, Generator, Kind, Part, Pool, Refusal, number};
use crate::facts::{Answer, Value, figures};
use crate::quiz::Form;
use crate::sentence::measured;

pub(super) const KIND: Kind = Kind {
    name: "amount",
    about: "a number, to be written",
    share: 3,
    part: Part::Variety,
    pool: Pool::None,
    ask,
};

/// So many figures are remembered.
const MEMORABLE: u32 = 2;

fn ask(generator: &Generator, spot: BlankRef, id: &str) -> Result<Draft, Refusal> {
    let blank = generator.index.blank(spot);
    let Answer::Number { value: key, .. } = blank.answer else {
        return Err(Refusal::NotMadeForThis);
    };
    if figures(key) > MEMORABLE && !blank.kinds.iter().any(|name| name == KIND.name) {
        return Err(Refusal::Because(
            "nobody remembers so many figures: name `amount` in its `kinds` to ask for them all the same",
        ));
    }
    let stem = number::stem_of(generator, spot)?;
    let mut question = generator.question(spot, id, stem, Form::Number(key));
    let bare = generator.index.sentences.filling(blank);
    let shown = measured(&bare, key, blank, &question.stem, generator.index.words);
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
