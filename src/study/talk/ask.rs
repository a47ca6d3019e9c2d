//! Asking one card: its front, an answer, its back, a grade.

use super::{Asked, Command, Side, StudyError, Table, say};
use crate::lang::StudyWords;
use crate::play::{Given, Line, Press, Prompt};
use crate::quiz::Question;
use crate::study::recall::{self, Recall};
use crate::study::{CardState, Grade, Moment, ReviewMode};
use crate::typed::{self, Judgement};

/// What comes of the front.
enum Front {
    /// The back is shown: whether the answer was right, where the program can tell.
    Turned(Option<bool>),
    Command(Command),
}

impl Table<'_, '_> {
    /// Shows a card until it is graded, or something else is done with it.
    pub(super) fn answer(
        &mut self,
        card: &CardState,
        side: &Side,
        now: Moment,
    ) -> Result<Asked, StudyError> {
        let front = match (self.setting.way, &side.choice) {
            (ReviewMode::Typed, _) => self.typed(card, side)?,
            (ReviewMode::Choice, Some(question)) => self.choice(card, side, question)?,
            _ => self.turned(card)?,
        };
        match front {
            Front::Command(command) => Ok(Asked::Command(command)),
            Front::Turned(right) => {
                self.learner.tell(&say::back(side, right))?;
                self.grade(card, right, now)
            }
        }
    }

    /// Any key turns the card.
    fn turned(&mut self, card: &CardState) -> Result<Front, StudyError> {
        let words = self.setting.words;
        loop {
            let command = match self.learner.press(&say::front_hint(words))? {
                Press::Stop | Press::Nothing => Some(Command::Stop),
                Press::Enter => None,
                Press::Key(key) => command(key, &words.study),
            };
            match command {
                None => return Ok(Front::Turned(None)),
                Some(Command::Flag) => self.toggle_flag(card)?,
                Some(command) => return Ok(Front::Command(command)),
            }
        }
    }

    /// The answer is typed; after a slash a line is a command.
    fn typed(&mut self, card: &CardState, side: &Side) -> Result<Front, StudyError> {
        let words = self.setting.words;
        loop {
            let line = match self.learner.line(&say::typed_hint(words))? {
                Line::Stop | Line::Nothing => return Ok(Front::Command(Command::Stop)),
                Line::Typed(line) => line,
            };
            if line.trim().is_empty() {
                return Ok(Front::Turned(Some(false)));
            }
            if let Some(key) = line
                .trim()
                .strip_prefix('/')
                .and_then(|rest| rest.chars().next())
            {
                match command(key, &words.study) {
                    Some(Command::Flag) => self.toggle_flag(card)?,
                    Some(command) => return Ok(Front::Command(command)),
                    None => self.tell(words.study.no_command)?,
                }
                continue;
            }
            match recall::judge(&side.card, &line, self.setting.answers, side.words) {
                Recall::Right => return Ok(Front::Turned(Some(true))),
                Recall::Wrong => return Ok(Front::Turned(Some(false))),
                Recall::Near(spelling) => {
                    self.tell(&words.study.near.replace("{spelling}", &spelling))?;
                    let right = self.learner.confirm(words.study.forgive, words)?;
                    return Ok(Front::Turned(Some(right)));
                }
                Recall::Coarse => self.tell(&say::coarse(side))?,
                Recall::Unclear(why) => self.tell(&why)?,
            }
        }
    }

    /// One of several options is chosen.
    fn choice(
        &mut self,
        card: &CardState,
        side: &Side,
        question: &Question,
    ) -> Result<Front, StudyError> {
        let mut attempt = 0;
        loop {
            let flagged = self.flag(card);
            let reply = self.learner.ask(&Prompt {
                flagged,
                attempt,
                ..Prompt::new(question, side.words)
            })?;
            if reply.flagged != flagged {
                self.toggle_flag(card)?;
            }
            let judgement = match reply.given {
                Given::Back | Given::Stop | Given::Nothing => {
                    return Ok(Front::Command(Command::Stop));
                }
                Given::Chosen(chosen) => Judgement::Read(typed::chosen(question, chosen)),
                Given::Typed(typed) => typed::judge(question, &typed, side.words),
            };
            match judgement {
                Judgement::Read(answer) | Judgement::Coarse { answer, .. } => {
                    return Ok(Front::Turned(Some(answer.right)));
                }
                Judgement::Unclear(why) => self.tell(&why)?,
            }
            attempt += 1;
        }
    }

    /// Enter is good, or what the program made of the answer.
    fn grade(
        &mut self,
        card: &CardState,
        right: Option<bool>,
        now: Moment,
    ) -> Result<Asked, StudyError> {
        let words = self.setting.words;
        let usual = match right {
            Some(false) => Grade::Again,
            _ => Grade::Good,
        };
        let next = self.setting.scheduler.next(card, now.day());
        let hint = say::grade_hint(next.map(|next| next.interval), usual, self.setting);
        loop {
            let key = match self.learner.press(&hint)? {
                Press::Stop | Press::Nothing => return Ok(Asked::Command(Command::Stop)),
                Press::Enter | Press::Key(' ') => return Ok(Asked::Graded(usual)),
                Press::Key(key) => key,
            };
            if let Some(grade) = grade(key, &words.study) {
                return Ok(Asked::Graded(grade));
            }
            match command(key, &words.study) {
                Some(Command::Flag) => self.toggle_flag(card)?,
                Some(command) => return Ok(Asked::Command(command)),
                None => {}
            }
        }
    }
}

fn grade(key: char, words: &StudyWords) -> Option<Grade> {
    let by_digit = key
        .to_digit(10)
        .and_then(|digit| Grade::of_number(digit as u8));
    let by_letter = || words.grade_keys.iter().position(|&letter| letter == key);
    by_digit.or_else(|| Grade::ALL.get(by_letter()?).copied())
}

fn command(key: char, words: &StudyWords) -> Option<Command> {
    const ALL: [Command; 5] = [
        Command::Skip,
        Command::Suspend,
        Command::Flag,
        Command::Undo,
        Command::Stop,
    ];
    let at = words
        .commands
        .iter()
        .position(|(letter, _)| *letter == key)?;
    ALL.get(at).copied()
}
