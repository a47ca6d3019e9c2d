//! Where a statement has too many of its article's words in a row, and what is to be done about it.
//!
//! In go a fact and the gate of its bank, out come the bytes of the statement, the place where it is best edited, and a sentence that
//! says what is enough.

use std::ops::Range;

use crate::article::Run;
use crate::article::gate::Gate;
use crate::facts::{Fact, Piece};

/// So many words a sentence has at least where the rest may be cut off.
const LEAST_KEPT: usize = 5;

/// Other words are proposed for so many at most.
const MOST_CHANGED: usize = 3;

/// A word that no article has.
const OTHER: &str = "qzxqzx";

/// Words in a row that are the article's.
pub(super) struct Copied {
    /// The bytes of the statement that they are.
    pub run: Option<Range<usize>>,
    /// Where it is best edited.
    pub best: Option<usize>,
    /// What is to be done about them.
    pub said: String,
}

/// The longest run of a statement, where it is too long; `filled` says where blanks stand in it.
pub(super) fn copied(
    gate: &Gate,
    fact: &Fact,
    statement: &str,
    filled: &[(usize, Range<usize>)],
) -> Option<Copied> {
    let run = gate.copied(fact)?;
    let start = statement.find(&run.text);
    let text = run.text.trim_end_matches(['.', ',', ';', ':', '!', '?']);
    let is_rest = |start: usize| {
        let before = statement.get(..start).unwrap_or_default();
        let mut filled = filled.iter();
        filled.all(|(_, range)| range.end <= start)
            && before.split_whitespace().count() >= LEAST_KEPT
    };
    let at_best = start.map(|start| start + run.best.end);
    let (best, cure) = if let Some(words) = enough(gate, fact, &run) {
        (at_best, changed(&words))
    } else if let Some(start) = start.filter(|&start| is_rest(start)) {
        // A comma that leads to them goes with them.
        let before = statement.get(..start).unwrap_or_default();
        let before = before.trim_end_matches([' ', ',', ';', ':', '–', '—']);
        let cure = "e begins before them, and Ctrl-K cuts what follows".to_owned();
        (Some(before.len()), cure)
    } else {
        let word = run.text.get(run.best.clone()).unwrap_or_default();
        (at_best, format!("e begins in their middle, at “{word}”"))
    };
    let words = run.words;
    Some(Copied {
        run: start.map(|start| start..start + text.len()),
        best,
        said: format!("{words} words in a row are the article's (‹ ›): {cure}"),
    })
}

/// That other words for these are enough.
fn changed(words: &[String]) -> String {
    match words {
        [word] => format!("another word for “{word}” is enough, where e begins"),
        words => {
            let words = words.join("” and “");
            format!("other words for “{words}” are enough, and e begins at the first")
        }
    }
}

/// The words for which others are to be found so that a statement has nowhere too many of the article's in a row; `None` where
/// they would be more than [`MOST_CHANGED`].
fn enough(gate: &Gate, fact: &Fact, run: &Run) -> Option<Vec<String>> {
    let (mut fact, mut run, mut words) = (fact.clone(), run.clone(), Vec::new());
    while run.is_enough && words.len() < MOST_CHANGED {
        words.push(run.text.get(run.best.clone())?.to_owned());
        let mut texts = fact.statement.iter_mut().filter_map(|piece| match piece {
            Piece::Text(text) => Some(text),
            Piece::Blank(_) => None,
        });
        let text = texts.find(|text| text.contains(&run.text))?;
        let start = text.find(&run.text)?;
        text.replace_range(start + run.best.start..start + run.best.end, OTHER);
        match gate.copied(&fact) {
            Some(next) => run = next,
            None => return Some(words),
        }
    }
    None
}
