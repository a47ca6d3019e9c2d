//! `date`: a date to be written, as precisely as the bank knows it.

use super::{Draft, Kind, Maker, Part, Refusal, Spot, when};
use crate::facts::{Answer, Value};
use crate::quiz::Form;

pub(super) const KIND: Kind = Kind {
    name: "date",
    about: "a date, to be written",
    share: 3,
    part: Part::Seasoning,
    ask,
};

fn ask(maker: &Maker, spot: Spot, id: &str) -> Result<Draft, Refusal> {
    let Answer::Date { date: key, .. } = maker.index.blank(spot).answer else {
        return Err(Refusal::NotMadeForThis);
    };
    let stem = when::stem_of(maker, spot, key)?;
    let mut question = maker.question(spot, id, stem, Form::Date(key));
    question.answers = vec![maker.index.words.date(key)];
    question.accept = when::spellings(maker, spot, key);
    Ok(Draft {
        question,
        spots: vec![spot],
        keys: vec![Value::Date(key)],
        strangers: Vec::new(),
    })
}
