//! `quizpress mark`: from what was marked on sheets to results.

#[cfg(feature = "mark")]
mod apart;
mod inputs;
#[cfg(feature = "mark")]
mod scans;
#[cfg(not(feature = "mark"))]
#[path = "mark/without_scans.rs"]
mod scans;
mod targets;

use std::path::{Path, PathBuf};

use clap::Args;
use quizpress::lang::{self, counted};
use quizpress::marking::gradebook::Filled;
use quizpress::marking::{
    self, Analysis, Exam, Naming, Pile, Remark, Report, Results, Returned, Rules, noticed,
};

use quizpress::marking_file::MarkingFile;

use super::args::{LOOKS, PaperArg, WRITTEN, language, path};
use super::files::{Files, tell_written};
use super::target::Target;
use super::{Failure, failure, load};
#[cfg(feature = "mark")]
pub use apart::read_if_asked;
use scans::Gathered;
use targets::Targets;

/// The heading of what is marked, and by which rules.
const COUNTS: &str = "What counts";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct MarkArgs {
    /// What `print` wrote beside the sheets, `ID-marking.json`, one or several; then the scans of the filled sheets: PDF,
    /// PNG, JPEG, TIFF, or folders of them
    #[arg(required = true, value_name = "FILES", value_parser = path())]
    pub inputs: Vec<PathBuf>,
    /// In place of scans, a row a learner: `copy`, `id`, or `name` and `class`; then the letters under the numbers of the
    /// questions
    #[arg(long, value_name = "FILE.csv", help_heading = COUNTS)]
    pub letters: Option<PathBuf>,
    /// What was decided on the page `review.html` of these scans; several, where it was done in parts
    #[arg(long, value_name = "FILE.csv", conflicts_with = "letters", help_heading = COUNTS)]
    pub decisions: Vec<PathBuf>,
    /// Questions that do not count, by their ids
    #[arg(long, value_name = "LIST", value_delimiter = ',', help_heading = COUNTS)]
    pub void: Vec<String>,
    /// An answer that is right too: `ID=B`, by the letters of version A, or `ID=TEXT`
    #[arg(long, value_name = "ID=B", help_heading = COUNTS)]
    pub also: Vec<String>,
    /// What questions are worth: columns `question`, `points`
    #[arg(long, value_name = "FILE.csv", help_heading = COUNTS)]
    pub points: Option<PathBuf>,
    /// A gradebook as Canvas or Moodle exported it, to be filled by id or email
    #[arg(long, value_name = "FILE.csv", help_heading = WRITTEN)]
    pub gradebook: Vec<PathBuf>,
    /// The column of the gradebook that is filled [default: the title of the quiz]
    #[arg(long, value_name = "HEADING", requires = "gradebook", help_heading = WRITTEN, hide_short_help = true)]
    pub column: Option<String>,
    /// The returned pages in a file each
    #[arg(long, help_heading = WRITTEN, hide_short_help = true)]
    pub split: bool,
    /// Numbers of copies in place of names, ids and addresses
    #[arg(long, help_heading = WRITTEN, hide_short_help = true)]
    pub anonymous: bool,
    /// The paper of the returned pages
    #[arg(long, value_name = "PAPER", value_enum, default_value_t = PaperArg::A4, help_heading = LOOKS, hide_short_help = true)]
    pub paper: PaperArg,
    /// The language of the pages' own words [default: the quiz's]
    #[arg(long, value_name = "LANG", value_parser = language, help_heading = LOOKS, hide_short_help = true)]
    pub lang: Option<String>,
    /// The folder that all of it goes to
    #[arg(short, long, value_name = "FOLDER", default_value = ".", value_parser = path(), help_heading = WRITTEN)]
    pub output: PathBuf,
}

const EXAMPLES: &str = super::examples!(
    "quizpress mark 7b-marking.json scans.pdf -o results",
    "quizpress mark 7b-marking.json --letters letters.csv -o results",
    "quizpress mark 7b-marking.json --letters letters.csv --void landing",
    "quizpress mark 7b-marking.json --letters letters.csv --split",
);

impl MarkArgs {
    /// The marking files: all that is no scan.
    pub fn markings(&self) -> Vec<PathBuf> {
        self.inputs
            .iter()
            .filter(|path| is_marking(path))
            .cloned()
            .collect()
    }

    /// The scans, and folders of them.
    fn scans(&self) -> Vec<PathBuf> {
        self.inputs
            .iter()
            .filter(|path| !is_marking(path))
            .cloned()
            .collect()
    }
}

fn is_marking(path: &Path) -> bool {
    let is_json = path
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("json"));
    is_json || path == Path::new("-")
}

/// What came back: scans, or letters that somebody typed.
fn pile(
    files: &mut Files,
    args: &MarkArgs,
    markings: &[MarkingFile],
    exam: &Exam,
) -> Result<(Pile, Option<Gathered>), Failure> {
    let scans = args.scans();
    match (&args.letters, scans.first()) {
        (Some(letters), None) => Ok((inputs::letters(files, letters, exam)?, None)),
        (None, Some(_)) => {
            let gathered = scans::gathered(files, &scans, &args.decisions, markings, exam)?;
            Ok((scans::pile(&gathered), Some(gathered)))
        }
        (Some(_), Some(scan)) => Err(Failure::Usage {
            message: format!(
                "`{}` and --letters: sheets are scanned, or their letters typed",
                load::shown(scan)
            ),
            help: Some("mark one after the other, each with a folder of its own, `-o`".into()),
        }),
        (None, None) => Err(Failure::Usage {
            message: "nothing came back that could be marked".into(),
            help: Some(
                "name the scans of the filled sheets, or their letters with `--letters FILE.csv`"
                    .into(),
            ),
        }),
    }
}

/// Writes the results, and says what has to be looked at.
pub fn run(args: &MarkArgs) -> Result<u8, Failure> {
    let mut files = Files::default();
    // Scans take their time, so that a folder that is not there is told before.
    Target::of(&args.output.join("results.csv"))?;
    let (markings, exam) = inputs::exam(&mut files, &args.markings())?;
    let (pile, gathered) = pile(&mut files, args, &markings, &exam)?;
    let rules = inputs::rules(&mut files, args, &exam)?;
    let books = inputs::gradebooks(&mut files, &args.gradebook)?;
    let results = marking::score(&exam, &rules, &pile);
    let targets = Targets::claim(&mut files, args, &results)?;
    let filled = books
        .iter()
        .map(|book| {
            let filled =
                marking::gradebook::fill(&book.text, &exam, &results, args.column.as_deref());
            filled.map_err(|odd| Failure::odd(&book.name, odd))
        })
        .collect::<Result<Vec<Filled>, Failure>>()?;
    targets.confirm_overwriting(&exam, &books)?;
    let analysis = marking::analysis(&exam, &rules, &results);
    let remarks = [pile.remarks, marking::undecided(&rules, &results)].concat();
    tell(&remarks, &analysis);
    for (book, filled) in books.iter().zip(&filled) {
        tell_filled(&book.name, filled);
    }
    let job = Written {
        exam: &exam,
        rules: &rules,
        results: &results,
        analysis: &analysis,
        remarks: &remarks,
        gathered: gathered.as_ref(),
    };
    job.write(args, &targets, &mut files)?;
    for (target, filled) in targets.gradebooks.iter().zip(&filled) {
        files.write(target, |out| out.write_all(filled.text.as_bytes()))?;
    }
    tell_written(&files.finish()?);
    let is_settled = !remarks.iter().any(|remark| remark.is_grave())
        && filled.iter().all(|filled| filled.unmatched.is_empty());
    Ok(u8::from(!is_settled))
}

/// All that is written of.
struct Written<'a> {
    exam: &'a Exam,
    rules: &'a Rules,
    results: &'a Results,
    analysis: &'a Analysis,
    remarks: &'a [Remark],
    gathered: Option<&'a Gathered>,
}

impl Written<'_> {
    fn write(&self, args: &MarkArgs, targets: &Targets, files: &mut Files) -> Result<(), Failure> {
        let naming = match args.anonymous {
            true => Naming::Copies,
            false => Naming::Names,
        };
        let words = |job: usize| match (&args.lang, self.exam.jobs.get(job)) {
            (Some(lang), _) => lang::of(lang),
            (None, Some(job)) => lang::of(&job.language),
            (None, None) => lang::ALL[0],
        };
        let results = marking::results_csv(self.exam, self.rules, self.results, naming);
        files.write(&targets.results, |out| out.write_all(results.as_bytes()))?;
        let items = marking::items_csv(self.exam, self.analysis);
        files.write(&targets.items, |out| out.write_all(items.as_bytes()))?;
        let report = Report {
            exam: self.exam,
            results: self.results,
            analysis: self.analysis,
            remarks: self.remarks,
            naming,
            words: words(0),
        };
        files.write(&targets.report, |out| marking::report(&report, out))?;
        if let (Some(gathered), Some(target)) = (self.gathered, &targets.review) {
            files.write(target, |out| {
                scans::write(
                    gathered,
                    self.exam,
                    naming,
                    words(0),
                    args.decisions.len(),
                    out,
                )
            })?;
        }
        let pictures = self.gathered.map(scans::pictures).unwrap_or_default();
        for part in &targets.returned {
            let view = Returned {
                exam: self.exam,
                rules: self.rules,
                results: self.results,
                pictures: &pictures,
                naming,
                paper: args.paper.paper(),
                words: words(part.job),
            };
            let learners = part.learners.iter().copied();
            files.write(&part.target, |out| marking::returned(&view, learners, out))?;
        }
        Ok(())
    }
}

/// How many notes are shown at most of what is not grave.
const MOST_NOTES: usize = 20;

/// Says how many are marked, and what was noticed.
fn tell(remarks: &[Remark], analysis: &Analysis) {
    // What may be amiss comes first, and of a whole class that is missing not everybody is named.
    let (grave, others): (Vec<&Remark>, Vec<&Remark>) =
        remarks.iter().partition(|remark| remark.is_grave());
    for remark in grave.iter().chain(others.iter().take(MOST_NOTES)) {
        failure::note(&noticed(remark, Naming::Names, lang::ALL[0]));
    }
    if let Some(more) = others.len().checked_sub(MOST_NOTES + 1) {
        let more = more + 1;
        failure::note(&format!("{more} more were noticed: the report lists them"));
    }
    let [marked, open, absent] = analysis.counts;
    let counts = format!("{marked} marked, {open} open, {absent} absent");
    match (analysis.points, analysis.of) {
        (Some(points), Some(of)) => failure::note(&format!(
            "{counts}; the mean is {:.2} of {} points",
            points.mean,
            of.normalize()
        )),
        _ => failure::note(&counts),
    }
}

/// Says what became of a gradebook.
fn tell_filled(name: &str, filled: &Filled) {
    let column = match filled.is_new {
        true => format!("added the column `{}`", filled.column),
        false => format!("filled the column `{}`", filled.column),
    };
    let learners = counted(filled.count, ["learner", "learners"]);
    let by = match filled.by.is_empty() {
        true => "as it knows nobody by an id or an address".to_owned(),
        false => format!("known by `{}`", filled.by.join("` and `")),
    };
    failure::note(&format!("`{name}`: {column} for {learners}, {by}"));
    if !filled.unmatched.is_empty() {
        failure::note(&format!(
            "`{name}` has no row, or none for sure, for {}",
            filled.unmatched.join(", ")
        ));
    }
    if !filled.rows.is_empty() {
        let lines: Vec<String> = filled.rows.iter().map(usize::to_string).collect();
        failure::note(&format!(
            "`{name}`: nothing was written in line {}",
            lines.join(", ")
        ));
    }
}
