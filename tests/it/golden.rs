//! Every output of every quiz in `tests/golden/CASE/quiz.json`, byte by byte, as files that open in a browser.
//! `UPDATE_GOLDEN=1 cargo test` writes them anew.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs, io};

use quizpress::Quiz;
use quizpress::export::{FORMATS, json};
use quizpress::sheet::{self, Answers, Columns, Ink, Job, Layout, Paper, Person, Print};

/// Stands for the command that repeats the quiz.
const COMMAND: &str = "quizpress print bank.yaml --seed 7 --count 10";

fn bytes(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("a vector takes everything");
    bytes
}

/// The name and the bytes of each file that belongs to a case.
fn outputs(quiz: &Quiz) -> BTreeMap<String, Vec<u8>> {
    let plain = Layout::default();
    let layouts = [
        ("", plain),
        (
            "-letter",
            Layout {
                paper: Paper::Letter,
                ..plain
            },
        ),
        (
            "-columns",
            Layout {
                columns: Columns::Two,
                ..plain
            },
        ),
        (
            "-large",
            Layout {
                print: Print::Large,
                ..plain
            },
        ),
        (
            "-dyslexia",
            Layout {
                print: Print::Dyslexia,
                ..plain
            },
        ),
        (
            "-saving",
            Layout {
                ink: Ink::Saving,
                ..plain
            },
        ),
    ];
    let mut files = BTreeMap::new();
    for format in FORMATS {
        let name = format!("quiz{}", format.suffix);
        files.insert(name, bytes(|out| (format.write)(quiz, out)));
    }
    for (name, layout) in &layouts {
        let sheet = bytes(|out| sheet::worksheet(quiz, layout, out));
        files.insert(format!("sheet{name}.html"), sheet);
    }
    files.insert(
        "key.html".into(),
        bytes(|out| sheet::key(quiz, &plain, COMMAND, out)),
    );
    let copies = sheet::versions(2);
    let versions = Job {
        copies: &copies,
        ..Job::new(
            quiz,
            Layout {
                answers: Answers::Both,
                ..plain
            },
        )
    };
    files.insert("versions.html".into(), bytes(|out| versions.sheets(out)));
    files.insert(
        "versions-key.html".into(),
        bytes(|out| versions.key(COMMAND, out)),
    );
    files.insert(
        "versions-key.csv".into(),
        bytes(|out| sheet::key_csv(&versions, out)),
    );
    let copies = sheet::numbered(people(), None);
    let personal = Job {
        copies: &copies,
        ..Job::new(
            quiz,
            Layout {
                answers: Answers::Sheet,
                ..plain
            },
        )
    };
    files.insert("personal.html".into(), bytes(|out| personal.sheets(out)));
    files.insert(
        "personal-key.html".into(),
        bytes(|out| personal.key(COMMAND, out)),
    );
    files
}

/// More than have a table of their own on the key.
fn people() -> Vec<Person> {
    let names = [
        "Ada",
        "Ben",
        "Özlem",
        "דנה",
        "E\"</style>",
        "F",
        "Maximilian-Alexander von der Fernen Höhe",
    ];
    let person = |name: &str| Person {
        name: name.into(),
        class: Some("7b".into()),
    };
    names.map(person).into()
}

fn check(case: &Path) {
    let input = fs::read_to_string(case.join("quiz.json")).expect("a case has its quiz.json");
    let quiz = json::read(&input).unwrap_or_else(|error| panic!("{}: {error}", case.display()));
    let outputs = outputs(&quiz);
    let update = env::var_os("UPDATE_GOLDEN").is_some();
    for (name, bytes) in &outputs {
        let path = case.join(name);
        if update {
            fs::write(&path, bytes).expect("a golden file can be written");
        }
        let golden = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let same = golden == *bytes;
        assert!(
            same,
            "{} differs: see UPDATE_GOLDEN=1 and git diff",
            path.display()
        );
    }
    for file in fs::read_dir(case).expect("a case is a directory") {
        let name = file
            .expect("a file")
            .file_name()
            .into_string()
            .expect("a plain name");
        assert!(
            outputs.contains_key(&name),
            "{}/{name} is not used",
            case.display()
        );
    }
}

#[test]
fn every_output_is_as_it_was_approved() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for case in fs::read_dir(golden).expect("there are golden files") {
        let case = case.expect("a case").path();
        // What is played has its golden files in a case of its own.
        if case.join("quiz.json").exists() {
            check(&case);
        }
    }
}
