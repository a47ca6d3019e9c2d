//! What a person who marks a quiz reads: the answer in short, where the article says so, the article itself.
//!
//! In goes a part of a quiz, out come plain texts. This module does not know how a key is laid out.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::lang::Words;
use crate::quiz::{Citation, Form, Ordering, Question};
use crate::sanitize::{after_name, letter, visible};
use crate::typed;

/// The answer as it stands on a filled-in sheet: the letter or letters, the number in each box of an order
/// (`A2 B1 C3`), or the date or number that is written.
pub(crate) fn brief(question: &Question, words: &Words) -> String {
    let written = || question.answers.first().cloned();
    match &question.form {
        Form::SingleChoice(choices) | Form::TrueFalse(choices) => letter(choices.key()),
        Form::MultipleChoice(selection) => {
            let letters: Vec<String> = selection.right().iter().map(|&at| letter(at)).collect();
            letters.join(" ")
        }
        Form::Ordering(sequence) => {
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

/// One right answer, as a key lists it.
pub(crate) struct Right<'a> {
    /// The letter of its option; `None` where it is written.
    pub letter: Option<String>,
    pub text: &'a str,
}

/// The right answers in full; those of an order in order.
pub(crate) fn rights(question: &Question) -> Vec<Right<'_>> {
    let options = question.form.options();
    let chosen = |positions: &[usize]| {
        let option = |&at: &usize| {
            options.get(at).map(|option| Right {
                letter: Some(letter(at)),
                text: &option.text,
            })
        };
        positions.iter().filter_map(option).collect()
    };
    match &question.form {
        Form::SingleChoice(choices) | Form::TrueFalse(choices) => chosen(&[choices.key()]),
        Form::MultipleChoice(selection) => chosen(selection.right()),
        Form::Ordering(sequence) => chosen(sequence.order()),
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
    pub why: &'a str,
    /// The words of the option, as the reason begins with them where it does; empty where it names it later.
    pub named: &'a str,
    /// What follows them, so that all three together name the option and its reason once.
    pub joint: &'static str,
    /// See `joint`.
    pub rest: &'a str,
}

/// The reasons that the explanation does not give, to stand below it.
pub(crate) fn further_reasons(question: &Question) -> Vec<Reason<'_>> {
    let mut reasons = reasons(question);
    reasons.retain(|reason| !question.explanation.contains(reason.why));
    reasons
}

/// The reasons that are known, in the order of the options.
pub(crate) fn reasons(question: &Question) -> Vec<Reason<'_>> {
    let mut reasons = Vec::new();
    for (at, option) in question.form.options().iter().enumerate() {
        let Some(why) = &option.why else { continue };
        let (named, joint, rest) = match after_name(why, &option.text) {
            Some(rest) => (&why[..why.len() - rest.len()], "", rest),
            None if names_later(why, &option.text) => ("", "", why.as_str()),
            None => (option.text.as_str(), ": ", why.as_str()),
        };
        reasons.push(Reason {
            letter: letter(at),
            why,
            named,
            joint,
            rest,
        });
    }
    reasons
}

/// Whether a reason has the words of an option; a letter or a figure may stand there for something else.
fn names_later(why: &str, option: &str) -> bool {
    option.chars().filter(|c| c.is_alphabetic()).count() > 3 && why.contains(option)
}

/// Where the article says so: `paragraph 3`, `headline, paragraphs 2, 5`; empty where that is not known.
pub(crate) fn locator(paragraphs: &[u32], words: &Words) -> String {
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

/// The number of each item in the order it belongs in, from 1, as the items are shown.
pub(crate) fn ranks(sequence: &Ordering) -> Vec<usize> {
    let mut ranks = vec![0; sequence.items().len()];
    for (number, &position) in (1..).zip(sequence.order()) {
        if let Some(rank) = ranks.get_mut(position) {
            *rank = number;
        }
    }
    ranks
}

/// What each of so many right options gives, in percent, from the list of fractions that Moodle takes; `None`
/// where that list has none of which so many make a hundred.
pub(crate) fn share(right: usize) -> Option<&'static str> {
    const SHARES: [&str; 10] = [
        "100", "50", "33.33333", "25", "20", "16.66667", "14.28571", "12.5", "11.11111", "10",
    ];
    SHARES.get(right.checked_sub(1)?).copied()
}

/// Why a question cannot be asked by another program, where that is so: what is left of its stem and options
/// without characters that no document can hold must still tell them apart.
pub(crate) fn unaskable(question: &Question) -> Option<&'static str> {
    let options = question.form.options().iter();
    let mut shown: Vec<String> = options
        .map(|option| visible(&option.text).trim().to_owned())
        .collect();
    let blank = shown.iter().any(String::is_empty) || visible(&question.stem).trim().is_empty();
    let count = shown.len();
    shown.sort_unstable();
    shown.dedup();
    match (blank, shown.len() < count) {
        (true, _) => Some("its question or an option shows nothing"),
        (_, true) => Some("two of its options look the same"),
        _ => None,
    }
}

/// The short name of a question in a list of questions: the beginning of its stem, in one line.
pub(crate) fn name(question: &Question) -> String {
    const LENGTH: usize = 80;
    let line = visible(&question.stem);
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LENGTH {
        return line;
    }
    let kept: String = line.chars().take(LENGTH - 1).collect();
    format!("{}…", kept.trim_end())
}

/// What is told after the answer: the true statement, and where the article says so.
pub(crate) fn explained(question: &Question, words: &Words) -> String {
    let locator = locator(&question.paragraphs, words);
    match (question.explanation.trim(), locator.as_str()) {
        (said, "") => said.to_owned(),
        ("", locator) => format!("({locator})"),
        (said, locator) => format!("{said} ({locator})"),
    }
}

/// The stem, and after a gap what a typed answer looks like.
pub(crate) fn stem<'a>(question: &'a Question, gap: &str, words: &Words) -> Cow<'a, str> {
    match typed::hint(question, words) {
        Some(hint) => format!("{}{gap}{hint}", question.stem).into(),
        None => question.stem.as_str().into(),
    }
}

/// The number and its tolerance, where it is a rough one and its answer is printed in digits alone: any number near
/// it is right, and the field of any program reads it. Other typed answers are compared with a list of spellings,
/// since such fields take a comma or a point for now this and now that.
pub(crate) fn rough(question: &Question, words: &Words) -> Option<[Decimal; 2]> {
    let Form::Number(number) = question.form else {
        return None;
    };
    let printed = Decimal::from_str_exact(&brief(question, words)).ok();
    (!question.tolerance.is_zero() && printed == Some(number))
        .then(|| [number.normalize(), question.tolerance.normalize()])
}

/// The numbers that are right beside a rough one, further away.
pub(crate) fn accepted_numbers(
    question: &Question,
    [number, tolerance]: [Decimal; 2],
) -> Vec<Decimal> {
    let mut numbers = Vec::new();
    for spelling in &question.accept {
        if let Ok(other) = Decimal::from_str_exact(spelling.trim())
            && (other - number).abs() > tolerance
            && !numbers.contains(&other)
        {
            numbers.push(other);
        }
    }
    numbers
}

/// The names under which a question can be found: its tags, and `care:` before each reason for care.
pub(crate) fn labels(tags: &[String], care: &[String]) -> Vec<String> {
    let care = care.iter().map(|reason| format!("care:{reason}"));
    let mut seen = std::collections::HashSet::new();
    let all = tags
        .iter()
        .cloned()
        .chain(care)
        .map(|label| visible(&label).trim().to_owned());
    all.filter(|label| !label.is_empty() && seen.insert(label.clone()))
        .collect()
}

/// The article in one line: headline, who, where and when, address; empty where nothing is known.
pub(crate) fn cited(source: &Citation, words: &Words) -> String {
    let name = source.name.as_deref().map(stopped);
    let imprint = Some(imprint(source, words)).filter(|text| !text.is_empty());
    let parts: Vec<String> = name
        .into_iter()
        .chain(imprint)
        .chain(source.url.clone())
        .collect();
    parts.join(" ")
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
        Form::SingleChoice(_)
        | Form::TrueFalse(_)
        | Form::MultipleChoice(_)
        | Form::Ordering(_) => &[],
    }
}

/// What else is right, as a person who marks reads it: how far from a rough number one may be, then spellings, but for those of numbers
/// that are near enough.
pub(crate) fn near_or_also_right(question: &Question, words: &Words) -> Vec<String> {
    let spellings = also_right(question).iter().cloned();
    let tolerance = question.tolerance;
    let number = match question.form {
        Form::Number(number) if !tolerance.is_zero() => number,
        _ => return spellings.collect(),
    };
    let [low, high] =
        [number - tolerance, number + tolerance].map(|end| words.number(end.normalize()));
    let near = words.marking.range.replace("{low}", &low);
    let is_near = |text: &String| {
        Decimal::from_str_exact(text).is_ok_and(|other| (other - number).abs() <= tolerance)
    };
    let others = spellings.filter(|text| !is_near(text));
    [near.replace("{high}", &high)]
        .into_iter()
        .chain(others)
        .collect()
}

/// What follows the headline in a citation, without the address: `Jane Doe. The Daily, 3 July 2025.`
///
/// A day alone names no source, and is left out.
pub(crate) fn imprint(source: &Citation, words: &Words) -> String {
    let named = [&source.name, &source.by, &source.publisher, &source.url];
    if named.iter().all(|part| part.is_none()) {
        return String::new();
    }
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
    use super::{
        brief, further_reasons, imprint, locator, names_later, near_or_also_right, reasons,
    };
    use crate::Date;
    use crate::lang::of;
    use crate::quiz::{Citation, sample};

    #[test]
    fn the_answer_in_short_is_what_stands_on_the_sheet() {
        let quiz = sample::quiz();
        let short: Vec<String> = quiz.questions.iter().map(|q| brief(q, of("en"))).collect();
        let expected = ["B", "B", "A", "A C D", "A2 B1 C3", "20 July 1969", "21.5"];
        assert_eq!(short, expected);
    }

    #[test]
    fn who_marks_reads_how_near_is_near_enough() {
        let mut question = sample::quiz().questions[6].clone();
        question.accept = ["21.6", "21 and a half", "30"].map(String::from).into();
        question.tolerance = "0.5".parse().expect("a number");
        let read = near_or_also_right(&question, of("en"));
        assert_eq!(read, ["21 to 22", "21 and a half", "30"]);
        assert_eq!(near_or_also_right(&question, of("de"))[0], "21 bis 22");
        question.tolerance = 0.into();
        assert_eq!(near_or_also_right(&question, of("en")), question.accept);
    }

    #[test]
    fn a_reason_names_its_option_once() {
        let quiz = sample::quiz();
        let told: Vec<_> = reasons(&quiz.questions[1])
            .into_iter()
            .map(|reason| (reason.letter, reason.named, reason.joint))
            .collect();
        let (head, apart) = (("16 July 1969", ""), ("24 July 1969", ": "));
        let expected = [("A".into(), head.0, head.1), ("C".into(), apart.0, apart.1)];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_the_explanation_says_is_not_said_again() {
        let question = |explanation: &str| {
            let mut question = sample::quiz().questions[1].clone();
            question.explanation = explanation.into();
            question
        };
        assert_eq!(further_reasons(&question("Nothing.")).len(), 2);
        let told = question("16 July 1969: the launch. 20 July 1969: the landing.");
        assert_eq!(further_reasons(&told).len(), 1);
        assert_eq!(reasons(&told).len(), 2);
    }

    #[test]
    fn a_reason_may_name_its_option_at_its_end() {
        assert!(names_later("16 July 1969: the launch.", "the launch"));
        assert!(!names_later("15 years too late.", "5"));
        assert!(!names_later("Planet X is far.", "X"));
    }

    #[test]
    fn a_locator_is_read_aloud() {
        assert_eq!(locator(&[], of("en")), "");
        assert_eq!(locator(&[3], of("en")), "paragraph 3");
        assert_eq!(locator(&[0], of("en")), "headline");
        assert_eq!(locator(&[5, 0, 2], of("en")), "headline, paragraphs 5, 2");
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
