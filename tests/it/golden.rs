//! The outputs of every quiz in `tests/golden/CASE/quiz.json`, of every bank in `tests/golden/CASE/bank.yaml` and of
//! every bank that ships, byte by byte, as files that open in a browser; of a package its members, of a database its
//! rows. Every format is kept of every case, and a variant of a page of some.
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

/// Files by their names.
type Files = BTreeMap<String, Vec<u8>>;

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
) -> Files {
    let name = format!("{name}{}", format.suffix);
    let file = bytes(|out| write(out).map(drop));
    if !file.starts_with(b"PK") {
        return Files::from([(name, file)]);
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

/// The case whose sheets are kept in every layout: it is the hardest to set.
const EVERY_LAYOUT: &str = "hostile";

/// The cases whose sheets of several copies and whose cards in every style are kept: those that `tests/clients` reads.
const EVERY_STYLE: [&str; 3] = ["hostile", "russia-recognises-taliban", "sample"];

/// The files of a quiz.
fn of_quiz(case: &str, quiz: &Quiz) -> Files {
    let plain = Layout::default();
    let mut files = Files::new();
    for format in FORMATS {
        if let Writer::Quiz(write) = format.write {
            files.extend(exported("quiz", format, |out| {
                write(quiz, &Options::default(), out)
            }));
        }
    }
    files.extend(sheet_file("", quiz, plain));
    files.insert(
        "key.html".into(),
        bytes(|out| sheet::key(quiz, &plain, COMMAND, out)),
    );
    if case == EVERY_LAYOUT {
        files.extend(in_layouts(quiz));
    }
    if EVERY_STYLE.contains(&case) {
        files.extend(in_versions(quiz));
        files.extend(for_people(quiz));
    }
    files
}

/// One sheet.
fn sheet_file(variant: &str, quiz: &Quiz, layout: Layout) -> Files {
    let sheet = bytes(|out| sheet::worksheet(quiz, &layout, out));
    Files::from([(format!("sheet{variant}.html"), sheet)])
}

/// A sheet in each layout that is not the usual one.
fn in_layouts(quiz: &Quiz) -> Files {
    let layouts = [
        ("-letter", layout(|it| it.paper = Paper::Letter)),
        ("-columns", layout(|it| it.columns = Columns::Two)),
        ("-large", layout(|it| it.print = Print::Large)),
        ("-dyslexia", layout(|it| it.print = Print::Dyslexia)),
        ("-saving", layout(|it| it.ink = Ink::Saving)),
    ];
    let sheets = layouts.map(|(variant, layout)| sheet_file(variant, quiz, layout));
    sheets.into_iter().flatten().collect()
}

/// Two versions, with answers on sheets of their own too.
fn in_versions(quiz: &Quiz) -> Files {
    let copies = sheet::versions(2);
    let job = Job {
        copies: &copies,
        ..Job::new(quiz, layout(|it| it.answers = Answers::Both))
    };
    let digest = job.digest();
    Files::from([
        ("versions.html".into(), bytes(|out| job.sheets(digest, out))),
        (
            "versions-key.html".into(),
            bytes(|out| job.key(digest, COMMAND, out)),
        ),
        (
            "versions-key.csv".into(),
            bytes(|out| sheet::key_csv(&job, out)),
        ),
    ])
}

/// A sheet for each of some people.
fn for_people(quiz: &Quiz) -> Files {
    let copies = sheet::numbered(people(), None, 1);
    let job = Job {
        copies: &copies,
        ..Job::new(quiz, layout(|it| it.answers = Answers::Sheet))
    };
    let digest = job.digest();
    let marking = MarkingFile::of(&job, digest).expect("a quiz is JSON");
    Files::from([
        ("personal.html".into(), bytes(|out| job.sheets(digest, out))),
        (
            "personal-answers.html".into(),
            bytes(|out| job.answer_sheets(digest, out)),
        ),
        (
            "personal-hand-out.html".into(),
            bytes(|out| job.hand_out(digest, out)),
        ),
        (
            "personal-marking.json".into(),
            bytes(|out| marking.write(out)),
        ),
        (
            "personal-key.html".into(),
            bytes(|out| job.key(digest, COMMAND, out)),
        ),
    ])
}

/// The files of a deck.
fn of_deck(case: &str, deck: &Deck) -> Files {
    let mut files = Files::new();
    for format in FORMATS {
        if let Writer::Deck(write) = format.write {
            files.extend(exported("deck", format, |out| {
                write(deck, &Options::default(), out)
            }));
        }
    }
    files.extend(card_file("duplex", deck, CardLayout::default()));
    if EVERY_STYLE.contains(&case) {
        files.extend(in_card_layouts(deck));
    }
    files
}

/// One page of cards.
fn card_file(variant: &str, deck: &Deck, layout: CardLayout) -> Files {
    let words = lang::of(&deck.language);
    let page = bytes(|out| cards::write(deck, &layout, words, out).map(drop));
    Files::from([(format!("cards-{variant}.html"), page)])
}

/// The cards in each layout that is not the usual one.
fn in_card_layouts(deck: &Deck) -> Files {
    let layouts = [
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
    let pages = layouts.map(|(variant, layout)| card_file(variant, deck, layout));
    pages.into_iter().flatten().collect()
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
fn check_inputs(name: &str) {
    let case = &folder("tests/golden").join(name);
    let mut outputs = Files::new();
    let mut inputs = vec![case.join("quiz.json")];
    if let Ok(json) = fs::read_to_string(&inputs[0]) {
        let quiz = json::read(&json).unwrap_or_else(|error| panic!("{}: {error}", case.display()));
        outputs.extend(of_quiz(name, &quiz));
    }
    let bank = case.join("bank.yaml");
    if let Ok(yaml) = fs::read_to_string(&bank) {
        let facts = Facts::parse("bank.yaml", &yaml)
            .unwrap_or_else(|problems| panic!("{}: {problems:?}", case.display()));
        outputs.extend(of_deck(name, &deck(&facts)));
        inputs.push(bank);
    }
    check(case, &outputs, &inputs);
}

/// Every output is as its golden file, and every golden file is an input or an output.
fn check(case: &Path, outputs: &Files, inputs: &[PathBuf]) {
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
        check_inputs(case);
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
        let mut outputs = of_quiz(facts.id(), &quiz);
        outputs.extend(of_deck(facts.id(), &deck(&facts)));
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
