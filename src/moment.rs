//! A date, or a time of a day: when something was last changed.
//!
//! In goes `2026-01`, `2026-01-03` or `2026-01-03T10:00`, out comes a [`Moment`] that prints as it was written. Times
//! are those of UTC, since a bank is the same file everywhere.

use std::fmt;

use jiff::civil;

use crate::date::{Date, DateError, Precision};

/// A date, or a time of a day.
///
/// ```
/// use quizpress::moment::Moment;
///
/// let morning = Moment::parse("2026-01-03T10:00")?;
/// let day = Moment::parse("2026-01-03")?;
/// assert_eq!(morning.seconds() - day.seconds(), 10 * 60 * 60);
/// assert_eq!(morning.to_string(), "2026-01-03T10:00");
/// # Ok::<(), quizpress::date::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    date: Date,
    /// Without fractions of a second.
    time: Option<civil::Time>,
}

impl Moment {
    /// Reads a date as [`Date::parse`] does, and after a day and a `T` (or one space) a time: `10:00` or `10:00:30`, with or
    /// without a `Z`.
    ///
    /// # Errors
    /// Any other shape, a date or a time that is none, a time after a month or a year.
    pub fn parse(text: &str) -> Result<Moment, DateError> {
        let timed = |(_, time): &(&str, &str)| time.starts_with(|c: char| c.is_ascii_digit());
        let Some((day, time)) = text.split_once(['T', 't', ' ']).filter(timed) else {
            return Date::parse(text).map(Moment::from);
        };
        let date = Date::parse(day)?;
        let wrong = || {
            DateError::new(format!(
                "`{text}` is no time of a day: write it as `2026-01-03T10:00`, in UTC"
            ))
        };
        if date.precision() != Precision::Day {
            return Err(wrong());
        }
        let time = clock(time).ok_or_else(wrong)?;
        Ok(Moment {
            date,
            time: Some(time),
        })
    }

    /// Its first second, counted from the beginning of 1970 in UTC; negative before that.
    pub fn seconds(self) -> i64 {
        let epoch = civil::date(1970, 1, 1);
        let days = i64::from((self.date.first() - epoch).get_days());
        let within = self.time.map_or(0, |time| {
            (i64::from(time.hour()) * 60 + i64::from(time.minute())) * 60 + i64::from(time.second())
        });
        days * 86_400 + within
    }
}

/// `10:00` or `10:00:30`, with or without a `Z`.
fn clock(text: &str) -> Option<civil::Time> {
    let text = text.strip_suffix(['Z', 'z']).unwrap_or(text);
    let mut parts = [0_i8; 3];
    let mut count = 0;
    for (part, number) in text.split(':').zip(0..) {
        let two_digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        *parts.get_mut(number)? = two_digits.then(|| part.parse().ok())??;
        count += 1;
    }
    let [hour, minute, second] = parts;
    (count >= 2).then(|| civil::Time::new(hour, minute, second, 0).ok())?
}

/// A moment of which the date alone is known.
impl From<Date> for Moment {
    fn from(date: Date) -> Moment {
        Moment { date, time: None }
    }
}

/// As [`Moment::parse`] reads it; seconds only where there are any.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date.fmt(f)?;
        let Some(time) = self.time else {
            return Ok(());
        };
        write!(f, "T{:02}:{:02}", time.hour(), time.minute())?;
        match time.second() {
            0 => Ok(()),
            second => write!(f, ":{second:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        match Moment::parse(text) {
            Ok(moment) => assert_eq!(moment.to_string(), expected),
            Err(error) => assert!(error.to_string().contains(expected), "{error}"),
        }
    }

    #[test]
    fn what_is_read_is_printed_back() {
        check("2026", "2026");
        check("2026-01", "2026-01");
        check("2026-01-03", "2026-01-03");
        check("2026-01-03T10:00", "2026-01-03T10:00");
        check("2026-01-03 10:00:30Z", "2026-01-03T10:00:30");
        check("2026-01-03T23:59:00", "2026-01-03T23:59");
    }

    #[test]
    fn what_is_no_time_is_refused() {
        let refused = "is no time of a day: write it as `2026-01-03T10:00`";
        for text in [
            "2026-01T10:00",
            "2026T10",
            "2026-01-03T10",
            "2026-01-03T1:00",
            "2026-01-03T24:00",
            "2026-01-03T10:60",
            "2026-01-03T10:00:00:00",
            "2026-01-03T10:00+01:00",
        ] {
            check(text, refused);
        }
        check("2026-02-30T10:00", "no such day");
        check("soon", "is no date");
        check("to morrow", "`to morrow` is no date");
        check("2026-01-03T", "`2026-01-03T` is no date");
        check("2026-01-03  10:00", "is no date");
    }

    #[test]
    fn a_date_is_its_first_second() {
        let seconds = |text: &str| Moment::parse(text).map(Moment::seconds);
        assert_eq!(seconds("1970"), Ok(0));
        assert_eq!(seconds("1970-01-02T00:01:01"), Ok(86_461));
        assert_eq!(seconds("1969-12-31"), Ok(-86_400));
    }
}
