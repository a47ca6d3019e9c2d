//! Dates as people type them: what is shown reads back, and nothing typed does harm.

use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use quizpress::Date;
use quizpress::date::Precision;
use quizpress::lang::{self, Words};
use quizpress::typed::{self, Unread};

fn english() -> &'static Words {
    lang::of("en")
}

/// Any date of any precision.
pub fn dates() -> impl Strategy<Value = Date> {
    let precision = prop_oneof![
        proptest::strategy::Just(Precision::Year),
        proptest::strategy::Just(Precision::Month),
        proptest::strategy::Just(Precision::Day),
    ];
    (-3_651_000_i64..3_652_000, precision).prop_filter_map("a date in range", |(day, precision)| {
        Date::from_ordinal(day, Precision::Day).map(|date| date.coarsened(precision))
    })
}

/// Texts of the pieces that dates are made of, and of some that they are not.
fn scraps() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,5}",
        "[-./, ]{1,2}",
        proptest::sample::select(vec![
            "July", "jul", "may", "BC", "b.c.", "AD", "th", "st", "of", "the", "’", "−", "٣", "９",
            "\u{202e}", "\u{0}", "e\u{301}", "foo", "年",
        ])
        .prop_map(str::to_owned),
    ];
    proptest::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_date_prints_and_reads_back(date in dates()) {
        let shown = english().date(date);
        prop_assert_eq!(typed::date(&shown, english()), Ok(date));
        prop_assert_eq!(typed::date(&shown.to_uppercase(), english()), Ok(date));
        prop_assert_eq!(typed::date(&format!(" the {shown}. "), english()), Ok(date));
        prop_assert_eq!(typed::date(&date.to_string(), english()), Ok(date));
    }

    #[test]
    fn a_day_is_the_same_in_figures(date in dates(), slash in "[/-]") {
        let (Some(day), Some(month)) = (date.day(), date.month()) else { return Ok(()) };
        let year = date.year();
        if year < 100 {
            return Ok(());
        }
        prop_assert_eq!(typed::date(&format!("{day}.{month}.{year}"), english()), Ok(date));
        let slashed = typed::date(&format!("{day}{slash}{month}{slash}{year}"), english());
        if day <= 12 && i8::from(day != month) == 1 {
            let other = Date::from_day(year, day, month);
            prop_assert_eq!(slashed, Err(Unread::TwoDates(date, other.unwrap_or(date))));
        } else {
            prop_assert_eq!(slashed, Ok(date));
        }
    }

    #[test]
    fn what_is_read_was_typed(typed in scraps()) {
        if let Ok(date) = typed::date(&typed, english()) {
            // Each number of the date stands in what was typed, in some writing.
            let digits = quizpress::sanitize::visible(&typed);
            let digits: String = digits.replace('٣', "3").replace('９', "9");
            let numbers: Vec<i64> = digits
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let year = i64::from(date.year());
            let stands = |n: i64| numbers.contains(&n);
            prop_assert!(stands(year) || stands(1 - year) || stands(-year), "{date}");
            prop_assert!(date.day().is_none_or(|day| stands(day.into())), "{date}");
        }
    }

    #[test]
    fn nothing_typed_does_harm(typed in any::<String>(), scraps in scraps()) {
        for text in [typed.as_str(), &scraps, &format!("{scraps}{typed}")] {
            if let Err(unread) = typed::date(text, english()) {
                prop_assert!(!unread.say(text, english()).is_empty());
            }
            if let Err(unread) = typed::number(text, english()) {
                prop_assert!(!unread.say(text, english()).is_empty());
            }
            prop_assert!(typed::same_name(text, text, english()));
        }
    }
}
