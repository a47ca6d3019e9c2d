//! What holds of every class, every version and every rule.

use proptest::prelude::*;
use quizpress::marking::{self, Exam, Mark, Outcome, Paper, Pile, Rules, Status};
use quizpress::sheet::numbered;
use rust_decimal::Decimal;

use crate::laws::few;

use super::{choices, class, every_form, exam_of, people};

/// What somebody answers to an item, apart from any version: some options, or a verdict.
type Answer = (Vec<usize>, Option<bool>);

fn answer() -> impl Strategy<Value = Answer> {
    let options = prop::collection::btree_set(0..4_usize, 0..3);
    (options, prop::option::of(any::<bool>()))
        .prop_map(|(options, verdict)| (options.into_iter().collect(), verdict))
}

fn answers() -> impl Strategy<Value = Vec<Vec<Answer>>> {
    prop::collection::vec(prop::collection::vec(answer(), 6), 1..9)
}

/// The pile of learners with these answers, each in the version of their copy.
fn pile(exam: &Exam, answers: &[Vec<Answer>]) -> Pile {
    let job = &exam.jobs[0];
    let paper = |(copy, answers): (&marking::exam::SheetCopy, &Vec<Answer>)| {
        let rows = &job.versions[copy.version].rows;
        let mark = |row: &marking::exam::Row| {
            let (options, verdict) = &answers[row.item];
            if !exam.items[row.item].is_marked() {
                return verdict.map_or(Mark::Open, Mark::Verdict);
            }
            let positions = (0..row.options.len()).filter(|&at| options.contains(&row.options[at]));
            Mark::Options(positions.collect())
        };
        Paper {
            job: 0,
            copy: copy.number,
            version: copy.version,
            person: copy.person.clone(),
            marks: Some(rows.iter().map(mark).collect()),
        }
    };
    Pile {
        papers: job.copies.iter().zip(answers).map(paper).collect(),
        remarks: Vec::new(),
    }
}

proptest! {
    #![proptest_config(few(64))]

    #[test]
    fn a_version_changes_nobodys_points(answers in answers(), turn in 1..7_usize) {
        let quiz = every_form();
        let copies = numbered(people(answers.len()), None, 0);
        let mut turned = copies.clone();
        for (at, copy) in turned.iter_mut().enumerate() {
            copy.version = copies[(at + turn) % copies.len()].version;
        }
        let points = |exam: &Exam| -> Vec<(Decimal, Status)> {
            let results = marking::score(exam, &Rules::of(exam), &pile(exam, &answers));
            results.learners.iter().map(|learner| (learner.points, learner.status)).collect()
        };
        let [one, other] = [&copies, &turned].map(|copies| exam_of(&quiz, copies));
        prop_assert_eq!(points(&one), points(&other));
    }

    #[test]
    fn items_and_learners_add_up_to_the_same(answers in answers(), worth in prop::collection::vec(0..9_u32, 6)) {
        let exam = class(&every_form(), answers.len(), 3);
        let mut rules = Rules::of(&exam);
        for (points, worth) in rules.points.iter_mut().zip(worth) {
            *points = (worth < 8).then(|| Decimal::from(worth) / Decimal::from(2));
        }
        let results = marking::score(&exam, &rules, &pile(&exam, &answers));
        let analysis = marking::analysis(&exam, &rules, &results);
        let learners: Decimal = results.learners.iter().map(|learner| learner.points).sum();
        let items: Decimal = analysis.items.iter()
            .map(|item| item.points.unwrap_or_default() * Decimal::from(item.right))
            .sum();
        prop_assert_eq!(learners, items);
        for item in &analysis.items {
            prop_assert_eq!(item.decided + item.open, answers.len());
            prop_assert!(item.right + item.blank <= item.decided);
            let share = item.share.map_or([0.0; 3], |share| [share.low, share.value, share.high]);
            prop_assert!(share.is_sorted());
            let groups = item.groups.unwrap_or_default();
            prop_assert!(share.into_iter().chain(groups).all(|share| (0.0..=1.0 + 1e-12).contains(&share)));
        }
    }

    #[test]
    fn where_nothing_counts_all_have_none_of_none(answers in answers()) {
        let exam = class(&every_form(), answers.len(), 2);
        let mut rules = Rules::of(&exam);
        for item in &exam.items {
            rules.void(&exam, &item.question.id).unwrap();
        }
        let results = marking::score(&exam, &rules, &pile(&exam, &answers));
        for learner in &results.learners {
            prop_assert_eq!((learner.points, learner.of), (Decimal::ZERO, Decimal::ZERO));
            prop_assert_eq!(learner.status, Status::Marked);
        }
        let analysis = marking::analysis(&exam, &rules, &results);
        prop_assert_eq!(analysis.reliability, None);
    }

    #[test]
    fn what_is_right_too_takes_no_points(answers in answers(), also in 0..3_usize) {
        let exam = class(&every_form(), answers.len(), 3);
        let pile = pile(&exam, &answers);
        let before = marking::score(&exam, &Rules::of(&exam), &pile);
        let mut rules = Rules::of(&exam);
        let letter = ["A", "B", "C"][also];
        rules.also(&exam, &format!("a/b/which={letter}")).unwrap();
        let after = marking::score(&exam, &rules, &pile);
        for (before, after) in before.learners.iter().zip(&after.learners) {
            prop_assert!(after.points >= before.points);
            prop_assert_eq!(after.of, before.of);
            let right = |learner: &marking::Learner| {
                let answer = learner.answers.iter().find(|answer| answer.item == 0).unwrap();
                (answer.options == [also], answer.outcome == Outcome::Right)
            };
            let (has_it, is_right) = right(after);
            prop_assert!(!has_it || is_right);
        }
    }
}

/// The order in which learners stand makes no figure different.
#[test]
fn the_order_of_learners_changes_no_figure() {
    let exam = class(&choices(6), 40, 1);
    let answer = |at: usize, item: usize| (vec![(at * 7 + item * at / 3) % 4], None);
    let answers: Vec<Vec<_>> = (0..40)
        .map(|at| (0..6).map(|item| answer(at, item)).collect())
        .collect();
    let turned: Vec<Vec<_>> = answers.iter().rev().cloned().collect();
    let figures = |answers: &[Vec<Answer>]| {
        let rules = Rules::of(&exam);
        let results = marking::score(&exam, &rules, &pile(&exam, answers));
        let analysis = marking::analysis(&exam, &rules, &results);
        marking::items_csv(&exam, &analysis)
    };
    assert_eq!(figures(&answers), figures(&turned));
}
