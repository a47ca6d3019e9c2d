//! A quiz that is ended and goes on later.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::CTRL_C;
use super::desk::Desk;

const BANK: &str = include_str!("../../../questions/apollo-11.yaml");

/// A folder with a bank and a store, gone with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("quizpress-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("moon.yaml"), BANK).unwrap();
        Folder(path)
    }

    /// The program with these arguments, in a folder.
    fn desk(&self, folder: &Path, arguments: &[&str]) -> Desk {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quizpress"));
        command
            .args(arguments)
            .current_dir(folder)
            .env("TERM", "xterm-256color")
            .env("QUIZPRESS_STORE", self.0.join("data").join("study.db"))
            .env_remove("NO_COLOR");
        Desk::of(command, 100, 60)
    }

    fn resume(&self) -> Desk {
        self.desk(&std::env::temp_dir(), &["play", "--resume"])
    }

    /// Plays two questions of four and ends the quiz.
    fn play(&self, more: &[&str]) {
        let arguments = [
            "play",
            "moon.yaml",
            "--seed",
            "7",
            "-n",
            "4",
            "--kinds",
            "when",
        ];
        let mut desk = self.desk(&self.0, &[&arguments, more].concat());
        for (question, keys) in [("Question 1 of 4", "fa"), ("Question 2 of 4", "b")] {
            desk.holds(question);
            desk.shows("Esc ends");
            desk.press(keys);
        }
        desk.holds("Question 3 of 4");
        desk.shows("Esc ends");
        desk.press("\x1b");
        desk.shows("End the quiz? y/n");
        desk.press("y");
        assert_eq!(desk.end(), 130);
        desk.holds("To go on later:\n  quizpress play --resume\n");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn an_ended_quiz_goes_on_from_any_folder_until_it_is_finished() {
    let folder = Folder::new("resume");
    folder.play(&[]);
    let mut desk = folder.resume();
    desk.holds("Going on after 2 of 4 questions.\n\nQuestion 3 of 4\n");
    desk.shows("Esc ends");
    // What ends by a signal is kept as well.
    desk.press("a");
    desk.holds("Question 4 of 4");
    desk.signal("TERM");
    assert_eq!(desk.end(), 130);
    let mut desk = folder.resume();
    desk.holds("Going on after 3 of 4 questions.\n\nQuestion 4 of 4\n");
    desk.shows("Esc ends");
    desk.press("a");
    desk.shows("y/n");
    desk.press("n");
    assert_eq!(desk.end(), 0);
    desk.holds(" of 4\n");
    desk.holds("--without ");
    let mut desk = folder.resume();
    assert_eq!(desk.end(), 1);
    desk.holds("error: there is no quiz to go on with");
}

#[test]
fn what_a_changed_bank_asks_otherwise_is_asked_anew() {
    let folder = Folder::new("changed");
    folder.play(&["--exam"]);
    let kept = fs::read_to_string(folder.0.join("data").join("study.plays.json")).unwrap();
    let kept: serde_json::Value = serde_json::from_str(&kept).unwrap();
    let stem = kept["plays"][0]["questions"][0]["stem"].as_str().unwrap();
    assert!(BANK.contains(stem), "{stem}");
    let bank = BANK.replace(stem, &stem.replace('?', " exactly?"));
    fs::write(folder.0.join("moon.yaml"), bank).unwrap();
    let mut desk = folder.resume();
    desk.holds("note: the bank has changed since: 1 of 2 answers are kept");
    desk.holds("Going on after 1 of 4 questions.\n\nQuestion 1 of 4\n");
    // A line may end before it.
    desk.holds("exactly?");
    desk.shows("Esc ends");
    desk.press("a");
    // It is an exam still, with a way back to what was kept.
    desk.holds("\n  Yours: ");
    desk.holds("← back");
    desk.press(CTRL_C);
    assert_eq!(desk.end(), 130);
}
