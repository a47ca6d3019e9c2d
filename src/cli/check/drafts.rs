//! The drafts of a bank: what each would yield, and what it lacks to be accepted.

use quizpress::article::gate::{Gate, Objection, Weight};
use quizpress::facts::{Bank, CARDS_ONLY, Fact, Standing};
use quizpress::generate::{self, Plan};
use quizpress::lang::counted;

/// The drafts of a bank.
#[derive(Default)]
pub struct Drafts {
    /// Those that wait for somebody.
    pub waiting: Vec<Draft>,
    /// How many were turned down.
    pub dropped: usize,
}

/// A fact that nobody has accepted yet.
pub struct Draft {
    /// The id of the fact.
    pub id: String,
    /// Its line in the file.
    pub line: u32,
    /// How many questions it would yield, were all drafts accepted.
    pub questions: usize,
    /// What it lacks to be accepted.
    pub lacks: Vec<String>,
    /// What wants a look.
    pub notes: Vec<String>,
}

impl Drafts {
    /// The drafts of a bank, held against its article where there is one.
    pub fn of(bank: &Bank, article: Option<&str>, plan: &Plan) -> Drafts {
        let all = bank.facts().iter();
        let (drafts, dropped): (Vec<&Fact>, Vec<&Fact>) = all
            .filter(|fact| fact.standing != Standing::Accepted)
            .partition(|fact| fact.standing == Standing::Draft);
        if drafts.is_empty() {
            return Drafts {
                waiting: Vec::new(),
                dropped: dropped.len(),
            };
        }
        let gate = article.map(|text| Gate::new(bank, text));
        let facts = bank.with_drafts();
        let yields = generate::yields(&facts, plan);
        let questions = |id: &str| {
            let made = yields.iter().filter(|found| found.outcome.is_ok());
            made.filter(|found| facts.facts()[found.fact].id == id)
                .count()
        };
        let waiting = drafts.into_iter().map(|fact| {
            let mut draft = Draft {
                id: fact.id.clone(),
                line: fact.place.line,
                questions: questions(&fact.id),
                lacks: fact.lacks(),
                notes: Vec::new(),
            };
            if let Some(gate) = &gate {
                draft.hold(gate, fact);
            }
            let for_cards = fact.blanks.iter().all(|blank| blank.kinds == [CARDS_ONLY]);
            if draft.questions == 0 && draft.lacks.is_empty() && !for_cards {
                draft.lacks.push("a blank that can be asked".into());
            }
            draft
        });
        Drafts {
            waiting: waiting.collect(),
            dropped: dropped.len(),
        }
    }

    /// A line each, and one before them.
    pub fn text(&self) -> String {
        let Drafts { waiting, dropped } = self;
        if waiting.is_empty() && *dropped == 0 {
            return String::new();
        }
        let drafts = counted(waiting.len(), ["draft", "drafts"]);
        let dropped = match dropped {
            0 => String::new(),
            n => format!(", and {n} dropped"),
        };
        let lines: String = waiting.iter().map(Draft::text).collect();
        format!("left out: {drafts}{dropped}\n{lines}")
    }
}

impl Draft {
    fn hold(&mut self, gate: &Gate, fact: &Fact) {
        for Objection { weight, said } in gate.objections(fact) {
            match weight {
                Weight::Refused => self.lacks.push(said),
                Weight::Shown => self.notes.push(said),
            }
        }
        self.lacks.extend(gate.copied(fact).map(|run| {
            format!(
                "words of its own: {} in a row are the article's, `{}`",
                run.words, run.text
            )
        }));
    }

    fn text(&self) -> String {
        let questions = counted(self.questions, ["question", "questions"]);
        let said = |word: &str, all: &[String]| -> String {
            all.iter()
                .map(|said| format!("    {word}: {said}\n"))
                .collect()
        };
        let (lacks, notes) = (said("lacks", &self.lacks), said("look", &self.notes));
        format!("  {}: {questions}\n{lacks}{notes}", self.id)
    }
}
