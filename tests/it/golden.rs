//! Every output of every quiz in `tests/golden/CASE/quiz.json` and every bank in `tests/golden/CASE/bank.yaml`,
//! byte by byte, as files that open in a browser; of a package its members, of a database its rows.
//! `UPDATE_GOLDEN=1 cargo test` writes them anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::package;
use quizpress::cards::{self, CardLayout, CardStyle, Flip, Size};
use quizpress::deck::{Deck, deck};
use quizpress::export::{Exported, FORMATS, Format, Options, Writer, json};
use quizpress::marking_file::MarkingFile;
use quizpress::sheet::{self, Answers, Columns, Ink, Job, Layout, Paper, Person, Print};
use quizpress::{Facts, Plan, Quiz, generate, lang};

/// Stands for the command that repeats the quiz.
const COMMAND: &str = "quizpress print bank.yaml --seed 7 --count 10";

fn bytes(write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("a vector takes everything");
    bytes
}

/// The name and the bytes of each file of a format, named after what was written: of a package its members.
fn exported(
    name: &str,
    format: &Format,
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<Exported>,
) -> BTreeMap<String, Vec<u8>> {
    let name = format!("{name}{}", format.suffix);
    let file = bytes(|out| write(out).map(drop));
    if !file.starts_with(b"PK") {
        return BTreeMap::from([(name, file)]);
    }
    let members = package::members(&file).into_iter().map(|(member, bytes)| {
        let readable = if member == "collection.anki2" {
            package::rows(&bytes)
        } else {
            bytes
        };
        (format!("{name}/{member}"), readable)
    });
    members.collect()
}

/// A layout that differs from the usual one.
fn layout(change: impl Fn(&mut Layout)) -> Layout {
    let mut layout = Layout::default();
    change(&mut layout);
    layout
}

/// The same for cards.
fn card_layout(change: impl Fn(&mut CardLayout)) -> CardLayout {
    let mut layout = CardLayout::default();
    change(&mut layout);
    layout
}

/// The files of a quiz.
fn of_quiz(quiz: &Quiz) -> BTreeMap<String, Vec<u8>> {
    let layouts = [
        ("", layout(|_| {})),
        ("-letter", layout(|it| it.paper = Paper::Letter)),
        ("-columns", layout(|it| it.columns = Columns::Two)),
        ("-large", layout(|it| it.print = Print::Large)),
        ("-dyslexia", layout(|it| it.print = Print::Dyslexia)),
        ("-saving", layout(|it| it.ink = Ink::Saving)),
    ];
    let mut files = BTreeMap::new();
    for format in FORMATS {
        if let Writer::Quiz(write) = format.write {
            files.extend(exported("quiz", format, |out| {
                write(quiz, &Options::default(), out)
            }));
        }
    }
    for (name, layout) in &layouts {
        let sheet = bytes(|out| sheet::worksheet(quiz, layout, out));
        files.insert(format!("sheet{name}.html"), sheet);
    }
    files.insert(
        "key.html".into(),
        bytes(|out| sheet::key(quiz, &Layout::default(), COMMAND, out)),
    );
    let copies = sheet::versions(2);
    let versions = Job {
        copies: &copies,
        ..Job::new(quiz, layout(|it| it.answers = Answers::Both))
    };
    files.insert(
        "versions.html".into(),
        bytes(|out| versions.sheets(versions.digest(), out)),
    );
    files.insert(
        "versions-key.html".into(),
        bytes(|out| versions.key(versions.digest(), COMMAND, out)),
    );
    files.insert(
        "versions-key.csv".into(),
        bytes(|out| sheet::key_csv(&versions, out)),
    );
    let copies = sheet::numbered(people(), None, 1);
    let personal = Job {
        copies: &copies,
        ..Job::new(quiz, layout(|it| it.answers = Answers::Sheet))
    };
    files.insert(
        "personal.html".into(),
        bytes(|out| personal.sheets(personal.digest(), out)),
    );
    files.insert(
        "personal-answers.html".into(),
        bytes(|out| personal.answer_sheets(personal.digest(), out)),
    );
    files.insert(
        "personal-hand-out.html".into(),
        bytes(|out| personal.hand_out(personal.digest(), out)),
    );
    let marking = MarkingFile::of(&personal, personal.digest()).expect("a quiz is JSON");
    files.insert(
        "personal-marking.json".into(),
        bytes(|out| marking.write(out)),
    );
    files.insert(
        "personal-key.html".into(),
        bytes(|out| personal.key(personal.digest(), COMMAND, out)),
    );
    files
}

/// The files of a deck.
fn of_deck(deck: &Deck) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for format in FORMATS {
        if let Writer::Deck(write) = format.write {
            files.extend(exported("deck", format, |out| {
                write(deck, &Options::default(), out)
            }));
        }
    }
    let settings = [
        ("duplex", card_layout(|_| {})),
        (
            "short",
            card_layout(|it| {
                it.paper = Paper::Letter;
                it.size = Size::Business;
                it.style = CardStyle::Duplex(Flip::Short);
            }),
        ),
        (
            "fold",
            card_layout(|it| {
                it.size = Size::Index;
                it.style = CardStyle::Fold;
            }),
        ),
        ("list", card_layout(|it| it.style = CardStyle::List)),
    ];
    for (name, setting) in &settings {
        let page =
            bytes(|out| cards::write(deck, setting, lang::of(&deck.language), out).map(drop));
        files.insert(format!("cards-{name}.html"), page);
    }
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
        class: Some("7b".into()),
        ..Person::named(name)
    };
    names.map(person).into()
}

/// A case that says itself what is written: a quiz, a bank, or both.
fn check_inputs(case: &Path) {
    let mut outputs = BTreeMap::new();
    let mut inputs = vec![case.join("quiz.json")];
    if let Ok(json) = fs::read_to_string(&inputs[0]) {
        let quiz = json::read(&json).unwrap_or_else(|error| panic!("{}: {error}", case.display()));
        outputs.extend(of_quiz(&quiz));
    }
    let bank = case.join("bank.yaml");
    if let Ok(yaml) = fs::read_to_string(&bank) {
        let facts = Facts::parse("bank.yaml", &yaml)
            .unwrap_or_else(|problems| panic!("{}: {problems:?}", case.display()));
        outputs.extend(of_deck(&deck(&facts)));
        inputs.push(bank);
    }
    check(case, &outputs, &inputs);
}

/// Every output is as its golden file, and every golden file is an input or an output.
fn check(case: &Path, outputs: &BTreeMap<String, Vec<u8>>, inputs: &[PathBuf]) {
    let update = env::var_os("UPDATE_GOLDEN").is_some();
    for (name, bytes) in outputs {
        let path = case.join(name);
        if update {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
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
    for file in files_below(case) {
        let name = file.strip_prefix(case).expect("a file of the case");
        let name = name.to_str().expect("a plain name").replace('\\', "/");
        let used = outputs.contains_key(&name) || inputs.contains(&file);
        assert!(used, "{} is not used", file.display());
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn every_output_is_as_it_was_approved() {
    for case in ["sample", "hostile"] {
        check_inputs(&folder("tests/golden").join(case));
    }
}

/// What a seed draws is pinned to the byte, in every format: whoever changes it raises the recipe.
#[test]
fn every_bank_that_ships_gives_what_it_gave_when_it_was_approved() {
    let mut cases = vec!["sample".to_owned(), "hostile".to_owned()];
    for entry in fs::read_dir(folder("questions")).expect("the banks") {
        let path = entry.expect("an entry").path();
        let yaml = fs::read_to_string(&path).expect("a bank");
        let facts = Facts::parse("bank", &yaml).unwrap_or_else(|problems| panic!("{problems:?}"));
        let quiz = generate(&facts, &Plan::new("7")).expect("a quiz");
        let mut outputs = of_quiz(&quiz);
        outputs.extend(of_deck(&deck(&facts)));
        check(&folder("tests/golden").join(facts.id()), &outputs, &[]);
        cases.push(facts.id().to_owned());
    }
    for entry in fs::read_dir(folder("tests/golden")).expect("the cases") {
        let name = entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .into_owned();
        assert!(cases.contains(&name), "{name} is not used");
    }
}
