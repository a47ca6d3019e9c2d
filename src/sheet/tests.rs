use super::{Columns, Layout, Paper, Print, key, worksheet};
use crate::quiz::{Quiz, sample};

fn sheet(quiz: &Quiz, layout: &Layout) -> String {
    let mut bytes = Vec::new();
    worksheet(quiz, layout, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_layout_decides_paper_columns_and_print() {
    let layout = Layout {
        paper: Paper::Letter,
        columns: Columns::Two,
        ..Layout::default()
    };
    let page = sheet(&sample::quiz(), &layout);
    assert!(page.contains("size: letter;"), "{page}");
    assert!(page.contains(r#"class="normal two-columns">"#));
    let layout = Layout {
        print: Print::Large,
        ..layout
    };
    assert!(sheet(&sample::quiz(), &layout).contains(r#"class="large one-column">"#));
}

#[test]
fn a_worksheet_tells_nothing_that_comes_after_an_answer() {
    let page = sheet(&sample::quiz(), &Layout::default());
    for told in [
        "orbit",
        "too late",
        "Armstrong and",
        "First people",
        "deaths",
        "landing/",
    ] {
        assert!(!page.contains(told), "{told}");
    }
}

#[test]
fn a_key_holds_the_command_that_repeats_the_quiz() {
    let mut bytes = Vec::new();
    let command = "quizpress print --seed '<7>'";
    key(&sample::quiz(), &Layout::default(), command, &mut bytes).unwrap();
    let page = String::from_utf8(bytes).unwrap();
    assert!(
        page.contains("<span>&#39;&#60;7&#62;&#39;</span>"),
        "{page}"
    );
}

#[test]
fn an_empty_quiz_is_an_empty_page() {
    let quiz = Quiz {
        questions: Vec::new(),
        ..sample::quiz()
    };
    assert!(sheet(&quiz, &Layout::default()).contains("/ 0"));
}
