//! Statistics as they were approved, in `tests/study/`; `UPDATE_GOLDEN=1 cargo test` writes them anew.

use std::path::Path;
use std::{env, fs};

use super::{Folder, quizpress, said, study};

/// A history over four months, the same in every run, in a store of its own.
fn studied(folder: &Folder) {
    let bank = super::bank();
    let name = bank.to_str().unwrap();
    study(&folder.store(), 1, &[name, "--new", "0"], "");
    let history = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/study/history.jsonl");
    study(
        &folder.store(),
        24,
        &["--import", history.to_str().unwrap()],
        "",
    );
}

#[track_caller]
fn check(name: &str, arguments: &[&str]) {
    let folder = Folder::new();
    studied(&folder);
    let mut program = quizpress(&folder.store(), 24, "stats");
    program.args(arguments);
    let found = said(program, "");
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/study")
        .join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &found).unwrap();
    }
    let golden =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert_eq!(found, golden, "{name}: see UPDATE_GOLDEN=1 and git diff");
}

#[test]
fn the_chart_is_as_it_was_approved() {
    check("stats.txt", &[]);
}

#[test]
fn the_page_is_as_it_was_approved() {
    check("stats.html", &["--html"]);
}

#[test]
fn the_json_is_as_it_was_approved() {
    check("stats.json", &["--json"]);
}
