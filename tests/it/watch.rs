//! `quizpress check --watch`: the same at each save, whatever way a file is saved.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::pty::desk::Desk;

const BANK: &str = "\
id: moons
title: Moons
facts:
  - id: mars
    statement: \"Mars has {count} moons.\"
    blanks:
      count: { number: 2, unit: moons, ask: How many moons does Mars have? }
";

/// A folder with a bank.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("watch-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("moons.yaml"), BANK).unwrap();
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quizpress"));
    command.args(["check", "--watch"]).args(arguments);
    command.current_dir(folder).env("TERM", "xterm-256color");
    command
}

const SOUND: &str = "moons.yaml is sound: 1 fact yields 2 questions, with 0 warnings\n";

#[test]
fn at_a_terminal_each_save_replaces_what_was_shown() {
    let folder = folder("terminal");
    let bank = folder.join("moons.yaml");
    let mut desk = Desk::of(command(&folder, &["moons.yaml"]), 80, 24);
    let watching = "watching `moons.yaml`: Ctrl-C ends";
    desk.holds(SOUND);
    desk.shows(watching);
    // Saved in its place, with a problem: nothing else stands on the screen.
    fs::write(&bank, BANK.replace("number", "nubmer")).unwrap();
    desk.holds("did you mean `number`?");
    desk.shows(watching);
    assert!(
        desk.text()
            .starts_with("error: a blank has no field `nubmer`"),
        "{}",
        desk.text()
    );
    // Another file takes its place, as many editors save: the problem is gone.
    fs::write(folder.join("new"), BANK).unwrap();
    fs::rename(folder.join("new"), &bank).unwrap();
    desk.holds(SOUND);
    desk.shows(watching);
    assert!(
        !desk.everything().contains("nubmer"),
        "{}",
        desk.everything()
    );
    // Gone for a while, it comes again.
    fs::remove_file(&bank).unwrap();
    desk.holds("error: cannot open `moons.yaml`");
    fs::write(&bank, BANK).unwrap();
    desk.holds(SOUND);
    // The article is watched as soon as the bank names it, even before it is there.
    let named = format!("{BANK}source: {{ article: moons.txt }}\n");
    fs::write(&bank, named).unwrap();
    desk.shows("watching `moons.txt` and `moons.yaml`: Ctrl-C ends");
    desk.holds("the article `moons.txt` is not there");
    fs::write(folder.join("moons.txt"), "Mars has 2 moons, as is known.\n").unwrap();
    desk.holds("held against its article: 1 fact found");
    fs::write(folder.join("moons.txt"), "Mars has three of them.\n").unwrap();
    desk.holds("`mars` is not found in the article");
    desk.press("\x03");
    assert_eq!(desk.end(), 130);
    assert!(desk.is_restored());
}

/// Reads lines until one holds this.
#[track_caller]
fn until(lines: &mut impl BufRead, what: &str) {
    let mut line = String::new();
    while !line.contains(what) {
        line.clear();
        assert!(lines.read_line(&mut line).unwrap() > 0, "no {what}");
    }
}

#[test]
fn without_a_terminal_reports_follow_each_other() {
    let folder = folder("pipe");
    let bank = folder.join("moons.yaml");
    let mut child = command(&folder, &["moons.yaml"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut talk = BufReader::new(child.stderr.take().unwrap());
    until(&mut out, "moons.yaml is sound");
    fs::write(&bank, BANK.replace("number", "nubmer")).unwrap();
    until(&mut talk, "note: `moons.yaml` has changed");
    until(&mut talk, "a blank has no field `nubmer`");
    fs::write(&bank, BANK).unwrap();
    until(&mut talk, "note: `moons.yaml` has changed");
    until(&mut out, "moons.yaml is sound");
    child.kill().unwrap();
    child.wait().unwrap();
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    assert!(!rest.contains('\x1b'), "{rest:?}");
}

#[test]
fn what_never_changes_is_not_watched() {
    let folder = folder("never");
    for (arguments, expected) in [
        (&[][..], "error: the bank that is built in never changes"),
        (&["-"], "error: standard input cannot be watched"),
        (
            &["moons.yaml", "--article", "-"],
            "error: standard input cannot be watched",
        ),
        (&["moons.yaml", "--json"], "cannot be used with"),
    ] {
        let output = command(&folder, arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(expected), "{said}");
        assert_eq!(output.status.code(), Some(2));
    }
    let output = command(&folder, &["no.yaml"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
}
