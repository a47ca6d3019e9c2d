//! `quizpress print`: a worksheet and its key.

use quizpress::sheet::{self, Layout, Paper};

use super::args::{PaperArg, PrintArgs};
use super::draw::{self, Extent};
use super::output::Output;
use super::{Failure, load};

/// Writes both files, or one of them to where it is wanted.
pub fn run(args: &PrintArgs) -> Result<u8, Failure> {
    let bank = args.bank.bank.as_deref();
    let facts = load::bank(bank)?;
    let plan = args.draw.plan(&facts)?;
    let quiz = draw::quiz(&facts, &plan, Extent::of(args.all))?;
    draw::tell_seed(&args.draw, &plan);
    let layout = Layout {
        paper: match args.paper {
            PaperArg::A4 => Paper::A4,
            PaperArg::Letter => Paper::Letter,
        },
        ..Layout::default()
    };
    let command = draw::command("print", bank, &args.draw, &plan, &options(args));
    let (sheet_path, key_path) = paths(args, facts.id());
    let mut outputs = Vec::new();
    if let Some(path) = &sheet_path {
        let mut output = Output::open(path)?;
        output.write(|out| sheet::worksheet(&quiz, &layout, out))?;
        outputs.push(output);
    }
    if let Some(path) = &key_path {
        let mut output = Output::open(path)?;
        output.write(|out| sheet::key(&quiz, &layout, &command, out))?;
        outputs.push(output);
    }
    // Nothing takes its place before everything is written.
    outputs.into_iter().try_for_each(Output::finish)?;
    for path in [sheet_path, key_path]
        .iter()
        .flatten()
        .filter(|path| *path != "-")
    {
        super::failure::note(&format!("wrote `{path}`"));
    }
    Ok(0)
}

/// What the command that repeats the quiz says beside what draws it.
fn options(args: &PrintArgs) -> Vec<&'static str> {
    let mut options = Vec::new();
    if args.all {
        options.push("--all");
    }
    if args.paper == PaperArg::Letter {
        options.extend(["--paper", "letter"]);
    }
    options
}

/// Where the sheet and where the key go.
fn paths(args: &PrintArgs, id: &str) -> (Option<String>, Option<String>) {
    let name = args.output.clone().unwrap_or_else(|| format!("{id}.html"));
    let beside = || match name.strip_suffix(".html") {
        Some(stem) => format!("{stem}-key.html"),
        None => format!("{name}-key"),
    };
    match (args.key, name.as_str(), args.output.is_some()) {
        (true, "-", _) => (None, Some(name)),
        (false, "-", _) => (Some(name), None),
        (true, _, true) => (None, Some(name)),
        (true, _, false) => (None, Some(beside())),
        (false, ..) => (Some(name.clone()), Some(beside())),
    }
}
