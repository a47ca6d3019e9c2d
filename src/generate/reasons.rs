//! Why a wrong date is wrong: its event in the bank, or the distance from the right one.

use std::collections::HashSet;

use super::Draft;
use super::index::Index;
use crate::date::{Date, Precision};
use crate::facts::{Answer, Value};
use crate::lang::Words;
use crate::quiz::{AnswerOption, Form, Quantity, Question, SingleChoice};
use crate::sanitize::after_name;
use crate::sentence::begun;

/// Gives every wrong date its reason. Where a date is asked in the same quiz, its event would answer that
/// question, so the distance is told instead.
pub(super) fn settle(index: &Index, drafts: &mut [Draft]) {
    let asked = asked_dates(drafts);
    for draft in drafts {
        if let Some(&Value::Date(key)) = draft.keys.first() {
            tell(index, &mut draft.question, Some(key), &asked);
        }
    }
}

/// The same in a question that asks for a date, where the dates are known that the quiz asks for.
pub(super) fn tell(
    index: &Index,
    question: &mut Question,
    key: Option<Date>,
    asked: &HashSet<Date>,
) {
    let (Some(key), Form::SingleChoice(choices)) = (key, &question.form) else {
        return;
    };
    let options = choices
        .options()
        .iter()
        .enumerate()
        .map(|(position, option)| {
            let reason = || reason(index, option, key, asked);
            let why = if position == choices.key() {
                None
            } else {
                option.why.clone().or_else(reason)
            };
            AnswerOption {
                why,
                ..option.clone()
            }
        });
    if let Some(told) = SingleChoice::new(options.collect(), choices.key(), choices.ordered()) {
        question.form = Form::SingleChoice(told);
    }
}

fn asked_dates(drafts: &[Draft]) -> HashSet<Date> {
    let keys = drafts.iter().flat_map(|draft| &draft.keys);
    keys.filter_map(|key| {
        if let Value::Date(date) = key {
            Some(*date)
        } else {
            None
        }
    })
    .collect()
}

fn reason(
    index: &Index,
    option: &AnswerOption,
    key: Date,
    asked: &HashSet<Date>,
) -> Option<String> {
    let Some(Quantity::Date(date)) = option.value else {
        return None;
    };
    let event = event_on(index, date).filter(|_| !asked.contains(&date));
    event.or_else(|| distance(date, key, index.words))
}

/// `1996: the start of …`; of several events the one whose fact comes first by its id.
pub(super) fn event_on(index: &Index, date: Date) -> Option<String> {
    let blank_ref = index.events_on(date).next()?;
    let Answer::Date {
        event: Some(event), ..
    } = &index.blank(blank_ref).answer
    else {
        return None;
    };
    Some(dated(date, event, index.words))
}

/// `1996: the start of …`
pub(super) fn dated(date: Date, event: &str, words: &Words) -> String {
    labelled(&words.date(date), event, words)
}

fn labelled(label: &str, told: &str, words: &Words) -> String {
    let pattern = words.reasons.event.replace("{date}", label);
    pattern.replace("{event}", told)
}

/// The author's reason as it is told, so that it stands for itself: `Pad 39B: the launch pad of Apollo 10.`
pub(super) fn authored(option: &str, why: &str, words: &Words) -> String {
    let why = why.trim();
    let told = match after_name(why, option) {
        Some(_) if why.ends_with(char::is_alphanumeric) => format!("{why}."),
        Some(_) => why.to_owned(),
        None => labelled(option, why.trim_end_matches('.'), words),
    };
    begun(&told, words)
}

/// `4 years too early.`, `More than 3 months too late.`
fn distance(date: Date, key: Date, words: &Words) -> Option<String> {
    if date.precision() != key.precision() {
        return None;
    }
    let apart = Apart::between(date, key)?;
    let count = words.count(apart.count, words.reasons.units[apart.unit]);
    let distance = match apart.is_exact {
        true => count,
        false => words.reasons.over.replace("{distance}", &count),
    };
    let pattern = words.reasons.distance[usize::from(date.ordinal() > key.ordinal())];
    Some(pattern.replace("{distance}", &distance))
}

/// How far two dates are apart, as one says it: in days to two months, in months to two years.
#[derive(Debug, PartialEq, Eq)]
struct Apart {
    count: u64,
    /// Years, months or days: the position in [`crate::lang::Reasons::units`].
    unit: usize,
    /// Whether it is no more than that.
    is_exact: bool,
}

const YEARS: usize = 0;
const MONTHS: usize = 1;
const DAYS: usize = 2;
const MONTHS_IN_DAYS: u64 = 61;
const YEARS_IN_MONTHS: u64 = 24;

impl Apart {
    /// The distance of two dates of one precision; `None` beyond the calendar.
    fn between(one: Date, other: Date) -> Option<Apart> {
        let steps = (one.ordinal() - other.ordinal()).unsigned_abs();
        let exact = |count, unit| {
            Some(Apart {
                count,
                unit,
                is_exact: true,
            })
        };
        match one.precision() {
            Precision::Year => return exact(steps, YEARS),
            Precision::Month if steps < YEARS_IN_MONTHS => return exact(steps, MONTHS),
            Precision::Day if steps <= MONTHS_IN_DAYS => return exact(steps, DAYS),
            Precision::Month | Precision::Day => {}
        }
        let [years, months, days] = one.apart(other)?;
        let whole = years * 12 + months;
        let (count, unit, rest) = match whole < YEARS_IN_MONTHS {
            true => (whole, MONTHS, 0),
            false => (years, YEARS, months),
        };
        let is_exact = rest == 0 && days == 0;
        Some(Apart {
            count,
            unit,
            is_exact,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{authored, distance};
    use crate::{Date, lang};

    #[track_caller]
    fn check(language: &str, date: &str, key: &str, expected: &str) {
        let [date, key] = [date, key].map(|text| Date::parse(text).unwrap());
        let told = distance(date, key, lang::of(language));
        assert_eq!(told.as_deref(), Some(expected), "{date} for {key}");
    }

    #[test]
    fn what_the_author_says_stands_for_itself() {
        let told = |option, why| authored(option, why, lang::of("en"));
        let cases = [
            (
                "Pad 39B",
                "the launch pad of Apollo 10",
                "Pad 39B: the launch pad of Apollo 10.",
            ),
            (
                "Pad 39B",
                "It is north of it.",
                "Pad 39B: It is north of it.",
            ),
            ("the Rhine", "The Rhine is longer", "The Rhine is longer."),
            ("the Rhine", "The Rhine is longer!", "The Rhine is longer!"),
            (
                "the Red Sea",
                "the Red Sea is salty",
                "The Red Sea is salty.",
            ),
            (
                "the Red Sea",
                "a sea in the east",
                "The Red Sea: a sea in the east.",
            ),
            ("iPhone", "a telephone", "iPhone: a telephone."),
        ];
        for (option, why, expected) in cases {
            assert_eq!(told(option, why), expected);
        }
    }

    #[test]
    fn a_distance_is_told_as_one_says_it() {
        check("en", "2000", "2001", "1 year too early.");
        check("en", "0100", "1969", "1,869 years too early.");
        check("en", "1969-07", "1967-08", "23 months too late.");
        check("en", "1969-07", "1967-07", "2 years too late.");
        check("en", "1967-07", "1969-09", "More than 2 years too early.");
        check("en", "1969-07-24", "1969-07-20", "4 days too late.");
        check("en", "1969-09-20", "1969-07-21", "61 days too late.");
        check("en", "1969-07-20", "1969-09-20", "2 months too early.");
        check(
            "de",
            "1949-05-23",
            "1953-06-17",
            "Mehr als 4 Jahre zu früh.",
        );
        check(
            "de",
            "1990-10-03",
            "1990-03-18",
            "Mehr als 6 Monate zu spät.",
        );
    }
}
