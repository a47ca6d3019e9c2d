//! What studying costs with a large history: 100,000 cards and a million reviews.
//!
//! `cargo bench --bench study`. The store is made anew each time, which takes a while.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::OnceLock;

use divan::{Bencher, black_box};
use quizpress::deck::{CardId, Heading, Roll};
use quizpress::study::history::History;
use quizpress::study::stats::Gathering;
use quizpress::study::{
    CardState, Day, Grade, Moment, Review, ReviewMode, Scheduler, Session, Store, session,
};

const CARDS: usize = 100_000;
const REVIEWS: usize = 10;

/// The day on which the bench takes place.
const TODAY: i32 = 20_000;

fn main() {
    divan::main();
}

fn noon(day: i32) -> Moment {
    Moment {
        millis: (i64::from(day) * 24 + 12) * 3_600_000,
        offset: 0,
    }
}

fn id(at: usize) -> CardId {
    let [fact, blank] = [format!("fact-{}", at / 3), format!("blank-{}", at % 3)];
    CardId::new("large", &fact, &blank)
}

fn roll() -> Roll {
    let heading = |at: usize| Heading {
        id: id(at),
        was: Vec::new(),
        front: format!("How many birds were counted at station {at}?"),
    };
    Roll {
        id: "large".into(),
        title: "A large bank".into(),
        headings: (0..CARDS).map(heading).collect(),
    }
}

/// Each card was asked at ever longer intervals; 3,000 are due on the second day from the bench's, 1,500 of them late.
fn history() -> History {
    let mut history = History::default();
    // The last tenth stays new.
    for at in 0..CARDS * 9 / 10 {
        let last = TODAY - (at % 60) as i32;
        for back in 0..REVIEWS as i32 {
            let review = Review {
                at: noon(last - back * back - back),
                grade: if (at + back as usize).is_multiple_of(9) {
                    Grade::Again
                } else {
                    Grade::Good
                },
                way: ReviewMode::Card,
                interval: 60,
                desired: 0.9,
            };
            history.reviews.push((id(at), review));
        }
    }
    history
}

fn path() -> &'static PathBuf {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        let path = std::env::temp_dir().join(format!("quizpress-bench-{}.db", std::process::id()));
        let scheduler = Scheduler::new(&[], 0.9).expect("the default parameters");
        let mut store = Store::open(&path).expect("a store");
        store.bring_in(&roll(), None, &scheduler).expect("a bank");
        store.merge(&history(), &scheduler).expect("a history");
        path
    })
}

/// What is due, as far as a session goes.
fn due(store: &Store, today: Day) -> Vec<CardState> {
    let mut due = Vec::new();
    let mut take = |card| {
        due.push(card);
        if due.len() < 10_000 {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    };
    store
        .due(&["large"], today, &mut take)
        .expect("what is due");
    due
}

/// Opens the store, finds what is due and what is new, and takes the first card.
#[divan::bench]
fn to_the_first_card(bencher: Bencher) {
    let path = path();
    let (today, banks) = (Day(TODAY + 2), ["large"]);
    bencher.bench(|| {
        let store = Store::open(path).expect("a store");
        let mut due = due(&store, today);
        session::in_order(&mut due, today);
        let mut new = Vec::new();
        let mut take = |card| {
            new.push(card);
            if new.len() < 10 {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        store.new_cards(&banks, &mut take).expect("new cards");
        let mut session = Session::new(due, new);
        assert!(session.current(noon(TODAY + 2)).is_some());
        black_box(session.left(today))
    });
}

/// Opens the store where every card is due, after a year away.
#[divan::bench]
fn to_the_first_card_after_a_year_away(bencher: Bencher) {
    let path = path();
    let today = Day(TODAY + 365);
    bencher.bench(|| {
        let store = Store::open(path).expect("a store");
        let mut due = due(&store, today);
        session::in_order(&mut due, today);
        let mut session = Session::new(due, Vec::new());
        black_box(session.current(noon(TODAY + 365)).is_some())
    });
}

/// Brings the same bank in again, as every start does.
#[divan::bench]
fn the_bank_again(bencher: Bencher) {
    let path = path();
    let roll = roll();
    let scheduler = Scheduler::new(&[], 0.9).expect("the default parameters");
    bencher.bench(|| {
        let mut store = Store::open(path).expect("a store");
        store.bring_in(&roll, None, &scheduler).expect("a bank");
    });
}

/// Keeps one grade.
#[divan::bench]
fn a_grade(bencher: Bencher) {
    let mut store = Store::open(path()).expect("a store");
    let scheduler = Scheduler::new(&[], 0.9).expect("the default parameters");
    bencher.bench_local(|| {
        let card = store.card(&id(0)).expect("the store").expect("a card");
        let next = scheduler.next(&card, Day(TODAY))[2];
        let review = Review {
            at: noon(TODAY),
            grade: Grade::Good,
            way: ReviewMode::Card,
            interval: next.interval,
            desired: 0.9,
        };
        let kept = store.grade(&card, &review, &card.after(&review, next.memory));
        black_box(kept.expect("a grade"));
        store.take_back(&card).expect("a grade taken back");
    });
}

/// All statistics.
#[divan::bench(sample_count = 5)]
fn statistics(bencher: Bencher) {
    let store = Store::open(path()).expect("a store");
    bencher.bench_local(|| {
        let mut gathering = Gathering::new(noon(TODAY));
        let mut review = |id: &CardId, review, elapsed| gathering.review(id, &review, elapsed);
        store.reviews(&mut review).expect("reviews");
        let mut card = |card, front: String, present| gathering.card(&card, &front, present);
        store.cards(&mut card).expect("cards");
        black_box(gathering.finish(0.9))
    });
}
