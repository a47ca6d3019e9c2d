//! The author's proof: each question of a bank once, as a reader meets it, and far below it the key.
//!
//! In go facts and a plan, out comes a text. Whoever reads it answers without the article, and so sees what a program cannot: which
//! question common sense answers, which option nobody would take.

use std::collections::HashMap;
use std::io::{self, Write};

use quizpress::Facts;
use quizpress::export::text::{asked, hanging, headed};
use quizpress::facts::{Blank, Value, Wrong};
use quizpress::generate::{self, KINDS, Plan, Pool};
use quizpress::lang::{self, counted};
use quizpress::quiz::{Form, Question};
use quizpress::sanitize::letter;

/// What is to be asked of each question.
const QUESTIONS: [&str; 4] = [
    "Could somebody who has not read the article answer it, or strike an option out?",
    "Is another option right, too?",
    "Does each option answer the question in grammar?",
    "Would it matter to know it?",
];

/// A question for a blank.
struct Proof {
    question: Question,
    /// `fact/blank`.
    name: String,
    /// Where the bank has it.
    line: u32,
    /// See [`is_own`].
    is_own: bool,
}

/// Writes the proof of a bank.
pub fn write(facts: &Facts, plan: &Plan, out: &mut dyn Write) -> io::Result<()> {
    let proofs = proofs(facts, plan);
    let words = lang::of(facts.language());
    write!(out, "{}", headed(facts.title()))?;
    write!(out, "{}", hanging("", &said(&proofs)))?;
    if proofs.is_empty() {
        return Ok(());
    }
    for question in QUESTIONS {
        write!(out, "{}", hanging("- ", question))?;
    }
    for (number, proof) in (1..).zip(&proofs) {
        write!(out, "{}", asked(number, &proof.question, words))?;
    }
    let heading = "The key, with the lines to mend: first answer what stands above";
    write!(out, "\n\n{}", headed(heading))?;
    for (number, proof) in (1..).zip(&proofs) {
        let form = &proof.question.form;
        let rights = form.key().into_iter();
        let rights = rights.map(|at| format!("{} {}", letter(at), form.options()[at].text));
        let rights = rights.collect::<Vec<_>>().join("; ");
        let key = format!("{rights} ({}, line {})", proof.name, proof.line);
        write!(out, "{}", hanging(&format!("{number:>3}. "), &key))?;
    }
    Ok(())
}

/// What is said before the questions.
fn said(proofs: &[Proof]) -> String {
    let own = proofs.iter().filter(|proof| proof.is_own).count();
    let all = counted(proofs.len(), ["question", "questions"]);
    let first = match own {
        _ if proofs.is_empty() => return "No question of this bank is a choice.".to_owned(),
        0 => String::new(),
        1 => " The first one offers names or words of its author's, and such questions fail most often.".to_owned(),
        own => format!(
            " The first {own} offer names or words of their author's, and such questions fail most often."
        ),
    };
    format!("{all}.{first} Answer each without having read the article, and ask of it:")
}

/// Whether its author chose names or words as wrong options: figures and dates seldom fail.
fn is_own(blank: &Blank) -> bool {
    let is_named = |wrong: &Wrong| matches!(wrong.value, Value::Text(_) | Value::Entity(_));
    blank.wrong.iter().any(is_named)
}

/// The most telling choice of each blank, those with wrong options of their author's first.
fn proofs(facts: &Facts, plan: &Plan) -> Vec<Proof> {
    let kinds = KINDS.iter().filter(|kind| kind.pool != Pool::None);
    let plan = plan.clone().kinds(kinds.map(|kind| kind.name));
    let mut all = generate::every(facts, &plan).map_or(Vec::new(), |quiz| quiz.questions);
    all.retain(|question| {
        matches!(
            question.form,
            Form::SingleChoice(_) | Form::MultipleChoice(_)
        )
    });
    let blanks: HashMap<String, &Blank> = facts
        .facts()
        .iter()
        .flat_map(|fact| fact.blanks.iter().map(|blank| (fact.path(blank), blank)))
        .collect();
    let of_blanks = all.chunk_by(|one, next| name(one) == name(next));
    // The table of kinds begins with those that ask for the blank's own value.
    let rank = |question: &&Question| KINDS.iter().position(|kind| kind.name == question.kind);
    let first = of_blanks.filter_map(|of_blank| {
        let question = of_blank.iter().min_by_key(rank)?;
        let name = name(question);
        let blank = blanks.get(&name)?;
        Some(Proof {
            question: question.clone(),
            name,
            line: blank.place.line,
            is_own: is_own(blank),
        })
    });
    let mut proofs: Vec<Proof> = first.collect();
    proofs.sort_by_key(|proof| !proof.is_own);
    proofs
}

fn name(question: &Question) -> String {
    let id = &question.id;
    format!("{}/{}", id.fact(), id.blank().unwrap_or_default())
}
