//! What was read of sheets, held against what was meant.

use std::sync::Mutex;
use std::thread;

use quizpress::scan::decide::{Sheet, decide};
use quizpress::scan::{Found, Grey, Plan, Seen, read};

use super::hands::{Base, Dice, Filled, Hand, Meant, fill_in};
use super::harm::{Harm, harmed};

/// What came of a batch.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    pub pages: usize,
    /// Pages of which nothing was read.
    pub lost: usize,
    /// Pages that were taken for another's, or whose number was read as another.
    pub mixed: usize,
    pub questions: usize,
    /// Wrong, and nobody was asked.
    pub wrong: usize,
    pub asked: usize,
    /// Questions of those who follow the rule, and how many of these were asked.
    pub ruled: [usize; 2],
}

impl Score {
    pub fn add(&mut self, other: &Score) {
        self.pages += other.pages;
        self.lost += other.lost;
        self.mixed += other.mixed;
        self.questions += other.questions;
        self.wrong += other.wrong;
        self.asked += other.asked;
        self.ruled = [0, 1].map(|at| self.ruled[at] + other.ruled[at]);
    }

    /// The share that was asked, and that of those who follow the rule, in hundredths.
    pub fn asked(&self) -> [f64; 2] {
        let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        [
            share(self.asked, self.questions),
            share(self.ruled[1], self.ruled[0]),
        ]
    }

    #[allow(dead_code)]
    pub fn row(&self) -> String {
        let [asked, ruled] = self.asked();
        format!(
            "{} | {} | {} | {} | {asked:.1} % | {ruled:.1} %",
            self.pages,
            self.lost + self.mixed,
            self.questions,
            self.wrong
        )
    }
}

/// Fills in so many pages, harms and reads them, and decides them in batches of some size.
pub fn shift(
    bases: &[Base],
    harm: &Harm,
    hands: &[Hand],
    [pages, batch]: [usize; 2],
    seed: u64,
) -> Score {
    let next = Mutex::new(0);
    let done = Mutex::new(Vec::new());
    let work = || {
        loop {
            let at = {
                let mut next = next.lock().unwrap();
                *next += 1;
                *next - 1
            };
            if at >= pages {
                break;
            }
            let base = &bases[at % bases.len()];
            // Half of all people follow the rule.
            let hand = match at % 2 {
                0 => hands[at / 2 % 2],
                _ => hands[at / 2 % hands.len()],
            };
            let mut dice = Dice(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ at as u64);
            let filled = fill_in(base, 1 + (at % 31) as u32, hand, &mut dice);
            let page = harmed(&filled.paper, harm, dice.below(4), &mut dice);
            let plan = Plan::of(std::slice::from_ref(&base.marking));
            let picture = Grey::new(page.width, page.height, page.bytes()).unwrap();
            let found = read(&picture, &plan);
            done.lock().unwrap().push((at, filled, hand, found));
        }
    };
    let workers = thread::available_parallelism().map_or(2, |count| count.get());
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(work);
        }
    });
    let mut done = done.into_inner().unwrap();
    done.sort_by_key(|(at, ..)| *at);
    let mut score = Score::default();
    done.chunks(batch.max(1))
        .for_each(|batch| score.add(&held(batch)));
    score
}

fn held(done: &[(usize, Filled, Hand, Vec<Found>)]) -> Score {
    let mut score = Score {
        pages: done.len(),
        ..Score::default()
    };
    let seen = |found: &[Found]| {
        found.iter().find_map(|found| match found {
            Found::Sheet(seen) => Some(seen.as_ref().clone()),
            _ => None,
        })
    };
    let read: Vec<(&Filled, Hand, Seen)> = done
        .iter()
        .filter_map(|(_, filled, hand, found)| Some((filled, *hand, seen(found)?)))
        .collect();
    score.lost = done.len() - read.len();
    let sheets: Vec<Sheet> = (0..)
        .zip(&read)
        .map(|(hand, (_, _, seen))| {
            let rows = seen.rows.iter().map(|row| row.line.clone());
            Sheet {
                hand,
                lines: rows.chain(seen.digits.iter().cloned()).collect(),
            }
        })
        .collect();
    for ((filled, hand, seen), decisions) in read.iter().zip(decide(&sheets)) {
        score.mixed += usize::from(seen.code != filled.code);
        for (row, decision) in seen.rows.iter().zip(&decisions) {
            let meant = match &filled.meant[row.question].0 {
                Meant::Marks(marks) => marks.clone(),
                Meant::Verdict(Some(is_right)) => vec![usize::from(*is_right)],
                Meant::Verdict(None) => {
                    score.wrong += usize::from(decision.doubt.is_none());
                    continue;
                }
            };
            let is_asked = decision.doubt.is_some();
            score.questions += 1;
            score.asked += usize::from(is_asked);
            score.wrong += usize::from(!is_asked && decision.marked != meant);
            if hand.follows_the_rule() {
                score.ruled[0] += 1;
                score.ruled[1] += usize::from(is_asked);
            }
        }
        if let Some(number) = &filled.number {
            let digit = |place: usize| {
                let decision = &decisions[seen.rows.len() + place];
                let is_known = decision.doubt.is_none() && decision.marked.len() == 1;
                is_known.then(|| (b'0' + decision.marked[0] as u8) as char)
            };
            let wrong = number
                .chars()
                .enumerate()
                .any(|(place, right)| digit(place).is_some_and(|read| read != right));
            score.mixed += usize::from(wrong);
        }
    }
    score
}
