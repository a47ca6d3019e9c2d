//! What a number or a date that is to be typed looks like.
//!
//! In goes what is asked for, as it is and as it is shown, out comes the hint with an example in its style, which is never near
//! it: no day, month or year is that of the date, nor, as far as the calendar has room, that of another date of the bank.

use rust_decimal::Decimal;

use crate::date::Date;
use crate::lang::Words;

/// The examples of each style, of which one is far enough from any number.
const ORDINALS: [i64; 2] = [3, 12];
const SMALL: [i64; 2] = [5, 20];
const LARGE: [i64; 2] = [15_000, 2_000_000];
const OTHER_LARGE: [i64; 2] = [400_000, 70_000_000];
/// Tenths.
const PARTS: [i64; 2] = [25, 405];
/// One of four shares neither day nor month nor year with a date.
const DATES: [&str; 4] = ["1804-05-23", "1712-10-06", "1911-08-17", "1650-02-12"];

/// Years, months and days of an example, the usual ones first.
const YEARS: [i16; 6] = [1804, 1712, 1650, 1911, 1588, 1493];
const MONTHS: [i8; 12] = [5, 10, 8, 2, 11, 3, 7, 1, 9, 4, 12, 6];
const DAYS: [i8; 28] = [
    23, 6, 17, 12, 28, 14, 9, 19, 3, 26, 21, 8, 15, 11, 24, 2, 18, 27, 5, 13, 22, 7, 16, 10, 25, 4,
    20, 1,
];
/// So many years apart an example is not taken for a hint.
const FAR: i16 = 15;

/// A day for an example that is none of these dates: its year lies far from theirs, its month and its day are no other's, as far
/// as any are left, or those that the fewest have.
pub(crate) fn day_apart_from(dates: &[Date]) -> Option<Date> {
    let away = |year: &i16| dates.iter().map(|date| date.year().abs_diff(*year)).min();
    let is_far = |year: &&i16| away(year).is_none_or(|years| years >= FAR.unsigned_abs());
    let year = YEARS
        .iter()
        .find(is_far)
        .or(YEARS.iter().max_by_key(|year| away(year)))?;
    let with = |part: fn(Date) -> Option<i8>, one: &i8| {
        dates
            .iter()
            .filter(|date| part(**date) == Some(*one))
            .count()
    };
    let month = MONTHS.iter().min_by_key(|month| with(Date::month, month))?;
    let day = DAYS.iter().min_by_key(|day| with(Date::day, day))?;
    Date::from_day(*year, *month, *day)
}

/// `A month and its year, such as May 1804.`: an example as precise as the date, the bank's own where it does not share a part
/// with the date.
pub(crate) fn date_hint(key: Date, of_bank: Option<Date>, words: &Words) -> String {
    let apart = |example: &Date| {
        let other = example.coarsened(key.precision());
        let shares = |own: Option<i8>, other: Option<i8>| own.is_some() && own == other;
        other.year() != key.year()
            && !shares(key.month(), other.month())
            && !shares(key.day(), other.day())
    };
    let usual = DATES.iter().filter_map(|date| Date::parse(date).ok());
    let mut examples = of_bank.into_iter().chain(usual);
    let example = examples.find(apart).unwrap_or(key);
    let shown = words.date(example.coarsened(key.precision()));
    words.play.hints.dates[key.precision() as usize].replace("{example}", &shown)
}

/// `A number, such as 5.`: an ordinal for an ordinal, decimals for decimals, and large numbers, in digits and in words,
/// for a large one.
pub(crate) fn hint(key: Decimal, shown: &str, words: &Words) -> String {
    let hints = &words.play.hints;
    let whole = |number: &i64| Decimal::from(*number);
    let far = |numbers: [i64; 2]| far_from(key, numbers.map(|number| whole(&number)));
    let example = if key.normalize().scale() > 0 {
        words.number(far_from(key, PARTS.map(|tenths| Decimal::new(tenths, 1))))
    } else if shown == words.ordinal(key) && shown != words.number(key) {
        words.ordinal(far(ORDINALS))
    } else if key.abs() < Decimal::ONE_THOUSAND {
        words.number(far(SMALL))
    } else {
        let near = |numbers: &[i64; 2]| numbers.iter().any(|number| is_near(key, whole(number)));
        let examples = if near(&LARGE) { OTHER_LARGE } else { LARGE };
        let examples = examples.map(|number| words.number(whole(&number)));
        examples.join(hints.or)
    };
    hints.number.replace("{example}", &example)
}

/// The first of two examples that is not near the number.
fn far_from(key: Decimal, examples: [Decimal; 2]) -> Decimal {
    let [first, second] = examples;
    if is_near(key, first) { second } else { first }
}

/// Whether one of two numbers is less than twice as large as the other: an example that may be taken for a hint.
fn is_near(one: Decimal, other: Decimal) -> bool {
    let [low, high] = [one.abs().min(other), one.abs().max(other)];
    high < low.saturating_mul(Decimal::TWO)
}

#[cfg(test)]
mod tests {
    use super::{date_hint, day_apart_from, hint, is_near};
    use crate::date::Date;
    use crate::lang::of;
    use rust_decimal::Decimal;

    #[track_caller]
    fn check(key: &str, shown: &str, example: &str) {
        let hint = hint(key.parse().unwrap(), shown, of("en"));
        assert_eq!(hint, format!("A number, such as {example}."));
    }

    #[test]
    fn an_example_is_of_the_style_of_the_number_and_not_near_it() {
        check("30", "30th", "3rd");
        check("4", "4th", "12th");
        check("1", "1", "5");
        check("-7", "-7", "20");
        check("34", "34", "5");
        check("100", "100 metres", "5");
        check("0.1", "0.1", "2.5");
        check("1.5", "1.5", "40.5");
        check("5000", "5,000", "15,000 or 2 million");
        check("600000000", "600 million", "15,000 or 2 million");
        check("15000", "15,000", "400,000 or 70 million");
        let german = hint(Decimal::new(65, 1), "6,5", of("de"));
        assert_eq!(german, "Eine Zahl, zum Beispiel 2,5.");
    }

    #[test]
    fn an_example_shares_neither_day_nor_month_nor_year_with_the_date() {
        let shown = |date: &str, code| date_hint(Date::parse(date).unwrap(), None, of(code));
        assert_eq!(shown("1969-07-20", "en"), "A day, such as 23 May 1804.");
        assert_eq!(shown("1961-05-25", "en"), "A day, such as 6 October 1712.");
        assert_eq!(
            shown("1911-05-06", "en"),
            "A day, such as 12 February 1650."
        );
        assert_eq!(
            shown("1949-05", "de"),
            "Ein Monat mit Jahr, zum Beispiel Oktober 1712."
        );
        assert_eq!(shown("1804", "en"), "A year, such as 1712.");
    }

    #[test]
    fn an_example_is_no_date_of_the_bank_in_any_part() {
        let apart = |dates: &[&str]| {
            let dates = dates.iter().map(|date| Date::parse(date).unwrap());
            day_apart_from(&dates.collect::<Vec<_>>())
                .unwrap()
                .to_string()
        };
        assert_eq!(apart(&[]), "1804-05-23");
        assert_eq!(apart(&["1949-05-23"]), "1804-10-06");
        assert_eq!(apart(&["1949-05", "1961-10-06", "1810"]), "1712-08-23");
        let all: Vec<String> = (1..=12)
            .map(|month| format!("1990-{month:02}-23"))
            .collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        assert_eq!(apart(&[&all[..], &["1991-05"]].concat()), "1804-10-06");
        // Where the bank's own would point at the date, another stands in its place.
        let date = |text| Date::parse(text).unwrap();
        let hint = date_hint(date("1949-10"), Some(date("1588-10-06")), of("en"));
        assert_eq!(hint, "A month and its year, such as May 1804.");
    }

    #[test]
    fn one_of_the_examples_is_far_from_any_number() {
        for tenths in 1..2_000_000_i64 {
            let key = Decimal::new(tenths, 1);
            let shown = [super::ORDINALS, super::SMALL].map(|all| all.map(Decimal::from));
            let parts = super::PARTS.map(|tenths| Decimal::new(tenths, 1));
            for all in shown.into_iter().chain([parts]) {
                assert!(!is_near(key, super::far_from(key, all)), "{key}");
            }
        }
    }
}
