use super::*;
use crate::lang;
use crate::study::{Memory, ReviewMode};

fn noon(day: i32) -> Moment {
    Moment {
        millis: (i64::from(day) * 24 + 12) * 3_600_000,
        offset: 0,
    }
}

fn review(at: Moment, grade: Grade) -> Review {
    Review {
        at,
        grade,
        way: ReviewMode::Card,
        interval: 1,
        desired: 0.9,
    }
}

/// A card that was asked on one day and is due on another.
fn card(name: &str, asked: i32, due: i32) -> CardState {
    CardState {
        memory: Some(Memory {
            stability: 1.0,
            difficulty: 5.0,
        }),
        due: Some(Day(due)),
        last: Some((noon(asked), Grade::Good)),
        reviews: 1,
        ..CardState::new(name)
    }
}

fn of(reviews: &[(&str, i32, Grade, Option<u32>)], cards: &[CardState], today: i32) -> Stats {
    let mut gathering = Gathering::new(noon(today));
    for &(name, day, grade, elapsed) in reviews {
        gathering.review(&name.into(), &review(noon(day), grade), elapsed);
    }
    for card in cards {
        gathering.card(card, "front", true);
    }
    gathering.finish(0.9)
}

#[test]
fn cards_count_where_they_are() {
    let mut suspended = card("a/b/s", 90, 101);
    suspended.suspended = true;
    let mut flagged = card("a/b/f", 90, 200);
    flagged.flagged = true;
    let cards = [
        card("a/b/1", 95, 98),
        card("a/b/2", 95, 100),
        card("a/b/3", 95, 107),
        CardState::new("a/b/4"),
        suspended,
        flagged,
    ];
    let stats = of(&[], &cards, 100);
    let counts = Cards {
        new: 1,
        young: 3,
        mature: 1,
        suspended: 1,
        absent: 0,
        flagged: 1,
    };
    assert_eq!(stats.cards, counts);
    assert_eq!(
        (stats.forecast[0], stats.forecast[7], stats.overdue),
        (2, 1, 1)
    );
    assert_eq!(stats.forecast.iter().sum::<usize>(), 3);
}

#[test]
fn retention_counts_answers_on_a_later_day_by_how_long_it_was() {
    use Grade::{Again, Good};
    let reviews = [
        ("a/b/1", 100, Good, None),
        ("a/b/1", 100, Again, Some(0)),
        ("a/b/1", 100, Good, Some(3)),
        ("a/b/1", 99, Again, Some(20)),
        ("a/b/1", 98, Good, Some(21)),
        ("a/b/1", 20, Good, Some(40)),
    ];
    let stats = of(&reviews, &[], 100);
    let [young, mature] = stats.retention;
    assert_eq!(
        young.lately,
        Answers {
            known: 1,
            missed: 1
        }
    );
    assert_eq!(
        mature.lately,
        Answers {
            known: 1,
            missed: 0
        }
    );
    assert_eq!(
        mature.ever,
        Answers {
            known: 2,
            missed: 0
        }
    );
    assert!((young.desired - 0.9).abs() < 1e-6);
    assert_eq!(
        stats.answers[DAYS - 1],
        Answers {
            known: 2,
            missed: 1
        }
    );
    assert_eq!(stats.total.all(), 6);
}

#[test]
fn the_hardest_cards_come_first() {
    let reviews: Vec<(&str, i32, Grade, Option<u32>)> = ["a/b/1", "a/b/2", "a/b/2", "a/b/gone"]
        .iter()
        .map(|name| (*name, 90, Grade::Again, Some(1)))
        .collect();
    let mut lapsed = card("a/b/1", 90, 91);
    lapsed.lapses = 1;
    let stats = of(
        &reviews,
        &[lapsed, card("a/b/2", 90, 91), card("a/b/3", 90, 91)],
        100,
    );
    let names: Vec<&str> = stats.hardest.iter().map(|hard| hard.id.as_str()).collect();
    assert_eq!(names, ["a/b/1", "a/b/2"]);
}

#[track_caller]
fn check_streak(days: &[i32], today: i32, current: usize, longest: usize) {
    let reviews: Vec<_> = days
        .iter()
        .map(|&day| ("a/b/1", day, Grade::Good, Some(1)))
        .collect();
    assert_eq!(of(&reviews, &[], today).streak, Streak { current, longest });
}

#[test]
fn a_streak_ends_with_a_missed_day_and_not_before_today_is_over() {
    check_streak(&[], 9, 0, 0);
    check_streak(&[9], 9, 1, 1);
    check_streak(&[7, 8], 9, 2, 2);
    check_streak(&[6, 7], 9, 0, 2);
    check_streak(&[1, 2, 3, 5, 6], 6, 2, 3);
    check_streak(&[8, 9, 50], 9, 2, 2);
}

#[test]
fn a_flight_over_the_date_line_breaks_no_streak() {
    let mut gathering = Gathering::new(Moment::parse("2026-11-25T21:00:00+13:00").unwrap());
    for at in [
        "2026-11-22T20:00:00-08:00",
        "2026-11-23T20:00:00-08:00",
        "2026-11-25T20:00:00+13:00",
    ] {
        gathering.review(
            &"a/b/1".into(),
            &review(Moment::parse(at).unwrap(), Grade::Good),
            Some(1),
        );
    }
    assert_eq!(
        gathering.finish(0.9).streak,
        Streak {
            current: 3,
            longest: 3
        }
    );
    let mut gathering = Gathering::new(Moment::parse("2026-11-25T20:00:00-08:00").unwrap());
    for at in ["2026-11-23T20:00:00-08:00", "2026-11-25T20:00:00-08:00"] {
        gathering.review(
            &"a/b/1".into(),
            &review(Moment::parse(at).unwrap(), Grade::Good),
            Some(1),
        );
    }
    assert_eq!(
        gathering.finish(0.9).streak.current,
        1,
        "at home a missed day is a missed day"
    );
}

#[test]
fn no_line_of_the_chart_is_wider_than_a_terminal() {
    let reviews: Vec<_> = (0..3000)
        .map(|at| {
            (
                "a/b/1",
                71 + at % 30,
                [Grade::Good, Grade::Again][usize::from(at % 7 == 0)],
                Some(9),
            )
        })
        .collect();
    let cards: Vec<CardState> = (0..200).map(|at| card("a/b/1", 90, 95 + at)).collect();
    let mut gathering = Gathering::new(noon(100));
    for (name, day, grade, elapsed) in reviews {
        gathering.review(&name.into(), &review(noon(day), grade), elapsed);
    }
    for card in &cards {
        gathering.card(card, &"月面着陸の日 \u{1b}[31m".repeat(20), true);
    }
    let text = chart::text(&gathering.finish(0.9), lang::of("en"));
    for line in text.lines() {
        let width = unicode_width::UnicodeWidthStr::width(line);
        assert!(width <= 80, "{width}: {line}");
    }
    assert!(!text.contains('\u{1b}'));
}
