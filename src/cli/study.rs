//! `quizpress study`: flashcards over weeks, each when it is due.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::Args;

use quizpress::deck::{self, Card, CardId, Roll};
use quizpress::facts::Facts;
use quizpress::lang;
use quizpress::play::Keys;
use quizpress::play::terminal::Screen;
use quizpress::quiz::QuestionId;
use quizpress::study::talk::{self, Crammed, Mode, Side, StudyError, StudySettings};
use quizpress::study::{
    CardState, Day, ReviewMode, Scheduler, Session, Store, choice, schedule, session,
};

use super::args::ASKED;
use super::failure::note;
use super::files::Files;
use super::store::{StoreArgs, failure};
use super::{Failure, bank_path, player};

mod banks;
mod wanted;
mod whole;

use banks::Bank;
use wanted::{Wanted, wanted};

/// No session has more cards that are due: after a year away, the most overdue of many are enough for one day.
const LONGEST: usize = 10_000;

#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct StudyArgs {
    /// YAML files [default: the banks that were studied before, or the one built into the program]
    #[arg(value_name = "BANK")]
    banks: Vec<PathBuf>,
    /// How many new cards a day
    #[arg(long, value_name = "N", default_value_t = 10, help_heading = ASKED)]
    new: usize,
    /// How many cards at most in this session
    #[arg(long, value_name = "N", help_heading = ASKED)]
    limit: Option<usize>,
    /// How likely a card is to be known when it is due, 0.70 to 0.97; it holds until it is changed [default: 0.9]
    #[arg(long, value_name = "R", value_parser = retention, help_heading = ASKED, hide_short_help = true)]
    retention: Option<f32>,
    /// Type the answers: dates, numbers and names are graded by the program
    #[arg(long, conflicts_with = "choice", help_heading = ASKED)]
    typed: bool,
    /// Choose the answers among options
    #[arg(long, help_heading = ASKED)]
    choice: bool,
    /// Everything now, whether it is due or not; the schedule stays as it is
    #[arg(long, help_heading = ASKED)]
    cram: bool,
    /// Only cards with one of these tags
    #[arg(long, value_name = "LIST", value_delimiter = ',', help_heading = ASKED)]
    tags: Vec<String>,
    /// Do not ask which of the banks that were studied
    #[arg(long, conflicts_with = "banks", help_heading = ASKED, hide_short_help = true)]
    all: bool,
    #[command(flatten)]
    store: StoreArgs,
    #[command(flatten)]
    whole: WholeArgs,
}

const EXAMPLES: &str = super::examples!(
    "quizpress study moon.yaml    # what is due, and ten new cards",
    "quizpress study    # the banks that were studied before",
    "quizpress study moon.yaml --typed",
    "quizpress study --export history.jsonl    # a copy of the history",
);

/// What is done with the history as a whole, instead of a session.
#[derive(Args)]
#[command(next_help_heading = "The history as a whole")]
#[group(multiple = false, conflicts_with_all = ["banks", "typed", "choice", "cram", "tags", "all", "limit"])]
struct WholeArgs {
    /// Fit the schedule to the history
    #[arg(long)]
    optimise: bool,
    /// Take back what --optimise did last
    #[arg(long)]
    undo_optimise: bool,
    /// Write the history as JSON lines, `-` for standard output
    #[arg(long, value_name = "FILE")]
    export: Option<PathBuf>,
    /// Bring in a history that was written with --export; nothing is doubled
    #[arg(long, value_name = "FILE")]
    import: Option<PathBuf>,
}

/// Studies, or does something with the history as a whole.
pub fn run(args: &StudyArgs) -> Result<u8, Failure> {
    let mut files = Files::default();
    if let Some(file) = &args.whole.export {
        return whole::export(files, &args.store, file);
    }
    args.store.claim(&mut files)?;
    let named = banks::named(&mut files, &args.banks)?;
    let history = match &args.whole.import {
        Some(file) => Some(whole::read(&mut files, file)?),
        None => None,
    };
    files.claim(Path::new("-"))?;
    let mut store = match args.whole.optimise || args.whole.undo_optimise {
        true => args.store.open_known()?,
        false => args.store.open()?,
    };
    if let Some(retention) = args.retention {
        store.set_retention(retention).map_err(failure)?;
    }
    if let Some(history) = &history {
        return whole::import(&mut store, history);
    }
    if args.whole.optimise {
        return whole::optimise(&mut store, &args.store);
    }
    if args.whole.undo_optimise {
        return whole::undo_optimise(&mut store);
    }
    study(args, store, named)
}

/// Sees to it that the store is nothing else of this run.
pub fn claim(store: &StoreArgs, files: &mut Files) -> Result<(), Failure> {
    store.claim(files)
}

/// Makes the cards of missed questions due today, and says so.
pub fn remember(
    args: &StoreArgs,
    facts: &Facts,
    bank: Option<&Path>,
    missed: &[&QuestionId],
) -> Result<(), Failure> {
    let mut store = args.open()?;
    let scheduler = scheduler(&store)?;
    store
        .bring_in(
            &deck::roll(facts),
            bank_path::whole(bank).as_deref(),
            &scheduler,
        )
        .map_err(failure)?;
    let card = |id: &&QuestionId| CardId::of_question(facts.id(), id);
    let cards: BTreeSet<CardId> = missed.iter().filter_map(card).collect();
    let known = store.remember(&cards, args.now().day()).map_err(failure)?;
    let words = lang::of(facts.language());
    let known = words.count(known as u64, words.study.cards);
    note(&words.study.remembered.replace("{cards}", &known));
    Ok(())
}

fn study(args: &StudyArgs, mut store: Store, named: Vec<Bank>) -> Result<u8, Failure> {
    let today = args.store.now().day();
    let scheduler = scheduler(&store)?;
    let mut learner = player::player(Screen::Stdout);
    let banks = if named.is_empty() {
        let known = banks::studied(&mut Files::default(), &store, today)?;
        // A script is not asked.
        if args.all || !io::stdin().is_terminal() {
            known.into_iter().map(|(bank, _)| bank).collect()
        } else {
            banks::chosen(known, learner.as_mut())?
        }
    } else {
        named
    };
    if banks.is_empty() {
        return Ok(0);
    }
    let rolls: Vec<Roll> = banks.iter().map(|bank| deck::roll(&bank.facts)).collect();
    for (bank, roll) in banks.iter().zip(&rolls) {
        store
            .bring_in(roll, bank.path.as_deref(), &scheduler)
            .map_err(failure)?;
    }
    let words = lang::of(banks[0].facts.language());
    let ids: Vec<&str> = rolls.iter().map(|roll| roll.id.as_str()).collect();
    let wanted = wanted(args, &banks, &rolls, &ids);
    let mut session = if args.cram {
        crammed(&store, &wanted, args.limit, today)?
    } else {
        due(args, &store, &ids, &wanted, today)?
    };
    let next = |store: &Store| -> Result<Option<(u32, usize)>, Failure> {
        let next = store.next_due(&ids, today).map_err(failure)?;
        Ok(next.map(|(day, cards)| (day.since(today), cards)))
    };
    let told = |error: io::Error| Failure::io("ask", "the cards", &error);
    if session.current(args.store.now()).is_none() {
        learner
            .tell(&talk::nothing_due(next(&store)?, words))
            .map_err(told)?;
        return Ok(0);
    }
    let sides = sides(args, &banks, &session, today);
    let answers = match args.typed {
        true => answers(&banks),
        false => BTreeSet::new(),
    };
    let clock = || args.store.now();
    let mut setting = StudySettings::new(&sides, &scheduler, &clock, words);
    setting.answers = &answers;
    setting.way = way(args);
    if args.cram {
        setting.mode = Mode::Cram;
    }
    ask(&mut session, &setting, learner.as_mut(), &mut store)?;
    let left = session.left(args.store.now().day());
    learner
        .tell(&talk::closing(session.tally(), left, next(&store)?, words))
        .map_err(told)?;
    Ok(0)
}

fn ask(
    session: &mut Session,
    setting: &StudySettings,
    learner: &mut dyn Keys,
    store: &mut Store,
) -> Result<(), Failure> {
    let ended = match setting.mode {
        Mode::Scheduled => talk::run(session, setting, learner, store),
        Mode::Cram => talk::run(session, setting, learner, &mut Crammed(store)),
    };
    match ended {
        Ok(_) => Ok(()),
        Err(StudyError::Store(error)) => Err(failure(error)),
        Err(StudyError::Learner(error)) => Err(Failure::io("ask", "the cards", &error)),
    }
}

fn way(args: &StudyArgs) -> ReviewMode {
    match (args.typed, args.choice) {
        (true, _) => ReviewMode::Typed,
        (_, true) => ReviewMode::Choice,
        _ => ReviewMode::Card,
    }
}

/// The scheduler that the store asks for.
pub fn scheduler(store: &Store) -> Result<Scheduler, Failure> {
    scheduler_with(store, &store.parameters().map_err(failure)?)
}

/// A scheduler with other parameters than those in the store.
pub fn scheduler_with(store: &Store, parameters: &[f32]) -> Result<Scheduler, Failure> {
    let retention = store.retention().map_err(failure)?;
    let retention = retention.unwrap_or(schedule::RETENTION);
    Scheduler::new(parameters, retention).ok_or_else(|| Failure::Failed {
        message: "the parameters in the store are none of FSRS".into(),
        help: Some("take them back with `quizpress study --undo-optimise`".into()),
    })
}

/// What the cards of the session show.
fn sides(
    args: &StudyArgs,
    banks: &[Bank],
    session: &Session,
    today: Day,
) -> BTreeMap<CardId, Side> {
    let asked: HashSet<&CardId> = session.cards().map(|card| &card.id).collect();
    let is_asked = |id: &CardId| asked.contains(id);
    let mut sides = BTreeMap::new();
    for Bank { facts, .. } in banks {
        let cards: Vec<Card> = deck::cards_named(facts, &is_asked).collect();
        let mut choices = match args.choice && !cards.is_empty() {
            true => choice::questions(facts, today, &is_asked),
            false => BTreeMap::new(),
        };
        for card in cards {
            let side = Side {
                topic: (banks.len() > 1).then(|| facts.title().to_owned()),
                choice: choices.remove(&card.id),
                words: lang::of(facts.language()),
                card,
            };
            sides.insert(side.card.id.clone(), side);
        }
    }
    sides
}

/// The answers of all cards, none of which is a typo of another.
fn answers(banks: &[Bank]) -> BTreeSet<String> {
    let cards = banks.iter().flat_map(|bank| deck::cards(&bank.facts));
    cards.flat_map(|card| card.answers).collect()
}

/// What is due, the most overdue first, then new cards up to the daily limit, no two of one fact on one day.
fn due(
    args: &StudyArgs,
    store: &Store,
    banks: &[&str],
    wanted: &Wanted,
    today: Day,
) -> Result<Session, Failure> {
    let mut due: Vec<CardState> = Vec::new();
    let mut take = |card: CardState| {
        if wanted.has(&card.id) {
            due.push(card);
        }
        if due.len() < LONGEST {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    };
    store.due(banks, today, &mut take).map_err(failure)?;
    session::in_order(&mut due, today);
    let limit = args.limit.unwrap_or(usize::MAX);
    let mut facts: BTreeSet<String> = store.facts_asked(today).map_err(failure)?;
    facts.extend(due.iter().map(|card| card.id.of_fact().to_owned()));
    due.truncate(limit);
    let begun = store.begun(banks, today).map_err(failure)?;
    let room = args.new.saturating_sub(begun).min(limit - due.len());
    let mut new: Vec<CardState> = Vec::new();
    if room > 0 {
        let mut take = |card: CardState| {
            if wanted.has(&card.id) && facts.insert(card.id.of_fact().to_owned()) {
                new.push(card);
            }
            if new.len() < room {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        store.new_cards(banks, &mut take).map_err(failure)?;
    }
    Ok(Session::new(due, new))
}

/// Every card that is not suspended, in an order of the day.
fn crammed(
    store: &Store,
    wanted: &Wanted,
    limit: Option<usize>,
    today: Day,
) -> Result<Session, Failure> {
    let mut cards = Vec::new();
    let mut take = |card: CardState, _, present: bool| {
        if present && !card.suspended && wanted.has(&card.id) {
            // The schedule plays no part: each is as good as due today.
            let due = Some(today);
            cards.push(CardState {
                due,
                last: None,
                ..card
            });
        }
    };
    store.cards(&mut take).map_err(failure)?;
    session::in_order(&mut cards, today);
    cards.truncate(limit.unwrap_or(usize::MAX));
    Ok(Session::new(cards, Vec::new()))
}

fn retention(text: &str) -> Result<f32, String> {
    let range = schedule::RETENTIONS;
    let value: f32 = text.parse().map_err(|_| "it is no number, as in `0.9`")?;
    if range.contains(&value) {
        Ok(value)
    } else {
        Err("it lies between 0.70 and 0.97".into())
    }
}
