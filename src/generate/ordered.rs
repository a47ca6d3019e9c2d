//! Options that stand in order: dates and numbers.
//!
//! First the rank is drawn: how many distractors lie below the key, each possible rank equally often. Then each side
//! is filled (docs/RULES.md, rule 17). Professionals who do it the other way round make the key a middle value nine
//! times in ten; here its rank gives nothing away. This module does not know dates or numbers, only positions on a line.

use foldhash::HashSet;
use rust_decimal::Decimal;

use super::cues::Cue;
use super::{Plan, Refusal};

/// A value that may stand beside the key.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    /// Where on the line.
    pub at: Decimal,
    /// Where it comes from: the best is taken first.
    pub source: Source,
    /// Its preference within the source: the smallest is taken first.
    pub order: u64,
    /// Why it is wrong, in the author's words.
    pub why: Option<String>,
}

/// Where a distractor comes from, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    Author,
    Bank,
    Made,
}

/// A key among its candidates.
pub(crate) struct Line<'a> {
    pub key: Decimal,
    pub steps: Vec<Step>,
    /// Whether two values may stand in one question.
    pub apart: &'a dyn Fn(Decimal, Decimal) -> bool,
    /// How many values of the bank may stand among so many distractors.
    pub of_bank: fn(usize) -> usize,
    /// How these distractors point at the key, if they do.
    pub cue: &'a dyn Fn(&[Decimal]) -> Option<Cue>,
}

/// The steps on one side of the key.
struct Side {
    /// The steps that may be taken, the best first.
    steps: Vec<Step>,
    /// Their positions, the nearest to the key first.
    near: Vec<usize>,
    /// How many of them can stand together, as far as that matters, by how many of them may be of the bank. Where that
    /// is not limited, one number.
    rooms: Vec<usize>,
}

impl Side {
    /// How many can stand together of which so many are of the bank.
    fn room(&self, bank: usize) -> usize {
        self.rooms[bank.min(self.rooms.len() - 1)]
    }
}

struct Sides {
    below: Side,
    above: Side,
}

impl Sides {
    /// How many below and above the key may be of the bank, where `rank` of the wanted ones lie below: of the shares
    /// that leave room for them the evenest, so that whether there is one does not hang on what is preferred.
    fn share(&self, wanted: usize, rank: usize, bank: usize) -> Option<[usize; 2]> {
        let bank = bank.min(wanted);
        let fits = |[below, above]: &[usize; 2]| {
            self.below.room(*below) >= rank && self.above.room(*above) >= wanted - rank
        };
        let shares = (0..=bank).map(|below| [below, bank - below]).filter(fits);
        shares.min_by_key(|[below, _]| (below * wanted).abs_diff(bank * rank))
    }
}

/// Whether a step may stand beside others, so many of which are of the bank at most.
fn has_room(step: &Step, others: &[&Step], bank: usize) -> bool {
    let is_of_bank = |step: &&&Step| step.source == Source::Bank;
    step.source != Source::Bank || others.iter().filter(is_of_bank).count() < bank
}

impl Line<'_> {
    /// The distractors for a question of the plan's number of options, or of fewer where these cannot be had.
    /// `draw` gives a number for a count of options and a rank.
    ///
    /// # Errors
    /// With one possible rank the key is at the edge; with fewer than two distractors there is no choice.
    pub fn distractors(
        &self,
        plan: &Plan,
        draw: impl Fn(usize, usize) -> u64,
    ) -> Result<Vec<Step>, Refusal> {
        let usable = self.usable();
        let mut refusal = Refusal::Thin {
            found: self.steps.len(),
        };
        for wanted in (2..plan.options).rev() {
            let (steps, by_author) = self.standing(&usable, wanted);
            let bank = (self.of_bank)(wanted);
            let sides = self.sides(steps, plan.options, bank.min(wanted));
            let mut ranks: Vec<usize> = (0..=wanted)
                .filter(|&rank| sides.share(wanted, rank, bank).is_some())
                .collect();
            match ranks.len() {
                0 => continue,
                // What the author wrote is taken as it is.
                1 if !by_author => refusal = Refusal::Edge,
                _ => {
                    ranks.sort_by_key(|&rank| draw(wanted + 1, rank));
                    for rank in ranks {
                        match self.fill(&sides, wanted, rank, bank) {
                            Ok(steps) => return Ok(steps),
                            Err(found) => refusal = found,
                        }
                    }
                }
            }
        }
        Err(refusal)
    }

    /// The steps that have room beside the key, by preference, each position once.
    fn usable(&self) -> Vec<Step> {
        let mut steps = self.steps.clone();
        steps.sort_by_key(|a| (a.source, a.order, a.at));
        // Equal numbers have one hash, however many decimals they are written with.
        let mut seen: HashSet<Decimal> = HashSet::default();
        seen.insert(self.key);
        steps.retain(|step| seen.insert(step.at) && self.fits(step, self.key, Source::Author));
        steps
    }

    /// What may stand among so many distractors, and whether it is the author's alone, which it is where these are
    /// enough. Where they are not, what joins them lies within their range and its largest gap.
    fn standing(&self, usable: &[Step], wanted: usize) -> (Vec<Step>, bool) {
        let is_own = |step: &&Step| step.source == Source::Author;
        let own: Vec<Step> = usable.iter().filter(is_own).cloned().collect();
        if own.len() >= wanted {
            return (own, true);
        }
        let range = self.range(&own);
        let joins = |step: &&Step| {
            let is_within = range.is_none_or(|[low, high]| (low..=high).contains(&step.at));
            step.source == Source::Author || is_within
        };
        (usable.iter().filter(joins).cloned().collect(), false)
    }

    /// From the least to the greatest of the author's values and the key, and beyond by the largest gap in between.
    fn range(&self, own: &[Step]) -> Option<[Decimal; 2]> {
        let mut positions: Vec<Decimal> =
            own.iter().map(|step| step.at).chain([self.key]).collect();
        positions.sort_unstable();
        let gap = positions.windows(2).map(|pair| pair[1] - pair[0]).max()?;
        Some([positions.first()? - gap, positions.last()? + gap])
    }

    fn sides(&self, steps: Vec<Step>, most: usize, bank: usize) -> Sides {
        let (below, above) = steps.into_iter().partition(|step| step.at < self.key);
        Sides {
            below: self.side(below, most, bank),
            above: self.side(above, most, bank),
        }
    }

    fn side(&self, steps: Vec<Step>, most: usize, bank: usize) -> Side {
        let mut near: Vec<usize> = (0..steps.len()).collect();
        near.sort_by_cached_key(|&position| (steps[position].at - self.key).abs());
        let side = Side {
            steps,
            near,
            rooms: Vec::new(),
        };
        let limits = match bank + 1 < most {
            true => 0..bank + 1,
            false => bank..bank + 1,
        };
        let rooms = limits
            .map(|bank| self.room(&side, &[], most, bank))
            .collect();
        Side { rooms, ..side }
    }

    /// Whether a step may stand beside a value; what the author wrote may stand beside the key and each other.
    fn fits(&self, step: &Step, other: Decimal, source: Source) -> bool {
        step.source == Source::Author && source == Source::Author || (self.apart)(step.at, other)
    }

    /// How many steps of a side can stand together, beside those that are taken, so many at most of all being of the
    /// bank; no more than `most` are counted.
    fn room(&self, side: &Side, taken: &[&Step], most: usize, bank: usize) -> usize {
        let mut standing: Vec<&Step> = taken.to_vec();
        for step in side.near.iter().map(|&position| &side.steps[position]) {
            if standing.len() >= taken.len() + most {
                break;
            }
            if has_room(step, &standing, bank) && self.joins(step, standing.iter().copied()) {
                standing.push(step);
            }
        }
        standing.len() - taken.len()
    }

    fn joins<'s>(&self, step: &Step, mut standing: impl Iterator<Item = &'s Step>) -> bool {
        standing.all(|other| other.at != step.at && self.fits(step, other.at, other.source))
    }

    /// Fills both sides; while the options point at the key, the last distractor is exchanged for the next, and then the last on
    /// the other side.
    fn fill(
        &self,
        sides: &Sides,
        wanted: usize,
        rank: usize,
        bank: usize,
    ) -> Result<Vec<Step>, Refusal> {
        let mut refusal = Refusal::Thin {
            found: self.steps.len(),
        };
        let Some([below, above]) = sides.share(wanted, rank, bank) else {
            return Err(refusal);
        };
        let below = (&sides.below, rank, below);
        let above = (&sides.above, wanted - rank, above);
        let (first, last) = match rank == wanted {
            true => (above, below),
            false => (below, above),
        };
        let takes = |(side, count, _): (&Side, usize, usize)| match count {
            0 => 0,
            _ => side.steps.len(),
        };
        let exchanged = (0..=takes(last)).map(|skipped| [0, skipped]);
        // What the options need may be had on the other side alone, and then the rank would tell.
        let exchanged = exchanged.chain((1..=takes(first)).map(|skipped| [skipped, 0]));
        for [of_first, of_last] in exchanged {
            let picked = self.pick(first, of_first).zip(self.pick(last, of_last));
            let Some((mut steps, rest)) = picked else {
                continue;
            };
            steps.extend(rest);
            let values: Vec<Decimal> = steps.iter().map(|step| step.at).collect();
            match (self.cue)(&values) {
                Some(cue) => refusal = Refusal::Cue(cue),
                None => {
                    steps.sort_by_key(|step| step.at);
                    return Ok(steps.into_iter().cloned().collect());
                }
            }
        }
        Err(refusal)
    }

    /// So many steps of a side by preference, so many at most of the bank, each only where the rest still finds room; for
    /// the last one, the first `skipped` that would do are passed over.
    fn pick<'s>(
        &self,
        (side, count, bank): (&'s Side, usize, usize),
        mut skipped: usize,
    ) -> Option<Vec<&'s Step>> {
        let mut taken: Vec<&Step> = Vec::new();
        while taken.len() < count {
            let rest = count - taken.len() - 1;
            let mut fitting = side
                .steps
                .iter()
                .filter(|step| has_room(step, &taken, bank))
                .filter(|step| self.joins(step, taken.iter().copied()))
                .filter(|step| {
                    let with: Vec<&Step> = taken.iter().copied().chain([*step]).collect();
                    self.room(side, &with, rest, bank) >= rest
                });
            let pass = if rest == 0 {
                std::mem::take(&mut skipped)
            } else {
                0
            };
            let next = fitting.nth(pass)?;
            taken.push(next);
        }
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(at: i64, source: Source) -> Step {
        Step {
            at: at.into(),
            source,
            order: at.unsigned_abs(),
            why: None,
        }
    }

    /// The distractors beside 10 when ranks are tried from the lowest.
    #[track_caller]
    fn check(steps: &[i64], options: usize, expected: Result<&[i64], Refusal>) {
        let line = Line {
            key: Decimal::TEN,
            steps: steps.iter().map(|&at| step(at, Source::Made)).collect(),
            apart: &|a, b| (a - b).abs() >= Decimal::TWO,
            of_bank: |_| usize::MAX,
            cue: &|_| None,
        };
        let plan = Plan {
            options,
            ..Plan::new("7")
        };
        let found = line.distractors(&plan, |_, rank| rank as u64);
        let found = found.map(|steps| {
            steps
                .iter()
                .map(|step| step.at.to_string())
                .collect::<Vec<_>>()
        });
        let expected = expected.map(|values| values.iter().map(i64::to_string).collect::<Vec<_>>());
        assert_eq!(found, expected);
    }

    #[test]
    fn the_first_rank_that_can_be_filled_is_taken() {
        check(&[2, 4, 6, 12, 14, 16], 4, Ok(&[12, 14, 16]));
        check(&[2, 4, 6, 12, 14], 4, Ok(&[2, 12, 14]));
    }

    #[test]
    fn values_keep_their_distance_from_the_key_and_each_other() {
        check(&[9, 11, 5, 13, 14, 15], 3, Ok(&[13, 15]));
    }

    #[test]
    fn fewer_options_are_asked_before_a_key_at_the_edge() {
        check(&[6, 12, 14], 4, Ok(&[12, 14]));
        check(&[12, 14, 16], 4, Err(Refusal::Edge));
        check(&[12], 4, Err(Refusal::Thin { found: 1 }));
    }

    #[test]
    fn while_options_point_at_the_key_the_last_one_is_exchanged() {
        let line = Line {
            key: Decimal::TEN,
            steps: [4, 6, 12, 14, 16].map(|at| step(at, Source::Made)).into(),
            apart: &|a, b| (a - b).abs() >= Decimal::TWO,
            of_bank: |_| usize::MAX,
            cue: &|values| (!values.contains(&16.into())).then_some(Cue::Round),
        };
        let plan = Plan {
            options: 3,
            ..Plan::new("7")
        };
        let steps = line
            .distractors(&plan, |_, rank| u64::from(rank != 0))
            .unwrap();
        assert_eq!(
            steps.iter().map(|step| step.at).collect::<Vec<_>>(),
            [12.into(), 16.into()]
        );
    }

    /// A round number beside 20 stands below it only, and each rank but that without one below it can have it.
    #[test]
    fn what_one_side_alone_has_does_not_fix_the_rank() {
        let line = Line {
            key: 20.into(),
            steps: [18, 16, 10, 22, 24]
                .into_iter()
                .zip(0..)
                .map(|(at, order)| Step {
                    order,
                    ..step(at, Source::Made)
                })
                .collect(),
            apart: &|a, b| (a - b).abs() >= Decimal::TWO,
            of_bank: |_| usize::MAX,
            cue: &|values| (!values.contains(&Decimal::TEN)).then_some(Cue::Round),
        };
        for rank in 1..4 {
            let found = line.distractors(&Plan::new("7"), |_, r| u64::from(r != rank));
            let below = |steps: Vec<Step>| steps.iter().filter(|step| step.at < line.key).count();
            assert_eq!(found.map(below), Ok(rank));
        }
    }

    /// The distractors beside 10 of a bank that has the author's values and made ones.
    #[track_caller]
    fn check_own(own: &[i64], made: &[i64], options: usize, ranks: &[usize], expected: &[i64]) {
        let steps =
            |all: &[i64], source| all.iter().map(|&at| step(at, source)).collect::<Vec<_>>();
        let line = Line {
            key: Decimal::TEN,
            steps: [steps(own, Source::Author), steps(made, Source::Made)].concat(),
            apart: &|_, _| true,
            of_bank: |_| usize::MAX,
            cue: &|_| None,
        };
        let plan = Plan {
            options,
            ..Plan::new("7")
        };
        let order =
            |_: usize, rank: usize| ranks.iter().position(|&r| r == rank).unwrap_or(9) as u64;
        let found = line.distractors(&plan, order).unwrap();
        let found: Vec<String> = found.iter().map(|step| step.at.to_string()).collect();
        let expected: Vec<String> = expected.iter().map(i64::to_string).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn where_the_author_wrote_enough_nothing_else_stands_there() {
        let made = [1, 2, 3, 20, 30, 40];
        check_own(&[4, 5, 16, 17], &made, 4, &[3, 0, 1, 2], &[4, 16, 17]);
        check_own(&[4, 5, 16, 17], &made, 4, &[2, 1], &[4, 5, 16]);
        // One rank only: as the author has it, at the edge too.
        check_own(&[16, 17, 18], &made, 4, &[3, 2, 1, 0], &[16, 17, 18]);
        check_own(&[5, 16, 17], &made, 4, &[3, 2, 0, 1], &[5, 16, 17]);
    }

    #[test]
    fn what_joins_the_authors_values_lies_in_their_range() {
        // From 8 to 12, and 2 beyond.
        check_own(&[8, 12], &[1, 6, 14, 30], 4, &[0, 1, 2, 3], &[8, 12, 14]);
        check_own(
            &[8, 12],
            &[1, 6, 7, 13, 14, 30],
            5,
            &[3, 2, 1, 0],
            &[6, 7, 8, 12],
        );
    }

    #[test]
    fn of_the_bank_no_more_than_is_allowed() {
        let mut steps: Vec<Step> = [6, 8, 12, 14].map(|at| step(at, Source::Bank)).into();
        steps.extend([2, 4, 16, 18].map(|at| step(at, Source::Made)));
        let line = Line {
            key: Decimal::TEN,
            steps,
            apart: &|_, _| true,
            of_bank: |wanted| wanted * 2 / 3,
            cue: &|_| None,
        };
        for rank in 0..4 {
            let found = line
                .distractors(&Plan::new("7"), |_, r| u64::from(r != rank))
                .unwrap();
            let bank = found
                .iter()
                .filter(|step| step.source == Source::Bank)
                .count();
            assert!(bank <= 2, "{found:?}");
        }
    }

    #[test]
    fn what_the_author_wrote_comes_first_and_needs_no_room() {
        let mut steps: Vec<Step> = [2, 4, 14, 16].map(|at| step(at, Source::Made)).into();
        steps.extend([9, 11].map(|at| step(at, Source::Author)));
        let line = Line {
            key: Decimal::TEN,
            steps,
            apart: &|a, b| (a - b).abs() >= Decimal::TWO,
            of_bank: |_| usize::MAX,
            cue: &|_| None,
        };
        let plan = Plan {
            options: 3,
            ..Plan::new("7")
        };
        let steps = line
            .distractors(&plan, |_, rank| u64::from(rank != 1))
            .unwrap();
        assert_eq!(
            steps.iter().map(|step| step.at).collect::<Vec<_>>(),
            [9.into(), 11.into()]
        );
    }
}
