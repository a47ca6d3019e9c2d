//! A line of text, typed and mended in place.
//!
//! In go keys, out comes the line. It is one line of the window however long it grows.

use std::io;

use console::Key;
use unicode_width::UnicodeWidthChar;

use super::super::layout::Tone;
use super::super::{Given, Player, Prompt, Reply};
use super::Terminal;
use crate::text::is_hidden;

/// What stands before the line.
const MARK: &str = "> ";

/// More than any answer needs, in letters.
const LONGEST: usize = 500;

/// What is typed so far.
#[derive(Default)]
struct Entry {
    letters: Vec<char>,
    /// Before which of them the cursor stands.
    at: usize,
}

/// Lets a person type. A line that flags is no answer.
pub(super) fn typed(terminal: &mut Terminal, prompt: &Prompt) -> io::Result<Reply> {
    let mut flagged = prompt.flagged;
    loop {
        let hint = |room| terminal.hint(prompt, flagged, room);
        let given = line(terminal, &hint, Empty::IsNone)?;
        match given {
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
    /// Nothing.
    IsNone,
    /// It is the answer.
    IsTyped,
}

/// Reads one line, with a hint that fits into so many columns in it for as long as it is empty.
pub(super) fn line(
    terminal: &Terminal,
    hint: &dyn Fn(usize) -> String,
    empty: Empty,
) -> io::Result<Given> {
    let mut entry = Entry::default();
    loop {
        entry.draw(terminal, &hint(room(terminal)))?;
        let given = match terminal.key()? {
            Key::Enter if entry.letters.is_empty() && empty == Empty::IsNone => continue,
            Key::Enter => Given::Typed(entry.letters.iter().collect()),
            Key::Escape | Key::CtrlC => Given::Stop,
            Key::Char('\u{4}') if entry.letters.is_empty() => Given::Stop,
            key => {
                entry.press(key);
                continue;
            }
        };
        // The hint does not stay.
        entry.draw(terminal, "")?;
        terminal.term.write_line("")?;
        terminal.term.flush()?;
        return Ok(given);
    }
}

impl Entry {
    fn press(&mut self, key: Key) {
        match key {
            Key::Char('\u{15}') => *self = Entry::default(),
            Key::Char(c) if !is_hidden(c) && self.letters.len() < LONGEST => {
                self.letters.insert(self.at, c);
                self.at += 1;
            }
            Key::Backspace if self.at > 0 => {
                self.at -= 1;
                self.letters.remove(self.at);
            }
            Key::Del if self.at < self.letters.len() => drop(self.letters.remove(self.at)),
            Key::ArrowLeft => self.at = self.at.saturating_sub(1),
            Key::ArrowRight => self.at = (self.at + 1).min(self.letters.len()),
            Key::Home => self.at = 0,
            Key::End => self.at = self.letters.len(),
            _ => {}
        }
    }

    /// Draws the part of the line around the cursor that fits.
    fn draw(&self, terminal: &Terminal, hint: &str) -> io::Result<()> {
        let room = room(terminal);
        let (before, after) = self.letters.split_at(self.at.min(self.letters.len()));
        let before = fitting(before.iter().rev(), room);
        let left: String = before.iter().rev().collect();
        let right: String = fitting(after.iter(), room.saturating_sub(width(&before)))
            .iter()
            .collect();
        terminal.term.clear_line()?;
        terminal.term.write_str(&format!("{MARK}{left}{right}"))?;
        let mut back = right.chars().map(columns).sum();
        if self.letters.is_empty() {
            let hint: Vec<char> = fitting(hint.chars().collect::<Vec<_>>().iter(), room);
            let text: String = hint.iter().collect();
            terminal
                .term
                .write_str(&terminal.painted(Tone::Dim, &text))?;
            back = width(&hint);
        }
        if back > 0 {
            terminal.term.move_cursor_left(back)?;
        }
        Ok(())
    }
}

/// The columns for what is typed, so that the cursor fits behind it.
fn room(terminal: &Terminal) -> usize {
    terminal.columns().saturating_sub(MARK.len())
}

/// The first letters that fit into so many columns.
fn fitting<'a>(letters: impl Iterator<Item = &'a char>, room: usize) -> Vec<char> {
    let mut left = room;
    letters
        .copied()
        .map_while(|c| {
            left = left.checked_sub(columns(c))?;
            Some(c)
        })
        .collect()
}

fn width(letters: &[char]) -> usize {
    letters.iter().copied().map(columns).sum()
}

fn columns(c: char) -> usize {
    c.width().unwrap_or(0)
}
