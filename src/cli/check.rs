//! `quizpress check`: is a bank sound, what does it yield, can its quizzes be guessed, does its article say so?

mod drafts;
mod groups;
mod held;
mod offered;
mod proof;
mod report;
mod told;
mod watch;
mod wire;
mod yielded;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use quizpress::audit;
use quizpress::export::json;
use quizpress::facts::{Lines, problem};
use quizpress::generate::{COUNTING_SEED, Plan};
use quizpress::sanitize::json_escaped;

use super::args::{DRAWN, LevelArg, WRITTEN};
use super::files::Files;
use super::{Failure, failure, load};
use report::Report;
use wire::Wire;

/// The heading of what a bank is held against.
const CHECKED: &str = "What is checked";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct CheckArgs {
    /// YAML files, or `-` for standard input [default: the bank built into the program]
    #[arg(value_name = "BANK", value_parser = super::args::path())]
    banks: Vec<PathBuf>,
    /// Audit the quizzes of so many seeds
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000), help_heading = CHECKED)]
    seeds: Option<u32>,
    /// Hold the facts against this text [default: the bank's `source.article`]
    #[arg(long, value_name = "FILE", help_heading = CHECKED)]
    article: Option<PathBuf>,
    /// Audit one quiz, as `export --to json` writes it, whoever made it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["banks", "seeds", "article"], help_heading = CHECKED)]
    quiz: Option<PathBuf>,
    /// How many questions an audited quiz has
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..), help_heading = DRAWN, hide_short_help = true)]
    count: u32,
    /// How many options in a choice, 3 to 6
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u8).range(3..=6), help_heading = DRAWN, hide_short_help = true)]
    options: u8,
    /// How near the wrong options are, as far as there are near and far ones
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = LevelArg::Medium, help_heading = DRAWN, hide_short_help = true)]
    level: LevelArg,
    /// Show each choice once without its answer, to be read as a proof; the key stands at the end
    #[arg(long, conflicts_with_all = ["seeds", "quiz", "json", "watch"], help_heading = WRITTEN)]
    proof: bool,
    /// Fail for the warnings that docs/CHECK.md lists, too
    #[arg(long, help_heading = CHECKED)]
    strict: bool,
    /// The result as JSON
    #[arg(long, help_heading = WRITTEN)]
    json: bool,
    /// Again whenever a bank or its article is saved, until Ctrl-C
    #[arg(long, conflicts_with_all = ["json", "quiz"], help_heading = WRITTEN)]
    watch: bool,
}

const EXAMPLES: &str = super::examples!(
    "quizpress check moon.yaml    # what is wrong, what each fact yields",
    "quizpress check --watch moon.yaml    # again at each save",
    "quizpress check --proof moon.yaml    # every choice without its answer, to be read before others do",
    "quizpress check moon.yaml --seeds 200    # can it be guessed?",
    "quizpress check --strict *.yaml && echo sound",
);

impl CheckArgs {
    /// What audited quizzes are to be like.
    fn plan(&self) -> Plan {
        Plan::new(COUNTING_SEED)
            .count(self.count as usize)
            .options(self.options.into())
            .level(self.level.into())
    }
}

/// Examines each bank, or a quiz; the exit code is 1 where one is not sound.
pub fn run(args: &CheckArgs) -> Result<u8, Failure> {
    if let Some(path) = &args.quiz {
        return check_quiz(args, path);
    }
    if args.watch {
        return watch::run(args);
    }
    let mut files = Files::default();
    let reports = examined(&mut files, args)?;
    let target = files.claim(Path::new("-"))?;
    if args.json {
        files.write(&target, |out| {
            let json = serde_json::to_string_pretty(&Wire::of(&reports))?;
            writeln!(out, "{}", json_escaped(&json))
        })?;
    } else {
        for report in &reports {
            tell(report, &mut anstream::stderr().lock());
            files.write(&target, |out| match (&report.facts, args.proof) {
                (Some(facts), true) => proof::write(facts, &args.plan(), &report.problems, out),
                _ => report.write(out),
            })?;
        }
    }
    files.finish()?;
    let passes = |report: &Report| report.is_sound() && !(args.strict && report.strict > 0);
    Ok(u8::from(!reports.iter().all(passes)))
}

/// A report of each bank.
fn examined(files: &mut Files, args: &CheckArgs) -> Result<Vec<Report>, Failure> {
    let banks: Vec<Option<&Path>> = match args.banks.as_slice() {
        [] => {
            load::tell_built_in(None);
            vec![None]
        }
        names => names.iter().map(|name| Some(name.as_path())).collect(),
    };
    let report = |bank: &Option<&Path>| Report::of(files, *bank, args);
    banks.iter().map(report).collect()
}

/// Shows the problems of a bank, some at a time, since there may be more than facts.
fn tell(report: &Report, out: &mut dyn Write) {
    const AT_A_TIME: usize = 1_000;
    let mut lines = Lines::of(&report.yaml);
    let mut between = "";
    for some in groups::grouped(&report.problems).chunks(AT_A_TIME) {
        let mut some = some.to_vec();
        lines.add(&mut some);
        let shown = problem::render(&some, failure::look());
        let _ = write!(out, "{between}{shown}");
        between = "\n";
    }
}

/// Audits a quiz from outside.
fn check_quiz(args: &CheckArgs, path: &Path) -> Result<u8, Failure> {
    let mut files = Files::default();
    let text = load::text(&mut files, Some(path))?;
    let quiz = json::read(&text.yaml).map_err(|unreadable| Failure::Failed {
        message: format!("`{}` is no quiz: {unreadable}", text.name),
        help: Some("it is written by `quizpress export --to json`, or in the same form".into()),
    })?;
    let report = audit::quiz(&quiz);
    let said = if args.json {
        report.to_json()
    } else {
        report.to_text()
    };
    let target = files.claim(Path::new("-"))?;
    files.write(&target, |out| out.write_all(said.as_bytes()))?;
    files.finish()?;
    Ok(u8::from(report.errors() > 0))
}
