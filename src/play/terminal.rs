//! The player at a terminal: options with arrows, letters or digits, dates and numbers typed.
//!
//! In go keys, out goes text that stays: nothing above the prompt is ever cleared. Whatever happens, the modes of the terminal are those of before as soon as a prompt is left. This module
//! alone knows `console` and dialoguer. dialoguer asks for yes or no; its `Input` knows no Esc, which ends a quiz, and
//! counts letters instead of columns, its `Sort` and `Select` know no letters and no flag, so these are our own.

mod entry;
mod list;
mod press;
mod quiet;

use std::sync::atomic::{AtomicBool, Ordering};
use std::{fmt, io};

use console::{Key, Style, Term};
use dialoguer::Confirm;
use dialoguer::theme::Theme;
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

    /// The hints that fit into so many columns; the first and the last are kept longest.
    fn hint(&self, prompt: &Prompt, flagged: bool, room: usize) -> String {
        let mut pieces = talk::hints(prompt);
        if flagged {
            pieces.insert(0, prompt.words.play.hints.flagged.to_owned());
        }
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
        let _quiet = quiet::Quiet::begin()?;
        match prompt.way() {
            Way::One | Way::Several | Way::Order => list::choose(self, prompt),
            Way::Typed => entry::typed(self, prompt),
        }
    }

    fn confirm(&mut self, question: &str, _: &Words) -> io::Result<bool> {
        let _quiet = quiet::Quiet::begin()?;
        let question = Paragraph::new(Tone::Plain, "", format!("{question} {YES_OR_NO}"));
        let mut lines = question.lines(self.columns());
        // dialoguer counts the lines of its prompt for itself, so it gets the last one only.
        let last = lines.pop().unwrap_or_default();
        self.term.write_line("")?;
        for line in lines {
            self.term.write_line(&line)?;
        }
        let asked = Confirm::with_theme(&Last)
            .with_prompt(last)
            .interact_on_opt(&self.term);
        self.term.show_cursor()?;
        self.term.write_line("")?;
        self.term.flush()?;
        match asked {
            Ok(answer) => Ok(answer.unwrap_or(false)),
            Err(dialoguer::Error::IO(error)) if error.kind() == io::ErrorKind::Interrupted => {
                Ok(false)
            }
            Err(dialoguer::Error::IO(error)) => Err(error),
        }
    }
}

/// The keys that dialoguer takes, whatever the language.
const YES_OR_NO: &str = "y/n";

/// The look of a question of yes or no: the question as it is, then the answer's key.
struct Last;

impl Theme for Last {
    fn format_confirm_prompt(
        &self,
        f: &mut dyn fmt::Write,
        prompt: &str,
        _: Option<bool>,
    ) -> fmt::Result {
        write!(f, "{prompt} ")
    }

    fn format_confirm_prompt_selection(
        &self,
        f: &mut dyn fmt::Write,
        prompt: &str,
        selection: Option<bool>,
    ) -> fmt::Result {
        let key = if selection == Some(true) { "y" } else { "n" };
        write!(f, "{prompt} {key}")
    }
}
