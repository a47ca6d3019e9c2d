//! A date is asked for where one finite verb follows a short plain subject: `In which year did …?`

use std::ops::Range;

use super::verbs;
use super::{View, is_nominal};
use crate::date::Precision;
use crate::draft::clauses::{self, is_finite};
use crate::draft::names::gazetteer;
use crate::draft::proposal::Hole;
use crate::draft::sentence::Sentence;
use crate::lang::uncapitalised;

/// Whether a comma stands between the members of a list, or of a place: `Rome, Italy`.
pub(super) fn is_listed(sentence: &Sentence, comma: usize) -> bool {
    let is_noun = |at: usize| sentence.tag(at).starts_with("NN");
    let joins = (comma + 1..comma + 6).any(|at| matches!(sentence.low(at).as_str(), "and" | "or"));
    // `announced a process, and began it`.
    let acts = sentence.low(comma + 1) == "and" && sentence.tag(comma + 2).starts_with("VB");
    comma > 0
        && !acts
        && is_noun(comma - 1)
        && (joins || sentence.tag(comma + 1).starts_with("NNP"))
}

impl View<'_> {
    pub(super) fn when(&self, hole: &Hole, precision: Precision) -> Option<String> {
        let end = self.predicate_end()?;
        if hole.words.end > end {
            return None;
        }
        // What follows a comma goes on, and so does what follows `after` and the like: it is left out.
        let leads = hole.words.start < self.clause.subject;
        let from = match leads {
            true => self.clause.verb + 1,
            false => hole.words.end,
        };
        let goes_on = |at: &usize| {
            let comma = self.sentence.word(*at) == "," && !is_listed(self.sentence, *at);
            let joins = leads
                && matches!(self.sentence.low(*at).as_str(), "and" | "but")
                && is_finite(self.sentence, at + 1);
            comma || joins || self.is_subordinate(*at, end)
        };
        let last = (from..end).find(goes_on).unwrap_or(end);
        // A date before the subject is that of the main verb, whatever follows.
        let verb = self.plain_verb(if leads { self.clause.verb + 1 } else { last })?;
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
        let mut start = hole.words.start - usize::from(led);
        // `was lost back on 3 May`.
        if start > verb + 1 && self.sentence.low(start - 1) == "back" {
            start -= 1;
        }
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
                .any(|at| self.sentence.low(at) == "of" && !self.is_in_name(at));
        let perfect = of_noun || matches!(self.sentence.low(verb).as_str(), "has" | "have");
        if !near || perfect {
            return None;
        }
        if self.sentence.word(gone.end) == ","
            && self.sentence.word(gone.start.saturating_sub(1)) == ","
        {
            gone.end += 1;
        }
        // Nothing is left out that turns what is said.
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

    /// Whether a clause with its own verb begins here: `after it became known`.
    fn is_subordinate(&self, at: usize, end: usize) -> bool {
        matches!(
            self.sentence.low(at).as_str(),
            "after" | "because" | "when" | "while" | "before" | "although" | "though" | "whereas"
        ) && (at + 1..end).any(|at| is_finite(self.sentence, at))
    }

    /// Whether a word stands within a name: `of` in `the Municipality of Livorno`.
    fn is_in_name(&self, at: usize) -> bool {
        let mut mentions = self.reading.things.mentions[self.position].iter();
        mentions.any(|mention| mention.words.contains(&at))
    }

    /// A phrase as it stands within a sentence: a small letter at its beginning, unless a name begins there.
    pub(super) fn begun(&self, words: Range<usize>) -> String {
        let first = words.start;
        let text = self.text(words);
        let word = self.sentence.word(first);
        let many = word.chars().filter(|c| c.is_uppercase()).count() > 1;
        let named = matches!(self.sentence.tag(first), "NNP" | "NNPS")
            || self.is_in_name(first)
            || self.clause.names(first);
        match named || many || gazetteer::is_demonym(word) {
            true => text,
            false => uncapitalised(&text),
        }
    }

    /// The subject and the verb turned round: `did the team arrive`, `was the medal awarded`.
    pub(super) fn turned(&self, verb: usize, rest: &str) -> Option<String> {
        let subject = self.begun(self.named_subject());
        let word = self.sentence.low(verb);
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

    /// The subject without an apposition between commas at its end.
    pub(super) fn named_subject(&self) -> Range<usize> {
        let (start, verb) = (self.clause.subject, self.clause.verb);
        let comma = |at: &usize| self.sentence.word(*at) == ",";
        let closed = verb > start + 3 && comma(&(verb - 1));
        let first = (start + 1..verb - usize::from(closed)).find(comma);
        let plain = |from: usize| {
            let mut rest = from + 1..verb - 1;
            rest.clone().count() > 1 && rest.all(|at| !is_finite(self.sentence, at) && !comma(&at))
        };
        match first.filter(|at| closed && plain(*at)) {
            Some(at) => start..at,
            None => start..verb,
        }
    }

    /// The only finite verb up to a word, which has a short plain subject.
    pub(super) fn plain_verb(&self, end: usize) -> Option<usize> {
        let clause = self.clause;
        let words = clause.words.start..end;
        let finite = words
            .clone()
            .filter(|at| is_finite(self.sentence, *at))
            .count();
        let subject = self.named_subject();
        let gone = |at: usize| clause.without.iter().any(|gone| gone.contains(&at));
        let plain = subject.clone().filter(|at| !gone(*at)).all(|at| {
            let owned = self.sentence.tag(at) == "PRP$" && at > clause.subject + 1;
            let listed = self.sentence.word(at) == "," && is_listed(self.sentence, at);
            (is_nominal(self.sentence.tag(at)) || owned || listed || clause.names(at))
                && !matches!(
                    self.sentence.low(at).as_str(),
                    "that" | "because" | "while" | "as"
                )
        });
        let quoted = words.clone().any(|at| self.sentence.quoted[at]);
        (finite == 1
            && plain
            && !quoted
            && (1..=9).contains(&subject.filter(|at| !gone(*at)).count()))
        .then_some(clause.verb)
    }
}
