//! A date known to the day, the month or the year.
//!
//! In goes an ISO 8601 / EDTF text (`1989`, `1989-02`, `1989-02-15`, `-0043`), out comes a [`Date`] that
//! remembers how precisely it is known. This module does not know how a date is shown to a reader: that is
//! the work of [`crate::lang`].

use std::fmt;

use jiff::civil;

/// How precisely a [`Date`] is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Known to the year.
    Year,
    /// Known to the month.
    Month,
    /// Known to the day.
    Day,
}

/// A date of the proleptic Gregorian calendar, precise to a year, a month or a day.
///
/// Years run from -9998 (9999 BC; astronomical, year 0 is 1 BC) to 9999. There is no order between two
/// dates in general, since 1989 and February 1989 overlap: ask [`Date::certainly_before`] and
/// [`Date::overlaps`].
///
/// ```
/// use quizpress::Date;
///
/// let year = Date::parse("1989")?;
/// let day = Date::parse("1989-02-15")?;
/// assert!(year.overlaps(day));
/// assert!(!year.certainly_before(day));
/// assert_eq!(day.to_string(), "1989-02-15");
/// # Ok::<(), quizpress::date::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    first: civil::Date,
    precision: Precision,
}

/// Why a text is no [`Date`]: a sentence in lower case, without a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError(String);

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DateError {}

impl DateError {
    pub(crate) fn new(message: String) -> DateError {
        DateError(message)
    }
}

/// The first and the last year that a [`Date`] can have.
pub const YEARS: std::ops::RangeInclusive<i16> = -9998..=9999;

impl Date {
    /// The year `year` as a whole; `None` outside [`YEARS`].
    pub fn from_year(year: i16) -> Option<Date> {
        Date::new(year, 1, 1, Precision::Year)
    }

    /// A month (1 to 12) as a whole; `None` where there is no such month.
    pub fn from_month(year: i16, month: i8) -> Option<Date> {
        Date::new(year, month, 1, Precision::Month)
    }

    /// A single day; `None` where the calendar has no such day.
    pub fn from_day(year: i16, month: i8, day: i8) -> Option<Date> {
        Date::new(year, month, day, Precision::Day)
    }

    fn new(year: i16, month: i8, day: i8, precision: Precision) -> Option<Date> {
        let first = civil::Date::new(year, month, day).ok()?;
        YEARS.contains(&year).then_some(Date { first, precision })
    }

    /// Reads `1989`, `1989-02`, `1989-02-15`, or the same with a minus before a year of four digits.
    ///
    /// # Errors
    /// Any other shape, a month or a day that the calendar does not have, a year outside [`YEARS`].
    pub fn parse(text: &str) -> Result<Date, DateError> {
        let shape = || {
            DateError(format!(
                "`{text}` is no date: write a year, a month or a day as `1989`, `1989-02` or `1989-02-15`"
            ))
        };
        let (sign, rest) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let parts: Vec<&str> = rest.split('-').collect();
        let digits = |part: &str, width: usize| {
            (part.len() == width && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
        };
        let year = sign * digits(parts[0], 4).ok_or_else(shape)?;
        let part = |i: usize| digits(parts[i], 2).map(|n| n as i8).ok_or_else(shape);
        if !YEARS.contains(&year) {
            return Err(DateError(format!("the year of `{text}` is out of range")));
        }
        match parts.len() {
            1 => Date::from_year(year).ok_or_else(shape),
            2 => Date::from_month(year, part(1)?).ok_or_else(|| {
                DateError(format!(
                    "`{text}` has no such month: months run from 01 to 12"
                ))
            }),
            3 => {
                let (month, day) = (part(1)?, part(2)?);
                let whole = Date::from_month(year, month).ok_or_else(|| {
                    DateError(format!(
                        "`{text}` has no such month: months run from 01 to 12"
                    ))
                })?;
                Date::from_day(year, month, day).ok_or_else(|| {
                    let days = whole.last().day();
                    DateError(format!(
                        "`{text}` has no such day: that month ends with day {days}"
                    ))
                })
            }
            _ => Err(shape()),
        }
    }

    /// How precisely it is known.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The year, astronomical: 0 is 1 BC, -43 is 44 BC.
    pub fn year(self) -> i16 {
        self.first.year()
    }

    /// The month, 1 to 12, where it is known.
    pub fn month(self) -> Option<i8> {
        (self.precision >= Precision::Month).then(|| self.first.month())
    }

    /// The day of the month, 1 to 31, where it is known.
    pub fn day(self) -> Option<i8> {
        (self.precision == Precision::Day).then(|| self.first.day())
    }

    /// The first day that it covers.
    pub fn first(self) -> civil::Date {
        self.first
    }

    /// The last day that it covers.
    pub fn last(self) -> civil::Date {
        match self.precision {
            Precision::Day => self.first,
            Precision::Month => self.first.last_of_month(),
            Precision::Year => self.first.last_of_year(),
        }
    }

    /// Whether some day belongs to both.
    pub fn overlaps(self, other: Date) -> bool {
        self.first <= other.last() && other.first <= self.last()
    }

    /// Whether every day of `self` lies before every day of `other`.
    pub fn certainly_before(self, other: Date) -> bool {
        self.last() < other.first
    }

    /// The same date made less precise; unchanged where it is not known to `precision`.
    ///
    /// ```
    /// use quizpress::date::{Date, Precision};
    /// let day = Date::parse("1989-02-15").unwrap();
    /// assert_eq!(day.coarsened(Precision::Month).to_string(), "1989-02");
    /// ```
    pub fn coarsened(self, precision: Precision) -> Date {
        let precision = precision.min(self.precision);
        let (year, month) = (self.first.year(), self.first.month());
        match precision {
            Precision::Day => self,
            Precision::Month => Date::from_month(year, month).unwrap_or(self),
            Precision::Year => Date::from_year(year).unwrap_or(self),
        }
    }

    /// Which comes first at the coarser precision of the two: 1834 and 20 March 1834 are equal.
    pub fn order(self, other: Date) -> std::cmp::Ordering {
        let [one, other] = [
            self.coarsened(other.precision),
            other.coarsened(self.precision),
        ];
        one.ordinal().cmp(&other.ordinal())
    }

    /// The years, months and days from the first day of one date to that of another, whichever comes first;
    /// `None` where they cannot be counted.
    pub fn apart(self, other: Date) -> Option<[u64; 3]> {
        let (first, last) = (self.first.min(other.first), self.first.max(other.first));
        let span = first.until((jiff::Unit::Year, last)).ok()?;
        let counts = [span.get_years().into(), span.get_months(), span.get_days()];
        Some(counts.map(|count: i32| u64::from(count.unsigned_abs())))
    }

    /// Its number on the scale of its own precision: years, months or days since an origin of that scale.
    /// Two dates of one precision are in order as these numbers are, and as far apart.
    pub fn ordinal(self) -> i64 {
        let year = i64::from(self.first.year());
        match self.precision {
            Precision::Year => year,
            Precision::Month => year * 12 + i64::from(self.first.month()) - 1,
            Precision::Day => {
                let origin = civil::date(0, 1, 1);
                i64::from((self.first - origin).get_days())
            }
        }
    }

    /// The date whose [`Date::ordinal`] on the scale of `precision` is `ordinal`; `None` outside [`YEARS`].
    pub fn from_ordinal(ordinal: i64, precision: Precision) -> Option<Date> {
        match precision {
            Precision::Year => Date::from_year(i16::try_from(ordinal).ok()?),
            Precision::Month => {
                let year = i16::try_from(ordinal.div_euclid(12)).ok()?;
                Date::from_month(year, ordinal.rem_euclid(12) as i8 + 1)
            }
            Precision::Day => {
                let days = jiff::Span::new().try_days(ordinal).ok()?;
                let day = civil::date(0, 1, 1).checked_add(days).ok()?;
                Date::from_day(day.year(), day.month(), day.day())
            }
        }
    }
}

/// ISO 8601 / EDTF, as [`Date::parse`] reads it.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.first.year();
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", year.unsigned_abs())?;
        if let Some(month) = self.month() {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day() {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        match Date::parse(text) {
            Ok(date) => assert_eq!(date.to_string(), expected),
            Err(error) => assert_eq!(error.to_string(), expected),
        }
    }

    #[test]
    fn what_is_known_is_printed_back() {
        for text in [
            "1989",
            "1989-02",
            "1989-02-15",
            "-0043",
            "-0043-03-15",
            "0000",
            "9999-12-31",
            "2024-02-29",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn other_shapes_are_refused_with_the_cure() {
        for text in [
            "",
            "-",
            "89",
            "1989-2",
            "1989-02-1",
            "19890215",
            "1989-02-15T10:00",
            "1989/02",
            "+1989",
            "१९८९",
        ] {
            check(
                text,
                &format!(
                    "`{text}` is no date: write a year, a month or a day as `1989`, `1989-02` or `1989-02-15`"
                ),
            );
        }
    }

    #[test]
    fn impossible_dates_say_what_is_possible() {
        check(
            "1989-13",
            "`1989-13` has no such month: months run from 01 to 12",
        );
        check(
            "1989-00-01",
            "`1989-00-01` has no such month: months run from 01 to 12",
        );
        check(
            "2023-02-29",
            "`2023-02-29` has no such day: that month ends with day 28",
        );
        check("-9999", "the year of `-9999` is out of range");
    }

    #[test]
    fn order_is_certain_only_between_dates_that_do_not_overlap() {
        let date = |text| Date::parse(text).unwrap();
        assert!(date("1989").certainly_before(date("1990-01-01")));
        assert!(!date("1989").certainly_before(date("1989-12-31")));
        assert!(date("1989-12").overlaps(date("1989-12-31")));
        assert!(!date("1989-11").overlaps(date("1989-12-31")));
    }

    #[test]
    fn ordinals_count_in_steps_of_the_precision() {
        let date = |text| Date::parse(text).unwrap();
        assert_eq!(date("1970-01").ordinal() - date("1969-12").ordinal(), 1);
        assert_eq!(
            date("1970-01-01").ordinal() - date("1969-12-31").ordinal(),
            1
        );
        for text in [
            "1989",
            "-0043",
            "0000-01",
            "-0001-12",
            "1989-02-15",
            "-9998-01-01",
            "9999-12-31",
        ] {
            let date = date(text);
            assert_eq!(
                Date::from_ordinal(date.ordinal(), date.precision()),
                Some(date)
            );
        }
        assert_eq!(Date::from_ordinal(10_000, Precision::Year), None);
        assert_eq!(Date::from_ordinal(i64::MAX, Precision::Day), None);
    }
}
