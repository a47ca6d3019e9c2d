//! `results.csv`: a row a learner, with what they achieved in each question.

use super::exam::Exam;
use super::rules::Rules;
use super::score::{Learner, Outcome, Results, Status};
use super::{Naming, plain};
use crate::sanitize::visible;
use crate::table::Writer;

/// The columns that say who somebody is.
const WHO: [&str; 5] = ["name", "class", "id", "number", "email"];

/// The results as a table.
pub fn results_csv(exam: &Exam, rules: &Rules, results: &Results, naming: Naming) -> String {
    let mut table = Writer::marked();
    let names = exam.names();
    let who = WHO.into_iter().filter(|_| naming == Naming::Names);
    let head = ["copy", "sheet", "version"].into_iter().chain(who);
    let head = head.chain(["status", "points", "of"]);
    let items = names.iter().map(String::as_str);
    table.row(head.chain(items).map(visible));
    for learner in &results.learners {
        table.row(
            row(exam, rules, learner, naming)
                .iter()
                .map(|cell| visible(cell)),
        );
    }
    table.text
}

fn row(exam: &Exam, rules: &Rules, learner: &Learner, naming: Naming) -> Vec<String> {
    let paper = &learner.paper;
    let job = &exam.jobs[paper.job];
    let mut cells = vec![
        paper.copy.to_string(),
        job.digest.of_copy(paper.copy),
        job.versions[paper.version].label.clone(),
    ];
    if naming == Naming::Names {
        let person = paper.person.as_ref();
        let known = [
            person.map(|person| &person.name),
            person.and_then(|person| person.class.as_ref()),
            person.and_then(|person| person.id.as_ref()),
            person.and_then(|person| person.student_number.as_ref()),
            person.and_then(|person| person.email.as_ref()),
        ];
        cells.extend(known.map(|text| text.cloned().unwrap_or_default()));
    }
    let is_absent = learner.status == Status::Absent;
    cells.extend([
        learner.status.name().to_owned(),
        if is_absent {
            String::new()
        } else {
            plain(learner.points)
        },
        plain(learner.of),
    ]);
    let mut points = vec![String::new(); exam.items.len()];
    for answer in &learner.answers {
        // What does not count has no points.
        if rules.points[answer.item].is_some() {
            points[answer.item] = match answer.outcome {
                Outcome::Open => Status::Open.name().to_owned(),
                Outcome::Right | Outcome::Wrong => plain(answer.points),
            };
        }
    }
    cells.extend(points);
    cells
}
