//! Words within texts: does a text hold a name, a date, a number?
//!
//! In go texts, out come [`Tokens`]: the words in lower case between single spaces, so that one text holds
//! another where its words stand in it in one run. This module does not know questions or banks.

mod acronym;
mod fold;
mod grain;
mod plain;
mod series;

use rust_decimal::Decimal;
use unicode_normalization::char::is_combining_mark;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::date::{Date, Precision};
use crate::lang::Words;

pub(crate) use acronym::shown;
pub(crate) use fold::{ZEROS, ascii_digit};
pub use grain::{Grain, grain};
pub use plain::{Plain, same};
pub use series::{Distance, Figures};

/// The words of a text, compatible forms folded (NFKC), in lower case, each between two spaces; full stops and
/// commas stay only within numbers. A symbol is a word of its own, so that `90 %` holds `90`; one that belongs to a
/// name stays with it, so that `C++` does not hold `C`. An acronym that would be a common word in small letters is another
/// word than that: `WHO` is not `Who`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tokens(String);

impl Tokens {
    /// The words of `text`.
    ///
    /// ```
    /// use quizpress::tokens::Tokens;
    /// let text = Tokens::of("Moscow’s 15,000 U.S.-led troops.");
    /// assert!(text.hold(&Tokens::of("moscow")));
    /// assert!(text.hold(&Tokens::of("U.S.")));
    /// assert!(!text.hold(&Tokens::of("15")));
    /// ```
    pub fn of(text: &str) -> Tokens {
        Tokens::of_letters(&acronym::marked(text))
    }

    /// As [`Tokens::of`], whatever of it is written in capitals: a reader who types a name is free to do so or not.
    pub(crate) fn of_letters(text: &str) -> Tokens {
        let mut folded = fold::folded(text);
        // A minus apart from its number, where the text begins with both.
        if folded.starts_with("- ") && folded[2..].starts_with(is_digit) {
            folded.remove(1);
        }
        let mut tokens = String::with_capacity(folded.len() + 2);
        tokens.push(' ');
        let mut letters = folded.chars().peekable();
        let mut before = None;
        while let Some(letter) = letters.next() {
            match part(letter, before, letters.peek().copied(), &tokens) {
                Part::OfWord => tokens.push(letter),
                Part::Alone => {
                    end_word(&mut tokens);
                    tokens.extend([letter, ' ']);
                }
                Part::Gap => end_word(&mut tokens),
            }
            before = Some(letter);
        }
        end_word(&mut tokens);
        Tokens(tokens)
    }

    /// Whether the words of `phrase` stand here in one run; an empty phrase stands nowhere.
    pub fn hold(&self, phrase: &Tokens) -> bool {
        !phrase.is_empty() && self.0.contains(&phrase.0)
    }

    /// As [`Tokens::hold`], of a phrase that is written as its words are kept, as those of [`crate::lang`] are: nothing is
    /// made of it, however many are looked for.
    pub(crate) fn say(&self, phrase: &str) -> bool {
        let mut from = 0;
        while let Some(at) = self.0[from..].find(phrase) {
            let (start, end) = (from + at, from + at + phrase.len());
            if self.0[..start].ends_with(' ') && self.0[end..].starts_with(' ') {
                return true;
            }
            from = start + phrase.chars().next().map_or(1, char::len_utf8);
        }
        false
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The words, one by one.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ').filter(|token| !token.is_empty())
    }

    /// The last word, symbols aside.
    pub fn last_word(&self) -> Option<&str> {
        let mut backward = self.0.rsplit(' ');
        backward.find(|token| token.contains(char::is_alphanumeric))
    }

    /// Without a leading article of the language (`the Moon` is `moon`); unchanged where nothing else is left.
    pub fn bare(self, words: &Words) -> Tokens {
        let rest = words.question.articles.iter().find_map(|article| {
            let rest = self.0.strip_prefix(&format!(" {article} "))?;
            rest.contains(char::is_alphanumeric)
                .then(|| format!(" {rest}"))
        });
        rest.map_or(self, Tokens)
    }
}

/// What a character is to the words of a text.
enum Part {
    /// It goes on with a word, or begins one.
    OfWord,
    /// It is a word by itself.
    Alone,
    /// It stands between words.
    Gap,
}

/// What a folded character is, between its neighbours and after these words.
fn part(letter: char, before: Option<char>, after: Option<char>, tokens: &str) -> Part {
    match letter {
        ' ' => return Part::Gap,
        _ if letter.is_alphanumeric() => return Part::OfWord,
        _ => {}
    }
    let between_digits = before.is_some_and(is_digit) && after.is_some_and(is_digit);
    let ends = !after.is_some_and(char::is_alphanumeric);
    match letter {
        _ if is_combining_mark(letter) => Part::OfWord,
        '.' | ',' if between_digits => Part::OfWord,
        '/' | ':' if between_digits => Part::Alone,
        '_' if before == Some('_') || after == Some('_') => Part::Alone,
        '+' | '#' | '*' | '♭' | '♮' if ends && belongs_to_name(tokens) => Part::OfWord,
        '-' if ends && after != Some('-') && is_grade(tokens) => Part::OfWord,
        '-' if is_minus(before, after, tokens) => Part::Alone,
        // A plus before a number says nothing.
        '+' if tokens == " " && after.is_some_and(is_digit) => Part::Gap,
        '\u{2032}' | '\u{2033}' if before.is_some_and(|c| is_digit(c) || c == letter) => {
            Part::Alone
        }
        '\u{e0020}'..='\u{e007f}' => Part::OfWord,
        _ if is_symbol(letter) => Part::Alone,
        _ => Part::Gap,
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Whether the last word goes on and is a name to which a sign can belong, as in `C++`: it ends with a letter, or with
/// such a sign.
fn belongs_to_name(tokens: &str) -> bool {
    let mut letters = tokens.chars().rev();
    match letters.next() {
        Some('+' | '#' | '*') => letters.next().is_some_and(|c| c != ' '),
        last => last.is_some_and(char::is_alphabetic),
    }
}

/// Whether the last word goes on and is as short as a grade, a blood group or an ion, which may be negative.
fn is_grade(tokens: &str) -> bool {
    let last = tokens.rsplit(' ').next().unwrap_or_default();
    (1..=3).contains(&last.chars().count()) && last.chars().all(char::is_alphabetic)
}

/// Whether a dash is the minus of a number: nothing but the beginning, a space or a bracket stands before it, and no
/// number from which it leads to the next.
fn is_minus(before: Option<char>, after: Option<char>, tokens: &str) -> bool {
    let opens = before.is_none_or(|c| c == ' ' || matches!(c, '(' | '[' | '{' | '^'));
    after.is_some_and(is_digit) && opens && !tokens.trim_end().ends_with(is_digit)
}

/// Whether a character that is neither a letter nor a digit carries a meaning.
fn is_symbol(c: char) -> bool {
    match c {
        '\\' | '`' => false,
        '#' | '%' | '&' | '*' | '@' | '‰' | '‱' | '§' => true,
        _ if c.is_ascii() => "$+<=>^|~".contains(c),
        _ if c.is_control() => false,
        _ => matches!(
            c.general_category_group(),
            GeneralCategoryGroup::Symbol | GeneralCategoryGroup::Other
        ),
    }
}

fn end_word(tokens: &mut String) {
    if tokens.as_bytes().last() != Some(&b' ') {
        tokens.push(' ');
    }
}

/// A name as it is looked for in texts; names are compared with each other as [`Plain`].
pub fn name(text: &str, words: &Words) -> Tokens {
    Tokens::of(text).bare(words)
}

/// The ways in which a text may give this date away: as it is shown, day and month the other way round, and
/// day and month alone.
pub fn date_forms(date: Date, words: &Words) -> Vec<Tokens> {
    let mut forms = vec![Tokens::of(&words.date(date)), Tokens::of(&date.to_string())];
    if (1..100).contains(&date.year()) {
        let bare = date.year().to_string();
        forms.push(Tokens::of(
            &words.date(date).replace(&words.year(date.year()), &bare),
        ));
    }
    if let (Some(month), Some(day)) = (date.month(), date.day()) {
        let month = words.dates.months[month as usize - 1];
        let ordinal = (words.numbers.ordinal)(day as u64);
        for day in [day.to_string(), ordinal] {
            forms.push(Tokens::of(&format!("{day} {month}")));
            forms.push(Tokens::of(&format!("{month} {day}")));
        }
    }
    forms
}

/// The ways in which a text may give this number away: in digits, grouped or not, with the name of a power of
/// ten, spelled out, and as an ordinal.
pub fn number_forms(number: Decimal, words: &Words) -> Vec<Tokens> {
    let plain = number.normalize();
    let mut forms = vec![
        Tokens::of(&plain.to_string()),
        Tokens::of(&words.digits(plain)),
        Tokens::of(&words.number(plain)),
        Tokens::of(&words.ordinal(plain)),
    ];
    // A minus may be a word, or be left out where the sentence says what it means.
    if plain.is_sign_negative() {
        forms.extend(number_forms(-plain, words));
    }
    // "One" is a pronoun far more often than it is a number.
    if let Some(spelled) = spelled(plain, words).filter(|_| plain != Decimal::ONE) {
        forms.push(Tokens::of(spelled));
    }
    forms.dedup();
    forms
}

fn spelled(number: Decimal, words: &Words) -> Option<&str> {
    let position: usize = number.to_string().parse().ok()?;
    words.numbers.spelled.get(position).copied()
}

/// Whole numbers below a million that a text holds, in digits or spelled out.
pub fn whole_numbers(text: &Tokens, words: &Words) -> Vec<i64> {
    let in_words = |token: &str| words.numbers.spelled.iter().position(|&word| word == token);
    let in_digits = |token: &str| {
        let plain = token.replace(words.numbers.group, "");
        plain
            .parse::<i64>()
            .ok()
            .filter(|n| (0..1_000_000).contains(n))
    };
    let read = |token| in_digits(token).or_else(|| in_words(token).map(|n| n as i64));
    text.iter().filter_map(read).collect()
}

/// Whether a unit is a hundredth, alone or of something (`percent`, `% of the vote`), and no difference of hundredths.
pub fn is_share(unit: &str, words: &Words) -> bool {
    let unit = Tokens::of(unit);
    let starts = |phrase: &&str| unit.0.starts_with(&Tokens::of(phrase).0);
    in_hundredths(words, starts)
}

/// Whether a word or sign for hundredths is found, and none for their differences; a bank in a language that has no words
/// of its own is read in all that are known.
fn in_hundredths(words: &Words, found: impl Fn(&&str) -> bool) -> bool {
    const ELSEWHERE: &[&str] = &[
        "pour cent",
        "por ciento",
        "por cento",
        "per cento",
        "procent",
        "prosent",
        "prosenttia",
    ];
    let all = || {
        crate::lang::ALL
            .iter()
            .filter(|other| other.code == words.code || words.code == "en")
    };
    let mut percent = all()
        .flat_map(|words| words.numbers.percent)
        .chain(ELSEWHERE);
    let mut points = all().flat_map(|words| words.numbers.percent_points);
    percent.any(&found) && !points.any(found)
}

/// Whether a text speaks of hundredths, and of no difference of hundredths.
pub fn names_share(text: &Tokens, words: &Words) -> bool {
    let holds = |phrase: &&str| text.hold(&Tokens::of(phrase));
    in_hundredths(words, holds)
}

/// Whether a text gives away the key of a question about this date: the date itself, or a duration and
/// another year that lead to its year.
pub fn gives_away_date(text: &Tokens, date: Date, words: &Words) -> bool {
    date_forms(date, words).iter().any(|form| text.hold(form)) || leads_to_year(text, date, words)
}

fn leads_to_year(text: &Tokens, date: Date, words: &Words) -> bool {
    if date.precision() != Precision::Year {
        return false;
    }
    let numbers = whole_numbers(text, words);
    let key = i64::from(date.year());
    let (years, spans): (Vec<i64>, Vec<i64>) = numbers.iter().partition(|&&n| n >= 1000);
    years.iter().any(|year| {
        spans
            .iter()
            .any(|span| *span > 0 && (year - key).abs() == *span)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::of;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(Tokens::of(text).0, expected);
    }

    #[test]
    fn words_stand_in_lower_case_between_spaces() {
        check("", " ");
        check("  The U.S.-led “invasion” ", " the u s led invasion ");
        check("15,000 in 2001, 21.5.", " 15,000 in 2001 21.5 ");
        check("ＡＢ ﬁne Äpfel", " ab fine äpfel ");
        check("हिन्दी", " हिन्दी ");
    }

    /// A phrase of the program's own words is found as it stands.
    #[test]
    fn phrases_of_a_language_are_written_as_their_words_are_kept() {
        for words in crate::lang::ALL {
            let (threshold, audit) = (&words.threshold, &words.audit);
            let lists = [
                threshold.before.concat(),
                threshold.after.concat(),
                [threshold.before_date, threshold.after_date].concat(),
                threshold.loose.concat(),
                threshold.firm.concat(),
                threshold.how.to_vec(),
                threshold
                    .around_date
                    .iter()
                    .flat_map(|&(from, on)| [from, on])
                    .collect(),
                [words.numbers.ages, words.numbers.factors].concat(),
                words.roles.jobs.to_vec(),
                words
                    .roles
                    .deeds
                    .iter()
                    .flat_map(|(deeds, _)| deeds.to_vec())
                    .collect(),
                audit.about.to_vec(),
                [audit.by_the_article, audit.stale, audit.unfocused].concat(),
                [audit.vague, audit.not_vague].concat(),
            ];
            let joints = words.question.joints.iter().chain(words.question.joined);
            let joints = joints.map(|joint| joint.trim_matches(|c: char| !c.is_alphanumeric()));
            let joints = joints.filter(|joint| !joint.is_empty());
            for phrase in lists.iter().flatten().copied().chain(joints) {
                assert_eq!(Tokens::of(phrase).0, format!(" {phrase} "), "{phrase}");
            }
        }
    }

    #[test]
    fn a_phrase_is_said_in_whole_words() {
        let says = |text: &str, phrase: &str| Tokens::of(text).say(phrase);
        assert!(says("At least ten came.", "at least"));
        assert!(says("That ba a a!", "a a"));
        assert!(!says("That least of all", "at least"));
        assert!(!says("More than once", "more than on"));
        assert!(says("Möglichst über zehn", "über"));
    }

    #[test]
    fn an_acronym_is_heard_in_capitals_only() {
        let holds = |text: &str, name: &str| Tokens::of(text).hold(&Tokens::of(name));
        for (text, name) in [
            ("What did the WHO recommend?", "WHO"),
            ("Which part of the US is it?", "the US"),
            ("The WHO’s advice", "WHO"),
            ("WHO CAME TO US?", "who"),
            ("Who came?", "who"),
            ("NASA came", "Nasa"),
        ] {
            assert!(holds(text, name), "{text}: {name}");
        }
        for (text, name) in [
            ("Who recommends salt?", "WHO"),
            ("What did they tell us?", "US"),
            ("Where is it?", "IT"),
            ("Which drug aids digestion?", "AIDS"),
            ("What does the WHO say?", "who"),
        ] {
            assert!(!holds(text, name), "{text}: {name}");
        }
        assert!(same("who", "WHO", of("en")));
        assert_eq!(
            shown(&Tokens::of("the WHO").iter().collect::<Vec<_>>().join(" ")),
            "the WHO"
        );
    }

    #[test]
    fn names_lose_their_article() {
        assert_eq!(name("the Moon", of("en")), Tokens::of("moon"));
        assert_eq!(name("The", of("en")), Tokens::of("the"));
    }

    #[track_caller]
    fn check_away(text: &str, date: &str, expected: bool) {
        let date = Date::parse(date).unwrap();
        assert_eq!(
            gives_away_date(&Tokens::of(text), date, of("en")),
            expected,
            "{text}"
        );
    }

    #[test]
    fn a_text_gives_a_date_away_in_any_of_its_forms() {
        check_away("Who landed on July 20th, 1969?", "1969-07-20", true);
        check_away("Who landed on 20 July?", "1969-07-20", true);
        check_away("Who landed in July 1969?", "1969-07-20", false);
        check_away("Who landed in July 1969?", "1969", true);
        check_away("Who landed in 1969?", "1969-07", false);
        check_away("The nine-year war that began in 1980", "1989", true);
        check_away("The war that began in 1980", "1989", false);
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        let held = |text: &str, number: &str| {
            let number = number.parse().unwrap();
            number_forms(number, of("en"))
                .iter()
                .any(|form| Tokens::of(text).hold(form))
        };
        assert!(held("a nine-year war", "9"));
        assert!(held("some 15,000 troops", "15000"));
        assert!(held("some 15000 troops", "15000"));
        assert!(held("1.5 million people", "1500000"));
        assert!(held("the 6th grade", "6"));
        assert!(!held("one of few", "1"));
        assert!(!held("in 1969", "19"));
    }
}
