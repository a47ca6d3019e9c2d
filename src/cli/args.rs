//! The arguments, as clap reads them.

use std::ffi::OsString;
use std::path::PathBuf;

use anstream::ColorChoice;
use clap::builder::{OsStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint};

use quizpress::generate::{Difficulty, KINDS, Order, Plan, Selector};
use quizpress::sheet::Paper;
use quizpress::{Facts, lang, random};

use super::Failure;

/// Headings of the help, under which the commands list what they share.
pub const DRAWN: &str = "What is drawn";
/// How a quiz or a session runs.
pub const ASKED: &str = "How it is asked";
/// Files, and what is said.
pub const WRITTEN: &str = "What is written";
/// Pages and cards.
pub const LOOKS: &str = "How it looks";
/// The head of a bank.
pub const CALLED: &str = "What it is called";

#[derive(Args)]
pub struct Color {
    /// Whether to colour what is shown in a terminal
    #[arg(long = "color", value_name = "WHEN", value_enum, default_value_t = When::Auto, global = true, help_heading = LOOKS)]
    when: When,
}

#[derive(Clone, Copy, ValueEnum)]
enum When {
    /// In a terminal, unless NO_COLOR is set
    Auto,
    /// Even in a file
    Always,
    /// Never
    Never,
}

/// What `--color` says, wherever it stands; clap finds out later whether it may stand there.
pub fn color(arguments: impl Iterator<Item = OsString>) -> ColorChoice {
    let mut said = None;
    let mut arguments = arguments.map_while(|argument| (argument != "--").then_some(argument));
    while let Some(argument) = arguments.next() {
        if argument == "--color" {
            said = arguments.next();
        } else if let Some(when) = argument
            .to_str()
            .and_then(|text| text.strip_prefix("--color="))
        {
            said = Some(when.into());
        }
    }
    match said
        .as_ref()
        .and_then(|when| When::from_str(when.to_str()?, false).ok())
    {
        Some(When::Always) => ColorChoice::Always,
        Some(When::Never) => ColorChoice::Never,
        Some(When::Auto) | None => ColorChoice::Auto,
    }
}

#[derive(Args)]
pub struct BankArg {
    /// A YAML file, or `-` for standard input [default: the bank built into the program]
    #[arg(value_parser = path(), value_hint = ValueHint::FilePath)]
    pub bank: Option<PathBuf>,
}

/// What draws a quiz.
#[derive(Args)]
#[command(next_help_heading = DRAWN)]
pub struct DrawArgs {
    /// A number, or any text of 1 to 64 characters [default: one is drawn and shown]
    #[arg(short, long, value_name = "TEXT", value_parser = seed, allow_hyphen_values = true)]
    pub seed: Option<String>,
    /// How many questions [default: 10, or as many as go together]
    #[arg(short = 'n', long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub count: Option<u32>,
    /// Which kinds of question [default: a mix]
    #[arg(short, long, value_name = "LIST", value_delimiter = ',', value_parser = kinds())]
    pub kinds: Vec<String>,
    /// How many options in a choice, 3 to 6
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u8).range(3..=6), help_heading = DRAWN, hide_short_help = true)]
    pub options: u8,
    /// How near the wrong options are, as far as there are near and far ones
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = LevelArg::Medium)]
    pub level: LevelArg,
    /// Only these: ids of facts or questions, `tag:NAME`, `care:NAME`
    #[arg(long, value_name = "LIST", value_delimiter = ',', help_heading = DRAWN, hide_short_help = true)]
    pub with: Vec<String>,
    /// Not these: what they leave free is filled, and all else stays
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub without: Vec<String>,
    /// As the article runs, or mixed
    #[arg(long, value_name = "ORDER", value_enum, default_value_t = OrderArg::Text, help_heading = DRAWN, hide_short_help = true)]
    pub order: OrderArg,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LevelArg {
    /// Far
    Easy,
    /// As usual
    Medium,
    /// Near
    Hard,
}

impl From<LevelArg> for Difficulty {
    fn from(level: LevelArg) -> Difficulty {
        match level {
            LevelArg::Easy => Difficulty::Easy,
            LevelArg::Medium => Difficulty::Medium,
            LevelArg::Hard => Difficulty::Hard,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OrderArg {
    /// As the article runs
    Text,
    /// Mixed
    Mixed,
}

/// A path of any bytes; an empty one is a file that does not exist.
pub fn path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PaperArg {
    /// 210 by 297 mm
    A4,
    /// 8.5 by 11 in
    Letter,
}

impl PaperArg {
    pub fn paper(self) -> Paper {
        match self {
            PaperArg::A4 => Paper::A4,
            PaperArg::Letter => Paper::Letter,
        }
    }
}

/// A language that there are words for.
pub fn language(text: &str) -> Result<String, String> {
    match lang::known(text) {
        Some(_) => Ok(text.to_owned()),
        None => {
            let known: Vec<&str> = lang::ALL.iter().map(|words| words.code).collect();
            Err(format!("there are words for {}", known.join(", ")))
        }
    }
}

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(
        KINDS
            .iter()
            .map(|kind| PossibleValue::new(kind.name).help(kind.about)),
    )
}

fn seed(text: &str) -> Result<String, String> {
    match text.chars().count() {
        1..=64 if !text.chars().any(char::is_control) => Ok(text.to_owned()),
        1..=64 => Err("a seed has no control characters".into()),
        _ => Err("a seed has 1 to 64 characters".into()),
    }
}

impl DrawArgs {
    /// The plan for a bank; without a seed, one is drawn.
    pub fn plan(&self, facts: &Facts) -> Result<Plan, Failure> {
        let seed = match &self.seed {
            Some(seed) => seed.clone(),
            None => random::fresh_seed().map_err(|error| {
                Failure::failed(format!("cannot draw a seed: {error}; give one with --seed"))
            })?,
        };
        let plan = Plan::new(&seed)
            .kinds(&self.kinds)
            .options(self.options.into())
            .level(self.level.into())
            .with(selectors("--with", &self.with, facts)?)
            .without(selectors("--without", &self.without, facts)?)
            .order(match self.order {
                OrderArg::Text => Order::Text,
                OrderArg::Mixed => Order::Mixed,
            });
        let count = self.count.map_or(plan.count, |count| count as usize);
        Ok(plan.count(count))
    }

    /// Those that were given, as they are typed; one that says what holds anyway counts as not given.
    pub fn used(&self) -> Vec<&'static str> {
        let given = [
            ("--seed", self.seed.is_some()),
            ("--count", self.count.is_some()),
            ("--kinds", !self.kinds.is_empty()),
            ("--with", !self.with.is_empty()),
            ("--without", !self.without.is_empty()),
            ("--options", self.options != 4),
            ("--level", self.level != LevelArg::Medium),
            ("--order", self.order != OrderArg::Text),
        ];
        let given = given.iter().filter(|(_, given)| *given);
        given.map(|(name, _)| *name).collect()
    }

    /// The options that draw the same quiz again, as they are typed.
    pub fn repeat(&self, seed: &str) -> Vec<String> {
        let mut words = vec!["--seed".to_owned(), seed.to_owned()];
        let mut option = |name: &str, value: String| words.extend([name.to_owned(), value]);
        if let Some(count) = self.count {
            option("-n", count.to_string());
        }
        for (name, list) in [
            ("--kinds", &self.kinds),
            ("--with", &self.with),
            ("--without", &self.without),
        ] {
            if !list.is_empty() {
                option(name, list.join(","));
            }
        }
        if self.options != 4 {
            option("--options", self.options.to_string());
        }
        if let Some(level) = self
            .level
            .to_possible_value()
            .filter(|_| self.level != LevelArg::Medium)
        {
            option("--level", level.get_name().to_owned());
        }
        if let Some(order) = self
            .order
            .to_possible_value()
            .filter(|_| self.order != OrderArg::Text)
        {
            option("--order", order.get_name().to_owned());
        }
        words
    }
}

fn selectors(option: &str, list: &[String], facts: &Facts) -> Result<Vec<Selector>, Failure> {
    let selectors: Vec<Selector> = list.iter().map(|text| Selector::new(text)).collect();
    for selector in &selectors {
        if let Err(near) = selector.known(facts) {
            return Err(Failure::Usage {
                message: format!(
                    "{option} names `{selector}`, which is not in `{}`",
                    facts.id()
                ),
                help: near.map(|near| format!("did you mean `{near}`?")),
            });
        }
    }
    Ok(selectors)
}
