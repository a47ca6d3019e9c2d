//! The numbers of a text, however it writes them.

use rust_decimal::Decimal;

use crate::lang::Words;

/// Every number of a text, normalised: `15,000`, `1 million`, `one million`, `nine-year`, `sixth`, `2001`, `21.5`.
/// Of a number with a power of ten both are given, with and without it.
pub(super) fn of(text: &str, words: &Words) -> Vec<Decimal> {
    let lower = text.to_lowercase();
    let tokens: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ',')))
        .map(|token| token.trim_matches(['.', ',']))
        .filter(|token| !token.is_empty())
        .collect();
    let mut numbers = Vec::new();
    for (position, token) in tokens.iter().enumerate() {
        let Some(number) = read(token, words) else {
            continue;
        };
        numbers.push(number.normalize());
        let scale = tokens.get(position + 1).and_then(|next| scale(next, words));
        let scaled = scale.and_then(|scale| number.checked_mul(scale));
        numbers.extend(scaled.map(|number| number.normalize()));
    }
    numbers
}

fn read(token: &str, words: &Words) -> Option<Decimal> {
    let mut spelled = words.numbers.spelled.iter();
    if let Some(position) = spelled.position(|word| *word == token) {
        return Some(Decimal::from(position));
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
    let mut scales = words.numbers.scales.iter();
    let (power, ..) = scales.find(|(_, one, many)| [one, many].contains(&&token))?;
    10_u64.checked_pow(*power).map(Decimal::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = of(text, crate::lang::of("en"))
            .iter()
            .map(Decimal::to_string)
            .collect();
        assert_eq!(found, expected);
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
}
