use super::*;
use crate::study::Memory;

const NOON: Moment = Moment {
    millis: 12 * 3_600_000,
    offset: 0,
};
const TODAY: Day = Day(0);

fn later(minutes: i64) -> Moment {
    Moment {
        millis: NOON.millis + minutes * 60_000,
        offset: 0,
    }
}

fn due(name: &str, day: i32) -> CardState {
    CardState {
        memory: Some(Memory {
            stability: 3.0,
            difficulty: 5.0,
        }),
        due: Some(Day(day)),
        reviews: 1,
        ..CardState::new(name)
    }
}

/// Asks until the end, grades everything as `grade` says, a minute each; the names in the order asked.
fn asked(mut session: Session, grade: impl Fn(&str, usize) -> Grade) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    while let Some(card) = session.current(later(names.len() as i64)).cloned() {
        assert!(names.len() < 100, "a session ends: {names:?}");
        let now = later(names.len() as i64);
        let grade = grade(&card.id, names.len());
        let after = CardState {
            last: Some((now, grade)),
            due: Some(TODAY),
            ..card.clone()
        };
        session.graded(after, grade);
        names.push(card.id.to_string());
    }
    names
}

#[test]
fn what_is_most_overdue_comes_first_and_new_cards_last() {
    let mut cards = vec![
        due("a/a/1", 0),
        due("a/b/1", -9),
        due("a/c/1", -2),
        due("a/d/1", 0),
    ];
    in_order(&mut cards, TODAY);
    let session = Session::new(cards, vec![CardState::new("a/e/1")]);
    let names = asked(session, |_, _| Grade::Good);
    assert_eq!(names[..2], ["a/b/1", "a/c/1"]);
    assert_eq!(names[4], "a/e/1");
}

#[test]
fn cards_of_one_day_stand_in_an_order_of_that_day() {
    let cards: Vec<CardState> = (0..30).map(|at| due(&format!("a/{at}/1"), 0)).collect();
    let order = |day| {
        let mut cards = cards.clone();
        in_order(&mut cards, Day(day));
        cards
    };
    assert_eq!(order(0), order(0));
    assert_ne!(order(0), order(1));
}

#[test]
fn siblings_are_kept_apart() {
    let cards = [
        "a/a/1", "a/a/2", "a/a/3", "a/b/1", "a/c/1", "a/d/1", "a/e/1", "a/f/1", "a/g/1",
    ];
    let session = Session::new(cards.map(|name| due(name, 0)).to_vec(), Vec::new());
    let names = asked(session, |_, _| Grade::Good);
    let positions: Vec<usize> = (0..9).filter(|&at| names[at].starts_with("a/a/")).collect();
    assert_eq!(names.len(), 9);
    assert_eq!(positions, [0, 6, 8], "{names:?}");
}

#[test]
fn a_card_that_was_not_known_comes_back_after_ten_minutes() {
    let cards: Vec<CardState> = (0..20).map(|at| due(&format!("a/{at:02}/1"), 0)).collect();
    let names = asked(Session::new(cards, Vec::new()), |_, at| {
        if at == 0 { Grade::Again } else { Grade::Good }
    });
    assert_eq!(names.len(), 21);
    assert_eq!(names[10], "a/00/1");
}

#[test]
fn a_card_that_was_not_known_comes_back_sooner_where_nothing_else_is_left() {
    let session = Session::new(vec![due("a/a/1", 0), due("a/b/1", 0)], Vec::new());
    let names = asked(
        session,
        |_, at| if at < 3 { Grade::Again } else { Grade::Good },
    );
    assert_eq!(names, ["a/a/1", "a/b/1", "a/a/1", "a/b/1", "a/a/1"]);
}

#[test]
fn what_was_not_known_in_the_session_before_waits_its_time_too() {
    let missed = CardState {
        last: Some((later(-2), Grade::Again)),
        ..due("a/a/1", 0)
    };
    let session = Session::new(vec![missed, due("a/b/1", 0)], Vec::new());
    assert_eq!(asked(session, |_, _| Grade::Good), ["a/b/1", "a/a/1"]);
}

#[test]
fn a_clock_that_went_back_keeps_no_card_waiting() {
    let missed = CardState {
        last: Some((later(600), Grade::Again)),
        ..due("a/a/1", 0)
    };
    assert!(is_ready(&missed, NOON));
}

#[test]
fn undo_takes_back_one_after_the_other() {
    let mut session = Session::new(
        vec![due("a/a/1", 0), due("a/b/1", 0), due("a/c/1", 0)],
        Vec::new(),
    );
    let name = |session: &mut Session| session.current(NOON).unwrap().id.clone();
    let first = session.current(NOON).unwrap().clone();
    session.graded(
        CardState {
            last: Some((NOON, Grade::Again)),
            ..first.clone()
        },
        Grade::Again,
    );
    assert_eq!(name(&mut session), "a/b/1");
    session.skipped();
    assert_eq!(name(&mut session), "a/c/1");
    session.suspended();
    assert_eq!(
        session.tally(),
        Tally {
            graded: 1,
            known: 0,
            new: 0
        }
    );
    for expected in ["a/c/1", "a/b/1", "a/a/1"] {
        session.undone();
        assert_eq!(name(&mut session), expected);
    }
    assert_eq!(
        session.current(NOON),
        Some(&first),
        "as it was before the grade"
    );
    assert_eq!(session.last(), None);
    session.undone();
    assert_eq!(
        session.left(TODAY),
        Left {
            due: 3,
            new: 0,
            again: 0
        }
    );
    assert_eq!(
        asked(session, |_, _| Grade::Good),
        ["a/a/1", "a/b/1", "a/c/1"]
    );
}

#[test]
fn what_is_left_is_counted() {
    let mut session = Session::new(
        vec![due("a/a/1", 0), due("a/b/1", 0)],
        vec![CardState::new("a/c/1")],
    );
    assert_eq!(
        session.left(TODAY),
        Left {
            due: 2,
            new: 1,
            again: 0
        }
    );
    let card = session.current(NOON).unwrap().clone();
    session.graded(
        CardState {
            last: Some((NOON, Grade::Again)),
            ..card
        },
        Grade::Again,
    );
    assert_eq!(
        session.left(TODAY),
        Left {
            due: 1,
            new: 1,
            again: 1
        }
    );
}

#[test]
fn a_card_that_changed_elsewhere_is_asked_as_it_is_or_no_more() {
    let mut session = Session::new(vec![due("a/a/1", 0), due("a/b/1", 0)], Vec::new());
    session.current(NOON);
    session.replaced(due("a/a/1", -1), TODAY);
    assert_eq!(session.current(NOON).unwrap().due, Some(Day(-1)));
    session.replaced(due("a/a/1", 7), TODAY);
    assert_eq!(session.current(NOON).unwrap().id, "a/b/1");
}
