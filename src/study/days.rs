//! Moments and days.
//!
//! A day turns at 4 a.m. where the learner is, as in Anki: who studies past midnight still studies today. It is
//! counted by the calendar and not in hours, so that a day of 23 or 25 hours is a day, and each review keeps the
//! offset of its place, so that a journey moves no day of the past.

use std::fmt;

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, Zoned};

/// How long after midnight a day turns, in milliseconds.
const TURN: i64 = 4 * 3_600_000;

/// A day in milliseconds.
const DAY: i64 = 24 * 3_600_000;

/// A day of study, counted from the one of 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day so many days later.
    pub fn plus(self, days: u32) -> Day {
        Day(self.0.saturating_add_unsigned(days))
    }

    /// The day so many days earlier.
    pub fn minus(self, days: u32) -> Day {
        Day(self.0.saturating_sub_unsigned(days))
    }

    /// The days from another to this one, 0 where that is later.
    pub fn since(self, earlier: Day) -> u32 {
        self.0.saturating_sub(earlier.0).max(0).unsigned_abs()
    }

    /// Its date in the calendar; the last one that there is where it lies beyond.
    pub fn date(self) -> Date {
        let span = jiff::Span::new().try_days(self.0);
        span.and_then(|span| Date::constant(1970, 1, 1).checked_add(span))
            .unwrap_or(Date::MAX)
    }
}

/// As ISO 8601: `2026-11-24`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}

/// An instant, and the place's offset from UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970 began in UTC.
    pub millis: i64,
    /// Seconds east of UTC, less than 26 hours either way.
    pub offset: i32,
}

impl Moment {
    /// A moment as a clock on the wall shows it.
    pub fn new(now: &Zoned) -> Moment {
        Moment {
            millis: now.timestamp().as_millisecond(),
            offset: now.offset().seconds(),
        }
    }

    /// The day that it is part of.
    pub fn day(self) -> Day {
        let wall = self.millis.saturating_add(i64::from(self.offset) * 1000);
        let days = wall.saturating_sub(TURN).div_euclid(DAY);
        Day(i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX }))
    }

    /// The same moment in the time of another place.
    pub fn at_offset_of(self, other: Moment) -> Moment {
        Moment {
            offset: other.offset,
            ..self
        }
    }

    /// A moment as [`Moment`] is written; `None` where it is none.
    ///
    /// ```
    /// use quizpress::study::Moment;
    ///
    /// let moment = Moment::parse("2026-11-24T03:59:00.25+01:00").expect("a moment");
    /// assert_eq!(moment.day().to_string(), "2026-11-23");
    /// assert_eq!(moment.to_string(), "2026-11-24T03:59:00.25+01:00");
    /// ```
    pub fn parse(text: &str) -> Option<Moment> {
        let pieces = jiff::fmt::temporal::DateTimeParser::new()
            .parse_pieces(text)
            .ok()?;
        let offset = pieces.to_numeric_offset()?;
        let local = pieces.date().to_datetime(pieces.time()?);
        let instant = offset.to_timestamp(local).ok()?;
        Some(Moment {
            millis: instant.as_millisecond(),
            offset: offset.seconds(),
        })
    }
}

/// As ISO 8601 with its offset: `2026-11-24T20:00:00.123-08:00`.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let instant = Timestamp::from_millisecond(self.millis).unwrap_or(Timestamp::UNIX_EPOCH);
        let offset = Offset::from_seconds(self.offset).unwrap_or(Offset::UTC);
        instant.display_with_offset(offset).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(moment: &str, day: &str) {
        let moment = Moment::parse(moment).unwrap();
        assert_eq!(moment.day().to_string(), day);
    }

    #[test]
    fn a_day_turns_at_four_in_the_morning() {
        check("2026-11-24T03:59:59.999+01:00", "2026-11-23");
        check("2026-11-24T04:00:00+01:00", "2026-11-24");
        check("2026-11-25T00:30:00-08:00", "2026-11-24");
        check("1969-07-20T20:17:00+00:00", "1969-07-20");
    }

    #[test]
    fn a_day_of_23_or_25_hours_is_a_day() {
        let zone = jiff::tz::TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap();
        let day = |text: &str| {
            let local: jiff::civil::DateTime = text.parse().unwrap();
            Moment::new(&local.to_zoned(zone.clone()).unwrap()).day()
        };
        // The clocks go forward on 29 March and back on 25 October 2026.
        assert_eq!(day("2026-03-29T04:00").since(day("2026-03-28T04:00")), 1);
        assert_eq!(day("2026-03-29T03:59").since(day("2026-03-28T04:00")), 0);
        assert_eq!(day("2026-10-25T04:00").since(day("2026-10-25T03:59")), 1);
        assert_eq!(day("2026-10-26T03:59").since(day("2026-10-25T04:00")), 0);
    }

    #[test]
    fn a_journey_moves_no_day_of_the_past() {
        let before = Moment::parse("2026-11-23T20:00:00-08:00").unwrap();
        let after = Moment::parse("2026-11-25T08:00:00+13:00").unwrap();
        assert_eq!(after.day().since(before.day()), 2);
        assert_eq!(after.at_offset_of(before).day().since(before.day()), 1);
    }

    #[test]
    fn a_clock_that_went_back_loses_no_day() {
        assert_eq!(Day(5).since(Day(9)), 0);
        assert_eq!(Day(i32::MAX).plus(9), Day(i32::MAX));
        assert_eq!(Day(i32::MIN).since(Day(i32::MAX)), 0);
        assert_eq!(Day(i32::MAX).date(), Date::MAX);
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for text in ["", "2026-11-24", "2026-11-24T10:00", "x"] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
