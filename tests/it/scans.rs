//! Filled sheets: those of seeded hands, harmed in many ways, and files that nobody should have to read.

#[path = "../scans/hands.rs"]
mod hands;
#[path = "../scans/harm.rs"]
mod harm;
mod layouts;
mod program;
#[path = "../scans/score.rs"]
mod score;

use std::path::{Path, PathBuf};

use hands::{BASES, Base, Dice, HANDS, Hand, fill_in};
use harm::{HARMS, Harm, harmed};
use quizpress::scan::decide::{Asks, Decision, Doubt, Field, Line, Sheet, decide};
use quizpress::scan::marks::Measure;
use quizpress::scan::{Found, Grey, Plan, read};
use score::{Score, shift};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scans")
}

fn bases() -> Vec<Base> {
    BASES
        .iter()
        .map(|name| Base::load(&folder(), name))
        .collect()
}

fn named(name: &str) -> &'static Harm {
    HARMS.iter().find(|harm| harm.name == name).unwrap()
}

#[test]
fn nobody_is_mixed_up_and_nothing_is_wrong_in_silence() {
    let bases = bases();
    let mut whole = Score::default();
    for (at, harm) in (0..).zip(HARMS.iter()) {
        // Half as many pixels, so that it is quick.
        let harm = Harm {
            dots: harm.dots.min(150.0),
            ..*harm
        };
        whole.add(&shift(&bases, &harm, &HANDS, [5, 5], 77 + at));
    }
    assert_eq!((whole.lost, whole.mixed), (0, 0));
    assert!(whole.questions > 1_300, "{whole:?}");
    assert!(whole.wrong <= 1, "{whole:?}");
    let [asked, ruled] = whole.asked();
    assert!(asked < 8.0 && ruled < 4.0, "{whole:?}");
}

/// What is read of a page that somebody filled in, whole or with a part of it gone.
fn found(
    base: &Base,
    harm: &Harm,
    quarters: usize,
    spoil: impl Fn(&mut hands::Picture),
) -> (Vec<Found>, quizpress::code::SheetCode) {
    let mut dice = Dice(5);
    let mut filled = fill_in(base, 3, Hand::Pen, &mut dice);
    spoil(&mut filled.paper);
    let page = harmed(&filled.paper, harm, quarters, &mut dice);
    let plan = Plan::of(std::slice::from_ref(&base.marking));
    let picture = Grey::new(page.width, page.height, page.bytes()).unwrap();
    (read(&picture, &plan), filled.code)
}

fn paint(paper: &mut hands::Picture, [left, top, right, bottom]: [f64; 4], light: f32) {
    let pixel = |length: f64| (length * hands::PIXELS) as usize;
    for y in pixel(top)..pixel(bottom).min(paper.height) {
        for x in pixel(left)..pixel(right).min(paper.width) {
            paper.light[y * paper.width + x] = light;
        }
    }
}

#[test]
fn a_page_is_known_whichever_way_it_lies() {
    let base = Base::load(&folder(), "a4");
    for quarters in 0..4 {
        let (found, code) = found(&base, named("blurred, 150 dpi"), quarters, |_| {});
        assert!(
            matches!(found.as_slice(), [Found::Sheet(seen)] if seen.code == code),
            "{quarters}"
        );
    }
}

#[test]
fn a_negative_and_what_is_seen_from_behind_are_read_as_they_are_meant() {
    for name in ["a4", "letter-large-mirrored"] {
        let base = Base::load(&folder(), name);
        let plan = Plan::of(std::slice::from_ref(&base.marking));
        let filled = fill_in(&base, 3, Hand::Pen, &mut Dice(5));
        let page = harmed(&filled.paper, named("blurred, 150 dpi"), 1, &mut Dice(1));
        let decided = |bytes: Vec<u8>| {
            let picture = Grey::new(page.width, page.height, bytes).unwrap();
            let found = read(&picture, &plan);
            let [Found::Sheet(seen)] = found.as_slice() else {
                panic!("{name}: {found:?}");
            };
            assert_eq!(seen.code, filled.code);
            let lines = seen.rows.iter().map(|row| row.line.clone()).collect();
            decide(&[Sheet { hand: 0, lines }])
        };
        let plain = page.bytes();
        let negative: Vec<u8> = plain.iter().map(|value| 255 - value).collect();
        let behind = |bytes: &[u8]| -> Vec<u8> {
            let rows = bytes.chunks(page.width);
            rows.flat_map(|row| row.iter().rev()).copied().collect()
        };
        let as_meant = decided(plain.clone());
        assert_eq!(decided(negative.clone()), as_meant, "{name}");
        assert_eq!(decided(behind(&plain)), as_meant, "{name}");
        assert_eq!(decided(behind(&negative)), as_meant, "{name}");
    }
}

#[test]
fn a_page_that_is_black_or_white_or_grey_is_empty() {
    let base = Base::load(&folder(), "a4");
    let plan = Plan::of(std::slice::from_ref(&base.marking));
    for value in [0, 128, 255] {
        let picture = Grey::new(850, 1100, vec![value; 850 * 1100]).unwrap();
        assert_eq!(read(&picture, &plan), [], "{value}");
    }
}

#[test]
fn a_torn_corner_does_no_harm() {
    let base = Base::load(&folder(), "letter");
    for corner in [
        [0.0, 0.0, 30.0, 30.0],
        [0.0, 250.0, 30.0, 280.0],
        [186.0, 250.0, 216.0, 280.0],
    ] {
        let (found, code) = found(&base, named("blurred, 150 dpi"), 0, |paper| {
            paint(paper, corner, 1.0)
        });
        assert!(
            matches!(found.as_slice(), [Found::Sheet(seen)] if seen.code == code),
            "{corner:?}"
        );
    }
}

#[test]
fn a_covered_code_is_said_and_nothing_is_guessed() {
    let base = Base::load(&folder(), "a4");
    let code = base.geometry().qr;
    let [x, y] = base.geometry().origin;
    let over = [x + code.x, y + code.y, x + code.x + 30.0, y + code.y + 30.0];
    let (found, _) = found(&base, named("blurred, 150 dpi"), 2, |paper| {
        paint(paper, over, 0.8)
    });
    assert!(
        matches!(found.as_slice(), [Found::Nameless(_)]),
        "{found:?}"
    );
}

#[test]
fn with_two_corners_torn_a_page_is_said_and_not_guessed() {
    let base = Base::load(&folder(), "a4");
    let (found, code) = found(&base, named("blurred, 150 dpi"), 0, |paper| {
        paint(paper, [0.0, 0.0, 30.0, 30.0], 1.0);
        paint(paper, [180.0, 265.0, 210.0, 297.0], 1.0);
    });
    assert_eq!(found, [Found::Unclear(code)]);
}

#[test]
fn sheets_of_another_job_and_empty_paper_are_told_apart() {
    let base = Base::load(&folder(), "a4");
    let mut filled = fill_in(&base, 3, Hand::Pen, &mut Dice(5));
    let other = Base::load(&folder(), "letter");
    let plan = Plan::of(std::slice::from_ref(&other.marking));
    let page = harmed(&filled.paper, named("blurred, 150 dpi"), 0, &mut Dice(1));
    let picture = Grey::new(page.width, page.height, page.bytes()).unwrap();
    assert_eq!(read(&picture, &plan), [Found::Foreign(filled.code)]);
    filled.paper.light.fill(0.95);
    let page = harmed(&filled.paper, named("blurred, 150 dpi"), 0, &mut Dice(1));
    let picture = Grey::new(page.width, page.height, page.bytes()).unwrap();
    assert_eq!(read(&picture, &plan), []);
}

#[test]
fn two_sheets_side_by_side_are_two() {
    let base = Base::load(&folder(), "a4");
    let plan = Plan::of(std::slice::from_ref(&base.marking));
    let pages = [3, 4].map(|copy| {
        let filled = fill_in(&base, copy, Hand::Pen, &mut Dice(u64::from(copy)));
        (
            harmed(&filled.paper, named("blurred, 150 dpi"), 0, &mut Dice(9)),
            filled.code,
        )
    });
    let [(one, first), (other, second)] = &pages;
    let rows = (0..one.height).flat_map(|y| {
        [one, other].into_iter().flat_map(move |page| {
            page.light[y * page.width..(y + 1) * page.width]
                .iter()
                .copied()
        })
    });
    let light: Vec<u8> = rows.map(|light: f32| (light * 255.0) as u8).collect();
    let picture = Grey::new(2 * one.width, one.height, light).unwrap();
    let mut codes: Vec<_> = read(&picture, &plan)
        .into_iter()
        .filter_map(|found| match found {
            Found::Sheet(seen) => Some(seen.code),
            _ => None,
        })
        .collect();
    codes.sort();
    assert_eq!(codes, [*first, *second]);
}

/// A row of marks with so much ink, an empty one having 0.1.
fn line(asks: Asks, inks: &[f64]) -> Line {
    let field = |(print, &ink): (u32, &f64)| Field {
        print,
        seen: Measure {
            ink: 0.1 + ink,
            ..Measure::default()
        },
    };
    Line {
        asks,
        marks: (0..).zip(inks).map(field).collect(),
    }
}

/// What is decided of a row on a sheet of somebody whose marks have the ink 0.8.
fn decided(row: Line) -> Decision {
    let clear = (0..12).map(|at: usize| {
        let inks: Vec<f64> = (0..4)
            .map(|mark| if mark == at % 4 { 0.8 } else { 0.0 })
            .collect();
        line(Asks::One, &inks)
    });
    let lines = clear.chain([row]).collect();
    decide(&[Sheet { hand: 0, lines }]).remove(0).remove(12)
}

#[test]
fn a_page_alone_is_read_though_nearly_all_squares_of_it_are_marked() {
    let one = |at: usize| {
        let inks: Vec<f64> = (0..4)
            .map(|mark| if mark == at % 4 { 0.8 } else { 0.0 })
            .collect();
        line(Asks::One, &inks)
    };
    let several = |inks: &[f64]| {
        let mut row = line(Asks::Several, inks);
        row.marks.iter_mut().for_each(|field| field.print += 100);
        row
    };
    let mut lines: Vec<Line> = (0..12).map(one).collect();
    lines.push(several(&[0.8; 4]));
    lines.push(several(&[0.8, 0.0, 0.8, 0.8, 0.8, 0.0]));
    let decided = decide(&[Sheet { hand: 0, lines }]).remove(0);
    let sure = |marked: &[usize]| Decision {
        marked: marked.to_vec(),
        doubt: None,
    };
    assert_eq!(decided[12..], [sure(&[0, 1, 2, 3]), sure(&[0, 2, 3, 4])]);
    // Of a single row with two circles, one of which is marked, too little is seen to tell for sure what is empty.
    let row = || vec![line(Asks::One, &[0.8, 0.0])];
    let decided = decide(&[Sheet {
        hand: 0,
        lines: row(),
    }]);
    assert_eq!(decided[0][0].marked, [0]);
}

#[test]
fn a_faint_mark_on_a_page_alone_is_asked_and_not_taken_for_the_level_of_its_letter() {
    // Crosses of a thin pen, and a row of squares, whose letters stand there once.
    let mut lines: Vec<Line> = (0..12)
        .map(|at: usize| {
            let ink = |mark: usize| if mark == at % 4 { 0.13 } else { 0.03 };
            line(Asks::One, &(0..4).map(ink).collect::<Vec<f64>>())
        })
        .collect();
    let mut row = line(Asks::Several, &[0.2, -0.02, 0.06, 0.2, 0.06, -0.06]);
    row.marks.iter_mut().for_each(|field| field.print += 100);
    lines.push(row);
    let decided = decide(&[Sheet { hand: 0, lines }]).remove(0);
    let Decision { marked, doubt } = &decided[12];
    assert!(doubt.is_some() || *marked == [0, 2, 3, 4], "{marked:?}");
}

#[test]
fn where_empty_marks_differ_much_a_mark_is_asked_and_not_taken_for_nothing() {
    let row = |at: usize, mark: f64| {
        let ink = |place: usize| match place == at % 4 {
            true => mark,
            false => [0.0, 0.14, 0.07][(at + place) % 3],
        };
        line(Asks::One, &(0..4).map(ink).collect::<Vec<f64>>())
    };
    let mut lines: Vec<Line> = (0..30).map(|at| row(at, 0.6)).collect();
    lines.extend([row(1, 0.34), row(2, 0.6)]);
    let decided = decide(&[Sheet { hand: 0, lines }]).remove(0);
    let weak = Some(Doubt::Weak);
    assert_eq!(
        (&decided[30].marked[..], decided[30].doubt),
        (&[1][..], weak)
    );
    assert_eq!(
        (&decided[31].marked[..], decided[31].doubt),
        (&[2][..], None)
    );
}

#[test]
fn what_is_between_is_asked_and_what_is_clear_is_not() {
    use Asks::{One, Several};
    for (asks, inks, marked, doubt) in [
        (One, [0.0, 0.7, 0.0, 0.0], vec![1], None),
        (One, [0.0, 0.45, 0.1, 0.0], vec![1], None),
        (One, [0.0, 0.0, 0.0, 0.0], vec![], None),
        (One, [0.0, 0.3, 0.0, 0.0], vec![1], Some(Doubt::Weak)),
        (One, [0.8, 0.3, 0.0, 0.0], vec![0], Some(Doubt::Second)),
        (One, [0.8, 0.0, 0.8, 0.0], vec![0], Some(Doubt::Second)),
        (Several, [0.8, 0.0, 0.7, 0.0], vec![0, 2], None),
        (Several, [0.8, 0.35, 0.0, 0.0], vec![0], Some(Doubt::Weak)),
    ] {
        assert_eq!(
            decided(line(asks, &inks)),
            Decision { marked, doubt },
            "{inks:?}"
        );
    }
    let mut crossed = line(One, &[0.8, 0.8, 0.0, 0.0]);
    crossed.marks[0].seen.spokes = 4;
    assert_eq!(
        decided(crossed),
        Decision {
            marked: vec![1],
            doubt: Some(Doubt::Crossed)
        }
    );
    assert_eq!(
        decided(line(Asks::Verdict, &[0.0, 0.0])).doubt,
        Some(Doubt::Unjudged)
    );
    assert_eq!(decided(line(Asks::Verdict, &[0.0, 0.8])).marked, [1]);
}
