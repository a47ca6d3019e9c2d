//! Reviews at a terminal, from the first draft to the last.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::desk::Desk;
use super::{CTRL_C, DOWN, ESCAPE};
use crate::review::{ARTICLE, BANK};

/// A folder with a bank and its article, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let name = format!("quizpress-review-{}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        let named = BANK.replace("source: { ", "source: { article: library.txt, ");
        fs::write(folder.join("library.yaml"), named).unwrap();
        fs::write(folder.join("library.txt"), ARTICLE).unwrap();
        Folder(folder)
    }

    fn bank(&self) -> String {
        fs::read_to_string(self.0.join("library.yaml")).unwrap()
    }

    /// The files in it, by name.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quizpress"));
        command.args(["review", "library.yaml"]);
        self.set(&mut command);
        command
    }

    fn set(&self, command: &mut Command) {
        command
            .current_dir(&self.0)
            .env("TERM", "xterm-256color")
            .env_remove("VISUAL")
            .env_remove("NO_COLOR");
    }

    fn desk(&self, columns: u16, rows: u16) -> Desk {
        Desk::of(self.command(), columns, rows)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const WORDED: &str = "What was left of a ship came to light in October 2017.";

#[test]
fn a_whole_review_at_eighty_columns() {
    let folder = Folder::new("80");
    let mut desk = folder.desk(80, 24);
    desk.shows("u undo · h more · q quit");
    let text = desk.text();
    assert!(
        text.starts_with(
            "A new library\n\
             1/3 ship, a draft · 1 accepted · 1 of 10 for a worksheet\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("\n>  2  Workers found the remains of a ship in October 2017, and"),
        "{text}"
    );
    assert!(text.contains("\n‹Workers found the remains of a ship in› [October 2017], and Anna Dahl\nof [the University of Bergen] said"), "{text}");
    // The sentence is worded anew with the keys of a line.
    desk.press("e");
    desk.shows("Enter done · Ctrl-W cuts a word · Alt-D the next · Ctrl-U all · Esc back");
    desk.holds("\nWorkers found the remains of a ship in October 2017, and Anna Dahl of\n");
    desk.press("\x15");
    desk.press("What was left of a boat");
    desk.press("\x17ship came to light in 2017");
    desk.press("\x1bbOctober \x05.");
    desk.holds(&format!("\n{WORDED}\n"));
    desk.press("\r");
    desk.holds("lost: “the University of Bergen”, “1400” is no blank any more (u)");
    desk.holds("[October 2017].\n");
    assert!(
        folder
            .bank()
            .contains("statement: \"What was left of a ship came to light in {month}.\"\n")
    );
    desk.press("a");
    desk.holds("2/3 desks, a draft");
    assert_eq!(
        folder.bank().matches("draft: true\n    ").count(),
        1,
        "{}",
        folder.bank()
    );
    // Dropped for a reason, and taken back; a question; what is warned of is accepted twice.
    desk.press("dt");
    desk.holds("3/3 opening, accepted");
    desk.press("u");
    desk.holds("taken back: `desks`");
    desk.press("?");
    desk.holds("1 [x] 12 [number]\n2 [ ] 90 [number-2]\n");
    desk.press("2");
    desk.holds("The question for [number-2]");
    desk.press("How many desks were there?\r");
    desk.holds("? How many desks were there?\n");
    desk.press("a");
    desk.holds("1 warning: a again accepts it as it is");
    desk.press("\r");
    desk.holds("3/3 opening, accepted");
    desk.press("\r");
    desk.shows(
        "3 of 10 questions for a worksheet go together.\n2 sentences of the article have no fact yet: n shows the best of them.\nn next sentence without a fact · 1–9 sentence · u undo · q quit",
    );
    desk.press("q");
    assert_eq!(desk.end(), 0);
    desk.shows("note: `library.yaml`: 2 accepted and 0 dropped, 0 drafts are left; 3 of\n  10 questions for a worksheet");
    assert!(desk.is_restored());
    assert_eq!(folder.files(), ["library.txt", "library.yaml"]);
}

#[test]
fn a_whole_review_at_forty_columns() {
    let folder = Folder::new("40");
    let mut desk = folder.desk(40, 24);
    desk.shows("q quit");
    desk.press("e");
    desk.shows("Esc back");
    desk.press("\x15");
    desk.press(WORDED);
    // A line that is longer than the window is wide is broken between words, the cursor at its end.
    desk.until("the cursor at the end of the line", |desk| {
        let text = desk.text();
        text.contains("\nWhat was left of a ship came to light\nin October 2017.\n")
            && desk.cursor().1 == 16
    });
    desk.press("\r");
    desk.holds("[October 2017].\n");
    desk.press("a");
    desk.holds("2/3 desks, a draft");
    desk.press("e");
    desk.shows("Esc back");
    desk.press("\x15Of rooms there were 12, of desks 90.\r");
    desk.holds("there were [12]");
    desk.press("a");
    desk.holds("→ 1 warning: a again accepts it as it\n  is\n");
    desk.press("a");
    desk.holds("3/3 opening, accepted");
    desk.press("a");
    desk.holds("That was the last fact: 2 accepted");
    desk.press(ESCAPE);
    desk.holds("→ q ends the review");
    desk.press("q");
    assert_eq!(desk.end(), 0);
    assert!(desk.is_restored());
    assert_eq!(folder.bank().matches("draft: true\n    ").count(), 0);
}

#[test]
fn a_line_may_be_longer_than_the_window() {
    let folder = Folder::new("long");
    let mut desk = folder.desk(40, 12);
    desk.shows("q quit");
    desk.press("e\x15");
    desk.shows("Esc back");
    // A paste is one line, however it is broken, and presses no key.
    let words = "word after word\n".repeat(60);
    desk.press(&format!("\x1b[200~{words}\x1b[201~ October 2017"));
    desk.until("the end of the line", |desk| {
        desk.text().contains("October 2017")
    });
    desk.press("\x01In \x05.\r");
    desk.holds("lost: “the University of Bergen”");
    let bank = folder.bank();
    assert!(
        bank.contains("In word after word word after word"),
        "{bank}"
    );
    assert!(bank.contains("word {month}."), "{bank}");
}

#[test]
fn a_window_of_any_size_shows_the_end_and_is_scrolled() {
    let folder = Folder::new("size");
    let mut desk = folder.desk(80, 24);
    desk.shows("q quit");
    for (columns, rows) in [(40, 10), (20, 6), (72, 30), (24, 5), (80, 24)] {
        desk.resize(columns, rows);
        desk.shows("quit");
    }
    desk.resize(60, 13);
    desk.holds("\nwas built before [1400].\n↓ more\na accept");
    desk.shows("q quit");
    desk.press(&DOWN.repeat(3));
    desk.holds("↑ more");
    desk.press("\x1b[H");
    desk.until("the beginning", |desk| {
        let text = desk.text();
        text.contains("\nwas built before [1400].\n↓ more\na accept") && !text.contains("↑ more")
    });
    desk.press("q");
    assert_eq!(desk.end(), 0);
    assert!(desk.is_restored());
}

#[test]
fn a_stopped_review_goes_on_where_it_was() {
    let folder = Folder::new("stopped");
    let mut command = Command::new("sh");
    let script = "\"$@\"; echo stopped; stty -a | tr ' ;' '\\n\\n' | grep icanon; fg";
    command.args(["-mc", script, "sh", env!("CARGO_BIN_EXE_quizpress")]);
    command.args(["review", "library.yaml"]);
    folder.set(&mut command);
    let mut desk = Desk::of(command, 80, 24);
    desk.shows("q quit");
    desk.press("e!");
    desk.holds("\nWorkers! found the remains of");
    desk.press("\x1a");
    // What was typed stands there still, once it goes on.
    desk.shows("Esc back");
    desk.holds("\nWorkers! found the remains of");
    desk.press("\x7f\r");
    desk.shows("q quit");
    desk.press("q");
    desk.holds("note: `library.yaml`");
    let all = desk.everything();
    assert!(all.contains("stopped") && all.contains("icanon"), "{all}");
}

#[test]
fn a_signal_leaves_the_terminal_and_the_file_as_they_should_be() {
    for signal in ["TERM", "INT", "HUP"] {
        let folder = Folder::new(signal);
        let mut desk = folder.desk(80, 24);
        desk.shows("q quit");
        desk.press("a");
        desk.holds("a again accepts it");
        desk.press("a");
        desk.holds("2/3 desks");
        desk.signal(signal);
        assert_eq!(desk.end(), 0, "{signal}");
        assert!(desk.is_restored());
        assert!(
            folder.bank().contains("{year}.\"\n    weight: main"),
            "{}",
            folder.bank()
        );
        assert_eq!(folder.files(), ["library.txt", "library.yaml"]);
    }
}

/// Whoever types fast, or whoever's terminal sends both at once, means Esc and then the key.
#[test]
fn a_key_right_behind_esc_is_not_lost() {
    let folder = Folder::new("esc");
    let mut desk = folder.desk(80, 24);
    desk.shows("q quit");
    desk.press("w2\x1bs");
    desk.holds("2/3 desks, a draft");
    desk.press("d\x1bs");
    desk.holds("3/3 opening, accepted");
    // In a line Alt and a letter mean what they mean to shells.
    desk.press("e!");
    desk.holds("2021.!");
    desk.press("\x1bbx");
    desk.holds("x2021.!");
    desk.press(ESCAPE);
    desk.shows("q quit");
    desk.press("q");
    assert_eq!(desk.end(), 0);
}

#[test]
fn control_c_in_a_line_goes_back_and_then_ends() {
    let folder = Folder::new("ctrl-c");
    let mut desk = folder.desk(80, 24);
    desk.shows("q quit");
    desk.press("e");
    desk.shows("Esc back");
    desk.press(CTRL_C);
    desk.shows("q quit");
    desk.press(CTRL_C);
    assert_eq!(desk.end(), 0);
    assert_eq!(folder.bank().matches("draft: true\n    ").count(), 2);
}

#[test]
fn whenever_it_is_killed_the_file_holds_all_that_was_decided() {
    let folder = Folder::new("killed");
    for pause in 0..6 {
        fs::write(folder.0.join("library.yaml"), BANK).unwrap();
        let mut desk = folder.desk(80, 24);
        desk.shows("q quit");
        desk.press("a");
        desk.holds("2/3 desks");
        desk.press("dt");
        std::thread::sleep(std::time::Duration::from_millis(pause * 3));
        desk.signal("KILL");
        assert_eq!(desk.end(), 128 + 9);
        let bank = folder.bank();
        let facts = quizpress::Facts::parse("library.yaml", &bank).unwrap();
        assert!(facts.facts().iter().any(|fact| fact.id == "ship"), "{bank}");
    }
}

#[test]
fn an_editor_gets_the_terminal() {
    let folder = Folder::new("editor");
    let mut command = folder.command();
    // Ctrl-C is the editor's own business while that has the terminal.
    let editor = "sh -c 'trap \"echo caught\" INT; sed -i \"s/A new/The new/\" \"$0\"; echo editing; read line; read line; exit 0'";
    command.env("EDITOR", editor);
    let mut desk = Desk::of(command, 80, 24);
    desk.shows("q quit");
    desk.press("ho");
    desk.shows("editing");
    desk.press(CTRL_C);
    desk.holds("caught");
    desk.press("\r\r");
    desk.holds("The new library\n1/3 ship");
    assert!(folder.bank().contains("title: The new library\n"));
    desk.press("q");
    assert_eq!(desk.end(), 0);
    assert_eq!(folder.files(), ["library.txt", "library.yaml"]);
}

#[test]
fn without_a_terminal_it_says_what_to_do_instead() {
    let folder = Folder::new("none");
    let said = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_quizpress"));
        let output = command
            .args(arguments)
            .current_dir(&folder.0)
            .output()
            .unwrap();
        assert!(output.stdout.is_empty());
        (
            output.status.code(),
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let (code, text) = said(&["review", "library.yaml"]);
    assert_eq!(code, Some(2));
    assert!(text.contains("a review needs a terminal"), "{text}");
    assert!(
        text.contains("`quizpress check library.yaml` says what each draft lacks"),
        "{text}"
    );
    let (code, text) = said(&["review", "-"]);
    assert!(
        code == Some(2) && text.contains("standard input is none"),
        "{text}"
    );
    let (code, text) = said(&["review"]);
    assert!(
        code == Some(2) && text.contains("the built-in bank has none"),
        "{text}"
    );
    fs::write(folder.0.join("library.yaml"), "id: b\n").unwrap();
    let (code, text) = said(&["review", "library.yaml"]);
    assert!(
        code == Some(1) && text.contains("a bank needs the field `title`"),
        "{text}"
    );
}

#[test]
fn the_worksheet_is_the_one_that_was_counted_and_shown() {
    let folder = Folder::new("print");
    // With the usual seed one question of it is asked otherwise than a screen shows it.
    let bank = include_str!("../../../questions/russia-recognises-taliban.yaml");
    let bank = &bank.replacen("id: russia-recognises-taliban\n", "id: taliban\n", 1);
    fs::write(folder.0.join("library.yaml"), bank).unwrap();
    let mut desk = folder.desk(100, 40);
    desk.holds("10 of 10 for a worksheet");
    desk.press("p");
    desk.holds("→ printed: `taliban.html`, `taliban-key.html`");
    // Of that name there is one now: another is offered, and the review goes on whatever comes of it.
    desk.press("p");
    desk.holds("\ntaliban-2.html\n");
    desk.press("\x15no/such/folder\r");
    desk.holds("→ not printed: cannot");
    desk.press("p\r");
    desk.holds("→ printed: `taliban-2.html`, `taliban-2-key.html`");
    desk.press("q");
    assert_eq!(desk.end(), 0);
    let sheet = fs::read_to_string(folder.0.join("taliban.html")).unwrap();
    let mut print = Command::new(env!("CARGO_BIN_EXE_quizpress"));
    print.args(["print", "library.yaml", "--seed", "1", "-o", "again.html"]);
    // What no screen showed is not asked: the same blanks in another way.
    let facts = quizpress::Facts::parse("library.yaml", bank).unwrap();
    let without = quizpress::review::unshown(&facts).without;
    assert!(!without.is_empty());
    print.args(without.iter().map(|id| format!("--without={id}")));
    folder.set(&mut print);
    assert!(print.output().unwrap().status.success());
    assert_eq!(
        fs::read_to_string(folder.0.join("again.html")).unwrap(),
        sheet
    );
}
