//! Asking a quiz, and keeping the score.
//!
//! In goes a [`Quiz`] and a [`Player`], out comes an [`Outcome`]. All that is said is composed here, once, so
//! that every player shows the same text. This module does not know terminals, files or exit codes; only
//! [`terminal`] below it does.

mod keys;
mod layout;
pub mod lines;
mod player;
mod result;
pub mod resume;
pub(crate) mod talk;
#[cfg(feature = "terminal")]
pub mod terminal;

use std::collections::BTreeSet;
use std::io;

use crate::lang::{self, Words};
use crate::quiz::{Form, Question, QuestionId, Quiz};
use crate::typed::{self, Answer, Judgement};

pub use keys::{Keys, Line, Press};
pub use layout::{Paragraph, Tone, WIDEST};
pub use lines::{Echo, Lines};
pub use player::{Given, Player, Prompt, Reply, ResponseType};
pub use result::json;
#[cfg(feature = "terminal")]
pub use terminal::Terminal;

/// How a quiz is played.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct PlaySettings<'a> {
    /// When the verdicts are given.
    pub feedback: Feedback,
    /// Makes of a quiz its version of a number from 1: its options in a new order.
    pub version: &'a dyn Fn(&Quiz, u32) -> Quiz,
    /// The command that repeats the quiz.
    pub repeat: &'a str,
    /// What was answered before, one for each question, where the quiz goes on; empty where it begins.
    pub begun: &'a [Record],
    /// How it is kept for later, where it is.
    pub later: Option<Later<'a>>,
}

impl<'a> PlaySettings<'a> {
    /// A quiz that begins, with a verdict after each answer, and that is not kept for later; what
    /// [`PlaySettings::version`] and [`PlaySettings::repeat`] are.
    pub fn new(version: &'a dyn Fn(&Quiz, u32) -> Quiz, repeat: &'a str) -> PlaySettings<'a> {
        PlaySettings {
            feedback: Feedback::AfterEach,
            version,
            repeat,
            begun: &[],
            later: None,
        }
    }
}

/// How a quiz is kept that is not finished.
#[derive(Clone, Copy)]
pub struct Later<'a> {
    /// Keeps what was answered, and says whether that could be done.
    pub keep: &'a dyn Fn(&[Record]) -> bool,
    /// The command that goes on with it.
    pub command: &'a str,
}

/// When the verdicts are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feedback {
    /// The verdict and the explanation follow each answer.
    AfterEach,
    /// After the last answer, as in an exam.
    AtTheEnd,
}

/// What came of a quiz.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether all was asked, and what ended it where not.
    pub ending: QuizEnd,
    /// One for each question of the quiz, from the first time it was asked.
    pub records: Vec<Record>,
}

/// How a quiz ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuizEnd {
    /// Every question was answered.
    Finished,
    /// The person ended it, in the quiz or while the missed questions were asked again.
    Stopped,
    /// Nothing more came before this question was answered, counted from 1.
    CutShort(usize),
}

/// What came of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The answer, where one was given.
    pub answer: Option<Answer>,
    /// Whether the person flagged it.
    pub flagged: bool,
}

impl Record {
    /// Whether it was answered right.
    pub fn right(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.right)
    }

    /// Whether it was answered, and not right.
    pub fn missed(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| !answer.right)
    }
}

impl Outcome {
    /// How many questions were answered.
    pub fn answered(&self) -> usize {
        let answered = self.records.iter().filter(|record| record.answer.is_some());
        answered.count()
    }

    /// How many questions were answered right.
    pub fn score(&self) -> usize {
        self.records.iter().filter(|record| record.right()).count()
    }
}

/// Asks every question, tells the score, asks what was missed again for as long as that is wanted, and closes
/// with the source and the command that repeats the quiz.
///
/// # Errors
/// The player cannot be reached.
pub fn play(quiz: &Quiz, setting: &PlaySettings, player: &mut dyn Player) -> io::Result<Outcome> {
    let words = lang::of(&quiz.language);
    player.tell(&talk::opening(quiz))?;
    let mut outcome = round(quiz, setting, player, words)?;
    let unfinished = outcome.ending != QuizEnd::Finished && outcome.answered() > 0;
    let later = setting
        .later
        .filter(|later| unfinished && (later.keep)(&outcome.records));
    let mut missed = missed(quiz, &outcome);
    let mut version = 0;
    while outcome.ending == QuizEnd::Finished
        && !missed.is_empty()
        && player.confirm(&talk::again(missed.len(), words), words)?
    {
        version += 1;
        let again = (setting.version)(&only(quiz, &missed), version);
        let anew = PlaySettings {
            begun: &[],
            later: None,
            ..*setting
        };
        let repeated = round(&again, &anew, player, words)?;
        outcome.ending = repeated.ending;
        carry_flags(quiz, &mut outcome, &again, &repeated);
        missed = self::missed(&again, &repeated);
    }
    let resume = later.map(|later| later.command);
    player.tell(&talk::closing(
        quiz,
        &outcome,
        setting.repeat,
        resume,
        words,
    ))?;
    Ok(outcome)
}

/// Asks every question that is not answered yet, and tells the score.
fn round(
    quiz: &Quiz,
    setting: &PlaySettings,
    player: &mut dyn Player,
    words: &Words,
) -> io::Result<Outcome> {
    let count = quiz.questions.len();
    let mut records = setting.begun.to_vec();
    records.resize(count, Record::default());
    let mut outcome = Outcome {
        ending: QuizEnd::Finished,
        records,
    };
    if outcome.answered() > 0 {
        player.tell(&talk::taken_up(outcome.answered(), count, words))?;
    }
    let mut next = unanswered(&outcome.records, 0);
    while let Some((question, at)) = next.and_then(|at| Some((quiz.questions.get(at)?, at))) {
        player.tell(&talk::question(question, at + 1, count, words))?;
        let mut record = outcome.records[at].clone();
        if let Some(answer) = &record.answer {
            player.tell(&talk::yours(answer, words))?;
        }
        let back = setting.feedback == Feedback::AtTheEnd && at > 0;
        let asked = answer(question, setting.feedback, back, &mut record, player, words)?;
        outcome.records[at] = record;
        match asked {
            Asked::Answered => {}
            Asked::Back => {
                next = Some(at.saturating_sub(1));
                continue;
            }
            Asked::Stopped => outcome.ending = QuizEnd::Stopped,
            Asked::Nothing => outcome.ending = QuizEnd::CutShort(at + 1),
        }
        if outcome.ending != QuizEnd::Finished {
            break;
        }
        if let Some(later) = setting.later {
            (later.keep)(&outcome.records);
        }
        next = match (setting.feedback, &outcome.records[at].answer) {
            (Feedback::AfterEach, Some(answer)) => {
                player.tell(&talk::feedback(question, answer, words))?;
                unanswered(&outcome.records, at + 1)
            }
            // Who went back comes by what was answered since.
            _ => Some(at + 1),
        };
    }
    if setting.feedback == Feedback::AtTheEnd {
        player.tell(&talk::review(quiz, &outcome, words))?;
    }
    player.tell(&talk::score(quiz, &outcome, words))?;
    Ok(outcome)
}

/// The first question from a position on that has no answer yet.
fn unanswered(records: &[Record], from: usize) -> Option<usize> {
    (from..records.len()).find(|&at| records[at].answer.is_none())
}

/// What comes of asking a question.
enum Asked {
    Answered,
    Back,
    Stopped,
    Nothing,
}

/// Asks a question until an answer is clear, and puts it on record. A date that is less precise than asked is no
/// answer, however often it comes, but where that would tell nothing.
fn answer(
    question: &Question,
    feedback: Feedback,
    back: bool,
    record: &mut Record,
    player: &mut dyn Player,
    words: &Words,
) -> io::Result<Asked> {
    for attempt in 0.. {
        let reply = player.ask(&Prompt {
            flag_key: flag_key(question, words),
            flagged: record.flagged,
            attempt,
            given: record.answer.as_ref(),
            back,
            leave: Some(words.play.leave),
            ..Prompt::new(question, words)
        })?;
        record.flagged = reply.flagged;
        let judgement = match reply.given {
            Given::Back => return Ok(Asked::Back),
            Given::Stop => return Ok(Asked::Stopped),
            Given::Nothing => return Ok(Asked::Nothing),
            Given::Chosen(chosen) => Judgement::Read(typed::chosen(question, chosen)),
            Given::Typed(typed) => typed::judge(question, &typed, words),
        };
        match judgement {
            Judgement::Unclear(why) => player.tell(&talk::unclear(&why))?,
            Judgement::Coarse { fits, .. } if is_told(question, fits, feedback) => {
                player.tell(&talk::coarse(question, feedback, words))?;
            }
            Judgement::Coarse { answer, .. } | Judgement::Read(answer) => {
                record.answer = Some(answer);
                break;
            }
        }
    }
    Ok(Asked::Answered)
}

/// Whether a coarse answer is told so and asked again. In an exam every coarse date is, which tells nothing; a coarse
/// figure is known as such only where it is right.
fn is_told(question: &Question, fits: bool, feedback: Feedback) -> bool {
    match feedback {
        Feedback::AfterEach => fits,
        Feedback::AtTheEnd => matches!(question.form, Form::Date(_)),
    }
}

/// `f`, where that is no answer; it is the sixth option, or false.
fn flag_key(question: &Question, words: &Words) -> char {
    let has_sixth = question.form.options().len() >= 6;
    let is_answer = !matches!(typed::judge(question, "f", words), Judgement::Unclear(_));
    if has_sixth || is_answer { '!' } else { 'f' }
}

/// The ids of the questions that were answered, and not right.
fn missed(quiz: &Quiz, outcome: &Outcome) -> BTreeSet<QuestionId> {
    let both = quiz.questions.iter().zip(&outcome.records);
    let missed = both.filter(|(_, record)| record.missed());
    missed.map(|(question, _)| question.id.clone()).collect()
}

/// The quiz with these questions alone.
fn only(quiz: &Quiz, ids: &BTreeSet<QuestionId>) -> Quiz {
    let mut part = quiz.clone();
    part.questions.retain(|question| ids.contains(&question.id));
    part
}

/// What was flagged when it was asked again counts as well.
fn carry_flags(quiz: &Quiz, outcome: &mut Outcome, again: &Quiz, repeated: &Outcome) {
    let both = again.questions.iter().zip(&repeated.records);
    let flagged: BTreeSet<&str> = both
        .filter(|(_, record)| record.flagged)
        .map(|(question, _)| question.id.as_str())
        .collect();
    for (question, record) in quiz.questions.iter().zip(&mut outcome.records) {
        record.flagged |= flagged.contains(question.id.as_str());
    }
}

#[cfg(test)]
mod tests;
