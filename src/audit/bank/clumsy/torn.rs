//! Clauses that are torn from their noun: "What did balls represent that robots had to collect?"
//!
//! In goes a question with its parts of speech, out come the words at which it is torn, with the cure.

use crate::draft::asks::verbs;
use crate::draft::sentence::Sentence;
use crate::lang::ClumsyWords;

/// Prepositions that a verb may leave behind: meant for, looked at.
const LEFT_BEHIND: [&str; 12] = [
    "about", "against", "at", "by", "for", "from", "into", "of", "on", "to", "under", "with",
];

/// Behind "that", these make it a time and no clause: that year.
const TIMES: [&str; 9] = [
    "afternoon",
    "day",
    "evening",
    "month",
    "morning",
    "night",
    "season",
    "week",
    "year",
];

/// Where a relative clause stands behind a verb, or behind a preposition that it left, and not behind its noun. Let through: verbs that
/// take a clause of their own ("say that", "ask who"), and what a thing is called, as everybody says it so.
pub(super) fn torn(sentence: &Sentence, words: &ClumsyWords) -> Option<(String, String)> {
    let helper = helper(sentence, words)?;
    let found = (helper + 2..sentence.len()).find_map(|at| {
        let is_relative = words.relatives.contains(&sentence.low(at).as_str());
        let before = at - 1 - usize::from(sentence.word(at - 1) == ",");
        let is_torn = is_relative
            && !sentence.quoted[at]
            && before > helper
            && (is_behind_verb(sentence, helper, before, at, words)
                || is_behind_preposition(sentence, helper, before, at, words));
        is_torn.then_some((before, at))
    });
    let (before, at) = found?;
    let relative = sentence.word(at);
    let cure = format!(
        "the clause with `{relative}` is torn from its noun: put it right behind the noun, or leave it out: what needs two \
         sentences is no question"
    );
    Some((format!("… {} …", sentence.span(before..at + 1)), cure))
}

/// The verb behind the words that ask, which comes before its subject: "which bridge *did* …".
pub(super) fn helper(sentence: &Sentence, words: &ClumsyWords) -> Option<usize> {
    let is = |list: &[&str], at: usize| list.contains(&sentence.low(at).as_str());
    let asking = (0..sentence.len()).find(|&at| is(words.asking, at))?;
    let adverbs = ["when", "where", "why"];
    let helper = (asking + 1..sentence.len()).find(|&at| is(words.helpers, at))?;
    let is_own = helper == asking + 1 || !is(&adverbs, asking);
    // Of "which team that was beaten won" that is another verb.
    let is_torn = (asking + 1..helper).any(|at| is(words.relatives, at));
    (is_own && !is_torn).then_some(helper)
}

/// Whether a helper is one behind which the verb comes in its base form.
pub(super) fn is_did(sentence: &Sentence, helper: usize) -> bool {
    matches!(sentence.low(helper).as_str(), "did" | "do" | "does")
}

/// Whether what stands before the relative is a verb without a clause of its own.
fn is_behind_verb(
    sentence: &Sentence,
    helper: usize,
    before: usize,
    at: usize,
    words: &ClumsyWords,
) -> bool {
    // "So hurt that she died" is a clause of its own.
    let is_so = |at: usize| matches!(sentence.low(at).as_str(), "so" | "such");
    let has_result = sentence.low(at) == "that" && (helper..before).any(is_so);
    // "Did the rescue plan that failed cost much?": a noun that is tagged as a verb, as the verb comes behind the clause.
    let is_noun = is_did(sentence, helper)
        && matches!(sentence.tag(before), "VB" | "VBP")
        && sentence.tag(before - 1).starts_with("NN")
        && has_verb_behind(sentence, at, words);
    let is_verb = is_plain_verb(sentence, before) && !is_noun
        || is_untold_verb(sentence, helper, before, at, words);
    is_verb
        && !has_result
        && !takes_clause(&sentence.low(before), words)
        && begins_clause(sentence, at)
}

/// A verb that no article before it makes a noun, and which is no helper.
fn is_plain_verb(sentence: &Sentence, at: usize) -> bool {
    let is_verb = matches!(sentence.tag(at), "VB" | "VBP" | "VBD" | "VBN" | "VBZ");
    let is_noun = matches!(
        sentence.tag(at - 1),
        "DT" | "JJ" | "PRP$" | "POS" | "CD" | "HYPH"
    );
    let is_those = matches!(sentence.low(at - 1).as_str(), "those" | "these");
    let word = sentence.low(at);
    let is_helper = ["be", "been", "being", "have", "had"].contains(&word.as_str());
    is_verb && (!is_noun || is_those) && !is_helper
}

/// Behind `did` and its like some word must be the verb. Where none before the relative is tagged as one, it is the word before: behind a
/// pronoun, before a clause in commas that ends the question, or where it may be a verb and no other comes behind the clause.
fn is_untold_verb(
    sentence: &Sentence,
    helper: usize,
    before: usize,
    at: usize,
    words: &ClumsyWords,
) -> bool {
    let none = !(helper + 1..before).any(|at| sentence.tag(at).starts_with('V'));
    if !is_did(sentence, helper) || !none || sentence.tag(before) != "NN" || before < helper + 2 {
        return false;
    }
    let subject = sentence.tag(before - 1);
    let is_behind_pronoun =
        matches!(sentence.low(before - 1).as_str(), "those" | "these") || subject == "PRP";
    let has_comma = sentence.word(at - 1) == ",";
    let closes = || (at + 1..sentence.len()).any(|at| sentence.word(at) == ",");
    let is_behind_noun = subject.starts_with("NN");
    let may_be =
        is_behind_noun && is_base(&sentence.low(before)) && !has_verb_behind(sentence, at, words);
    is_behind_pronoun || has_comma && !closes() || may_be
}

/// Whether another verb comes behind the first one of the clause that begins here.
fn has_verb_behind(sentence: &Sentence, at: usize, words: &ClumsyWords) -> bool {
    let is_verb = |at: &usize| sentence.tag(*at).starts_with('V') || sentence.tag(*at) == "MD";
    let first = (at + 1..sentence.len()).find(is_verb).unwrap_or(at);
    let leads = words.helpers.contains(&sentence.low(first).as_str());
    (first + 1..sentence.len()).any(|at| {
        let is_next = at == first + 1 && matches!(sentence.tag(at), "NN" | "VBD" | "VBN") && !leads;
        let may_be = matches!(sentence.tag(at), "VB" | "VBP" | "NN");
        let is_free = !matches!(sentence.tag(at - 1), "TO" | "DT");
        is_next || may_be && is_free && is_base(&sentence.low(at))
    })
}

/// Whether a word is a verb in its base form.
pub(super) fn is_base(word: &str) -> bool {
    verbs::base_of_present(&format!("{word}s")).is_some_and(|base| base == word)
}

/// Whether a preposition that belongs to the verb before it stands before the relative.
fn is_behind_preposition(
    sentence: &Sentence,
    helper: usize,
    before: usize,
    at: usize,
    words: &ClumsyWords,
) -> bool {
    let verb = before - 1;
    let (preposition, relative) = (sentence.low(before), sentence.low(at));
    let is_left = LEFT_BEHIND.contains(&preposition.as_str());
    let is_that = relative == "that";
    // "built in which" and "meant for that"; "spoke about who" is a clause of its own, and so is "in that".
    let is_clause = match relative.as_str() {
        "that" => is_left,
        "which" | "whom" => is_left || preposition == "in",
        _ => false,
    };
    is_clause
        && verb > helper
        && (is_that || is_plain_verb(sentence, verb) && !takes_clause(&sentence.low(verb), words))
        && begins_clause(sentence, at)
}

/// Whether a relative has a clause behind it: not "that year", "that of", "that?".
fn begins_clause(sentence: &Sentence, at: usize) -> bool {
    if sentence.low(at) != "that" {
        return true;
    }
    let next = sentence.tag(at + 1);
    let begins = matches!(
        next,
        "NNP" | "NNPS" | "NNS" | "PRP" | "PRP$" | "DT" | "MD" | "RB" | "EX"
    ) || next.starts_with('V')
        || sentence.tag(at) == "WDT";
    let is_time = TIMES.contains(&sentence.low(at + 1).as_str());
    let may_be_finite = |tag: &str| matches!(tag, "VBD" | "VBZ" | "VBP" | "VBN" | "MD");
    let goes_on = (at + 1..sentence.len()).any(|at| may_be_finite(sentence.tag(at)));
    begins && !is_time && goes_on
}

/// Whether a verb takes a clause that begins as a relative one does.
pub(super) fn takes_clause(verb: &str, words: &ClumsyWords) -> bool {
    let base = verbs::base(verb).or_else(|| verbs::base_of_present(verb));
    let stems = [verb, base.unwrap_or(verb), verb.trim_end_matches('s')];
    let cut = [verb.strip_suffix("ed"), verb.strip_suffix('d')];
    let mut stems = stems.into_iter().chain(cut.into_iter().flatten());
    stems.any(|stem| words.clauses.contains(&stem))
}
