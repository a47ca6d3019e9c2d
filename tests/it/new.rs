//! `quizpress new`: a first bank that is sound, and nothing written over.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use quizpress::generate::{self, Plan};
use quizpress::{Facts, facts};

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("new-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_quizpress"));
    command
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null());
    command
}

/// The exit code, and what was said on standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = command(folder, arguments).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), said)
}

fn read(folder: &Path, name: &str) -> Facts {
    let yaml = fs::read_to_string(folder.join(name)).unwrap();
    let (facts, problems) = Facts::read(name, &yaml);
    assert_eq!(problems, [], "{yaml}");
    facts.unwrap()
}

#[test]
fn a_first_bank_is_sound_and_enough_for_a_quiz() {
    let folder = folder("first");
    let (code, said) = run(&folder, &["new"]);
    assert_eq!(
        (code, said.as_str()),
        (
            0,
            "note: wrote `first-bank.yaml`\nnote: wrote `quizpress-bank.schema.json`\n\
             note: its facts are an example: write your own in their place, while \
             `quizpress check --watch first-bank.yaml` looks on\n"
        )
    );
    assert_eq!(
        run(&folder, &["check", "--strict", "first-bank.yaml"]),
        (0, String::new())
    );
    let facts = read(&folder, "first-bank.yaml");
    let quiz = generate::generate(&facts, &Plan::new("7")).unwrap();
    assert_eq!(quiz.questions.len(), 10);
    let schema = fs::read_to_string(folder.join("quizpress-bank.schema.json")).unwrap();
    assert_eq!(schema, format!("{:#}\n", facts::schema()));
}

#[test]
fn it_is_called_as_it_is_said() {
    let folder = folder("called");
    for (arguments, file, id, title) in [
        (
            &["new", "Moon Landing"][..],
            "Moon Landing.yaml",
            "moon-landing",
            "First bank",
        ),
        (&["new", "null.YML"], "null.YML", "null", "First bank"),
        (
            &["new", "--title", "Ride: \"the\" #7\\ {source}"],
            "ride-the-7-source.yaml",
            "ride-the-7-source",
            "Ride: \"the\" #7\\ {source}",
        ),
        (&["new", "--title", "月"], "bank.yaml", "bank", "月"),
        (
            &["new", "a.b", "--title=- x\u{202e}\ny"],
            "a.b.yaml",
            "a-b",
            "- x y",
        ),
    ] {
        let (code, said) = run(&folder, arguments);
        assert_eq!(code, 0, "{said}");
        let facts = read(&folder, file);
        assert_eq!((facts.id(), facts.title()), (id, title));
    }
    let said = [
        "new",
        "from",
        "--source",
        "A tunnel: \"open\"",
        "--published",
        "1994-05",
    ];
    assert_eq!(run(&folder, &said).0, 0);
    let facts = read(&folder, "from.yaml");
    assert_eq!(facts.source().name.as_deref(), Some("A tunnel: \"open\""));
    assert_eq!(facts.source().published.unwrap().to_string(), "1994-05");
}

#[test]
fn what_gives_no_bank_is_refused() {
    let folder = folder("refused");
    for (arguments, expected) in [
        (&["new", "月"][..], "error: `月.yaml` gives no id"),
        (&["new", "-"], "error: a new bank is a file"),
        (
            &["new", "no/such/folder"],
            "error: cannot write `no/such/folder.yaml`: there is no such folder",
        ),
        (
            &["new", "--title", "\u{200b} "],
            "write what a reader can see",
        ),
        (&["new", "--published", "soon"], "`soon` is no date"),
    ] {
        let (code, said) = run(&folder, arguments);
        assert!(code > 0 && said.contains(expected), "{arguments:?}: {said}");
    }
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn nothing_is_written_over() {
    let folder = folder("over");
    fs::write(folder.join("moon.yaml"), "mine").unwrap();
    let (code, said) = run(&folder, &["new", "moon"]);
    assert_eq!(code, 2);
    assert!(
        said.starts_with("error: `moon.yaml` is there already"),
        "{said}"
    );
    assert_eq!(
        fs::read_to_string(folder.join("moon.yaml")).unwrap(),
        "mine"
    );
    assert!(!folder.join("quizpress-bank.schema.json").exists());
    // The schema of another version stays, and is named.
    fs::write(folder.join("quizpress-bank.schema.json"), "{}").unwrap();
    let (code, said) = run(&folder, &["new", "sun"]);
    assert_eq!(code, 0);
    let note = "note: `quizpress-bank.schema.json` is of another quizpress and stays: \
                `quizpress schema bank -o quizpress-bank.schema.json` writes it anew\n";
    assert!(said.starts_with(note), "{said}");
    assert_eq!(
        fs::read_to_string(folder.join("quizpress-bank.schema.json")).unwrap(),
        "{}"
    );
    assert_eq!(
        run(
            &folder,
            &["schema", "bank", "-o", "quizpress-bank.schema.json"]
        )
        .0,
        0
    );
    let (_, said) = run(&folder, &["new", "earth"]);
    assert!(
        said.starts_with("note: wrote `earth.yaml`\nnote: its facts"),
        "{said}"
    );
}

#[cfg(unix)]
#[test]
fn at_a_terminal_it_asks() {
    use crate::pty::desk::Desk;

    let folder = folder("asks");
    let mut new = command(&folder, &["new"]);
    new.stdin(Stdio::inherit()).env("TERM", "xterm-256color");
    let mut desk = Desk::of(new, 80, 24);
    desk.holds("A neutral title for the bank, which tells no answer");
    desk.press("The tunnel\r");
    desk.holds("The headline of the article that the facts are from");
    desk.press("A railway is opened\r");
    desk.holds("When was it published");
    desk.press("in May\r");
    desk.holds("is no date");
    desk.press(&"\x7f".repeat(10));
    desk.press("1994-05\r");
    assert_eq!(desk.end(), 0);
    desk.holds("wrote `the-tunnel.yaml`");
    let facts = read(&folder, "the-tunnel.yaml");
    assert_eq!((facts.id(), facts.title()), ("the-tunnel", "The tunnel"));
    let source = facts.source();
    assert_eq!(source.name.as_deref(), Some("A railway is opened"));
    assert_eq!(source.published.unwrap().to_string(), "1994-05");
}

#[test]
fn a_draft_says_by_which_schema_it_is_written() {
    let folder = folder("draft");
    let article =
        "The Channel Tunnel was opened on 6 May 1994. The tunnel is 50 kilometres long.\n";
    fs::write(folder.join("article.txt"), article).unwrap();
    let (code, said) = run(&folder, &["draft", "article.txt", "--id", "tunnel"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("wrote `quizpress-bank.schema.json`"),
        "{said}"
    );
    let bank = fs::read_to_string(folder.join("tunnel.yaml")).unwrap();
    assert!(bank.starts_with("# yaml-language-server: $schema=quizpress-bank.schema.json\nid: "));
    let output = command(&folder, &["draft", "article.txt", "-o", "-"])
        .output()
        .unwrap();
    assert!(output.stdout.starts_with(b"id: "));
}
