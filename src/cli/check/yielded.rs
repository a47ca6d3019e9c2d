//! What is said of a fact for what it yields.
//!
//! In go the yields of one fact, out come its lines for a reader or its row for a program, and what is warned of. The
//! yields themselves are let go, since a large bank has more than a million.

use std::collections::{BTreeMap, BTreeSet};

use quizpress::facts::{Blank, Care, Fact, Problem, Severity};
use quizpress::generate::{self, Beside, Kind, Part, Refusal, Yield};
use quizpress::lang::counted;
use serde::Serialize;

/// What is said of a fact.
pub struct Yielded {
    /// How many questions it yields.
    pub made: usize,
    pub said: Said,
    /// Its blanks that have too few wrong options for a choice.
    pub thin: Vec<Problem>,
    /// Its blanks that yield nothing.
    pub barren: Vec<Problem>,
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
            said: say(fact, yields),
            thin: thin(file, fact, yields),
            barren: barren(file, fact, yields),
        }
    }
}

/// What is written of a fact for what it yields.
#[derive(Serialize)]
pub struct Row {
    /// The ids of the questions.
    questions: Vec<String>,
    refused: Vec<Refused>,
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
    };
    for found in yields {
        let id = found.id.to_string();
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
    for (place, blank) in fact.blanks.iter().enumerate() {
        let of_blank = split_while(&mut rest, |found| found.blank == place);
        text.push_str(&blank_line(&blank.id, of_blank));
        let rivals = of_blank.iter().map(|found| &found.rivals);
        rivals.for_each(|rivals| text.push_str(&rivals_line(rivals)));
    }
    Said::Lines(text)
}

/// Takes from the front what belongs together: the yields stand in the order of the file.
fn split_while<'y>(rest: &mut &'y [Yield], belongs: impl Fn(&Yield) -> bool) -> &'y [Yield] {
    let (first, others) = rest.split_at(rest.partition_point(belongs));
    *rest = others;
    first
}

/// `  day: when, date; not span: no event lies two years or more before it`.
fn blank_line(blank: &str, yields: &[Yield]) -> String {
    let mut made = Vec::new();
    let mut refused: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for found in yields {
        match &found.outcome {
            Ok(_) => made.push(found.kind),
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

/// `    beside: Falcon 9, Soyuz-2 and 3 more`: what a choice between names may offer; nothing where it is none.
fn rivals_line(rivals: &Beside) -> String {
    let first = rivals.likeliest.join(", ");
    match rivals.count - rivals.likeliest.len() {
        _ if rivals.likeliest.is_empty() => String::new(),
        0 => format!("    beside: {first}\n"),
        more => format!("    beside: {first} and {more} more\n"),
    }
}

/// Whether a kind asks, in the usual mix, for the blank's own value among others of its type.
fn asks_for_a_value(kind: &Kind) -> bool {
    kind.part == Part::Core && kind.pool.is_of_values()
}

/// A warning for each blank that has too few distractors for the choice that it could be asked as.
fn thin(file: &str, fact: &Fact, yields: &[Yield]) -> Vec<Problem> {
    let too_few = |found: &&Yield| {
        matches!(found.outcome, Err(Refusal::Thin { .. }))
            && generate::kind(found.kind).is_some_and(asks_for_a_value)
    };
    let warning = |found: &Yield| {
        let blank = &fact.blanks[found.blank];
        let Err(refusal) = &found.outcome else {
            return None;
        };
        let accuses = [&fact.care, &blank.care]
            .iter()
            .any(|care| care.contains(&Care::Accusation));
        let help = match (accuses, blank.open) {
            (true, _) => "give the blank `wrong` values: an accusation gets no others",
            (_, true) => "give the blank `wrong` values: an `open` blank gets no others",
            _ => "give the blank `wrong` values, or the bank more of its class",
        };
        let message = format!(
            "`{}/{}` is not asked as a choice: {refusal}",
            fact.id, blank.id
        );
        Some(of_blank(file, blank, message, help))
    };
    yields.iter().filter(too_few).filter_map(warning).collect()
}

/// A warning for each blank that yields nothing though its author did not keep it for cards, where no other says so.
fn barren(file: &str, fact: &Fact, yields: &[Yield]) -> Vec<Problem> {
    let spots = yields.chunk_by(|one, next| one.blank == next.blank);
    let is_barren = |spot: &&[Yield]| {
        let told = |found: &Yield| {
            matches!(
                found.outcome,
                Ok(_) | Err(Refusal::Thin { .. } | Refusal::NotWanted)
            )
        };
        !spot.iter().any(told)
    };
    let warning = |spot: &[Yield]| {
        let first = spot.first()?;
        let blank = &fact.blanks[first.blank];
        let why: BTreeSet<String> = spot
            .iter()
            .filter_map(|found| found.outcome.as_ref().err().map(Refusal::to_string))
            .collect();
        let why: Vec<String> = why.into_iter().collect();
        let message = format!(
            "`{}/{}` is not asked: {}",
            fact.id,
            blank.id,
            why.join("; ")
        );
        let help = "mend one of these, or write `kinds: none` to keep it for cards";
        Some(of_blank(file, blank, message, help))
    };
    spots.filter(is_barren).filter_map(warning).collect()
}

/// A warning at a blank.
fn of_blank(file: &str, blank: &Blank, message: String, help: &str) -> Problem {
    Problem {
        level: Severity::Warning,
        file: file.to_owned(),
        place: blank.place,
        width: blank.id.chars().count() as u32,
        source: String::new(),
        source_column: 1,
        message,
        help: Some(help.into()),
    }
}
