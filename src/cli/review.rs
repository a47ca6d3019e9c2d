//! `quizpress review`: drafts are looked at one after the other, worded, and accepted or dropped.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;

use clap::{Args, Parser};
use quizpress::facts::{self, Problem};
use quizpress::generate::COUNTING_SEED;
use quizpress::lang::counted;
use quizpress::play::terminal::Screen;
use quizpress::review::{self, BankFile, Session, Terminal, Unprinted};

use super::args::path;
use super::files::Files;
use super::load::{self, Article};
use super::target::Target;
use super::{Cli, Command, Failure, failure, output, player, print, shell, temporary};

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct ReviewArgs {
    /// The bank's YAML file, which is changed with each decision
    #[arg(value_parser = path())]
    bank: Option<PathBuf>,
    /// The text that facts are held against [default: the bank's `source.article`]
    #[arg(long, value_name = "FILE")]
    article: Option<PathBuf>,
}

const EXAMPLES: &str = super::examples!(
    "quizpress review tunnel.yaml",
    "quizpress review tunnel.yaml --article tunnel.txt",
);

/// Reviews a bank; the exit code.
pub fn run(args: &ReviewArgs) -> Result<u8, Failure> {
    let path = file(args)?;
    let mut files = Files::default();
    let text = load::text(&mut files, Some(path))?;
    let (bank, problems) = facts::Bank::read(&text.name, &text.yaml);
    let Some(bank) = bank else {
        return Err(unsound(problems));
    };
    let article = load::article(
        &mut files,
        Some(path),
        bank.accepted().source(),
        args.article.as_deref(),
    )?;
    let article = match &article {
        Article::Text(text) => Some(text.as_str()),
        Article::Missing(name) => {
            failure::note(&format!(
                "the article `{name}` is not there: nothing is held against it, and no candidates are made of it"
            ));
            None
        }
        Article::None => None,
    };
    // Said before anything is shown, rather than after a first decision.
    Target::of(path)?;
    let mut session = Session::new(&text.name, &text.yaml, article).map_err(unsound)?;
    let Some(mut terminal) = terminal() else {
        return Err(without_terminal(path));
    };
    temporary::leave_the_end_to_others();
    let mut on_disk = OnDisk {
        path: path.to_owned(),
    };
    review::review(&mut session, &mut terminal, &mut on_disk)
        .map_err(|error| Failure::io("ask at", "the terminal", &error))?;
    drop(terminal);
    tell(path, &session);
    Ok(0)
}

/// The file that is named: one that can be changed.
fn file(args: &ReviewArgs) -> Result<&Path, Failure> {
    match args.bank.as_deref() {
        Some(path) if path == Path::new("-") => Err(Failure::Usage {
            message: "a review changes the bank's file, and standard input is none".into(),
            help: Some("save the bank, and name its file".into()),
        }),
        Some(path) => Ok(path),
        None => Err(Failure::Usage {
            message: "a review changes the bank's file, and the built-in bank has none".into(),
            help: Some(
                "name a bank's file; `quizpress draft ARTICLE` makes one of an article".into(),
            ),
        }),
    }
}

fn unsound(mut problems: Vec<Problem>) -> Failure {
    problems.retain(|problem| problem.level == facts::Severity::Error);
    Failure::Bank(problems)
}

fn terminal() -> Option<Terminal> {
    match player::is_dumb() {
        true => None,
        false => Terminal::open(Screen::Stdout, player::paint(Screen::Stdout)),
    }
}

fn without_terminal(path: &Path) -> Failure {
    let check = shell::join(["quizpress".into(), "check".into(), shell::path(path)]);
    Failure::Usage {
        message: "a review needs a terminal that can be drawn on".into(),
        help: Some(format!(
            "accept facts in an editor instead: `{check}` says what each draft lacks; take its `draft: true` away, or write `draft: dropped`"
        )),
    }
}

/// Says what stands in the file now.
fn tell(path: &Path, session: &Session) {
    let [accepted, dropped] = session.decided();
    let left = counted(session.left(), ["draft is", "drafts are"]);
    failure::note(&format!(
        "`{}`: {accepted} accepted and {dropped} dropped, {left} left; {} of 10 questions for a worksheet",
        path.display(),
        session.worksheet()
    ));
}

/// A bank in its file.
struct OnDisk {
    path: PathBuf,
}

impl OnDisk {
    fn read(&self) -> Result<String, Failure> {
        Ok(load::text(&mut Files::default(), Some(&self.path))?.yaml)
    }

    fn write(&self, text: &str) -> Result<(), Failure> {
        let target = Target::of(&self.path)?;
        let ((), written) = output::write(&target, |out| out.write_all(text.as_bytes()))?;
        output::settle(vec![written])
    }

    /// The bank as it stands there.
    fn bank(&self) -> Result<facts::Bank, Failure> {
        let text = load::text(&mut Files::default(), Some(&self.path))?;
        let (bank, problems) = facts::Bank::read(&text.name, &text.yaml);
        bank.ok_or_else(|| unsound(problems))
    }

    /// The usual name of the bank's worksheet.
    fn sheet(&self) -> Result<PathBuf, Failure> {
        Ok(format!("{}.html", self.bank()?.accepted().id()).into())
    }

    /// Prints the worksheet that the review has counted, of the questions that it has shown, as `quizpress print BANK` does
    /// with its seed and without the others; where a file of its is there already, the name that is free.
    fn print(&self, name: Option<&str>) -> Result<Result<PathBuf, PathBuf>, Failure> {
        let name = match name {
            Some(name) if Path::new(name).extension().is_none() => format!("{name}.html").into(),
            Some(name) => PathBuf::from(name),
            None => self.sheet()?,
        };
        let is_free = |name: &PathBuf| !print::files_of(name).iter().any(|file| file.exists());
        if !is_free(&name) {
            let others = (2..).map(|number: u32| print::beside(&name, &number.to_string()));
            let free = others.into_iter().find(is_free);
            return Ok(Err(free.unwrap_or(name)));
        }
        let mut output = OsString::from("--output=");
        output.push(&name);
        let mut words: Vec<OsString> = vec!["quizpress".into(), "print".into(), output];
        words.push(format!("--seed={COUNTING_SEED}").into());
        let unshown = review::unshown(&self.bank()?.accepted());
        words.extend(
            unshown
                .without
                .iter()
                .map(|id| format!("--without={id}").into()),
        );
        words.extend(["--".into(), self.path.clone().into()]);
        let cli = Cli::try_parse_from(words).map_err(|error| Failure::failed(error.to_string()))?;
        match cli.command {
            Command::Print(args) => print::run(&args).map(|_| Ok(name)),
            _ => Ok(Ok(name)),
        }
    }

    /// A copy is edited, so that the bank's file is sound at any moment.
    fn edit(&self, text: &str, line: u32) -> Result<String, Failure> {
        let editor = ["VISUAL", "EDITOR"]
            .iter()
            .filter_map(std::env::var_os)
            .find(|editor| !editor.is_empty())
            .unwrap_or_else(|| DEFAULT_EDITOR.into());
        let words = shell::split(&editor)?;
        let copy = temporary::copy(&self.path, text)
            .map_err(|error| Failure::io("write a copy of", self.path.display(), &error))?;
        let (program, arguments) = words.split_first().ok_or_else(no_editor)?;
        let mut command = process::Command::new(program);
        command.args(arguments);
        if takes_line(Path::new(program)) {
            command.arg(format!("+{line}"));
        }
        let status = command.arg(copy.path()).status();
        let shown = editor.to_string_lossy().into_owned();
        match status {
            Ok(status) if status.success() => {
                let bytes = std::fs::read(copy.path())
                    .map_err(|error| Failure::io("read what was edited by", shown, &error))?;
                let name = load::shown(&self.path);
                facts::decode(&name, bytes).map_err(|problem| Failure::Bank(vec![*problem]))
            }
            Ok(status) => Err(Failure::failed(format!("`{shown}` failed: {status}"))),
            Err(error) => Err(Failure::io("start", shown, &error)),
        }
    }
}

impl BankFile for OnDisk {
    fn read(&mut self) -> Result<String, String> {
        OnDisk::read(self).map_err(|failure| failure.in_a_line())
    }

    fn write(&mut self, text: &str) -> Result<(), String> {
        OnDisk::write(self, text).map_err(|failure| failure.in_a_line())
    }

    fn edit(&mut self, text: &str, line: u32) -> Result<String, String> {
        // What is said by an editor goes above its next page.
        let _ = io::stdout().flush();
        OnDisk::edit(self, text, line).map_err(|failure| failure.in_a_line())
    }

    fn print(&mut self, name: Option<&str>) -> Result<String, Unprinted> {
        match OnDisk::print(self, name) {
            Ok(Ok(name)) => {
                let [sheet, key, _] = print::files_of(&name);
                let needed = self
                    .bank()
                    .map(|bank| review::unshown(&bank.accepted()).needed);
                let needed = needed.unwrap_or_default();
                let otherwise = match needed.is_empty() {
                    true => String::new(),
                    false => format!(", asked otherwise than shown: `{}`", needed.join("`, `")),
                };
                let (sheet, key) = (sheet.display(), key.display());
                Ok(format!("`{sheet}`, `{key}`{otherwise}"))
            }
            Ok(Err(free)) => Err(Unprinted::Taken(free.display().to_string())),
            Err(failure) => Err(Unprinted::Failed(failure.in_a_line())),
        }
    }
}

#[cfg(windows)]
const DEFAULT_EDITOR: &str = "notepad";
#[cfg(not(windows))]
const DEFAULT_EDITOR: &str = "vi";

/// Whether an editor begins at the line that `+N` says.
fn takes_line(program: &Path) -> bool {
    let name = program.file_stem().and_then(|name| name.to_str());
    name.is_some_and(|name| {
        let known = [
            "vi",
            "vim",
            "nvim",
            "view",
            "nano",
            "emacs",
            "emacsclient",
            "micro",
            "kak",
            "joe",
        ];
        known.contains(&name)
    })
}

fn no_editor() -> Failure {
    Failure::Usage {
        message: "the environment variable `EDITOR` names no program".into(),
        help: Some("set it to your editor, as in `EDITOR=nano`".into()),
    }
}
