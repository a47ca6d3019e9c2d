//! The pages that are tested, cut into their fenced blocks.
//!
//! What a block is follows from the language of its fence, on every page alike:
//!
//! - `yaml` is a sound bank without warnings;
//! - `console` begins with a line `$ COMMAND`, and the rest is what the command prints;
//! - `sh` is a script that succeeds;
//! - `rust` is an example of the library, the same as `readme.rs` beside this file, and `toml` the dependency that it
//!   needs;
//! - `text` is none of these: what is only read, what needs a terminal or the network, a file beside a bank.
//!
//! Where the paragraph before a block says "Save this as `NAME`", the block is that file: in the page's own folder, and
//! those of the README in every folder.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::{env, fs};

/// The languages that a fence may have.
pub const LANGUAGES: [&str; 6] = ["console", "rust", "sh", "text", "toml", "yaml"];

/// A page of the documents.
pub struct Page {
    /// Its path from the root of the project, with slashes.
    pub name: String,
    /// Its Markdown.
    pub text: String,
}

/// A fenced block.
pub struct Block<'a> {
    /// What stands after the three backticks.
    pub language: &'a str,
    /// The lines between the fences, each with its end.
    pub body: &'a str,
    /// Where they stand in the text of the page.
    pub range: Range<usize>,
    /// The file that they are.
    pub file: Option<&'a str>,
}

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

impl Page {
    /// The page at a path from the root.
    pub fn of(name: &str) -> Page {
        let text = fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        Page {
            name: name.to_owned(),
            text,
        }
    }

    /// Its blocks, in order.
    pub fn blocks(&self) -> Vec<Block<'_>> {
        let (mut blocks, mut open, mut paragraph) = (Vec::new(), None, (0, 0));
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            let end = at + line.len();
            match (line.strip_prefix("```"), open) {
                (Some(language), None) => open = Some((language.trim_end(), end)),
                (Some(_), Some((language, begin))) => {
                    blocks.push(Block {
                        language,
                        body: &self.text[begin..at],
                        range: begin..at,
                        file: saved_as(&self.text[paragraph.0..paragraph.1]),
                    });
                    (open, paragraph) = (None, (end, end));
                }
                (None, None) if line.trim().is_empty() => {}
                (None, None) => {
                    let begins = paragraph.1 < at;
                    paragraph = (if begins { at } else { paragraph.0 }, end);
                }
                (None, Some(_)) => {}
            }
            at = end;
        }
        assert!(open.is_none(), "{}: a block has no end", self.name);
        blocks
    }
}

/// Whether the pages are to be written anew where they differ.
pub fn are_rewritten() -> bool {
    env::var_os("UPDATE_GOLDEN").is_some()
}

/// Puts texts in the place of others on a page. Tests run beside each other, so the page is read and written by one at a
/// time.
pub fn rewrite(name: &str, changes: &[(String, String)]) {
    static ONE: Mutex<()> = Mutex::new(());
    let _guard = ONE.lock();
    let before = Page::of(name).text;
    let change = |text: String, (old, new): &(String, String)| text.replacen(old, new, 1);
    let after = changes.iter().fold(before.clone(), change);
    if after != before {
        fs::write(root().join(name), after).unwrap();
    }
}

/// The file that a paragraph says the next block is.
fn saved_as(paragraph: &str) -> Option<&str> {
    let name = paragraph.split("Save this as `").nth(1)?;
    name.split('`').next()
}

/// The README, and every page in `docs/`.
pub fn pages() -> Vec<Page> {
    let mut names = vec!["README.md".to_owned()];
    for entry in fs::read_dir(root().join("docs")).unwrap() {
        let path: PathBuf = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let name = path.file_name().unwrap().to_string_lossy();
            names.push(format!("docs/{name}"));
        }
    }
    names[1..].sort();
    names.iter().map(|name| Page::of(name)).collect()
}

/// A section of a page: what stands below a heading, to the next one of its level or above.
pub fn section<'a>(page: &'a Page, heading: &str) -> &'a str {
    let level = heading.bytes().take_while(|&byte| byte == b'#').count();
    let begin = format!("\n{heading}\n");
    let (_, rest) = page
        .text
        .split_once(&begin)
        .unwrap_or_else(|| panic!("{} has no section `{heading}`", page.name));
    let ends = (1..=level).filter_map(|level| rest.find(&format!("\n{} ", "#".repeat(level))));
    &rest[..ends.min().unwrap_or(rest.len())]
}

/// The first cells of the rows of all tables in a text, without backticks, heads and rules aside.
pub fn first_cells(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let is_row = |line: &str| line.starts_with("| ");
    let rows = lines.iter().enumerate().filter(|(at, line)| {
        let is_head = lines
            .get(at + 1)
            .is_some_and(|next| next.starts_with("|--"));
        is_row(line) && !is_head
    });
    rows.filter_map(|(_, line)| Some(line[2..].split(" | ").next()?.to_owned()))
        .collect()
}
