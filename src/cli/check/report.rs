//! A bank that was examined, and what is said of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use quizpress::Facts;
use quizpress::article::{self, Support};
use quizpress::audit::{self, Finding};
use quizpress::facts::{self, Bank, Blank, Care, Problem, Severity};
use quizpress::generate::{self, Beside, Kind, Part, Refusal, Yield};
use quizpress::lang::counted;

use super::CheckArgs;
use super::drafts::Drafts;
use super::held::{copied, unconfirmed};
use crate::cli::Failure;
use crate::cli::files::Files;
use crate::cli::load::{self, Article};

/// The warnings of a bank that fail a strict check, beside too few wrong options and what the article does not have;
/// docs/CHECK.md lists them.
pub const STRICT: &[&str] = &[
    "bound",
    "no-scope",
    "one-rank",
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
    /// The bank, where it is sound.
    pub facts: Option<Facts>,
    /// What is wrong or weak in it.
    pub problems: Vec<Problem>,
    /// What each blank yields.
    pub yields: Vec<Yield>,
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
        let mut report = Report {
            facts: read.as_ref().map(Bank::accepted),
            ..Report::unread(&text.name, problems)
        };
        if let Some(read) = &read {
            report.examine(files, bank, args, read)?;
        }
        report.problems.sort_by_key(|problem| problem.place);
        facts::add_lines(&text.yaml, &mut report.problems);
        Ok(report)
    }

    fn unread(file: &str, problems: Vec<Problem>) -> Report {
        Report {
            file: file.to_owned(),
            facts: None,
            problems,
            yields: Vec::new(),
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
        read: &Bank,
    ) -> Result<(), Failure> {
        let Some(facts) = &self.facts else {
            return Ok(());
        };
        let plan = args.plan();
        self.yields = generate::yields(facts, &plan);
        let thin = thin(&self.file, facts, &self.yields);
        let barren = barren(&self.file, facts, &self.yields);
        let found = audit::bank(facts);
        let counts = |finding: &&Finding| {
            finding.level == Severity::Warning && STRICT.contains(&finding.flaw)
        };
        self.strict += thin.len() + found.iter().filter(counts).count();
        self.problems.extend(thin);
        self.problems.extend(barren);
        self.problems
            .extend(found.iter().map(|finding| lint(&self.file, finding)));
        let article = load::article(files, bank, facts, args.article.as_deref())?;
        let text = match &article {
            Article::Text(text) => Some(text.as_str()),
            _ => None,
        };
        self.drafts = Drafts::of(read, text, &plan);
        match article {
            Article::Text(text) => {
                let held = article::hold(facts, &text);
                let copied = copied(&self.file, &held);
                self.strict += copied.len();
                self.problems.extend(copied);
                let unconfirmed = unconfirmed(&self.file, &held);
                self.strict += unconfirmed.len();
                self.problems.extend(unconfirmed);
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
            ..quizpress::audit(facts, &plan, seeds)
        });
        Ok(())
    }

    /// Whether nothing is wrong: the bank is sound, and the audit found no error.
    pub fn is_sound(&self) -> bool {
        let errs = |problem: &Problem| problem.level == Severity::Error;
        self.facts.is_some()
            && !self.problems.iter().any(errs)
            && self.audit.as_ref().is_none_or(|audit| audit.errors() == 0)
    }

    /// What the bank yields, fact by fact, and why where it does not.
    pub fn text(&self) -> String {
        let Some(facts) = &self.facts else {
            return String::new();
        };
        if let Some(audit) = &self.audit {
            return audit.to_text();
        }
        let mut text = String::new();
        let mut rest = self.yields.as_slice();
        for (place, fact) in facts.facts().iter().enumerate() {
            let yields = split_while(&mut rest, |found| found.fact == place);
            let made = yields.iter().filter(|found| found.outcome.is_ok()).count();
            text.push_str(&format!(
                "{}: {}\n",
                fact.id,
                counted(made, ["question", "questions"])
            ));
            let mut yields = yields;
            for (place, blank) in fact.blanks.iter().enumerate() {
                let of_blank = split_while(&mut yields, |found| found.blank == place);
                text.push_str(&blank_line(&blank.id, of_blank));
                let rivals = of_blank.iter().map(|found| &found.rivals);
                rivals.for_each(|rivals| text.push_str(&rivals_line(rivals)));
            }
        }
        let all = self
            .yields
            .iter()
            .filter(|found| found.outcome.is_ok())
            .count();
        let warnings = self
            .problems
            .iter()
            .filter(|problem| problem.level == Severity::Warning)
            .count();
        text.push_str(&format!(
            "{} is {}: {} {} {}, with {}\n",
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
        ));
        if let Some(article) = &self.article {
            let count = |verdict: Support| article.count(verdict);
            text.push_str(&format!(
                "held against its article: {} found, {} not checkable, {} not found\n",
                counted(count(Support::Found), ["fact", "facts"]),
                count(Support::NotCheckable),
                count(Support::NotFound),
            ));
        }
        text + &self.drafts.text()
    }
}

/// Takes from the front what belongs together: the yields stand in the order of the file.
fn split_while<'y>(rest: &mut &'y [Yield], belongs: impl Fn(&Yield) -> bool) -> &'y [Yield] {
    let (first, others) = rest.split_at(rest.partition_point(belongs));
    *rest = others;
    first
}

/// `  day: when, date; not span: no event lies two years or more before it`.
fn blank_line(blank: &str, yields: &[Yield]) -> String {
    let mut made = Vec::new();
    let mut refused: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for found in yields {
        match &found.outcome {
            Ok(_) => made.push(found.kind),
            Err(refusal) => {
                let kinds = refused.entry(refusal.to_string()).or_default();
                kinds.push(found.kind);
            }
        }
    }
    let made = if made.is_empty() {
        "nothing".to_owned()
    } else {
        made.join(", ")
    };
    let refused: String = refused
        .iter()
        .map(|(why, kinds)| format!("; not {}: {why}", kinds.join(", ")))
        .collect();
    format!("  {blank}: {made}{refused}\n")
}

/// `    beside: Falcon 9, Soyuz-2 and 3 more`: what a choice between names may offer; nothing where it is none.
fn rivals_line(rivals: &Beside) -> String {
    let first = rivals.likeliest.join(", ");
    match rivals.count - rivals.likeliest.len() {
        _ if rivals.likeliest.is_empty() => String::new(),
        0 => format!("    beside: {first}\n"),
        more => format!("    beside: {first} and {more} more\n"),
    }
}

/// Whether a kind asks, in the usual mix, for the blank's own value among others of its type.
fn asks_for_a_value(kind: &Kind) -> bool {
    kind.part == Part::Core && kind.pool.is_of_values()
}

/// A warning for each blank that has too few distractors for the choice that it could be asked as.
fn thin(file: &str, facts: &Facts, yields: &[Yield]) -> Vec<Problem> {
    let too_few = |found: &&Yield| {
        matches!(found.outcome, Err(Refusal::Thin { .. }))
            && generate::kind(found.kind).is_some_and(asks_for_a_value)
    };
    let warning = |found: &Yield| {
        let fact = &facts.facts()[found.fact];
        let blank = &fact.blanks[found.blank];
        let Err(refusal) = &found.outcome else {
            return None;
        };
        let accuses = [&fact.care, &blank.care]
            .iter()
            .any(|care| care.contains(&Care::Accusation));
        let help = match (accuses, blank.open) {
            (true, _) => "give the blank `wrong` values: an accusation gets no others",
            (_, true) => "give the blank `wrong` values: an `open` blank gets no others",
            _ => "give the blank `wrong` values, or the bank more of its class",
        };
        let message = format!(
            "`{}/{}` is not asked as a choice: {refusal}",
            fact.id, blank.id
        );
        Some(of_blank(file, blank, message, help))
    };
    yields.iter().filter(too_few).filter_map(warning).collect()
}

/// A warning for each blank that yields nothing though its author did not keep it for cards, where no other says so.
fn barren(file: &str, facts: &Facts, yields: &[Yield]) -> Vec<Problem> {
    let spots = yields.chunk_by(|one, next| (one.fact, one.blank) == (next.fact, next.blank));
    let is_barren = |spot: &&[Yield]| {
        let told = |found: &Yield| {
            matches!(
                found.outcome,
                Ok(_) | Err(Refusal::Thin { .. } | Refusal::NotWanted)
            )
        };
        !spot.iter().any(told)
    };
    let warning = |spot: &[Yield]| {
        let first = spot.first()?;
        let fact = &facts.facts()[first.fact];
        let blank = &fact.blanks[first.blank];
        let why: BTreeSet<String> = spot
            .iter()
            .filter_map(|found| found.outcome.as_ref().err().map(Refusal::to_string))
            .collect();
        let why: Vec<String> = why.into_iter().collect();
        let message = format!(
            "`{}/{}` is not asked: {}",
            fact.id,
            blank.id,
            why.join("; ")
        );
        let help = "mend one of these, or write `kinds: none` to keep it for cards";
        Some(of_blank(file, blank, message, help))
    };
    spots.filter(is_barren).filter_map(warning).collect()
}

/// A warning at a blank.
fn of_blank(file: &str, blank: &Blank, message: String, help: &str) -> Problem {
    Problem {
        level: Severity::Warning,
        file: file.to_owned(),
        place: blank.place,
        width: blank.id.chars().count() as u32,
        source: String::new(),
        source_column: 1,
        message,
        help: Some(help.into()),
    }
}

/// A lint of the bank as a problem with its place.
fn lint(file: &str, finding: &Finding) -> Problem {
    let name = if finding.name.is_empty() {
        String::new()
    } else {
        format!("`{}`: ", finding.name)
    };
    Problem {
        level: finding.level,
        place: finding.place,
        ..Problem::of_file(
            file,
            format!("{name}{} ({})", finding.said, finding.flaw),
            "",
        )
    }
}
