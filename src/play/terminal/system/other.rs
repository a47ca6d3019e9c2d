//! Terminals where there are no signals: Ctrl-C is a key, and nothing stops a process.

use std::io;

use crossterm::terminal;

use super::super::{Screen, Window};
use super::Signal;

/// Keeps the console without echo and lines until it is dropped, in a panic as well.
pub(in super::super) struct Modes;

impl Modes {
    /// # Errors
    /// There is no console.
    pub(in super::super) fn begin() -> io::Result<Modes> {
        terminal::enable_raw_mode()?;
        Ok(Modes)
    }

    /// Does nothing, as there are no modes to set again.
    pub(in super::super) fn again(&self) -> io::Result<()> {
        terminal::enable_raw_mode()
    }
}

impl Drop for Modes {
    fn drop(&mut self) {
        // Where the console has gone there is nothing to restore.
        let _ = terminal::disable_raw_mode();
    }
}

/// The size of the console's window.
pub(in super::super) fn size(_: Screen) -> Option<Window> {
    let (columns, rows) = terminal::size().ok()?;
    (columns > 0 && rows > 0).then_some(Window {
        columns: columns.into(),
        rows: rows.into(),
    })
}

/// Does nothing, as a program cannot be suspended here.
pub(in super::super) fn suspend_group() {}

/// No signal ever comes.
#[derive(Debug)]
pub(in super::super) struct Signals;

impl Signals {
    /// # Errors
    /// None.
    pub(in super::super) fn register() -> io::Result<Signals> {
        Ok(Signals)
    }

    /// Always `None`: no signals come here.
    pub(in super::super) fn take(&self) -> Option<Signal> {
        None
    }

    /// Does nothing, as none comes.
    pub(in super::super) fn forget_interrupt(&self) {}

    /// Does nothing, as nothing was begun.
    pub(in super::super) fn stop(&self) {}

    /// Waits until there is something to read.
    ///
    /// # Errors
    /// The console has gone.
    pub(in super::super) fn wait(&self) -> io::Result<()> {
        crossterm::event::poll(std::time::Duration::from_secs(3600)).map(|_| ())
    }
}
