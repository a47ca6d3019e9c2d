//! The cards of the formats of decks: fronts and backs.

use super::{Item, Right};
use crate::documents::{cells, decoded, notes};
use crate::readers::disarmed;

/// What stands for a hidden answer on a front.
const GAP: &str = "_____";

fn card(front: &str, back: &str) -> Item {
    Item {
        stem: front.to_owned(),
        right: Right::Shown(vec![back.to_owned()]),
    }
}

/// A statement with its answer between two marks.
fn holed(statement: &str, [open, close]: [&str; 2]) -> Item {
    let (before, rest) = statement.split_once(open).expect("a hole");
    let (answer, after) = rest.split_once(close).expect("its end");
    card(&decoded(&format!("{before}{GAP}{after}")), &decoded(answer))
}

const CLOZE: [&str; 2] = ["{{c1::", "}}"];

/// An Anki package; a note that has a back of its own begins it with the answer.
pub fn anki(bytes: &[u8]) -> Vec<Item> {
    let read = |fields: &Vec<String>| match fields[0].contains(CLOZE[0]) {
        true => holed(&fields[0], CLOZE),
        false => card(&decoded(&fields[0]), &decoded(&fields[1])),
    };
    notes(bytes).iter().map(read).collect()
}

/// The text that Anki imports: id, type, front, back, tags.
pub fn tsv(bytes: &[u8]) -> Vec<Item> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let read = |line: &str| {
        let cells = cells(line);
        match cells[1].as_str() {
            "Cloze" => holed(&cells[2], CLOZE),
            "Basic" => {
                let (_, rest) = cells[3].split_once("<b>").expect("the answer in bold");
                let (answer, _) = rest.split_once("</b>").expect("its end");
                card(&decoded(&cells[2]), &decoded(answer))
            }
            other => panic!("Anki has no type `{other}`"),
        }
    };
    lines.map(read).collect()
}

/// Front, tab, back.
pub fn tsv_plain(bytes: &[u8]) -> Vec<Item> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let read = |line: &str| {
        let (front, back) = line.split_once('\t').expect("a tab");
        card(disarmed(front).trim(), disarmed(back).trim())
    };
    text.lines().map(read).collect()
}

/// `Q:` and `A:`, or `C:` with its answer in brackets; `---` between cards.
pub fn markdown(bytes: &[u8]) -> Vec<Item> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let (_, cards) = text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .expect("a head");
    let read = |text: &str| {
        let lines: Vec<&str> = text.trim().lines().collect();
        match lines.as_slice() {
            [cloze] => {
                let statement = cloze.strip_prefix("C: ").expect("a cloze");
                holed(&super::pages::unescaped(statement), ["[", "]"])
            }
            [front, back, ..] => card(
                &decoded(&super::pages::unescaped(
                    front.strip_prefix("Q: ").expect("a question"),
                )),
                &decoded(&super::pages::unescaped(
                    back.strip_prefix("A: ").expect("an answer"),
                )),
            ),
            [] => panic!("an empty card"),
        }
    };
    cards.split("\n---\n").map(read).collect()
}
