//! How precisely a date is asked: what a question says, shows and takes is of one precision, and none asks for more than its
//! author does.

use quizpress::Facts;
use quizpress::generate::Plan;
use quizpress::quiz::{Form, Question, Quiz};
use quizpress::sheet::{self, Layout};

use crate::outputs::exported;
use crate::quizzes::{every, texts};
use crate::rules::{bank, offered};

fn facts() -> Facts {
    bank("source: { published: 2015-05-07 }", "
  - { id: norra, statement: \"Norra voted on {y}.\", blanks: { y: { date: 1834-03-20, ask: \"On which day did Norra vote?\", event: the vote of Norra } } }
  - { id: main, weight: main, statement: \"Ostra fell on {y}.\", blanks: { y: { date: 1949-05-23, ask: When did Ostra fall? } } }
  - { id: book, statement: \"The book of {who} came out on {y}.\", blanks: { who: { text: Ann, ask: Whose book was it? }, y: { date: 1950-05-09, ask: In which year did the book come out?, event: the first print } } }
  - { id: e1, statement: \"The strike was in {y}.\", blanks: { y: { date: 1921-06-05, ask: In which year was the strike?, event: the strike } } }
  - { id: e2, statement: \"The flood was in {y}.\", blanks: { y: { date: 1931-07-05, ask: In which year was the flood?, event: the flood } } }
  - { id: e3, statement: \"The fire was in {y}.\", blanks: { y: { date: 1950-11-05, ask: In which year was the fire?, event: the fire } } }
")
}

fn quiz_of(facts: &Facts, id: &str) -> Quiz {
    let mut quiz = every(facts, &Plan::new("1"));
    quiz.questions.retain(|question| question.id.as_str() == id);
    assert_eq!(quiz.questions.len(), 1, "{id}");
    quiz
}

fn page(quiz: &Quiz) -> String {
    let mut bytes = Vec::new();
    sheet::worksheet(quiz, &Layout::default(), &mut bytes).expect("a vector takes everything");
    String::from_utf8(bytes).expect("a page is UTF-8")
}

#[test]
fn a_typed_date_is_of_one_precision_on_the_sheet_and_in_every_export() {
    let facts = facts();
    let month = quiz_of(&facts, "norra/y/date");
    let question: &Question = &month.questions[0];
    assert_eq!(question.stem, "When did Norra vote?");
    assert_eq!(question.answers, ["March 1834"]);
    assert!(matches!(question.form, Form::Date(date) if date.to_string() == "1834-03"));
    assert_eq!(question.accept, ["1834-03", "20 March 1834", "1834-03-20"]);
    let printed = page(&month);
    assert!(
        printed.contains("Month") && !printed.contains("Day"),
        "{printed}"
    );
    let text = exported("text", &month);
    assert!(
        text.contains("Month ____") && !text.contains("Day ____"),
        "{text}"
    );
    assert!(exported("json", &month).contains("A month and its year, such as"));
    let day = quiz_of(&facts, "main/y/date");
    assert!(page(&day).contains("Day"));
    assert!(exported("json", &day).contains("A day, such as"));
}

#[test]
fn an_example_of_a_date_is_none_of_the_bank() {
    let facts = facts();
    for id in ["norra/y/date", "main/y/date", "book/y/date"] {
        let quiz = quiz_of(&facts, id);
        let example = quiz.questions[0].example.expect("an example");
        assert_eq!(example.to_string(), "1804-10-06", "{id}");
    }
}

#[test]
fn what_is_asked_by_the_year_is_asked_by_the_year_in_every_kind() {
    let facts = facts();
    assert_eq!(
        offered(&facts, "book/y/true-false"),
        Err("the statement has the date more precisely than the `ask` wants it, so a claim would ask for more".to_owned())
    );
    let quiz = quiz_of(&facts, "book/y/event");
    let question = &quiz.questions[0];
    assert_eq!(question.stem, "Which of these happened in 1950?");
    let shown = texts(question);
    assert!(!shown.contains(&"the fire"), "{shown:?}");
}

#[test]
fn of_what_is_open_no_claim_is_made() {
    let facts = bank(
        "entities:\n  ann: { name: Ann, class: person }\n  bea: { name: Bea, class: person }\n  cleo: { name: Cleo, class: person }",
        "\n  - { id: f, statement: \"{who} helped.\", blanks: { who: { entity: ann, open: true, wrong: [bea, cleo], ask: Who helped? } } }\n",
    );
    assert_eq!(
        offered(&facts, "f/who/true-false"),
        Err("others may be right too (`open: true`), and a claim about them would not be surely false".to_owned())
    );
}
