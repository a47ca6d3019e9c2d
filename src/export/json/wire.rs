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

/// A quiz as data: `quizpress export --to json` writes it, and `quizpress check --quiz` reads it.
#[derive(Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "quiz")
)]
pub(super) struct Quiz<'a, Q = Vec<Question<'a>>> {
    /// The version of this contract, 1.
    #[cfg_attr(feature = "schema", schemars(extend("const" = FORMAT)))]
    pub format: u32,
    /// The bank; the ids of questions are unique within it.
    #[serde(default)]
    pub id: Cow<'a, str>,
    /// A neutral topic, to be shown before the questions.
    pub title: Cow<'a, str>,
    /// The language of all texts, as BCP 47; `en` unless said.
    #[serde(default = "english")]
    pub language: Cow<'a, str>,
    /// What the quiz was drawn with.
    #[serde(default)]
    pub seed: Cow<'a, str>,
    /// Seed, bank, quiz and recipe: with the bank it makes the quiz again.
    #[serde(default)]
    pub code: Cow<'a, str>,
    /// As learners see it; it is not read, since the quiz says it.
    #[serde(default, skip_deserializing)]
    #[cfg_attr(feature = "schema", schemars(!skip_deserializing))]
    pub digest: String,
    /// The article; it may answer questions, so it is shown after them.
    #[serde(default)]
    pub source: Source<'a>,
    /// When the bank was last changed, a date or a time in UTC; null where it does not say.
    #[serde(default)]
    pub updated: Option<Cow<'a, str>>,
    /// The questions, in order.
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

/// The article of a quiz.
#[derive(Default, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "source")
)]
pub(super) struct Source<'a> {
    /// The article's headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Cow<'a, str>>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Cow<'a, str>>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Cow<'a, str>>,
    /// When, as an ISO date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Cow<'a, str>>,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Cow<'a, str>>,
}

/// One question.
#[derive(Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "question")
)]
pub(super) struct Question<'a> {
    /// Bank aside its name for ever: `FACT/BLANK/KIND`.
    #[serde(default)]
    pub id: Cow<'a, str>,
    /// Ids of the facts that it is made from, the one that it is named after first.
    #[serde(default)]
    pub facts: Cow<'a, [String]>,
    /// How it was made.
    #[serde(default)]
    pub kind: Cow<'a, str>,
    /// How it is answered; `select` has all that apply.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = quiz::FORMS)))]
    pub form: Cow<'a, str>,
    /// Whether the options stand in an order of their own and must not be shuffled.
    #[serde(default)]
    pub ordered: bool,
    /// The question in words.
    pub stem: Cow<'a, str>,
    /// The options, in the order in which they are shown; empty for a date and a number.
    #[serde(default)]
    pub options: Vec<AnswerOption<'a>>,
    /// The right answers as shown, several for `select`; in their order for `order`.
    #[serde(default)]
    pub answers: Cow<'a, [String]>,
    /// Of a date or a number: the right answer as data, as in an option; else null.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value", extend("type" = ["string", "number", "null"])))]
    pub value: Option<Box<RawValue>>,
    /// Further spellings by the author that are right when typed.
    #[serde(default)]
    pub accept: Cow<'a, [String]>,
    /// Of a date: a day that shows how one is written, as ISO 8601 has it, and is no date of the bank; else absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Cow<'a, str>>,
    /// Of a number: what is counted, where the bank says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Cow<'a, str>>,
    /// Of a number: how far from `value` an answer may lie and still be right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value", extend("type" = ["number", "null"])))]
    pub tolerance: Option<Box<RawValue>>,
    /// What a typed answer looks like. It is written, and not read: it follows from the rest.
    #[serde(default, skip_deserializing, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(!skip_deserializing))]
    pub hint: Option<Cow<'static, str>>,
    /// Every usual spelling of a typed answer that is right. It is written, and not read: it follows from the rest.
    #[serde(default, skip_deserializing, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(!skip_deserializing))]
    pub spellings: Vec<String>,
    /// The fact, to be shown after the answer.
    #[serde(default)]
    pub explanation: Cow<'a, str>,
    /// The first paragraph of the article that says so, 0 being the headline; null where it is not known.
    #[serde(default)]
    pub paragraph: Option<u32>,
    /// All of them.
    #[serde(default)]
    pub paragraphs: Option<Cow<'a, [u32]>>,
    /// Why it wants care: `deaths`, `religion`, `rights`, `accusation`.
    #[serde(default)]
    pub care: Cow<'a, [String]>,
    /// The tags of its fact.
    #[serde(default)]
    pub tags: Cow<'a, [String]>,
}

/// One option of a question.
#[derive(Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "option")
)]
pub(super) struct AnswerOption<'a> {
    /// The option as shown.
    pub text: Cow<'a, str>,
    /// What it means: a date as a string (`1969-07-20`, `-0043` for 44 BC), a number as a number with all its digits; else null.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value", extend("type" = ["string", "number", "null"])))]
    pub value: Option<Box<RawValue>>,
    /// Whether it is right; null in an `order`.
    #[serde(default)]
    pub correct: Option<bool>,
    /// Why it is wrong, to be shown to who chose it; null where nothing is known.
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
            example: question.example.map(|day| day.to_string().into()),
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
