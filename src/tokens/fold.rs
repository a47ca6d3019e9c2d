//! Characters as they are compared: one for each group of characters that differ in look only.
//!
//! In goes a text, out comes the same one folded: compatible forms (NFKC), small letters, one kind of dash, ASCII
//! digits, no character that cannot be seen. What carries a meaning is kept: a superscript digit is `^` and the digit,
//! a fraction after a digit stays apart from it. This module does not know words.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// The zeros of the decimal digits of living scripts; the nine others follow each.
pub(crate) const ZEROS: &[char] = &[
    '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}',
    '\u{be6}', '\u{c66}', '\u{ce6}', '\u{d66}', '\u{de6}', '\u{e50}', '\u{ed0}', '\u{f20}',
    '\u{1040}', '\u{17e0}', '\u{1810}',
];

/// A text folded, in small letters.
pub(super) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let spelled = spelled_out(text);
    let lower = spelled.nfkc().filter_map(common);
    lower.flat_map(char::to_lowercase).map(sigma).collect()
}

/// Superscript digits after a `^`, fractions apart from a digit before them; signs of trade marks, and accents
/// without a letter, dropped. NFKC would make `10³` the number 103, and `1½` the fraction 11/2.
fn spelled_out(text: &str) -> Cow<'_, str> {
    let is_special = |c: char| {
        is_superscript(c) || is_fraction(c) || matches!(c, '™' | '®' | '©' | '℠' | '´' | '¨' | '¸')
    };
    if !text.contains(is_special) {
        return text.into();
    }
    let mut spelled = String::with_capacity(text.len() + 2);
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let leads = is_superscript(c)
            || matches!(c, '⁻' | '⁺') && letters.peek().is_some_and(|&next| is_superscript(next));
        match c {
            '™' | '®' | '©' | '℠' => continue,
            '´' | '¨' | '¸' => spelled.push('\''),
            _ => {
                if leads && !is_superscript(before) && !matches!(before, '⁻' | '⁺') {
                    spelled.push('^');
                }
                if is_fraction(c) && before.is_numeric() {
                    spelled.push(' ');
                }
                spelled.push(c);
            }
        }
        before = c;
    }
    spelled.into()
}

fn is_superscript(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}' | '\u{2074}'..='\u{2079}')
}

fn is_fraction(c: char) -> bool {
    matches!(c, '¼'..='¾' | '\u{2150}'..='\u{215f}' | '\u{2189}')
}

/// The common form of a character; `None` where it cannot be seen.
fn common(c: char) -> Option<char> {
    let common = match c {
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe58}' => '-',
        '\u{2044}' | '\u{2215}' => '/',
        '♯' => '#',
        '\u{66a}' => '%',
        '\u{2217}' => '*',
        // Spell the flags of England, Scotland and Wales.
        '\u{e0020}'..='\u{e007f}' => c,
        c if c.is_ascii() => c,
        c if is_unseen(c) => return None,
        c => ascii_digit(c),
    };
    Some(common)
}

/// A decimal digit of any script as one of ASCII; another character as it is.
pub(crate) fn ascii_digit(c: char) -> char {
    let digit = |&zero: &char| {
        let value = u32::from(c).checked_sub(u32::from(zero))?;
        char::from_digit(value, 10)
    };
    ZEROS.iter().find_map(digit).unwrap_or(c)
}

fn sigma(c: char) -> char {
    if c == 'ς' { 'σ' } else { c }
}

/// Whether a character has no look of its own: a mark of format, a filler, a selector of a variant.
fn is_unseen(c: char) -> bool {
    c.general_category() == GeneralCategory::Format || crate::sanitize::is_filler(c)
}
