//! Which values the program may offer by itself: between two others, and every so many years.

use rust_decimal::prelude::ToPrimitive;

use super::super::record::Record;
use super::super::report::Reporter;
use super::super::shape::YEARS_APART;
use super::super::{Answer, Value};
use super::Names;
use super::values::{self, Like};

/// The least and the greatest value that may be offered, of which the answer lies between.
pub(super) fn between(
    like: Like,
    record: &mut Record,
    names: &Names,
    report: &mut Reporter,
) -> Option<[Value; 2]> {
    let answer = like.answer;
    if !matches!(answer, Answer::Number { .. } | Answer::Date { .. }) {
        return None;
    }
    let entry = record.get("between")?;
    let (key, at) = (entry.key, entry.value.span());
    let nodes = record.nodes("between");
    let count = nodes.len();
    let read = |node| values::typed(like, node, (key, "between"), names, report);
    let limits: Vec<Value> = nodes.into_iter().filter_map(read).collect();
    if limits.len() < count {
        return None;
    }
    let Ok([low, high]) = <[Value; 2]>::try_from(limits) else {
        return report.refuse(
            at,
            "`between` holds two values, the least and the greatest",
            "write them as `between: [1, 50]`",
        );
    };
    if !is_within(answer, &low, &high) {
        return report.refuse(
            at,
            "the answer does not lie between these two",
            "write the lesser one first, and let the answer lie between them",
        );
    }
    Some([low, high])
}

fn is_within(answer: &Answer, low: &Value, high: &Value) -> bool {
    match (answer, low, high) {
        (Answer::Number { value, .. }, Value::Number(low), Value::Number(high)) => {
            low <= value && value <= high && low < high
        }
        (Answer::Date { date, .. }, Value::Date(low), Value::Date(high)) => {
            low.order(*date).is_le() && date.order(*high).is_le() && low.order(*high).is_lt()
        }
        _ => false,
    }
}

/// Every how many years a date comes.
pub(super) fn every(record: &mut Record, report: &mut Reporter) -> Option<i16> {
    let at = record.get("every")?.value.span();
    let number = record.number("every")?;
    let years = number.to_i16().filter(|&years| number == years.into());
    let [least, most] = YEARS_APART;
    match years {
        Some(years) if (least..=most).contains(&years) => Some(years),
        _ => report.refuse(
            at,
            format!("`every` is a whole number of years, from {least} to {most}"),
            "write `every: 4` for what comes every four years, or delete it",
        ),
    }
}
