//! Esc, which may be an accident: where it would end a quiz it asks once.

use crossterm::event::KeyCode;

use super::super::Prompt;
use super::super::layout::{Paragraph, Tone};
use super::Window;
use super::event::Input;
use super::pane::{Line, lines_of};

/// Whether a person wants to leave.
#[derive(Default)]
pub(super) struct Leave<'a> {
    /// What is asked, and the keys for yes and no.
    question: Option<(&'a str, [char; 2])>,
    asked: bool,
}

/// What an input means for leaving.
pub(super) enum Leaving {
    Now,
    NotYet,
    Never(Input),
}

impl<'a> Leave<'a> {
    pub(super) fn new(prompt: &Prompt<'a>) -> Leave<'a> {
        Leave {
            question: prompt.leave.map(|text| (text, prompt.words.play.yes_no)),
            asked: false,
        }
    }

    /// What is asked now.
    pub(super) fn shown(&self, window: Window) -> Option<Vec<Line>> {
        let (question, [yes, no]) = self.question.filter(|_| self.asked)?;
        let text = format!("{question} {yes}/{no}");
        Some(lines_of(&[Paragraph::new(Tone::Plain, "", text)], window))
    }

    /// Esc, and all that follows until it is answered; a second Esc says yes.
    pub(super) fn step(&mut self, input: Input) -> Leaving {
        let Some((_, [yes, no])) = self.question else {
            return match input {
                Input::End | Input::Key(KeyCode::Esc) => Leaving::Now,
                input => Leaving::Never(input),
            };
        };
        let is = |c: char, key: char| c.to_lowercase().eq([key]);
        match (self.asked, input) {
            (_, Input::End) | (true, Input::Key(KeyCode::Esc)) => return Leaving::Now,
            (false, Input::Key(KeyCode::Esc)) => self.asked = true,
            (false, input) => return Leaving::Never(input),
            (true, Input::Key(KeyCode::Char(c))) if is(c, yes) => return Leaving::Now,
            (true, Input::Key(KeyCode::Char(c))) if is(c, no) => self.asked = false,
            (true, _) => {}
        }
        Leaving::NotYet
    }
}
