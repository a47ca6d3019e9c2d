//! In go words that tell a date from the day of the article, as `on Thursday`, `yesterday`, `last year`, `three days ago`, out comes
//! the date.

use jiff::Span;

use super::{Found, Tense, is_weekday, written};
use crate::date::{Date, Precision};
use crate::draft::numbers;
use crate::draft::sentence::Sentence;

/// What is told from the day of the publication: `on Thursday`, `yesterday`, `last year`, `three days ago`.
pub(super) fn relative(
    sentence: &Sentence,
    at: usize,
    published: Option<Date>,
    named: Option<i16>,
    tense: Tense,
) -> Option<Found> {
    let low = sentence.low(at);
    let next = sentence.low(at + 1);
    let found = |length: usize, date: Option<Date>, sure: bool| {
        let sure = sure && !sentence.quoted[at];
        date.map(|date| Found {
            words: at..at + length,
            date,
            full: false,
            sure,
        })
    };
    if matches!(low.as_str(), "that" | "same") && next == "year" {
        return found(2, Date::from_year(named?), low == "that");
    }
    let now = published?;
    let today = now.first();
    let is_day = now.precision() == Precision::Day;
    let day = |away: i64| {
        let date = today.checked_add(Span::new().days(away)).ok()?;
        Date::from_day(date.year(), date.month(), date.day()).filter(|_| is_day)
    };
    let years = |away: i64| {
        i16::try_from(i64::from(today.year()) + away)
            .ok()
            .and_then(Date::from_year)
    };
    let months = |away: i64| {
        let date = today.checked_add(Span::new().months(away)).ok()?;
        Date::from_month(date.year(), date.month()).filter(|_| now.precision() != Precision::Year)
    };
    if is_weekday(&low).is_some() {
        // Friday, July 21, 2017.
        let comma = usize::from(sentence.word(at + 1) == ",");
        if let Some(day) = written(sentence, at + 1 + comma).filter(|day| day.full) {
            return Some(Found {
                words: at..day.words.end,
                ..day
            });
        }
    }
    if let Some(weekday) =
        is_weekday(&low).filter(|_| sentence.word(at).starts_with(char::is_uppercase))
    {
        let before = at
            .checked_sub(1)
            .map(|at| sentence.low(at))
            .unwrap_or_default();
        let further = at
            .checked_sub(2)
            .map(|at| sentence.low(at))
            .unwrap_or_default();
        let back = i64::from((today.weekday().to_monday_one_offset() - weekday).rem_euclid(7));
        let told = before == "next" && further == "the";
        let future = tense == Tense::Future || (before == "next" && !told);
        let away = match (before.as_str(), future) {
            ("last", _) if back == 0 => -7,
            (_, true) if back == 0 => 0,
            (_, true) => 7 - back,
            (_, false) => -back,
        };
        let away = if told {
            7 - back - if back == 0 { 0 } else { 7 }
        } else {
            away
        };
        let sure = tense != Tense::Open && !told && before != "every" && before != "this";
        return found(1, day(away), sure && before != "a");
    }
    match (low.as_str(), next.as_str()) {
        ("yesterday", _) => found(1, day(-1), tense != Tense::Future),
        ("today" | "tonight", _) => found(
            1,
            day(0),
            low == "today" && sentence.low(at + 1) != "'s" && sentence.low(at + 1) != "’s",
        ),
        ("tomorrow", _) => found(1, day(1), true),
        ("this", "morning" | "afternoon" | "evening") => found(2, day(0), false),
        ("last", "night") => found(2, day(-1), false),
        ("last", "year") => found(2, years(-1), !is_spanned(sentence, at)),
        ("this", "year") => found(2, years(0), !is_spanned(sentence, at)),
        ("this", "years") => found(2, years(0), false),
        ("next", "year") => found(2, years(1), !is_spanned(sentence, at)),
        ("last", "month") => found(2, months(-1), !is_spanned(sentence, at)),
        ("this", "month") => found(2, months(0), !is_spanned(sentence, at)),
        ("next", "month") => found(2, months(1), !is_spanned(sentence, at)),
        ("the", "year") if sentence.low(at + 2) == "before" => found(
            3,
            named
                .and_then(|year| Date::from_year(year - 1))
                .or(years(-1)),
            false,
        ),
        _ => ago(sentence, at).and_then(|(length, unit, count)| match unit {
            Unit::Day => found(length, day(-count), false),
            Unit::Month => found(length, months(-count), false),
            Unit::Year => found(length, years(-count), false),
        }),
    }
}

/// Whether `last year` is part of something else: `over the last year`, `last year's cup`.
fn is_spanned(sentence: &Sentence, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .map(|at| sentence.low(at))
        .unwrap_or_default();
    matches!(
        before.as_str(),
        "the" | "until" | "since" | "from" | "of" | "for"
    ) || matches!(sentence.word(at + 2), "'s" | "’s" | "-" | "alone")
}

enum Unit {
    Day,
    Month,
    Year,
}

/// `three years ago`: how many words, of which unit, how many.
fn ago(sentence: &Sentence, at: usize) -> Option<(usize, Unit, i64)> {
    let low = sentence.low(at);
    let count = match low.as_str() {
        "a" | "an" => 1,
        word => numbers::plain(word).and_then(|number| i64::try_from(number).ok())?,
    };
    if sentence.low(at + 2) != "ago" && sentence.low(at + 2) != "earlier" {
        return None;
    }
    let unit = sentence.low(at + 1);
    let (unit, count) = match unit.trim_end_matches('s') {
        "day" => (Unit::Day, count),
        "week" => (Unit::Day, 7 * count),
        "month" => (Unit::Month, count),
        "year" => (Unit::Year, count),
        "decade" => (Unit::Year, 10 * count),
        _ => return None,
    };
    (count < 3000 && sentence.low(at + 2) == "ago").then_some((3, unit, count))
}
