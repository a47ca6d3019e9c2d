//! Questions that ask for more than is so: their statement says `partly` or `mostly`, and they do not.
//!
//! In goes a bank, out come warnings.

use super::unsaid::without_blanks;
use super::warning;
use crate::audit::Finding;
use crate::facts::{Answer, Facts};
use crate::sentence::Sentences;
use crate::tokens::Tokens;

/// Each question whose statement says that something is so in part, or of most only, while the `ask` and the answer do not.
pub(super) fn partly(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let mut findings = Vec::new();
    for fact in facts.facts() {
        let plain = Tokens::of(&without_blanks(fact));
        let mut partly = sentences.words.audit.partly.iter();
        let Some(word) = partly.find(|word| plain.say(word)) else {
            continue;
        };
        let lost = |ask: &String| {
            let ask = Tokens::of(ask);
            let audit = &sentences.words.audit;
            let mut all = audit.partly.iter().chain(audit.of_a_part);
            !all.any(|word| ask.say(word))
        };
        for blank in fact.blanks.iter().filter(|blank| !blank.is_for_cards()) {
            if matches!(blank.answer, Answer::Date { .. }) || !blank.ask.as_ref().is_some_and(lost)
            {
                continue;
            }
            let said = format!(
                "the statement says `{word}`, and the `ask` does not, so that it asks for more than is so: say it there too"
            );
            findings.push(warning("unsaid", fact, blank, said));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_that_is_to_be_said_is_warned_of_as_vague() {
        for words in crate::lang::ALL {
            let vague = words.audit.vague;
            let both = words.audit.partly.iter().find(|word| vague.contains(word));
            assert_eq!(both, None);
        }
    }

    #[test]
    fn what_is_so_in_part_is_asked_in_part() {
        let told = |statement: &str, ask: &str| {
            let yaml = format!(
                "id: b\ntitle: Boats\nfacts:\n  - id: f\n    statement: \"{statement}\"\n    blanks:\n      it: {{ text: wood, ask: \"{ask}\" }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            partly(&facts, Sentences::new(&facts)).len()
        };
        let statement = "The boats of Norra were at least partly built of {it}.";
        assert_eq!(told(statement, "Of what were the boats of Norra built?"), 1);
        assert_eq!(
            told(statement, "Of what were the boats of Norra in part built?"),
            0
        );
        let part = "What was part of the wood of which the boats of Norra were built?";
        assert_eq!(told(statement, part), 0);
        assert_eq!(
            told(
                "The boats of Norra were built of {it}.",
                "Of what were they built?"
            ),
            0
        );
    }
}
