//! Which cards a session may ask.
//!
//! In go banks and tags, out come the cards that have one of these; of banks of which all are wanted, none is looked at.

use std::collections::HashSet;

use quizpress::deck::{CardId, Roll};

use super::StudyArgs;
use super::banks::Bank;
use crate::cli::failure::note;

/// The cards that are wanted, of those in the store that their banks have.
pub enum Wanted<'r> {
    /// All of these banks, by their ids.
    Of(&'r [&'r str]),
    /// These.
    Only(HashSet<&'r CardId>),
}

impl Wanted<'_> {
    /// Whether a card is one of them.
    pub fn has(&self, card: &CardId) -> bool {
        match self {
            Wanted::Of(banks) => banks.contains(&card.bank()),
            Wanted::Only(cards) => cards.contains(card),
        }
    }
}

/// The cards of these banks, or those of them that have a wanted tag.
pub fn wanted<'r>(
    args: &StudyArgs,
    banks: &[Bank],
    rolls: &'r [Roll],
    ids: &'r [&'r str],
) -> Wanted<'r> {
    if args.tags.is_empty() {
        return Wanted::Of(ids);
    }
    let facts = banks.iter().flat_map(|bank| bank.facts.facts());
    // The headings stand as the blanks of the banks do.
    let tags = facts.flat_map(|fact| fact.blanks.iter().map(|_| &fact.tags));
    let headings = rolls.iter().flat_map(|roll| &roll.headings);
    let tagged = |tags: &[String]| tags.iter().any(|tag| args.tags.contains(tag));
    let cards = headings.zip(tags).filter(|(_, tags)| tagged(tags));
    let wanted: HashSet<&CardId> = cards.map(|(card, _)| &card.id).collect();
    if wanted.is_empty() {
        note(&format!(
            "no card has the tag `{}`",
            args.tags.join("` or `")
        ));
    }
    Wanted::Only(wanted)
}
