//! In goes a text, out come its words and marks in the manner of the Penn Treebank and GUM, as ranges of bytes.
//!
//! `’s` and `n’t` are words of their own, and so are hyphens, currency and percent signs.

use std::ops::Range;

/// Words whose full stop belongs to them.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "sgt", "capt", "maj", "sen", "rep", "gov",
    "rev", "st", "jr", "sr", "inc", "corp", "co", "ltd", "vs", "v", "etc", "al", "e.g", "i.e",
    "no", "fig", "pp", "vol", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep",
    "oct", "nov", "dec", "approx", "mt",
];

/// The words and marks of a text.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_whitespace(), start) {
            (true, Some(from)) => {
                chunk(text, from..at, &mut found);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    found
}

/// Takes apart what stands between two spaces.
fn chunk(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let part = &text[range.clone()];
    if part.contains("://") || part.starts_with("www.") || part.contains('@') {
        let bare = part.trim_end_matches(['.', ',', ')', ';', '"']);
        let middle = range.start + bare.len();
        if !bare.is_empty() {
            found.push(range.start..middle);
        }
        marks(middle..range.end, text, found);
        return;
    }
    let letters: Vec<(usize, char)> = part.char_indices().collect();
    let position = |i: usize| range.start + letters.get(i).map_or(part.len(), |letter| letter.0);
    let at = |i: usize| letters.get(i).map(|letter| letter.1);
    let mut i = 0;
    while i < letters.len() {
        let begun = i;
        let is_word = |c: char| c.is_alphanumeric();
        if !letters[i].1.is_alphanumeric() {
            let same = letters[i].1;
            i += 1;
            // `...` and `--` are one mark.
            while matches!(same, '.' | '-') && at(i) == Some(same) {
                i += 1;
            }
            // `#3` and a clitic by itself.
            let clitic = matches!(same, '\'' | '’') && clitic_at(&letters, i) > 0 && begun > 0;
            if clitic {
                i += clitic_at(&letters, i);
            } else if same == '#' && at(i).is_some_and(is_word) {
                while at(i).is_some_and(is_word) {
                    i += 1;
                }
            }
            found.push(position(begun)..position(i));
            continue;
        }
        while let Some(letter) = at(i) {
            let next = at(i + 1);
            let goes_on = match letter {
                c if is_word(c) || crate::sanitize::is_filler(c) => true,
                '.' => next.is_some_and(is_word),
                ',' | ':' => {
                    at(i - 1).is_some_and(|c| c.is_ascii_digit())
                        && next.is_some_and(|c| c.is_ascii_digit())
                }
                '&' => next.is_some_and(char::is_uppercase) && i - begun <= 2,
                '\'' | '’' => {
                    next.is_some_and(char::is_alphabetic)
                        && clitic_at(&letters, i + 1) == 0
                        && !is_negation(&letters, i)
                }
                _ => false,
            };
            if !goes_on {
                break;
            }
            i += 1;
        }
        // `was` + `n't`
        if is_negation(&letters, i) && i - begun > 1 {
            let cut = i - 1;
            found.push(position(begun)..position(cut));
            found.push(position(cut)..position(i + 2));
            i += 2;
            continue;
        }
        if at(i) == Some('.') && keeps_stop(&letters[..begun], &letters[begun..i]) {
            i += 1;
        }
        found.push(position(begun)..position(i));
    }
}

fn marks(range: Range<usize>, text: &str, found: &mut Vec<Range<usize>>) {
    let each = text[range.clone()].char_indices();
    found.extend(each.map(|(at, c)| range.start + at..range.start + at + c.len_utf8()));
}

/// Whether a word keeps the full stop behind it: an abbreviation, or an initial, which no hyphen joins to what is before it.
fn keeps_stop(before: &[(usize, char)], word: &[(usize, char)]) -> bool {
    let text: String = word
        .iter()
        .flat_map(|letter| letter.1.to_lowercase())
        .collect();
    let joined = before.last().is_some_and(|letter| letter.1 == '-');
    let initial =
        word.len() == 1 && !joined && word[0].1.is_uppercase() && !matches!(word[0].1, 'X' | 'I');
    let dotted = text.contains('.')
        && text
            .split('.')
            .all(|part| part.chars().count() <= 2 && !part.is_empty())
        && !text.contains(|c: char| c.is_ascii_digit());
    initial || dotted || ABBREVIATIONS.contains(&text.as_str())
}

/// How many letters of `s`, `re`, `ve`, `ll`, `d`, `m` stand here and end a word.
fn clitic_at(letters: &[(usize, char)], i: usize) -> usize {
    let rest: String = letters[i.min(letters.len())..]
        .iter()
        .take(3)
        .map_while(|letter| {
            letter
                .1
                .is_alphanumeric()
                .then_some(letter.1.to_ascii_lowercase())
        })
        .collect();
    match rest.as_str() {
        "s" | "d" | "m" => 1,
        "re" | "ve" | "ll" => 2,
        _ => 0,
    }
}

/// Whether an apostrophe here is that of `n't`.
fn is_negation(letters: &[(usize, char)], i: usize) -> bool {
    let at = |i: usize| letters.get(i).map(|letter| letter.1);
    i > 0
        && matches!(at(i), Some('\'' | '’'))
        && matches!(at(i - 1), Some('n' | 'N'))
        && matches!(at(i + 1), Some('t' | 'T'))
        && !at(i + 2).is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::words;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found: Vec<&str> = words(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn words_are_cut_as_in_the_treebank() {
        check(
            "Moscow’s ban wasn't lifted.",
            "Moscow ’s ban was n't lifted .",
        );
        check("confirmed it on X.", "confirmed it on X .");
        check("the U.S.-led war (2001)", "the U.S. - led war ( 2001 )");
        check("$15,000 or 58%, at 22:30", "$ 15,000 or 58 % , at 22:30");
        check("ISIS-K.", "ISIS - K .");
        check("Mr. L. Ron Hubbard, Ph.D.", "Mr. L. Ron Hubbard , Ph.D.");
        check("the Sams' child … O'Brien", "the Sams ' child … O'Brien");
        check("see www.flag.govt.nz.", "see www.flag.govt.nz .");
        check("6.5 metres, 1980s--89", "6.5 metres , 1980s -- 89");
    }
}
