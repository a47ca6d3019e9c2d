//! `first`: which of these came first, or last? Only events whose order against the key is certain, and none whose facts
//! are linked.

use std::cmp::Ordering;

use super::{Draft, Kind, Part, Pool, Refusal, Request, event};
use crate::generate::events::{self, Event};
use crate::generate::index::Index;
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
fn is_the_news(index: &Index, event: &Event) -> bool {
    let published = index.facts.source().published;
    published.is_some_and(|published| published.year() == event.date.year())
}

/// Whether an event is called the first of its kind, or the last.
fn names_its_rank(index: &Index, event: &Event) -> bool {
    let name = Tokens::of(event.name);
    let words = index.words.audit.superlatives;
    name.iter().any(|word| words.contains(&word))
}

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let anchor = events::certain(request.index, request.blank_ref)?;
    if names_its_rank(request.index, &anchor) {
        return Err(Refusal::Because("the name of the event says when it came"));
    }
    let mut ends = [(Ordering::Less, 0), (Ordering::Greater, 1)];
    ends.sort_by_key(|(_, end)| request.draw("end", &end.to_string()));
    let mut refusal = Refusal::NotMadeForThis;
    for (order, end) in ends {
        if end == LAST && is_the_news(request.index, &anchor) {
            if refusal == Refusal::NotMadeForThis {
                refusal = Refusal::Because("the last of all is the news itself");
            }
            continue;
        }
        let stem = request.index.words.question.first[end];
        let beyond = |event: &Event| {
            events::order(&anchor, event) == order
                && !events::in_one_chain(request.index, &anchor, event)
                && !names_its_rank(request.index, event)
        };
        let candidates = events::others(request, &anchor, beyond);
        match events::distractors(request, stem, &anchor, &candidates) {
            Ok(picked) => {
                let mut draft = event::choice(request, stem.to_owned(), &anchor, &picked)?;
                let all = [vec![anchor], picked].concat();
                draft.question.explanation = events::chronicle(request.index, &all);
                return Ok(draft);
            }
            Err(found) => refusal = found,
        }
    }
    Err(refusal)
}
