//! Who answers: a person at a terminal, or who writes lines into a pipe.

use std::io::{self, IsTerminal, Write};

use quizpress::play::terminal::{Paint, Screen};
use quizpress::play::{Echo, Keys, Lines, Terminal};

/// Whether a person sits there, who may come back.
pub fn is_person(screen: Screen) -> bool {
    io::stdin().is_terminal() && screen.is_terminal()
}

/// Whether the terminal says of itself that it moves no cursor.
pub fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// The person at the terminal, or who writes a line for each answer: a pipe, or a terminal that moves no cursor.
pub fn player(screen: Screen) -> Box<dyn Keys> {
    let terminal = match is_dumb() {
        true => None,
        false => Terminal::open(screen, paint(screen)),
    };
    if let Some(terminal) = terminal {
        return Box::new(terminal);
    }
    let output: Box<dyn Write> = match screen {
        Screen::Stdout => Box::new(io::stdout()),
        Screen::Stderr => Box::new(io::stderr()),
    };
    let echo = match is_person(screen) {
        true => Echo::Terminal,
        false => Echo::Here,
    };
    let lines = Lines::new(io::stdin().lock(), output);
    Box::new(lines.shown(echo, move || screen.columns()))
}

/// Colours as `--color`, NO_COLOR and the terminal will have it.
pub fn paint(screen: Screen) -> Paint {
    let choice = match screen {
        Screen::Stdout => anstream::AutoStream::choice(&io::stdout()),
        Screen::Stderr => anstream::AutoStream::choice(&io::stderr()),
    };
    match choice {
        anstream::ColorChoice::Never => Paint::Plain,
        _ => Paint::Colour,
    }
}
