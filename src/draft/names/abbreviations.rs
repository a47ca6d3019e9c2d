//! In go the names of an article, out come those that are short for another one.

use std::collections::HashMap;
use std::ops::Range;

use super::normal;
use crate::draft::sentence::Sentence;

/// Each abbreviation with its name, by what stands in brackets behind a name, else by its letters.
pub(super) fn abbreviations<'t>(
    sentences: &[Sentence],
    raw: &[Vec<Range<usize>>],
    texts: &'t [String],
) -> Vec<(&'t str, &'t str)> {
    let known = |text: &String| texts.binary_search(text).ok().map(|at| texts[at].as_str());
    let told = bracketed(sentences, raw).into_iter();
    let told = told.filter_map(|(short, name)| Some((known(&short)?, known(&name)?)));
    told.chain(initials(texts)).chain(capitals(texts)).collect()
}

/// Names in capitals that another name is without them: `BERGEN` of a dateline.
fn capitals<'t>(texts: &'t [String]) -> Vec<(&'t str, &'t str)> {
    let is_loud = |text: &&String| {
        text.chars().count() > 4 && !text.contains(|c: char| c.is_lowercase() || c == '.')
    };
    let quiet = texts.iter().filter(|text| !is_loud(text));
    let quiet: HashMap<String, &str> = quiet
        .map(|text| (text.to_lowercase(), text.as_str()))
        .collect();
    let full = |text: &'t String| Some((text.as_str(), *quiet.get(&text.to_lowercase())?));
    texts.iter().filter(is_loud).filter_map(full).collect()
}

/// Abbreviations that stand in brackets behind their names, as in `the European Space Agency (ESA)`.
fn bracketed(sentences: &[Sentence], raw: &[Vec<Range<usize>>]) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (sentence, names) in sentences.iter().zip(raw) {
        for pair in names.windows(2) {
            let [name, short] = pair else { continue };
            let bracketed = short.start == name.end + 1
                && sentence.word(name.end) == "("
                && sentence.word(short.end) == ")";
            let text = normal(sentence.span(short.clone()));
            let capitals = text.chars().count() > 1
                && text.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
            let full = normal(sentence.span(name.clone()));
            if bracketed
                && capitals
                && !found
                    .iter()
                    .any(|(known, of)| *known == text || *of == full)
            {
                found.push((text, full));
            }
        }
    }
    found
}

/// Abbreviations whose letters begin the words of one name alone: `U.N.` of `United Nations`.
fn initials<'t>(texts: &'t [String]) -> Vec<(&'t str, &'t str)> {
    let of_name = |text: &str| -> String {
        let words = text
            .split([' ', '-'])
            .filter(|word| word.starts_with(char::is_uppercase));
        words.filter_map(|word| word.chars().next()).collect()
    };
    let mut by_letters: HashMap<String, Vec<&str>> = HashMap::new();
    for text in texts.iter().filter(|text| text.contains(' ')) {
        by_letters.entry(of_name(text)).or_default().push(text);
    }
    let full = |text: &'t String| {
        let letters = text.replace('.', "");
        let is_short = (2..=6).contains(&letters.len()) && letters.chars().all(char::is_uppercase);
        match by_letters.get(&letters).map(Vec::as_slice) {
            Some([full]) if is_short => Some((text.as_str(), *full)),
            _ => None,
        }
    };
    texts.iter().filter_map(full).collect()
}
