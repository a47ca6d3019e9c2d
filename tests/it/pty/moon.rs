//! A quiz with long and wide texts.

use quizpress::quiz::{AnswerOption, Citation, MultipleChoice, Ordering, SingleChoice};
use quizpress::{Date, Form, Question, Quiz};

fn options(texts: &[&str]) -> Vec<AnswerOption> {
    let option = |&text: &&str| AnswerOption {
        text: text.into(),
        value: None,
        why: (text == "Columbia").then(|| "Columbia stayed in orbit.".into()),
    };
    texts.iter().map(option).collect()
}

fn question(id: &str, stem: &str, form: Form, answers: &[&str]) -> Question {
    let mut question = Question::new(id, stem, form);
    question.answers = answers.iter().map(|&answer| answer.into()).collect();
    question.explanation = "Eagle landed on the Moon on 20 July 1969 with 2 people aboard, while Columbia stayed in orbit.".into();
    question.paragraphs = vec![3];
    question
}

/// Six questions, one of each form, with long and wide texts among them.
pub fn quiz() -> Quiz {
    let craft = options(&[
        "Columbia",
        "Eagle",
        "a spacecraft with a name so long that it does not fit on a line of eighty columns at all",
        "月面着陸船イーグル号は静かの海に着陸した最初の有人宇宙船である",
    ]);
    let crew = options(&["Buzz Aldrin", "Frank Borman", "Neil Armstrong"]);
    let events = options(&["the landing", "the launch", "the splashdown"]);
    let day = Date::parse("1969-07-20").unwrap();
    let truth = options(&["True", "False"]);
    Quiz {
        id: "moon".into(),
        title: "The first Moon landing".into(),
        language: "en".into(),
        source: Citation::default(),
        updated: None,
        seed: "7".into(),
        code: "7 · 3fa9c1d2 · 77ab01cc · r1".into(),
        questions: vec![
            question(
                "landing/craft/which",
                "Which spacecraft carried the first people to land on the Moon, on the day that the world watched?",
                Form::SingleChoice(SingleChoice::new(craft, 1, false).unwrap()),
                &["Eagle"],
            ),
            question(
                "landing/day/date",
                "On which day did people first land on the Moon?",
                Form::Date(day),
                &["20 July 1969"],
            ),
            question(
                "crew/names/select",
                "Who flew on Apollo 11?",
                Form::MultipleChoice(MultipleChoice::new(crew, vec![0, 2]).unwrap()),
                &["Buzz Aldrin", "Neil Armstrong"],
            ),
            question(
                "launch/day/order",
                "Put these in order:",
                Form::Ordering(Ordering::new(events, vec![1, 0, 2]).unwrap()),
                &["the launch", "the landing", "the splashdown"],
            ),
            question(
                "claim/who/true-false",
                "True or false: It landed.",
                Form::TrueFalse(SingleChoice::new(truth, 0, true).unwrap()),
                &["True"],
            ),
            question(
                "rocks/kg/amount",
                "How many kilograms?",
                Form::Number("21.5".parse().unwrap()),
                &["21.5"],
            ),
        ],
        notes: Vec::new(),
    }
}
