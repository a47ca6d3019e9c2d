//! `quizpress export`: a quiz or a deck in a format for a program, a platform or a reader.

use std::env;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use quizpress::deck;
use quizpress::export::{self, FORMATS, Format, Options, Write};

use super::args::{BankArg, DrawArgs};
use super::draw::{self, Extent};
use super::files::Files;
use super::{Failure, failure, load};

#[derive(Args)]
pub struct ExportArgs {
    #[command(flatten)]
    pub bank: BankArg,
    /// The format
    #[arg(short, long, value_name = "FORMAT", value_parser = formats())]
    pub to: String,
    #[command(flatten)]
    pub draw: DrawArgs,
    /// Every question the bank yields, one for each blank and kind, whatever they tell of each other
    #[arg(long, conflicts_with = "count")]
    pub all: bool,
    /// With `--to tsv`: front, tab, back, and nothing else
    #[arg(long)]
    pub plain: bool,
    /// The time of a file that holds one, in seconds since 1970 [default: SOURCE_DATE_EPOCH, or the bank's `updated`]
    #[arg(long, value_name = "SECONDS")]
    pub time: Option<i64>,
    /// The file, `-` for standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: PathBuf,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(
        FORMATS
            .iter()
            .map(|format| PossibleValue::new(format.name).help(format.about)),
    )
}

/// Writes the quiz, or the deck.
pub fn run(args: &ExportArgs) -> Result<u8, Failure> {
    let format = format(args)?;
    check_target(args, format)?;
    let options = Options {
        epoch: args.time.map_or_else(epoch, |time| Ok(Some(time)))?,
    };
    let mut files = Files::default();
    let facts = load::bank(&mut files, args.bank.bank.as_deref())?;
    draw::tell_language(&facts);
    let target = files.claim(&args.output)?;
    let notes = match format.write {
        Write::Quiz(write) => {
            let plan = args.draw.plan(&facts)?;
            let quiz = draw::quiz(&facts, &plan, Extent::of(args.all))?;
            draw::tell_seed(&args.draw, &plan);
            files.write(&target, |out| write(&quiz, &options, out))?
        }
        Write::Deck(write) => {
            files.write(&target, |out| write(&deck::deck(&facts), &options, out))?
        }
    };
    files.finish()?;
    notes.iter().for_each(|note| failure::note(note));
    Ok(0)
}

/// The environment variable that says the time of what is built reproducibly.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// The time that the environment says; an empty one says none.
fn epoch() -> Result<Option<i64>, Failure> {
    let Some(value) = env::var_os(EPOCH).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let seconds = value.to_str().and_then(|text| text.parse().ok());
    seconds.map(Some).ok_or_else(|| Failure::Usage {
        message: format!(
            "{EPOCH} is `{}`, which is no number of seconds",
            value.display()
        ),
        help: Some("unset it, or give the time with --time".into()),
    })
}

/// The format that is asked for; `--plain` is a format of its own.
fn format(args: &ExportArgs) -> Result<&'static Format, Failure> {
    let name = match (args.plain, args.to.as_str()) {
        (false, name) => name,
        (true, "tsv" | "tsv-plain") => "tsv-plain",
        (true, _) => {
            return Err(Failure::Usage {
                message: format!("--plain goes with `--to tsv`, not with `{}`", args.to),
                help: None,
            });
        }
    };
    let format = export::find(name)
        .ok_or_else(|| Failure::failed(format!("there is no format `{name}`")))?;
    if let (Write::Deck(_), true) = (format.write, args.draw.is_used() || args.all) {
        return Err(Failure::Usage {
            message: format!("`{name}` is made of cards, in which nothing is drawn"),
            help: Some("leave out the options that draw a quiz".into()),
        });
    }
    Ok(format)
}

/// Refuses a name that would do harm, and bytes on a terminal.
fn check_target(args: &ExportArgs, format: &Format) -> Result<(), Failure> {
    let name = Path::new(&args.output)
        .file_name()
        .map(|name| name.to_string_lossy())
        .unwrap_or_default();
    if let Some(why) = export::refused_name(&name) {
        let (message, help) = why.split_once("; help: ").unwrap_or((why, ""));
        return Err(Failure::Usage {
            message: message.into(),
            help: Some(help.into()),
        });
    }
    let binary = [".zip", ".apkg", ".xlsx"]
        .iter()
        .any(|suffix| format.suffix.ends_with(suffix));
    if binary && args.output == Path::new("-") && io::stdout().is_terminal() {
        return Err(Failure::Usage {
            message: format!("`{}` is no text for a terminal", format.name),
            help: Some("name a file with -o".into()),
        });
    }
    Ok(())
}
