//! Answers that the title or the question nearly says: `homeopath` under "A trial about homeopathy", `bin Laden` of the
//! Binladin Group.
//!
//! In goes a bank, out come the blanks whose answer has a word that is nearly one of the title or of the `ask`, where no wrong
//! option has such a word, or of three or more only one.

use super::warning;
use crate::audit::Finding;
use crate::facts::{Answer, Blank, Facts, Value};
use crate::lang::Words;
use crate::sentence::{Sentences, answers};
use crate::tokens::Tokens;

/// Words of fewer letters are alike by chance.
const LETTERS: usize = 6;

/// Of so many wrong options one that has the like leaves a choice of two.
const FEW: usize = 3;

/// Each such blank. What is the very word is the work of other warnings, and what the topic is called is no tell.
pub(super) fn echoed(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let title = words_of(facts.title(), sentences.words);
    let mut findings = Vec::new();
    for fact in facts.facts() {
        for blank in fact.blanks.iter().filter(|blank| !blank.is_for_cards()) {
            let ask = blank.ask.as_deref().unwrap_or_default();
            let asked = words_of(ask, sentences.words);
            for key in answers(blank) {
                let places = [(&asked, "the `ask`"), (&title, "the title")];
                let found = places
                    .iter()
                    .find_map(|(words, place)| Some((echo(&key, words, sentences)?, place)));
                let Some(((word, said), place)) = found else {
                    continue;
                };
                let like =
                    |other: &Value| echo(other, std::slice::from_ref(&said), sentences).is_some();
                let others = others(facts, blank, &key);
                let alike = others.iter().filter(|other| like(other)).count();
                if alike == 0 || alike == 1 && others.len() >= FEW {
                    let shown = sentences.value(&key);
                    let has = ["no wrong option has", "only one wrong option has"][alike];
                    let told = format!(
                        "`{said}` in {place} is nearly `{word}` of the answer `{shown}`, and {has} the like: say it \
                         otherwise, or give the blank a `wrong` value with such a word"
                    );
                    findings.push(warning("echo", fact, blank, told));
                    break;
                }
            }
        }
    }
    findings
}

/// The long words of a text, small letters, that carry meaning.
fn words_of(text: &str, words: &Words) -> Vec<String> {
    let tokens = Tokens::of(text);
    let is_long =
        |word: &&str| word.chars().count() >= LETTERS && !words.question.stop_words.contains(word);
    tokens.iter().filter(is_long).map(str::to_owned).collect()
}

/// A word of a name or a text, or two of its words joined, that is nearly one of these words but not it, and that one.
fn echo(value: &Value, said: &[String], sentences: Sentences) -> Option<(String, String)> {
    if said.is_empty() || !matches!(value, Value::Entity(_) | Value::Text(_)) {
        return None;
    }
    let shown = sentences.value(value);
    let tokens = Tokens::of(&shown);
    let own: Vec<&str> = tokens.iter().collect();
    let joined = own.windows(2).map(|pair| (pair.join(" "), pair.concat()));
    // A name and its adjective are no tell: Australian, Australia.
    let is_common = |word: &&&str| shown.contains(**word);
    let single = own.iter().filter(is_common);
    let single = single.map(|&word| (word.to_owned(), word.to_owned()));
    let mut candidates = single.chain(joined);
    candidates.find_map(|(shown, word)| {
        let is_echo = |other: &&String| {
            let is_joined = shown != word;
            match is_joined {
                true => word == **other || differ_by_one(&word, other),
                false => alike(&word, other),
            }
        };
        let other = said.iter().find(is_echo)?;
        Some((shown, other.clone()))
    })
}

/// Whether two different words are of one stem: the shorter one has four fifths of its letters or more in common with the
/// beginning of the longer one.
fn alike(one: &str, other: &str) -> bool {
    let length = |word: &str| word.chars().count();
    let common = one
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let shorter = length(one).min(length(other));
    one != other && shorter >= LETTERS && common * 5 >= shorter * 4
}

/// Whether two words of one length differ in one letter.
fn differ_by_one(one: &str, other: &str) -> bool {
    let differ = one
        .chars()
        .zip(other.chars())
        .filter(|(a, b)| a != b)
        .count();
    let is_long = one.chars().count() >= LETTERS;
    is_long && one.chars().count() == other.chars().count() && differ == 1
}

/// What may stand beside an answer: the wrong values of the author, and where these are too few what the bank has of its
/// classes.
fn others(facts: &Facts, blank: &Blank, key: &Value) -> Vec<Value> {
    let own: Vec<Value> = blank
        .wrong
        .iter()
        .map(|wrong| wrong.value.clone())
        .collect();
    if own.len() >= 3 {
        return own;
    }
    let classes: Vec<&String> = match (key, &blank.answer) {
        (Value::Entity(key), _) => facts.entity(*key).classes.iter().collect(),
        (_, Answer::Text { class, .. } | Answer::List { class, .. }) => class.iter().collect(),
        _ => Vec::new(),
    };
    let is_rival = |entity: &crate::facts::EntityId| {
        Value::Entity(*entity) != *key
            && facts
                .entity(*entity)
                .classes
                .iter()
                .any(|class| classes.contains(&class))
    };
    let entities = (0..facts.entities().len()).map(|at| crate::facts::EntityId(at as u32));
    let entities = entities.filter(is_rival).map(Value::Entity);
    let pools = facts
        .pools()
        .iter()
        .filter(|pool| classes.contains(&&pool.class));
    let pooled = pools.flat_map(|pool| pool.names.iter().cloned().map(Value::Text));
    own.into_iter().chain(entities).chain(pooled).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(blank: &str, expected: usize) {
        let yaml = format!(
            "id: b\ntitle: A trial about homeopathy in Australia\nentities:\n  bin: {{ name: Mohammed bin Laden, class: person }}\n  ann: {{ name: Ann Lee, class: person }}\n  ali: {{ name: Ali bin Laden, class: heir }}\n  amy: {{ name: Amy bin Laden, class: heir }}\nfacts:\n  - id: f\n    statement: \"It was {{it}}.\"\n    blanks:\n      it: {{ {blank} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = echoed(&facts, Sentences::new(&facts));
        assert_eq!(found.len(), expected, "{blank} {found:?}");
    }

    #[test]
    fn a_word_of_one_stem_with_the_title_is_told() {
        check("text: homeopath, wrong: [nurse, lawyer, pharmacist]", 1);
        check("text: homeopath, wrong: [nurse, lawyer, homeopathist]", 1);
        check(
            "text: homeopath, wrong: [nurse, homeopathic, homeopathist]",
            0,
        );
        check("text: homeopath, wrong: [nurse, homeopathist]", 0);
        check("text: homeopath, kinds: none", 0);
        check("text: Austria, wrong: [Norra, Sweden, Denmark]", 0);
    }

    #[test]
    fn a_name_within_a_name_is_told() {
        check("entity: bin, ask: Who founded the Binladin Group?", 1);
        check("entity: ali, ask: Who founded the Binladin Group?", 0);
        check("entity: ann, ask: Who founded the Binladin Group?", 0);
    }
}
