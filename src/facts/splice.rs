//! Changes to a bank's file that leave all else as it stands.
//!
//! In goes the text of a file with what is to stand at some of its places, out comes the text in which that stands, and
//! whose comments, order, indentation and line breaks are the old ones; or the reason why it cannot be done. What comes
//! out has been read again: it says what was meant, and nothing else.
//!
//! A fact that stands as this module writes it is written anew as a whole; in one that a person wrote, no more is touched
//! than the fields that change.

mod changes;
mod intended;
mod places;

use std::error::Error;
use std::fmt;

use super::report::Reporter;
use super::tree::{Node, Tree};
use super::written::Written;
use super::{Bank, Problems, Severity};
use changes::Changes;

/// What is to stand at one place of a bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The names that lead there from the top: `facts`, a fact's id, a field. What is not there yet is added.
    pub at: Vec<String>,
    /// What is to stand there; with nothing, what stands there is taken out.
    pub value: Option<Written>,
}

impl Edit {
    /// This is to stand there.
    pub fn set(at: &[&str], value: impl Into<Written>) -> Edit {
        Edit {
            at: at.iter().map(|&name| name.into()).collect(),
            value: Some(value.into()),
        }
    }

    /// What stands there is to be taken out.
    pub fn unset(at: &[&str]) -> Edit {
        Edit {
            value: None,
            ..Edit::set(at, "")
        }
    }
}

/// Why a file was left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unspliced {
    /// There is no such place.
    Missing(String),
    /// This stands in braces or brackets, which a person sets better.
    Flow(String),
    /// The file would not be a sound bank any more, or was none.
    Unsound(Problems),
    /// A comment would be lost.
    Comment(String),
    /// Read again, it would not say what was meant.
    Otherwise,
}

impl fmt::Display for Unspliced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unspliced::Missing(place) => write!(f, "there is no `{place}` in the file"),
            Unspliced::Flow(place) => write!(
                f,
                "`{place}` stands in braces or brackets on one line, so it is left to an editor"
            ),
            Unspliced::Unsound(problems) => problems.fmt(f),
            Unspliced::Comment(text) => write!(
                f,
                "the comment `{text}` would be lost, so the place is left to an editor"
            ),
            Unspliced::Otherwise => f.write_str(
                "the file would not say what was meant, so the place is left to an editor",
            ),
        }
    }
}

impl Error for Unspliced {}

/// What the text of a bank says, as the plain data that edits are made of.
///
/// # Errors
/// Where it is no sound bank.
pub fn written(file: &str, yaml: &str) -> Result<Written, Unspliced> {
    let (_, tree) = sound(file, yaml)?;
    tree.root().map(Written::of).ok_or(Unspliced::Otherwise)
}

/// The text of a bank with these changes, one after the other; places are named as they stand before all of them.
///
/// # Errors
/// Where one of them cannot be made as it is meant; then none is.
pub fn splice(file: &str, yaml: &str, edits: &[Edit]) -> Result<String, Unspliced> {
    let (before, tree) = sound(file, yaml)?;
    let root = tree.root().ok_or(Unspliced::Otherwise)?;
    let mut meant = Written::of(root);
    let mut changes = Changes::new(yaml);
    for edit in intended::gathered(&meant, edits) {
        intended::apply(&mut meant, &edit)?;
        changes.make(root, &edit)?;
    }
    let text = changes.text();
    let (after, tree) = sound(file, &text)?;
    let said = tree.root().map(Written::of);
    if !said.is_some_and(|said| intended::same(&said, &meant)) {
        return Err(Unspliced::Otherwise);
    }
    // Every comment of before stands there still.
    let mut kept = after;
    for comment in before {
        match kept.iter().position(|one| *one == comment) {
            Some(at) => drop(kept.swap_remove(at)),
            None => return Err(Unspliced::Comment(comment)),
        }
    }
    Ok(text)
}

/// The comments and the tree of a file that is a sound bank.
fn sound<'y>(file: &str, yaml: &'y str) -> Result<(Vec<String>, Tree<'y>), Unspliced> {
    let (bank, mut problems) = Bank::read(file, yaml);
    if bank.is_none() {
        problems.retain(|problem| problem.level == Severity::Error);
        return Err(Unspliced::Unsound(Problems::new(problems)));
    }
    let tree = Tree::read(yaml, &mut Reporter::new(file, yaml)).ok_or(Unspliced::Otherwise)?;
    let comments = tree
        .root()
        .map_or_else(Vec::new, |root| comments(root, yaml));
    Ok((comments, tree))
}

/// What stands behind a `#` outside of all texts.
fn comments(root: Node, yaml: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        let inner: Vec<Node> = node
            .items()
            .chain(node.entries().flat_map(|(key, value)| [key, value]))
            .collect();
        if inner.is_empty() {
            texts.push(places::range(node, yaml));
        }
        open.extend(inner);
    }
    texts.sort_by_key(|range| range.start);
    let mut comments = Vec::new();
    let mut from = 0;
    for text in texts
        .into_iter()
        .chain(std::iter::once(yaml.len()..yaml.len()))
    {
        let between = yaml.get(from..text.start.max(from)).unwrap_or_default();
        let found = between.lines().filter_map(|line| line.split_once('#'));
        comments.extend(found.map(|(_, comment)| comment.trim_end().to_owned()));
        from = from.max(text.end);
    }
    comments
}
