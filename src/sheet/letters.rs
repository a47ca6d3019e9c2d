//! The key as a table for scanning programs and spreadsheets, and what printed bubble sheets can take.

use std::io;

use super::Job;
use super::summary::summaries;
use crate::quiz::Quiz;
use crate::sanitize::visible;
use crate::table::Writer;

/// How many letters a printed bubble sheet has: A to E.
pub const PRINTED_LETTERS: usize = 5;

/// How many questions have more options than a printed bubble sheet has letters.
pub fn beyond_printed_letters(quiz: &Quiz) -> usize {
    quiz.questions
        .iter()
        .filter(|question| question.form.options().len() > PRINTED_LETTERS)
        .count()
}

/// Writes the key as comma-separated values, as RFC 4180 has them: version, number, answer, points, and the id of the
/// question, by which versions can be laid side by side. Where sheets are somebody's, the names of those who have the
/// version too.
///
/// # Errors
/// Those of the sink.
pub fn key_csv(job: &Job, out: &mut dyn io::Write) -> io::Result<()> {
    let personal = job.copies.iter().any(|copy| copy.person.is_some());
    let mut table = Writer::default();
    let head = ["version", "number", "letter", "points", "question"];
    table.row(head.into_iter().chain(personal.then_some("name")));
    for summary in summaries(job) {
        let label = match summary.label.as_str() {
            "" => "A",
            label => label,
        };
        let names = visible(&summary.names.join("; ")).into_owned();
        for (number, brief) in (1..).zip(&summary.answers) {
            let answer = match brief.lettered {
                true => brief.answer.replace(' ', ""),
                false => brief.answer.clone(),
            };
            let question = job.quiz.questions.get(brief.original as usize);
            let id = question.map_or("", |question| &question.id);
            let number = number.to_string();
            let cells = [label, &number, &visible(&answer), "1", &visible(id)];
            table.row(cells.into_iter().chain(personal.then_some(names.as_str())));
        }
    }
    out.write_all(table.text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::key_csv;
    use crate::quiz::sample;
    use crate::sheet::{Job, Layout, versions};

    #[test]
    fn every_question_of_every_version_has_its_row() {
        let quiz = sample::quiz();
        let copies = versions(2);
        let mut bytes = Vec::new();
        let job = Job {
            copies: &copies,
            ..Job::new(&quiz, Layout::default())
        };
        key_csv(&job, &mut bytes).unwrap();
        let table = String::from_utf8(bytes).unwrap();
        assert_eq!(table.lines().count(), 1 + 2 * quiz.questions.len());
        assert!(
            table.starts_with("version,number,letter,points,question\r\nA,1,B,1,"),
            "{table}"
        );
        assert!(table.contains("A,4,ACD,1,"), "{table}");
        for question in &quiz.questions {
            let rows = table
                .lines()
                .filter(|row| row.ends_with(&format!(",{}", question.id)));
            assert_eq!(rows.count(), 2, "{}", question.id);
        }
    }
}
