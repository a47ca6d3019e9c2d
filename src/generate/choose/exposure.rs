//! Whether what the other questions of a quiz name gives a right answer away.
//!
//! Who sees one option named in question after question takes it for the right one. So the option that the other stems name
//! most is no key; that in which most words of theirs stand, of those that carry meaning, is the key of as many as chance
//! would have (docs/RULES.md, rule 46).
//! Kept are the stems and the options of the questions taken, so that one more is weighed in time that grows with
//! what it shows, not with their number.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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

/// A question among those taken, and an option of it, by their positions.
type OptionRef = (usize, usize);

/// A whole question in the parts in which chances are counted: a choice of four options is right by chance with a fourth
/// of them.
pub(super) const WHOLE: u32 = 2_520;

/// In how many questions one option is met more often than each other one.
#[derive(Clone, Copy, Default)]
struct Leads {
    /// In how many of them it is the key.
    keys: u32,
    /// In how many it would be by chance, in parts.
    chance: u32,
}

impl Leads {
    fn add(&mut self, met: &[Met], measure: usize) {
        self.change(met, measure, |count, by| *count += by);
    }

    fn remove(&mut self, met: &[Met], measure: usize) {
        self.change(met, measure, |count, by| *count -= by);
    }

    fn change(&mut self, met: &[Met], measure: usize, change: fn(&mut u32, u32)) {
        let Some(leader) = leader(met, measure) else {
            return;
        };
        change(&mut self.chance, WHOLE / met.len() as u32);
        if leader == 0 {
            change(&mut self.keys, 1);
        }
    }

    /// How many keys lead that may not: by name any, as a reader takes it for a leak; by words those beyond what chance has, a
    /// part of one rounded up or down as `round` is drawn.
    fn beyond(self, measure: usize, round: u32) -> u32 {
        match measure {
            NAMED => self.keys,
            _ => self.keys.saturating_sub((self.chance + round) / WHOLE),
        }
    }
}

/// What one more question changes.
struct Change {
    /// In how many of the stems taken its own options stand.
    own: Vec<Met>,
    /// Of the questions taken that its stem names or hints at, in how many stems their options stand then.
    shown: BTreeMap<usize, Vec<Met>>,
    leads: [Leads; 2],
}

/// The questions taken, by what they show of each other.
#[derive(Default)]
pub(super) struct Exposure {
    /// A number below [`WHOLE`], drawn for the quiz.
    round: u32,
    leads: [Leads; 2],
    stems: Concordance,
    /// The stems in which a word stands.
    hints: HashMap<String, Vec<usize>>,
    /// The names of options, by their first word.
    names: HashMap<String, Vec<(OptionRef, Tokens)>>,
    /// The options that have a word.
    words: HashMap<String, Vec<OptionRef>>,
    /// For each question taken its options, the key first.
    met: Vec<Vec<Met>>,
}

impl Exposure {
    /// That of a quiz without questions; `round` says how a part of a question is rounded.
    pub fn new(round: u32) -> Exposure {
        Exposure {
            round,
            ..Exposure::default()
        }
    }

    /// The same without its questions.
    pub fn without(&self) -> Exposure {
        Exposure::new(self.round)
    }

    /// Whether a question can be taken without making it worth more than chance to guess what is met most.
    pub fn admits(&self, entry: &Entry) -> bool {
        let with = self.with(entry).leads;
        let mut measures = self.leads.iter().zip(with).enumerate();
        let beyond = |measure, leads: Leads| leads.beyond(measure, self.round);
        measures.all(|(measure, (before, with))| beyond(measure, with) <= beyond(measure, *before))
    }

    /// What one more question changes.
    fn with(&self, entry: &Entry) -> Change {
        let mut leads = self.leads;
        let own = self.own(entry);
        let mut shown: BTreeMap<usize, Vec<Met>> = BTreeMap::new();
        for (measure, (question, option)) in self.shown_by(entry) {
            let met = shown
                .entry(question)
                .or_insert_with(|| self.met[question].clone());
            met[option][measure] += 1;
        }
        for (measure, leads) in leads.iter_mut().enumerate() {
            leads.add(&own, measure);
            for (question, met) in &shown {
                leads.remove(&self.met[*question], measure);
                leads.add(met, measure);
            }
        }
        Change { own, shown, leads }
    }

    /// Takes a question in.
    pub fn take(&mut self, entry: &Entry) {
        let Change { own, shown, leads } = self.with(entry);
        self.leads = leads;
        for (question, met) in shown {
            self.met[question] = met;
        }
        let question = self.met.len();
        self.stems.add(entry.stem.iter());
        for word in &entry.hints {
            self.hints.entry(word.clone()).or_default().push(question);
        }
        for (option, face) in entry.faces.iter().enumerate() {
            let at = (question, option);
            for name in &face.names {
                if let Some(first) = name.iter().next() {
                    let known = self.names.entry(first.to_owned()).or_default();
                    known.push((at, name.clone()));
                }
            }
            for word in &face.words {
                self.words.entry(word.clone()).or_default().push(at);
            }
        }
        self.met.push(own);
    }

    /// Whether what is met most is right more often than by chance.
    pub fn tells(&self) -> bool {
        let mut measures = self.leads.iter().enumerate();
        measures.any(|(measure, leads)| leads.beyond(measure, self.round) > 0)
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
    fn shown_by(&self, entry: &Entry) -> BTreeSet<(usize, OptionRef)> {
        let named = entry.stem.iter().filter_map(|word| self.names.get(word));
        let named = named.flatten().filter(|(_, name)| entry.stem.hold(name));
        let hinted = entry.hints.iter().filter_map(|word| self.words.get(word));
        let named = named.map(|&(at, _)| (NAMED, at));
        named
            .chain(hinted.flatten().map(|&at| (HINTED, at)))
            .collect()
    }
}

/// The option that is met more often than each other one, if there is one; the first is the key.
fn leader(met: &[Met], measure: usize) -> Option<usize> {
    let most = met.iter().map(|met| met[measure]).max()?;
    let mut leaders = met
        .iter()
        .enumerate()
        .filter(|(_, met)| met[measure] == most);
    let (leader, _) = leaders.next()?;
    leaders.next().is_none().then_some(leader)
}
