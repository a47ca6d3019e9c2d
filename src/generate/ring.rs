//! A few of very many, so that a question need not look at all of them.
//!
//! In go things with hashes, out come some of them from a place on, in the order of these: whatever else comes or goes, most
//! of them stay the same. This module does not know what they are for.

/// Of more than this, a question looks at so many first.
pub(super) const MANY: usize = 256;

/// Things in the order of their hashes, the last followed by the first.
pub(crate) struct Ring<T>(Vec<(u64, T)>);

impl<T: Copy> Ring<T> {
    /// A ring of these, where they are many.
    pub fn of(all: &[T], hash: impl Fn(T) -> u64) -> Option<Ring<T>> {
        let hashed = |&one: &T| (hash(one), one);
        (all.len() > MANY).then(|| {
            let mut ring: Vec<(u64, T)> = all.iter().map(hashed).collect();
            ring.sort_by_key(|(hash, _)| *hash);
            Ring(ring)
        })
    }

    /// All of them, from a place on.
    pub fn from(&self, place: u64) -> impl Iterator<Item = T> {
        let start = self.0.partition_point(|(hash, _)| *hash < place);
        let all = self.0[start..].iter().chain(&self.0[..start]);
        all.map(|(_, one)| *one)
    }
}

#[cfg(test)]
mod tests {
    use super::{MANY, Ring};

    #[test]
    fn one_that_goes_leaves_the_others() {
        let hash = |number: u64| number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let all: Vec<u64> = (0..2 * MANY as u64).collect();
        assert!(Ring::of(&all[..MANY], hash).is_none());
        let some = |all: &[u64], place| -> Vec<u64> {
            let ring = Ring::of(all, hash).expect("many");
            ring.from(place).take(8).collect()
        };
        for place in [0, 1 << 40, u64::MAX] {
            let before = some(&all, place);
            assert_eq!(before.len(), 8);
            let rest: Vec<u64> = all.iter().copied().filter(|n| *n != before[3]).collect();
            let after = some(&rest, place);
            assert_eq!(before[..3], after[..3]);
            assert_eq!(before[4..], after[3..7]);
        }
    }
}
