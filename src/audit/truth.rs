//! Held against its bank: is every wrong option surely wrong, is the right one right?
//!
//! In go a bank and a finished quiz, out comes each option that the bank does not prove. The rules are those of
//! docs/RULES.md, "No distractor may be true", written here a second time from the text, without a line shared with
//! the code that makes questions: what one forgets, the other sees. Sources: Seyler, Yahya and Berberich 2017 (the key is
//! the sole result); Vinu and Kumar 2017 (what is not known is not thereby false); NBME (no overlapping options).

mod events;
mod names;
mod objections;

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::item::Item;
use super::{Finding, Severity};
use crate::date::{Date, Precision};
use crate::facts::{Answer, Blank, Bound, Fact, Facts, Value};
use crate::generate::{self, Pool};
use crate::lang::Words;
use crate::quiz::{Form, Quantity, Question, Quiz};
use crate::sentence::answers;
use names::Names;
use objections::accuses;

/// What is wrong with a quiz in the eyes of its bank.
pub fn against(facts: &Facts, quiz: &Quiz) -> Vec<Finding> {
    Oracle::new(facts).judge(quiz)
}

/// A bank that is asked about quizzes.
pub(super) struct Oracle<'a> {
    facts: &'a Facts,
    names: Names<'a>,
    by_id: HashMap<&'a str, &'a Fact>,
}

/// A question with the fact and the blank that it is made from.
struct Asked<'a, 'q> {
    question: &'q Question,
    item: Item<'q>,
    fact: &'a Fact,
    blank: &'a Blank,
}

/// What is said of one option.
type Said = (&'static str, String);

impl<'a> Oracle<'a> {
    pub fn new(facts: &'a Facts) -> Oracle<'a> {
        let mut by_id = HashMap::new();
        for fact in facts.facts() {
            for id in fact.was.iter().chain([&fact.id]) {
                by_id.insert(id.as_str(), fact);
            }
        }
        Oracle {
            facts,
            names: Names::new(facts),
            by_id,
        }
    }

    pub fn judge(&self, quiz: &Quiz) -> Vec<Finding> {
        let mut findings = Vec::new();
        for question in &quiz.questions {
            let Some(asked) = self.find(question, quiz) else {
                let said = "no fact and blank of the bank have this id".to_owned();
                findings.push(Finding::of_question(
                    Severity::Warning,
                    "unknown-question",
                    &question.id,
                    said,
                ));
                continue;
            };
            let said = self.judge_one(&asked);
            findings.extend(said.into_iter().map(|(flaw, said)| {
                Finding::of_question(Severity::Error, flaw, &question.id, said)
            }));
        }
        findings
    }

    /// Whether two questions speak of the same thing: a fact of one is that of the other, is about it, or both are about
    /// a third.
    pub fn linked(&self, a: &Question, b: &Question) -> bool {
        let about = |fact: &Fact| -> Vec<&str> {
            let about = fact.about.iter().map(|id| self.facts.fact(*id).id.as_str());
            about.collect()
        };
        a.facts.iter().any(|one| {
            b.facts.iter().any(|other| {
                let (Some(one), Some(other)) =
                    (self.by_id.get(one.as_str()), self.by_id.get(other.as_str()))
                else {
                    return one == other;
                };
                let (of_one, of_other) = (about(one), about(other));
                one.id == other.id
                    || of_one.contains(&other.id.as_str())
                    || of_other.contains(&one.id.as_str())
                    || of_one.iter().any(|id| of_other.contains(id))
            })
        })
    }

    fn find<'q>(&self, question: &'q Question, quiz: &Quiz) -> Option<Asked<'a, 'q>> {
        let blank = question.id.blank()?;
        let fact = *self.by_id.get(question.id.fact())?;
        let called = |other: &&Blank| other.id == blank || other.was.iter().any(|was| was == blank);
        let blank = fact.blanks.iter().find(called)?;
        Some(Asked {
            question,
            item: Item::new(question, quiz),
            fact,
            blank,
        })
    }

    fn judge_one(&self, asked: &Asked) -> Vec<Said> {
        let kind = generate::kind(&asked.question.kind);
        if kind.is_some_and(|kind| kind.pool == Pool::Events) {
            return self.judge_events(asked);
        }
        match &asked.question.form {
            Form::SingleChoice(_) | Form::MultipleChoice(_) => self.judge_options(asked),
            Form::TrueFalse(choices) => self.judge_claim(asked, choices.key() == 0),
            Form::Date(date) => self.judge_key(asked, &Value::Date(*date)),
            Form::Number(number) => self.judge_key(asked, &Value::Number(*number)),
            Form::Ordering(_) => Vec::new(),
        }
    }

    fn judge_key(&self, asked: &Asked, key: &Value) -> Vec<Said> {
        let right = self.is_right(asked.blank, key);
        let said = || {
            (
                "wrong-key",
                format!("the bank has another answer than {}", self.shown(key)),
            )
        };
        (!right).then(said).into_iter().collect()
    }

    /// Each option of a choice or a selection.
    fn judge_options(&self, asked: &Asked) -> Vec<Said> {
        let mut said = Vec::new();
        if asked.question.kind == "select" && asked.blank.open {
            said.push((
                "unproven",
                "of an open list, others may be right too".to_owned(),
            ));
        }
        for (position, option) in asked.item.options().iter().enumerate() {
            let value = self.value(asked, position, &option.text);
            match asked.question.form.correct(position) {
                Some(true) => said.extend(self.judge_key(asked, &value)),
                _ => said.extend(
                    self.objection(asked, &value)
                        .map(|(flaw, why)| (flaw, format!("`{}` {why}", option.text))),
                ),
            }
        }
        said.extend(self.options_together(asked));
        said
    }

    /// What an option means: by its value, as an entity of the bank, or as words.
    fn value(&self, asked: &Asked, position: usize, text: &str) -> Value {
        let quantity = asked.item.readings.get(position).and_then(Option::as_ref);
        match (quantity.map(|read| read.quantity), &asked.blank.answer) {
            (Some(Quantity::Date(date)), Answer::Date { .. }) => Value::Date(date),
            (Some(Quantity::Number(number)), Answer::Number { .. }) => Value::Number(number),
            _ => self.names.value(text),
        }
    }

    /// Wrong options that are part of each other.
    fn options_together(&self, asked: &Asked) -> Vec<Said> {
        let options = asked.item.options();
        let entity = |position: usize| match self.names.value(&options[position].text) {
            Value::Entity(entity) => Some(entity),
            _ => None,
        };
        let pairs = (0..options.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
        let clash = pairs.filter_map(|(a, b)| {
            let related = self.related(entity(a)?, entity(b)?);
            // With the key it was said above.
            let both_wrong = [a, b]
                .iter()
                .all(|&at| asked.question.form.correct(at) == Some(false));
            let said = format!(
                "`{}` and `{}` belong together",
                options[a].text, options[b].text
            );
            (related && both_wrong).then_some(("related", said))
        });
        clash.collect()
    }

    fn is_right(&self, blank: &Blank, value: &Value) -> bool {
        let is_it = |right: &Value| match (right, value) {
            // The month of a day may be asked for.
            (Value::Date(right), Value::Date(date)) => {
                date.precision() <= right.precision() && right.coarsened(date.precision()) == *date
            }
            _ => self.same(right, value),
        };
        answers(blank).iter().any(is_it)
    }

    /// Whether two values are the same to a reader.
    fn same(&self, a: &Value, b: &Value) -> bool {
        match (a, b) {
            // "In which year …?" asks for a year, however precise the bank is.
            (Value::Date(right), Value::Date(said)) => right.coarsened(said.precision()) == *said,
            (Value::Number(a), Value::Number(b)) => a == b,
            (Value::Entity(a), Value::Entity(b)) => a == b,
            _ => self.names.meet(a, b),
        }
    }

    fn shown(&self, value: &Value) -> String {
        let words = crate::lang::of(self.facts.language());
        match value {
            Value::Date(date) => words.date(*date),
            Value::Number(number) => words.number(*number),
            Value::Entity(entity) => self.facts.entity(*entity).name.clone(),
            Value::Text(text) => text.clone(),
        }
    }

    /// A claim: what it says, what the bank says, and what was put into the blank where they differ.
    fn judge_claim(&self, asked: &Asked, is_true: bool) -> Vec<Said> {
        let claim = super::item::claim(asked.question, asked.item.words);
        let statement = names::statement(self.facts, asked.fact, "");
        let mut said = Vec::new();
        if accuses(asked) {
            said.push((
                "unproven",
                "what accuses is put as true or false".to_owned(),
            ));
        }
        let bounded = |blank: &Blank| matches!(blank.answer, Answer::Number { bound, .. } if bound != Bound::Exact);
        if asked.fact.blanks.iter().any(bounded) {
            said.push((
                "unproven",
                "a claim with a bound is neither true nor false".to_owned(),
            ));
        }
        let stated = self.names.plain(claim) == self.names.plain(&statement);
        if is_true != stated {
            let said_of = if is_true { "true" } else { "false" };
            said.push((
                "wrong-key",
                format!("the claim is keyed as {said_of}, and the bank says: {statement}"),
            ));
        }
        if !is_true && !stated {
            said.extend(self.judge_filling(asked, claim));
        }
        said
    }

    /// What stands in the hole of a claim.
    fn filled(&self, asked: &Asked, filling: &str) -> Value {
        let words = asked.item.words;
        let shown = match asked.blank.answer {
            Answer::Date { date, .. } => shown_date(filling, date, words).map(Value::Date),
            Answer::Number { .. } => None,
            _ => Some(self.names.value(filling)),
        };
        let read = || match names::quantity(filling, words)? {
            Quantity::Date(date) => Some(Value::Date(date)),
            Quantity::Number(number) => Some(year_or_number(&asked.blank.answer, number)),
        };
        shown
            .or_else(read)
            .unwrap_or_else(|| Value::Text(filling.to_owned()))
    }

    fn judge_filling(&self, asked: &Asked, claim: &str) -> Option<Said> {
        let with_gap = names::statement(self.facts, asked.fact, &asked.blank.id);
        let filling = names::filling(claim, &with_gap)?;
        let value = self.filled(asked, &filling);
        let (flaw, why) = self.objection(asked, &value)?;
        Some((flaw, format!("`{filling}` {why}")))
    }
}

/// The date that is shown as a text, and known as precisely as another. What a reader types is read more strictly: of a
/// year below 100, or without the full stop of its era, it could not be said what is meant.
fn shown_date(text: &str, like: Date, words: &Words) -> Option<Date> {
    let text = text.trim_end_matches('.');
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    let numbers = numbers.filter_map(|digits| digits.parse::<i16>().ok());
    let years = numbers.flat_map(|number| [number, 1 - number]);
    let dates = years.flat_map(|year| match like.precision() {
        Precision::Year => Date::from_year(year).into_iter().collect(),
        Precision::Month => (1..=12)
            .filter_map(|month| Date::from_month(year, month))
            .collect(),
        Precision::Day => (1..=12)
            .flat_map(|month| (1..=31).map(move |day| (month, day)))
            .filter_map(|(month, day)| Date::from_day(year, month, day))
            .collect::<Vec<_>>(),
    });
    let mut dates = dates;
    dates.find(|date| words.date(*date).trim_end_matches('.') == text)
}

/// A bare number where a date is asked is a year.
fn year_or_number(answer: &Answer, number: Decimal) -> Value {
    let year = || {
        i16::try_from(number.mantissa())
            .ok()
            .and_then(Date::from_year)
    };
    match answer {
        Answer::Date { .. } => year().map_or(Value::Number(number), Value::Date),
        _ => Value::Number(number),
    }
}

#[cfg(test)]
mod tests;
