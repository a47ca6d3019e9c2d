//! Words of an `ask` that do not go with its answer: a pronoun that tells a man or a woman, an amount asked of a rank in
//! an order.
//!
//! In goes a bank, out come warnings with the words to write instead.

use std::collections::HashSet;

use super::warning;
use crate::audit::Finding;
use crate::facts::{Answer, Blank, Entity, Fact, Facts, NumberStyle};
use crate::lang::Words;
use crate::phrases::Phrases;
use crate::sentence::Sentences;
use crate::tokens::{self, Tokens};

/// Each question for a person whose pronoun tells whether it is a man or a woman. Let through: where another person's name
/// stands in the question, of whom the pronoun may speak, and where the author's own wrong values are enough.
pub(super) fn pronouns(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let words = sentences.words;
    let persons = persons(facts, words);
    let mut names = Phrases::default();
    for entity in facts.entities() {
        names.add(tokens::name(&entity.name, words).iter(), entity);
    }
    let asks = asks(facts).filter_map(|(fact, blank, ask)| {
        let Answer::Entity(key) = blank.answer else {
            return None;
        };
        let classes = &facts.entity(key).classes;
        if !classes.iter().any(|class| persons.contains(class.as_str())) {
            return None;
        }
        let tokens = Tokens::of(ask);
        let mut pronouns = words.sides.pronouns.iter();
        let (found, neutral) = pronouns.find(|(word, _)| tokens.hold(&Tokens::of(word)))?;
        let named = names.held_by(tokens.iter()).into_iter();
        let another = named
            .flat_map(|other: &&Entity| &other.classes)
            .any(|class| classes.contains(class));
        let said = format!(
            "`{found}` in the `ask` tells a man from a woman, and so may rule wrong options out: write `{neutral}`, or ask \
             without it"
        );
        let is_told = blank.may_be("which") && !another && blank.wrong.len() < 2;
        is_told.then(|| warning("pronoun", fact, blank, said))
    });
    asks.collect()
}

/// The classes of which some member is asked for with "who".
fn persons<'f>(facts: &'f Facts, words: &Words) -> HashSet<&'f str> {
    let who = words.question.who;
    let asked = asks(facts).filter_map(|(_, blank, ask)| match blank.answer {
        Answer::Entity(key) => Tokens::of(ask)
            .iter()
            .next()
            .is_some_and(|first| who.contains(&first))
            .then(|| facts.entity(key).classes.iter().map(String::as_str)),
        _ => None,
    });
    asked.flatten().collect()
}

/// Each question for an ordinal that asks for an amount: its options read `4th` and `5th`.
pub(super) fn ordinals(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let amount = sentences.words.audit.amount;
    let asks = asks(facts).filter_map(|(fact, blank, ask)| {
        let Answer::Number {
            value,
            style: NumberStyle::Ordinal,
            ..
        } = blank.answer
        else {
            return None;
        };
        let tokens = Tokens::of(ask);
        let found = amount.iter().find(|word| tokens.hold(&Tokens::of(word)))?;
        let shown = sentences.words.ordinal(value);
        let said = format!(
            "`{found}` in the `ask` wants an amount, and the options are places in an order, as `{shown}`: leave `style: \
             ordinal` out, or ask which one it was"
        );
        Some(warning("ordinal", fact, blank, said))
    });
    asks.collect()
}

fn asks(facts: &Facts) -> impl Iterator<Item = (&Fact, &Blank, &str)> {
    let blanks = facts
        .facts()
        .iter()
        .flat_map(|fact| fact.blanks.iter().map(move |blank| (fact, blank)));
    blanks.filter_map(|(fact, blank)| Some((fact, blank, blank.ask.as_deref()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(blank: &str) -> Vec<String> {
        let yaml = format!(
            "id: b\ntitle: Seats\nentities:\n  ann: {{ name: Ann Lee, class: person }}\n  bob: {{ name: Bob Hart, class: person }}\n  cid: {{ name: Cid Moss, class: person }}\nfacts:\n  - id: f\n    statement: \"It was {{it}}.\"\n    blanks:\n      it: {{ {blank} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let sentences = Sentences::new(&facts);
        let found = [pronouns(&facts, sentences), ordinals(&facts, sentences)].concat();
        found.into_iter().map(|finding| finding.said).collect()
    }

    #[test]
    fn a_pronoun_that_tells_a_woman_is_told_with_one_that_does_not() {
        let told = said("entity: ann, ask: Who lost her seat?");
        assert!(
            told.len() == 1 && told[0].contains("write `their`"),
            "{told:?}"
        );
        assert_eq!(said("entity: ann, ask: Who lost their seat?"), [""; 0]);
        assert_eq!(
            said("entity: ann, ask: Who lost her seat?, kinds: none"),
            [""; 0]
        );
        // Nobody is asked for: it may be a party's leader.
        assert_eq!(said("entity: ann, ask: Which party did he lead?"), [""; 0]);
        assert_eq!(
            said("entity: ann, ask: Who beat Bob Hart in his own town?"),
            [""; 0]
        );
        assert_eq!(
            said("entity: ann, ask: Who lost her seat?, wrong: [bob, cid]"),
            [""; 0]
        );
    }

    #[test]
    fn an_ordinal_is_no_amount() {
        let told = said("number: 5, style: ordinal, ask: How many cups has the coach been at?");
        assert!(told.len() == 1 && told[0].contains("`5th`"), "{told:?}");
        assert_eq!(
            said("number: 5, style: ordinal, ask: Which cup was it?"),
            [""; 0]
        );
        assert_eq!(
            said("number: 5, ask: How many cups has the coach been at?"),
            [""; 0]
        );
    }
}
