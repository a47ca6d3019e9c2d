//! The heading of typed letters: which column says what.

use super::who::Claim;
use crate::roster::{self, Columns};
use crate::table::{Odd, Row};

/// Words that head the columns, lower case.
const COPY: [&str; 4] = ["copy", "sheet", "exemplar", "bogen"];
const VERSION: [&str; 2] = ["version", "fassung"];
const STATUS: [&str; 1] = ["status"];

/// What stands under the status, lower case.
const ABSENT: [&str; 3] = ["absent", "abwesend", "fehlt"];
const PRESENT: [&str; 4] = ["marked", "present", "anwesend", "abgegeben"];

const CURE: &str = "let the first line be like `copy,1,2,3` or `id,name,1,2,3`: who it is, then the numbers of the \
                    questions as on the sheet";

/// Where things stand.
pub(super) struct Head {
    copy: Option<usize>,
    version: Option<usize>,
    status: Option<usize>,
    person: Columns,
    /// The column of each question, the first being that of question 1.
    answers: Vec<usize>,
    /// How many columns there are.
    count: usize,
}

/// What is said of a text without any line.
pub(super) fn absent() -> Odd {
    Odd {
        line: 1,
        what: "the file is empty".into(),
        cure: CURE.into(),
    }
}

impl Head {
    /// Reads a heading.
    pub(super) fn of(row: &Row) -> Result<Head, Odd> {
        let words: Vec<String> = row.cells.iter().map(|cell| cell.to_lowercase()).collect();
        let column = |known: &[&str]| words.iter().position(|word| known.contains(&word.as_str()));
        let person = Columns::of(row);
        let mut numbers: Vec<(usize, usize)> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            numbers.extend(number(word).map(|number| (number, at)));
        }
        numbers.sort_unstable();
        let head = Head {
            copy: column(&COPY),
            version: column(&VERSION),
            status: column(&STATUS),
            answers: numbers.iter().map(|&(_, at)| at).collect(),
            count: row.cells.len(),
            person,
        };
        let people = &head.person;
        let ids = [
            head.copy,
            head.version,
            people.id,
            people.number,
            people.email,
        ];
        if people.names.is_empty() && ids.iter().all(Option::is_none) {
            return Err(row.odd("the heading does not say whose a row is".into(), CURE));
        }
        let wrong = (1..)
            .zip(&numbers)
            .find(|(wanted, (found, _))| wanted != found);
        match wrong {
            _ if numbers.is_empty() => {
                Err(row.odd("the heading numbers no questions".into(), CURE))
            }
            Some((wanted, &(found, _))) if found < wanted => {
                Err(row.odd(format!("there are two columns for question {found}"), CURE))
            }
            Some((wanted, _)) => {
                Err(row.odd(format!("there is no column for question {wanted}"), CURE))
            }
            None => Ok(head),
        }
    }

    /// Whose a row is, as it says.
    pub(super) fn claim(&self, row: &Row) -> Result<Claim, Odd> {
        let extra = row.cells.get(self.count..).unwrap_or_default();
        if extra.iter().any(|cell| !cell.is_empty()) {
            return Err(row.odd(
                format!(
                    "there are {} cells, and {} in the heading",
                    row.cells.len(),
                    self.count
                ),
                "put what holds a comma, a semicolon or a tab itself in quotation marks",
            ));
        }
        let status = self.status(row);
        let is_known = status.is_empty()
            || ABSENT.contains(&status.as_str())
            || PRESENT.contains(&status.as_str());
        if !is_known {
            return Err(row.odd(
                format!("the status `{status}` is not known"),
                "write `absent`, `marked`, or nothing",
            ));
        }
        let person = self.person.person(row);
        roster::check(&person, row)?;
        let cell = |column: Option<usize>| row.cell(column?).map(str::to_owned);
        Claim::of(cell(self.copy), cell(self.version), person, row)
    }

    /// Whether there are as many columns as questions on a sheet, and nothing behind its last question.
    pub(super) fn fits(&self, row: &Row, questions: usize) -> Result<(), Odd> {
        let columns = self.answers.len();
        if columns < questions {
            let what = format!("the sheet has {questions} questions, and the heading {columns}");
            return Err(row.odd(what, CURE));
        }
        let beyond = (questions + 1..=columns).find(|&number| !self.answer(row, number).is_empty());
        match beyond {
            Some(number) => Err(row.odd(
                format!(
                    "there is something under question {number}, and the sheet has {questions}"
                ),
                "look whether the row has slipped",
            )),
            None => Ok(()),
        }
    }

    /// What stands under a question, by its number.
    pub(super) fn answer<'r>(&self, row: &'r Row, number: usize) -> &'r str {
        let column = number.checked_sub(1).and_then(|at| self.answers.get(at));
        column.and_then(|&at| row.cell(at)).unwrap_or_default()
    }

    pub(super) fn says_absent(&self, row: &Row) -> bool {
        ABSENT.contains(&self.status(row).as_str())
    }

    pub(super) fn says_present(&self, row: &Row) -> bool {
        PRESENT.contains(&self.status(row).as_str())
    }

    fn status(&self, row: &Row) -> String {
        let status = self.status.and_then(|at| row.cell(at));
        status.unwrap_or_default().to_lowercase()
    }
}

/// The number of a question in a heading: `7`, `Q7`, `Frage 7`, `7.`.
fn number(word: &str) -> Option<usize> {
    let word = word.trim_end_matches(['.', ')']);
    let digits = word.trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
    let before = word[..word.len() - digits.len()].trim();
    let is_word = ["", "q", "question", "f", "frage", "nr", "no"].contains(&before);
    let number = digits.parse().ok().filter(|_| digits.len() <= 4);
    number.filter(|&number| is_word && number > 0)
}
