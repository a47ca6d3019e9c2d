//! Whether two texts are the same to a reader.
//!
//! In goes a text, out comes a [`Plain`]: what of it carries a meaning. There is no second notion of it: options, typed
//! names, tells and the audit compare texts here. This module does not know what is compared.

use super::Tokens;
use super::fold::folded;
use crate::lang::Words;
use crate::random::Fnv;

/// What of a text carries a meaning: two texts are the same where these are equal.
///
/// Case, width, spaces, quotes, full stops, brackets, dashes between words and a leading article carry none; letters
/// with their accents, digits, what parts two digits, and symbols do: `C` is not `C++`, `A+` not `A−`, `½` not `12`.
/// A text that consists of nothing else is compared as it stands: `?` is not `!`.
///
/// ```
/// use quizpress::{tokens::Plain, lang};
/// let plain = |text: &str| Plain::of(text, lang::of("en"));
/// assert_eq!(plain("the “LM-5”"), plain("lm 5"));
/// assert_ne!(plain("C#"), plain("C"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Plain(String);

impl Plain {
    /// That of a text in a language, whose articles and word for `&` are known.
    pub fn of(text: &str, words: &Words) -> Plain {
        let tokens = Tokens::of_letters(text).bare(words);
        let and = words.question.and.trim();
        let mut parts: Vec<&str> = tokens
            .iter()
            .map(|token| if token == "&" { and } else { token })
            .collect();
        sign_after_amount(&mut parts);
        let mut plain = String::with_capacity(text.len());
        for part in parts {
            let is_digit = |c: char| c.is_ascii_digit();
            if plain.ends_with(is_digit) && part.starts_with(is_digit) {
                plain.push(' ');
            }
            plain.push_str(part);
        }
        if plain.is_empty() {
            plain = folded(text).split_whitespace().collect();
        }
        // Upper case first: so `ß` and `ss` meet.
        if !plain.is_ascii() {
            plain = plain.to_uppercase().to_lowercase().replace('ς', "σ");
        }
        // Letters that are also written as two: `Müller` as `mueller`.
        let digraphs = words.play.typed.digraphs.iter();
        Plain(
            digraphs.fold(plain, |plain, (one, two)| match plain.contains(one) {
                true => plain.replace(one, two),
                false => plain,
            }),
        )
    }

    /// A hash, the same for texts that are the same to a reader.
    pub(crate) fn hash64(&self) -> u64 {
        let mut hash = Fnv::default();
        hash.bytes(self.0.as_bytes());
        hash.finish()
    }

    /// As a text, to be compared only.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether two texts are the same to a reader: see [`Plain`].
pub fn same(a: &str, b: &str, words: &Words) -> bool {
    Plain::of(a, words) == Plain::of(b, words)
}

/// `$100` is written `100 $` elsewhere.
fn sign_after_amount(parts: &mut [&str]) {
    for at in 1..parts.len() {
        let is_sign = matches!(parts[at - 1], "$" | "€" | "£" | "¥");
        if is_sign && parts[at].starts_with(|c: char| c.is_ascii_digit()) {
            parts.swap(at - 1, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    /// Texts of one row are the same; those of different rows are not.
    const SORTS: &[&[&str]] = &[
        &["C", "c", "C.", "(c)", "“C”", "the C", " C "],
        &["C#", "C♯", "c#", "the C#."],
        &["C++", "c++", "“C++”"],
        &["C+"],
        &["F#", "F♯"],
        &["F♭"],
        &["F♮"],
        &["F", "F."],
        &["A+", "a+", "A+."],
        &["A-", "A−", "A–", "a-"],
        &["A*"],
        &["B-", "B−"],
        &["AB", "ab"],
        &["AB-", "AB−"],
        &["AB+"],
        &["Yahoo", "Yahoo!", "yahoo?"],
        &["NET", ".NET", "net"],
        &["AC/DC", "ACDC", "AC-DC"],
        &["R&B", "R & B", "r and b"],
        &["RB"],
        &["$100", "100 $", "100$"],
        &["€100"],
        &["100", "١٠٠"],
        &["5", "+5", "(5)", "5.", "５"],
        &["-5", "−5", "–5", "- 5"],
        &["5 %", "5%", "٥٪"],
        &["5°"],
        &["5°C", "5 °C", "5 ℃"],
        &["-5 °C", "−5°C"],
        &["1/2", "½"],
        &["1 1/2", "1½"],
        &["11/2", "11⁄2"],
        &["12", "₁₂"],
        &["1.2"],
        &["1,2"],
        &["1 2", "1-2", "1–2"],
        &["1:2"],
        &["10³"],
        &["10⁻³", "10^-3"],
        &["103"],
        &["10 3"],
        &["x²", "x^2"],
        &["x³"],
        &["x2", "x₂"],
        &["CO₂", "CO2"],
        &["Na+", "Na⁺"],
        &["Na"],
        &["🦅", "🦅\u{fe0f}"],
        &["🚀"],
        &["👩\u{200d}🚀"],
        &["👍"],
        &["👍🏽"],
        &["★★★", "★ ★ ★"],
        &["★★"],
        &["♯", "#"],
        &["♭"],
        &["+"],
        &["-", "−", "–"],
        &["×"],
        &["÷"],
        &["/"],
        &["?"],
        &["!"],
        &["!!"],
        &["<"],
        &[">"],
        &["∅"],
        &["α", "Α"],
        &["β"],
        &["µ", "μ"],
        &["Σίσυφος", "ΣΊΣΥΦΟΣ"],
        &["Straße", "STRASSE", "strasse"],
        &["O’Brien", "O'Brien", "O´Brien", "OBrien"],
        &["LM-5", "LM 5", "LM5"],
        &["U.S.", "US", "u. s."],
        &["Müller"],
        &["Muller"],
        &["@home"],
        &["home", "ho\u{200b}me", "the home"],
        &["Kleenex™", "Kleenex"],
        &["🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}"],
        &["🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"],
        &["🇩🇪"],
        &["🇫🇷"],
        &["5′"],
        &["5″"],
        &["The"],
        &["Disney+"],
        &["Disney"],
        &["♀"],
        &["♂"],
    ];

    #[test]
    fn what_carries_no_meaning_is_folded_and_what_does_is_not() {
        let words = lang::of("en");
        let all: Vec<(usize, &str, Plain)> = SORTS
            .iter()
            .enumerate()
            .flat_map(|(sort, texts)| texts.iter().map(move |&text| (sort, text)))
            .map(|(sort, text)| (sort, text, Plain::of(text, words)))
            .collect();
        for (sort, text, plain) in &all {
            for (other_sort, other, other_plain) in &all {
                let same = plain == other_plain;
                assert_eq!(
                    same,
                    sort == other_sort,
                    "{text:?} and {other:?}: {plain:?}, {other_plain:?}"
                );
            }
        }
    }

    #[test]
    fn the_word_for_and_is_that_of_the_language() {
        let german = lang::of("de");
        assert!(same("R&B", "R und B", german));
        assert!(same("der Mond", "Mond", german));
        assert!(!same("R&B", "R and B", german));
    }

    #[test]
    fn letters_that_are_also_written_as_two_are_so_in_their_language() {
        assert!(same("Müller", "Mueller", lang::of("de")));
        assert!(!same("Müller", "Mueller", lang::of("en")));
    }
}
