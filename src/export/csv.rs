//! A spreadsheet, one row a question, as RFC 4180 has it: commas, quotes, CRLF; UTF-8 with a byte order mark,
//! without which Excel takes another encoding.

use std::io;

use super::xml::legal;
use super::{Exported, Options, key};
use crate::answer_key;
use crate::lang::{self, Words};
use crate::quiz::{Form, Question, Questions, Quiz};
use crate::sanitize::letter;
use crate::table::Writer;

/// The columns before those of the options.
const FIRST: [&str; 4] = ["id", "kind", "form", "question"];

/// The columns after those of the options.
const LAST: [&str; 8] = [
    "key",
    "answer",
    "also_right",
    "why_others_are_wrong",
    "explanation",
    "paragraphs",
    "care",
    "tags",
];

/// Writes a quiz as a spreadsheet.
pub(super) fn write(
    quiz: &dyn Questions,
    _: &Options,
    out: &mut dyn io::Write,
) -> io::Result<Exported> {
    let words = lang::of(&quiz.head().language);
    let options = quiz
        .each()
        .map(|question| question.form.options().len())
        .max()
        .unwrap_or(0);
    let mut table = Writer::marked();
    let names = (0..options).map(|position| format!("option_{}", letter(position).to_lowercase()));
    let head = FIRST
        .map(str::to_owned)
        .into_iter()
        .chain(names)
        .chain(LAST.map(str::to_owned));
    table.row(head);
    for question in quiz.each() {
        let cells = cells(quiz.head(), &question, options, words);
        table.row(cells.map(|cell| legal(&cell).into_owned()));
        out.write_all(table.text.as_bytes())?;
        table.text.clear();
    }
    out.write_all(table.text.as_bytes())?;
    Ok(Exported {
        count: quiz.count(),
        notes: table.guard.notes(),
    })
}

fn cells(
    quiz: &Quiz,
    question: &Question,
    options: usize,
    words: &Words,
) -> impl Iterator<Item = String> {
    let shown = question.form.options();
    let texts = shown
        .iter()
        .map(|option| option.text.clone())
        .collect::<Vec<_>>();
    let empty = vec![String::new(); options.saturating_sub(shown.len())];
    let keyed = match question.form {
        Form::Date(_) | Form::Number(_) => String::new(),
        _ => answer_key::brief(question, words),
    };
    let reasons = answer_key::reasons(question);
    let reasons: Vec<String> = reasons
        .iter()
        .map(|reason| format!("{}: {}", reason.letter, reason.why))
        .collect();
    let paragraphs: Vec<String> = question.paragraphs.iter().map(u32::to_string).collect();
    let first = [
        key::question(quiz, question),
        question.kind.clone(),
        question.form.name().to_owned(),
        answer_key::stem(question, " ", words).into_owned(),
    ];
    let last = [
        keyed,
        question.answers.join("; "),
        answer_key::also_right(question).join("; "),
        reasons.join("\n"),
        question.explanation.clone(),
        paragraphs.join(" "),
        question.care.join(" "),
        question.tags.join(" "),
    ];
    first.into_iter().chain(texts).chain(empty).chain(last)
}
