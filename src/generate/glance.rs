//! A glance at a text: could it show this date or this number at all?
//!
//! In goes a text, out comes a quick no where none of its words begins with the digits that every form of the date or
//! the number has. A yes says nothing: then the forms are looked for.

use rust_decimal::Decimal;

use crate::date::Date;
use crate::lang::Words;
use crate::tokens::Tokens;

/// The digits with which words of a text begin.
pub(crate) struct Glance {
    begins: Vec<String>,
}

impl Glance {
    /// Looks at a text.
    pub fn new(text: &Tokens) -> Glance {
        let digits = |word: &str| -> String {
            word.chars()
                .take_while(char::is_ascii_digit)
                .collect::<String>()
        };
        let mut begins: Vec<String> = text.iter().map(digits).collect();
        begins.retain(|digits| !digits.is_empty());
        Glance { begins }
    }

    /// Whether a date may be shown: each of its forms has its year or its day.
    pub fn may_show_date(&self, date: Date) -> bool {
        let year = i64::from(date.year());
        let parts = [year.abs(), 1 - year, date.day().map_or(-1, i64::from)];
        self.begins.iter().any(|digits| {
            digits
                .parse::<i64>()
                .is_ok_and(|number| parts.contains(&number))
        })
    }

    /// Whether a number may be shown: each of its forms is a word, or begins as it does.
    pub fn may_show_number(&self, number: Decimal, words: &Words) -> bool {
        let spelled = Decimal::from(words.numbers.spelled.len());
        if number.abs() <= spelled {
            return true;
        }
        if self.begins.is_empty() {
            return false;
        }
        let digits = number.normalize().abs().to_string().replace('.', "");
        self.begins.iter().any(|begin| digits.starts_with(begin))
    }
}

#[cfg(test)]
mod tests {
    use super::Glance;
    use crate::Date;
    use crate::lang::ALL;
    use crate::tokens::{Tokens, date_forms, number_forms};

    /// Whatever holds a form is never denied.
    #[test]
    fn no_form_is_overlooked() {
        let dates = [
            "1969",
            "1969-07",
            "1969-07-20",
            "-0043-03-15",
            "0000",
            "0012-01",
        ];
        let numbers = [
            "0",
            "1",
            "7",
            "-5",
            "0.5",
            "21.50",
            "143",
            "15000",
            "1500000",
            "-2500000",
            "2000000000",
            "1234567.25",
        ];
        for words in ALL {
            for text in dates {
                let date = Date::parse(text).unwrap();
                for form in date_forms(date, words) {
                    assert!(Glance::new(&form).may_show_date(date), "{text}: {form:?}");
                }
            }
            for text in numbers {
                let number = text.parse().unwrap();
                for form in number_forms(number, words) {
                    let glance = Glance::new(&form);
                    assert!(glance.may_show_number(number, words), "{text}: {form:?}");
                }
            }
        }
        let plain = Glance::new(&Tokens::of("Who came in 57 boats?"));
        assert!(!plain.may_show_date(Date::parse("1969-07-20").unwrap()));
        assert!(!plain.may_show_number("143".parse().unwrap(), ALL[0]));
    }
}
