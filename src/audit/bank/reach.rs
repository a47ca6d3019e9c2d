//! Blanks of which others are right too, by the words of their statement or their `ask`.

use super::warning;
use crate::audit::Finding;
use crate::facts::{Answer, Blank, CARDS_ONLY, Facts, Value};
use crate::generate::{names_nothing, reach};
use crate::sentence::Sentences;
use crate::tokens::Tokens;

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

/// Each list whose question names nothing, so that it asks in general what is so ("What can a lack of iodine lead to?"), and
/// has wrong texts of the author: nobody but the article says that these are no answers.
pub(super) fn unbound(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let words = sentences.words;
    let mut findings = Vec::new();
    for fact in facts.facts() {
        for blank in &fact.blanks {
            let (Answer::List { .. }, Some(ask)) = (&blank.answer, &blank.ask) else {
                continue;
            };
            let tokens = Tokens::of(ask);
            let is_text = |value: &Value| matches!(value, Value::Text(_));
            let has_texts = blank.wrong.iter().any(|wrong| is_text(&wrong.value));
            let is_bound = words
                .audit
                .by_the_article
                .iter()
                .any(|phrase| tokens.say(phrase));
            if is_chosen(blank) && has_texts && !is_bound && names_nothing(ask, words) {
                let said = format!(
                    "the question asks in general, so that a `wrong` value may be right too: add “{}”, or say of which event it asks",
                    words.audit.as_the_article.trim_start_matches([',', ' '])
                );
                findings.push(warning("unbound", fact, blank, said));
            }
        }
    }
    findings
}

/// Whether it may be asked as a choice at all.
fn is_chosen(blank: &Blank) -> bool {
    let kinds = &blank.kinds;
    kinds.is_empty() || kinds.iter().any(|kind| kind != CARDS_ONLY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ask: &str, wrong: &str, expected: usize) {
        let yaml = format!(
            "id: b\ntitle: Salt\nentities:\n  ann: {{ name: Ann Lee, class: person }}\nfacts:\n  - id: f\n    statement: \"It leads to {{it}}.\"\n    blanks:\n      it: {{ list: [deafness, short growth], ask: \"{ask}\", wrong: [{wrong}] }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = unbound(&facts, Sentences::new(&facts));
        assert_eq!(found.len(), expected, "{ask} {found:?}");
    }

    #[test]
    fn a_list_that_is_asked_in_general_is_told() {
        check("What can a lack of iodine lead to?", "hair loss, fever", 1);
        check(
            "What can a lack of iodine lead to, according to the article?",
            "hair loss, fever",
            0,
        );
        check(
            "What did the lack of iodine lead to in Norra?",
            "hair loss, fever",
            0,
        );
    }
}
