//! The ways in which a date may be written by someone who knows it.
//!
//! For formats whose readers compare an answer with a list of spellings, where [`crate::play`] reads it.

use super::Words;
use crate::date::{Date, Precision};

impl Words {
    /// Every spelling of a date that is right when typed, the one that is shown first: `15 February 1989`,
    /// `February 15, 1989`, `15 Feb 1989`, …, and the ISO form at the end. Distinct; upper and lower case are
    /// taken for the same.
    ///
    /// ```
    /// use quizpress::{Date, words};
    ///
    /// let spellings = words::of("en").date_spellings(Date::parse("1989-02")?);
    /// assert_eq!(spellings[0], "February 1989");
    /// assert!(spellings.contains(&"Feb 1989".to_owned()));
    /// assert!(spellings.contains(&"1989-02".to_owned()));
    /// # Ok::<(), quizpress::date::DateError>(())
    /// ```
    pub fn date_spellings(&self, date: Date) -> Vec<String> {
        let patterns = match date.precision() {
            Precision::Year => &["{y}"],
            Precision::Month => self.dates.written_months,
            Precision::Day => self.dates.written_days,
        };
        let day = date.day().unwrap_or_default();
        let ordinal = (self.numbers.ordinal)(day.unsigned_abs().into());
        let mut spellings = vec![self.date(date)];
        for year in self.year_spellings(date.year()) {
            for month in self.month_spellings(date.month()) {
                let spelled = patterns.iter().map(|pattern| {
                    pattern
                        .replace("{d}", &day.to_string())
                        .replace("{o}", &ordinal)
                        .replace("{m}", &month)
                        .replace("{y}", &year)
                });
                spellings.extend(spelled);
            }
        }
        spellings.push(date.to_string());
        distinct(spellings)
    }

    /// The name of a month and its short forms; one empty name where there is no month.
    fn month_spellings(&self, month: Option<i8>) -> Vec<String> {
        let Some(month) = month else {
            return vec![String::new()];
        };
        let name = usize::try_from(month - 1).ok();
        let name = name.and_then(|place| self.dates.months.get(place));
        let short = self.dates.abbreviations.iter();
        let short = short
            .filter(|(_, number)| *number == month)
            .map(|(short, _)| titled(short));
        name.map(|&name| name.to_owned())
            .into_iter()
            .chain(short)
            .collect()
    }

    /// `1989`; `44 BC` and the same with every mark of the era.
    fn year_spellings(&self, year: i16) -> Vec<String> {
        if year > 0 {
            return vec![year.to_string()];
        }
        let number = 1 - i32::from(year);
        let marked = |mark: &&str| format!("{number} {}", mark.to_uppercase());
        self.dates.before_era_marks.iter().map(marked).collect()
    }
}

/// A word with its first letter in upper case.
fn titled(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters
        .next()
        .map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// The texts without those that differ from an earlier one in nothing or only in upper and lower case.
fn distinct(texts: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let new = |text: &String| seen.insert(text.to_lowercase());
    texts.into_iter().filter(new).collect()
}

#[cfg(test)]
mod tests {
    use crate::Date;
    use crate::words::of;

    fn spellings(iso: &str) -> Vec<String> {
        of("en").date_spellings(Date::parse(iso).unwrap())
    }

    #[test]
    fn a_year_is_written_in_one_way_in_our_era_and_in_several_before() {
        assert_eq!(spellings("1989"), ["1989"]);
        assert_eq!(
            spellings("-0043"),
            ["44 BC", "44 BCE", "44 B.C.", "44 B.C.E.", "-0043"]
        );
    }

    #[test]
    fn a_month_is_written_with_its_name_or_its_short_form() {
        assert_eq!(
            spellings("1989-02"),
            [
                "February 1989",
                "February, 1989",
                "February of 1989",
                "Feb 1989",
                "Feb, 1989",
                "Feb of 1989",
                "1989-02"
            ]
        );
        assert_eq!(spellings("1989-05").len(), 4);
    }

    #[test]
    fn a_day_is_written_in_either_order() {
        let all = spellings("1989-02-03");
        assert_eq!(all.first().map(String::as_str), Some("3 February 1989"));
        for spelling in [
            "February 3, 1989",
            "3rd Feb 1989",
            "Feb 3rd, 1989",
            "1989-02-03",
        ] {
            assert!(
                all.iter().any(|known| known == spelling),
                "{spelling}: {all:?}"
            );
        }
    }

    #[test]
    fn the_first_pattern_is_the_one_that_is_shown() {
        let words = of("en");
        assert_eq!(words.dates.written_days[0], words.dates.day);
        assert_eq!(words.dates.written_months[0], words.dates.month);
    }
}
