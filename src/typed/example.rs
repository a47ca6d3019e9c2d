//! What a number or a date that is to be typed looks like.
//!
//! In goes what is asked for, as it is and as it is shown, out comes the hint with an example in its style, which is never near
//! it: no day, month or year is that of the date.

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

/// `A month and its year, such as May 1804.`: an example as precise as the date.
pub(crate) fn date_hint(key: Date, words: &Words) -> String {
    let apart = |example: &Date| {
        let other = example.coarsened(key.precision());
        let shares = |own: Option<i8>, other: Option<i8>| own.is_some() && own == other;
        other.year() != key.year()
            && !shares(key.month(), other.month())
            && !shares(key.day(), other.day())
    };
    let mut examples = DATES.iter().filter_map(|date| Date::parse(date).ok());
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
    use super::{date_hint, hint, is_near};
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
        let shown = |date: &str, code| date_hint(Date::parse(date).unwrap(), of(code));
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
