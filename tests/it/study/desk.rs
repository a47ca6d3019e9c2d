//! A whole session at a terminal.

use super::{Folder, bank, quizpress};
use crate::pty::desk::Desk;

fn desk(folder: &Folder, day: u32, arguments: &[&str]) -> Desk {
    let mut command = quizpress(&folder.store(), day, "study");
    command
        .arg(bank())
        .args(arguments)
        .env("TERM", "xterm-256color")
        .env_remove("NO_COLOR");
    Desk::of(command, 80, 24)
}

#[test]
fn a_session_is_studied_with_single_keys_and_undone() {
    let folder = Folder::new();
    let mut desk = desk(&folder, 24, &["--new", "3"]);
    desk.shows(
        "3 new\n\
         On which day was Sputnik 1 launched?\n\
         \n\
         any key: the answer · s skip · x suspend · f flag · u undo · q stop",
    );
    desk.press(" ");
    desk.shows(
        "  4 October 1957\n  \
           The Soviet Union launched Sputnik 1, the first artificial satellite,\n  \
           on 4 October 1957.\n\
         \n\
         1 again 10 min · 2 hard 1 d · 3/↵ good 2 d · 4 easy 9 d",
    );
    desk.press("1");
    desk.holds("  again: in 10 min\n\n2 new · 1 again\n");
    desk.press("u");
    desk.holds("  Taken back.\n\n3 new\nOn which day was Sputnik 1 launched?");
    desk.press(" ");
    desk.shows("4 easy 9 d");
    desk.press("\r");
    desk.holds("  good: in 2 days\n\n2 new\n");
    desk.shows("q stop");
    desk.press("f");
    desk.holds("  Flagged.");
    desk.press("s");
    desk.holds("  Skipped: it stays due.");
    desk.shows("q stop");
    desk.press("q");
    assert_eq!(desk.end(), 0);
    assert!(
        desk.text()
            .trim_end()
            .ends_with("1 answer, 1 known, 1 new.\n1 card left for today."),
        "{}",
        desk.text()
    );
    assert!(desk.is_restored());
}

#[test]
fn answers_are_typed_and_chosen() {
    let folder = Folder::new();
    let mut desk = desk(&folder, 24, &["--new", "2", "--typed"]);
    desk.shows("> Enter: not known · /s skip · /x suspend · /f flag · /u undo · /q stop");
    desk.press("1957\r");
    desk.holds("That is right as far as it goes, but the day is asked.");
    desk.press("4 Oct 1957\r");
    desk.holds("✓ Right.\n  4 October 1957");
    desk.press("4");
    desk.holds("  easy: in 9 days");
    desk.shows("/q stop");
    desk.press("\x1b");
    assert_eq!(desk.end(), 0);
    let mut desk = self::desk(&folder, 24, &["--new", "9", "--choice", "--limit", "1"]);
    desk.holds("  b) ");
    desk.press("a");
    desk.holds("1/↵ again");
    desk.press("\x03");
    assert_eq!(desk.end(), 0);
    assert!(desk.is_restored());
}
