//! In which order the questions of a quiz stand.

use super::index::Index;
use super::{Draft, Generator, Order, kind};
use crate::date::Date;
use crate::facts::{Answer, FactId};

/// Puts drafts in the plan's order.
pub(super) fn arrange(generator: &Generator, drafts: &mut [Draft]) {
    match generator.plan.order {
        Order::Text => drafts.sort_by_cached_key(|draft| {
            let blank_ref = draft.blank_refs[0];
            let fact = generator.index.fact(blank_ref);
            let paragraph = fact.paragraphs.first().copied().unwrap_or(u32::MAX);
            let date = earliest(generator.index, blank_ref.fact).map(|date| date.first());
            (
                paragraph,
                date.is_none(),
                date,
                fact.id.as_str(),
                blank_ref.blank,
                // Ids of one blank differ in their kinds alone.
                kind(&draft.question.kind).map(|kind| kind.name),
            )
        }),
        Order::Mixed => {
            drafts.sort_by_cached_key(|draft| generator.draw("order", &draft.question.id, ""))
        }
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
