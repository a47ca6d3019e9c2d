//! What a typed date consists of: numbers, the name of a month, the mark of an era.
//!
//! In goes text in its plain spelling, out come its parts. Which number is the day and which the month is not
//! known here.

use crate::date::YEARS;
use crate::lang::Words;
use crate::typed::normal;
use crate::typed::unread::Unread;

/// What a typed date consists of.
#[derive(Default)]
pub(super) struct Parts {
    /// Its numbers, as typed.
    pub(super) numbers: Vec<String>,
    /// Its month, where that has a name.
    pub(super) month: Option<i8>,
    /// The position of the number that an era was said of, and whether it is before ours.
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
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let after_number = at > 0 && is_number(tokens.get(at - 1));
            at += 1;
            match token {
                Token::Number(digits) => parts.numbers.push(digits.clone()),
                Token::Sign(sign) => parts.signs.push(*sign),
                Token::Word(word) => {
                    if let Some((length, before)) = era(&tokens[at - 1..], words) {
                        at += length - 1;
                        // `44 BC` and `79 AD` follow their year, `AD 79` precedes it.
                        let precedes = is_number(tokens.get(at)) && !(before && after_number);
                        parts.take_era(precedes, before)?;
                        continue;
                    }
                    match meaning(word, words) {
                        Some(Meaning::Month(month)) if parts.month.is_none() => {
                            parts.month = Some(month)
                        }
                        Some(Meaning::Ordinal) if after_number => {}
                        Some(Meaning::Filler) => {}
                        _ => return Err(Unread::NoDate),
                    }
                }
            }
        }
        Ok(parts)
    }

    /// Keeps an era with the position of its year: the next number, or the last one.
    fn take_era(&mut self, precedes: bool, before: bool) -> Result<(), Unread> {
        let next = self.numbers.len();
        let year = if precedes {
            Some(next)
        } else {
            next.checked_sub(1)
        };
        match (self.era, year) {
            (None, Some(year)) => self.era = Some((year, before)),
            _ => return Err(Unread::NoDate),
        }
        Ok(())
    }

    /// The position of the year among the numbers: the one with an era, or else the one with three digits or more.
    pub(super) fn year_position(&self) -> Result<Option<usize>, Unread> {
        if let Some((position, _)) = self.era {
            return Ok(Some(position));
        }
        let mut long =
            (0..self.numbers.len()).filter(|&position| self.numbers[position].len() >= 3);
        match (long.next(), long.next()) {
            (position, None) => Ok(position),
            _ => Err(Unread::NoDate),
        }
    }

    /// The year at a position, astronomical.
    pub(super) fn year(&self, position: usize) -> Result<i16, Unread> {
        let digits = self.numbers.get(position).ok_or(Unread::NoDate)?;
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

    /// Whether it looks like one number with its thousands apart: `1.969`, `1 969`.
    pub(super) fn is_grouped(&self) -> bool {
        let [first, second] = self.numbers.as_slice() else {
            return false;
        };
        let parted = matches!(self.signs[..], [] | ['.']);
        second.len() == 3 && !first.starts_with('0') && parted && self.era.is_none()
    }

    /// The numbers but that at a position.
    pub(super) fn others(&self, position: usize) -> Vec<&str> {
        let kept = self
            .numbers
            .iter()
            .enumerate()
            .filter(|&(at, _)| at != position);
        kept.map(|(_, digits)| digits.as_str()).collect()
    }
}

/// What a word can be in a date.
enum Meaning {
    Month(i8),
    Ordinal,
    Filler,
}

fn meaning(word: &str, words: &Words) -> Option<Meaning> {
    let typed = &words.play.typed;
    let weekday = || words.dates.weekdays.iter().any(|day| normal::is(day, word));
    if let Some(month) = month(word, words) {
        Some(Meaning::Month(month))
    } else if typed.ordinal_suffixes.contains(&word) {
        Some(Meaning::Ordinal)
    } else if typed.date_fillers.contains(&word) || weekday() {
        Some(Meaning::Filler)
    } else {
        None
    }
}

/// How many words from the first on are the mark of an era, and whether of that before ours; the longest mark counts
/// (`v. u. Z.`).
fn era(tokens: &[Token], words: &Words) -> Option<(usize, bool)> {
    let mut said = String::new();
    let mut found = None;
    for (length, token) in (1..).zip(tokens) {
        let Token::Word(word) = token else { break };
        said.push_str(word);
        for (marks, before) in [
            (words.dates.before_era_marks, true),
            (words.play.typed.era_marks, false),
        ] {
            if marks.iter().any(|mark| is_mark(mark, &said)) {
                found = Some((length, before));
            }
        }
    }
    found
}

fn is_mark(mark: &str, said: &str) -> bool {
    let letters = mark.chars().filter(|c| !['.', ' '].contains(c));
    letters.map(|c| c.to_ascii_lowercase()).eq(said.chars())
}

/// The letters of a mark.
pub(in crate::typed) fn bare(mark: &str) -> String {
    normal::plain(mark).replace(['.', ' '], "")
}

/// The month with this name, abbreviation, or beginning of a name that no other month shares.
fn month(word: &str, words: &Words) -> Option<i8> {
    let abbreviations = words.dates.abbreviations.iter();
    if let Some(&(_, month)) = abbreviations.into_iter().find(|(short, _)| *short == word) {
        return Some(month);
    }
    let long = word.chars().count() >= 3;
    let begins = |name: &&str| {
        let start = name.get(..word.len()).filter(|_| long && name.is_ascii());
        normal::is(name, word)
            || start.is_some_and(|start| start.eq_ignore_ascii_case(word))
            || (long && !name.is_ascii() && normal::plain(name).starts_with(word))
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
        } else if c == ',' && is_group(&tokens, rest.clone()) {
            // `1,969` is a number with its thousands apart, and no date.
            tokens.push(Token::Word(taken));
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

/// Whether a comma between a number and what follows parts thousands: three digits stand right after it.
fn is_group(before: &[Token], after: impl Iterator<Item = char>) -> bool {
    matches!(before.last(), Some(Token::Number(_)))
        && after.take_while(char::is_ascii_digit).count() == 3
}
