//! Where results go.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use quizpress::marking::{Exam, Results, Status};

use super::MarkArgs;
use super::inputs::Book;
use crate::cli::files::Files;
use crate::cli::target::{PRIVATE, Target};
use crate::cli::{Failure, overwrite};

/// Where results go. All of it is for the user alone, where that can be.
pub struct Targets {
    pub results: Target,
    pub items: Target,
    pub report: Target,
    /// Where scans are decided, if there are any.
    pub review: Option<Target>,
    pub returned: Vec<Part>,
    pub gradebooks: Vec<Target>,
}

/// A file of returned pages.
pub struct Part {
    pub target: Target,
    /// The position of the job whose learners they are of.
    pub job: usize,
    /// The learners, by their positions among the results.
    pub learners: Vec<usize>,
}

impl Targets {
    /// Looks at every file that is to be written, and touches none.
    pub fn claim(
        files: &mut Files,
        args: &MarkArgs,
        results: &Results,
    ) -> Result<Targets, Failure> {
        let is_here = args.output == Path::new(".");
        let mut claim = |name: PathBuf| {
            let name = if is_here {
                name
            } else {
                args.output.join(name)
            };
            let target = files.claim(&name)?;
            Ok(Target {
                mode: PRIVATE,
                ..target
            })
        };
        let returned = parts(args, results)
            .into_iter()
            .map(|(name, job, learners)| {
                Ok(Part {
                    target: claim(name)?,
                    job,
                    learners,
                })
            })
            .collect::<Result<Vec<Part>, Failure>>()?;
        let filled = |path: &PathBuf| {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            format!("{stem}-filled.csv").into()
        };
        let books: Vec<PathBuf> = args.gradebook.iter().map(filled).collect();
        Ok(Targets {
            results: claim("results.csv".into())?,
            items: claim("items.csv".into())?,
            report: claim("report.html".into())?,
            review: match args.letters {
                Some(_) => None,
                None => Some(claim("review.html".into())?),
            },
            returned,
            gradebooks: books
                .into_iter()
                .map(&mut claim)
                .collect::<Result<_, _>>()?,
        })
    }

    /// Sees to it that the results of other sheets, and other gradebooks, are written over only where the user says so.
    pub fn confirm_overwriting(&self, exam: &Exam, books: &[Book]) -> Result<(), Failure> {
        const CURE: &str = "name another folder with -o";
        let marks: Vec<String> = exam.jobs.iter().map(|job| job.digest.to_string()).collect();
        let returned = self.returned.iter().map(|part| &part.target);
        let ours = [&self.results, &self.items, &self.report]
            .into_iter()
            .chain(&self.review)
            .chain(returned);
        overwrite::confirm(ours, &marks, CURE)?;
        let mut books = self.gradebooks.iter().zip(books);
        books.try_for_each(|(target, book)| {
            overwrite::confirm([target].into_iter(), &[book.head()], CURE)
        })
    }
}

/// The files of returned pages: for each marking file one, or one for each learner.
fn parts(args: &MarkArgs, results: &Results) -> Vec<(PathBuf, usize, Vec<usize>)> {
    let learners = results.learners.iter().enumerate();
    let back = learners.filter(|(_, learner)| learner.status != Status::Absent);
    let back: Vec<(usize, usize, u32)> = back
        .map(|(at, learner)| (at, learner.paper.job, learner.paper.copy))
        .collect();
    let mut parts = Vec::new();
    for (job, marking) in args.markings().iter().enumerate() {
        let of_job = back.iter().filter(|(_, of, _)| *of == job);
        let name = |part: &str| PathBuf::from(format!("{}-returned{part}.html", stem(marking)));
        if !args.split {
            parts.push((name(""), job, of_job.map(|(at, ..)| *at).collect()));
            continue;
        }
        let last = of_job.clone().map(|(.., copy)| *copy).max().unwrap_or(0);
        let digits = last.to_string().len();
        let mut taken = HashSet::new();
        for (at, _, copy) in of_job {
            // Several may have one copy, which was photocopied.
            let mut part = format!("-{copy:0digits$}");
            let mut next = 2;
            while !taken.insert(part.clone()) {
                part = format!("-{copy:0digits$}-{next}");
                next += 1;
            }
            parts.push((name(&part), job, vec![*at]));
        }
    }
    parts
}

/// What the sheets are called: `7b` of `7b-marking.json`.
fn stem(marking: &Path) -> String {
    let stem = marking.file_stem().unwrap_or_default().to_string_lossy();
    match stem.strip_suffix("-marking") {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => stem.into_owned(),
    }
}
