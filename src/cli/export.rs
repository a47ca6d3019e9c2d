//! `quizpress export`: a quiz or a deck in a format for a program, a platform or a reader.

use std::env;
use std::io::{self, BufWriter, IsTerminal, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use quizpress::deck;
use quizpress::export::{self, Exported, FORMATS, Format, LEFT_OUT, Options, Writer};

use super::args::{BankArg, DRAWN, DrawArgs, WRITTEN};
use super::draw::{self, Extent};
use super::files::{Files, tell_written};
use super::{Failure, failure, load, open, own_words};

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct ExportArgs {
    #[command(flatten)]
    pub bank: BankArg,
    /// The format
    #[arg(short, long, value_name = "FORMAT", value_parser = formats(), help_heading = WRITTEN)]
    pub to: String,
    #[command(flatten)]
    pub draw: DrawArgs,
    /// Every question the bank yields, one for each blank and kind, whatever they tell of each other
    #[arg(long, conflicts_with = "count", help_heading = DRAWN)]
    pub all: bool,
    /// With `--to tsv`: front, tab, back, and nothing else
    #[arg(long, help_heading = WRITTEN, hide_short_help = true)]
    pub plain: bool,
    /// The time of a file that holds one, in seconds since 1970 [default: SOURCE_DATE_EPOCH, or the bank's `updated`]
    #[arg(long, value_name = "SECONDS", help_heading = WRITTEN, hide_short_help = true)]
    pub time: Option<i64>,
    /// The file, `-` for standard output [default: `-`; with `--open` a file named after the bank]
    #[arg(short, long, value_name = "FILE", help_heading = WRITTEN)]
    pub output: Option<PathBuf>,
    /// Open the file when it is written
    #[arg(long, help_heading = WRITTEN)]
    pub open: bool,
}

const EXAMPLES: &str = super::examples!(
    "quizpress export moon.yaml --to text --seed 7    # to read, with key",
    "quizpress export moon.yaml --to moodle --all -o moon.xml",
    "quizpress export moon.yaml --to anki -o moon.apkg",
    "quizpress export moon.yaml --to page --open    # asks in a browser",
);

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(
        FORMATS
            .iter()
            .map(|format| PossibleValue::new(format.name).help(format.about))
            .chain(
                LEFT_OUT
                    .iter()
                    .map(|(name, _)| PossibleValue::new(*name).hide(true)),
            ),
    )
}

/// Writes the quiz, or the deck.
pub fn run(args: &ExportArgs) -> Result<u8, Failure> {
    let format = format(args)?;
    open::check(args.open, args.output.as_deref())?;
    let mut options = Options::default();
    options.epoch = args.time.map_or_else(epoch, |time| Ok(Some(time)))?;
    let mut files = Files::default();
    let bank = args.bank.bank.as_deref();
    load::tell_built_in(bank);
    let facts = load::bank(&mut files, bank)?;
    let path = match (&args.output, args.open) {
        (Some(path), _) => path.clone(),
        (None, true) => format!("{}{}", facts.id(), format.suffix).into(),
        (None, false) => "-".into(),
    };
    check_target(&path, format)?;
    draw::tell_language(&facts);
    let target = files.claim(&path)?;
    let (things, exported) = match format.write {
        Writer::Quiz(write) => {
            let plan = args.draw.plan(&facts)?;
            let quiz = draw::questions(&facts, &plan, Extent::of(args.all))?;
            draw::tell_seed(&args.draw, &plan);
            own_words::tell_of_quiz(&mut files, bank, &facts, &*quiz)?;
            let write = |out: &mut dyn io::Write| write(&*quiz, &options, out);
            ("questions", files.write(&target, |out| held(out, write))?)
        }
        Writer::Deck(write) => {
            let deck = deck(&facts);
            tell_undrawn(args, format);
            own_words::tell(&mut files, bank, &facts, |_| true)?;
            #[cfg(feature = "anki")]
            tell_kept(&path, format, &deck, &options);
            let write = |out: &mut dyn io::Write| write(&deck, &options, out);
            ("cards", files.write(&target, |out| held(out, write))?)
        }
    };
    exported.notes.iter().for_each(|note| failure::note(note));
    if exported.count == 0 {
        return Err(Failure::Failed {
            message: format!(
                "`{}` can hold none of the {things}, so nothing is written",
                format.name
            ),
            help: Some("another format holds more: see `quizpress export --help`".into()),
        });
    }
    let written = files.finish()?;
    if args.open {
        tell_written(&written);
        open::show(&path)?;
    }
    Ok(0)
}

/// Writes what holds something; of what holds nothing, which is short, no byte goes on.
fn held(
    out: &mut dyn io::Write,
    write: impl FnOnce(&mut dyn io::Write) -> io::Result<Exported>,
) -> io::Result<Exported> {
    const SHORT: usize = 1 << 16;
    let mut buffer = BufWriter::with_capacity(SHORT, out);
    let exported = write(&mut buffer)?;
    match exported.count {
        // A buffer that is dropped as it is would be written.
        0 => drop(buffer.into_parts()),
        _ => buffer.flush()?,
    }
    Ok(exported)
}

/// Says which options do nothing to cards.
fn tell_undrawn(args: &ExportArgs, format: &Format) {
    let mut unused = args.draw.used();
    unused.extend(args.all.then_some("--all"));
    let unused = match unused.as_slice() {
        [] => return,
        [one] => format!("`{one}` is"),
        all => format!("`{}` are", all.join("`, `")),
    };
    failure::note(&format!(
        "`{}` is made of cards, in which nothing is drawn: {unused} left aside",
        format.name
    ));
}

/// Says where Anki would keep cards of a package that is written over, although they have changed.
#[cfg(feature = "anki")]
fn tell_kept(path: &Path, format: &Format, deck: &deck::Deck, options: &Options) {
    if format.name != "anki" {
        return;
    }
    let earlier = load::earlier(path);
    let kept = earlier.map_or(0, |old| export::kept_by_anki(deck, options, &old));
    let cards = match kept {
        0 => return,
        1 => "1 card differs".to_owned(),
        many => format!("{many} cards differ"),
    };
    failure::note(&format!(
        "{cards} from the file that was at `{}`, at the same time as there: whoever has imported that keeps the old ones; \
         help: raise the bank's `updated`, which takes a time of day too (`2026-01-03T10:00`), or give `--time`",
        path.display()
    ));
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
    if let Some((_, feature)) = LEFT_OUT.iter().find(|(left_out, _)| *left_out == name) {
        return Err(Failure::left_out(&format!("`{name}`"), feature));
    }
    export::find(name).ok_or_else(|| Failure::failed(format!("there is no format `{name}`")))
}

/// Refuses a name that would do harm, and bytes on a terminal.
fn check_target(path: &Path, format: &Format) -> Result<(), Failure> {
    let name = path
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
    if binary && path == Path::new("-") && io::stdout().is_terminal() {
        return Err(Failure::Usage {
            message: format!("`{}` is no text for a terminal", format.name),
            help: Some("name a file with -o".into()),
        });
    }
    Ok(())
}
