//! In goes a clause with a hole, out comes a question in words, only where a rule makes good English of it.
//!
//! The hole is the subject (`Which country …?`, `Who …?`) or the object; a date or a name behind its preposition beside one finite verb
//! with a short plain subject (`In which year did …?`, `In which city was …?`); a number that is counted as subject or object
//! (`How many …?`), an age, a share.

mod beside;
pub(super) mod dangling;
mod figure;
mod how_many;
mod neutral;
mod predicate;
mod reported;
pub mod verbs;
mod when;

use std::ops::Range;

use super::clauses::Clause;
use super::dates::shown;
use super::names::classes::Thing;
use super::names::gazetteer;
use super::numbers::{self, Bound};
use super::proposal::{Answer, Hole};
use super::reading::Reading;
use super::sentence::Sentence;
use crate::lang::{capitalised, uncapitalised};
use neutral::neutral;
pub(super) use reported::is_reporter;
use shown::english;

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
    // The article's own sentence with a gap is asked for whatever its subject is.
    let named = !dangling::is_unnamed(reading, position, clause, Some(hole));
    let text = named
        .then(|| view.words(hole).filter(|text| fits(text)))
        .flatten()
        .or_else(|| {
            let (clause, who) = view
                .reported(hole)
                .filter(|_| named && hole.bound.is_none())?;
            let text = View {
                clause: &clause,
                ..view
            }
            .words(hole)?;
            Some(format!("According to {who}, {}", uncapitalised(&text)))
        })
        .or_else(|| view.figure(hole))?;
    let text = tidy(&text);
    let dangles =
        !text.starts_with("Which figure") && dangling::goes_back(reading, position, &text);
    if dangles || !fits(&text) {
        return None;
    }
    let text = neutral(view, hole, text)?;
    Some(capitalised(&text))
}

/// A question without what was left over between its parts.
fn tidy(text: &str) -> String {
    text.replace(" ,", ",")
        .replace("  ", " ")
        .replace("$ ", "$")
        .replace(".”?", "”?")
        .replace(",”?", "”?")
}

/// Whether a question is short enough and speaks of nothing that it does not name.
fn fits(text: &str) -> bool {
    let text = tidy(text);
    let figure = text.starts_with("Which figure");
    text.split(' ').count() <= LONGEST
        && !text.contains('"')
        && (figure || !dangling::dangles(&text))
}

#[derive(Clone, Copy)]
struct View<'v> {
    reading: &'v Reading,
    position: usize,
    sentence: &'v Sentence,
    clause: &'v Clause,
    holes: &'v [Hole],
}

impl View<'_> {
    /// The question for a hole, where a rule makes one.
    fn words(&self, hole: &Hole) -> Option<String> {
        let things = &self.reading.things.things;
        match &hole.answer {
            Answer::Thing(thing) => {
                let thing = &things[*thing];
                self.who(hole, thing).or_else(|| self.beside(hole, thing))
            }
            Answer::Things(list) => {
                let first = &things[*list.first()?];
                self.which_all(hole, first)
                    .or_else(|| self.beside(hole, first))
            }
            Answer::Date(date) => self.when(hole, date.precision()),
            Answer::Text(_) => None,
            Answer::Number(_) => self
                .how_old(hole)
                .or_else(|| self.how_much(hole))
                .or_else(|| self.of_how_much(hole))
                .or_else(|| self.share(hole))
                .or_else(|| self.how_many(hole)),
        }
    }

    /// The words of the clause in a range, with dates as they are shown and without what is left out.
    fn text(&self, range: Range<usize>) -> String {
        let mut out = String::new();
        let mut at = range.start;
        while at < range.end {
            if let Some(gone) = self.clause.without.iter().find(|gone| gone.start == at) {
                at = gone.end;
                continue;
            }
            let named = self.clause.instead.iter().find(|one| one.words.start == at);
            if let Some(one) = named.filter(|one| one.words.end <= range.end) {
                out.push_str(&one.text);
                at = one.words.end;
                if at < range.end && self.sentence.is_apart(at - 1) {
                    out.push(' ');
                }
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
                (None, Some(date)) if !date.full && shown::is_told(self.sentence, &date.words) => {
                    match shown::shown(self.sentence, date) {
                        Some(one) => {
                            out.push_str(&one.text);
                            one.words.end
                        }
                        None => {
                            out.push_str(self.sentence.word(at));
                            at + 1
                        }
                    }
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
        let led = (end..verb).all(|at| {
            self.sentence.tag(at) == "RB"
                || matches!(self.sentence.low(at).as_str(), "all" | "both")
        });
        (led || apposed)
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
        let adverb = self.sentence.tag(hole.words.end) == "RB";
        let begin = if adverb {
            hole.words.end
        } else {
            self.clause.verb
        };
        let end = self.telling_end()?;
        // `is mainly Buddhist` is true of others too.
        let tells = |at: usize| {
            matches!(self.sentence.tag(at), "NNP" | "NNPS" | "CD") || self.sentence.quoted[at]
        };
        if self.sentence.tag(self.clause.verb) == "VBZ" && !(begin..end).any(tells) {
            return None;
        }
        let rest = self.text(begin..end);
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
