//! What happens while an answer is awaited.
//!
//! In go keys, pastes, signals and changes of the window, out comes one event after the other. This module does not
//! know what is asked.

use std::io;
use std::time::Duration;

use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::system::{self, Signal, Signals};

pub(super) enum Event {
    /// The person does something.
    Input(Input),
    /// A letter with Alt held; or Esc and the letter so soon behind it that both came as one, since terminals send the same.
    Alt(char),
    /// The window may have changed.
    Window,
    /// The process is to be stopped, as by Ctrl-Z.
    Suspend,
    /// The process was stopped and goes on; the terminal may have been used by another.
    Resumed,
}

/// What a person does.
pub(super) enum Input {
    /// A key. With Ctrl held it is a control character, or the key that it stands for.
    Key(KeyCode),
    /// A text is pasted.
    Paste(String),
    /// Ctrl-C, or a signal that ends the process.
    End,
}

/// What a letter with Alt held means where a line is edited.
pub(super) fn with_alt(letter: char) -> Option<Input> {
    Some(Input::Key(match letter {
        'b' => WORD_LEFT,
        'f' => WORD_RIGHT,
        'd' => WORD_DELETE,
        'k' => CLAUSE_DELETE,
        'w' => CLAUSE_BACK,
        _ => return None,
    }))
}

/// Ctrl-D, which ends where nothing was typed.
pub(super) const CTRL_D: KeyCode = KeyCode::Char('\u{4}');

/// Ctrl-U, which takes back what was typed.
pub(super) const CTRL_U: KeyCode = KeyCode::Char('\u{15}');

/// Ctrl-K, which cuts what stands behind the cursor.
pub(super) const CTRL_K: KeyCode = KeyCode::Char('\u{b}');

/// Ctrl-W, which cuts back to the last space.
pub(super) const CTRL_W: KeyCode = KeyCode::Char('\u{17}');

/// To the beginning of a word: Ctrl or Alt with an arrow, or Alt-b. It has no control character of its own.
pub(super) const WORD_LEFT: KeyCode = KeyCode::Char('\u{1c}');

/// To the end of a word, or Alt-f.
pub(super) const WORD_RIGHT: KeyCode = KeyCode::Char('\u{1d}');

/// Alt-d, which cuts to the end of a word; Ctrl-Delete too.
pub(super) const WORD_DELETE: KeyCode = KeyCode::Char('\u{1e}');

/// Alt-k, which cuts to the next comma or other mark within a sentence, or to its end. Control characters that nothing else is.
pub(super) const CLAUSE_DELETE: KeyCode = KeyCode::Char('\u{1}');

/// Alt-w, which cuts back to the last one, and that with it, or to the beginning.
pub(super) const CLAUSE_BACK: KeyCode = KeyCode::Char('\u{2}');

/// Alt-Backspace, which cuts to the beginning of a word.
pub(super) const WORD_BACK: KeyCode = KeyCode::Char('\u{1f}');

/// How long is waited for what has come already; of no time at all crossterm makes no use.
const AT_ONCE: Duration = Duration::from_millis(1);

/// Waits for what happens next.
///
/// # Errors
/// The terminal has gone.
pub(super) fn next(signals: &Signals) -> io::Result<Event> {
    loop {
        match signals.take() {
            Some(Signal::End) => return Ok(Event::Input(Input::End)),
            Some(Signal::Stop) => return Ok(Event::Suspend),
            Some(Signal::Continue) => return Ok(Event::Resumed),
            Some(Signal::Window) => return Ok(Event::Window),
            None => {}
        }
        if !event::poll(AT_ONCE)? {
            signals.wait()?;
            continue;
        }
        match event::read()? {
            event::Event::Key(key) => {
                if let Some(event) = of_key(key) {
                    return Ok(event);
                }
            }
            event::Event::Paste(text) => return Ok(Event::Input(Input::Paste(text))),
            event::Event::Resize(..) => return Ok(Event::Window),
            _ => {}
        }
    }
}

/// Throws away what has come and is not read yet.
///
/// # Errors
/// The terminal has gone.
pub(super) fn forget() -> io::Result<()> {
    while event::poll(AT_ONCE)? {
        event::read()?;
    }
    Ok(())
}

fn of_key(key: KeyEvent) -> Option<Event> {
    const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let code = match (key.modifiers.intersection(CONTROL | ALT), key.code) {
        (CONTROL, KeyCode::Char('c')) => return Some(Event::Input(Input::End)),
        (CONTROL, KeyCode::Char('z')) => {
            system::suspend_group();
            return None;
        }
        (CONTROL, KeyCode::Char('a')) => KeyCode::Home,
        (CONTROL, KeyCode::Char('d')) => CTRL_D,
        (CONTROL, KeyCode::Char('e')) => KeyCode::End,
        (CONTROL, KeyCode::Char('h')) => KeyCode::Backspace,
        (CONTROL, KeyCode::Char('j')) => KeyCode::Enter,
        (CONTROL, KeyCode::Char('k')) => CTRL_K,
        (CONTROL, KeyCode::Char('u')) => CTRL_U,
        (CONTROL, KeyCode::Char('w')) => CTRL_W,
        (ALT, KeyCode::Char(c)) => return Some(Event::Alt(c)),
        (CONTROL | ALT, KeyCode::Left) => WORD_LEFT,
        (CONTROL | ALT, KeyCode::Right) => WORD_RIGHT,
        (CONTROL, KeyCode::Delete) => WORD_DELETE,
        (CONTROL | ALT, KeyCode::Backspace) => WORD_BACK,
        (CONTROL, KeyCode::Char(_)) | (ALT, _) => return None,
        (_, code) => code,
    };
    Some(Event::Input(Input::Key(code)))
}
