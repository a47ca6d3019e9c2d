//! What is said of a fact for what it yields.
//!
//! In go the yields of one fact, out come its lines for a reader or its row for a program, and what is warned of. The
//! yields themselves are let go, since a large bank has more than a million.

use std::collections::BTreeMap;

use quizpress::facts::{Fact, Problem};
use quizpress::generate::{self, Yield};
use quizpress::lang::{and_more, counted};
use serde::Serialize;

use super::told::{asks_for_a_value, barren, coarse, edges, fewer, pointed, thin};

/// What is said of a fact.
pub struct Yielded {
    /// How many questions it yields.
    pub made: usize,
    /// How many of these are choices between values of one type.
    pub choices: usize,
    /// How many of these are harder with one level than with another.
    pub moved: usize,
    pub said: Said,
    /// Its blanks that have too few wrong options for a choice.
    pub thin: Vec<Problem>,
    /// Those that have too few which are known to be what is asked for.
    pub coarse: Vec<Problem>,
    /// Its blanks that yield nothing.
    pub barren: Vec<Problem>,
    /// Its blanks whose answer would always be the first option or the last.
    pub edges: Vec<Problem>,
    /// Its blanks that are choices of fewer options than were wanted.
    pub fewer: Vec<Problem>,
    /// Its blanks that are no choice since the wording of the answer points at it.
    pub pointed: Vec<Problem>,
}

/// What a report says of a fact.
pub enum Said {
    Lines(String),
    Row(Row),
}

impl Yielded {
    /// What is said of a fact of this file, the yields standing in the order of its blanks.
    pub fn of(file: &str, fact: &Fact, yields: &[Yield], say: fn(&Fact, &[Yield]) -> Said) -> Self {
        Yielded {
            made: made(yields),
            choices: yields.iter().filter(is_choice).count(),
            moved: yields.iter().filter(|found| found.moved).count(),
            said: say(fact, yields),
            thin: thin(file, fact, yields),
            coarse: coarse(file, fact, yields),
            barren: barren(file, fact, yields),
            edges: edges(file, fact, yields),
            fewer: fewer(file, fact, yields),
            pointed: pointed(file, fact, yields),
        }
    }
}

/// What is written of a fact for what it yields.
#[derive(Serialize)]
pub struct Row {
    /// The ids of the questions.
    questions: Vec<String>,
    refused: Vec<Refused>,
    /// What may stand beside the right answer of choices.
    beside: Vec<RowBeside>,
}

#[derive(Serialize)]
struct RowBeside {
    id: String,
    likeliest: Vec<String>,
    count: usize,
}

#[derive(Serialize)]
struct Refused {
    id: String,
    why: String,
}

/// What is written of a fact that yields this.
pub fn row(_: &Fact, yields: &[Yield]) -> Said {
    let mut row = Row {
        questions: Vec::new(),
        refused: Vec::new(),
        beside: Vec::new(),
    };
    for found in yields {
        let id = found.id.to_string();
        if found.rivals.count > 0 {
            row.beside.push(RowBeside {
                id: id.clone(),
                likeliest: found.rivals.likeliest.clone(),
                count: found.rivals.count,
            });
        }
        match &found.outcome {
            Ok(_) => row.questions.push(id),
            Err(refusal) => row.refused.push(Refused {
                id,
                why: refusal.to_string(),
            }),
        }
    }
    Said::Row(row)
}

fn is_choice(found: &&Yield) -> bool {
    found.outcome.is_ok() && generate::kind(found.kind).is_some_and(asks_for_a_value)
}

fn made(yields: &[Yield]) -> usize {
    yields.iter().filter(|found| found.outcome.is_ok()).count()
}

/// What the fact yields, blank by blank, and why where it does not.
pub fn lines(fact: &Fact, yields: &[Yield]) -> Said {
    let mut text = format!(
        "{}: {}\n",
        fact.id,
        counted(made(yields), ["question", "questions"])
    );
    let mut rest = yields;
    for (position, blank) in fact.blanks.iter().enumerate() {
        let of_blank = split_while(&mut rest, |found| found.blank == position);
        text.push_str(&blank_line(&blank.id, of_blank));
        of_blank
            .iter()
            .for_each(|found| text.push_str(&rivals_line(found)));
    }
    Said::Lines(text)
}

/// Takes from the front what belongs together: the yields stand in the order of the file.
fn split_while<'y>(rest: &mut &'y [Yield], belongs: impl Fn(&Yield) -> bool) -> &'y [Yield] {
    let (first, others) = rest.split_at(rest.partition_point(belongs));
    *rest = others;
    first
}

/// `  day: when, date; not span: no event lies two years or more before it`. Of a blank that yields something, what nothing could mend is
/// no news.
fn blank_line(blank: &str, yields: &[Yield]) -> String {
    let yields_some = yields.iter().any(|found| found.outcome.is_ok());
    let mut made = Vec::new();
    let mut refused: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for found in yields {
        match &found.outcome {
            Ok(_) => made.push(found.kind),
            Err(refusal) if yields_some && !refusal.is_mendable() => {}
            Err(refusal) => {
                let kinds = refused.entry(refusal.to_string()).or_default();
                kinds.push(found.kind);
            }
        }
    }
    let made = if made.is_empty() {
        "nothing".to_owned()
    } else {
        made.join(", ")
    };
    let refused: String = refused
        .iter()
        .map(|(why, kinds)| format!("; not {}: {why}", kinds.join(", ")))
        .collect();
    format!("  {blank}: {made}{refused}\n")
}

/// `    beside: Falcon 9, Soyuz-2 and 3 more`: what a choice between names may offer; nothing where it is none. Of dates and
/// numbers, of which there is no end, some: `    beside: 1961, 1967, 1972, …`.
fn rivals_line(found: &Yield) -> String {
    let rivals = &found.rivals;
    let is_endless = generate::kind(found.kind).is_some_and(|kind| kind.pool.is_in_order());
    let first = rivals.likeliest.join(", ");
    match rivals.count - rivals.likeliest.len() {
        _ if rivals.likeliest.is_empty() => String::new(),
        0 if is_endless => format!("    beside: {first}, …\n"),
        left => format!("    beside: {first}{}\n", and_more(left)),
    }
}
