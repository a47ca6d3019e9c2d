//! In goes a clause, out come shorter ones that say less and nothing else: two main clauses apart, and one without what only adds to it
//! at its end.

use std::ops::Range;

use super::{Clause, clause, is_finite, turns};
use crate::draft::asks::verbs;
use crate::draft::sentence::Sentence;

/// Two main clauses that `and` joins, each by itself; the whole where one of them could turn the other, or is somebody's word.
pub(super) fn main_clauses(sentence: &Sentence, whole: Clause) -> Vec<Clause> {
    let parts = joint(sentence, &whole).and_then(|(end, begin)| {
        let first = clause(sentence, whole.words.start..end)?;
        let second = clause(sentence, begin..whole.words.end)?;
        Some(vec![first, second])
    });
    parts.unwrap_or_else(|| vec![whole])
}

/// Whether a word in small letters begins a clause within another, or joins two things of it.
pub(crate) fn subordinates(low: &str) -> bool {
    matches!(
        low,
        "that"
            | "if"
            | "because"
            | "while"
            | "although"
            | "though"
            | "as"
            | "than"
            | "between"
            | "both"
            | "after"
            | "before"
            | "since"
            | "until"
            | "once"
            | "whether"
    )
}

/// Where the first of two main clauses ends, and where the second begins.
fn joint(sentence: &Sentence, whole: &Clause) -> Option<(usize, usize)> {
    let words = whole.words.clone();
    let quoted = words.clone().any(|at| sentence.quoted[at]);
    if quoted || !whole.without.is_empty() || reports(sentence, whole.verb) {
        return None;
    }
    let and = (whole.verb + 2..words.end.saturating_sub(3))
        .find(|at| sentence.low(*at) == "and" && is_main(sentence, at + 1..words.end))?;
    let end = and - usize::from(sentence.word(and - 1) == ",");
    // A second verb before it may be that of a clause that holds both.
    let finite = (words.start..end)
        .filter(|at| is_finite(sentence, *at))
        .count();
    let holds = (words.start..end).any(|at| {
        matches!(sentence.tag(at), "WDT" | "WP" | "WRB" | ":") || subordinates(&sentence.low(at))
    });
    let turned = turns(sentence, words.start..end) || turns(sentence, and..words.end);
    (finite == 1 && !holds && !turned).then_some((end, and + 1))
}

/// Whether a noun phrase and a finite verb begin here.
fn is_main(sentence: &Sentence, words: Range<usize>) -> bool {
    let is_nominal = |at: &usize| {
        matches!(
            sentence.tag(*at),
            "DT" | "JJ" | "NN" | "NNS" | "NNP" | "NNPS" | "POS" | "HYPH" | "CD"
        )
    };
    let count = words.clone().take_while(is_nominal).count();
    let verb = words.start + count;
    count > 0 && verb < words.end && is_finite(sentence, verb)
}

/// Whether a verb tells what somebody says or thinks.
fn reports(sentence: &Sentence, verb: usize) -> bool {
    let low = sentence.low(verb);
    let base = verbs::base(&low).or_else(|| verbs::base_of_present(&low));
    matches!(
        base.unwrap_or(&low),
        "say"
            | "claim"
            | "find"
            | "estimate"
            | "state"
            | "note"
            | "report"
            | "announce"
            | "explain"
            | "observe"
            | "tell"
            | "show"
            | "write"
            | "add"
            | "confirm"
            | "conclude"
            | "believe"
            | "think"
            | "hope"
            | "expect"
            | "argue"
            | "allege"
            | "suggest"
            | "warn"
            | "predict"
            | "deny"
            | "admit"
            | "propose"
            | "said"
            | "reveal"
            | "indicate"
            | "fear"
            | "know"
            | "accuse"
            | "demand"
            | "insist"
            | "feel"
    )
}

/// The clause without what only adds to it behind its last comma: `…, putting Sweden up`, `…, a town in the south`. Nothing is left out that
/// turns what is said, or says whose word it is.
pub fn without_addition(sentence: &Sentence, whole: &Clause) -> Option<Clause> {
    let words = whole.words.clone();
    let comma = words
        .clone()
        .rev()
        .find(|at| sentence.word(*at) == "," && !sentence.quoted[*at])?;
    let tail = comma + 1..words.end;
    let begins = match sentence.tag(tail.start) {
        "VBG" => true,
        "DT" => sentence.tag(comma - 1).starts_with("NN"),
        _ => sentence.low(tail.start) == "with",
    };
    let is_plain = !tail.clone().any(|at| {
        sentence.quoted[at]
            || is_finite(sentence, at)
            || matches!(
                sentence.low(at).as_str(),
                "and" | "or" | "according" | "saying" | ":"
            )
            || whole.without.iter().any(|gone| gone.contains(&at))
    });
    // `, according to the ministry, …`: another comma may open what this one closes.
    let closes = (whole.verb..comma).any(|at| sentence.word(at) == ",");
    let fits = begins
        && is_plain
        && !closes
        && comma > whole.verb + 2
        && comma - words.start >= 6
        && !turns(sentence, tail);
    fits.then(|| Clause {
        words: words.start..comma,
        ..whole.clone()
    })
}
