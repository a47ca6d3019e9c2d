//! In goes a clause with a hole, out comes a question in words, only where a rule makes good English of it.
//!
//! Three rules: the hole is the subject (`Which country …?`, `Who …?`); a date beside one finite verb with a short plain subject
//! (`In which year did …?`); a number that is counted as subject or object (`How many …?`).

pub(super) mod dangling;
mod how_many;
pub mod verbs;
mod when;

use std::ops::Range;

use super::clauses::{self, Clause, is_finite};
use super::dates;
use super::names::classes::Thing;
use super::names::gazetteer;
use super::numbers::{self, Bound};
use super::proposal::{Answer, Hole};
use super::reading::Reading;
use super::sentence::Sentence;
use crate::date::Date;
use crate::lang;

/// A question has so many words at most.
const LONGEST: usize = 30;

/// The question for a hole of a clause.
pub fn ask(
    reading: &Reading,
    position: usize,
    clause: &Clause,
    holes: &[Hole],
    at: usize,
) -> Option<String> {
    let sentence = &reading.text.sentences[position];
    let hole = &holes[at];
    let view = View {
        reading,
        position,
        sentence,
        clause,
        holes,
    };
    if view.is_gapped() {
        return None;
    }
    let text = match &hole.answer {
        Answer::Thing(thing) => view.who(hole, &reading.things.things[*thing])?,
        Answer::Things(things) => view.which_all(hole, &reading.things.things[*things.first()?])?,
        Answer::Date(date) => view.when(hole, date.precision())?,
        Answer::Text(_) => return None,
        Answer::Number(_) => view.how_many(hole).or_else(|| view.figure(hole))?,
    };
    let text = text
        .replace(" ,", ",")
        .replace("  ", " ")
        .replace(".”?", "”?")
        .replace(",”?", "”?");
    let figure = text.starts_with("Which figure");
    let fits = text.split(' ').count() <= LONGEST
        && !text.contains('"')
        && (figure || !dangling::dangles(&text));
    fits.then(|| capital(&text))
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
    position: usize,
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
            let date = self.reading.dates[self.position]
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
                let tag = self.sentence.tag(at);
                is_nominal(tag) || matches!(tag, "JJS" | "RB")
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
        let rest = self.text(self.clause.verb..self.telling_end()?);
        let wh = match class {
            "person" => self
                .role(hole)
                .map_or("who".to_owned(), |role| format!("which {role}")),
            class => format!("which {class}"),
        };
        Some(format!("{}{wh} {rest}?", self.lead()))
    }

    /// What a person is, where the sentence says so before the name or between commas behind it: `spokesman for the army`. A title that is
    /// part of the name, such as `President`, is none.
    fn role(&self, hole: &Hole) -> Option<String> {
        let (start, end) = (self.clause.subject, self.clause.verb);
        let before = start..hole.words.start;
        let behind = hole.words.end + 1..end.saturating_sub(1);
        let words = match before.is_empty() {
            false => before,
            true if behind.len() > 1 && self.sentence.word(hole.words.end) == "," => behind,
            true => return None,
        };
        let article = usize::from(matches!(
            self.sentence.low(words.start).as_str(),
            "the" | "a" | "an"
        ));
        let words = words.start + article..words.end;
        let head = words
            .clone()
            .take_while(|at| !matches!(self.sentence.tag(*at), "IN" | "TO" | ","))
            .last()?;
        let job = self.sentence.word(head);
        let owned = words.clone().any(|at| self.sentence.tag(at) == "POS");
        let is_job = gazetteer::is_job(job) && !owned && !self.sentence.quoted[head];
        is_job.then(|| self.text(words))
    }

    fn which_all(&self, hole: &Hole, first: &Thing) -> Option<String> {
        let class = first.class.as_deref()?;
        if !self.is_subject(hole) {
            return None;
        }
        let rest = self.text(self.clause.verb..self.telling_end()?);
        let wh = match class {
            "person" => "which people".to_owned(),
            class => format!("which {}", plural(class)),
        };
        Some(format!("{}{wh} {rest}?", self.lead()))
    }

    /// Where the predicate ends, if what is kept of it is true of one alone, as `was booked` is not: it is whole, or names something.
    fn telling_end(&self) -> Option<usize> {
        let end = self.predicate_end()?;
        let names = |at: usize| {
            matches!(self.sentence.tag(at), "NNP" | "NNPS" | "CD") || self.sentence.quoted[at]
        };
        let tells = end == self.clause.words.end || (self.clause.verb..end).any(names);
        tells.then_some(end)
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
        let end = at - usize::from(self.sentence.word(at - 1) == ",");
        (!clauses::turns(self.sentence, at..clause.words.end)).then_some(end)
    }

    /// Whether a second part shares the verb of the first: `won 60 percent of the vote and Peter Brown 40 percent`.
    fn is_gapped(&self) -> bool {
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
            let far = named || self.sentence.tag(at - 1).starts_with("NNP");
            self.sentence.low(at) == "and" && counted && far && !spans
        })
    }

    /// Whether `and` or `but` begins a main clause here: a noun phrase and a finite verb follow.
    fn begins_clause(&self, at: usize) -> bool {
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

/// Whether a tag may stand in a plain phrase about a noun, with what is put behind the noun.
fn is_nominal(tag: &str) -> bool {
    matches!(
        tag,
        "NN" | "NNS" | "NNP" | "NNPS" | "JJ" | "DT" | "POS" | "IN" | "HYPH" | "CC" | "CD" | "VBN"
    )
}
