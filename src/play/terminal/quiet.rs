//! A terminal that waits for keys.
//!
//! `console` has the terminal in raw mode only while it waits for a key. What is typed between two keys would be
//! echoed into the text, and a backspace taken out of the keys. So echo and line mode are off from before a
//! prompt is drawn until it is answered.

use std::io;

/// Keeps the terminal on standard input without echo and line mode until it is dropped, in a panic as well.
#[cfg(unix)]
pub(super) struct Quiet {
    before: rustix::termios::Termios,
}

#[cfg(unix)]
impl Quiet {
    /// # Errors
    /// Standard input is no terminal, or has gone.
    pub(super) fn begin() -> io::Result<Quiet> {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let before = tcgetattr(io::stdin())?;
        let mut quiet = before.clone();
        quiet.local_modes -= LocalModes::ECHO | LocalModes::ICANON;
        tcsetattr(io::stdin(), OptionalActions::Drain, &quiet)?;
        Ok(Quiet { before })
    }
}

#[cfg(unix)]
impl Drop for Quiet {
    fn drop(&mut self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        // Where the terminal has gone there is nothing to restore.
        let _ = tcsetattr(io::stdin(), OptionalActions::Drain, &self.before);
    }
}

/// Elsewhere a console echoes nothing by itself.
#[cfg(not(unix))]
pub(super) struct Quiet;

#[cfg(not(unix))]
impl Quiet {
    pub(super) fn begin() -> io::Result<Quiet> {
        Ok(Quiet)
    }
}
