//! Answers in which the wrong options meet: "refusing asylum" beside "refusing work" and "granting asylum" is the one that has most in
//! common with all others (NBME: convergence).
//!
//! In goes a bank, out come the texts of which this is so, with the words in which they meet.

use std::collections::BTreeMap;

use super::warning;
use crate::audit::Finding;
use crate::facts::{Answer, Blank, Facts, Value};
use crate::generate::cues::content_words;
use crate::lang::Words;
use crate::sentence::Sentences;

/// Each text that shares one word with some of its `wrong` values and another word with others, where none of them shares two.
pub(super) fn converging(facts: &Facts, sentences: Sentences) -> Vec<Finding> {
    let mut findings = Vec::new();
    for fact in facts.facts() {
        for blank in fact.blanks.iter().filter(|blank| !blank.is_for_cards()) {
            if let Some([most, other]) = meeting(blank, sentences.words) {
                let said = format!(
                    "`{most}` of the answer stands in some `wrong` values and `{other}` in others, and in none both: so the answer is \
                     where they meet, and can be told without the article; give a value that has both, or two that have neither"
                );
                findings.push(warning("converge", fact, blank, said));
            }
        }
    }
    findings
}

/// The word that two `wrong` values or more share with the answer, and another one that others do.
fn meeting(blank: &Blank, words: &Words) -> Option<[String; 2]> {
    let Answer::Text { text: key, .. } = &blank.answer else {
        return None;
    };
    // The numbers of a score, `1–0`, are no words.
    if !key.contains(char::is_alphabetic) {
        return None;
    }
    let stems = content_words(key, words);
    let mut values: BTreeMap<&String, usize> = BTreeMap::new();
    for wrong in &blank.wrong {
        let Value::Text(wrong) = &wrong.value else {
            continue;
        };
        let own = content_words(wrong, words);
        let shared: Vec<&String> = stems.iter().filter(|stem| own.contains(*stem)).collect();
        if shared.len() > 1 {
            return None;
        }
        for stem in shared {
            *values.entry(stem).or_default() += 1;
        }
    }
    let (most, count) = values.iter().max_by_key(|(_, count)| **count)?;
    let other = values.keys().find(|other| *other != most)?;
    (*count >= 2).then(|| [most, other].map(|stem| said_in(key, stem, words)))
}

/// The word of a text that has this stem.
fn said_in(text: &str, stem: &str, words: &Words) -> String {
    let mut all = text.split(|c: char| !c.is_alphanumeric());
    let word = all.find(|word| content_words(word, words).contains(stem));
    word.unwrap_or(stem).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(language: &str, key: &str, wrong: &str) -> usize {
        let yaml = format!(
            "id: b\ntitle: Law\nlanguage: {language}\nfacts:\n  - id: f\n    statement: \"It meant {{it}}.\"\n    blanks:\n      it: {{ text: {key}, wrong: [{wrong}] }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        converging(&facts, Sentences::new(&facts)).len()
    }

    #[test]
    fn an_answer_in_which_the_wrong_options_meet_is_told() {
        let key = "refusing asylum";
        let work = "refusing work permits, refusing housing";
        assert_eq!(told("en", key, &format!("{work}, granting asylum")), 1);
        // One value has both words, or only one word is shared, or each by one value alone.
        let both = "refusing asylum to children";
        assert_eq!(
            told("en", key, &format!("{work}, granting asylum, {both}")),
            0
        );
        assert_eq!(told("en", key, &format!("{work}, refusing visas")), 0);
        assert_eq!(
            told("en", key, "refusing housing, granting asylum, leaving"),
            0
        );
        assert_eq!(told("en", "1–0", "1–1, 1–2, 2–0"), 0);
        assert_eq!(told("en", "asylum", "asylum law, asylum seekers, law"), 0);
        assert_eq!(
            told(
                "de",
                "schnelle Wahlen",
                "schnelle Reformen, schnelle Hilfe, freie Wahlen"
            ),
            1
        );
    }
}
