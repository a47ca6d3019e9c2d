//! Figures and names as a page shows them, in the language of its quiz.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::analysis::numbers::Interval;
use super::exam::{Exam, Item};
use super::pile::Remark;
use crate::lang::Words;
use crate::quiz::Question;

/// Points as they are: `7`, `2,5`.
pub(super) fn points(points: Decimal, words: &Words) -> String {
    words.digits(points.normalize())
}

/// A figure with so many decimals: `7.25`, `-0,31`.
pub(super) fn figure(number: f64, decimals: u32, words: &Words) -> String {
    let rounded = Decimal::from_f64(number).unwrap_or_default();
    let mut rounded = rounded.round_dp(decimals);
    rounded.rescale(decimals);
    let text = words.digits(rounded);
    text.replace('-', "\u{2212}")
}

/// A share in hundredths: `53 %`.
pub(super) fn percent(share: f64, words: &Words) -> String {
    let hundredths = format!("{:.0}", share * 100.0);
    words.marking.percent.replace("{n}", &hundredths)
}

/// From one end to the other.
pub(super) fn range(low: &str, high: &str, words: &Words) -> String {
    let range = words.marking.range;
    range.replace("{low}", low).replace("{high}", high)
}

/// A value, and the ends of its interval.
pub(super) fn interval(
    interval: Option<Interval>,
    show: impl Fn(f64) -> String,
    words: &Words,
) -> [String; 2] {
    match interval {
        Some(interval) => [
            show(interval.value),
            range(&show(interval.low), &show(interval.high), words),
        ],
        None => [words.marking.unknown.to_owned(), String::new()],
    }
}

/// What was noticed, in a sentence.
pub fn noticed(remark: &Remark, words: &Words) -> String {
    let lines = |lines: &[usize]| {
        let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
        lines.join(", ")
    };
    let [missing, empty, repeated, contested, foreign] = words.marking.noticed;
    let (pattern, who, lines) = match remark {
        Remark::Missing { who } => (missing, who, String::new()),
        Remark::Empty { who, line } => (empty, who, line.to_string()),
        Remark::Repeated { who, lines: all } => (repeated, who, lines(all)),
        Remark::Contested { who, lines: all } => (contested, who, lines(all)),
        Remark::Foreign { who, line } => (foreign, who, line.to_string()),
    };
    pattern.replace("{lines}", &lines).replace("{who}", who)
}

/// The right answer of an item in full.
pub(super) fn right(question: &Question) -> String {
    question.answers.join(" · ")
}

/// The number of an item where it is first asked, from 1.
pub(super) fn number(exam: &Exam, item: usize) -> usize {
    let first = exam.jobs.iter().find_map(|job| {
        let rows = &job.versions.first()?.rows;
        rows.iter().position(|row| row.item == item)
    });
    first.map_or(item, |place| place) + 1
}

/// Why an option is wrong, where that is known.
pub(super) fn why(item: &Item, option: usize) -> &str {
    item.options
        .get(option)
        .and_then(|option| option.why.as_deref())
        .unwrap_or_default()
}
