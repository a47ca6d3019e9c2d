//! A few of very many, so that a question need not look at all of them.
//!
//! In go names, out come some of them from a place on, by the order of their hashes: whatever else comes or goes, most
//! of them stay the same. This module does not know what they are for.

use super::stem::hash_of;
use crate::lang::Words;

/// Of more than this, a question looks at so many first.
pub(super) const MANY: usize = 256;

/// Things in the order of the hashes of their names, the last followed by the first.
pub(crate) struct Ring<T>(Vec<(u64, T)>);

impl<T: Copy> Ring<T> {
    /// A ring of these, where they are many.
    pub fn of<'n>(all: &[T], name: impl Fn(T) -> &'n str, words: &Words) -> Option<Ring<T>> {
        let hashed = |&one: &T| (hash_of(name(one), words), one);
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
    use crate::lang::of;

    #[test]
    fn one_that_goes_leaves_the_others() {
        let names: Vec<String> = (0..2 * MANY).map(|at| format!("Name {at}")).collect();
        let all: Vec<&str> = names.iter().map(String::as_str).collect();
        let ring = |all: &[&'static str]| Ring::of(all, |name| name, of("en"));
        assert!(ring(&["one", "two"]).is_none());
        let some = |all: &[&str], place| -> Vec<String> {
            let ring = Ring::of(all, |name| name, of("en")).expect("many");
            ring.from(place).take(8).map(str::to_owned).collect()
        };
        for place in [0, 1 << 40, u64::MAX] {
            let before = some(&all, place);
            assert_eq!(before.len(), 8);
            let gone = before[3].clone();
            let rest: Vec<&str> = all.iter().copied().filter(|name| *name != gone).collect();
            let after = some(&rest, place);
            assert_eq!(before[..3], after[..3]);
            assert_eq!(before[4..], after[3..7]);
        }
    }
}
