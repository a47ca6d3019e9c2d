//! What somebody decided: in goes the `decisions.csv` that the review page saved, and what was gathered; the pile takes
//! in what it says.

use std::collections::HashMap;

use super::gather::Gathered;
use super::plan::{Codes, Plan};
use crate::code::{Digest, SheetCode};
use crate::lang;
use crate::marking::letters::typed_mark;
use crate::marking::{Exam, Mark};
use crate::table::{self, Odd, Row};

/// The columns of the table, in the order in which the review page writes them.
pub(super) const COLUMNS: [&str; 6] = ["digest", "copy", "number", "page", "question", "answer"];

/// Which row of which sheet something is said of: digest, copy, the learner's number, page, question from 1.
type Key = (Digest, u32, String, u32, usize);

/// What stands in the column of the question in rows that say the code of a page; its key stands in that of the page.
pub(super) const CODE: &str = "code";

/// The codes that were typed of pages on which they cannot be read: what the pages have to be read with.
///
/// # Errors
/// Every code that has something misread in it, or is of no page of these sheets.
pub fn typed_codes(plan: &Plan, text: &str) -> Result<Codes, Vec<Odd>> {
    let (columns, rows) = rows(text).map_err(|odd| vec![odd])?;
    let (mut codes, mut odds) = (Codes::new(), Vec::new());
    for row in rows {
        let [_, _, _, page, question, answer] = columns.map(|column| row.cell(column));
        let (Some(page), Some(CODE), Some(answer)) = (page, question, answer) else {
            continue;
        };
        match code(&row, plan, answer) {
            Ok(code) => {
                codes.insert(page.to_owned(), code);
            }
            Err(odd) => odds.push(odd),
        }
    }
    odds.truncate(20);
    if odds.is_empty() {
        Ok(codes)
    } else {
        Err(odds)
    }
}

fn code(row: &Row, plan: &Plan, typed: &str) -> Result<SheetCode, Odd> {
    const CURE: &str = "type it as it stands at the foot of the page, between the black squares";
    let code: SheetCode = typed
        .parse()
        .map_err(|misread| row.odd(format!("`{typed}` is {misread}"), CURE))?;
    match plan.find(code) {
        Some(_) => Ok(code),
        None => Err(row.odd(format!("`{code}` is of none of these sheets"), CURE)),
    }
}

/// The columns of a table, and its rows.
fn rows(text: &str) -> Result<([usize; 6], Vec<Row>), Odd> {
    let mut rows = table::read(text)?.rows;
    if rows.is_empty() {
        return Ok(([0; 6], rows));
    }
    let head = rows.remove(0);
    Ok((columns(&head)?, rows))
}

/// Takes in decisions. Rows without an answer decide nothing.
///
/// # Errors
/// Every line that cannot be meant as it stands, or that is of another run.
pub fn decide_by(gathered: &mut Gathered, exam: &Exam, text: &str) -> Result<(), Vec<Odd>> {
    let (columns, rows) = rows(text).map_err(|odd| vec![odd])?;
    let known: HashMap<Key, (usize, usize)> = known(gathered);
    let (mut decided, mut odds) = (Vec::new(), Vec::new());
    for row in &rows {
        match decision(row, &columns, &known, gathered, exam) {
            Ok(found) => decided.extend(found),
            Err(odd) => odds.push(odd),
        }
    }
    if !odds.is_empty() {
        odds.truncate(20);
        return Err(odds);
    }
    for (paper, question, mark) in decided {
        if let Some(own) = gathered.pile.papers[paper]
            .marks
            .as_mut()
            .and_then(|marks| marks.get_mut(question))
        {
            *own = mark;
        }
        gathered.settle(paper, question);
    }
    Ok(())
}

fn columns(head: &Row) -> Result<[usize; 6], Odd> {
    let find = |name: &str| {
        head.cells
            .iter()
            .position(|cell| cell.eq_ignore_ascii_case(name))
    };
    let mut columns = [0; 6];
    for (column, name) in columns.iter_mut().zip(COLUMNS) {
        *column = find(name).ok_or_else(|| {
            head.odd(
                format!("there is no column `{name}`"),
                "name the `decisions.csv` that the review page of these scans saved",
            )
        })?;
    }
    Ok(columns)
}

/// Every row that was seen: the positions of its paper and its question.
fn known(gathered: &Gathered) -> HashMap<Key, (usize, usize)> {
    let rows = gathered.doubts.iter().chain(&gathered.sure);
    let entry = |row: &super::Row| {
        let number = gathered.number(row.paper);
        let key = (
            row.code.digest(),
            row.code.copy(),
            number,
            row.code.page(),
            row.question + 1,
        );
        (key, (row.paper, row.question))
    };
    rows.map(entry).collect()
}

/// The paper, the question and the mark that a line decides; nothing where it leaves it open.
fn decision(
    row: &Row,
    columns: &[usize; 6],
    known: &HashMap<Key, (usize, usize)>,
    gathered: &Gathered,
    exam: &Exam,
) -> Result<Option<(usize, usize, Mark)>, Odd> {
    let [digest, copy, number, page, question, answer] =
        columns.map(|column| row.cell(column).unwrap_or_default());
    if answer.is_empty() || answer == "?" {
        return Ok(None);
    }
    let foreign = || {
        row.odd(
            format!("copy `{copy}`, page `{page}`, question `{question}` of `{digest}` is in none of these scans"),
            "decide with the review page that this run writes: these decisions are of another one",
        )
    };
    if question == CODE {
        let is_known = gathered.typed.contains(page)
            || gathered.unnamed.iter().any(|(_, one)| one.key == page);
        return match is_known {
            true => Ok(None),
            false => Err(row.odd(
                format!("the page `{page}` is in none of these scans"),
                "decide with the review page that this run writes: these decisions are of another one",
            )),
        };
    }
    let key = (|| {
        let number = number.trim_start_matches('\'').to_owned();
        Some((
            digest.parse().ok()?,
            copy.parse().ok()?,
            number,
            page.parse().ok()?,
            question.parse().ok()?,
        ))
    })();
    let &(paper, question) = key.and_then(|key| known.get(&key)).ok_or_else(foreign)?;
    let sheet = &gathered.pile.papers[paper];
    let job = &exam.jobs[sheet.job];
    let asked = &job.versions[sheet.version].rows[question];
    let mark = typed_mark(
        answer,
        &exam.items[asked.item],
        &asked.options,
        lang::of(&job.language),
    );
    let mark = mark.map_err(|(what, cure)| row.odd(what, cure))?;
    Ok(Some((paper, question, mark)))
}
