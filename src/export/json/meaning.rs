//! What the JSON means as a quiz, or every reason why it means none.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::value::RawValue;

use super::JsonProblem;
use super::wire::{AnswerOption, Question, Quiz};
use crate::date::{Date, DateError};
use crate::lang;
use crate::moment::Moment;
use crate::quiz::{self, Form, MultipleChoice, Ordering, Quantity, SingleChoice};

/// How many flaws are shown at once.
const FLAWS: usize = 100;

impl Quiz<'_> {
    /// The quiz that was read.
    pub(super) fn into_quiz(self) -> Result<quiz::Quiz, Vec<JsonProblem>> {
        let mut flaws = Vec::new();
        let published = read_as(
            "source.published",
            self.source.published,
            Date::parse,
            &mut flaws,
        );
        let updated = read_as("updated", self.updated, Moment::parse, &mut flaws);
        let words = lang::of(&self.language);
        let mut questions = Vec::with_capacity(self.questions.len());
        for (i, question) in self.questions.into_iter().enumerate() {
            match question.into_question(words) {
                Ok(question) => questions.push(question),
                Err((field, message)) => flaws.push(JsonProblem {
                    place: format!("questions[{i}].{field}"),
                    message,
                }),
            }
            if flaws.len() >= FLAWS {
                break;
            }
        }
        if !flaws.is_empty() {
            return Err(flaws);
        }
        Ok(quiz::Quiz {
            id: self.id.into_owned(),
            title: self.title.into_owned(),
            language: self.language.into_owned(),
            source: quiz::Citation {
                name: owned(self.source.name),
                by: owned(self.source.by),
                publisher: owned(self.source.publisher),
                published,
                url: owned(self.source.url),
            },
            updated,
            seed: self.seed.into_owned(),
            code: self.code.into_owned(),
            questions,
            notes: Vec::new(),
        })
    }
}

fn read_as<T>(
    place: &str,
    text: Option<Cow<'_, str>>,
    parse: fn(&str) -> Result<T, DateError>,
    flaws: &mut Vec<JsonProblem>,
) -> Option<T> {
    match parse(&text?) {
        Ok(date) => Some(date),
        Err(error) => {
            flaws.push(JsonProblem {
                place: place.into(),
                message: error.to_string(),
            });
            None
        }
    }
}

/// A field, and what is wrong with it.
type Wrong = (&'static str, String);

impl Question<'_> {
    fn into_question(self, words: &lang::Words) -> Result<quiz::Question, Wrong> {
        let form = self.form()?;
        let answers = match (self.answers.is_empty(), &form) {
            (false, _) => self.answers.into_owned(),
            (true, Form::Date(date)) => vec![words.date(*date)],
            (true, Form::Number(number)) => vec![words.number(*number)],
            (true, _) => (form.options().iter().enumerate())
                .filter(|&(position, _)| form.correct(position) == Some(true))
                .map(|(_, option)| option.text.clone())
                .collect(),
        };
        let example = self.example.as_deref().map(Date::parse).transpose();
        let example = example.map_err(|error| ("example", error.to_string()))?;
        let paragraphs = match self.paragraphs {
            Some(all) => all.into_owned(),
            None => self.paragraph.into_iter().collect(),
        };
        Ok(quiz::Question {
            id: self.id.into_owned().into(),
            facts: self.facts.into_owned(),
            kind: self.kind.into_owned(),
            stem: self.stem.into_owned(),
            form,
            answers,
            accept: self.accept.into_owned(),
            example,
            unit: owned(self.unit),
            tolerance: (self.tolerance.as_deref())
                .and_then(|tolerance| as_number(&plain(tolerance)))
                .filter(Decimal::is_sign_positive)
                .unwrap_or_default(),
            explanation: self.explanation.into_owned(),
            paragraphs,
            care: self.care.into_owned(),
            tags: self.tags.into_owned(),
        })
    }

    fn form(&self) -> Result<Form, Wrong> {
        match &*self.form {
            "choice" => Ok(Form::SingleChoice(self.choices(self.ordered)?)),
            "true-false" => Ok(Form::TrueFalse(self.choices(true)?)),
            "select" => self.selection().map(Form::MultipleChoice),
            "order" => self.sequence().map(Form::Ordering),
            "date" => self
                .written(as_date)
                .map(Form::Date)
                .ok_or_else(|| ("value", "no ISO date such as `1989-02-15`".into())),
            "number" => self
                .written(as_number)
                .map(Form::Number)
                .ok_or_else(|| ("value", "no decimal number such as `21.5`".into())),
            other => {
                let [names @ .., last] = quiz::FORMS;
                let names = names.map(|name| format!("`{name}`")).join(", ");
                Err((
                    "form",
                    format!("no form is called `{other}`; help: {names} or `{last}`"),
                ))
            }
        }
    }

    fn choices(&self, ordered: bool) -> Result<SingleChoice, Wrong> {
        let options = self.options()?;
        let unkeyed = || ("options", "exactly one option must be `correct`".into());
        match *self.marked() {
            [key] => SingleChoice::new(options, key, ordered).ok_or_else(unkeyed),
            _ => Err(unkeyed()),
        }
    }

    fn selection(&self) -> Result<MultipleChoice, Wrong> {
        MultipleChoice::new(self.options()?, self.marked()).ok_or_else(|| {
            (
                "options",
                "some options must be `correct` and some not".into(),
            )
        })
    }

    /// The order is that of the answers.
    fn sequence(&self) -> Result<Ordering, Wrong> {
        let items = self.options()?;
        let positions: BTreeMap<&str, usize> = (items.iter().enumerate())
            .map(|(at, item)| (&*item.text, at))
            .collect();
        let order: Vec<usize> = (self.answers.iter())
            .filter_map(|answer| positions.get(answer.as_str()).copied())
            .collect();
        let whole = order.len() == self.answers.len();
        let sequence = whole.then(|| Ordering::new(items.clone(), order)).flatten();
        sequence.ok_or_else(|| {
            (
                "answers",
                "these are not the options in another order".into(),
            )
        })
    }

    /// Two options or more, distinct.
    fn options(&self) -> Result<Vec<quiz::AnswerOption>, Wrong> {
        let options: Vec<quiz::AnswerOption> =
            self.options.iter().map(AnswerOption::to_choice).collect();
        if options.len() < 2 {
            return Err((
                "options",
                "a question of this form has two options or more".into(),
            ));
        }
        let mut texts: Vec<&str> = options.iter().map(|option| &*option.text).collect();
        texts.sort_unstable();
        texts.dedup();
        if texts.len() < options.len() {
            return Err(("options", "two options look the same".into()));
        }
        Ok(options)
    }

    /// The positions of the options that are marked as right.
    fn marked(&self) -> Vec<usize> {
        let marked = |(position, option): (usize, &AnswerOption)| {
            (option.correct == Some(true)).then_some(position)
        };
        self.options.iter().enumerate().filter_map(marked).collect()
    }

    /// The value of a written answer: its own field, or the first accepted spelling that is one.
    fn written<T>(&self, read: fn(&str) -> Option<T>) -> Option<T> {
        match &self.value {
            Some(value) => read(&plain(value)),
            None => self
                .accept
                .iter()
                .chain(self.answers.iter())
                .find_map(|text| read(text)),
        }
    }
}

impl AnswerOption<'_> {
    fn to_choice(&self) -> quiz::AnswerOption {
        let value = self.value.as_deref().and_then(|value| {
            let text = plain(value);
            let date = as_date(&text).filter(|_| value.get().starts_with('"'));
            let number = || as_number(&text).map(Quantity::Number);
            date.map(Quantity::Date).or_else(number)
        });
        quiz::AnswerOption {
            text: self.text.clone().into_owned(),
            value,
            why: self.why.clone().map(Cow::into_owned),
        }
    }
}

/// A string without its quotes; anything else as it is.
fn plain(value: &RawValue) -> String {
    serde_json::from_str(value.get()).unwrap_or_else(|_| value.get().to_owned())
}

fn as_date(text: &str) -> Option<Date> {
    Date::parse(text).ok()
}

fn as_number(text: &str) -> Option<Decimal> {
    let exact = Decimal::from_str_exact(text).ok();
    exact.or_else(|| Decimal::from_scientific(text).ok())
}

fn owned(text: Option<Cow<'_, str>>) -> Option<String> {
    text.map(Cow::into_owned)
}
