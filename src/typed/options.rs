//! Options named by letter, number or text.

use super::name::same_name;
use super::normal;
use super::number::number;
use super::unread::Unread;
use crate::lang::Words;
use crate::quiz::{AnswerOption, Quantity};

/// The letter of the option at a position, `a` to `z`; from the 27th on its number.
pub(crate) fn label(position: usize) -> String {
    match u8::try_from(position) {
        Ok(n) if n < 26 => char::from(b'a' + n).to_string(),
        _ => (position + 1).to_string(),
    }
}

/// The index of the option that is named by its letter, its number or its text.
///
/// # Errors
/// None is, or one by its letter or number and another by its text.
pub(super) fn index_of(
    options: &[AnswerOption],
    typed: &str,
    words: &Words,
) -> Result<usize, Unread> {
    let plain = normal::plain(typed);
    if plain.is_empty() {
        return Err(Unread::Empty);
    }
    let by_label = labelled(options, &plain);
    // Of `6.5 metres` the figure does.
    let is_value = |option: &AnswerOption| match option.value {
        Some(Quantity::Number(value)) => number(typed, words) == Ok(value),
        _ => false,
    };
    let mut named = (0..options.len())
        .filter(|&p| same_name(&options[p].text, typed, words) || is_value(&options[p]));
    let by_text = named.next().filter(|_| named.next().is_none());
    match (by_label, by_text) {
        (Some(one), Some(other)) if one != other => Err(Unread::TwoOptions),
        (Some(position), _) | (None, Some(position)) => Ok(position),
        (None, None) => Err(Unread::NoOption(options.len())),
    }
}

/// As [`position`], for the two options true and false: their first letters name them too.
pub(super) fn truth(options: &[AnswerOption], typed: &str, words: &Words) -> Result<usize, Unread> {
    let plain = normal::plain(typed);
    let initial = |option: &AnswerOption| {
        let text = normal::plain(&option.text);
        text.chars()
            .next()
            .is_some_and(|first| plain == first.to_string())
    };
    index_of(options, typed, words).or_else(|unread| {
        let mut found = (0..options.len()).filter(|&p| initial(&options[p]));
        match (found.next(), found.next()) {
            (Some(position), None) => Ok(position),
            _ => Err(unread),
        }
    })
}

/// The indices of several options: `a c`, `ac`, `1,3`, or their texts with commas between.
///
/// # Errors
/// One of them names no option, or two.
pub(super) fn indices_of(
    options: &[AnswerOption],
    typed: &str,
    words: &Words,
) -> Result<Vec<usize>, Unread> {
    let whole = index_of(options, typed, words);
    if let Err(Unread::Empty | Unread::TwoOptions) | Ok(_) = whole {
        return whole.map(|position| vec![position]);
    }
    let each = |pieces: Vec<&str>| -> Result<Vec<usize>, Unread> {
        let pieces = pieces.into_iter().filter(|piece| !piece.trim().is_empty());
        pieces
            .map(|piece| index_of(options, piece, words))
            .collect()
    };
    let plain = normal::plain(typed);
    let tokens: Vec<&str> = plain
        .split([' ', ',', ';', '&', '+', '>'])
        .filter(|token| !words.play.typed.and.contains(token))
        .collect();
    let apart = each(tokens);
    if apart.is_ok() || apart == Err(Unread::TwoOptions) {
        return apart;
    }
    let texts = each(typed.split([',', ';']).collect());
    let signs: Option<Vec<usize>> = plain.chars().map(|c| sign(options, c)).collect();
    texts.or(signs.ok_or(Unread::NoOption(options.len())))
}

/// The indices of all options, each once, in the order in which they are named.
///
/// # Errors
/// As [`indices_of`]; or one is missing or named twice.
pub(super) fn order(
    options: &[AnswerOption],
    typed: &str,
    words: &Words,
) -> Result<Vec<usize>, Unread> {
    let indices = indices_of(options, typed, words)?;
    let mut sorted = indices.clone();
    sorted.sort_unstable();
    if sorted.into_iter().eq(0..options.len()) {
        Ok(indices)
    } else {
        Err(Unread::NotEachOnce(options.len()))
    }
}

/// The index that a key names: a letter, or a digit where that can mean nothing else.
#[cfg(feature = "terminal")]
pub(super) fn key(options: &[AnswerOption], c: char) -> Option<usize> {
    sign(options, c.to_lowercase().next()?)
}

/// As [`key`], for the two options true and false: their first letters name them too.
#[cfg(feature = "terminal")]
pub(super) fn truth_key(options: &[AnswerOption], c: char, words: &Words) -> Option<usize> {
    truth(options, c.encode_utf8(&mut [0; 4]), words).ok()
}

/// Whether a digit can mean nothing but the number of an option: no option reads as another's number.
fn usable_digits(options: &[AnswerOption]) -> bool {
    let reads_as_another = |(position, option): (usize, &AnswerOption)| {
        let number: Option<usize> = normal::plain(&option.text).parse().ok();
        number.is_some_and(|n| (1..=options.len()).contains(&n) && n != position + 1)
    };
    !options.iter().enumerate().any(reads_as_another)
}

/// The position with this letter or number, with or without a bracket or a point: `b`, `b)`, `(b)`, `2.`.
fn labelled(options: &[AnswerOption], plain: &str) -> Option<usize> {
    let bare = plain.trim_matches(['(', ')', '.', ',', ' ', '[', ']']);
    let is = |&position: &usize| bare == label(position) || bare == (position + 1).to_string();
    (0..options.len()).find(is)
}

/// The position that a single sign names where several stand together, as in `ac` or `13`.
fn sign(options: &[AnswerOption], c: char) -> Option<usize> {
    let clear = c.is_alphabetic() || (options.len() <= 9 && usable_digits(options));
    clear.then(|| labelled(options, c.encode_utf8(&mut [0; 4])))?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    fn options(texts: &[&str]) -> Vec<AnswerOption> {
        let option = |&text: &&str| AnswerOption {
            text: text.into(),
            value: None,
            why: None,
        };
        texts.iter().map(option).collect()
    }

    #[track_caller]
    fn check(texts: &[&str], typed: &str, expected: Result<usize, Unread>) {
        assert_eq!(index_of(&options(texts), typed, lang::of("en")), expected);
    }

    #[test]
    fn a_number_that_is_an_option_and_the_number_of_another_is_asked_again() {
        let texts = ["2", "3", "4", "6"];
        check(&texts, "3", Err(Unread::TwoOptions));
        check(&texts, "b", Ok(1));
        check(&texts, "1", Ok(0));
        check(&texts, "6", Ok(3));
        check(&["1", "2", "3"], "2", Ok(1));
        check(&["B", "A"], "b", Err(Unread::TwoOptions));
        check(&["B", "A"], "2", Ok(1));
        assert!(!usable_digits(&options(&texts)));
        assert!(usable_digits(&options(&["1", "2", "3"])));
        assert!(usable_digits(&options(&["1967", "1968"])));
    }

    #[test]
    fn options_past_the_alphabet_have_numbers() {
        let texts: Vec<String> = (0..30).map(|n| format!("option {n}")).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        assert_eq!(label(25), "z");
        assert_eq!(label(26), "27");
        check(&texts, "27", Ok(26));
        check(&texts, "z", Ok(25));
        check(&texts, "31", Err(Unread::NoOption(30)));
    }

    #[test]
    fn several_numbers_that_clash_with_texts_are_asked_again() {
        let options = options(&["2", "3", "4", "6"]);
        let read = |typed| indices_of(&options, typed, lang::of("en"));
        assert_eq!(read("a b"), Ok(vec![0, 1]));
        assert_eq!(read("1 2"), Err(Unread::TwoOptions));
        assert_eq!(read("23"), Err(Unread::NoOption(4)));
    }
}
