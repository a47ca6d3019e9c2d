//! The answer sheet: a page of circles and boxes beside the numbers of the questions, with what a scanner needs.
//!
//! Where each stands is the word of [`super::geometry`]; here it is drawn, in tenths of a millimetre. Nothing here reads
//! which option is right, unless it is asked to fill in a sheet for the key.

mod attributes;
mod draw;

use std::io;

use askama::Template;

use self::draw::{Drawing, drawings};
use super::copies::SheetCopy;
use super::geometry::{Area, Geometry, MARKS, Setting, Slot, geometry, slots};
use super::page::Page;
use super::page::TAIL;
use super::qr::{Qr, qr};
use super::{Answers, Job, Layout, setting};
use crate::code::{Digest, SheetCode};
use crate::generate::version;
use crate::html::direction;
use crate::html::write_part;
use crate::instructions;
use crate::lang::{SheetWords, Words};
use crate::quiz::{Form, Question, Quiz};

/// One page of an answer sheet, as `templates/answer-sheet.html` takes it.
pub(super) struct AnswerSheet<'a> {
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
    pub geometry: &'a Geometry,
    /// Where the names and the note stand.
    pub head: Area,
    pub told: Area,
    /// Whether there is a grid for the learner's number.
    pub student_number: bool,
    pub qr: Option<Qr>,
    /// Its code and which of its pages it is; on a key the digest.
    pub code: String,
    pub drawing: Drawing,
}

/// What stands on a sheet before it is handed out, or once it is filled in rightly.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// For the learner of a copy of the job with this digest.
    Blank(Digest),
    /// For the key of that job.
    Right(Digest),
}

/// The answer sheets of a job as a file of their own.
#[derive(Template)]
#[template(path = "answers.html")]
struct Head<'a> {
    page: Page<'a>,
    document: String,
}

/// One of its pages.
#[derive(Template)]
#[template(path = "key-sheet.html")]
pub(super) struct Sheet<'a> {
    pub sheet: AnswerSheet<'a>,
    pub words: &'static SheetWords,
}

/// Writes the answer sheets of all copies, in their order, and nothing else.
pub(super) fn write(job: &Job, digest: Digest, out: &mut dyn io::Write) -> io::Result<()> {
    let words = &job.words.sheet;
    let head = Head {
        page: Page::new(
            job.quiz,
            &job.layout,
            setting::of_key(&job.layout),
            job.words,
            "",
        ),
        document: words.answers_title.replace("{title}", &job.quiz.title),
    };
    write_part(&head, out)?;
    write_all(job, digest, out)?;
    out.write_all(TAIL)
}

/// Writes the pages alone.
pub(super) fn write_all(job: &Job, digest: Digest, out: &mut dyn io::Write) -> io::Result<()> {
    let words = &job.words.sheet;
    let geometry = job_geometry(job);
    for copy in job.copies {
        let quiz = version(job.quiz, copy.version);
        let kind = words.answer_sheet;
        let state = State::Blank(digest);
        for sheet in answer_sheets(&quiz, copy, &job.layout, &geometry, kind, state, job.words) {
            write_part(&Sheet { sheet, words }, out)?;
        }
    }
    Ok(())
}

/// The geometry of a job's answer sheets.
pub(crate) fn job_geometry(job: &Job) -> Geometry {
    geometry(of_layout(job.quiz, &job.layout))
}

fn of_layout(quiz: &Quiz, layout: &Layout) -> Setting {
    Setting::of(layout, direction(&quiz.language) == "rtl")
}

/// Where each question of a version is answered; nowhere where answers stand beside the questions alone.
pub(crate) fn question_slots(quiz: &Quiz, layout: &Layout) -> Vec<Option<Slot>> {
    let count = |question: &Question| question.form.options().len().div_ceil(MARKS).max(1);
    match layout.answers {
        Answers::Inline => vec![None; quiz.questions.len()],
        Answers::Sheet | Answers::Both => {
            let rows = quiz.questions.iter().map(count);
            let slots = slots(of_layout(quiz, layout), rows);
            slots.into_iter().map(Some).collect()
        }
    }
}

/// The pages that the answers to a version take.
pub(super) fn answer_sheets<'a>(
    quiz: &'a Quiz,
    copy: &'a SheetCopy,
    layout: &Layout,
    geometry: &'a Geometry,
    kind: &'static str,
    state: State,
    words: &Words,
) -> Vec<AnswerSheet<'a>> {
    let (digest, is_filled_in) = match state {
        State::Blank(digest) => (digest, false),
        State::Right(digest) => (digest, true),
    };
    let drawings = drawings(quiz, layout, geometry, state, words);
    let count = drawings.len();
    let person = copy.person.as_ref();
    let student_number = person.is_none() && !is_filled_in;
    let grid = student_number.then_some(&geometry.grid);
    let (head, told) = geometry.texts(of_layout(quiz, layout), grid);
    let sheet = |(page, drawing): (u32, Drawing)| {
        let code = SheetCode::new(digest, copy.number, page).filter(|_| !is_filled_in);
        let code = code.map(|code| code.to_string());
        AnswerSheet {
            kind,
            label: &copy.label,
            title: &quiz.title,
            name: person.map_or("", |person| &person.name),
            class: person
                .and_then(|person| person.class.as_deref())
                .unwrap_or_default(),
            is_filled_in,
            note: instructions::how_to_fill_in(&quiz.questions, &words.sheet),
            geometry,
            head,
            told,
            student_number,
            qr: code.as_deref().and_then(qr),
            code: match &code {
                Some(code) => format!("{code} · {}", page_of(page, count, words)),
                None => digest.of_all(),
            },
            drawing,
        }
    };
    (1..).zip(drawings).map(sheet).collect()
}

/// `page 2 of 3`.
fn page_of(page: u32, count: usize, words: &Words) -> String {
    let said = words.sheet.page_of;
    said.replace("{page}", &page.to_string())
        .replace("{pages}", &count.to_string())
}

/// Whether a question is answered by hand, and judged by the teacher's.
pub(super) fn is_judged(form: &Form) -> bool {
    matches!(form, Form::Ordering(_) | Form::Date(_) | Form::Number(_))
}
