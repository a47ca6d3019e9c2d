//! The arguments, as clap reads them.

use std::path::PathBuf;

use clap::builder::{OsStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use quizpress::generate::{KINDS, Level, Order, Plan, Selector};
use quizpress::{Facts, random};

use super::Failure;
use super::cards::CardsArgs;
use super::check::CheckArgs;
use super::export::ExportArgs;
use super::print::PrintArgs;

/// Quizzes, worksheets and flashcards from a bank of facts, the same again for the same seed.
#[derive(Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub color: Color,
}

#[derive(Args)]
pub struct Color {
    /// Whether to colour what is shown in a terminal
    #[arg(long = "color", value_name = "WHEN", value_enum, default_value_t = When::Auto, global = true)]
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

impl Color {
    /// Decides for the whole process.
    pub fn write_global(&self) {
        match self.when {
            When::Auto => {}
            When::Always => anstream::ColorChoice::Always.write_global(),
            When::Never => anstream::ColorChoice::Never.write_global(),
        }
    }
}

#[derive(Subcommand)]
pub enum Command {
    /// Ask the questions in the terminal
    Play(PlayArgs),
    /// Worksheets and their key, as HTML for the printer
    Print(PrintArgs),
    /// Flashcards, as HTML for the printer
    Cards(CardsArgs),
    /// Flashcards over weeks, each when it is due
    Study(super::study::StudyArgs),
    /// For a learning platform, or a program
    Export(ExportArgs),
    /// What has been studied, what is due, how well it holds
    Stats(super::stats::StatsArgs),
    /// Is the bank sound, and what does it yield
    Check(CheckArgs),
}

#[derive(Args)]
pub struct BankArg {
    /// A YAML file, or `-` for standard input [default: the bank built into the program]
    #[arg(value_parser = path())]
    pub bank: Option<PathBuf>,
}

/// What draws a quiz.
#[derive(Args)]
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
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u8).range(3..=6))]
    pub options: u8,
    /// How near the wrong options are
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = LevelArg::Medium)]
    pub level: LevelArg,
    /// Only these: ids of facts or questions, `tag:NAME`, `care:NAME`
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub with: Vec<String>,
    /// Not these: what they leave free is filled, and all else stays
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    pub without: Vec<String>,
    /// As the article runs, or mixed
    #[arg(long, value_name = "ORDER", value_enum, default_value_t = OrderArg::Text)]
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

impl From<LevelArg> for Level {
    fn from(level: LevelArg) -> Level {
        match level {
            LevelArg::Easy => Level::Easy,
            LevelArg::Medium => Level::Medium,
            LevelArg::Hard => Level::Hard,
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

#[derive(Args)]
pub struct PlayArgs {
    #[command(flatten)]
    pub bank: BankArg,
    #[command(flatten)]
    pub draw: DrawArgs,
    /// Keep all feedback for the end
    #[arg(long)]
    pub exam: bool,
    /// The result as JSON on standard output, all talk on standard error
    #[arg(long)]
    pub json: bool,
    /// What is missed is due today in `study`
    #[arg(long)]
    pub remember: bool,
    #[command(flatten)]
    pub store: super::store::StoreArgs,
}

/// A path of any bytes; an empty one is a file that does not exist.
pub fn path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
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
        Ok(Plan {
            count: self.count.map_or(10, |count| count as usize),
            kinds: self.kinds.clone(),
            options: self.options.into(),
            level: self.level.into(),
            with: selectors("--with", &self.with, facts)?,
            without: selectors("--without", &self.without, facts)?,
            order: match self.order {
                OrderArg::Text => Order::Text,
                OrderArg::Mixed => Order::Mixed,
            },
            ..Plan::new(&seed)
        })
    }

    /// Whether any of them was given.
    pub fn is_used(&self) -> bool {
        let lists = [&self.kinds, &self.with, &self.without];
        self.seed.is_some()
            || self.count.is_some()
            || lists.iter().any(|list| !list.is_empty())
            || self.options != 4
            || self.level != LevelArg::Medium
            || self.order != OrderArg::Text
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
