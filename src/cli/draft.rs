//! `quizpress draft`: from an article to a bank of proposals.

use std::path::{Path, PathBuf};

use clap::Args;
use quizpress::date::Date;
use quizpress::draft::{self, About, Draft};
use quizpress::play::terminal::Screen;
use quizpress::sanitize;

use super::args::{CALLED, WRITTEN, path};
use super::files::{Files, tell_written};
use super::schema::Beside;
use super::{Failure, ask, failure, load, player, shell};

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct DraftArgs {
    /// The text of an article in English, plain or Markdown, or `-` for standard input
    #[arg(value_parser = path())]
    article: PathBuf,
    /// When it was published, as 2026-11-27 [default: what the text says]
    #[arg(long, value_name = "DATE", value_parser = date, help_heading = CALLED)]
    published: Option<Date>,
    /// A neutral title for the bank [default: the headline]
    #[arg(long, value_name = "TITLE", help_heading = CALLED)]
    title: Option<String>,
    /// The id of the bank [default: some words of the title]
    #[arg(long, value_name = "ID", value_parser = id, help_heading = CALLED)]
    id: Option<String>,
    /// How many facts at most
    #[arg(long, value_name = "N", default_value_t = 24, value_parser = clap::value_parser!(u16).range(1..=500), help_heading = WRITTEN)]
    facts: u16,
    /// The bank, `-` for standard output [default: ID.yaml]; the article's text goes beside it, as ID.txt, and the schema that an editor completes fields by
    #[arg(short, long, value_name = "FILE", help_heading = WRITTEN)]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = super::examples!(
    "quizpress draft article.txt --id tunnel    # tunnel.yaml and .txt",
    "quizpress draft article.txt --published 1994-05-06 --facts 40",
    "pandoc page.html -t plain | quizpress draft - --id tunnel",
);

/// A date as an argument.
pub fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| error.to_string())
}

fn id(text: &str) -> Result<String, String> {
    let part = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    match text.split('-').all(part) && text.len() <= 100 {
        true => Ok(text.to_owned()),
        false => Err("an id has small letters, digits and single hyphens".to_owned()),
    }
}

/// Writes a bank of proposals and its article's text; the exit code.
pub fn run(args: &DraftArgs) -> Result<u8, Failure> {
    let mut files = Files::default();
    let text = load::text(&mut files, Some(&args.article))?.yaml;
    let mut about = About {
        published: args.published,
        title: args.title.clone(),
        id: args.id.clone(),
        facts: args.facts.into(),
    };
    let refused = |refusal: draft::Refusal| Failure::failed(refusal.to_string());
    let mut draft = draft::draft(&text, &about).map_err(refused)?;
    if complete(&mut about, &draft)? {
        draft = draft::draft(&text, &about).map_err(refused)?;
    }
    if draft.reading.published.is_none() {
        failure::note(
            "the text does not say when it was published, so `yesterday` and the like stay open: say it with `--published`",
        );
    }
    if let (Some(said), Some(own)) = (about.published, draft.reading.text.published)
        && said != own
    {
        failure::note(&format!(
            "the text says that it is of {own}, so `yesterday` and the like are told from that day, not from {said}"
        ));
    }
    match args.output.as_deref() {
        Some(output) if output == Path::new("-") => alone(files, &draft),
        output => beside(files, output, &args.article, &draft),
    }
}

/// Asks somebody at a terminal for what the text does not tell; whether something was said.
fn complete(about: &mut About, draft: &Draft) -> Result<bool, Failure> {
    if !player::is_person(Screen::Stderr) {
        return Ok(false);
    }
    let mut said = false;
    if about.title.is_none() && draft.reading.text.headline.is_none() {
        about.title = ask::text("The headline of the article", |_| Ok(()))?;
        said |= about.title.is_some();
    }
    if draft.reading.published.is_none() {
        about.published = ask::date("When was it published (as 2026-11-27; nothing: not known)")?;
        said |= about.published.is_some();
    }
    Ok(said)
}

/// Writes the bank to standard output.
fn alone(mut files: Files, draft: &Draft) -> Result<u8, Failure> {
    let target = files.claim(Path::new("-"))?;
    files.write(&target, |out| out.write_all(draft.yaml(None).as_bytes()))?;
    files.finish()?;
    failure::note("the article's text is not kept: without it `check` holds no fact against it");
    tell_count(
        draft,
        "save them as a file, and go through it with `quizpress review`",
    );
    Ok(0)
}

/// Writes the bank and the article's text beside it.
fn beside(
    mut files: Files,
    output: Option<&Path>,
    article: &Path,
    draft: &Draft,
) -> Result<u8, Failure> {
    let bank_path = output.map_or_else(|| format!("{}.yaml", draft.id).into(), Path::to_owned);
    let text = draft.article();
    let mut name = format!("{}.txt", draft.id);
    let mut text_path = bank_path.with_file_name(&name);
    let mut is_held = holds(&text_path, draft, &text);
    if !is_held && same(&text_path, article) {
        name = format!("{}-article.txt", draft.id);
        text_path = bank_path.with_file_name(&name);
        is_held = holds(&text_path, draft, &text);
        failure::note(&format!(
            "`{}` is the article itself and stays as it is: its text, a paragraph a line, goes to `{name}`",
            article.display()
        ));
    }
    let bank = files.claim_new(
        &bank_path,
        "a bank that is there is not drafted anew: go on with `quizpress review`, or name another with `-o`",
    )?;
    let written = match is_held {
        true => None,
        false => Some(files.claim_new(&text_path, "name the bank otherwise, with `--id`")?),
    };
    let schema = Beside::claim(&mut files, &bank)?;
    files.write(&bank, |out| {
        out.write_all(schema.line().as_bytes())?;
        out.write_all(draft.yaml(Some(&name)).as_bytes())
    })?;
    if let Some(target) = &written {
        files.write(target, |out| out.write_all(text.as_bytes()))?;
    }
    schema.write(&mut files)?;
    let names = files.finish()?;
    tell_written(&names);
    let review = shell::join(["quizpress".into(), "review".into(), shell::path(&bank_path)]);
    tell_count(draft, &format!("go through them with `{review}`"));
    Ok(0)
}

/// Whether a file is read as the text that would be written: the same headline, the same paragraphs.
fn holds(path: &Path, draft: &Draft, text: &str) -> bool {
    let read = |text: &str| {
        let headline = draft.reading.text.headline.as_deref();
        sanitize::paragraphs(text, headline.or(Some(&draft.title)))
    };
    std::fs::read_to_string(path).is_ok_and(|held| read(&held) == read(text))
}

fn same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

fn tell_count(draft: &Draft, cure: &str) {
    let facts = match draft.proposals.len() {
        1 => "1 fact is".to_owned(),
        count => format!("{count} facts are"),
    };
    failure::note(&format!("{facts} proposed: {cure}"));
}

#[cfg(test)]
mod tests {
    use super::id;

    #[test]
    fn an_id_is_kebab_case() {
        assert!(id("webb-launch-2").is_ok());
        for wrong in ["", "-", "Webb", "a--b", "a_b", "ä"] {
            assert!(id(wrong).is_err(), "{wrong}");
        }
    }
}
