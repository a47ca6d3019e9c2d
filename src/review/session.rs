//! A review as a state: what is looked at, what was decided, what a key may mean now.
//!
//! In go inputs, out come views, and texts of the bank to be written. Drafts come first, then what was accepted before. What
//! is only proposed (another candidate, a sentence of one's own choice) stands in no file until it is accepted or worded.

mod candidates;
mod keys;
mod lines;
mod reworded;
mod rows;
mod swap;
mod view;
mod writing;

use std::collections::HashMap;

use super::edits::Ground;
use super::look::{self, Level, Look, Read};
use super::rewordings::Rewording;
use super::source::Source;
use super::worksheet::{WORKSHEET, unshown};
use crate::facts::splice::Unspliced;
use crate::facts::{Bank, Fact, Problem, Severity, Standing};
use crate::generate::{self, COUNTING_SEED, Filled, Plan};
use rows::{Places, Rival, Spot};
use writing::{After, Done, Pending, told_why};

/// A review of a bank.
pub struct Session {
    file: String,
    /// What stands in the file.
    read: Read,
    source: Source,
    has_article: bool,
    /// The ids of the facts in the order in which they are looked at, and which of them it is now.
    order: Vec<String>,
    at: usize,
    /// A fact that is looked at out of turn.
    visit: Option<String>,
    proposed: Option<Proposed>,
    /// The sentences without a fact that were looked at, once the last fact is behind.
    passed: Vec<usize>,
    look: Option<Look>,
    /// How many of ten questions go together now, and what is left out.
    worksheet: Filled,
    /// The rows that are chosen from, the rivals by the blank that they are of, and the fact of all of them.
    spots: Places<Spot>,
    rivals: HashMap<String, Places<Rival>>,
    rewordings: Places<Rewording>,
    rows_of: String,
    /// The blanks that facts had one after the other, each in the place of the one before.
    had: HashMap<String, Vec<String>>,
    mode: Mode,
    said: Option<String>,
    /// Whether the last key was an `a` where something is warned of.
    is_confirming: bool,
    /// What was decided, the last at the end.
    done: Vec<Done>,
    pending: Option<Pending>,
    /// The line that the last input was, until what it means stands in the file.
    line: Option<(Typed, String)>,
    /// What is to be said of facts beside what is seen in them, by their ids.
    notes: HashMap<String, Vec<String>>,
    /// What is said of names that somebody put into facts in this review, by the ids of the facts: who did so knows whom it means.
    own_names: HashMap<String, Vec<String>>,
    /// The questions of a worksheet that no screen has shown so.
    otherwise: Vec<String>,
    /// Questions that rules made in this review.
    asks: Vec<String>,
    /// The blanks of facts whose questions were taken out: they stay sentences with a gap.
    gaps: HashMap<String, Vec<String>>,
}

/// A fact as it could stand, in no file yet.
struct Proposed {
    /// The bank with it.
    read: Read,
    /// The sentence that it is made of, and which of its candidates it is.
    position: usize,
    nth: usize,
}

/// What a key means now.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Mode {
    /// A fact is looked at.
    Fact,
    /// It is dropped: why?
    Reason,
    /// The rest of the keys.
    More,
    /// For which blank?
    Which(Of),
    /// Blanks are put in and taken out.
    Blanks,
    /// The sentence is reworded by rules.
    Rewordings,
    /// Rivals of a blank become the author's wrong options.
    Rivals(String),
    /// A line is typed, which begins so.
    Typing(Typed, String),
    /// A text is no sound bank: the text, and what is wrong.
    Broken(String, Vec<String>),
    /// The last fact is behind.
    Over,
}

/// What is asked of a blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Ask,
    Class,
    Wrong,
}

/// What is typed; the texts are names of blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Typed {
    Statement,
    Sentence,
    Ask(String),
    Class(String),
    Wrong(String),
    /// The name of a worksheet's file.
    Sheet,
}

impl Session {
    /// A review of a bank with the text of its article, where there is one.
    ///
    /// # Errors
    /// All that is wrong with the bank, where it is not sound.
    pub fn new(file: &str, text: &str, article: Option<&str>) -> Result<Session, Vec<Problem>> {
        let read = sound(file, text.to_owned())?;
        let facts = read.bank.accepted();
        let source = match article {
            Some(article) => Source::new(&facts, article),
            None => Source::none(&facts),
        };
        let mut session = Session {
            file: file.to_owned(),
            order: order(&read.bank),
            read,
            source,
            has_article: article.is_some(),
            at: 0,
            visit: None,
            proposed: None,
            passed: Vec::new(),
            look: None,
            worksheet: Filled::default(),
            spots: Places::default(),
            rivals: HashMap::new(),
            rewordings: Places::default(),
            rows_of: String::new(),
            had: HashMap::new(),
            mode: Mode::Fact,
            said: None,
            is_confirming: false,
            done: Vec::new(),
            pending: None,
            line: None,
            notes: HashMap::new(),
            own_names: HashMap::new(),
            otherwise: Vec::new(),
            asks: Vec::new(),
            gaps: HashMap::new(),
        };
        session.count();
        session.settle();
        Ok(session)
    }

    /// What stands in the file, as far as is known here.
    pub fn text(&self) -> &str {
        &self.read.text
    }

    /// How many facts were accepted and dropped.
    pub fn decided(&self) -> [usize; 2] {
        [Standing::Accepted, Standing::Dropped].map(|standing| {
            let done = self.done.iter();
            done.filter(|done| done.standing == Some(standing)).count()
        })
    }

    /// How many drafts are left.
    pub fn left(&self) -> usize {
        let facts = self.read.bank.facts().iter();
        facts
            .filter(|fact| fact.standing == Standing::Draft)
            .count()
    }

    /// How many of ten questions go together.
    pub fn worksheet(&self) -> usize {
        self.worksheet.count
    }

    /// The id of the fact that is looked at.
    fn current(&self) -> &str {
        let turn = || self.order.get(self.at).map(String::as_str);
        self.visit.as_deref().or_else(turn).unwrap_or_default()
    }

    /// The bank with what is proposed, and its text.
    fn shown(&self) -> &Read {
        match &self.proposed {
            Some(proposed) => &proposed.read,
            None => &self.read,
        }
    }

    fn ground(&self) -> Result<Ground<'_>, Unspliced> {
        let Read { text, bank, .. } = self.shown();
        Ground::new(&self.file, text, bank)
    }

    fn fact(&self) -> Option<&Fact> {
        let id = self.current();
        self.shown().bank.facts().iter().find(|fact| fact.id == id)
    }

    fn say(&mut self, more: &str) {
        self.said = Some(match self.said.take() {
            Some(said) => format!("{said}; {more}"),
            None => more.to_owned(),
        });
    }

    /// Counts what a worksheet has.
    fn count(&mut self) {
        let plan = Plan::new(COUNTING_SEED).count(WORKSHEET);
        let accepted = self.read.bank.accepted();
        self.worksheet = generate::filled(&accepted, &plan);
        self.otherwise = match self.worksheet() >= WORKSHEET {
            true => unshown(&accepted).needed,
            false => Vec::new(),
        };
    }

    /// Looks at the fact whose turn it is, or at the next one that there is.
    fn settle(&mut self) {
        let is_visited = |id: &String| self.shown().bank.facts().iter().any(|fact| fact.id == *id);
        if !self.visit.as_ref().is_some_and(is_visited) {
            self.visit = None;
            while self.order.get(self.at).is_some_and(|id| self.is_behind(id)) {
                self.at += 1;
            }
        }
        self.is_confirming = false;
        let look = look::look(&self.file, self.shown(), self.current(), &self.source);
        self.look = look.map(|mut look| {
            for note in self.notes.get(&look.id).into_iter().flatten() {
                look.flag(Level::Warned, note.clone());
            }
            look
        });
        self.ease();
        if self.look.is_none() && self.mode == Mode::Fact {
            self.mode = Mode::Over;
        }
        self.tell_of_rewordings();
        self.place_rows();
        self.list_rivals();
    }

    /// Only notes what is said of a name that somebody has put in.
    fn ease(&mut self) {
        let Some(look) = &mut self.look else { return };
        let own = self.own_names.get(&look.id);
        let is_own = |said: &String| own.is_some_and(|own| own.contains(said));
        let warned = look.flags.iter_mut();
        for flag in warned.filter(|flag| flag.level == Level::Warned && is_own(&flag.said)) {
            flag.level = Level::Noted;
        }
        look.flags.sort_by_key(|flag| flag.level);
    }

    /// Whether a fact is not looked at in its turn: it has gone, was dropped, or was decided in this review.
    fn is_behind(&self, id: &str) -> bool {
        let decided = |done: &Done| done.id == id && done.standing.is_some();
        let fact = self.read.bank.facts().iter().find(|fact| fact.id == id);
        fact.is_none_or(|fact| fact.standing == Standing::Dropped) || self.done.iter().any(decided)
    }

    /// Goes on to the next fact, or to the next sentence without one; from a fact that was looked at out of turn, back to where
    /// it was.
    fn next(&mut self) {
        self.proposed = None;
        self.mode = Mode::Fact;
        let was_visited = self.visit.take().is_some();
        if was_visited && self.is_behind_all() {
            return self.next_sentence();
        }
        if !was_visited {
            self.at += 1;
        }
        self.settle();
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session")
            .field("file", &self.file)
            .field("order", &self.order)
            .field("at", &self.at)
            .field("mode", &self.mode)
            .finish_non_exhaustive()
    }
}

/// The facts in the order in which they are looked at: drafts, then what is accepted.
fn order(bank: &Bank) -> Vec<String> {
    let of = |standing: Standing| {
        let facts = bank.facts().iter();
        facts.filter(move |fact| fact.standing == standing)
    };
    let facts = of(Standing::Draft).chain(of(Standing::Accepted));
    facts.map(|fact| fact.id.clone()).collect()
}

fn sound(file: &str, text: String) -> Result<Read, Vec<Problem>> {
    let (bank, mut problems) = Bank::read(file, &text);
    match bank {
        Some(bank) => Ok(Read {
            text,
            bank,
            problems,
        }),
        None => {
            problems.retain(|problem| problem.level == Severity::Error);
            Err(problems)
        }
    }
}

/// What is wrong with a bank, in lines.
fn told(problems: &[Problem]) -> Vec<String> {
    let mut lines = Vec::new();
    for problem in problems {
        lines.push(problem.to_string());
        lines.extend(problem.help.iter().map(|help| format!("  help: {help}")));
    }
    lines
}
