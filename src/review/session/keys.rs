//! What keys mean, mode by mode.

use super::super::screen::position;
use super::super::{Ending, Input, Step, look};
use super::{After, Mode, Of, Proposed, Session, Typed, WORKSHEET, sound};
use crate::draft::proposal::Proposal;
use crate::facts::shape;
use crate::facts::splice::{Edit, splice};
use crate::facts::{Answer, Bank, Standing};

/// Why a fact is dropped: the key, what stands in the bank, and what it means.
pub(in super::super) const REASONS: [(char, &str, &str); 5] = [
    ('u', shape::REASONS[0], "untrue, or doubtful"),
    ('c', shape::REASONS[1], "unclear without the article"),
    ('t', shape::REASONS[2], "trivial, or guessed"),
    ('s', shape::REASONS[3], "said by another fact"),
    ('o', shape::REASONS[4], "for another reason"),
];

impl Session {
    /// Takes an input.
    pub fn step(&mut self, input: Input) -> Step {
        self.said = None;
        self.line = None;
        match self.mode.clone() {
            Mode::Fact => self.of_fact(&input),
            Mode::Over => self.when_over(&input),
            Mode::Reason => self.reason(&input),
            Mode::More => self.more(&input),
            Mode::Which(of) => self.which(of, &input),
            Mode::Blanks => self.blanks(&input),
            Mode::Rivals(blank) => self.rivals(&blank, &input),
            Mode::Broken(text, _) => self.broken(text, &input),
            Mode::Typing(typed, _) => match input {
                Input::Line(line) => {
                    self.line = Some((typed.clone(), line.clone()));
                    self.typed(typed, &line)
                }
                _ => self.back(),
            },
        }
    }

    /// Back to the fact.
    fn back(&mut self) -> Step {
        self.mode = match self.look {
            Some(_) => Mode::Fact,
            None => Mode::Over,
        };
        Step::Wait
    }

    fn of_fact(&mut self, input: &Input) -> Step {
        let was_confirming = std::mem::take(&mut self.is_confirming);
        match *input {
            Input::Key('a') | Input::Enter => return self.accept(was_confirming),
            Input::Key('e') => {
                let statement = self.look.as_ref().map(|look| look.statement.clone());
                self.mode = Mode::Typing(Typed::Statement, statement.unwrap_or_default());
            }
            Input::Key('?') => return self.begin(Of::Ask),
            Input::Key('d') => self.mode = Mode::Reason,
            Input::Key('s') => self.next(),
            Input::Key('n') => self.next_candidate(),
            Input::Key('h') => self.mode = Mode::More,
            Input::Key(c) if c.is_ascii_digit() => self.begin_number(c),
            _ => return self.anywhere(input),
        }
        Step::Wait
    }

    /// Begins the number of a sentence by its first digit.
    fn begin_number(&mut self, digit: char) {
        match self.source.sentences().is_empty() || !self.has_article {
            true => self.said = Some("there is no article to choose from".into()),
            false => self.mode = Mode::Typing(Typed::Sentence, digit.to_string()),
        }
    }

    /// The keys that mean the same in every mode without choices.
    fn anywhere(&mut self, input: &Input) -> Step {
        match input {
            Input::Key('u') => self.undo(),
            Input::Key('o') => {
                let line = self.look.as_ref().map_or(1, |look| look.line);
                Step::Edit(self.text.clone(), line)
            }
            Input::Key('p') if self.worksheet >= WORKSHEET => Step::End(Ending::Print),
            Input::Key('q') | Input::Stop => Step::End(Ending::Left),
            _ => Step::Wait,
        }
    }

    fn when_over(&mut self, input: &Input) -> Step {
        match input {
            Input::Enter if self.left() > 0 => {
                self.at = 0;
                self.mode = Mode::Fact;
                self.settle();
                Step::Wait
            }
            Input::Key('s') | Input::Enter => Step::Wait,
            Input::Key(c) if c.is_ascii_digit() => {
                self.begin_number(*c);
                Step::Wait
            }
            _ => self.anywhere(input),
        }
    }

    fn accept(&mut self, is_second: bool) -> Step {
        let Some(look) = &self.look else {
            return Step::Wait;
        };
        if look.is_refused() {
            self.said = Some(format!("not accepted: {}", look::refusal(look)));
            return Step::Wait;
        }
        if look.standing == Standing::Accepted {
            self.next();
            return Step::Wait;
        }
        if look.is_warned() && !is_second {
            self.said = Some(format!(
                "{}: a again accepts it as it is",
                look::warnings(look)
            ));
            self.is_confirming = true;
            return Step::Wait;
        }
        let id = look.id.clone();
        let edits = ["draft", "reason"].map(|field| Edit::unset(&["facts", &id, field]));
        let said = Some(format!("accepted: `{id}`"));
        self.decide(&edits, After::Next, said, Some(Standing::Accepted))
    }

    fn reason(&mut self, input: &Input) -> Step {
        let Input::Key(key) = input else {
            return self.back();
        };
        let Some((_, reason, _)) = REASONS.iter().find(|(own, _, _)| own == key) else {
            return Step::Wait;
        };
        let id = self.current().to_owned();
        self.mode = Mode::Fact;
        // What stands in no file is not dropped there.
        if !self.bank.facts().iter().any(|fact| fact.id == id) {
            self.next();
            return Step::Wait;
        }
        self.proposed = None;
        let edits = [
            Edit::set(&["facts", &id, "draft"], Standing::Dropped.name()),
            Edit::set(&["facts", &id, "reason"], *reason),
        ];
        let said = Some(format!("dropped: `{id}`"));
        self.decide(&edits, After::Next, said, Some(Standing::Dropped))
    }

    /// The next fact that the sentence could become; behind the last one, what stands in the file.
    fn next_candidate(&mut self) {
        let position = match &self.proposed {
            Some(proposed) => Some(proposed.position),
            None => self
                .fact()
                .filter(|_| self.has_article)
                .and_then(|fact| self.source.evidence(fact).first().copied()),
        };
        let accepted = self
            .fact()
            .is_none_or(|fact| fact.standing == Standing::Accepted);
        let Some(position) = position.filter(|_| !accepted) else {
            self.said = Some(match accepted {
                true => "it is accepted already: e words it anew".into(),
                false => "its sentence is not known: name it by its number, or use e".into(),
            });
            return;
        };
        let candidates = self.source.candidates(position);
        let from = self
            .proposed
            .as_ref()
            .map_or(0, |proposed| proposed.nth + 1);
        let is_new = self.is_new();
        let stands = self.fact().map(|fact| fact.statement.clone());
        for (nth, candidate) in candidates.iter().enumerate().skip(from) {
            if self.propose(candidate, position, nth, !is_new)
                && self.fact().map(|fact| &fact.statement) != stands.as_ref()
            {
                self.said = Some(format!("candidate {} of {}", nth + 1, candidates.len()));
                return self.settle();
            }
        }
        self.proposed = None;
        if is_new {
            if let Some(first) = candidates.first() {
                self.propose(first, position, 0, false);
            }
            self.said = Some("that was the last candidate: the first again".into());
        } else {
            self.said = Some("no other candidate: this is what stands in the file".into());
        }
        self.settle();
    }

    /// Whether what is looked at stands in no file.
    fn is_new(&self) -> bool {
        let id = self.current();
        !self.bank.facts().iter().any(|fact| fact.id == id)
    }

    /// Looks at a candidate, in the position of the fact that is looked at or as one of its own; whether it can stand there.
    fn propose(
        &mut self,
        candidate: &Proposal,
        position: usize,
        nth: usize,
        instead: bool,
    ) -> bool {
        let id = instead.then(|| self.current().to_owned());
        let made = super::Ground::new(&self.file, &self.text, &self.bank)
            .map(|ground| ground.proposed(&self.source, candidate, id.as_deref()));
        let Ok((id, edits)) = made else {
            return false;
        };
        let Ok(text) = splice(&self.file, &self.text, &edits) else {
            return false;
        };
        let Ok(bank) = sound(&self.file, &text) else {
            return false;
        };
        self.proposed = Some(Proposed {
            text,
            bank,
            position,
            nth,
        });
        if !instead {
            self.visit = Some(id);
        }
        true
    }

    /// Looks at the fact of a sentence of the article, by its number: one that is there, or the best that it could become.
    pub(super) fn choose(&mut self, line: &str) {
        self.mode = Mode::Fact;
        let count = self.source.sentences().len();
        let position = line.trim().parse::<usize>().ok();
        let position = position.and_then(|number| number.checked_sub(1));
        let Some(position) = position.filter(|&position| position < count) else {
            self.said = Some(format!("the article has the sentences 1 to {count}"));
            return;
        };
        self.proposed = None;
        let of_sentence = |bank: &Bank| {
            let mut facts = bank.facts().iter();
            let found = facts.find(|fact| {
                fact.standing == Standing::Draft && self.source.evidence(fact).contains(&position)
            });
            found.map(|fact| fact.id.clone())
        };
        if let Some(id) = of_sentence(&self.bank) {
            self.visit = Some(id).filter(|id| self.order.get(self.at) != Some(id));
            return self.settle();
        }
        let candidates = self.source.candidates(position);
        let mut found = candidates.iter().enumerate();
        match found.find(|(nth, candidate)| self.propose(candidate, position, *nth, false)) {
            Some(_) => {
                self.said = Some(format!(
                    "1 of {} candidates: n shows others",
                    candidates.len()
                ))
            }
            None => {
                self.said = Some(format!(
                    "no rule makes a fact of sentence {}: write one with o",
                    position + 1
                ));
            }
        }
        self.settle();
    }

    fn more(&mut self, input: &Input) -> Step {
        match input {
            Input::Key('b') => self.mode = Mode::Blanks,
            Input::Key('c') => return self.begin(Of::Class),
            Input::Key('w') => return self.begin(Of::Wrong),
            Input::Key('k') => {
                let id = self.current().to_owned();
                self.mode = Mode::Fact;
                let edits = [Edit::set(&["facts", &id, "words"], "article")];
                let said = Some("the article's words may stay".into());
                return self.decide(&edits, After::Stay, said, None);
            }
            Input::Key('o') => {
                self.mode = Mode::Fact;
                return self.anywhere(input);
            }
            _ => return self.back(),
        }
        Step::Wait
    }

    /// Begins what is done to one blank: the only one, or the one that is chosen.
    fn begin(&mut self, of: Of) -> Step {
        let blanks = self.look.as_ref().map(|look| look.blanks.clone());
        match blanks.unwrap_or_default().as_slice() {
            [only] => self.of_blank(of, only),
            _ => self.mode = Mode::Which(of),
        }
        Step::Wait
    }

    fn which(&mut self, of: Of, input: &Input) -> Step {
        let Input::Key(key) = input else {
            return self.back();
        };
        let blanks = self.in_order();
        match position(*key).and_then(|position| blanks.get(position)) {
            Some(blank) => self.of_blank(of, blank),
            None => return self.back(),
        }
        Step::Wait
    }

    /// The names of the blanks in the order of the sentence.
    pub(super) fn in_order(&self) -> Vec<String> {
        let Some(look) = &self.look else {
            return Vec::new();
        };
        let mut filled = look.filled.clone();
        filled.sort_by_key(|(_, range)| range.start);
        let names = filled
            .iter()
            .filter_map(|(position, _)| look.blanks.get(*position));
        names.cloned().collect()
    }

    fn of_blank(&mut self, of: Of, name: &str) {
        let Some(fact) = self.fact() else { return };
        let Some(blank) = fact.blanks.iter().find(|blank| blank.id == name) else {
            return;
        };
        let facts = self.shown().0.whole();
        let classes = |id| facts.entity(id).classes.join(", ");
        self.mode = match of {
            Of::Ask => {
                let ask = blank.ask_all.as_ref().or(blank.ask.as_ref());
                Mode::Typing(Typed::Ask(name.into()), ask.cloned().unwrap_or_default())
            }
            Of::Wrong => Mode::Rivals(name.into()),
            Of::Class => {
                let class = match &blank.answer {
                    Answer::Entity(id) => Some(classes(*id)),
                    Answer::Text { class, .. } => Some(class.clone().unwrap_or_default()),
                    _ => None,
                };
                match class {
                    Some(class) => Mode::Typing(Typed::Class(name.into()), class),
                    None => {
                        self.said = Some("only names and words have a class".into());
                        Mode::Fact
                    }
                }
            }
        };
    }

    fn broken(&mut self, text: String, input: &Input) -> Step {
        let is_own = text != self.text;
        match input {
            Input::Key('o') => Step::Edit(text, 1),
            Input::Key('r') if is_own => {
                self.said = Some("as it was before".into());
                self.back()
            }
            Input::Key('r') => Step::Read,
            Input::Key('q') | Input::Stop => Step::End(Ending::Left),
            _ => Step::Wait,
        }
    }
}
