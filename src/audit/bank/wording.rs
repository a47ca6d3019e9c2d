//! Words of an `ask` that do not go with its answer: a pronoun that tells a man or a woman, an amount asked of a rank in
//! an order.
//!
//! In goes a bank, out come warnings with the words to write instead.

use super::warning;
use crate::audit::Finding;
use crate::facts::{Answer, Blank, Entity, Fact, Facts};
use crate::lang::Words;
use crate::phrases::Phrases;
use crate::sentence::{GAP, Sentences};
use crate::tokens::{self, Tokens};

/// The class of persons, in a bank of any language.
const PERSON: &str = "person";

/// Each question for a person whose pronoun tells whether it is a man or a woman, and each sentence that begins with a gap for one. Let
/// through: where another person's name stands before the pronoun, of whom it may speak, and where the author's own wrong values
/// are enough.
pub(super) fn pronouns(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let words = sentences.words;
    let persons = sentences.persons();
    let mut names = Phrases::default();
    for entity in facts.entities() {
        names.add(tokens::name(&entity.name, words).iter(), entity);
    }
    let asked = asks(facts).map(|(fact, blank, ask)| (fact, blank, ask.to_owned(), true));
    let gaps = gaps(facts, sentences).map(|(fact, blank, text)| (fact, blank, text, false));
    let found = asked.chain(gaps).filter_map(|(fact, blank, text, is_ask)| {
        let Answer::Entity(key) = blank.answer else {
            return None;
        };
        let classes = &facts.entity(key).classes;
        let is_person = |class: &String| {
            persons.contains(class.as_str()) || !is_ask && class == PERSON
        };
        if !classes.iter().any(is_person) {
            return None;
        }
        let tokens = Tokens::of(&text);
        let tokens: Vec<&str> = tokens.iter().collect();
        let (at, (found, neutral)) = tokens.iter().enumerate().find_map(|(at, token)| {
            let mut pronouns = words.sides.pronouns.iter();
            Some((at, pronouns.find(|(word, _)| word == token)?))
        })?;
        let before = may_be_meant(&tokens[..at], words);
        let named = names.held_by(before.iter().copied()).into_iter();
        let another = named
            .flat_map(|other: &&Entity| &other.classes)
            .any(|class| classes.contains(class))
            || is_ask && names_somebody(&text, found, words);
        let (place, cure) = match is_ask {
            true => ("the `ask`", "ask without it"),
            false => (
                "the sentence",
                "give two wrong options of whom it may be said too",
            ),
        };
        let said = format!(
            "`{found}` in {place} tells a man from a woman, and so may rule wrong options out: write `{neutral}`, or {cure}"
        );
        let is_told = blank.may_be("which") && !another && blank.wrong.len() < 2;
        is_told.then(|| warning("pronoun", fact, blank, said))
    });
    found.collect()
}

/// The words before a pronoun of whose names it may speak: who only comes along, as in `with Ann Lee`, is not meant by it.
fn may_be_meant<'w, 't>(before: &'w [&'t str], words: &Words) -> &'w [&'t str] {
    let comes_along = |word: &&str| words.sides.company.contains(word);
    let end = before.iter().position(comes_along);
    &before[..end.unwrap_or(before.len())]
}

/// Whether a question names somebody before a pronoun, by two words with capitals or more: "did Ann Lee come … when she", "said of Ann Lee that
/// she". What stands behind `in` or `of` is a place or a body. Of a language whose nouns have capitals it is not
/// told.
fn names_somebody(ask: &str, pronoun: &str, words: &Words) -> bool {
    let question = &words.question;
    let all: Vec<&str> = ask.split_whitespace().collect();
    let is_it = |word: &&str| Tokens::of(word).iter().eq([pronoun]);
    let end = all.iter().position(is_it).unwrap_or(0);
    let before = may_be_meant(&all[..end], words);
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    let leads = |word: &str| {
        let lists = [question.places, question.belonging];
        !is_capital(word) && !lists.iter().any(|list| list.contains(&word))
    };
    let is_owner = |word: &str| word.contains(['\'', '’']);
    let mut threes = before.windows(3);
    !question.capital_nouns
        && threes.any(|three| {
            leads(three[0]) && three[1..].iter().all(|word| is_capital(word)) && !is_owner(three[2])
        })
}

/// Each sentence that begins with a gap, but for a time or a place before it, and is asked with it.
fn gaps<'f>(
    facts: &'f Facts,
    sentences: Sentences<'f>,
) -> impl Iterator<Item = (&'f Fact, &'f Blank, String)> {
    facts.facts().iter().flat_map(move |fact| {
        let blanks = fact.blanks.iter().enumerate();
        blanks.filter_map(move |(position, blank)| {
            if blank.ask.is_some() || !matches!(blank.answer, Answer::Entity(_)) {
                return None;
            }
            let text = sentences.statement_with(fact, position, GAP);
            let (before, _) = text.split_once(GAP)?;
            let begins = before.is_empty() || before.ends_with(", ");
            begins.then_some((fact, blank, text))
        })
    })
}

/// Each question for an ordinal that asks for an amount: its options read `4th` and `5th`; and each statement that has one behind a
/// word for a number: `map number 3rd`.
pub(super) fn ordinals(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let amount = sentences.words.audit.amount;
    let asks = asks(facts).filter_map(|(fact, blank, ask)| {
        let value = blank.ordinal()?;
        let tokens = Tokens::of(ask);
        let found = amount.iter().find(|word| tokens.hold(&Tokens::of(word)))?;
        let shown = sentences.words.ordinal(value);
        let said = format!(
            "`{found}` in the `ask` wants an amount, and the options are places in an order, as `{shown}`: leave `style: \
             ordinal` out, or ask which one it was"
        );
        Some(warning("ordinal", fact, blank, said))
    });
    let statements = facts.facts().iter().flat_map(|fact| {
        let blanks = fact.blanks.iter().enumerate();
        blanks.filter_map(move |(position, blank)| {
            let value = blank.ordinal()?;
            let text = sentences.statement_with(fact, position, GAP);
            let (before, _) = text.split_once(GAP)?;
            let word = before.split_whitespace().next_back()?;
            let plain = Tokens::of(word);
            let mut numbering = sentences.words.audit.numbering.iter();
            numbering.find(|word| plain.iter().eq([**word]))?;
            let shown = sentences.words.ordinal(value);
            let said = format!(
                "`{word}` in the statement wants a bare number, and it reads `{word} {shown}`: leave `style: ordinal` out, or \
                 say it as a place in an order"
            );
            Some(warning("ordinal", fact, blank, said))
        })
    });
    asks.chain(statements).collect()
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
        said_of("It was {it}.", blank)
    }

    fn said_of(statement: &str, blank: &str) -> Vec<String> {
        let yaml = format!(
            "id: b\ntitle: Seats\nentities:\n  ann: {{ name: Ann Lee, class: person }}\n  bob: {{ name: Bob Hart, class: person }}\n  cid: {{ name: Cid Moss, class: person }}\nfacts:\n  - id: f\n    statement: \"{statement}\"\n    blanks:\n      it: {{ {blank} }}\n"
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
        // Who acts in the question is meant by it, whether the bank knows them or not.
        let looked = "Whose seat did Dan Moss see when he looked around?";
        assert_eq!(said(&format!("entity: ann, ask: {looked}")), [""; 0]);
        let lost = "Who did New Norra see when she lost?";
        assert_eq!(said(&format!("entity: ann, ask: {lost}")), [""; 0]);
        let told = "Who said that Dan Moss was known for his clocks?";
        assert_eq!(said(&format!("entity: ann, ask: {told}")), [""; 0]);
        assert_eq!(
            said("entity: ann, ask: Who in New Norra lost her seat?").len(),
            1
        );
        assert_eq!(
            said("entity: ann, ask: Who lost her seat?, wrong: [bob, cid]"),
            [""; 0]
        );
    }

    #[test]
    fn who_only_comes_along_is_not_meant_by_a_pronoun() {
        for ask in [
            "Who came to launch her book, with Bob Hart?",
            "Who came with the painter Bob Hart to launch her book?",
            "Who lost her seat to Bob Hart?",
        ] {
            let told = said(&format!("entity: ann, ask: '{ask}'"));
            assert_eq!(told.len(), 1, "{ask}: {told:?}");
        }
    }

    #[test]
    fn a_sentence_that_begins_with_a_gap_is_asked_too() {
        let told = |statement: &str, blank: &str| {
            let said = said_of(statement, &format!("entity: ann{blank}"));
            said.len()
        };
        assert_eq!(told("{it} came to launch her book, with Bob Hart.", ""), 1);
        assert_eq!(told("In May 2014, {it} lost her seat.", ""), 1);
        assert_eq!(told("{it} beat Bob Hart in his own town.", ""), 0);
        assert_eq!(told("The mayor met {it} in her office.", ""), 0);
        assert_eq!(told("{it} lost her seat.", ", wrong: [bob, cid]"), 0);
        assert_eq!(told("{it} lost her seat.", ", ask: Who lost a seat?"), 0);
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
        let round = "number: 3, style: ordinal, ask: On which map was he caught?";
        let told = said_of("He was caught in map number {it}.", round);
        assert!(
            told.len() == 1 && told[0].contains("`number 3rd`"),
            "{told:?}"
        );
        assert_eq!(said_of("He was caught in the {it} map.", round), [""; 0]);
    }
}
