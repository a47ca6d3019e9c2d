//! Pages that fill the window, on the terminal's other screen.
//!
//! In goes a page, out comes a key, or a line that is typed below it. All of the window is drawn each time, so that nothing
//! hangs on how a terminal breaks its lines anew; what stood there before comes back when the pages are left.

use std::io;

use crossterm::event::KeyCode;

use super::super::layout::{Paragraph, Tone};
use super::super::{Line as Entered, Press};
use super::event::{self, CTRL_D, Event, Input};
use super::hint;
use super::line::Line;
use super::pane::{self, Hold};
use super::{Paint, Screen, Terminal, Window};

/// The key Esc.
pub const ESCAPE: char = '\u{1b}';

const OTHER_SCREEN: &str = "\x1b[?1049h";
const OWN_SCREEN: &str = "\x1b[?1049l";
const HIDE: &str = "\x1b[?25l";
const SHOW: &str = "\x1b[?25h";

/// More than anybody types, in bytes.
const LONGEST: usize = 100_000;

/// What fills a window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What stays at the top.
    pub head: Vec<Paragraph>,
    /// What is scrolled where it does not fit.
    pub body: Vec<Paragraph>,
    /// The same with less around it, taken where the body does not fit.
    pub short: Vec<Paragraph>,
    /// What stays at the end.
    pub foot: Vec<Paragraph>,
    /// What can be done, with ` · ` between.
    pub hint: String,
    /// The paragraph of the body that is to be seen first, where it is scrolled.
    pub seen: Option<usize>,
}

/// A terminal whose window is filled.
pub struct FullScreen {
    terminal: Terminal,
    filled: Option<Filled>,
    /// What the window was scrolled for, and the first line of it that is seen.
    scrolled: (Vec<Paragraph>, usize),
    /// A key that came in one with Esc, and is still to be read.
    ahead: Option<char>,
}

/// The other screen, while it is ours. Dropped, the terminal is as it was before.
struct Filled {
    hold: Hold,
    screen: Screen,
}

impl Filled {
    fn begin(terminal: &Terminal) -> io::Result<Filled> {
        let hold = Hold::begin(terminal)?;
        let screen = terminal.screen;
        screen.write(OTHER_SCREEN)?;
        Ok(Filled { hold, screen })
    }
}

impl Drop for Filled {
    fn drop(&mut self) {
        // Where the terminal has gone there is nothing to restore.
        let _ = self.screen.write(OWN_SCREEN);
    }
}

/// Lines of the window, and where the cursor stands, if it is seen.
struct Drawing {
    lines: Vec<pane::Line>,
    cursor: Option<(usize, usize)>,
    /// How many lines of the body are seen.
    room: usize,
}

/// What comes of an input.
enum Came {
    Input(Input),
    /// A letter with Alt held, or Esc and the letter.
    Alt(char),
    /// The window is to be drawn again.
    Again,
}

impl FullScreen {
    /// The terminal behind a screen; `None` where that, or standard input, is none. Nothing is filled yet.
    pub fn open(screen: Screen, paint: Paint) -> Option<FullScreen> {
        let terminal = Terminal::open(screen, paint)?;
        Some(FullScreen {
            terminal,
            filled: None,
            scrolled: (Vec::new(), 0),
            ahead: None,
        })
    }

    /// Gives the terminal back as it was, while another program has it. An interrupt meanwhile is that program's.
    pub fn lend<T>(&mut self, to: impl FnOnce() -> T) -> T {
        self.filled = None;
        let done = to();
        self.terminal.signals.forget_interrupt();
        done
    }

    /// Shows a page until a key is pressed; those that scroll it do so. A letter comes as it is typed, a capital as one, and
    /// Esc as the key [`ESCAPE`].
    ///
    /// # Errors
    /// The terminal has gone.
    pub fn press(&mut self, page: &Page) -> io::Result<Press> {
        loop {
            let room = self.draw(page, None)?;
            if let Some(c) = self.ahead.take() {
                return Ok(Press::Key(c));
            }
            let input = match self.next()? {
                Came::Input(input) => input,
                Came::Alt(letter) => {
                    self.ahead = Some(letter);
                    return Ok(Press::Key(ESCAPE));
                }
                Came::Again => continue,
            };
            match input {
                Input::End => return Ok(Press::Stop),
                Input::Key(KeyCode::Esc | CTRL_D) => return Ok(Press::Key(ESCAPE)),
                Input::Key(KeyCode::Enter) => return Ok(Press::Enter),
                Input::Key(KeyCode::Char(c)) if !c.is_control() => return Ok(Press::Key(c)),
                Input::Key(key) => self.scroll(key, room),
                Input::Paste(_) => {}
            }
        }
    }

    /// Throws away what was typed and is not read yet.
    ///
    /// # Errors
    /// The terminal has gone.
    pub fn forget(&mut self) -> io::Result<()> {
        self.ahead = None;
        event::forget()
    }

    /// Lets a person type a line below a page, from this text on, the cursor behind so many of its bytes; Esc leaves it.
    ///
    /// # Errors
    /// The terminal has gone.
    pub fn line(&mut self, page: &Page, text: &str, cursor: usize) -> io::Result<Entered> {
        let mut line = Line::at(text.to_owned(), cursor, LONGEST);
        loop {
            let room = self.draw(page, Some(&line))?;
            let input = match self.next()? {
                Came::Input(input) => Some(input),
                Came::Alt(letter) => event::with_alt(letter),
                Came::Again => None,
            };
            let Some(input) = input else {
                continue;
            };
            match input {
                Input::End | Input::Key(KeyCode::Esc) => return Ok(Entered::Stop),
                Input::Key(KeyCode::Enter) => return Ok(Entered::Typed(line.text().to_owned())),
                Input::Key(
                    key @ (KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown),
                ) => self.scroll(key, room),
                Input::Key(key) => line.press(key),
                Input::Paste(text) => line.paste(&text),
            }
        }
    }

    /// Waits for an input, and does what else happens.
    fn next(&mut self) -> io::Result<Came> {
        match event::next(&self.terminal.signals)? {
            Event::Input(input) => return Ok(Came::Input(input)),
            Event::Alt(letter) => return Ok(Came::Alt(letter)),
            Event::Window => {}
            Event::Suspend => {
                self.filled = None;
                self.terminal.signals.stop();
            }
            Event::Resumed => {
                if let Some(filled) = &self.filled {
                    filled.hold.again()?;
                    filled.screen.write(OTHER_SCREEN)?;
                }
            }
        }
        Ok(Came::Again)
    }

    fn scroll(&mut self, key: KeyCode, room: usize) {
        let page = room.saturating_sub(1).max(1);
        let at = &mut self.scrolled.1;
        *at = match key {
            KeyCode::Up => at.saturating_sub(1),
            KeyCode::Down => *at + 1,
            KeyCode::PageUp => at.saturating_sub(page),
            KeyCode::PageDown => *at + page,
            KeyCode::Home => 0,
            KeyCode::End => usize::MAX / 2,
            _ => *at,
        };
    }

    /// Draws all of the window, and says how many lines of the body are seen.
    fn draw(&mut self, page: &Page, line: Option<&Line>) -> io::Result<usize> {
        if self.filled.is_none() {
            self.filled = Some(Filled::begin(&self.terminal)?);
        }
        let window = self.terminal.window();
        let drawing = self.lay_out(page, line, window);
        let lines = drawing.lines.iter().take(window.rows);
        let lines: Vec<String> = lines
            .map(|(tone, text)| self.terminal.painted(*tone, text) + "\x1b[K")
            .collect();
        let mut out = format!("{HIDE}\x1b[H{}", lines.join("\r\n"));
        if lines.len() < window.rows {
            out += "\r\n\x1b[J";
        }
        if let Some((row, column)) = drawing.cursor {
            out += &format!("\x1b[{};{}H{SHOW}", row + 1, column + 1);
        }
        self.terminal.screen.write(&out)?;
        Ok(drawing.room)
    }

    /// The lines of a page in a window: the head, as much of the body as there is room for, what is typed, the foot.
    fn lay_out(&mut self, page: &Page, line: Option<&Line>, window: Window) -> Drawing {
        let mut lines = pane::lines_of(&page.head, window);
        let mut foot = pane::lines_of(&page.foot, window);
        let typed = line.map(|line| line.wrapped(window.text()));
        let mut hint = hint::in_lines(&page.hint, window);
        if (lines.len() + foot.len() + hint.len()) * 2 > window.rows + 6 {
            let pieces = hint::split(&page.hint);
            hint = vec![(Tone::Dim, hint::in_a_line(pieces, window.text()))];
        }
        let most = window
            .rows
            .saturating_sub(lines.len() + foot.len() + hint.len());
        let mut cursor = None;
        if let Some((texts, (row, column))) = typed {
            // Of more lines than there is room for, those around the cursor.
            let most = most.max(1);
            let first = (row + 1).saturating_sub(most);
            let seen = texts.iter().skip(first).take(most);
            cursor = Some((foot.len() + row - first, column));
            foot.extend(seen.map(|text| (Tone::Plain, text.trim_end().to_owned())));
        }
        foot.extend(hint);
        let room = window.rows.saturating_sub(lines.len() + foot.len());
        lines.extend(self.body(page, room, window));
        let at = lines.len();
        lines.extend(foot);
        Drawing {
            cursor: cursor.map(|(row, column)| (at + row, column.min(window.columns - 1))),
            lines,
            room,
        }
    }

    /// So many lines of the body, from where it is scrolled to.
    fn body(&mut self, page: &Page, room: usize, window: Window) -> Vec<pane::Line> {
        let whole = pane::lines_of(&page.body, window);
        let (body, mut lines) = match whole.len() > room && !page.short.is_empty() {
            true => (&page.short, pane::lines_of(&page.short, window)),
            false => (&page.body, whole),
        };
        if self.scrolled.0 != *body {
            let before = page.seen.and_then(|seen| body.get(..seen));
            let first = before.map_or(0, |before| pane::lines_of(before, window).len());
            self.scrolled = (body.clone(), first.saturating_sub(room / 2));
        }
        let last = lines.len().saturating_sub(room);
        let first = self.scrolled.1.min(last);
        self.scrolled.1 = first;
        let sign = |sign: &str| (Tone::Dim, sign.to_owned());
        let end = (first + room).min(lines.len());
        if room > 2 {
            if end < lines.len() {
                lines[end - 1] = sign("↓ more");
            }
            if first > 0 {
                lines[first] = sign("↑ more");
            }
        }
        lines.truncate(end);
        lines.drain(..first);
        lines
    }
}

impl std::fmt::Debug for FullScreen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FullScreen")
            .field("terminal", &self.terminal)
            .field("is_filled", &self.filled.is_some())
            .finish_non_exhaustive()
    }
}
