//! In which order the questions of a quiz stand.

use super::index::{BlankRef, Index};
use super::{Generator, Order, kind};
use crate::date::Date;
use crate::facts::{Answer, FactId};
use crate::quiz::QuestionId;

/// Puts what is drawn in the plan's order; `of` gives the blank that it asks for, and the name of its kind.
pub(super) fn arrange<T>(
    generator: &Generator,
    drawn: &mut [T],
    of: impl Fn(&T) -> (BlankRef, &str),
) {
    let index = generator.index;
    match generator.plan.order {
        Order::Text => drawn.sort_by_cached_key(|one| {
            let (spot, name) = of(one);
            let fact = index.fact(spot);
            let paragraph = fact.paragraphs.first().copied().unwrap_or(u32::MAX);
            let date = earliest(index, spot.fact).map(|date| date.first());
            (
                paragraph,
                date.is_none(),
                date,
                fact.id.as_str(),
                spot.blank,
                // Ids of one blank differ in their kinds alone.
                kind(name).map(|kind| kind.name),
            )
        }),
        Order::Mixed => drawn.sort_by_cached_key(|one| {
            let (spot, name) = of(one);
            let id = QuestionId::new(&index.fact(spot).id, &index.blank(spot).id, name);
            generator.draw("order", &id, "")
        }),
    }
}

fn earliest(index: &Index, fact: FactId) -> Option<Date> {
    let blanks = index.facts.fact(fact).blanks.iter();
    let dates = blanks.filter_map(|blank| match blank.answer {
        Answer::Date { date, .. } => Some(date),
        _ => None,
    });
    dates.min_by_key(|date| date.first())
}
