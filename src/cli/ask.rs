//! A line of text that somebody at a terminal is asked for.

use std::io;

use dialoguer::Input;
use dialoguer::console::Term;

use quizpress::date::Date;
use quizpress::sanitize::visible;

use super::{Failure, temporary};

/// The answer to a question; `None` where nothing was typed. `check` says what is wrong with one, and it is asked again.
///
/// # Errors
/// Ctrl-C, or the terminal fails.
pub fn text(
    question: &str,
    check: impl Fn(&str) -> Result<(), String>,
) -> Result<Option<String>, Failure> {
    let sound = |text: &String| match text.trim() {
        "" => Ok(()),
        text => check(text),
    };
    let show_cursor = || {
        let _ = Term::stderr().show_cursor();
    };
    let asked = Input::<String>::new()
        .with_prompt(visible(question))
        .allow_empty(true)
        .validate_with(sound);
    match temporary::interruptible(show_cursor, || asked.interact_text()) {
        Ok(text) => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
        Err(dialoguer::Error::IO(error)) if error.kind() == io::ErrorKind::Interrupted => {
            show_cursor();
            Err(Failure::Interrupted)
        }
        Err(dialoguer::Error::IO(error)) => Err(Failure::io("ask", question, &error)),
    }
}

/// The date that answers a question; `None` where nothing was typed.
///
/// # Errors
/// As of [`text`].
pub fn date(question: &str) -> Result<Option<Date>, Failure> {
    let parsed = |text: &str| Date::parse(text).map_err(|error| error.to_string());
    let typed = text(question, |text| parsed(text).map(drop))?;
    Ok(typed.and_then(|text| parsed(&text).ok()))
}
