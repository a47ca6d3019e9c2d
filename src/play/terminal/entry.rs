//! A line of text, typed and mended in place.
//!
//! In go keys, out comes the line. It is one line of the window however long it grows.

use std::io;

use crossterm::event::KeyCode;
use unicode_segmentation::UnicodeSegmentation;

use super::super::layout::{Paragraph, Tone};
use super::super::{Given, Player, Prompt, Reply};
use super::event::{CTRL_D, Input};
use super::hint::{self, columns, fitting};
use super::leave::{Leave, Leaving};
use super::line::Line;
use super::pane::{self, Asking, Block};
use super::{Terminal, Window};

/// What stands before the line.
const MARK: &str = "> ";

/// More than any answer needs, in bytes.
const LONGEST: usize = 1000;

/// Lets a person type. A line that flags is no answer.
pub(super) fn typed(terminal: &mut Terminal, prompt: &Prompt) -> io::Result<Reply> {
    let mut flagged = prompt.flagged;
    loop {
        let text = prompt
            .given
            .and_then(|answer| answer.shown.first().cloned());
        let text = text.unwrap_or_default();
        let mut entry = Entry {
            line: Line::new(text, LONGEST),
            hint: hint::pieces(prompt, flagged),
            empty: Empty::IsNone,
            back: prompt.back,
            leave: Leave::new(prompt),
        };
        match pane::ask(terminal, &mut entry)? {
            Given::Typed(line) if prompt.goes_back(line.trim()) => {
                let given = Given::Back;
                return Ok(Reply { given, flagged });
            }
            Given::Typed(line) if prompt.flags(line.trim()) => {
                flagged = !flagged;
                terminal.tell(&[prompt.flag_note(flagged)])?;
            }
            given => return Ok(Reply { given, flagged }),
        }
    }
}

/// What Enter does on an empty line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Empty {
    IsNone,
    /// It is the answer.
    IsTyped,
}

/// Reads one line, with a hint in it for as long as it is empty.
pub(super) fn line(terminal: &mut Terminal, hint: Vec<String>, empty: Empty) -> io::Result<Given> {
    let mut entry = Entry {
        line: Line::new(String::new(), LONGEST),
        hint,
        empty,
        back: false,
        leave: Leave::default(),
    };
    pane::ask(terminal, &mut entry)
}

/// What is typed so far.
struct Entry<'a> {
    line: Line,
    hint: Vec<String>,
    empty: Empty,
    /// Whether the arrow to the left goes back from an empty line.
    back: bool,
    leave: Leave<'a>,
}

impl Asking for Entry<'_> {
    type Answer = Given;

    /// The part of the line around the cursor that fits.
    fn shown(&self, window: Window) -> Block {
        if let Some(question) = self.leave.shown(window) {
            let mut lines = pane::lines_of(&self.left(window), window);
            lines.extend(question);
            return Block { lines, typed: None };
        }
        let room = window.text().saturating_sub(MARK.len());
        let (before, after) = self.line.parts();
        let mut left = fitting(before.graphemes(true).rev(), room);
        left.reverse();
        let left = left.concat();
        let behind = if self.line.text().is_empty() {
            (Tone::Dim, hint::in_a_line(self.hint.clone(), room))
        } else {
            let room = room.saturating_sub(columns(&left));
            (Tone::Plain, fitting(after.graphemes(true), room).concat())
        };
        Block {
            lines: Vec::new(),
            typed: Some((format!("{MARK}{left}"), behind)),
        }
    }

    fn step(&mut self, input: Input) -> Option<Given> {
        let key = match self.leave.step(input) {
            Leaving::Now | Leaving::Never(Input::End) => return Some(Given::Stop),
            Leaving::NotYet => return None,
            // Several lines are one answer, and the person has yet to say that it is finished.
            Leaving::Never(Input::Paste(text)) => {
                self.line.paste(&text);
                return None;
            }
            Leaving::Never(Input::Key(key)) => key,
        };
        let is_empty = self.line.text().is_empty();
        match key {
            KeyCode::Enter if is_empty && self.empty == Empty::IsNone => {}
            KeyCode::Enter => return Some(Given::Typed(self.line.text().to_owned())),
            CTRL_D if is_empty => return Some(Given::Stop),
            KeyCode::Left if self.back && is_empty => return Some(Given::Back),
            KeyCode::PageUp if self.back => return Some(Given::Back),
            key => self.line.press(key),
        }
        None
    }

    fn left(&self, _: Window) -> Vec<Paragraph> {
        vec![Paragraph::new(Tone::Plain, MARK, self.line.text())]
    }
}
