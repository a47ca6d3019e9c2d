//! `quizpress new`: a first bank to be written over, with each common field once.

use std::path::{Path, PathBuf};

use clap::Args;
use quizpress::date::Date;
use quizpress::draft::ids::id_of;
use quizpress::play::terminal::Screen;
use quizpress::sanitize::{is_invisible, json_escaped, visible};

use super::args::{CALLED, path as any_path};
use super::draft::date;
use super::files::{Files, tell_written};
use super::schema::Beside;
use super::{Failure, ask, failure, player};

/// The bank, with its heading in braces.
const FIRST: &str = include_str!("new/first-bank.yaml");
/// What a bank is called whose name nobody has said.
const TITLE: &str = "First bank";
/// An id has so many words of a name at most.
const MOST_WORDS: usize = 6;

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct NewArgs {
    /// The bank's name, or the path of its file [default: some words of the title]
    #[arg(value_parser = any_path())]
    name: Option<PathBuf>,
    /// A neutral title, which tells no answer [default: it is asked for at a terminal]
    #[arg(long, value_name = "TITLE", value_parser = seen, help_heading = CALLED)]
    title: Option<String>,
    /// The headline of the article that the facts are from [default: it is asked for at a terminal]
    #[arg(long, value_name = "HEADLINE", value_parser = seen, help_heading = CALLED)]
    source: Option<String>,
    /// When that was published, as 2026-11-27, 2026-11 or 2026 [default: it is asked for at a terminal, else today]
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = CALLED)]
    published: Option<Date>,
}

const EXAMPLES: &str = super::examples!(
    "quizpress new moon    # moon.yaml, and a schema for your editor",
    "quizpress new moon --title \"The first Moon landing\"",
    "quizpress check --watch moon.yaml    # again at each save",
);

/// A text in which something can be seen.
fn seen(text: &str) -> Result<String, String> {
    let shown = visible(text).trim().to_owned();
    match is_invisible(&shown) {
        true => Err("write what a reader can see".into()),
        false => Ok(shown),
    }
}

/// What a bank is called, and where it is from.
struct Heading {
    title: Option<String>,
    source: Option<String>,
    published: Option<Date>,
}

/// Writes the bank, and the schema that an editor completes its fields by.
pub fn run(args: &NewArgs) -> Result<u8, Failure> {
    let heading = heading(args)?;
    let title = heading.title.as_deref().unwrap_or(TITLE);
    let path = path(args.name.as_deref(), title)?;
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let id = id_of(&stem, MOST_WORDS);
    if id.is_empty() {
        return Err(Failure::Usage {
            message: format!(
                "`{}` gives no id: no letter of it is from a to z, and no digit",
                path.display()
            ),
            help: Some("name the bank otherwise, as in `quizpress new moon-landing`".into()),
        });
    }
    let mut files = Files::default();
    let bank = files.claim_new(
        &path,
        "a bank that is there is not written anew: name another",
    )?;
    let schema = Beside::claim(&mut files, &bank)?;
    let text = written(&id, title, &heading);
    files.write(&bank, |out| {
        out.write_all(schema.line().as_bytes())?;
        out.write_all(text.as_bytes())
    })?;
    schema.write(&mut files)?;
    let names = files.finish()?;
    tell_written(&names);
    failure::note(&format!(
        "its facts are an example: write your own in their place, while `quizpress check --watch {}` looks on",
        path.display()
    ));
    Ok(0)
}

/// The bank with its heading.
fn written(id: &str, title: &str, heading: &Heading) -> String {
    let line = |line: &str| match line {
        "id: {id}" => format!("id: {}\n", quoted(id)),
        "title: {title}" => format!("title: {}\n", quoted(title)),
        "{source}" => source(heading),
        line => format!("{line}\n"),
    };
    FIRST.lines().map(line).collect()
}

/// What was said, and at a terminal what is asked for.
fn heading(args: &NewArgs) -> Result<Heading, Failure> {
    let mut heading = Heading {
        title: args.title.clone(),
        source: args.source.clone(),
        published: args.published,
    };
    if !player::is_person(Screen::Stderr) {
        return Ok(heading);
    }
    if heading.title.is_none() {
        heading.title = ask::text(
            "A neutral title for the bank, which tells no answer",
            |text| seen(text).map(drop),
        )?;
    }
    if heading.source.is_none() {
        heading.source = ask::text(
            "The headline of the article that the facts are from (nothing: none)",
            |text| seen(text).map(drop),
        )?;
    }
    if heading.published.is_none() {
        heading.published = ask::date("When was it published (as 2026-11-27; nothing: today)")?;
    }
    Ok(heading)
}

/// The file of a bank: the one that is named, `.yaml` or not, or one by some words of the title.
fn path(name: Option<&Path>, title: &str) -> Result<PathBuf, Failure> {
    let Some(name) = name else {
        let id = Some(id_of(title, MOST_WORDS)).filter(|id| !id.is_empty());
        return Ok(format!("{}.yaml", id.as_deref().unwrap_or("bank")).into());
    };
    if name == Path::new("-") {
        return Err(Failure::Usage {
            message: "a new bank is a file".into(),
            help: Some("name it, as in `quizpress new moon-landing`".into()),
        });
    }
    let is_yaml = name
        .extension()
        .is_some_and(|kind| kind.eq_ignore_ascii_case("yaml") || kind.eq_ignore_ascii_case("yml"));
    let mut path = name.as_os_str().to_owned();
    if !is_yaml {
        path.push(".yaml");
    }
    Ok(path.into())
}

/// The article, as far as it is known. A bank of which nobody says from when it speaks, speaks from today.
fn source(heading: &Heading) -> String {
    let name = heading.source.as_deref();
    let name = name.map_or_else(String::new, |name| format!("  name: {}\n", quoted(name)));
    let today = || jiff::Zoned::now().date().to_string();
    let published = heading
        .published
        .map_or_else(today, |date| date.to_string());
    format!("{name}  published: {published}\n")
}

/// A text on one line in double quotes, as JSON and YAML have it.
fn quoted(text: &str) -> String {
    json_escaped(&serde_json::Value::from(visible(text).trim()).to_string()).into_owned()
}
