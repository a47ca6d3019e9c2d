//! What `--with` and `--without` name.

use std::fmt;

use super::Draft;
use crate::facts::Facts;

/// Names facts or questions: by an id and all below it, by a tag, or by a care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// `landing`, `landing/day` or `landing/day/when`.
    Id(String),
    /// `tag:NAME`.
    Tag(String),
    /// `care:NAME`.
    Care(String),
}

impl Selector {
    /// Reads what a user names.
    pub fn new(text: &str) -> Selector {
        match text.split_once(':') {
            Some(("tag", tag)) => Selector::Tag(tag.trim().to_owned()),
            Some(("care", care)) => Selector::Care(care.trim().to_owned()),
            _ => Selector::Id(text.trim().to_owned()),
        }
    }

    pub(super) fn names(&self, draft: &Draft) -> bool {
        let question = &draft.question;
        match self {
            Selector::Id(id) => {
                let below = question.id.strip_prefix(id.as_str());
                below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
                    || question.facts.iter().any(|fact| fact == id)
            }
            Selector::Tag(tag) => question.tags.contains(tag),
            Selector::Care(care) => question.care.contains(care),
        }
    }

    /// Whether it names something in this bank; otherwise the nearest name that does, where there is a near one.
    ///
    /// # Errors
    /// The nearest name, as a user would write it.
    pub fn known(&self, facts: &Facts) -> Result<(), Option<String>> {
        let (wanted, names): (&str, Vec<String>) = match self {
            Selector::Id(id) => (id, facts.facts().iter().flat_map(ids).collect()),
            Selector::Tag(tag) => (
                tag,
                facts
                    .facts()
                    .iter()
                    .flat_map(|fact| fact.tags.clone())
                    .collect(),
            ),
            Selector::Care(care) => (
                care,
                crate::facts::Care::ALL
                    .map(|care| care.name().to_owned())
                    .to_vec(),
            ),
        };
        let known = |name: &String| match self {
            Selector::Id(id) => {
                id == name || (id.matches('/').count() == 2 && id.starts_with(&format!("{name}/")))
            }
            _ => name == wanted,
        };
        if names.iter().any(known) {
            return Ok(());
        }
        let near = |name: &&String| strsim::normalized_levenshtein(name, wanted) > 0.6;
        let prefix = self
            .to_string()
            .strip_suffix(wanted)
            .unwrap_or_default()
            .to_owned();
        let best = names
            .iter()
            .filter(near)
            .min_by_key(|name| strsim::levenshtein(name, wanted));
        Err(best.map(|name| format!("{prefix}{name}")))
    }
}

fn ids(fact: &crate::facts::Fact) -> Vec<String> {
    let blanks = fact.blanks.iter().map(|blank| fact.path(blank));
    std::iter::once(fact.id.clone()).chain(blanks).collect()
}

impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Selector::Id(id) => f.write_str(id),
            Selector::Tag(tag) => write!(f, "tag:{tag}"),
            Selector::Care(care) => write!(f, "care:{care}"),
        }
    }
}
