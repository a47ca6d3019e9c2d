//! What stands where the program itself chose to write, and may have been handed out.

use std::{fs, io};

use dialoguer::Confirm;
use dialoguer::console::Term;

use quizpress::play::terminal::Screen;
use quizpress::sanitize::visible;

use super::target::{Sink, Target};
use super::{Failure, player, temporary};

/// Sees to it that files are written over only where they bear one of these marks, which say that they hold the same, or
/// the user says so; `cure` is what helps where nobody does.
///
/// # Errors
/// Somebody says no, or nobody is there to be asked.
pub fn confirm<'t>(
    targets: impl Iterator<Item = &'t Target>,
    marks: &[String],
    cure: &str,
) -> Result<(), Failure> {
    let others: Vec<&Target> = targets.filter(|target| is_other(target, marks)).collect();
    let Some(first) = others.first() else {
        return Ok(());
    };
    let first = first.name.display();
    let held = match others.len() {
        1 => format!("`{first}` holds"),
        count => format!("`{first}` and {} more hold", count - 1),
    };
    let held = format!("{held} something else, which may have been handed out");
    match confirmed(&format!("{held}. Write over it?"))? {
        true => Ok(()),
        false => Err(Failure::Usage {
            message: held,
            help: Some(cure.into()),
        }),
    }
}

/// What helps where a command names a file itself.
pub const NAME_A_FILE: &str = "name a file with -o: what it names is written over";

/// Whether a file is there that bears none of the marks.
fn is_other(target: &Target, marks: &[String]) -> bool {
    let Sink::Existing(path, metadata) = &target.sink else {
        return false;
    };
    let bears_it = |bytes: Vec<u8>| {
        let text = String::from_utf8_lossy(&bytes);
        marks.iter().any(|mark| text.contains(mark.as_str()))
    };
    metadata.len() > 0 && !fs::read(path).is_ok_and(bears_it)
}

/// Whether somebody at a terminal says yes; where nobody is, no.
///
/// # Errors
/// Ctrl-C.
fn confirmed(question: &str) -> Result<bool, Failure> {
    if !player::is_person(Screen::Stderr) {
        return Ok(false);
    }
    let asked = Confirm::new().with_prompt(visible(question)).default(false);
    match temporary::interruptible(show_cursor, || asked.interact_opt()) {
        Ok(answer) => Ok(answer.unwrap_or(false)),
        Err(dialoguer::Error::IO(error)) if error.kind() == io::ErrorKind::Interrupted => {
            show_cursor();
            Err(Failure::Interrupted)
        }
        Err(dialoguer::Error::IO(error)) => Err(Failure::io("ask", "whether to write", &error)),
    }
}

/// Shows the cursor, which a prompt that is interrupted leaves hidden.
fn show_cursor() {
    let terminal = Term::stderr();
    let _ = terminal
        .show_cursor()
        .and_then(|()| terminal.write_line(""));
}
