//! `order`: three to five events to be put in order, never two whose order is not certain.

use std::cmp;

use super::{Draft, Kind, Part, Pool, Refusal, Request};
use crate::date::{Date, Precision};
use crate::facts::Value;
use crate::generate::events::{self, Event};
use crate::generate::plausibility;
use crate::quiz::{AnswerOption, Form, Ordering};

pub(super) const KIND: Kind = Kind {
    name: "order",
    about: "events to be put in order",
    share: 1,
    part: Part::Variety,
    pool: Pool::Events,
    ask,
};

fn ask(request: &Request) -> Result<Draft, Refusal> {
    let anchor = events::certain(request.index, request.blank_ref)?;
    let certain =
        |a: &Event, b: &Event| events::order(a, b) != cmp::Ordering::Equal && is_told(a, b);
    let chained = |a: &Event, b: &Event| events::in_one_chain(request.index, a, b);
    let fits = |event: &Event| certain(event, &anchor) && !chained(event, &anchor);
    let mut others = events::others(request, &anchor, fits);
    // A chronology reaches farther than the options of a choice do; else all events of one time would have the same one.
    let draws = request.draws("order");
    others.sort_by_cached_key(|event| {
        let years = i64::from(event.date.year()) - i64::from(anchor.date.year());
        let decades = years.unsigned_abs() / 10;
        let order = plausibility(request.plan.level, decades, draws.draw(event.name));
        (!events::have_to_do(request.index, event, &anchor), order)
    });
    let clash = |a: &Event, b: &Event| !certain(a, b) || chained(a, b);
    let most = request.plan.options.min(5) - 1;
    let others = events::set(request.index, &anchor, &others, most, &clash).ok_or(
        Refusal::Because("fewer than three events have a certain order"),
    )?;
    let chosen: Vec<Event> = std::iter::once(anchor).chain(others).collect();
    let sequence = sequence(request, &chosen).ok_or(Refusal::NotMadeForThis)?;
    let stem = request.index.words.question.order.to_owned();
    let answers = sequence
        .order()
        .iter()
        .map(|&position| sequence.items()[position].text.clone())
        .collect();
    let mut question = request.question(stem, Form::Ordering(sequence));
    question.answers = answers;
    question.explanation = events::chronicle(request.index, &chosen);
    question.facts = chosen
        .iter()
        .map(|event| request.index.fact(event.blank_ref).id.clone())
        .collect();
    Ok(Draft {
        question,
        blank_refs: chosen.iter().map(|event| event.blank_ref).collect(),
        keys: chosen.iter().map(|event| Value::Date(event.date)).collect(),
        worded: Vec::new(),
        foils: Vec::new(),
        undrawn: None,
    })
}

/// So many months lie between two events at least where the month is all that is known of one.
const MONTHS: i64 = 6;

/// Whether somebody can tell which of two events came first who knows of both, and not their dates by heart (docs/RULES.md,
/// rule 9).
fn is_told(a: &Event, b: &Event) -> bool {
    let [a, b] = [a, b].map(|event| event.date);
    let month = |date: Date| date.coarsened(Precision::Month).ordinal();
    match a.precision().min(b.precision()) {
        Precision::Month => (month(a) - month(b)).abs() >= MONTHS,
        Precision::Year | Precision::Day => true,
    }
}

/// The events in an order that is not yet the right one.
fn sequence(request: &Request, events: &[Event]) -> Option<Ordering> {
    let items: Vec<AnswerOption> = events
        .iter()
        .map(|event| event.choice(request.index))
        .collect();
    let (mut positions, _) = request.shuffled(items.clone());
    if positions
        .windows(2)
        .all(|pair| events[pair[0]].date.certainly_before(events[pair[1]].date))
    {
        positions.rotate_left(1);
    }
    let shown: Vec<AnswerOption> = positions
        .iter()
        .map(|&position| items[position].clone())
        .collect();
    let mut order: Vec<usize> = (0..positions.len()).collect();
    order.sort_by_key(|&at| events[positions[at]].date.first());
    Ordering::new(shown, order)
}
