//! Dated events as options: the blanks that are dates with a noun phrase for what happened.

use std::cmp::Ordering;

use super::index::{Index, Spot};
use super::{Maker, Refusal, cues, plausibility, reasons};
use crate::date::{Date, Precision};
use crate::facts::{Answer, Value};
use crate::prose::answers;
use crate::quiz::Choice;
use crate::wording::{Plain, Tokens};

/// Something that happened.
#[derive(Clone, Debug)]
pub(crate) struct Event<'a> {
    pub spot: Spot,
    pub date: Date,
    pub name: &'a str,
    /// All dates on which it happened, or may have: its date among them, those of other blanks with that event, with
    /// the same stem or of the same relation, and what is contestable.
    pub dates: Vec<Date>,
    /// Whether it may have happened at other times, too.
    pub open: bool,
}

impl Event<'_> {
    /// As an option; when it happened is the reason why it is wrong, where it is.
    pub fn choice(&self, maker: &Maker) -> Choice {
        let why = reasons::dated(self.date, self.name, maker.index.words);
        Choice {
            text: self.name.to_owned(),
            value: None,
            why: Some(why),
        }
    }
}

/// The event of a blank; none whose name holds its year, since that answers every question about events.
pub(crate) fn of<'a>(maker: &Maker<'a>, spot: Spot) -> Result<Event<'a>, Refusal> {
    let index = maker.index;
    let Answer::Date {
        date,
        event: Some(name),
    } = &index.blank(spot).answer
    else {
        return Err(Refusal::NotMadeForThis);
    };
    let named = index.events_named(name);
    let event = Event {
        spot,
        date: *date,
        name,
        dates: named
            .iter()
            .flat_map(|&spot| possible_dates(index, spot))
            .collect(),
        open: named
            .iter()
            .flat_map(|&spot| index.shared_truth(spot))
            .any(|spot| index.blank(spot).open),
    };
    let tokens = Tokens::of(name);
    let holds_year = |date: &Date| {
        let year = date.coarsened(Precision::Year);
        tokens.hold(&Tokens::of(&index.words.date(year)))
    };
    match event.dates.iter().any(holds_year) {
        true => Err(Refusal::Betrayed),
        false => Ok(event),
    }
}

/// As [`of`], where it is certain when the event happened.
pub(crate) fn certain<'a>(maker: &Maker<'a>, spot: Spot) -> Result<Event<'a>, Refusal> {
    match of(maker, spot)? {
        event if event.open => Err(Refusal::Because(
            "the event may have happened at other times, too",
        )),
        event => Ok(event),
    }
}

fn possible_dates(index: &Index, spot: Spot) -> Vec<Date> {
    let shared = index.shared_truth(spot);
    let values = shared.iter().flat_map(|&spot| {
        let blank = index.blank(spot);
        answers(blank)
            .into_iter()
            .chain(blank.avoid.iter().cloned())
    });
    let date = |value| match value {
        Value::Date(date) => Some(date),
        _ => None,
    };
    values.filter_map(date).collect()
}

/// Other events near an anchor of which `wanted` is true, the most plausible first, of names and facts that differ.
/// `wanted` keeps out what has the anchor's own name: all dates of that name are among the dates of both.
pub(crate) fn others<'a>(
    maker: &Maker<'a>,
    id: &str,
    anchor: &Event,
    wanted: impl Fn(&Event) -> bool,
) -> Vec<Event<'a>> {
    let near = maker.index.events_near(anchor.date).iter();
    let mut found: Vec<(u64, Event)> = near
        .filter_map(|&(_, spot)| certain(maker, spot).ok())
        .filter(|event| event.spot.fact != anchor.spot.fact && wanted(event))
        .map(|event| {
            let years =
                (i64::from(event.date.year()) - i64::from(anchor.date.year())).unsigned_abs();
            let draw = maker.draw("event", id, event.name);
            (plausibility(maker.plan.level, years / 3, draw), event)
        })
        .collect();
    found.sort_by(|(a, one), (b, other)| a.cmp(b).then(one.name.cmp(other.name)));
    let mut facts = std::collections::HashSet::new();
    let mut names = std::collections::HashSet::new();
    found.retain(|(_, event)| {
        facts.insert(event.spot.fact) && names.insert(Plain::of(event.name, maker.index.words))
    });
    found.into_iter().map(|(_, event)| event).collect()
}

/// Of two events the one that certainly came before the other; `Equal` where that is not certain.
pub(crate) fn order(a: &Event, b: &Event) -> Ordering {
    let before = |a: &Event, b: &Event| {
        let mut dates = a.dates.iter();
        dates.all(|date| b.dates.iter().all(|other| date.certainly_before(*other)))
    };
    if before(a, b) {
        Ordering::Less
    } else if before(b, a) {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// The distractors of a question whose key is the anchor: as many as the plan wants, or fewer, two at least; the
/// last one is exchanged while the options point at the key.
pub(crate) fn distractors<'a>(
    maker: &Maker<'a>,
    stem: &str,
    anchor: &Event,
    candidates: &[Event<'a>],
) -> Result<Vec<Event<'a>>, Refusal> {
    let mut refusal = Refusal::Thin {
        found: candidates.len(),
    };
    for wanted in (2..maker.plan.options)
        .rev()
        .filter(|wanted| *wanted <= candidates.len())
    {
        let (first, rest) = candidates.split_at(wanted - 1);
        for last in rest {
            let picked: Vec<Event> = first.iter().chain([last]).cloned().collect();
            let names: Vec<&str> = picked.iter().map(|event| event.name).collect();
            match cues::among_names(stem, anchor.name, &names, maker.index.words) {
                None => return Ok(picked),
                Some(cue) => refusal = Refusal::Cue(cue),
            }
        }
    }
    Err(refusal)
}

/// `16 July 1969: the launch. 20 July 1969: the landing.`, in order.
pub(crate) fn chronicle(maker: &Maker, events: &[Event]) -> String {
    let mut events = events.to_vec();
    events.sort_by_key(|event| event.date.first());
    let sentences: Vec<String> = events
        .iter()
        .map(|event| reasons::dated(event.date, event.name, maker.index.words))
        .collect();
    sentences.join(" ")
}
