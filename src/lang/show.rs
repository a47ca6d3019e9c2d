//! Dates and numbers as they are shown to a reader.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::Words;
use crate::date::{Date, Precision};

impl Words {
    /// A question for a day as one that leaves open how precisely it is asked: "When" for "On which day". `None` of any other.
    pub fn however_precise(&self, ask: &str) -> Option<String> {
        let mut begins = self.dates.asks_day.iter();
        begins.find_map(|(day, any)| {
            let rest = ask.strip_prefix(day)?;
            let first = rest.split(' ').next().unwrap_or_default();
            let is_of = self.question.belonging.contains(&first);
            (!is_of).then(|| format!("{any}{rest}"))
        })
    }

    /// What stands before a date of this precision, the usual word first: "on", "in".
    pub fn before_date(&self, precision: Precision) -> &'static [&'static str] {
        let [day, month, year] = self.dates.before;
        match precision {
            Precision::Day => day,
            Precision::Month => month,
            Precision::Year => year,
        }
    }

    /// `15 February 1989`, `February 1989`, `1989`, `44 BC`: as precise as it is known.
    pub fn date(&self, date: Date) -> String {
        let pattern = match date.precision() {
            Precision::Year => "{y}",
            Precision::Month => self.dates.month,
            Precision::Day => self.dates.day,
        };
        let part = |name: &str| match name {
            "d" => Cow::Owned(date.day().unwrap_or_default().to_string()),
            "m" => {
                let month = date.month();
                let name = |month: i8| self.dates.months[month as usize - 1];
                Cow::Borrowed(month.map_or("", name))
            }
            _ => Cow::Owned(self.year(date.year())),
        };
        // In one pass, since a large bank shows a million dates.
        let mut shown = String::with_capacity(2 * pattern.len());
        let mut pieces = pattern.split(['{', '}']);
        while let Some(words) = pieces.next() {
            shown.push_str(words);
            shown.extend(pieces.next().map(part));
        }
        shown
    }

    /// The parts of a date known to this precision, in the order in which they are written: 0 for the day, 1
    /// for the month, 2 for the year.
    pub fn date_parts(&self, precision: Precision) -> Vec<usize> {
        let pattern = match precision {
            Precision::Year => "{y}",
            Precision::Month => self.dates.month,
            Precision::Day => self.dates.day,
        };
        let position = |part: &str| pattern.find(part);
        let mut parts: Vec<(usize, usize)> = ["{d}", "{m}", "{y}"]
            .iter()
            .enumerate()
            .filter_map(|(number, part)| Some((position(part)?, number)))
            .collect();
        parts.sort_unstable();
        parts.into_iter().map(|(_, number)| number).collect()
    }

    /// `1989`, `AD 95`, `44 BC`.
    pub(crate) fn year(&self, year: i16) -> String {
        match year {
            100.. => year.to_string(),
            1..100 => self.dates.early_era.replace("{y}", &year.to_string()),
            _ => self
                .dates
                .before_era
                .replace("{y}", &(1 - i32::from(year)).to_string()),
        }
    }

    /// A number as a newspaper would show it: `143`, `15,000`, `1 million`.
    pub fn number(&self, number: Decimal) -> String {
        self.numbers([number]).remove(0)
    }

    /// Numbers in one notation, which the longest of them decides: `500,000`, `1,000,000`.
    pub fn numbers<const N: usize>(&self, numbers: [Decimal; N]) -> Vec<String> {
        self.numbers_of(&numbers)
    }

    /// As [`Words::numbers`], of any length.
    pub fn numbers_of(&self, numbers: &[Decimal]) -> Vec<String> {
        let fits = |&&(power, ..): &&(u32, &str, &str)| {
            numbers.iter().all(|&number| fits_scale(number, power))
        };
        match self.numbers.scales.iter().find(fits) {
            Some(&(power, one, many)) if !numbers.is_empty() => {
                let scale = Decimal::from(10_u64.pow(power));
                let show = |&number: &Decimal| {
                    let count = (number / scale).normalize();
                    format!(
                        "{} {}",
                        self.digits(count),
                        if count == Decimal::ONE { one } else { many }
                    )
                };
                numbers.iter().map(show).collect()
            }
            _ => numbers.iter().map(|&number| self.digits(number)).collect(),
        }
    }

    /// A whole number as an ordinal, `6th`; anything else as [`Words::number`] shows it.
    pub fn ordinal(&self, number: Decimal) -> String {
        match number.normalize().to_string().parse() {
            Ok(whole) => (self.numbers.ordinal)(whole),
            Err(_) => self.number(number),
        }
    }

    /// All its digits, grouped: `1,000,000`, `-2.5`. Decimals stand as the bank writes them (`1.10`).
    pub fn digits(&self, number: Decimal) -> String {
        let text = number.abs().to_string();
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let sign = if number.is_sign_negative() && !number.is_zero() {
            "-"
        } else {
            ""
        };
        let whole = if whole.len() < self.numbers.grouped_from {
            whole.to_owned()
        } else {
            let bytes = whole.as_bytes();
            let groups: Vec<&str> = bytes
                .rchunks(3)
                .rev()
                .filter_map(|group| std::str::from_utf8(group).ok())
                .collect();
            groups.join(self.numbers.group)
        };
        let point = if decimals.is_empty() {
            ""
        } else {
            self.numbers.point
        };
        format!("{sign}{whole}{point}{decimals}")
    }

    /// `1 year`, `4 years`.
    pub fn count(&self, n: u64, [one, many]: [&str; 2]) -> String {
        format!(
            "{} {}",
            self.digits(n.into()),
            if n == 1 { one } else { many }
        )
    }
}

/// Whether a number reads well as a multiple of a power of ten: at least 1, and with two decimals at most.
fn fits_scale(number: Decimal, power: u32) -> bool {
    let (number, scale) = (number.abs(), Decimal::from(10_u64.pow(power)));
    number >= scale && (number / scale).normalize().scale() <= 2
}

/// `1 question`, `2 questions`, from the singular and the plural: for whoever runs the program, in plain digits.
/// What learners read is counted by [`Words::count`].
pub fn counted(count: usize, [one, many]: [&str; 2]) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What follows the first of several names: ` and 3 more`; nothing where none is left.
pub fn and_more(left: usize) -> String {
    match left {
        0 => String::new(),
        left => format!(" and {left} more"),
    }
}

/// A text with its first letter in upper case.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// A text with its first letter in lower case.
pub(crate) fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::super::of;
    use super::*;

    #[track_caller]
    fn check(number: &str, expected: &str) {
        assert_eq!(of("en").number(number.parse().unwrap()), expected);
    }

    #[test]
    fn numbers_are_shown_as_in_a_newspaper() {
        check("0", "0");
        check("143", "143");
        check("1969", "1,969");
        check("15000", "15,000");
        check("1000000", "1 million");
        check("1500000", "1.5 million");
        check("1234567", "1,234,567");
        check("600000000", "600 million");
        check("21.50", "21.50");
        check("-2.5", "-2.5");
        check("-1234", "-1,234");
        check("2000000000", "2 billion");
    }

    #[test]
    fn the_parts_of_a_date_are_asked_for_as_it_is_written() {
        assert_eq!(of("en").date_parts(Precision::Day), [0, 1, 2]);
        assert_eq!(of("en").date_parts(Precision::Month), [1, 2]);
        assert_eq!(of("en").date_parts(Precision::Year), [2]);
    }

    #[test]
    fn numbers_that_stand_together_share_one_notation() {
        let show = |texts: [&str; 2]| of("en").numbers(texts.map(|text| text.parse().unwrap()));
        assert_eq!(show(["500000", "1000000"]), ["500,000", "1,000,000"]);
        assert_eq!(show(["2000000", "1500000"]), ["2 million", "1.5 million"]);
        assert_eq!(
            show(["2000000000", "1500000"]),
            ["2,000 million", "1.5 million"]
        );
    }

    #[test]
    fn dates_are_shown_as_precisely_as_they_are_known() {
        let show = |text| of("en").date(Date::parse(text).unwrap());
        assert_eq!(show("1989"), "1989");
        assert_eq!(show("1989-02"), "February 1989");
        assert_eq!(show("1989-02-05"), "5 February 1989");
        assert_eq!(show("-0043-03-15"), "15 March 44 BC");
        assert_eq!(show("0000"), "1 BC");
        assert_eq!(show("0079-08"), "August AD 79");
        assert_eq!(show("0100"), "100");
    }
}
