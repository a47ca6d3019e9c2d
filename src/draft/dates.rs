//! In goes a sentence with the day on which the article was published, out come the dates that it names, resolved.
//!
//! Weekdays, months and days without a year are those nearest to the publication: before it where the sentence tells what
//! was, after it where it tells what will be.

mod relative;
pub mod shown;
mod years;

use std::ops::Range;

use jiff::civil;

use self::relative::relative;
use self::years::lone_year;
use super::sentence::Sentence;
use crate::date::{Date, Precision};
use crate::lang;

const SHORT: [&str; 12] = [
    "jan.", "feb.", "mar.", "apr.", "may", "jun.", "jul.", "aug.", "sept.", "oct.", "nov.", "dec.",
];
const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// A date in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The words that say it, without a preposition.
    pub words: Range<usize>,
    /// The date.
    pub date: Date,
    /// Whether the words say all of it.
    pub full: bool,
    /// Whether nothing makes it doubtful.
    pub sure: bool,
}

/// The day that begins a text, written in full.
pub(super) fn whole(sentence: &Sentence) -> Option<Date> {
    let mut found = (0..sentence.len()).filter_map(|at| written(sentence, at));
    found
        .find(|found| found.full && found.date.precision() == Precision::Day)
        .map(|found| found.date)
}

/// Whether a text is a day written in full, with its weekday or without, and nothing else.
pub(super) fn is_whole(sentence: &Sentence) -> bool {
    let begin = match is_weekday(&sentence.low(0)).is_some() {
        true => 1 + usize::from(sentence.word(1) == ","),
        false => 0,
    };
    written(sentence, begin).is_some_and(|found| found.full && found.words.end == sentence.len())
}

/// The dates of a sentence; `year` is the last one that the paragraph has named, and is kept up to date.
pub fn dates(sentence: &Sentence, published: Option<Date>, year: &mut Option<i16>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    let tense = tense(sentence);
    while at < sentence.len() {
        let here = written(sentence, at)
            .map(|found| with_year(sentence, found, published, *year, tense))
            .or_else(|| lone_year(sentence, at).map(Some))
            .or_else(|| Some(relative(sentence, at, published, *year, tense)))
            .flatten();
        match here {
            Some(one) => {
                at = one.words.end;
                if one.full {
                    *year = Some(one.date.year());
                }
                found.push(one);
            }
            None => at += 1,
        }
    }
    // A year that stands at the end of a span holds for its beginning too: `January 23 - March 9 2014`.
    for position in (1..found.len()).rev() {
        let [one, next] = [&found[position - 1], &found[position]];
        let joined = next.words.start == one.words.end + 1
            && matches!(
                sentence.low(one.words.end).as_str(),
                "-" | "–" | "to" | "and" | "until"
            );
        if joined && !one.full && next.full && one.date.precision() == next.date.precision() {
            let first = one.date.first();
            let same = match one.date.precision() {
                Precision::Day => Date::from_day(next.date.year(), first.month(), first.day()),
                _ => Date::from_month(next.date.year(), first.month()),
            };
            if let Some(date) = same {
                found[position - 1].date = date;
            }
        }
    }
    found
}

/// When what a sentence tells takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    Past,
    Future,
    Open,
}

fn tense(sentence: &Sentence) -> Tense {
    let any = |wanted: &dyn Fn(usize) -> bool| {
        (0..sentence.len()).any(|at| !sentence.quoted[at] && wanted(at))
    };
    let words = [
        "will",
        "scheduled",
        "expected",
        "upcoming",
        "planned",
        "plans",
        "intends",
        "planning",
    ];
    let to_come = any(&|at| words.contains(&sentence.low(at).as_str()))
        || any(&|at| {
            matches!(sentence.low(at).as_str(), "is" | "are" | "set" | "due")
                && sentence.low(at + 1) == "to"
        })
        || any(&|at| sentence.low(at) == "runs" && sentence.low(at + 1) == "through");
    let was = any(&|at| sentence.tag(at) == "VBD");
    match (to_come, was) {
        (true, false) => Tense::Future,
        (false, true) => Tense::Past,
        (true, true) | (false, false) => Tense::Open,
    }
}

/// Whether a word in small letters is the name of a month or of a day of the week.
pub fn is_month_or_weekday(low: &str) -> bool {
    is_weekday(low).is_some() || month_of(low).is_some()
}

/// The position of a month by its name.
fn month_of(name: &str) -> Option<usize> {
    let mut months = lang::of("en").dates.months.into_iter();
    months.position(|month| month.eq_ignore_ascii_case(name))
}

fn is_weekday(low: &str) -> Option<i8> {
    WEEKDAYS
        .iter()
        .position(|day| *day == low)
        .map(|position| position as i8 + 1)
}

fn month(sentence: &Sentence, at: usize) -> Option<i8> {
    let word = sentence.word(at);
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let low = word.to_lowercase();
    let position = month_of(&low).or_else(|| SHORT.iter().position(|month| *month == low))?;
    // `May` and `March` are other words, too.
    let beside = |at: usize| day(sentence.word(at)).is_some() || year(sentence.word(at)).is_some();
    let led = at.checked_sub(1).is_some_and(|before| {
        matches!(
            sentence.low(before).as_str(),
            "in" | "since"
                | "of"
                | "until"
                | "last"
                | "next"
                | "by"
                | "early"
                | "late"
                | "from"
                | "to"
                | "and"
                | "this"
                | "between"
                | "during"
                | "mid"
                | "after"
                | "before"
        ) || beside(before)
    });
    let doubtful = matches!(low.as_str(), "may" | "march");
    let fits = !doubtful || led || (beside(at + 1) && sentence.tag(at) != "MD");
    (fits && !(low == "may" && at == 0 && !beside(at + 1))).then_some(position as i8 + 1)
}

/// A day of the month, `3` or `3rd`.
fn day(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|end| word.strip_suffix(end))
        .unwrap_or(word);
    let fits = (1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| digits.parse().ok())
        .flatten()
        .filter(|day| (1..=31).contains(day))
}

fn year(word: &str) -> Option<i16> {
    let fits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| word.parse().ok())
        .flatten()
        .filter(|year| (1000..=2100).contains(year))
}

/// A month that begins at a word or with the day before it; without its year it is put into the year 1.
fn written(sentence: &Sentence, at: usize) -> Option<Found> {
    // 2016-07-01
    if let Some(date) = Date::parse(sentence.word(at))
        .ok()
        .filter(|date| date.precision() == Precision::Day)
    {
        return Some(Found {
            words: at..at + 1,
            date,
            full: true,
            sure: true,
        });
    }
    let (month_at, first) = match day(sentence.word(at)) {
        Some(first) => {
            let of = usize::from(sentence.low(at + 1) == "of");
            (at + 1 + of, Some(first))
        }
        None => (at, None),
    };
    let month = month(sentence, month_at)?;
    let mut end = month_at + 1;
    let mut number = first;
    if number.is_none()
        && let Some(next) = day(sentence.word(end)).filter(|_| sentence.tag(end + 1) != "NNS")
    {
        number = Some(next);
        end += 1;
    }
    let comma = usize::from(number.is_some() && sentence.word(end) == ",");
    let in_year = year(sentence.word(end + comma)).filter(|_| {
        // `In March 1,426 people` is no year, nor is `May 6, 2000 people`.
        comma == 0 || sentence.tag(end + comma + 1) != "NNS"
    });
    if in_year.is_some() {
        end += comma + 1;
    }
    let of_year = in_year.unwrap_or(4);
    let date = match number {
        Some(day) => Date::from_day(of_year, month, day)?,
        None => Date::from_month(of_year, month)?,
    };
    Some(Found {
        words: at..end,
        date,
        full: in_year.is_some(),
        sure: true,
    })
}

/// The year of a month or day that has none.
fn with_year(
    sentence: &Sentence,
    mut found: Found,
    published: Option<Date>,
    named: Option<i16>,
    tense: Tense,
) -> Option<Found> {
    if found.full {
        return Some(found);
    }
    let now = published?;
    let before = found
        .words
        .start
        .checked_sub(1)
        .map(|at| sentence.low(at))
        .unwrap_or_default();
    let (first, precision) = (found.date.first(), found.date.precision());
    let in_year = |year: i16| match precision {
        Precision::Day => Date::from_day(year, first.month(), first.day()),
        _ => Date::from_month(year, first.month()),
    };
    let here = now.first();
    let near = |wanted: &dyn Fn(&Date) -> bool| {
        let years = [-1, 0, 1]
            .into_iter()
            .filter_map(|away| in_year(here.year() + away));
        years
            .filter(wanted)
            .min_by_key(|date| days(date.first(), here).unsigned_abs())
    };
    let past = |date: &Date| date.first() <= now.last();
    let date = match (before.as_str(), tense) {
        ("last", _) => near(&|date| date.last() < now.first())?,
        ("next", _) => near(&|date| date.first() > now.last())?,
        (_, Tense::Past) => near(&past)?,
        _ => near(&|_| true)?,
    };
    found.date = date;
    let away = days(date.first(), here);
    found.sure = match tense {
        Tense::Past => true,
        Tense::Future => (0..300).contains(&away),
        Tense::Open => matches!(before.as_str(), "last" | "next") || away.abs() < 120,
    };
    // In a paragraph that speaks of another year, the year may be that one.
    found.sure &= named.is_none_or(|year| year == date.year());
    Some(found)
}

fn days(one: civil::Date, other: civil::Date) -> i64 {
    let since = one.since((jiff::Unit::Day, other));
    since.map_or(i64::MAX / 2, |span| i64::from(span.get_days()))
}
