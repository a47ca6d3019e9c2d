//! The program itself in terminals that can less, or are asked for less.

use std::process::Command;

use super::desk::Desk;

/// The program with these arguments, for a terminal of a kind.
fn quizpress(term: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quizpress"));
    command
        .args(arguments)
        .env("TERM", term)
        .env("LC_ALL", "C.UTF-8")
        .env_remove("NO_COLOR");
    command
}

#[test]
fn a_terminal_that_moves_no_cursor_is_asked_line_by_line() {
    let arguments = ["play", "--seed", "1", "-n", "1", "--kinds", "which"];
    let mut desk = Desk::of(quizpress("dumb", &arguments), 60, 24);
    desk.shows(
        "\n\n\
         Answer each question on a line: a letter or its number,\n\
         several as `ac`, or what is asked for. `!` flags a\n\
         question.\n\
         >",
    );
    desk.press("!\r");
    desk.shows("> !\n  Flagged.\n>");
    desk.press("x\r");
    desk.shows("> x\n  `x` is none of the options. Write a letter from a to d.\n>");
    desk.press("a\r");
    desk.holds("> a\n\n");
    desk.until("a line for the rest", |desk| {
        desk.text().contains("y/n\n>") || desk.text().contains("1 of 1\n")
    });
}

#[test]
fn help_and_errors_have_the_colours_that_are_asked_for() {
    let never: [&[&str]; 4] = [
        &["--color", "never", "--help"],
        &["--color", "never", "exprt"],
        &["exprt", "--color=never"],
        &["play", "--help", "--color", "never"],
    ];
    for arguments in never {
        let mut desk = Desk::of(quizpress("xterm-256color", arguments), 80, 50);
        desk.end();
        assert!(desk.everything().contains("Usage: "), "{arguments:?}");
        assert!(!desk.is_styled(), "{arguments:?}");
    }
    let mut desk = Desk::of(quizpress("xterm-256color", &["--help"]), 80, 50);
    desk.end();
    assert!(desk.is_styled());
    for arguments in [["--help", "--color=always"], ["exprt", "--color=always"]] {
        let output = quizpress("dumb", &arguments).output().unwrap();
        let text = [output.stdout, output.stderr].concat();
        assert!(text.contains(&0x1b), "{arguments:?}");
    }
}

#[test]
fn hints_of_single_keys_break_between_their_pieces() {
    let folder = std::env::temp_dir().join(format!("quizpress-hints-{}", std::process::id()));
    let store = folder.join("study.db");
    let arguments = ["study", "--new", "1", "--store", store.to_str().unwrap()];
    let mut desk = Desk::of(quizpress("xterm-256color", &arguments), 40, 30);
    desk.shows(
        "any key: the answer · s skip ·\n\
         x suspend · f flag · u undo · q stop",
    );
    desk.press(" ");
    desk.shows(
        "1 again 10 min · 2 hard 1 d ·\n\
         3/↵ good 2 d · 4 easy 6 d",
    );
    desk.press("q");
    assert_eq!(desk.end(), 0);
    std::fs::remove_dir_all(folder).unwrap();
}
