//! One fact, looked at: how it reads, what speaks against it, and what it yields.
//!
//! In goes the text of a bank with the article, out comes a [`Look`]. What it yields is what it would yield were it accepted
//! now, beside what is accepted already.

use std::ops::Range;

use super::copied::copied;
use super::offers::{Offer, Row, keep_possible, offers};
use super::source::Source;
use super::spans;
use crate::article::gate::{Gate, Objection, Weight};
use crate::article::{self, Support};
use crate::audit;
use crate::facts::{Bank, Blank, Fact, Facts, Problem, Severity, Standing};
use crate::generate::{self, COUNTING_SEED, Filled, LeftOut, OfFact, Plan};
use crate::lang::counted;
use crate::quiz::Question;
use crate::sentence::Sentences;

/// Of so many facts that stay out of a worksheet is told at one.
const MOST_TOLD: usize = 2;

/// A fact as it is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// Its id.
    pub id: String,
    /// Whether it is accepted.
    pub standing: Standing,
    /// Its statement, and the bytes of it that each blank fills, by their positions in the fact.
    pub statement: String,
    /// Where blanks stand in it.
    pub filled: Vec<(usize, Range<usize>)>,
    /// The names of its blanks.
    pub blanks: Vec<String>,
    /// The bytes of the statement that are the article's words, where there are too many in a row.
    pub run: Option<Range<usize>>,
    /// What is to be done about that, in words.
    pub copied: Option<String>,
    /// Where the statement is best edited: the end of the word at which that run is broken.
    pub best: Option<usize>,
    /// What speaks against it, what refuses it first.
    pub flags: Vec<Flag>,
    /// What is said among the flags of names that stand for a pronoun, or for `the ship`.
    pub put_in: Vec<String>,
    /// The questions that it yields.
    pub questions: Vec<Yielded>,
    /// Its line in the file.
    pub line: u32,
}

/// Something that speaks against a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// How much it weighs.
    pub level: Level,
    /// What it is, in words.
    pub said: String,
}

/// How much a flag weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is not accepted like this.
    Refused,
    /// It is accepted only if somebody says so twice.
    Warned,
    /// It is worth knowing.
    Noted,
}

/// What a blank yields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yielded {
    /// The name of the blank.
    pub blank: String,
    /// The question that asks for it most plainly; `None` where it yields none.
    pub question: Option<Question>,
    /// The other kinds of question that it yields.
    pub also: Vec<String>,
    /// Whether it yields the question only once drafts are accepted whose names are its wrong options.
    pub is_later: bool,
    /// Why it is no choice, where it could be one.
    pub why: Option<String>,
    /// Names of the bank that may stand beside the right answer, the likeliest first.
    pub beside: Vec<String>,
    /// What could be made wrong options, the likeliest first: names of the article, and such as everybody knows; earlier dates.
    pub offered: Vec<Offer>,
    /// What `w` lists and is no wrong option of the author's yet, each with its key there.
    pub rows: Vec<Row>,
}

/// What keeps a fact out of a worksheet with the others, or others out for its sake, each with its cure.
pub(super) fn left_out(filled: &Filled, id: &str) -> Vec<String> {
    let told = |left: &LeftOut| {
        let (obstacle, cure) = (&left.obstacle, left.obstacle.cure());
        let who = match left.fact == id {
            true => "it",
            false => &format!("`{}`", left.fact),
        };
        format!("{who} stays out of a worksheet: {obstacle}; {cure}")
    };
    // That a fact yields no question is said of itself.
    let concerns = |left: &&LeftOut| match left.obstacle.other() {
        Some(other) => left.fact == id || other == id,
        None => false,
    };
    let left = filled.left_out.iter().filter(concerns);
    left.map(told).take(MOST_TOLD).collect()
}

/// A bank as it was read: what stands in its file, and what was warned of there.
pub(super) struct Read {
    pub text: String,
    pub bank: Bank,
    pub problems: Vec<Problem>,
}

/// Looks at a fact of a bank, with this article where there is one.
pub(super) fn look(file: &str, read: &Read, id: &str, source: &Source) -> Option<Look> {
    let bank = &read.bank;
    let fact = bank.facts().iter().find(|fact| fact.id == id)?;
    let sentences = Sentences::new(bank.whole());
    let (statement, filled) = spans::filled(&sentences, fact);
    let mut look = Look {
        id: id.to_owned(),
        standing: fact.standing,
        statement,
        filled,
        blanks: fact.blanks.iter().map(|blank| blank.id.clone()).collect(),
        run: None,
        copied: None,
        best: None,
        flags: Vec::new(),
        put_in: Vec::new(),
        questions: Vec::new(),
        line: fact.place.line,
    };
    for lack in fact.lacks() {
        look.flag(Level::Refused, format!("it lacks {lack}"));
    }
    if is_in_braces(&read.text, fact) {
        let said = "it stands in braces on one line, so only an editor changes it: o opens one";
        look.flag(Level::Noted, said.to_owned());
    }
    let article = (!source.text.is_empty()).then_some(source);
    if let Some(source) = article {
        look.gate(bank, fact, source);
    }
    // What lacks something is no question yet.
    if fact.lacks().is_empty() {
        look.yields(file, read, article);
        for (at, (blank, one)) in fact.blanks.iter().zip(&mut look.questions).enumerate() {
            one.offered = offers(bank.whole(), fact, blank, source);
            keep_possible(&mut one.offered, bank.whole(), (id, at));
        }
    }
    look.flags.sort_by_key(|flag| flag.level);
    Some(look)
}

/// Whether a fact is written in braces on one line, where no decision can be spliced in.
fn is_in_braces(text: &str, fact: &Fact) -> bool {
    let line = text.lines().nth(fact.place.line.saturating_sub(1) as usize);
    line.is_some_and(|line| line.trim_start().trim_start_matches("- ").starts_with('{'))
}

impl Look {
    pub(super) fn flag(&mut self, level: Level, said: String) {
        let flag = Flag { level, said };
        if !self.flags.contains(&flag) {
            self.flags.push(flag);
        }
    }

    /// Whether something refuses it.
    pub fn is_refused(&self) -> bool {
        self.has(Level::Refused)
    }

    /// Whether something is warned of.
    pub fn is_warned(&self) -> bool {
        self.has(Level::Warned)
    }

    fn has(&self, level: Level) -> bool {
        self.flags.iter().any(|flag| flag.level == level)
    }

    fn gate(&mut self, bank: &Bank, fact: &Fact, source: &Source) {
        let gate = Gate::new(bank, &source.text);
        for Objection { weight, said } in gate.objections(fact) {
            let level = match weight {
                Weight::Refused => Level::Refused,
                Weight::Shown => Level::Warned,
            };
            self.flag(level, said);
        }
        self.put_in = gate.names_put_in(fact);
        if let Some(copied) = copied(&gate, fact, &self.statement, &self.filled) {
            (self.run, self.best) = (copied.run, copied.best);
            self.copied = Some(copied.said.clone());
            self.flag(Level::Warned, copied.said);
        }
    }

    /// What it yields in a bank in which it is accepted, and what `check` says of it there.
    fn yields(&mut self, file: &str, read: &Read, article: Option<&Source>) {
        let facts = read.bank.accepted_with(&self.id);
        let Some(position) = facts.facts().iter().position(|fact| fact.id == self.id) else {
            return;
        };
        let fact = &facts.facts()[position];
        let plan = Plan::new(COUNTING_SEED);
        let OfFact {
            mut questions,
            yields,
            filled,
        } = generate::of_fact(&facts, &plan, position);
        for said in left_out(&filled, &fact.id) {
            self.flag(Level::Noted, said);
        }
        for (at, blank) in fact.blanks.iter().enumerate() {
            let own = yields.iter().filter(|found| found.blank == at);
            let refused = own.filter(|found| generate::kind(found.kind).is_some_and(is_choice));
            let why = refused.filter_map(|found| found.outcome.as_ref().err());
            let mut why = why
                .filter(|why| why.is_mendable())
                .map(|why| why.to_string());
            let mut yielded = yielded(blank, &mut questions, why.next_back());
            let own = yields.iter().filter(|found| found.blank == at);
            yielded
                .beside
                .extend(own.flat_map(|found| found.rivals.likeliest.iter().cloned()));
            self.questions.push(yielded);
        }
        let drafted = read.bank.with_drafts();
        if self.questions.iter().any(|one| one.why.is_some()) {
            let of_fact = |other: &Fact, _: &Blank| other.id == fact.id;
            let mut questions = generate::of_blanks(&drafted, &plan, &of_fact);
            for (blank, one) in fact.blanks.iter().zip(&mut self.questions) {
                let later = yielded(blank, &mut questions, None).question;
                let is_choice = |question: &Question| question.form.options().len() > 2;
                if later.as_ref().is_some_and(is_choice) && one.why.is_some() {
                    let now = one.question.take().map(|question| question.kind);
                    one.also.splice(..0, now);
                    (one.question, one.is_later, one.why) = (later, true, None);
                }
            }
        }
        let for_cards = fact.blanks.iter().all(|blank| blank.is_for_cards());
        if self.questions.iter().all(|one| one.question.is_none()) && !for_cards {
            self.flag(Level::Warned, "it yields no question".to_owned());
        }
        let mut problems = read.problems.clone();
        problems.extend(read.bank.weaknesses_with(file, &read.text, &self.id));
        self.weak(problems, &facts, &drafted, position);
        if let Some(source) = article {
            let held = article::hold(&facts, &source.text);
            let held = held.facts.into_iter().find(|held| held.id == self.id);
            let level = match held.as_ref().map(|held| held.verdict) {
                Some(Support::NotFound) => Level::Warned,
                _ => Level::Noted,
            };
            let notes = held.into_iter().flat_map(|held| held.notes);
            // What the gate has said is not said again.
            if !self.is_refused() {
                notes.for_each(|said| self.flag(level, said));
            }
        }
    }

    /// The warnings and notes of `check` that stand at a fact.
    fn weak(&mut self, problems: Vec<Problem>, facts: &Facts, drafted: &Facts, position: usize) {
        let first = facts.facts()[position].place;
        let starts = facts.facts().iter().map(|fact| fact.place);
        let next = starts.filter(|start| *start > first).min();
        let is_here = |at| at >= first && next.is_none_or(|next| at < next);
        let mut said: Vec<(Severity, String)> = Vec::new();
        let here = problems
            .into_iter()
            .filter(|problem| is_here(problem.place));
        said.extend(here.map(|problem| (problem.level, problem.message)));
        let mut here = audit::bank(facts);
        here.retain(|finding| is_here(finding.place));
        // What is weak only until other drafts are accepted is not told of.
        if !here.is_empty() && drafted.facts().len() > facts.facts().len() {
            let later = audit::bank(drafted);
            here.retain(|finding| {
                let mut later = later.iter();
                later.any(|one| (one.flaw, &one.name) == (finding.flaw, &finding.name))
            });
        }
        let here = here.into_iter();
        said.extend(here.map(|finding| (finding.level, finding.said)));
        for (level, said) in said {
            let level = match level {
                Severity::Error | Severity::Warning => Level::Warned,
                Severity::Note => Level::Noted,
            };
            self.flag(level, said);
        }
    }
}

/// Whether a kind asks for the blank's own value among others of its type, in the usual mix.
fn is_choice(kind: &generate::Kind) -> bool {
    kind.part == generate::Part::Core && kind.pool.is_of_values()
}

/// What a blank yields, of questions in the order of the blanks.
fn yielded(blank: &Blank, questions: &mut Vec<Question>, why: Option<String>) -> Yielded {
    let (own, others): (Vec<Question>, Vec<Question>) = std::mem::take(questions)
        .into_iter()
        .partition(|question| question.id.blank() == Some(blank.id.as_str()));
    *questions = others;
    let mut own = own.into_iter();
    let question = own.next();
    let also = own.map(|question| question.kind).collect();
    Yielded {
        blank: blank.id.clone(),
        why: why.filter(|_| {
            question
                .as_ref()
                .is_none_or(|one| one.form.options().len() < 3)
        }),
        question,
        also,
        is_later: false,
        beside: Vec::new(),
        offered: Vec::new(),
        rows: Vec::new(),
    }
}

/// A fact's flags as one text, to be said where it is refused.
pub(super) fn refusal(look: &Look) -> String {
    let refused = look
        .flags
        .iter()
        .filter(|flag| flag.level == Level::Refused);
    let said: Vec<&str> = refused.map(|flag| flag.said.as_str()).collect();
    said.join("; ")
}

/// How many warnings there are, in words.
pub(super) fn warnings(look: &Look) -> String {
    let warned = look.flags.iter().filter(|flag| flag.level == Level::Warned);
    counted(warned.count(), ["warning", "warnings"])
}
