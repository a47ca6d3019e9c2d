//! Dates as people type them.

mod parts;

use super::normal;
use super::unread::Unread;
use crate::date::Date;
use crate::lang::Words;
use parts::Parts;
pub(super) use parts::bare;

/// Reads a date in the ways of a language: `1989`, `20 July 1969`, `July 20th, 1969`, `1969-07-20`,
/// `20.7.1969`, `20/7/1969`, `July 1969`, `7/1969`, `44 BC`, `-0043`.
///
/// # Errors
/// Anything else; a date that does not exist; one that can be read in two ways, as `3/4/1999` where the
/// language says so; one without its year, or with two digits of it.
pub fn date(text: &str, words: &Words) -> Result<Date, Unread> {
    let text = normal::figures(text);
    if text.is_empty() {
        return Err(Unread::Empty);
    }
    if let Some(rest) = text.strip_prefix('-') {
        return minus(&text, rest);
    }
    let parts = Parts::of(&text, words)?;
    match parts.month {
        Some(month) => with_month_name(&parts, month),
        None => in_figures(&parts, words),
    }
}

/// A year before our era as ISO 8601 writes it: `-0043`, `-0043-03-15`.
fn minus(text: &str, rest: &str) -> Result<Date, Unread> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    match Date::parse(text) {
        Ok(date) => Ok(date),
        Err(_) if digits == 4 => Err(Unread::NoDate),
        Err(_) if digits > 0 => Err(Unread::MinusYear),
        Err(_) => Err(Unread::NoDate),
    }
}

/// `20 July 1969`, `July 20, 1969`, `July 1969`, in whatever order.
fn with_month_name(parts: &Parts, month: i8) -> Result<Date, Unread> {
    let Some(position) = parts.year_position()? else {
        let too_many = parts
            .numbers
            .iter()
            .find(|digits| digits.parse::<u8>().is_ok_and(|n| n > 31));
        return Err(match (parts.numbers.as_slice(), too_many) {
            ([_, year], None) => Unread::ShortYear(year.clone()),
            ([] | [_], None) => Unread::NoYear,
            ([_] | [_, _], Some(year)) => Unread::ShortYear(year.clone()),
            _ => Unread::NoDate,
        });
    };
    let year = parts.year(position)?;
    match parts.others(position)[..] {
        [] => Date::from_month(year, month).ok_or(Unread::NoDate),
        [day] => in_month(year, month, day),
        _ => Err(Unread::NoDate),
    }
}

/// `1989`, `1989-02`, `2/1989`, `1989-02-15`, `15.2.1989`, `15/2/1989`.
fn in_figures(parts: &Parts, words: &Words) -> Result<Date, Unread> {
    let count = parts.numbers.len();
    let Some(position) = parts.year_position()? else {
        return Err(match (count, parts.numbers.last()) {
            (1 | 3, Some(year)) => Unread::ShortYear(year.clone()),
            (2, _) => Unread::NoYear,
            _ => Unread::NoDate,
        });
    };
    let year = parts.year(position)?;
    match (parts.others(position)[..].as_ref(), position) {
        ([], _) => Date::from_year(year).ok_or(Unread::FarYear),
        // `1.969` and `1 969` are rather numbers than months of the year 969.
        ([_], 1) if parts.is_grouped() => Err(Unread::NoDate),
        ([month], _) => in_year(year, month),
        ([month, day], 0) => in_month(year, month_number(month)?, day),
        ([one, other], 2) => day_and_month(parts, year, one, other, words),
        _ => Err(Unread::NoDate),
    }
}

/// Two numbers before a year. With points the day comes first, unless it cannot; else the language says
/// whether the order is known.
fn day_and_month(
    parts: &Parts,
    year: i16,
    one: &str,
    other: &str,
    words: &Words,
) -> Result<Date, Unread> {
    let day_first = month_number(other).and_then(|month| in_month(year, month, one));
    if !words.dates.slash_is_ambiguous {
        return day_first;
    }
    let month_first = month_number(one).and_then(|month| in_month(year, month, other));
    let pointed = parts.signs.len() == 2 && parts.signs.iter().all(|&sign| sign == '.');
    match (day_first, month_first) {
        (Ok(date), Ok(same)) if date == same || pointed => Ok(date),
        (Ok(one), Ok(other)) => Err(Unread::TwoDates(one, other)),
        (Ok(date), Err(_)) | (Err(_), Ok(date)) => Ok(date),
        (Err(Unread::NoMonth(_)), Err(no_day @ Unread::NoDay(_))) => Err(no_day),
        (Err(unread), Err(_)) => Err(unread),
    }
}

fn month_number(digits: &str) -> Result<i8, Unread> {
    match digits.parse() {
        Ok(month @ 1..=12) => Ok(month),
        _ => Err(Unread::NoMonth(digits.to_owned())),
    }
}

fn in_year(year: i16, month: &str) -> Result<Date, Unread> {
    Date::from_month(year, month_number(month)?).ok_or(Unread::FarYear)
}

fn in_month(year: i16, month: i8, day: &str) -> Result<Date, Unread> {
    let whole = Date::from_month(year, month).ok_or(Unread::FarYear)?;
    let day = day.parse().map_err(|_| Unread::NoDay(whole))?;
    Date::from_day(year, month, day).ok_or(Unread::NoDay(whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = match date(text, lang::of("en")) {
            Ok(date) => date.to_string(),
            Err(unread) => unread.say(text, lang::of("en")),
        };
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn a_day_is_read_in_every_usual_way() {
        for text in [
            "20 July 1969",
            "July 20, 1969",
            "20th of July 1969",
            "the 20th of July, 1969",
            "  THE  20TH  JULY  1969. ",
            "July 20th 1969",
            "1969 July 20",
            "20 Jul 1969",
            "20-Jul-1969",
            "20.jul.1969",
            "20july1969",
            "Sunday, 20 July 1969",
            "on July 20, 1969",
            "1969-07-20",
            "1969-7-20",
            "1969/07/20",
            "1969.7.20",
            "20.7.1969",
            "20. 7. 1969",
            "20.07.1969",
            "20/7/1969",
            "7/20/1969",
            "20-7-1969",
            "20 7 1969",
            "20 July 1969 AD",
            "20 July A.D. 1969",
            "２０ Ｊｕｌｙ １９６９",
            "١٩٦٩-٠٧-٢٠",
            "20–July–1969",
            "“20 July 1969”",
        ] {
            check(text, "1969-07-20");
        }
    }

    #[test]
    fn months_and_years_are_read() {
        for text in [
            "July 1969",
            "jul 1969",
            "July, 1969",
            "7/1969",
            "07.1969",
            "1969-07",
            "1969/7",
            "in July of 1969",
        ] {
            check(text, "1969-07");
        }
        check("Sept. 1969", "1969-09");
        check("febr 1969", "1969-02");
        for text in [
            "1989",
            "1989.",
            "in 1989",
            "the year 1989",
            "AD 1989",
            "1989 CE",
            "c. 1989",
        ] {
            check(text, "1989");
        }
        check("476", "0476");
        check("AD 79", "0079");
        check("79 AD", "0079");
        check("0079", "0079");
        check("24 August AD 79", "0079-08-24");
        check("24 August 79 anno Domini", "0079-08-24");
        check("44 before Christ", "-0043");
        check("5/5/1999", "1999-05-05");
    }

    #[test]
    fn years_before_our_era_are_read() {
        for text in [
            "44 BC",
            "44bc",
            "44 B.C.",
            "44 BCE",
            "44 b.c.e.",
            "-0043",
            "BC 44",
            "−0043",
        ] {
            check(text, "-0043");
        }
        check("15 March 44 BC", "-0043-03-15");
        check("March 15, 44 BC", "-0043-03-15");
        check("-0043-03-15", "-0043-03-15");
        check("1 BC", "0000");
        check("0 BC", "There was no year 0: 1 BC comes before AD 1.");
        check("-43", "Write a year before our era as `512 BC`.");
        check("10000 BC", "The year of `10000 BC` is out of range.");
    }

    #[test]
    fn what_is_ambiguous_is_told_with_both_readings() {
        check(
            "3/4/1999",
            "`3/4/1999` can be 3 April 1999 or 4 March 1999. Write the month as a word.",
        );
        check("3.4.1999", "1999-04-03");
        let short = |year| {
            format!("The year `{year}` is too short. Write all its digits, as in 1804 (or AD 95).")
        };
        check("Jul 69", &short("69"));
        check("20 July 69", &short("69"));
        check("July '69", &short("69"));
        check("20/7/69", &short("69"));
        check("89", &short("89"));
    }

    #[test]
    fn what_is_missing_is_told() {
        for text in [
            "20 July",
            "July 20th",
            "July",
            "20/7",
            "20.7.",
            "the 20th of July",
        ] {
            let told = format!("`{text}` has no year. Write it too, as in 23 May 1804.");
            check(text, &told);
        }
    }

    #[test]
    fn impossible_dates_are_told() {
        check(
            "31 June 1969",
            "There is no such day: June 1969 has the days 1 to 30.",
        );
        check(
            "29 February 1900",
            "There is no such day: February 1900 has the days 1 to 28.",
        );
        check(
            "31/6/1969",
            "There is no such day: June 1969 has the days 1 to 30.",
        );
        check(
            "6/31/1969",
            "There is no such day: June 1969 has the days 1 to 30.",
        );
        check(
            "0 July 1969",
            "There is no such day: July 1969 has the days 1 to 31.",
        );
        check("13/1969", "There is no month 13: months run from 1 to 12.");
        check(
            "1969-13-01",
            "There is no month 13: months run from 1 to 12.",
        );
        check(
            "20/13/1969",
            "There is no month 13: months run from 1 to 12.",
        );
        check("12345", "The year of `12345` is out of range.");
    }

    #[test]
    fn what_is_no_single_date_is_not_guessed() {
        for text in [
            "yesterday",
            "1960s",
            "19th century",
            "20-21 July 1969",
            "July or August 1969",
            "1969/1970",
            "1969 or 1970",
            "20:17",
            "20 Foo 1969",
            "th 1969 th",
            "1969?1970",
            "BC",
            "44 BC BC",
            "1 2 3 1969",
            "-",
            "--0043",
            "1969年7月20日",
        ] {
            let told = format!(
                "`{text}` is not read as a date. Write it as 23 May 1804, May 1804 or 1804."
            );
            check(text, &told);
        }
    }
}
