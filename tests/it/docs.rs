//! The documents say what is: their blocks are run, their links lead somewhere, their tables list what there is.

mod blocks;
mod json;
mod links;
pub mod pages;

use std::fs;
use std::path::Path;
use std::process::Command;

use quizpress::Facts;
use quizpress::audit;
use quizpress::export::FORMATS;
use quizpress::facts;
use quizpress::facts::shape::{self, Shape};
use quizpress::generate::KINDS;

use pages::{Page, are_rewritten, first_cells, rewrite, section};

/// A first reader has as much patience as this.
const MOST_LINES: usize = 150;

#[test]
fn the_readme_is_short() {
    let lines = Page::of("README.md").text.lines().count();
    assert!(lines <= MOST_LINES, "{lines} lines");
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
fn the_commands_page_lists_every_kind() {
    let page = Page::of("docs/COMMANDS.md");
    let rows: Vec<String> = KINDS
        .iter()
        .map(|kind| format!("| `{}` | {} |", kind.name, kind.about))
        .collect();
    let said = section(&page, "## The kinds of question");
    let found: Vec<&str> = said
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    assert_eq!(found, rows);
}

/// Each option stands there, with every command that has it and no other.
#[test]
fn the_commands_page_lists_every_option() {
    const COMMANDS: [&str; 14] = [
        "new",
        "draft",
        "review",
        "play",
        "print",
        "mark",
        "cards",
        "study",
        "export",
        "stats",
        "check",
        "schema",
        "completions",
        "man",
    ];
    let page = Page::of("docs/COMMANDS.md");
    let said = section(&page, "## The options");
    let rows: Vec<(&str, &str)> = said
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.split_once(" | "))
        .collect();
    for command in COMMANDS {
        for option in options(command) {
            let has = |cell: &str| cell.split(['`', ' ', '=']).any(|word| word == option);
            let of = |cell: &str| cell.split([',', ' ', '|']).any(|word| word == command);
            let listed = rows.iter().any(|(names, rest)| {
                let commands = rest.split(" | ").next().unwrap_or_default();
                has(names) && (of(commands) || commands == "all")
            });
            assert!(listed, "{option} of {command} is not listed");
        }
        for (names, rest) in &rows {
            let commands = rest.split(" | ").next().unwrap_or_default();
            if commands.split(", ").any(|word| word == command) {
                let known = options(command);
                let named = names
                    .split(['`', ' ', ','])
                    .filter(|word| word.starts_with("--"));
                named.for_each(|name| {
                    assert!(
                        known.iter().any(|option| option == name),
                        "{command} has no {name}"
                    );
                });
            }
        }
    }
}

/// The long options of a command, as its help lists them.
fn options(command: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_quizpress"))
        .args([command, "--help"])
        .output()
        .unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let lines = help.lines().map(str::trim_start);
    let begins = lines.filter(|line| line.starts_with('-') && !line.starts_with("- "));
    let long = begins.filter_map(|line| line.split([' ', ',']).find(|word| word.starts_with("--")));
    let long: Vec<String> = long.map(str::to_owned).collect();
    assert!(long.len() >= 2, "{help}");
    long
}

/// Each module that is named is there, and each module of the crate's root is named.
#[test]
fn the_map_of_the_code_is_that_of_the_code() {
    let page = Page::of("ARCHITECTURE.md");
    let cells = first_cells(section(&page, "## Code map")).join(", ");
    let named: Vec<&str> = cells
        .split(", ")
        .map(|name| name.trim_matches('`'))
        .collect();
    let files: Vec<String> = crate::tidy::sources()
        .into_iter()
        .map(|(file, _)| file)
        .collect();
    let missing = |name: &&&str| !files.contains(&format!("{name}.rs"));
    assert_eq!(named.iter().find(missing), None);
    let roots = files
        .iter()
        .filter(|file| !file.contains('/') && *file != "lib.rs");
    let unnamed = |file: &&String| !named.contains(&file.trim_end_matches(".rs"));
    assert_eq!(roots.into_iter().find(unnamed), None);
}

/// `UPDATE_GOLDEN=1 cargo test` writes the tables anew from the shape of a bank.
#[test]
fn the_page_of_the_bank_has_a_row_for_each_of_its_fields() {
    let page = Page::of("docs/BANK.md");
    let shapes = [
        ("## The bank", shape::BANK),
        ("## `source`", shape::SOURCE),
        ("## An entity", shape::ENTITY),
        ("## A fact", shape::FACT),
        ("## A blank", shape::BLANK),
        ("## A wrong value with its reason", shape::WRONG),
    ];
    for (heading, shape) in shapes {
        let said = section(&page, heading);
        let begin = said
            .find(HEAD)
            .unwrap_or_else(|| panic!("{heading} has no table"));
        let end = said[begin..]
            .find("\n\n")
            .map_or(said.len(), |end| begin + end + 1);
        let (found, expected) = (&said[begin..end], table(&shape));
        if are_rewritten() {
            rewrite(&page.name, &[(found.to_owned(), expected)]);
        } else {
            assert_eq!(found, expected, "{heading}");
        }
    }
}

const HEAD: &str = "| field | what it is for | as in |\n|---|---|---|\n";

/// The fields of a shape, as the page lists them.
fn table(shape: &Shape) -> String {
    let row = |field: &shape::Field| {
        let needed = if field.required { " (needed)" } else { "" };
        format!(
            "| `{}`{needed} | {} | `{}` |\n",
            field.name, field.about, field.example
        )
    };
    let rows: String = shape.fields.iter().map(row).collect();
    format!("{HEAD}{rows}")
}

/// `UPDATE_GOLDEN=1 cargo test` writes the table anew.
#[test]
fn the_page_of_the_rules_lists_every_flaw() {
    let page = Page::of("docs/RULES.md");
    let row = |flaw: &audit::Flaw| {
        format!(
            "| `{}` | {} | {} | {} |\n",
            flaw.id,
            flaw.level.name(),
            flaw.about,
            flaw.source
        )
    };
    let rows: String = audit::FLAWS.iter().map(row).collect();
    let said = section(&page, "## What the audit looks for");
    let lines = said.split_inclusive('\n');
    let found: String = lines.filter(|line| line.starts_with("| `")).collect();
    if are_rewritten() {
        return rewrite(&page.name, &[(found, rows)]);
    }
    assert_eq!(found, rows);
}

/// The rules are numbered from 1 on without a gap, and the code cites none that there is not.
#[test]
fn every_rule_that_is_cited_is_there() {
    let page = Page::of("docs/RULES.md");
    let numbers: Vec<usize> = first_cells(&page.text)
        .iter()
        .filter_map(|cell| cell.parse().ok())
        .collect();
    let mut sorted = numbers.clone();
    sorted.sort_unstable();
    let all: Vec<usize> = (1..=sorted.len()).collect();
    assert_eq!(sorted, all);
    let mut cited = 0;
    for (file, text) in crate::tidy::sources() {
        for rest in text.split("docs/RULES.md, rule").skip(1) {
            let line = rest.lines().next().unwrap_or_default();
            let end = line.find(|c: char| c.is_alphabetic() && !"sandto".contains(c));
            let list = &line[..end.unwrap_or(line.len())];
            let cites: Vec<usize> = list
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            assert!(!cites.is_empty(), "{file}: `{line}` names no rule");
            cites
                .iter()
                .for_each(|rule| assert!(numbers.contains(rule), "{file}: rule {rule}"));
            cited += cites.len();
        }
    }
    assert!(cited >= 5, "{cited}");
}

#[test]
fn each_format_stands_once_with_what_it_was_checked_with() {
    let page = Page::of("docs/FORMATS.md");
    let text = page.text.to_lowercase();
    for format in FORMATS {
        let begin = format!("| `{}` |", format.name);
        let rows: Vec<&str> = page
            .text
            .lines()
            .filter(|l| l.starts_with(&begin))
            .collect();
        assert_eq!(rows.len(), 1, "{}", format.name);
        assert_eq!(rows[0].split(" | ").count(), 3, "{}", rows[0]);
    }
    let needs = clients();
    let pins = needs
        .iter()
        .filter_map(|need| need.split_once("==").or_else(|| need.rsplit_once('@')));
    for (name, version) in pins {
        let named = text.contains(&format!("{name} "));
        let right = text.contains(&format!("{name} {version}"));
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
