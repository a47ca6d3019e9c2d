//! The worksheet as `templates/sheet.html` takes it.
//!
//! Nothing here reads which option is right, nor what is told after an answer.

use std::io;

use askama::Template;

use super::fields::{Field, written_fields};
use super::page::TAIL;
use super::page::{Named, Page, cut};
use super::space::{Opening, Space};
use super::{Answers, Article, Job, Layout, Original, answers};
use crate::code::Digest;
use crate::generate::version;
use crate::html::write_part;
use crate::instructions;
use crate::lang::{SheetWords, Words};
use crate::quiz::{AnswerOption, Form, Question, Quiz};

/// What stands before the copies.
#[derive(Template)]
#[template(path = "sheet.html")]
struct Head<'a> {
    page: Page<'a>,
    title: &'a str,
    answer_sheets: bool,
}

#[derive(Template)]
#[template(path = "copy.html")]
struct Worksheet<'a> {
    /// The name of its pages, where they have a foot of their own.
    named: Option<usize>,
    title: &'a str,
    label: &'a str,
    name: &'a str,
    class: &'a str,
    article: Option<&'a Article>,
    code: String,
    /// How to answer, and how it is scored.
    told: String,
    count: usize,
    parts: Vec<Questions<'a>>,
    words: &'static SheetWords,
}

/// Questions that follow one another.
struct Questions<'a> {
    /// Whether they begin a page.
    new_page: bool,
    /// Whether they are kept together.
    kept: bool,
    /// The number of the first one.
    first: usize,
    items: Vec<Item<'a>>,
}

/// A question as it is asked.
struct Item<'a> {
    number: usize,
    stem: &'a str,
    area: Area<'a>,
}

/// Where it is answered.
enum Area<'a> {
    Options {
        /// The class of the list: what stands before each option.
        marks: &'static str,
        /// How many stand side by side.
        across: usize,
        options: &'a [AnswerOption],
    },
    Boxes(Vec<Field>),
    Elsewhere,
}

/// What is written of a job.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Worksheets,
    /// Behind them the answer sheets of all copies.
    Everything,
}

/// Writes worksheets, one at a time, and what is to stand behind them.
pub(super) fn write(
    job: &Job,
    digest: Digest,
    originals: &[Original],
    extent: Extent,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let told = told(job, job.quiz);
    let forms: Vec<(&str, &Form)> = job.quiz.questions.iter().map(asked).collect();
    let space = Space::of_sheet(&job.layout, &opening(job, &told), &forms);
    let head = Head {
        page: page(job, digest, originals, &space),
        title: &job.quiz.title,
        answer_sheets: extent == Extent::Everything,
    };
    write_part(&head, out)?;
    for (position, original) in originals.iter().enumerate() {
        let named = (originals.len() > 1).then_some(position);
        let quiz = version(job.quiz, original.copy.version);
        let code = original.code(digest);
        write_part(
            &Worksheet::new(job, original, code, named, &quiz, &space),
            out,
        )?;
    }
    if extent == Extent::Everything {
        answers::write_all(job, digest, out)?;
    }
    out.write_all(TAIL)
}

fn asked(question: &Question) -> (&str, &Form) {
    (&question.stem, &question.form)
}

/// How to answer, and how it is scored.
fn told(job: &Job, quiz: &Quiz) -> String {
    let words = &job.words.sheet;
    let elsewhere = (job.layout.answers != Answers::Inline).then_some(words.on_answer_sheet);
    let answer = instructions::how_to_answer(quiz, elsewhere, words);
    let scored = instructions::how_it_is_scored(quiz, words);
    // Of a quiz without a source and without questions there is nothing to say but how it is scored.
    let told = [answer, scored];
    let told = told.iter().filter(|text| !text.is_empty());
    told.map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn opening<'a>(job: &Job<'a>, told: &'a str) -> Opening<'a> {
    Opening {
        title: &job.quiz.title,
        told,
        paragraphs: job
            .article
            .map_or(&[], |article| article.paragraphs.as_slice()),
    }
}

/// The questions of a copy, in parts.
fn parts<'a>(job: &Job, quiz: &'a Quiz, space: &Space, told: &str) -> Vec<Questions<'a>> {
    let asked = quiz.questions.iter().map(asked);
    let heights: Vec<f32> = asked
        .map(|(stem, form)| space.question(stem, form))
        .collect();
    let mut items: Vec<Item> = (1..)
        .zip(&quiz.questions)
        .map(|(number, question)| Item {
            number,
            stem: &question.stem,
            area: area(question, &job.layout, space, job.words),
        })
        .collect();
    // From the last part to the first, as each takes what is left behind its first question.
    let cuts = space.parts(space.opening(&opening(job, told)), &heights);
    let mut parts: Vec<Questions> = Vec::with_capacity(cuts.len() + 1);
    for cut in cuts.iter().rev() {
        parts.push(Questions {
            new_page: !cut.kept,
            kept: cut.kept,
            first: cut.at + 1,
            items: items.split_off(cut.at),
        });
    }
    parts.push(Questions {
        new_page: false,
        kept: false,
        first: 1,
        items,
    });
    parts.reverse();
    parts
}

/// The frame: where there are several copies, each has pages with a foot of their own.
fn page<'a>(job: &Job<'a>, digest: Digest, originals: &[Original], space: &Space) -> Page<'a> {
    let foot = |original: &Original| {
        let copy = &original.copy;
        // A mark of direction keeps the code in its order behind a name that runs from right to left.
        let name = copy.person.as_ref();
        let name = name.map(|person| format!("{}\u{200e}", cut(&person.name, 24)));
        let parts = [
            Some(copy.label.clone()).filter(|label| !label.is_empty()),
            name,
            Some(original.code(digest)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    match originals {
        [original] => Page::new(
            job.quiz,
            &job.layout,
            space.setting,
            job.words,
            &foot(original),
        ),
        originals => {
            let named = originals
                .iter()
                .enumerate()
                .map(|(position, original)| Named::new(position, foot(original), job.words));
            Page {
                named: named.collect(),
                ..Page::new(job.quiz, &job.layout, space.setting, job.words, "")
            }
        }
    }
}

impl<'a> Worksheet<'a> {
    fn new(
        job: &Job<'a>,
        original: &'a Original,
        code: String,
        named: Option<usize>,
        quiz: &'a Quiz,
        space: &Space,
    ) -> Worksheet<'a> {
        let copy = &original.copy;
        let words = &job.words.sheet;
        let told = told(job, quiz);
        let person = copy.person.as_ref();
        Worksheet {
            named,
            title: &quiz.title,
            label: &copy.label,
            name: person.map_or("", |person| &person.name),
            class: person
                .and_then(|person| person.class.as_deref())
                .unwrap_or(""),
            article: job.article,
            code,
            count: quiz.questions.len(),
            parts: parts(job, quiz, space, &told),
            told,
            words,
        }
    }
}

fn area<'a>(question: &'a Question, layout: &Layout, space: &Space, words: &Words) -> Area<'a> {
    let form = &question.form;
    let elsewhere = layout.answers == Answers::Sheet;
    let list = |marks| Area::Options {
        marks: if elsewhere { "letters" } else { marks },
        across: space.across(form),
        options: form.options(),
    };
    match form {
        Form::SingleChoice(_) | Form::TrueFalse(_) => list("circles"),
        Form::MultipleChoice(_) => list("squares"),
        Form::Ordering(_) => list("numbers"),
        Form::Date(_) | Form::Number(_) if elsewhere => Area::Elsewhere,
        Form::Date(_) | Form::Number(_) => Area::Boxes(written_fields(question, words)),
    }
}
