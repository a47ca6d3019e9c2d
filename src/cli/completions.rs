//! `quizpress completions`: the script by which a shell completes commands, options and their values.

use std::path::Path;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::files::Files;
use super::{Cli, Failure};

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

const EXAMPLES: &str = super::examples!(
    "quizpress completions bash > quizpress.bash    # then source it",
    "quizpress completions zsh > ~/.zfunc/_quizpress",
    "quizpress completions fish > ~/.config/fish/completions/quizpress.fish",
);

/// Writes the script to standard output.
pub fn run(args: &CompletionsArgs) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "quizpress", &mut script);
    let mut files = Files::default();
    let target = files.claim(Path::new("-"))?;
    files.write(&target, |out| out.write_all(&script))?;
    files.finish()?;
    Ok(0)
}
