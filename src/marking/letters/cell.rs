//! A cell: what was marked in one row of a sheet, as it was typed.

use super::super::exam::Item;
use super::super::pile::Mark;
use crate::lang::{self, Words};
use crate::quiz::Form;
use crate::sanitize::letter;

/// What is wrong with a cell, and what to do about it.
pub(super) struct Trouble {
    pub what: String,
    pub cure: String,
}

/// What stands for right and for wrong, lower case.
const RIGHT: [&str; 7] = ["✓", "✔", "☑", "√", "+", "right", "richtig"];
const WRONG: [&str; 9] = ["✗", "✘", "☒", "×", "x", "-", "–", "wrong", "falsch"];

/// What stands for no mark.
const NONE: [&str; 4] = ["", "-", "–", "—"];

/// What was marked, by the positions of the sheet; `options` has the positions of the item that stand there.
pub(super) fn mark(
    text: &str,
    item: &Item,
    options: &[usize],
    words: &Words,
) -> Result<Mark, Trouble> {
    let plain = text.trim().trim_end_matches('\u{fe0f}').to_lowercase();
    if plain == "?" {
        return Ok(Mark::Open);
    }
    if !item.is_marked() {
        return verdict(&plain, text);
    }
    if NONE.contains(&plain.as_str()) {
        return Ok(Mark::Options(Vec::new()));
    }
    if let Form::TrueFalse(_) = item.question.form
        && let Some(position) = truth(&plain, item, options, words)
    {
        return Ok(Mark::Options(vec![position]));
    }
    let positions = positions(&plain, options.len()).filter(|positions| !positions.is_empty());
    let mut positions = positions.ok_or_else(|| Trouble {
        what: format!("`{text}` is none of its letters"),
        cure: letters(item, options.len(), words),
    })?;
    positions.sort_unstable();
    positions.dedup();
    Ok(Mark::Options(positions))
}

/// The teacher's hand, where there is one.
fn verdict(plain: &str, text: &str) -> Result<Mark, Trouble> {
    match plain {
        "" => Ok(Mark::Open),
        sign if RIGHT.contains(&sign) => Ok(Mark::Verdict(true)),
        sign if WRONG.contains(&sign) => Ok(Mark::Verdict(false)),
        _ => Err(Trouble {
            what: format!("`{text}` says neither right nor wrong, and this answer is in writing"),
            cure: "write ✓ or `+` where it is right, ✗ or `-` where it is not, and nothing where you have not decided"
                .into(),
        }),
    }
}

/// The position of true or false, by the words of the sheet, of English, and their first letters.
fn truth(plain: &str, item: &Item, options: &[usize], words: &Words) -> Option<usize> {
    let english = lang::ALL[0].question.truth;
    let names = |position: usize| {
        let option = *options.get(position)?;
        let own = item.options.get(option)?.text.to_lowercase();
        let said = words.question.truth.get(option)?.to_lowercase();
        Some([own, said, english.get(option)?.to_lowercase()])
    };
    let is_named = |&position: &usize| {
        names(position).is_some_and(|names| {
            names.iter().any(|name| {
                let first = name.chars().next().map(String::from);
                plain == name || first.is_some_and(|first| plain == first)
            })
        })
    };
    let mut found = (0..options.len()).filter(is_named);
    found.next().filter(|_| found.next().is_none())
}

/// The positions of letters that stand together or apart; of options beyond Z, whose letters are two, apart only.
fn positions(plain: &str, count: usize) -> Option<Vec<usize>> {
    let words = plain.split([' ', ',', ';', '/', '+', '&']);
    let words = words.filter(|word| !word.is_empty());
    let position = |label: &str| (0..count).find(|&at| letter(at).to_lowercase() == label);
    match count <= 26 {
        true => words
            .flat_map(str::chars)
            .map(|sign| position(sign.encode_utf8(&mut [0; 4])))
            .collect(),
        false => words.map(position).collect(),
    }
}

fn letters(item: &Item, count: usize, words: &Words) -> String {
    let last = letter(count.saturating_sub(1));
    let none = "nothing or `-` where there is no mark";
    match item.question.form {
        Form::TrueFalse(_) => {
            let [yes, no] = words.question.truth;
            format!("write A or B, `{yes}` or `{no}` or their first letters, and {none}")
        }
        _ => format!("write letters from A to {last}, and {none}"),
    }
}
