//! What differs between operating systems: the modes of a terminal, its size, and signals.

#[cfg(not(unix))]
mod other;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(super) use other::{Modes, Signals, size, suspend_group};
#[cfg(unix)]
pub(super) use unix::{Modes, Signals, size, suspend_group};

/// What a signal asks for.
#[cfg_attr(not(unix), allow(dead_code))]
pub(super) enum Signal {
    /// To end, now and at every later prompt.
    End,
    /// To stop until told to continue.
    Stop,
    /// To continue, which has happened already.
    Continue,
    /// To look at the window, which has changed.
    Window,
}
