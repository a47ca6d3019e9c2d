//! What a key says of each version: its code, where its questions come from, and their answers in short.
//!
//! It is held for all versions at once, a few hundred bytes each; the versions themselves are not.

use std::collections::HashMap;

use super::{Job, SheetCopy};
use crate::answer_key;
use crate::generate::version;
use crate::quiz::{Question, Quiz};

/// A version in short.
pub(super) struct Summary {
    pub version: u32,
    /// What tells it from the others.
    pub label: String,
    pub names: Vec<String>,
    pub code: String,
    /// Its questions in order.
    pub answers: Vec<Brief>,
}

/// A question of a version.
pub(super) struct Brief {
    /// Its position in the quiz itself, from 0.
    pub original: u32,
    /// Its answer in short.
    pub answer: String,
    /// Whether the answer is one letter, or several.
    pub lettered: bool,
}

/// The versions of a job, each once, in the order in which they are first handed out.
pub(super) fn summaries(job: &Job) -> Vec<Summary> {
    let positions: HashMap<&str, u32> = job
        .quiz
        .questions
        .iter()
        .zip(0..)
        .map(|(question, position)| (question.id.as_str(), position))
        .collect();
    let mut known: HashMap<u32, usize> = HashMap::new();
    let mut summaries: Vec<Summary> = Vec::new();
    for copy in job.copies {
        let at = *known.entry(copy.version).or_insert_with(|| {
            summaries.push(summary(job.quiz, copy, &positions));
            summaries.len() - 1
        });
        if let (Some(summary), Some(person)) = (summaries.get_mut(at), &copy.person) {
            summary.names.push(person.name.clone());
        }
    }
    summaries
}

fn summary(quiz: &Quiz, copy: &SheetCopy, positions: &HashMap<&str, u32>) -> Summary {
    let quiz = version(quiz, copy.version);
    let words = crate::lang::of(&quiz.language);
    let brief = |question: &Question| Brief {
        original: positions
            .get(question.id.as_str())
            .copied()
            .unwrap_or_default(),
        answer: answer_key::brief(question, words),
        lettered: !question.form.options().is_empty(),
    };
    Summary {
        version: copy.version,
        label: copy.label.clone(),
        names: Vec::new(),
        answers: quiz.questions.iter().map(brief).collect(),
        code: quiz.code,
    }
}
