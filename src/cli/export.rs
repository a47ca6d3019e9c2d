//! `quizpress export`: a quiz or a deck in a format for a program, a platform or a reader.

use std::io::{self, IsTerminal};
use std::path::Path;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use quizpress::deck::{self, Deck};
use quizpress::export::{self, FORMATS, Format, Options, Write};

use super::args::{BankArg, DrawArgs};
use super::draw::{self, Extent};
use super::output::Output;
use super::{Failure, failure, load, open};

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
    /// The file, `-` for standard output [default: `-`; with `--open` a file named after the bank]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<String>,
    /// Open the file when it is written
    #[arg(long)]
    pub open: bool,
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
    open::check(args.open, args.output.as_deref())?;
    let bank = args.bank.bank.as_deref();
    load::tell_built_in(bank);
    let facts = load::bank(bank)?;
    let path = match (&args.output, args.open) {
        (Some(path), _) => path.clone(),
        (None, true) => format!("{}{}", facts.id(), format.suffix),
        (None, false) => "-".to_owned(),
    };
    check_target(&path, format)?;
    draw::tell_language(&facts);
    let options = Options { epoch: args.time };
    let mut output = Output::open(&path)?;
    let (things, exported) = match format.write {
        Write::Quiz(write) => {
            let plan = args.draw.plan(&facts)?;
            let quiz = draw::quiz(&facts, &plan, Extent::of(args.all))?;
            draw::tell_seed(&args.draw, &plan);
            (
                "questions",
                output.write(|out| write(&quiz, &options, out))?,
            )
        }
        Write::Deck(write) => {
            let deck = deck::deck(&facts);
            tell_undrawn(args, format);
            tell_kept(&path, format, &deck, &options);
            ("cards", output.write(|out| write(&deck, &options, out))?)
        }
    };
    exported.notes.iter().for_each(|note| failure::note(note));
    if exported.count == 0 {
        output.discard();
        return Err(Failure::Failed {
            message: format!(
                "`{}` can hold none of the {things}, so nothing is written",
                format.name
            ),
            help: Some("another format holds more: see `quizpress export --help`".into()),
        });
    }
    output.finish()?;
    if args.open {
        failure::note(&format!("wrote `{path}`"));
        open::show(&path)?;
    }
    Ok(0)
}

/// Says which options do nothing to cards.
fn tell_undrawn(args: &ExportArgs, format: &Format) {
    let mut unused = args.draw.used();
    unused.extend(args.all.then_some("--all"));
    if !unused.is_empty() {
        failure::note(&format!(
            "`{}` is made of cards, in which nothing is drawn: {} left aside",
            format.name,
            match unused.as_slice() {
                [one] => format!("`{one}` is"),
                all => format!("`{}` are", all.join("`, `")),
            }
        ));
    }
}

/// Says where Anki would keep cards of a package that is written over, although they have changed.
fn tell_kept(path: &str, format: &Format, deck: &Deck, options: &Options) {
    if format.name != "anki" {
        return;
    }
    let Some(old) = load::earlier(path) else {
        return;
    };
    let kept = export::kept_by_anki(deck, options, &old);
    if kept > 0 {
        let cards = match kept {
            1 => "1 card differs".to_owned(),
            many => format!("{many} cards differ"),
        };
        failure::note(&format!(
            "{cards} from the file that was at `{path}`, at the same time as there: whoever has imported that keeps the \
             old ones; help: raise the bank's `updated`, which takes a time of day too (`2026-01-03T10:00`), or give `--time`"
        ));
    }
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
    export::find(name).ok_or_else(|| Failure::failed(format!("there is no format `{name}`")))
}

/// Refuses a name that would do harm, and bytes on a terminal.
fn check_target(path: &str, format: &Format) -> Result<(), Failure> {
    let name = Path::new(path)
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
    if binary && path == "-" && io::stdout().is_terminal() {
        return Err(Failure::Usage {
            message: format!("`{}` is no text for a terminal", format.name),
            help: Some("name a file with -o".into()),
        });
    }
    Ok(())
}
