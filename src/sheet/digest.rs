//! The digest of a job: over all that tells its sheets, and how they are marked, from those of another.
//!
//! The seed is not in it, nor what bears the seed: a digest stands where learners see it.

use std::collections::HashSet;

use super::copies::ALONE;
use super::{Answers, Columns, Ink, Job, Layout, Paper, Print, SheetCopy, geometry};
use crate::code::Digest;
use crate::generate::{hash_shown, version};
use crate::quiz::{Questions, Quiz};
use crate::random::Fnv;

/// The digest of one sheet of a quiz as it is set where nothing else is said: that of its exports too.
pub(crate) fn of_quiz(quiz: &dyn Questions) -> Digest {
    let mut hash = begun(&Layout::default(), quiz.head());
    hash.part("version");
    hash_shown(quiz, &mut hash);
    ALONE.iter().for_each(|copy| take_copy(copy, &mut hash));
    Digest::of(hash)
}

/// Over the quiz and each of its versions, the layout, the version of the geometry, and every copy.
pub(super) fn of_job(job: &Job) -> Digest {
    let mut hash = begun(&job.layout, job.quiz);
    let mut seen = HashSet::new();
    for copy in job.copies {
        if seen.insert(copy.version) {
            hash.part("version");
            hash_shown(&version(job.quiz, copy.version), &mut hash);
        }
        take_copy(copy, &mut hash);
    }
    Digest::of(hash)
}

/// The hash of what all sheets share.
fn begun(set: &Layout, quiz: &Quiz) -> Fnv {
    let mut hash = Fnv::default();
    hash.part(&geometry::VERSION.to_string());
    for part in layout(set) {
        hash.part(part);
    }
    hash.part(&quiz.language);
    hash
}

fn take_copy(copy: &SheetCopy, hash: &mut Fnv) {
    hash.part("copy");
    hash.part(&copy.number.to_string());
    hash.part(&copy.version.to_string());
    if let Some(person) = &copy.person {
        hash.part(&person.name);
        hash.part(person.class.as_deref().unwrap_or_default());
        hash.part(person.id.as_deref().unwrap_or_default());
    }
}

fn layout(layout: &Layout) -> [&'static str; 5] {
    let paper = match layout.paper {
        Paper::A4 => "a4",
        Paper::Letter => "letter",
    };
    let columns = match layout.columns {
        Columns::One => "one",
        Columns::Two => "two",
    };
    let print = match layout.print {
        Print::Normal => "normal",
        Print::Large => "large",
        Print::Dyslexia => "dyslexia",
    };
    let answers = match layout.answers {
        Answers::Inline => "inline",
        Answers::Sheet => "sheet",
        Answers::Both => "both",
    };
    let ink = match layout.ink {
        Ink::Normal => "normal",
        Ink::Saving => "saving",
    };
    [paper, columns, print, answers, ink]
}

#[cfg(test)]
mod tests {
    use crate::quiz::{Quiz, sample};
    use crate::sheet::{Columns, Job, Layout, Paper, Person, SheetCopy, numbered, versions};

    fn digest(quiz: &Quiz, copies: &[SheetCopy], layout: Layout) -> String {
        let job = Job {
            copies,
            ..Job::new(quiz, layout)
        };
        job.digest().to_string()
    }

    fn list(people: &[(&str, &str, &str)]) -> Vec<SheetCopy> {
        let person = |&(name, class, id): &(&str, &str, &str)| Person {
            class: Some(class.into()),
            id: Some(id.into()),
            ..Person::named(name)
        };
        numbered(people.iter().map(person).collect(), Some(2), 0)
    }

    #[test]
    fn whatever_tells_two_jobs_apart_changes_the_digest() {
        let quiz = sample::quiz();
        let layout = Layout::default();
        let class = [("Ada", "7b", "1"), ("Ben", "7b", "2")];
        let mut corrected = sample::quiz();
        corrected.questions[0].explanation.push('!');
        let mut all = vec![
            digest(&quiz, &versions(1), layout),
            digest(&quiz, &versions(2), layout),
            digest(&corrected, &versions(1), layout),
            digest(&quiz, &list(&class), layout),
            digest(&quiz, &list(&[class[1], class[0]]), layout),
            digest(&quiz, &list(&[("Ada", "7c", "1"), class[1]]), layout),
            digest(&quiz, &list(&[("Ada", "7b", "3"), class[1]]), layout),
            digest(&quiz, &list(&class[..1]), layout),
        ];
        for other in [
            Layout {
                paper: Paper::Letter,
                ..layout
            },
            Layout {
                columns: Columns::Two,
                ..layout
            },
        ] {
            all.push(digest(&quiz, &versions(1), other));
        }
        let count = all.len();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), count);
    }

    #[test]
    fn the_seed_does_not_change_the_digest() {
        let quiz = sample::quiz();
        let other = Quiz {
            seed: "another".into(),
            code: "another".into(),
            ..sample::quiz()
        };
        let layout = Layout::default();
        assert_eq!(
            digest(&quiz, &versions(1), layout),
            digest(&other, &versions(1), layout)
        );
    }
}
