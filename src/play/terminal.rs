//! The player at a terminal: options with arrows, letters or digits, dates and numbers typed.
//!
//! In go keys, out goes text that stays: what is asked is drawn in place, and all above it is left alone. Whatever
//! happens, the modes of the terminal are those of before as soon as a prompt is left or the process is stopped. This
//! module alone knows `crossterm`, which has no prompts of its own; those of other crates know no letters, no flag,
//! and no end by Esc, or draw twice when the window changes, so these are our own.

mod entry;
mod event;
mod full;
mod hint;
mod leave;
mod line;
mod list;
mod pane;
mod press;
mod system;

use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};

use super::layout::{Paragraph, Tone, WIDEST};
use super::{Player, Prompt, Reply, ResponseType};
use crate::lang::Words;
pub use full::{ESCAPE, FullScreen, Page};

/// Where the text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Standard output, where a person reads it.
    Stdout,
    /// Standard error, where standard output is for a result.
    Stderr,
}

impl Screen {
    /// Whether it is a terminal.
    pub fn is_terminal(self) -> bool {
        match self {
            Screen::Stdout => io::stdout().is_terminal(),
            Screen::Stderr => io::stderr().is_terminal(),
        }
    }

    /// The columns for text now, no more than [`WIDEST`]. In a terminal its last column stays free: a full line
    /// would wrap in some of them.
    pub fn columns(self) -> usize {
        match system::size(self).filter(|_| self.is_terminal()) {
            Some(window) => window.text(),
            None => WIDEST,
        }
    }

    /// Writes a text at once.
    fn write(self, text: &str) -> io::Result<()> {
        match self {
            Screen::Stdout => write(&mut io::stdout().lock(), text),
            Screen::Stderr => write(&mut io::stderr().lock(), text),
        }
    }
}

fn write(sink: &mut dyn Write, text: &str) -> io::Result<()> {
    sink.write_all(text.as_bytes())?;
    sink.flush()
}

/// Whether the text has colours and weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Without colour.
    Plain,
    /// Green, red, bold and dim, never alone to say something.
    Colour,
}

/// The size of a window, in columns and rows, neither of them 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Window {
    columns: usize,
    rows: usize,
}

impl Window {
    /// The columns for text.
    fn text(self) -> usize {
        (self.columns - 1).min(WIDEST)
    }
}

/// A person at a terminal.
#[derive(Debug)]
pub struct Terminal {
    screen: Screen,
    paint: Paint,
    signals: system::Signals,
    /// What stands on the screen since the last title or question, so that it can be drawn again.
    told: Vec<Paragraph>,
}

impl Terminal {
    /// The terminal behind a screen; `None` where that, or standard input, is none.
    ///
    /// From here on a signal that would end the process ends the quiz, and every later prompt at once.
    pub fn open(screen: Screen, paint: Paint) -> Option<Terminal> {
        if !screen.is_terminal() || !io::stdin().is_terminal() {
            return None;
        }
        Some(Terminal {
            screen,
            paint,
            signals: system::Signals::register().ok()?,
            told: Vec::new(),
        })
    }

    /// The window as it is now; of a usual size where that is not known.
    fn window(&self) -> Window {
        system::size(self.screen).unwrap_or(Window {
            columns: 80,
            rows: 24,
        })
    }

    fn painted(&self, tone: Tone, line: &str) -> String {
        let style = match tone {
            Tone::Plain | Tone::Verbatim => return line.to_owned(),
            Tone::Strong => Style::new().bold(),
            Tone::Dim => Style::new().dimmed(),
            Tone::Right => AnsiColor::Green.on_default(),
            Tone::Wrong => AnsiColor::Red.on_default(),
        };
        match self.paint {
            Paint::Colour if !line.is_empty() => format!("{style}{line}{style:#}"),
            _ => line.to_owned(),
        }
    }
}

impl Player for Terminal {
    fn tell(&mut self, text: &[Paragraph]) -> io::Result<()> {
        let columns = self.window().text();
        let mut shown = String::new();
        for paragraph in text {
            for line in paragraph.lines(columns) {
                shown.push_str(&self.painted(paragraph.tone, &line));
                shown.push('\n');
            }
        }
        let begins =
            |paragraph: &Paragraph| paragraph.tone == Tone::Strong && paragraph.label.is_empty();
        if text.iter().any(begins) {
            self.told.clear();
        }
        self.told.extend_from_slice(text);
        self.screen.write(&shown)
    }

    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        match prompt.way() {
            ResponseType::One | ResponseType::Several | ResponseType::Order => {
                list::choose(self, prompt)
            }
            ResponseType::Typed => entry::typed(self, prompt),
        }
    }

    fn confirm(&mut self, question: &str, words: &Words) -> io::Result<bool> {
        press::confirm(self, question, words)
    }
}
