//! What a person who marks a quiz reads: the answer in short, where the article says so, the article itself.
//!
//! In goes a part of a quiz, out come plain texts. This module does not know how a key is laid out.

use crate::quiz::{Citation, Form, Question};
use crate::text::letter;
use crate::words::Words;

/// The answer as it stands on a filled-in sheet: the letter or letters, the number in each box of an order
/// (`A2 B1 C3`), or the date or number that is written.
pub(crate) fn brief(question: &Question, words: &Words) -> String {
    let written = || question.answers.first().cloned();
    match &question.form {
        Form::Choice(choices) | Form::TrueFalse(choices) => letter(choices.key()),
        Form::Select(selection) => {
            let letters: Vec<String> = selection.right().iter().map(|&at| letter(at)).collect();
            letters.join(" ")
        }
        Form::Order(sequence) => {
            let mut numbered: Vec<(usize, usize)> = (1..)
                .zip(sequence.order())
                .map(|(n, &at)| (at, n))
                .collect();
            numbered.sort_unstable();
            let boxes: Vec<String> = numbered
                .into_iter()
                .map(|(at, n)| format!("{}{n}", letter(at)))
                .collect();
            boxes.join(" ")
        }
        Form::Date(date) => written().unwrap_or_else(|| words.date(*date)),
        Form::Number(number) => written().unwrap_or_else(|| words.number(*number)),
    }
}

/// A right answer.
pub(crate) struct Right<'a> {
    /// The letter of its option; `None` where it is written.
    pub letter: Option<String>,
    /// Its words.
    pub text: &'a str,
}

/// The right answers in full; those of an order in order.
pub(crate) fn rights(question: &Question) -> Vec<Right<'_>> {
    let options = question.form.options();
    let chosen = |places: &[usize]| {
        let option = |&at: &usize| {
            options.get(at).map(|option| Right {
                letter: Some(letter(at)),
                text: &option.text,
            })
        };
        places.iter().filter_map(option).collect()
    };
    match &question.form {
        Form::Choice(choices) | Form::TrueFalse(choices) => chosen(&[choices.key()]),
        Form::Select(selection) => chosen(selection.right()),
        Form::Order(sequence) => chosen(sequence.order()),
        Form::Date(_) | Form::Number(_) => {
            let written = |text| Right { letter: None, text };
            question
                .answers
                .iter()
                .map(String::as_str)
                .map(written)
                .collect()
        }
    }
}

/// Why an option is wrong.
pub(crate) struct Reason<'a> {
    /// The letter of the option.
    pub letter: String,
    /// The words of the option, unless the reason repeats them.
    pub text: Option<&'a str>,
    /// The reason.
    pub why: &'a str,
}

/// The reasons that are known, in the order of the options.
pub(crate) fn reasons(question: &Question) -> Vec<Reason<'_>> {
    let mut reasons = Vec::new();
    for (at, option) in question.form.options().iter().enumerate() {
        if let Some(why) = &option.why {
            let repeated = why.contains(&option.text);
            reasons.push(Reason {
                letter: letter(at),
                text: (!repeated).then_some(&option.text),
                why,
            });
        }
    }
    reasons
}

/// Where the article says so: `paragraph 3`, `headline, paragraphs 2, 5`; empty where that is not known.
pub(crate) fn place(paragraphs: &[u32], words: &Words) -> String {
    let headline = paragraphs
        .contains(&0)
        .then(|| words.sheet.headline.to_owned());
    let numbers: Vec<String> = paragraphs
        .iter()
        .filter(|&&n| n > 0)
        .map(u32::to_string)
        .collect();
    let [one, many] = words.sheet.paragraph;
    let body = match numbers.as_slice() {
        [] => None,
        [n] => Some(one.replace("{n}", n)),
        all => Some(many.replace("{n}", &all.join(", "))),
    };
    let parts: Vec<String> = headline.into_iter().chain(body).collect();
    parts.join(", ")
}

/// Why a question wants care, in words: `deaths, an accusation`; empty where it wants none.
pub(crate) fn care(question: &Question, words: &Words) -> String {
    let mut shown: Vec<&str> = Vec::new();
    for name in &question.care {
        let row = words.sheet.cares.iter().find(|(known, _)| known == name);
        shown.push(row.map_or(name.as_str(), |&(_, shown)| shown));
    }
    shown.join(", ")
}

/// The other spellings of a written answer that are right; none for a form with options.
pub(crate) fn also_right(question: &Question) -> &[String] {
    match question.form {
        Form::Date(_) | Form::Number(_) => &question.accept,
        Form::Choice(_) | Form::TrueFalse(_) | Form::Select(_) | Form::Order(_) => &[],
    }
}

/// What follows the headline in a citation, without the address: `Jane Doe. The Daily, 3 July 2025.`
pub(crate) fn imprint(source: &Citation, words: &Words) -> String {
    let published = source.published.map(|date| words.date(date));
    let issue: Vec<String> = source
        .publisher
        .clone()
        .into_iter()
        .chain(published)
        .collect();
    let issue = (!issue.is_empty()).then(|| issue.join(", "));
    let parts: Vec<String> = source.by.clone().into_iter().chain(issue).collect();
    parts
        .iter()
        .map(|part| stopped(part))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A text that ends like a sentence.
pub(crate) fn stopped(text: &str) -> String {
    let ends = text.ends_with(['.', '!', '?', '…', '。', '۔', '؟']);
    format!("{text}{}", if ends { "" } else { "." })
}

#[cfg(test)]
mod tests {
    use super::{brief, imprint, place, reasons};
    use crate::Date;
    use crate::quiz::{Citation, sample};
    use crate::words::of;

    #[test]
    fn the_answer_in_short_is_what_stands_on_the_sheet() {
        let quiz = sample::quiz();
        let short: Vec<String> = quiz.questions.iter().map(|q| brief(q, of("en"))).collect();
        let expected = ["B", "B", "A", "A C D", "A2 B1 C3", "20 July 1969", "21.5"];
        assert_eq!(short, expected);
    }

    #[test]
    fn a_reason_names_its_option_once() {
        let quiz = sample::quiz();
        let named: Vec<_> = reasons(&quiz.questions[1])
            .into_iter()
            .map(|reason| (reason.letter, reason.text))
            .collect();
        assert_eq!(
            named,
            [("A".into(), None), ("C".into(), Some("24 July 1969"))]
        );
    }

    #[test]
    fn a_place_is_read_aloud() {
        assert_eq!(place(&[], of("en")), "");
        assert_eq!(place(&[3], of("en")), "paragraph 3");
        assert_eq!(place(&[0], of("en")), "headline");
        assert_eq!(place(&[5, 0, 2], of("en")), "headline, paragraphs 5, 2");
    }

    #[test]
    fn an_imprint_says_what_is_known() {
        let mut source = Citation::default();
        assert_eq!(imprint(&source, of("en")), "");
        source.by = Some("A. Writer Jr.".into());
        source.published = Date::parse("2025-07").ok();
        assert_eq!(imprint(&source, of("en")), "A. Writer Jr. July 2025.");
        source.publisher = Some("The Daily".into());
        assert_eq!(
            imprint(&source, of("en")),
            "A. Writer Jr. The Daily, July 2025."
        );
    }
}
