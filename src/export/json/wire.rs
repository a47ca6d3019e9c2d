//! The shape of the JSON, field by field in its order, and what it means as a quiz.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::{FORMAT, Flaw};
use crate::date::Date;
use crate::quiz::{self, Choices, Form, Quantity, Selection, Sequence};
use crate::words;

/// How many flaws are shown at once.
const FLAWS: usize = 100;

/// What is read first, since all else depends on it.
#[derive(Deserialize)]
pub(super) struct Head {
    #[serde(default)]
    pub format: Option<u64>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Quiz<'a> {
    format: u32,
    #[serde(default)]
    id: Cow<'a, str>,
    title: Cow<'a, str>,
    #[serde(default = "english")]
    language: Cow<'a, str>,
    #[serde(default)]
    seed: Cow<'a, str>,
    #[serde(default)]
    code: Cow<'a, str>,
    #[serde(default)]
    source: Source<'a>,
    #[serde(default)]
    updated: Option<Cow<'a, str>>,
    questions: Vec<Question<'a>>,
}

#[derive(Default, Serialize, Deserialize)]
struct Source<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    publisher: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
struct Question<'a> {
    #[serde(default)]
    id: Cow<'a, str>,
    #[serde(default)]
    facts: Cow<'a, [String]>,
    #[serde(default)]
    kind: Cow<'a, str>,
    form: Cow<'a, str>,
    #[serde(default)]
    ordered: bool,
    stem: Cow<'a, str>,
    #[serde(default)]
    options: Vec<Choice<'a>>,
    #[serde(default)]
    answers: Cow<'a, [String]>,
    #[serde(default)]
    value: Option<Box<RawValue>>,
    #[serde(default)]
    accept: Cow<'a, [String]>,
    #[serde(default)]
    explanation: Cow<'a, str>,
    #[serde(default)]
    paragraph: Option<u32>,
    #[serde(default)]
    paragraphs: Option<Cow<'a, [u32]>>,
    #[serde(default)]
    care: Cow<'a, [String]>,
    #[serde(default)]
    tags: Cow<'a, [String]>,
}

#[derive(Serialize, Deserialize)]
struct Choice<'a> {
    text: Cow<'a, str>,
    #[serde(default)]
    value: Option<Box<RawValue>>,
    #[serde(default)]
    correct: Option<bool>,
    #[serde(default)]
    why: Option<Cow<'a, str>>,
}

fn english() -> Cow<'static, str> {
    "en".into()
}

fn borrowed(text: &Option<String>) -> Option<Cow<'_, str>> {
    text.as_deref().map(Cow::Borrowed)
}

fn owned(text: Option<Cow<'_, str>>) -> Option<String> {
    text.map(Cow::into_owned)
}

/// A date is a string, a number a number with all its digits: so the two are told apart.
fn raw(value: Quantity) -> Option<Box<RawValue>> {
    let json = match value {
        Quantity::Date(date) => format!("\"{date}\""),
        Quantity::Number(_) => value.to_string(),
    };
    RawValue::from_string(json).ok()
}

impl<'a> Quiz<'a> {
    /// A quiz as it is written.
    pub(super) fn of(quiz: &'a quiz::Quiz) -> Quiz<'a> {
        let source = &quiz.source;
        Quiz {
            format: FORMAT,
            id: (&quiz.id).into(),
            title: (&quiz.title).into(),
            language: (&quiz.language).into(),
            seed: (&quiz.seed).into(),
            code: (&quiz.code).into(),
            source: Source {
                name: borrowed(&source.name),
                by: borrowed(&source.by),
                publisher: borrowed(&source.publisher),
                published: source.published.map(|date| date.to_string().into()),
                url: borrowed(&source.url),
            },
            updated: quiz.updated.map(|date| date.to_string().into()),
            questions: quiz.questions.iter().map(Question::of).collect(),
        }
    }

    /// The quiz that was read.
    pub(super) fn into_quiz(self) -> Result<quiz::Quiz, Vec<Flaw>> {
        let mut flaws = Vec::new();
        let published = date_of("source.published", self.source.published, &mut flaws);
        let updated = date_of("updated", self.updated, &mut flaws);
        let words = words::of(&self.language);
        let mut questions = Vec::with_capacity(self.questions.len());
        for (i, question) in self.questions.into_iter().enumerate() {
            match question.into_question(words) {
                Ok(question) => questions.push(question),
                Err((field, message)) => flaws.push(Flaw {
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

fn date_of(place: &str, text: Option<Cow<'_, str>>, flaws: &mut Vec<Flaw>) -> Option<Date> {
    match Date::parse(&text?) {
        Ok(date) => Some(date),
        Err(error) => {
            flaws.push(Flaw {
                place: place.into(),
                message: error.to_string(),
            });
            None
        }
    }
}

/// A field, and what is wrong with it.
type Wrong = (&'static str, String);

impl<'a> Question<'a> {
    fn of(question: &'a quiz::Question) -> Question<'a> {
        let form = &question.form;
        let option = |(place, option): (usize, &'a quiz::Choice)| Choice {
            text: (&option.text).into(),
            value: option.value.and_then(raw),
            correct: form.correct(place),
            why: borrowed(&option.why),
        };
        Question {
            id: (&question.id).into(),
            facts: (&question.facts).into(),
            kind: (&question.kind).into(),
            form: form.name().into(),
            ordered: form.ordered(),
            stem: (&question.stem).into(),
            options: form.options().iter().enumerate().map(option).collect(),
            answers: match form {
                Form::Order(sequence) => in_order(sequence).into(),
                _ => (&question.answers).into(),
            },
            value: match form {
                Form::Date(date) => raw(Quantity::Date(*date)),
                Form::Number(number) => raw(Quantity::Number(*number)),
                _ => None,
            },
            accept: (&question.accept).into(),
            explanation: (&question.explanation).into(),
            paragraph: question.paragraphs.first().copied(),
            paragraphs: Some((&question.paragraphs).into()),
            care: (&question.care).into(),
            tags: (&question.tags).into(),
        }
    }

    fn into_question(self, words: &words::Words) -> Result<quiz::Question, Wrong> {
        let form = self.form()?;
        let answers = match (self.answers.is_empty(), &form) {
            (false, _) => self.answers.into_owned(),
            (true, Form::Date(date)) => vec![words.date(*date)],
            (true, Form::Number(number)) => vec![words.number(*number)],
            (true, _) => (form.options().iter().enumerate())
                .filter(|&(place, _)| form.correct(place) == Some(true))
                .map(|(_, option)| option.text.clone())
                .collect(),
        };
        let paragraphs = match self.paragraphs {
            Some(all) => all.into_owned(),
            None => self.paragraph.into_iter().collect(),
        };
        Ok(quiz::Question {
            id: self.id.into_owned(),
            facts: self.facts.into_owned(),
            kind: self.kind.into_owned(),
            stem: self.stem.into_owned(),
            form,
            answers,
            accept: self.accept.into_owned(),
            explanation: self.explanation.into_owned(),
            paragraphs,
            care: self.care.into_owned(),
            tags: self.tags.into_owned(),
        })
    }

    fn form(&self) -> Result<Form, Wrong> {
        match &*self.form {
            "choice" => Ok(Form::Choice(self.choices(self.ordered)?)),
            "true-false" => Ok(Form::TrueFalse(self.choices(true)?)),
            "select" => self.selection().map(Form::Select),
            "order" => self.sequence().map(Form::Order),
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

    fn choices(&self, ordered: bool) -> Result<Choices, Wrong> {
        let options = self.options()?;
        let unkeyed = || ("options", "exactly one option must be `correct`".into());
        match *self.marked() {
            [key] => Choices::new(options, key, ordered).ok_or_else(unkeyed),
            _ => Err(unkeyed()),
        }
    }

    fn selection(&self) -> Result<Selection, Wrong> {
        Selection::new(self.options()?, self.marked()).ok_or_else(|| {
            (
                "options",
                "some options must be `correct` and some not".into(),
            )
        })
    }

    /// The order is that of the answers.
    fn sequence(&self) -> Result<Sequence, Wrong> {
        let items = self.options()?;
        let places: BTreeMap<&str, usize> = (items.iter().enumerate())
            .map(|(at, item)| (&*item.text, at))
            .collect();
        let order: Vec<usize> = (self.answers.iter())
            .filter_map(|answer| places.get(answer.as_str()).copied())
            .collect();
        let whole = order.len() == self.answers.len();
        let sequence = whole.then(|| Sequence::new(items.clone(), order)).flatten();
        sequence.ok_or_else(|| {
            (
                "answers",
                "these are not the options in another order".into(),
            )
        })
    }

    /// Two options or more, distinct.
    fn options(&self) -> Result<Vec<quiz::Choice>, Wrong> {
        let options: Vec<quiz::Choice> = self.options.iter().map(Choice::to_choice).collect();
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

    /// The places of the options that are marked as right.
    fn marked(&self) -> Vec<usize> {
        let marked =
            |(place, option): (usize, &Choice)| (option.correct == Some(true)).then_some(place);
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

fn in_order(sequence: &Sequence) -> Vec<String> {
    let item = |&place: &usize| sequence.items().get(place).map(|item| item.text.clone());
    sequence.order().iter().filter_map(item).collect()
}

impl Choice<'_> {
    fn to_choice(&self) -> quiz::Choice {
        let value = self.value.as_deref().and_then(|value| {
            let text = plain(value);
            let date = as_date(&text).filter(|_| value.get().starts_with('"'));
            let number = || as_number(&text).map(Quantity::Number);
            date.map(Quantity::Date).or_else(number)
        });
        quiz::Choice {
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
