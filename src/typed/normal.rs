//! One spelling for texts that differ in look only.

use unicode_normalization::UnicodeNormalization;

use crate::sanitize::is_hidden;
use crate::tokens::ascii_digit;

/// More than any answer needs; what goes beyond it is cut, so that hostile input costs nothing.
pub(super) const LONGEST: usize = 500;

/// NFKC, without case, its digits and dashes those of ASCII, its spaces single.
pub(super) fn plain(text: &str) -> String {
    let shown = text
        .chars()
        .take(LONGEST)
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|&c| !is_hidden(c));
    let folded = match text.is_ascii() {
        // Most texts are, and need no tables.
        true => shown.map(|c| c.to_ascii_lowercase()).collect(),
        // Upper case first: so `ß` and `ss` meet, and both forms of sigma.
        false => {
            let shown: String = shown.nfkc().map(ascii).collect();
            shown.to_uppercase().to_lowercase()
        }
    };
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a word of ours is this one in plain spelling. Most are ASCII, and need no tables.
pub(super) fn is(ours: &str, plain_word: &str) -> bool {
    if ours.is_ascii() {
        ours.eq_ignore_ascii_case(plain_word)
    } else {
        plain(ours) == plain_word
    }
}

/// As [`plain`], but for numbers and dates: a sign before each character that stands for a digit without being one,
/// so that `10³` is not 103, nor `2½` 21/2.
pub(super) fn figures(text: &str) -> String {
    if text.is_ascii() {
        return plain(text);
    }
    let marked = |c: char| {
        let is_digit =
            matches!(c, '\0'..='\u{7f}' | '\u{ff10}'..='\u{ff19}' | '\u{1d7ce}'..='\u{1d7ff}');
        let stands_for_digit = !is_digit && c.nfkc().any(|c| c.is_ascii_digit());
        stands_for_digit.then_some('^').into_iter().chain([c])
    };
    plain(
        &text
            .chars()
            .take(LONGEST)
            .flat_map(marked)
            .collect::<String>(),
    )
}

/// A digit of another script, a dash or a curved quote as the one on the keyboard.
fn ascii(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' => '-',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{2044}' => '/',
        _ => ascii_digit(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(plain(text), expected);
    }

    #[test]
    fn look_makes_no_difference() {
        check("  Ｎｅｉｌ\u{a0}  Armstrong\t", "neil armstrong");
        check("１９６９ ١٩٦٩ १९६९", "1969 1969 1969");
        check("−5 – 7", "-5 - 7");
        check("Straße ΣΊΣΥΦΟΣ", "strasse σίσυφος");
        check("20ᵗʰ \u{202e}July\u{1b}", "20th july");
        check("e\u{301}", "é");
    }

    #[test]
    fn what_stands_for_a_digit_is_no_digit() {
        let check = |text: &str, expected: &str| assert_eq!(figures(text), expected, "{text}");
        check("10³", "10^3");
        check("10⁻³", "10-^3");
        check("2½", "2^1/2");
        check("1①", "1^1");
        check("１９𝟔٩", "1969");
        check("5 m²", "5 m^2");
    }

    #[test]
    fn the_cost_of_a_long_text_is_bounded() {
        assert!(plain(&"\u{fdfa}".repeat(1_000_000)).chars().count() <= 18 * LONGEST);
    }
}
