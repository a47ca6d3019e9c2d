//! Dated events as options: the blanks that are dates with a noun phrase for what happened.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::cues::Needs;
use super::index::{BlankRef, Index, Times};
use super::request::Request;
use super::search::{self, Field, Trait};
use super::{Refusal, cues, plausibility, reasons};
use crate::date::Date;
use crate::facts::{Answer, FactId, Value};
use crate::quiz::AnswerOption;
use crate::tokens::Tokens;

/// Something that happened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Event<'a> {
    pub blank_ref: BlankRef,
    pub date: Date,
    pub name: &'a str,
    /// When it happened, or may have.
    pub times: &'a Times,
}

impl Event<'_> {
    /// As an option; when it happened is the reason why it is wrong, where it is.
    pub fn choice(&self, index: &Index) -> AnswerOption {
        let why = reasons::dated(self.date, self.name, index.words);
        AnswerOption {
            text: self.name.to_owned(),
            value: None,
            why: Some(why),
        }
    }
}

/// The event of a blank; none whose name holds its year, since that answers every question about events, and none that
/// was still to come when the article was published, since it may not have happened.
pub(crate) fn of<'a>(index: &'a Index<'a>, blank_ref: BlankRef) -> Result<Event<'a>, Refusal> {
    let Answer::Date {
        date,
        event: Some(name),
    } = &index.blank(blank_ref).answer
    else {
        return Err(Refusal::NotMadeForThis);
    };
    if index.is_to_come(*date) {
        return Err(Refusal::Because(
            "it was still to come when the article was published",
        ));
    }
    let times = index.times(blank_ref, name);
    match times.named_by_year {
        true => Err(index.given_away(&Tokens::of(name), &Value::Date(*date))),
        false => Ok(Event {
            blank_ref,
            date: *date,
            name,
            times,
        }),
    }
}

/// Whether the bank knows one date of an event only.
pub(crate) fn once<'a>(index: &'a Index<'a>, event: &Event) -> bool {
    let only = event.times.only(|| {
        let named = index.events_named(event.name).iter();
        // A date that is still to come counts as well.
        let mut dates = named.filter_map(|&blank_ref| match index.blank(blank_ref).answer {
            Answer::Date { date, .. } => Some(date),
            _ => None,
        });
        let first = dates.next()?;
        dates.all(|date| date == first).then_some(first)
    });
    only == Some(event.date)
}

/// As [`of`], where it is certain when the event happened.
pub(crate) fn certain<'a>(index: &'a Index<'a>, blank_ref: BlankRef) -> Result<Event<'a>, Refusal> {
    match of(index, blank_ref)? {
        event if event.times.open => Err(Refusal::Because(
            "the event may have happened at other times, too",
        )),
        event => Ok(event),
    }
}

/// Other events near an anchor of which `wanted` is true, those first that have to do with it, then the most plausible, of
/// facts that are not linked with the anchor's.
/// `wanted` keeps out what has the anchor's own name: all dates of that name are among the dates of both.
pub(crate) fn others<'a>(
    request: &Request<'_, 'a>,
    anchor: &Event,
    wanted: impl Fn(&Event) -> bool,
) -> Vec<Event<'a>> {
    let apart = |event: &Event| !linked(request.index, event, anchor) && wanted(event);
    let mut others = nearest(request, anchor, apart);
    others.sort_by_key(|event| !have_to_do(request.index, event, anchor));
    others
}

/// As [`others`], of facts that are linked or not.
pub(crate) fn nearest<'a>(
    request: &Request<'_, 'a>,
    anchor: &Event,
    wanted: impl Fn(&Event) -> bool,
) -> Vec<Event<'a>> {
    let near = request.index.events_near(anchor.date).iter();
    let draws = request.draws("event");
    let mut found: Vec<(u64, Event)> = near
        .filter_map(|&(_, blank_ref)| certain(request.index, blank_ref).ok())
        .filter(|event| event.blank_ref.fact != anchor.blank_ref.fact && wanted(event))
        .map(|event| {
            let years =
                (i64::from(event.date.year()) - i64::from(anchor.date.year())).unsigned_abs();
            let draw = draws.draw(event.name);
            (plausibility(request.plan.level, years / 3, draw), event)
        })
        .collect();
    found.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.name.cmp(other.name)));
    found.into_iter().map(|(_, event)| event).collect()
}

/// Of two events the one that certainly came before the other; `Equal` where that is not certain (docs/RULES.md, rule 9).
pub(crate) fn order(a: &Event, b: &Event) -> Ordering {
    if a.times.before(b.times) {
        Ordering::Less
    } else if b.times.before(a.times) {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// The distractors of a question whose key is the anchor: as many as the plan wants, or fewer, two at least; the first
/// set of which no two are linked, and that does not point at the key.
pub(crate) fn distractors<'a>(
    request: &Request<'_, 'a>,
    stem: &str,
    anchor: &Event,
    candidates: &[Event<'a>],
) -> Result<Vec<Event<'a>>, Refusal> {
    let needs = Needs::new(stem, anchor.name, request.index.words);
    let meets = |event: &Event| needs.met_by(event.name);
    let clash = |one: &Event, other: &Event| linked(request.index, one, other);
    let index = request.index;
    let refuses = |set: &[&Event]| {
        let names: Vec<&str> = set.iter().map(|event| event.name).collect();
        cues::twins(anchor.name, &names) || !are_of_one_age(index, anchor, set)
    };
    let most = request.plan.options - 1;
    let found = first_set(candidates, &meets, needs.all(), (2, most), &clash, &refuses);
    let all_met = || candidates.iter().fold(0, |met, event| met | meets(event));
    found.ok_or_else(|| match needs.all() & !all_met() {
        missing if missing != 0 && candidates.len() >= 2 => Refusal::unmet(&needs, missing),
        _ => {
            let facts: BTreeSet<FactId> = candidates.iter().map(|one| one.blank_ref.fact).collect();
            Refusal::Thin { found: facts.len() }
        }
    })
}

/// The first set of events that stand beside an anchor, of which no two clash, as many as `most` or fewer, two at least.
pub(crate) fn set<'a>(
    index: &Index,
    anchor: &Event,
    events: &[Event<'a>],
    most: usize,
    clash: &dyn Fn(&Event, &Event) -> bool,
) -> Option<Vec<Event<'a>>> {
    let refuses = |set: &[&Event]| !are_of_one_age(index, anchor, set);
    first_set(events, &|_| 0, 0, (2, most), clash, &refuses)
}

/// So many years lie between two events without everybody's knowing which came first.
const YEARS: i64 = 25;

/// Whether no event lies so far from its neighbour that it is known at once which comes first: between two of them is no more
/// than half of the way from the first of all to the article (docs/RULES.md, rule 62).
fn are_of_one_age(index: &Index, anchor: &Event, others: &[&Event]) -> bool {
    let all = others.iter().copied().chain([anchor]);
    let mut years: Vec<i64> = all.map(|event| event.date.year().into()).collect();
    years.sort_unstable();
    let whole = i64::from(index.present) - years[0];
    let most = YEARS.max(whole / 2);
    years.windows(2).all(|pair| pair[1] - pair[0] <= most)
}

/// Whether events that stand beside an anchor have mostly nothing to do with it: fewer than two have (docs/RULES.md, rule 62).
pub(crate) fn are_unlike<'a>(index: &'a Index<'a>, blank_refs: &[BlankRef]) -> bool {
    let event = |blank_ref: &BlankRef| of(index, *blank_ref).ok();
    let Some((anchor, others)) = blank_refs.split_first() else {
        return false;
    };
    let Some(anchor) = event(anchor) else {
        return false;
    };
    let others = others.iter().filter_map(event);
    others
        .filter(|other| have_to_do(index, other, &anchor))
        .count()
        < 2
}

fn first_set<'a>(
    events: &[Event<'a>],
    meets: &dyn Fn(&Event) -> u64,
    needs: u64,
    (fewest, most): (usize, usize),
    clash: &dyn Fn(&Event, &Event) -> bool,
    refuses: &dyn Fn(&[&Event]) -> bool,
) -> Option<Vec<Event<'a>>> {
    let mut field = Events {
        events,
        meets,
        met: Vec::new(),
        clash,
        refuses,
    };
    let positions = (fewest..=most)
        .rev()
        .find_map(|wanted| search::first_set(&mut field, wanted, needs, &mut [wanted]))?;
    Some(positions.iter().map(|&position| events[position]).collect())
}

/// Events, as a search sees them.
struct Events<'e, 'a> {
    events: &'e [Event<'a>],
    meets: &'e dyn Fn(&Event) -> u64,
    /// What the first of them meet, as far as they were looked at.
    met: Vec<u64>,
    clash: &'e dyn Fn(&Event, &Event) -> bool,
    refuses: &'e dyn Fn(&[&Event]) -> bool,
}

impl Field for Events<'_, '_> {
    fn get(&mut self, position: usize) -> Option<Trait> {
        while self.met.len() <= position {
            let next = self.events.get(self.met.len())?;
            self.met.push((self.meets)(next));
        }
        let meets = self.met[position];
        Some(Trait { meets, slot: 0 })
    }

    fn clash(&self, one: usize, other: usize) -> bool {
        let [one, other] = [one, other].map(|position| &self.events[position]);
        one.blank_ref.fact == other.blank_ref.fact
            || one.times.name == other.times.name
            || (self.clash)(one, other)
    }

    fn refuses(&self, set: &[usize]) -> bool {
        let set: Vec<&Event> = set.iter().map(|&position| &self.events[position]).collect();
        (self.refuses)(&set)
    }
}

/// Whether the facts of two events are linked: then their order may follow from what they are, without the article.
pub(crate) fn linked(index: &Index, one: &Event, other: &Event) -> bool {
    index.facts.linked(one.blank_ref.fact, other.blank_ref.fact)
}

/// Whether logic alone could put two events in order: their facts are linked, they name one thing, as its planning and
/// its launch do, or they differ in numbers alone (docs/RULES.md, rule 47).
pub(crate) fn in_one_chain(index: &Index, one: &Event, other: &Event) -> bool {
    linked(index, one, other) || one.times.in_one_chain(other.times)
}

/// Whether two events have to do with each other, so that somebody may ask how long one came after the other: their
/// facts are linked or stand in one paragraph, or their names share an entity, or a word that carries meaning.
pub(crate) fn have_to_do(index: &Index, one: &Event, other: &Event) -> bool {
    let question = &index.words.question;
    let says = |event: &Event, list: &[&str]| {
        let name = Tokens::of(event.name);
        list.iter().any(|word| name.say(word))
    };
    let is_of_death = says(one, question.died) || says(other, question.died);
    if is_of_death && !says(one, question.born) && !linked(index, one, other) {
        return false;
    }
    let [here, there] = [one, other].map(|event| index.fact(event.blank_ref).paragraphs.first());
    linked(index, one, other)
        || here.is_some() && here == there
        || one.times.share_a_subject(other.times)
        || one.times.share_a_word(other.times)
}

/// `16 July 1969: the launch. 20 July 1969: the landing.`, in order.
pub(crate) fn chronicle(index: &Index, events: &[Event]) -> String {
    let mut events = events.to_vec();
    events.sort_by_key(|event| event.date.first());
    let sentences: Vec<String> = events
        .iter()
        .map(|event| reasons::dated(event.date, event.name, index.words))
        .collect();
    sentences.join(" ")
}
