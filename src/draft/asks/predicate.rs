//! In goes a clause, out comes where its predicate ends: what of a sentence a question is about.

use super::View;
use crate::draft::clauses::{self, is_finite};
use crate::draft::dates;
use crate::draft::names::gazetteer;
use crate::draft::numbers;

impl View<'_> {
    /// Where the predicate ends, if what is kept of it is true of one alone, as `was booked` is not: it is whole, or names something.
    pub(super) fn telling_end(&self) -> Option<usize> {
        let end = self.predicate_end()?;
        let names = |at: usize| {
            matches!(self.sentence.tag(at), "NNP" | "NNPS" | "CD") || self.sentence.quoted[at]
        };
        let tells = end == self.clause.words.end || (self.clause.verb..end).any(names);
        tells.then_some(end)
    }

    /// Where the predicate ends: before another main clause, whose subject is another. Nothing is left out that turns what is said.
    pub(super) fn predicate_end(&self) -> Option<usize> {
        let clause = self.clause;
        let joins = |at: &usize| {
            let coordinates = self.sentence.word(*at) == ","
                && matches!(
                    self.sentence.low(at + 1).as_str(),
                    "and" | "but" | "while" | "though" | "although" | "as" | "so" | "with"
                );
            let with_comma = coordinates
                && !matches!(
                    self.sentence.tag(at + 2),
                    "VBD" | "VBZ" | "VBN" | "VBP" | "MD" | "RB"
                )
                && (at + 2..clause.words.end).any(|at| is_finite(self.sentence, at));
            with_comma || self.begins_clause(*at)
        };
        let Some(at) = (clause.verb..clause.words.end).find(joins) else {
            return Some(clause.words.end);
        };
        let end = at - usize::from(self.sentence.word(at - 1) == ",");
        (!clauses::turns(self.sentence, at..clause.words.end)).then_some(end)
    }

    /// Whether a second part shares the verb of the first: `won 60 percent of the vote and Peter Brown 40 percent`.
    pub(super) fn is_gapped(&self) -> bool {
        let words = &self.clause.words;
        (self.clause.verb..words.end).any(|at| {
            let mut next = at + 1;
            while self.sentence.tag(next).starts_with("NNP") {
                next += 1;
            }
            let counted = numbers::plain(self.sentence.word(next)).is_some()
                && !dates_hold(&self.reading.dates[self.position], next);
            let spans = (self.clause.verb..at).any(|at| self.sentence.low(at) == "between");
            // `12 ships and 40 boats` is a list where nothing stands between the first and `and`.
            let named = next > at + 1;
            let last = at - 1;
            let counts = gazetteer::is_demonym(self.sentence.word(last));
            let far = named || self.sentence.tag(last).starts_with("NNP") && !counts;
            self.sentence.low(at) == "and" && counted && far && !spans
        })
    }

    /// Whether `and` or `but` begins a main clause here: a noun phrase and a finite verb follow.
    pub(super) fn begins_clause(&self, at: usize) -> bool {
        let about = |at: usize| {
            matches!(
                self.sentence.low(at).as_str(),
                "about" | "nearly" | "almost" | "over" | "around" | "some"
            )
        };
        let mut next = at + 1 + usize::from(about(at + 1));
        while matches!(
            self.sentence.tag(next),
            "DT" | "JJ"
                | "NN"
                | "NNS"
                | "NNP"
                | "NNPS"
                | "POS"
                | "HYPH"
                | "CD"
                | "PRP"
                | "PRP$"
                | "EX"
        ) {
            next += 1;
        }
        matches!(self.sentence.low(at).as_str(), "and" | "but")
            && next > at + 1
            && next < self.clause.words.end
            && is_finite(self.sentence, next)
    }
}

fn dates_hold(dates: &[dates::Found], at: usize) -> bool {
    dates.iter().any(|date| date.words.contains(&at))
}
