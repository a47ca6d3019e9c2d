//! The result of a quiz, for programs.

use serde::Serialize;

use super::{Outcome, QuizEnd, Record};
use crate::quiz::{Form, Question, Quiz};
use crate::sanitize::json_escaped;
use crate::typed::Answer;

#[derive(Serialize)]
struct Result<'a> {
    format: u32,
    quiz: &'a str,
    code: &'a str,
    finished: bool,
    score: usize,
    count: usize,
    questions: Vec<Answered<'a>>,
}

#[derive(Serialize)]
struct Answered<'a> {
    id: &'a str,
    answered: Option<Given<'a>>,
    right: bool,
    answers: &'a [String],
    flagged: bool,
}

/// One text, or the texts of all that were chosen.
#[derive(Serialize)]
#[serde(untagged)]
enum Given<'a> {
    One(&'a str),
    Several(&'a [String]),
}

/// The outcome as one JSON document: the quiz's code, the score, and for each question its id, what was
/// answered (`null` where nothing was) and whether that was right.
///
/// Hidden characters are escaped, so that it can be shown on a terminal.
///
/// # Errors
/// None in practice: the document is made of texts and numbers.
pub fn json(quiz: &Quiz, outcome: &Outcome) -> serde_json::Result<String> {
    let both = quiz.questions.iter().zip(&outcome.records);
    let result = Result {
        format: 1,
        quiz: &quiz.id,
        code: &quiz.code,
        finished: outcome.ending == QuizEnd::Finished,
        score: outcome.score(),
        count: quiz.questions.len(),
        questions: both
            .map(|(question, record)| answered(question, record))
            .collect(),
    };
    let text = serde_json::to_string_pretty(&result)?;
    Ok(format!("{}\n", json_escaped(&text)))
}

fn answered<'a>(question: &'a Question, record: &'a Record) -> Answered<'a> {
    let given = |answer: &'a Answer| match question.form {
        Form::MultipleChoice(_) | Form::Ordering(_) => Given::Several(&answer.shown),
        _ => Given::One(answer.shown.first().map_or("", String::as_str)),
    };
    Answered {
        id: &question.id,
        answered: record.answer.as_ref().map(given),
        right: record.right(),
        answers: &question.answers,
        flagged: record.flagged,
    }
}
