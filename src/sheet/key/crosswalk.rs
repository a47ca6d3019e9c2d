//! Where each question stands in each version: side by side for a few versions, line by line for many.

use std::io;

use askama::Template;

use super::FEW;
use crate::html::write_part;
use crate::lang::SheetWords;
use crate::sheet::Job;
use crate::sheet::summary::Summary;

/// Few versions: a row for each question.
#[derive(Template)]
#[template(path = "key-crosswalk.html")]
struct SideBySide<'a> {
    labels: Vec<&'a str>,
    rows: Vec<Row<'a>>,
    words: &'static SheetWords,
}

struct Row<'a> {
    stem: &'a str,
    cells: Vec<Cell<'a>>,
}

/// A question in a version.
struct Cell<'a> {
    number: usize,
    /// Its letters; empty where the answer is written.
    letters: &'a str,
}

/// Many versions: the head of a table with a column for each question.
#[derive(Template)]
#[template(path = "key-crosswalk-head.html")]
struct LineByLine {
    first: bool,
    numbers: std::ops::RangeInclusive<usize>,
    words: &'static SheetWords,
}

/// Many versions: a line for each.
#[derive(Template)]
#[template(path = "key-crosswalk-line.html")]
struct Line<'a> {
    label: &'a str,
    cells: &'a [Cell<'a>],
}

/// How many columns a page has room for.
const COLUMNS: usize = 15;

pub(super) fn write(job: &Job, summaries: &[Summary], out: &mut dyn io::Write) -> io::Result<()> {
    let words = &job.words.sheet;
    let count = job.quiz.questions.len();
    if summaries.len() <= FEW {
        return write_part(&side_by_side(job, summaries, words), out);
    }
    for first in (0..count).step_by(COLUMNS) {
        let last = (first + COLUMNS).min(count);
        let head = LineByLine {
            first: first == 0,
            numbers: first + 1..=last,
            words,
        };
        write_part(&head, out)?;
        for summary in summaries {
            let cells = cells(summary, count);
            let line = Line {
                label: &summary.label,
                cells: cells.get(first..last).unwrap_or_default(),
            };
            write_part(&line, out)?;
        }
        out.write_all(b"</tbody>\n</table>\n")?;
    }
    Ok(())
}

fn side_by_side<'a>(
    job: &Job<'a>,
    summaries: &'a [Summary],
    words: &'static SheetWords,
) -> SideBySide<'a> {
    let count = job.quiz.questions.len();
    let mut columns: Vec<_> = summaries
        .iter()
        .map(|summary| cells(summary, count).into_iter())
        .collect();
    let row = |question: &'a crate::Question| Row {
        stem: &question.stem,
        cells: columns.iter_mut().filter_map(Iterator::next).collect(),
    };
    SideBySide {
        labels: summaries
            .iter()
            .map(|summary| summary.label.as_str())
            .collect(),
        rows: job.quiz.questions.iter().map(row).collect(),
        words,
    }
}

/// The questions of a version in the order of the quiz itself.
fn cells(summary: &Summary, count: usize) -> Vec<Cell<'_>> {
    let mut cells: Vec<Cell> = (0..count)
        .map(|_| Cell {
            number: 0,
            letters: "",
        })
        .collect();
    for (number, brief) in (1..).zip(&summary.answers) {
        if let Some(cell) = cells.get_mut(brief.original as usize) {
            cell.number = number;
            cell.letters = if brief.lettered { &brief.answer } else { "" };
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::cells;
    use crate::quiz::sample;
    use crate::sheet::summary::summaries;
    use crate::sheet::{Job, Layout, versions};

    #[test]
    fn every_version_has_every_question_once() {
        let quiz = sample::quiz();
        let copies = versions(9);
        let job = Job {
            copies: &copies,
            ..Job::new(&quiz, Layout::default())
        };
        for summary in summaries(&job) {
            let mut numbers: Vec<usize> = cells(&summary, quiz.questions.len())
                .iter()
                .map(|cell| cell.number)
                .collect();
            numbers.sort_unstable();
            assert!(numbers.iter().copied().eq(1..=quiz.questions.len()));
        }
    }
}
