//! A draft at a terminal, which asks for what the text does not tell.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::CTRL_C;
use super::desk::Desk;

/// A folder with an article without headline and day, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let name = format!("quizpress-draft-{}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        let text = "Anna Berg left Rome on Thursday with 12 ships of Chile.\n\nThe ships had 40 sailors and 14 boats in all.\n";
        fs::write(folder.join("ships.txt"), text).unwrap();
        Folder(folder)
    }

    fn desk(&self) -> Desk {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quizpress"));
        command
            .args(["draft", "ships.txt"])
            .current_dir(&self.0)
            .env("TERM", "xterm-256color")
            .env_remove("NO_COLOR");
        Desk::of(command, 80, 24)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_headline_and_a_day_are_asked_for() {
    let folder = Folder::new("asked");
    let mut desk = folder.desk();
    desk.holds("The headline of the article");
    desk.press("A farewell in Rome\r");
    desk.holds("When was it published");
    // What is no day is asked for again.
    desk.press("soon\r");
    desk.holds("`soon` is no date");
    desk.press("2025-07-04\r");
    desk.holds("note: wrote `a-farewell-in-rome.yaml`");
    assert_eq!(desk.end(), 0);
    let yaml = fs::read_to_string(folder.0.join("a-farewell-in-rome.yaml")).unwrap();
    assert!(
        yaml.contains("published: 2025-07-04") && yaml.contains("date: 2025-07-03"),
        "{yaml}"
    );
}

#[test]
fn nothing_typed_leaves_it_open_and_ctrl_c_writes_nothing() {
    let folder = Folder::new("open");
    let mut desk = folder.desk();
    desk.holds("The headline of the article");
    desk.press(CTRL_C);
    assert_eq!(desk.end(), 130);
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 1);
    let mut desk = folder.desk();
    desk.holds("The headline of the article");
    desk.press("\r");
    desk.holds("When was it published");
    desk.press("\r");
    desk.holds("the text does not say when it was published");
    assert_eq!(desk.end(), 0);
    let yaml = fs::read_to_string(folder.0.join("an-article.yaml")).unwrap();
    assert!(!yaml.contains("published:"), "{yaml}");
}
