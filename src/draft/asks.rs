//! In goes a clause with a hole, out comes a question in words, only where a rule makes good English of it.
//!
//! Three rules: the hole is the subject (`Which country …?`, `Who …?`); a date beside one finite verb with a short plain subject
//! (`In which year did …?`); a number that is counted as subject or object (`How many …?`).

pub mod verbs;

use std::ops::Range;

use super::clauses::{self, Clause, is_finite};
use super::names::classes::Thing;
use super::numbers::{self, Bound};
use super::proposal::{Answer, Hole};
use super::reading::Reading;
use super::sentence::Sentence;
use crate::date::{Date, Precision};
use crate::lang;

/// A question has so many words at most.
const LONGEST: usize = 30;

/// The question for a hole of a clause.
pub fn ask(
    reading: &Reading,
    place: usize,
    clause: &Clause,
    holes: &[Hole],
    at: usize,
) -> Option<String> {
    let sentence = &reading.text.sentences[place];
    let hole = &holes[at];
    let view = View {
        reading,
        place,
        sentence,
        clause,
        holes,
    };
    let text = match &hole.answer {
        Answer::Thing(thing) => view.who(hole, &reading.things.things[*thing])?,
        Answer::Things(things) => view.which_all(hole, &reading.things.things[*things.first()?])?,
        Answer::Date(date) => view.when(hole, date.precision())?,
        Answer::Number(_) => view.how_many(hole).or_else(|| view.figure(hole))?,
    };
    let text = text
        .replace(" ,", ",")
        .replace("  ", " ")
        .replace(".”?", "”?")
        .replace(",”?", "”?");
    let figure = text.starts_with("Which figure");
    let fits =
        text.split(' ').count() <= LONGEST && !text.contains('"') && (figure || !dangles(&text));
    fits.then(|| capital(&text))
}

/// Whether a question speaks of something that it does not name.
fn dangles(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| {
        matches!(
            word,
            "they" | "them" | "it" | "this" | "these" | "those" | "he" | "she" | "their" | "him"
        )
    })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

struct View<'v> {
    reading: &'v Reading,
    place: usize,
    sentence: &'v Sentence,
    clause: &'v Clause,
    holes: &'v [Hole],
}

impl View<'_> {
    /// The words of the clause in a range, with dates as they are shown and without what is left out.
    fn text(&self, range: Range<usize>) -> String {
        let mut out = String::new();
        let mut at = range.start;
        while at < range.end {
            if let Some(gone) = self.clause.without.iter().find(|gone| gone.start == at) {
                at = gone.end;
                continue;
            }
            let date = self.reading.dates[self.place]
                .iter()
                .find(|date| date.words.start == at)
                .filter(|date| date.words.end <= range.end && (date.sure || date.full));
            let told = self
                .holes
                .iter()
                .find(|hole| hole.words.start == at && matches!(hole.answer, Answer::Date(_)));
            let end = match (told, date) {
                (Some(hole), Some(date)) => {
                    out.push_str(&hole.lead.to_lowercase());
                    out.push_str(&english(date.date));
                    hole.words.end
                }
                _ => {
                    out.push_str(self.sentence.word(at));
                    at + 1
                }
            };
            at = end;
            if at < range.end && self.sentence.is_apart(at - 1) {
                out.push(' ');
            }
        }
        out.trim().to_owned()
    }

    /// What stands before the subject, as the beginning of a question.
    fn lead(&self) -> String {
        let lead = self.clause.words.start..self.clause.subject;
        match lead.is_empty() {
            true => String::new(),
            false => {
                let text = self.text(lead);
                let text = text.trim_end_matches(',');
                format!("{text}, ")
            }
        }
    }

    /// The subject without its titles is the hole.
    fn is_subject(&self, hole: &Hole) -> bool {
        let between = self.clause.subject..hole.words.start;
        let (end, verb) = (hole.words.end, self.clause.verb);
        // An apposition between commas may stand between them.
        let apposed = self.sentence.word(end) == ","
            && self.sentence.word(verb - 1) == ","
            && verb - 1 > end
            && (end + 1..verb - 1).all(|at| {
                matches!(
                    self.sentence.tag(at),
                    "NN" | "NNS"
                        | "NNP"
                        | "NNPS"
                        | "JJ"
                        | "DT"
                        | "POS"
                        | "IN"
                        | "HYPH"
                        | "CC"
                        | "CD"
                        | "VBN"
                        | "JJS"
                        | "RB"
                )
            });
        (end == verb || apposed)
            && between.clone().all(|at| {
                matches!(
                    self.sentence.tag(at),
                    "NN" | "NNP" | "JJ" | "DT" | "POS" | "HYPH"
                )
            })
            && (between.is_empty() || hole.name.starts_with("who") && between.len() <= 5)
    }

    fn who(&self, hole: &Hole, thing: &Thing) -> Option<String> {
        let class = thing.class.as_deref()?;
        let verb = self.sentence.low(self.clause.verb);
        let plural = self.sentence.tag(self.clause.verb) == "VBP"
            || matches!(verb.as_str(), "were" | "are" | "have" | "do");
        if !self.is_subject(hole) || plural {
            return None;
        }
        let rest = self.text(self.clause.verb..self.predicate_end()?);
        let wh = match class {
            "person" => "who".to_owned(),
            class => format!("which {class}"),
        };
        Some(format!("{}{wh} {rest}?", self.lead()))
    }

    fn which_all(&self, hole: &Hole, first: &Thing) -> Option<String> {
        let class = first.class.as_deref()?;
        if !self.is_subject(hole) {
            return None;
        }
        let rest = self.text(self.clause.verb..self.predicate_end()?);
        let wh = match class {
            "person" => "which people".to_owned(),
            class => format!("which {}", plural(class)),
        };
        Some(format!("{}{wh} {rest}?", self.lead()))
    }

    /// Where the predicate ends: before another main clause, whose subject is another. Nothing is left out that turns what is said.
    fn predicate_end(&self) -> Option<usize> {
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
        (!clauses::turns(self.sentence, at..clause.words.end)).then_some(at)
    }

    /// Whether `and` or `but` begins a main clause here: a noun phrase and a finite verb follow.
    fn begins_clause(&self, at: usize) -> bool {
        let mut next = at + 1;
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

    /// The only finite verb of the clause, which has a short plain subject.
    fn plain_verb(&self) -> Option<usize> {
        let clause = self.clause;
        let finite = clause
            .words
            .clone()
            .filter(|at| is_finite(self.sentence, *at))
            .count();
        let subject = clause.subject..clause.verb;
        let plain = subject.clone().all(|at| {
            matches!(
                self.sentence.tag(at),
                "NN" | "NNS"
                    | "NNP"
                    | "NNPS"
                    | "JJ"
                    | "DT"
                    | "CD"
                    | "POS"
                    | "HYPH"
                    | "IN"
                    | "CC"
                    | "VBN"
            ) && !matches!(
                self.sentence.low(at).as_str(),
                "that" | "because" | "while" | "as"
            )
        });
        let quoted = clause.words.clone().any(|at| self.sentence.quoted[at]);
        (finite == 1 && plain && !quoted && (1..=9).contains(&subject.len())).then_some(clause.verb)
    }

    /// The subject and the verb turned round: `did the team arrive`, `was the medal awarded`.
    fn turned(&self, verb: usize, rest: &str) -> Option<String> {
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
            _ if crate::draft::names::gazetteer::is_demonym(
                self.sentence.word(self.clause.subject),
            ) =>
            {
                subject
            }
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

    fn when(&self, hole: &Hole, precision: Precision) -> Option<String> {
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
        let rest = match in_lead {
            true => self.text(verb + 1..self.clause.words.end),
            false => {
                let first = self.text(verb + 1..gone.start);
                let last = self.text(gone.end..self.clause.words.end);
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

    /// A figure that is not exact, by the article's sentence with a gap.
    fn figure(&self, hole: &Hole) -> Option<String> {
        let bound = hole.bound?;
        let start = match bound {
            Bound::About => hole.words.start,
            Bound::AtLeast => bound_start(self.sentence, hole),
            Bound::AtMost => return None,
        };
        let (words, end) = (&self.clause.words, hole.words.end);
        let or_more = (end..words.end)
            .any(|at| self.sentence.low(at) == "or" && self.sentence.low(at + 1) == "more");
        if or_more
            || self.holes.iter().any(|other| {
                other.words != hole.words
                    && matches!(other.answer, Answer::Number(_))
                    && other.bound.is_some()
            })
        {
            return None;
        }
        let (before, after) = (self.text(words.start..start), self.text(end..words.end));
        let quoted = before.contains(['“', '"', '”']) || after.contains(['“', '"', '”']);
        let sentence = format!("{} … {after}", capital(&before));
        (!quoted).then(|| format!("Which figure does the article give: “{}”?", sentence.trim()))
    }

    fn how_many(&self, hole: &Hole) -> Option<String> {
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

/// A date as English shows it.
pub(super) fn english(date: Date) -> String {
    lang::of("en").date(date)
}

/// The plural of a class.
pub(super) fn plural(class: &str) -> String {
    match class.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies"),
        _ if class.ends_with(['s', 'x']) || class.ends_with("ch") => format!("{class}es"),
        _ => format!("{class}s"),
    }
}

/// Where the words of a number's bound begin, if it has one.
fn bound_start(sentence: &Sentence, hole: &Hole) -> usize {
    numbers::numbers(sentence)
        .iter()
        .find(|one| one.words.start == hole.words.start)
        .map_or(hole.words.start, |one| one.start)
}

/// How an ask for a figure begins that the article reports.
fn how_many_words(bound: Option<Bound>) -> &'static str {
    match bound {
        Some(Bound::About) => "About how many",
        _ => "How many",
    }
}
