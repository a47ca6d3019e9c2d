//! What a bank yields: which questions are made of each blank, why others are not, and what stands beside a name.

use super::index::Index;
use super::omitted::{Omitted, omitted};
use super::request::Request;
use super::rivals::Asked;
use super::{Difficulty, Generator, Kind, LEAST, Part, Plan, Refusal};
use crate::facts::{FactId, Facts};
use crate::in_parts;
use crate::quiz::{Form, QuestionId};

/// What one fact yields: for each blank and kind that is made for its type of answer, the question's id, and why
/// there is none where it is refused.
#[derive(Clone, Debug)]
pub struct Yield {
    /// The position of the fact in the bank.
    pub fact: usize,
    /// The position of the blank in the fact.
    pub blank: usize,
    /// Its kind: a name from [`KINDS`](super::KINDS).
    pub kind: &'static str,
    /// The id that the question has, or would have.
    pub id: QuestionId,
    /// How many options it has; 0 for a form without them.
    pub outcome: Result<usize, Refusal>,
    /// Whether `easy` and `hard` give a choice between values of one type other wrong options; never where that
    /// [is not found out](compares_levels).
    pub moved: bool,
    /// What a choice may offer beside the right answer; of dates and numbers, what it does offer with this plan.
    pub rivals: Beside,
    /// The author's values that a choice leaves out although it has room for them.
    pub omitted: Vec<Omitted>,
}

/// What may stand beside a right answer; of very many, those that are looked at first.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The likeliest with this plan, 8 at most.
    pub likeliest: Vec<String>,
    /// How many there are.
    pub count: usize,
}

/// What a bank yields, fact by fact, in the order of the file.
pub fn yields(facts: &Facts, plan: &Plan) -> Vec<Yield> {
    let all = each_yielding(facts, plan, |_, yields| yields);
    all.into_iter().flatten().collect()
}

/// What `of_fact` makes of the position of each fact and of what the fact yields, in the order of the file. What a fact
/// yields is gone before the next one is asked, so that a large bank takes no more room than what is made of it.
pub fn each_yielding<T: Send>(
    facts: &Facts,
    plan: &Plan,
    of_fact: impl Fn(usize, Vec<Yield>) -> T + Sync,
) -> Vec<T> {
    let ends = [Difficulty::Easy, Difficulty::Hard].map(|level| plan.clone().level(level));
    let ends = compares_levels(facts).then_some(ends);
    let index = Index::new(facts);
    in_parts::each(facts.facts().len(), LEAST, |part| {
        let generator = Generator::new(&index, plan);
        let ends = ends
            .as_ref()
            .map(|plans| plans.each_ref().map(|plan| Generator::new(&index, plan)));
        part.map(|fact| {
            of_fact(
                fact,
                yields_of(&generator, ends.as_ref(), FactId(fact as u32)),
            )
        })
        .collect()
    })
}

/// Whether it is found out what `--level` changes of a bank's choices: of one with more than a thousand facts it is not,
/// since each choice is made twice more for it.
pub fn compares_levels(facts: &Facts) -> bool {
    facts.facts().len() <= 1_000
}

/// The wrong options of a choice between dates or numbers.
fn in_order(form: &Form) -> Beside {
    let options = form.options().iter().enumerate();
    let wrong = options.filter(|(position, _)| form.correct(*position) == Some(false));
    let likeliest: Vec<String> = wrong.map(|(_, option)| option.text.clone()).collect();
    Beside {
        count: likeliest.len(),
        likeliest,
    }
}

/// What a fact yields with a plan, and whether that is another at the easy and the hard level.
pub(super) fn yields_of(
    generator: &Generator,
    ends: Option<&[Generator; 2]>,
    fact: FactId,
) -> Vec<Yield> {
    let moved = |blank_ref, kind: &Kind| {
        let Some([easy, hard]) = ends else {
            return false;
        };
        let options = |generator: &Generator| {
            let id = generator.id(blank_ref, kind);
            let draft = kind.answer(&Request::new(generator, blank_ref, &id)).ok()?;
            let options = draft.question.form.options().iter();
            let mut texts: Vec<String> = options.map(|one| one.text.clone()).collect();
            texts.sort_unstable();
            Some(texts)
        };
        kind.part == Part::Core && kind.pool.is_of_values() && options(easy) != options(hard)
    };
    let found = generator.blanks_of(fact).filter_map(|(blank_ref, kind)| {
        let id = generator.id(blank_ref, kind);
        let (mut rivals, mut left_out) = (Beside::default(), Vec::new());
        let request = Request::new(generator, blank_ref, &id);
        let outcome = match kind.answer(&request) {
            Ok(draft) => {
                let stem = &draft.question.stem;
                if kind.part == Part::Core && kind.pool.is_of_values() {
                    left_out = omitted(&request, &draft, stem);
                }
                if let ("which", [key, picked @ ..]) = (kind.name, draft.worded.as_slice()) {
                    rivals = Asked::new(&request, stem, key).rivals(picked);
                }
                if kind.part == Part::Core && kind.pool.is_in_order() {
                    rivals = in_order(&draft.question.form);
                }
                Ok(draft.question.form.options().len())
            }
            Err(Refusal::NotMadeForThis) => return None,
            Err(refusal) => Err(refusal),
        };
        Some(Yield {
            fact: blank_ref.fact.0 as usize,
            blank: blank_ref.blank,
            kind: kind.name,
            moved: outcome.is_ok() && moved(blank_ref, kind),
            id,
            outcome,
            rivals,
            omitted: left_out,
        })
    });
    found.collect()
}
