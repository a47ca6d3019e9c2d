//! A noun by its name: the championship, which is the Northern Arena championship.
//!
//! In go a sentence and texts in which names stand whole, out comes the sentence with such a name.

use super::{Rewording, bytes};
use crate::draft::names::gazetteer;
use crate::draft::sentence::Sentence;
use crate::lang;

/// So many names are offered for a noun.
const MOST_NAMES: usize = 2;

/// The statement with a noun behind its article called by the name that it has elsewhere: `the championship`, which is the Northern Arena
/// championship.
pub(super) fn named(sentence: &Sentence, texts: &[String]) -> Vec<Rewording> {
    let mut found = Vec::new();
    let texts: Vec<Sentence> = texts
        .iter()
        .map(|text| Sentence::of(text, 0, false))
        .collect();
    for at in 0..sentence.len().saturating_sub(1) {
        let is_noun = matches!(sentence.tag(at + 1), "NN" | "NNS")
            && sentence.word(at + 1).starts_with(char::is_lowercase);
        let goes_on = sentence.tag(at + 2).starts_with("NN")
            || matches!(sentence.low(at + 2).as_str(), "of" | "for" | "-");
        if sentence.low(at) != "the" || !is_noun || goes_on || sentence.quoted[at] {
            continue;
        }
        let noun = sentence.low(at + 1);
        let mut names: Vec<String> = Vec::new();
        for name in texts.iter().flat_map(|text| names_of(text, &noun)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let Some(range) = bytes(sentence, &(at..at + 2)) else {
            continue;
        };
        for name in names.into_iter().take(MOST_NAMES) {
            let (old, the) = (&sentence.text[range.clone()], sentence.word(at));
            let mut text = sentence.text.clone();
            text.replace_range(range.clone(), &format!("{the} {name}"));
            let does = format!("“{old}” → “{the} {name}”");
            found.push(Rewording { does, text });
        }
    }
    found
}

/// Where the first pronoun for a person stands in a sentence, which no name stands before.
pub(in crate::review) fn pronoun(sentence: &Sentence) -> Option<usize> {
    let is_pronoun =
        |at: &usize| matches!(sentence.low(*at).as_str(), "he" | "she" | "his" | "her");
    let at = (0..sentence.len()).find(is_pronoun)?;
    let months = lang::of("en").dates.months;
    let is_name =
        |at: usize| sentence.tag(at).starts_with("NNP") && !months.contains(&sentence.word(at));
    (!sentence.quoted[at] && !(0..at).any(is_name)).then_some(at)
}

/// The statement with each of these names for its first pronoun: `He was released`.
pub(super) fn persons(sentence: &Sentence, names: &[String]) -> Vec<Rewording> {
    let range = pronoun(sentence).and_then(|at| Some((at, bytes(sentence, &(at..at + 1))?)));
    let Some((at, range)) = range else {
        return Vec::new();
    };
    let owns = sentence.low(at) == "his" || sentence.tag(at) == "PRP$";
    let rewording = |name: &String| {
        let name = if owns {
            format!("{name}'s")
        } else {
            name.clone()
        };
        let mut text = sentence.text.clone();
        let does = format!("“{}” → “{name}”", sentence.word(at));
        text.replace_range(range.clone(), &name);
        Rewording { does, text }
    };
    // `released her`: whom, not whose.
    let is_object = sentence.low(at) == "her" && !owns;
    let names = names.iter().take(MOST_NAMES).filter(|_| !is_object);
    names.map(rewording).collect()
}

/// The names in a text that end with a noun: capitals, and it behind them.
fn names_of(text: &Sentence, noun: &str) -> Vec<String> {
    let is_capital = |at: usize| {
        let word = text.word(at);
        // `Afghan` is a name, `Old` at the beginning is none.
        let is_name = text.tag(at).starts_with("NNP")
            || text.tag(at) == "JJ" && (at > 0 || is_of_country(word));
        word.starts_with(char::is_uppercase) && is_name
    };
    let name = |at: usize| {
        let start = (0..at).rev().take_while(|at| is_capital(*at)).last()?;
        // A headline has capitals where a sentence has none.
        Some(format!("{} {noun}", text.span(start..at)))
    };
    let ends = |at: &usize| {
        let is_end = !text.tag(at + 1).starts_with("NN");
        text.low(*at) == noun && is_end && text.tag(*at).starts_with("NN")
    };
    (1..text.len()).filter(ends).filter_map(name).collect()
}

/// Whether a word tells of which country something is.
fn is_of_country(word: &str) -> bool {
    gazetteer::of_demonym(word).is_some()
}
