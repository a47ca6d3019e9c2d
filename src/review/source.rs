//! The article of a bank, as review knows it: its sentences, numbered through, and what rules make of them.
//!
//! In goes the text of an article, out come its sentences, those that are the evidence of a fact, the facts that a sentence
//! could become, and what a statement names that could be asked for. Nothing of it is kept in a bank.

mod rivals;

pub(super) use rivals::is_common;
use std::cell::OnceCell;
use std::ops::Range;

use super::spans;
use crate::date::Date;
use crate::draft::candidates::{keep, whole};
use crate::draft::entries;
use crate::draft::language::other_than_english;
use crate::draft::numbers::numbers;
use crate::draft::proposal::{Answer, Hole, Proposal};
use crate::draft::proposals::proposals;
use crate::draft::reading::Reading;
use crate::draft::referents::Referents;
use crate::draft::sentence::Sentence;
use crate::draft::text::Text;
use crate::facts::splice::Edit;
use crate::facts::{Bank, Fact, Facts, Written};
use crate::tokens::Tokens;

/// So many facts a sentence could become at most.
const MOST: usize = 24;

/// So many words a sentence has at least that says something, names, figures and signs aside: a dateline has fewer.
const LEAST_WORDS: usize = 3;

/// So many blanks a whole sentence has at first.
const MOST_BLANKS: usize = 3;

/// An article, read.
pub(super) struct Source {
    /// Its text, as the gate reads it.
    pub text: String,
    reading: Reading,
    /// Whether rules know its language.
    is_known: bool,
    /// See [`Source::ranked`].
    ranked: OnceCell<Vec<usize>>,
}

/// What a statement names that could be asked for.
pub(super) struct Nameable {
    /// The bytes of the statement.
    pub range: Range<usize>,
    /// A name for its blank.
    pub name: String,
    /// What fills it.
    pub is: Asked,
    /// The blank as it is written in a bank.
    pub blank: Written,
    /// What is to be written before it and behind it, where the article has it otherwise: ` dollars` for `$`.
    pub around: [&'static str; 2],
    /// What brings the entity that it names into the bank.
    pub entities: Vec<Edit>,
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
            ranked: OnceCell::new(),
        }
    }

    /// A bank without an article: what its statements name is found all the same.
    pub fn none(facts: &Facts) -> Source {
        Source {
            is_known: is_english(facts),
            ..Source::new(facts, "")
        }
    }

    /// Whether rules know its language.
    pub fn is_known(&self) -> bool {
        self.is_known
    }

    /// Its headline and its first paragraph, in which names stand whole.
    pub fn opening(&self) -> Vec<String> {
        let Text {
            headline,
            paragraphs,
            ..
        } = &self.reading.text;
        headline.iter().chain(paragraphs.first()).cloned().collect()
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

    /// The names of those whom a pronoun in a sentence may stand for, the likeliest first.
    pub fn referents(&self, position: usize, pronoun: &str) -> Vec<String> {
        if !self.is_known {
            return Vec::new();
        }
        let likely = Referents::of(&self.reading).likely(position, pronoun);
        let things = &self.reading.things.things;
        likely
            .iter()
            .map(|&thing| things[thing].name.clone())
            .collect()
    }

    /// The words by which the evidence of a fact tells a number: `eighteen`.
    pub fn words_of(&self, fact: &Fact, number: rust_decimal::Decimal) -> Option<String> {
        self.evidence(fact).into_iter().find_map(|position| {
            let sentence = &self.sentences()[position];
            let mut found = numbers(sentence).into_iter();
            let found = found.find(|one| one.value == number)?;
            Some(sentence.span(found.words).to_owned())
        })
    }

    /// The facts that a sentence could become, the best first; behind those that rules vouch for, the whole sentence.
    pub fn candidates(&self, position: usize) -> Vec<Proposal> {
        if !self.is_known {
            return Vec::new();
        }
        let mut found = proposals(&alone(&self.reading, position..position + 1), MOST);
        let last = whole_sentence(&self.reading, position);
        let is_new = |last: &Proposal| !found.iter().any(|one| one.statement == last.statement);
        let last = last.filter(is_new);
        found.extend(last);
        let as_written = |one: &Proposal| as_written(&self.reading, one);
        found.iter().filter_map(as_written).collect()
    }

    /// The sentences that say something, that whose best fact is worth most first, of equals as they stand in the article.
    pub fn ranked(&self) -> &[usize] {
        self.ranked.get_or_init(|| {
            let sentences = self.sentences().iter().enumerate();
            let says = sentences.filter(|(_, sentence)| says_something(sentence));
            let mut ranked: Vec<(i32, usize)> = says
                .filter_map(|(position, _)| {
                    let best = self.candidates(position).into_iter().next()?;
                    Some((best.score, position))
                })
                .collect();
            ranked.sort_by_key(|(score, position)| (std::cmp::Reverse(*score), *position));
            ranked.into_iter().map(|(_, position)| position).collect()
        })
    }

    /// The id of a candidate as a new fact of a bank, and the edits that put it there, that of the fact at the end.
    pub fn edits(&self, candidate: &Proposal, bank: &Bank) -> (String, Vec<Edit>) {
        entries::edits(&self.reading, candidate, bank)
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

    /// What a statement names that could be a blank in a bank: in its order, what no list knows at the end.
    pub fn nameable(&self, statement: &str, bank: &Bank) -> Vec<Nameable> {
        let Some((reading, positions)) = self.with(statement) else {
            return Vec::new();
        };
        let mut found: Vec<(bool, Nameable)> = Vec::new();
        let mut from = 0;
        for position in positions {
            let sentence = &reading.text.sentences[position];
            let rest = statement.get(from..).unwrap_or_default();
            let Some(at) = rest.find(&sentence.text) else {
                continue;
            };
            let start = from + at;
            from = start + sentence.text.len();
            let all = whole(&reading, position);
            for hole in &all.holes {
                let one = keep(&reading, &all, |other| other.words == hole.words);
                let (_, mut edits) = entries::edits(&reading, &one, bank);
                let fact = edits.pop().and_then(|edit| edit.value);
                let (Some((name, blank)), Some(range)) = (
                    fact.as_ref().and_then(only_blank),
                    bytes(sentence, &hole.words, start),
                ) else {
                    continue;
                };
                let is_phrase = matches!(hole.answer, Answer::Text(_));
                let named = Nameable {
                    range,
                    name,
                    is: asked(&reading, &hole.answer),
                    blank,
                    around: [hole.lead, hole.tail],
                    entities: edits,
                };
                found.push((is_phrase, named));
            }
        }
        found.sort_by_key(|(is_phrase, named)| (*is_phrase, named.range.start));
        found.into_iter().map(|(_, named)| named).collect()
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

/// What is asked for, as plain words and values that a blank's answer is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Names(Vec<String>),
    Date(Date),
    Number(rust_decimal::Decimal),
    Words(String),
}

fn asked(reading: &Reading, answer: &Answer) -> Asked {
    let name = |thing: &usize| reading.things.things[*thing].name.clone();
    match answer {
        Answer::Thing(thing) => Asked::Names(vec![name(thing)]),
        Answer::Things(things) => Asked::Names(things.iter().map(name).collect()),
        Answer::Date(date) => Asked::Date(*date),
        Answer::Number(number) => Asked::Number(*number),
        Answer::Text(text) => Asked::Words(text.clone()),
    }
}

/// Whether a sentence says something: what has no verb is a dateline, or what stands below a picture.
fn says_something(sentence: &Sentence) -> bool {
    let is_verb = |tag: &&str| matches!(*tag, "VBD" | "VBZ" | "VBP" | "MD");
    let is_word = |(range, tag): &(&Range<usize>, &&str)| {
        let text = sentence.text.get((*range).clone()).unwrap_or_default();
        text.contains(char::is_alphabetic) && !matches!(**tag, "NNP" | "NNPS" | "CD")
    };
    let words = sentence.words.iter().zip(&sentence.tags).filter(is_word);
    sentence.tags.iter().any(is_verb) && words.count() >= LEAST_WORDS
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

/// A whole sentence with a few of its blanks: names, dates and plain numbers; where it has none, the first of its phrases.
fn whole_sentence(reading: &Reading, position: usize) -> Option<Proposal> {
    let all = whole(reading, position);
    let is_known = |hole: &&Hole| !matches!(hole.answer, Answer::Text(_)) && hole.bound.is_none();
    let known = all.holes.iter().filter(is_known).take(MOST_BLANKS);
    let mut kept: Vec<Range<usize>> = known.map(|hole| hole.words.clone()).collect();
    if kept.is_empty() {
        kept.extend(all.holes.first().map(|hole| hole.words.clone()));
    }
    let one = keep(reading, &all, |hole| kept.contains(&hole.words));
    (!one.holes.is_empty()).then_some(one)
}

/// A proposal without blanks of names that stand there under another name, where the name itself stands there too: it would be
/// read twice. `None` where no blank is left.
fn as_written(reading: &Reading, of: &Proposal) -> Option<Proposal> {
    let sentence = &reading.text.sentences[of.sentence];
    let is_twice = |hole: &Hole| {
        let Answer::Thing(thing) = hole.answer else {
            return false;
        };
        let name = &reading.things.things[thing].name;
        let own = sentence.span(hole.words.clone());
        let is_there = spans::standing(&sentence.text, name).next().is_some();
        is_there && spans::is_other_name(own, name)
    };
    if !of.holes.iter().any(is_twice) {
        return Some(of.clone());
    }
    let kept = keep(reading, of, |hole| !is_twice(hole));
    (!kept.holes.is_empty()).then_some(kept)
}

/// The name of the only blank of a fact, and what stands there.
fn only_blank(fact: &Written) -> Option<(String, Written)> {
    let Written::Map(blanks) = fact.get("blanks")? else {
        return None;
    };
    let (name, blank) = blanks.first()?;
    // Alone it needs no number.
    let name = name.trim_end_matches(|c: char| c.is_ascii_digit());
    Some((name.trim_end_matches('-').to_owned(), blank.clone()))
}

/// The bytes of some words of a sentence that begins there.
fn bytes(sentence: &Sentence, words: &Range<usize>, start: usize) -> Option<Range<usize>> {
    let first = sentence.words.get(words.start)?;
    let last = sentence.words.get(words.end.checked_sub(1)?)?;
    Some(start + first.start..start + last.end)
}
