//! Every question of a bank.
//!
//! In go facts and a plan, out come the questions of all blanks and kinds, one at a time: those of a large bank are kept
//! packed, since whole they would take many times the room of the bank.

use std::borrow::Cow;
use std::collections::HashSet;

use super::index::{BlankRef, Index};
use super::{
    Draft, Filled, Generator, Kind, LEAST, Plan, Shortage, Yield, arrange, choose, code, head,
    reasons, yields,
};
use crate::date::Date;
use crate::facts::{Blank, Fact, FactId, Facts, Value};
use crate::in_parts;
use crate::quiz::packed::Packed;
use crate::quiz::{Question, QuestionId, Questions, Quiz};

/// Every question that a bank yields under a plan, as [`every`](super::every) has them.
///
/// ```
/// use quizpress::{Facts, Plan, generate, quiz::Questions as _};
///
/// # let yaml = include_str!("../../questions/apollo-11.yaml");
/// let facts = Facts::parse("apollo-11.yaml", yaml).expect("a sound bank");
/// let every = generate::Every::of(&facts, &Plan::new("7")).expect("questions");
/// assert_eq!(every.each().count(), every.count());
/// ```
pub struct Every<'a> {
    index: Index<'a>,
    head: Quiz,
    drawn: Vec<Drawn>,
    /// The dates that some question asks for.
    asked: HashSet<Date>,
}

/// A question as it was drawn.
struct Drawn {
    blank_ref: BlankRef,
    kind: &'static Kind,
    question: Packed,
}

/// What was drawn of some of the facts.
#[derive(Default)]
struct Part {
    drawn: Vec<Drawn>,
    asked: HashSet<Date>,
}

impl Part {
    fn draw(&mut self, generator: &Generator, fact: FactId) {
        for (kind, draft) in choose::every(generator, fact) {
            self.asked.extend(draft.keys.iter().filter_map(date));
            let blank_ref = draft.blank_refs[0];
            let known = known(generator.index, blank_ref, kind);
            self.drawn.push(Drawn {
                blank_ref,
                kind,
                question: Packed::of(&draft.question, &known.each_ref().map(String::as_str)),
            });
        }
    }
}

/// What the bank knows of a question: its id and its parts, and the statement that explains it.
fn known(index: &Index, blank_ref: BlankRef, kind: &Kind) -> [String; 4] {
    let (fact, blank) = (index.fact(blank_ref), index.blank(blank_ref));
    [
        QuestionId::new(&fact.id, &blank.id, kind.name).to_string(),
        fact.id.clone(),
        kind.name.to_owned(),
        index.sentences.statement(fact),
    ]
}

fn date(key: &Value) -> Option<Date> {
    match key {
        Value::Date(date) => Some(*date),
        _ => None,
    }
}

impl<'a> Every<'a> {
    /// The questions; the plan's count is not used.
    ///
    /// # Errors
    /// A [`Shortage`] where not one question can be made.
    pub fn of(facts: &'a Facts, plan: &Plan) -> Result<Every<'a>, Shortage> {
        let mut parts = draw(facts, plan).into_iter();
        let mut all = parts.next().unwrap_or_default();
        for mut part in parts {
            all.drawn.reserve_exact(part.drawn.len());
            all.drawn.append(&mut part.drawn);
            all.asked.extend(part.asked);
        }
        if all.drawn.is_empty() {
            return Err(choose::shortage(plan));
        }
        arrange::arrange(facts, plan, &mut all.drawn, |drawn| {
            (drawn.blank_ref, drawn.kind.name)
        });
        let mut every = Every {
            // A new one, without all that was worked out of the other to draw.
            index: Index::new(facts),
            head: head(facts, plan),
            drawn: all.drawn,
            asked: all.asked,
        };
        every.head.code = code(&every, &facts.fingerprint());
        Ok(every)
    }

    /// All of them as one quiz.
    pub fn whole(self) -> Quiz {
        Quiz {
            questions: self.each().map(Cow::into_owned).collect(),
            ..self.head
        }
    }
}

/// Draws all questions, in the order of the file.
fn draw(facts: &Facts, plan: &Plan) -> Vec<Part> {
    let index = Index::new(facts);
    in_parts::each(facts.facts().len(), LEAST, |facts| {
        let generator = Generator::new(&index, plan);
        let mut part = Part::default();
        facts.for_each(|fact| part.draw(&generator, FactId(fact as u32)));
        part.drawn.shrink_to_fit();
        vec![part]
    })
}

impl Questions for Every<'_> {
    fn head(&self) -> &Quiz {
        &self.head
    }

    fn count(&self) -> usize {
        self.drawn.len()
    }

    fn each(&self) -> Box<dyn Iterator<Item = Cow<'_, Question>> + '_> {
        Box::new(self.drawn.iter().filter_map(|drawn| {
            let known = known(&self.index, drawn.blank_ref, drawn.kind);
            let known = known.each_ref().map(String::as_str);
            let mut question = drawn.question.question(&known)?;
            reasons::tell(&self.index, &mut question, &self.asked);
            Some(Cow::Owned(question))
        }))
    }
}

/// The questions that a plan gives for the blanks that are wanted, in the order of the file: as [`every`](super::every)
/// has them, and no other one is drawn.
pub fn of_blanks(
    facts: &Facts,
    plan: &Plan,
    wanted: &dyn Fn(&Fact, &Blank) -> bool,
) -> Vec<Question> {
    let index = Index::new(facts);
    let generator = Generator::new(&index, plan);
    let blanks = generator
        .blanks_by_kind()
        .filter(|(blank_ref, _)| wanted(index.fact(*blank_ref), index.blank(*blank_ref)));
    questions(&generator, blanks)
}

fn questions(
    generator: &Generator,
    blanks: impl Iterator<Item = (BlankRef, &'static Kind)>,
) -> Vec<Question> {
    let mut drafts: Vec<Draft> = blanks
        .filter_map(|(blank_ref, kind)| generator.ask(blank_ref, kind).ok())
        .collect();
    reasons::settle(generator.index, &mut drafts);
    drafts.into_iter().map(|draft| draft.question).collect()
}

/// One fact among those of its bank.
#[derive(Debug)]
pub struct OfFact {
    /// Its questions, as [`of_blanks`] has them.
    pub questions: Vec<Question>,
    /// What it yields, as [`yields`](super::yields) has it; [`Yield::moved`] is not found out.
    pub yields: Vec<Yield>,
    /// How far the bank fills a quiz, as [`filled`](super::filled) has it.
    pub filled: Filled,
}

/// What one fact gives its bank, by its position; the bank is looked through once for all of it.
pub fn of_fact(facts: &Facts, plan: &Plan, fact: usize) -> OfFact {
    let index = Index::new(facts);
    let generator = Generator::new(&index, plan);
    let fact = FactId(fact as u32);
    OfFact {
        questions: questions(&generator, generator.blanks_of(fact)),
        yields: yields::yields_of(&generator, None, fact),
        filled: choose::filled(&generator),
    }
}

#[cfg(test)]
mod tests {
    use super::Every;
    use crate::facts::Facts;
    use crate::generate::{Order, Plan};
    use crate::quiz::{Question, Questions as _};

    #[test]
    fn questions_come_as_often_as_they_are_wanted_in_the_order_of_the_plan() {
        let yaml = include_str!("../../questions/apollo-11.yaml");
        let facts = Facts::parse("apollo-11.yaml", yaml).unwrap();
        let mut by_order = [Order::Text, Order::Mixed].map(|order| {
            let every = Every::of(&facts, &Plan::new("7").order(order)).unwrap();
            let all = || -> Vec<Question> { every.each().map(|one| one.into_owned()).collect() };
            let (first, again, code) = (all(), all(), every.head().code.clone());
            assert_eq!((&first, first.len()), (&again, every.count()));
            let whole = every.whole();
            assert_eq!((&whole.questions, whole.code), (&first, code));
            first
        });
        assert_ne!(by_order[0], by_order[1]);
        for questions in &mut by_order {
            questions.sort_by(|one, other| one.id.cmp(&other.id));
        }
        assert_eq!(by_order[0], by_order[1]);
    }
}
