//! Chance by name: every draw comes from a stream that is named, never from a generator that runs on.
//!
//! In goes a seed (any text) and the name of a decision, out comes a number that depends on these alone. So a
//! question that is added, removed or reordered leaves every other draw as it was. This module does not know
//! what is drawn.
//!
//! The stream is ChaCha8 (D. J. Bernstein, 2008), chosen by name since `StdRng` may change; the bounded draw
//! and the shuffle are our own ten lines, since those of the rand crates may change in a minor release. Test
//! vectors below pin all of it: a change to any of them changes every quiz ever printed.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};

/// The recipe that a printed code names (`r3`): rises with every change to what an existing plan draws.
pub const RECIPE: u32 = 3;

/// The source of all chance in a quiz: one seed, any number of named streams.
#[derive(Clone)]
pub struct Dice {
    key: [u8; 32],
}

/// One named stream of draws.
pub struct Stream(ChaCha8Rng);

/// FNV-1a, 64 bits (Fowler, Noll, Vo; offset basis and prime of the IETF draft): small, fixed for ever, the
/// same on every platform. It names things and is no protection against anybody.
#[derive(Clone, Copy)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// Takes in raw bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// Takes in one part of a name, its length first, so that `ab, c` and `a, bc` differ.
    pub fn part(&mut self, part: &str) {
        self.bytes(&(part.len() as u64).to_le_bytes());
        self.bytes(part.as_bytes());
    }

    /// The hash of all that was taken in.
    pub fn finish(self) -> u64 {
        self.0
    }

    /// The hash as 8 hex digits, its halves folded together.
    pub fn label(self) -> String {
        format!("{:08x}", (self.0 >> 32) as u32 ^ self.0 as u32)
    }
}

fn name(parts: &[&str]) -> u64 {
    let mut hash = Fnv::default();
    for part in parts {
        hash.part(part);
    }
    hash.finish()
}

impl Dice {
    /// Dice for a seed, which is compared as text: `7` and `07` differ.
    pub fn new(seed: &str) -> Dice {
        let mut key = [0; 32];
        for (lane, chunk) in key.chunks_exact_mut(8).enumerate() {
            let lane = ["0", "1", "2", "3"][lane];
            chunk.copy_from_slice(&name(&["quizpress", lane, seed]).to_le_bytes());
        }
        Dice { key }
    }

    /// The stream with this name: the purpose first, then what it is for.
    pub fn stream(&self, parts: &[&str]) -> Stream {
        let mut rng = ChaCha8Rng::from_seed(self.key);
        rng.set_stream(name(parts));
        Stream(rng)
    }

    /// Many numbers for names of which only the last part differs.
    pub fn draws(&self, parts: &[&str]) -> Draws<'_> {
        let mut name = Fnv::default();
        parts.iter().for_each(|part| name.part(part));
        Draws { dice: self, name }
    }

    /// One number for a name. To choose *k* of many candidates, rank each by its own name and take the
    /// smallest (bottom-k sampling, Cohen and Kaplan 2007): a candidate that comes or goes moves no other.
    pub fn rank(&self, parts: &[&str]) -> u64 {
        self.first(name(parts))
    }

    /// The first number of a stream: what the generator gives first, which makes four blocks where half a one is wanted.
    fn first(&self, stream: u64) -> u64 {
        let mut state = [0_u32; 16];
        state[..4].copy_from_slice(&CONSTANTS);
        for (word, bytes) in state[4..12].iter_mut().zip(self.key.as_chunks().0) {
            *word = u32::from_le_bytes(*bytes);
        }
        [state[14], state[15]] = [stream as u32, (stream >> 32) as u32];
        for _ in 0..4 {
            for at in 0..4 {
                quarter_round(&mut state, [at, 4 + at, 8 + at, 12 + at]);
            }
            for at in 0..4 {
                let turned = |by: usize| 4 * by + (at + by) % 4;
                quarter_round(&mut state, [at, turned(1), turned(2), turned(3)]);
            }
        }
        let word = |at: usize| u64::from(state[at].wrapping_add(CONSTANTS[at]));
        word(0) | word(1) << 32
    }
}

/// `expand 32-byte k`: the first words of every block.
const CONSTANTS: [u32; 4] = [0x6170_7865, 0x3320_646e, 0x7962_2d32, 0x6b20_6574];

/// The quarter-round of ChaCha (Bernstein 2008, section 3).
fn quarter_round(state: &mut [u32; 16], [a, b, c, d]: [usize; 4]) {
    for (left, right) in [(16, 12), (8, 7)] {
        state[a] = state[a].wrapping_add(state[b]);
        state[d] = (state[d] ^ state[a]).rotate_left(left);
        state[c] = state[c].wrapping_add(state[d]);
        state[b] = (state[b] ^ state[c]).rotate_left(right);
    }
}

/// A name that is not yet whole: its last part differs from draw to draw.
pub struct Draws<'d> {
    dice: &'d Dice,
    name: Fnv,
}

impl Draws<'_> {
    /// As [`Dice::rank`], with this as the last part of the name.
    pub fn draw(&self, last: &str) -> u64 {
        let mut name = self.name;
        name.part(last);
        self.dice.first(name.finish())
    }
}

impl Stream {
    /// A number from 0 to `n - 1`, each equally likely (Lemire 2019, with rejection); 0 where `n` is 0 or 1.
    pub fn below(&mut self, n: u32) -> u32 {
        if n < 2 {
            return 0;
        }
        let threshold = n.wrapping_neg() % n;
        loop {
            let product = u64::from(self.0.next_u32()) * u64::from(n);
            if product as u32 >= threshold {
                return (product >> 32) as u32;
            }
        }
    }

    /// Puts the items in an order, each equally likely (Fisher and Yates; Durstenfeld 1964).
    ///
    /// # Panics
    /// Never for slices shorter than 2³² items.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(last as u32 + 1) as usize;
            items.swap(last, other);
        }
    }
}

/// A short seed from the operating system's chance, for a quiz whose user gave none.
///
/// # Errors
/// Where the operating system has no chance to give.
pub fn fresh_seed() -> std::io::Result<String> {
    use rand::TryRng;
    let number = rand::rngs::SysRng
        .try_next_u32()
        .map_err(|error| std::io::Error::other(error.to_string()))?;
    Ok((number % 1_000_000).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers come from an implementation of ChaCha8 written apart, in another language.
    #[test]
    fn draws_are_pinned_by_test_vectors() {
        let dice = Dice::new("7");
        assert_eq!(dice.rank(&["fact", "landing"]), 2_460_337_466_020_814_290);
        assert_eq!(dice.rank(&["factl", "anding"]), 2_968_102_986_914_716_462);
        let other = Dice::new("07");
        assert_eq!(other.rank(&["fact", "landing"]), 4_887_855_626_668_319_369);
        let mut stream = dice.stream(&["options", "landing/day/when"]);
        let draws: Vec<u32> = (0..12).map(|_| stream.below(6)).collect();
        assert_eq!(draws, [3, 0, 3, 2, 3, 4, 5, 2, 0, 1, 0, 0]);
        let mut items: Vec<u32> = (0..10).collect();
        dice.stream(&["shuffle"]).shuffle(&mut items);
        assert_eq!(items, [9, 8, 6, 5, 7, 3, 1, 2, 0, 4]);
    }

    #[test]
    fn a_rank_is_the_first_number_of_its_stream() {
        for seed in ["", "7", "a long seed"] {
            let dice = Dice::new(seed);
            for at in 0..100 {
                let parts = ["rank", &at.to_string()];
                assert_eq!(dice.rank(&parts), dice.stream(&parts).0.next_u64());
            }
        }
    }

    #[test]
    fn fnv_agrees_with_its_published_vectors() {
        let hash = |text: &str| {
            let mut hash = Fnv::default();
            hash.bytes(text.as_bytes());
            hash.finish()
        };
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn every_order_of_four_comes_equally_often() {
        let dice = Dice::new("fair");
        let mut counts = std::collections::BTreeMap::new();
        for i in 0..24_000 {
            let mut items = [0, 1, 2, 3];
            dice.stream(&["order", &i.to_string()]).shuffle(&mut items);
            *counts.entry(items).or_insert(0_i64) += 1;
        }
        assert_eq!(counts.len(), 24);
        let chi_square: i64 = counts
            .values()
            .map(|n| (n - 1000) * (n - 1000))
            .sum::<i64>()
            / 1000;
        assert!(
            chi_square < 50,
            "chi-square {chi_square} of 23 degrees of freedom: 0.1 % lies above 49.7"
        );
    }

    #[test]
    fn a_bounded_draw_of_nothing_is_zero() {
        let mut stream = Dice::new("").stream(&[]);
        assert_eq!((stream.below(0), stream.below(1)), (0, 0));
        stream.shuffle(&mut Vec::<u8>::new());
    }
}
