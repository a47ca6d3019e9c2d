//! `order`: three to five events to be put in order, never two whose order is not certain.

use std::cmp::Ordering;

use super::{Draft, Kind, Maker, Part, Refusal, Spot, shuffled};
use crate::facts::Value;
use crate::generate::events::{self, Event};
use crate::quiz::{Choice, Form, Sequence};

pub(super) const KIND: Kind = Kind {
    name: "order",
    about: "events to be put in order",
    share: 1,
    part: Part::Seasoning,
    ask,
};

fn ask(maker: &Maker, spot: Spot, id: &str) -> Result<Draft, Refusal> {
    let anchor = events::certain(maker, spot)?;
    let certain = |a: &Event, b: &Event| events::order(a, b) != Ordering::Equal;
    let others = events::others(maker, id, &anchor, |event| certain(event, &anchor));
    let mut chosen = vec![anchor];
    for event in others {
        if chosen.len() < maker.plan.options.min(5)
            && chosen.iter().all(|other| certain(other, &event))
        {
            chosen.push(event);
        }
    }
    if chosen.len() < 3 {
        return Err(Refusal::Because(
            "fewer than three events have a certain order",
        ));
    }
    let sequence = sequence(maker, id, &chosen).ok_or(Refusal::NotMadeForThis)?;
    let stem = maker.index.words.question.order.to_owned();
    let answers = sequence
        .order()
        .iter()
        .map(|&place| sequence.items()[place].text.clone())
        .collect();
    let mut question = maker.question(spot, id, stem, Form::Order(sequence));
    question.answers = answers;
    question.explanation = events::chronicle(maker, &chosen);
    question.facts = chosen
        .iter()
        .map(|event| maker.index.fact(event.spot).id.clone())
        .collect();
    Ok(Draft {
        question,
        spots: chosen.iter().map(|event| event.spot).collect(),
        keys: chosen.iter().map(|event| Value::Date(event.date)).collect(),
        strangers: Vec::new(),
    })
}

/// The events in an order that is not yet the right one.
fn sequence(maker: &Maker, id: &str, events: &[Event]) -> Option<Sequence> {
    let items: Vec<Choice> = events.iter().map(|event| event.choice(maker)).collect();
    let (mut places, _) = shuffled(maker, id, items.clone());
    if places
        .windows(2)
        .all(|pair| events[pair[0]].date.certainly_before(events[pair[1]].date))
    {
        places.rotate_left(1);
    }
    let shown: Vec<Choice> = places.iter().map(|&place| items[place].clone()).collect();
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|&at| events[places[at]].date.first());
    Sequence::new(shown, order)
}
