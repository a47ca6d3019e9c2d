//! The README is run: its YAML is a sound bank, its console blocks print what they say, its tables list what there is.

use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use quizpress::export::FORMATS;
use quizpress::generate::KINDS;
use quizpress::{Facts, facts};

const README: &str = include_str!("../../README.md");

/// The fenced blocks of a language.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    README
        .split(&fence)
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .collect()
}

#[test]
fn every_bank_of_the_readme_is_sound() {
    let banks = blocks("yaml");
    assert!(!banks.is_empty());
    for bank in banks {
        let (facts, problems) = Facts::read("README.md", bank);
        assert!(facts.is_some() && problems.is_empty(), "{problems:?}");
    }
}

#[test]
fn every_bank_that_ships_is_sound_and_has_no_warning() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("questions");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let yaml = facts::decode(&name, fs::read(&path).unwrap()).unwrap();
        let (facts, problems) = Facts::read(&name, &yaml);
        assert!(facts.is_some() && problems.is_empty(), "{problems:?}");
        count += 1;
    }
    assert!(count >= 2);
}

#[test]
fn every_console_block_of_the_readme_prints_what_it_says() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("moon.yaml"), blocks("yaml")[0]).unwrap();
    let programs = Path::new(env!("CARGO_BIN_EXE_quizpress"))
        .parent()
        .unwrap()
        .to_owned();
    let paths = env::join_paths(
        [programs]
            .into_iter()
            .chain(env::split_paths(&env::var_os("PATH").unwrap())),
    )
    .unwrap();
    let blocks = blocks("console");
    assert!(blocks.len() >= 3);
    for block in blocks {
        let (command, expected) = block
            .strip_prefix("$ ")
            .and_then(|block| block.split_once('\n'))
            .unwrap();
        let output = Command::new("sh")
            .args(["-c", command])
            .current_dir(&folder)
            .env("PATH", &paths)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        assert_eq!(String::from_utf8(said).unwrap(), expected, "$ {command}");
    }
}

#[test]
fn the_tables_of_the_readme_list_what_there_is() {
    let row = |name: &str, about: &str| format!("| `{name}` | {about} |");
    for kind in KINDS {
        assert!(
            README.contains(&row(kind.name, kind.about)),
            "{}",
            kind.name
        );
    }
    for format in FORMATS {
        assert!(
            README.contains(&format!("| `{}` |", format.name)),
            "{}",
            format.name
        );
    }
}

#[test]
fn each_format_stands_once_with_what_it_was_checked_with() {
    for format in FORMATS {
        let begin = format!("| `{}` |", format.name);
        let rows: Vec<&str> = README.lines().filter(|l| l.starts_with(&begin)).collect();
        assert_eq!(rows.len(), 1, "{}", format.name);
        assert_eq!(rows[0].split(" | ").count(), 3, "{}", rows[0]);
    }
    let needs = clients();
    let pins = needs
        .iter()
        .filter_map(|need| need.split_once("==").or_else(|| need.rsplit_once('@')));
    for (name, version) in pins {
        let named = README.to_lowercase().contains(&format!("{name} "));
        let right = README.to_lowercase().contains(&format!("{name} {version}"));
        assert!(right || !named, "{name} is checked in version {version}");
    }
}

/// Its section says the same five things of each.
#[test]
fn every_format_has_its_section() {
    let said = include_str!("../../docs/FORMATS.md");
    for format in FORMATS {
        let head = format!("\n## `{}`\n", format.name);
        let section = said.split(&head).nth(1).unwrap_or_default();
        let section = section.split("\n## ").next().unwrap_or_default();
        for point in [
            "Keeps",
            "Loses",
            "Scoring",
            "Importing again",
            "Checked with",
        ] {
            let line = format!("- **{point}**");
            assert_eq!(
                section.matches(&line).count(),
                1,
                "{}: {point}",
                format.name
            );
        }
    }
    assert_eq!(said.matches("\n## `").count(), FORMATS.len());
}

/// What the clients need to be installed: `name==version` or `name@version`.
fn clients() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let texts = files.map(|path| fs::read_to_string(path).unwrap());
    let mut needs = Vec::new();
    for text in texts {
        let lines = text.lines().filter_map(|line| line.split_once(" needs: "));
        needs.extend(lines.flat_map(|(_, need)| need.split(' ').skip(1).map(str::to_owned)));
    }
    needs
}

#[test]
fn the_changelog_names_the_version_and_the_recipe() {
    let changelog = include_str!("../../CHANGELOG.md");
    let heading = format!(
        "## {}, recipe r{}",
        env!("CARGO_PKG_VERSION"),
        quizpress::random::RECIPE
    );
    assert!(changelog.contains(&heading), "{heading}");
}
