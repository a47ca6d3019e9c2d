//! Whether the shortest option, or the longest, is right more often than by chance.
//!
//! Where a key has few rivals nothing is left to draw, and which of them is the shortest is the bank's choice. So of the questions in
//! which not all options are as short, who guesses the shortest is right as often as chance has it, and likewise the longest
//! (docs/RULES.md, rule 58).

use super::Entry;
use super::exposure::WHOLE;

/// So much more than chance has is taken, unless the bank's own questions have more than chance: the bound holds from above
/// only, so that with none the share of the others would lie below chance.
const ROOM: u32 = WHOLE / 2;

/// Of the questions in which some options stand out: how many are guessed right by these, and how many by chance, both in parts.
#[derive(Clone, Copy, Default)]
struct Count {
    right: u32,
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
    /// Those of all questions that had their turn, taken or not, and how many these are.
    met: [Count; 2],
    turns: u64,
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
        Lengths {
            met: self.met,
            turns: self.turns,
            ..Lengths::new(self.wanted, self.round)
        }
    }

    /// Takes in that a question has its turn.
    pub fn meet(&mut self, entry: &Entry) {
        self.turns += 1;
        count_in(&mut self.met, entry);
    }

    /// Whether a question can be taken without making it worth more than chance to guess by length.
    pub fn admits(&self, entry: &Entry) -> bool {
        let sides = standing_out(entry);
        (0..2).all(|side| match sides[side] {
            Some(right) if right > 0 => {
                let (count, met) = (self.counts[side], self.met[side]);
                let chance = u64::from(count.chance + by_chance(entry) + self.round[side]);
                // One question alone does not tell whether the bank leans that way.
                let more = match met.right > met.chance {
                    true if met.right > WHOLE => 0,
                    true => u64::from(ROOM),
                    false => self.rest(met) + u64::from(ROOM),
                };
                u64::from(count.right + right) <= chance + more
            }
            _ => true,
        })
    }

    /// What chance will have in the rest of the quiz, if that is as the questions that had their turn: so the first ones have
    /// room as well.
    fn rest(&self, met: Count) -> u64 {
        let rest = self.wanted.saturating_sub(self.taken + 1) as u64;
        rest * u64::from(met.chance) / self.turns.max(1)
    }

    /// Takes a question in.
    pub fn take(&mut self, entry: &Entry) {
        self.taken += 1;
        count_in(&mut self.counts, entry);
    }
}

fn count_in(counts: &mut [Count; 2], entry: &Entry) {
    for (count, right) in counts.iter_mut().zip(standing_out(entry)) {
        if let Some(right) = right {
            count.chance += by_chance(entry);
            count.right += right;
        }
    }
}

/// The part of a question that chance has right.
fn by_chance(entry: &Entry) -> u32 {
    WHOLE / entry.lengths.len().max(1) as u32
}

/// The part of a question that is right by its shortest options, and by its longest; `None` where all are as long. The key comes
/// first.
fn standing_out(entry: &Entry) -> [Option<u32>; 2] {
    let lengths = &entry.lengths;
    let part = |length: Option<&usize>| {
        let length = length?;
        let some = lengths.iter().filter(|own| *own == length).count();
        let is_key = lengths.first() == Some(length);
        (some < lengths.len()).then(|| if is_key { WHOLE / some as u32 } else { 0 })
    };
    [part(lengths.iter().min()), part(lengths.iter().max())]
}
