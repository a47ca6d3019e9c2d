//! The article of a bank, as review knows it: its sentences, numbered through, and what rules make of them.
//!
//! In goes the text of an article, out come its sentences, those that are the evidence of a fact, the facts that a sentence
//! could become, and what a statement names that could be asked for. Nothing of it is kept in a bank.

use std::ops::Range;

use crate::date::Date;
use crate::draft::bank::{self, Heading};
use crate::draft::candidates;
use crate::draft::ids::id_of;
use crate::draft::language::other_than_english;
use crate::draft::numbers;
use crate::draft::proposal::{Answer, Hole, Proposal};
use crate::draft::proposals::proposals;
use crate::draft::reading::Reading;
use crate::draft::sentence::Sentence;
use crate::draft::text::Text;
use crate::facts::splice::written;
use crate::facts::{Fact, Facts, Written};
use crate::tokens::Tokens;

/// So many facts a sentence could become at most.
const MOST: usize = 24;

/// An article, read.
pub(super) struct Source {
    /// Its text, as the gate reads it.
    pub text: String,
    reading: Reading,
    /// Whether rules know its language.
    is_known: bool,
}

/// A fact that a sentence could become, as it is written in a bank.
pub(super) struct Candidate {
    /// The fact, with an id of its own words.
    pub fact: Written,
    /// The entities that come with it, by their ids.
    pub entities: Vec<(String, Written)>,
}

/// What a statement names that could be asked for.
pub(super) struct Nameable {
    /// The bytes of the statement.
    pub range: Range<usize>,
    /// A name for its blank.
    pub name: String,
    /// What fills it.
    pub is: Named,
    /// The article's words, where its value was worked out from them.
    pub from: Option<String>,
}

/// What a nameable thing is.
pub(super) enum Named {
    Thing { name: String, class: String },
    Date(Date),
    Number { value: String, unit: String },
}

impl Source {
    /// Reads the text of a bank's article.
    pub fn new(facts: &Facts, text: &str) -> Source {
        let source = facts.source();
        let read = Text::read(text, source.name.as_deref());
        Source {
            reading: Reading::of(read, source.published),
            is_known: is_english(facts) && other_than_english(text).is_none(),
            text: text.to_owned(),
        }
    }

    /// A bank without an article: what its statements name is found all the same.
    pub fn none(facts: &Facts) -> Source {
        Source {
            is_known: is_english(facts),
            ..Source::new(facts, "")
        }
    }

    /// The sentences, in the order of the article.
    pub fn sentences(&self) -> &[Sentence] {
        &self.reading.text.sentences
    }

    /// The positions of the sentences that a fact names as its evidence.
    pub fn evidence(&self, fact: &Fact) -> Vec<usize> {
        let Some(evidence) = &fact.evidence else {
            return Vec::new();
        };
        let wanted = Tokens::of(evidence);
        let says = |sentence: &Sentence| {
            let own = Tokens::of(&sentence.text);
            own.hold(&wanted) || wanted.hold(&own)
        };
        let sentences = self.sentences().iter().enumerate();
        let all: Vec<usize> = sentences
            .filter(|(_, sentence)| says(sentence))
            .map(|(position, _)| position)
            .collect();
        // What the article says twice is meant where the fact says.
        let named = |position: &usize| {
            let paragraph = self.sentences()[*position].paragraph as u32;
            fact.paragraphs.contains(&paragraph)
        };
        match all.iter().copied().filter(named).collect::<Vec<_>>() {
            named if named.is_empty() => all,
            named => named,
        }
    }

    /// The facts that a sentence could become, the best first.
    pub fn candidates(&self, position: usize) -> Vec<Candidate> {
        if !self.is_known {
            return Vec::new();
        }
        let reading = alone(&self.reading, position..position + 1);
        let proposals = proposals(&reading, MOST);
        let found: Vec<Candidate> = proposals
            .iter()
            .filter_map(|one| candidate(&reading, one))
            .collect();
        if !found.is_empty() {
            return found;
        }
        // What no rule proposes, a person may want all the same: the whole sentence, with what it names as blanks.
        let whole = candidates::whole(&self.reading, position);
        let is_named = |hole: &Hole| !matches!(hole.answer, Answer::Text(_));
        let whole = candidates::keep(&self.reading, &whole, is_named);
        let whole = Some(whole).filter(|whole| !whole.holes.is_empty());
        whole
            .and_then(|whole| candidate(&self.reading, &whole))
            .into_iter()
            .collect()
    }

    /// The questions in words that rules make of the holes of a sentence of the article.
    pub fn asks(&self, position: usize) -> Vec<String> {
        if !self.is_known {
            return Vec::new();
        }
        let proposals = proposals(&alone(&self.reading, position..position + 1), MOST);
        let holes = proposals.into_iter().flat_map(|proposal| proposal.holes);
        holes.filter_map(|hole| hole.ask).collect()
    }

    /// The questions in words that rules make of a statement, each with what it asks for: a name, a date or a number.
    pub fn asks_of(&self, statement: &str) -> Vec<(Asked, String)> {
        let Some((reading, positions)) = self.with(statement) else {
            return Vec::new();
        };
        let reading = alone(&reading, positions);
        let holes = proposals(&reading, MOST).into_iter();
        let asked = |hole: Hole| Some((asked(&reading, &hole.answer), hole.ask?));
        holes
            .flat_map(|proposal| proposal.holes)
            .filter_map(asked)
            .collect()
    }

    /// What a statement names, in its order.
    pub fn nameable(&self, statement: &str) -> Vec<Nameable> {
        let Some((reading, positions)) = self.with(statement) else {
            return Vec::new();
        };
        let mut found: Vec<Nameable> = Vec::new();
        let mut from = 0;
        for position in positions {
            let sentence = &reading.text.sentences[position];
            let Some(at) = statement
                .get(from..)
                .and_then(|rest| rest.find(&sentence.text))
            else {
                continue;
            };
            let start = from + at;
            from = start + sentence.text.len();
            let mut add = |words: &Range<usize>, name: &str, is, stands: Option<String>| {
                let Some(range) = bytes(sentence, words, start) else {
                    return;
                };
                let overlaps = |other: &Nameable| {
                    other.range.start < range.end && range.start < other.range.end
                };
                if !found.iter().any(overlaps) {
                    found.push(Nameable {
                        range,
                        name: name.to_owned(),
                        is,
                        from: stands,
                    });
                }
            };
            for one in &reading.dates[position] {
                let said = sentence.span(one.words.clone()).to_owned();
                if one.full || one.sure {
                    let name = ["year", "month", "day"][one.date.precision() as usize];
                    let from = (!one.full).then_some(said);
                    add(&one.words, name, Named::Date(one.date), from);
                }
            }
            for mention in &reading.things.mentions[position] {
                let thing = &reading.things.things[mention.thing];
                let Some(class) = &thing.class else { continue };
                let is = Named::Thing {
                    name: thing.name.clone(),
                    class: class.clone(),
                };
                add(&mention.words, &id_of(class, 2), is, None);
            }
            for one in numbers::numbers(sentence) {
                let is = Named::Number {
                    value: one.value.normalize().to_string(),
                    unit: one.unit.clone(),
                };
                add(&one.words, "number", is, None);
            }
        }
        found.sort_by_key(|one| one.range.start);
        found
    }

    /// The article with a statement behind its last paragraph, and the sentences of that.
    fn with(&self, statement: &str) -> Option<(Reading, Range<usize>)> {
        if !self.is_known {
            return None;
        }
        let own = &self.reading.text;
        let headline = own.headline.as_deref().unwrap_or("An article");
        let mut text = format!("{headline}\n");
        for paragraph in own.paragraphs.iter().map(String::as_str).chain([statement]) {
            text += paragraph;
            text.push('\n');
        }
        let text = Text::read(&text, Some(headline));
        let last = text.paragraphs.len();
        let is_of = |sentence: &Sentence| sentence.paragraph == last;
        let first = text.sentences.iter().position(is_of)?;
        let end = text.sentences.len();
        Some((Reading::of(text, self.reading.published), first..end))
    }
}

/// What a question of a rule asks for, as plain words that a blank's answer is compared with.
pub(super) enum Asked {
    Names(Vec<String>),
    Date(Date),
    Number(rust_decimal::Decimal),
}

fn asked(reading: &Reading, answer: &Answer) -> Asked {
    let name = |thing: &usize| reading.things.things[*thing].name.clone();
    match answer {
        Answer::Thing(thing) => Asked::Names(vec![name(thing)]),
        Answer::Things(things) => Asked::Names(things.iter().map(name).collect()),
        Answer::Date(date) => Asked::Date(*date),
        Answer::Number(number) => Asked::Number(*number),
        // No rule asks for words.
        Answer::Text(_) => Asked::Names(Vec::new()),
    }
}

fn is_english(facts: &Facts) -> bool {
    facts.language().split('-').next() == Some("en")
}

/// An article in which some sentences alone say something; what the others tell of things is known.
fn alone(reading: &Reading, positions: Range<usize>) -> Reading {
    let mut reading = reading.clone();
    for position in
        (0..reading.text.sentences.len()).filter(|position| !positions.contains(position))
    {
        reading.text.sentences[position] = Sentence {
            paragraph: reading.text.sentences[position].paragraph,
            ..Sentence::default()
        };
        reading.things.mentions[position].clear();
        reading.dates[position].clear();
    }
    reading
}

/// A proposal as it is written in a bank.
fn candidate(reading: &Reading, proposal: &Proposal) -> Option<Candidate> {
    let heading = Heading {
        id: "candidate",
        title: "A candidate",
        article: None,
    };
    let yaml = bank::yaml(reading, std::slice::from_ref(proposal), &heading);
    let bank = written("candidate", &yaml).ok()?;
    let Some(Written::List(facts)) = bank.get("facts") else {
        return None;
    };
    let entities = match bank.get("entities") {
        Some(Written::Map(entities)) => entities.clone(),
        _ => Vec::new(),
    };
    Some(Candidate {
        fact: facts.first()?.clone(),
        entities,
    })
}

/// The bytes of some words of a sentence that begins there.
fn bytes(sentence: &Sentence, words: &Range<usize>, start: usize) -> Option<Range<usize>> {
    let first = sentence.words.get(words.start)?;
    let last = sentence.words.get(words.end.checked_sub(1)?)?;
    Some(start + first.start..start + last.end)
}
