//! The page of the JSON lists every field that the program writes, and no other.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::pages::{Page, first_cells, root, section};

/// A bank in which every field of a quiz is used.
const BANK: &str = "\
id: whole
title: All there is
updated: 2026-11-27
source: { name: Headline, by: Jane Doe, publisher: The Daily, published: 2025-07, url: https://example.org/ }
entities:
  ann: { name: Ann, class: person }
  bob: { name: Bob, class: person }
  cid: { name: Cid, class: person }
facts:
  - id: visit
    statement: '{who} came on {day} with about {many} boxes.'
    paragraph: 3
    care: [deaths]
    tags: [visit]
    blanks:
      who: { entity: ann, ask: 'Who came?' }
      day: { date: 2025-06-14, ask: 'On which day was the visit?' }
      many: { number: 1500, unit: boxes, bound: about, ask: 'About how many boxes were brought?' }
";

/// A folder of this test's own, with the bank in it.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("json")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("whole.yaml"), BANK).unwrap();
    let people = "name,class,id,number,email\nAnn Lee,7b,u1,1234,ann@example.org\n";
    fs::write(folder.join("class.csv"), people).unwrap();
    fs::write(folder.join("article.txt"), "Ann came on 14 June 2025.\n").unwrap();
    let broken = BANK.replace("entity: ann", "entity: anm");
    fs::write(folder.join("broken.yaml"), broken).unwrap();
    folder
}

/// What the program writes on standard output.
fn output(folder: &Path, words: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_quizpress"))
        .args(words.split(' '))
        .current_dir(folder)
        .env("QUIZPRESS_STORE", folder.join("study.db"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn json(folder: &Path, words: &str) -> Value {
    let text = output(folder, words);
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{words}: {error}: {text}"))
}

/// The names of all fields below a value, as `questions.options.text`.
fn fields(value: &Value, below: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| fields(item, below, found)),
        Value::Object(map) => map.iter().for_each(|(name, value)| {
            let name = match below {
                "" => name.clone(),
                below => format!("{below}.{name}"),
            };
            fields(value, &name, found);
            found.insert(name);
        }),
        _ => {}
    }
}

/// What stands below a field is described elsewhere.
fn without(mut found: BTreeSet<String>, field: &str) -> BTreeSet<String> {
    let below = format!("{field}.");
    found.retain(|name| !name.starts_with(&below));
    found
}

#[track_caller]
fn listed(heading: &str, values: &[Value], elsewhere: &str) {
    let mut found = BTreeSet::new();
    values
        .iter()
        .for_each(|value| fields(value, "", &mut found));
    let found = without(found, elsewhere);
    let page = Page::of("docs/JSON.md");
    let cells = first_cells(section(&page, heading));
    let names = cells
        .iter()
        .flat_map(|cell| cell.split(", "))
        .map(|cell| cell.trim_matches('`').replace("[]", ""));
    let names: BTreeSet<String> = names.collect();
    assert_eq!(names, found, "{heading}");
}

#[test]
fn the_page_lists_every_field_of_a_quiz() {
    let folder = folder("quiz");
    let built_in = json(&folder, "export --to json --seed 7 --all");
    let whole = json(&folder, "export whole.yaml --to json --seed 7 --all");
    listed("## A quiz", &[built_in, whole], "-");
}

#[test]
fn the_page_lists_every_field_of_a_result() {
    let folder = folder("result");
    let result = json(&folder, "play whole.yaml --seed 7 --json");
    listed("## What was played", &[result], "-");
}

#[test]
fn the_page_lists_every_field_of_a_check() {
    let folder = folder("check");
    let sound = json(
        &folder,
        "check whole.yaml --article article.txt --seeds 2 --json",
    );
    let broken = json(&folder, "check broken.yaml --json");
    let draft = "  - { id: new, draft: true, statement: '{who} sang.', blanks: { who: { entity: ann } } }\n";
    fs::write(folder.join("drafted.yaml"), format!("{BANK}{draft}")).unwrap();
    let drafted = json(&folder, "check drafted.yaml --json");
    let all = [sound, broken, drafted];
    listed("## What a check found", &all, "banks.audit");
}

#[test]
fn the_page_lists_every_field_of_an_audit() {
    let folder = folder("audit");
    let quiz = output(&folder, "export --to json --seed 7 -n 40");
    fs::write(folder.join("quiz.json"), quiz).unwrap();
    let of_quiz = json(&folder, "check --quiz quiz.json --json");
    let questions = root().join("questions");
    fs::copy(questions.join("apollo-11.yaml"), folder.join("apollo.yaml")).unwrap();
    // A fact of which nothing can be asked.
    let barren = "id: barren\ntitle: Nothing\nfacts:\n  - id: one\n    statement: '{who} came.'\n    blanks:\n      who: { text: Ann }\n";
    fs::write(folder.join("barren.yaml"), barren).unwrap();
    let of = |bank: &str, more: &str| {
        let words = format!("check {bank} --seeds 40 --json{more}");
        json(&folder, &words)["banks"][0]["audit"].clone()
    };
    let audits = [
        of_quiz,
        of("apollo.yaml", ""),
        of("whole.yaml", " --article article.txt"),
        of("barren.yaml", ""),
    ];
    listed("## An audit", &audits, "-");
}

#[test]
fn the_page_lists_every_field_of_the_marking_file() {
    let folder = folder("marking");
    let command = "print whole.yaml --seed 7 --all --answers sheet --names class.csv";
    output(&folder, command);
    let text = fs::read_to_string(folder.join("whole-marking.json")).unwrap();
    let value = serde_json::from_str(&text).unwrap();
    listed("## What marking needs", &[value], "quiz");
}

/// What `study::stats` holds the program to.
#[test]
fn the_page_lists_every_field_of_the_statistics() {
    let approved = fs::read_to_string(root().join("tests/study/stats.json")).unwrap();
    let stats = serde_json::from_str(&approved).unwrap();
    listed("## What has been studied", &[stats], "-");
}
