//! Which facts a quiz had room for and left out, and why.

use std::fmt;

use super::entry::{Clash, Entry, clash};
use super::{Chooser, entry_of};
use crate::facts::FactId;
use crate::generate::Generator;

/// How far the facts of a bank fill a quiz.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// How many questions go together.
    pub count: usize,
    /// The facts that are left out, in the order of the bank; none where the quiz is full.
    pub left_out: Vec<LeftOut>,
}

/// A fact of which no question goes with the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The fact, by its id.
    pub fact: String,
    /// What keeps it out.
    pub obstacle: Obstacle,
}

/// What keeps a fact out of a quiz that has room for it. Each names the fact that is in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// It yields no question.
    NoQuestion,
    /// Both have this wrong option, which is right nowhere and would be ruled out the second time.
    SharedOption(String, String),
    /// They ask nearly the same.
    Same(String),
    /// The question of one shows the fact of the other.
    Shown(String),
    /// The bank keeps them apart.
    Apart(String),
    /// Its question would give this answer away, which that one asks for.
    Tells(String, String),
    /// That question gives its answer away, this one.
    Told(String, String),
}

impl Obstacle {
    /// The fact that is in the way, by its id.
    pub fn other(&self) -> Option<&str> {
        match self {
            Obstacle::NoQuestion => None,
            Obstacle::Same(other) | Obstacle::Shown(other) | Obstacle::Apart(other) => Some(other),
            Obstacle::SharedOption(_, other)
            | Obstacle::Tells(_, other)
            | Obstacle::Told(_, other) => Some(other),
        }
    }

    /// What helps.
    pub fn cure(&self) -> &'static str {
        match self {
            Obstacle::NoQuestion => "give its blanks wrong options or a question",
            Obstacle::SharedOption(..) => "give one of them another wrong option",
            Obstacle::Same(_) => "make a blank of something else, or drop one of them",
            Obstacle::Shown(_) => "make a blank of something else",
            Obstacle::Apart(_) => "leave it, or delete that `apart`",
            Obstacle::Tells(..) | Obstacle::Told(..) => {
                "ask without naming it, or make a blank of something else"
            }
        }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Obstacle::NoQuestion => f.write_str("it yields no question"),
            Obstacle::SharedOption(name, other) => {
                write!(f, "it shares the wrong option “{name}” with `{other}`")
            }
            Obstacle::Same(other) => write!(f, "`{other}` asks nearly the same"),
            Obstacle::Shown(other) => write!(f, "it and `{other}` show each other's facts"),
            Obstacle::Apart(other) => write!(f, "`apart` keeps it out beside `{other}`"),
            Obstacle::Tells(key, other) => {
                write!(f, "it names “{key}”, which `{other}` asks for")
            }
            Obstacle::Told(key, other) => {
                write!(f, "`{other}` names “{key}”, which it asks for")
            }
        }
    }
}

/// How far a quiz is filled, and what is left out of it.
pub(in crate::generate) fn filled(generator: &Generator) -> Filled {
    let mut chooser = Chooser::new(generator);
    chooser.take_all(&|_| true);
    let count = chooser.taken.len();
    if count >= generator.plan.count {
        return Filled {
            count,
            left_out: Vec::new(),
        };
    }
    let facts = (0..generator.index.facts.facts().len() as u32).map(FactId);
    let left: Vec<FactId> = facts
        .filter(|&fact| chooser.asked(|other| other == fact) == 0)
        .collect();
    let left_out = left.into_iter().map(|fact| LeftOut {
        fact: generator.index.facts.fact(fact).id.clone(),
        obstacle: chooser.obstacle(fact),
    });
    Filled {
        count,
        left_out: left_out.collect(),
    }
}

impl Chooser<'_, '_> {
    /// What keeps a fact out: of its questions, what stands in the way of the one that the fewest do.
    fn obstacle(&self, fact: FactId) -> Obstacle {
        let generator = self.generator;
        let mut nearest: Option<(usize, Obstacle)> = None;
        for (blank_ref, kind) in generator.blanks_of(fact) {
            let Some(entry) = entry_of(generator, blank_ref, kind) else {
                continue;
            };
            let clashes = self.taken.iter().filter_map(|other| {
                let clash = clash(generator.index, &entry, other)?;
                Some(obstacle(generator, clash, other))
            });
            let clashes: Vec<Obstacle> = clashes.collect();
            let is_nearer = nearest
                .as_ref()
                .is_none_or(|(count, _)| clashes.len() < *count);
            if let Some(first) = clashes.first().filter(|_| is_nearer) {
                nearest = Some((clashes.len(), first.clone()));
            }
        }
        nearest.map_or(Obstacle::NoQuestion, |(_, obstacle)| obstacle)
    }
}

fn obstacle(generator: &Generator, clash: Clash, other: &Entry) -> Obstacle {
    let other = generator.index.facts.fact(other.facts[0]).id.clone();
    match clash {
        Clash::Foil(name) => Obstacle::SharedOption(name, other),
        Clash::Same => Obstacle::Same(other),
        Clash::Shown => Obstacle::Shown(other),
        Clash::Apart => Obstacle::Apart(other),
        Clash::Tells(key) => Obstacle::Tells(key, other),
        Clash::Told(key) => Obstacle::Told(key, other),
    }
}
