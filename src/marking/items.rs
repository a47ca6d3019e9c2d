//! `items.csv`: a row a question, with its statistics over all versions.

use super::analysis::numbers::Interval;
use super::analysis::{Analysis, OfItem};
use super::exam::{Exam, Item};
use super::plain;
use crate::lang;
use crate::sanitize::{letter, visible};
use crate::table::Writer;

/// The columns before those of the options.
const HEAD: [&str; 22] = [
    "question",
    "sheets",
    "bank",
    "form",
    "stem",
    "key",
    "points",
    "decided",
    "open",
    "right",
    "blank",
    "several",
    "share",
    "share_low",
    "share_high",
    "discrimination",
    "discrimination_low",
    "discrimination_high",
    "upper",
    "lower",
    "upper_minus_lower",
    "flags",
];

/// The items as a table.
pub fn items_csv(exam: &Exam, analysis: &Analysis) -> String {
    let mut table = Writer::marked();
    let most = exam.items.iter().filter(|item| item.is_marked());
    let most = most.map(|item| item.options.len()).max().unwrap_or(0);
    let options = (0..most).flat_map(|at| {
        let name = letter(at).to_lowercase();
        ["", "_marked", "_upper", "_lower"].map(|part| format!("option_{name}{part}"))
    });
    table.row(HEAD.map(str::to_owned).into_iter().chain(options));
    let names = exam.names();
    for (at, (item, found)) in exam.items.iter().zip(&analysis.items).enumerate() {
        let mut cells = vec![names[at].clone(), sheets(exam, at)];
        cells.extend(about(item, found));
        cells.extend(figures(item, found));
        for (option, of) in item.options.iter().zip(&found.options) {
            let groups = of
                .groups
                .map(|groups| groups.map(rounded))
                .unwrap_or_default();
            cells.extend([option.text.clone(), of.chosen.to_string()]);
            cells.extend(groups);
        }
        table.row(cells.iter().map(|cell| visible(cell)));
    }
    table.text
}

/// The sheets on which an item was asked.
fn sheets(exam: &Exam, item: usize) -> String {
    let asks = |job: &&super::exam::Job| {
        let mut rows = job.versions.iter().flat_map(|version| &version.rows);
        rows.any(|row| row.item == item)
    };
    let codes = exam.jobs.iter().filter(asks).map(|job| job.digest.of_all());
    codes.collect::<Vec<_>>().join(" ")
}

fn about(item: &Item, found: &OfItem) -> [String; 5] {
    let question = &item.question;
    let words = lang::ALL[0];
    [
        item.source.clone(),
        question.form.name().to_owned(),
        question.stem.clone(),
        crate::answer_key::brief(question, words),
        found.points.map_or("void".to_owned(), plain),
    ]
}

fn figures(item: &Item, found: &OfItem) -> Vec<String> {
    let counts = [found.decided, found.open, found.right];
    let mut cells: Vec<String> = counts.iter().map(usize::to_string).collect();
    // Nobody knows how much of a written answer is there.
    let marks = [found.blank, found.several].map(|count| count.to_string());
    cells.extend(marks.map(|count| {
        if item.is_marked() {
            count
        } else {
            String::new()
        }
    }));
    cells.extend(interval(found.share));
    cells.extend(interval(found.discrimination));
    cells.extend(match found.groups {
        Some([upper, lower]) => [upper, lower, upper - lower].map(rounded),
        None => Default::default(),
    });
    let mut flags: Vec<&str> = found.flags.iter().map(|flag| flag.name()).collect();
    flags.dedup();
    cells.push(flags.join("; "));
    cells
}

fn interval(interval: Option<Interval>) -> [String; 3] {
    let ends = interval.map(|interval| [interval.value, interval.low, interval.high].map(rounded));
    ends.unwrap_or_default()
}

/// To a thousandth, the same on every machine.
fn rounded(number: f64) -> String {
    let text = format!("{number:.3}");
    match text.as_str() {
        "-0.000" => "0.000".into(),
        _ => text,
    }
}
