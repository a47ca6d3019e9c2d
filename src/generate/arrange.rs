//! In which order the questions of a quiz stand.

use super::index::{BlankRef, Index};
use super::{Generator, Order};
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
        Order::Text => {
            let ranks = ranks(index);
            drawn.sort_unstable_by(|one, other| {
                let key = |(blank_ref, name): (BlankRef, _)| {
                    (ranks[blank_ref.fact.0 as usize], blank_ref.blank, name)
                };
                key(of(one)).cmp(&key(of(other)))
            });
        }
        Order::Mixed => drawn.sort_by_cached_key(|one| {
            let (blank_ref, name) = of(one);
            let id = QuestionId::new(&index.fact(blank_ref).id, &index.blank(blank_ref).id, name);
            generator.draw("order", &id, "")
        }),
    }
}

/// The rank of each fact in the order of the article.
fn ranks(index: &Index) -> Vec<u32> {
    let mut facts: Vec<FactId> = (0..index.facts.facts().len() as u32).map(FactId).collect();
    facts.sort_by_cached_key(|&id| {
        let fact = index.facts.fact(id);
        let paragraph = fact.paragraphs.first().copied().unwrap_or(u32::MAX);
        let date = earliest(index, id).map(|date| date.first());
        (paragraph, date.is_none(), date, fact.id.as_str())
    });
    let mut ranks = vec![0; facts.len()];
    for (rank, fact) in (0..).zip(facts) {
        ranks[fact.0 as usize] = rank;
    }
    ranks
}

fn earliest(index: &Index, fact: FactId) -> Option<Date> {
    let blanks = index.facts.fact(fact).blanks.iter();
    let dates = blanks.filter_map(|blank| match blank.answer {
        Answer::Date { date, .. } => Some(date),
        _ => None,
    });
    dates.min_by_key(|date| date.first())
}
