//! Whether the shortest option, or the longest, is right more often than by chance.
//!
//! Where a key has few rivals nothing is left to draw, and which of them is the shortest is the bank's choice. So of the questions in
//! which one option is shorter than each other one, the key is it as often as chance has it, and likewise the longest
//! (docs/RULES.md, rule 58).

use super::Entry;
use super::exposure::WHOLE;

/// What chance will have is judged from the questions taken and half as many more as are wanted, in which it has so much on the
/// average: else the first questions would settle it.
const USUAL: u32 = WHOLE / 16;

/// In how many questions one option stands out, in how many of them it is the key, and in how many it would be by chance, in parts.
#[derive(Clone, Copy, Default)]
struct Count {
    keys: u32,
    chance: u32,
}

/// The questions taken, by the lengths of their options: the shortest, the longest.
#[derive(Default)]
pub(super) struct Lengths {
    round: [u32; 2],
    /// How many questions the quiz is to have, and how many are taken.
    wanted: usize,
    taken: usize,
    counts: [Count; 2],
}

impl Lengths {
    /// That of a quiz without questions, of which so many are wanted; `round` says how a part of a question is rounded.
    pub fn new(wanted: usize, round: [u32; 2]) -> Lengths {
        Lengths {
            round,
            wanted,
            ..Lengths::default()
        }
    }

    /// The same without its questions.
    pub fn without(&self) -> Lengths {
        Lengths::new(self.wanted, self.round)
    }

    /// Whether a question can be taken without making it worth more than chance to guess by length.
    pub fn admits(&self, entry: &Entry) -> bool {
        let sides = standing_out(entry);
        (0..2).all(|side| match sides[side] {
            Some(0) => {
                let count = self.counts[side];
                // What chance will have in the whole quiz, if it goes on so: the first questions have room as well.
                let taken = self.taken as u64 + 1;
                let whole = taken.max(self.wanted as u64);
                let usual = self.wanted as u64 / 2;
                let met =
                    u64::from(count.chance + part(entry)) + usual.saturating_mul(USUAL.into());
                let chance = met.saturating_mul(whole) / (taken + usual);
                let room = u64::from(self.round[side]);
                u64::from((count.keys + 1) * WHOLE) <= chance + room
            }
            _ => true,
        })
    }

    /// Takes a question in.
    pub fn take(&mut self, entry: &Entry) {
        self.taken += 1;
        for (count, option) in self.counts.iter_mut().zip(standing_out(entry)) {
            if let Some(option) = option {
                count.chance += part(entry);
                count.keys += u32::from(option == 0);
            }
        }
    }
}

/// The part of a question that chance has right.
fn part(entry: &Entry) -> u32 {
    WHOLE / entry.lengths.len().max(1) as u32
}

/// The options that are shorter, and longer, than each other one, if there are such; the first is the key.
fn standing_out(entry: &Entry) -> [Option<usize>; 2] {
    let lengths = &entry.lengths;
    let only = |wanted: Option<&usize>| {
        let mut places = (0..lengths.len()).filter(|&at| Some(&lengths[at]) == wanted);
        let first = places.next()?;
        places.next().is_none().then_some(first)
    };
    [only(lengths.iter().min()), only(lengths.iter().max())]
}
