//! Scanned files, read in a process of its own: in go bytes, out come pictures, page by page.
//!
//! Files are hostile, and their readers are other people's code: one that is made to exhaust memory, the stack or patience
//! ends that process, and costs its page. The process is this program, called by a word that is no command of its.

mod child;
mod wire;

use std::io::{self, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;

use quizpress::scan::{Grey, Unreadable};

pub use child::read_if_asked;
use wire::Message;

/// How many pages of one file may end the process that reads it: each makes the file be read anew from there on.
const MOST_LOST: usize = 5;

/// Why the rest of a file is missing.
const NOT_READ: &str = "the pages behind it are not read";

/// Why nothing came of a file.
pub enum Trouble {
    /// It cannot be read.
    File(Unreadable),
    /// The process that should read it cannot be started.
    Start(io::Error),
}

/// Hands over the pages of a file in order, each of them or why it cannot be read.
pub fn pages(bytes: &[u8], each: &mut dyn FnMut(Result<Grey, String>)) -> Result<(), Trouble> {
    let program = std::env::current_exe().map_err(Trouble::Start)?;
    let reader = |from: usize| {
        let mut command = Command::new(&program);
        command.arg(child::WORD).arg(from.to_string());
        command
    };
    pages_by(&reader, bytes, each)
}

/// The same by any program that writes as the child does, from a page on.
fn pages_by(
    reader: &dyn Fn(usize) -> Command,
    bytes: &[u8],
    each: &mut dyn FnMut(Result<Grey, String>),
) -> Result<(), Trouble> {
    let mut done = 0;
    for lost in 1.. {
        let mut drawn = 0;
        let mut take = |page| {
            drawn += 1;
            each(page);
        };
        let end = run(reader(done), bytes, &mut take).map_err(Trouble::Start)?;
        done += drawn;
        match end {
            End::Whole => break,
            End::Unreadable(why) if done == 0 => return Err(Trouble::File(why)),
            End::Died { why, page: false } if done == 0 => {
                return Err(Trouble::File(Unreadable::damaged(why)));
            }
            End::Died { why, page: true } => each(Err(why)),
            // What could be opened before cannot be any more.
            End::Unreadable(_) | End::Died { .. } => {
                each(Err(NOT_READ.into()));
                break;
            }
        }
        done += 1;
        if lost == MOST_LOST {
            each(Err(NOT_READ.into()));
            break;
        }
    }
    Ok(())
}

/// How a process ended that read a file.
enum End {
    /// There are no more pages.
    Whole,
    /// The file cannot be read.
    Unreadable(Unreadable),
    /// It died, of a page or before the first of them.
    Died { why: String, page: bool },
}

/// Has a file read by a process. It gets the bytes, and ends when its standard input does.
fn run(
    mut command: Command,
    bytes: &[u8],
    each: &mut dyn FnMut(Result<Grey, String>),
) -> io::Result<End> {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    let mut child = command.spawn()?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (Some(input), Some(output)) = (input, output) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    thread::scope(|scope| {
        let send = scope.spawn(move || sent(input, bytes));
        let heard = heard(&mut BufReader::new(output), each);
        // What is not as it should be has no more to say.
        let _ = child.kill();
        drop(send.join());
        heard.or_else(|page| died(&mut child, page))
    })
}

/// Sends a file, and keeps the pipe open: the end of it is the end of the child.
fn sent(mut input: ChildStdin, bytes: &[u8]) -> ChildStdin {
    // One that died takes no more, and says so by its silence.
    let _ = input
        .write_all(&(bytes.len() as u64).to_le_bytes())
        .and_then(|()| input.write_all(bytes))
        .and_then(|()| input.flush());
    input
}

/// Takes what a child says until it ends; where it falls silent before, whether it was at a page.
fn heard(output: &mut impl Read, each: &mut dyn FnMut(Result<Grey, String>)) -> Result<End, bool> {
    let mut is_at_page = false;
    loop {
        match Message::read(output).map_err(|_| is_at_page)? {
            Message::Begun => is_at_page = true,
            Message::Page(page) => {
                is_at_page = false;
                each(page);
            }
            Message::Unreadable(why) => return Ok(End::Unreadable(why)),
            Message::End => return Ok(End::Whole),
        }
    }
}

fn died(child: &mut Child, page: bool) -> io::Result<End> {
    let why = match child.wait()?.code() {
        Some(child::SLOW) => format!("it takes longer than {} seconds", child::SECONDS),
        _ => "it takes too much memory, or breaks what reads it".to_owned(),
    };
    Ok(End::Died { why, page })
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;

    use super::{Trouble, pages_by};

    /// What comes of a file whose reader says this, by the page from which on it reads.
    fn read(says: &dyn Fn(usize) -> String) -> (Vec<String>, Option<String>) {
        let shell = |from: usize| {
            let mut command = Command::new("sh");
            command.arg("-c").arg(says(from));
            command
        };
        let mut pages = Vec::new();
        let read = pages_by(&shell, &[7; 200_000], &mut |page| {
            pages.push(page.map_or_else(|why| why, |page| format!("{:?}", page.pixels())));
        });
        let why = read.err().map(|trouble| match trouble {
            Trouble::File(why) => why.what,
            Trouble::Start(error) => panic!("{error}"),
        });
        (pages, why)
    }

    const PAGE: &str = r"printf 'bp\001\000\000\000\001\000\000\000%s' A";
    const SLOW: &str = "it takes longer than 30 seconds";
    const BROKEN: &str = "it takes too much memory, or breaks what reads it";

    #[test]
    fn a_page_that_ends_its_reader_costs_itself_alone() {
        let (pages, why) = read(&|from| match from {
            0 => format!("{PAGE}; printf b; kill -9 $$"),
            2 => "printf b; exit 75".to_owned(),
            _ => format!("{PAGE}; printf e"),
        });
        assert_eq!(
            (pages, why),
            (
                vec!["[65]".into(), BROKEN.into(), SLOW.into(), "[65]".into()],
                None
            )
        );
    }

    #[test]
    fn what_cannot_be_opened_is_told_once_and_what_is_hostile_through_and_through_is_given_up() {
        assert_eq!(
            read(&|_| "kill -9 $$".into()),
            (Vec::new(), Some(BROKEN.into()))
        );
        assert_eq!(read(&|_| "exit 75".into()), (Vec::new(), Some(SLOW.into())));
        let (pages, why) = read(&|_| "printf b; kill -9 $$".into());
        let mut all = vec![BROKEN.to_owned(); 5];
        all.push("the pages behind it are not read".into());
        assert_eq!((pages, why), (all, None));
    }

    #[test]
    fn a_reader_that_says_what_it_may_not_is_ended() {
        // It would go on for ever, and never reads what it is sent.
        let (pages, why) = read(&|from| match from {
            0 => "printf 'bp\\377\\377\\377\\377'; exec sleep 1000".to_owned(),
            _ => "printf e".to_owned(),
        });
        assert_eq!((pages, why), (vec![BROKEN.into()], None));
    }
}
