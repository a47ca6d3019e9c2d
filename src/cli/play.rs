//! `quizpress play`: asks the questions in the terminal, or line by line without one.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use quizpress::Quiz;
use quizpress::generate::version;
use quizpress::play::terminal::{Paint, Screen};
use quizpress::play::{self, Ending, Feedback, Lines, Outcome, Player, Setting, Terminal};

use super::args::PlayArgs;
use super::draw::{self, Extent};
use super::files::Files;
use super::{Failure, load, study};

/// The exit code of a quiz that was ended before its end.
const INTERRUPTED: u8 = 130;

/// Asks a quiz.
pub fn run(args: &PlayArgs) -> Result<u8, Failure> {
    let bank = args.bank.bank.as_deref();
    if bank == Some(Path::new("-")) {
        return Err(Failure::Usage {
            message: "the answers come from standard input, so the bank cannot".into(),
            help: Some("name the bank's file".into()),
        });
    }
    let mut files = Files::default();
    let facts = load::bank(&mut files, bank)?;
    if args.remember {
        args.store.claim(&mut files)?;
    }
    files.claim(Path::new("-"))?;
    draw::tell_language(&facts);
    let plan = args.draw.plan(&facts)?;
    let quiz = draw::quiz(&facts, &plan, Extent::Quiz)?;
    let outcome = ask(
        args,
        &quiz,
        &draw::command("play", bank, &args.draw, &plan, &options(args)),
    )?;
    if args.json {
        let json =
            play::json(&quiz, &outcome).map_err(|error| Failure::failed(error.to_string()))?;
        writeln!(io::stdout(), "{json}")
            .map_err(|error| Failure::io("write", "standard output", &error))?;
    }
    if args.remember {
        study::remember(&args.store, &facts, bank, &missed(&quiz, &outcome))?;
    }
    Ok(match outcome.ending {
        Ending::Finished => 0,
        Ending::Stopped => INTERRUPTED,
    })
}

/// The ids of the questions that were missed when they were asked first.
fn missed<'a>(quiz: &'a Quiz, outcome: &Outcome) -> Vec<&'a str> {
    let both = quiz.questions.iter().zip(&outcome.records);
    let missed = both.filter(|(_, record)| record.missed());
    missed.map(|(question, _)| question.id.as_str()).collect()
}

/// What the command that repeats the quiz says beside what draws it.
fn options(args: &PlayArgs) -> Vec<OsString> {
    if args.exam {
        vec!["--exam".into()]
    } else {
        Vec::new()
    }
}

/// Asks at the terminal, where there is one on both ends, else line by line.
fn ask(args: &PlayArgs, quiz: &Quiz, repeat: &str) -> Result<Outcome, Failure> {
    let screen = if args.json {
        Screen::Stderr
    } else {
        Screen::Stdout
    };
    match Terminal::open(screen, paint(screen)) {
        Some(mut terminal) => with(args, quiz, repeat, &mut terminal),
        None if args.json => with(
            args,
            quiz,
            repeat,
            &mut Lines::new(io::stdin().lock(), io::stderr()),
        ),
        None => with(
            args,
            quiz,
            repeat,
            &mut Lines::new(io::stdin().lock(), io::stdout()),
        ),
    }
}

fn with(
    args: &PlayArgs,
    quiz: &Quiz,
    repeat: &str,
    player: &mut dyn Player,
) -> Result<Outcome, Failure> {
    let feedback = if args.exam {
        Feedback::AtTheEnd
    } else {
        Feedback::AfterEach
    };
    let setting = Setting {
        feedback,
        version: &version,
        repeat,
    };
    play::play(quiz, &setting, player).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => Failure::Failed {
            message: error.to_string(),
            help: Some("give one answer a line, as `b`, `2` or `1989`".into()),
        },
        _ => Failure::io("ask", "the quiz", &error),
    })
}

/// Colours as `--color`, NO_COLOR and the terminal will have it.
pub fn paint(screen: Screen) -> Paint {
    let choice = match screen {
        Screen::Stdout => anstream::AutoStream::choice(&io::stdout()),
        Screen::Stderr => anstream::AutoStream::choice(&io::stderr()),
    };
    match choice {
        anstream::ColorChoice::Never => Paint::Plain,
        _ => Paint::Colour,
    }
}
