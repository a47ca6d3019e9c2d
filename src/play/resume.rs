//! A quiz that is not finished, as data to be kept.
//!
//! In goes what was answered, out comes a value for each question that has something to keep; and back again, for each
//! question that is still the same. This module does not know where it is kept.

use serde::{Deserialize, Serialize};

use super::Record;
use crate::lang;
use crate::quiz::{Form, Question, Quiz};
use crate::typed::{self, Judgement};

/// A question with what was answered, and whether it was flagged.
#[derive(Clone, Debug, Serialize, Deserialize, PartialEq, Eq)]
pub struct Kept {
    id: String,
    stem: String,
    options: Vec<String>,
    answers: Vec<String>,
    /// The positions of the options that were chosen, from 0.
    #[serde(rename = "places")]
    chosen: Option<Vec<usize>>,
    typed: Option<String>,
    flagged: bool,
}

impl Kept {
    /// Whether it has an answer.
    pub fn is_answered(&self) -> bool {
        self.chosen.is_some() || self.typed.is_some()
    }

    fn of(question: &Question, record: &Record) -> Kept {
        let is_typed = matches!(question.form, Form::Date(_) | Form::Number(_));
        let answer = record.answer.as_ref();
        Kept {
            id: question.id.to_string(),
            stem: question.stem.clone(),
            options: options(question),
            answers: question.answers.clone(),
            chosen: answer
                .filter(|_| !is_typed)
                .map(|answer| answer.chosen.clone()),
            typed: answer
                .filter(|_| is_typed)
                .and_then(|answer| answer.shown.first().cloned()),
            flagged: record.flagged,
        }
    }

    /// Whether the question is asked as it was, and has the same answer.
    fn is_of(&self, question: &Question) -> bool {
        self.id == *question.id
            && self.stem == question.stem
            && self.options == options(question)
            && self.answers == question.answers
    }

    /// What came of the question.
    fn record(&self, question: &Question, language: &str) -> Record {
        let judgement = match (&self.chosen, &self.typed) {
            (Some(chosen), _) => Some(Judgement::Read(typed::chosen(question, chosen.clone()))),
            (None, Some(typed)) => Some(typed::judge(question, typed, lang::of(language))),
            (None, None) => None,
        };
        let answer = match judgement {
            Some(Judgement::Read(answer) | Judgement::Coarse { answer, .. }) => Some(answer),
            Some(Judgement::Unclear(_)) | None => None,
        };
        Record {
            answer,
            flagged: self.flagged,
        }
    }
}

fn options(question: &Question) -> Vec<String> {
    let options = question.form.options().iter();
    options.map(|option| option.text.clone()).collect()
}

/// What is to be kept of a quiz.
pub fn kept(quiz: &Quiz, records: &[Record]) -> Vec<Kept> {
    let both = quiz.questions.iter().zip(records);
    let worth = both.filter(|(_, record)| record.answer.is_some() || record.flagged);
    worth
        .map(|(question, record)| Kept::of(question, record))
        .collect()
}

/// What was kept of the questions of a quiz that are the same as then, one for each of its questions.
pub fn take_up(quiz: &Quiz, kept: &[Kept]) -> Vec<Record> {
    let record = |question: &Question| {
        let kept = kept.iter().find(|kept| kept.is_of(question));
        kept.map_or_else(Record::default, |kept| {
            kept.record(question, &quiz.language)
        })
    };
    quiz.questions.iter().map(record).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample;

    /// The sample with every question answered, the last one flagged.
    fn played() -> (Quiz, Vec<Record>) {
        let quiz = sample::quiz();
        let record = |(at, question): (usize, &Question)| {
            let positions = (0..question.form.options().len()).collect();
            let answer = match question.form {
                Form::Date(_) | Form::Number(_) => {
                    typed::judge(question, &question.answers[0], lang::of("en"))
                }
                _ => Judgement::Read(typed::chosen(question, positions)),
            };
            let Judgement::Read(answer) = answer else {
                panic!("{answer:?}");
            };
            Record {
                answer: Some(answer),
                flagged: at == 6,
            }
        };
        let records = quiz.questions.iter().enumerate().map(record).collect();
        (quiz, records)
    }

    #[test]
    fn what_was_kept_is_taken_up_as_it_was() {
        let (quiz, records) = played();
        let text = serde_json::to_string(&kept(&quiz, &records)).unwrap();
        let kept: Vec<Kept> = serde_json::from_str(&text).unwrap();
        assert!(kept.iter().all(Kept::is_answered));
        assert_eq!(take_up(&quiz, &kept), records);
        assert_eq!(take_up(&quiz, &[]), vec![Record::default(); 7]);
    }

    #[test]
    fn a_question_that_has_changed_is_asked_anew() {
        let (quiz, records) = played();
        let kept = kept(&quiz, &records);
        let mut changed = quiz.clone();
        changed.questions[0].stem.push('?');
        changed.questions[5].answers[0].push('!');
        changed.questions.remove(2);
        let taken = take_up(&changed, &kept);
        let answered: Vec<bool> = taken.iter().map(|record| record.answer.is_some()).collect();
        assert_eq!(answered, [false, true, true, true, false, true]);
    }
}
