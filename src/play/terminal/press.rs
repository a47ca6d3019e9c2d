//! One key, or one line, below a hint; a question of yes or no.

use std::io;

use crossterm::event::KeyCode;

use super::super::layout::{Paragraph, Tone};
use super::super::{Given, Keys, Line, Press};
use super::entry::{self, Empty};
use super::event::{CTRL_D, Input};
use super::pane::{self, Asking, Block};
use super::{Terminal, Window, hint};
use crate::lang::Words;

impl Keys for Terminal {
    fn press(&mut self, hint: &str) -> io::Result<Press> {
        pane::ask(self, &mut OneKey { hint })
    }

    fn line(&mut self, hint: &str) -> io::Result<Line> {
        Ok(
            match entry::line(self, hint::split(hint), Empty::IsTyped)? {
                Given::Typed(line) => Line::Typed(line),
                Given::Chosen(_) | Given::Back | Given::Stop => Line::Stop,
                Given::Nothing => Line::Nothing,
            },
        )
    }
}

/// Any key, below a hint that does not stay.
struct OneKey<'a> {
    hint: &'a str,
}

impl Asking for OneKey<'_> {
    type Answer = Press;

    fn shown(&self, window: Window) -> Block {
        Block {
            lines: hint::in_lines(self.hint, window),
            typed: None,
        }
    }

    fn step(&mut self, input: Input) -> Option<Press> {
        match input {
            Input::End | Input::Key(KeyCode::Esc | CTRL_D) => Some(Press::Stop),
            Input::Key(KeyCode::Enter) => Some(Press::Enter),
            Input::Key(KeyCode::Char(c)) if !c.is_control() => {
                Some(Press::Key(c.to_lowercase().next().unwrap_or(c)))
            }
            Input::Key(_) | Input::Paste(_) => None,
        }
    }

    fn left(&self, _: Window) -> Vec<Paragraph> {
        Vec::new()
    }
}

/// Asks a question of yes or no; whoever wants to leave says no.
pub(super) fn confirm(terminal: &mut Terminal, question: &str, words: &Words) -> io::Result<bool> {
    let mut asking = YesOrNo {
        question,
        keys: words.play.yes_no,
        answered: None,
    };
    pane::ask(terminal, &mut asking)
}

struct YesOrNo<'a> {
    question: &'a str,
    /// The keys for yes and no.
    keys: [char; 2],
    /// The key that was pressed.
    answered: Option<char>,
}

impl Asking for YesOrNo<'_> {
    type Answer = bool;

    fn shown(&self, window: Window) -> Block {
        Block {
            lines: pane::lines_of(&self.left(window), window),
            typed: None,
        }
    }

    fn step(&mut self, input: Input) -> Option<bool> {
        let [yes, no] = self.keys;
        match input {
            Input::End | Input::Key(KeyCode::Esc | CTRL_D) => Some(false),
            Input::Key(KeyCode::Char(c)) => {
                self.answered = c.to_lowercase().next().filter(|c| [yes, no].contains(c));
                self.answered.map(|c| c == yes)
            }
            Input::Key(_) | Input::Paste(_) => None,
        }
    }

    fn left(&self, _: Window) -> Vec<Paragraph> {
        let [yes, no] = self.keys;
        let answered = self
            .answered
            .map(|key| format!(" {key}"))
            .unwrap_or_default();
        let text = format!("{} {yes}/{no}{answered}", self.question);
        vec![Paragraph::gap(), Paragraph::new(Tone::Plain, "", text)]
    }
}
