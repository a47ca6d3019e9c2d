//! Studying from outside: the program over simulated days, at a terminal, killed, twice at once.

#[cfg(unix)]
mod desk;
mod kill;
mod stats;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder that is gone with its value.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("quizpress-study-{}-{next}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn store(&self) -> PathBuf {
        self.0.join("study.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn bank() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("questions/apollo-11.yaml")
}

/// The program with a store, on a day of November 2026 at nine.
fn quizpress(store: &Path, day: u32, command: &str) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_quizpress"));
    program
        .arg(command)
        .arg("--store")
        .arg(store)
        .args(["--now", &format!("2026-11-{day:02}T09:00:00+01:00")])
        .env_remove("QUIZPRESS_STORE");
    program
}

fn run(mut program: Command, input: &str) -> Output {
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that has ended reads nothing more.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

/// What a run that goes well says.
#[track_caller]
fn said(program: Command, input: &str) -> String {
    let output = run(program, input);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    assert_eq!(errors, "");
    String::from_utf8(output.stdout).unwrap()
}

/// What a run that fails says.
#[track_caller]
fn failed(program: Command) -> String {
    let output = run(program, "");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    String::from_utf8(output.stderr).unwrap()
}

fn study(store: &Path, day: u32, arguments: &[&str], input: &str) -> String {
    let mut program = quizpress(store, day, "study");
    program.args(arguments);
    said(program, input)
}

fn exported(store: &Path) -> String {
    study(store, 1, &["--export", "-"], "")
}

#[test]
fn the_history_is_right_over_days_with_undo_a_stop_and_an_edit_between() {
    let folder = Folder::new();
    let (store, bank) = (folder.store(), folder.0.join("bank.yaml"));
    fs::copy(self::bank(), &bank).unwrap();
    let name = bank.to_str().unwrap();

    // Three cards are graded, the last of them taken back and graded again; then it is stopped.
    let text = study(
        &store,
        24,
        &[name, "--new", "4"],
        "\n3\n\n1\n\n4\nu\n\n3\nq\n",
    );
    assert!(text.contains("Taken back."), "{text}");
    assert!(
        text.ends_with("3 answers, 2 known, 3 new.\n2 cards left for today.\n"),
        "{text}"
    );

    // What was not known is due the same day; of the four new cards of the day one is left.
    let text = study(&store, 24, &[name, "--new", "4"], "\n\n\n\n");
    assert!(
        text.ends_with("2 answers, 2 known, 1 new.\nNext: 1 card in 1 day.\n"),
        "{text}"
    );
    let text = study(&store, 24, &[name, "--new", "4"], "");
    assert!(text.starts_with("Nothing is due."), "{text}");

    // The words of a fact change, another fact goes.
    let yaml = fs::read_to_string(&bank).unwrap();
    let edited = yaml.replace(
        "On which day was Sputnik 1 launched?",
        "When did Sputnik 1 fly?",
    );
    fs::write(&bank, edited).unwrap();
    let text = study(&store, 27, &[name, "--new", "0"], &"\n\n".repeat(9));
    assert!(text.contains("When did Sputnik 1 fly?"), "{text}");
    assert!(text.contains("4 answers, 4 known, 0 new."), "{text}");

    let reviews = exported(&store)
        .lines()
        .filter(|line| line.contains("\"grade\""))
        .count();
    assert_eq!(reviews, 9);
}

#[test]
fn without_a_bank_all_that_were_studied_are_offered() {
    let folder = Folder::new();
    let store = folder.store();
    study(
        &store,
        24,
        &[bank().to_str().unwrap(), "--new", "1"],
        "\n3\n",
    );
    study(&store, 24, &["--new", "1"], "\n3\n");
    let yaml = "id: tiny\ntitle: A tiny bank\nfacts:\n  - id: one\n    statement: \"One is {n}.\"\n    \
                blanks:\n      n: { number: 1 }\n";
    let tiny = folder.0.join("tiny.yaml");
    fs::write(&tiny, yaml).unwrap();
    study(&store, 24, &[tiny.to_str().unwrap()], "\n3\n");
    let text = study(&store, 26, &["--new", "0"], &"\n\n".repeat(3));
    assert!(
        text.contains("A tiny bank") && text.contains("The first Moon landing"),
        "{text}"
    );
    assert!(text.contains("2 answers, 2 known, 0 new."), "{text}");
    fs::remove_file(&tiny).unwrap();
    let mut program = quizpress(&store, 29, "study");
    program.args(["--new", "0"]);
    let output = run(program, "");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        errors.contains("`A tiny bank` is not at") && output.status.success(),
        "{errors}"
    );
}

#[test]
fn what_is_missed_in_a_quiz_is_due_the_same_day() {
    let folder = Folder::new();
    let store = folder.store();
    let mut program = quizpress(&store, 24, "play");
    program.arg(bank()).args([
        "--seed",
        "7",
        "-n",
        "2",
        "--kinds",
        "which,when",
        "--remember",
    ]);
    let output = run(program, "a\na\nn\n");
    let text = String::from_utf8(output.stdout).unwrap();
    let missed = text.matches("✗ Not right.").count();
    assert!(missed > 0, "{text}");
    let errors = String::from_utf8(output.stderr).unwrap();
    let cards = if missed == 1 { "1 card" } else { "2 cards" };
    assert!(
        errors.contains(&format!("{cards} to study today")),
        "{errors}"
    );
    let text = study(
        &store,
        24,
        &[bank().to_str().unwrap(), "--new", "0"],
        &"\n3\n".repeat(3),
    );
    assert!(text.starts_with(&format!("\n{missed} due\n")), "{text}");
}

#[test]
fn cramming_leaves_the_schedule_as_it_is() {
    let folder = Folder::new();
    let store = folder.store();
    let name = bank();
    let name = name.to_str().unwrap();
    study(&store, 24, &[name, "--new", "2"], "\n3\n\n3\n");
    let before = exported(&store);
    let text = study(
        &store,
        24,
        &[name, "--cram", "--limit", "5"],
        &"\n3\n".repeat(5),
    );
    assert!(text.contains("5 answers, 5 known"), "{text}");
    assert_eq!(exported(&store), before);
}

#[test]
fn only_cards_with_a_tag_are_asked() {
    let folder = Folder::new();
    let name = bank();
    let arguments = [name.to_str().unwrap(), "--new", "99", "--tags", "race"];
    let text = study(&folder.store(), 24, &arguments, &"\n3\n".repeat(99));
    let some = text.lines().last().unwrap().to_owned();
    assert!(text.contains("Sputnik"), "{some}");
    let text = study(
        &folder.0.join("other.db"),
        24,
        &[name.to_str().unwrap(), "--new", "99"],
        &"\n3\n".repeat(99),
    );
    let count = |text: &str| text.matches("  good: in").count();
    assert!(count(&text) > 20, "{text}");
}

#[test]
fn a_history_goes_to_another_store_and_back_without_doubling() {
    let folder = Folder::new();
    let (store, other, file) = (
        folder.store(),
        folder.0.join("other.db"),
        folder.0.join("history.jsonl"),
    );
    let name = bank();
    study(
        &store,
        24,
        &[name.to_str().unwrap(), "--new", "3"],
        "\n3\n\n1\n\n4\n\n3\n",
    );
    let file = file.to_str().unwrap();
    study(&store, 24, &["--export", file], "");
    let text = study(&other, 25, &["--import", file], "");
    assert_eq!(text, "Brought in 4 answers on 3 cards; here already: 0.\n");
    let text = study(&other, 25, &["--import", file], "");
    assert_eq!(text, "Brought in 0 answers on 0 cards; here already: 4.\n");
    assert_eq!(exported(&other), fs::read_to_string(file).unwrap());
    fs::write(
        file,
        "{\"quizpress-history\":1}\n{\"card\":\"a/b/c\",\"at\":1}\n{\n",
    )
    .unwrap();
    let mut program = quizpress(&other, 25, "study");
    program.args(["--import", file]);
    let errors = failed(program);
    assert!(errors.contains("line 3: "), "{errors}");
}

#[test]
fn what_cannot_be_kept_is_said() {
    let folder = Folder::new();
    let mut program = quizpress(&folder.0, 24, "study");
    program.stdin(Stdio::null());
    assert!(failed(program).contains("is a folder\nhelp: name another file with --store\n"));
    let text = folder.0.join("notes.txt");
    fs::write(
        &text,
        "no store at all, but long enough to be looked at as if it were one".repeat(9),
    )
    .unwrap();
    assert!(failed(quizpress(&text, 24, "study")).contains("is no store of quizpress"));
    let none = folder.0.join("none.db");
    let errors = failed(quizpress(&none, 24, "stats"));
    assert!(errors.contains("nothing has been studied yet"), "{errors}");
    assert!(!none.exists(), "looking makes no store");
    for (option, said) in [
        ("--undo-optimise", "the schedule was never fitted"),
        ("--optimise", "0 answers on a later day are too few"),
    ] {
        // A name that was mistyped makes no store.
        let mut program = quizpress(&none, 24, "study");
        program.arg(option);
        assert!(failed(program).contains("nothing has been studied yet"));
        assert!(!none.exists());
        let store = folder.0.join(option);
        study(&store, 24, &["--new", "0"], "");
        let mut program = quizpress(&store, 24, "study");
        program.arg(option);
        assert!(failed(program).contains(said));
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_said_and_can_still_be_looked_at() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let inner = folder.0.join("inner");
    fs::create_dir(&inner).unwrap();
    let store = inner.join("study.db");
    let name = bank();
    study(&store, 24, &[name.to_str().unwrap(), "--new", "1"], "\n3\n");
    let locked = |mode: u32, file: u32| {
        fs::set_permissions(&store, fs::Permissions::from_mode(file)).unwrap();
        fs::set_permissions(&inner, fs::Permissions::from_mode(mode)).unwrap();
    };
    locked(0o555, 0o444);
    // To the superuser nothing is locked.
    let is_locked = fs::write(inner.join("probe"), "").is_err();
    if is_locked {
        let mut program = quizpress(&store, 26, "study");
        program.arg(&name);
        let errors = failed_with(program, "\n3\n");
        assert!(errors.contains("cannot be written"), "{errors}");
        assert!(said(quizpress(&store, 26, "stats"), "").contains("1 due"));
    }
    locked(0o755, 0o644);
}

#[cfg(unix)]
#[track_caller]
fn failed_with(program: Command, input: &str) -> String {
    let output = run(program, input);
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).unwrap()
}
