//! `quizpress export`: a quiz or a deck in a format for a program, a platform or a reader.

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use quizpress::deck;
use quizpress::export::{self, FORMATS, Format, Options, Write};

use super::args::{BankArg, DrawArgs};
use super::draw::{self, Extent};
use super::output::Output;
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
    /// The time of a file that holds one, in seconds since 1970 [default: the bank's `updated`]
    #[arg(
        long,
        value_name = "SECONDS",
        env = "SOURCE_DATE_EPOCH",
        hide_env_values = true
    )]
    pub time: Option<i64>,
    /// The file, `-` for standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub output: String,
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
    let facts = load::bank(args.bank.bank.as_deref())?;
    draw::tell_language(&facts);
    let options = Options { epoch: args.time };
    let mut output = Output::open(&args.output)?;
    let notes = match format.write {
        Write::Quiz(write) => {
            let plan = args.draw.plan(&facts)?;
            let quiz = draw::quiz(&facts, &plan, Extent::of(args.all))?;
            draw::tell_seed(&args.draw, &plan);
            output.write(|out| write(&quiz, &options, out))?
        }
        Write::Deck(write) => output.write(|out| write(&deck::deck(&facts), &options, out))?,
    };
    output.finish()?;
    notes.iter().for_each(|note| failure::note(note));
    Ok(0)
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
    if binary && args.output == "-" && io::stdout().is_terminal() {
        return Err(Failure::Usage {
            message: format!("`{}` is no text for a terminal", format.name),
            help: Some("name a file with -o".into()),
        });
    }
    Ok(())
}
