//! A history as JSON lines, to be moved, backed up and put under version control.
//!
//! In goes a history, out come lines in the order of time, the same for the same history, and the reverse. The first
//! line says what the file is; then cards, then reviews. This module does not know stores.
//!
//! ```json
//! {"quizpress-history":1}
//! {"card":"moon-landing/landing/day","front":"On which day?","suspended":false,"flagged":true}
//! {"card":"moon-landing/landing/day","at":"2026-11-24T20:00:00-08:00","grade":"good","way":"card","interval":2,"desired":0.9}
//! ```

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read, Write};

use serde::{Deserialize, Serialize};

use super::schedule::LONGEST;
use super::{Grade, Moment, Review, ReviewMode};
use crate::deck::CardId;
use crate::sanitize::json_escaped;

/// The version of the lines.
const VERSION: u32 = 1;

/// All that was learned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// Cards that were asked or marked.
    pub cards: BTreeMap<CardId, Marks>,
    /// Reviews with their cards, in the order of time.
    pub reviews: Vec<(CardId, Review)>,
}

impl History {
    /// Puts the reviews in the order of time.
    pub fn sort(&mut self) {
        self.reviews
            .sort_by(|(a, x), (b, y)| (x.at.millis, a).cmp(&(y.at.millis, b)));
    }
}

/// What is kept of a card beside its reviews.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Its front as it was last, for a reader of the file.
    pub front: String,
    /// Whether it is not to be asked.
    pub suspended: bool,
    /// Whether it was flagged.
    pub flagged: bool,
}

/// Why a history cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HistoryProblem {
    /// The file does not begin as a history does.
    Foreign,
    /// It was written by a newer program.
    Newer(u64),
    /// A line, from 1, and what is wrong with it.
    Line(usize, String),
}

impl std::fmt::Display for HistoryProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            HistoryProblem::Foreign => write!(f, "it is no history of quizpress"),
            HistoryProblem::Newer(version) => write!(
                f,
                "it is of version {version}, which this program does not know"
            ),
            HistoryProblem::Line(line, what) => write!(f, "line {line}: {what}"),
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Head {
    #[serde(rename = "quizpress-history")]
    version: u64,
}

#[derive(Serialize, Deserialize)]
struct CardLine {
    card: String,
    #[serde(default)]
    front: String,
    #[serde(default)]
    suspended: bool,
    #[serde(default)]
    flagged: bool,
}

#[derive(Serialize, Deserialize)]
struct ReviewLine {
    card: String,
    at: String,
    grade: String,
    #[serde(default = "by_card")]
    way: String,
    interval: u32,
    #[serde(default = "usual")]
    desired: f32,
}

fn by_card() -> String {
    ReviewMode::Card.name().to_owned()
}

fn usual() -> f32 {
    super::schedule::RETENTION
}

/// Writes a history.
///
/// # Errors
/// The sink cannot be written.
pub fn write(history: &History, out: &mut dyn Write) -> io::Result<()> {
    let mut line = |value: serde_json::Result<String>| {
        let text = value.map_err(io::Error::other)?;
        writeln!(out, "{}", json_escaped(&text))
    };
    line(serde_json::to_string(&Head {
        version: u64::from(VERSION),
    }))?;
    for (id, marks) in &history.cards {
        line(serde_json::to_string(&CardLine {
            card: id.to_string(),
            front: marks.front.clone(),
            suspended: marks.suspended,
            flagged: marks.flagged,
        }))?;
    }
    for (id, review) in &history.reviews {
        line(serde_json::to_string(&review_line(id, review)))?;
    }
    Ok(())
}

fn review_line(id: &CardId, review: &Review) -> ReviewLine {
    ReviewLine {
        card: id.to_string(),
        at: review.at.to_string(),
        grade: review.grade.name().to_owned(),
        way: review.way.name().to_owned(),
        interval: review.interval,
        desired: review.desired,
    }
}

/// Reads a history.
///
/// # Errors
/// The first [`HistoryProblem`] in it.
pub fn read(text: &str) -> Result<History, HistoryProblem> {
    read_from(&mut text.as_bytes())
}

/// Reads a history line by line: what is none is found out at its first line, however long it is.
///
/// # Errors
/// The first [`HistoryProblem`] in it.
pub fn read_from(source: &mut dyn BufRead) -> Result<History, HistoryProblem> {
    let mut head = line(source, 1)?.ok_or(HistoryProblem::Foreign)?;
    if let Some(rest) = head.strip_prefix('\u{feff}') {
        head = rest.to_owned();
    }
    let head: Head = serde_json::from_str(&head).map_err(|_| HistoryProblem::Foreign)?;
    if head.version != u64::from(VERSION) {
        return Err(HistoryProblem::Newer(head.version));
    }
    let mut history = History::default();
    for at in 2.. {
        let Some(line) = line(source, at)? else { break };
        if !line.trim().is_empty() {
            add(&line, &mut history).map_err(|what| HistoryProblem::Line(at, what))?;
        }
    }
    Ok(history)
}

/// The longest line, in bytes.
const LONGEST_LINE: usize = 1 << 20;

/// The next line; `None` at the end.
fn line(source: &mut dyn BufRead, at: usize) -> Result<Option<String>, HistoryProblem> {
    let mut bytes = Vec::new();
    let read = source
        .take(LONGEST_LINE as u64 + 1)
        .read_until(b'\n', &mut bytes)
        .map_err(|error| HistoryProblem::Line(at, error.to_string()))?;
    if read > LONGEST_LINE {
        // What has no lines is no history at all.
        return Err(match at {
            1 => HistoryProblem::Foreign,
            _ => HistoryProblem::Line(at, format!("it is longer than {} MB", LONGEST_LINE >> 20)),
        });
    }
    while matches!(bytes.last(), Some(b'\n' | b'\r')) {
        bytes.pop();
    }
    let text = String::from_utf8(bytes).map_err(|_| match at {
        1 => HistoryProblem::Foreign,
        _ => HistoryProblem::Line(at, "it is not UTF-8 text".into()),
    })?;
    Ok((read > 0).then_some(text))
}

fn add(line: &str, history: &mut History) -> Result<(), String> {
    let value: serde_json::Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if value.get("grade").is_some() {
        let line: ReviewLine = serde_json::from_value(value).map_err(|error| error.to_string())?;
        let review = review(&line)?;
        history.reviews.push((card(&line.card)?, review));
    } else {
        let line: CardLine = serde_json::from_value(value).map_err(|error| error.to_string())?;
        let marks = Marks {
            front: line.front,
            suspended: line.suspended,
            flagged: line.flagged,
        };
        history.cards.insert(card(&line.card)?, marks);
    }
    Ok(())
}

/// Whether a line could hold this review, and would be read.
pub(super) fn is_sound(id: &CardId, reviewed: &Review) -> bool {
    card(id).is_ok() && review(&review_line(id, reviewed)).as_ref() == Ok(reviewed)
}

fn card(text: &str) -> Result<CardId, String> {
    CardId::parse(text).ok_or_else(|| format!("`{text}` is no card: it would be `bank/fact/blank`"))
}

fn review(line: &ReviewLine) -> Result<Review, String> {
    let at = Moment::parse(&line.at).ok_or_else(|| {
        format!(
            "`{}` is no moment, as in `2026-11-24T20:00:00+01:00`",
            line.at
        )
    })?;
    let grade = Grade::named(&line.grade)
        .ok_or_else(|| format!("`{}` is none of again, hard, good and easy", line.grade))?;
    let way = ReviewMode::named(&line.way)
        .ok_or_else(|| format!("`{}` is none of card, typed and choice", line.way))?;
    if line.interval > LONGEST {
        return Err(format!(
            "an interval of {} days is longer than {LONGEST}",
            line.interval
        ));
    }
    if !(0.0..1.0).contains(&line.desired) {
        return Err(format!(
            "{} is no retention: it lies between 0 and 1",
            line.desired
        ));
    }
    Ok(Review {
        at,
        grade,
        way,
        interval: line.interval,
        desired: line.desired,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "\
{\"quizpress-history\":1}
{\"card\":\"a/b/c\",\"front\":\"On which day?\",\"suspended\":false,\"flagged\":true}
{\"card\":\"a/b/c\",\"at\":\"2026-11-24T20:00:00.123-08:00\",\"grade\":\"again\",\"way\":\"typed\",\"interval\":0,\"desired\":0.9}
{\"card\":\"a/b/c\",\"at\":\"2026-11-24T20:10:00-08:00\",\"grade\":\"good\",\"way\":\"card\",\"interval\":2,\"desired\":0.85}
";

    #[test]
    fn what_is_written_is_read_and_written_the_same_again() {
        let history = read(SAMPLE).unwrap();
        assert_eq!((history.cards.len(), history.reviews.len()), (1, 2));
        let mut bytes = Vec::new();
        write(&history, &mut bytes).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), SAMPLE);
    }

    #[track_caller]
    fn check(line: &str, problem: &str) {
        let text = format!("{{\"quizpress-history\":1}}\n\n{line}\n");
        assert_eq!(read(&text).unwrap_err().to_string(), problem);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let review = |card: &str, at: &str, grade: &str, interval: &str| {
            format!(
                "{{\"card\":\"{card}\",\"at\":\"{at}\",\"grade\":\"{grade}\",\"interval\":{interval}}}"
            )
        };
        check(
            &review("a/b/c", "yesterday", "good", "1"),
            "line 3: `yesterday` is no moment, as in `2026-11-24T20:00:00+01:00`",
        );
        check(
            &review("a/b/c", "2026-11-24T20:00:00+00:00", "bad", "1"),
            "line 3: `bad` is none of again, hard, good and easy",
        );
        check(
            &review("a", "2026-11-24T20:00:00+00:00", "good", "1"),
            "line 3: `a` is no card: it would be `bank/fact/blank`",
        );
        check(
            &review("a/b/c", "2026-11-24T20:00:00+00:00", "good", "99999"),
            "line 3: an interval of 99999 days is longer than 36500",
        );
        check(
            "{",
            "line 3: EOF while parsing an object at line 1 column 1",
        );
        assert_eq!(read(""), Err(HistoryProblem::Foreign));
        assert_eq!(
            read("{\"quizpress-history\":2}"),
            Err(HistoryProblem::Newer(2))
        );
    }
}
