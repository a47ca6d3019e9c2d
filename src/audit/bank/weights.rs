//! Which questions of a bank its author holds to be weaker than the others.
//!
//! In go facts, out comes a note where hardly any is marked. Every list of questions has some that sense would answer, or that nobody
//! would miss; only who wrote them can tell which.

use crate::audit::{Finding, Severity};
use crate::facts::{Facts, Place};

/// In a bank of fewer blanks a quiz needs them all.
const FEWEST: usize = 25;

/// One blank in so many is marked, at least.
const ONE_IN: usize = 5;

/// A note where fewer than a fifth of the blanks are of weight `detail`, or kept for cards.
pub(super) fn unweighed(facts: &Facts) -> Option<Finding> {
    let blanks = facts.facts().iter().flat_map(|fact| {
        let blanks = fact.blanks.iter();
        blanks.map(|blank| fact.leaves_out(blank))
    });
    let marked: Vec<bool> = blanks.collect();
    let (all, weak) = (marked.len(), marked.iter().filter(|is| **is).count());
    let said = format!(
        "of {all} blanks {weak} are of weight `detail` or kept for cards, so that a quiz draws weak questions as often as good ones: \
         read the proof, and give the blanks of the weakest third `weight: detail`, or `kinds: none`, and the best half of the \
         facts `weight: main`"
    );
    let place = Place { line: 1, column: 1 };
    let note = || Finding::of_bank(Severity::Note, "unweighed", place, "weights", said);
    (all >= FEWEST && weak * ONE_IN < all).then(note)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bank_in_which_hardly_any_is_marked_is_noted() {
        let told = |all: usize, marked: usize, mark: &str| {
            let fact = |at: usize| {
                let mark = if at < marked { mark } else { "" };
                format!(
                    "  - {{ id: f{at}, statement: \"Boat {at} has {{x}} masts.\", blanks: {{ x: {{ number: 3{mark} }} }} }}\n"
                )
            };
            let facts: String = (0..all).map(fact).collect();
            let yaml = format!("id: b\ntitle: Boats\nfacts:\n{facts}");
            unweighed(&Facts::parse("b.yaml", &yaml).expect("a sound bank")).is_some()
        };
        assert!(told(25, 4, ", weight: detail"));
        assert!(!told(25, 5, ", weight: detail"));
        assert!(!told(25, 5, ", kinds: none"));
        assert!(told(25, 5, ", weight: main"));
        assert!(!told(24, 0, ""));
    }
}
