//! What is asked, drawn in place below what was told.
//!
//! In go lines, out go the moves of the cursor that draw them over the last drawing. Where a window has become
//! narrower most terminals break its lines anew; how many rows they take then follows from their widths. Between
//! two drawings the cursor rests on the first line, which moves in no terminal, but for a line that is typed, where
//! it belongs into that line.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::super::layout::{Paragraph, Tone};
use super::event::{self, Event, Input};
use super::system::Modes;
use super::{Terminal, Window};

const CLEAR_BELOW: &str = "\x1b[J";
const SAVE: &str = "\x1b7";
const RESTORE: &str = "\x1b8";
const HIDE: &str = "\x1b[?25l";
const SHOW: &str = "\x1b[?25h";
const PASTE_ON: &str = "\x1b[?2004h";
const PASTE_OFF: &str = "\x1b[?2004l";

/// Something that is asked.
pub(super) trait Asking {
    /// What comes of it.
    type Answer;

    /// How it looks in a window.
    fn shown(&self, window: Window) -> Block;

    /// What an input comes to: an answer, or nothing yet.
    fn step(&mut self, input: Input) -> Option<Self::Answer>;

    /// What stays of it on the screen.
    fn left(&self, window: Window) -> Vec<Paragraph>;
}

/// A line that fits into its window, and what it is.
pub(super) type Line = (Tone, String);

#[derive(Default)]
pub(super) struct Block {
    pub(super) lines: Vec<Line>,
    /// A last line that is typed: what stands before the cursor, and behind it.
    pub(super) typed: Option<(String, Line)>,
}

/// Shows something until it is answered. What it leaves on the screen counts as told.
///
/// # Errors
/// The terminal has gone.
pub(super) fn ask<A: Asking>(terminal: &mut Terminal, asking: &mut A) -> io::Result<A::Answer> {
    let mut hold = Hold::begin(terminal)?;
    let mut pane = Pane::below(terminal);
    let answer = loop {
        pane.draw(terminal, asking.shown(terminal.window()))?;
        match event::next(&terminal.signals)? {
            Event::Window => {}
            Event::Suspend => {
                pane.leave(terminal)?;
                drop(hold);
                terminal.signals.stop();
                hold = Hold::begin(terminal)?;
                pane = Pane::anew(terminal);
            }
            Event::Resumed => {
                hold.again()?;
                pane = Pane::anew(terminal);
            }
            Event::Input(input) => {
                if let Some(answer) = asking.step(input) {
                    break answer;
                }
            }
            Event::Alt(letter) => {
                let input = event::with_alt(letter);
                if let Some(answer) = input.and_then(|input| asking.step(input)) {
                    break answer;
                }
            }
        }
    };
    let left = asking.left(terminal.window());
    pane.finish(terminal, &left)?;
    terminal.told.extend(left);
    Ok(answer)
}

/// The terminal while it is ours. Dropped, it is as it was before.
pub(super) struct Hold {
    screen: super::Screen,
    modes: Modes,
}

impl Hold {
    pub(super) fn begin(terminal: &Terminal) -> io::Result<Hold> {
        let modes = Modes::begin()?;
        let screen = terminal.screen;
        screen.write(PASTE_ON)?;
        Ok(Hold { screen, modes })
    }

    pub(super) fn again(&self) -> io::Result<()> {
        self.modes.again()?;
        self.screen.write(PASTE_ON)
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        // Where the terminal has gone there is nothing to restore.
        let _ = self.screen.write(&format!("{PASTE_OFF}{SHOW}"));
    }
}

/// What is drawn now: lines, of which the first ones may have left the window.
struct Pane {
    /// The width of each line, in columns.
    widths: Vec<usize>,
    /// The first line that is in the window.
    top: usize,
    /// The line that the cursor stands in, and the columns before it.
    at: (usize, usize),
    /// The columns of the window that they were drawn for.
    columns: usize,
}

impl Pane {
    /// The cursor stands below what was told.
    fn below(terminal: &Terminal) -> Pane {
        let window = terminal.window();
        let widths = widths(&told(terminal, window));
        let mut pane = Pane {
            at: (widths.len(), 0),
            top: 0,
            widths,
            columns: window.columns,
        };
        pane.top = pane.first_within(window.rows - 1, window.columns);
        pane
    }

    /// Nothing is drawn yet.
    fn anew(terminal: &Terminal) -> Pane {
        Pane {
            widths: Vec::new(),
            top: 0,
            at: (0, 0),
            columns: terminal.window().columns,
        }
    }

    /// The first line from the top on, from which all are within so many rows.
    fn first_within(&self, rows: usize, columns: usize) -> usize {
        let mut first = self.widths.len();
        let mut taken = 0;
        while first > self.top {
            taken += rows_of(self.widths[first - 1], columns);
            if taken > rows {
                break;
            }
            first -= 1;
        }
        first
    }

    /// Moves the cursor to the beginning of a line.
    fn go(&mut self, line: usize, columns: usize) -> String {
        let rows = |from: usize, to: usize| -> usize {
            let between = self.widths.get(from..to).unwrap_or_default();
            between.iter().map(|&width| rows_of(width, columns)).sum()
        };
        let (at, column) = self.at;
        let up = rows(line, at) + column / columns;
        let down = rows(at, line);
        self.at = (line, 0);
        match (up, down) {
            (0, 0) => "\r".to_owned(),
            (0, down) => format!("\r\x1b[{down}B"),
            (up, _) => format!("\r\x1b[{up}A"),
        }
    }

    /// Goes to the first line that has to be drawn again, and clears from there: the escape codes, and that line.
    fn clear(&mut self, told: usize, lines: usize, window: Window) -> (String, usize) {
        let (to, from) = if window.columns == self.columns {
            // What was told stands there as it is.
            let from = told.min(self.widths.len()).max(self.top);
            (from, from)
        } else if self.top == 0 {
            (0, 0)
        } else {
            (self.top, lines.saturating_sub(window.rows))
        };
        let moves = self.go(to, window.columns) + CLEAR_BELOW;
        if window.columns != self.columns {
            self.columns = window.columns;
            self.top = from;
        }
        (moves, from)
    }

    fn draw(&mut self, terminal: &Terminal, block: Block) -> io::Result<()> {
        let window = terminal.window();
        let mut lines = told(terminal, window);
        let told = lines.len();
        lines.extend(block.lines);
        let count = lines.len() + usize::from(block.typed.is_some());
        let (mut out, from) = self.clear(told, count, window);
        let shown = lines.iter().skip(from).map(|line| painted(terminal, line));
        out += &shown.collect::<Vec<_>>().join("\r\n");
        self.widths = widths(&lines);
        if let Some((before, after)) = block.typed {
            if from < lines.len() {
                out += "\r\n";
            }
            out += &format!("{before}{SAVE}{}{RESTORE}{SHOW}", painted(terminal, &after));
            self.widths.push(before.width() + after.1.width());
            self.top = self.first_within(window.rows, window.columns);
            self.at = (self.widths.len() - 1, before.width());
        } else {
            self.top = self.first_within(window.rows, window.columns);
            let last = lines.last().map_or(0, |(_, text)| text.width());
            self.at = (lines.len().saturating_sub(1), last.min(window.columns - 1));
            out = format!("{HIDE}{out}{}", self.go(self.top, window.columns));
        }
        terminal.screen.write(&out)
    }

    /// Puts what stays in place of the block, and the cursor below it.
    fn finish(&mut self, terminal: &Terminal, left: &[Paragraph]) -> io::Result<()> {
        let window = terminal.window();
        let mut lines = told(terminal, window);
        let told = lines.len();
        lines.extend(lines_of(left, window));
        let (mut out, from) = self.clear(told, lines.len(), window);
        for line in lines.iter().skip(from) {
            out += &painted(terminal, line);
            out += "\r\n";
        }
        terminal.screen.write(&out)
    }

    /// Leaves the block as it is, with the cursor below it.
    fn leave(&mut self, terminal: &Terminal) -> io::Result<()> {
        let last = self.widths.len().saturating_sub(1);
        let moves = self.go(last, terminal.window().columns);
        terminal.screen.write(&format!("{moves}\r\n"))
    }
}

/// How many rows a line takes.
fn rows_of(width: usize, columns: usize) -> usize {
    width.div_ceil(columns).max(1)
}

fn told(terminal: &Terminal, window: Window) -> Vec<Line> {
    lines_of(&terminal.told, window)
}

/// Paragraphs as lines that fit.
pub(super) fn lines_of(text: &[Paragraph], window: Window) -> Vec<Line> {
    let lines = text.iter().flat_map(|paragraph| {
        let lines = paragraph.lines(window.text());
        lines.into_iter().map(|line| (paragraph.tone, line))
    });
    lines.collect()
}

fn painted(terminal: &Terminal, (tone, text): &Line) -> String {
    terminal.painted(*tone, text)
}

fn widths(lines: &[Line]) -> Vec<usize> {
    lines.iter().map(|(_, text)| text.width()).collect()
}
