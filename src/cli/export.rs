//! `quizpress export`: a quiz in a format for a program, a platform or a reader.

use quizpress::export;

use super::args::ExportArgs;
use super::draw::{self, Extent};
use super::output::Output;
use super::{Failure, load};

/// Writes the quiz.
pub fn run(args: &ExportArgs) -> Result<u8, Failure> {
    let facts = load::bank(args.bank.bank.as_deref())?;
    let plan = args.draw.plan(&facts)?;
    let quiz = draw::quiz(&facts, &plan, Extent::of(args.all))?;
    let format = export::find(&args.to)
        .ok_or_else(|| Failure::failed(format!("there is no format `{}`", args.to)))?;
    draw::tell_seed(&args.draw, &plan);
    let mut output = Output::open(&args.output)?;
    output.write(|out| (format.write)(&quiz, out))?;
    output.finish()?;
    Ok(0)
}
