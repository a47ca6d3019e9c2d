//! A bank of facts: what goes in is YAML, what comes out is a [`Facts`] in which every reference holds, or
//! every problem of the file, each with its place.
//!
//! This module does not know how questions are made. A `Facts` that exists is sound: each `{blank}` of a
//! statement has its answer and the reverse, every entity and fact that is named exists, ids are unique.

mod blank;
mod check;
mod convert;
mod decode;
mod draft;
mod fact;
mod fingerprint;
mod measure;
pub mod problem;
mod problems;
mod record;
mod report;
mod scalars;
mod schema;
pub mod shape;
pub mod splice;
pub(crate) mod suggest;
mod syntax;
mod tree;
mod written;

use crate::date::Date;
use crate::moment::Moment;
pub use blank::{Answer, Blank, BlankDetails, Bound, NumberStyle, Value, Wrong};
pub use decode::{MAX_BYTES, decode};
pub use draft::Bank;
pub use fact::{Care, Fact, FactDetails, Piece, Standing, Weight, Who};
pub(crate) use measure::{clearance, figures};
pub use problem::{Place, Problem, Severity};
pub use problems::Problems;
pub use report::Lines;
pub use schema::schema;
pub use written::Written;

/// The names of the kinds of question that a blank can be kept to, in the order in which they are listed.
pub const KIND_NAMES: [&str; 11] = [
    "which",
    "number",
    "when",
    "date",
    "true-false",
    "event",
    "first",
    "order",
    "span",
    "amount",
    "select",
];

/// What stands among the kinds of a blank that is for cards only.
pub const CARDS_ONLY: &str = "none";

/// A sound bank. It is made by [`Facts::parse`], without the [drafts](Bank) of its file, and cannot be changed.
#[derive(Debug)]
pub struct Facts {
    id: String,
    title: String,
    language: String,
    source: Source,
    updated: Option<Moment>,
    entities: Vec<Entity>,
    pools: Vec<Pool>,
    facts: Vec<Fact>,
    left_out: usize,
}

/// The article that a bank was distilled from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The article's own headline, shown only after answers and on keys.
    pub name: Option<String>,
    /// The point in time from which the bank speaks; no wrong date begins after its end.
    pub published: Option<Date>,
    /// The people who wrote the article, as they are to be cited.
    pub by: Option<String>,
    /// The newspaper, agency or site that published the article.
    pub publisher: Option<String>,
    /// Where it can be read; `http` or `https`.
    pub url: Option<String>,
    /// The path of its text, relative to the bank, without `..`.
    pub article: Option<String>,
    /// Whether its own words may be used as they are.
    pub free: bool,
}

/// The position of an entity in [`Facts::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub(crate) u32);

/// The position of a fact in [`Facts::facts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub(crate) u32);

/// Somebody or something with a name, which answers questions and stands among their options.
#[derive(Clone, Debug)]
pub struct Entity {
    /// Its id in the bank.
    pub id: String,
    /// Its name as it stands within a sentence ("the Moon").
    pub name: String,
    /// Its classes, narrow to wide: keeper, player, person …; entities of one class are options for each other.
    pub classes: Vec<String>,
    /// Names that are right when typed, and never a distractor.
    pub aliases: Vec<String>,
    /// A few words that continue its name: why it is wrong where it is wrong.
    pub note: Option<String>,
    /// Entities that it is a part or a member of.
    pub within: Vec<EntityId>,
    /// Entities that it is not to be offered against.
    pub apart: Vec<EntityId>,
    /// Its side, employer or nationality.
    pub of: Vec<EntityId>,
    /// Words that give it away, never accepted as an answer.
    pub cues: Vec<String>,
    /// Whether it came with a draft, and nothing that is accepted names it.
    pub draft: bool,
    /// Where the bank says so.
    pub place: Place,
}

/// More names of a class, as distractors only.
#[derive(Clone, Debug)]
pub struct Pool {
    /// The class of entities or texts that they can be offered against.
    pub class: String,
    /// The names, each once; none of them answers a question.
    pub names: Vec<String>,
}

impl Bank {
    /// Reads a bank, and says what is wrong (then there is none) or merely weak in what is accepted of it. A draft must
    /// be written as a fact is; what else an accepted fact needs, it may lack.
    pub fn read(file: &str, yaml: &str) -> (Option<Bank>, Vec<Problem>) {
        convert::read(file, yaml)
    }
}

impl Facts {
    /// Reads a bank. `file` is the name that problems are reported under.
    ///
    /// # Errors
    /// Every problem in it, in the order of their places, 100 at most. Warnings are left out: see
    /// [`Facts::read`].
    pub fn parse(file: &str, yaml: &str) -> Result<Facts, Problems> {
        let (facts, mut problems) = Facts::read(file, yaml);
        facts.ok_or_else(|| {
            problems.retain(|problem| problem.level == Severity::Error);
            Problems::new(problems)
        })
    }

    /// Reads a bank, and says what is wrong (then there is no `Facts`) or merely weak in it.
    pub fn read(file: &str, yaml: &str) -> (Option<Facts>, Vec<Problem>) {
        let (bank, problems) = Bank::read(file, yaml);
        (bank.map(Bank::into_accepted), problems)
    }

    /// How many drafts of its file it does not hold; what was dropped is not counted.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The bank's name for ever, kebab-case.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is about, in words that answer no question: shown before a quiz.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The language of its texts, as BCP 47.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// What it was distilled from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// When it was last changed, where it says so.
    pub fn updated(&self) -> Option<Moment> {
        self.updated
    }

    /// Its entities, in the order of the file.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The entity with this id.
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// The pools, in the order of the file.
    pub fn pools(&self) -> &[Pool] {
        &self.pools
    }

    /// Its facts, in the order of the file.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Whether two facts are one, or one is about the other, or both are about a third.
    pub(crate) fn linked(&self, one: FactId, other: FactId) -> bool {
        let (a, b) = (&self.fact(one).about, &self.fact(other).about);
        one == other
            || a.contains(&other)
            || b.contains(&one)
            || a.iter().any(|fact| b.contains(fact))
    }

    /// Whether the bank keeps two facts out of one quiz.
    pub(crate) fn are_apart(&self, one: FactId, other: FactId) -> bool {
        let (a, b) = (&self.fact(one).apart, &self.fact(other).apart);
        a.contains(&other) || b.contains(&one)
    }

    /// The fact with this id.
    pub fn fact(&self, id: FactId) -> &Fact {
        &self.facts[id.0 as usize]
    }
}
