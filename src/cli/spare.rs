//! What stands where the program itself chose to write, and may have been handed out.

use std::{fs, io};

use dialoguer::Confirm;
use dialoguer::console::Term;

use quizpress::play::terminal::Screen;
use quizpress::sanitize::visible;

use super::target::{Place, Target};
use super::{Failure, player, temporary};

/// Sees to it that files are written over only where they bear a mark, which says that they hold the same, or the user
/// says so.
///
/// # Errors
/// Somebody says no, or nobody is there to be asked.
pub fn spare<'t>(targets: impl Iterator<Item = &'t Target>, mark: &str) -> Result<(), Failure> {
    let others: Vec<&Target> = targets.filter(|target| is_other(target, mark)).collect();
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
            help: Some("name a file with -o: what it names is written over".into()),
        }),
    }
}

/// Whether a file is there that does not bear the mark.
fn is_other(target: &Target, mark: &str) -> bool {
    let Place::Existing(path, metadata) = &target.place else {
        return false;
    };
    let bears_it = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).contains(mark);
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
