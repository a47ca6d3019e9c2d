//! A gradebook that a platform gave out, filled: in go its text and results, out comes the same text with one column
//! filled. Nothing else of it changes, to the byte.
//!
//! Learners are found by an id or an address, never by their name, and what two say is not guessed.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::exam::Exam;
use super::plain;
use super::score::{Learner, Results, Status};
use crate::sheet::Person;
use crate::table::{self, Odd, Row, Table};

/// The columns of ids, lower case, as Canvas and Moodle name them, in English and German.
const IDS: [&str; 12] = [
    "id",
    "sis user id",
    "sis login id",
    "integration id",
    "id number",
    "idnumber",
    "user id",
    "username",
    "login id",
    "id-nummer",
    "anmeldename",
    "matrikelnummer",
];

/// The columns of addresses; a login may be one.
const EMAILS: [&str; 7] = [
    "email",
    "e-mail",
    "email address",
    "e-mail-adresse",
    "e-mail address",
    "mail",
    "sis login id",
];

/// What begins the row in which Canvas says what an assignment is worth, lower case.
const WORTH: &str = "points possible";

/// A gradebook that was filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The whole file, as it is to be written.
    pub text: String,
    /// The heading of the column that was filled.
    pub column: String,
    /// Whether it was not there before.
    pub is_new: bool,
    /// The headings of the columns by which learners were found.
    pub by: Vec<String>,
    /// How many learners got their points.
    pub count: usize,
    /// Learners who are marked and are in no row, or in none for sure.
    pub unmatched: Vec<String>,
    /// Lines whose learner has no points here.
    pub rows: Vec<usize>,
}

/// Fills a gradebook: the column that is named, or the one named after the quiz, which is added if it is not there.
///
/// # Errors
/// A line that cannot be read; no column of ids or addresses; or two columns that could be meant.
pub fn fill(
    text: &str,
    exam: &Exam,
    results: &Results,
    column: Option<&str>,
) -> Result<Filled, Odd> {
    let table = table::read(text)?;
    let Some(head) = table.rows.first() else {
        return Err(Odd {
            line: 1,
            what: "the file is empty".into(),
            cure: "export the gradebook again".into(),
        });
    };
    let title = exam.jobs.first().map_or("", |job| job.title.as_str());
    let name = column.unwrap_or(title);
    let (column, is_new) = column_named(head, name)?;
    let (found, by) = matches(&table, results)?;
    let mut edits = Edits::new(&table, column);
    if is_new {
        edits.write(head, &table::cell(name));
    }
    let mut rows = Vec::new();
    for (at, row) in table.rows.iter().enumerate().skip(1) {
        let is_worth = row.cells[0].eq_ignore_ascii_case(WORTH);
        match found.get(&at).map(|&learner| &results.learners[learner]) {
            Some(learner) if learner.status == Status::Marked => {
                edits.write(row, &plain(learner.points));
            }
            _ if is_worth && (is_new || row.cell(column).is_none()) => {
                let of = results.learners.first().map(|learner| plain(learner.of));
                edits.write(row, &of.unwrap_or_default());
            }
            _ => {
                rows.extend((!is_worth && is_somebody(head, row)).then_some(row.line));
                if is_new {
                    edits.write(row, "");
                }
            }
        }
    }
    let filled: HashSet<usize> = found.values().copied().collect();
    let marked = |at: &usize| results.learners[*at].status == Status::Marked;
    let unmatched = (0..results.learners.len()).filter(marked);
    let unmatched = unmatched.filter(|at| !filled.contains(at));
    Ok(Filled {
        text: edits.apply(text),
        column: head.cells.get(column).cloned().unwrap_or(name.to_owned()),
        is_new,
        by,
        count: found.values().filter(|at| marked(at)).count(),
        unmatched: unmatched.map(|at| shown(&results.learners[at])).collect(),
        rows,
    })
}

/// Whether a row is somebody's: it says something under an id or an address.
fn is_somebody(head: &Row, row: &Row) -> bool {
    let mut columns = columns(head, &IDS)
        .into_iter()
        .chain(columns(head, &EMAILS));
    columns.any(|column| row.cell(column).is_some())
}

fn shown(learner: &Learner) -> String {
    let person = learner.paper.person.as_ref();
    match person.filter(|person| !person.name.is_empty()) {
        Some(person) => person.name.clone(),
        None => format!("copy {}", learner.paper.copy),
    }
}

/// The column with a heading, or where it goes, and whether it is new. Canvas writes a number behind the name of an
/// assignment.
fn column_named(head: &Row, name: &str) -> Result<(usize, bool), Odd> {
    let is_number = |text: &str| {
        let digits = text
            .trim()
            .strip_prefix('(')
            .and_then(|text| text.strip_suffix(')'));
        digits
            .is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
    };
    let is_meant = |cell: &String| cell == name || cell.strip_prefix(name).is_some_and(is_number);
    let found: Vec<usize> = (0..head.cells.len())
        .filter(|&at| is_meant(&head.cells[at]))
        .collect();
    match found.as_slice() {
        [] => Ok((head.cells.len(), true)),
        [one] => Ok((*one, false)),
        [one, other, ..] => Err(head.odd(
            format!(
                "`{}` and `{}` can both be meant",
                head.cells[*one], head.cells[*other]
            ),
            "say which with `--column`, with all of its heading",
        )),
    }
}

fn columns(head: &Row, words: &[&str]) -> Vec<usize> {
    let is_one = |at: &usize| words.contains(&head.cells[*at].to_lowercase().as_str());
    (0..head.cells.len()).filter(is_one).collect()
}

/// A way of knowing learners by a column.
struct Kind {
    /// What heads such columns, lower case.
    heads: &'static [&'static str],
    /// What is known of a person.
    known: fn(&Person) -> Vec<String>,
    /// How a cell is compared with it.
    folded: fn(&str) -> String,
}

/// Ids are compared as they stand, addresses in small letters.
const KINDS: [Kind; 2] = [
    Kind {
        heads: &IDS,
        known: |person| {
            let known = [&person.id, &person.student_number];
            known.into_iter().flatten().cloned().collect()
        },
        folded: str::to_owned,
    },
    Kind {
        heads: &EMAILS,
        known: |person| person.email.iter().cloned().collect(),
        folded: str::to_lowercase,
    },
];

/// For each row, by its position, the learner whose it is, by theirs; and the headings of the columns that say so.
///
/// Of the columns of ids the one counts that knows most learners, as another may hold other people's ids; likewise of
/// those of addresses. Where both say something, they must say the same.
fn matches(table: &Table, results: &Results) -> Result<(HashMap<usize, usize>, Vec<String>), Odd> {
    let head = &table.rows[0];
    let mut by = Vec::new();
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut is_known = false;
    for kind in &KINDS {
        let columns = columns(head, kind.heads);
        is_known |= !columns.is_empty();
        let told = columns
            .iter()
            .map(|&column| told(table, column, results, kind));
        let best = columns
            .iter()
            .zip(told)
            .rev()
            .max_by_key(|(_, told)| told.len());
        if let Some((&column, told)) = best.filter(|(_, told)| !told.is_empty()) {
            by.push(head.cells[column].clone());
            pairs.extend(told);
        }
    }
    if !is_known {
        return Err(head.odd(
            "the heading has no id and no address".into(),
            "export the gradebook with ids (Canvas) or with the ID number or the email address (Moodle)",
        ));
    }
    by.dedup();
    let [mut rows, mut learners] = [HashMap::new(), HashMap::new()];
    for (row, learner) in &pairs {
        *rows.entry(*row).or_insert(0) += 1;
        *learners.entry(*learner).or_insert(0) += 1;
    }
    pairs.retain(|(row, learner)| rows[row] == 1 && learners[learner] == 1);
    Ok((pairs.into_iter().collect(), by))
}

/// Rows and learners that have the same in a column.
fn told(table: &Table, column: usize, results: &Results, kind: &Kind) -> Vec<(usize, usize)> {
    let mut learners: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, learner) in results.learners.iter().enumerate() {
        let person = learner.paper.person.as_ref();
        for key in person.map(kind.known).unwrap_or_default() {
            learners.entry((kind.folded)(&key)).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for (at, row) in table.rows.iter().enumerate().skip(1) {
        let found = row
            .cell(column)
            .and_then(|cell| learners.get(&(kind.folded)(cell)));
        pairs.extend(found.into_iter().flatten().map(|&learner| (at, learner)));
    }
    pairs.dedup();
    pairs
}

/// What changes in a text.
struct Edits {
    separator: char,
    column: usize,
    made: Vec<(Range<usize>, String)>,
}

impl Edits {
    fn new(table: &Table, column: usize) -> Edits {
        Edits {
            separator: table.separator,
            column,
            made: Vec::new(),
        }
    }

    /// Writes a cell of the column, which a row may not have yet.
    fn write(&mut self, row: &Row, cell: &str) {
        match (row.spans.get(self.column), row.spans.last()) {
            (Some(span), _) => self.made.push((span.clone(), cell.to_owned())),
            (None, Some(last)) => {
                let missing = self.column + 1 - row.spans.len();
                let gap = self.separator.to_string().repeat(missing);
                self.made.push((last.end..last.end, format!("{gap}{cell}")));
            }
            (None, None) => {}
        }
    }

    fn apply(mut self, text: &str) -> String {
        self.made.sort_by_key(|(span, _)| span.start);
        let mut out = String::with_capacity(text.len() + 8 * self.made.len());
        let mut from = 0;
        for (span, cell) in &self.made {
            out.push_str(&text[from..span.start]);
            out.push_str(cell);
            from = span.end;
        }
        out.push_str(&text[from..]);
        out
    }
}
