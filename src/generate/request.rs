//! One question that is to be made, and what making it needs.
//!
//! In goes a blank with the id of its question, out come the draws for it, which carry the id in their names, and the frame
//! that a kind fills in.

use super::index::{BlankRef, Index};
use super::{Draft, Generator, Kind, Plan, Refusal};
use crate::date::Date;
use crate::facts::{Blank, Care, Fact, Value, Weight};
use crate::quiz::{AnswerOption, Form, Question, QuestionId};
use crate::random::Draws;
use crate::tokens::{Grain, Tokens};

/// A question that is to be made of a blank; what answers it is a draft or a refusal.
#[derive(Clone, Copy)]
pub(crate) struct Request<'r, 'a> {
    pub generator: &'r Generator<'a>,
    pub index: &'a Index<'a>,
    pub plan: &'a Plan,
    pub blank_ref: BlankRef,
    /// The id of the question, which stands in the name of every draw for it.
    pub id: &'r QuestionId,
}

impl<'r, 'a> Request<'r, 'a> {
    pub fn new(
        generator: &'r Generator<'a>,
        blank_ref: BlankRef,
        id: &'r QuestionId,
    ) -> Request<'r, 'a> {
        let (index, plan) = (generator.index, generator.plan);
        Request {
            generator,
            index,
            plan,
            blank_ref,
            id,
        }
    }

    pub fn fact(&self) -> &'a Fact {
        self.index.fact(self.blank_ref)
    }

    pub fn blank(&self) -> &'a Blank {
        self.index.blank(self.blank_ref)
    }

    /// How much the blank matters.
    pub fn weight(&self) -> Weight {
        self.index.weight(self.blank_ref)
    }

    /// What the blank is asked with, where that does not give the key away.
    pub fn stem(&self, key: &Value) -> Result<String, Refusal> {
        let stem = self.index.question(self.blank_ref);
        self.index.check_hidden(&Tokens::of(&stem), key)?;
        Ok(stem)
    }

    /// A number for a decision, drawn with a name of its own.
    pub fn draw(&self, purpose: &str, what: &str) -> u64 {
        self.generator.draw(purpose, self.id, what)
    }

    /// As [`Request::draw`], for many things in one decision.
    pub fn draws(&self, purpose: &str) -> Draws<'r> {
        self.generator.dice.draws(&[purpose, self.id])
    }

    /// A number below a count, each equally likely.
    pub fn below(&self, purpose: &str, count: u32) -> u32 {
        self.generator.dice.stream(&[purpose, self.id]).below(count)
    }

    /// Options in an order, each equally likely: the index that each had before, and the options.
    pub fn shuffled(&self, options: Vec<AnswerOption>) -> (Vec<usize>, Vec<AnswerOption>) {
        let mut numbered: Vec<(usize, AnswerOption)> = options.into_iter().enumerate().collect();
        self.generator
            .dice
            .stream(&["options", self.id])
            .shuffle(&mut numbered);
        numbered.into_iter().unzip()
    }

    /// A key and its distractors in an order, each equally likely, and the index of the key.
    pub fn shuffled_with_key(
        &self,
        key: AnswerOption,
        distractors: Vec<AnswerOption>,
    ) -> (Vec<AnswerOption>, usize) {
        let (before, options) = self.shuffled([vec![key], distractors].concat());
        let key = before.iter().position(|&before| before == 0);
        (options, key.unwrap_or_default())
    }

    /// The date that is asked for, as precisely as the `ask` wants it.
    ///
    /// # Errors
    /// Where the answer is no date, and where the `ask` wants what the bank does not have: a day of a month, a decade.
    pub fn asked_date(&self) -> Result<Date, Refusal> {
        let (blank, words) = (self.blank(), self.index.words);
        let date = blank.asked_date(words).ok_or(Refusal::NotMadeForThis)?;
        match blank.grain(words) {
            Some(Grain::Other(_)) => Err(Refusal::Because(
                "the `ask` wants what is no year, month or day: ask for one of these, or make the answer a `text`",
            )),
            Some(Grain::Date(precision)) if precision > date.precision() => Err(Refusal::Because(
                "the `ask` wants the date more precisely than the bank has it",
            )),
            _ => Ok(date),
        }
    }

    /// Whether the author names this kind for the blank.
    pub fn names_kind(&self, kind: &Kind) -> bool {
        self.blank().kinds.iter().any(|name| name == kind.name)
    }

    /// A question that asks for one value of its own blank, and shows no words as options.
    pub fn draft(&self, question: Question, key: Value) -> Draft {
        Draft {
            question,
            blank_refs: vec![self.blank_ref],
            keys: vec![key],
            worded: Vec::new(),
            foils: Vec::new(),
            undrawn: None,
        }
    }

    /// The question but for its answers, for a kind to fill in.
    pub fn question(&self, stem: String, form: Form) -> Question {
        let (fact, blank) = (self.fact(), self.blank());
        let wanted = |care: &&Care| fact.care.contains(care) || blank.care.contains(care);
        Question {
            unit: blank.unit().map(str::to_owned),
            tolerance: blank.tolerance(),
            explanation: self.index.sentences.statement(fact),
            paragraphs: fact.paragraphs.clone(),
            care: Care::ALL
                .iter()
                .filter(wanted)
                .map(|care| care.name().to_owned())
                .collect(),
            tags: fact.tags.clone(),
            ..Question::new(self.id.clone(), stem, form)
        }
    }
}
