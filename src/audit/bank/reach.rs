//! Blanks of which others are right too, by the words of their statement or their `ask`.

use super::warning;
use crate::audit::{Finding, Severity};
use crate::facts::{Answer, Blank, CARDS_ONLY, Facts, Value, Wrong};
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
            let is_example = [sentences.words.reach.before, sentences.words.reach.members]
                .iter()
                .any(|examples| examples.contains(&said.as_str()));
            // Its author has chosen what is offered, and one answer may be meant: a law has one measure.
            let level = match blank.wrong.len() >= 2 && !is_example {
                true => Severity::Note,
                false => Severity::Warning,
            };
            let cure = match (level, is_example) {
                (Severity::Note, _) => {
                    "where others are right too, write `open: true`, and the question says that one of these is meant; where there \
                     is one answer all the same, as in a rule, leave it"
                }
                (_, true) => {
                    "write `open: true` and `wrong` values that are surely wrong, and the question says that one of these is meant"
                }
                (_, false) => {
                    "say it without, or give the blank two `wrong` values that are surely wrong"
                }
            };
            let not_claimed = match reach::of_claim(sentences, fact, position) {
                Some(_) => "it is not put as true or false, and ",
                None => "",
            };
            let said = format!(
                "`{said}` makes others right too, so {not_claimed}only its `wrong` values are offered: {cure}"
            );
            let name = fact.path(blank);
            findings.push(Finding::of_bank(
                level,
                "others-right",
                blank.place,
                &name,
                said,
            ));
        }
    }
    findings
}

/// Each list whose question names nothing, so that it asks in general what is so ("What can a lack of iodine lead to?"), and
/// has wrong texts of the author: nobody but the article says that these are no answers. So it is with an `ask-all` that leaves
/// out "according to the article", which the `ask` says.
pub(super) fn unbound(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let words = sentences.words;
    let is_bound = |ask: &String| {
        let tokens = Tokens::of(ask);
        let mut phrases = words.audit.by_the_article.iter();
        phrases.any(|phrase| tokens.say(phrase))
    };
    let mut findings = Vec::new();
    for fact in facts.facts() {
        for blank in fact.blanks.iter().filter(|blank| is_chosen(blank)) {
            let is_list = matches!(blank.answer, Answer::List { .. });
            let is_text = |wrong: &Wrong| matches!(wrong.value, Value::Text(_));
            // Whether it names who says so is told as `voice`.
            let has_voice = blank.according.is_some() || fact.according.is_some();
            if !is_list || has_voice || !blank.wrong.iter().any(is_text) {
                continue;
            }
            let ask_is_bound = blank.ask.as_ref().is_some_and(is_bound);
            let fields = [
                ("ask", &blank.ask, false),
                ("ask-all", &blank.ask_all, ask_is_bound),
            ];
            for (field, ask, by_the_other) in fields {
                let is_general =
                    |ask: &&String| !is_bound(ask) && (by_the_other || names_nothing(ask, words));
                if ask.as_ref().filter(is_general).is_none() {
                    continue;
                }
                let said = format!(
                    "the `{field}` asks in general, so that a `wrong` value may be right too: add “{}”, or say of which event it asks",
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

    #[test]
    fn a_question_for_all_is_as_bound_as_that_for_one() {
        let told = |ask: &str, ask_all: &str, more: &str| {
            let yaml = format!(
                "id: b\ntitle: Salt\nentities:\n  ann: {{ name: Ann Lee, class: person }}\nfacts:\n  - id: f\n    statement: \"Ann Lee used {{it}}.\"\n    blanks:\n      it: {{ list: [new paths, new walls], ask: \"{ask}\", ask-all: \"{ask_all}\", wrong: [gates, towers]{more} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            unbound(&facts, Sentences::new(&facts)).len()
        };
        let bound = "What did Ann Lee use, according to the article?";
        assert_eq!(told(bound, "Which of these did Ann Lee use?", ""), 1);
        assert_eq!(
            told(
                bound,
                "Which of these did Ann Lee use, according to the article?",
                ""
            ),
            0
        );
        assert_eq!(
            told(
                "What did Ann Lee use in 1990?",
                "Which of these did Ann Lee use in 1990?",
                ""
            ),
            0
        );
        assert_eq!(
            told(
                "What did Ann Lee use in 1990?",
                "Which of these can be used?",
                ""
            ),
            1
        );
        assert_eq!(
            told(bound, "Which of these did Ann Lee use?", ", according: ann"),
            0
        );
    }

    #[test]
    fn what_its_author_has_chosen_is_noted_only() {
        let level = |statement: &str, ask: &str, more: &str| {
            let yaml = format!(
                "id: b\ntitle: Fees\nfacts:\n  - id: f\n    statement: \"{statement}\"\n    blanks:\n      it: {{ text: the average cost, ask: \"{ask}\"{more} }}\n"
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let found = others_right(&facts, Sentences::new(&facts));
            found
                .first()
                .map(|finding| (finding.level, finding.said.contains("open: true")))
        };
        let (statement, ask) = (
            "A fee of a school is higher than {it}.",
            "What is a fee of a school higher than?",
        );
        assert_eq!(level(statement, ask, ""), Some((Severity::Warning, false)));
        let wrong = ", wrong: [the lowest cost, the yearly budget]";
        assert_eq!(level(statement, ask, wrong), Some((Severity::Note, true)));
        let (statement, ask) = (
            "Schools have costs such as {it}.",
            "Which costs do schools have?",
        );
        assert_eq!(
            level(statement, ask, wrong),
            Some((Severity::Warning, true))
        );
    }
}
