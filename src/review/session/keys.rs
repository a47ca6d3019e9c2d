//! What keys mean, mode by mode.

use super::super::edits::asks_for;
use super::super::{Input, Step, look};
use super::{After, Mode, Of, Session, Typed, WORKSHEET};
use crate::facts::shape;
use crate::facts::splice::Edit;
use crate::facts::{Answer, Blank, Bound, Standing};

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
            Mode::Rewordings => self.by_rule(&input),
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
    pub(super) fn back(&mut self) -> Step {
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
            Input::Key('w') => return self.begin(Of::Wrong),
            Input::Key('b') => self.choose_by(Mode::Blanks),
            Input::Key('i') => return self.swap(),
            Input::Key('r') => self.reword(),
            Input::Key('d') => self.mode = Mode::Reason,
            Input::Key('s') => self.next(),
            Input::Key('n') => self.next_candidate(),
            Input::Key('h') => self.mode = Mode::More,
            Input::Key(c) if c.is_ascii_digit() => self.begin_number(c),
            Input::Back => self.leave(),
            _ => return self.anywhere(input),
        }
        Step::Wait
    }

    /// Back from what is looked at out of turn, or in the place of what stands in the file.
    fn leave(&mut self) {
        match (self.proposed.take(), self.visit.take()) {
            (None, None) => self.said = Some("q ends the review".into()),
            _ => self.settle(),
        }
    }

    /// A key that means nothing: nor does what was typed behind it.
    pub(super) fn stray(&mut self, input: &Input) -> Step {
        if let Input::Key(key) = input {
            self.said = Some(match key.is_uppercase() {
                true => format!("{key} is no key, they are small letters; e edits the sentence"),
                false => format!("{key} is no key here"),
            });
        }
        Step::Forget
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
                Step::Edit(self.read.text.clone(), line)
            }
            Input::Key('p') if self.worksheet() >= WORKSHEET => Step::Print(None),
            Input::Key('p') => {
                let count = self.worksheet();
                self.said = Some(format!(
                    "a worksheet has {WORKSHEET}, and {count} go together"
                ));
                Step::Wait
            }
            Input::Key('q') | Input::Stop => Step::End,
            _ => self.stray(input),
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
            Input::Key('n') if self.has_article => {
                self.next_sentence();
                Step::Wait
            }
            Input::Enter | Input::Back => {
                self.said = Some("q ends the review".into());
                Step::Wait
            }
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
            return self.stray(input);
        };
        let id = self.current().to_owned();
        self.mode = Mode::Fact;
        // What stands in no file is not dropped there.
        if !self.read.bank.facts().iter().any(|fact| fact.id == id) {
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

    fn more(&mut self, input: &Input) -> Step {
        match input {
            Input::Key('b') => self.choose_by(Mode::Blanks),
            Input::Key('c') => return self.begin(Of::Class),
            Input::Key('w') => return self.begin(Of::Wrong),
            Input::Key('k') => {
                let id = self.current().to_owned();
                self.mode = Mode::Fact;
                let edits = [Edit::set(&["facts", &id, "words"], "article")];
                let said = Some("the article's words may stay".into());
                return self.decide(&edits, After::Stay, said, None);
            }
            Input::Key('f') => {
                self.mode = Mode::Fact;
                let edits = [Edit::set(&["source", "words"], "free")];
                let said = Some("the words of the whole article may stay".into());
                return self.decide(&edits, After::Stay, said, None);
            }
            Input::Key('o') => {
                self.mode = Mode::Fact;
                return self.anywhere(input);
            }
            Input::Key(_) => {
                self.mode = Mode::Fact;
                return self.stray(input);
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
            _ => self.choose_by(Mode::Which(of)),
        }
        Step::Wait
    }

    /// Rows are chosen from.
    pub(super) fn choose_by(&mut self, mode: Mode) {
        self.mode = mode;
        self.place_rows();
    }

    fn which(&mut self, of: Of, input: &Input) -> Step {
        let Input::Key(key) = input else {
            return self.back();
        };
        match self.spots.at(*key).and_then(|spot| spot.blank()) {
            Some(blank) => {
                let blank = blank.to_owned();
                self.of_blank(of, &blank);
                Step::Wait
            }
            None => self.stray(input),
        }
    }

    fn of_blank(&mut self, of: Of, name: &str) {
        let Some(fact) = self.fact() else { return };
        let Some(blank) = fact.blanks.iter().find(|blank| blank.id == name) else {
            return;
        };
        let facts = self.shown().bank.whole();
        let classes = |id| facts.entity(id).classes.join(", ");
        self.mode = match of {
            Of::Ask => {
                let ask = blank.ask_all.as_ref().or(blank.ask.as_ref()).cloned();
                let ask = ask.or_else(|| self.made_ask(blank));
                Mode::Typing(Typed::Ask(name.into()), ask.unwrap_or_default())
            }
            Of::Wrong => return self.choose_by(Mode::Rivals(name.into())),
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

    /// The question that a rule makes of a blank in the sentence as it reads now.
    fn made_ask(&self, blank: &Blank) -> Option<String> {
        let statement = &self.look.as_ref()?.statement;
        let facts = self.shown().bank.whole();
        let mut made = self.source.asks_of(statement).into_iter();
        let made = made.find_map(|(asked, ask)| asks_for(facts, &asked, blank).then_some(ask));
        made.or_else(|| begun_ask(blank))
    }

    fn broken(&mut self, text: String, input: &Input) -> Step {
        let is_own = text != self.read.text;
        match input {
            Input::Key('o') => Step::Edit(text, 1),
            Input::Key('r') if is_own => {
                self.said = Some("as it was before".into());
                self.back()
            }
            Input::Key('r') => Step::Read,
            Input::Key('q') | Input::Stop => Step::End,
            _ => self.stray(input),
        }
    }
}

/// What the question for a number of which a bound is told asks for, as it is written: the article's figure. What it is the
/// number of is to be put before [`TAIL`].
pub(super) fn begun_ask(blank: &Blank) -> Option<String> {
    let Answer::Number {
        bound,
        unit: Some(unit),
        ..
    } = &blank.answer
    else {
        return None;
    };
    match bound {
        Bound::Exact => None,
        Bound::AtLeast | Bound::AtMost => Some(format!("How many {unit}{TAIL}")),
        Bound::About => Some(format!("About how many {unit}{TAIL}")),
    }
}

/// How such a question ends.
pub(super) const TAIL: &str = ", according to the article?";
