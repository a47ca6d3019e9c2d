//! Files that mean harm, or merely went wrong: each is refused in plain words, or read, and nothing breaks.
//!
//! `tests/hostile/NAME.yaml` is read, and what is said of it stands in `NAME.stderr`.
//! `UPDATE_GOLDEN=1 cargo test` writes these anew.

use std::path::Path;
use std::time::{Duration, Instant};
use std::{env, fs};

use proptest::prelude::{Strategy, any, prop, prop_oneof, proptest};
use quizpress::facts::problem::{Look, render};
use quizpress::facts::{Facts, decode};
use quizpress::sanitize::is_hidden;

/// What a person reads who gives this file to the program.
fn read(name: &str, bytes: Vec<u8>) -> String {
    let problems = match decode(name, bytes) {
        Ok(yaml) => Facts::read(name, &yaml).1,
        Err(problem) => vec![*problem],
    };
    render(&problems, Look::Plain)
}

#[track_caller]
fn is_harmless(shown: &str) {
    let harm = shown.chars().find(|&c| is_hidden(c) && c != '\n');
    assert_eq!(harm, None, "{shown:?}");
    assert!(shown.len() < 300_000, "{} bytes are shown", shown.len());
}

#[test]
fn every_hostile_file_is_answered_in_plain_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let mut stems: Vec<String> = Vec::new();
    for file in fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        match path.extension().and_then(|it| it.to_str()) {
            Some("yaml") => stems.push(stem),
            _ => assert!(path.with_extension("yaml").exists(), "{stem} is not used"),
        }
    }
    assert!(stems.len() > 20);
    for stem in stems {
        let bytes = fs::read(folder.join(format!("{stem}.yaml"))).unwrap();
        let shown = read(&format!("{stem}.yaml"), bytes);
        is_harmless(&shown);
        let golden = folder.join(format!("{stem}.stderr"));
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&golden, &shown).unwrap();
        }
        let approved =
            fs::read_to_string(&golden).unwrap_or_else(|error| panic!("{stem}: {error}"));
        assert!(
            approved == shown,
            "{stem}: see UPDATE_GOLDEN=1 and git diff\n{shown}"
        );
    }
}

/// Files too large to be kept: each is answered soon, in a few words.
#[track_caller]
fn check_soon(yaml: String, expected: &str) {
    let start = Instant::now();
    let shown = read("big.yaml", yaml.into_bytes());
    assert!(
        start.elapsed() < Duration::from_secs(20),
        "{:?}",
        start.elapsed()
    );
    is_harmless(&shown);
    let first = shown.lines().next().unwrap_or_default();
    assert_eq!(first, expected);
}

#[test]
fn deep_files_do_no_harm() {
    let deep = "error: brackets or indents are nested too deeply";
    check_soon("[".repeat(100_000), deep);
    check_soon("{a: ".repeat(100_000), deep);
    check_soon("- ".repeat(100_000), deep);
    check_soon("? ".repeat(100_000), deep);
    let indented = (0..2000).map(|i| format!("{}a:\n", " ".repeat(i)));
    check_soon(indented.collect(), deep);
}

#[test]
fn wide_files_take_time_in_proportion() {
    let numbered = |count, line: fn(usize) -> String| (0..count).map(line).collect::<String>();
    let head = "id: a\ntitle: b\n";
    let unknown = numbered(50_000, |i| format!("x{i}: y\n"));
    check_soon(unknown, "error: a bank has no field `x0`");
    let entities = numbered(50_000, |i| {
        format!("  e-{i}: {{ name: n{i}, within: f-{i}, class: c{i} }}\n")
    });
    check_soon(
        format!("{head}entities:\n{entities}facts: []\n"),
        "error: there is no entity `f-0`",
    );
    let circle = numbered(50_000, |i| {
        format!("  e-{i}: {{ within: e-{} }}\n", (i + 1) % 50_000)
    });
    check_soon(
        format!("{head}entities:\n{circle}facts: []\n"),
        "error: `e-0` is within itself, by way of `e-1`, `e-2`, `e-3`, `e-4`, `e-5`",
    );
    let blanks = numbered(50_000, |i| format!("b-{i}: {{ text: x }}, "));
    let holes = numbered(50_000, |i| format!("{{b-{i}}} "));
    check_soon(
        format!("{head}facts: [{{ id: a, statement: '{holes}', blanks: {{ {blanks} }} }}]\n"),
        "error: the fact has 50000 blanks, and 100 are the most that are read",
    );
    let twice = "{b} ".repeat(300_000);
    check_soon(
        format!(
            "{head}facts: [{{ id: a, statement: '{twice}', blanks: {{ b: {{ text: x }} }} }}]\n"
        ),
        "error: the statement holds `{b}` twice",
    );
    let words = numbered(50_000, |i| format!("w{i}, "));
    check_soon(
        format!(
            "{head}facts: [{{ id: a, statement: '{{b}}', about: [{words}], blanks: {{ b: {{ list: [{words}] }} }} }}]\n"
        ),
        "error: there is no fact `w0`",
    );
    // All on one line: entities that are never used, each of which is shown with its place.
    let unused = numbered(50_000, |i| format!("e-{i}: {{ class: c{i} }}, "));
    check_soon(
        format!(
            "{{ id: a, title: b, entities: {{ {unused} }}, facts: [{{ id: a, statement: '{{b}}', blanks: {{ b: {{ text: x }} }} }}] }}\n"
        ),
        "warning: the entity `e-0` is never used",
    );
    check_soon(
        format!("id: {}\n", "a".repeat(5_000_000)),
        "error: a bank needs the field `title`",
    );
    check_soon(
        format!("title: \"{}\"\n", "\\u202e".repeat(500_000)),
        "error: a bank needs the field `id`",
    );
    check_soon(" ".repeat(5_000_000), "error: the file is empty");
    check_soon("\n".repeat(5_000_000), "error: the file is empty");
}

const GOOD: &str = include_str!("../hostile/sound.yaml");

fn mutations() -> impl Strategy<Value = String> {
    const SNIPPETS: &[&str] = &[
        "\n", "  ", ": ", "- ", "{", "}", "[", "]", "'", "\"", "#", "&a ", "*a", "!!x ", "~",
        "\u{feff}", "\t", "\u{85}",
    ];
    let snippet = prop_oneof![
        prop::sample::select(SNIPPETS).prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    let mutation = (any::<prop::sample::Index>(), 0..4_u8, 0..40_usize, snippet);
    prop::collection::vec(mutation, 1..6).prop_map(|mutations| {
        let mut chars: Vec<char> = GOOD.chars().collect();
        for (at, kind, length, snippet) in mutations {
            let at = at.index(chars.len().max(1)).min(chars.len());
            let end = (at + length).min(chars.len());
            match kind {
                0 => drop(chars.drain(at..end)),
                1 => drop(chars.splice(at..at, snippet.chars())),
                2 => drop(chars.splice(at..at, chars[at..end].to_vec())),
                _ => drop(chars.splice(at..end, snippet.chars())),
            }
        }
        chars.into_iter().collect()
    })
}

/// Whatever is read, there is a bank or an error, every place lies in the file, and what is shown is harmless.
fn holds(yaml: &str) {
    let (facts, problems) = Facts::read("f.yaml", yaml);
    let is_error =
        |problem: &quizpress::facts::Problem| problem.level == quizpress::facts::Severity::Error;
    assert_eq!(facts.is_none(), problems.iter().any(is_error));
    let lines = yaml.split(['\n', '\r']).count();
    for problem in &problems {
        assert!(problem.place.line as usize <= lines, "{problem}\n{yaml}");
        assert!(problem.width >= 1);
    }
    is_harmless(&render(&problems, Look::Plain));
    if let Some(facts) = facts {
        assert_eq!(facts.fingerprint().len(), 8);
        assert_eq!(
            Facts::parse("f.yaml", yaml).map(|again| again.fingerprint()),
            Ok(facts.fingerprint())
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_answered(yaml in any::<String>()) {
        holds(&yaml);
    }

    #[test]
    fn any_text_in_place_of_a_value_is_answered(value in any::<String>()) {
        holds(&GOOD.replacen("Neil Armstrong", &value, 1));
    }

    #[test]
    fn a_mutilated_bank_is_answered(yaml in mutations()) {
        holds(&yaml);
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        is_harmless(&read("f.yaml", bytes));
    }
}
