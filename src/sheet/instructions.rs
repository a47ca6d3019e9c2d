//! What the learner is told before the questions: only what the forms in use need.

use crate::quiz::{Form, Question};
use crate::words::SheetWords;

/// What a form asks the hand to do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Task {
    MarkOne,
    MarkAll,
    Number,
    Write,
}

fn task(question: &Question) -> Task {
    match question.form {
        Form::Choice(_) | Form::TrueFalse(_) => Task::MarkOne,
        Form::Select(_) => Task::MarkAll,
        Form::Order(_) => Task::Number,
        Form::Date(_) | Form::Number(_) => Task::Write,
    }
}

/// `Answer according to the article. Mark one option in each question.`
pub(crate) fn how_to_answer(questions: &[Question], words: &SheetWords) -> String {
    let told = [
        (Task::MarkOne, words.choice),
        (Task::MarkAll, words.select),
        (Task::Number, words.order),
        (Task::Write, words.written),
    ];
    let used: Vec<[&str; 2]> = told
        .into_iter()
        .filter(|(wanted, _)| questions.iter().any(|question| task(question) == *wanted))
        .map(|(_, sentences)| sentences)
        .collect();
    let tasks: Vec<&str> = match used.as_slice() {
        [[alone, _]] => vec![alone],
        several => several
            .iter()
            .map(|[_, among_others]| *among_others)
            .collect(),
    };
    [words.according]
        .into_iter()
        .chain(tasks)
        .collect::<Vec<_>>()
        .join(" ")
}

/// `One point a question.`
pub(crate) fn how_it_is_scored(questions: &[Question], words: &SheetWords) -> String {
    let whole = |question: &Question| matches!(task(question), Task::MarkAll | Task::Number);
    let whole = questions.iter().any(whole).then_some(words.scoring_whole);
    [words.scoring]
        .into_iter()
        .chain(whole)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{how_it_is_scored, how_to_answer};
    use crate::quiz::sample;
    use crate::words::of;

    #[test]
    fn only_the_forms_in_use_are_explained() {
        let quiz = sample::quiz();
        let say =
            |range: std::ops::Range<usize>| how_to_answer(&quiz.questions[range], &of("en").sheet);
        assert_eq!(
            say(0..3),
            "Answer according to the article. Mark one option in each question."
        );
        assert_eq!(
            say(4..7),
            "Answer according to the article. Number the boxes before options in order, from 1. \
             Write dates and numbers in the space for them."
        );
        assert_eq!(say(0..0), "Answer according to the article.");
    }

    #[test]
    fn the_whole_answer_is_asked_for_only_where_there_are_parts() {
        let quiz = sample::quiz();
        let words = &of("en").sheet;
        assert_eq!(
            how_it_is_scored(&quiz.questions[..3], words),
            "One point a question."
        );
        assert!(how_it_is_scored(&quiz.questions, words).ends_with(words.scoring_whole));
    }
}
