//! Whole quizzes played through lines, and the text that comes of them.

use super::*;
use crate::quiz::Form;
use crate::quiz::{SingleChoice, sample};

const AFTER_EACH: Feedback = Feedback::AfterEach;
const AT_THE_END: Feedback = Feedback::AtTheEnd;

/// The sample with its options turned by `k`.
fn turned(quiz: &Quiz, k: u32) -> Quiz {
    let mut quiz = quiz.clone();
    for question in &mut quiz.questions {
        if let Form::SingleChoice(choices) = &question.form {
            let by = k as usize % choices.options().len();
            let mut options = choices.options().to_vec();
            options.rotate_left(by);
            let key = options.iter().position(|option| option == choices.right());
            let turned = SingleChoice::new(options, key.unwrap(), choices.ordered());
            question.form = Form::SingleChoice(turned.unwrap());
        }
    }
    quiz
}

/// Plays the quiz with these lines: how it went, and all that was said.
fn played(quiz: &Quiz, feedback: Feedback, lines: &str) -> (io::Result<Outcome>, String) {
    let setting = PlaySettings {
        feedback,
        version: &turned,
        repeat: "quizpress play moon.yaml --seed 7",
        begun: &[],
        later: None,
    };
    let mut said = Vec::new();
    let outcome = play(quiz, &setting, &mut Lines::new(lines.as_bytes(), &mut said));
    (outcome, String::from_utf8(said).unwrap())
}

/// Compares a text with its golden file; `UPDATE_GOLDEN=1` writes the file.
#[track_caller]
fn check_golden(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = path.join("tests/play").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&path).unwrap());
}

/// The sample with only the question of a form.
fn one(form: &str) -> Quiz {
    let mut quiz = sample::quiz();
    quiz.questions
        .retain(|question| question.form.name() == form);
    quiz.questions.truncate(1);
    quiz
}

/// The text from a line that begins with `from` to the end, or to the line that begins with `to`.
fn part<'a>(text: &'a str, from: &str, to: &str) -> &'a str {
    let start = text
        .find(from)
        .unwrap_or_else(|| panic!("no {from:?} in {text}"));
    let rest = &text[start..];
    rest.find(to).map_or(rest, |end| &rest[..end]).trim_end()
}

#[test]
fn a_whole_quiz_reads_like_this() {
    let lines = "b\na\nt\na c\nb a c\n20 July 1969\n21\nn\n";
    let (outcome, said) = played(&sample::quiz(), AFTER_EACH, lines);
    let outcome = outcome.unwrap();
    assert_eq!((outcome.score(), outcome.ending), (4, QuizEnd::Finished));
    check_golden("lines.txt", &said);
}

#[test]
fn an_exam_keeps_its_verdicts_for_the_end() {
    let lines = "b\na\nt\na c\nb a c\n20 July 1969\n21\nn\n";
    let (outcome, said) = played(&sample::quiz(), AT_THE_END, lines);
    assert_eq!(outcome.unwrap().score(), 4);
    let asked = part(
        &said,
        "The first",
        "Question 1 of 7\nWhich spacecraft carried the first people to land on the Moon?\n\n  Yours",
    );
    assert!(!asked.contains('✓') && !asked.contains('✗') && !asked.contains("orbit"));
    assert_eq!(
        part(&said[asked.len()..], "Question 2", "\n\nQuestion 3"),
        "Question 2 of 7\n\
         On which day did people first land on the Moon?\n\
         \n\
         \u{20} Yours: 16 July 1969\n\
         ✗ Not right.\n\
         \u{20} The answer: 20 July 1969\n\
         \u{20} 16 July 1969: the launch.\n\
         \u{20} Eagle landed on the Moon on 20 July 1969 with 2 people aboard.\n\
         \u{20} Paragraph 3."
    );
}

#[test]
fn what_was_missed_is_asked_again_with_options_in_a_new_order() {
    let (outcome, said) = played(&one("choice"), AFTER_EACH, "a\ny\nb\ny\nc\n");
    let outcome = outcome.unwrap();
    assert_eq!(outcome.score(), 0, "the score is that of the first time");
    let again = part(
        &said,
        "Ask the question you missed again? y/n",
        "\n\nSource:",
    );
    assert!(
        again.contains("  a) Eagle\n  b) Luna 15\n  c) Columbia\n"),
        "{again}"
    );
    assert!(
        again.contains("  a) Luna 15\n  b) Columbia\n  c) Eagle\n"),
        "{again}"
    );
    assert!(again.trim_end().ends_with("\n1 of 1"), "{again}");
}

#[test]
fn flags_end_in_the_option_that_leaves_the_questions_out() {
    let (outcome, said) = played(
        &sample::quiz(),
        AFTER_EACH,
        "f\nb\nf\nF\nb\n!\nf\na b\nabc\n!\n1969\nf\n20 July 1969\n!\n!\n21.5\nn\n",
    );
    let flagged: Vec<bool> = outcome.unwrap().records.iter().map(|r| r.flagged).collect();
    assert_eq!(flagged, [true, false, true, false, false, false, false]);
    assert_eq!(
        part(&said, "To leave out", "\n\n"),
        "To leave out what you flagged, add:\n  --without landing/craft/which,deaths/who/true-false"
    );
}

#[test]
fn f_is_false_where_it_can_be_and_flags_elsewhere() {
    let (outcome, _) = played(&one("true-false"), AFTER_EACH, "f\nn\n");
    let record = outcome.unwrap().records.remove(0);
    assert_eq!(record.answer.unwrap().shown, ["False"]);
    assert!(!record.flagged);
}

#[test]
fn a_right_date_that_is_too_coarse_is_told_so_each_time() {
    let try_lines = |feedback, lines: &str| {
        let (outcome, said) = played(&one("date"), feedback, lines);
        (outcome.unwrap().score(), said)
    };
    let (score, said) = try_lines(AFTER_EACH, "July 1969\n20 July 1969\n");
    assert_eq!(
        (score, said.contains("  That is right as far as it goes")),
        (1, true)
    );
    let (score, said) = try_lines(AFTER_EACH, "1969\nJuly 1969\nJuly 1969\n20 July 1969\n");
    assert_eq!((score, said.matches("as far as it goes").count()), (1, 3));
    let (score, said) = try_lines(AFTER_EACH, "1968\nn\n");
    assert_eq!((score, said.contains("as far as it goes")), (0, false));
    // An exam tells nothing of what is right.
    for year in ["1969", "1968"] {
        let (score, said) = try_lines(AT_THE_END, &format!("{year}\n20 July 1969\n"));
        assert_eq!((score, said.contains("as far as it goes")), (1, false));
        assert!(said.contains("The question asks for the day. Try again."));
    }
}

#[test]
fn a_line_that_cannot_be_read_is_told_and_asked_again() {
    let (outcome, said) = played(&one("choice"), AFTER_EACH, "x\n\nb\n");
    assert_eq!(outcome.unwrap().score(), 1);
    assert_eq!(
        part(&said, "> x", "\n\n"),
        "> x\n  `x` is none of the options. Write a letter from a to c.\n>\n  Nothing was typed. Try again.\n> b"
    );
}

#[test]
fn input_that_ends_early_has_the_score_so_far() {
    let (outcome, said) = played(&sample::quiz(), AFTER_EACH, "b\na");
    let outcome = outcome.unwrap();
    assert_eq!(
        (outcome.ending, outcome.answered()),
        (QuizEnd::CutShort(3), 2)
    );
    assert_eq!(
        part(&said, "Ended", "\n\n"),
        "Ended after 2 of 7 questions.\n\
         1 of 2\n\
         \u{20} 2. On which day did people first land on the Moon?\n\
         \u{20}    Yours: 16 July 1969 · Right: 20 July 1969"
    );
}

#[test]
fn an_exam_lets_one_go_back_and_keep_or_change_an_answer() {
    // Back from the third to the first: changed; the second is left as it is.
    let lines = "a\na\n<\n<\nb\n\nt\na c\nb a c\n20 July 1969\n21\n<\n\n21.5\nn\n";
    let (outcome, said) = played(&sample::quiz(), AT_THE_END, lines);
    let outcome = outcome.unwrap();
    assert_eq!(outcome.ending, QuizEnd::Finished, "{said}");
    let shown = |at: usize| outcome.records[at].answer.as_ref().unwrap().shown[0].clone();
    assert_eq!([shown(0), shown(1)], ["Eagle", "16 July 1969"]);
    assert_eq!(
        said.matches("`<` goes back to the question before.")
            .count(),
        1
    );
    assert!(
        said.contains("\n  Yours: Columbia\n\n  a) Columbia\n"),
        "{said}"
    );
    // Where each answer is told, there is no way back.
    let (outcome, said) = played(&sample::quiz(), AFTER_EACH, "b\n<\na\n");
    assert_eq!(outcome.unwrap().ending, QuizEnd::CutShort(3));
    assert!(said.contains("`<` is none of the options."), "{said}");
}

#[test]
fn a_quiz_that_goes_on_asks_what_has_no_answer_and_is_kept_after_each() {
    let quiz = sample::quiz();
    let (outcome, _) = played(&quiz, AFTER_EACH, "b\na\nt\n");
    let begun = outcome.unwrap().records;
    let kept = std::cell::RefCell::new(Vec::new());
    let keep = |records: &[Record]| {
        kept.borrow_mut().push(
            records
                .iter()
                .filter(|record| record.answer.is_some())
                .count(),
        );
        true
    };
    let setting = PlaySettings {
        feedback: AFTER_EACH,
        version: &turned,
        repeat: "again",
        begun: &begun,
        later: Some(Later {
            keep: &keep,
            command: "go on",
        }),
    };
    let mut said = Vec::new();
    let mut lines = Lines::new("a c\nb a c\n".as_bytes(), &mut said);
    let outcome = play(&quiz, &setting, &mut lines).unwrap();
    let said = String::from_utf8(said).unwrap();
    assert_eq!(
        (outcome.ending, outcome.answered()),
        (QuizEnd::CutShort(6), 5)
    );
    assert_eq!(*kept.borrow(), [4, 5, 5]);
    assert!(
        said.contains("Going on after 3 of 7 questions.\n\nQuestion 4 of 7"),
        "{said}"
    );
    assert!(
        said.ends_with("To go on later:\n  go on\n\nTo repeat this quiz:\n  again\n"),
        "{said}"
    );
}

#[test]
fn hostile_lines_cost_little_and_act_on_nothing() {
    let mut lines = "x".repeat(100_000);
    lines.push_str("\n\u{1b}[2J\u{202e}\nb\n");
    let (outcome, said) = played(&one("choice"), AFTER_EACH, &lines);
    assert_eq!(outcome.unwrap().score(), 1);
    assert!(said.len() < 20_000);
    assert!(!said.contains('\u{1b}') && !said.contains('\u{202e}'));
}

#[test]
fn hostile_texts_of_a_quiz_act_on_nothing() {
    let mut quiz = one("choice");
    let evil = "\u{1b}]0;title\u{7}\u{9b}2J\u{202e}\r\n";
    quiz.title = format!("Title{evil}");
    quiz.id = format!("id{evil}");
    quiz.questions[0].id = format!("question{evil}").into();
    quiz.questions[0].stem = format!("Stem{evil}?");
    quiz.questions[0].explanation = evil.into();
    quiz.source.name = Some(evil.into());
    let (outcome, said) = played(&quiz, AFTER_EACH, "f\na\nn\n");
    let json = json(&quiz, &outcome.unwrap()).unwrap();
    for text in [said, json] {
        let hidden = text
            .chars()
            .filter(|&c| c != '\n')
            .find(|&c| crate::sanitize::is_hidden(c));
        assert_eq!(hidden, None, "{text}");
    }
}

#[test]
fn the_end_names_all_that_is_known_of_the_source() {
    let mut quiz = one("choice");
    quiz.source.by = Some("A. Reporter".into());
    quiz.source.publisher = Some("The Paper".into());
    quiz.source.url = Some("https://example.org/moon".into());
    let (_, said) = played(&quiz, AFTER_EACH, "b\n");
    assert!(said.contains(
        "\nSource: First people walk on the Moon, by A. Reporter, The Paper, August\n        1969, https://example.org/moon\n\nTo repeat this quiz:\n"
    ), "{said}");
}

#[test]
fn paragraphs_are_named_as_they_are_counted() {
    let say = |paragraphs: &[u32]| {
        let mut quiz = one("choice");
        quiz.questions[0].paragraphs = paragraphs.to_vec();
        let (_, said) = played(&quiz, AFTER_EACH, "b\n");
        let after = part(&said, "  Eagle landed", "\n\n").lines().nth(1);
        after.map(|line| line.trim().to_owned())
    };
    assert_eq!(say(&[]), None);
    assert_eq!(say(&[0]).unwrap(), "The headline says so.");
    assert_eq!(say(&[3]).unwrap(), "Paragraph 3.");
    assert_eq!(say(&[3, 5, 7]).unwrap(), "Paragraphs 3, 5 and 7.");
    assert_eq!(say(&[0, 3]).unwrap(), "The headline and paragraph 3.");
    assert_eq!(
        say(&[3, 0, 5]).unwrap(),
        "The headline and paragraphs 3 and 5."
    );
}

/// A player who answers once and then ends the quiz.
struct Leaver(u32);

impl Player for Leaver {
    fn tell(&mut self, _: &[Paragraph]) -> io::Result<()> {
        Ok(())
    }

    fn ask(&mut self, _: &Prompt) -> io::Result<Reply> {
        self.0 += 1;
        let given = if self.0 == 1 {
            Given::Chosen(vec![1])
        } else {
            Given::Stop
        };
        Ok(Reply {
            given,
            flagged: self.0 == 2,
        })
    }

    fn confirm(&mut self, _: &str, _: &Words) -> io::Result<bool> {
        panic!("nothing is offered to a person who leaves")
    }
}

#[test]
fn a_person_who_leaves_has_the_score_so_far() {
    let quiz = sample::quiz();
    let setting = PlaySettings {
        feedback: AFTER_EACH,
        version: &turned,
        repeat: "",
        begun: &[],
        later: None,
    };
    let outcome = play(&quiz, &setting, &mut Leaver(0)).unwrap();
    assert_eq!((outcome.ending, outcome.score()), (QuizEnd::Stopped, 1));
    assert!(outcome.records[1].flagged);
    let json: serde_json::Value = serde_json::from_str(&json(&quiz, &outcome).unwrap()).unwrap();
    assert_eq!(json["finished"], false);
    assert_eq!(json["questions"][1]["answered"], serde_json::Value::Null);
}

#[test]
fn the_result_for_programs_is_this() {
    let lines = "b\na\nt\na c\nb a c\n20 July 1969\nf\n21\nn\n";
    let quiz = sample::quiz();
    let (outcome, _) = played(&quiz, AFTER_EACH, lines);
    let json = json(&quiz, &outcome.unwrap()).unwrap();
    check_golden("result.json", &json);
}
