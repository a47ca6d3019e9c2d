//! GIFT, Aiken and the spreadsheet.

use super::{Item, Right};
use crate::readers::{Gift, disarmed, gifts, rows, shown};

/// Marks `=`, `~` and weights.
pub fn gift(bytes: &[u8]) -> Vec<Item> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    gifts(text)
        .into_iter()
        .map(|gift| Item {
            right: right(&gift),
            stem: gift.stem,
        })
        .collect()
}

fn right(gift: &Gift) -> Right {
    let texts = |keep: fn(&str) -> bool| -> Vec<String> {
        let kept = gift.answers.iter().filter(|answer| keep(&answer.mark));
        kept.map(|answer| shown(&answer.text)).collect()
    };
    match gift.head.trim() {
        "TRUE" => return Right::Truth(true),
        "FALSE" => return Right::Truth(false),
        "#" => {
            let exact = |text: &String| text.split(':').next().unwrap_or_default().to_owned();
            return Right::Exact(texts(|_| true).iter().map(exact).collect());
        }
        "" => {}
        other => panic!("`{other}` before the answers"),
    }
    let answers = texts(|_| true);
    let ranks: Option<Vec<(&str, usize)>> = answers
        .iter()
        .map(|text| {
            let (item, rank) = text.rsplit_once(" -> ")?;
            Some((item, rank.parse().ok()?))
        })
        .collect();
    if let Some(mut ranks) = ranks {
        ranks.sort_by_key(|(_, rank)| *rank);
        return Right::Shown(ranks.into_iter().map(|(item, _)| item.to_owned()).collect());
    }
    if gift.answers.iter().all(|answer| answer.mark == "=") {
        return Right::Typed(answers);
    }
    Right::Shown(texts(|mark| {
        mark == "=" || mark.len() > 1 && !mark.starts_with("~-")
    }))
}

/// `ANSWER: B`.
pub fn aiken(bytes: &[u8]) -> Vec<Item> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let blocks = text.split("\n\n").filter(|block| !block.trim().is_empty());
    let read = |block: &str| {
        let lines: Vec<&str> = block.trim().lines().collect();
        let [stem, options @ .., key] = lines.as_slice() else {
            panic!("no question: {block}");
        };
        let key = key.strip_prefix("ANSWER: ").expect("a key");
        Item {
            stem: (*stem).to_owned(),
            right: Right::Shown(vec![lettered(key, options.iter().map(|line| &line[3..]))]),
        }
    };
    blocks.map(read).collect()
}

/// The option that a letter stands for.
pub fn lettered<'t>(letter: &str, mut options: impl Iterator<Item = &'t str>) -> String {
    let &[letter @ b'A'..=b'Z'] = letter.as_bytes() else {
        panic!("`{letter}` is no letter");
    };
    let option = options.nth(usize::from(letter - b'A'));
    option.expect("an option of this letter").to_owned()
}

/// The columns `key` and `answer`, which must say the same.
pub fn csv(bytes: &[u8]) -> Vec<Item> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let rows = rows(text.strip_prefix('\u{feff}').expect("a byte order mark"));
    let column = |name: &str| {
        let column = rows[0].iter().position(|cell| cell == name);
        column.unwrap_or_else(|| panic!("no column `{name}`"))
    };
    let (question, key, answer) = (column("question"), column("key"), column("answer"));
    let also_right = column("also_right");
    let read = |row: &Vec<String>| {
        let cells: Vec<&str> = row.iter().map(|cell| disarmed(cell)).collect();
        let options = || cells[question + 1..key].iter().copied();
        let mut keys: Vec<&str> = cells[key]
            .split(' ')
            .filter(|key| !key.is_empty())
            .collect();
        // Of an order every letter has its rank behind it.
        keys.sort_by_key(|key| key[1..].parse::<usize>().unwrap_or(0));
        let chosen: Vec<String> = keys
            .iter()
            .map(|key| lettered(&key[..1], options()))
            .collect();
        let right = if chosen.is_empty() {
            let others = cells[also_right]
                .split("; ")
                .filter(|text| !text.is_empty());
            Right::Typed(
                [cells[answer]]
                    .into_iter()
                    .chain(others)
                    .map(str::to_owned)
                    .collect(),
            )
        } else {
            assert_eq!(cells[answer], chosen.join("; "), "two keys");
            Right::Shown(chosen)
        };
        Item {
            stem: cells[question].to_owned(),
            right,
        }
    };
    rows[1..].iter().map(read).collect()
}
