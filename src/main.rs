//! The quizpress program: starts, shows what went wrong, and ends with an exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Ok(code) => ExitCode::from(code),
        Err(failure) => failure.show(),
    }
}
