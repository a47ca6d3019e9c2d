//! Questions that begin badly: "As what did she work?" is no English that anybody speaks.
//!
//! In goes a bank, out come warnings with another beginning.

use super::warning;
use crate::audit::Finding;
use crate::facts::{Answer, Facts};
use crate::sentence::Sentences;
use crate::tokens::Tokens;

/// Each question for words or a name that begins with a preposition and what, or asks what the article says of something.
pub(super) fn clumsy(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let audit = &sentences.words.audit;
    let mut findings = Vec::new();
    for fact in facts.facts() {
        for blank in fact.blanks.iter().filter(|blank| !blank.is_for_cards()) {
            let is_figure = matches!(blank.answer, Answer::Number { .. } | Answer::Date { .. });
            let asks = [("ask", &blank.ask), ("ask-all", &blank.ask_all)];
            for (field, ask) in asks.into_iter().filter(|_| !is_figure) {
                let Some(ask) = ask else { continue };
                let tokens = Tokens::of(ask);
                let words: Vec<&str> = tokens.iter().collect();
                let begins = |(bad, _): &&(&str, &str)| {
                    let bad: Vec<&str> = bad.split(' ').collect();
                    let next = words.get(bad.len());
                    words.starts_with(&bad) && (bad.len() > 2 || is_whole(ask, next, audit.helpers))
                };
                if let Some((bad, better)) = audit.clumsy.iter().find(begins) {
                    let said = format!(
                        "“{} …” in the `{field}` reads badly: name the kind of thing that its options are, as in “{}”, or begin with “{better}”",
                        crate::lang::capitalised(bad),
                        audit.kind_asked
                    );
                    findings.push(warning("clumsy", fact, blank, said));
                }
            }
        }
    }
    findings
}

/// Whether a beginning is all that is asked for: "as what did", not "as what sort of". Of a language without such helpers it is.
fn is_whole(ask: &str, next: Option<&&str>, helpers: &[&str]) -> bool {
    let second = ask.split_whitespace().nth(1).unwrap_or_default();
    helpers.is_empty() || second.ends_with(',') || next.is_some_and(|next| helpers.contains(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, ask: &str, better: Option<&str>) {
        let yaml = format!(
            "id: b\ntitle: Boats\nlanguage: {language}\nfacts:\n  - id: f\n    statement: \"Ann Lee worked as {{it}}.\"\n    blanks:\n      it: {{ text: cook, ask: \"{ask}\" }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = clumsy(&facts, Sentences::new(&facts));
        assert_eq!(
            found.len(),
            usize::from(better.is_some()),
            "{ask}: {found:?}"
        );
        let said = found.first().map_or("", |found| &found.said);
        assert!(said.contains(better.unwrap_or_default()), "{said}");
    }

    #[test]
    fn a_beginning_that_nobody_speaks_is_told() {
        check("en", "As what did Ann Lee work?", Some("In which role …?"));
        check(
            "en",
            "For what, beside fish, did Ann Lee sail?",
            Some("What … for?"),
        );
        check(
            "en",
            "Without what may Ann Lee sail?",
            Some("What … without?"),
        );
        check(
            "en",
            "Through what do boats take up salt?",
            Some("Which part of the plant …?"),
        );
        check(
            "en",
            "What does the article say of Ann Lee?",
            Some("What was …?"),
        );
        check(
            "de",
            "Als was arbeitete Ann Lee?",
            Some("In welcher Rolle …?"),
        );
        check("de", "Mit was fuhr Ann Lee?", Some("Womit …?"));
        for ask in [
            "As what sort of worker did Ann Lee sail?",
            "By what name was Ann Lee known?",
            "For which work was Ann Lee hired?",
            "What was Ann Lee?",
            "What does the article say that Ann Lee was?",
        ] {
            check("en", ask, None);
        }
        check("de", "Was war Ann Lee?", None);
    }
}
