//! A list of options to choose from or to order, drawn in place.
//!
//! In go keys, out come positions. Of a list that is taller than the window the end is seen, and what is chosen stands
//! before the hint.

use std::io;

use crossterm::event::KeyCode;
use unicode_width::UnicodeWidthStr;

use super::super::layout::{Paragraph, Tone};
use super::super::{Given, Prompt, Reply, ResponseType, talk};
use super::event::{CTRL_D, Input};
use super::leave::{Leave, Leaving};
use super::pane::{self, Asking, Block};
use super::{Terminal, Window, hint};
use crate::typed::{self, label};

/// What has been done to the list.
struct State {
    /// The options from above to below, by position.
    rows: Vec<usize>,
    /// The row with the cursor.
    at: usize,
    /// The positions that are marked, where several can be; in an order, the one that is lifted.
    marked: Vec<usize>,
    /// The positions that were named one after the other, where they are put in order.
    named: Vec<usize>,
    flagged: bool,
}

/// What a key comes to.
enum Step {
    /// Something may look different now.
    Draw,
    /// The list is answered.
    Done(Given),
}

/// Lets a person choose.
pub(super) fn choose(terminal: &mut Terminal, prompt: &Prompt) -> io::Result<Reply> {
    let mut list = List {
        prompt,
        state: State::new(prompt),
        leave: Leave::new(prompt),
    };
    let given = pane::ask(terminal, &mut list)?;
    Ok(Reply {
        given,
        flagged: list.state.flagged,
    })
}

/// A list in the making of its answer.
struct List<'a> {
    prompt: &'a Prompt<'a>,
    state: State,
    leave: Leave<'a>,
}

impl Asking for List<'_> {
    type Answer = Given;

    fn shown(&self, window: Window) -> Block {
        let room = window.text();
        let mut lines = pane::lines_of(&self.options(), window);
        let mut status = String::new();
        if self.is_tall(window) {
            status = format!("{} · ", self.state.summary(self.prompt.way()));
        }
        let pieces = hint::pieces(self.prompt, self.state.flagged);
        let hint = hint::in_a_line(pieces, room.saturating_sub(status.width()));
        lines.push((Tone::Plain, String::new()));
        match self.leave.shown(window) {
            Some(question) => lines.extend(question),
            None => lines.push((Tone::Dim, status + &hint)),
        }
        Block { lines, typed: None }
    }

    fn step(&mut self, input: Input) -> Option<Given> {
        let step = match self.leave.step(input) {
            Leaving::Now => return Some(Given::Stop),
            Leaving::Never(Input::Key(key)) => self.state.step(self.prompt, key),
            Leaving::Never(_) | Leaving::NotYet => return None,
        };
        match step {
            Step::Draw => None,
            Step::Done(given) => Some(given),
        }
    }

    /// The list as it was answered, without the hint.
    fn left(&self, window: Window) -> Vec<Paragraph> {
        let mut left = self.options();
        if self.is_tall(window) {
            let summary = self.state.summary(self.prompt.way());
            left.push(Paragraph::new(Tone::Plain, "> ", summary));
        }
        left
    }
}

impl List<'_> {
    fn options(&self) -> Vec<Paragraph> {
        let State { rows, at, .. } = &self.state;
        let row = |(row, &position): (usize, &usize)| {
            let option = self.prompt.options().get(position)?;
            let sign = self.state.sign(self.prompt.way(), row, position);
            let tone = if row == *at {
                Tone::Strong
            } else {
                Tone::Plain
            };
            Some(Paragraph {
                tone,
                ..talk::option(sign, position, option)
            })
        };
        rows.iter().enumerate().filter_map(row).collect()
    }

    /// Whether it does not fit with its hint.
    fn is_tall(&self, window: Window) -> bool {
        pane::lines_of(&self.options(), window).len() + 2 > window.rows
    }
}

impl State {
    /// The list as it comes: with nothing chosen, or what was chosen before.
    fn new(prompt: &Prompt) -> State {
        let count = prompt.options().len();
        let given = prompt.given.map_or(&[][..], |answer| &answer.chosen);
        let mut state = State {
            rows: (0..count).collect(),
            at: 0,
            marked: Vec::new(),
            named: Vec::new(),
            flagged: prompt.flagged,
        };
        match prompt.way() {
            ResponseType::Order if given.len() == count => state.rows = given.to_vec(),
            ResponseType::Several => state.marked = given.to_vec(),
            ResponseType::One => state.at = given.first().copied().unwrap_or(0),
            ResponseType::Order | ResponseType::Typed => {}
        }
        state
    }

    fn step(&mut self, prompt: &Prompt, key: KeyCode) -> Step {
        let last = self.rows.len().saturating_sub(1);
        match key {
            CTRL_D => return Step::Done(Given::Stop),
            KeyCode::Left | KeyCode::PageUp if prompt.back => return Step::Done(Given::Back),
            KeyCode::Char('<') if prompt.back => return Step::Done(Given::Back),
            KeyCode::Enter => return self.enter(prompt.way()),
            KeyCode::Up | KeyCode::BackTab => {
                self.go(prompt.way(), self.at.checked_sub(1).unwrap_or(last))
            }
            KeyCode::Down | KeyCode::Tab => {
                self.go(prompt.way(), if self.at < last { self.at + 1 } else { 0 })
            }
            KeyCode::Home => self.go(prompt.way(), 0),
            KeyCode::End => self.go(prompt.way(), last),
            KeyCode::Char(' ') if prompt.way() != ResponseType::One => self.mark(self.at),
            KeyCode::Char(c) if prompt.flags(&c.to_string()) => self.flagged = !self.flagged,
            KeyCode::Char(c) => return self.letter(prompt, c),
            _ => {}
        }
        Step::Draw
    }

    /// Enter answers, but for several with none marked yet.
    fn enter(&self, way: ResponseType) -> Step {
        match way {
            ResponseType::One => Step::Done(Given::Chosen(
                self.rows.get(self.at).copied().into_iter().collect(),
            )),
            ResponseType::Several if self.marked.is_empty() => Step::Draw,
            ResponseType::Several | ResponseType::Typed => {
                Step::Done(Given::Chosen(self.marked.clone()))
            }
            ResponseType::Order => Step::Done(Given::Chosen(self.rows.clone())),
        }
    }

    /// Moves the cursor, and with it the option that is lifted.
    fn go(&mut self, way: ResponseType, to: usize) {
        if way == ResponseType::Order && !self.marked.is_empty() && self.at < self.rows.len() {
            let lifted = self.rows.remove(self.at);
            self.rows.insert(to.min(self.rows.len()), lifted);
        }
        self.named.clear();
        self.at = to;
    }

    /// Marks the option of a row, or takes the mark back.
    fn mark(&mut self, row: usize) {
        let Some(&position) = self.rows.get(row) else {
            return;
        };
        match self.marked.iter().position(|&marked| marked == position) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(position),
        }
    }

    /// The letter or the digit of an option: it answers, marks or goes there, by the way of answering.
    fn letter(&mut self, prompt: &Prompt, c: char) -> Step {
        let Some(position) = typed::key(prompt.question, c, prompt.words) else {
            return Step::Draw;
        };
        let row = self
            .rows
            .iter()
            .position(|&here| here == position)
            .unwrap_or(self.at);
        match prompt.way() {
            ResponseType::One => {
                self.at = row;
                Step::Done(Given::Chosen(vec![position]))
            }
            ResponseType::Several => {
                self.at = row;
                self.mark(row);
                Step::Draw
            }
            ResponseType::Order | ResponseType::Typed => {
                self.next(position);
                Step::Draw
            }
        }
    }

    /// Puts an option next in order, behind those that were named before.
    fn next(&mut self, position: usize) {
        if !self.named.contains(&position) {
            self.named.push(position);
        }
        let named = &self.named;
        let (mut rows, rest): (Vec<_>, Vec<_>) = self
            .rows
            .iter()
            .partition(|&position| named.contains(position));
        rows.sort_by_key(|position| named.iter().position(|named| named == position));
        rows.extend(rest);
        self.rows = rows;
        self.at = self.named.len().saturating_sub(1);
        self.marked.clear();
    }

    /// What stands before the option of a row.
    fn sign(&self, way: ResponseType, row: usize, position: usize) -> &'static str {
        let marked = self.marked.contains(&position);
        match (way, row == self.at, marked) {
            (ResponseType::Several, true, true) => "> [x] ",
            (ResponseType::Several, true, false) => "> [ ] ",
            (ResponseType::Several, false, true) => "  [x] ",
            (ResponseType::Several, false, false) => "  [ ] ",
            (ResponseType::Order, true, true) => "↕ ",
            (_, true, _) => "> ",
            (_, false, _) => "  ",
        }
    }

    /// What is chosen, in letters.
    fn summary(&self, way: ResponseType) -> String {
        let at = self.rows.get(self.at).copied();
        let letters = |positions: &[usize]| {
            positions
                .iter()
                .map(|&p| label(p))
                .collect::<Vec<_>>()
                .join(" ")
        };
        let at = at.map(label).unwrap_or_default();
        match way {
            ResponseType::One | ResponseType::Typed => at,
            ResponseType::Several => format!("{at} [{}]", letters(&self.marked)),
            ResponseType::Order => letters(&self.rows),
        }
    }
}
