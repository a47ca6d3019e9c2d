//! The quizpress program: starts, shows what went wrong, and ends with an exit code.

mod cli;

use std::process::ExitCode;

/// Banks and questions are many small texts, which this allocator hands out quicker than that of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run() {
        Ok(code) => ExitCode::from(code),
        Err(failure) => failure.show(),
    }
}
