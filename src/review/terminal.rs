//! A review at a terminal: each view fills the window.

use std::io;

use super::{Input, Reviewer, View};
use crate::play::terminal::{ESCAPE, FullScreen, Page, Paint, Screen};
use crate::play::{Line, Press};

/// A person at a terminal.
#[derive(Debug)]
pub struct Terminal {
    screen: FullScreen,
}

impl Terminal {
    /// The terminal behind a screen; `None` where that, or standard input, is none.
    pub fn open(screen: Screen, paint: Paint) -> Option<Terminal> {
        let screen = FullScreen::open(screen, paint)?;
        Some(Terminal { screen })
    }
}

impl Reviewer for Terminal {
    fn next(&mut self, view: &View) -> io::Result<Input> {
        let page = Page {
            head: view.top(),
            body: view.body(),
            short: view.short(),
            foot: view.end(),
            hint: view.hint(),
            seen: view.seen(),
        };
        if let Some((_, text)) = &view.typed {
            let cursor = view.cursor.unwrap_or(text.len());
            return Ok(match self.screen.line(&page, text, cursor)? {
                Line::Typed(text) => Input::Line(text),
                Line::Stop | Line::Nothing => Input::Back,
            });
        }
        Ok(match self.screen.press(&page)? {
            Press::Key(ESCAPE) => Input::Back,
            Press::Key(key) => Input::Key(key),
            Press::Enter => Input::Enter,
            Press::Stop | Press::Nothing => Input::Stop,
        })
    }

    fn forget(&mut self) -> io::Result<()> {
        self.screen.forget()
    }

    fn lend(&mut self, to: &mut dyn FnMut()) {
        self.screen.lend(to);
    }
}
