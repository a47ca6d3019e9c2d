//! `quizpress man`: the pages of the manual.

use std::path::{Path, PathBuf};

use clap::{Args, CommandFactory};
use clap_mangen::Man;

use super::args::{WRITTEN, path};
use super::files::{Files, tell_written};
use super::{Cli, Failure};

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct ManArgs {
    /// The command [default: the program as a whole]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
    /// A folder that all pages go to, instead of one to standard output
    #[arg(short, long, value_name = "FOLDER", value_parser = path(), conflicts_with = "command", help_heading = WRITTEN)]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = super::examples!(
    "quizpress man print | man -l -    # one page, in the pager",
    "quizpress man -o ~/.local/share/man/man1    # all of them",
);

/// Writes one page to standard output, or all to a folder.
pub fn run(args: &ManArgs) -> Result<u8, Failure> {
    let mut program = Cli::command().disable_help_subcommand(true);
    program.build();
    let mut files = Files::default();
    match &args.output {
        Some(folder) => {
            for command in std::iter::once(&program).chain(program.get_subcommands()) {
                write(&mut files, &folder.join(file_name(command)), command)?;
            }
        }
        None => {
            let command = match &args.command {
                Some(name) => program.find_subcommand(name).ok_or_else(|| unknown(name))?,
                None => &program,
            };
            write(&mut files, Path::new("-"), command)?;
        }
    }
    tell_written(&files.finish()?);
    Ok(0)
}

fn write(files: &mut Files, path: &Path, command: &clap::Command) -> Result<(), Failure> {
    let target = files.claim(path)?;
    files.write(&target, |out| {
        let mut page = Vec::new();
        Man::new(command.clone()).render(&mut page)?;
        out.write_all(&page)
    })
}

/// `quizpress-print.1`
fn file_name(command: &clap::Command) -> String {
    let name = command.get_display_name().unwrap_or(command.get_name());
    format!("{name}.1")
}

fn unknown(name: &str) -> Failure {
    Failure::Usage {
        message: format!("there is no command `{name}`"),
        help: Some("`quizpress --help` lists them".into()),
    }
}
