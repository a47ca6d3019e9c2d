//! Our use of FSRS against its published vectors and a second implementation, and the fuzz against its bounds.

use super::*;
use crate::study::{Grade, Moment, ReviewMode};

/// FSRS-6 written apart from the crate, in f64, from the formulas of its wiki ("The Algorithm", FSRS-6), with its 21
/// parameters.
pub(in crate::study) struct Memories(pub [f64; 21]);

impl Memories {
    fn factor(&self) -> f64 {
        0.9_f64.powf(-1.0 / self.0[20]) - 1.0
    }

    fn first_difficulty(&self, grade: f64) -> f64 {
        self.0[4] - (self.0[5] * (grade - 1.0)).exp() + 1.0
    }

    /// The chance that a memory of some stability is there after so many days.
    pub fn recall(&self, stability: f64, days: f64) -> f64 {
        (1.0 + self.factor() * days / stability).powf(-self.0[20])
    }

    fn interval(&self, stability: f64, retention: f64) -> f64 {
        stability / self.factor() * (retention.powf(-1.0 / self.0[20]) - 1.0)
    }

    /// Stability and difficulty after a grade of 1 to 4.
    pub fn next(&self, memory: Option<(f64, f64)>, days: f64, grade: f64) -> (f64, f64) {
        let w = &self.0;
        let Some((s, d)) = memory else {
            let difficulty = self.first_difficulty(grade).clamp(1.0, 10.0);
            return (w[grade as usize - 1], difficulty);
        };
        let known = self.recall(s, days);
        let next_s = if days == 0.0 {
            let growth = (w[17] * (grade - 3.0 + w[18])).exp() * s.powf(-w[19]);
            s * if grade >= 2.0 {
                growth.max(1.0)
            } else {
                growth
            }
        } else if grade == 1.0 {
            let regained = (s + 1.0).powf(w[13]) - 1.0;
            let forgot = w[11] * d.powf(-w[12]) * regained * (w[14] * (1.0 - known)).exp();
            forgot.min(s / (w[17] * w[18]).exp())
        } else {
            let hard = if grade == 2.0 { w[15] } else { 1.0 };
            let easy = if grade == 4.0 { w[16] } else { 1.0 };
            let spaced = (w[10] * (1.0 - known)).exp() - 1.0;
            s * (1.0 + w[8].exp() * (11.0 - d) * s.powf(-w[9]) * spaced * hard * easy)
        };
        let damped = d - w[6] * (grade - 3.0) * (10.0 - d) / 9.0;
        let next_d = w[7] * self.first_difficulty(4.0) + (1.0 - w[7]) * damped;
        (next_s.clamp(0.001, 36_500.0), next_d.clamp(1.0, 10.0))
    }
}

/// The memory of the default parameters.
fn usual() -> Memories {
    Memories(fsrs::DEFAULT_PARAMETERS.map(f64::from))
}

fn scheduler() -> Scheduler {
    Scheduler::new(&[], 0.9).unwrap()
}

/// A review at noon of a day in UTC.
fn review(day: i32, grade: Grade) -> Review {
    Review {
        at: Moment {
            millis: (i64::from(day) * 24 + 12) * 3_600_000,
            offset: 0,
        },
        grade,
        way: ReviewMode::Card,
        interval: 1,
        desired: 0.9,
    }
}

/// The vector that the crate publishes for itself (`test_memory_state` in its `inference.rs`, 6.6.2).
#[test]
fn a_history_gives_the_published_memory() {
    use Grade::{Again, Good};
    let reviews = [
        review(0, Again),
        review(0, Good),
        review(1, Good),
        review(4, Good),
        review(12, Good),
        review(33, Good),
    ];
    let card = scheduler().replayed(&CardState::new("a/b/c"), &reviews);
    let memory = card.memory.unwrap();
    assert!((memory.stability - 53.62691).abs() < 1e-4, "{memory:?}");
    assert!((memory.difficulty - 6.357_486_7).abs() < 1e-4, "{memory:?}");
    assert_eq!(
        (card.reviews, card.lapses, card.first),
        (6, 0, Some(Day(0)))
    );
}

/// The intervals that the crate publishes (`test_next_interval`): one day of stability at retentions of 0.7 to 0.97.
#[test]
fn a_retention_gives_the_published_interval() {
    for (retention, days) in [(0.7, 9.0), (0.8, 3.0), (0.9, 1.0)] {
        let ours = usual().interval(1.0, f64::from(retention));
        let theirs = FSRS::default().next_interval(Some(1.0), retention, 3);
        assert_eq!((ours.round(), theirs.round()), (days, days as f32));
    }
}

#[test]
fn thousands_of_reviews_agree_with_a_second_implementation() {
    let dice = Dice::new("histories");
    let scheduler = scheduler();
    for card in 0..300 {
        let mut stream = dice.stream(&["card", &card.to_string()]);
        let (mut day, mut standing) = (0, CardState::new("a/b/c"));
        let mut second: Option<(f64, f64)> = None;
        for _ in 0..20 {
            let elapsed = standing.elapsed(Day(day)).unwrap_or(0);
            let grade = Grade::ALL[stream.below(4) as usize];
            let number = f64::from(grade.number());
            let next = scheduler.next(&standing, Day(day))[grade as usize];
            let (s, d) = usual().next(second, f64::from(elapsed), number);
            second = Some((s, d));
            standing = standing.after(&review(day, grade), next.memory);
            let off = |ours: f32, theirs: f64| (f64::from(ours) / theirs - 1.0).abs();
            assert!(off(next.memory.stability, s) < 1e-4, "{next:?} {s} {d}");
            assert!(off(next.memory.difficulty, d) < 1e-4, "{next:?} {s} {d}");
            day += stream.below(40) as i32;
        }
    }
}

#[test]
fn a_new_card_is_due_again_the_same_day_or_in_one_two_or_some_eight_days() {
    let next = scheduler().next(&CardState::new("a/b/c"), Day(9));
    let [again, hard, good, easy] = next.map(|next| next.interval);
    assert_eq!((again, hard, good), (0, 1, 2));
    assert!((6..=10).contains(&easy), "{easy}");
}

#[test]
fn the_fuzz_keeps_to_its_bounds() {
    assert_eq!(bounds(0.2), (1, 1));
    assert_eq!(bounds(2.4), (2, 2));
    assert_eq!(bounds(2.5), (2, 4));
    assert_eq!(bounds(7.0), (5, 9));
    assert_eq!(bounds(20.0), (17, 23));
    assert_eq!(bounds(100.0), (93, 107));
    assert_eq!(bounds(1e9), (34_673, 36_500));
    assert_eq!(bounds(f32::NAN), (1, 1));
}

#[test]
fn the_fuzz_depends_on_the_card_and_the_count_of_its_reviews() {
    let card = |name: &str, reviews| CardState {
        reviews,
        ..CardState::new(name)
    };
    let drawn = |name, reviews| scheduler().whole(100.0, &card(name, reviews));
    assert_eq!(drawn("a/b/c", 3), drawn("a/b/c", 3));
    let pinned = ["a/b/c", "a/b/d", "a/b/e"].map(|name| drawn(name, 3));
    assert_eq!(pinned, [107, 97, 102]);
    let spread: std::collections::BTreeSet<u32> = (0..200).map(|n| drawn("a/b/c", n)).collect();
    assert_eq!(spread.len(), 15, "every day from 93 to 107: {spread:?}");
}

#[test]
fn a_better_grade_never_brings_a_card_back_sooner() {
    let dice = Dice::new("order");
    for at in 0..500 {
        let mut stream = dice.stream(&["card", &at.to_string()]);
        let memory = Memory {
            stability: (stream.below(60_000) as f32 + 1.0) / 100.0,
            difficulty: 1.0 + stream.below(900) as f32 / 100.0,
        };
        let card = CardState {
            memory: Some(memory),
            last: Some((review(0, Grade::Good).at, Grade::Good)),
            reviews: at,
            ..CardState::new("a/b/c")
        };
        let [again, hard, good, easy] = scheduler()
            .next(&card, Day(stream.below(400) as i32))
            .map(|n| n.interval);
        assert!(
            again == 0 && 1 <= hard && hard <= good && good < easy,
            "{again} {hard} {good} {easy}"
        );
    }
}

#[test]
fn what_is_no_number_does_no_harm() {
    assert!(Scheduler::new(&[1.0, 2.0], 0.9).is_none());
    assert!(Scheduler::new(&[f32::NAN; 21], 0.9).is_none());
    assert_eq!(Scheduler::new(&[], f32::NAN).unwrap().retention(), 0.9);
    assert_eq!(Scheduler::new(&[], 0.1).unwrap().retention(), 0.7);
    let memory = Some(Memory {
        stability: f32::NAN,
        difficulty: f32::INFINITY,
    });
    let card = CardState {
        memory,
        ..CardState::new("a/b/c")
    };
    assert_eq!(
        scheduler().next(&card, Day(0)).map(|next| next.interval)[..3],
        [0, 1, 2]
    );
}

#[test]
fn an_item_is_told_for_each_review_on_a_later_day() {
    use Grade::{Again, Good};
    let reviews = [
        review(0, Again),
        review(0, Good),
        review(3, Good),
        review(2, Again),
        review(9, Good),
    ];
    let items = items(&reviews);
    let told = |item: &FSRSItem| {
        item.reviews
            .iter()
            .map(|r| (r.rating, r.delta_t))
            .collect::<Vec<_>>()
    };
    assert_eq!(items.len(), 2);
    assert_eq!(told(&items[0].1), [(1, 0), (3, 0), (3, 3)]);
    assert_eq!(told(&items[1].1), [(1, 0), (3, 0), (3, 3), (1, 0), (3, 7)]);
}
