//! In goes a sentence, out come its noun phrases as holes: what can be asked for beside names, dates and numbers.

use super::proposal::{Answer, Hole};
use super::sentence::Sentence;
use crate::lang::uncapitalised;

/// So many words of a phrase are a blank at most.
const LONGEST: usize = 4;

/// Nouns with the adjectives before them.
pub fn phrases(read: &Sentence) -> impl Iterator<Item = Hole> {
    let is_part = |at: usize| {
        matches!(
            read.tag(at),
            "NN" | "NNS" | "NNP" | "NNPS" | "JJ" | "HYPH" | "VBN" | "VBG"
        )
    };
    let is_noun = |at: usize| read.tag(at).starts_with("NN");
    // `has sought recognition`: a verb, and no part of the phrase behind it.
    let is_verb = |at: usize| {
        let led = (at.saturating_sub(2)..at).any(|at| {
            matches!(
                read.low(at).as_str(),
                "has" | "have" | "had" | "was" | "were" | "is" | "are" | "be" | "been" | "being"
            )
        });
        matches!(read.tag(at), "VBN" | "VBG") && led
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < read.len() {
        if is_verb(at) {
            at += 1;
            continue;
        }
        let mut end = at;
        // `U.S.-backed guerrilla fighters` are three.
        let count = |end: usize| (at..end).filter(|word| read.is_apart(*word)).count();
        while end < read.len() && is_part(end) && count(end) < LONGEST {
            end += 1;
        }
        while end > at && !is_noun(end - 1) {
            end -= 1;
        }
        // `tire` of `tire-marked`, `-marked envelope`: a piece of a word.
        let is_joined =
            |hyphen: usize, space: usize| read.tag(hyphen) == "HYPH" && !read.is_apart(space);
        let is_piece = end > at
            && (read.tag(at) == "HYPH"
                || at > 0 && is_joined(at - 1, at - 1)
                || is_joined(end, end - 1));
        if end > at && !is_piece {
            let words = at..end;
            let text = read.span(words.clone());
            let text = match is_begun(read, at) {
                true => uncapitalised(text),
                false => text.to_owned(),
            };
            found.push(Hole::new("what", Answer::Text(text), words));
        }
        at = end.max(at + 1);
    }
    found.into_iter()
}

/// Whether a word has its capital only as a sentence or a quotation begins with it.
fn is_begun(read: &Sentence, at: usize) -> bool {
    let begins = at == 0 || matches!(read.word(at - 1), "\"" | "“" | ":");
    let capitals = read.word(at).chars().filter(|c| c.is_uppercase()).count();
    begins && capitals == 1 && matches!(read.tag(at), "NN" | "NNS" | "JJ" | "VBN" | "VBG")
}
