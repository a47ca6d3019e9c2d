//! Facts and a plan go in, a finished [`Quiz`] comes out: all chance is spent here.
//!
//! A question's stem and options depend on the bank, the seed, its id, and the plan's options and level, never on
//! other questions; rules across questions only choose among them. This module does not know how a quiz is
//! shown, asked or written.
//!
//! To add a kind of question, write a file beside `generate/kinds/when.rs` and name it in [`KINDS`].

mod arrange;
mod choose;
pub mod cues;
mod dates;
mod draft;
mod events;
mod every;
pub(crate) mod figure;
mod gap;
mod glance;
mod index;
mod joints;
mod kinds;
mod names;
mod near;
mod numbers;
mod omitted;
mod ordered;
pub(crate) mod reach;
mod reasons;
mod refusal;
mod request;
mod ring;
mod rivals;
mod search;
mod select;
mod sides;
pub mod similarity;
mod sorts;
mod standing;
pub(crate) mod threshold;
mod truth;
mod unoffered;
mod unshown;
mod versions;
mod yields;

use crate::facts::{FactId, Facts};
use crate::quiz::{QuestionId, Questions, Quiz};
use crate::random::{Dice, Fnv, RECIPE};
use crate::sentence::Sentences;
pub use choose::{Filled, LeftOut, Obstacle, Shortage};
pub use dates::room;
use draft::Draft;
pub use every::{Every, OfFact, of_blanks, of_fact};
pub(crate) use index::LastWords;
use index::{BlankRef, Index};
pub use joints::Joint;
pub use kinds::{KINDS, Kind, Part, Pool, kind};
pub use omitted::Omitted;
pub use refusal::{Lack, Refusal};
use request::Request;
pub use select::Selector;
pub use sides::{OneSided, one_sided};
pub use sorts::{Misfit, Unsorted, misfits, unsorted};
pub use standing::{Leaning, Standing, names_nothing};
use std::cell::OnceCell;
pub use unoffered::{Unoffered, never_offered, offered_sides, unoffered};
pub use unshown::{Unshown, unshown};
pub use versions::version;
pub use yields::{Beside, Yield, compares_levels, each_yielding, yields};

/// What several processors do at once has so many facts a part at least: fewer are done before another thread is up.
const LEAST: usize = 500;

/// What a quiz is to be like.
///
/// ```
/// use quizpress::{Plan, generate::Difficulty};
///
/// let plan = Plan::new("7").count(5).kinds(["which", "when"]).level(Difficulty::Hard);
/// assert_eq!((plan.count, plan.options), (5, 4));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Plan {
    /// Any text; compared as text.
    pub seed: String,
    /// How many questions.
    pub count: usize,
    /// The names of the kinds to use; empty for the usual mix.
    pub kinds: Vec<String>,
    /// How many options a choice has at most, 3 to 6.
    pub options: usize,
    /// How near the distractors are.
    pub level: Difficulty,
    /// Only these; empty for all.
    pub with: Vec<Selector>,
    /// Not these: what was drawn without this is kept, and only what is left out is replaced.
    pub without: Vec<Selector>,
    /// How the questions stand.
    pub order: Order,
}

/// How near the distractors are to the key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Difficulty {
    /// Far from it: who knows roughly knows enough.
    Easy,
    /// Neither near nor far on purpose.
    #[default]
    Medium,
    /// Near it: only who knows exactly can tell.
    Hard,
}

/// How the questions stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the article runs: by paragraph, then by the fact's earliest date, then by its id.
    #[default]
    Text,
    /// Mixed, by the seed.
    Mixed,
}

impl Plan {
    /// The usual plan for a seed: ten questions of the usual mix, four options, medium, as the article runs.
    pub fn new(seed: &str) -> Plan {
        Plan {
            seed: seed.to_owned(),
            count: 10,
            kinds: Vec::new(),
            options: 4,
            level: Difficulty::default(),
            with: Vec::new(),
            without: Vec::new(),
            order: Order::default(),
        }
    }

    /// With another seed.
    #[must_use]
    pub fn seed(self, seed: &str) -> Plan {
        let seed = seed.to_owned();
        Plan { seed, ..self }
    }

    /// With so many questions.
    #[must_use]
    pub fn count(self, count: usize) -> Plan {
        Plan { count, ..self }
    }

    /// With these kinds only, by their names.
    #[must_use]
    pub fn kinds(self, kinds: impl IntoIterator<Item = impl Into<String>>) -> Plan {
        let kinds = kinds.into_iter().map(Into::into).collect();
        Plan { kinds, ..self }
    }

    /// Whether it names a kind by itself.
    pub(crate) fn names(&self, kind: &Kind) -> bool {
        self.kinds.iter().any(|name| name == kind.name)
    }

    /// With so many options to a choice at most, 3 to 6.
    #[must_use]
    pub fn options(self, options: usize) -> Plan {
        Plan { options, ..self }
    }

    /// With distractors so near the key.
    #[must_use]
    pub fn level(self, level: Difficulty) -> Plan {
        Plan { level, ..self }
    }

    /// Of these questions only.
    #[must_use]
    pub fn with(self, with: impl IntoIterator<Item = Selector>) -> Plan {
        let with = with.into_iter().collect();
        Plan { with, ..self }
    }

    /// Without these questions, others in their places.
    #[must_use]
    pub fn without(self, without: impl IntoIterator<Item = Selector>) -> Plan {
        let without = without.into_iter().collect();
        Plan { without, ..self }
    }

    /// With the questions in such an order.
    #[must_use]
    pub fn order(self, order: Order) -> Plan {
        Plan { order, ..self }
    }
}

/// Makes a quiz.
///
/// ```
/// use quizpress::{Facts, generate};
///
/// # let yaml = include_str!("../questions/apollo-11.yaml");
/// let facts = Facts::parse("apollo-11.yaml", yaml).expect("a sound bank");
/// let quiz = generate::generate(&facts, &generate::Plan::new("7")).expect("enough facts");
/// assert_eq!(quiz.questions.len(), 10);
/// ```
///
/// # Errors
/// A [`Shortage`] where not one question can be made. Where fewer go together than are wanted, the quiz has a
/// note that says so.
pub fn generate(facts: &Facts, plan: &Plan) -> Result<Quiz, Shortage> {
    let index = Index::new(facts);
    let generator = Generator::new(&index, plan);
    let (drafts, notes) = choose::choose(&generator)?;
    Ok(finish(&generator, drafts, notes))
}

/// How many questions of a bank go together in a quiz, and where they are fewer than are wanted, what keeps the other facts
/// out of it.
pub fn filled(facts: &Facts, plan: &Plan) -> Filled {
    let index = Index::new(facts);
    choose::filled(&Generator::new(&index, plan))
}

/// Every question that a bank yields under a plan, one for each blank and kind, whatever they tell of each other:
/// a question bank rather than a quiz. The plan's count is not used.
///
/// They are those that [`yields`] counts, with every seed: where what is drawn first does not do, the next is tried.
/// Where there may be very many, [`Every`] has the same in less room.
///
/// # Errors
/// A [`Shortage`] where not one question can be made.
pub fn every(facts: &Facts, plan: &Plan) -> Result<Quiz, Shortage> {
    Every::of(facts, plan).map(Every::whole)
}

/// The seed with which is counted what a bank yields.
pub const COUNTING_SEED: &str = "1";

/// What questions are made with.
pub(crate) struct Generator<'a> {
    pub index: &'a Index<'a>,
    pub plan: &'a Plan,
    dice: Dice,
    /// Whether a blank can be filled wrongly, by its number: worked out once.
    fillable: Vec<OnceCell<bool>>,
    /// Why a fact is not one plain proposition, where it is not: worked out once.
    plain: Vec<OnceCell<Result<(), Refusal>>>,
}

impl<'a> Generator<'a> {
    fn new(index: &'a Index<'a>, plan: &'a Plan) -> Generator<'a> {
        Generator {
            index,
            plan,
            dice: Dice::new(&plan.seed),
            fillable: vec![OnceCell::new(); index.blanks()],
            plain: vec![OnceCell::new(); index.facts.facts().len()],
        }
    }

    /// A number for a decision about a question, drawn with a name of its own.
    pub fn draw(&self, purpose: &str, id: &str, what: &str) -> u64 {
        self.dice.rank(&[purpose, id, what])
    }

    /// Whether a blank can be filled wrongly, as `fills` finds out when it is first asked.
    pub fn is_fillable(&self, blank_ref: BlankRef, fills: impl FnOnce() -> bool) -> bool {
        *self.fillable[self.index.number(blank_ref)].get_or_init(fills)
    }

    /// Whether a fact is one plain proposition, as `find` finds out when it is first asked.
    pub fn is_plain(
        &self,
        fact: FactId,
        find: impl FnOnce() -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.plain[fact.0 as usize].get_or_init(find).clone()
    }

    pub fn id(&self, blank_ref: BlankRef, kind: &Kind) -> QuestionId {
        let (fact, blank) = (self.index.fact(blank_ref), self.index.blank(blank_ref));
        QuestionId::new(&fact.id, &blank.id, kind.name)
    }

    /// Every blank with every kind that the plan wants, in the order of the file.
    fn blanks_by_kind(&self) -> impl Iterator<Item = (BlankRef, &'static Kind)> + '_ {
        let facts = self.index.facts.facts().iter().enumerate();
        facts.flat_map(move |(fact, _)| self.blanks_of(FactId(fact as u32)))
    }

    fn blanks_of(&self, fact: FactId) -> impl Iterator<Item = (BlankRef, &'static Kind)> + '_ {
        let blanks = 0..self.index.facts.fact(fact).blanks.len();
        let wanted = |kind: &&Kind| self.plan.kinds.is_empty() || self.plan.names(kind);
        blanks.flat_map(move |blank| {
            KINDS
                .iter()
                .filter(wanted)
                .map(move |kind| (BlankRef { fact, blank }, kind))
        })
    }

    /// The question of a kind for a blank, or why there is none.
    fn ask(&self, blank_ref: BlankRef, kind: &Kind) -> Result<Draft, Refusal> {
        kind.answer(&Request::new(self, blank_ref, &self.id(blank_ref, kind)))
    }
}

/// A number to sort the candidates of one source by, the smallest first. `far` says how far a candidate is from the
/// key, from 0 on: easy questions take the farthest first, hard ones the nearest, and in between nearness makes it
/// likelier to be taken.
pub(crate) fn plausibility(level: Difficulty, far: u64, draw: u64) -> u64 {
    let far = far.min(31);
    match level {
        Difficulty::Hard => far << 56 | draw >> 8,
        Difficulty::Easy => (31 - far) << 56 | draw >> 8,
        Difficulty::Medium => (draw >> 10) * (1 + far) * (1 + far),
    }
}

/// Puts drafts in order and gives the quiz its code.
fn finish(generator: &Generator, mut drafts: Vec<Draft>, notes: Vec<String>) -> Quiz {
    let (facts, plan) = (generator.index.facts, generator.plan);
    arrange::arrange(facts, plan, &mut drafts, |draft| {
        (draft.blank_refs[0], &draft.question.kind)
    });
    reasons::settle(generator.index, &mut drafts);
    let mut quiz = Quiz {
        questions: drafts.into_iter().map(|draft| draft.question).collect(),
        notes,
        ..head(facts, plan)
    };
    quiz.code = code(&quiz, &facts.fingerprint());
    quiz
}

/// A quiz without its questions, and without its code.
fn head(facts: &Facts, plan: &Plan) -> Quiz {
    Quiz {
        id: facts.id().to_owned(),
        title: facts.title().to_owned(),
        language: facts.language().to_owned(),
        source: Sentences::new(facts).citation(),
        updated: facts.updated(),
        seed: plan.seed.clone(),
        code: String::new(),
        questions: Vec::new(),
        notes: Vec::new(),
    }
}

/// `SEED · BANK · QUIZ · rN`: a label that a sheet and its key share, and no other pair does.
fn code(quiz: &dyn Questions, bank: &str) -> String {
    let seed = &quiz.head().seed;
    format!("{seed} · {bank} · {} · r{RECIPE}", label(quiz))
}

/// 8 hex digits over all that a finished quiz shows.
fn label(quiz: &dyn Questions) -> String {
    let mut hash = Fnv::default();
    hash_shown(quiz, &mut hash);
    hash.label()
}

/// Takes in all that a finished quiz shows, before and after the answers.
pub(crate) fn hash_shown(quiz: &dyn Questions, hash: &mut Fnv) {
    hash.part(&quiz.head().id);
    hash.part(&quiz.head().title);
    for question in quiz.each() {
        hash.part(&question.id);
        hash.part(&question.stem);
        hash.part(question.form.name());
        for (position, option) in question.form.options().iter().enumerate() {
            hash.part(&option.text);
            hash.part(option.why.as_deref().unwrap_or_default());
            hash.part(match question.form.correct(position) {
                Some(true) => "right",
                Some(false) => "wrong",
                None => "",
            });
        }
        for text in question
            .answers
            .iter()
            .chain(&question.accept)
            .chain([&question.explanation])
        {
            hash.part(text);
        }
    }
}
