//! Which module uses which: arrows point down a table of floors, and no files stand in a circle.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::{code, sources};

/// The modules of the library and the program from the ground up: each uses only those of floors below its own.
const FLOORS: &[&[&str]] = &[
    &[
        "date",
        "random",
        "sanitize",
        "concordance",
        "in_parts",
        "phrases",
        "schema",
    ],
    &["lang", "html", "code", "moment", "table"],
    &["quiz", "tokens"],
    &["typed", "instructions"],
    &["facts", "answer_key"],
    &["sentence", "draft"],
    &["generate", "deck", "article", "play"],
    &["audit", "sheet", "study"],
    &["cards", "export", "review", "roster"],
    &["marking_file"],
    &["marking"],
    &["scan"],
    &["cli"],
];

/// A path that a file names, from the crate's root: `["export", "json", "write"]`.
type Named = Vec<String>;

/// The module of a file, from the crate's root: `["export", "json"]` for `export/json.rs`.
fn module(file: &str) -> Named {
    let path = file.trim_end_matches(".rs");
    path.split('/').map(str::to_owned).collect()
}

/// Every path that begins with `crate` or `super` in a file's code, in `use` trees and in the open.
fn paths(module: &[String], text: &str) -> BTreeSet<Named> {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let text: String = lines.flat_map(|line| [line, "\n"]).collect();
    let mut found = BTreeSet::new();
    for (at, _) in text
        .match_indices("crate::")
        .chain(text.match_indices("super::"))
    {
        let free = |c: char| !c.is_alphanumeric() && c != '_' && c != ':';
        if text[..at].chars().next_back().is_none_or(free) {
            let mut base = module.to_vec();
            let mut rest = &text[at..];
            if let Some(after) = rest.strip_prefix("crate::") {
                (base, rest) = (Vec::new(), after);
            }
            while let Some(after) = rest.strip_prefix("super::") {
                base.pop();
                rest = after;
            }
            grow(base, rest, &mut found);
        }
    }
    found
}

/// Follows a tree of `use`, or a path, and takes in its leaves; gives what stands behind it.
fn grow<'t>(mut path: Named, mut text: &'t str, found: &mut BTreeSet<Named>) -> &'t str {
    loop {
        text = text.trim_start();
        if let Some(mut inside) = text.strip_prefix('{') {
            loop {
                inside = grow(path.clone(), inside, found).trim_start();
                match inside.strip_prefix(',') {
                    Some(next) => inside = next,
                    None => return inside.strip_prefix('}').unwrap_or(inside),
                }
            }
        }
        let end = text
            .find(|c: char| !c.is_alphanumeric() && c != '_')
            .unwrap_or(text.len());
        if end == 0 {
            return text;
        }
        if &text[..end] != "self" {
            path.push(text[..end].to_owned());
        }
        text = &text[end..];
        match text.strip_prefix("::") {
            Some(next) => text = next,
            None => {
                found.insert(path);
                return text;
            }
        }
    }
}

/// For each module with a file, the modules with a file that it names; none of those around it or within it.
fn arrows(sources: &[(String, String)]) -> BTreeMap<Named, BTreeSet<Named>> {
    let modules: BTreeSet<Named> = sources.iter().map(|(file, _)| module(file)).collect();
    let arrow = |(file, text): &(String, String)| {
        let from = module(file);
        let owner = |path: Named| {
            let known = (1..=path.len()).rev().map(|length| path[..length].to_vec());
            known.into_iter().find(|path| modules.contains(path))
        };
        let mut to: BTreeSet<Named> = paths(&from, code(text))
            .into_iter()
            .filter_map(owner)
            .collect();
        to.retain(|other| !other.starts_with(&from) && !from.starts_with(other));
        (from, to)
    };
    sources.iter().map(arrow).collect()
}

fn library() -> BTreeMap<Named, BTreeSet<Named>> {
    let mut sources = sources();
    sources.retain(|(file, _)| file != "lib.rs" && file != "main.rs");
    arrows(&sources)
}

/// Where arrows lead back to where they began: the first circle that is found.
fn circle(arrows: &BTreeMap<Named, BTreeSet<Named>>) -> Option<Vec<Named>> {
    let mut left = arrows.clone();
    // What nothing leads away from is in no circle, nor is what leads only there.
    loop {
        let ends: Vec<Named> = left
            .iter()
            .filter(|(_, to)| !to.iter().any(|other| left.contains_key(other)))
            .map(|(from, _)| from.clone())
            .collect();
        if ends.is_empty() {
            break;
        }
        left.retain(|from, _| !ends.contains(from));
    }
    let mut walk = vec![left.keys().next()?.clone()];
    loop {
        let last = walk.last()?;
        let next = left[last]
            .iter()
            .find(|other| left.contains_key(*other))?
            .clone();
        if let Some(start) = walk.iter().position(|seen| *seen == next) {
            return Some(walk.split_off(start));
        }
        walk.push(next);
    }
}

#[test]
fn arrows_point_down() {
    let floor = |module: &str| {
        let floor = FLOORS.iter().position(|floor| floor.contains(&module));
        floor.unwrap_or_else(|| panic!("{module} stands on no floor"))
    };
    for (from, to) in library() {
        for other in to.iter().filter(|other| other[0] != from[0]) {
            assert!(
                floor(&from[0]) > floor(&other[0]),
                "{} reaches up to {}",
                from.join("::"),
                other.join("::")
            );
        }
    }
}

#[test]
fn no_modules_stand_in_a_circle() {
    assert_eq!(circle(&library()), None);
}

#[track_caller]
fn check(files: &[(&str, &str)], expected: Option<&[&str]>) {
    let sources: Vec<(String, String)> = files
        .iter()
        .map(|&(file, text)| (file.to_owned(), text.to_owned()))
        .collect();
    let found = circle(&arrows(&sources));
    let found = found.map(|circle| {
        circle
            .iter()
            .map(|path| path.join("::"))
            .collect::<Vec<_>>()
    });
    let expected = expected.map(|paths| paths.iter().map(|&path| path.to_owned()).collect());
    assert_eq!(found, expected);
}

#[test]
fn a_circle_is_seen_in_every_way_of_writing_a_path() {
    check(
        &[
            ("a.rs", "use crate::b;"),
            ("b.rs", "use crate::c;"),
            ("c.rs", ""),
        ],
        None,
    );
    check(
        &[
            ("a.rs", "use crate::{c, b::{self, X}};"),
            ("b.rs", "fn f() { crate::a::g() }"),
            ("c.rs", ""),
        ],
        Some(&["a", "b"]),
    );
    check(
        &[
            ("a.rs", "mod x; mod y;"),
            ("a/x.rs", "use super::{y, Z};"),
            ("a/y.rs", "fn f() { super::x::g() }"),
        ],
        Some(&["a::x", "a::y"]),
    );
    check(
        &[("a.rs", "mod x; use x::f;"), ("a/x.rs", "use super::T;")],
        None,
    );
}
