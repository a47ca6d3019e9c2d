//! What is written, and what comes of it: decisions, and what takes them back.
//!
//! In go edits, out come texts; once one stands in the file, the review goes on from there.

use super::super::edits::Ground;
use super::super::look;
use super::super::{Step, Unprinted};
use super::{Mode, Session, Typed, WORKSHEET, order, sound, told};
use crate::facts::Standing;
use crate::facts::splice::{Edit, Unspliced, splice, written};
use crate::generate::{self, COUNTING_SEED, Plan};
use crate::lang::and_more;

/// A decision that stands in the file.
pub(super) struct Done {
    before: String,
    after: String,
    /// The fact.
    pub(super) id: String,
    /// Where in turn it was, and whether it was looked at out of turn.
    at: usize,
    visit: Option<String>,
    /// What became of it, where it was accepted or dropped.
    pub(super) standing: Option<Standing>,
}

/// What follows once a text is written.
pub(super) struct Pending {
    after: After,
    /// What is said then.
    said: Option<String>,
    standing: Option<Standing>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// The next fact.
    Next,
    /// The same one.
    Stay,
    /// The one that the last decision was about, which is taken back.
    Undo,
}

impl Session {
    /// A text that was to be written stands in the file.
    pub fn written(&mut self, text: String) {
        let Some(pending) = self.pending.take() else {
            return;
        };
        self.line = None;
        // It was sound before it was written.
        let Ok(read) = sound(&self.file, text) else {
            return;
        };
        let before = std::mem::replace(&mut self.read, read).text;
        self.order_new();
        let id = self.current().to_owned();
        if pending.after == After::Undo {
            self.go_back();
        } else {
            self.done.push(Done {
                before,
                after: self.read.text.clone(),
                id,
                at: self.at,
                visit: self.visit.clone(),
                standing: pending.standing,
            });
        }
        let had = self.worksheet();
        let had_names = self.look.as_ref().map(|look| look.put_in.clone());
        let had_run = self.look.as_ref().is_some_and(|look| look.run.is_some());
        let had_otherwise = self.otherwise.clone();
        self.count();
        self.mode = match self.mode {
            Mode::Blanks
            | Mode::Rewordings
            | Mode::Rivals(_)
            | Mode::Typing(Typed::Wrong(_), _) => self.mode.clone(),
            _ => Mode::Fact,
        };
        self.proposed = None;
        self.said = pending.said;
        if pending.standing == Some(Standing::Accepted) {
            self.tell_left_out();
        }
        match pending.after {
            After::Next => self.next(),
            After::Stay | After::Undo => self.settle(),
        }
        if pending.after == After::Stay {
            self.own(&had_names.unwrap_or_default());
        }
        if !had_run && self.mode == Mode::Blanks {
            self.tell_copied();
        }
        if matches!(
            self.mode,
            Mode::Rivals(_) | Mode::Typing(Typed::Wrong(_), _)
        ) {
            self.tell_shared();
        }
        if had < WORKSHEET && self.worksheet() >= WORKSHEET {
            self.say("enough for a worksheet: p prints it, or go on");
        }
        if self.worksheet() >= WORKSHEET && self.otherwise != had_otherwise {
            self.tell_otherwise();
        }
    }

    /// Takes what is said of names put in that were not there before for what whoever put them in knows.
    fn own(&mut self, had: &[String]) {
        let Some(look) = &self.look else { return };
        let new = look.put_in.iter().filter(|said| !had.contains(said));
        let new: Vec<String> = new.cloned().collect();
        if !new.is_empty() {
            self.own_names
                .entry(look.id.clone())
                .or_default()
                .extend(new);
            self.ease();
        }
    }

    /// Says which questions a worksheet would ask otherwise than any screen has shown them.
    fn tell_otherwise(&mut self) {
        if !self.otherwise.is_empty() {
            let ids = self.otherwise.join("`, `");
            self.say(&format!("on it, asked otherwise than shown: `{ids}`"));
        }
    }

    /// Says what keeps the fact that was accepted just now out of a worksheet, or others for its sake.
    fn tell_left_out(&mut self) {
        for said in look::left_out(&self.worksheet, self.current()) {
            self.say(&said);
        }
    }

    /// Says which facts and drafts will not go on a worksheet with this one for the sake of its wrong options.
    fn tell_shared(&mut self) {
        let plan = Plan::new(COUNTING_SEED).count(self.read.bank.facts().len());
        let filled = generate::filled(&self.read.bank.with_drafts(), &plan);
        let id = self.current().to_owned();
        let about = filled.left_out.iter().filter(|left| {
            left.obstacle
                .other()
                .is_some_and(|other| other == id || left.fact == id)
        });
        let others: Vec<&str> = about
            .filter_map(|left| match left.fact == id {
                true => left.obstacle.other(),
                false => Some(left.fact.as_str()),
            })
            .collect();
        let Some(first) = others.first() else { return };
        let more = and_more(others.len() - 1);
        self.say(&format!(
            "beside it `{first}`{more} would not go on a worksheet, as they share names: other wrong options here leave room"
        ));
    }

    /// Says where too many of the article's words stand in a row, now that no blank is between them any more.
    fn tell_copied(&mut self) {
        let look = self.look.as_ref();
        if let Some(said) = look.and_then(|look| look.copied.clone()) {
            self.say(&said);
        }
    }

    /// A text could not be written.
    pub fn unwritten(&mut self, why: &str) {
        self.pending = None;
        self.said = Some(format!("nothing was written: {why}"));
        self.type_again();
    }

    /// Facts that were not there before are looked at behind the others.
    fn order_new(&mut self) {
        let mut new = order(&self.read.bank);
        new.retain(|id| !self.order.contains(id));
        self.order.extend(new);
    }

    /// Nothing that was typed is lost.
    fn type_again(&mut self) {
        if let Some((typed, text)) = self.line.take() {
            self.mode = Mode::Typing(typed, text);
        }
    }

    /// Somebody else has changed the file: what stands there now is looked at, and nothing was written.
    pub fn changed(&mut self, text: String) {
        self.pending = None;
        self.proposed = None;
        self.is_confirming = false;
        match sound(&self.file, text.clone()) {
            Ok(read) => {
                self.read = read;
                self.order_new();
                self.mode = Mode::Fact;
                self.said = Some(
                    "the file was changed meanwhile and is read again: nothing was written".into(),
                );
            }
            Err(problems) => {
                self.mode = Mode::Broken(text.clone(), told(&problems));
                self.read.text = text;
            }
        }
        self.count();
        self.settle();
        if self.mode == Mode::Fact {
            self.type_again();
        }
    }

    /// What came of a text that was given to be edited.
    pub fn edited(&mut self, text: Result<String, String>) -> Step {
        let text = match text {
            Ok(text) if text == self.read.text => {
                self.said = Some("nothing was changed".into());
                return Step::Wait;
            }
            Ok(text) => text,
            Err(why) => {
                self.said = Some(why);
                return Step::Wait;
            }
        };
        match sound(&self.file, text.clone()) {
            Ok(_) => self.write(text, After::Stay, None, None),
            Err(problems) => {
                self.mode = Mode::Broken(text, told(&problems));
                Step::Wait
            }
        }
    }

    /// What came of a worksheet that was to be printed.
    pub fn printed(&mut self, printed: Result<String, Unprinted>) {
        self.mode = Mode::Fact;
        self.said = Some(match printed {
            Ok(files) => format!("printed: {files}"),
            Err(Unprinted::Failed(why)) => format!("not printed: {why}"),
            Err(Unprinted::Taken(free)) => {
                self.mode = Mode::Typing(Typed::Sheet, free);
                "files of that name are there already, and may have been handed out".into()
            }
        });
        if self.mode == Mode::Fact && self.look.is_none() {
            self.mode = Mode::Over;
        }
    }

    /// Takes the last decision off the list, and looks at its fact.
    pub(super) fn go_back(&mut self) {
        let Some(done) = self.done.pop() else { return };
        self.mode = Mode::Fact;
        self.at = done.at;
        // What came with that decision has gone with it.
        let is_there = |id: &String| self.read.bank.facts().iter().any(|fact| fact.id == *id);
        self.visit = done.visit.filter(is_there);
    }

    /// The text with some edits is to be written.
    pub(super) fn decide(
        &mut self,
        edits: &[Edit],
        after: After,
        said: Option<String>,
        standing: Option<Standing>,
    ) -> Step {
        match splice(&self.file, &self.shown().text, edits) {
            Ok(text) => self.write(text, after, said, standing),
            Err(why) => {
                self.said = Some(format!("nothing was written: {}", told_why(&why)));
                Step::Wait
            }
        }
    }

    pub(super) fn write(
        &mut self,
        text: String,
        after: After,
        said: Option<String>,
        standing: Option<Standing>,
    ) -> Step {
        self.pending = Some(Pending {
            after,
            said,
            standing,
        });
        Step::Write(text)
    }

    /// The text before the last decision; where somebody has changed the file since, without what that changed.
    pub(super) fn undo(&mut self) -> Step {
        let Some(last) = self.done.last() else {
            self.said = Some("nothing was decided yet".into());
            return Step::Wait;
        };
        let said = Some(format!("taken back: `{}`", last.id));
        if self.read.text == last.after {
            let before = last.before.clone();
            return self.write(before, After::Undo, said, None);
        }
        let back = || {
            let (before, after) = (
                written(&self.file, &last.before)?,
                written(&self.file, &last.after)?,
            );
            let ground = Ground::new(&self.file, &self.read.text, &self.read.bank)?;
            splice(
                &self.file,
                &self.read.text,
                &ground.back_to(&before, &after),
            )
        };
        match back() {
            Ok(text) => self.write(text, After::Undo, said, None),
            Err(why) => {
                self.said = Some(format!("it cannot be taken back: {}", told_why(&why)));
                Step::Wait
            }
        }
    }
}

/// Why a text was not spliced, in one line.
pub(super) fn told_why(why: &Unspliced) -> String {
    match why {
        Unspliced::Flow(_) | Unspliced::Comment(_) | Unspliced::Otherwise => {
            format!("{why}: o opens it")
        }
        Unspliced::Unsound(problems) => {
            let first = problems.first().map(|problem| problem.message.clone());
            format!("it would be no sound bank: {}", first.unwrap_or_default())
        }
        Unspliced::Missing(_) => why.to_string(),
    }
}
