//! Work on many facts, done by several processors at once.
//!
//! In go a number of things and what is to be done with a part of them, out comes what one after the other would give,
//! in their order: since no draw hangs on another one, it does not matter who draws it.

use std::num::NonZero;
use std::ops::Range;
use std::thread;

/// A part has so many things at least: fewer are done before another thread is up.
const LEAST: usize = 500;
/// So many parts at most.
const MOST: usize = 4;

/// What `work` gives for each of the parts of `0..count`, one behind the other.
pub(super) fn each<T: Send>(count: usize, work: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let parts = processors.min(MOST).min(count / LEAST).max(1);
    let ends = |part: usize| part * count / parts..(part + 1) * count / parts;
    thread::scope(|scope| {
        let others: Vec<_> = (1..parts)
            .map(|part| {
                scope.spawn({
                    let work = &work;
                    move || work(ends(part))
                })
            })
            .collect();
        let mut all = work(ends(0));
        for other in others {
            match other.join() {
                Ok(found) => all.extend(found),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::{LEAST, each};

    #[test]
    fn parts_come_one_behind_the_other() {
        for count in [0, 1, LEAST, 3 * LEAST + 1, 9 * LEAST - 1] {
            let all = each(count, |part| part.collect());
            assert!(all.into_iter().eq(0..count), "{count}");
        }
    }
}
