mod damage;

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::Facts;
use crate::deck::{CardId, Roll, roll};
use crate::study::{CardState, Day, Grade, Moment, Review, ReviewMode, Scheduler, history};

/// A folder that is gone with its value.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn folder() -> Folder {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let name = format!(
        "quizpress-store-{}-{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    );
    let path = std::env::temp_dir().join(name);
    fs::create_dir_all(&path).unwrap();
    Folder(path)
}

const BANK: &str = "
id: crew
title: Apollo 11
facts:
  - id: landing
    statement: \"{craft} landed on {day}.\"
    blanks:
      craft: { text: Eagle, ask: Which craft landed? }
      day: { date: 1969-07-20 }
  - id: orbit
    statement: \"{craft} stayed.\"
    blanks:
      craft: { text: Columbia }
";

fn bank(yaml: &str) -> Roll {
    roll(&Facts::parse("crew.yaml", yaml).expect("a sound bank"))
}

fn scheduler() -> Scheduler {
    Scheduler::new(&[], 0.9).unwrap()
}

fn store(folder: &Folder) -> Store {
    let mut store = Store::open(&folder.path().join("study.db")).unwrap();
    store.bring_in(&bank(BANK), None, &scheduler()).unwrap();
    store
}

fn noon(day: i32) -> Moment {
    Moment {
        millis: (i64::from(day) * 24 + 12) * 3_600_000,
        offset: 0,
    }
}

/// Grades a card as it is in the store.
fn grade(store: &mut Store, id: &str, at: Moment, grade: Grade) -> Kept {
    let before = store.card(&id.into()).unwrap().unwrap();
    let next = scheduler().next(&before, at.day())[grade as usize];
    let review = Review {
        at,
        grade,
        way: ReviewMode::Card,
        interval: next.interval,
        desired: 0.9,
    };
    let after = before.after(&review, next.memory);
    store.grade(&before, &review, &after).unwrap()
}

fn names(cards: &[CardState]) -> Vec<&str> {
    cards.iter().map(|card| card.id.as_str()).collect()
}

fn due_of(store: &Store, bank: &str, today: Day) -> Vec<CardState> {
    let mut due = Vec::new();
    let mut take = |card| {
        due.push(card);
        std::ops::ControlFlow::Continue(())
    };
    store.due(&[bank], today, &mut take).unwrap();
    due
}

fn new(store: &Store) -> Vec<CardId> {
    let mut new = Vec::new();
    let mut take = |card: CardState| {
        new.push(card.id);
        std::ops::ControlFlow::Continue(())
    };
    store.new_cards(&["crew"], &mut take).unwrap();
    new
}

#[test]
fn a_graded_card_is_due_on_its_day_and_known_after_reopening() {
    let folder = folder();
    let mut store = store(&folder);
    assert_eq!(
        new(&store),
        ["crew/landing/craft", "crew/landing/day", "crew/orbit/craft"]
    );
    grade(&mut store, "crew/landing/day", noon(0), Grade::Good);
    let path = store.path().to_owned();
    drop(store);
    let store = Store::read(&path).unwrap().unwrap();
    assert!(due_of(&store, "crew", Day(1)).is_empty());
    let due = due_of(&store, "crew", Day(2));
    assert_eq!(names(&due), ["crew/landing/day"]);
    assert_eq!(due[0].last, Some((noon(0), Grade::Good)));
    assert_eq!(
        store.next_due(&["crew"], Day(0)).unwrap(),
        Some((Day(2), 1))
    );
    assert_eq!(store.begun(&["crew"], Day(0)).unwrap(), 1);
    assert_eq!(new(&store).len(), 2);
    assert!(due_of(&store, "other", Day(9)).is_empty());
}

#[test]
fn what_is_kept_is_what_the_reviews_add_up_to() {
    let folder = folder();
    let mut store = store(&folder);
    for (day, mark) in [
        (0, Grade::Again),
        (0, Grade::Good),
        (3, Grade::Hard),
        (9, Grade::Again),
        (9, Grade::Easy),
    ] {
        grade(&mut store, "crew/landing/day", noon(day), mark);
    }
    let card = store.card(&"crew/landing/day".into()).unwrap().unwrap();
    let reviews = store.reviews_of(&"crew/landing/day".into()).unwrap();
    assert_eq!((card.reviews, card.lapses, reviews.len()), (5, 1, 5));
    assert_eq!(scheduler().replayed(&card, &reviews), card);
}

#[test]
fn two_reviews_of_one_millisecond_are_two() {
    let folder = folder();
    let mut store = store(&folder);
    grade(&mut store, "crew/landing/day", noon(0), Grade::Again);
    let Kept::Kept(after) = grade(&mut store, "crew/landing/day", noon(0), Grade::Good) else {
        panic!("the card was read just before");
    };
    assert_eq!(after.last.unwrap().0.millis, noon(0).millis + 1);
    assert_eq!(store.card(&"crew/landing/day".into()).unwrap(), Some(after));
}

#[test]
fn taking_back_leaves_no_trace() {
    let folder = folder();
    let mut store = store(&folder);
    grade(&mut store, "crew/landing/day", noon(0), Grade::Good);
    let before = store.card(&"crew/landing/day".into()).unwrap().unwrap();
    let history = store.history().unwrap();
    grade(&mut store, "crew/landing/day", noon(2), Grade::Again);
    assert_eq!(
        store.take_back(&before).unwrap(),
        Kept::Kept(before.clone())
    );
    assert_eq!(
        store.card(&"crew/landing/day".into()).unwrap(),
        Some(before.clone())
    );
    assert_eq!(store.history().unwrap(), history);
    assert!(
        matches!(store.take_back(&before).unwrap(), Kept::Stale(_)),
        "there is nothing more to take back"
    );
}

#[test]
fn a_card_that_another_program_graded_is_not_graded_over() {
    let folder = folder();
    let mut one = store(&folder);
    let mut other = Store::open(one.path()).unwrap();
    let seen = one.card(&"crew/landing/day".into()).unwrap().unwrap();
    grade(&mut other, "crew/landing/day", noon(0), Grade::Good);
    let next = scheduler().next(&seen, Day(0))[0];
    let review = Review {
        at: noon(0),
        grade: Grade::Again,
        way: ReviewMode::Card,
        interval: 0,
        desired: 0.9,
    };
    let kept = one
        .grade(&seen, &review, &seen.after(&review, next.memory))
        .unwrap();
    let now = other.card(&"crew/landing/day".into()).unwrap();
    assert_eq!(kept, Kept::Stale(now));
    assert_eq!(one.reviews_of(&"crew/landing/day".into()).unwrap().len(), 1);
}

#[test]
fn a_card_keeps_its_history_through_an_edit_a_renaming_and_an_absence() {
    let folder = folder();
    let mut store = store(&folder);
    grade(&mut store, "crew/landing/day", noon(0), Grade::Good);
    let reviews = store.reviews_of(&"crew/landing/day".into()).unwrap();

    let edited = BANK.replace("{craft} landed on {day}.", "On {day}, {craft} came down.");
    store.bring_in(&bank(&edited), None, &scheduler()).unwrap();
    assert_eq!(
        store.reviews_of(&"crew/landing/day".into()).unwrap(),
        reviews
    );

    let without = "id: crew\ntitle: Apollo 11\nfacts:\n  - id: orbit\n    statement: \"{craft} stayed.\"\n    \
                   blanks:\n      craft: { text: Columbia }\n";
    store.bring_in(&bank(without), None, &scheduler()).unwrap();
    assert!(due_of(&store, "crew", Day(9)).is_empty());
    assert_eq!(new(&store), ["crew/orbit/craft"]);

    let renamed = BANK
        .replace("- id: landing", "- id: touchdown\n    was: [landing]")
        .replace("day: {", "date: { was: [day], ")
        .replace("{day}", "{date}");
    store.bring_in(&bank(&renamed), None, &scheduler()).unwrap();
    let due = due_of(&store, "crew", Day(9));
    assert_eq!(names(&due), ["crew/touchdown/date"]);
    assert_eq!(
        store.reviews_of(&"crew/touchdown/date".into()).unwrap(),
        reviews
    );
    assert_eq!(store.card(&"crew/landing/day".into()).unwrap(), None);
}

#[test]
fn a_renaming_that_was_named_late_unites_the_two_histories() {
    let folder = folder();
    let mut store = store(&folder);
    grade(&mut store, "crew/landing/day", noon(0), Grade::Good);
    let renamed = BANK.replace("- id: landing", "- id: touchdown");
    store.bring_in(&bank(&renamed), None, &scheduler()).unwrap();
    grade(&mut store, "crew/touchdown/day", noon(2), Grade::Good);
    let named = renamed.replace("touchdown", "touchdown\n    was: [landing]");
    store.bring_in(&bank(&named), None, &scheduler()).unwrap();
    let card = store.card(&"crew/touchdown/day".into()).unwrap().unwrap();
    let reviews = store.reviews_of(&"crew/touchdown/day".into()).unwrap();
    assert_eq!(
        (card.reviews, reviews.len(), card.first),
        (2, 2, Some(Day(0)))
    );
    assert_eq!(scheduler().replayed(&card, &reviews), card);
}

#[test]
fn a_former_name_that_another_card_has_now_is_that_cards() {
    let folder = folder();
    let mut store = store(&folder);
    grade(&mut store, "crew/landing/day", noon(0), Grade::Good);
    let taken = format!(
        "{BANK}  - id: splash\n    was: [landing]\n    statement: \"On {{day}} it ended.\"\n    \
         blanks:\n      day: {{ date: 1969-07-24 }}\n"
    );
    if let Ok(facts) = Facts::parse("crew.yaml", &taken) {
        store.bring_in(&roll(&facts), None, &scheduler()).unwrap();
        assert_eq!(
            store.reviews_of(&"crew/landing/day".into()).unwrap().len(),
            1
        );
        assert_eq!(
            store.reviews_of(&"crew/splash/day".into()).unwrap().len(),
            0
        );
    }
}

#[test]
fn a_suspended_card_is_neither_due_nor_new_and_keeps_its_history() {
    let folder = folder();
    let mut store = store(&folder);
    grade(&mut store, "crew/landing/day", noon(0), Grade::Good);
    let mut card = store.card(&"crew/landing/day".into()).unwrap().unwrap();
    card.suspended = true;
    store.mark(&card).unwrap();
    assert!(due_of(&store, "crew", Day(9)).is_empty());
    card.suspended = false;
    store.mark(&card).unwrap();
    assert_eq!(due_of(&store, "crew", Day(9)), [card]);
}

#[test]
fn what_was_missed_elsewhere_is_due_today() {
    let folder = folder();
    let mut store = store(&folder);
    grade(&mut store, "crew/landing/day", noon(0), Grade::Easy);
    let known = store.remember(
        &["crew/landing/day", "crew/orbit/craft", "crew/none/such"]
            .map(CardId::from)
            .into(),
        Day(1),
    );
    assert_eq!(known.unwrap(), 2);
    let due = due_of(&store, "crew", Day(1));
    assert_eq!(names(&due), ["crew/landing/day", "crew/orbit/craft"]);
    assert_eq!(due[1].memory, None, "it is still new to the schedule");
}

#[test]
fn a_history_is_merged_without_doubling() {
    let (here, there) = (folder(), folder());
    let mut one = store(&here);
    grade(&mut one, "crew/landing/day", noon(0), Grade::Good);
    let mut other = store(&there);
    let both = one.history().unwrap();
    let merged = other.merge(&both, &scheduler()).unwrap();
    assert_eq!(
        merged,
        Merged {
            added: 1,
            known: 0,
            cards: 1
        }
    );
    grade(&mut other, "crew/landing/day", noon(2), Grade::Hard);
    grade(&mut one, "crew/orbit/craft", noon(1), Grade::Good);
    let merged = one.merge(&other.history().unwrap(), &scheduler()).unwrap();
    assert_eq!(
        merged,
        Merged {
            added: 1,
            known: 1,
            cards: 1
        }
    );
    assert_eq!(
        one.merge(&other.history().unwrap(), &scheduler())
            .unwrap()
            .added,
        0
    );
    other.merge(&one.history().unwrap(), &scheduler()).unwrap();
    assert_eq!(one.history().unwrap(), other.history().unwrap());
    for id in ["crew/landing/day", "crew/orbit/craft"].map(CardId::from) {
        assert_eq!(one.card(&id).unwrap(), other.card(&id).unwrap());
    }
    let mut bytes = Vec::new();
    history::write(&one.history().unwrap(), &mut bytes).unwrap();
    let read = history::read(&String::from_utf8(bytes).unwrap()).unwrap();
    assert_eq!(read, one.history().unwrap());
}

#[test]
fn a_history_of_a_bank_that_is_not_here_waits_for_it() {
    let folder = folder();
    let mut store = Store::open(&folder.path().join("study.db")).unwrap();
    let text = "{\"quizpress-history\":1}\n{\"card\":\"crew/landing/day\",\"at\":\"1970-01-01T12:00:00+00:00\",\
                \"grade\":\"good\",\"interval\":2}\n";
    store
        .merge(&history::read(text).unwrap(), &scheduler())
        .unwrap();
    assert!(due_of(&store, "crew", Day(9)).is_empty());
    store.bring_in(&bank(BANK), None, &scheduler()).unwrap();
    assert_eq!(names(&due_of(&store, "crew", Day(9))), ["crew/landing/day"]);
}

#[test]
fn a_store_of_a_newer_version_is_refused_and_left_as_it_is() {
    let folder = folder();
    let path = store(&folder).path().to_owned();
    rusqlite::Connection::open(&path)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(
        Store::open(&path),
        Err(Error::Newer { found: 99, .. })
    ));
    assert!(matches!(
        Store::read(&path),
        Err(Error::Newer { found: 99, .. })
    ));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_is_no_store_is_refused_and_left_as_it_is() {
    let folder = folder();
    let text = folder.path().join("notes.txt");
    fs::write(
        &text,
        "not a store, but a text that is long enough to be taken for one by mistake",
    )
    .unwrap();
    assert!(matches!(Store::open(&text), Err(Error::Foreign { .. })));
    let foreign = folder.path().join("foreign.db");
    rusqlite::Connection::open(&foreign)
        .unwrap()
        .execute_batch("CREATE TABLE x (y)")
        .unwrap();
    let before = fs::read(&foreign).unwrap();
    assert!(matches!(Store::open(&foreign), Err(Error::Foreign { .. })));
    assert_eq!(fs::read(&foreign).unwrap(), before);
    assert!(matches!(
        Store::open(folder.path()),
        Err(Error::Folder { .. })
    ));
    assert!(matches!(
        Store::open(&folder.path().join("no/such/folder.db")),
        Err(Error::Closed { .. })
    ));
    assert!(
        Store::read(&folder.path().join("none.db"))
            .unwrap()
            .is_none()
    );
}

#[test]
fn a_store_whose_answers_are_gone_is_damaged() {
    let folder = folder();
    let mut store = store(&folder);
    grade(&mut store, "crew/landing/day", noon(0), Grade::Good);
    assert!(store.check().is_ok());
    store
        .db
        .execute("DELETE FROM reviews", ())
        .expect("no answers");
    let error = store.check().expect_err("a damaged store");
    assert!(matches!(error, Error::Damaged { .. }), "{error}");
}

#[test]
fn a_full_disk_is_said_and_loses_nothing() {
    let folder = folder();
    let mut store = store(&folder);
    let pages: i64 = store
        .db
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .unwrap();
    store
        .db
        .pragma_update(None, "max_page_count", pages)
        .unwrap();
    let mut day = 0;
    let full = loop {
        let before = store.card(&"crew/landing/day".into()).unwrap().unwrap();
        let review = Review {
            at: noon(day),
            grade: Grade::Good,
            way: ReviewMode::Card,
            interval: 1,
            desired: 0.9,
        };
        let memory = scheduler().next(&before, Day(day))[2].memory;
        if let Err(error) = store.grade(&before, &review, &before.after(&review, memory)) {
            break error;
        }
        day += 1;
    };
    assert!(matches!(full, Error::Full { .. }), "{full}");
    let card = store.card(&"crew/landing/day".into()).unwrap().unwrap();
    assert_eq!(card.reviews as i32, day);
    assert_eq!(
        store.reviews_of(&"crew/landing/day".into()).unwrap().len() as i32,
        day
    );
}

#[test]
fn a_clock_that_goes_back_loses_nothing() {
    let folder = folder();
    let mut store = store(&folder);
    for (day, mark) in [
        (5, Grade::Good),
        (0, Grade::Good),
        (-400, Grade::Again),
        (3, Grade::Good),
    ] {
        grade(&mut store, "crew/landing/day", noon(day), mark);
    }
    let card = store.card(&"crew/landing/day".into()).unwrap().unwrap();
    assert_eq!(
        (
            card.reviews,
            store.reviews_of(&"crew/landing/day".into()).unwrap().len()
        ),
        (4, 4)
    );
    assert!(card.due.unwrap() > Day(3), "{card:?}");
}

#[test]
fn parameters_are_adopted_and_taken_back() {
    let folder = folder();
    let mut store = store(&folder);
    grade(&mut store, "crew/landing/day", noon(0), Grade::Good);
    let before = store.card(&"crew/landing/day".into()).unwrap().unwrap();
    let mut parameters = fsrs::DEFAULT_PARAMETERS.to_vec();
    parameters[2] = 5.0;
    let fitted = Scheduler::new(&parameters, 0.9).unwrap();
    store.adopt(&parameters, &fitted, noon(1)).unwrap();
    assert_eq!(store.parameters().unwrap(), parameters);
    let card = store.card(&"crew/landing/day".into()).unwrap().unwrap();
    assert_eq!(
        (card.memory.unwrap().stability, card.due),
        (5.0, before.due)
    );
    assert_eq!(store.former_parameters().unwrap(), Some(Vec::new()));
    store.unadopt(&scheduler()).unwrap();
    assert_eq!(store.former_parameters().unwrap(), None);
    assert!(store.parameters().unwrap().is_empty());
    assert_eq!(
        store.card(&"crew/landing/day".into()).unwrap(),
        Some(before)
    );
}

/// A program that is killed within a transaction leaves a journal, which is played back before anything is read.
#[test]
fn what_a_killed_program_left_half_done_is_taken_back_on_reading() {
    let folder = folder();
    let mut store = store(&folder);
    grade(&mut store, "crew/landing/day", noon(0), Grade::Good);
    let before = store.history().unwrap();
    let path = store.path().to_owned();
    // A small cache writes changed pages before the commit, as a large transaction would.
    store.db.pragma_update(None, "cache_size", 1).unwrap();
    store
        .db
        .execute_batch(
            "BEGIN IMMEDIATE; DELETE FROM reviews; UPDATE cards SET front = hex(randomblob(9999));",
        )
        .unwrap();
    let half = folder.path().join("half.db");
    fs::copy(&path, &half).unwrap();
    fs::copy(
        folder.path().join("study.db-journal"),
        folder.path().join("half.db-journal"),
    )
    .unwrap();
    let read = Store::read(&half).unwrap().unwrap();
    assert_eq!(read.history().unwrap(), before);
}
