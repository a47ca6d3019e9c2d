//! A number is asked for where it counts the subject or the object, and else, if it is not exact, by the sentence with a gap.

use std::ops::Range;

use super::{View, bound_start, capital, how_many_words};
use crate::draft::numbers::Bound;
use crate::draft::proposal::Hole;

/// Of a longer sentence a question for a figure quotes so many words.
const FIGURE: usize = 20;

impl View<'_> {
    /// A figure that is not exact, by the article's sentence with a gap.
    pub(super) fn figure(&self, hole: &Hole) -> Option<String> {
        let bound = hole.bound?;
        if bound == Bound::AtMost {
            return None;
        }
        let (words, start, end) = (&self.clause.words, hole.words.start, hole.words.end);
        let or_more = (end..words.end)
            .any(|at| self.sentence.low(at) == "or" && self.sentence.low(at + 1) == "more");
        if or_more {
            return None;
        }
        // Of a long sentence no more than what stands around the figure.
        let around = match words.len() > FIGURE {
            true => self.around(start..end),
            false => words.clone(),
        };
        let (before, after) = (self.text(around.start..start), self.text(end..around.end));
        let after = format!("{}{after}", hole.tail);
        let quoted = before.contains(['“', '"', '”']) || after.contains(['“', '"', '”']);
        let begin = match around.start == words.start {
            true => capital(&before),
            false => before,
        };
        let sentence = format!(
            "{begin} …{}{after}",
            if hole.tail.is_empty() { " " } else { "" }
        );
        let sentence = sentence.trim().trim_end_matches(',');
        (!quoted).then(|| format!("Which figure does the article give: “{sentence}”?"))
    }

    /// Some words on both sides of a figure: from a comma on where one stands there, and up to the next one, or to a noun.
    fn around(&self, figure: Range<usize>) -> Range<usize> {
        let words = &self.clause.words;
        let is_comma = |at: &usize| self.sentence.word(*at) == ",";
        let far = words.start.max(figure.start.saturating_sub(FIGURE / 2));
        let comma = (far..figure.start.saturating_sub(3)).rev().find(is_comma);
        let start = comma.map_or(far, |at| at + 1);
        let far = words.end.min(figure.end + FIGURE / 2);
        let comma = (figure.end + 2..far).find(is_comma);
        let is_noun = |at: &usize| self.sentence.tag(*at).starts_with("NN");
        let noun = (figure.end..far).rev().find(is_noun).map(|at| at + 1);
        let end = comma.or(noun.filter(|_| far < words.end)).unwrap_or(far);
        start..end
    }

    pub(super) fn how_many(&self, hole: &Hole) -> Option<String> {
        let unit = hole.unit.as_deref()?;
        let sentence = self.sentence;
        if hole.name == "amount" || hole.name == "percent" {
            return None;
        }
        let start = bound_start(sentence, hole);
        let mut end = hole.words.end;
        // The words between the number and the end of its unit.
        let count = unit.split_whitespace().count();
        while end < self.clause.words.end
            && !self.text(hole.words.end..end).ends_with(unit)
            && end < hole.words.end + 6 + count
        {
            end += 1;
        }
        let units = self.text(hole.words.end..end);
        if !units.ends_with(unit) {
            return None;
        }
        // `70 members of the Council`: what they are of goes with them.
        if sentence.low(end) == "of" {
            let phrase = (end + 1..self.clause.words.end)
                .take_while(|at| {
                    matches!(
                        sentence.tag(*at),
                        "DT" | "NN" | "NNS" | "NNP" | "NNPS" | "JJ"
                    )
                })
                .count();
            end += 1 + phrase;
        }
        let units = self.text(hole.words.end..end);
        let more = usize::from(sentence.low(end) == "or" && sentence.low(end + 1) == "more") * 2;
        let told = match hole.bound {
            Some(_) => ", according to the article",
            None => "",
        };
        let how = match hole.bound {
            Some(Bound::AtMost) => return None,
            bound => how_many_words(bound),
        };
        if start == self.clause.subject {
            let rest = self.text(end + more..self.predicate_end()?);
            return Some(format!(
                "{}{} {units} {rest}{told}?",
                self.lead(),
                how.to_lowercase()
            ));
        }
        // One of several objects: `12 rooms, 90 desks and no lift`.
        if matches!(sentence.low(end + more).as_str(), "," | "and" | "or") {
            return None;
        }
        let verb = self.plain_verb()?;
        if start != verb + 1
            || matches!(sentence.low(verb).as_str(), "was" | "were" | "is" | "are")
            || self.clause.subject != self.clause.words.start
        {
            return None;
        }
        let rest = self.text(end + more..self.clause.words.end);
        let turned = self.turned(verb, rest.trim())?;
        Some(format!("{how} {units} {}{told}?", turned.trim()))
    }
}
