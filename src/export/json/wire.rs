//! The shape of the JSON, field by field in its order. What it means is the work of [`super::meaning`].

use std::borrow::Cow;

use serde::ser::SerializeSeq as _;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::value::RawValue;

use super::FORMAT;
use crate::lang::{self, Words};
use crate::quiz::{self, Form, Ordering, Quantity, Questions};
use crate::sheet::digest;
use crate::typed;

/// What is read first, since all else depends on it.
#[derive(Deserialize)]
pub(super) struct Head {
    #[serde(default)]
    pub format: Option<u64>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Quiz<'a, Q = Vec<Question<'a>>> {
    pub format: u32,
    #[serde(default)]
    pub id: Cow<'a, str>,
    pub title: Cow<'a, str>,
    #[serde(default = "english")]
    pub language: Cow<'a, str>,
    #[serde(default)]
    pub seed: Cow<'a, str>,
    #[serde(default)]
    pub code: Cow<'a, str>,
    /// As learners see it; it is not read, since the quiz says it.
    #[serde(default, skip_deserializing)]
    pub digest: String,
    #[serde(default)]
    pub source: Source<'a>,
    #[serde(default)]
    pub updated: Option<Cow<'a, str>>,
    pub questions: Q,
}

/// Questions of a quiz, each put in its shape when it is written.
pub(super) struct Shaped<'a>(&'a dyn Questions, &'static Words);

impl Serialize for Shaped<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Shaped(quiz, words) = self;
        let mut written = serializer.serialize_seq(Some(quiz.count()))?;
        for question in quiz.each() {
            written.serialize_element(&Question::of(&question, words))?;
        }
        written.end()
    }
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Source<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Cow<'a, str>>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Question<'a> {
    #[serde(default)]
    pub id: Cow<'a, str>,
    #[serde(default)]
    pub facts: Cow<'a, [String]>,
    #[serde(default)]
    pub kind: Cow<'a, str>,
    pub form: Cow<'a, str>,
    #[serde(default)]
    pub ordered: bool,
    pub stem: Cow<'a, str>,
    #[serde(default)]
    pub options: Vec<AnswerOption<'a>>,
    #[serde(default)]
    pub answers: Cow<'a, [String]>,
    #[serde(default)]
    pub value: Option<Box<RawValue>>,
    #[serde(default)]
    pub accept: Cow<'a, [String]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<Box<RawValue>>,
    /// What a typed answer looks like. It is written, and not read: it follows from the rest.
    #[serde(default, skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Cow<'static, str>>,
    /// Every usual spelling of a typed answer that is right. It is written, and not read: it follows from the rest.
    #[serde(default, skip_deserializing, skip_serializing_if = "Vec::is_empty")]
    pub spellings: Vec<String>,
    #[serde(default)]
    pub explanation: Cow<'a, str>,
    #[serde(default)]
    pub paragraph: Option<u32>,
    #[serde(default)]
    pub paragraphs: Option<Cow<'a, [u32]>>,
    #[serde(default)]
    pub care: Cow<'a, [String]>,
    #[serde(default)]
    pub tags: Cow<'a, [String]>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct AnswerOption<'a> {
    pub text: Cow<'a, str>,
    #[serde(default)]
    pub value: Option<Box<RawValue>>,
    #[serde(default)]
    pub correct: Option<bool>,
    #[serde(default)]
    pub why: Option<Cow<'a, str>>,
}

fn english() -> Cow<'static, str> {
    "en".into()
}

fn borrowed(text: &Option<String>) -> Option<Cow<'_, str>> {
    text.as_deref().map(Cow::Borrowed)
}

/// A date is a string, a number a number with all its digits: so the two are told apart.
fn raw(value: Quantity) -> Option<Box<RawValue>> {
    let json = match value {
        Quantity::Date(date) => format!("\"{date}\""),
        Quantity::Number(_) => value.to_string(),
    };
    RawValue::from_string(json).ok()
}

impl<'a> Quiz<'a, Shaped<'a>> {
    /// A quiz as it is written.
    pub(super) fn of(questions: &'a dyn Questions) -> Self {
        let quiz = questions.head();
        let source = &quiz.source;
        Quiz {
            format: FORMAT,
            id: (&quiz.id).into(),
            title: (&quiz.title).into(),
            language: (&quiz.language).into(),
            seed: (&quiz.seed).into(),
            code: (&quiz.code).into(),
            digest: digest::of_quiz(questions).to_string(),
            source: Source {
                name: borrowed(&source.name),
                by: borrowed(&source.by),
                publisher: borrowed(&source.publisher),
                published: source.published.map(|date| date.to_string().into()),
                url: borrowed(&source.url),
            },
            updated: quiz.updated.map(|date| date.to_string().into()),
            questions: Shaped(questions, lang::of(&quiz.language)),
        }
    }
}

impl<'a> Question<'a> {
    fn of(question: &'a quiz::Question, words: &Words) -> Question<'a> {
        let form = &question.form;
        let option = |(position, option): (usize, &'a quiz::AnswerOption)| AnswerOption {
            text: (&option.text).into(),
            value: option.value.and_then(raw),
            correct: form.correct(position),
            why: borrowed(&option.why),
        };
        Question {
            id: question.id.as_str().into(),
            facts: (&question.facts).into(),
            kind: (&question.kind).into(),
            form: form.name().into(),
            ordered: form.ordered(),
            stem: (&question.stem).into(),
            options: form.options().iter().enumerate().map(option).collect(),
            answers: match form {
                Form::Ordering(sequence) => in_order(sequence).into(),
                _ => (&question.answers).into(),
            },
            value: match form {
                Form::Date(date) => raw(Quantity::Date(*date)),
                Form::Number(number) => raw(Quantity::Number(*number)),
                _ => None,
            },
            accept: (&question.accept).into(),
            unit: borrowed(&question.unit),
            tolerance: (!question.tolerance.is_zero())
                .then(|| raw(Quantity::Number(question.tolerance)))
                .flatten(),
            hint: typed::hint(question, words),
            spellings: typed::spellings(question, words),
            explanation: (&question.explanation).into(),
            paragraph: question.paragraphs.first().copied(),
            paragraphs: Some((&question.paragraphs).into()),
            care: (&question.care).into(),
            tags: (&question.tags).into(),
        }
    }
}

fn in_order(sequence: &Ordering) -> Vec<String> {
    let item = |&position: &usize| sequence.items().get(position).map(|item| item.text.clone());
    sequence.order().iter().filter_map(item).collect()
}
