//! Windows that change, and processes that are stopped.

use super::desk::Desk;
use super::{CTRL_C, DOWN};

const TALL_HINT: &str = "a–d or ↑↓ Enter · Esc ends";
const HINT: &str = "a–d or ↑↓ Enter · f flags · Esc ends";

#[test]
fn of_a_list_that_is_taller_than_the_window_the_end_is_drawn_over() {
    let mut desk = Desk::new(40, 8);
    desk.shows(&format!("a · {TALL_HINT}"));
    desk.press(DOWN);
    desk.shows(&format!("b · {TALL_HINT}"));
    desk.press("\r");
    desk.shows("> Enter done · f Enter flags · Esc ends");
    let all = desk.everything();
    assert_eq!(all.matches("b) Eagle").count(), 1, "{all}");
    assert!(all.contains("\n> b\n\n✓ Right."), "{all}");
}

/// The first question with its second option chosen, in so many columns.
fn question(columns: usize) -> &'static str {
    match columns {
        80 => {
            "Question 1 of 6\n\
             Which spacecraft carried the first people to land on the Moon, on the\n\
             day that the world watched?\n\
             \n\
             \u{20} a) Columbia\n\
             > b) Eagle\n\
             \u{20} c) a spacecraft with a name so long that it does not fit on a line of\n\
             \u{20}    eighty columns at all\n\
             \u{20} d) 月面着陸船イーグル号は静かの海に着陸した最初の有人宇宙船である\n\
             \n\
             a–d or ↑↓ Enter · f flags · Esc ends"
        }
        _ => {
            "Question 1 of 6\n\
             Which spacecraft carried the first\n\
             people to land on the Moon, on the day\n\
             that the world watched?\n\
             \n\
             \u{20} a) Columbia\n\
             > b) Eagle\n\
             \u{20} c) a spacecraft with a name so long\n\
             \u{20}    that it does not fit on a line of\n\
             \u{20}    eighty columns at all\n\
             \u{20} d) 月面着陸船イーグル号は静かの海に着\n\
             \u{20}    陸した最初の有人宇宙船である\n\
             \n\
             a–d or ↑↓ Enter · f flags · Esc ends"
        }
    }
}

#[test]
fn a_question_is_drawn_once_for_every_width_of_its_window() {
    for change in [Desk::resize, Desk::reflow] {
        let mut desk = Desk::new(80, 40);
        desk.shows(HINT);
        desk.press(DOWN);
        desk.shows(question(80));
        for columns in [40, 80, 40, 200] {
            change(&mut desk, columns, 40);
            desk.shows(question(columns.min(80).into()));
            let all = desk.everything();
            assert_eq!(all.matches("Esc ends").count(), 1, "{all}");
            assert_eq!(all.matches("Question 1").count(), 1, "{all}");
            assert!(
                all.starts_with("The first Moon landing\n\nQuestion"),
                "{all}"
            );
        }
        // Lower, with the question at the end, and higher again.
        for rows in [12, 40] {
            change(&mut desk, 80, rows);
            desk.press(DOWN);
            desk.holds("> c) a spacecraft");
            desk.press("\x1b[A");
            desk.shows(question(80));
        }
        desk.press("\r");
        desk.holds("> b) Eagle\n");
        desk.shows("> Enter done · f Enter flags · Esc ends");
        let all = desk.everything();
        assert_eq!(all.matches("b) Eagle").count(), 1, "{all}");
        assert_eq!(all.matches("Question 1").count(), 1, "{all}");
    }
}

#[test]
fn a_line_that_is_typed_is_drawn_once_for_every_width() {
    let mut desk = Desk::new(80, 40);
    desk.shows(HINT);
    desk.press("b");
    desk.shows("> Enter done · f Enter flags · Esc ends");
    desk.press("20 July of the year 1969");
    desk.shows("> 20 July of the year 1969");
    for columns in [24, 80, 40, 80] {
        desk.reflow(columns, 40);
        let typed = if columns == 24 {
            "\n\nQuestion 2 of 6\n\
             On which day did people\n\
             first land on the Moon?\n\
             \n\
             A day, such as 23 May\n\
             1804.\n\
             > July of the year 1969"
        } else {
            "\n\n> 20 July of the year 1969"
        };
        desk.shows(&typed.replace("\n\n>", "A day, such as 23 May 1804.\n>"));
        let all = desk.everything();
        assert_eq!(all.matches("Question 2").count(), 1, "{all}");
        assert_eq!(all.matches("Question 1").count(), 1, "{all}");
    }
    desk.press("\r");
    desk.holds("> 20 July of the year 1969\n");
}

#[test]
fn control_z_gives_the_terminal_back_and_the_question_comes_again() {
    let mut desk = Desk::in_a_shell(80, 50);
    for (at, press) in [(1, DOWN), (2, "1969")] {
        desk.shows("Esc ends");
        desk.press(press);
        desk.holds(if at == 1 { "> b) Eagle" } else { "> 1969" });
        if at == 1 {
            desk.press("\x1a");
            // The shell has a line mode again, and the player what it had.
            desk.holds(&format!("{HINT}\n"));
            desk.holds("stopped\nicanon\n");
            desk.shows(question(80));
            assert_eq!(desk.text().matches("> b) Eagle").count(), 2);
            desk.press("\r");
        }
    }
    desk.press(CTRL_C);
    desk.until("end", |desk| desk.text().contains("1 of 1\n"));
    desk.holds("To repeat this quiz:\n");
}

#[test]
fn where_nobody_would_continue_it_control_z_stops_nothing() {
    let mut desk = Desk::new(80, 24);
    desk.shows(HINT);
    desk.press("\x1a");
    desk.press(DOWN);
    desk.holds("> b) Eagle");
    assert_eq!(desk.text().matches("Question 1").count(), 1);
    desk.press(CTRL_C);
    assert_eq!(desk.end(), 130);
}

#[test]
fn a_signal_that_ends_is_never_missed() {
    for signal in ["TERM", "INT", "HUP"] {
        for pause in 0..4 {
            let mut desk = Desk::new(80, 24);
            desk.shows(HINT);
            // While the first key is handled, or one of those after it.
            desk.press(&DOWN.repeat(1 + 200 * pause));
            desk.signal(signal);
            assert_eq!(desk.end(), 130);
            desk.holds("Ended after 0 of 6 questions.");
            assert!(desk.is_restored());
        }
    }
}
