//! Whether what the other questions of a quiz name gives a right answer away.
//!
//! Who sees one option named in question after question takes it for the right one. So no key is named in more of the
//! other stems than each of its own distractors, and of no key do the words that carry meaning stand in more of them;
//! half of the questions, drawn by their ids, are free of this, since what is never right can be ruled out.
//! Kept are the stems and the options of the questions taken, so that one more is weighed in time that grows with
//! what it shows, not with their number.

use std::collections::{BTreeSet, HashMap};

use super::Entry;
use crate::concordance::Concordance;
use crate::tokens::Tokens;

/// What an option is recognised by in other stems.
pub(super) struct Face {
    /// Its names, the longer ones and the shorter ones.
    pub names: Vec<Tokens>,
    /// The words of it that carry meaning.
    pub words: BTreeSet<String>,
}

/// In how many stems an option is named, and in how many a word of it stands.
type Met = [u32; 2];

const NAMED: usize = 0;
const HINTED: usize = 1;

/// The place of a question among those taken, and of an option in it.
type Place = (usize, usize);

/// The questions taken, by what they show of each other.
#[derive(Default)]
pub(super) struct Exposure {
    stems: Concordance,
    /// The stems in which a word stands.
    hints: HashMap<String, Vec<usize>>,
    /// The names of options, by their first word.
    names: HashMap<String, Vec<(Place, Tokens)>>,
    /// The options that have a word.
    words: HashMap<String, Vec<Place>>,
    /// For each question taken its options, the key first.
    met: Vec<Vec<Met>>,
    /// Whether each question taken may be given away.
    free: Vec<bool>,
}

impl Exposure {
    /// That of questions which are taken already.
    pub fn of<'e>(taken: impl IntoIterator<Item = &'e Entry>) -> Exposure {
        let mut exposure = Exposure::default();
        taken.into_iter().for_each(|entry| exposure.take(entry));
        exposure
    }

    /// Whether a question can be taken without giving away a right answer, its own or that of one taken.
    pub fn admits(&self, entry: &Entry) -> bool {
        if !entry.free && is_given_away(&self.own(entry)) {
            return false;
        }
        let shown = self.shown_by(entry);
        let told = |&(measure, (question, option)): &(usize, Place)| {
            let met = self.met.get(question).map_or(&[][..], Vec::as_slice);
            let with = |place: usize| {
                let more = shown.contains(&(measure, (question, place)));
                met[place][measure] + u32::from(more)
            };
            option == 0 && !self.free[question] && (1..met.len()).all(|place| with(place) < with(0))
        };
        !shown.iter().any(told)
    }

    /// Takes a question in.
    pub fn take(&mut self, entry: &Entry) {
        for (measure, (question, option)) in self.shown_by(entry) {
            self.met[question][option][measure] += 1;
        }
        let own = self.own(entry);
        let question = self.met.len();
        self.stems.add(entry.stem.iter());
        for word in &entry.hints {
            self.hints.entry(word.clone()).or_default().push(question);
        }
        for (option, face) in entry.faces.iter().enumerate() {
            let place = (question, option);
            for name in &face.names {
                if let Some(first) = name.iter().next() {
                    let known = self.names.entry(first.to_owned()).or_default();
                    known.push((place, name.clone()));
                }
            }
            for word in &face.words {
                self.words.entry(word.clone()).or_default().push(place);
            }
        }
        self.met.push(own);
        self.free.push(entry.free);
    }

    /// How many of the questions taken have a right answer that the others give away, and should not.
    pub fn given_away(&self) -> usize {
        let met = self.met.iter().zip(&self.free);
        met.filter(|(met, free)| !**free && is_given_away(met))
            .count()
    }

    /// In how many of the stems taken the options of a question stand.
    fn own(&self, entry: &Entry) -> Vec<Met> {
        let met = |face: &Face| {
            let named = face
                .names
                .iter()
                .flat_map(|name| self.stems.with(name.iter()));
            let named: BTreeSet<usize> = named.collect();
            let hints = face.words.iter().filter_map(|word| self.hints.get(word));
            let hinted: BTreeSet<usize> = hints.flatten().copied().collect();
            [named.len() as u32, hinted.len() as u32]
        };
        entry.faces.iter().map(met).collect()
    }

    /// The options of the questions taken that the stem of a question names, or hints at.
    fn shown_by(&self, entry: &Entry) -> BTreeSet<(usize, Place)> {
        let named = entry.stem.iter().filter_map(|word| self.names.get(word));
        let named = named.flatten().filter(|(_, name)| entry.stem.hold(name));
        let hinted = entry.hints.iter().filter_map(|word| self.words.get(word));
        let named = named.map(|&(place, _)| (NAMED, place));
        named
            .chain(hinted.flatten().map(|&place| (HINTED, place)))
            .collect()
    }
}

/// Whether the first option is met more often than each other one, in one way or the other.
fn is_given_away(met: &[Met]) -> bool {
    let most = |measure: usize| met.iter().skip(1).map(|other| other[measure]).max();
    let leads = |measure: usize| {
        met.first()
            .zip(most(measure))
            .is_some_and(|(key, most)| key[measure] > most)
    };
    leads(NAMED) || leads(HINTED)
}
