//! In goes a clause's subject, out comes the name that is its head, and whether that is a last name alone.

use std::ops::Range;

use crate::draft::names::classes::{Mention, Thing};
use crate::draft::sentence::Sentence;

/// Whether a word is the last of a person's name, and not all of it.
pub(super) fn is_last_name(thing: &Thing, word: &str) -> bool {
    let rest = thing.name.strip_suffix(word);
    thing.class.as_deref() == Some("person") && rest.is_some_and(|rest| rest.ends_with(' '))
}

pub(super) fn follows_mister(sentence: &Sentence, at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| sentence.low(at));
    before.is_some_and(|before| {
        matches!(
            before.trim_end_matches('.'),
            "mr" | "mrs" | "ms" | "miss" | "dr" | "professor" | "sir"
        )
    })
}

/// The name that is the head of a subject: titles before it, an apposition or nothing behind it.
pub(super) fn head<'m>(
    sentence: &Sentence,
    mentions: &'m [Mention],
    subject: Range<usize>,
) -> Option<&'m Mention> {
    let mention = mentions
        .iter()
        .find(|mention| subject.contains(&mention.words.start))?;
    let led = (subject.start..mention.words.start).all(|at| {
        matches!(sentence.tag(at), "DT" | "JJ" | "NN" | "NNP" | "HYPH") && sentence.low(at) != "no"
    });
    let end = mention.words.end;
    let ends = end >= subject.end
        || matches!(sentence.tag(end), "," | "RB" | "-LRB-")
        || sentence.word(end) == "(";
    (led && ends).then_some(mention)
}
