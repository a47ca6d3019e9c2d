//! `amount`: a number to be written.

use super::{Draft, Kind, Part, Pool, Refusal, Request, number};
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

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let blank = request.blank();
    let Answer::Number { value: key, .. } = blank.answer else {
        return Err(Refusal::NotMadeForThis);
    };
    if figures(key) > MEMORABLE && !request.names_kind(&KIND) {
        return Err(Refusal::Because(
            "nobody remembers so many figures: name `amount` in its `kinds` to ask for them all the same",
        ));
    }
    let stem = number::stem_of(request)?;
    let mut question = request.question(stem, Form::Number(key));
    let bare = request.index.sentences.filling(blank);
    let shown = measured(&bare, key, blank, &question.stem, request.index.words);
    question.accept = number::spellings(request, key, &shown);
    question.answers = vec![shown];
    Ok(request.draft(question, Value::Number(key)))
}
