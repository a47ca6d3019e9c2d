//! Every relative link leads somewhere: to a file, and there to a heading.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use super::pages::{Page, pages, root};

/// The page without what is code.
fn prose(page: &Page) -> String {
    let mut text = page.text.clone();
    for block in page.blocks().iter().rev() {
        text.replace_range(block.range.clone(), "");
    }
    let spans = text.split('`').step_by(2);
    spans.collect::<Vec<&str>>().join("`")
}

/// What a page links to and shows, as it is written: `[words](target)`, `![words](target)`, `src="target"`.
fn targets(page: &Page) -> Vec<String> {
    let text = prose(page);
    let ends = [("](", ')'), ("src=\"", '"'), ("href=\"", '"')];
    let found = ends.iter().flat_map(|&(begin, end)| {
        let parts = text.split(begin).skip(1);
        parts.filter_map(move |part| part.split(end).next())
    });
    found.map(str::to_owned).collect()
}

/// The anchors of a page, as those who show Markdown make them of its headings.
fn anchors(page: &Page) -> Vec<String> {
    let mut text = page.text.clone();
    for block in page.blocks().iter().rev() {
        text.replace_range(block.range.clone(), "");
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|heading| {
            let words = heading.trim_start_matches('#').trim().to_lowercase();
            let kept = words.chars().filter_map(|letter| match letter {
                ' ' => Some('-'),
                letter if letter.is_alphanumeric() || "-_".contains(letter) => Some(letter),
                _ => None,
            });
            let anchor: String = kept.collect();
            let before = seen.entry(anchor.clone()).or_default();
            *before += 1;
            match before {
                1 => anchor,
                more => format!("{anchor}-{}", *more - 1),
            }
        })
        .collect()
}

/// Why a link of a page leads nowhere.
fn trouble(page: &Page, target: &str) -> Option<String> {
    let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
    let folder = Path::new(&page.name).parent().unwrap();
    let file = match path {
        "" => root().join(&page.name),
        path => root().join(folder).join(path),
    };
    let Ok(file) = fs::canonicalize(&file) else {
        return Some(format!("there is no file `{path}`"));
    };
    if anchor.is_empty() {
        return None;
    }
    let name = file.strip_prefix(fs::canonicalize(root()).unwrap());
    let linked = Page::of(&name.unwrap().to_string_lossy());
    let known = anchors(&linked);
    (!known.iter().any(|known| known == anchor)).then(|| format!("no `#{anchor}` in {known:?}"))
}

#[test]
fn every_relative_link_leads_somewhere() {
    let others = [
        "ARCHITECTURE.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
    ];
    let others = others.iter().map(|name| Page::of(name));
    let (mut count, mut broken) = (0, Vec::new());
    for page in pages().into_iter().chain(others) {
        for target in targets(&page) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            count += 1;
            broken.extend(trouble(&page, &target).map(|why| format!("{}: {why}", page.name)));
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(count >= 20, "{count}");
}

#[test]
fn every_page_is_reached_from_the_readme() {
    let all = pages();
    let known = targets(&all[0]);
    for page in &all[1..] {
        assert!(
            known.contains(&page.name),
            "the README does not name {}",
            page.name
        );
    }
}

#[test]
fn a_link_to_nowhere_is_seen() {
    let page = Page {
        name: "docs/PAGE.md".into(),
        text: "# A page\n\n## `x`, y\n\n[a](../README.md) ![b](none.svg) [c](#x-y) [d](#z)\n"
            .into(),
    };
    let troubles: Vec<bool> = targets(&page)
        .iter()
        .take(2)
        .map(|target| trouble(&page, target).is_some())
        .collect();
    assert_eq!(troubles, [false, true]);
    assert_eq!(anchors(&page), ["a-page", "x-y"]);
}
