//! Terminals and signals as POSIX has them.

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::retry_on_intr;
use rustix::process::{getpgrp, getpid, getsid, kill_current_process_group, kill_process};
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcgetwinsize,
    tcsetattr,
};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{flag, low_level};

use super::super::{Screen, Window};
use super::Signal;

/// Keeps standard input without echo, lines and signals of keys until it is dropped, in a panic as well.
pub(in super::super) struct Modes {
    before: Termios,
    quiet: Termios,
}

impl Modes {
    /// # Errors
    /// Standard input is no terminal, or has gone.
    pub(in super::super) fn begin() -> io::Result<Modes> {
        let before = tcgetattr(io::stdin())?;
        let mut quiet = before.clone();
        quiet.local_modes -=
            LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN;
        quiet.input_modes -=
            InputModes::ICRNL | InputModes::INLCR | InputModes::IGNCR | InputModes::IXON;
        // Nothing is read but what is there: half a sequence of a key must not hold up a signal.
        quiet.special_codes[SpecialCodeIndex::VMIN] = 0;
        quiet.special_codes[SpecialCodeIndex::VTIME] = 0;
        let modes = Modes { before, quiet };
        modes.again()?;
        Ok(modes)
    }

    /// Sets them again, after another process may have had the terminal.
    pub(in super::super) fn again(&self) -> io::Result<()> {
        Ok(set(&self.quiet)?)
    }
}

impl Drop for Modes {
    fn drop(&mut self) {
        // Where the terminal has gone there is nothing to restore.
        let _ = set(&self.before);
    }
}

/// Sets the modes of standard input once all that was written has been sent, however many signals come meanwhile.
fn set(modes: &Termios) -> rustix::io::Result<()> {
    retry_on_intr(|| tcsetattr(io::stdin(), OptionalActions::Drain, modes))
}

/// The size of the window behind a screen, where that is a terminal that knows it.
pub(in super::super) fn size(screen: Screen) -> Option<Window> {
    let size = match screen {
        Screen::Stdout => tcgetwinsize(io::stdout()),
        Screen::Stderr => tcgetwinsize(io::stderr()),
    };
    let size = size
        .ok()
        .filter(|size| size.ws_col > 0 && size.ws_row > 0)?;
    Some(Window {
        columns: size.ws_col.into(),
        rows: size.ws_row.into(),
    })
}

/// Asks every process of our job to stop, ourselves among them, as the terminal does on Ctrl-Z.
pub(in super::super) fn suspend_group() {
    // Where it cannot be asked nothing is to be done.
    let _ = kill_current_process_group(rustix::process::Signal::TSTP);
}

/// Whether somebody would tell this process to continue. In the group of a session's leader nobody does: POSIX has
/// such a group go on where it is asked to stop.
fn can_stop() -> bool {
    getsid(None).is_ok_and(|leader| leader != getpgrp())
}

/// The signals that have come and were not taken yet.
#[derive(Debug)]
pub(in super::super) struct Signals {
    end: Arc<AtomicBool>,
    interrupt: Arc<AtomicBool>,
    stop: Arc<AtomicBool>,
    cont: Arc<AtomicBool>,
    window: Arc<AtomicBool>,
    /// Has a byte for each signal.
    woken: UnixStream,
}

impl Signals {
    /// # Errors
    /// The system has no room for it.
    pub(in super::super) fn register() -> io::Result<Signals> {
        let (woken, waker) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        let signals = Signals {
            end: Arc::default(),
            interrupt: Arc::default(),
            stop: Arc::default(),
            cont: Arc::default(),
            window: Arc::default(),
            woken,
        };
        let flags = [
            (SIGINT, &signals.interrupt),
            (SIGTERM, &signals.end),
            (SIGHUP, &signals.end),
            (SIGTSTP, &signals.stop),
            (SIGCONT, &signals.cont),
            (SIGWINCH, &signals.window),
        ];
        for (signal, flag) in flags {
            flag::register(signal, Arc::clone(flag))?;
            low_level::pipe::register(signal, waker.try_clone()?)?;
        }
        Ok(signals)
    }

    /// Whether an end was asked for.
    fn is_over(&self) -> bool {
        self.end.load(Ordering::SeqCst) || self.interrupt.load(Ordering::SeqCst)
    }

    /// Takes an interrupt for one that was meant for another program, which had the terminal meanwhile.
    pub(in super::super) fn forget_interrupt(&self) {
        self.interrupt.store(false, Ordering::SeqCst);
    }

    /// What was asked for. An end stays.
    pub(in super::super) fn take(&self) -> Option<Signal> {
        if self.is_over() {
            Some(Signal::End)
        } else if self.stop.swap(false, Ordering::SeqCst) && can_stop() {
            Some(Signal::Stop)
        } else if self.cont.swap(false, Ordering::SeqCst) {
            Some(Signal::Continue)
        } else if self.window.swap(false, Ordering::SeqCst) {
            Some(Signal::Window)
        } else {
            None
        }
    }

    /// Stops this process until it is told to continue.
    pub(in super::super) fn stop(&self) {
        self.cont.store(false, Ordering::SeqCst);
        let _ = kill_process(getpid(), rustix::process::Signal::STOP);
        // Where there are other threads this one may still run.
        while !self.cont.swap(false, Ordering::SeqCst) && !self.is_over() {
            let _ = poll(&mut [PollFd::new(&self.woken, PollFlags::IN)], None);
            self.drain();
        }
    }

    /// Waits until there is something to read, or a signal comes. One that came before ends it as well.
    ///
    /// # Errors
    /// Standard input has gone.
    pub(in super::super) fn wait(&self) -> io::Result<()> {
        let stdin = io::stdin();
        let mut ends = [
            PollFd::new(&stdin, PollFlags::IN),
            PollFd::new(&self.woken, PollFlags::IN),
        ];
        match poll(&mut ends, None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        if ends[0]
            .revents()
            .intersects(PollFlags::HUP | PollFlags::ERR)
        {
            self.end.store(true, Ordering::SeqCst);
        }
        self.drain();
        Ok(())
    }

    /// Whoever is awake needs no more bytes.
    fn drain(&self) {
        while (&self.woken).read(&mut [0; 64]).is_ok_and(|read| read > 0) {}
    }
}
