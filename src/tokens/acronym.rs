//! Acronyms that would be common words in small letters: `WHO` is not `Who`.
//!
//! In goes a text, out comes the same with a letter that nobody writes behind each of these, so that it is a word of its
//! own. This module does not know names.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use crate::lang;

/// Behind an acronym.
const MARK: char = '\u{a4d1}';

/// So many words may a text have that is all in capitals, and still be a name.
const NAME: usize = 3;

/// The common words of all languages that are also acronyms: what language a text is in is not known here.
static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let words = lang::ALL.iter().flat_map(|words| words.question.acronyms);
    words.map(|word| word.to_uppercase()).collect()
});

/// A text with a mark behind each acronym. A text that is all in capitals, as headlines are, has none.
pub(super) fn marked(text: &str) -> Cow<'_, str> {
    let has_capitals = |pair: &[u8]| pair.iter().all(u8::is_ascii_uppercase);
    if !text.as_bytes().windows(2).any(has_capitals) {
        return text.into();
    }
    let is_loud = !text.contains(char::is_lowercase) && text.split_whitespace().count() > NAME;
    if is_loud || !words(text).any(|word| COMMON.contains(word)) {
        return text.into();
    }
    let mut marked = String::with_capacity(text.len() + 8);
    for part in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let end = part.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
        marked.push_str(&part[..end]);
        if COMMON.contains(&part[..end]) {
            marked.push(MARK);
        }
        marked.push_str(&part[end..]);
    }
    marked.into()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}

/// Words of a text as a reader is shown them.
pub(crate) fn shown(words: &str) -> String {
    let word = |word: &str| match word.strip_suffix(MARK) {
        Some(acronym) => acronym.to_uppercase(),
        None => word.to_owned(),
    };
    words.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
