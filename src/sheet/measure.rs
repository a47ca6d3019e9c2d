//! How wide a text is, and how many lines it takes.
//!
//! No browser is at hand, so the typefaces of the style sheet are taken together, those with serifs at the height of small
//! letters that the style sheet brings them all to. Of each letter the widest counts.

use unicode_width::UnicodeWidthChar;

/// The width of ASCII from the space on, in hundredths of an em: with serifs, and without.
const SERIF: [u8; 95] = [
    26, 35, 43, 52, 52, 87, 81, 20, 35, 35, 52, 59, 26, 35, 26, 29, 52, 52, 52, 52, 52, 52, 52, 52,
    52, 52, 29, 29, 59, 59, 59, 46, 96, 76, 70, 70, 76, 64, 58, 76, 76, 35, 41, 76, 64, 93, 76, 76,
    58, 76, 70, 58, 64, 76, 76, 99, 76, 76, 64, 35, 29, 35, 50, 52, 35, 50, 55, 46, 55, 48, 35, 52,
    57, 29, 29, 52, 29, 85, 58, 52, 55, 55, 42, 41, 32, 57, 52, 77, 52, 52, 46, 50, 50, 50, 57,
];
const SANS: [u8; 95] = [
    32, 40, 46, 84, 63, 95, 78, 27, 39, 39, 56, 84, 32, 36, 32, 38, 63, 63, 63, 63, 63, 63, 63, 63,
    63, 63, 34, 34, 84, 84, 84, 57, 105, 69, 69, 74, 77, 69, 63, 80, 75, 34, 52, 69, 57, 92, 77,
    80, 69, 80, 74, 69, 63, 74, 69, 99, 69, 69, 68, 39, 38, 39, 84, 57, 50, 61, 63, 55, 63, 61, 35,
    63, 63, 28, 28, 58, 28, 97, 63, 62, 63, 63, 42, 52, 39, 63, 59, 82, 59, 59, 52, 63, 56, 63, 84,
];

/// The width of a letter with serifs, in em.
pub(crate) fn serif(letter: char) -> f32 {
    ascii(&SERIF, letter).unwrap_or_else(|| other(letter, 0.6))
}

/// The width of a letter without serifs, in em.
pub(crate) fn sans(letter: char) -> f32 {
    ascii(&SANS, letter).unwrap_or_else(|| other(letter, 0.64))
}

/// The width of a letter without serifs where letters and words stand apart, as dyslexics read them best.
pub(crate) fn spaced(letter: char) -> f32 {
    let between = if letter == ' ' { 0.13 } else { 0.03 };
    sans(letter) + between
}

fn ascii(widths: &[u8; 95], letter: char) -> Option<f32> {
    let position = u32::from(letter).checked_sub(u32::from(' '))?;
    let hundredths = widths.get(usize::try_from(position).ok()?)?;
    Some(f32::from(*hundredths) / 100.0)
}

fn other(letter: char, small: f32) -> f32 {
    match letter.width() {
        None | Some(0) => 0.0,
        Some(1) if letter == '—' || letter == '…' => 1.0,
        Some(1) if letter.is_uppercase() => small + 0.16,
        Some(1) => small,
        Some(_) => 1.0,
    }
}

/// The width of a text in one line, in em.
pub(crate) fn width(text: &str, letter: fn(char) -> f32) -> f32 {
    crate::sanitize::visible(text).chars().map(letter).sum()
}

/// How many lines a text takes in a measure of so many em. A word that is longer than a line is broken.
pub(crate) fn lines(text: &str, measure: f32, letter: fn(char) -> f32) -> f32 {
    let mut lines = 1.0;
    let mut at = 0.0;
    for word in crate::sanitize::visible(text).split_whitespace() {
        let width: f32 = word.chars().map(letter).sum();
        let after = if at > 0.0 { at + letter(' ') } else { 0.0 };
        if after + width <= measure {
            at = after + width;
            continue;
        }
        if at > 0.0 {
            lines += 1.0;
        }
        let whole = (width / measure).floor();
        lines += whole;
        at = width - whole * measure;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{lines, sans, serif, spaced, width};

    #[test]
    fn a_long_word_is_broken() {
        let letter = |_| 1.0;
        assert_eq!(lines("WWWWWWWWWW", 5.0, letter), 3.0);
        assert_eq!(lines("a b c", 100.0, letter), 1.0);
        assert_eq!(lines("a b c", 3.0, letter), 2.0);
        assert_eq!(lines("", 10.0, letter), 1.0);
    }

    #[test]
    fn every_letter_has_a_width() {
        assert!((width("1989", serif) - 2.08).abs() < 0.001);
        assert!(width("1989", sans) < width("1989", spaced));
        assert!(width("Äpfel", serif) > width("pfel", serif));
        assert_eq!(width("日本", serif), 2.0);
        assert!(width("שלום", sans) > 2.0);
    }
}
