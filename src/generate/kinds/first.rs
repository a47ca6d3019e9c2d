//! `first`: which of these came first, or last? Only events whose order against the key is certain, and none whose facts
//! are linked.

use std::cmp::Ordering;

use super::{BlankRef, Draft, Generator, Kind, Part, Pool, Refusal, event};
use crate::generate::events::{self, Event};
use crate::tokens::Tokens;

pub(super) const KIND: Kind = Kind {
    name: "first",
    about: "which event came first, or last",
    share: 1,
    part: Part::Variety,
    pool: Pool::Events,
    ask,
};

/// The end of a chronology at which the latest event stands.
const LAST: usize = 1;

/// Whether an event lies in the year from which the article speaks: who knows what the article is about knows that it
/// came last.
fn is_the_news(generator: &Generator, event: &Event) -> bool {
    let published = generator.index.facts.source().published;
    published.is_some_and(|published| published.year() == event.date.year())
}

/// Whether an event is called the first of its kind, or the last.
fn names_its_place(generator: &Generator, event: &Event) -> bool {
    let name = Tokens::of(event.name);
    let words = generator.index.words.audit.superlatives;
    name.iter().any(|word| words.contains(&word))
}

fn ask(generator: &Generator, spot: BlankRef, id: &str) -> Result<Draft, Refusal> {
    let anchor = events::certain(generator, spot)?;
    if names_its_place(generator, &anchor) {
        return Err(Refusal::Because("the name of the event says when it came"));
    }
    let mut ends = [(Ordering::Less, 0), (Ordering::Greater, 1)];
    ends.sort_by_key(|(_, end)| generator.draw("end", id, &end.to_string()));
    let mut refusal = Refusal::NotMadeForThis;
    for (order, end) in ends {
        if end == LAST && is_the_news(generator, &anchor) {
            if refusal == Refusal::NotMadeForThis {
                refusal = Refusal::Because("the last of all is the news itself");
            }
            continue;
        }
        let stem = generator.index.words.question.first[end];
        let beyond = |event: &Event| {
            events::order(&anchor, event) == order
                && !events::in_one_chain(generator, &anchor, event)
                && !names_its_place(generator, event)
        };
        let candidates = events::others(generator, id, &anchor, beyond);
        match events::distractors(generator, stem, &anchor, &candidates) {
            Ok(picked) => {
                let mut draft = event::choice(generator, id, stem.to_owned(), &anchor, &picked)?;
                let all = [vec![anchor], picked].concat();
                draft.question.explanation = events::chronicle(generator, &all);
                return Ok(draft);
            }
            Err(found) => refusal = found,
        }
    }
    Err(refusal)
}
