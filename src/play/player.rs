//! Who is asked, what is asked of them, and what they give back.

use std::io;

use super::{Paragraph, Tone};
use crate::lang::Words;
use crate::quiz::{AnswerOption, Form, Question};
use crate::typed::Answer;

/// Who is asked: a person at a terminal, or whoever writes to a pipe.
pub trait Player {
    /// Shows text that stays.
    ///
    /// # Errors
    /// It cannot be written.
    fn tell(&mut self, text: &[Paragraph]) -> io::Result<()>;

    /// Shows the options, if there are any, and waits for an answer.
    ///
    /// # Errors
    /// Nothing can be written or read.
    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply>;

    /// Asks a question of yes or no. Where there is nobody to answer, it is no.
    ///
    /// # Errors
    /// Nothing can be written or read.
    fn confirm(&mut self, question: &str, words: &Words) -> io::Result<bool>;
}

/// What is to be answered, below a question that has been shown.
#[derive(Clone, Copy, Debug)]
pub struct Prompt<'a> {
    /// The question that has been shown, with its form.
    pub question: &'a Question,
    /// The key, or the line, that flags the question or takes that back; `!` always does.
    pub flag_key: char,
    /// Whether it is flagged already.
    pub flagged: bool,
    /// How often it was asked before, without a clear answer.
    pub attempt: usize,
    /// What was answered before, where the person has come back to it.
    pub given: Option<&'a Answer>,
    /// Whether there is a question before to go back to.
    pub back: bool,
    /// What is asked before Esc ends; where there is nothing it ends at once.
    pub leave: Option<&'a str>,
    /// The words of the quiz's language.
    pub words: &'a Words,
}

impl<'a> Prompt<'a> {
    /// A question that is asked for the first time, by itself.
    pub fn new(question: &'a Question, words: &'a Words) -> Prompt<'a> {
        Prompt {
            question,
            flag_key: '!',
            flagged: false,
            attempt: 0,
            given: None,
            back: false,
            leave: None,
            words,
        }
    }

    /// How the question is answered.
    pub fn way(&self) -> ResponseType {
        match &self.question.form {
            Form::SingleChoice(_) | Form::TrueFalse(_) => ResponseType::One,
            Form::MultipleChoice(_) => ResponseType::Several,
            Form::Ordering(_) => ResponseType::Order,
            Form::Date(_) | Form::Number(_) => ResponseType::Typed,
        }
    }

    /// The options to choose from or to order; empty for what is typed.
    pub fn options(&self) -> &[AnswerOption] {
        self.question.form.options()
    }

    /// Whether a line flags the question, or takes that back.
    pub(super) fn flags(&self, line: &str) -> bool {
        line == "!" || line.to_lowercase() == self.flag_key.to_string()
    }

    /// Whether a line goes back.
    pub(super) fn goes_back(&self, line: &str) -> bool {
        self.back && line == "<"
    }

    /// What is said when the flag is set, or taken back.
    pub(super) fn flag_note(&self, flagged: bool) -> Paragraph {
        let [set, unset] = self.words.play.flagged;
        Paragraph::new(Tone::Dim, "  ", if flagged { set } else { unset })
    }
}

/// How something is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseType {
    /// One option is chosen.
    One,
    /// One or several options are chosen.
    Several,
    /// All options are put in order.
    Order,
    /// A date or a number is typed.
    Typed,
}

/// What a player gives back of a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// What was answered, or what was done instead.
    pub given: Given,
    /// Whether the question is flagged now.
    pub flagged: bool,
}

/// An answer as it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// The positions of options.
    Chosen(Vec<usize>),
    /// A line of text, not yet read.
    Typed(String),
    /// The person goes back to the question before.
    Back,
    /// The person ends the quiz.
    Stop,
    /// Nothing more will come.
    Nothing,
}

impl Given {
    /// The same answer once more.
    pub(super) fn again(answer: &Answer) -> Given {
        match answer.shown.as_slice() {
            [typed] if answer.chosen.is_empty() => Given::Typed(typed.clone()),
            _ => Given::Chosen(answer.chosen.clone()),
        }
    }
}
