//! A few of very many, so that a question need not look at all of them.
//!
//! In go things with hashes, out come some of them from a position on, in the order of these: whatever else comes or goes, most
//! of them stay the same. This module does not know what they are for.

use std::collections::HashMap;

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

    /// All of them, from a position on.
    pub fn from(&self, position: u64) -> impl Iterator<Item = T> {
        let start = self.0.partition_point(|(hash, _)| *hash < position);
        let all = self.0[start..].iter().chain(&self.0[..start]);
        all.map(|(_, one)| *one)
    }
}

/// The ring of each class of many.
pub(super) fn rings<'a, T: Copy>(
    classes: &HashMap<&'a str, Vec<T>>,
    hash: impl Fn(T) -> u64,
) -> HashMap<&'a str, Ring<T>> {
    let ring = |(class, all): (&&'a str, &Vec<T>)| Some((*class, Ring::of(all, &hash)?));
    classes.iter().filter_map(ring).collect()
}
