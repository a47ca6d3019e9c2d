//! A learner whose memory is known, over a year: the schedule keeps its word, and a fit finds the memory again.

use super::*;
use crate::deck::CardId;
use crate::random::{Dice, Stream};
use crate::study::schedule::tests::Memories;
use crate::study::{CardState, Day, Grade, Moment, ReviewMode, Scheduler, Session, session};

/// The memory of a learner: what a card means to it, and what it draws its answers from.
struct Learner {
    memories: Memories,
    stream: Stream,
    cards: Vec<Held>,
}

/// A card as the learner holds it.
#[derive(Clone, Default)]
struct Held {
    memory: Option<(f64, f64)>,
    day: i32,
    reviews: Vec<Review>,
    standing: Option<CardState>,
}

impl Learner {
    fn new(parameters: [f32; 21]) -> Learner {
        Learner {
            memories: Memories(parameters.map(f64::from)),
            stream: Dice::new("learner").stream(&["answers"]),
            cards: Vec::new(),
        }
    }

    fn chance(&mut self) -> f64 {
        f64::from(self.stream.below(1_000_000)) / 1e6
    }

    /// Answers a card on a day as its memory will have it: whether that was on a later day, and the grade.
    fn answer(&mut self, at: usize, day: i32) -> (bool, Grade) {
        let held = self.cards[at].clone();
        let elapsed = f64::from(day - held.day);
        let known = match held.memory {
            None => self.chance() < 0.6,
            Some((stability, _)) => self.chance() < self.memories.recall(stability, elapsed),
        };
        let grade = match (known, self.stream.below(10)) {
            (false, _) => Grade::Again,
            (true, 0) => Grade::Hard,
            (true, 9) => Grade::Easy,
            (true, _) => Grade::Good,
        };
        let held = &mut self.cards[at];
        held.memory = Some(
            self.memories
                .next(held.memory, elapsed, f64::from(grade.number())),
        );
        held.day = day;
        (held.reviews.is_empty() || elapsed > 0.0, grade)
    }

    /// Studies for so many days with so many new cards a day: how many answers on a later day, and how many known.
    fn study(&mut self, scheduler: &Scheduler, days: i32, new: usize) -> (usize, usize) {
        let (mut asked, mut known) = (0, 0);
        for day in 0..days {
            let mut second = i64::from(day) * 86_400 + 9 * 3600;
            let due = self.cards.iter().filter_map(|held| held.standing.clone());
            let mut due: Vec<CardState> = due.filter(|card| card.due <= Some(Day(day))).collect();
            session::in_order(&mut due, Day(day));
            let fresh = (0..new).map(|at| {
                CardState::new(CardId::new("a", &(self.cards.len() + at).to_string(), "1"))
            });
            let fresh: Vec<CardState> = fresh.collect();
            self.cards.resize(self.cards.len() + new, Held::default());
            let mut session = Session::new(due, fresh);
            loop {
                second += 8;
                let now = Moment {
                    millis: second * 1000,
                    offset: 0,
                };
                let Some(card) = session.current(now).cloned() else {
                    break;
                };
                assert_eq!(now.day(), Day(day), "a session ends on its day");
                let at: usize = card.id.fact().parse().unwrap();
                let (later, grade) = self.answer(at, day);
                if later && card.memory.is_some() {
                    asked += 1;
                    known += usize::from(grade.known());
                }
                let next = scheduler.next(&card, Day(day))[grade as usize];
                let review = Review {
                    at: now,
                    grade,
                    way: ReviewMode::Card,
                    interval: next.interval,
                    desired: scheduler.retention(),
                };
                let after = card.after(&review, next.memory);
                self.cards[at].reviews.push(review);
                self.cards[at].standing = Some(after.clone());
                session.graded(after, grade);
            }
        }
        (asked, known)
    }
}

#[track_caller]
fn check_retention(desired: f32, new: usize) {
    let scheduler = Scheduler::new(&[], desired).unwrap();
    let mut learner = Learner::new(fsrs::DEFAULT_PARAMETERS);
    let (asked, known) = learner.study(&scheduler, 365, new);
    let share = known as f64 / asked as f64;
    assert!(asked >= 10_000, "{asked} answers");
    assert!(
        (share - f64::from(desired)).abs() < 0.02,
        "{share:.3} of {asked} for {desired}"
    );
}

#[test]
fn over_a_year_the_desired_retention_is_reached_within_two_points() {
    check_retention(0.9, 6);
    check_retention(0.8, 9);
}

#[test]
fn a_fit_predicts_a_learner_of_another_memory_better_and_keeps_its_retention() {
    let mut parameters = fsrs::DEFAULT_PARAMETERS;
    for (at, value) in [(0, 0.1), (1, 0.5), (2, 0.9), (3, 3.0), (8, 1.2), (20, 0.3)] {
        parameters[at] = value;
    }
    let usual = Scheduler::new(&[], 0.9).unwrap();
    let mut learner = Learner::new(parameters);
    let (asked, known) = learner.study(&usual, 200, 8);
    let share = known as f64 / asked as f64;
    assert!(
        share < 0.87,
        "the usual schedule asks this learner too late: {share:.3}"
    );
    let histories: Vec<Vec<Review>> = learner
        .cards
        .iter()
        .map(|held| held.reviews.clone())
        .collect();
    let fit = fit(&histories, &[]).unwrap();
    assert!(
        fit.is_better() && fit.after.error < fit.before.error * 0.75,
        "{fit:?}"
    );
    let fitted = Scheduler::new(&fit.parameters, 0.9).unwrap();
    let (asked, known) = Learner::new(parameters).study(&fitted, 200, 8);
    let share = known as f64 / asked as f64;
    assert!((share - 0.9).abs() < 0.03, "{share:.3} of {asked}");
}

#[test]
fn a_short_history_is_not_fitted_to() {
    assert_eq!(fit(&[], &[]), Err(Unfit::TooFew(0)));
    let mut learner = Learner::new(fsrs::DEFAULT_PARAMETERS);
    let (asked, _) = learner.study(&Scheduler::new(&[], 0.9).unwrap(), 9, 3);
    let histories: Vec<Vec<Review>> = learner
        .cards
        .iter()
        .map(|held| held.reviews.clone())
        .collect();
    assert_eq!(fit(&histories, &[]), Err(Unfit::TooFew(asked)));
}
