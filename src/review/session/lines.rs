//! What comes of lines that were typed.

use super::super::Step;
use super::super::edits::Reworded;
use super::{After, Mode, Session, Typed};
use crate::draft::clauses::is_finite;
use crate::draft::sentence::Sentence;
use crate::facts::splice::Edit;
use crate::facts::{Answer, Blank, Written};
use crate::sentence::Sentences;

impl Session {
    pub(super) fn typed(&mut self, typed: Typed, line: &str) -> Step {
        let id = self.current().to_owned();
        let text = line.split_whitespace().collect::<Vec<_>>().join(" ");
        self.mode = Mode::Fact;
        match typed {
            Typed::Sentence => {
                self.choose(&text);
                Step::Wait
            }
            Typed::Statement => self.reworded(&ended(&text)),
            Typed::Ask(blank) => {
                let field = self.ask_field(&blank);
                let at = ["facts", &id, "blanks", &blank, field];
                let edit = match text.is_empty() {
                    true => Edit::unset(&at),
                    false => Edit::set(&at, text.as_str()),
                };
                let gaps = self.gaps.entry(id.clone()).or_default();
                gaps.retain(|other| *other != blank);
                if text.is_empty() {
                    gaps.push(blank.clone());
                }
                self.drop_notes(&id);
                self.decide(&[edit], After::Stay, None, None)
            }
            Typed::Class(blank) => {
                let Some(edit) = self.class(&blank, &text) else {
                    return Step::Wait;
                };
                self.decide(&[edit], After::Stay, None, None)
            }
            Typed::Wrong(blank) => {
                let typed = text.split(';').map(str::trim);
                let typed = typed.filter(|value| !value.is_empty());
                let values: Vec<String> = typed
                    .flat_map(|value| {
                        let listed = self.listed(&blank, value);
                        listed.unwrap_or_else(|| vec![value.to_owned()])
                    })
                    .collect();
                if values.is_empty() {
                    self.mode = Mode::Rivals(blank);
                    return Step::Wait;
                }
                // Where there is one there are more.
                self.mode = Mode::Typing(Typed::Wrong(blank.clone()), String::new());
                self.change_wrong(&blank, &values, &[])
            }
            Typed::Sheet => match text.is_empty() {
                true => self.back(),
                false => Step::Print(Some(text)),
            },
        }
    }

    /// The field of a blank that its question stands in.
    fn ask_field(&self, name: &str) -> &'static str {
        let blank = self.blank(name);
        let asks_for_all = |blank: &Blank| {
            matches!(blank.answer, Answer::List { .. })
                && (blank.ask_all.is_some() || blank.ask.is_none())
        };
        match blank.is_some_and(asks_for_all) {
            true => "ask-all",
            false => "ask",
        }
    }

    pub(super) fn blank(&self, name: &str) -> Option<&Blank> {
        self.fact()?.blanks.iter().find(|blank| blank.id == name)
    }

    /// A note on a question holds until somebody looks at it.
    fn drop_notes(&mut self, id: &str) {
        self.notes.remove(id);
    }

    /// The fact with its sentence worded anew.
    pub(super) fn reworded(&mut self, text: &str) -> Step {
        let mended = without_stray_comma(text);
        let gone = mended
            .as_ref()
            .map(|(_, verb)| format!("the comma before “{verb}” has gone"));
        let text = mended.as_ref().map_or(text, |(text, _)| text);
        let was_by_rule = self.mode == Mode::Rewordings;
        let Some(fact) = self.fact() else {
            return Step::Wait;
        };
        let id = fact.id.clone();
        let rules: Vec<String> = self
            .source
            .evidence(fact)
            .iter()
            .flat_map(|&position| self.source.asks(position))
            .chain(self.asks.iter().cloned())
            .collect();
        let by_rule = |ask: &str| rules.iter().any(|rule| rule == ask);
        let gaps = self.gaps.get(&id).map_or(&[][..], Vec::as_slice);
        let made = self
            .ground()
            .map(|ground| ground.reworded(fact, text, &self.source, &by_rule, gaps));
        let made = match made {
            Ok(Some(made)) => made,
            Ok(None) => {
                self.said = Some(format!("it has none of its blanks: {}", self.answers()));
                self.mode = Mode::Typing(Typed::Statement, text.to_owned());
                return Step::Wait;
            }
            Err(why) => {
                self.said = Some(super::told_why(&why));
                return Step::Wait;
            }
        };
        let Reworded {
            edits,
            lost,
            kept,
            asks,
            worded,
        } = made;
        self.asks.extend(asks);
        let rewordings = std::mem::take(&mut self.rewordings);
        self.clear_places();
        if was_by_rule {
            self.rewordings = rewordings;
        }
        let notes = kept.iter().map(|blank| {
            format!("[{blank}] its question was typed by hand: does it still fit? (?)")
        });
        self.notes.insert(id, notes.collect());
        let lost = (!lost.is_empty())
            .then(|| format!("lost: “{}” is no blank any more (u)", lost.join("”, “")));
        let worded = worded
            .iter()
            .map(|typed| format!("“{typed}” is the answer as it was typed"));
        let said: Vec<String> = gone.into_iter().chain(worded).chain(lost).collect();
        let said = (!said.is_empty()).then(|| said.join("; "));
        let step = self.decide(&edits, After::Stay, said, None);
        if step == Step::Wait {
            // Nothing that was typed is lost.
            self.mode = Mode::Typing(Typed::Statement, text.to_owned());
        }
        step
    }

    /// What the blanks are filled with, in words.
    fn answers(&self) -> String {
        let sentences = Sentences::new(self.shown().bank.whole());
        let blanks = self.fact().into_iter().flat_map(|fact| &fact.blanks);
        let filled: Vec<String> = blanks.map(|blank| sentences.filling(blank)).collect();
        filled.join(", ")
    }

    /// The class of what fills a blank.
    fn class(&self, name: &str, text: &str) -> Option<Edit> {
        let blank = self.blank(name)?;
        let mut classes = text
            .split(',')
            .map(str::trim)
            .filter(|class| !class.is_empty());
        let value = match (classes.clone().count(), &blank.answer) {
            (2.., Answer::Entity(_)) => Written::list(classes),
            _ => classes.next()?.into(),
        };
        Some(match &blank.answer {
            Answer::Entity(id) => {
                let entity = self.shown().bank.whole().entity(*id);
                Edit::set(&["entities", &entity.id, "class"], value)
            }
            _ => Edit::set(&["facts", self.current(), "blanks", name, "class"], value),
        })
    }

    /// The author's wrong options of a blank with these, and without those.
    pub(super) fn change_wrong(
        &mut self,
        blank: &str,
        with: &[String],
        without: &[String],
    ) -> Step {
        let id = self.current().to_owned();
        let edits = self
            .ground()
            .map(|ground| ground.with_wrong(&id, blank, with, without));
        self.with(edits.map_err(|why| super::told_why(&why)))
    }

    /// Lets only the author's wrong options stand beside an answer, or others again.
    pub(super) fn only_these(&mut self, name: &str) -> Step {
        let Some(blank) = self.blank(name) else {
            return Step::Wait;
        };
        let at = ["facts", self.current(), "blanks", name, "open"];
        let edit = match blank.open {
            true => Edit::unset(&at),
            false if blank.wrong.len() < 2 => {
                self.said = Some("a choice needs two wrong options of yours first".into());
                return Step::Wait;
            }
            false => Edit::set(&at, "true"),
        };
        self.with(Ok(vec![edit]))
    }

    pub(super) fn with(&mut self, edits: Result<Vec<Edit>, String>) -> Step {
        match edits {
            Ok(edits) => self.decide(&edits, After::Stay, None, None),
            Err(why) => {
                self.said = Some(why);
                Step::Wait
            }
        }
    }
}

/// A sentence without the only comma between its subject and its verb, as it is left over where what stood there was cut; and the verb.
fn without_stray_comma(text: &str) -> Option<(String, String)> {
    let sentence = Sentence::of(text, 0, false);
    let verb = (0..sentence.len()).find(|at| is_finite(&sentence, *at))?;
    let before = 0..verb.checked_sub(1)?;
    let is_stray = sentence.word(before.end) == ","
        && !before
            .clone()
            .any(|at| matches!(sentence.word(at), "," | "“" | "\"" | "(" | ":"))
        && before.clone().any(|at| sentence.tag(at).starts_with("NN"))
        && !matches!(sentence.tag(0), "IN" | "RB" | "WRB" | "VBG" | "VBN" | "TO");
    // `In the end, it was`: behind a time or a place stands the subject, never the verb.
    is_stray.then(|| {
        let comma = sentence.words[before.end].clone();
        let mut mended = text.to_owned();
        mended.replace_range(comma, "");
        (mended, sentence.word(verb).to_owned())
    })
}

/// A sentence with a full stop, where it has no end of its own.
fn ended(text: &str) -> String {
    let within = text.trim_end_matches(['"', '”', '»', '\'', '’', ')']);
    match within.ends_with(['.', '!', '?', '…']) || text.is_empty() {
        true => text.to_owned(),
        false => format!("{}.", text.trim_end_matches([',', ';', ':', ' '])),
    }
}
