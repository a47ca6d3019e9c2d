//! Letters as people type them, and tables as programs write them.

use proptest::prelude::*;
use quizpress::marking::letters as typed;
use quizpress::marking::{Exam, Mark, Pile, Remark, Rules, Status, Who, score, undecided};
use quizpress::sheet::{numbered, versions};
use quizpress::table;

use crate::laws::few;

use super::{choices, class, every_form, exam_of, head, key, letters_of, people, read};

/// What was marked by the one learner who is not absent.
fn marks(exam: &Exam, letters: &str) -> Vec<Mark> {
    let pile = read(exam, letters);
    let mut marks = pile.papers.into_iter().filter_map(|paper| paper.marks);
    marks.next().unwrap()
}

fn options(positions: &[usize]) -> Mark {
    Mark::Options(positions.to_vec())
}

/// The status and points of each learner.
fn told(exam: &Exam, pile: &Pile) -> Vec<(Status, String)> {
    let results = score(exam, &Rules::of(exam), pile);
    let learners = results.learners.iter();
    learners
        .map(|learner| (learner.status, learner.points.normalize().to_string()))
        .collect()
}

/// The line of the first trouble, and all that is said of it.
fn trouble(exam: &Exam, letters: &str) -> (usize, String) {
    let odds = typed::read(letters, exam).unwrap_err();
    (odds[0].line, format!("{}; {}", odds[0].what, odds[0].cure))
}

#[test]
fn a_cell_is_what_stands_on_the_sheet() {
    let exam = class(&every_form(), 1, 1);
    let row = |cells: &str| marks(&exam, &format!("{}1,{cells}\n", head(6)));
    let plain = row("A,B,AC,✓,✗,✓");
    let expected = vec![
        options(&[0]),
        options(&[1]),
        options(&[0, 2]),
        Mark::Verdict(true),
        Mark::Verdict(false),
        Mark::Verdict(true),
    ];
    assert_eq!(plain, expected);
    for cells in [
        "a,b,ca,+,-,+",
        "A,F,\"A, C\",✔️,✘,right",
        " A , false ,A C C,Richtig,x,√",
        "A,FALSE,a;c,✓,×,✓",
    ] {
        let cells = cells.replace("a;c", "\"a;c\"");
        assert_eq!(row(&cells), expected, "{cells}");
    }
    let expected = vec![
        options(&[]),
        options(&[]),
        options(&[]),
        Mark::Open,
        Mark::Verdict(false),
        Mark::Open,
    ];
    assert_eq!(row("-,–,,,-,?"), expected);
    assert_eq!(
        row("AB,T,?,✓,✓,✓")[..3],
        [options(&[0, 1]), options(&[0]), Mark::Open]
    );
}

#[test]
fn true_and_false_have_the_words_of_the_sheet() {
    let mut quiz = every_form();
    quiz.language = "de".into();
    let exam = exam_of(&quiz, &versions(1));
    for (cell, position) in [
        ("R", 0),
        ("Richtig", 0),
        ("falsch", 1),
        ("F", 1),
        ("T", 0),
        ("B", 1),
    ] {
        let found = marks(&exam, &format!("{}1,A,{cell},A,✓,✓,✓\n", head(6)));
        assert_eq!(found[1], options(&[position]), "{cell}");
    }
}

#[test]
fn options_beyond_z_have_two_letters() {
    let texts: Vec<String> = (0..30)
        .map(|n| format!(r#"{{"text":"{n}","correct":{}}}"#, n < 2))
        .collect();
    let quiz = format!(
        r#"{{"format":1,"id":"many","title":"Many","language":"en","questions":[
            {{"id":"a/b/select","form":"select","stem":"Which?","options":[{}]}}]}}"#,
        texts.join(",")
    );
    let exam = exam_of(&quizpress::export::json::read(&quiz).unwrap(), &versions(1));
    let row = |cell: &str| marks(&exam, &format!("copy,1\n1,\"{cell}\"\n"));
    assert_eq!(row("b ad"), [options(&[1, 29])]);
    assert_eq!(row("AA"), [options(&[26])]);
    let (_, said) = trouble(&exam, "copy,1\n1,AE\n");
    assert!(said.contains("from A to AD"), "{said}");
}

#[test]
fn a_row_is_found_by_what_it_says() {
    let exam = class(&choices(2), 3, 3);
    let digest = exam.jobs[0].digest;
    for (heading, who) in [
        ("copy", "2".to_owned()),
        ("copy", digest.of_copy(2)),
        ("id", "u2".to_owned()),
        ("number", "7002".to_owned()),
        ("email", "learner2@EXAMPLE.org".to_owned()),
        ("name", "learner  2".to_owned()),
        ("name,class", "Learner 2,7B".to_owned()),
        ("version", "B".to_owned()),
        ("id,name", "u2,Learner 2".to_owned()),
        ("first name,last name", "Learner,2".to_owned()),
    ] {
        let pile = read(
            &exam,
            &format!("{heading},1,Q2\n{who},{},A\n", key(&exam, 1, 0)),
        );
        let back: Vec<u32> = pile
            .papers
            .iter()
            .filter(|paper| paper.marks.is_some())
            .map(|paper| paper.copy)
            .collect();
        assert_eq!(back, [2], "{heading}: {who}");
        assert_eq!(pile.papers.len(), 3);
        let missing = |remark: &&Remark| matches!(remark, Remark::Missing { .. });
        assert_eq!(pile.remarks.iter().filter(missing).count(), 2);
    }
}

#[test]
fn who_is_missing_twice_or_unknown_is_told_with_the_lines() {
    let exam = class(&choices(2), 5, 1);
    let letters =
        "copy,name,1,2\n1,,A,A\n1,Learner 1,A,B\n2,,A,A\n2,,a,a\n3,,,\n9,,A,A\n,Zed,A,A\n";
    let pile = read(&exam, letters);
    let foreign = |copy, said: &[&str], line| Remark::Foreign {
        who: Who {
            copy,
            said: said.iter().map(|&part| part.to_owned()).collect(),
        },
        line,
    };
    let who = |n: u32| Who {
        copy: Some(n),
        said: vec![format!("Learner {n}"), "7b".into()],
    };
    assert_eq!(
        pile.remarks,
        [
            foreign(Some(9), &[], 7),
            foreign(None, &["Zed"], 8),
            Remark::Contested {
                who: who(1),
                lines: vec![2, 3]
            },
            Remark::Repeated {
                who: who(2),
                lines: vec![4, 5]
            },
            Remark::Empty {
                who: who(3),
                line: 6
            },
            Remark::Missing { who: who(4) },
            Remark::Missing { who: who(5) },
        ]
    );
    let rules = Rules::of(&exam);
    let results = score(&exam, &rules, &pile);
    let questions = vec![1, 2];
    assert_eq!(
        undecided(&rules, &results),
        [Remark::Undecided {
            who: who(1),
            questions
        }]
    );
    let zero = |status| (status, "0".to_owned());
    assert_eq!(
        told(&exam, &pile),
        [
            zero(Status::Open),
            (Status::Marked, "2".into()),
            zero(Status::Absent),
            zero(Status::Absent),
            zero(Status::Absent),
        ]
    );
}

#[test]
fn an_empty_sheet_is_not_an_absent_learner() {
    let exam = class(&choices(2), 4, 1);
    let letters = "copy,status,1,2\n1,marked,,\n2,,-,\n3,absent,,\n4,,,\n";
    let pile = read(&exam, letters);
    let statuses: Vec<Status> = told(&exam, &pile)
        .into_iter()
        .map(|(status, _)| status)
        .collect();
    use Status::{Absent, Marked};
    assert_eq!(statuses, [Marked, Marked, Absent, Absent]);
    assert_eq!(pile.remarks.len(), 1);
}

/// Sheets of nobody's, photocopied: the letter of the version says which, and the name or the id who.
#[test]
fn many_may_share_a_sheet() {
    let exam = exam_of(&choices(2), &versions(2));
    let right = |version| [0, 1].map(|row| key(&exam, version, row)).join(",");
    let letters = format!(
        "version,id,name,1,2\nB,u1,Ada,{}\nb,u2,Ben,{}\nA,u3,Cem,{}\n",
        right(1),
        right(1),
        right(0)
    );
    let pile = read(&exam, &letters);
    assert_eq!(pile.remarks, []);
    let full = (Status::Marked, "2".to_owned());
    assert_eq!(told(&exam, &pile), [full.clone(), full.clone(), full]);
    let names: Vec<String> = pile
        .papers
        .iter()
        .map(|paper| paper.person.as_ref().unwrap().name.clone())
        .collect();
    assert_eq!(names, ["Cem", "Ada", "Ben"]);
}

#[test]
fn spare_sheets_are_those_of_who_took_them() {
    let exam = exam_of(&choices(1), &numbered(people(1), Some(2), 2));
    let pile = read(&exam, "copy,name,1\n1,,A\n3,Zed,A\n");
    assert_eq!(pile.remarks, []);
    let who: Vec<(u32, Option<&str>)> = pile
        .papers
        .iter()
        .map(|paper| {
            (
                paper.copy,
                paper.person.as_ref().map(|person| person.name.as_str()),
            )
        })
        .collect();
    assert_eq!(who, [(1, Some("Learner 1")), (3, Some("Zed"))]);
}

#[test]
fn each_trouble_is_named_with_its_line_and_its_cure() {
    let exam = class(&every_form(), 2, 1);
    for (letters, line, what) in [
        ("", 1, "the file is empty"),
        ("1,2\nA,B\n", 1, "whose a row is"),
        ("copy,name\n1,Ada\n", 1, "no questions"),
        ("copy,1,2,4\n1,A,A,A\n", 1, "no column for question 3"),
        ("copy,1,2,2\n1,A,A,A\n", 1, "two columns for question 2"),
        (
            "copy,1,2,3\n1,A,A,A\n",
            2,
            "has 6 questions, and the heading 3",
        ),
        (
            "copy,1,2,3,4,5,6,7\n1,A,A,A,✓,✓,✓,A\n",
            2,
            "under question 7",
        ),
        ("copy,1,2,3,4,5,6\n1,A,A,A,✓,✓,✓,A\n", 2, "8 cells, and 7"),
        (
            "copy,1,2,3,4,5,6\n\n1,D,A,A,✓,✓,✓\n",
            3,
            "question 1: `D` is none of its letters; write letters from A to C",
        ),
        (
            "copy,1,2,3,4,5,6\n1,A,C,A,✓,✓,✓\n",
            2,
            "question 2: `C` is none of its letters; write A or B, `True`",
        ),
        ("copy,1,2,3,4,5,6\n1,A,A,E,✓,✓,✓\n", 2, "from A to D"),
        ("copy,1,2,3,4,5,6\n1,A,A,=A1,✓,✓,✓\n", 2, "`=A1`"),
        (
            "copy,1,2,3,4,5,6\n1,A,A,A,1969,✓,✓\n",
            2,
            "question 4: `1969` says neither",
        ),
        ("copy,1,2,3,4,5,6\n1,A,A,A,✓,✓,2\n", 2, "question 6"),
        ("copy,1,2,3,4,5,6\nx,A,A,A,✓,✓,✓\n", 2, "`x` is no copy"),
        (
            "copy,1,2,3,4,5,6\nQP1-8D40CC4C01-71-2-A,A,A,A,✓,✓,✓\n",
            2,
            "is no copy",
        ),
        (
            "copy,name,1,2,3,4,5,6\n1,Learner 2,A,A,A,✓,✓,✓\n",
            2,
            "copy 1 is that of `Learner 1`",
        ),
        ("copy,1,2,3,4,5,6\n,A,A,A,✓,✓,✓\n", 2, "does not say whose"),
        (
            "class,copy,1,2,3,4,5,6\n7b,,A,A,A,✓,✓,✓\n",
            2,
            "does not say whose",
        ),
        ("copy,status,1,2,3,4,5,6\n1,ill,A,A,A,✓,✓,✓\n", 2, "`ill`"),
        (
            "copy,status,1,2,3,4,5,6\n1,absent,A,A,A,✓,✓,✓\n",
            2,
            "absent has letters",
        ),
        ("copy,1,2,3,4,5,6\n1,\"A,A,A,✓,✓,✓\n", 2, "never closed"),
        ("copy,1,2,3,4,5,6\n1,\"A\"B,A,A,✓,✓,✓\n", 2, "closed"),
    ] {
        let (found, said) = trouble(&exam, letters);
        assert_eq!(found, line, "{letters:?}: {said}");
        assert!(said.contains(what), "{letters:?}: {said}");
    }
    let bad = "copy,1,2,3,4,5,6\n1,X,Y,Z,q,q,q\n2,X,Y,Z,q,q,q\n";
    assert_eq!(typed::read(bad, &exam).unwrap_err().len(), 12);
    let many = format!("copy,1,2,3,4,5,6\n{}", "1,X,Y,Z,q,q,q\n".repeat(100));
    assert_eq!(typed::read(&many, &exam).unwrap_err().len(), 20);
}

#[test]
fn two_of_one_name_are_told_apart_or_asked_for() {
    let mut two = people(3);
    two[1].name = two[0].name.clone();
    two[1].class = Some("7c".into());
    let exam = exam_of(&choices(1), &numbered(two, Some(1), 0));
    let (line, said) = trouble(&exam, "name,1\nLearner 3,A\nLearner 1,A\n");
    assert!(line == 3 && said.contains("can be"), "{said}");
    let pile = read(&exam, "name,class,1\nLearner 1,7c,A\n");
    assert!(pile.papers[1].marks.is_some());
}

#[test]
fn a_table_is_read_as_programs_write_it() {
    let exam = class(&choices(2), 2, 1);
    let plain = read(&exam, "copy,1,2\n1,A,BC\n2,,D\n");
    for letters in [
        "\u{feff}copy,1,2\n1,A,BC\n2,,D\n",
        "copy;1;2\r\n1;A;BC\r\n2;;D",
        "sep=;\ncopy;1;2\n1;A;\"B;C\"\n2;;D\n",
        "\"sep=\t\"\r\ncopy\t1\t2\r1\tA\tB C\r2\t\tD\r",
        "copy,1,2\r1,A,BC\r2,,D\r",
        "\n\n COPY , 1. ,Question 2\n1,a,\" b c \"\n2,,d\n,,\n",
        "copy,2,note,1\n1,BC,,A\n2,D,\"says\n\"\"hi\"\"\",\n",
    ] {
        assert_eq!(read(&exam, letters), plain, "{letters:?}");
    }
    assert_eq!(table::decode(b"copy,1\n1,\xe4\n").unwrap_err().line, 2);
    assert_eq!(table::decode(b"\xff\xfec\0o\0").unwrap_err().line, 1);
}

#[test]
fn the_letters_of_a_version_are_its_own() {
    let exam = class(&choices(5), 3, 3);
    for version in 0..3 {
        let cells: Vec<String> = (0..5).map(|row| key(&exam, version, row)).collect();
        let letters = format!("{}{},{}\n", head(5), version + 1, cells.join(","));
        let pile = read(&exam, &letters);
        assert_eq!(told(&exam, &pile)[version].1, "5", "{letters}");
    }
    let differ = |item| letters_of(&exam, 0, item, &[0]) != letters_of(&exam, 1, item, &[0]);
    assert!((0..5).all(differ));
}

proptest! {
    #![proptest_config(few(256))]

    #[test]
    fn no_text_is_too_odd_to_be_refused(text in "[ -~\\n\\r\t;,\"✓ÄB-E0-9]{0,200}") {
        let exam = class(&every_form(), 2, 2);
        let _ = typed::read(&text, &exam);
        let _ = typed::read(&format!("copy,name,1,2,3,4,5,6\n{text}"), &exam);
    }
}
