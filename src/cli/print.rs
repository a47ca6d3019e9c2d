//! `quizpress print`: worksheets and their key.

mod article;
mod names;
mod targets;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use quizpress::code::MAX_COPIES;
use quizpress::lang;
use quizpress::marking_file::MarkingFile;
use quizpress::sheet::{
    self, Answers, Columns, Ink, Job, Layout, PRINTED_LETTERS, Print, SheetCopy, Timeline,
};

use super::args::{BankArg, DRAWN, DrawArgs, LOOKS, PaperArg, WRITTEN, language};
use super::draw::{self, Extent};
use super::files::{Files, tell_written};
use super::load::Taken;
use super::{Failure, failure, load, open, own_words, shell};
use targets::Targets;
pub use targets::{beside, files_of};

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct PrintArgs {
    #[command(flatten)]
    pub bank: BankArg,
    #[command(flatten)]
    pub draw: DrawArgs,
    /// Every question the bank yields, one for each blank and kind, whatever they tell of each other
    #[arg(long, conflicts_with = "count", help_heading = DRAWN, hide_short_help = true)]
    pub all: bool,
    /// The sheet's file, `-` for standard output [default: ID.html, and ID-key.html beside it]
    #[arg(short, long, value_name = "FILE", help_heading = WRITTEN)]
    pub output: Option<PathBuf>,
    /// The key alone
    #[arg(long, help_heading = WRITTEN)]
    pub key: bool,
    /// The same questions in so many versions: A, B, C and so on
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000), help_heading = WRITTEN)]
    pub versions: Option<u32>,
    /// A sheet for each person in a list: columns `name`, `class`, `id`, `number`, `email`; each in a version of their
    /// own, or with --versions in turn
    #[arg(long, value_name = "FILE.csv", help_heading = WRITTEN)]
    pub names: Option<PathBuf>,
    /// So many sheets more that are nobody's, with a grid for a number
    #[arg(long, value_name = "N", requires = "names", value_parser = clap::value_parser!(u32).range(1..=100_000), help_heading = WRITTEN, hide_short_help = true)]
    pub spare: Option<u32>,
    /// Each sheet in a file of its own
    #[arg(long, conflicts_with = "key", help_heading = WRITTEN, hide_short_help = true)]
    pub split: bool,
    /// The key as a table too: version, number, letter, points
    #[arg(long, value_name = "FILE.csv", help_heading = WRITTEN, hide_short_help = true)]
    pub key_csv: Option<PathBuf>,
    /// The article's own text before the questions, its paragraphs numbered
    #[arg(long, help_heading = LOOKS)]
    pub article: bool,
    /// The bank's drafts too, for a first look: the sheet is marked as a draft
    #[arg(long, help_heading = DRAWN, hide_short_help = true)]
    pub drafts: bool,
    /// Open the sheet and its key when they are written
    #[arg(long, help_heading = WRITTEN)]
    pub open: bool,
    #[command(flatten)]
    pub layout: LayoutArgs,
}

const EXAMPLES: &str = super::examples!(
    "quizpress print moon.yaml --seed 7    # the sheet, and its key",
    "quizpress print --versions 3 --answers sheet    # to be scanned",
    "quizpress print moon.yaml --names class.csv    # a sheet for each",
    "quizpress print moon.yaml --large-print --open",
);

/// How the pages are set.
#[derive(Args)]
#[command(next_help_heading = LOOKS)]
pub struct LayoutArgs {
    /// The paper
    #[arg(long, value_name = "PAPER", value_enum, default_value_t = PaperArg::A4)]
    paper: PaperArg,
    /// Where the answers go
    #[arg(long, value_name = "WHERE", value_enum, default_value_t = AnswersArg::Inline)]
    answers: AnswersArg,
    /// The questions in one column, or two
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=2))]
    columns: u8,
    /// 18 points, one column
    #[arg(long, conflicts_with = "dyslexia")]
    large_print: bool,
    /// Plain letters, widely spaced, without italics
    #[arg(long)]
    dyslexia: bool,
    /// Smaller and denser, with thin lines
    #[arg(long)]
    ink_saving: bool,
    /// The language of the page's own words [default: the bank's]
    #[arg(long, value_name = "LANG", value_parser = language)]
    lang: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum AnswersArg {
    /// Beside the options, where they cannot be scanned
    Inline,
    /// On a separate answer sheet, which can
    Sheet,
    /// On either
    Both,
}

/// Writes the files that are wanted.
pub fn run(args: &PrintArgs) -> Result<u8, Failure> {
    open::check(args.open, args.output.as_deref())?;
    let bank = args.bank.bank.as_deref();
    load::tell_built_in(bank);
    let mut files = Files::default();
    let facts = load::taken(&mut files, bank, Taken::of(args.drafts))?;
    draw::tell_language(&facts);
    let copies = copies(&mut files, args)?;
    let article = match args.article {
        true => Some(article::read(&mut files, bank, facts.source())?),
        false => None,
    };
    let originals = sheet::originals(&copies, args.layout.layout().answers);
    let targets = Targets::claim(&mut files, args, facts.id(), &originals)?;
    let plan = args.draw.plan(&facts)?;
    let mut quiz = draw::quiz(&facts, &plan, Extent::of(args.all))?;
    draw::tell_seed(&args.draw, &plan);
    own_words::tell_of_quiz(&mut files, bank, &facts, &quiz)?;
    if args.drafts {
        let draft = lang::of(&quiz.language).sheet.draft;
        quiz.title = format!("{draft}: {}", quiz.title);
    }
    let timeline = Timeline::of(&facts);
    let job = Job {
        copies: &copies,
        words: match &args.layout.lang {
            Some(lang) => lang::of(lang),
            None => lang::of(&quiz.language),
        },
        article: article.as_ref(),
        timeline: Some(&timeline),
        ..Job::new(&quiz, args.layout.layout())
    };
    warn(args, &job);
    let command = draw::command("print", bank, &args.draw, &plan, &repeat(args));
    let digest = job.digest();
    targets.confirm_overwriting(digest)?;
    match targets.sheets.as_slice() {
        [] => {}
        [together] if targets.marking.is_none() => {
            files.write(together, |out| job.sheets(digest, out))?;
        }
        [together] => files.write(together, |out| job.worksheets(digest, &originals, out))?,
        alone => {
            for (target, original) in alone.iter().zip(originals.chunks(1)) {
                files.write(target, |out| job.worksheets(digest, original, out))?;
            }
        }
    }
    if let Some(target) = &targets.answers {
        files.write(target, |out| job.answer_sheets(digest, out))?;
    }
    if let Some(target) = &targets.hand_out {
        files.write(target, |out| job.hand_out(digest, out))?;
    }
    if let Some(target) = &targets.key {
        files.write(target, |out| job.key(digest, &command, out))?;
    }
    if let Some(target) = &targets.key_csv {
        files.write(target, |out| sheet::key_csv(&job, out))?;
    }
    if let Some(target) = &targets.marking {
        files.write(target, |out| MarkingFile::of(&job, digest)?.write(out))?;
    }
    tell_written(&files.finish()?);
    if args.open {
        targets.shown().try_for_each(open::show)?;
    }
    Ok(0)
}

/// The sheets that are wanted.
fn copies(files: &mut Files, args: &PrintArgs) -> Result<Vec<SheetCopy>, Failure> {
    let copies = match &args.names {
        Some(path) => {
            let people = names::read(files, path)?;
            sheet::numbered(people, args.versions, args.spare.unwrap_or(0))
        }
        None => sheet::versions(args.versions.unwrap_or(1)),
    };
    match copies.len() <= MAX_COPIES as usize {
        true => Ok(copies),
        false => Err(Failure::Usage {
            message: format!(
                "{} sheets are wanted, and {MAX_COPIES} can be told apart",
                copies.len()
            ),
            help: Some("print them in several runs, from shorter lists".into()),
        }),
    }
}

/// Says what does not come out as it might be expected: what a scanner cannot take, and what
/// large print has not.
fn warn(args: &PrintArgs, job: &Job) {
    if args.layout.large_print && args.layout.columns == 2 {
        failure::note("large print stands in one column: `--columns 2` is left aside");
    }
    let scanned = args.key_csv.is_some() || job.layout.answers != Answers::Inline;
    let beyond = sheet::beyond_printed_letters(job.quiz);
    if scanned && beyond > 0 {
        failure::note(&format!(
            "{beyond} of the questions have more than {PRINTED_LETTERS} options, and printed bubble sheets end with E: \
             `--options {PRINTED_LETTERS}` and `--kinds` keep to that"
        ));
    }
}

impl LayoutArgs {
    /// Whether answers go on sheets of their own.
    fn has_answer_sheets(&self) -> bool {
        self.answers != AnswersArg::Inline
    }

    fn layout(&self) -> Layout {
        let mut layout = Layout::default();
        layout.paper = self.paper.paper();
        layout.columns = match self.columns {
            2 => Columns::Two,
            _ => Columns::One,
        };
        layout.print = match (self.large_print, self.dyslexia) {
            (true, _) => Print::Large,
            (_, true) => Print::Dyslexia,
            _ => Print::Normal,
        };
        layout.answers = match self.answers {
            AnswersArg::Inline => Answers::Inline,
            AnswersArg::Sheet => Answers::Sheet,
            AnswersArg::Both => Answers::Both,
        };
        layout.ink = match self.ink_saving {
            true => Ink::Saving,
            false => Ink::Normal,
        };
        layout
    }

    /// What of it is not as usual, as it is typed.
    fn repeat(&self) -> Vec<String> {
        let mut words: Vec<&str> = Vec::new();
        if self.paper == PaperArg::Letter {
            words.extend(["--paper", "letter"]);
        }
        match self.answers {
            AnswersArg::Inline => {}
            AnswersArg::Sheet => words.extend(["--answers", "sheet"]),
            AnswersArg::Both => words.extend(["--answers", "both"]),
        }
        if self.columns == 2 {
            words.extend(["--columns", "2"]);
        }
        let flags = [
            (self.large_print, "--large-print"),
            (self.dyslexia, "--dyslexia"),
            (self.ink_saving, "--ink-saving"),
        ];
        words.extend(flags.iter().filter(|(set, _)| *set).map(|(_, flag)| flag));
        if let Some(lang) = &self.lang {
            words.extend(["--lang", lang]);
        }
        words.into_iter().map(str::to_owned).collect()
    }
}

/// What the command that repeats the sheets says beside what draws the quiz.
fn repeat(args: &PrintArgs) -> Vec<OsString> {
    let mut words: Vec<OsString> = Vec::new();
    if args.all {
        words.push("--all".into());
    }
    if let Some(versions) = args.versions {
        words.extend(["--versions".into(), versions.to_string().into()]);
    }
    if let Some(names) = &args.names {
        words.extend(["--names".into(), shell::path(names)]);
    }
    if let Some(spare) = args.spare {
        words.extend(["--spare".into(), spare.to_string().into()]);
    }
    if args.article {
        words.push("--article".into());
    }
    if args.drafts {
        words.push("--drafts".into());
    }
    words.extend(args.layout.repeat().into_iter().map(OsString::from));
    words
}

/// The folder that a bank's own paths are relative to.
fn folder(bank: Option<&Path>) -> Option<&Path> {
    bank.filter(|path| *path != Path::new("-"))?.parent()
}
