//! Letters as somebody typed them: in goes a table with a row a learner, out comes a [`Pile`].
//!
//! A heading says where the copy, the version, the id, the name and so on stand, and numbers the columns of the
//! answers as the questions on the sheet are numbered.

mod cell;
mod head;
mod who;

use std::collections::BTreeMap;

use super::exam::{Exam, Job, SheetCopy};
use super::pile::{Mark, Paper, Pile, Remark, Who};
use crate::sheet::Person;
use crate::table::{self, Odd, Row};
use head::Head;
use who::{Found, Register};

/// The most troubles that are told at once.
const MOST: usize = 20;

/// What was marked in a row of a sheet, as it was typed: a letter, several, `-` for none, `+` or `x` for what the teacher
/// judged.
///
/// # Errors
/// What is wrong with it, and what to do.
#[cfg(feature = "mark")]
pub(crate) fn typed_mark(
    text: &str,
    item: &super::exam::Item,
    options: &[usize],
    words: &crate::lang::Words,
) -> Result<Mark, (String, String)> {
    cell::mark(text, item, options, words).map_err(|trouble| (trouble.what, trouble.cure))
}

/// What a row says: whose it is, and what was marked.
struct Entry {
    line: usize,
    person: Option<Person>,
    marks: Option<Vec<Mark>>,
    /// Whether it says itself that nothing was handed in.
    is_absent: bool,
}

/// The rows of one learner: by job, by copy, and where a copy is nobody's by who has it.
type Entries = BTreeMap<(usize, usize, Option<String>), Vec<Entry>>;

/// Reads typed letters.
///
/// # Errors
/// Every line that cannot be meant as it stands, twenty at most.
pub fn read(text: &str, exam: &Exam) -> Result<Pile, Vec<Odd>> {
    let rows = table::read(text).map_err(|odd| vec![odd])?.rows;
    let Some((first, rows)) = rows.split_first() else {
        return Err(vec![head::absent()]);
    };
    let head = Head::of(first).map_err(|odd| vec![odd])?;
    let register = Register::of(exam);
    let (mut entries, mut remarks, mut odds) = (Entries::new(), Vec::new(), Vec::new());
    for row in rows {
        match take(row, &head, &register, exam, &mut entries) {
            Ok(remark) => remarks.extend(remark),
            Err(odd) => odds.extend(odd),
        }
        if odds.len() >= MOST {
            odds.truncate(MOST);
            break;
        }
    }
    match odds.is_empty() {
        true => Ok(pile(exam, entries, remarks)),
        false => Err(odds),
    }
}

fn take(
    row: &Row,
    head: &Head,
    register: &Register,
    exam: &Exam,
    entries: &mut Entries,
) -> Result<Option<Remark>, Vec<Odd>> {
    let claim = head.claim(row).map_err(|odd| vec![odd])?;
    let (job, copy) = match register.find(&claim, row).map_err(|odd| vec![odd])? {
        Found::Copy(job, copy) => (job, copy),
        Found::Nowhere => {
            return Ok(Some(Remark::Foreign {
                who: claim.who(),
                line: row.line,
            }));
        }
    };
    let sheet = &exam.jobs[job].copies[copy];
    let marks = marks(row, head, &exam.jobs[job], sheet, exam)?;
    let key = match sheet.person {
        Some(_) => None,
        None => claim.key(),
    };
    let person = sheet.person.clone().or(claim.known());
    entries.entry((job, copy, key)).or_default().push(Entry {
        line: row.line,
        person,
        is_absent: head.says_absent(row),
        marks,
    });
    Ok(None)
}

/// What a row says of each question; `None` where all of its cells are empty.
fn marks(
    row: &Row,
    head: &Head,
    job: &Job,
    sheet: &SheetCopy,
    exam: &Exam,
) -> Result<Option<Vec<Mark>>, Vec<Odd>> {
    let version = &job.versions[sheet.version];
    let mut odds: Vec<Odd> = head
        .fits(row, version.rows.len())
        .err()
        .into_iter()
        .collect();
    let mut marks = Vec::with_capacity(version.rows.len());
    let language = crate::lang::of(&job.language);
    for (position, asked) in version.rows.iter().enumerate() {
        let item = &exam.items[asked.item];
        let text = head.answer(row, position + 1);
        match cell::mark(text, item, &asked.options, language) {
            Ok(mark) => marks.push(mark),
            Err(trouble) => odds.push(row.odd(
                format!("question {}: {}", position + 1, trouble.what),
                trouble.cure,
            )),
        }
    }
    let is_empty = (1..=version.rows.len()).all(|number| head.answer(row, number).is_empty());
    if head.says_absent(row) && !is_empty {
        odds.push(row.odd(
            "who is absent has letters".into(),
            "take out the letters, or `absent`",
        ));
    }
    match odds.is_empty() {
        true => Ok(Some(marks).filter(|_| !is_empty || head.says_present(row))),
        false => Err(odds),
    }
}

/// What came back, with who is missing and who is there twice.
fn pile(exam: &Exam, mut entries: Entries, mut remarks: Vec<Remark>) -> Pile {
    let mut papers = Vec::new();
    for (at, job) in exam.jobs.iter().enumerate() {
        for (position, copy) in job.copies.iter().enumerate() {
            let range = (at, position, None)..(at, position + 1, None);
            let keys: Vec<_> = entries.range(range).map(|(key, _)| key.clone()).collect();
            let paper = |person, marks| Paper {
                job: at,
                copy: copy.number,
                version: copy.version,
                person,
                marks,
            };
            if keys.is_empty() && copy.person.is_some() {
                let who = Who::of(copy.number, copy.person.as_ref());
                remarks.push(Remark::Missing { who });
                papers.push(paper(copy.person.clone(), None));
            }
            for key in keys {
                let found = entries.remove(&key).unwrap_or_default();
                let (person, marks) = settle(found, copy, exam, at, &mut remarks);
                papers.push(paper(person, marks));
            }
        }
    }
    Pile { papers, remarks }
}

/// What all rows of one learner say together.
fn settle(
    entries: Vec<Entry>,
    copy: &SheetCopy,
    exam: &Exam,
    job: usize,
    remarks: &mut Vec<Remark>,
) -> (Option<Person>, Option<Vec<Mark>>) {
    let lines: Vec<usize> = entries.iter().map(|entry| entry.line).collect();
    let is_contested = entries
        .windows(2)
        .any(|pair| pair[0].marks != pair[1].marks);
    let said_absent = entries.iter().any(|entry| entry.is_absent);
    let Some(first) = entries.into_iter().next() else {
        return (copy.person.clone(), None);
    };
    let who = Who::of(copy.number, first.person.as_ref());
    if is_contested {
        remarks.push(Remark::Contested { who, lines });
        let count = exam.jobs[job].versions[copy.version].rows.len();
        return (first.person, Some(vec![Mark::Open; count]));
    }
    if first.marks.is_none() && !said_absent {
        let line = first.line;
        remarks.push(Remark::Empty {
            who: who.clone(),
            line,
        });
    }
    if lines.len() > 1 {
        remarks.push(Remark::Repeated { who, lines });
    }
    (first.person, first.marks)
}
