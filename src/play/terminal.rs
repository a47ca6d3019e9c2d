//! The player at a terminal: options with arrows, letters or digits, dates and numbers typed.
//!
//! In go keys, out goes text that stays: nothing above the prompt is ever cleared. The cursor is never hidden,
//! and the terminal is in raw mode only while a key is awaited, so that there is nothing to restore, whatever
//! happens. This module alone knows `console`. dialoguer does not serve here: its `Input` knows no Esc and
//! counts letters instead of columns, its `Sort` no letters, no flag and no change of the window.

mod entry;
mod list;
mod press;

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};

use console::{Key, Style, Term};
use unicode_width::UnicodeWidthStr;

use super::layout::{Paragraph, Tone, WIDEST};
use super::{Player, Prompt, Reply, Way, talk};
use crate::words::Words;

/// Whether the process was asked to end while no key was awaited.
static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Where the text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// Standard output.
    Stdout,
    /// Standard error, where standard output is for a result.
    Stderr,
}

/// Whether the text has colours and weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// Text only.
    Plain,
    /// Green, red, bold and dim, never alone to say something.
    Colour,
}

/// A person at a terminal.
#[derive(Debug)]
pub struct Terminal {
    term: Term,
    paint: Paint,
}

impl Terminal {
    /// The terminal behind a screen; `None` where that, or standard input, is none, or can move no cursor.
    ///
    /// From here on an interrupt ends the quiz rather than the process.
    pub fn open(screen: Screen, paint: Paint) -> Option<Terminal> {
        let term = match screen {
            Screen::Stdout => Term::buffered_stdout(),
            Screen::Stderr => Term::buffered_stderr(),
        };
        let interactive = term.is_term() && io::IsTerminal::is_terminal(&io::stdin());
        if !interactive || console::is_dumb() {
            return None;
        }
        // Where a handler is set already it is the program's own, and it knows better.
        let _ = ctrlc::set_handler(|| INTERRUPTED.store(true, Ordering::SeqCst));
        Some(Terminal { term, paint })
    }

    /// The columns for text now. The last one stays free: a full line would wrap in some terminals only.
    fn columns(&self) -> usize {
        usize::from(self.term.size().1)
            .saturating_sub(1)
            .min(WIDEST)
    }

    /// The next key. An interrupt is Ctrl-C, however it comes.
    fn key(&self) -> io::Result<Key> {
        self.term.flush()?;
        if INTERRUPTED.swap(false, Ordering::SeqCst) {
            return Ok(Key::CtrlC);
        }
        match self.term.read_key_raw() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Ok(Key::CtrlC),
            key => key,
        }
    }

    fn painted(&self, tone: Tone, line: &str) -> String {
        let style = match tone {
            Tone::Plain | Tone::Verbatim => return line.to_owned(),
            Tone::Strong => Style::new().bold(),
            Tone::Dim => Style::new().dim(),
            Tone::Right => Style::new().green(),
            Tone::Wrong => Style::new().red(),
        };
        let styling = self.paint == Paint::Colour && !line.is_empty();
        style.apply_to(line).force_styling(styling).to_string()
    }

    /// The hints that fit on one line, what is said last kept longest.
    fn hint(&self, prompt: &Prompt, flagged: bool) -> String {
        let mut pieces = talk::hints(prompt);
        if flagged {
            pieces.insert(0, prompt.words.play.hints.flagged.to_owned());
        }
        let room = self.columns();
        while pieces.len() > 1 && pieces.join(" · ").width() > room {
            pieces.remove(pieces.len() - 2);
        }
        console::truncate_str(&pieces.join(" · "), room, "").into_owned()
    }
}

impl Player for Terminal {
    fn tell(&mut self, text: &[Paragraph]) -> io::Result<()> {
        let columns = self.columns();
        for paragraph in text {
            for line in paragraph.lines(columns) {
                self.term.write_line(&self.painted(paragraph.tone, &line))?;
            }
        }
        self.term.flush()
    }

    fn ask(&mut self, prompt: &Prompt) -> io::Result<Reply> {
        match prompt.way {
            Way::One | Way::Several | Way::Order => list::choose(self, prompt),
            Way::Typed => entry::typed(self, prompt),
        }
    }

    fn confirm(&mut self, question: &str, words: &Words) -> io::Result<bool> {
        let [yes, no] = words.play.yes_no;
        let question = Paragraph::new(Tone::Plain, "", format!("{question} {yes}/{no}"));
        let mut lines = question.lines(self.columns());
        let last = lines.pop().unwrap_or_default();
        self.term.write_line("")?;
        for line in lines {
            self.term.write_line(&line)?;
        }
        self.term.write_str(&format!("{last} "))?;
        loop {
            let answer = match self.key()? {
                Key::Char(c) if c.to_lowercase().eq([yes]) => yes,
                Key::Char(c) if c.to_lowercase().eq([no]) => no,
                Key::Escape | Key::CtrlC | Key::Enter => no,
                _ => continue,
            };
            self.term.write_line(&answer.to_string())?;
            self.term.flush()?;
            return Ok(answer == yes);
        }
    }
}
