//! Figures and names as a page shows them, in the language of its quiz.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

use super::Naming;
use super::analysis::numbers::Interval;
use super::exam::{Exam, Item};
use super::pile::{Remark, Who};
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
pub fn noticed(remark: &Remark, naming: Naming, words: &Words) -> String {
    let list = |numbers: &[usize]| {
        let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
        numbers.join(", ")
    };
    let [missing, empty, repeated, contested, foreign, undecided] = words.marking.noticed;
    let (pattern, numbers) = match remark {
        Remark::Missing { .. } => (missing, String::new()),
        Remark::Empty { line, .. } => (empty, line.to_string()),
        Remark::Repeated { lines, .. } => (repeated, list(lines)),
        Remark::Contested { lines, .. } => (contested, list(lines)),
        Remark::Foreign { line, .. } => (foreign, line.to_string()),
        Remark::Undecided { questions, .. } => (undecided, list(questions)),
        Remark::Blank { count } => (words.marking.blank, count.to_string()),
        Remark::Page { page, what, .. } => (words.marking.pages[*what as usize], page.clone()),
    };
    let who = who(remark.who(), naming, words);
    pattern.replace("{lines}", &numbers).replace("{who}", &who)
}

fn who(who: &Who, naming: Naming, words: &Words) -> String {
    let copy = who
        .copy
        .map(|copy| words.marking.copy.replace("{n}", &copy.to_string()));
    let said = match naming {
        Naming::Names => who.said.join(", "),
        Naming::Copies => String::new(),
    };
    match (copy, said.as_str()) {
        (Some(copy), "") => copy,
        (Some(copy), said) => format!("{copy} ({said})"),
        (None, "") => words.marking.unknown.to_owned(),
        (None, said) => said.to_owned(),
    }
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
    first.map_or(item, |position| position) + 1
}

/// Why an option is wrong, where that is known.
pub(super) fn why(item: &Item, option: usize) -> &str {
    item.options
        .get(option)
        .and_then(|option| option.why.as_deref())
        .unwrap_or_default()
}
