//! Whether the shortest option, the longest, or one between them is right more often than by chance.
//!
//! Where a key has few rivals nothing is left to draw, and which of them is the shortest is the bank's choice. So of the questions in
//! which not all options are as short, who guesses the shortest is right as often as chance has it, and likewise the longest, and who
//! avoids both (docs/RULES.md, rule 58): bounds of all three from above hold each of them from below, too.

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

/// So many guesses are told by length: the shortest, the longest, one between them.
pub(super) const GUESSES: usize = 3;
const SHORTEST: usize = 0;
const LONGEST: usize = 1;
const BETWEEN: usize = 2;

/// The questions taken, by the guesses at the lengths of their options.
#[derive(Default)]
pub(super) struct Lengths {
    round: [u32; GUESSES],
    /// How many questions the quiz is to have, and how many are taken.
    wanted: usize,
    taken: usize,
    counts: [Count; GUESSES],
    /// Those of all questions that had their turn, taken or not, and how many these are.
    met: [Count; GUESSES],
    turns: u64,
}

impl Lengths {
    /// That of a quiz without questions, of which so many are wanted; `round` says how a part of a question is rounded.
    pub fn new(wanted: usize, round: [u32; GUESSES]) -> Lengths {
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

    /// Whether a question can be taken without making it worth more than chance to guess the shortest or the longest.
    pub fn admits(&self, entry: &Entry) -> bool {
        [SHORTEST, LONGEST]
            .iter()
            .all(|&guess| self.bounds(guess, entry))
    }

    /// The same of who avoids both.
    pub fn evens(&self, entry: &Entry) -> bool {
        self.bounds(BETWEEN, entry)
    }

    /// Whether with a question a guess is right no more often than by chance.
    fn bounds(&self, guess: usize, entry: &Entry) -> bool {
        let right = match standing_out(entry)[guess] {
            Some(right) if right > 0 => right,
            _ => return true,
        };
        let (count, met) = (self.counts[guess], self.met[guess]);
        let chance = u64::from(count.chance + by_chance(entry) + self.round[guess]);
        // One question alone does not tell whether the bank leans that way.
        let more = match met.right > met.chance {
            true if met.right > WHOLE => 0,
            true => u64::from(ROOM),
            false => self.rest(met) + u64::from(ROOM),
        };
        u64::from(count.right + right) <= chance + more
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

fn count_in(counts: &mut [Count; GUESSES], entry: &Entry) {
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

/// The part of a question that is right by its shortest options, by its longest, and by those between; `None` where there are none
/// such, or all are. The key comes first.
fn standing_out(entry: &Entry) -> [Option<u32>; GUESSES] {
    let lengths = &entry.lengths;
    let (Some(least), Some(most)) = (lengths.iter().min(), lengths.iter().max()) else {
        return [None; GUESSES];
    };
    let is_between = |length: &usize| least < length && length < most;
    let part = |guessed: &dyn Fn(&usize) -> bool| {
        let some = lengths.iter().filter(|length| guessed(length)).count();
        let is_key = lengths.first().is_some_and(guessed);
        (0 < some && some < lengths.len()).then(|| if is_key { WHOLE / some as u32 } else { 0 })
    };
    [
        part(&|length| length == least),
        part(&|length| length == most),
        part(&is_between),
    ]
}
