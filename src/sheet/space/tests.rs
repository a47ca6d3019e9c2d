use super::{Opening, Part, Space, settings};
use crate::quiz::{AnswerOption, Form, SingleChoice, sample};
use crate::sheet::{Columns, Layout, Print};

fn choice(texts: &[&str]) -> Form {
    let option = |&text: &&str| AnswerOption {
        text: text.into(),
        value: None,
        why: None,
    };
    Form::SingleChoice(SingleChoice::new(texts.iter().map(option).collect(), 0, false).unwrap())
}

fn space(layout: &Layout) -> Space {
    Space::new(layout, settings(layout)[0])
}

#[track_caller]
fn check(texts: &[&str], layout: Layout, expected: usize) {
    assert_eq!(space(&layout).across(&choice(texts)), expected);
}

#[test]
fn short_options_stand_side_by_side() {
    let page = Layout::default();
    check(&["1989", "1991", "1994", "2001"], page, 4);
    check(&["True", "False"], page, 4);
    check(&["5 July 1969", "16 July 1969", "20 July 1969"], page, 4);
    check(
        &["5 August 1969", "16 August 1969", "20 August 1969"],
        page,
        3,
    );
    check(&["1", "2", "3", "4", "5", "6"], page, 6);
    check(&["1", "2", "3", "4", "5", "6", "7"], page, 4);
    let days = [
        "27 September 1989",
        "1 March 1990",
        "2 May 1991",
        "3 May 1991",
    ];
    check(&days, page, 2);
    let names = [
        "the Soviet Union",
        "France",
        "the United Kingdom",
        "Italy",
        "Spain",
    ];
    check(&names, page, 3);
    let sentence = "a sentence that is longer than half of the line it would stand in";
    check(&[sentence, "b"], page, 1);
    check(&["日本語日本語日本語", "b", "c", "d"], page, 2);
}

#[test]
fn narrow_columns_and_large_print_hold_fewer() {
    let years = ["1989", "1991", "1994", "2001"];
    let columns = Layout {
        columns: Columns::Two,
        ..Layout::default()
    };
    let large = Layout {
        print: Print::Large,
        ..Layout::default()
    };
    check(&years, columns, 2);
    check(&["True", "False"], columns, 2);
    check(&["True", "False"], large, 2);
    check(&["1,989,000", "1,991,000", "1", "2"], large, 2);
}

#[test]
fn what_is_put_in_order_stands_one_below_the_other() {
    let quiz = sample::quiz();
    let orders = quiz
        .questions
        .iter()
        .filter(|question| matches!(question.form, Form::Ordering(_)));
    let mut across = orders.map(|question| space(&Layout::default()).across(&question.form));
    assert_eq!(across.next(), Some(1));
}

/// So many questions like one another.
fn chosen(questions: usize, layout: &Layout) -> (Space, Vec<f32>, f32) {
    let form = choice(&["1989", "1991", "1994", "2001"]);
    let opening = Opening {
        title: "A quiz",
        told: "Mark one option in each question.",
        paragraphs: &[],
    };
    let asked = vec![("In which year did it fall?", &form); questions];
    let space = Space::of_sheet(layout, &opening, &asked);
    let heights = asked
        .iter()
        .map(|(stem, form)| space.question(stem, form))
        .collect();
    (space, heights, space.opening(&opening))
}

#[test]
fn text_is_set_tighter_only_where_that_saves_a_page() {
    let layout = Layout::default();
    let [loose, .., tight] = settings(&layout) else {
        panic!("there is one setting only");
    };
    assert_eq!(chosen(5, &layout).0.setting, *loose);
    let mut settings = Vec::new();
    for questions in 1..60 {
        let (space, heights, opening) = chosen(questions, &layout);
        let tightest = Space::new(&layout, *tight);
        let form = choice(&["1989", "1991", "1994", "2001"]);
        let least = vec![tightest.question("In which year did it fall?", &form); questions];
        let pages = |space: &Space, heights: &[f32]| space.pages(opening, heights, 1.0).count;
        assert!(
            pages(&space, &heights) <= pages(&tightest, &least),
            "{questions}"
        );
        settings.push(space.setting);
    }
    assert!(settings.contains(tight) && settings[20..].contains(loose));
}

#[test]
fn what_is_asked_last_is_kept_together() {
    let (space, heights, opening) = chosen(40, &Layout::default());
    let parts = space.parts(opening, &heights);
    assert!(
        matches!(
            parts[..],
            [Part {
                at: 30..=36,
                kept: true
            }]
        ),
        "{parts:?}"
    );
    // Nothing is left to part from a few questions.
    let (space, heights, opening) = chosen(2, &Layout::default());
    assert_eq!(space.parts(opening, &heights), []);
}

#[test]
fn columns_are_of_one_length_on_every_page() {
    let layout = Layout {
        columns: Columns::Two,
        ..Layout::default()
    };
    let (space, heights, opening) = chosen(10, &layout);
    assert_eq!(space.parts(opening, &heights), []);
    let (space, heights, opening) = chosen(60, &layout);
    let parts = space.parts(opening, &heights);
    assert!(
        !parts.is_empty() && parts.iter().all(|part| !part.kept),
        "{parts:?}"
    );
    let mut starts: Vec<usize> = parts.iter().map(|part| part.at).collect();
    starts.push(heights.len());
    let sizes: Vec<usize> = starts.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(
        sizes.iter().all(|&size| size * 3 >= starts[0]),
        "{starts:?}"
    );
}

#[test]
fn a_quiz_without_questions_or_with_endless_ones_is_set_all_the_same() {
    for columns in [Columns::One, Columns::Two] {
        let layout = Layout {
            columns,
            ..Layout::default()
        };
        let (space, heights, opening) = chosen(0, &layout);
        assert_eq!(space.parts(opening, &heights), []);
        let endless = [400.0, 1.0, 400.0];
        assert!(space.parts(1000.0, &endless).len() <= endless.len());
    }
}
