//! Paragraph numbers that are all wrong by as much, since their author counted the article's lines in another way.
//!
//! In go facts that were held against an article, out comes by how much most of them are off.

use std::collections::BTreeMap;

use super::{Article, Held, Support};
use crate::facts::Fact;

/// So many facts are off by as much at least; fewer may be so by chance.
const FEW: usize = 3;

/// Further off than so many paragraphs no number is looked for.
const FARTHEST: i64 = 3;

/// By how much paragraph numbers are off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shifted {
    /// So many paragraphs further on the facts stand; further back where it is negative.
    pub by: i64,
    /// The positions of these facts in the bank.
    pub facts: Vec<usize>,
    /// The first paragraph, which is number 1.
    pub first: String,
}

impl Shifted {
    /// What most of the facts that name paragraphs have in common: they are not found there, but so many paragraphs away.
    pub(super) fn of(article: &Article, held: &[Held]) -> Option<Shifted> {
        let facts = article.facts.facts();
        let placed = facts.iter().zip(held).enumerate();
        let placed = placed.filter(|(_, (fact, _))| !fact.paragraphs.is_empty());
        let placed: Vec<(usize, (&Fact, &Held))> = placed.collect();
        let are_most = |count: usize| count >= FEW && count * 2 > placed.len();
        let lost = placed.iter();
        let lost = lost.filter(|(_, (_, held))| held.verdict == Support::NotFound);
        let lost: Vec<(usize, &Fact)> = lost.map(|(at, (fact, _))| (*at, *fact)).collect();
        if !are_most(lost.len()) {
            return None;
        }
        let mut away: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (position, fact) in lost {
            let others = (-FARTHEST..=FARTHEST).filter(|by| *by != 0);
            for by in others.filter(|by| is_found(article, fact, *by)) {
                away.entry(by).or_default().push(position);
            }
        }
        let (by, facts) = away
            .into_iter()
            .max_by_key(|(by, facts)| (facts.len(), -by.abs()))?;
        let first = article
            .paragraphs
            .get(1)
            .map_or("", |one| one.text.as_str());
        are_most(facts.len()).then(|| Shifted {
            by,
            facts,
            first: super::paragraphs::beginning(first),
        })
    }
}

/// Whether a fact stands so many paragraphs further on than it says.
fn is_found(article: &Article, fact: &Fact, by: i64) -> bool {
    let moved = |number: &u32| u32::try_from(i64::from(*number) + by).ok();
    let Some(paragraphs) = fact
        .paragraphs
        .iter()
        .map(moved)
        .collect::<Option<Vec<u32>>>()
    else {
        return false;
    };
    let mut fact = fact.clone();
    fact.paragraphs = paragraphs;
    article.held(&fact).verdict == Support::Found
}

#[cfg(test)]
mod tests {
    use crate::article::hold;
    use crate::facts::Facts;

    const TEXT: &str = "(Date: 2015-09-01.)\n\nRivers of Norra\n\nAnn swam.\n\nBob sank.\n\nEve sang.\n\nDan slept.\n";

    /// By how much, and how many, of facts about these in these paragraphs.
    fn shifted(facts: &[(&str, u32)]) -> Option<(i64, usize)> {
        let facts: String = facts
            .iter()
            .map(|(name, paragraph)| {
                format!(
                    "  - {{ id: {name}, statement: \"It was {{it}}.\", paragraph: {paragraph}, blanks: {{ it: {{ text: {name} }} }} }}\n"
                )
            })
            .collect();
        let yaml = format!("id: b\ntitle: Rivers\nfacts:\n{facts}");
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let shifted = hold(&facts, TEXT).shifted;
        shifted.map(|shifted| (shifted.by, shifted.facts.len()))
    }

    #[test]
    fn numbers_that_are_off_by_as_much_are_told_once() {
        let off = |by: i64| {
            let at = |number: i64| u32::try_from(number + by).expect("a paragraph");
            shifted(&[
                ("ann", at(3)),
                ("bob", at(4)),
                ("eve", at(5)),
                ("dan", at(6)),
            ])
        };
        assert_eq!(off(0), None);
        assert_eq!(off(-1), Some((1, 4)));
        assert_eq!(off(2), Some((-2, 4)));
        // One is right, and most are off.
        assert_eq!(
            shifted(&[("ann", 3), ("bob", 3), ("eve", 4), ("dan", 5)]),
            Some((1, 3))
        );
        assert_eq!(
            shifted(&[("ann", 3), ("bob", 4), ("eve", 4), ("dan", 5)]),
            None
        );
        assert_eq!(
            shifted(&[("ann", 4), ("bob", 3), ("eve", 4), ("dan", 1)]),
            None
        );
    }
}
