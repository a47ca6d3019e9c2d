//! Every block of every page is what its fence says.
//!
//! `UPDATE_GOLDEN=1 cargo test` writes what the commands print now into the pages: read the diff.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::{env, fs};

use quizpress::Facts;
use quizpress::facts::Severity;

use super::pages::{Block, LANGUAGES, Page, are_rewritten, pages, rewrite};

/// The example of the README, as it is compiled.
mod library {
    include!("readme.rs");

    /// What it does.
    pub fn run() -> Result<(), Box<dyn std::error::Error>> {
        main()
    }
}

#[test]
fn every_fence_has_a_language_that_is_tested() {
    for page in pages() {
        for block in page.blocks() {
            let known = LANGUAGES.contains(&block.language);
            assert!(known, "{}: ```{}", page.name, block.language);
        }
    }
}

#[test]
fn every_yaml_block_is_a_sound_bank() {
    let mut count = 0;
    for page in pages() {
        let blocks = page.blocks();
        for bank in blocks.iter().filter(|block| block.language == "yaml") {
            let (facts, problems) = Facts::read(&page.name, bank.body);
            let grave = problems
                .iter()
                .find(|problem| problem.level != Severity::Note);
            assert!(
                facts.is_some() && grave.is_none(),
                "{}: {grave:?}",
                page.name
            );
            count += 1;
        }
    }
    assert!(count >= 2);
}

#[test]
fn every_command_does_what_the_page_says() {
    let all = pages();
    let readme = &all[0];
    assert_eq!(readme.name, "README.md");
    let blocks = readme.blocks();
    let known: Vec<&Block> = blocks.iter().filter(|block| block.file.is_some()).collect();
    assert!(!known.is_empty());
    for page in &all {
        run(page, &known);
    }
}

#[test]
fn the_example_of_the_readme_is_one_that_runs() {
    let readme = Page::of("README.md");
    let blocks = readme.blocks();
    let of = |language| {
        let mut found = blocks
            .iter()
            .filter(move |block| block.language == language);
        (found.next().expect("a block").body, found.count())
    };
    let example = include_str!("readme.rs");
    assert_eq!(of("rust"), (example, 0));
    assert!(example.lines().count() <= 12);
    let (dependency, others) = of("toml");
    assert!(dependency.starts_with("quizpress = ") && others == 0);
    library::run().unwrap();
}

/// Runs the commands of a page, in order, in a folder of its own.
fn run(page: &Page, known: &[&Block]) {
    let folder = folder(page);
    let blocks = page.blocks();
    for block in known.iter().copied().chain(&blocks) {
        if let Some(name) = block.file {
            fs::write(folder.join(name), block.body).unwrap();
        }
    }
    let mut printed = Vec::new();
    for block in &blocks {
        match block.language {
            "sh" => {
                let output = shell(&folder, block.body);
                let said = said(&output);
                assert!(
                    output.status.success(),
                    "{}: {}{said}",
                    page.name,
                    block.body
                );
            }
            "console" => {
                let (command, expected) = block
                    .body
                    .strip_prefix("$ ")
                    .and_then(|body| body.split_once('\n'))
                    .unwrap_or_else(|| panic!("{}: a console begins with `$ `", page.name));
                printed.push((
                    block.body,
                    command,
                    expected,
                    said(&shell(&folder, command)),
                ));
            }
            _ => {}
        }
    }
    if are_rewritten() {
        let change = |(body, command, _, said): &(&str, &str, &str, String)| {
            let begin = "```console\n";
            let old = format!("{begin}{body}```");
            (old, format!("{begin}$ {command}\n{said}```"))
        };
        let changes: Vec<(String, String)> = printed.iter().map(change).collect();
        return rewrite(&page.name, &changes);
    }
    for (_, command, expected, said) in printed {
        assert_eq!(said, expected, "{}: $ {command}", page.name);
    }
}

/// A new folder for the files of a page.
fn folder(page: &Page) -> PathBuf {
    let name = page.name.replace('/', "-");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("docs")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// What becomes of a script, with the program on the path, a study store of the folder's own and nothing to read.
fn shell(folder: &Path, script: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_quizpress"));
    let programs = program.parent().unwrap().to_owned();
    let path = env::var_os("PATH").unwrap();
    let paths = [programs].into_iter().chain(env::split_paths(&path));
    Command::new("sh")
        .args(["-e", "-c", script])
        .current_dir(folder)
        .env("PATH", env::join_paths(paths).unwrap())
        .env("HOME", folder)
        .env("QUIZPRESS_STORE", folder.join("store").join("study.db"))
        .env_remove("SOURCE_DATE_EPOCH")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Everything that was printed.
fn said(output: &Output) -> String {
    let bytes = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8(bytes).unwrap()
}
