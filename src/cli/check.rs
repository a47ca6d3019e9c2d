//! `quizpress check`: is a bank sound, what does it yield, can its quizzes be guessed, does its article say so?

mod drafts;
mod held;
mod report;
mod wire;

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use quizpress::audit;
use quizpress::export::json;
use quizpress::facts::{Problem, problem};
use quizpress::generate::{COUNTING_SEED, Plan};
use quizpress::sanitize::json_escaped;

use super::args::LevelArg;
use super::files::Files;
use super::{Failure, failure, load};
use report::Report;
use wire::Wire;

#[derive(Args)]
pub struct CheckArgs {
    /// YAML files, or `-` for standard input [default: the bank built into the program]
    #[arg(value_name = "BANK", value_parser = super::args::path())]
    banks: Vec<PathBuf>,
    /// Audit the quizzes of so many seeds
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    seeds: Option<u32>,
    /// Hold the facts against this text [default: the bank's `source.article`]
    #[arg(long, value_name = "FILE")]
    article: Option<PathBuf>,
    /// Audit one quiz, as `export --to json` writes it, whoever made it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["banks", "seeds", "article"])]
    quiz: Option<PathBuf>,
    /// How many questions an audited quiz has
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    count: u32,
    /// How many options in a choice, 3 to 6
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u8).range(3..=6))]
    options: u8,
    /// How near the wrong options are, as far as there are near and far ones
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = LevelArg::Medium)]
    level: LevelArg,
    /// Fail for the warnings that docs/CHECK.md lists, too
    #[arg(long)]
    strict: bool,
    /// The result as JSON
    #[arg(long)]
    json: bool,
}

impl CheckArgs {
    /// What audited quizzes are to be like.
    fn plan(&self) -> Plan {
        Plan {
            count: self.count as usize,
            options: self.options.into(),
            level: self.level.into(),
            ..Plan::new(COUNTING_SEED)
        }
    }
}

/// Examines each bank, or a quiz; the exit code is 1 where one is not sound.
pub fn run(args: &CheckArgs) -> Result<u8, Failure> {
    if let Some(path) = &args.quiz {
        return check_quiz(args, path);
    }
    let banks: Vec<Option<&Path>> = match args.banks.as_slice() {
        [] => {
            load::tell_built_in(None);
            vec![None]
        }
        names => names.iter().map(|name| Some(name.as_path())).collect(),
    };
    let mut files = Files::default();
    let reports: Vec<Report> = banks
        .iter()
        .map(|bank| Report::of(&mut files, *bank, args))
        .collect::<Result<_, _>>()?;
    let target = files.claim(Path::new("-"))?;
    if args.json {
        files.write(&target, |out| {
            let json = serde_json::to_string_pretty(&Wire::of(&reports))?;
            writeln!(out, "{}", json_escaped(&json))
        })?;
    } else {
        for report in &reports {
            tell(&report.problems);
            files.write(&target, |out| out.write_all(report.text().as_bytes()))?;
        }
    }
    files.finish()?;
    let passes = |report: &Report| report.is_sound() && !(args.strict && report.strict > 0);
    Ok(u8::from(!reports.iter().all(passes)))
}

/// Shows problems, some at a time, since there may be as many as facts.
fn tell(problems: &[Problem]) {
    const AT_A_TIME: usize = 1_000;
    let mut between = "";
    for some in problems.chunks(AT_A_TIME) {
        let shown = problem::render(some, failure::look());
        let mut stderr = anstream::stderr().lock();
        let _ = write!(stderr, "{between}{shown}");
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
