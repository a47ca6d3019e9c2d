//! What a typed date consists of: numbers, the name of a month, the mark of an era.
//!
//! In goes text in its plain spelling, out come its parts. Which number is the day and which the month is not
//! known here.

use crate::date::YEARS;
use crate::read::normal;
use crate::read::unread::Unread;
use crate::words::Words;

/// What a typed date consists of.
#[derive(Default)]
pub(super) struct Parts {
    /// Its numbers, as typed.
    pub(super) numbers: Vec<String>,
    /// Its month, where that has a name.
    pub(super) month: Option<i8>,
    /// The place of the number that an era was said of, and whether it is before ours.
    era: Option<(usize, bool)>,
    /// The signs between its numbers: `.`, `/`, `-`.
    pub(super) signs: Vec<char>,
}

enum Token {
    Number(String),
    Word(String),
    Sign(char),
}

impl Parts {
    pub(super) fn of(text: &str, words: &Words) -> Result<Parts, Unread> {
        let tokens = tokens(text);
        let is_number = |at: Option<&Token>| matches!(at, Some(Token::Number(_)));
        let mut parts = Parts::default();
        for (at, token) in tokens.iter().enumerate() {
            let after_number = at > 0 && is_number(tokens.get(at - 1));
            match token {
                Token::Number(digits) => parts.numbers.push(digits.clone()),
                Token::Sign(sign) => parts.signs.push(*sign),
                Token::Word(word) => match meaning(word, words) {
                    Some(Meaning::Month(month)) if parts.month.is_none() => {
                        parts.month = Some(month)
                    }
                    Some(Meaning::Era(before)) if parts.era.is_none() => {
                        // `44 BC` and `79 AD` follow their year, `AD 79` precedes it.
                        let precedes = is_number(tokens.get(at + 1)) && !(before && after_number);
                        let year = parts.numbers.len();
                        let year = if precedes {
                            Some(year)
                        } else {
                            year.checked_sub(1)
                        };
                        parts.era = Some((year.ok_or(Unread::NoDate)?, before));
                    }
                    Some(Meaning::Ordinal) if after_number => {}
                    Some(Meaning::Filler) => {}
                    _ => return Err(Unread::NoDate),
                },
            }
        }
        Ok(parts)
    }

    /// The place of the year among the numbers: the one with an era, or else the one with three digits or more.
    pub(super) fn year_place(&self) -> Result<Option<usize>, Unread> {
        if let Some((place, _)) = self.era {
            return Ok(Some(place));
        }
        let mut long = (0..self.numbers.len()).filter(|&place| self.numbers[place].len() >= 3);
        match (long.next(), long.next()) {
            (place, None) => Ok(place),
            _ => Err(Unread::NoDate),
        }
    }

    /// The year at a place, astronomical.
    pub(super) fn year(&self, place: usize) -> Result<i16, Unread> {
        let digits = self.numbers.get(place).ok_or(Unread::NoDate)?;
        let typed: i16 = digits.parse().map_err(|_| Unread::FarYear)?;
        let year = match self.era {
            Some(_) if typed == 0 => return Err(Unread::YearZero),
            Some((_, true)) => 1 - typed,
            Some((_, false)) => typed,
            None if digits.len() <= 2 => return Err(Unread::ShortYear(digits.clone())),
            None => typed,
        };
        if YEARS.contains(&year) {
            Ok(year)
        } else {
            Err(Unread::FarYear)
        }
    }

    /// The numbers but that at a place.
    pub(super) fn others(&self, place: usize) -> Vec<&str> {
        let kept = self
            .numbers
            .iter()
            .enumerate()
            .filter(|&(at, _)| at != place);
        kept.map(|(_, digits)| digits.as_str()).collect()
    }
}

/// What a word can be in a date.
enum Meaning {
    Month(i8),
    /// Whether it is the era before ours.
    Era(bool),
    Ordinal,
    Filler,
}

fn meaning(word: &str, words: &Words) -> Option<Meaning> {
    let typed = &words.play.typed;
    let is = |marks: &[&str]| marks.iter().any(|mark| mark.replace('.', "") == word);
    if let Some(month) = month(word, words) {
        Some(Meaning::Month(month))
    } else if is(words.dates.before_era_marks) {
        Some(Meaning::Era(true))
    } else if is(typed.era_marks) {
        Some(Meaning::Era(false))
    } else if is(typed.ordinal_suffixes) {
        Some(Meaning::Ordinal)
    } else if is(typed.date_fillers) {
        Some(Meaning::Filler)
    } else {
        None
    }
}

/// The month with this name, abbreviation, or beginning of a name that no other month shares.
fn month(word: &str, words: &Words) -> Option<i8> {
    let abbreviations = words.dates.abbreviations.iter();
    if let Some(&(_, month)) = abbreviations.into_iter().find(|(short, _)| *short == word) {
        return Some(month);
    }
    let begins = |name: &&str| {
        let name = normal::plain(name);
        name == word || (word.chars().count() >= 3 && name.starts_with(word))
    };
    let mut found = (1..)
        .zip(&words.dates.months)
        .filter(|(_, name)| begins(name));
    match (found.next(), found.next()) {
        (Some((month, _)), None) => Some(month),
        _ => None,
    }
}

/// Numbers, words, and the signs between two numbers; commas and the like are dropped.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let mut taken = c.to_string();
        if c.is_ascii_digit() {
            while let Some(digit) = rest.next_if(char::is_ascii_digit) {
                taken.push(digit);
            }
            tokens.push(Token::Number(taken));
        } else if ".-/".contains(c) {
            let between = matches!(tokens.last(), Some(Token::Number(_)))
                && rest
                    .peek()
                    .is_some_and(|next| next.is_ascii_digit() || *next == ' ');
            if between {
                tokens.push(Token::Sign(c));
            }
        } else if !" ,;'\"()!?“”".contains(c) {
            // `b.c.` is one word.
            let in_word = |&c: &char| !c.is_ascii_digit() && !" ,;-/'\"()!?“”".contains(c);
            while let Some(letter) = rest.next_if(in_word) {
                taken.push(letter);
            }
            taken.retain(|c| c != '.');
            tokens.push(Token::Word(taken));
        }
    }
    tokens
}
