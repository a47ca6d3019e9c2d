//! What is written: pages and tables that hold every text as text, the same for the same input.

use quizpress::lang;
use quizpress::marking::{self, Exam, Naming, Pictures, Pile, Report, Results, Returned, Rules};
use quizpress::sheet::{Paper, Person, numbered};
use quizpress::table;

use super::{choices, class, every_form, exam_of, head, key, people, read};

struct Written {
    results: String,
    items: String,
    report: String,
    returned: String,
}

fn written(exam: &Exam, rules: &Rules, pile: &Pile, naming: Naming, language: &str) -> Written {
    let results: Results = marking::score(exam, rules, pile);
    let analysis = marking::analysis(exam, rules, &results);
    let words = lang::of(language);
    let mut report = Vec::new();
    let told = Report {
        exam,
        results: &results,
        analysis: &analysis,
        remarks: &pile.remarks,
        naming,
        words,
    };
    marking::report(&told, &mut report).unwrap();
    let mut returned = Vec::new();
    let view = Returned {
        exam,
        rules,
        results: &results,
        pictures: &Pictures::new(),
        naming,
        paper: Paper::A4,
        words,
    };
    marking::returned(&view, 0..results.learners.len(), &mut returned).unwrap();
    Written {
        results: marking::results_csv(exam, rules, &results, naming),
        items: marking::items_csv(exam, &analysis),
        report: String::from_utf8(report).unwrap(),
        returned: String::from_utf8(returned).unwrap(),
    }
}

fn forms() -> (Exam, Pile) {
    let exam = class(&every_form(), 4, 1);
    let letters = format!(
        "{}1,{}\n2,B,A,A,✗,✗,\n3,,AB,BD,✓,✓,✓\n",
        head(6),
        (0..6)
            .map(|row| key(&exam, 0, row))
            .collect::<Vec<_>>()
            .join(",")
    );
    let pile = read(&exam, &letters);
    (exam, pile)
}

fn cells(csv: &str) -> Vec<Vec<String>> {
    let rows = table::read(csv).unwrap().rows;
    rows.into_iter().map(|row| row.cells).collect()
}

#[test]
fn a_learner_is_a_row() {
    let (exam, pile) = forms();
    let mut rules = Rules::of(&exam);
    rules.void(&exam, "b/b/true-false").unwrap();
    rules
        .points(&exam, "question,points\na/b/which,2.5\n")
        .unwrap();
    let written = written(&exam, &rules, &pile, Naming::Names, "en");
    let rows = cells(&written.results);
    assert_eq!(
        rows[0][3..14],
        [
            "name",
            "class",
            "id",
            "number",
            "email",
            "status",
            "points",
            "of",
            "a/b/which",
            "b/b/true-false",
            "c/b/select"
        ]
    );
    assert_eq!(
        rows[1][8..],
        ["marked", "6.5", "6.5", "2.5", "", "1", "1", "1", "1"]
    );
    assert_eq!(rows[2][8], "open");
    assert!(rows[2][8..].contains(&"open".to_owned()));
    assert_eq!(rows[4][8..11], ["absent", "", "6.5"]);
    let items = cells(&written.items);
    assert_eq!(items[2][6], "void");
    let column = |name: &str| items[0].iter().position(|cell| cell == name).unwrap();
    assert_eq!(items[1][column("decided")], "3");
    assert_eq!(items[1][column("blank")], "1");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let once = || {
        let (exam, pile) = forms();
        let rules = Rules::of(&exam);
        let written = written(&exam, &rules, &pile, Naming::Names, "de");
        [
            written.results,
            written.items,
            written.report,
            written.returned,
        ]
    };
    assert_eq!(once(), once());
}

#[test]
fn returned_pages_say_what_was_marked_what_is_right_and_why() {
    let exam = class(&every_form(), 1, 1);
    let pile = read(&exam, &format!("{}1,B,,A,✗,,✓\n", head(6)));
    let rules = Rules::of(&exam);
    let page = written(&exam, &rules, &pile, Naming::Names, "en").returned;
    for part in [
        "Learner 1",
        "1 of 6 points so far",
        "<b>B</b> no",
        "<b>A</b> yes",
        "No is not one.",
        "no answer",
        "not right",
        "20 July 1969",
        "open",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
}

#[test]
fn without_names_nobody_is_named() {
    let (exam, pile) = forms();
    let rules = Rules::of(&exam);
    let written = written(&exam, &rules, &pile, Naming::Copies, "en");
    for text in [
        &written.results,
        &written.items,
        &written.report,
        &written.returned,
    ] {
        for secret in ["Learner 1", ">7b<", ",7b,", ",u1,", "7001", "example.org"] {
            assert!(!text.contains(secret), "{secret}");
        }
    }
    assert!(written.returned.contains("Copy 1"));
}

/// Texts of others stay texts, wherever they stand.
#[test]
fn no_text_is_more_than_text() {
    let mut quiz = choices(2);
    const EVIL: &str = "<script>alert(1)</script>=cmd\"'\u{202e}\u{1b}[31m";
    quiz.title = EVIL.into();
    quiz.questions[0].stem = format!("={EVIL}");
    quiz.questions[0].explanation = EVIL.into();
    let mut evil = people(2);
    evil[0] = Person {
        class: Some("=1+1".into()),
        id: Some("@SUM(1)".into()),
        ..Person::named(&format!("=HYPERLINK({EVIL}"))
    };
    let exam = exam_of(&quiz, &numbered(evil, Some(1), 0));
    let pile = read(&exam, "copy,1,2\n1,B,A\n");
    let rules = Rules::of(&exam);
    let written = written(&exam, &rules, &pile, Naming::Names, "en");
    for page in [&written.report, &written.returned] {
        assert!(!page.contains("<script"), "{page}");
        assert!(page.contains("default-src 'none'"));
    }
    for text in [
        &written.report,
        &written.returned,
        &written.results,
        &written.items,
    ] {
        assert!(!text.contains(['\u{202e}', '\u{1b}']));
    }
    for csv in [&written.results, &written.items] {
        for cell in cells(csv).into_iter().flatten() {
            let first = cell.chars().next();
            let is_number = cell.parse::<f64>().is_ok();
            assert!(
                is_number || !first.is_some_and(|sign| "=+-@".contains(sign)),
                "{cell}"
            );
        }
    }
}

#[test]
fn a_report_warns_of_few_and_says_what_is_odd() {
    let exam = class(&choices(3), 12, 1);
    // Who knows the others misses the first.
    let rows: String = (1..=12)
        .map(|n| {
            format!(
                "{n},{},{}\n",
                if n <= 6 { "B" } else { "A" },
                if n <= 6 { "A,A" } else { "B,B" }
            )
        })
        .collect();
    let pile = read(&exam, &format!("{}{rows}", head(3)));
    let rules = Rules::of(&exam);
    let report = written(&exam, &rules, &pile, Naming::Names, "en").report;
    for part in [
        "Fewer than 30 learners",
        "check the key",
        "Hardly anybody marks not so 1",
    ] {
        assert!(report.contains(part), "{part}");
    }
    let german = written(&exam, &rules, &pile, Naming::Names, "de").report;
    assert!(german.contains("den Schlüssel prüfen") && german.contains("lang=\"de\""));
}

#[test]
fn rules_that_do_not_fit_are_refused_with_what_helps() {
    let exam = class(&every_form(), 1, 1);
    let mut rules = Rules::of(&exam);
    let misfit = rules.void(&exam, "a/b/whihc").unwrap_err();
    assert_eq!(misfit.cure, "did you mean `a/b/which`?");
    for (rule, what) in [
        ("a/b/which", "does not say"),
        ("a/b/which=D", "no option"),
        ("a/b/which=", "no option"),
        ("e/b/date=A", "no options"),
        ("x=A", "no question"),
    ] {
        let misfit = rules.also(&exam, rule).unwrap_err();
        assert!(misfit.what.contains(what), "{rule}: {}", misfit.what);
    }
    assert_eq!(rules.also(&exam, "a/b/which=so").unwrap(), ["so"]);
    assert_eq!(rules.also(&exam, "c/b/select=ab").unwrap(), ["p", "q"]);
    for (text, line) in [
        ("a/b/which,2,3\n", 1),
        ("question,points\na/b/which,-1\n", 2),
        ("a/b/which,1.234\n", 1),
        ("a/b/which,1e9\n", 1),
        ("a/b/which,2\na/b/which,3\n", 2),
        ("question,points\nx/b/which,1\n", 2),
    ] {
        assert_eq!(rules.points(&exam, text).unwrap_err().line, line, "{text}");
    }
}
