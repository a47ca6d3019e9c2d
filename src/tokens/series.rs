//! Texts that differ in their numbers alone: `STS-1` and `STS-135`, `2:30` and `23:30`.

use std::cmp::Ordering;

use crate::lang::Words;

/// The numbers of a text, and what stands around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    numbers: Vec<u64>,
    around: String,
}

impl Figures {
    /// Those of a text; `None` where it has none, or one of more than 15 digits.
    pub fn of(text: &str) -> Option<Figures> {
        let mut around = String::with_capacity(text.len());
        let mut numbers: Vec<u64> = Vec::new();
        let mut digits = 0;
        for letter in text.trim().chars() {
            let Some(digit) = letter.to_digit(10) else {
                around.push(letter);
                digits = 0;
                continue;
            };
            digits += 1;
            match numbers.last_mut() {
                _ if digits > 15 => return None,
                Some(last) if digits > 1 => *last = *last * 10 + u64::from(digit),
                _ => {
                    numbers.push(digit.into());
                    around.push('#');
                }
            }
        }
        (!numbers.is_empty()).then_some(Figures { numbers, around })
    }

    /// Whether it begins with a number and goes on to another, as a time of day, a score or a range does.
    pub fn is_measure(&self) -> bool {
        self.numbers.len() > 1 && self.around.starts_with('#')
    }

    /// Those of a text that begins with a small number in words: `three`, `one or two points`; `None` of any other.
    pub fn spelled(text: &str, words: &Words) -> Option<Figures> {
        let number = |word: &str| match words.audit.one.contains(&word) {
            true => Some(1),
            false => words.numbers.spelled.iter().position(|one| *one == word),
        };
        let begin = text.trim().split(|c: char| !c.is_alphanumeric()).next()?;
        number(&begin.to_lowercase())?;
        let text = text.trim().to_lowercase();
        let mut found = Figures {
            numbers: Vec::new(),
            around: String::with_capacity(text.len()),
        };
        for part in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
            match number(word) {
                Some(number) => {
                    found.numbers.push(number as u64);
                    found.around.push('#');
                    found.around.push_str(&part[word.len()..]);
                }
                None => found.around.push_str(part),
            }
        }
        Some(found)
    }

    /// How two texts stand in order; `None` where they differ in more than numbers, and the ending of what is one.
    pub fn order(&self, other: &Figures) -> Option<Ordering> {
        let is_one_of = |one: &Figures, of: &Figures| {
            one.numbers == [1] && of.numbers != [1] && of.around.starts_with(&one.around)
        };
        let is_alike =
            self.around == other.around || is_one_of(self, other) || is_one_of(other, self);
        is_alike.then(|| self.numbers.cmp(&other.numbers))
    }

    /// How far a text stands from another in a series of names with one number; `None` where they are of none.
    pub fn distance(&self, other: &Figures) -> Option<Distance> {
        match (self.numbers.as_slice(), other.numbers.as_slice()) {
            ([one], [two]) if self.around == other.around && self.around != "#" => {
                let steps = one.abs_diff(*two);
                Some(Distance {
                    steps,
                    is_far: steps > FAR && one.max(two) / 2 > *one.min(two),
                })
            }
            _ => None,
        }
    }
}

/// So many steps apart two of a series may always be.
const FAR: u64 = 20;

/// How far apart two of a series are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// The difference of their numbers.
    pub steps: u64,
    /// Whether one is the other's beginning or end: more than twice its number, and more than a few steps away.
    pub is_far: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_in_numbers_alone_are_of_a_series() {
        let distance = |one: &str, other: &str| {
            let [one, other] = [one, other].map(Figures::of);
            one?.distance(&other?)
                .map(|found| (found.steps, found.is_far))
        };
        assert_eq!(distance("STS-133", "STS-135"), Some((2, false)));
        assert_eq!(distance("STS-133", "STS-1"), Some((132, true)));
        assert_eq!(distance("Apollo 8", "Apollo 17"), Some((9, false)));
        assert_eq!(distance("Boeing 707", "Boeing 787"), Some((80, false)));
        assert_eq!(distance("Apollo 8", "Gemini 8"), None);
        assert_eq!(distance("STS-51-L", "STS-41-B"), None);
        assert_eq!(distance("12", "13"), None);
    }

    #[test]
    fn times_and_scores_stand_in_order() {
        let order = |one: &str, other: &str| {
            let [one, other] = [one, other].map(|text| Figures::of(text).expect("figures"));
            assert!(one.is_measure() && other.is_measure());
            one.order(&other)
        };
        assert_eq!(order("2:30", "23:30"), Some(Ordering::Less));
        assert_eq!(order("0:30", "0:05"), Some(Ordering::Greater));
        assert_eq!(order("3-0", "2-1"), Some(Ordering::Greater));
        assert_eq!(order("3-0", "2:1"), None);
        for other in ["STS-1", "3 litres", "9"] {
            assert!(
                !Figures::of(other).expect("figures").is_measure(),
                "{other}"
            );
        }
        assert_eq!(Figures::of("none"), None);
        assert_eq!(Figures::of("1234567890123456"), None);
    }

    #[test]
    fn small_numbers_in_words_stand_in_order() {
        let order = |language, one: &str, other: &str| {
            let words = crate::lang::of(language);
            let [one, other] = [one, other].map(|text| Figures::spelled(text, words));
            one?.order(&other?)
        };
        let less = Some(Ordering::Less);
        assert_eq!(order("en", "three", "twelve"), less);
        assert_eq!(order("en", "one or two points", "five or six points"), less);
        assert_eq!(order("en", "One point", "two points"), less);
        assert_eq!(order("en", "a week", "two weeks"), less);
        assert_eq!(order("en", "two to three", "two to four"), less);
        assert_eq!(order("de", "drei", "zwölf"), less);
        assert_eq!(order("de", "ein Punkt", "zwei Punkte"), less);
        assert_eq!(order("de", "ein oder zwei", "drei oder vier"), less);
        for (one, other) in [
            ("three", "12"),
            ("three", "many"),
            ("three or four", "five"),
            ("Three Mile Island", "Four Corners"),
            ("a cook", "a doctor"),
            ("a king", "a kingdom"),
            ("part one", "part two"),
        ] {
            assert_eq!(order("en", one, other), None, "{one}, {other}");
        }
    }
}
