//! The author's proof: each choice of a bank once and each claim that is put as true or false, as a reader meets them, and far below the key.
//!
//! In go facts and a plan, out comes a text. Whoever reads it answers without the article, and so sees what a program cannot: which
//! question common sense answers, which option nobody would take.

use std::collections::HashMap;
use std::io::{self, Write};

use quizpress::Facts;
use quizpress::export::text::{asked, hanging, headed};
use quizpress::facts::{Blank, Fact, Place, Problem, Value, Weight, Wrong};
use quizpress::generate::{self, KINDS, Plan, Pool, Unshown};
use quizpress::lang::{self, Words, and_more, counted};
use quizpress::quiz::{Form, Question};
use quizpress::sanitize::letter;

/// What is to be asked of each question.
const QUESTIONS: [&str; 7] = [
    "Could somebody who has not read the article answer it, or strike options out? At least two wrong ones must make one hesitate.",
    "Who guesses takes what fits the title, what such people always say or do, what is put most generally, a set phrase, or the odd one out. Is that the right one?",
    "Is another option right, too, or a part of the right one, by any sentence of the article?",
    "Read aloud, is it one clear sentence, and does each option answer it in grammar?",
    "Is one option of another form than the others: alone with `by`, a single name, negative?",
    "Does another choice of this list, or do its options, help to answer it? `apart` keeps the two facts out of one quiz.",
    "Would who has read the article miss it? Hardly: who paid for it, what somebody is who is quoted once, where, in what form, how long or of which colour a small thing was, a figure or a person of an aside, one item of many.",
];

/// The kind of the claims.
const CLAIM: &str = "true-false";

/// What is said before the details.
const DETAILS: &str = "Of weight `detail`: asked only where nothing else is left.";

/// What is said before the claims.
const CLAIMS: &str = "Put as true or false, as this seed draws it, and asked only where nothing else is left, or where `kinds` names \
    `true-false`. Ask of each also: does it hang on a trifle?";

/// What is said before those of no weight, where there are others of more.
const NORMAL: &str = "Of no weight: asked where no `main` is left.";

/// What is asked in the end of those of which quizzes are made.
const WEAKEST: &str = "which of them would you call weak: sense or what everybody knows answers it, hardly two of its wrong options would be \
    taken, or nobody would miss it? Note their numbers before you look at the key; in a new bank it is a third. Leave none of these \
    as it is: mend it, or give its blank `weight: detail` (asked only where nothing else is left) or `kinds: none` (for cards alone). \
    What you would miss most, half of the facts, gets `weight: main`: it is asked first.";

/// What is asked in the end of those of weight `main`.
const MAIN: &str = "does each ask for what the article is about, and would who guesses take a wrong option of it first? Write down \
    those of which you would say that they are weak, and why. Mend each, or ask for something else; what cannot be mended goes down, from \
    `main` to none and from none to `detail`, though few `main` ones are left: a quiz fills up with others.";

/// The parts of a proof, in their order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Choices of weight `main`.
    Main,
    /// Choices of which nobody said how much they matter.
    Normal,
    /// Choices of weight `detail`.
    Detail,
    /// What is put as true or false.
    Claim,
}

impl Part {
    /// That of a question about a blank of a fact.
    fn of(question: &Question, fact: &Fact, blank: &Blank) -> Part {
        match (&question.form, fact.weight_of(blank)) {
            (Form::TrueFalse(_), _) => Part::Claim,
            (_, Weight::Main) => Part::Main,
            (_, Weight::Normal) => Part::Normal,
            (_, Weight::Detail) => Part::Detail,
        }
    }

    /// What is said before it, behind so many questions.
    fn heading(self, before: usize) -> Option<&'static str> {
        match self {
            Part::Main => None,
            Part::Normal => (before > 0).then_some(NORMAL),
            Part::Detail => Some(DETAILS),
            Part::Claim => Some(CLAIMS),
        }
    }
}

/// A question for a blank.
struct Proof {
    question: Question,
    /// `fact/blank`.
    name: String,
    /// Where the bank has it.
    place: Place,
    part: Part,
    /// Whether its author chose wrong options, names or words: figures and dates seldom fail.
    is_own: bool,
    /// The wrong options that other quizzes show.
    unshown: Unshown,
}

impl Proof {
    fn is_claim(&self) -> bool {
        self.part == Part::Claim
    }

    /// As a reader meets it; what other quizzes show stands below its options.
    fn asked(&self, number: usize, words: &Words) -> String {
        if self.is_claim() {
            return format!("\n{}", hanging(&lead(number), &self.question.stem));
        }
        let also = match also(&self.unshown) {
            Some(also) => hanging("     also: ", &also),
            None => String::new(),
        };
        asked(number, &self.question, words) + &also
    }

    /// How the key has it: `A 4 (riga/n, line 7)`, of a claim `False (riga/n, line 7)`.
    fn key(&self) -> String {
        let form = &self.question.form;
        let right = |at: usize| match self.is_claim() {
            true => form.options()[at].text.clone(),
            false => format!("{} {}", letter(at), form.options()[at].text),
        };
        let rights: Vec<String> = form.key().into_iter().map(right).collect();
        let (name, line) = (&self.name, self.place.line);
        format!("{} ({name}, line {line})", rights.join("; "))
    }
}

/// Writes the proof of a bank; of its problems, the key has those that say why a choice has fewer options.
pub fn write(
    facts: &Facts,
    plan: &Plan,
    problems: &[Problem],
    out: &mut dyn Write,
) -> io::Result<()> {
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
    let mut number = 0;
    for part in proofs.chunk_by(|one, next| one.part == next.part) {
        if let Some(heading) = part[0].part.heading(number) {
            write!(out, "\n{}", hanging("", heading))?;
        }
        for proof in part {
            number += 1;
            write!(out, "{}", proof.asked(number, words))?;
        }
    }
    if let Some(weakest) = weakest(&proofs) {
        write!(out, "\n\n{}", hanging("", &weakest))?;
    }
    let heading = "The key, with the lines to mend: first answer what stands above";
    write!(out, "\n\n{}", headed(heading))?;
    for (number, proof) in (1..).zip(&proofs) {
        write!(out, "{}", hanging(&lead(number), &proof.key()))?;
        let is_of_it = |problem: &&Problem| problem.kind == "fewer" && problem.place == proof.place;
        if let Some(fewer) = problems.iter().find(is_of_it).filter(|_| !proof.is_claim()) {
            write!(out, "{}", hanging("     ", &fewer.message))?;
        }
    }
    Ok(())
}

/// All of the author's, and the first of a class: `iron · wool · Kiel and 5 more`.
fn also(unshown: &Unshown) -> Option<String> {
    /// So many of a class.
    const FIRST: usize = 8;
    let first = unshown.of_class.iter().take(FIRST);
    let named: Vec<&str> = unshown
        .own
        .iter()
        .chain(first)
        .map(String::as_str)
        .collect();
    let named = named.join(" · ");
    let left = unshown.of_class.len().saturating_sub(FIRST);
    (!named.is_empty()).then(|| named + &and_more(left))
}

fn lead(number: usize) -> String {
    format!("{number:>3}. ")
}

/// What is said before the questions.
fn said(proofs: &[Proof]) -> String {
    if proofs.is_empty() {
        return "No question of this bank is a choice or a claim.".to_owned();
    }
    let all = counted(proofs.len(), ["question", "questions"]);
    let main = match of(proofs, Part::Main) {
        0 => String::new(),
        1 => " The first one is of weight `main`: a quiz begins with such.".to_owned(),
        main => format!(" The first {main} are of weight `main`: most of a quiz is made of these."),
    };
    let own = match proofs.iter().any(|proof| proof.is_own) {
        true => {
            " In each part those that offer names or words of their author's come first: they fail most often."
        }
        false => "",
    };
    format!(
        "{all}.{main}{own} Answer each without having read the article, and ask of it, and of what other quizzes offer there too (`also:`):"
    )
}

/// How many questions are in a part.
fn of(proofs: &[Proof], part: Part) -> usize {
    proofs.iter().filter(|proof| proof.part == part).count()
}

/// What is asked in the end, where several choices have more weight than a detail.
fn weakest(proofs: &[Proof]) -> Option<String> {
    let [main, normal] = [Part::Main, Part::Normal].map(|part| of(proofs, part));
    let weighed = main + normal;
    let again = match main {
        0 | 1 => String::new(),
        main => format!(" Then the first {main} alone, which make most of a quiz: {MAIN}"),
    };
    (weighed > 1).then(|| {
        format!(
            "Last, go over the first {weighed} again, of which quizzes are made: {WEAKEST}{again}"
        )
    })
}

/// The most telling choice of each blank, and the claims, part by part.
fn proofs<'f>(facts: &'f Facts, plan: &Plan) -> Vec<Proof> {
    let kinds = KINDS
        .iter()
        .filter(|kind| kind.pool != Pool::None || kind.name == CLAIM);
    let plan = plan.clone().kinds(kinds.map(|kind| kind.name));
    let all = generate::every(facts, &plan).map_or(Vec::new(), |quiz| quiz.questions);
    let of_fact = |fact: &'f Fact| {
        fact.blanks
            .iter()
            .map(move |blank| (fact.path(blank), (fact, blank)))
    };
    let blanks: HashMap<String, (&Fact, &Blank)> = facts.facts().iter().flat_map(of_fact).collect();
    let is_named = |wrong: &Wrong| matches!(wrong.value, Value::Text(_) | Value::Entity(_));
    let proof = |question: &Question| {
        let name = question.id.of_blank()?;
        let (fact, blank) = blanks.get(name)?;
        Some(Proof {
            question: question.clone(),
            name: name.to_owned(),
            place: blank.place,
            part: Part::of(question, fact, blank),
            is_own: blank.wrong.iter().any(is_named),
            unshown: Unshown::default(),
        })
    };
    let is_choice = |question: &&Question| {
        matches!(
            question.form,
            Form::SingleChoice(_) | Form::MultipleChoice(_)
        )
    };
    let choices: Vec<&Question> = all.iter().filter(is_choice).collect();
    let of_blanks = choices.chunk_by(|one, next| one.id.of_blank() == next.id.of_blank());
    // The table of kinds begins with those that ask for the blank's own value.
    let rank = |question: &&&Question| KINDS.iter().position(|kind| kind.name == question.kind);
    let first = of_blanks.filter_map(|of_blank| of_blank.iter().min_by_key(rank));
    let mut proofs: Vec<Proof> = first.filter_map(|question| proof(question)).collect();
    let ids = proofs.iter().map(|proof| &proof.question.id).collect();
    let mut unshown = generate::unshown(facts, &plan, &ids);
    for proof in &mut proofs {
        proof.unshown = unshown.remove(&proof.question.id).unwrap_or_default();
    }
    let claims = all.iter().filter(|question| question.kind == CLAIM);
    proofs.extend(claims.filter_map(proof));
    proofs.sort_by_key(|proof| (proof.part, !proof.is_own && !proof.is_claim()));
    proofs
}
