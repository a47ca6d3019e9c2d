//! Quizzes played at a real terminal: a pseudo-terminal, and a model of its screen.
//!
//! The tests run this very binary again, with one test that is ignored otherwise and plays a quiz.

pub mod desk;
mod draft;
mod edit;
mod moon;
mod plain;
mod resume;
mod review;
mod window;
mod written;

use std::io::{self, Write};

use quizpress::Quiz;
use quizpress::play::terminal::{Paint, Screen};
use quizpress::play::{Feedback, PlaySettings, QuizEnd, Terminal, play};

use desk::Desk;

const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";
const LEFT: &str = "\x1b[D";
const ESCAPE: &str = "\x1b";
const CTRL_C: &str = "\x03";

/// Plays the quiz at the terminal that it is started in. It is no test by itself.
#[test]
#[ignore = "the program that the other tests play"]
fn player() {
    if std::env::var_os("PLAYER").is_none() {
        return;
    }
    io::stdin().read_line(&mut String::new()).unwrap();
    // What the test harness has written goes.
    io::stdout().write_all(b"\x1b[2J\x1b[H").unwrap();
    io::stdout().flush().unwrap();
    let turn = |quiz: &Quiz, _| quiz.clone();
    let feedback = match std::env::var_os("PLAYER_EXAM") {
        Some(_) => Feedback::AtTheEnd,
        None => Feedback::AfterEach,
    };
    let mut setting = PlaySettings::new(&turn, "quizpress play --seed 7");
    setting.feedback = feedback;
    let mut terminal = Terminal::open(Screen::Stdout, Paint::Colour).expect("a terminal");
    let outcome = play(&moon::quiz(), &setting, &mut terminal).expect("a terminal that stays");
    std::process::exit(match outcome.ending {
        QuizEnd::Finished => 0,
        QuizEnd::Stopped => 130,
        QuizEnd::CutShort(_) => 1,
    });
}

#[test]
fn a_quiz_is_played_with_arrows_letters_digits_and_typed_answers() {
    let first = "The first Moon landing\n\
         \n\
         Question 1 of 6\n\
         Which spacecraft carried the first people to land on the Moon, on the\n\
         day that the world watched?\n\
         \n\
         > a) Columbia\n\
         \u{20} b) Eagle\n\
         \u{20} c) a spacecraft with a name so long that it does not fit on a line of\n\
         \u{20}    eighty columns at all\n\
         \u{20} d) 月面着陸船イーグル号は静かの海に着陸した最初の有人宇宙船である\n\
         \n";
    let mut desk = Desk::new(80, 24);
    desk.shows("a–d or ↑↓ Enter · f flags · Esc ends");
    assert_eq!(
        desk.text().trim_end(),
        format!("{first}a–d or ↑↓ Enter · f flags · Esc ends")
    );
    // Four steps down go round, and one more to Eagle; up goes back, and f flags.
    desk.press(DOWN);
    desk.holds("> b) Eagle");
    for _ in 0..4 {
        desk.press(DOWN);
    }
    desk.press(UP);
    desk.holds("> a) Columbia");
    desk.press("f");
    desk.shows("flagged · a–d or ↑↓ Enter · f flags · Esc ends");
    desk.press("\r");
    desk.shows("> Enter done · f Enter flags · Esc ends");
    assert_eq!(
        desk.text().trim_end(),
        format!(
            "{first}✗ Not right.\n\
         \u{20} The answer: Eagle\n\
         \u{20} Columbia stayed in orbit.\n\
         \u{20} Eagle landed on the Moon on 20 July 1969 with 2 people aboard, while\n\
         \u{20} Columbia stayed in orbit.\n\
         \u{20} Paragraph 3.\n\
         \n\
         Question 2 of 6\n\
         On which day did people first land on the Moon?\n\
         \n\
         A day, such as 23 May 1804.\n\
         > Enter done · f Enter flags · Esc ends"
        )
    );
    // A typed date: told what is missing, mended in place with the keys of the line, and right.
    desk.press("July 1969\r");
    desk.holds("  That is right as far as it goes, but the day is asked. Try again.");
    desk.shows("> Enter done · f Enter flags · Esc ends");
    desk.press("2０ Julu\x7fx 1969");
    desk.press(&LEFT.repeat(5));
    desk.press("\x7fy\r");
    desk.holds("> 2０ July 1969\n\n✓ Right.");
    // Several: marked by letter, by digit and by the space bar; a second time takes it back.
    desk.shows("a–c mark · Enter done · f flags · Esc ends");
    desk.press("\ra2b");
    desk.holds("  [x] a) Buzz Aldrin\n> [ ] b) Frank Borman\n  [ ] c) Neil Armstrong");
    desk.press(DOWN);
    desk.press(" \r");
    desk.holds("  [x] a) Buzz Aldrin\n  [ ] b) Frank Borman\n> [x] c) Neil Armstrong\n\n✓ Right.");
    // An order: an item is lifted and moved.
    desk.shows("a–c or Space ↑↓ · Enter done · f flags · Esc ends");
    desk.press(" ");
    desk.holds("↕ a) the landing");
    desk.press(DOWN);
    desk.press("\r");
    desk.holds("  b) the launch\n↕ a) the landing\n  c) the splashdown\n\n✓ Right.");
    // Where f is false, it answers, and flagging has its own key.
    desk.shows("a–b or ↑↓ Enter · ! flags · Esc ends");
    desk.press("!f");
    desk.holds("> b) False\n\n✗ Not right.\n  The answer: True\n");
    desk.shows("> Enter done · f Enter flags · Esc ends");
    desk.press("f\r");
    desk.holds("> f\n  Flagged.");
    desk.press("f\r");
    desk.holds("> f\n  No longer flagged.");
    desk.press("21.5 lb\r");
    desk.holds("`21.5 lb` is not read as a number.");
    desk.press("21.5\r");
    desk.shows("Ask the 2 questions you missed again? y/n");
    desk.holds("     Yours: Columbia · Right: Eagle\n  5. True or false: It landed.\n     Yours: False · Right: True\n");
    desk.press("xy");
    desk.holds("Question 1 of 2");
    desk.press("2t");
    assert_eq!(desk.end(), 0);
    let text = desk.text();
    assert!(
        text.trim_end().ends_with(
            "2 of 2\n\
             \n\
             To leave out what you flagged, add:\n\
             \u{20} --without landing/craft/which,claim/who/true-false\n\
             \n\
             To repeat this quiz:\n\
             \u{20} quizpress play --seed 7"
        ),
        "{text}"
    );
    assert!(desk.is_restored());
}

#[test]
fn forty_columns_are_enough() {
    let mut desk = Desk::new(40, 30);
    let question = "The first Moon landing\n\
         \n\
         Question 1 of 6\n\
         Which spacecraft carried the first\n\
         people to land on the Moon, on the day\n\
         that the world watched?\n\
         \n";
    let wide = "\u{20} c) a spacecraft with a name so long\n\
         \u{20}    that it does not fit on a line of\n\
         \u{20}    eighty columns at all\n\
         \u{20} d) 月面着陸船イーグル号は静かの海に着\n\
         \u{20}    陸した最初の有人宇宙船である\n\
         \n";
    desk.shows("a–d or ↑↓ Enter · f flags · Esc ends");
    let hint = "a–d or ↑↓ Enter · f flags · Esc ends";
    assert_eq!(
        desk.text().trim_end(),
        format!("{question}> a) Columbia\n  b) Eagle\n{wide}{hint}")
    );
    desk.press(DOWN);
    desk.holds(&format!(
        "{question}  a) Columbia\n> b) Eagle\n{wide}{hint}"
    ));
    desk.press("\r");
    desk.holds(&format!(
        "{question}  a) Columbia\n> b) Eagle\n{wide}✓ Right.\n  The answer: Eagle\n  Eagle landed on the Moon on 20 July\n"
    ));
    // A line that grows beyond the window stays one line, and the cursor in it.
    desk.shows("> Enter done · f Enter flags · Esc ends");
    desk.press(&"long ".repeat(20));
    desk.shows("> g long long long long long long long");
    desk.press(&"\x7f".repeat(100));
    desk.shows("> Enter done · f Enter flags · Esc ends");
}

#[test]
fn escape_and_control_c_end_with_the_score_so_far() {
    for (keys, at) in [
        ("\x1by", 0),
        (CTRL_C, 0),
        ("\x04", 0),
        ("\x1b\x1b", 1),
        (CTRL_C, 1),
    ] {
        let mut desk = Desk::new(80, 24);
        desk.shows("Esc ends");
        if at == 1 {
            desk.press("b");
            desk.shows("> Enter done · f Enter flags · Esc ends");
        }
        let (key, rest) = keys.split_at(1);
        desk.press(key);
        if !rest.is_empty() {
            desk.shows("End the quiz? y/n");
            desk.press(rest);
        }
        assert_eq!(desk.end(), 130);
        let text = desk.text();
        let ended = format!("Ended after {at} of 6 questions.\n");
        assert!(text.contains(&ended), "{text}");
        assert_eq!(text.contains("1 of 1\n"), at == 1, "{text}");
        assert!(
            text.trim_end()
                .ends_with("To repeat this quiz:\n  quizpress play --seed 7"),
            "{text}"
        );
        assert!(desk.is_restored());
    }
}

#[test]
fn escape_is_taken_back_by_a_no() {
    let mut desk = Desk::new(80, 24);
    desk.shows("Esc ends");
    desk.press(ESCAPE);
    desk.shows("End the quiz? y/n");
    // Nothing else counts until it is answered.
    desk.press("b\rn");
    desk.shows("a–d or ↑↓ Enter · f flags · Esc ends");
    desk.press("b");
    desk.shows("> Enter done · f Enter flags · Esc ends");
    desk.press("196");
    desk.press(ESCAPE);
    desk.shows("> 196\nEnd the quiz? y/n");
    desk.press("n");
    desk.shows("\n> 196");
    desk.press("9\x15July 1969\r");
    desk.holds("> July 1969\n  That is right as far as it goes");
    desk.press(CTRL_C);
    assert_eq!(desk.end(), 130);
}

#[test]
fn escape_declines_the_offer_to_ask_again() {
    let mut desk = Desk::new(80, 24);
    for (end, keys) in [
        ("f flags · Esc ends", "a"),
        ("f Enter flags · Esc ends", "1 May 1804\r"),
        ("mark · Enter done · f flags · Esc ends", "a\r"),
        ("Space ↑↓ · Enter done · f flags · Esc ends", "bac\r"),
        ("! flags · Esc ends", "t"),
        ("f Enter flags · Esc ends", "21.5\r"),
        ("Ask the 3 questions you missed again? y/n", ESCAPE),
    ] {
        desk.shows(end);
        desk.press(keys);
    }
    assert_eq!(desk.end(), 0);
    assert!(desk.text().contains("3 of 6\n"), "{}", desk.text());
    assert!(desk.is_restored());
}

#[test]
fn an_exam_tells_nothing_before_its_end() {
    let mut desk = Desk::with(80, 50, |command| command.env("PLAYER_EXAM", "1"));
    desk.shows("Esc ends");
    desk.press("a");
    desk.shows("> Enter done · f Enter flags · ← back · Esc ends");
    let text = desk.text();
    assert!(
        text.contains("> a) Columbia") && !text.contains("orbit") && !text.contains('✗'),
        "{text}"
    );
    // Back to the first question, which stands as it was answered, and forth again.
    desk.press(LEFT);
    desk.holds("  Yours: Columbia\n\n> a) Columbia\n");
    desk.press(DOWN);
    desk.press("\x1b[A\r");
    desk.shows("> Enter done · f Enter flags · ← back · Esc ends");
    desk.press(CTRL_C);
    assert_eq!(desk.end(), 130);
    let text = desk.text();
    assert!(
        text.contains(
            "\n  Yours: Columbia\n✗ Not right.\n  The answer: Eagle\n  Columbia stayed in orbit.\n"
        ),
        "{text}"
    );
}
