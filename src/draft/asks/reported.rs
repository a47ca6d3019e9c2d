//! What somebody says, finds or expects is asked for as theirs: `According to the researchers, what percentage of …?`

use std::ops::Range;

use super::{View, is_nominal};
use crate::draft::clauses::{Clause, is_finite};
use crate::draft::proposal::Hole;
use crate::draft::sentence::Sentence;

/// Verbs behind which a clause stands that is somebody's word.
const REPORTS: [&str; 26] = [
    "said",
    "says",
    "found",
    "estimated",
    "estimates",
    "estimate",
    "stated",
    "states",
    "noted",
    "notes",
    "reported",
    "reports",
    "announced",
    "explained",
    "observed",
    "told",
    "showed",
    "shows",
    "show",
    "claimed",
    "claims",
    "wrote",
    "added",
    "confirmed",
    "concluded",
    "believes",
];

/// Whether some words are, in a clause that says what somebody said, who said it.
pub(in crate::draft) fn is_reporter(
    sentence: &Sentence,
    clause: &Clause,
    words: &Range<usize>,
) -> bool {
    clause.subject <= words.start
        && words.end <= clause.verb
        && REPORTS.contains(&sentence.low(clause.verb).as_str())
}

impl View<'_> {
    /// The clause that is reported, in which a hole stands, and who reports it.
    pub(super) fn reported(&self, hole: &Hole) -> Option<(Clause, String)> {
        let (sentence, clause) = (self.sentence, self.clause);
        let verb = clause.verb;
        let mut begin = verb + 1;
        if sentence.low(begin) == "that" {
            begin += 1;
        }
        let who = self.named_subject();
        let plain = who.clone().all(|at| {
            (is_nominal(sentence.tag(at)) || clause.names(at)) && sentence.low(at) != "that"
        });
        let begins = matches!(
            sentence.tag(begin),
            "DT" | "NN" | "NNS" | "NNP" | "NNPS" | "JJ" | "CD"
        );
        let fits = REPORTS.contains(&sentence.low(verb).as_str())
            && clause.subject == clause.words.start
            && plain
            && begins
            && who.len() <= 9
            && hole.words.start >= begin
            && !clause.words.clone().any(|at| sentence.quoted[at]);
        if !fits {
            return None;
        }
        let inner = (begin + 1..clause.words.end).find(|at| is_finite(sentence, *at))?;
        let reported = Clause {
            words: begin..clause.words.end,
            without: clause.without.clone(),
            instead: clause.instead.clone(),
            verb: inner,
            subject: begin,
        };
        Some((reported, self.begun(who)))
    }
}
