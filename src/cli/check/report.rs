//! A bank that was examined, and what is said of it.

use std::io::{self, Write};
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use quizpress::Facts;
use quizpress::article::{self, Support};
use quizpress::audit::{self, Finding};
use quizpress::facts::{Bank, Problem, Severity, Weight};
use quizpress::generate;
use quizpress::lang::counted;

use super::CheckArgs;
use super::drafts::Drafts;
use super::held::{copied, unconfirmed, unplaced};
use super::offered::Offered;
use super::told::lint;
use super::yielded::{self, Said, Yielded};
use crate::cli::Failure;
use crate::cli::files::Files;
use crate::cli::load::{self, Article};

/// The warnings of a bank that fail a strict check, beside too few wrong options and what the article does not have;
/// docs/CHECK.md lists them.
pub const STRICT: &[&str] = &[
    "bound",
    "grain",
    "no-scope",
    "one-rank",
    "others-right",
    "same-question",
    "stale",
    "title",
    "unlinked",
    "voice",
];

/// A bank that was examined.
pub struct Report {
    /// The name of its file.
    pub file: String,
    /// What stands in it.
    pub yaml: String,
    /// The bank, where it is sound.
    pub facts: Option<Facts>,
    /// What is wrong or weak in it, in the order of the file, most of it without the line that is shown.
    pub problems: Vec<Problem>,
    /// What each of its facts yields.
    pub yielded: Vec<Yielded>,
    /// Its quizzes audited, where that was asked for.
    pub audit: Option<audit::Audit>,
    /// How many of its warnings fail a strict check.
    pub strict: usize,
    /// It held against its article, where there is one.
    pub article: Option<article::ArticleCheck>,
    /// What it has beside its facts: drafts, and how many were dropped.
    pub drafts: Drafts,
}

impl Report {
    /// Reads and examines a bank.
    pub fn of(files: &mut Files, bank: Option<&Path>, args: &CheckArgs) -> Result<Report, Failure> {
        let text = match load::text(files, bank) {
            Ok(text) => text,
            // A file that is no text is a problem of this bank, and the others are examined all the same.
            Err(Failure::Bank(problems)) => {
                let name = bank.unwrap_or(Path::new("")).to_string_lossy();
                return Ok(Report::unread(&name, problems));
            }
            Err(other) => return Err(other),
        };
        let (read, problems) = Bank::read(&text.name, &text.yaml);
        let mut report = Report::unread(&text.name, problems);
        if let Some(read) = read {
            report.examine(files, bank, args, read)?;
        }
        report.problems.sort_by_key(|problem| problem.place);
        report.yaml = text.yaml;
        Ok(report)
    }

    fn unread(file: &str, problems: Vec<Problem>) -> Report {
        Report {
            file: file.to_owned(),
            yaml: String::new(),
            facts: None,
            problems,
            yielded: Vec::new(),
            audit: None,
            strict: 0,
            article: None,
            drafts: Drafts::default(),
        }
    }

    /// What is seen in a sound bank: its lints, what it yields, its quizzes, its article.
    fn examine(
        &mut self,
        files: &mut Files,
        bank: Option<&Path>,
        args: &CheckArgs,
        read: Bank,
    ) -> Result<(), Failure> {
        let plan = args.plan();
        let article = load::article(files, bank, read.source(), args.article.as_deref())?;
        let text = match &article {
            Article::Text(text) => Some(text.as_str()),
            _ => None,
        };
        self.drafts = Drafts::of(&read, text, &plan);
        let facts = read.into_accepted();
        let say = if args.json {
            yielded::row
        } else {
            yielded::lines
        };
        let (yielded, mut found) = thread::scope(|scope| {
            let found = scope.spawn(|| audit::bank(&facts));
            let yielded = generate::each_yielding(&facts, &plan, |position, yields| {
                Yielded::of(&self.file, &facts.facts()[position], &yields, say)
            });
            (
                yielded,
                found.join().unwrap_or_else(|panic| resume_unwind(panic)),
            )
        });
        self.yielded = yielded;
        let mut offered = Offered::new(&facts, text);
        for fact in &mut self.yielded {
            self.strict += fact.thin.len() + fact.coarse.len();
            fact.thin.iter_mut().for_each(|thin| offered.add_to(thin));
            for coarse in &mut fact.coarse {
                offered.add_of_its_sort(coarse);
            }
            self.problems.append(&mut fact.thin);
            self.problems.append(&mut fact.coarse);
            self.problems.append(&mut fact.barren);
            self.problems.append(&mut fact.edges);
            self.problems.append(&mut fact.fewer);
            self.problems.append(&mut fact.pointed);
        }
        if let Some(text) = text {
            found.extend(audit::bounded_by(&facts, text));
        }
        let counts = |finding: &&Finding| {
            finding.level == Severity::Warning && STRICT.contains(&finding.flaw)
        };
        self.strict += found.iter().filter(counts).count();
        for finding in &found {
            let mut problem = lint(&self.file, finding);
            if finding.flaw == "unsorted" {
                offered.add_of_its_sort(&mut problem);
            }
            self.problems.push(problem);
        }
        match article {
            Article::Text(text) => {
                let held = article::hold(&facts, &text);
                let copied = copied(&self.file, &held);
                self.strict += copied.len();
                self.problems.extend(copied);
                let unconfirmed = unconfirmed(&self.file, &held);
                self.strict += unconfirmed.len();
                self.problems.extend(unconfirmed);
                self.problems.extend(unplaced(&self.file, &held));
                self.article = Some(held);
            }
            Article::Missing(path) => self.problems.push(Problem {
                level: Severity::Note,
                ..Problem::of_file(
                    &self.file,
                    format!("the article `{path}` is not there, so nothing is held against it"),
                    "",
                )
            }),
            Article::None => {}
        }
        self.audit = args.seeds.map(|seeds| audit::Audit {
            article: self.article.clone(),
            ..quizpress::audit(&facts, &plan, seeds)
        });
        self.facts = Some(facts);
        Ok(())
    }

    /// Whether nothing is wrong: the bank is sound, and the audit found no error.
    pub fn is_sound(&self) -> bool {
        let errs = |problem: &Problem| problem.level == Severity::Error;
        self.facts.is_some()
            && !self.problems.iter().any(errs)
            && self.audit.as_ref().is_none_or(|audit| audit.errors() == 0)
    }

    /// How many choices there are between values of one type, and how many of them are harder with one level than with
    /// another; of a large bank that is not counted.
    pub fn levels(&self) -> Option<[usize; 2]> {
        let facts = self.facts.as_ref()?;
        let count = |of: fn(&Yielded) -> usize| self.yielded.iter().map(of).sum();
        let both = || [count(|fact| fact.choices), count(|fact| fact.moved)];
        generate::compares_levels(facts).then(both)
    }

    /// Writes what the bank yields, fact by fact, and why where it does not, then all of it in a few lines.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        self.write_facts(out)?;
        self.write_summary(out)
    }

    /// Writes the audit, or what the bank yields, fact by fact, and why where it does not.
    pub fn write_facts(&self, out: &mut dyn Write) -> io::Result<()> {
        if let Some(audit) = &self.audit {
            return out.write_all(audit.to_text().as_bytes());
        }
        for fact in &self.yielded {
            if let Said::Lines(lines) = &fact.said {
                out.write_all(lines.as_bytes())?;
            }
        }
        Ok(())
    }

    /// Writes in a few lines what the bank yields; nothing where it is not sound, or was audited.
    pub fn write_summary(&self, out: &mut dyn Write) -> io::Result<()> {
        let Some(facts) = self.facts.as_ref().filter(|_| self.audit.is_none()) else {
            return Ok(());
        };
        let all = self.yielded.iter().map(|fact| fact.made).sum();
        let warnings = self
            .problems
            .iter()
            .filter(|problem| problem.level == Severity::Warning)
            .count();
        writeln!(
            out,
            "{} is {}: {} {} {}, with {}",
            quizpress::sanitize::visible(&self.file),
            if self.is_sound() {
                "sound"
            } else {
                "not sound"
            },
            counted(facts.facts().len(), ["fact", "facts"]),
            if facts.facts().len() == 1 {
                "yields"
            } else {
                "yield"
            },
            counted(all, ["question", "questions"]),
            counted(warnings, ["warning", "warnings"]),
        )?;
        write_weights(facts, out)?;
        if let Some([choices, moved]) = self.levels()
            && choices > 0
        {
            writeln!(
                out,
                "`--level` changes the wrong options of {} of {}",
                moved,
                counted(choices, ["choice", "choices"]),
            )?;
        }
        if let Some(article) = &self.article {
            let count = |verdict: Support| article.count(verdict);
            writeln!(
                out,
                "held against its article: {} found, {} not checkable, {} not found",
                counted(count(Support::Found), ["fact", "facts"]),
                count(Support::NotCheckable),
                count(Support::NotFound),
            )?;
        }
        out.write_all(self.drafts.text().as_bytes())
    }
}
/// Writes how many blanks are of which weight, where any has one.
fn write_weights(facts: &Facts, out: &mut dyn Write) -> io::Result<()> {
    let all = facts.facts().iter();
    let blanks = all.flat_map(|fact| fact.blanks.iter().map(move |blank| (fact, blank)));
    let (cards, asked): (Vec<_>, Vec<_>) = blanks.partition(|(_, blank)| blank.is_for_cards());
    let weighing = |weight| {
        let of_it = asked
            .iter()
            .filter(|(fact, blank)| fact.weight_of(blank) == weight);
        of_it.count()
    };
    let [main, detail] = [Weight::Main, Weight::Detail].map(weighing);
    if main + detail == 0 {
        return Ok(());
    }
    writeln!(
        out,
        "of {} {main} are `main`, {detail} `detail`, {} for cards alone",
        counted(asked.len() + cards.len(), ["blank", "blanks"]),
        cards.len(),
    )
}
