//! Gradebooks of platforms: filled by ids and addresses, and otherwise left as they are, to the byte.

use quizpress::marking::gradebook::{Filled, fill};
use quizpress::marking::{Results, Rules, score};
use quizpress::sheet::{Person, numbered};

use super::{choices, exam_of, people, read};

/// Three learners with 2, 1 and no points, one who is open and one who is absent.
fn filled(text: &str, column: Option<&str>) -> Filled {
    filled_with(text, column, people(5))
}

fn filled_with(text: &str, column: Option<&str>, people: Vec<Person>) -> Filled {
    let exam = exam_of(&choices(2), &numbered(people, Some(1), 0));
    let letters = "copy,1,2\n1,A,A\n2,A,B\n3,B,B\n4,A,?\n";
    let results: Results = score(&exam, &Rules::of(&exam), &read(&exam, letters));
    fill(text, &exam, &results, column).unwrap()
}

#[test]
fn canvas_gets_a_new_column() {
    let book = "\u{feff}Student,ID,SIS User ID,SIS Login ID,Section,\"Essay (12)\",Final Score\r\n\
                \"    Points Possible\",,,,,10,(read only)\r\n\
                \"2, Learner\",52,u2,l2,7b,=1+1,9.5\r\n\
                \"1, Learner\",51,u1,l1,7b,,\r\n\
                \"9, Other\",59,u9,l9,7b,4\r\n\
                \"Student, Test\",99,,abc,7b,,\r\n";
    let found = filled(book, None);
    let expected = "\u{feff}Student,ID,SIS User ID,SIS Login ID,Section,\"Essay (12)\",Final Score,Sums\r\n\
                    \"    Points Possible\",,,,,10,(read only),2\r\n\
                    \"2, Learner\",52,u2,l2,7b,=1+1,9.5,1\r\n\
                    \"1, Learner\",51,u1,l1,7b,,,2\r\n\
                    \"9, Other\",59,u9,l9,7b,4,,\r\n\
                    \"Student, Test\",99,,abc,7b,,,\r\n";
    assert_eq!(found.text, expected);
    assert_eq!((found.count, found.is_new), (2, true));
    assert_eq!(found.by, ["SIS User ID"]);
    assert_eq!(found.unmatched, ["Learner 3"]);
    assert_eq!(found.rows, [5, 6]);
}

#[test]
fn a_column_that_is_there_is_filled() {
    let book = "Student,ID,SIS User ID,Sums (345),Sums too\n  Points Possible,,,2,2\nx,1,u1,0,7\ny,2,u4,1,7\nz,3,u5,3,7\n";
    let found = filled(book, None);
    let expected = book.replace("x,1,u1,0,7", "x,1,u1,2,7");
    // Who is open keeps what was there, and so does who was absent.
    assert_eq!(found.text, expected);
    assert_eq!((found.column.as_str(), found.is_new), ("Sums (345)", false));
    let found = filled(book, Some("Sums too"));
    assert_eq!(found.text, book.replace("x,1,u1,0,7", "x,1,u1,0,2"));
}

#[test]
fn moodle_is_filled_by_the_id_number_or_the_address() {
    let book = "First name;Last name;ID number;Email address;Quiz: Sums (Real);Course total (Real)\n\
                Learner;1;u1;LEARNER1@example.org;-;-\n\
                Learner;2;;learner2@example.org;\"-\";-\n\
                Learner;3;7003;;-\n";
    let found = filled(book, Some("Quiz: Sums (Real)"));
    let expected = "First name;Last name;ID number;Email address;Quiz: Sums (Real);Course total (Real)\n\
                    Learner;1;u1;LEARNER1@example.org;2;-\n\
                    Learner;2;;learner2@example.org;1;-\n\
                    Learner;3;7003;;0\n";
    assert_eq!(found.text, expected);
    assert_eq!(found.by, ["ID number", "Email address"]);
    assert_eq!((found.count, found.unmatched.len()), (3, 0));
}

#[test]
fn nothing_is_guessed() {
    // By the id one, by the address another.
    let book = "ID number,Email address\nu1,learner2@example.org\nu3,\n";
    let found = filled(book, None);
    assert_eq!((found.count, found.unmatched.len()), (1, 2));
    assert!(
        found.text.contains("u1,learner2@example.org,\n"),
        "{}",
        found.text
    );
    // Twice in the book, and twice in the class.
    let found = filled("id\nu1\nu1\nu2\n", None);
    assert_eq!(
        (found.count, found.unmatched),
        (1, vec!["Learner 1".into(), "Learner 3".into()])
    );
    let mut twins = people(5);
    twins[1].id = twins[0].id.clone();
    let found = filled_with("id\nu1\nu3\n", None, twins);
    assert_eq!((found.count, found.unmatched.len()), (1, 2));
    // A name is no proof.
    let exam = exam_of(&choices(2), &numbered(people(1), Some(1), 0));
    let results = score(&exam, &Rules::of(&exam), &read(&exam, "copy,1,2\n1,A,A\n"));
    let odd = fill("Student,Name\nLearner 1,Learner 1\n", &exam, &results, None).unwrap_err();
    assert!(odd.what.contains("no id"), "{}", odd.what);
    let odd = fill("id,Sums,Sums (1)\nu1,,\n", &exam, &results, None).unwrap_err();
    assert!(odd.what.contains("both"), "{}", odd.what);
    assert!(fill("", &exam, &results, None).is_err());
    assert!(fill("id,\"x\nu1,2\n", &exam, &results, None).is_err());
}

/// Of several columns of ids the one counts that knows most: an id of Canvas may be somebody else's number.
#[test]
fn ids_of_another_kind_do_not_mislead() {
    let book = "Student,ID,SIS User ID\na,7002,7001\nb,9,7002\nc,8,7003\n";
    let found = filled(book, None);
    assert_eq!(
        found.text,
        "Student,ID,SIS User ID,Sums\na,7002,7001,2\nb,9,7002,1\nc,8,7003,0\n"
    );
    assert_eq!(found.by, ["SIS User ID"]);
}

#[test]
fn a_new_heading_is_harmless() {
    let found = filled("id\nu1\n", Some("=HYPERLINK(1),\"x\""));
    assert!(
        found.text.starts_with("id,\"'=HYPERLINK(1),\"\"x\"\"\"\n"),
        "{}",
        found.text
    );
}
