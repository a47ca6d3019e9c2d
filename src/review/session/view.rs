//! What is to be seen, mode by mode.

use super::super::look::Look;
use super::super::offers::Row;
use super::super::screen::{self, Shown, View, plain};
use super::keys::{REASONS, TAIL, begun_ask};
use super::{Mode, Of, Session, Typed, WORKSHEET};
use crate::facts::{Answer, Standing};
use crate::generate::cues;
use crate::lang::counted;
use crate::sentence::Sentences;

type Keys = Vec<(&'static str, &'static str)>;

const BACK: (&str, &str) = ("Esc", "back");

impl Session {
    /// What is to be seen now.
    pub fn view(&self) -> View {
        let mut view = View {
            head: self.head(),
            article: self.paragraph(),
            look: self.look.clone(),
            said: self.said.as_deref().map(plain),
            keys: self.keys(),
            ..View::default()
        };
        match &self.mode {
            Mode::Over => {
                view.look = None;
                view.text = self.end();
            }
            Mode::Broken(_, problems) => {
                view.look = None;
                view.article.clear();
                view.text = problems.clone();
            }
            Mode::Reason => view.rows = reasons(),
            Mode::Which(of) => {
                view.rows = self.blank_rows(|name| *of == Of::Ask && self.is_asked(name));
            }
            Mode::Blanks => view.rows = self.spot_rows(),
            Mode::Rewordings => {
                view.rows = self.reworded_rows();
                let copied = self.look.as_ref().and_then(|look| look.copied.clone());
                view.text.extend(copied);
            }
            Mode::Rivals(blank) => {
                view.rows = self.rival_rows(blank);
                view.of = Some(blank.clone());
                let wanted = self
                    .wanted_form(blank)
                    .filter(|_| !self.is_met_by_all(blank));
                view.text.extend(wanted);
                let is_closed = self.blank(blank).is_some_and(|blank| blank.open);
                view.text
                    .extend(is_closed.then(|| "Only these are offered.".to_owned()));
            }
            Mode::Typing(typed, text) => {
                if *typed == Typed::Sentence {
                    view.article = self.whole();
                    view.look = None;
                }
                let is_begun = |look: &&Look| *typed == Typed::Statement && *text == look.statement;
                let look = self.look.as_ref().filter(is_begun);
                view.cursor = look.and_then(|look| look.best);
                if let Typed::Ask(name) = typed
                    && self.blank(name).and_then(begun_ask).as_ref() == Some(text)
                {
                    view.cursor = text.len().checked_sub(TAIL.len());
                }
                if let Typed::Wrong(blank) = typed {
                    view.rows = self.rival_rows(blank);
                }
                view.typed = Some((self.label(typed), text.clone()));
            }
            Mode::Fact | Mode::More => {}
        }
        if !view.rows.is_empty() && self.mode != Mode::Reason {
            view.article.clear();
        }
        view
    }

    fn head(&self) -> Vec<String> {
        let title = self.read.bank.whole().title().to_owned();
        let accepted = self.read.bank.facts().iter();
        let accepted = accepted.filter(|fact| fact.standing == Standing::Accepted);
        let otherwise = match self.otherwise.len() {
            0 => String::new(),
            count => format!(", {count} otherwise than shown"),
        };
        let count = format!(
            "{} accepted · {} of {WORKSHEET} for a worksheet{otherwise}",
            accepted.count(),
            self.worksheet()
        );
        let position = self.look.as_ref().map(|look| {
            let standing = match self.read.bank.facts().iter().any(|fact| fact.id == look.id) {
                true => screen::standing(look.standing),
                false => "in no file yet",
            };
            match self.visit {
                Some(_) => format!("{}, {standing} · ", look.id),
                None => {
                    let (at, count) = (self.at + 1, self.order.len());
                    format!("{at}/{count} {}, {standing} · ", look.id)
                }
            }
        });
        vec![title, position.unwrap_or_default() + &count]
    }

    /// The paragraphs of the article that the evidence stands in, as sentences.
    fn paragraph(&self) -> Vec<Shown> {
        let Some(fact) = self.fact() else {
            return Vec::new();
        };
        if !self.has_article {
            let evidence = fact.evidence.iter();
            let shown = |text: &String| Shown {
                number: 0,
                text: text.clone(),
                is_marked: true,
            };
            return evidence.map(shown).collect();
        }
        let marked = match &self.proposed {
            Some(proposed) => vec![proposed.position],
            None => self.source.evidence(fact),
        };
        let all = self.sentences(&marked);
        let sentences = self.source.sentences();
        let is_near = |shown: &Shown| {
            let paragraph = sentences[shown.number - 1].paragraph;
            let mut near = marked.iter().map(|&position| sentences[position].paragraph);
            match marked.is_empty() {
                true => fact.paragraphs.contains(&(paragraph as u32)),
                false => near.any(|near| near == paragraph),
            }
        };
        all.into_iter().filter(is_near).collect()
    }

    /// The whole article, the evidence of the fact marked.
    fn whole(&self) -> Vec<Shown> {
        let marked = self.fact().map(|fact| self.source.evidence(fact));
        self.sentences(&marked.unwrap_or_default())
    }

    fn sentences(&self, marked: &[usize]) -> Vec<Shown> {
        let sentences = self.source.sentences().iter().enumerate();
        let shown = |(position, sentence): (usize, &crate::draft::sentence::Sentence)| Shown {
            number: position + 1,
            text: sentence.text.clone(),
            is_marked: marked.contains(&position),
        };
        sentences.map(shown).collect()
    }

    fn keys(&self) -> Keys {
        let fact: &[(&str, &str)] = &[
            ("a", "accept"),
            ("e", "edit"),
            ("?", "question"),
            ("d", "drop"),
            ("s", "skip"),
            ("n", "next candidate"),
            ("1–9", "sentence"),
            ("b", "blanks"),
            ("i", "instead"),
            ("r", "reword"),
            ("w", "wrong options"),
            ("u", "undo"),
            ("h", "more"),
        ];
        let print = (self.worksheet() >= WORKSHEET).then_some(("p", "print"));
        let quit = [("q", "quit")];
        match &self.mode {
            Mode::Fact => {
                let mut keys = fact.to_vec();
                let accepted = self
                    .look
                    .as_ref()
                    .is_some_and(|look| look.standing == Standing::Accepted);
                if accepted {
                    keys.retain(|(key, _)| *key != "s");
                    keys[0] = ("a", "next");
                }
                if !self.has_article {
                    keys.retain(|(key, _)| !matches!(*key, "n" | "1–9"));
                }
                keys.into_iter().chain(print).chain(quit).collect()
            }
            Mode::Over => {
                let again = (self.left() > 0).then_some(("Enter", "the drafts that are left"));
                let undo = [("u", "undo")];
                let sentence = [("n", "next sentence without a fact"), ("1–9", "sentence")];
                let sentence = sentence.into_iter().filter(|_| self.has_article);
                print
                    .into_iter()
                    .chain(again)
                    .chain(sentence)
                    .chain(undo)
                    .chain(quit)
                    .collect()
            }
            Mode::More => vec![
                ("b", "blanks on and off"),
                ("c", "class"),
                ("w", "wrong options"),
                ("k", "its words may be the article's"),
                ("f", "all words may: the text is free, or your own"),
                ("o", "open in $EDITOR"),
                BACK,
            ],
            Mode::Rivals(_) => vec![
                ("1–9 a–z", "fix a wrong option, or free it"),
                ("+", "type one"),
                ("=", "only these, or others too"),
                BACK,
            ],
            Mode::Blanks => vec![("1–9 a–z", "a blank on or off"), BACK],
            Mode::Rewordings => vec![("1–9 a–z", "does it"), ("u", "undo"), BACK],
            Mode::Which(_) => vec![("1–9", "which blank"), BACK],
            Mode::Reason => vec![("u c t s o", "why it is dropped"), BACK],
            Mode::Typing(..) => vec![
                ("Enter", "done"),
                ("Ctrl-W", "cuts a word"),
                ("Alt-D", "the next"),
                ("Ctrl-U", "all"),
                BACK,
            ],
            Mode::Broken(text, _) => {
                let other = match *text != self.read.text {
                    true => ("r", "revert"),
                    false => ("r", "read again"),
                };
                vec![("o", "edit again"), other, ("q", "quit")]
            }
        }
    }

    fn label(&self, typed: &Typed) -> String {
        match typed {
            Typed::Statement => {
                "The sentence in your own words; what is in brackets above stays a blank:".into()
            }
            Typed::Sentence => "The number of a sentence (↑ ↓ show more of them):".into(),
            Typed::Ask(blank) => {
                let why = self.unasked(blank).map(|why| format!(" ({why})"));
                let why = why.unwrap_or_default();
                format!("The question for [{blank}]{why}; empty: the sentence with a gap:")
            }
            Typed::Class(blank) => {
                format!("The class of [{blank}], such as city, or narrow to wide: port, city:")
            }
            Typed::Wrong(blank) => {
                let form = self.wanted_form(blank);
                let form = form.map(|form| form + " ").unwrap_or_default();
                format!(
                    "{form}Wrong options for [{blank}], one after the other, or with ; between; 1 3 for two of the list:"
                )
            }
            Typed::Sheet => "The name of the worksheet's file:".into(),
        }
    }

    /// What an answer wants of the wording of its wrong options, before any is typed.
    fn wanted_form(&self, name: &str) -> Option<String> {
        let fact = self.fact()?;
        let position = fact.blanks.iter().position(|blank| blank.id == name)?;
        let blank = &fact.blanks[position];
        if matches!(blank.answer, Answer::Date { .. } | Answer::Number { .. }) {
            return None;
        }
        let sentences = Sentences::new(self.shown().bank.whole());
        let key = sentences.filling(blank);
        let wrong = blank.wrong.iter();
        let wrong: Vec<String> = wrong.map(|wrong| sentences.value(&wrong.value)).collect();
        let wrong: Vec<&str> = wrong.iter().map(String::as_str).collect();
        let stem = sentences.question(fact, position);
        let wanted = |key: &str| cues::wanted(&stem, key, &wrong, sentences.words);
        let aliases = match blank.answer {
            Answer::Entity(id) => sentences.facts.entity(id).aliases.as_slice(),
            _ => &[],
        };
        let is_plain = |alias: &&String| wanted(alias).is_empty();
        let cure = match aliases.iter().find(is_plain) {
            Some(alias) => format!("put “{alias}” in the sentence instead (e)"),
            None => "give it another name in the bank (o)".into(),
        };
        let all = wanted(&key).join(", and one with ");
        (!all.is_empty()).then(|| {
            format!(
                "One of them with {all}, else “{key}” stands out as the right answer; or {cure}."
            )
        })
    }

    /// Whether each wrong option that the list of a blank offers has what the wording of its answer wants.
    fn is_met_by_all(&self, name: &str) -> bool {
        let fact = self.fact();
        let position = fact.and_then(|fact| fact.blanks.iter().position(|blank| blank.id == name));
        let Some((fact, position)) = fact.zip(position) else {
            return false;
        };
        let sentences = Sentences::new(self.shown().bank.whole());
        let key = sentences.filling(&fact.blanks[position]);
        let stem = sentences.question(fact, position);
        let rows = self.rival_rows(name);
        let meets =
            |row: &Row| cues::wanted(&stem, &key, &[row.text.as_str()], sentences.words).is_empty();
        !rows.is_empty() && rows.iter().all(meets)
    }

    /// Why a line for a question is empty: no rule makes one.
    fn unasked(&self, name: &str) -> Option<String> {
        let Mode::Typing(Typed::Ask(_), begun) = &self.mode else {
            return None;
        };
        let look = self
            .look
            .as_ref()
            .filter(|_| begun.is_empty() && !self.is_asked(name))?;
        let at = look.blanks.iter().position(|own| own == name)?;
        let (_, range) = look.filled.iter().find(|(position, _)| *position == at)?;
        let behind = look.statement.get(range.end..).unwrap_or_default();
        let is_last = !behind.contains(char::is_alphanumeric);
        let what = match self.blank(name)?.answer {
            Answer::Text { .. } => "words that no list knows",
            Answer::List { .. } => "these names",
            Answer::Date { .. } => "a date in such a sentence",
            Answer::Number { .. } => "a number in such a sentence",
            Answer::Entity(_) if range.start == 0 => "the subject of such a sentence",
            Answer::Entity(_) if is_last => "a name at the end of such a sentence",
            Answer::Entity(_) => "a name within such a sentence",
        };
        Some(format!("no rule asks for {what}"))
    }

    fn is_asked(&self, name: &str) -> bool {
        let fact = self.fact();
        let blank = fact.and_then(|fact| fact.blanks.iter().find(|blank| blank.id == name));
        blank.is_some_and(|blank| blank.ask.is_some() || blank.ask_all.is_some())
    }

    /// What was done, at the end.
    fn end(&self) -> Vec<String> {
        let [accepted, dropped] = self.decided();
        let mut end = vec![
            format!(
                "That was the last fact: {accepted} accepted and {dropped} dropped in this review, {} left.",
                counted(self.left(), ["draft", "drafts"]),
            ),
            String::new(),
            format!(
                "{} of {WORKSHEET} questions for a worksheet go together.",
                self.worksheet()
            ),
        ];
        let unused = match self.has_article {
            true => self.unused().len(),
            false => 0,
        };
        if unused > 0 {
            let sentences = counted(unused, ["sentence", "sentences"]);
            let has = if unused == 1 { "has" } else { "have" };
            end.push(format!(
                "{sentences} of the article {has} no fact yet: n shows the best of them."
            ));
        }
        let left = self.worksheet.left_out.iter();
        end.extend(left.map(|left| {
            let obstacle = &left.obstacle;
            format!(
                "`{}` stays out: {obstacle}; {}.",
                left.fact,
                obstacle.cure()
            )
        }));
        end
    }
}

fn reasons() -> Vec<Row> {
    let row = |(key, _, means): &(char, &str, &str)| Row {
        key: *key,
        is_on: false,
        text: (*means).into(),
    };
    REASONS.iter().map(row).collect()
}
