//! `quizpress play`: asks the questions in the terminal, or line by line without one.

use std::cell::Cell;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use clap::{Args, Parser};

use quizpress::Quiz;
use quizpress::generate::{Plan, version};
use quizpress::play::resume::{self, Kept};
use quizpress::play::terminal::Screen;
use quizpress::play::{self, Feedback, Later, Outcome, PlaySettings, QuizEnd, Record};
use quizpress::quiz::QuestionId;

use super::args::{ASKED, BankArg, DRAWN, DrawArgs, WRITTEN};
use super::draw::{self, Extent};
use super::failure::note;
use super::files::Files;
use super::load::Taken;
use super::player::{is_person, player};
use super::store::StoreArgs;
use super::{Cli, Command, Failure, bank_path, load, shell, study};
use unfinished::{Draws, Play, Unfinished};

mod unfinished;

/// The exit code of a quiz that was ended before its end.
const INTERRUPTED: u8 = 130;

/// The option that keeps all feedback for the end.
const EXAM: &str = "--exam";

/// The option that takes drafts in.
const DRAFTS: &str = "--drafts";

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct PlayArgs {
    #[command(flatten)]
    pub bank: BankArg,
    #[command(flatten)]
    pub draw: DrawArgs,
    /// Keep all feedback for the end; until then one can go back
    #[arg(long, help_heading = ASKED)]
    pub exam: bool,
    /// The result as JSON on standard output, all talk on standard error
    #[arg(long, help_heading = WRITTEN)]
    pub json: bool,
    /// The bank's drafts too, for a first look
    #[arg(long, conflicts_with = "remember", help_heading = DRAWN, hide_short_help = true)]
    pub drafts: bool,
    /// Go on with the quiz that was ended last
    #[arg(long, conflicts_with_all = ["bank", "seed", "count", "kinds", "options", "level", "with", "without", "order", "exam", "drafts"], help_heading = ASKED)]
    pub resume: bool,
    /// What is missed is due today in `study`
    #[arg(long, help_heading = WRITTEN, hide_short_help = true)]
    pub remember: bool,
    #[command(flatten)]
    pub store: StoreArgs,
}

const EXAMPLES: &str = super::examples!(
    "quizpress play    # the bank that is built in",
    "quizpress play moon.yaml -n 5 --kinds when",
    "quizpress play moon.yaml --seed 7 --exam    # feedback at the end",
    "quizpress play --resume    # the quiz that was ended last",
);

/// Asks a quiz, from its beginning or from where it was ended.
pub fn run(args: &PlayArgs) -> Result<u8, Failure> {
    if args.resume {
        let play = Unfinished::of(&args.store)?.last()?;
        let words = play.words();
        let Ok(Command::Play(drawn)) = Cli::try_parse_from(&words).map(|cli| cli.command) else {
            return Err(Failure::Failed {
                message: "the quiz to go on with was begun by another quizpress".into(),
                help: Some(format!("begin it again: `{}`", shell::join(&words))),
            });
        };
        return begin(&drawn, args, &play.questions);
    }
    begin(args, args, &[])
}

/// Asks the quiz that one draws, as another says, with what was answered before.
fn begin(drawn: &PlayArgs, args: &PlayArgs, kept: &[Kept]) -> Result<u8, Failure> {
    let bank = drawn.bank.bank.as_deref();
    if bank == Some(Path::new("-")) {
        return Err(Failure::Usage {
            message: "the answers come from standard input, so the bank cannot".into(),
            help: Some("name the bank's file".into()),
        });
    }
    let mut files = Files::default();
    let facts = load::taken(&mut files, bank, Taken::of(drawn.drafts))?;
    if args.remember {
        study::claim(&args.store, &mut files)?;
    }
    files.claim(Path::new("-"))?;
    if let Ok(unfinished) = Unfinished::of(&args.store) {
        unfinished.claim(&mut files)?;
    }
    draw::tell_language(&facts);
    let plan = drawn.draw.plan(&facts)?;
    let quiz = draw::quiz(&facts, &plan, Extent::Quiz)?;
    let repeat = draw::command("play", bank, &drawn.draw, &plan, &options(drawn));
    let begun = resume::take_up(&quiz, kept);
    tell_changes(kept, &begun);
    let outcome = ask(
        args,
        Asked {
            quiz: &quiz,
            feedback: match drawn.exam {
                true => Feedback::AtTheEnd,
                false => Feedback::AfterEach,
            },
            repeat: &repeat,
            begun: &begun,
            draws: &draws(drawn, &plan),
        },
    )?;
    if args.json {
        let json =
            play::json(&quiz, &outcome).map_err(|error| Failure::failed(error.to_string()))?;
        write!(io::stdout(), "{json}")
            .map_err(|error| Failure::io("write", "standard output", &error))?;
    }
    if args.remember {
        study::remember(&args.store, &facts, bank, &missed(&quiz, &outcome))?;
    }
    match outcome.ending {
        QuizEnd::Finished => Ok(0),
        QuizEnd::Stopped => Ok(INTERRUPTED),
        QuizEnd::CutShort(n) => Err(Failure::Failed {
            message: format!(
                "the answers ended before question {n} of {} was answered",
                quiz.questions.len()
            ),
            help: Some("give one answer a line, as `b`, `2` or `1989`".into()),
        }),
    }
}

/// What draws a quiz, whatever the folder is.
fn draws(args: &PlayArgs, plan: &Plan) -> Draws {
    let mut arguments = args.draw.repeat(&plan.seed);
    arguments.extend(flags(args).map(str::to_owned));
    Draws {
        bank: bank_path::whole(args.bank.bank.as_deref()),
        arguments,
    }
}

/// Says how many answers belong to questions that are not what they were.
fn tell_changes(kept: &[Kept], begun: &[Record]) {
    let before = kept.iter().filter(|kept| kept.is_answered()).count();
    let now = begun
        .iter()
        .filter(|record| record.answer.is_some())
        .count();
    if now < before {
        note(&format!(
            "the bank has changed since: {now} of {before} answers are kept, the other questions are asked anew"
        ));
    }
}

/// The ids of the questions that were missed when they were asked first.
fn missed<'a>(quiz: &'a Quiz, outcome: &Outcome) -> Vec<&'a QuestionId> {
    let both = quiz.questions.iter().zip(&outcome.records);
    let missed = both.filter(|(_, record)| record.missed());
    missed.map(|(question, _)| &question.id).collect()
}

/// What the command that repeats the quiz says beside what draws it.
fn options(args: &PlayArgs) -> Vec<OsString> {
    flags(args).map(OsString::from).collect()
}

/// The flags that are given of those by which a quiz is repeated.
fn flags(args: &PlayArgs) -> impl Iterator<Item = &'static str> {
    let flags = [(args.exam, EXAM), (args.drafts, DRAFTS)];
    flags
        .into_iter()
        .filter(|(set, _)| *set)
        .map(|(_, flag)| flag)
}

struct Asked<'a> {
    quiz: &'a Quiz,
    feedback: Feedback,
    repeat: &'a str,
    begun: &'a [Record],
    draws: &'a Draws,
}

/// Asks at the terminal, where there is one on both ends, and keeps what was answered for later; else line by line.
fn ask(args: &PlayArgs, asked: Asked) -> Result<Outcome, Failure> {
    let screen = if args.json {
        Screen::Stderr
    } else {
        Screen::Stdout
    };
    let unfinished = Unfinished::of(&args.store);
    let failure = Cell::new(None);
    let keep = |records: &[Record]| {
        let kept = unfinished.as_ref().is_ok_and(|unfinished| {
            let kept = keep(unfinished, &asked, records);
            kept.map_err(|error| failure.set(Some(error))).is_ok()
        });
        kept && records.iter().any(|record| record.answer.is_none())
    };
    let command = ["quizpress", "play", "--resume"].map(OsString::from);
    let command = shell::join(command.into_iter().chain(args.store.repeat()));
    let mut setting = PlaySettings::new(&version, asked.repeat);
    setting.feedback = asked.feedback;
    setting.begun = asked.begun;
    setting.later = is_person(screen).then_some(Later {
        keep: &keep,
        command: &command,
    });
    let outcome = play::play(asked.quiz, &setting, player(screen).as_mut())
        .map_err(|error| Failure::io("ask", "the quiz", &error));
    if let Some(Failure::Failed { message, .. }) = failure.take() {
        note(&format!("the quiz is not kept for later: {message}"));
    }
    outcome
}

/// Keeps what was answered; once that is all, it is forgotten.
fn keep(unfinished: &Unfinished, asked: &Asked, records: &[Record]) -> Result<(), Failure> {
    if records.iter().all(|record| record.answer.is_some()) {
        return unfinished.forget(asked.draws);
    }
    unfinished.keep(Play {
        draws: asked.draws.clone(),
        questions: resume::kept(asked.quiz, records),
    })
}
