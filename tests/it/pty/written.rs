//! What is asked before a file is written over.

use std::fs;
use std::process::Command;

use super::desk::Desk;
use super::{CTRL_C, ESCAPE};

/// Prints the built-in bank with a seed in a folder that holds another worksheet, and answers what is asked; the exit
/// code, whether the other worksheet is still there, and whether the terminal is as it was.
#[track_caller]
fn check(answer: &str, code: i32, is_kept: bool) {
    check_when(answer, |desk| desk.press(answer), code, is_kept);
}

/// As [`check`], where something else is done than typed.
#[track_caller]
fn check_when(what: &str, act: impl FnOnce(&mut Desk), code: i32, is_kept: bool) {
    let folder = std::env::temp_dir().join(format!(
        "quizpress-asked-{}-{:x?}",
        std::process::id(),
        what.as_bytes()
    ));
    fs::create_dir_all(&folder).unwrap();
    let sheet = folder.join("russia-recognises-taliban.html");
    fs::write(&sheet, "handed out").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_quizpress"));
    command
        .args(["print", "--seed", "7"])
        .current_dir(&folder)
        .env("TERM", "xterm-256color")
        .env_remove("NO_COLOR");
    let mut desk = Desk::of(command, 100, 24);
    desk.holds("Write over it?");
    act(&mut desk);
    let ended = desk.end();
    let kept = fs::read_to_string(&sheet).unwrap() == "handed out";
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!((ended, kept), (code, is_kept), "{}", desk.text());
    assert!(desk.is_restored(), "{}", desk.text());
}

#[test]
fn what_was_handed_out_is_written_over_only_where_somebody_says_so() {
    check("y", 0, false);
    check("n", 2, true);
    check("\r", 2, true);
    check(ESCAPE, 2, true);
    check(CTRL_C, 130, true);
    // As Ctrl-C comes before the prompt has the terminal.
    check_when("SIGINT", |desk| desk.signal("INT"), 130, true);
}
