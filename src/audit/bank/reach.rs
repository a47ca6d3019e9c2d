//! Blanks of which others are right too, by the words of their statement or their `ask`.

use super::warning;
use crate::audit::Finding;
use crate::facts::{Blank, CARDS_ONLY, Facts};
use crate::generate::reach;
use crate::sentence::Sentences;

/// Each blank in the reach of a negation, a comparison or an example. Let through: those whose author has said so with
/// `open`, and those that are asked as no choice.
pub(super) fn others_right(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let mut findings = Vec::new();
    for fact in facts.facts() {
        for (position, blank) in fact.blanks.iter().enumerate() {
            if blank.open || !is_chosen(blank) {
                continue;
            }
            let Some(said) = reach::of_choice(sentences, fact, position) else {
                continue;
            };
            let said = format!(
                "`{said}` makes others right too, so it is not put as true or false, and only its `wrong` values are offered: \
                 say it without, or write `open: true` and `wrong` values that are surely wrong"
            );
            findings.push(warning("others-right", fact, blank, said));
        }
    }
    findings
}

/// Whether it may be asked as a choice at all.
fn is_chosen(blank: &Blank) -> bool {
    let kinds = &blank.kinds;
    kinds.is_empty() || kinds.iter().any(|kind| kind != CARDS_ONLY)
}
