//! A line of text, typed and mended in place.
//!
//! In go keys, out comes the line. It is one line of the window however long it grows. A letter is what a reader takes
//! for one: accents, flags and joined pictures are never taken apart.

use std::io;

use crossterm::event::KeyCode;
use unicode_segmentation::UnicodeSegmentation;

use super::super::layout::{Paragraph, Tone};
use super::super::{Given, Player, Prompt, Reply};
use super::event::{CTRL_D, CTRL_U, Input};
use super::hint::{self, columns, fitting};
use super::leave::{Leave, Leaving};
use super::pane::{self, Asking, Block};
use super::{Terminal, Window};
use crate::sanitize::is_hidden;

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
            at: text.len(),
            text,
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
        text: String::new(),
        at: 0,
        hint,
        empty,
        back: false,
        leave: Leave::default(),
    };
    pane::ask(terminal, &mut entry)
}

/// What is typed so far.
struct Entry<'a> {
    text: String,
    /// The bytes before the cursor.
    at: usize,
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
        let (before, after) = self.parts();
        let mut left = fitting(before.graphemes(true).rev(), room);
        left.reverse();
        let left = left.concat();
        let behind = if self.text.is_empty() {
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
                self.paste(&text);
                return None;
            }
            Leaving::Never(Input::Key(key)) => key,
        };
        match key {
            KeyCode::Enter if self.text.is_empty() && self.empty == Empty::IsNone => {}
            KeyCode::Enter => return Some(Given::Typed(self.text.clone())),
            CTRL_D if self.text.is_empty() => return Some(Given::Stop),
            CTRL_U => {
                self.text.clear();
                self.at = 0;
            }
            KeyCode::Char(c) => self.insert(c),
            KeyCode::Backspace => {
                let end = self.at;
                self.at -= self.letter_before();
                self.text.replace_range(self.at..end, "");
            }
            KeyCode::Delete => {
                let end = self.at + self.letter_after();
                self.text.replace_range(self.at..end, "");
            }
            KeyCode::Left if self.back && self.text.is_empty() => return Some(Given::Back),
            KeyCode::PageUp if self.back => return Some(Given::Back),
            KeyCode::Left => self.at -= self.letter_before(),
            KeyCode::Right => self.at += self.letter_after(),
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = self.text.len(),
            _ => {}
        }
        None
    }

    fn left(&self, _: Window) -> Vec<Paragraph> {
        vec![Paragraph::new(Tone::Plain, MARK, &self.text)]
    }
}

impl Entry<'_> {
    fn parts(&self) -> (&str, &str) {
        self.text
            .split_at_checked(self.at)
            .unwrap_or((&self.text, ""))
    }

    /// Puts a text in, as one line.
    fn paste(&mut self, text: &str) {
        let mut last = None;
        for c in text.trim_end().chars() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if (last, c) != (Some(' '), ' ') {
                self.insert(c);
            }
            last = Some(c);
        }
    }

    fn insert(&mut self, c: char) {
        if !is_hidden(c) && self.text.len() < LONGEST {
            self.text.insert(self.at, c);
            self.at += c.len_utf8();
        }
    }

    /// The bytes of the letter before the cursor.
    fn letter_before(&self) -> usize {
        self.parts()
            .0
            .graphemes(true)
            .next_back()
            .map_or(0, str::len)
    }

    /// The bytes of the letter behind it.
    fn letter_after(&self) -> usize {
        self.parts().1.graphemes(true).next().map_or(0, str::len)
    }
}
