//! How answers are scored, beyond the key: questions that no longer count, answers that are right too, other points.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::exam::{Exam, Item};
use crate::facts::suggest::nearest;
use crate::quiz::Form;
use crate::sanitize::{after_name, letter};
use crate::table::{self, Odd};

/// The most that a question can be worth.
const MOST_POINTS: u32 = 1000;

/// How the items of an exam are scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// For each item what it is worth; `None` where it does not count.
    pub points: Vec<Option<Decimal>>,
    /// For each item the sets of options that are right, by their positions, ascending: the key first.
    pub right: Vec<Vec<Vec<usize>>>,
}

/// Why a rule does not fit an exam, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// What is wrong, in lower case and without a full stop.
    pub what: String,
    /// What to do about it.
    pub cure: String,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Misfit {}

impl Rules {
    /// Those of the printed key.
    pub fn of(exam: &Exam) -> Rules {
        let key = |item: &Item| {
            let mut key = item.question.form.key();
            key.sort_unstable();
            vec![key]
        };
        Rules {
            points: exam.items.iter().map(|item| Some(item.points)).collect(),
            right: exam.items.iter().map(key).collect(),
        }
    }

    /// Takes a question out: it counts for nobody.
    ///
    /// # Errors
    /// No question has this id.
    pub fn void(&mut self, exam: &Exam, id: &str) -> Result<(), Misfit> {
        items(exam, id)?
            .into_iter()
            .for_each(|item| self.points[item] = None);
        Ok(())
    }

    /// Takes an answer as right beside the key: `ID=B`, by the letters of the quiz itself, which is version A, or by
    /// the text of the option. Of a question with several right options it is the whole answer, `ID=AC`.
    ///
    /// Gives the texts of the options that are right too.
    ///
    /// # Errors
    /// No question has this id, or it has no such option.
    pub fn also(&mut self, exam: &Exam, rule: &str) -> Result<Vec<String>, Misfit> {
        let (id, answer) = rule.split_once('=').ok_or_else(|| Misfit {
            what: format!("`{rule}` does not say which answer is right too"),
            cure: "write the id of the question, `=`, and a letter as in version A: `ID=B`".into(),
        })?;
        let mut texts = Vec::new();
        for item in items(exam, id.trim())? {
            let positions = options(&exam.items[item], id, answer.trim())?;
            let options = &exam.items[item].options;
            texts.extend(positions.iter().map(|&at| options[at].text.clone()));
            match exam.items[item].question.form {
                Form::MultipleChoice(_) => self.right[item].push(positions),
                _ => self.right[item].extend(positions.into_iter().map(|position| vec![position])),
            }
        }
        texts.dedup();
        Ok(texts)
    }

    /// Takes what questions are worth from a table with the columns `question` and `points`.
    ///
    /// # Errors
    /// The first line that does not fit.
    pub fn points(&mut self, exam: &Exam, text: &str) -> Result<(), Odd> {
        let rows = table::read(text)?.rows;
        let mut told = std::collections::HashSet::new();
        for (at, row) in rows.iter().enumerate() {
            let [id, points] = row.cells.as_slice() else {
                return Err(row.odd(
                    format!("there are {} cells, and a line has two", row.cells.len()),
                    "write the id of a question, a comma, and its points",
                ));
            };
            let is_heading = at == 0 && points.eq_ignore_ascii_case("points");
            if is_heading {
                continue;
            }
            if !told.insert(id) {
                return Err(row.odd(
                    format!("`{id}` has points already"),
                    "take one of the lines out",
                ));
            }
            let worth = Decimal::from_str(points).ok().filter(|worth| {
                *worth >= Decimal::ZERO && *worth <= MOST_POINTS.into() && worth.scale() <= 2
            });
            let worth = worth.ok_or_else(|| {
                row.odd(
                    format!("`{points}` is no number of points"),
                    format!("write a number from 0 to {MOST_POINTS} with two decimals at most, such as 1.5"),
                )
            })?;
            let found = items(exam, id).map_err(|misfit| row.odd(misfit.what, misfit.cure))?;
            for item in found {
                self.points[item] = self.points[item].map(|_| worth);
            }
        }
        Ok(())
    }
}

/// The items with an id.
fn items(exam: &Exam, id: &str) -> Result<Vec<usize>, Misfit> {
    let is_meant = |item: &Item| item.question.id == id;
    let found: Vec<usize> = (0..exam.items.len())
        .filter(|&at| is_meant(&exam.items[at]))
        .collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let ids = exam.items.iter().map(|item| item.question.id.as_str());
    let (near, _) = nearest(id, ids);
    Err(Misfit {
        what: format!("no question has the id `{id}`"),
        cure: match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`items.csv` and the key list the ids".into(),
        },
    })
}

/// The options of an item that are meant, by letters or by a text.
fn options(item: &Item, id: &str, answer: &str) -> Result<Vec<usize>, Misfit> {
    if !item.is_marked() {
        return Err(Misfit {
            what: format!("`{id}` has no options to be marked"),
            cure: "say in its cells which answers are right, with ✓ or `+`".into(),
        });
    }
    let texts = item.options.iter();
    let by_text = texts.clone().position(|option| option.text == answer);
    let by_text = by_text.or_else(|| {
        let is_named = |text: &str| after_name(answer, text).is_some_and(str::is_empty);
        item.options
            .iter()
            .position(|option| is_named(&option.text))
    });
    let count = item.options.len().min(26);
    let position = |sign: char| {
        let position = (sign.to_ascii_lowercase() as usize).checked_sub('a' as usize)?;
        (position < count).then_some(position)
    };
    let by_letters: Option<Vec<usize>> = answer.chars().map(position).collect();
    let positions = by_text.map(|position| vec![position]).or(by_letters);
    let mut positions = positions
        .filter(|positions| !positions.is_empty())
        .ok_or_else(|| Misfit {
            what: format!("`{answer}` is no option of `{id}`"),
            cure: format!(
                "write letters from A to {} as in version A, or the text of an option",
                letter(count.saturating_sub(1))
            ),
        })?;
    positions.sort_unstable();
    positions.dedup();
    Ok(positions)
}
