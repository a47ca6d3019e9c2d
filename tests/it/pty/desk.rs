//! A pseudo-terminal with a player in it, and a model of its screen.

use std::num::NonZeroU16;
use std::process::Command;
use std::time::{Duration, Instant};

use expectrl::process::unix::WaitStatus;
use expectrl::session::OsSession;
use expectrl::{Expect, Session};

/// How long a screen may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// A terminal with a player in it.
pub struct Desk {
    session: OsSession,
    screen: vt100::Parser,
}

impl Desk {
    pub fn new(columns: u16, rows: u16) -> Desk {
        Desk::with(columns, rows, |command| command)
    }

    pub fn with(columns: u16, rows: u16, set: fn(&mut Command) -> &mut Command) -> Desk {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args([
                "--ignored",
                "--exact",
                "pty::player",
                "--nocapture",
                "--test-threads=1",
            ])
            .env("PLAYER", "1")
            .env("TERM", "xterm-256color")
            .env_remove("NO_COLOR");
        set(&mut command);
        let mut desk = Desk::of(command, columns, rows);
        // The player waits for this line, so that it begins with all that was set.
        desk.session.send_line("begin").unwrap();
        desk
    }

    /// A terminal with any program in it.
    pub fn of(command: Command, columns: u16, rows: u16) -> Desk {
        let mut session = Session::spawn(command).unwrap();
        session.get_process_mut().set_echo(true, None).unwrap();
        session
            .get_process_mut()
            .set_window_size(columns, rows)
            .unwrap();
        Desk {
            session,
            screen: vt100::Parser::new(size(rows), size(columns), 1000),
        }
    }

    pub fn press(&mut self, keys: &str) {
        self.session.send(keys).unwrap();
    }

    /// The lines of the screen, without empty ones at the end.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// All that was ever shown, what has left the window included.
    pub fn everything(&mut self) -> String {
        let screen = self.screen.screen_mut();
        let (_, columns) = screen.size();
        screen.set_scrollback(1000);
        let mut text = String::new();
        for back in (1..=screen.scrollback()).rev() {
            screen.set_scrollback(back);
            text.extend(screen.rows(0, columns.get()).next());
            text.push('\n');
        }
        screen.set_scrollback(0);
        text + &screen.contents()
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.session
            .get_process_mut()
            .set_window_size(columns, rows)
            .unwrap();
        self.screen.screen_mut().set_size(size(rows), size(columns));
    }

    /// Whether the cursor is shown and what is typed would be echoed.
    pub fn is_restored(&self) -> bool {
        !self.screen.screen().hide_cursor() && self.session.get_process().get_echo().unwrap()
    }

    /// Reads what has come; whether there was anything.
    fn read(&mut self) -> bool {
        let mut bytes = [0; 4096];
        match self.session.try_read(&mut bytes) {
            Ok(0) => false,
            Ok(n) => {
                self.screen.process(&bytes[..n]);
                true
            }
            Err(_) => false,
        }
    }

    #[track_caller]
    pub fn until(&mut self, what: &str, holds: impl Fn(&Desk) -> bool) {
        let start = Instant::now();
        while !holds(self) {
            assert!(start.elapsed() < PATIENCE, "no {what} on\n{}", self.text());
            if !self.read() {
                std::thread::sleep(Duration::from_millis(2));
            }
        }
    }

    /// Waits until the screen ends with these lines.
    #[track_caller]
    pub fn shows(&mut self, end: &str) {
        self.until(end, |desk| desk.text().trim_end().ends_with(end));
    }

    /// Waits until the screen holds these lines.
    #[track_caller]
    pub fn holds(&mut self, lines: &str) {
        self.until(lines, |desk| desk.text().contains(lines));
    }

    /// Waits until the process has ended, and returns its exit code.
    #[track_caller]
    pub fn end(&mut self) -> i32 {
        let start = Instant::now();
        loop {
            while self.read() {}
            match self.session.get_process().status() {
                Ok(WaitStatus::Exited(_, code)) => {
                    while self.read() {}
                    return code;
                }
                _ => assert!(start.elapsed() < PATIENCE, "no end on\n{}", self.text()),
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

fn size(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}
