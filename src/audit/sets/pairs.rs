//! Two questions of one quiz: does one answer the other, do they ask the same?

use crate::audit::item::Item;
use crate::audit::{Finding, Severity};
use crate::generate::similarity::{self, Content};
use crate::lang::Words;
use crate::quiz::{Form, Question};
use crate::tokens::{self, Tokens};

/// What is wrong between the questions of a quiz. `linked` says whether two questions speak of the same thing.
pub(in crate::audit) fn flaws(
    items: &[Item],
    linked: &dyn Fn(&Question, &Question) -> bool,
) -> Vec<Finding> {
    let read: Vec<Read> = items.iter().map(Read::new).collect();
    let mut found = Vec::new();
    for (position, b) in read.iter().enumerate() {
        for (other, a) in read.iter().enumerate() {
            if position != other {
                found.extend(gives_away(a, b, linked));
            }
            if other < position {
                found.extend(same(a, b));
            }
        }
    }
    found
}

/// A question, its texts broken into words once.
struct Read<'a> {
    question: &'a Question,
    stem: Tokens,
    /// Everything that it shows, before or after its answer.
    shown: Tokens,
    content: Content,
    /// The ways in which a text would show its key.
    key: Vec<Tokens>,
    /// Whether the key is a date or a number.
    measured: bool,
}

impl<'a> Read<'a> {
    fn new(item: &Item<'a>) -> Read<'a> {
        let question = item.question;
        let mut shown = vec![question.stem.as_str(), &question.explanation];
        for option in question.form.options() {
            shown.push(&option.text);
            shown.extend(option.why.as_deref());
        }
        let (key, measured) = key(item, item.words);
        Read {
            question,
            stem: Tokens::of(&question.stem),
            // A word between two texts that no text has, so that no phrase runs over their border.
            shown: Tokens::of(&shown.join(" \u{a4d0}\u{a4d0} ")),
            content: Content::of(question, &item.stem, item.words),
            key,
            measured,
        }
    }
}

/// The forms of what is asked. What is asked of a claim, or of an order, stands in no single place.
fn key(item: &Item, words: &Words) -> (Vec<Tokens>, bool) {
    if let Some(date) = item.asked_date() {
        return (tokens::date_forms(date, words), true);
    }
    if let Some(number) = item.asked_number() {
        return (tokens::number_forms(number, words), true);
    }
    let names = match item.question.form {
        Form::SingleChoice(_) => item.question.answers.as_slice(),
        _ => &[],
    };
    let names = names.iter().chain(&item.question.accept);
    (names.map(|name| tokens::name(name, words)).collect(), false)
}

/// The stem of *a* shows the date or the number that *b* asks for; or *a* shows the key of *b* anywhere, and both speak
/// of the same thing. A name alone is no tell: the protagonists of an article stand in most stems.
fn gives_away(
    a: &Read,
    b: &Read,
    linked: &dyn Fn(&Question, &Question) -> bool,
) -> Option<Finding> {
    let holds = |text: &Tokens| b.key.iter().any(|form| text.hold(form));
    let in_stem = b.measured && holds(&a.stem);
    let told = in_stem || (holds(&a.shown) && linked(a.question, b.question));
    if !told {
        return None;
    }
    let said = format!(
        "`{}` shows what `{}` asks: {}",
        a.question.id,
        b.question.id,
        b.question.answers.join(", ")
    );
    Some(Finding::of_question(
        Severity::Error,
        "tells",
        &b.question.id,
        said,
    ))
}

fn same(a: &Read, b: &Read) -> Option<Finding> {
    similarity::is_same((a.question, &a.content), (b.question, &b.content)).then(|| {
        let [one, other] = [a, b].map(|read| &read.question.id);
        let said = format!("`{one}` and `{other}` ask nearly the same");
        Finding::of_question(Severity::Warning, "near-duplicate", other, said)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Quiz;
    use crate::quiz::{AnswerOption, Quantity, QuestionId, SingleChoice, sample};

    /// A quiz of these questions: id, stem, options of which the first is right, explanation.
    fn quiz(questions: &[(&str, &str, [&str; 3], &str)]) -> Quiz {
        let questions = questions.iter().map(|(id, stem, options, explanation)| {
            let options = options.map(|text| AnswerOption {
                text: text.into(),
                value: text.parse().ok().map(Quantity::Number),
                why: None,
            });
            Question {
                id: (*id).into(),
                facts: vec![QuestionId::from(*id).fact().into()],
                stem: (*stem).into(),
                answers: vec![options[0].text.clone()],
                form: Form::SingleChoice(SingleChoice::new(options.to_vec(), 0, false).unwrap()),
                accept: Vec::new(),
                explanation: (*explanation).into(),
                ..sample::quiz().questions.remove(0)
            }
        });
        Quiz {
            questions: questions.collect(),
            ..sample::quiz()
        }
    }

    /// The ids of the flaws, facts being linked where they begin with one letter.
    #[track_caller]
    fn check(questions: &[(&str, &str, [&str; 3], &str)], expected: &[&str]) {
        let quiz = quiz(questions);
        let items: Vec<Item> = quiz
            .questions
            .iter()
            .map(|one| Item::new(one, &quiz))
            .collect();
        let linked =
            |a: &Question, b: &Question| a.facts[0].chars().next() == b.facts[0].chars().next();
        let found: Vec<&str> = flaws(&items, &linked)
            .iter()
            .map(|finding| finding.flaw)
            .collect();
        assert_eq!(found, expected);
    }

    const WHO: [&str; 3] = ["Ann Lee", "Bob Hart", "Cid Moss"];

    #[test]
    fn a_question_does_not_answer_another() {
        let asked = ("a/b/which", "Who signed it?", WHO, "So it was.");
        let where_ = ["Riga", "Oslo", "Bern"];
        check(
            &[
                asked,
                ("ab/c/which", "Where was it?", where_, "Ann Lee was there."),
            ],
            &["tells"],
        );
        check(
            &[
                asked,
                ("ab/c/which", "Where was it?", where_, "Ann was there."),
            ],
            &[],
        );
        // A name in a stem of something else is no tell.
        check(
            &[
                asked,
                ("x/c/which", "Where was Ann Lee?", where_, "So it was."),
            ],
            &[],
        );
    }

    #[test]
    fn a_stem_shows_no_date_or_number_that_is_asked() {
        let asked = (
            "a/b/number",
            "How many were lost?",
            ["143", "60", "300"],
            "So it was.",
        );
        let where_ = ["Riga", "Oslo", "Bern"];
        check(
            &[
                asked,
                ("x/c/which", "Where were 143 people lost?", where_, "So."),
            ],
            &["tells"],
        );
        check(
            &[
                asked,
                (
                    "x/c/which",
                    "Where were they lost?",
                    where_,
                    "Of 143 people.",
                ),
            ],
            &[],
        );
    }

    #[test]
    fn two_questions_do_not_ask_the_same() {
        let asked = (
            "a/b/which",
            "Who signed the treaty on northern rivers?",
            WHO,
            "So.",
        );
        let other = ["Dan Orr", "Eve Shaw", "Fay Webb"];
        check(
            &[
                asked,
                (
                    "x/b/which",
                    "Who first signed the northern rivers treaty?",
                    other,
                    "So.",
                ),
            ],
            &["near-duplicate"],
        );
        check(
            &[
                asked,
                (
                    "x/b/which",
                    "Who opened the congress on southern roads?",
                    other,
                    "So.",
                ),
            ],
            &[],
        );
        // Names tell two events apart.
        let [of_riga, of_oslo] =
            ["Riga", "Oslo"].map(|town| format!("Who signed the treaty of {town} on rivers?"));
        check(
            &[
                ("a/b/which", &of_riga, WHO, "So."),
                ("x/b/which", &of_oslo, other, "So."),
            ],
            &[],
        );
        // One stem for all questions of a kind.
        let stem = "Which of these great events happened there first?";
        check(
            &[
                ("a/b/first", stem, WHO, "So."),
                ("x/b/first", stem, other, "So."),
            ],
            &[],
        );
    }
}
