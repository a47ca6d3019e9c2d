//! Statistics as they were approved, in `tests/study/`; `UPDATE_GOLDEN=1 cargo test` writes them anew.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use quizpress::deck::CardId;

use super::{Folder, quizpress, said, study};

/// A history over two months, the same in every run, in a store of its own.
fn studied(folder: &Folder) {
    let history = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/study/history.jsonl");
    let bank = folder.0.join("bank.yaml");
    fs::write(&bank, bank_of(&fs::read_to_string(&history).unwrap())).unwrap();
    study(
        &folder.store(),
        1,
        &[bank.to_str().unwrap(), "--new", "0"],
        "",
    );
    study(
        &folder.store(),
        24,
        &["--import", history.to_str().unwrap()],
        "",
    );
}

/// A bank with the cards of a history, so that no edit of a real one changes what is shown.
fn bank_of(history: &str) -> String {
    let mut facts: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for line in history.lines().skip(1) {
        let card: serde_json::Value = serde_json::from_str(line).unwrap();
        if let Some(front) = card.get("front") {
            let id = CardId::parse(card["card"].as_str().unwrap()).expect("the id of a card");
            let blanks = facts.entry(id.fact().to_owned()).or_default();
            blanks.push((id.blank().to_owned(), front.to_string()));
        }
    }
    let mut yaml = "id: apollo-11\ntitle: The first Moon landing\nfacts:\n".to_owned();
    for (fact, blanks) in facts {
        let holes: Vec<String> = blanks
            .iter()
            .map(|(blank, _)| format!("{{{blank}}}"))
            .collect();
        yaml += &format!(
            "  - id: {fact}\n    statement: \"{}.\"\n    blanks:\n",
            holes.join(" and ")
        );
        for (blank, front) in blanks {
            yaml += &format!("      {blank}: {{ text: \"{blank} of {fact}\", ask: {front} }}\n");
        }
    }
    yaml
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
    assert!(
        found == golden,
        "{name} differs: see UPDATE_GOLDEN=1 and git diff"
    );
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
