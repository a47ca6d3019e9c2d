//! The first set of candidates in which nothing points at the key.
//!
//! In go candidates in the order in which they are wanted, out come the positions of the first set of the wanted size
//! that can stand together and hides the key, the last one being exchanged first. All sets are tried, so that whether
//! there is one hangs on the candidates and not on their order: a bank yields as many questions with every seed.

use std::collections::BTreeMap;

/// More steps than these are not taken for one question.
const STEPS: usize = 50_000;

/// What a search knows of one candidate.
#[derive(Clone, Copy)]
pub(super) struct Trait {
    /// Which of the key's needs it meets.
    pub meets: u64,
    /// The slot that it fills.
    pub slot: usize,
}

/// Candidates, as a search sees them.
pub(super) trait Field {
    /// The one at this position, if there are so many.
    fn get(&mut self, position: usize) -> Option<Trait>;
    /// Whether two cannot stand together.
    fn clash(&self, one: usize, other: usize) -> bool;
    /// Whether a full set is refused as a whole.
    fn refuses(&self, set: &[usize]) -> bool;
}

/// A search under way.
struct Search<'f, F> {
    field: &'f mut F,
    wanted: usize,
    chosen: Vec<usize>,
    steps: usize,
    /// The last position of each combination of met needs, once all candidates are known.
    last: Option<BTreeMap<u64, usize>>,
}

/// The first set of so many candidates that meets all needs, `room` telling how many each slot takes.
pub(super) fn first_set(
    field: &mut impl Field,
    wanted: usize,
    needs: u64,
    room: &mut [usize],
) -> Option<Vec<usize>> {
    let mut search = Search {
        field,
        wanted,
        chosen: Vec::new(),
        steps: 0,
        last: None,
    };
    search.fill(0, needs, room).then_some(search.chosen)
}

impl<F: Field> Search<'_, F> {
    fn fill(&mut self, from: usize, needs: u64, room: &mut [usize]) -> bool {
        let left = self.wanted - self.chosen.len();
        if left == 0 {
            return needs == 0 && !self.field.refuses(&self.chosen);
        }
        let mut position = from;
        while self.steps < STEPS && self.can_meet(needs, left, position) {
            let Some(one) = self.field.get(position) else {
                self.survey(position);
                return false;
            };
            self.steps += 1;
            let missing = needs & !one.meets;
            let clashes = |other: &usize| self.field.clash(*other, position);
            if room[one.slot] > 0 && (left > 1 || missing == 0) && !self.chosen.iter().any(clashes)
            {
                room[one.slot] -= 1;
                self.chosen.push(position);
                if self.fill(position + 1, missing, room) {
                    return true;
                }
                self.chosen.pop();
                room[one.slot] += 1;
            }
            position += 1;
        }
        false
    }

    /// Notes, when all of them have been seen, which needs are met how far down.
    fn survey(&mut self, count: usize) {
        if self.last.is_none() {
            let mut last = BTreeMap::new();
            for position in 0..count {
                if let Some(one) = self.field.get(position) {
                    last.insert(one.meets, position);
                }
            }
            self.last = Some(last);
        }
    }

    /// Whether so many candidates from a position on may meet the needs, as far as is known.
    fn can_meet(&self, needs: u64, left: usize, from: usize) -> bool {
        let Some(last) = self.last.as_ref().filter(|_| needs != 0) else {
            return true;
        };
        let rest = || last.iter().filter(|&(_, &position)| position >= from);
        match left {
            1 => rest().any(|(meets, _)| needs & !meets == 0),
            _ => rest().fold(0, |all, (meets, _)| all | meets) & needs == needs,
        }
    }
}
