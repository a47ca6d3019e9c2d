//! An answer that is the odd one out: a road among three streets.
//!
//! In goes a bank, out come notes with the word that all wrong options of the author's have, and the answer alone has not.

use std::collections::BTreeSet;

use crate::audit::{Finding, Severity};
use crate::facts::{Facts, Value, Wrong};
use crate::generate::cues::content_words;
use crate::sentence::{Sentences, answers};

/// So few wrong options may share a word by chance.
const FEW: usize = 2;

/// Each blank whose author's names or words all have a word that its answer lacks.
pub(super) fn odd(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let words_of = |value: &Value| -> BTreeSet<String> {
        let shown = sentences.value(value);
        content_words(&shown, sentences.words).into_iter().collect()
    };
    let is_named = |wrong: &Wrong| matches!(wrong.value, Value::Text(_) | Value::Entity(_));
    let mut findings = Vec::new();
    for fact in facts.facts() {
        for blank in fact.blanks.iter().filter(|blank| !blank.is_for_cards()) {
            if blank.wrong.len() <= FEW || !blank.wrong.iter().all(is_named) {
                continue;
            }
            let wrong = blank.wrong.iter().map(|wrong| words_of(&wrong.value));
            let shared = wrong.reduce(|one, other| &one & &other).unwrap_or_default();
            let own: BTreeSet<String> = answers(blank).iter().flat_map(&words_of).collect();
            if let Some(stem) = shared.difference(&own).next() {
                let first = sentences.value(&blank.wrong[0].value);
                let mut all = first.split(|c: char| !c.is_alphanumeric());
                let word = all.find(|word| content_words(word, sentences.words).contains(stem));
                let word = word.unwrap_or(stem);
                let said = format!(
                    "all `wrong` values have the word `{word}`, and the answer alone has not: give some without it, or one with the \
                     answer's own"
                );
                let name = fact.path(blank);
                findings.push(Finding::of_bank(
                    Severity::Note,
                    "odd",
                    blank.place,
                    &name,
                    said,
                ));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_road_among_streets_is_told() {
        let told = |wrong: &str| {
            let yaml = format!(
                "id: b\ntitle: Boats\nfacts:\n  - id: f\n    statement: \"The map lay in {{it}}.\"\n    blanks:\n      it: {{ text: Castle Road, ask: Where did the map of Norra lie?, wrong: {wrong} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let found = odd(&facts, Sentences::new(&facts)).into_iter();
            found.map(|one| one.said).collect::<Vec<_>>()
        };
        let streets = told("[Bank Street, Harbour Street, King Street]");
        assert!(
            streets.len() == 1 && streets[0].contains("`Street`"),
            "{streets:?}"
        );
        assert_eq!(told("[Bank Street, Harbour Road, King Street]"), [""; 0]);
        assert_eq!(told("[Bank Road, Harbour Road, King Road]"), [""; 0]);
        assert_eq!(told("[Bank Street, King Street]"), [""; 0]);
    }
}
