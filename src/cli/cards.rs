//! `quizpress cards`: flashcards for the printer.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use quizpress::cards::{self, CardLayout, CardStyle, Flip, Size};
use quizpress::{deck, lang};

use super::args::{BankArg, LOOKS, PaperArg, WRITTEN, language};
use super::files::{Files, tell_written};
use super::{Failure, draw, failure, load, overwrite};

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct CardsArgs {
    #[command(flatten)]
    pub bank: BankArg,
    /// The file, `-` for standard output [default: ID-cards.html]
    #[arg(short, long, value_name = "FILE", help_heading = WRITTEN)]
    output: Option<PathBuf>,
    /// How fronts and backs come together
    #[arg(long, value_name = "LAYOUT", value_enum, default_value_t = LayoutArg::Duplex, help_heading = LOOKS)]
    layout: LayoutArg,
    /// The edge about which the printer turns the sheet
    #[arg(long, value_name = "EDGE", value_enum, default_value_t = FlipArg::Long, help_heading = LOOKS, hide_short_help = true)]
    flip: FlipArg,
    /// The size of a card
    #[arg(long, value_name = "SIZE", value_enum, default_value_t = SizeArg::A7, help_heading = LOOKS)]
    size: SizeArg,
    /// Moves the backs to the right and down, in millimetres, for a printer that shifts them
    #[arg(long, value_name = "X,Y", value_parser = offset, default_value = "0,0", allow_hyphen_values = true, help_heading = LOOKS, hide_short_help = true)]
    offset: (i32, i32),
    /// The paper
    #[arg(long, value_name = "PAPER", value_enum, default_value_t = PaperArg::A4, help_heading = LOOKS)]
    paper: PaperArg,
    /// The language of the page's own words [default: the bank's]
    #[arg(long, value_name = "LANG", value_parser = language, help_heading = LOOKS, hide_short_help = true)]
    lang: Option<String>,
}

const EXAMPLES: &str = super::examples!(
    "quizpress cards moon.yaml --size index    # on both sides, to be cut",
    "quizpress cards moon.yaml --layout fold    # to be folded and glued",
);

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LayoutArg {
    /// Printed on both sides
    Duplex,
    /// Front and back side by side, to be folded and glued
    Fold,
    /// Two columns, to be covered with a hand
    List,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FlipArg {
    /// As a book is turned
    Long,
    /// As a notepad is turned
    Short,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SizeArg {
    /// 105 by 74 mm
    A7,
    /// 5 by 3 in
    Index,
    /// 85 by 55 mm, on letter paper 3.5 by 2 in
    Business,
}

/// `1.5,-0.5` in tenths of a millimetre.
fn offset(text: &str) -> Result<(i32, i32), String> {
    let wrong = || "write two lengths in millimetres, as in `1.5,-0.5`, 20 at most".to_owned();
    let tenths = |text: &str| {
        let value: f64 = text.trim().parse().map_err(|_| wrong())?;
        match value.abs() <= 20.0 {
            true => Ok((value * 10.0).round() as i32),
            false => Err(wrong()),
        }
    };
    let (right, down) = text.split_once(',').ok_or_else(wrong)?;
    Ok((tenths(right)?, tenths(down)?))
}

/// Writes the cards of a bank to a page for the printer; the exit code.
pub fn run(args: &CardsArgs) -> Result<u8, Failure> {
    let mut files = Files::default();
    let facts = load::bank(&mut files, args.bank.bank.as_deref())?;
    draw::tell_language(&facts);
    let deck = deck(&facts);
    let mut setting = CardLayout::default();
    setting.paper = args.paper.paper();
    setting.size = match args.size {
        SizeArg::A7 => Size::A7,
        SizeArg::Index => Size::Index,
        SizeArg::Business => Size::Business,
    };
    setting.style = match (args.layout, args.flip) {
        (LayoutArg::Duplex, FlipArg::Long) => CardStyle::Duplex(Flip::Long),
        (LayoutArg::Duplex, FlipArg::Short) => CardStyle::Duplex(Flip::Short),
        (LayoutArg::Fold, _) => CardStyle::Fold,
        (LayoutArg::List, _) => CardStyle::List,
    };
    setting.offset = args.offset;
    let words = lang::of(args.lang.as_deref().unwrap_or(&deck.language));
    let path = match &args.output {
        Some(path) => path.clone(),
        None => format!("{}-cards.html", deck.id).into(),
    };
    let target = files.claim(&path)?;
    if args.output.is_none() {
        overwrite::confirm(
            [&target].into_iter(),
            std::slice::from_ref(&deck.code),
            overwrite::NAME_A_FILE,
        )?;
    }
    let unfit = files.write(&target, |out| cards::write(&deck, &setting, words, out))?;
    let written = files.finish()?;
    for id in &unfit {
        failure::note(&format!(
            "`{id}` is too long for such a card and was left out"
        ));
    }
    if !unfit.is_empty() {
        failure::note("a larger `--size` or `--layout list` has room for more");
    }
    tell_written(&written);
    Ok(0)
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn an_offset_is_two_lengths() {
        assert_eq!(offset("1.5,-0.5"), Ok((15, -5)));
        assert_eq!(offset(" 0 , 2"), Ok((0, 20)));
        for wrong in ["", "1", "1;2", "a,b", "99,0", "NaN,0"] {
            assert!(offset(wrong).is_err(), "{wrong}");
        }
    }
}
