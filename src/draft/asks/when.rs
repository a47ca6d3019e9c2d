//! A date is asked for where one finite verb follows a short plain subject: `In which year did …?`

use super::verbs;
use super::{View, is_nominal};
use crate::date::Precision;
use crate::draft::clauses::{self, is_finite};
use crate::draft::names::gazetteer;
use crate::draft::proposal::Hole;
use crate::draft::sentence::Sentence;

/// Whether a comma stands between the members of a list, or of a place: `Rome, Italy`.
fn is_listed(sentence: &Sentence, comma: usize) -> bool {
    let is_noun = |at: usize| sentence.tag(at).starts_with("NN");
    let joins = (comma + 1..comma + 6).any(|at| matches!(sentence.low(at).as_str(), "and" | "or"));
    comma > 0 && is_noun(comma - 1) && (joins || sentence.tag(comma + 1).starts_with("NNP"))
}

impl View<'_> {
    pub(super) fn when(&self, hole: &Hole, precision: Precision) -> Option<String> {
        let verb = self.plain_verb()?;
        let before = hole
            .words
            .start
            .checked_sub(1)
            .map(|at| self.sentence.low(at))
            .unwrap_or_default();
        let (wh, prep) = match precision {
            Precision::Day => ("on which day", "on"),
            Precision::Month => ("in which month", "in"),
            Precision::Year => ("in which year", "in"),
        };
        let led = before == prep;
        if !led && hole.lead.is_empty() {
            return None;
        }
        let start = hole.words.start - usize::from(led);
        let mut gone = start..hole.words.end;
        let in_lead = gone.start < self.clause.subject;
        // The date is all that stands before the subject, or it stands behind the verb.
        if in_lead && (gone.start != self.clause.words.start || gone.end + 1 < self.clause.subject)
        {
            return None;
        }
        if !in_lead && gone.start <= verb {
            return None;
        }
        if !in_lead && self.clause.subject != self.clause.words.start {
            return None;
        }
        // What lies between may have the date for itself: `voted to cancel it on Friday`, `said that … on Friday`.
        let near = in_lead
            || (verb + 1..gone.start).all(|at| {
                !matches!(
                    self.sentence.tag(at),
                    "VBG" | "VB" | "VBD" | "WDT" | "WP" | "WRB" | ":"
                ) && (self.sentence.tag(at) != "VBN" || at <= verb + 2)
                    && !matches!(
                        self.sentence.low(at).as_str(),
                        "that"
                            | ","
                            | "following"
                            | "after"
                            | "before"
                            | "since"
                            | "until"
                            | "from"
                    )
            });
        // `the invasion of Afghanistan in 2001`: of a noun rather than of the verb.
        let of_noun = !in_lead
            && (gone.start.saturating_sub(5).max(verb + 1)..gone.start)
                .any(|at| self.sentence.low(at) == "of");
        let perfect = of_noun || matches!(self.sentence.low(verb).as_str(), "has" | "have");
        if !near || perfect {
            return None;
        }
        if self.sentence.word(gone.end) == ","
            && self.sentence.word(gone.start.saturating_sub(1)) == ","
        {
            gone.end += 1;
        }
        // What follows a comma goes on, and is left out; nothing that turns what is said.
        let from = if in_lead { verb + 1 } else { gone.end };
        let comma = (from..self.clause.words.end)
            .find(|at| self.sentence.word(*at) == "," && !is_listed(self.sentence, *at));
        let last = comma.unwrap_or(self.clause.words.end);
        if clauses::turns(self.sentence, last..self.clause.words.end) {
            return None;
        }
        let rest = match in_lead {
            true => self.text(verb + 1..last),
            false => {
                let first = self.text(verb + 1..gone.start);
                let last = self.text(gone.end..last);
                format!(
                    "{} {}",
                    first.trim_end_matches(','),
                    last.trim_start_matches(',')
                )
            }
        };
        let turned = self.turned(verb, rest.trim())?;
        Some(format!("{wh} {}?", turned.trim()))
    }

    /// The subject and the verb turned round: `did the team arrive`, `was the medal awarded`.
    pub(super) fn turned(&self, verb: usize, rest: &str) -> Option<String> {
        let subject = self.text(self.clause.subject..verb);
        let word = self.sentence.low(verb);
        let subject = match self.sentence.tag(self.clause.subject) {
            "NNP" | "NNPS" => subject,
            _ if self
                .sentence
                .word(self.clause.subject)
                .chars()
                .filter(|c| c.is_uppercase())
                .count()
                > 1 =>
            {
                subject
            }
            _ if gazetteer::is_demonym(self.sentence.word(self.clause.subject)) => subject,
            _ => {
                let mut letters = subject.chars();
                letters
                    .next()
                    .map(|first| first.to_lowercase().chain(letters).collect())
                    .unwrap_or_default()
            }
        };
        let has = matches!(word.as_str(), "has" | "have" | "had");
        let aux = matches!(word.as_str(), "was" | "were" | "is" | "are")
            || self.sentence.tag(verb) == "MD"
            || has && (verb + 1..verb + 3).any(|at| self.sentence.tag(at) == "VBN");
        if aux {
            return Some(format!("{word} {subject} {rest}"));
        }
        Some(match (self.sentence.tag(verb), word.as_str()) {
            ("VBD", word) => format!("did {subject} {} {rest}", verbs::base(word)?),
            ("VBZ", word) => format!("does {subject} {} {rest}", verbs::base_of_present(word)?),
            _ => return None,
        })
    }

    /// The only finite verb of the clause, which has a short plain subject.
    pub(super) fn plain_verb(&self) -> Option<usize> {
        let clause = self.clause;
        let finite = clause
            .words
            .clone()
            .filter(|at| is_finite(self.sentence, *at))
            .count();
        let subject = clause.subject..clause.verb;
        let plain = subject.clone().all(|at| {
            is_nominal(self.sentence.tag(at))
                && !matches!(
                    self.sentence.low(at).as_str(),
                    "that" | "because" | "while" | "as"
                )
        });
        let quoted = clause.words.clone().any(|at| self.sentence.quoted[at]);
        (finite == 1 && plain && !quoted && (1..=9).contains(&subject.len())).then_some(clause.verb)
    }
}
