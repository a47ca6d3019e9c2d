//! Dates as options: other dates of the bank first, then dates near the key, with room between them that grows
//! with their distance from the present of the bank (docs/RULES.md, rules 28 and 29).

mod room;
mod round;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::cues::{self, Cue};
use super::gap::Gap;
use super::index::{BlankRef, Index};
use super::ordered::{Line, Source, Step};
use super::refusal::{LATEST, LATEST_KNOWN, LATEST_PUBLISHED};
use super::request::Request;
use super::truth::Truth;
use super::{Refusal, plausibility};
use crate::date::{Date, Precision};
use crate::facts::{Value, Wrong};
use crate::tokens::Tokens;
pub use room::room;
use room::{room_in_bank, room_in_frame};
use round::{alike, is_round, round};

/// How many dates of the bank on each side of the key are looked at.
const NEIGHBOURS: usize = 24;
/// How far from the key made dates lie at most, in rooms.
const REACH: i64 = 6;
/// The distractors of a date among options, ascending.
pub(crate) fn distractors(
    request: &Request,
    stem: &str,
    key: Date,
) -> Result<Vec<(Date, Option<String>)>, Refusal> {
    apart(request, stem, key, 1)
}

/// The distractors of a date, ascending, with room between them, and so many of its units at least.
pub(crate) fn apart(
    request: &Request,
    stem: &str,
    key: Date,
    least: i64,
) -> Result<Vec<(Date, Option<String>)>, Refusal> {
    let limits = Limits::new(request.index, request.blank_ref, stem, key);
    let room = room_in_frame(request.index, limits.frame, key);
    let room = room.min(room_in_bank(request.index, key, room)).max(least);
    let asked = Tokens::of(stem);
    let line = Line {
        key: key.ordinal().into(),
        steps: steps(request, &limits, (key, room)),
        apart: &|a, b| (a - b).abs() >= Decimal::from(room),
        // So that others of the bank are not known by being the only ones that the reader has met.
        of_bank: |wanted| wanted * 2 / 3,
        cue: &|values| {
            let date = |at: &Decimal| date_at(*at, key.precision());
            let dates: Vec<Date> = values.iter().filter_map(date).collect();
            let is_lone = is_round(key, room) && !dates.iter().any(|date| alike(*date, key));
            let round = is_lone.then_some(Cue::RoundDay);
            round.or_else(|| cues::of_dates(&asked, key, &dates, request.index.words))
        },
    };
    let draw = |options: usize, rank: usize| request.draw("rank", &format!("{options} {rank}"));
    let steps = line.distractors(request.plan, draw);
    let refused = |refusal| {
        let refusal = at_the_end(request.index, key, room, refusal);
        limits
            .truth
            .refused(refusal.between(|| open_sides(request.index, &limits, key, &[])))
    };
    let steps = steps.map_err(refused)?;
    let dated = |step: Step| Some((date_at(step.at, key.precision())?, step.why));
    Ok(steps.into_iter().filter_map(dated).collect())
}

/// A key that would be the last option because nothing that keeps room after it could be known is refused with what mends
/// that.
fn at_the_end(index: &Index, key: Date, room: i64, refusal: Refusal) -> Refusal {
    let is_open = |room: i64| {
        let next = Date::from_ordinal(key.ordinal() + room, key.precision());
        next.is_none_or(|next| !index.is_to_come(next))
    };
    let is_last = !index.is_to_come(key) && !is_open(room);
    match (refusal, index.facts.source().published) {
        (Refusal::Edge, None) if is_last => Refusal::Because(LATEST),
        (Refusal::Edge, Some(_)) if is_last && is_open(1) => Refusal::Because(LATEST_PUBLISHED),
        (Refusal::Edge, Some(_)) if is_last => Refusal::Because(LATEST_KNOWN),
        (other, _) => other,
    }
}

/// What any distractor of a date must keep to, whoever wrote it.
pub(super) struct Limits<'a> {
    index: &'a Index<'a>,
    truth: Truth<'a>,
    gap: Gap,
    frame: Option<Date>,
    /// Whether the right date is itself to come.
    is_plan: bool,
}

impl<'a> Limits<'a> {
    pub fn new(index: &'a Index<'a>, blank_ref: BlankRef, stem: &str, key: Date) -> Limits<'a> {
        Limits {
            index,
            truth: Truth::new(index, blank_ref, stem),
            gap: Gap::new(stem, index.words),
            frame: frame(index, &Tokens::of(stem), key),
            is_plan: index.is_to_come(key),
        }
    }

    /// Why a date can be no distractor; `None` where nothing speaks against it.
    pub fn objection(&self, date: Date) -> Option<&'static str> {
        let (index, value) = (self.index, Value::Date(date));
        if self.is_plan {
            // Nobody plans for what is over.
            if !index.is_to_come(date) {
                return Some(
                    "it is no later than `published`, and what is planned lies after that",
                );
            }
        } else if index.is_to_come(date) {
            return Some(match index.facts.source().published {
                Some(_) => "it begins after `published`, so it could not be known",
                None => {
                    "it lies after all dates of the bank, which does not say when it was `published`"
                }
            });
        }
        let is_outside = |frame: Date| date.coarsened(frame.precision()) != frame;
        if self.frame.is_some_and(is_outside) {
            return Some(
                "the question or the title holds the year or the month, and it lies in another",
            );
        }
        let fits = self.gap.takes(index, &value);
        let objection = (!fits).then_some("the article before the gap does not fit it");
        objection.or_else(|| self.truth.objection(&value))
    }
}

/// Whether the author could write a wrong date before a key, and whether after it, which needs no room, as far as somebody
/// could believe; those that are there already aside.
pub(super) fn open_sides(index: &Index, limits: &Limits, key: Date, there: &[Wrong]) -> [bool; 2] {
    let is_new = |date: &Date| {
        let mut there = there.iter();
        !there.any(|wrong| matches!(wrong.value, Value::Date(other) if other.order(*date).is_eq()))
    };
    let reach = REACH * room(key, index.present);
    let is_open = |sign: i64| {
        let mut dates = (1..=reach)
            .filter_map(|away| Date::from_ordinal(key.ordinal() + sign * away, key.precision()));
        dates.any(|date| is_new(&date) && limits.objection(date).is_none())
    };
    [-1, 1].map(is_open)
}

/// The candidates for a key with so much room around it.
fn steps(request: &Request, limits: &Limits, (key, room): (Date, i64)) -> Vec<Step> {
    let index = request.index;
    let (truth, frame) = (&limits.truth, limits.frame);
    let allowed = |date: &Date| limits.objection(*date).is_none();
    let blank = request.blank();
    let [first, last] = index.years(request.blank_ref, key);
    let offered = |date: &Date| {
        (first..=last).contains(&date.year())
            && is_between(blank.between.as_ref(), *date)
            && blank.every.is_none_or(|years| {
                let first = index.first_of_cycle(key, years);
                (date.year() - key.year()) % years == 0
                    && (blank.between.is_some() || first.is_none_or(|first| date.year() >= first))
            })
            && allowed(date)
    };
    let draws = request.draws("distractor");
    let step = |date: Date, source: Source, why: Option<String>| {
        let distance = (date.ordinal() - key.ordinal()).unsigned_abs();
        let draw = draws.draw(&date.to_string());
        let far = distance / room.unsigned_abs();
        let order = plausibility(request.plan.level, far, draw);
        Step {
            at: date.ordinal().into(),
            source,
            order,
            why,
        }
    };
    let mut steps = Vec::new();
    for wrong in &request.blank().wrong {
        if let Value::Date(date) = wrong.value {
            let date = date.coarsened(key.precision());
            steps.extend(allowed(&date).then(|| step(date, Source::Author, wrong.why.clone())));
        }
    }
    if !truth.only_by_the_author() {
        let bank = neighbours(index.dates_of(key.precision()), key);
        let reach = credible(key, room, frame.is_some()).max(cycles(key, blank.every));
        let near = |date: &Date| (date.ordinal() - key.ordinal()).abs() <= reach;
        steps.extend(
            bank.iter()
                .copied()
                .filter(near)
                .filter(offered)
                .map(|date| step(date, Source::Bank, None)),
        );
        let made: Vec<Date> = match blank.every {
            Some(years) => recurring(key, years, room).collect(),
            None if is_round(key, room) => round(key, 4 * REACH).collect(),
            None => made(key, room).collect(),
        };
        steps.extend(
            made.into_iter()
                .filter(offered)
                .map(|date| step(date, Source::Made, None)),
        );
    }
    steps
}

fn neighbours(dates: &[Date], key: Date) -> &[Date] {
    let position = dates.partition_point(|date| date.first() < key.first());
    &dates[position.saturating_sub(NEIGHBOURS)..(position + NEIGHBOURS).min(dates.len())]
}

/// Whether a date lies within the limits that the author set, if there are any.
fn is_between(limits: Option<&[Value; 2]>, date: Date) -> bool {
    match limits {
        Some([Value::Date(low), Value::Date(high)]) => {
            low.order(date).is_le() && date.order(*high).is_le()
        }
        _ => true,
    }
}

/// How far from the key a date of the bank lies at most, so that somebody could believe it, in units of the key's
/// precision: a few years of what happened of late, and farther the longer ago.
fn credible(key: Date, room: i64, framed: bool) -> i64 {
    match key.precision() {
        Precision::Year => REACH * room,
        Precision::Month => 6 * room,
        Precision::Day if framed => 366,
        Precision::Day => (30 * room).min(366),
    }
}

/// How far dates lie that come every so many years, as [`recurring`] makes them; 0 for others.
fn cycles(key: Date, every: Option<i16>) -> i64 {
    let years = i64::from(every.unwrap_or_default()) * REACH;
    match key.precision() {
        Precision::Year => years,
        Precision::Month => years * 12,
        Precision::Day => years * 366,
    }
}

/// The dates on which what comes every so many years may have come, on both sides, with room between them.
fn recurring(key: Date, every: i16, room: i64) -> impl Iterator<Item = Date> {
    // The room of a year; months and days of other years have enough.
    let least = match key.precision() {
        Precision::Year => room.max(1),
        Precision::Month | Precision::Day => 1,
    };
    let stride = (least + i64::from(every) - 1) / i64::from(every);
    let times = (1..=REACH).flat_map(move |time| [-time * stride, time * stride]);
    times.filter_map(move |times| {
        let year = i64::from(key.year()) + times * i64::from(every);
        let year = i16::try_from(year).ok()?;
        match (key.month(), key.day()) {
            (Some(month), Some(day)) => Date::from_day(year, month, day),
            (Some(month), None) => {
                Date::from_day(year, month, 1).map(|day| day.coarsened(Precision::Month))
            }
            _ => Date::from_year(year),
        }
    })
}

/// Dates within [`REACH`] rooms of the key, on both sides.
fn made(key: Date, room: i64) -> impl Iterator<Item = Date> {
    let stride = (room / 5).max(1);
    let offsets = (room..=room * REACH).step_by(stride as usize);
    offsets
        .flat_map(|offset| [-offset, offset])
        .filter_map(move |offset| Date::from_ordinal(key.ordinal() + offset, key.precision()))
}

fn date_at(at: Decimal, precision: Precision) -> Option<Date> {
    Date::from_ordinal(at.to_i64()?, precision)
}

/// The year or the month that the stem of a month or a day holds, or the title: where there is one, every option is in it.
fn frame(index: &Index, stem: &Tokens, key: Date) -> Option<Date> {
    let parts = [Precision::Month, Precision::Year].map(|precision| key.coarsened(precision));
    let mut wider = parts
        .into_iter()
        .filter(|part| part.precision() < key.precision());
    let title = Tokens::of(index.facts.title());
    wider.find(|part| {
        let shown = Tokens::of(&index.words.date(*part));
        stem.hold(&shown) || title.hold(&shown)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_dates_keep_their_room_on_both_sides() {
        let key = Date::parse("1989").unwrap();
        let made: Vec<i16> = made(key, 3).map(Date::year).collect();
        assert!(made.contains(&1986) && made.contains(&1992) && made.contains(&2007));
        assert!(!made.iter().any(|year| (1987..=1991).contains(year)));
        assert_eq!(
            made.iter().filter(|year| **year < 1989).count() * 2,
            made.len()
        );
    }

    #[test]
    fn what_comes_every_four_years_is_offered_in_such_years() {
        let years = |key: &str, room| -> Vec<i16> {
            let key = Date::parse(key).unwrap();
            let mut years: Vec<i16> = recurring(key, 4, room).map(Date::year).collect();
            years.sort_unstable();
            years
        };
        assert_eq!(years("2018", 1)[4..8], [2010, 2014, 2022, 2026]);
        assert_eq!(years("1930", 5)[5..7], [1922, 1938]);
        assert_eq!(years("2018-07-15", 1)[5..7], [2014, 2022]);
        assert_eq!(years("2016-02-29", 1)[5..7], [2012, 2020]);
    }

    #[test]
    fn of_late_only_near_dates_are_believed() {
        let reach = |key: &str, present| {
            let key = Date::parse(key).unwrap();
            credible(key, room(key, present), false)
        };
        assert_eq!(reach("2022", 2022), 6);
        assert_eq!(reach("2001", 2025), 12);
        assert_eq!(reach("1989-02", 2025), 12);
        assert_eq!(reach("2019-07-20", 2019), 60);
        assert_eq!(reach("1969-07-20", 2019), 366);
    }
}
