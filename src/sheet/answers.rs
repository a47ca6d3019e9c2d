//! The answer sheet: a page of circles and boxes beside the numbers of the questions, with what a scanner needs.
//!
//! Nothing here reads which option is right, unless it is asked to fill in a sheet for the key.

use super::qr::{Qr, qr};
use super::worksheet::{Field, written_fields};
use super::{Layout, Paper, Print, SheetCopy};
use crate::answer_key;
use crate::code::{Digest, SheetCode};
use crate::instructions;
use crate::lang::Words;
use crate::quiz::{Form, Question, Quiz};
use crate::sanitize::letter;

/// One page of an answer sheet, as `templates/answer-sheet.html` takes it.
pub(super) struct AnswerSheet<'a> {
    /// The name of its pages, where they have a foot of their own.
    pub named: Option<usize>,
    /// What it is called.
    pub kind: &'static str,
    pub label: &'a str,
    pub title: &'a str,
    pub name: &'a str,
    pub class: &'a str,
    /// Whether it shows the right answers.
    pub is_filled_in: bool,
    /// How it is filled in.
    pub note: String,
    /// Whether there is a grid for the learner's number.
    pub student_number: bool,
    pub qr: Option<Qr>,
    /// Its code and which of its pages it is; empty on a key.
    pub code: String,
    /// The number of its first question.
    pub first: usize,
    pub rows: Vec<Row>,
}

/// The answer to one question.
pub(super) struct Row {
    pub number: usize,
    pub marks: Marks,
}

/// Where it is marked.
pub(super) enum Marks {
    Bubbles {
        class: &'static str,
        bubbles: Vec<Bubble>,
    },
    /// Letters, each with the number that belongs in its box.
    Numbers(Vec<(String, String)>),
    Written {
        fields: Vec<Field>,
        answer: String,
    },
}

/// The mark of an option.
pub(super) struct Bubble {
    pub letter: String,
    pub filled: bool,
}

/// What stands on a sheet before it is handed out, or once it is filled in rightly.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Blank(Digest),
    Right,
}

/// `page 2 of 3`.
fn page_of(page: u32, count: usize, words: &Words) -> String {
    let said = words.sheet.page_of;
    said.replace("{page}", &page.to_string())
        .replace("{pages}", &count.to_string())
}

/// The pages that the answers to a version take.
pub(super) fn answer_sheets<'a>(
    quiz: &'a Quiz,
    copy: &'a SheetCopy,
    layout: &Layout,
    named: Option<usize>,
    kind: &'static str,
    state: State,
    words: &Words,
) -> Vec<AnswerSheet<'a>> {
    let digest = match state {
        State::Blank(digest) => Some(digest),
        State::Right => None,
    };
    let count = quiz.questions.len().div_ceil(capacity(layout));
    let rows: Vec<Row> = (1..)
        .zip(&quiz.questions)
        .map(|(number, question)| row(number, question, state, words))
        .collect();
    let (name, class) = match &copy.person {
        Some(person) => (
            person.name.as_str(),
            person.class.as_deref().unwrap_or_default(),
        ),
        None => ("", ""),
    };
    let mut pages = Vec::new();
    let mut rows = rows.into_iter().peekable();
    while let Some(first) = rows.peek().map(|row| row.number) {
        let page = pages.len() as u32 + 1;
        let code = digest.and_then(|digest| SheetCode::new(digest, copy.number, page));
        let (qr, code) = match code.map(|code| code.to_string()) {
            Some(code) => (
                qr(&code),
                format!("{code} · {}", page_of(page, count, words)),
            ),
            None => (None, String::new()),
        };
        pages.push(AnswerSheet {
            named,
            kind,
            label: &copy.label,
            title: &quiz.title,
            name,
            class,
            is_filled_in: state == State::Right,
            note: instructions::how_to_fill_in(&quiz.questions, &words.sheet),
            student_number: copy.person.is_none() && digest.is_some(),
            qr,
            code,
            first,
            rows: rows.by_ref().take(capacity(layout)).collect(),
        });
    }
    pages
}

/// How many answers a page takes: two columns of rows, and one in large print.
fn capacity(layout: &Layout) -> usize {
    match (layout.print, layout.paper) {
        (Print::Large, Paper::A4) => 11,
        (Print::Large, Paper::Letter) => 10,
        (_, Paper::A4) => 34,
        (_, Paper::Letter) => 32,
    }
}

fn row(number: usize, question: &Question, state: State, words: &Words) -> Row {
    let bubbles = |class| Marks::Bubbles {
        class,
        bubbles: (0..question.form.options().len())
            .map(|at| Bubble {
                letter: letter(at),
                filled: state == State::Right && question.form.correct(at) == Some(true),
            })
            .collect(),
    };
    let marks = match &question.form {
        Form::SingleChoice(_) | Form::TrueFalse(_) => bubbles("bubble"),
        Form::MultipleChoice(_) => bubbles("square"),
        Form::Ordering(sequence) => {
            let number = |at: usize| match state {
                State::Blank(_) => String::new(),
                State::Right => sequence
                    .order()
                    .iter()
                    .position(|&place| place == at)
                    .map_or(String::new(), |place| (place + 1).to_string()),
            };
            let boxes = (0..sequence.items().len()).map(|at| (letter(at), number(at)));
            Marks::Numbers(boxes.collect())
        }
        Form::Date(_) | Form::Number(_) => Marks::Written {
            fields: written_fields(&question.form, words),
            answer: match state {
                State::Blank(_) => String::new(),
                State::Right => answer_key::brief(question, words),
            },
        },
    };
    Row { number, marks }
}
