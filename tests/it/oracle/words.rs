//! Texts, dates and numbers as a reader sees them: written apart from the library's own way to do it.

use quizpress::Date;
use rust_decimal::Decimal;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const SPELLED: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// Characters beside the punctuation of ASCII that say nothing.
const SILENT: &str = "“”„‚‘’«»‹›–—‐‑…·¿¡、。";

/// Whether a character is neither a letter nor punctuation: a sign of money or arithmetic, a picture.
fn is_sign(c: char) -> bool {
    let said_by_ascii = "#$%&*+<=>@^|~".contains(c);
    said_by_ascii || !(c.is_ascii() || c.is_whitespace() || c.is_control() || SILENT.contains(c))
}

/// The words of a text in lower case; a comma between digits is dropped, a point between digits stays. A sign is a word,
/// and goes with the letter before it where a name ends so: `C++`, `A−`, `F♯`.
pub fn words(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
    let mut words = vec![String::new()];
    for (at, &letter) in letters.iter().enumerate() {
        let between = at > 0 && digit(letters.get(at - 1)) && digit(letters.get(at + 1));
        match letter {
            ',' if between => {}
            '.' if between => words.last_mut().unwrap().push('.'),
            _ if letter.is_alphanumeric() => words.last_mut().unwrap().push(letter),
            '+' | '#' | '♯' | '♭' | '-' | '−' if ends_name(&letters, at, words.last().unwrap()) =>
            {
                let sign = match letter {
                    '♯' => '#',
                    '−' => '-',
                    other => other,
                };
                words.last_mut().unwrap().push(sign);
            }
            _ if is_sign(letter) => words.extend([letter.to_string(), String::new()]),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether the sign at a position ends a name, of which the letters before it are given.
fn ends_name(letters: &[char], at: usize, name: &str) -> bool {
    let minus = |c: char| c == '-' || c == '−';
    let next = letters.get(at + 1).copied().unwrap_or(' ');
    let short = name.chars().count() <= 3;
    let lettered = name.ends_with(|c: char| c.is_alphabetic() || c == '+' || c == '#');
    lettered && !next.is_alphanumeric() && (!minus(letters[at]) || short && !minus(next))
}

/// The words of a name, without its article.
pub fn name(text: &str) -> Vec<String> {
    let mut words = words(text);
    if words.len() > 1 && ["the", "a", "an"].contains(&words[0].as_str()) {
        words.remove(0);
    }
    words
}

/// Whether the words of `phrase` stand in `text` in one run.
pub fn holds(text: &[String], phrase: &[String]) -> bool {
    !phrase.is_empty() && text.windows(phrase.len()).any(|run| run == phrase)
}

/// Whether the text holds any of the phrases.
pub fn holds_any(text: &[String], phrases: &[Vec<String>]) -> bool {
    phrases.iter().any(|phrase| holds(text, phrase))
}

pub fn show_year(year: i16) -> String {
    match year {
        100.. => year.to_string(),
        1.. => format!("AD {year}"),
        _ => format!("{} BC", 1 - i32::from(year)),
    }
}

fn month_name(month: i8) -> &'static str {
    MONTHS[usize::try_from(month).unwrap() - 1]
}

pub fn show_date(date: Date) -> String {
    let year = show_year(date.year());
    match (date.month(), date.day()) {
        (Some(month), Some(day)) => format!("{day} {} {year}", month_name(month)),
        (Some(month), None) => format!("{} {year}", month_name(month)),
        _ => year,
    }
}

/// The date that is shown as this text.
pub fn read_date(text: &str) -> Option<Date> {
    let (text, before_era) = match text.strip_suffix(" BC") {
        Some(text) => (text, true),
        None => (text, false),
    };
    let mut parts: Vec<&str> = text.split(' ').filter(|part| *part != "AD").collect();
    let year: i16 = parts.pop()?.parse().ok()?;
    let year = if before_era { 1 - year } else { year };
    let Some(month) = parts.pop() else {
        return Date::from_year(year);
    };
    let month = MONTHS.iter().position(|name| *name == month)? as i8 + 1;
    match parts.pop() {
        Some(day) => Date::from_day(year, month, day.parse().ok()?),
        None => Date::from_month(year, month),
    }
}

pub fn date_forms(date: Date) -> Vec<Vec<String>> {
    let mut forms = vec![words(&show_date(date)), words(&date.to_string())];
    if let (Some(month), Some(day)) = (date.month(), date.day()) {
        let month = month_name(month);
        for day in [day.to_string(), show_ordinal(Decimal::from(day))] {
            forms.push(words(&format!("{day} {month}")));
            forms.push(words(&format!("{month} {day}")));
        }
    }
    forms
}

pub fn show_ordinal(number: Decimal) -> String {
    let text = number.normalize().to_string();
    let suffix = match text.as_bytes() {
        [.., b'1', _] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    };
    format!("{text}{suffix}")
}

/// A number as a newspaper would show it.
pub fn show_number(number: Decimal) -> String {
    for (zeros, name) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let count = (number / Decimal::from(10_u64.pow(zeros))).normalize();
        if count.abs() >= Decimal::ONE && count.scale() <= 2 {
            return format!("{} {name}", grouped(count));
        }
    }
    grouped(number)
}

fn grouped(number: Decimal) -> String {
    let text = number.to_string();
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let (sign, whole) = whole.split_at(whole.len() - whole.trim_start_matches('-').len());
    let mut shown = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    format!("{sign}{shown}{rest}")
}

pub fn number_forms(number: Decimal) -> Vec<Vec<String>> {
    let plain = number.normalize();
    let mut forms = vec![words(&plain.to_string()), words(&show_number(plain))];
    if plain.scale() == 0 {
        forms.push(words(&show_ordinal(plain)));
    }
    let spelled = (2..SPELLED.len()).find(|&n| Decimal::from(n) == plain);
    forms.extend(spelled.map(|n| words(SPELLED[n])));
    forms
}

/// The whole numbers that a text holds, in digits or spelled out.
pub fn whole_numbers(text: &[String]) -> Vec<i64> {
    let spelled = |word: &String| SPELLED.iter().position(|known| known == word);
    let read = |word: &String| {
        word.parse()
            .ok()
            .or_else(|| spelled(word).map(|n| n as i64))
    };
    text.iter().filter_map(read).collect()
}

/// The first and the last day, as if every month had 31.
fn span(date: Date) -> [(i16, i8, i8); 2] {
    let year = date.year();
    [
        (year, date.month().unwrap_or(1), date.day().unwrap_or(1)),
        (year, date.month().unwrap_or(12), date.day().unwrap_or(31)),
    ]
}

pub fn overlap(a: Date, b: Date) -> bool {
    let ([a_first, a_last], [b_first, b_last]) = (span(a), span(b));
    a_first <= b_last && b_first <= a_last
}

pub fn surely_before(a: Date, b: Date) -> bool {
    span(a)[1] < span(b)[0]
}

/// Whether a date begins after the end of another.
pub fn begins_after(date: Date, end: Date) -> bool {
    span(date)[0] > span(end)[1]
}
