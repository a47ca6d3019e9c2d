//! In which order the questions of a quiz stand.

use super::index::BlankRef;
use super::{Order, Plan};
use crate::date::Date;
use crate::facts::{Answer, Fact, FactId, Facts};
use crate::quiz::QuestionId;
use crate::random::Dice;

/// Puts what is drawn in the plan's order; `of` gives the blank that it asks for, and the name of its kind.
pub(super) fn arrange<T>(
    facts: &Facts,
    plan: &Plan,
    drawn: &mut [T],
    of: impl Fn(&T) -> (BlankRef, &str),
) {
    match plan.order {
        Order::Text => {
            let ranks = ranks(facts);
            drawn.sort_unstable_by(|one, other| {
                let key = |(blank_ref, name): (BlankRef, _)| {
                    (ranks[blank_ref.fact.0 as usize], blank_ref.blank, name)
                };
                key(of(one)).cmp(&key(of(other)))
            });
        }
        Order::Mixed => {
            let dice = Dice::new(&plan.seed);
            drawn.sort_by_cached_key(|one| {
                let (blank_ref, name) = of(one);
                let fact = facts.fact(blank_ref.fact);
                let id = QuestionId::new(&fact.id, &fact.blanks[blank_ref.blank].id, name);
                dice.rank(&["order", &id, ""])
            });
        }
    }
}

/// The rank of each fact in the order of the article.
fn ranks(facts: &Facts) -> Vec<u32> {
    let mut ordered: Vec<FactId> = (0..facts.facts().len() as u32).map(FactId).collect();
    ordered.sort_by_cached_key(|&id| {
        let fact = facts.fact(id);
        let paragraph = fact.paragraphs.first().copied().unwrap_or(u32::MAX);
        let date = earliest(fact).map(|date| date.first());
        (paragraph, date.is_none(), date, fact.id.as_str())
    });
    let mut ranks = vec![0; ordered.len()];
    for (rank, fact) in (0..).zip(ordered) {
        ranks[fact.0 as usize] = rank;
    }
    ranks
}

fn earliest(fact: &Fact) -> Option<Date> {
    let dates = fact.blanks.iter().filter_map(|blank| match blank.answer {
        Answer::Date { date, .. } => Some(date),
        _ => None,
    });
    dates.min_by_key(|date| date.first())
}
