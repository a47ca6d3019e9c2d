//! The numbers of a text, however it writes them.

use rust_decimal::Decimal;

use crate::lang::Words;

/// Every number of a text, normalised: `15,000`, `1 million`, `one million`, `nine-year`, `twenty-five`, `sixth`, `2001`, `21.5`.
/// Of a number with a power of ten both are given, with and without it.
pub(super) fn of(text: &str, words: &Words) -> Vec<Decimal> {
    let lower = text.to_lowercase();
    let tokens: Vec<Token> = lower
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ',' | '-' | '‑')))
        .flat_map(parts)
        .collect();
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        let Some(mut number) = read(token.text, words) else {
            continue;
        };
        let joined = tokens.get(at).filter(|_| token.is_joined);
        let ones = joined
            .and_then(|next| spelled(next.text, words))
            .filter(|ones| (1..10).contains(ones));
        if let Some(ones) = ones.filter(|_| is_tens(token.text, words)) {
            number += Decimal::from(ones);
            at += 1;
        }
        numbers.push(number.normalize());
        let scale = tokens.get(at).and_then(|next| scale(next.text, words));
        let scaled = scale.and_then(|scale| number.checked_mul(scale));
        numbers.extend(scaled.map(|number| number.normalize()));
    }
    numbers
}

/// A word of a text, or what stands between its hyphens.
struct Token<'t> {
    text: &'t str,
    /// Whether a hyphen joins it to the next.
    is_joined: bool,
}

fn parts(word: &str) -> impl Iterator<Item = Token<'_>> {
    let mut parts = word.split(['-', '‑']).peekable();
    let tokens = std::iter::from_fn(move || {
        let text = parts.next()?.trim_matches(['.', ',']);
        let is_joined = parts.peek().is_some();
        Some(Token { text, is_joined })
    });
    tokens.filter(|token| !token.text.is_empty())
}

/// A number in one word: `twenty`, `fifty`, `fünfundzwanzig`, `dreihundert`.
fn spelled(word: &str, words: &Words) -> Option<u64> {
    let mut spelled_out = words.numbers.spelled.iter();
    let small = spelled_out.position(|spelled| *spelled == word);
    if let Some(number) = small {
        return u64::try_from(number).ok();
    }
    let typed = &words.play.typed;
    let mut numerals = typed.numerals.iter();
    let is_below =
        |(spelled, number): &&(&str, u64)| *spelled == word && (20..100).contains(number);
    if let Some((_, tens)) = numerals.find(is_below) {
        return Some(*tens);
    }
    let ones = |word: &str| {
        let mut numerals = typed.numerals.iter();
        let one = numerals.find(|(spelled, number)| *spelled == word && *number == 1);
        one.map_or_else(|| spelled(word, words), |_| Some(1))
    };
    let added = typed.and.iter().find_map(|and| {
        let (low, high) = word.split_once(and)?;
        let tens = spelled(high, words).filter(|_| is_tens(high, words))?;
        Some(tens + ones(low).filter(|low| (1..10).contains(low))?)
    });
    let multiplied = || {
        let mut scales = typed.numerals.iter().filter(|(_, number)| *number >= 100);
        scales.find_map(|(scale, number)| {
            let times = word.strip_suffix(scale).filter(|times| !times.is_empty())?;
            ones(times)?.checked_mul(*number)
        })
    };
    added.or_else(multiplied)
}

/// Whether a word is one of the tens: `twenty`, `ninety`.
fn is_tens(word: &str, words: &Words) -> bool {
    let tens = |number: u64| (20..100).contains(&number) && number.is_multiple_of(10);
    spelled(word, words).is_some_and(tens)
}

fn read(token: &str, words: &Words) -> Option<Decimal> {
    if let Some(number) = spelled(token, words) {
        return Some(number.into());
    }
    if let Some(position) = words.audit.ordinals.iter().position(|word| *word == token) {
        return Some(Decimal::from(position + 1));
    }
    if !token.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let plain = token
        .replace(words.numbers.group, "")
        .replace(words.numbers.point, ".");
    if let Ok(number) = plain.parse() {
        return Some(number);
    }
    let digits = plain.trim_end_matches(|c: char| c.is_alphabetic());
    let whole: u64 = digits.parse().ok()?;
    ((words.numbers.ordinal)(whole) == plain).then(|| whole.into())
}

fn scale(token: &str, words: &Words) -> Option<Decimal> {
    if token == words.audit.thousand {
        return Some(Decimal::ONE_THOUSAND);
    }
    let mut numerals = words.play.typed.numerals.iter();
    if let Some((_, number)) = numerals.find(|(word, number)| *word == token && *number >= 100) {
        return Some((*number).into());
    }
    let mut scales = words.numbers.scales.iter();
    let (power, ..) = scales.find(|(_, one, many)| [one, many].contains(&&token))?;
    10_u64.checked_pow(*power).map(Decimal::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        check_in("en", text, expected);
    }

    #[track_caller]
    fn check_in(language: &str, text: &str, expected: &[&str]) {
        let found: Vec<String> = of(text, crate::lang::of(language))
            .iter()
            .map(Decimal::to_string)
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn numbers_are_read_however_they_are_written() {
        check(
            "an estimated 1 million Afghans and 15,000 troops",
            &["1", "1000000", "15000"],
        );
        check(
            "a nine-year war, the sixth grade, the 6th",
            &["9", "6", "6"],
        );
        check(
            "Fifteen thousand, in 2001; 21.5 kg.",
            &["15", "15000", "2001", "21.5"],
        );
        check("none at all", &[]);
    }

    #[test]
    fn tens_hundreds_and_what_is_joined_are_read() {
        check("over fifty words in twenty days", &["50", "20"]);
        check(
            "a twenty-five-year-old and ninety‑nine others",
            &["25", "99"],
        );
        check(
            "five hundred of eighty thousand",
            &["5", "500", "80", "80000"],
        );
        check("10-15 of 20-odd, thirty-odd", &["10", "15", "20", "30"]);
        check("the sixty-first hand", &["60", "1"]);
        check_in("de", "fünfzig von fünfundzwanzig", &["50", "25"]);
        check_in("de", "einundzwanzig von dreihundert", &["21", "300"]);
        check_in("de", "wund, Hunde und jahrhundert", &[]);
    }
}
