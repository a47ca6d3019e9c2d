//! The project keeps its own rules: one door per dependency, arrows that point down, no file that asks to be split.

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file of the library and the program but for tests, by its path from `src`, with its text.
pub fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs")
                && !path.ends_with("tests.rs")
            {
                let name = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// The part of a file before its unit tests.
pub fn code(text: &str) -> &str {
    text.split("mod tests {").next().unwrap_or(text)
}

#[track_caller]
fn only_in(dependency: &str, doors: &[&str]) {
    for (file, text) in sources() {
        let used = text.contains(&format!("{dependency}::"))
            || text.contains(&format!("use {dependency};"));
        let allowed = doors
            .iter()
            .any(|door| file == format!("{door}.rs") || file.starts_with(&format!("{door}/")));
        assert!(
            !used || allowed,
            "{file} uses {dependency}, whose door is {doors:?}"
        );
    }
}

#[test]
fn each_dependency_has_one_door() {
    only_in("granit_parser", &["facts"]);
    only_in(
        "schemars",
        &["schema", "export/json", "marking_file", "sheet/geometry"],
    );
    only_in("notify_debouncer_mini", &["cli/check/watch"]);
    only_in("clap_complete", &["cli/completions"]);
    only_in("clap_mangen", &["cli/man"]);
    only_in("rand", &["random"]);
    only_in("foldhash", &["generate"]);
    only_in("mimalloc", &["main"]);
    only_in(
        "askama",
        &["html", "sheet", "export", "cards", "study", "marking"],
    );
    only_in("crossterm", &["play/terminal"]);
    only_in("dialoguer", &["cli/ask", "cli/overwrite"]);
    only_in("clap", &["cli", "main"]);
    only_in("annotate_snippets", &["facts/problem"]);
    only_in("rusqlite", &["study", "export/anki"]);
    only_in("fsrs", &["study"]);
    only_in("zip", &["export"]);
    only_in("tempfile", &["cli"]);
    only_in("signal_hook", &["cli/temporary", "play/terminal"]);
    only_in("shell_words", &["cli/shell"]);
}

#[test]
fn below_the_command_line_nothing_touches_files_or_the_clock() {
    let impure = [
        "std::fs",
        "std::env",
        "SystemTime::now",
        "Zoned::now",
        "Timestamp::now",
        "Instant::now",
    ];
    let doors = ["main.rs", "cli.rs", "random.rs"];
    for (file, text) in sources() {
        let allowed = doors.contains(&file.as_str())
            || file.starts_with("cli/")
            || file.starts_with("study/store");
        for word in impure {
            assert!(allowed || !code(&text).contains(word), "{file} uses {word}");
        }
    }
}

#[test]
fn no_file_asks_to_be_split() {
    // A language is one value, however many words it has.
    for (file, text) in sources()
        .into_iter()
        .filter(|(file, _)| !file.starts_with("lang/"))
    {
        let lines = code(&text).lines().count();
        assert!(lines <= 400, "{file} has {lines} lines before its tests");
    }
}

#[test]
fn nothing_is_imported_by_a_glob() {
    for (file, text) in sources() {
        let globs = code(&text)
            .lines()
            .filter(|line| line.trim_start().starts_with("use ") && line.ends_with("::*;"));
        assert_eq!(globs.count(), 0, "{file}");
    }
}
