//! What the learner is told before the questions: only what the forms in use need.

use crate::lang::SheetWords;
use crate::quiz::{Form, Question, Questions};

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
        Form::SingleChoice(_) | Form::TrueFalse(_) => Task::MarkOne,
        Form::MultipleChoice(_) => Task::MarkAll,
        Form::Ordering(_) => Task::Number,
        Form::Date(_) | Form::Number(_) => Task::Write,
    }
}

/// The tasks of a quiz, each once.
fn tasks(quiz: &dyn Questions) -> Vec<Task> {
    let mut tasks = Vec::new();
    for task in quiz.each().map(|question| task(&question)) {
        if !tasks.contains(&task) {
            tasks.push(task);
        }
    }
    tasks
}

/// `Answer according to the article. Mark one option in each question.` Where answers do not go beside the questions,
/// `elsewhere` says where; a quiz whose source has no name is judged by what is known.
pub(crate) fn how_to_answer(
    quiz: &dyn Questions,
    elsewhere: Option<&'static str>,
    words: &SheetWords,
) -> String {
    let tasks = tasks(quiz);
    let told = [
        (Task::MarkOne, words.choice),
        (Task::MarkAll, words.select),
        (Task::Number, words.order),
        (Task::Write, words.written),
    ];
    let used: Vec<[&str; 2]> = told
        .into_iter()
        .filter(|(wanted, _)| tasks.contains(wanted))
        .map(|(_, sentences)| sentences)
        .collect();
    let told: Vec<&str> = match used.as_slice() {
        [[alone, _]] => vec![alone],
        several => several
            .iter()
            .map(|[_, among_others]| *among_others)
            .collect(),
    };
    let according = quiz.head().source.name.as_ref().map(|_| words.according);
    according
        .into_iter()
        .chain(elsewhere)
        .chain(told)
        .collect::<Vec<_>>()
        .join(" ")
}

/// How marks and boxes on an answer sheet are filled in, those that there are.
pub(super) fn how_to_fill_in(questions: &[Question], words: &SheetWords) -> String {
    let has = |wanted: &[Task]| {
        questions
            .iter()
            .any(|question| wanted.contains(&task(question)))
    };
    let [circles, squares, both] = words.fill_in_marks;
    let marks = match (has(&[Task::MarkOne]), has(&[Task::MarkAll])) {
        (true, true) => Some(both),
        (true, false) => Some(circles),
        (false, true) => Some(squares),
        (false, false) => None,
    };
    let several = has(&[Task::MarkAll]).then_some(words.several_marks);
    let boxes = has(&[Task::Number, Task::Write]).then_some(words.fill_in_boxes);
    let changed = marks.map(|_| words.changed_mind);
    let told: Vec<&str> = [marks, several, boxes, changed]
        .into_iter()
        .flatten()
        .collect();
    told.join(" ")
}

/// `One point a question.`
pub(crate) fn how_it_is_scored(quiz: &dyn Questions, words: &SheetWords) -> String {
    let whole = |task: &Task| matches!(task, Task::MarkAll | Task::Number);
    let whole = tasks(quiz).iter().any(whole).then_some(words.scoring_whole);
    [words.scoring]
        .into_iter()
        .chain(whole)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{how_it_is_scored, how_to_answer, how_to_fill_in};
    use crate::lang::of;
    use crate::quiz::{Quiz, sample};

    /// The sample, with some of its questions.
    fn part(range: std::ops::Range<usize>) -> Quiz {
        let mut quiz = sample::quiz();
        quiz.questions = quiz.questions.drain(range).collect();
        quiz
    }

    #[test]
    fn only_the_forms_in_use_are_explained() {
        let say = |range| how_to_answer(&part(range), None, &of("en").sheet);
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
    fn what_has_no_source_is_not_judged_by_an_article() {
        let mut quiz = part(0..3);
        quiz.source.name = None;
        let words = &of("en").sheet;
        assert_eq!(
            how_to_answer(&quiz, Some(words.on_answer_sheet), words),
            "Answer on the answer sheet. Mark one option in each question."
        );
    }

    #[test]
    fn an_answer_sheet_explains_the_marks_that_it_has() {
        let say = |range| how_to_fill_in(&part(range).questions, &of("en").sheet);
        let words = &of("en").sheet;
        let [circles, _, both] = words.fill_in_marks;
        let (boxes, changed, several) =
            (words.fill_in_boxes, words.changed_mind, words.several_marks);
        assert_eq!(say(0..3), format!("{circles} {changed}"));
        assert_eq!(say(0..4), format!("{both} {several} {changed}"));
        assert_eq!(say(4..7), boxes);
        assert_eq!(say(0..7), format!("{both} {several} {boxes} {changed}"));
    }

    #[test]
    fn the_whole_answer_is_asked_for_only_where_there_are_parts() {
        let quiz = sample::quiz();
        let words = &of("en").sheet;
        assert_eq!(
            how_it_is_scored(&part(0..3), words),
            "One point a question."
        );
        assert!(how_it_is_scored(&quiz, words).ends_with(words.scoring_whole));
    }
}
