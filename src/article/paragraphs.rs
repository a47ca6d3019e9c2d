//! Where in an article a fact stands: the paragraph of one that names none, and names beside another sentence.
//!
//! In go a fact and an article, out comes the paragraph that most probably has it, or that a name does not stand where the
//! rest of the statement does.

use std::collections::HashSet;

use super::sentences;
use super::{Article, Support, squeezed};
use crate::facts::{Answer, Blank, Fact};
use crate::sentence::{GAP, answers};
use crate::tokens::{self, Tokens};

/// So many words of a sentence are shown.
const SHOWN: usize = 14;

impl Article<'_> {
    /// The paragraph of a fact that names none: the one that has its evidence and all of its answers, and of several the
    /// one with a sentence that has most of its words. None where a paragraph is named, or where none has them all.
    pub(super) fn proposed(&self, fact: &Fact) -> Option<u32> {
        if !fact.paragraphs.is_empty() {
            return None;
        }
        let mut likely: Option<HashSet<usize>> = None;
        let mut keep = |found: HashSet<usize>| {
            likely = Some(match likely.take() {
                Some(before) => before.intersection(&found).copied().collect(),
                None => found,
            });
        };
        let verbatim = |words: &str| self.verbatim(words).collect();
        if let Some(evidence) = &fact.evidence {
            keep(verbatim(evidence));
        }
        for blank in &fact.blanks {
            match &blank.from {
                Some(from) => keep(verbatim(from)),
                None => answers(blank)
                    .iter()
                    .for_each(|value| keep(self.with(blank, value))),
            }
        }
        let statement = self.sentences.statement(fact);
        let most = self.most_in_common(&statement);
        let common = |paragraph: &usize| most.get(paragraph).copied().unwrap_or_default();
        // The headline says a little of everything; of two that say as much, the first.
        let paragraph = likely?.into_iter().max_by_key(|paragraph| {
            (
                *paragraph > 0,
                common(paragraph),
                std::cmp::Reverse(*paragraph),
            )
        })?;
        u32::try_from(paragraph).ok()
    }

    /// The paragraphs that have these words letter by letter.
    fn verbatim(&self, words: &str) -> impl Iterator<Item = usize> {
        let wanted = squeezed(words);
        let paragraphs = self.paragraphs.iter().enumerate();
        paragraphs.filter_map(move |(position, paragraph)| {
            paragraph.verbatim.contains(&wanted).then_some(position)
        })
    }

    /// A name that stands in no sentence with the rest of the statement, nor beside one: probably another's.
    pub(super) fn astray(
        &self,
        fact: &Fact,
        blank: &Blank,
        paragraphs: &[usize],
    ) -> Option<(Support, String)> {
        let Answer::Entity(id) = blank.answer else {
            return None;
        };
        let words = self.sentences.words;
        let entity = self.facts.entity(id);
        let all = || {
            entity
                .aliases
                .iter()
                .chain(&entity.cues)
                .chain([&entity.name])
        };
        let last = entity.name.rsplit(' ').next().map(str::to_owned);
        let names: Vec<Tokens> = all()
            .chain(&blank.accept)
            .chain(&last)
            .map(|name| tokens::name(name, words))
            .collect();
        let position = fact.blanks.iter().position(|one| one.id == blank.id)?;
        let rest = self.sentences.statement_with(fact, position, GAP);
        let texts = paragraphs
            .iter()
            .map(|&paragraph| self.paragraphs[paragraph].text.as_str());
        if blank.from.is_some() {
            return None;
        }
        let sentence = sentences::astray(texts, &names, &rest, words)?;
        let note = format!(
            "`{}` does not stand in the article where the rest of the statement does, which is “{}”: is it the right one? If it is, \
             give the blank the words that say so as `from`",
            entity.name,
            beginning(sentence)
        );
        Some((Support::NotFound, note))
    }
}

/// The first words of a sentence.
pub(super) fn beginning(sentence: &str) -> String {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    match words.len() > SHOWN {
        true => format!("{} …", words[..SHOWN].join(" ")),
        false => words.join(" "),
    }
}
