//! A number is asked for where it counts the subject or the object.

use std::ops::Range;

use super::{View, bound_start, how_many_words};
use crate::draft::clauses;
use crate::draft::numbers::Bound;
use crate::draft::proposal::Hole;
use crate::lang::capitalised;

impl View<'_> {
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
            && hole.bound.is_none_or(|bound| {
                bound == Bound::AtLeast && !self.lead().starts_with("According")
            });
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
        let bound = self.text(start..hole.words.start).to_lowercase();
        let how = match hole.bound {
            Some(Bound::AtMost) => return None,
            // `over how many`: the source said no more than that.
            Some(Bound::AtLeast) if told.is_empty() && !bound.is_empty() => {
                format!("{} how many", capitalised(&bound))
            }
            bound => how_many_words(bound).to_owned(),
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
            how
        } else {
            how.to_lowercase()
        };
        Some(format!("{lead}{how} {units} {}{told}?", turned.trim()))
    }
}
