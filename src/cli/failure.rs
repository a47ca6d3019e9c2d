//! What the program could not do, as data until it is shown.

use std::fmt::Display;
use std::io::{self, Write};
use std::process::ExitCode;

use quizpress::facts::Problem;
use quizpress::facts::problem;
use quizpress::play::terminal::Screen;
use quizpress::sanitize::visible;
use quizpress::table::Odd;

/// What the program could not do.
#[derive(Debug)]
pub enum Failure {
    /// Something failed: exit code 1.
    Failed {
        /// What, in lower case and without a full stop.
        message: String,
        /// What to do instead.
        help: Option<String>,
    },
    /// The program was called wrongly: exit code 2.
    Usage {
        /// How, in lower case and without a full stop.
        message: String,
        /// What to type instead.
        help: Option<String>,
    },
    /// A bank has problems: exit code 1.
    Bank(Vec<Problem>),
    /// Somebody has ended the program: exit code 130.
    Interrupted,
    /// Who reads the output has gone: nothing is left to do or say.
    NoReader,
}

impl Failure {
    /// A failure that has no cure to name.
    pub fn failed(message: impl Into<String>) -> Failure {
        Failure::Failed {
            message: message.into(),
            help: None,
        }
    }

    /// A line of a table that cannot be read or meant as it stands.
    pub fn odd(file: &str, odd: Odd) -> Failure {
        Failure::Failed {
            message: format!("`{file}`, line {}: {}", odd.line, odd.what),
            help: Some(odd.cure),
        }
    }

    /// Something was left out when the program was built: it says with which feature it would be there.
    #[cfg_attr(
        all(feature = "study", feature = "anki", feature = "mark"),
        allow(dead_code)
    )]
    pub fn left_out(what: &str, feature: &str) -> Failure {
        Failure::Usage {
            message: format!("this quizpress was built without {what}"),
            help: Some(format!(
                "build it with `cargo install quizpress --features {feature}`"
            )),
        }
    }

    /// A failure of reading or writing `what`.
    pub fn io(doing: &str, what: impl Display, error: &io::Error) -> Failure {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Failure::NoReader;
        }
        Failure::failed(format!("cannot {doing} `{what}`: {}", reason(error)))
    }

    /// It in one line, for a page that has its own place for it.
    pub fn in_a_line(&self) -> String {
        let with = |message: &str, help: Option<&str>| match help {
            Some(help) => format!("{message}: {help}"),
            None => message.to_owned(),
        };
        match self {
            Failure::Failed { message, help } | Failure::Usage { message, help } => {
                with(message, help.as_deref())
            }
            Failure::Bank(problems) => {
                let first = problems.first().map(ToString::to_string);
                first.unwrap_or_default()
            }
            Failure::Interrupted | Failure::NoReader => "interrupted".to_owned(),
        }
    }

    /// Says it on standard error, and gives the exit code.
    pub fn show(&self) -> ExitCode {
        let (text, code) = match self {
            Failure::Failed { message, help } => (said(message, help.as_deref()), 1),
            Failure::Usage { message, help } => (said(message, help.as_deref()), 2),
            Failure::Bank(problems) => (problem::render(problems, look()), 1),
            Failure::Interrupted => (String::new(), 130),
            Failure::NoReader => (String::new(), 0),
        };
        // Where even standard error is gone, the exit code is all that is left to say.
        let _ = anstream::stderr().lock().write_all(text.as_bytes());
        ExitCode::from(code)
    }
}

/// Problems in colour or not, as standard error will have it; `anstream` strips what is not wanted.
pub fn look() -> problem::Look {
    problem::Look::Coloured
}

/// `error: …` and, where there is one, `help: …`.
fn said(message: &str, help: Option<&str>) -> String {
    let red = anstyle::AnsiColor::Red.on_default().bold();
    let mut text = format!("{red}error{red:#}: {}\n", wrapped("error", message));
    if let Some(help) = help {
        let cyan = anstyle::AnsiColor::Cyan.on_default().bold();
        text.push_str(&format!("{cyan}help{cyan:#}: {}\n", wrapped("help", help)));
    }
    text
}

/// A text without hidden characters behind its label, in a terminal broken between words.
fn wrapped(label: &str, text: &str) -> String {
    let text = visible(text);
    if !Screen::Stderr.is_terminal() {
        return text.into_owned();
    }
    let label = " ".repeat(label.len() + 2);
    let options = textwrap::Options::new(Screen::Stderr.columns().max(20))
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .initial_indent(&label)
        .subsequent_indent("  ");
    let lines = textwrap::wrap(&text, options).join("\n");
    lines.trim_start().to_owned()
}

/// The operating system's reason in lower case, without its number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_lowercase().to_string())
        .unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

/// Says something on standard error that stops nothing.
pub fn note(text: &str) {
    let bold = anstyle::Style::new().bold();
    let line = format!("{bold}note{bold:#}: {}\n", wrapped("note", text));
    let _ = anstream::stderr().lock().write_all(line.as_bytes());
}
