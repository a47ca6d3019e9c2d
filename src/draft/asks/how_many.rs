//! A number is asked for where it counts the subject or the object, and else, if it is not exact, by the sentence with a gap.

use std::ops::Range;

use super::when::is_listed;
use super::{LONGEST, View, bound_start, capital, how_many_words};
use crate::draft::clauses;
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
            true => self.around(start..end)?,
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

    /// Some words on both sides of a figure that are a piece by themselves: from a comma, an article or `to` on, and up to the next comma, or to a
    /// noun. Where they name nothing they go on to the end of a clause that does.
    fn around(&self, figure: Range<usize>) -> Option<Range<usize>> {
        let words = &self.clause.words;
        let is_comma = |at: &usize| self.sentence.word(*at) == ",";
        let far = words.start.max(figure.start.saturating_sub(FIGURE / 2));
        let near = figure.start.saturating_sub(3);
        let comma = (far..near).rev().find(is_comma).map(|at| at + 1);
        let article = || (far..near).find(|at| matches!(self.sentence.tag(*at), "DT" | "TO"));
        let whole = Some(far).filter(|far| *far == words.start);
        let mut start = comma.or(whole).or_else(article).unwrap_or(words.start);
        start += usize::from(self.sentence.tag(start) == "CC");
        let far = words.end.min(figure.end + FIGURE / 2);
        let goes_on = |at: &usize| {
            let low = self.sentence.low(*at);
            is_comma(at) && !is_listed(self.sentence, *at)
                || matches!(
                    low.as_str(),
                    "when" | "after" | "because" | "while" | "which" | "who"
                )
        };
        let comma = (figure.end + 2..far).find(goes_on);
        let is_noun = |at: &usize| self.sentence.tag(*at).starts_with("NN");
        let noun = (figure.end..far).rev().find(is_noun).map(|at| at + 1);
        let mut end = comma.or(noun.filter(|_| far < words.end)).unwrap_or(far);
        // A list is whole.
        let joins = |at: usize| matches!(self.sentence.low(at).as_str(), "," | "and" | "or");
        while end + 1 < words.end
            && joins(end)
            && self.sentence.tag(end - 1).starts_with("NNP")
            && self.sentence.tag(end + 1).starts_with("NNP")
        {
            end += 2;
        }
        let names =
            |mut range: Range<usize>| range.any(|at| self.sentence.tag(at).starts_with("NNP"));
        let begun = words.start..end;
        let (start, end) = match names(start..end) || !names(end..words.end) {
            true => (start, end),
            // The beginning names it, and is not too far.
            false if names(begun.clone()) && begun.len() <= FIGURE => (words.start, end),
            false => (start, words.end),
        };
        (end - start <= LONGEST).then_some(start..end)
    }

    /// Somebody's age, whose name stands beside it: `Ahmed, a 14-year-old boy`, `14-year-old Ahmed`, `Ahmed, 14,`.
    pub(super) fn how_old(&self, hole: &Hole) -> Option<String> {
        if hole.name != "age" {
            return None;
        }
        let (start, end) = (hole.words.start, hole.words.end);
        let article = usize::from(matches!(
            self.sentence.low(start.checked_sub(1)?).as_str(),
            "a" | "an"
        ));
        let mut mentions = self.reading.things.mentions[self.position].iter();
        let named = mentions.find(|mention| {
            let before = self.sentence.word(mention.words.end) == ","
                && mention.words.end + 1 + article == start;
            before || mention.words.start == end + 4
        })?;
        let name = &self.reading.things.things[named.thing].name;
        Some(format!("How old was {name}, according to the article?"))
    }

    /// A share of something, as subject or object, or by which something grows.
    pub(super) fn share(&self, hole: &Hole) -> Option<String> {
        if hole.name != "percent" || hole.bound.is_some() {
            return None;
        }
        let sentence = self.sentence;
        let end = self.predicate_end()?;
        let unit = hole.words.end + hole.unit.as_deref()?.split(' ').count();
        let verb = self.plain_verb(end)?;
        let before = sentence.low(hole.words.start.checked_sub(1)?);
        let ended = |rest: &str| rest.trim().to_owned();
        // `by 25 percent`.
        if before == "by" && hole.words.start > verb + 1 {
            let near = (verb + 1..hole.words.start - 1)
                .all(|at| !matches!(sentence.tag(at), "VBG" | "VBD" | "," | "WDT" | "IN" | "CC"));
            let rest = format!(
                "{} {}",
                self.text(verb + 1..hole.words.start - 1),
                self.text(unit..end)
            );
            let whole = near && self.clause.subject == self.clause.words.start;
            let turned = whole.then(|| self.turned(verb, &ended(&rest)))??;
            return Some(format!("By what percentage {}?", turned.trim()));
        }
        if sentence.low(unit) != "of" || self.clause.subject != self.clause.words.start {
            return None;
        }
        // `accounted for 12 percent of the market`.
        if before == "for" && hole.words.start == verb + 2 {
            let turned = self.turned(verb, "")?;
            let of = self.text(unit..end);
            let plain = !of.contains(',');
            return plain.then(|| format!("For what percentage {of} {}?", turned.trim()));
        }
        if hole.words.start == verb + 1 {
            let of = self.text(unit..end);
            let turned = self.turned(verb, "")?;
            let is_be = matches!(sentence.low(verb).as_str(), "was" | "were" | "is" | "are");
            let plain = !is_be && !of.contains(',');
            return plain.then(|| format!("What percentage {of} {}?", turned.trim()));
        }
        None
    }

    /// `was elected with 812 votes`: with how many.
    fn with_how_many(
        &self,
        start: usize,
        (hole, units): (&Hole, &str),
        behind: usize,
    ) -> Option<String> {
        let sentence = self.sentence;
        let end = self.predicate_end()?;
        let comma = (behind..end).find(|at| sentence.word(*at) == ",");
        let last = comma.unwrap_or(end);
        let verb = self.plain_verb(last)?;
        let at = start.checked_sub(1).filter(|at| *at > verb)?;
        let prep = sentence.low(at);
        let near = (verb + 1..at).all(|at| {
            !matches!(
                sentence.tag(at),
                "VBG" | "VB" | "VBD" | "WDT" | "WP" | "WRB" | ":" | "," | "CC" | "TO" | "IN"
            ) && (sentence.tag(at) != "VBN" || at <= verb + 2)
        });
        let fits = matches!(prep.as_str(), "with" | "by" | "for" | "after")
            && near
            && hole.bound.is_none_or(|bound| bound == Bound::AtLeast);
        let rest = format!(
            "{} {}",
            self.text(verb + 1..at),
            self.text(behind.min(last)..last)
        );
        let turned = fits.then(|| self.turned(verb, rest.trim()))??;
        let turns = clauses::turns(sentence, last..self.clause.words.end);
        let lead = self.lead();
        (!turns).then(|| format!("{lead}{prep} how many {units} {}", turned.trim()))
    }

    /// An amount of money as the object: `The team won $50,000.`
    pub(super) fn how_much(&self, hole: &Hole) -> Option<String> {
        if hole.name != "amount" || hole.tail.starts_with('-') {
            return None;
        }
        let verb = self.plain_verb(self.clause.words.end)?;
        let start = bound_start(self.sentence, hole);
        let told = match hole.bound {
            Some(Bound::AtMost) => return None,
            Some(_) => ", according to the article",
            None => "",
        };
        let is_be = matches!(
            self.sentence.low(verb).as_str(),
            "was" | "were" | "is" | "are"
        );
        let joined = matches!(
            self.sentence.low(hole.words.end).as_str(),
            "," | "and" | "or"
        );
        if start != verb + 1 || is_be || joined {
            return None;
        }
        let rest = self.text(hole.words.end..self.clause.words.end);
        let turned = self.turned(verb, rest.trim())?;
        let lead = self.lead();
        let how = if lead.is_empty() {
            "How much"
        } else {
            "how much"
        };
        Some(format!("{lead}{how} {}{told}?", turned.trim()))
    }

    /// An amount of money before what it is the amount of: `was released on $20,000 bail`, `a 5-dollar fine`.
    fn modified(&self, hole: &Hole) -> Option<Range<usize>> {
        let is_hyphened = self.sentence.tag(hole.words.end) == "HYPH"
            && matches!(hole.unit.as_deref(), Some("dollars" | "euros"));
        let is_money = hole.name == "amount" && hole.tail.starts_with('-') || is_hyphened;
        let start = hole.words.end + if is_hyphened { 2 } else { 0 };
        let is_noun = |at: &usize| matches!(self.sentence.tag(*at), "NN" | "NNS" | "JJ");
        let count = (start..self.clause.words.end).take_while(is_noun).count();
        let is_noun = count > 0 && self.sentence.tag(start + count - 1) != "JJ";
        (is_money && is_noun && hole.bound.is_none()).then_some(start..start + count)
    }

    /// Such an amount, behind a preposition or as the object: `On bail of how many dollars …?`, `A fine of how many dollars …?`.
    pub(super) fn of_how_much(&self, hole: &Hole) -> Option<String> {
        let sentence = self.sentence;
        let noun = self.modified(hole)?;
        let led = sentence.low(hole.words.start.checked_sub(1)?);
        let has_article = matches!(led.as_str(), "a" | "an");
        let before = hole.words.start - usize::from(has_article);
        let end = self.predicate_end()?;
        let comma = (noun.end..end).find(|at| sentence.word(*at) == ",");
        let last = comma.unwrap_or(end);
        let verb = self.plain_verb(last)?;
        let what = self.text(noun.clone());
        let what = match (has_article, what.starts_with(['a', 'e', 'i', 'o', 'u'])) {
            (true, true) => format!("an {what}"),
            (true, false) => format!("a {what}"),
            (false, _) => what,
        };
        let rest = self.text(noun.end.min(last)..last);
        let is_be = matches!(sentence.low(verb).as_str(), "was" | "were" | "is" | "are");
        let prep = before.checked_sub(1).filter(|at| *at >= verb)?;
        let plain = |at: usize| {
            matches!(sentence.tag(at), "NN" | "NNS" | "NNP" | "DT" | "RB" | "JJ")
                || sentence.tag(at) == "VBN" && at <= verb + 2
        };
        let (what, turned) = match prep == verb {
            true if !is_be => (what, self.turned(verb, rest.trim())?),
            false if sentence.tag(prep) == "IN" && (verb + 1..prep).all(plain) => {
                let rest = format!("{} {rest}", self.text(verb + 1..prep));
                let what = format!("{} {what}", sentence.low(prep));
                (what, self.turned(verb, rest.trim())?)
            }
            _ => return None,
        };
        if clauses::turns(sentence, last..self.clause.words.end) {
            return None;
        }
        let (lead, unit) = (self.lead(), hole.unit.as_deref()?);
        Some(format!(
            "{lead}{what} of how many {unit} {}?",
            turned.trim()
        ))
    }

    pub(super) fn how_many(&self, hole: &Hole) -> Option<String> {
        let unit = hole.unit.as_deref()?;
        let sentence = self.sentence;
        if matches!(hole.name.as_str(), "amount" | "percent" | "age") {
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
            // `According to the ministry, how many …` says whose figure it is.
            Some(_) if self.lead().starts_with("According") => "",
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
        if let Some(text) = self.with_how_many(start, (hole, units.as_str()), end + more) {
            return Some(format!("{text}{told}?"));
        }
        // One of several objects: `12 rooms, 90 desks and no lift`.
        if matches!(sentence.low(end + more).as_str(), "," | "and" | "or") {
            return None;
        }
        let verb = self.plain_verb(self.clause.words.end)?;
        if start != verb + 1 || matches!(sentence.low(verb).as_str(), "was" | "were" | "is" | "are")
        {
            return None;
        }
        let rest = self.text(end + more..self.clause.words.end);
        let turned = self.turned(verb, rest.trim())?;
        let lead = self.lead();
        let how = if lead.is_empty() {
            how.to_owned()
        } else {
            how.to_lowercase()
        };
        Some(format!("{lead}{how} {units} {}{told}?", turned.trim()))
    }
}
