//! A sentence without a part that only adds to it.
//!
//! In go a sentence and the bytes that blanks fill, out come shorter ones, each as true as the whole. No blank goes, and nothing that
//! turns what is said.

use std::ops::Range;

use super::{Rewording, bytes, is_plain, without};
use crate::draft::clauses;
use crate::draft::sentence::Sentence;

/// The statement without what only adds to it: a second clause, an apposition, what follows a comma and tells more.
pub(super) fn shorter(sentence: &Sentence, filled: &[Range<usize>]) -> Vec<Rewording> {
    let all = 0..sentence.len();
    let mut gone: Vec<Vec<Range<usize>>> = Vec::new();
    for clause in clauses::clauses(sentence) {
        let mut clauses = vec![clause.clone()];
        clauses.extend(clauses::without_addition(sentence, &clause));
        for clause in clauses {
            let mut parts = vec![0..clause.words.start, clause.words.end..sentence.len() - 1];
            parts.extend(clause.without.clone());
            parts.retain(|part| !part.is_empty());
            gone.push(parts);
        }
    }
    gone.extend(added(sentence).into_iter().map(|part| vec![part]));
    gone.extend(purpose(sentence).into_iter().map(|part| vec![part]));
    gone.extend(apposed(sentence).into_iter().map(|part| vec![part]));
    gone.extend(second_verb(sentence).into_iter().map(|part| vec![part]));
    let is_free = |parts: &Vec<Range<usize>>| {
        let mut bytes = parts.iter().filter_map(|part| bytes(sentence, part));
        !parts.is_empty()
            && bytes.all(|part| {
                let mut filled = filled.iter();
                filled.all(|blank| blank.end <= part.start || part.end <= blank.start)
            })
    };
    gone.retain(is_free);
    let shorter = gone.into_iter().map(|parts| {
        let said: Vec<&str> = parts
            .iter()
            .map(|part| sentence.span(part.clone()).trim_matches([',', ' ']))
            .collect();
        Rewording {
            does: format!("without “{}”", said.join("” and “")),
            text: without(sentence, all.clone(), &parts),
        }
    });
    shorter.collect()
}

/// What follows a comma to the end and tells more of what stands before it: a relative clause (`, in which …`), an apposition (`, the voice of
/// …`), each with all that follows it.
fn added(sentence: &Sentence) -> Option<Range<usize>> {
    let end = sentence.len() - 1;
    let verb = (1..end).find(|at| clauses::is_finite(sentence, *at))?;
    let begins = |at: &usize| {
        let next = at + 1;
        let is_relative = |at: usize| {
            matches!(sentence.tag(at), "WDT" | "WP" | "WP$" | "WRB") && sentence.low(at) != "when"
        };
        let is_noun = sentence.tag(at - 1).starts_with("NN");
        let relative = is_relative(next) || sentence.tag(next) == "IN" && is_relative(next + 1);
        // `the voice of Batman`, and no second clause: `the mayor sang`.
        let rest = next..(next..end)
            .find(|at| sentence.word(*at) == ",")
            .unwrap_or(end);
        let apposed = sentence.tag(next) == "DT"
            && !rest
                .clone()
                .any(|at| clauses::is_finite(sentence, at) || sentence.tag(at) == "CC");
        sentence.word(*at) == "," && is_noun && (relative || apposed)
    };
    let start = (verb + 2..end).find(begins)?;
    // An earlier comma may be that of a list, or close what it opened.
    let is_first = !(0..start).any(|at| sentence.word(at) == "," && at > verb);
    let is_plain = !(start..end)
        .any(|at| sentence.quoted[at] || matches!(sentence.word(at), "(" | ")" | ";"))
        && !clauses::turns(sentence, start..end)
        && !is_told_by(sentence, start..end);
    (is_first && is_plain && is_last(sentence, start, end)).then_some(start..end)
}

/// Whether all that follows a comma belongs to what follows it directly: behind a further comma only a relative clause.
fn is_last(sentence: &Sentence, start: usize, end: usize) -> bool {
    let mut commas = (start + 1..end).filter(|at| sentence.word(*at) == ",");
    commas.all(|at| {
        let next = at + 1;
        let is_relative = |at: usize| matches!(sentence.tag(at), "WDT" | "WP" | "WP$");
        is_relative(next) || sentence.tag(next) == "IN" && is_relative(next + 1)
    })
}

/// Whether words say whose word the rest is.
fn is_told_by(sentence: &Sentence, mut words: Range<usize>) -> bool {
    words.any(|at| {
        matches!(
            sentence.low(at).as_str(),
            "according" | "said" | "says" | "told"
        )
    })
}

/// What stands between two commas behind a noun and before its verb: who or what it is.
fn apposed(sentence: &Sentence) -> Vec<Range<usize>> {
    let is_comma = |at: &usize| sentence.word(*at) == "," && !sentence.quoted[*at];
    let commas: Vec<usize> = (1..sentence.len()).filter(is_comma).collect();
    let part = |pair: &[usize]| {
        let (open, close) = (pair[0], pair[1]);
        let words = open + 1..close;
        let is_noun = sentence.tag(open - 1).starts_with("NN");
        let relative = matches!(
            sentence.low(words.start).as_str(),
            "who" | "which" | "whose"
        );
        let is_named = matches!(
            sentence.tag(words.start),
            "DT" | "NN" | "NNP" | "PRP$" | "JJ"
        ) && !words.clone().any(|at| clauses::is_finite(sentence, at));
        let is_list =
            words.clone().any(|at| sentence.tag(at) == "CC") && !relative || commas.len() > 2;
        let goes_on = clauses::is_finite(sentence, close + 1);
        let is_sure = is_noun && goes_on && !is_list && !clauses::turns(sentence, words.clone());
        (is_sure && (relative || is_named)).then_some(open..close + 1)
    };
    commas.windows(2).filter_map(part).collect()
}

/// What a subject did besides: `… and told her brother about it`.
fn second_verb(sentence: &Sentence) -> Option<Range<usize>> {
    let end = sentence.len() - 1;
    let verb = (1..end).find(|at| clauses::is_finite(sentence, *at))?;
    let and = (verb + 2..end.saturating_sub(1)).find(|at| {
        let is_next = sentence.tag(at + 1) == sentence.tag(verb) && sentence.tag(verb) == "VBD";
        sentence.low(*at) == "and" && is_next
    })?;
    let start = and - usize::from(sentence.word(and - 1) == ",");
    let is_plain =
        (0..start).all(|at| at == verb || is_plain(sentence, at) && sentence.tag(at) != "VBD");
    let rest = !(start..end).any(|at| sentence.quoted[at]) && !clauses::turns(sentence, start..end);
    (is_plain && rest && !clauses::turns(sentence, 0..start)).then_some(start..end)
}

/// What something was done for by somebody who is named: `was founded by Dean Kamen to encourage …`. It was done without that too.
fn purpose(sentence: &Sentence) -> Option<Range<usize>> {
    let end = sentence.len() - 1;
    let to = (3..end).find(|at| sentence.tag(*at) == "TO" && sentence.tag(at + 1) == "VB")?;
    let by = (1..to).rfind(|at| sentence.low(*at) == "by")?;
    let is_named = (by + 1..to).all(|at| sentence.tag(at).starts_with("NNP")) && to > by + 1;
    let is_done = sentence.tag(by - 1) == "VBN" && clauses::is_finite(sentence, by - 2);
    let is_plain = !(to..end).any(|at| sentence.quoted[at])
        && !clauses::turns(sentence, 0..end)
        && (0..by - 2).all(|at| is_plain(sentence, at));
    (is_named && is_done && is_plain).then_some(to..end)
}
