//! The class that the head noun of a name says: a `National Guard` is an army, a `University of Bergen` a university.
//!
//! In goes a name, out comes a class of `kinds.txt`, or none.

use super::gazetteer;

/// Whether a name is a common head with its letter or number, as one of a row is called: `Group G`, `Level 3`, `Phase II`. It names no place, whatever stands
/// around it.
pub(super) fn is_of_row(name: &str) -> bool {
    const HEADS: [&str; 18] = [
        "Group", "Level", "Zone", "Phase", "Section", "Act", "Stage", "Part", "Chapter", "Block",
        "Category", "Class", "Division", "Round", "Tier", "Type", "Unit", "Volume",
    ];
    let Some((head, sign)) = name.split_once(' ') else {
        return false;
    };
    let is_letter = sign.chars().count() == 1;
    let is_number = sign
        .chars()
        .all(|c| c.is_ascii_digit() || "IVX".contains(c));
    HEADS.contains(&head) && (is_letter || is_number)
}

/// The class that the words of a name decide.
pub(super) fn by_words(name: &str) -> Option<&'static str> {
    let first = name.split(' ').next().unwrap_or_default();
    let last = name.rsplit(' ').next().unwrap_or_default();
    let head = name.split(" of ").next().unwrap_or(name);
    let of_head = head.rsplit(' ').next().unwrap_or_default();
    let head = head
        .split(" for ")
        .next()
        .unwrap_or(head)
        .rsplit(' ')
        .next()
        .unwrap_or_default();
    match name.contains(" of ") {
        true => gazetteer::by_first_word(of_head)
            .or_else(|| (of_head == "Municipality").then_some("municipality"))
            .or_else(|| by_last_word(name, head))
            .or_else(|| gazetteer::by_first_word(first)),
        false => by_last_word(name, head)
            .or_else(|| by_last_word(name, last))
            .filter(|_| name.contains(' '))
            .or_else(|| {
                gazetteer::by_first_word(first)
                    .filter(|class| matches!(*class, "lake" | "mountain") && name.contains(' '))
            }),
    }
}

/// The class of names that end with a word. Some words end names of one class only behind certain others: an `Air Force` is an army, and a
/// `Project Force` may be anything.
fn by_last_word(name: &str, word: &str) -> Option<&'static str> {
    const NARROW: [(&str, &[&str]); 5] = [
        ("Force", &["Air", "Defence", "Defense"]),
        (
            "Guard",
            &["National", "Coast", "Revolutionary", "Republican"],
        ),
        ("Corps", &["Marine", "Army"]),
        ("Conference", &["Change", "Climate", "Peace", "Security"]),
        (
            "Press",
            &["Associated", "Canadian", "Free", "Daily", "Evening"],
        ),
    ];
    // Heads that the tagger does not look up.
    const MORE: [(&str, &str); 20] = [
        ("Embassy", "embassy"),
        ("Consulate", "embassy"),
        ("Theatre", "theatre"),
        ("Theater", "theatre"),
        ("Palace", "palace"),
        ("Park", "park"),
        ("Library", "library"),
        ("Hotel", "hotel"),
        ("Tower", "tower"),
        ("Station", "station"),
        ("Prison", "prison"),
        ("Dam", "dam"),
        ("Canal", "canal"),
        ("Desert", "desert"),
        ("Valley", "valley"),
        ("Peninsula", "peninsula"),
        ("Tunnel", "tunnel"),
        ("Monument", "monument"),
        ("Memorial", "monument"),
        ("Castle", "castle"),
    ];
    let more = MORE
        .iter()
        .find(|(head, _)| *head == word && name.contains(' '));
    if let Some((_, class)) = more {
        return Some(class);
    }
    let narrow = NARROW.iter().find(|(narrow, _)| *narrow == word);
    let words: Vec<&str> = name.split([' ', '-']).collect();
    let fits = |before: &[&str]| {
        let mut pairs = words.windows(2);
        pairs.any(|pair| pair[1] == word && before.contains(&pair[0]))
    };
    gazetteer::by_last_word(word).filter(|_| narrow.is_none_or(|(_, before)| fits(before)))
}
