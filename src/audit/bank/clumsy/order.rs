//! Verbs in the wrong place or of the wrong kind: "had it to be sent back", "what percentage did it have".
//!
//! In goes a question with its parts of speech, out come the words that read badly, with the cure.

use super::torn::{helper, is_base, is_did, takes_clause};
use crate::draft::sentence::Sentence;
use crate::lang::ClumsyWords;
use crate::tokens::Tokens;

/// The forms of `have` that tell of a duty or a share.
pub(super) const HAVE: [&str; 3] = ["had", "has", "have"];

/// So many words at least stand between `did` and a verb that comes too late.
const LATE: usize = 8;

/// Prepositions at the beginning that wait for their verb, unlike those of a time or a place.
const WAITING: [&str; 10] = [
    "about", "against", "by", "for", "from", "into", "of", "through", "to", "with",
];

/// "Within how many days had it to be sent back?", of which nobody says `had`.
pub(super) fn had_to(sentence: &Sentence, words: &ClumsyWords) -> Option<(String, String)> {
    let helper = helper(sentence, words).filter(|&at| HAVE.contains(&sentence.low(at).as_str()))?;
    let ends = |at: usize| {
        let tag = sentence.tag(at);
        tag.starts_with('V') || tag.starts_with('W') || tag == "," || sentence.low(at) == "to"
    };
    let to = (helper + 1..sentence.len()).find(|&at| ends(at))?;
    let is_duty = to > helper + 1 && sentence.low(to) == "to" && sentence.tag(to + 1) == "VB";
    // A small word behind a name is a participle: "had Ann Lee gone to".
    let is_gone = |at: usize| sentence.tag(at) == "NN" && sentence.tag(at - 1) == "NNP";
    if !is_duty || (helper + 2..to).any(is_gone) || !is_adverbial(sentence, helper) {
        return None;
    }
    let have = sentence.low(helper);
    let is_called = match have.as_str() {
        "had" => "did",
        "has" => "does",
        _ => "do",
    };
    let cure = format!("say “{is_called} … have …”");
    Some((format!("{have} … {}", sentence.span(to..to + 2)), cure))
}

/// Whether what asks is no subject of its verb: "when", "in which year", "how many times".
fn is_adverbial(sentence: &Sentence, helper: usize) -> bool {
    let begins = sentence.tag(0) == "IN" || sentence.tag(0) == "TO";
    let first = sentence.low(0);
    let is_times = sentence.low(helper - 1) == "times";
    begins
        || is_times
        || matches!(first.as_str(), "when" | "where" | "why")
        || first == "how" && !matches!(sentence.low(1).as_str(), "many" | "much")
}

/// "What percentage of the mass did the tail have?": a part makes up some of its whole.
pub(super) fn shared(sentence: &Sentence, words: &ClumsyWords) -> Option<(String, String)> {
    let helper = helper(sentence, words)?;
    let tokens = Tokens::of(sentence.span(0..helper));
    let share = words.shares.iter().find(|share| tokens.say(share))?;
    words.wholes.iter().find(|whole| tokens.say(whole))?;
    let is_had =
        |at: &usize| sentence.low(*at) == "have" && !matches!(sentence.tag(at + 1), "VBN" | "TO");
    (helper + 1..sentence.len())
        .find(is_had)
        .filter(|_| is_did(sentence, helper))?;
    let cure = "a part does not have some of its whole: write “make up” for `have`".to_owned();
    Some((format!("{share} … have"), cure))
}

/// A preposition whose verb comes only after all that a long subject has: "About what kind of thing did a question that the paper cited
/// from the form ask?"
pub(super) fn late(sentence: &Sentence, words: &ClumsyWords) -> Option<(String, String)> {
    let first = sentence.low(0);
    let helper = helper(sentence, words).filter(|_| WAITING.contains(&first.as_str()))?;
    let last = (helper + 1..sentence.len())
        .rfind(|&at| !matches!(sentence.tag(at), "." | "IN" | "RP" | "TO"))?;
    let is_relative = |at: &usize| words.relatives.contains(&sentence.low(*at).as_str());
    let relative = (helper + 1..last).find(is_relative)?;
    let is_verb = matches!(sentence.tag(last), "VB" | "VBP")
        || sentence.tag(last) == "NN" && is_base(&sentence.low(last));
    let is_told = takes_clause(&sentence.low(relative - 1), words);
    let none_before = !(helper + 1..relative).any(|at| sentence.tag(at).starts_with('V'));
    let between = sentence.span(helper + 1..last).split_whitespace().count();
    if !(is_did(sentence, helper) && is_verb && none_before && !is_told && between >= LATE) {
        return None;
    }
    let cure = format!(
        "`{first}` waits too long for its verb: begin with who or what does it, or leave out the clause in between"
    );
    Some((
        format!("{} … {}", sentence.word(0), sentence.word(last)),
        cure,
    ))
}
