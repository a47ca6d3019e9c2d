//! Lines that are typed, letter by letter as a reader takes them.

use super::LEFT;
use super::desk::Desk;

const HOME: &str = "\x1b[H";
const END: &str = "\x1b[F";
const DELETE: &str = "\x1b[3~";

/// Three people, joined to one picture.
const FAMILY: &str = "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}";

/// A desk at the second question of the quiz, where a line is typed.
fn desk() -> Desk {
    let mut desk = Desk::new(80, 24);
    desk.shows("Esc ends");
    desk.press("b");
    desk.shows("> Enter done · f Enter flags · Esc ends");
    desk
}

/// What stands in the line after these keys, and the column of the cursor.
#[track_caller]
fn check(desk: &mut Desk, keys: &str, line: &str, column: u16) {
    desk.press(keys);
    desk.until(line, |desk| {
        desk.text().lines().last() == Some(line) && desk.cursor().1 == column
    });
}

#[test]
fn joined_pictures_flags_and_accents_are_one_letter_each() {
    let mut desk = desk();
    let flags = "\u{1f1e9}\u{1f1ea}\u{1f1eb}\u{1f1f7}";
    let accent = "e\u{301}\u{323}";
    // The model of the screen does not join pictures, and the cursor stands right all the same.
    check(
        &mut desk,
        &format!("{FAMILY}a{HOME}"),
        &format!("> {FAMILY}a"),
        2,
    );
    check(&mut desk, "A", &format!("> A{FAMILY}a"), 3);
    check(&mut desk, &format!("{END}\x7f\x7f"), "> A", 3);
    check(
        &mut desk,
        &format!("{flags}x{LEFT}"),
        &format!("> A{flags}x"),
        7,
    );
    check(&mut desk, "\x7f", "> A\u{1f1e9}\u{1f1ea}x", 5);
    check(&mut desk, LEFT, "> A\u{1f1e9}\u{1f1ea}x", 3);
    check(&mut desk, DELETE, "> Ax", 3);
    check(
        &mut desk,
        &format!("{accent}{LEFT}"),
        &format!("> A{accent}x"),
        3,
    );
    check(&mut desk, DELETE, "> Ax", 3);
    check(
        &mut desk,
        "\x15",
        "> Enter done · f Enter flags · Esc ends",
        2,
    );
}

#[test]
fn what_is_pasted_is_one_answer_in_the_making() {
    let mut desk = desk();
    check(
        &mut desk,
        "\x1b[200~20 July\r\n1969\n\x1b[201~",
        "> 20 July 1969",
        14,
    );
    desk.press("\r");
    desk.holds("> 20 July 1969\n\n✓ Right.");
    // It presses no keys.
    desk.shows("a–c mark · Enter done · f flags · Esc ends");
    desk.press("\x1b[200~a\nb\n\x1b[201~c");
    desk.holds("> [x] c) Neil Armstrong");
    desk.holds("  [ ] a) Buzz Aldrin\n  [ ] b) Frank Borman\n");
}
