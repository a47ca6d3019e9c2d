//! Questions that cannot be understood by themselves: a quiz mixes facts, and who is asked has read no other question.
//!
//! In go the questions of a bank, out come warnings for those that name nothing, or lean on a thing as if it were known,
//! and for those in the present that say no year.

use super::warning;
use crate::audit::Finding;
use crate::facts::{Answer, Blank, Fact, Facts};
use crate::generate::{Leaning, leaning};
use crate::lang::Words;
use crate::phrases::Phrases;
use crate::sentence::Sentences;
use crate::tokens::{self, Tokens};

/// Each question that leans on what it does not name.
pub(super) fn leaning_asks(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let words = sentences.words;
    let names = names(facts, words);
    let found = asks(facts).filter_map(|(fact, blank, ask)| {
        let stem = Tokens::of(ask);
        let is_named = !names.held_by(stem.iter()).is_empty();
        let said = match leaning(ask, is_named, words)? {
            Leaning::Nameless => "the question names no person, thing, place or year, so who has read no other question may \
                                  not know what it is about: name it in the `ask`"
                .to_owned(),
            Leaning::On(word) => format!(
                "`the {word}` in the `ask`: of what, or which one? A question stands alone in a quiz, so name it"
            )
            .replace("`the ", &format!("`{} ", article_before(ask, word))),
        };
        Some(warning("leaning", fact, blank, said))
    });
    found.collect()
}

/// The word before another one in a text.
fn article_before<'t>(text: &'t str, word: &str) -> &'t str {
    let all: Vec<&str> = text.split_whitespace().collect();
    let pair = all.windows(2).find(|pair| pair[1].starts_with(word));
    pair.map_or("", |pair| pair[0])
}

/// Each question in the present for a number, or for who has an office, that says no year: what is so today may be otherwise
/// when it is asked.
pub(super) fn undated(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let words = sentences.words;
    let found = asks(facts).filter_map(|(fact, blank, ask)| {
        let tokens = Tokens::of(ask);
        let asking = [words.question.present, words.question.past];
        let is_verb = |word: &&str| asking.iter().any(|list| list.contains(word));
        let verb = tokens.iter().find(is_verb)?;
        let is_present = words.question.present.contains(&verb);
        let begins = tokens.iter().next().unwrap_or_default();
        let is_office = words.question.who.contains(&begins)
            && matches!(blank.answer, Answer::Entity(_))
            && words.question.offices.iter().any(|office| tokens.say(office));
        let is_count = matches!(blank.answer, Answer::Number { .. })
            && words.question.groups.iter().any(|group| tokens.say(group));
        let is_told = is_present && (is_office || is_count) && !ask.contains(char::is_numeric);
        is_told.then(|| {
            let said = format!(
                "`{verb}` in the `ask` is of today, and the answer may change: say the year, or ask in the past"
            );
            warning("undated", fact, blank, said)
        })
    });
    found.collect()
}

fn names(facts: &Facts, words: &Words) -> Phrases<()> {
    let mut names = Phrases::default();
    for entity in facts.entities() {
        for text in entity.aliases.iter().chain([&entity.name]) {
            names.add(tokens::name(text, words).iter(), ());
        }
    }
    names
}

fn asks(facts: &Facts) -> impl Iterator<Item = (&Fact, &Blank, &str)> {
    let facts = facts.facts().iter();
    let blanks = facts.flat_map(|fact| fact.blanks.iter().map(move |blank| (fact, blank)));
    blanks.filter_map(|(fact, blank)| {
        let ask = blank.ask.as_deref().or(blank.ask_all.as_deref())?;
        (!blank.is_for_cards()).then_some((fact, blank, ask))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(blank: &str, expected: &[&str]) {
        let yaml = format!(
            "id: b\ntitle: Seats\nentities:\n  ann: {{ name: Ann Lee, class: person }}\nfacts:\n  - id: f\n    statement: \"It was {{it}}.\"\n    blanks:\n      it: {{ {blank} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let sentences = Sentences::new(&facts);
        let found = [leaning_asks(&facts, sentences), undated(&facts, sentences)].concat();
        let found: Vec<&str> = found.iter().map(|finding| finding.flaw).collect();
        assert_eq!(found, expected, "{blank}");
    }

    #[test]
    fn a_question_that_cannot_stand_alone_is_told() {
        check(
            "number: 5, ask: How many segments does the mirror have?",
            &["leaning"],
        );
        check(
            "number: 5, ask: How many segments does the mirror of Webb have?",
            &[],
        );
        check(
            "number: 5, ask: \"How many guests did Ann Lee greet at the ceremony?\"",
            &["leaning"],
        );
        check(
            "number: 5, ask: \"How many segments does it have?\", kinds: none",
            &[],
        );
    }

    #[test]
    fn what_may_change_is_asked_with_a_year() {
        check(
            "number: 70, ask: How many members are elected to the Council of Norra?",
            &["undated"],
        );
        check(
            "number: 70, ask: How many members were elected to the Council of Norra?",
            &[],
        );
        check(
            "number: 70, ask: How many members are elected to the Council of Norra in 2016?",
            &[],
        );
        check("entity: ann, ask: Who is the coach of Norra?", &["undated"]);
        check("entity: ann, ask: Who was the coach of Norra?", &[]);
        check(
            "number: 9, ask: How many seats did the people of Norra have?",
            &[],
        );
        check("number: 8, ask: How many planets does the Sun have?", &[]);
    }
}
