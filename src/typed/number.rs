//! Numbers as people type them.

use rust_decimal::Decimal;

use super::normal;
use super::unread::Unread;
use crate::lang::Words;

/// Reads a number in the ways of a language: `15,000`, `15 000`, `1.5 million`, `twelve`, `two hundred and
/// fifty`, `about 40`, `- 5`, `minus five`.
///
/// # Errors
/// Anything else, a unit or a sign of money among it; and a number that is too large for a [`Decimal`].
pub fn number(text: &str, words: &Words) -> Result<Decimal, Unread> {
    let text = normal::figures(text);
    if text.is_empty() {
        return Err(Unread::Empty);
    }
    let parts = parts(&text, words);
    let typed = &words.play.typed;
    let mut parts = parts.as_slice();
    let begins =
        |parts: &[String], words: &[&str]| parts.len() > 1 && words.contains(&parts[0].as_str());
    while begins(parts, typed.about) {
        parts = &parts[1..];
    }
    let minus = begins(parts, &["-"]) || begins(parts, typed.minus);
    if minus || begins(parts, &["+"]) {
        parts = &parts[1..];
        if parts[0].starts_with(['+', '-']) {
            return Err(Unread::NoNumber);
        }
    }
    let total = sum(parts, words).ok_or(Unread::NoNumber)?;
    Ok(if minus { -total } else { total })
}

fn sum(parts: &[String], words: &Words) -> Option<Decimal> {
    let typed = &words.play.typed;
    let mut sum = Sum::default();
    for part in parts {
        match value(part, words) {
            Some(Value::Digits(number)) => sum.digits(number),
            Some(Value::Small(number)) => sum.small(number),
            Some(Value::Scale(scale)) => sum.scale(scale),
            None if typed.and.contains(&part.as_str()) && sum.begun() => Some(()),
            None if typed.articles.contains(&part.as_str()) && !sum.begun() => Some(()),
            None => None,
        }?;
    }
    sum.total()
}

/// A part of a number.
enum Value {
    /// Written in digits.
    Digits(Decimal),
    /// A word below a hundred.
    Small(u64),
    /// A word that multiplies: a hundred, a thousand, a million.
    Scale(Decimal),
}

/// The words and digits of a text, groups of three digits that stand apart joined (`15 000`).
fn parts(text: &str, words: &Words) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let word = word.trim_matches(['~', '≈', '(', ')', ';', '?', '!', '"', '“', '”']);
        let starts = word
            .trim_start_matches(['+', '-'])
            .starts_with(|c: char| c.is_ascii_digit() || words.numbers.point.starts_with(c));
        if !starts {
            let word = word.trim_matches(['.', ',']);
            let pieces: Vec<&str> = word.split('-').collect();
            if pieces.iter().all(|piece| !piece.is_empty()) {
                parts.extend(pieces.into_iter().map(str::to_owned));
            } else if !word.is_empty() {
                // A minus alone, or one that is no hyphen.
                parts.push(word.to_owned());
            }
            continue;
        }
        let end = word.find(|c: char| c.is_alphabetic()).unwrap_or(word.len());
        let (digits, unit) = word.split_at(end);
        let digits = digits.trim_end_matches(['.', ',']);
        let joins = digits.len() >= 3
            && digits.bytes().take(3).all(|b| b.is_ascii_digit())
            && (digits.len() == 3 || digits[3..].starts_with(words.numbers.point));
        match parts.last_mut() {
            Some(last) if joins && takes_group(last) => {
                last.push('_');
                last.push_str(digits);
            }
            _ => parts.push(digits.to_owned()),
        }
        if !unit.is_empty() {
            parts.push(unit.trim_end_matches('.').to_owned());
        }
    }
    parts
}

/// Whether three more digits can follow after a space: after `15`, `-1`, or groups joined so, not `1969`.
fn takes_group(digits: &str) -> bool {
    let bare = digits.trim_start_matches(['+', '-']);
    let plain = bare.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    plain && !bare.is_empty() && (bare.len() <= 3 || bare.contains('_'))
}

fn value(part: &str, words: &Words) -> Option<Value> {
    if part.starts_with(|c: char| c.is_ascii_digit() || "+-".contains(c))
        || part.starts_with(words.numbers.point)
    {
        return literal(part, words).map(Value::Digits);
    }
    let spelled = |word: &str| normal::is(word, part);
    if let Some(n) = words.numbers.spelled.iter().position(|word| spelled(word)) {
        return Some(Value::Small(n as u64));
    }
    let scales = words.numbers.scales.iter();
    if let Some(&(power, ..)) = scales
        .into_iter()
        .find(|(_, one, many)| spelled(one) || spelled(many))
    {
        return 10_u64.checked_pow(power).map(|n| Value::Scale(n.into()));
    }
    let numerals = words.play.typed.numerals.iter();
    let &(_, n) = numerals.into_iter().find(|(word, _)| spelled(word))?;
    Some(if n < 100 {
        Value::Small(n)
    } else {
        Value::Scale(n.into())
    })
}

/// Digits with the language's groups and point: `15,000`, `-1.5`, `.5`. A group has three digits.
fn literal(text: &str, words: &Words) -> Option<Decimal> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, decimals) = match text.split_once(words.numbers.point) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    let group = normal::plain(words.numbers.group);
    let separators = ["'", "_", &group];
    let separator = separators
        .into_iter()
        .find(|s| !s.is_empty() && whole.contains(*s));
    let groups: Vec<&str> = match separator {
        Some(separator) => whole.split(separator).collect(),
        None => vec![whole],
    };
    let sound = groups.len() == 1
        || groups.iter().skip(1).all(|group| group.len() == 3)
            && (1..=3).contains(&groups[0].len())
            && !groups[0].starts_with('0');
    let digits = groups.concat();
    let only_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let any = !digits.is_empty() || decimals.is_some();
    if !sound
        || !any
        || !only_digits(&digits)
        || !decimals.is_none_or(|d| !d.is_empty() && only_digits(d))
    {
        return None;
    }
    let decimals = decimals.map(|d| format!(".{d}")).unwrap_or_default();
    let digits = if digits.is_empty() { "0" } else { &digits };
    Decimal::from_str_exact(&format!("{sign}{digits}{decimals}")).ok()
}

/// A number while its parts are added up: `2 million 500 thousand`, `two hundred and fifty`.
#[derive(Default)]
struct Sum {
    total: Decimal,
    /// What the next scale multiplies.
    open: Option<Decimal>,
    /// What a following small word may add: below 10 after `twenty`, below 100 after `hundred`.
    room: u64,
    /// The last scale of a thousand or more; the next one is smaller.
    last: Option<Decimal>,
}

impl Sum {
    fn begun(&self) -> bool {
        self.open.is_some() || self.last.is_some()
    }

    fn digits(&mut self, number: Decimal) -> Option<()> {
        let fits = self.open.is_none()
            && self
                .last
                .is_none_or(|last| number < last && !number.is_sign_negative());
        self.open = fits.then_some(number);
        self.room = 0;
        self.open.map(|_| ())
    }

    fn small(&mut self, n: u64) -> Option<()> {
        match self.open {
            None => self.open = Some(n.into()),
            Some(open) if n > 0 && n < self.room => self.open = Some(open + Decimal::from(n)),
            Some(_) => return None,
        }
        self.room = if n >= 20 && n.is_multiple_of(10) {
            10
        } else {
            0
        };
        Some(())
    }

    fn scale(&mut self, scale: Decimal) -> Option<()> {
        if self.last.is_some_and(|last| scale >= last) {
            return None;
        }
        let product = self.open.unwrap_or(Decimal::ONE).checked_mul(scale)?;
        if scale < Decimal::ONE_THOUSAND {
            self.open = Some(product);
            self.room = 100;
        } else {
            self.total = self.total.checked_add(product)?;
            (self.open, self.last, self.room) = (None, Some(scale), 0);
        }
        Some(())
    }

    fn total(&self) -> Option<Decimal> {
        self.begun().then_some(())?;
        self.total.checked_add(self.open.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let expected = expected.parse::<Decimal>().map_err(|_| Unread::NoNumber);
        assert_eq!(number(text, lang::of("en")), expected, "{text:?}");
    }

    #[test]
    fn digits_are_read_in_every_usual_notation() {
        for text in [
            "15,000",
            "15 000",
            "15000",
            "15\u{a0}000",
            "15'000",
            "15_000",
            "１５０００",
            "15,000.",
        ] {
            check(text, "15000");
        }
        check("1 234 567", "1234567");
        check("15 000.5", "15000.5");
        check("1.500", "1.5");
        check(".5", "0.5");
        check("-2.5", "-2.5");
        check("−2.5", "-2.5");
        check("007", "7");
        check("0", "0");
        check("1,234,567.89", "1234567.89");
    }

    #[test]
    fn words_are_read_too() {
        check("1 million", "1000000");
        check("1.5 million", "1500000");
        check("1.5million", "1500000");
        check("one million", "1000000");
        check("a million", "1000000");
        check("2 million 500 thousand", "2500000");
        check("Twelve", "12");
        check("twenty-one", "21");
        check("two hundred and fifty", "250");
        check("two hundred fifty-six thousand and one", "256001");
        check("a hundred", "100");
        check("nineteen hundred", "1900");
    }

    #[test]
    fn what_stands_around_it_is_ignored() {
        check("about 40", "40");
        check("~40", "40");
        check("≈ 40", "40");
        check("some 40", "40");
        check("(40)", "40");
        check("“40”", "40");
    }

    #[test]
    fn a_minus_is_never_dropped() {
        for text in [
            "-5",
            "−5",
            "- 5",
            "– 5",
            "minus 5",
            "minus five",
            "about -5",
            "ca - 5",
            "negative 5",
            "(-5)",
        ] {
            check(text, "-5");
        }
        check("+5", "5");
        check("+ 5", "5");
        check("- 15 000", "-15000");
        check("- 1.5 million", "-1500000");
        for text in [
            "5-", "5 -", "- -5", "--5", "-", "minus", "minus -5", "-five", "40 - 50", "5 minus",
            "- - 5",
        ] {
            check(text, "none");
        }
    }

    #[test]
    fn what_is_not_one_number_is_not_guessed() {
        for text in [
            "1,5",
            "1,50,000",
            "12,34",
            "1.2.3",
            "1e6",
            "0x10",
            "5 6",
            "1969 000",
            "40 or 50",
            "40-50",
            "one two",
            "twenty twelve",
            "and",
            "a",
            "about",
            "million million",
            "five dozen",
            "--5",
            "1/2",
            "½",
            "2½",
            "2 1/2",
            "10³",
            "10^3",
            "10⁻³",
            "40%",
            "$5",
            "5 €",
            "XII",
            "Ⅻ",
            "0,500",
            "1,000'000",
            "6th",
            "∞",
            "NaN",
            "99999999999999999999999999999999",
            "99999999999999999999999999 million",
        ] {
            check(text, "none");
        }
    }
}
