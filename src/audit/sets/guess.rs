//! Ways to guess without knowledge, and what they score.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::chance::{Side, Trials};
use crate::audit::item::Item;
use crate::generate::cues::content_words;
use crate::quiz::SingleChoice;
use crate::tokens::{self, Tokens};

/// A way to guess among shuffled options.
pub(in crate::audit) struct Strategy {
    pub name: &'static str,
    pub about: &'static str,
    /// Which result is a surprise.
    pub side: Side,
    /// Whether each appearance of a question is a draw of its own. What hangs on the wording of the options is the same
    /// whenever a question comes: there only its first appearance is evidence.
    pub redrawn: bool,
    /// Whether it may be off chance by no more than one question, or two points of a hundred.
    pub bounded: bool,
    /// The positions that it picks; all of them where it has no preference.
    pub pick: fn(&Item, &SingleChoice, &Others) -> Vec<usize>,
}

/// What the other questions of the quiz tell about a question.
pub(in crate::audit) struct Others<'q> {
    position: usize,
    seen: &'q Seen<'q>,
}

/// What a reader has seen at the end of a quiz.
pub(in crate::audit) struct Seen<'q> {
    /// How many questions show an option.
    often: BTreeMap<&'q str, i64>,
    /// The stem of each question, and the words in it that carry meaning.
    stems: Vec<(&'q Tokens, BTreeSet<String>)>,
    /// Under which names an option may stand in a text.
    called: &'q Called,
}

/// The names of what may be an option, by each as it is shown.
pub(in crate::audit) type Called = BTreeMap<String, Vec<Tokens>>;

/// Every way to guess that is tried.
pub(in crate::audit) const STRATEGIES: &[Strategy] = &[
    Strategy {
        name: "longest",
        about: "the longest option",
        side: Side::Both,
        redrawn: false,
        bounded: true,
        pick: |_, choices, _| best(choices, length),
    },
    Strategy {
        name: "shortest",
        about: "the shortest option",
        side: Side::Both,
        redrawn: false,
        bounded: true,
        pick: |_, choices, _| best(choices, |text| -length(text)),
    },
    Strategy {
        name: "between",
        about: "neither the shortest option nor the longest",
        side: Side::Both,
        redrawn: false,
        bounded: true,
        pick: |_, choices, _| between(choices),
    },
    Strategy {
        name: "first",
        about: "the first option",
        side: Side::Both,
        redrawn: true,
        bounded: false,
        pick: |_, _, _| vec![0],
    },
    Strategy {
        name: "last",
        about: "the last option",
        side: Side::Both,
        redrawn: true,
        bounded: false,
        pick: |_, choices, _| vec![choices.options().len() - 1],
    },
    Strategy {
        name: "echo",
        about: "the option that shares most words with the question",
        side: Side::Above,
        redrawn: false,
        bounded: false,
        pick: echo,
    },
    Strategy {
        name: "frequent",
        about: "the option that most questions of the quiz show",
        side: Side::Above,
        redrawn: false,
        bounded: false,
        pick: |_, choices, others| {
            let often = &others.seen.often;
            best(choices, |text| often.get(text).copied().unwrap_or_default())
        },
    },
    Strategy {
        name: "stems",
        about: "the option that most other questions name",
        side: Side::Above,
        redrawn: false,
        bounded: true,
        pick: |item, choices, others| best(choices, |text| others.naming(text, item)),
    },
    Strategy {
        name: "theme",
        about: "the option of whose words most stand in other questions",
        side: Side::Above,
        redrawn: false,
        bounded: true,
        pick: |item, choices, others| best(choices, |text| others.of_its_words(text, item)),
    },
];

impl Others<'_> {
    fn stems(&self) -> impl Iterator<Item = &(&Tokens, BTreeSet<String>)> {
        let stems = self.seen.stems.iter().enumerate();
        stems
            .filter(|(position, _)| *position != self.position)
            .map(|(_, stem)| stem)
    }

    /// How many other stems name an option.
    fn naming(&self, text: &str, item: &Item) -> i64 {
        let own;
        let names = match self.seen.called.get(text) {
            Some(names) => names,
            None => {
                own = vec![tokens::name(text, item.words)];
                &own
            }
        };
        let named = |(stem, _): &&(&Tokens, _)| names.iter().any(|name| stem.hold(name));
        self.stems().filter(named).count() as i64
    }

    /// How many other stems hold a word of an option that carries meaning.
    fn of_its_words(&self, text: &str, item: &Item) -> i64 {
        let words = content_words(text, item.words);
        let shares = |(_, stem): &&(&Tokens, BTreeSet<String>)| !stem.is_disjoint(&words);
        self.stems().filter(shares).count() as i64
    }
}

fn length(text: &str) -> i64 {
    text.chars().count() as i64
}

/// The positions of the texts that are longer than the shortest and shorter than the longest.
fn between(choices: &SingleChoice) -> Vec<usize> {
    let ends = [best(choices, length), best(choices, |text| -length(text))].concat();
    let all = 0..choices.options().len();
    all.filter(|position| !ends.contains(position)).collect()
}

fn echo(item: &Item, choices: &SingleChoice, _: &Others) -> Vec<usize> {
    let stem: BTreeSet<String> = content_words(&item.question.stem, item.words);
    best(choices, |text| {
        content_words(text, item.words).intersection(&stem).count() as i64
    })
}

/// The positions whose texts have the highest value.
fn best(choices: &SingleChoice, value: impl Fn(&str) -> i64) -> Vec<usize> {
    let options = choices.options().iter();
    let values: Vec<i64> = options.map(|option| value(&option.text)).collect();
    let most = values.iter().max().copied().unwrap_or_default();
    (0..values.len())
        .filter(|&position| values[position] == most)
        .collect()
}

impl<'q> Seen<'q> {
    /// What a quiz of these questions shows.
    pub fn of(items: &'q [Item], called: &'q Called) -> Seen<'q> {
        let mut often = BTreeMap::new();
        for item in items.iter().filter(|item| item.choices().is_some()) {
            for option in item.options() {
                *often.entry(option.text.as_str()).or_default() += 1;
            }
        }
        let stem = |item: &'q Item| (&item.stem, content_words(&item.question.stem, item.words));
        Seen {
            often,
            stems: items.iter().map(stem).collect(),
            called,
        }
    }

    /// What is seen around the question at a position.
    pub fn around(&'q self, position: usize) -> Others<'q> {
        Others {
            position,
            seen: self,
        }
    }
}

/// What a way to guess scored.
#[derive(Default)]
pub(in crate::audit) struct Guess {
    /// How often it had a preference.
    pub asked: u64,
    /// Points: one for a right pick, shared between the options it could not choose between.
    pub score: f64,
    /// Points that blind guessing would give.
    pub chance: f64,
    /// How often the way to guess hit, against what chance gives.
    pub trials: Trials,
    /// The questions that gave evidence.
    seen: BTreeSet<String>,
}

impl Guess {
    /// Takes in what a way to guess picked in a question. One with no preference says nothing.
    pub fn take(&mut self, strategy: &Strategy, id: &str, choices: &SingleChoice, picks: &[usize]) {
        let count = choices.options().len();
        if picks.is_empty() || picks.len() == count {
            return;
        }
        let hit = picks.contains(&choices.key());
        self.asked += 1;
        self.chance += 1.0 / count as f64;
        self.score += f64::from(u8::from(hit)) / picks.len() as f64;
        if strategy.redrawn || self.seen.insert(id.to_owned()) {
            self.trials.take(picks.len(), count, hit);
        }
    }
}
