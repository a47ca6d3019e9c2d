//! `first`: which of these came first, or last? Only events whose order against the key is certain.

use std::cmp::Ordering;

use super::{Draft, Kind, Maker, Part, Refusal, Spot, event};
use crate::generate::events::{self, Event};

pub(super) const KIND: Kind = Kind {
    name: "first",
    about: "which event came first, or last",
    share: 1,
    part: Part::Seasoning,
    ask,
};

fn ask(maker: &Maker, spot: Spot, id: &str) -> Result<Draft, Refusal> {
    let anchor = events::certain(maker, spot)?;
    let mut ends = [(Ordering::Less, 0), (Ordering::Greater, 1)];
    ends.sort_by_key(|(_, end)| maker.draw("end", id, &end.to_string()));
    let mut refusal = Refusal::NotMadeForThis;
    for (order, end) in ends {
        let stem = maker.index.words.question.first[end];
        let beyond = |event: &Event| events::order(&anchor, event) == order;
        let candidates = events::others(maker, id, &anchor, beyond);
        match events::distractors(maker, stem, &anchor, &candidates) {
            Ok(picked) => {
                let mut draft = event::choice(maker, id, stem.to_owned(), &anchor, &picked)?;
                let all = [vec![anchor], picked].concat();
                draft.question.explanation = events::chronicle(maker, &all);
                return Ok(draft);
            }
            Err(found) => refusal = found,
        }
    }
    Err(refusal)
}
