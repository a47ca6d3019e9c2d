//! Work on many things, done by several processors at once.
//!
//! In go a number of things and what is to be done with a part of them, out comes what one after the other would give,
//! in their order.

use std::num::NonZero;
use std::ops::Range;
use std::thread;

/// So many parts at most.
const MOST: usize = 4;

/// In how many parts so many things are worked on, of which a part has so many at least: fewer are done before another
/// thread is up.
pub(crate) fn parts(count: usize, least: usize) -> usize {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    processors.min(MOST).min(count / least).max(1)
}

/// So many parts of `0..count`, one behind the other and about as long.
pub(crate) fn cut(count: usize, parts: usize) -> Vec<Range<usize>> {
    let start = |part: usize| part * count / parts;
    (0..parts)
        .map(|part| start(part)..start(part + 1))
        .collect()
}

/// What `work` gives for each of the parts, in their order, all of them at once.
pub(crate) fn of_each<T: Send>(
    parts: &[Range<usize>],
    work: impl Fn(Range<usize>) -> T + Sync,
) -> Vec<T> {
    let Some((first, others)) = parts.split_first() else {
        return Vec::new();
    };
    let work = &work;
    thread::scope(|scope| {
        let others = others.iter().cloned();
        let others: Vec<_> = others.map(|part| scope.spawn(move || work(part))).collect();
        let mut all = Vec::with_capacity(parts.len());
        all.push(work(first.clone()));
        for other in others {
            match other.join() {
                Ok(found) => all.push(found),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    })
}

/// What `work` gives for each part of `0..count`, one behind the other; `least` as in [`parts`].
pub(crate) fn each<T: Send>(
    count: usize,
    least: usize,
    work: impl Fn(Range<usize>) -> Vec<T> + Sync,
) -> Vec<T> {
    joined(of_each(&cut(count, parts(count, least)), work))
}

/// Lists one behind the other, in no more room than they take.
pub(crate) fn joined<T>(lists: Vec<Vec<T>>) -> Vec<T> {
    let count = lists.iter().map(Vec::len).sum::<usize>();
    let mut lists = lists.into_iter();
    let mut all = lists.next().unwrap_or_default();
    all.reserve_exact(count - all.len());
    lists.for_each(|list| all.extend(list));
    all
}

#[cfg(test)]
mod tests {
    use super::{cut, each, joined, of_each};

    #[test]
    fn parts_come_one_behind_the_other() {
        for count in [0, 1, 5, 16, 44] {
            let all = each(count, 5, |part| part.collect());
            assert!(all.into_iter().eq(0..count), "{count}");
            for parts in 1..9 {
                let lists = of_each(&cut(count, parts), |part| part.collect());
                assert_eq!(lists.len(), parts);
                assert!(joined(lists).into_iter().eq(0..count), "{count} in {parts}");
            }
        }
    }
}
