//! `date`: a date to be written, as precisely as the bank knows it.

use super::{BlankRef, Draft, Generator, Kind, Part, Pool, Refusal, when};
use crate::facts::{Answer, Value};
use crate::quiz::Form;

pub(super) const KIND: Kind = Kind {
    name: "date",
    about: "a date, to be written",
    share: 3,
    part: Part::Variety,
    pool: Pool::None,
    ask,
};

fn ask(generator: &Generator, spot: BlankRef, id: &str) -> Result<Draft, Refusal> {
    let Answer::Date { date: key, .. } = generator.index.blank(spot).answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let stem = when::stem_of(generator, spot, key)?;
    let mut question = generator.question(spot, id, stem, Form::Date(key));
    question.answers = vec![generator.index.words.date(key)];
    question.accept = when::spellings(generator, spot, key);
    Ok(Draft {
        question,
        spots: vec![spot],
        keys: vec![Value::Date(key)],
        worded: Vec::new(),
        foils: Vec::new(),
    })
}
