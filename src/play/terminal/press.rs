//! One key, or one line, below a hint.

use std::io;

use console::{Key, truncate_str};

use super::super::layout::Tone;
use super::super::{Given, Keys, Line, Press};
use super::Terminal;
use super::entry::{self, Empty};
use super::quiet::Quiet;

impl Keys for Terminal {
    fn press(&mut self, hint: &str) -> io::Result<Press> {
        let _quiet = Quiet::begin()?;
        let hint = truncate_str(hint, self.columns(), "").into_owned();
        self.term.write_str(&self.painted(Tone::Dim, &hint))?;
        let press = loop {
            match self.key()? {
                Key::Enter => break Press::Enter,
                Key::Escape | Key::CtrlC | Key::Char('\u{4}') => break Press::Stop,
                Key::Char(c) if !c.is_control() => {
                    break Press::Key(c.to_lowercase().next().unwrap_or(c));
                }
                _ => {}
            }
        };
        self.term.clear_line()?;
        self.term.flush()?;
        Ok(press)
    }

    fn line(&mut self, hint: &str) -> io::Result<Line> {
        let _quiet = Quiet::begin()?;
        let hint = |room| truncate_str(hint, room, "").into_owned();
        Ok(match entry::line(self, &hint, Empty::IsTyped)? {
            Given::Typed(line) => Line::Typed(line),
            Given::Places(_) | Given::Stop => Line::Stop,
            Given::Nothing => Line::Nothing,
        })
    }
}
