//! A list of options to choose from or to order, drawn in place.
//!
//! In go keys, out come places. The list is redrawn over itself where it fits the window; where it does not, or
//! where the window has become narrower or wider, nothing that was written is touched again.

use std::io;

use console::{Key, truncate_str};
use unicode_width::UnicodeWidthStr;

use super::super::layout::Tone;
use super::super::{Given, Prompt, Reply, Way, talk};
use super::Terminal;
use crate::read::{self, label};

/// What has been done to the list.
struct State {
    /// The options from above to below, by place.
    rows: Vec<usize>,
    /// The row with the cursor.
    at: usize,
    /// The places that are marked, where several can be; in an order, the one that is lifted.
    marked: Vec<usize>,
    /// The places that were named one after the other, where they are put in order.
    named: Vec<usize>,
    flagged: bool,
}

/// What was drawn: how many lines, the last one without its end, and for how many columns.
struct Drawn {
    lines: usize,
    columns: usize,
}

/// What a key comes to.
enum Step {
    /// Something may look different now.
    Draw,
    /// The list is answered.
    Done(Given),
}

/// Lets a person choose.
pub(super) fn choose(terminal: &Terminal, prompt: &Prompt) -> io::Result<Reply> {
    let mut state = State {
        rows: (0..prompt.options().len()).collect(),
        at: 0,
        marked: Vec::new(),
        named: Vec::new(),
        flagged: prompt.flagged,
    };
    let mut drawn = None;
    loop {
        drawn = Some(draw(terminal, prompt, &state, drawn)?);
        if let Step::Done(given) = state.step(prompt, terminal.key()?) {
            finish(terminal, prompt, &state, drawn)?;
            return Ok(Reply {
                given,
                flagged: state.flagged,
            });
        }
    }
}

impl State {
    fn step(&mut self, prompt: &Prompt, key: Key) -> Step {
        let last = self.rows.len().saturating_sub(1);
        match key {
            Key::Escape | Key::CtrlC | Key::Char('\u{4}') => return Step::Done(Given::Stop),
            Key::Enter => return self.enter(prompt.way()),
            Key::ArrowUp | Key::BackTab => {
                self.go(prompt.way(), self.at.checked_sub(1).unwrap_or(last))
            }
            Key::ArrowDown | Key::Tab => {
                self.go(prompt.way(), if self.at < last { self.at + 1 } else { 0 })
            }
            Key::Home => self.go(prompt.way(), 0),
            Key::End => self.go(prompt.way(), last),
            Key::Char(' ') if prompt.way() != Way::One => self.mark(self.at),
            Key::Char(c) if prompt.flags(&c.to_string()) => self.flagged = !self.flagged,
            Key::Char(c) => return self.letter(prompt, c),
            _ => {}
        }
        Step::Draw
    }

    /// Enter answers, but for several with none marked yet.
    fn enter(&self, way: Way) -> Step {
        match way {
            Way::One => Step::Done(Given::Places(
                self.rows.get(self.at).copied().into_iter().collect(),
            )),
            Way::Several if self.marked.is_empty() => Step::Draw,
            Way::Several | Way::Typed => Step::Done(Given::Places(self.marked.clone())),
            Way::Order => Step::Done(Given::Places(self.rows.clone())),
        }
    }

    /// Moves the cursor, and with it the option that is lifted.
    fn go(&mut self, way: Way, to: usize) {
        if way == Way::Order && !self.marked.is_empty() && self.at < self.rows.len() {
            let lifted = self.rows.remove(self.at);
            self.rows.insert(to.min(self.rows.len()), lifted);
        }
        self.named.clear();
        self.at = to;
    }

    /// Marks the option of a row, or takes the mark back.
    fn mark(&mut self, row: usize) {
        let Some(&place) = self.rows.get(row) else {
            return;
        };
        match self.marked.iter().position(|&marked| marked == place) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(place),
        }
    }

    /// The letter or the digit of an option: it answers, marks or goes there, by the way of answering.
    fn letter(&mut self, prompt: &Prompt, c: char) -> Step {
        let Some(place) = read::key(prompt.question, c, prompt.words) else {
            return Step::Draw;
        };
        let row = self
            .rows
            .iter()
            .position(|&here| here == place)
            .unwrap_or(self.at);
        match prompt.way() {
            Way::One => {
                self.at = row;
                Step::Done(Given::Places(vec![place]))
            }
            Way::Several => {
                self.at = row;
                self.mark(row);
                Step::Draw
            }
            Way::Order | Way::Typed => {
                self.next(place);
                Step::Draw
            }
        }
    }

    /// Puts an option next in order, behind those that were named before.
    fn next(&mut self, place: usize) {
        if !self.named.contains(&place) {
            self.named.push(place);
        }
        let named = &self.named;
        let (mut rows, rest): (Vec<_>, Vec<_>) =
            self.rows.iter().partition(|&place| named.contains(place));
        rows.sort_by_key(|place| named.iter().position(|named| named == place));
        rows.extend(rest);
        self.rows = rows;
        self.at = self.named.len().saturating_sub(1);
        self.marked.clear();
    }

    /// What stands before the option of a row.
    fn sign(&self, way: Way, row: usize, place: usize) -> &'static str {
        let marked = self.marked.contains(&place);
        match (way, row == self.at, marked) {
            (Way::Several, true, true) => "> [x] ",
            (Way::Several, true, false) => "> [ ] ",
            (Way::Several, false, true) => "  [x] ",
            (Way::Several, false, false) => "  [ ] ",
            (Way::Order, true, true) => "↕ ",
            (_, true, _) => "> ",
            (_, false, _) => "  ",
        }
    }

    /// What is chosen, in letters.
    fn summary(&self, way: Way) -> String {
        let at = self.rows.get(self.at).copied();
        let letters = |places: &[usize]| {
            places
                .iter()
                .map(|&p| label(p))
                .collect::<Vec<_>>()
                .join(" ")
        };
        let at = at.map(label).unwrap_or_default();
        match way {
            Way::One | Way::Typed => at,
            Way::Several => format!("{at} [{}]", letters(&self.marked)),
            Way::Order => letters(&self.rows),
        }
    }
}

fn rows(terminal: &Terminal, prompt: &Prompt, state: &State) -> Vec<String> {
    let columns = terminal.columns();
    let mut lines = Vec::new();
    for (row, &place) in state.rows.iter().enumerate() {
        let Some(option) = prompt.options().get(place) else {
            continue;
        };
        let tone = if row == state.at {
            Tone::Strong
        } else {
            Tone::Plain
        };
        let option = talk::option(state.sign(prompt.way(), row, place), place, option);
        lines.extend(
            option
                .lines(columns)
                .iter()
                .map(|line| terminal.painted(tone, line)),
        );
    }
    lines
}

/// Draws the list with the hint below it, over the last drawing where that can be done.
fn draw(
    terminal: &Terminal,
    prompt: &Prompt,
    state: &State,
    last: Option<Drawn>,
) -> io::Result<Drawn> {
    let (height, columns) = terminal.term.size();
    let mut lines = rows(terminal, prompt, state);
    lines.push(String::new());
    let drawn = Drawn {
        lines: lines.len() + 1,
        columns: usize::from(columns),
    };
    let room = terminal.columns();
    let hint = |room| terminal.painted(Tone::Dim, &terminal.hint(prompt, state.flagged, room));
    match last {
        Some(last) if last.columns != drawn.columns => terminal.term.write_line("")?,
        Some(last) if last.lines >= usize::from(height) => {
            // Its first line is out of reach: what is chosen stands before the hint.
            let status = format!("{} · ", state.summary(prompt.way()));
            terminal.term.clear_line()?;
            let status = truncate_str(&status, room, "");
            let hint = hint(room.saturating_sub(status.width()));
            terminal.term.write_str(&format!("{status}{hint}"))?;
            return Ok(drawn);
        }
        Some(last) => wipe(terminal, &last)?,
        None => {}
    }
    lines.push(hint(room));
    terminal.term.write_str(&lines.join("\n"))?;
    Ok(drawn)
}

/// Leaves the list as it was answered, without the hint.
fn finish(
    terminal: &Terminal,
    prompt: &Prompt,
    state: &State,
    last: Option<Drawn>,
) -> io::Result<()> {
    let (height, columns) = terminal.term.size();
    match last {
        Some(last) if last.columns == usize::from(columns) && last.lines < usize::from(height) => {
            wipe(terminal, &last)?;
            for line in rows(terminal, prompt, state) {
                terminal.term.write_line(&line)?;
            }
        }
        _ => {
            terminal.term.clear_line()?;
            terminal
                .term
                .write_line(&format!("> {}", state.summary(prompt.way())))?;
        }
    }
    terminal.term.flush()
}

/// Goes back to where the drawing began, and clears from there.
fn wipe(terminal: &Terminal, last: &Drawn) -> io::Result<()> {
    terminal.term.clear_line()?;
    terminal.term.move_cursor_up(last.lines.saturating_sub(1))?;
    terminal.term.clear_to_end_of_screen()
}
