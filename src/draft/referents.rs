//! In goes a clause of an article, out comes the same with a name where its subject is a pronoun or `the ship`, as far as the sentences before leave no
//! doubt which one it stands for; a last name alone becomes the whole name.
//!
//! How often each rule is right is measured against the coreference of GUM (`docs/DRAFT.md`); those that are wrong more than now and then are
//! no rules here. What is put in is said by the gate ([`crate::article::gate`]), to a person who decides.

mod kinds;
mod pronouns;
mod subject;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use self::kinds::{Kinds, articled, called_after, kind_beside, kinds};
use self::subject::{follows_mister, head, is_last_name};

use super::clauses::{self, Clause};
use super::dates::shown::Rendered;
use super::names::gazetteer;
use super::quotes;
use super::reading::Reading;

/// What a subject that names nothing stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referent {
    /// Its words: a pronoun, or an article and a noun.
    pub words: Range<usize>,
    /// Which thing of the article it is, or is called after.
    pub thing: usize,
    /// Where the noun stands that is called after the thing, by its sentence and its word: `competition` of `the FIRST Global competition`.
    pub noun: Option<(usize, usize)>,
}

/// The subjects of an article's sentences, and the nouns that its names go by.
pub struct Referents<'r> {
    reading: &'r Reading,
    /// The thing that is the subject of each sentence.
    subjects: Vec<Option<usize>>,
    /// Nouns that say what a thing is, in small letters, with all that they may be: `ship` of `the ship Freewinds`.
    kinds: Kinds,
    /// Nouns with the first sentence that speaks of something else by them.
    others: HashMap<String, usize>,
    /// The things that have an article before their name somewhere.
    articled: BTreeSet<usize>,
}

/// A thing that has not been named for so many sentences is not what `the ship` stands for.
const FAR: usize = 20;

/// Among the subjects of so many sentences before it is whom a pronoun may stand for.
const NEAR: usize = 4;

impl<'r> Referents<'r> {
    /// Finds them.
    pub fn of(reading: &'r Reading) -> Referents<'r> {
        let mut referents = Referents {
            reading,
            subjects: Vec::new(),
            kinds: kinds(reading),
            others: HashMap::new(),
            articled: articled(reading),
        };
        referents.others = referents.others();
        for position in 0..reading.text.sentences.len() {
            let subject = referents.subject(position);
            referents.subjects.push(subject);
        }
        referents
    }

    /// A clause with names; none where its subject is `it` or `its owner`, of which nothing is known.
    pub fn named(&self, position: usize, mut clause: Clause) -> Option<Clause> {
        let sentence = &self.reading.text.sentences[position];
        let subject = clause.subject..clause.verb;
        match self.referent(position, subject.clone()) {
            Some(referent) => {
                let name = self.name(position, &referent);
                let owns = sentence.tag(subject.start) == "PRP$";
                let text = if owns { possessive(&name) } else { name };
                clause.instead.push(Rendered {
                    words: referent.words,
                    text,
                });
            }
            None => {
                let is_it = sentence.low(subject.start) == "it";
                if is_it || sentence.tag(subject.start) == "PRP$" {
                    return None;
                }
            }
        }
        clause.instead.extend(self.kinds_named(position, &clause));
        clause.instead.extend(self.whole_names(position, &clause));
        Some(clause)
    }

    /// Whether a name that is put in for `the ship` has its article too: the article has it so somewhere, or the noun is the end of the name.
    fn has_article(&self, referent: &Referent, noun: &str) -> bool {
        let thing = &self.reading.things.things[referent.thing];
        let last = thing.name.rsplit(' ').next().unwrap_or_default();
        let is_kind = thing.name.contains(' ') && last.to_lowercase() == noun;
        referent.words.len() == 2
            && thing.class.as_deref() != Some("person")
            && (is_kind || self.articled.contains(&referent.thing))
    }

    /// What is written for a subject of a sentence.
    fn name(&self, position: usize, referent: &Referent) -> String {
        let sentence = &self.reading.text.sentences[position];
        let noun = &sentence.low(referent.words.end - 1);
        let name = &self.reading.things.things[referent.thing].name;
        match referent.noun {
            Some((sentence, word)) => {
                let noun = self.reading.text.sentences[sentence].low(word);
                format!("the {} {noun}", name.trim_start_matches("the "))
            }
            None if self.has_article(referent, noun) => {
                format!("the {}", name.trim_start_matches("the "))
            }
            None => name.clone(),
        }
    }

    /// What the subject of a sentence, which goes up to its verb, stands for, where it names nothing itself and that is sure.
    pub fn referent(&self, position: usize, subject: Range<usize>) -> Option<Referent> {
        let sentence = &self.reading.text.sentences[position];
        let start = subject.start;
        if sentence.quoted[start] {
            return None;
        }
        let low = sentence.low(start);
        if matches!(sentence.tag(start), "PRP" | "PRP$") {
            let thing = match low.as_str() {
                "he" | "she" | "his" | "her" => self.person(position, start)?,
                "it" | "its" => self.body(position, subject)?,
                _ => return None,
            };
            return Some(Referent {
                words: start..start + 1,
                thing,
                noun: None,
            });
        }
        let bare = low == "the"
            && (subject.len() == 2
                || subject.len() > 2 && matches!(sentence.tag(start + 2), "POS" | "RB"));
        let (thing, noun) = bare.then(|| self.of_kind(position, start + 1))??;
        let words = start..start + 2;
        Some(Referent { words, thing, noun })
    }

    /// The subject of a sentence as a thing, named or not.
    fn subject(&self, position: usize) -> Option<usize> {
        let reading = self.reading;
        let sentence = &reading.text.sentences[position];
        let mentions = &reading.things.mentions[position];
        if let Some(quote) = quotes::quote(sentence, mentions) {
            return Some(quote.speaker);
        }
        let words = clauses::subject(sentence)?;
        if let Some(referent) = self.referent(position, words.clone()) {
            // `Her mother` is somebody else.
            let owns =
                sentence.tag(words.start) == "PRP$" || sentence.tag(referent.words.end) == "POS";
            return (!owns && referent.noun.is_none()).then_some(referent.thing);
        }
        head(sentence, mentions, words).map(|mention| mention.thing)
    }

    /// Whom `he` or `she` at the head of a sentence may be, as a person may judge: the subjects of the sentences before, the nearest first,
    /// the names of men for `he`. Fewer than these are sure.
    pub fn likely(&self, position: usize, pronoun: &str) -> Vec<usize> {
        let is_woman = match pronoun {
            "he" | "his" => false,
            "she" | "her" => true,
            _ => return Vec::new(),
        };
        let mut found: Vec<usize> = Vec::new();
        for thing in self.subjects[..position].iter().rev().take(NEAR).flatten() {
            let own = &self.reading.things.things[*thing];
            let fits = own.class.as_deref().is_none_or(|class| class == "person")
                && gazetteer::is_woman(&own.name).is_none_or(|woman| woman == is_woman);
            if fits && !found.contains(thing) {
                found.push(*thing);
            }
        }
        found
    }

    /// The sentence before, in the same paragraph or in the one before; captions do not count.
    fn before(&self, position: usize) -> Option<usize> {
        let text = &self.reading.text;
        let paragraph = |at: usize| text.sentences[at].paragraph;
        let mut earlier = (0..position).rev();
        earlier.find(|at| !text.is_caption(paragraph(*at)) || paragraph(*at) == paragraph(position))
    }

    /// The one thing of the article that goes by a noun.
    fn of_kind(&self, position: usize, at: usize) -> Option<(usize, Option<(usize, usize)>)> {
        let sentence = &self.reading.text.sentences[position];
        if !matches!(sentence.tag(at), "NN" | "NNP") {
            return None;
        }
        let noun = sentence.low(at);
        let things = self.kinds.get(&noun)?;
        let (thing, place) = things.first_key_value().filter(|_| things.len() == 1)?;
        let (thing, place) = (*thing, *place);
        // It has been named by now, and no other one was spoken of.
        let mentions = &self.reading.things.mentions;
        let named = |at: &usize| mentions[*at].iter().any(|mention| mention.thing == thing);
        (0..position).rev().take(FAR).find(named)?;
        let others = self.others.get(&noun);
        others
            .is_none_or(|first| *first > position)
            .then_some((thing, place))
    }

    /// For each noun that one thing goes by the first sentence that speaks of another by it: `a ship`, `two ships`.
    fn others(&self) -> HashMap<String, usize> {
        let mut found = HashMap::new();
        for (position, sentence) in self.reading.text.sentences.iter().enumerate() {
            for word in 0..sentence.len() {
                let is_noun = sentence.tag(word).starts_with("NN")
                    && sentence.word(word).starts_with(char::is_lowercase);
                if !is_noun {
                    continue;
                }
                let low = sentence.low(word);
                let one = low
                    .strip_suffix('s')
                    .filter(|_| !self.kinds.contains_key(&low));
                let noun = one.unwrap_or(&low);
                let Some(things) = self.kinds.get(noun).filter(|things| things.len() == 1) else {
                    continue;
                };
                let mut led = (0..word).rev().skip_while(|at| sentence.tag(*at) == "NN");
                let led = led.next().map(|word| sentence.low(word));
                let goes_back = one.is_none()
                    && led.is_some_and(|led| matches!(led.as_str(), "the" | "this" | "that"));
                let is_it = things
                    .keys()
                    .any(|thing| self.is_apposed(position, word, *thing));
                if !goes_back && !is_it {
                    found.entry(noun.to_owned()).or_insert(position);
                }
            }
        }
        found
    }

    /// Whether a noun stands beside the name of a thing, to say what it is.
    fn is_apposed(&self, position: usize, noun: usize, thing: usize) -> bool {
        let mentions = &self.reading.things.mentions[position];
        mentions
            .iter()
            .filter(|mention| mention.thing == thing)
            .any(|mention| {
                let sentence = &self.reading.text.sentences[position];
                let kind = kind_beside(sentence, mention);
                let called = called_after(sentence, mention);
                kind == Some(noun) || called == Some(noun)
            })
    }

    /// `the ship` and the like beside the subject, with the thing that it is, where nothing else in the clause is named so.
    pub fn elsewhere(&self, position: usize, clause: &Clause) -> Vec<Referent> {
        let sentence = &self.reading.text.sentences[position];
        let mut found: Vec<Referent> = Vec::new();
        let bare = clause.words.clone().filter(|at| {
            sentence.low(*at) == "the"
                && *at != clause.subject
                && matches!(sentence.tag(*at + 1), "NN" | "NNP")
                && !sentence.quoted[*at]
                && !clause.names(*at)
                && !clause.without.iter().any(|gone| gone.contains(at))
                && at + 2 <= clause.words.end
                && !matches!(
                    sentence.tag(*at + 2),
                    "NN" | "NNS"
                        | "NNP"
                        | "NNPS"
                        | "HYPH"
                        | "JJ"
                        | "VBG"
                        | "VBN"
                        | "CD"
                        | "WDT"
                        | "WP"
                )
                && !matches!(sentence.low(*at + 2).as_str(), "of" | "that" | "-")
        });
        for at in bare {
            let mut told = self.reading.things.mentions[position].iter();
            if let Some((thing, noun)) = self.of_kind(position, at + 1)
                && !told.any(|mention| mention.thing == thing)
                && found.iter().all(|one| one.thing != thing)
            {
                let words = at..at + 2;
                found.push(Referent { words, thing, noun });
            }
        }
        found
    }

    fn kinds_named(&self, position: usize, clause: &Clause) -> Vec<Rendered> {
        let names: Vec<&str> = clause.instead.iter().map(|one| one.text.as_str()).collect();
        let found = self
            .elsewhere(position, clause)
            .into_iter()
            .map(|one| Rendered {
                text: self.name(position, &one),
                words: one.words,
            });
        found
            .filter(|one| !names.contains(&one.text.as_str()))
            .collect()
    }

    /// Whether a `he` or a `she` stands before a word, whom nothing before it in the sentence names: beside a whole name it would be somebody else.
    fn follows_stranger(&self, position: usize, clause: &Clause, at: usize) -> bool {
        let sentence = &self.reading.text.sentences[position];
        let mut mentions = self.reading.things.mentions[position].iter();
        let is_person =
            |thing: usize| self.reading.things.things[thing].class.as_deref() == Some("person");
        let first = mentions
            .find(|mention| is_person(mention.thing))
            .map_or(at, |mention| mention.words.start);
        (0..at.min(first)).any(|at| {
            matches!(sentence.low(at).as_str(), "he" | "she")
                && !clause.names(at)
                && !sentence.quoted[at]
        })
    }

    /// The last names of people that stand alone in a clause, as their whole names.
    fn whole_names(&self, position: usize, clause: &Clause) -> Vec<Rendered> {
        let sentence = &self.reading.text.sentences[position];
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        let mut found = Vec::new();
        for mention in &self.reading.things.mentions[position] {
            let thing = &self.reading.things.things[mention.thing];
            let words = &mention.words;
            let is_last = words.len() == 1 && is_last_name(thing, sentence.word(words.start));
            let inside = clause.words.contains(&words.start)
                && !clause
                    .without
                    .iter()
                    .any(|gone| gone.contains(&words.start));
            if inside
                && seen.insert(mention.thing)
                && is_last
                && !sentence.quoted[words.start]
                && !follows_mister(sentence, words.start)
                && !self.follows_stranger(position, clause, words.start)
            {
                found.push(Rendered {
                    words: words.clone(),
                    text: thing.name.clone(),
                });
            }
        }
        found
    }
}

fn possessive(name: &str) -> String {
    format!("{name}'s")
}
