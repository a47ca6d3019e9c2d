//! The process that reads a scanned file: in go the bytes by standard input, out come messages by standard output.
//!
//! It takes only so much memory, and so long for a page, and ends as soon as whoever started it does.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::exit;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use quizpress::scan;

use super::wire::Message;

/// The word by which it is called, and no command.
pub const WORD: &str = "read-scanned-pages";

/// How long it may take to open a file, or to draw a page.
pub const SECONDS: u64 = 30;

/// The exit code where that is too short.
pub const SLOW: i32 = 75;

/// Reads a file, where the program was called to do so.
pub fn read_if_asked(mut arguments: impl Iterator<Item = OsString>) -> Option<u8> {
    let is_asked = arguments.nth(1).is_some_and(|word| word == WORD);
    let from = arguments.next().filter(|_| is_asked)?;
    let from = from.to_str()?.parse().ok()?;
    // Who does not listen any more needs no more.
    Some(u8::from(read(from).is_err()))
}

/// Reads the pages of a file from one on, counted from 0.
fn read(from: usize) -> io::Result<()> {
    bound();
    std::panic::set_hook(Box::new(|_| {}));
    let watch = watched();
    let bytes = received()?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let (mut at, mut said) = (0, Ok(()));
    let opened = scan::pages(&bytes, &mut |draw| {
        at += 1;
        if at > from && said.is_ok() {
            said = said_of(draw, &watch, &mut out);
        }
    });
    said?;
    match opened {
        Ok(()) => Message::End.write(&mut out),
        Err(why) => Message::Unreadable(why).write(&mut out),
    }
}

/// Draws a page, and says what came of it. While it is said nobody waits for it.
fn said_of(draw: scan::Draw, watch: &Sender<bool>, out: &mut impl Write) -> io::Result<()> {
    Message::Begun.write(out)?;
    let _ = watch.send(true);
    let page = Message::Page(draw());
    let _ = watch.send(false);
    page.write(out)
}

/// Takes the bytes of the file; when the pipe ends after them, so does the process.
fn received() -> io::Result<Vec<u8>> {
    let mut input = io::stdin();
    let mut length = [0; 8];
    input.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let mut bytes = Vec::new();
    input.by_ref().take(length).read_to_end(&mut bytes)?;
    thread::Builder::new().spawn(move || {
        let _ = input.read(&mut [0]);
        exit(1);
    })?;
    Ok(bytes)
}

/// Ends the process where work, of which it is told the beginning and the end, takes too long. The first of it is at hand.
fn watched() -> Sender<bool> {
    let (tell, told) = channel();
    // Where there is not even a thread to be had, the memory is watched all the same.
    let _ = thread::Builder::new().spawn(move || {
        if outlasts(&told, Duration::from_secs(SECONDS)) {
            exit(SLOW);
        }
    });
    tell
}

/// Waits until some work takes longer than it may; whether it does so before there is no more.
fn outlasts(told: &Receiver<bool>, most: Duration) -> bool {
    let mut is_at_work = true;
    loop {
        let next = match is_at_work {
            true => told.recv_timeout(most),
            false => told.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match next {
            Ok(begins) => is_at_work = begins,
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
}

/// The most memory that it takes; and it leaves no picture of it behind.
#[cfg(unix)]
const MEMORY: u64 = 2 << 30;

#[cfg(unix)]
fn bound() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    for (what, most) in [(Resource::As, MEMORY), (Resource::Core, 0)] {
        let now = getrlimit(what);
        let most = now.current.map_or(most, |now| now.min(most));
        // Where it cannot be bounded the file is read all the same.
        let current = Some(most);
        let _ = setrlimit(what, Rlimit { current, ..now });
    }
}

#[cfg(not(unix))]
fn bound() {}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;
    use std::time::Duration;

    use super::outlasts;

    #[test]
    fn only_work_is_timed() {
        let short = Duration::from_millis(20);
        let (tell, told) = channel();
        assert!(outlasts(&told, short));
        let waits = thread::spawn(move || outlasts(&told, short));
        tell.send(false).unwrap();
        thread::sleep(4 * short);
        drop(tell);
        assert!(!waits.join().unwrap());
    }
}
