//! A pseudo-terminal with a player in it, and a model of its screen.

use std::io;
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
        set(&mut command);
        Desk::player(command, columns, rows)
    }

    /// A terminal with the player in a shell that can stop jobs: it goes on as soon as it is stopped, after what the
    /// shell says of the terminal.
    pub fn in_a_shell(columns: u16, rows: u16) -> Desk {
        let mut command = Command::new("sh");
        let script = "\"$@\"; echo stopped; stty -a | tr ' ;' '\\n\\n' | grep icanon; fg";
        command
            .args(["-mc", script, "sh"])
            .arg(std::env::current_exe().unwrap());
        Desk::player(command, columns, rows)
    }

    fn player(mut command: Command, columns: u16, rows: u16) -> Desk {
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
        let mut desk = Desk::of(command, columns, rows);
        // The player waits for this line, so that it begins with all that was set.
        desk.session.send_line("begin").unwrap();
        desk
    }

    /// A terminal with any program in it, which finds it with echo, as a terminal is.
    pub fn of(command: Command, columns: u16, rows: u16) -> Desk {
        let mut session = Session::spawn(with_echo(&command)).unwrap();
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

    /// Reads all of a drawing, the moves of the cursor behind its text included.
    fn settle(&mut self) {
        for _ in 0..3 {
            std::thread::sleep(Duration::from_millis(10));
            while self.read() {}
        }
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.settle();
        self.session
            .get_process_mut()
            .set_window_size(columns, rows)
            .unwrap();
        self.screen.screen_mut().set_size(size(rows), size(columns));
    }

    /// A new size, with the lines broken anew as most terminals do.
    pub fn reflow(&mut self, columns: u16, rows: u16) {
        self.settle();
        let old = self.screen.screen();
        let (row, column) = old.cursor_position();
        let (_, width) = old.size();
        let lines: Vec<String> = old.rows(0, width.get()).collect();
        let mut screen = vt100::Parser::new(size(rows), size(columns), 1000);
        let used = lines
            .iter()
            .rposition(|line| !line.is_empty())
            .map_or(0, |at| at + 1);
        for (at, line) in lines
            .iter()
            .take(used.max(usize::from(row) + 1))
            .enumerate()
        {
            let mut line = line.clone();
            if at == usize::from(row) {
                // A cursor in a line of narrow letters only.
                let before: String = line.chars().take(column.into()).collect();
                let rest = line.chars().skip(column.into()).collect::<String>();
                line = format!("{before:width$}\x1b7{rest}", width = column.into());
            }
            let end = if at == 0 { "" } else { "\r\n" };
            screen.process(format!("{end}{line}").as_bytes());
        }
        screen.process(b"\x1b8");
        if old.hide_cursor() {
            screen.process(b"\x1b[?25l");
        }
        self.screen = screen;
        self.session
            .get_process_mut()
            .set_window_size(columns, rows)
            .unwrap();
    }

    /// Where the cursor stands, from 0: row and column.
    pub fn cursor(&self) -> (u16, u16) {
        self.screen.screen().cursor_position()
    }

    /// Whether anything on the screen is bold or has a colour.
    pub fn is_styled(&self) -> bool {
        let screen = self.screen.screen();
        let (rows, columns) = screen.size();
        let mut cells = (0..rows.get())
            .flat_map(|row| (0..columns.get()).filter_map(move |column| screen.cell(row, column)));
        cells.any(|cell| cell.bold() || cell.fgcolor() != vt100::Color::Default)
    }

    /// Sends a signal to the process.
    pub fn signal(&mut self, name: &str) {
        let pid = self.session.get_process().pid().to_string();
        let sent = Command::new("kill")
            .args(["-s", name, &pid])
            .status()
            .unwrap();
        assert!(sent.success());
    }

    /// Whether the cursor is shown and what is typed would be echoed.
    pub fn is_restored(&self) -> bool {
        !self.screen.screen().hide_cursor() && self.session.get_process().get_echo().unwrap()
    }

    /// Reads what has come; whether there was anything.
    fn read(&mut self) -> bool {
        matches!(self.read_some(), Ok(1..))
    }

    /// Reads what has come: how much, 0 where nobody holds the other end any more.
    fn read_some(&mut self) -> io::Result<usize> {
        let mut bytes = [0; 4096];
        let n = self.session.try_read(&mut bytes)?;
        self.screen.process(&bytes[..n]);
        Ok(n)
    }

    /// Reads to the end. The system hands over what a process wrote a little after that has gone.
    fn read_rest(&mut self) {
        let start = Instant::now();
        loop {
            match self.read_some() {
                Ok(1..) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    assert!(start.elapsed() < PATIENCE, "no end of\n{}", self.text());
                    std::thread::sleep(Duration::from_millis(2));
                }
                Ok(0) | Err(_) => return,
            }
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

    /// Waits until the process has ended, and returns its exit code, as a shell does where a signal ended it.
    #[track_caller]
    pub fn end(&mut self) -> i32 {
        let start = Instant::now();
        loop {
            while self.read() {}
            match self.session.get_process().status() {
                Ok(WaitStatus::Exited(_, code)) => {
                    self.read_rest();
                    return code;
                }
                Ok(WaitStatus::Signaled(_, signal, _)) => {
                    self.read_rest();
                    return 128 + signal as i32;
                }
                _ => assert!(start.elapsed() < PATIENCE, "no end on\n{}", self.text()),
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

/// A program that is begun once the terminal echoes: it is begun without.
fn with_echo(command: &Command) -> Command {
    let mut echoing = Command::new("sh");
    echoing
        .args(["-c", "stty echo; exec \"$@\"", "sh"])
        .arg(command.get_program())
        .args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => echoing.env(name, value),
            None => echoing.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        echoing.current_dir(folder);
    }
    echoing
}

fn size(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}
