//! What is said during a quiz, as paragraphs.
//!
//! In goes what happened, out come the same paragraphs for every player. Nothing is asked or read here.

use super::{Feedback, Outcome, Paragraph, QuizEnd, Record, Tone};
use crate::lang::Words;
use crate::quiz::{AnswerOption, Citation, Form, Question, Quiz};
use crate::typed::{Answer, hint, label};

/// How far the paragraphs below a verdict are indented, as its mark is wide.
const INDENT: &str = "  ";

/// The paragraphs before the first question.
pub(super) fn opening(quiz: &Quiz) -> Vec<Paragraph> {
    vec![Paragraph::new(Tone::Strong, "", &quiz.title)]
}

/// How much was answered before.
pub(super) fn taken_up(answered: usize, count: usize, words: &Words) -> Vec<Paragraph> {
    let text = words
        .play
        .taken_up
        .replace("{n}", &answered.to_string())
        .replace("{count}", &count.to_string());
    vec![Paragraph::new(Tone::Plain, "", text)]
}

/// What was answered before, below a question that is asked once more.
pub(super) fn yours(answer: &Answer, words: &Words) -> Vec<Paragraph> {
    let label = format!("{INDENT}{} ", words.play.miss[0]);
    let shown = answer.shown.join(", ");
    vec![Paragraph::new(Tone::Dim, label, shown), Paragraph::gap()]
}

/// The question, without its options; for what is typed, what it looks like.
pub(super) fn question(
    question: &Question,
    n: usize,
    count: usize,
    words: &Words,
) -> Vec<Paragraph> {
    let mut text = heading(question, n, count, words);
    text.push(Paragraph::gap());
    let hint = hint(question, words);
    text.extend(hint.map(|hint| Paragraph::new(Tone::Dim, "", hint)));
    text
}

fn heading(question: &Question, n: usize, count: usize, words: &Words) -> Vec<Paragraph> {
    let position = words
        .play
        .question
        .replace("{n}", &n.to_string())
        .replace("{count}", &count.to_string());
    vec![
        Paragraph::gap(),
        Paragraph::new(Tone::Dim, "", position),
        Paragraph::new(Tone::Strong, "", &question.stem),
    ]
}

/// An option, with a mark before its letter.
pub(super) fn option(mark: &str, position: usize, option: &AnswerOption) -> Paragraph {
    Paragraph::new(
        Tone::Plain,
        format!("{mark}{}) ", label(position)),
        &option.text,
    )
}

/// Why a line says nothing yet.
pub(super) fn unclear(why: &str) -> Vec<Paragraph> {
    vec![Paragraph::new(Tone::Plain, INDENT, why)]
}

/// That a date or a figure is less precise than asked. In an exam that says nothing of whether it is right.
pub(super) fn coarse(question: &Question, feedback: Feedback, words: &Words) -> Vec<Paragraph> {
    let typed = &words.play.typed;
    let pattern = match feedback {
        Feedback::AfterEach => typed.right_but_coarse,
        Feedback::AtTheEnd => typed.coarse,
    };
    let asked = match &question.form {
        Form::Date(date) => typed.precisions[date.precision() as usize],
        _ => typed.exact_figure,
    };
    unclear(&pattern.replace("{asked}", asked))
}

/// The verdict, the right answer, why the chosen one is wrong, the statement, where the article says so: always
/// in this order.
pub(super) fn feedback(question: &Question, answer: &Answer, words: &Words) -> Vec<Paragraph> {
    let [right, wrong] = words.play.verdicts;
    let (tone, [mark, verdict]) = match answer.right {
        true => (Tone::Right, right),
        false => (Tone::Wrong, wrong),
    };
    let mut text = vec![
        Paragraph::gap(),
        Paragraph::new(tone, format!("{mark} "), verdict),
    ];
    text.extend(right_answer(question, words));
    let wrong = |&&position: &&usize| question.form.correct(position) == Some(false);
    let chosen = answer.chosen.iter().filter(wrong);
    let reasons =
        chosen.filter_map(|&position| question.form.options().get(position)?.why.as_ref());
    let rest = reasons.chain([&question.explanation]).cloned();
    let rest = rest.chain(says_so(&question.paragraphs, words));
    let rest = rest.filter(|text| !text.trim().is_empty());
    text.extend(rest.map(|text| Paragraph::new(Tone::Plain, INDENT, text)));
    text
}

/// The right answer in a line, or several in a line each, numbered where they are an order.
fn right_answer(question: &Question, words: &Words) -> Vec<Paragraph> {
    let [one, several, order] = words.play.answer;
    let plain = |label: String, text: &str| Paragraph::new(Tone::Plain, label, text);
    let answers = question.answers.iter();
    match (&question.form, question.answers.as_slice()) {
        (_, [answer]) => vec![plain(format!("{INDENT}{one} "), answer)],
        (Form::Ordering(_), _) => std::iter::once(plain(INDENT.into(), order))
            .chain(
                (1..)
                    .zip(answers)
                    .map(|(n, answer)| plain(format!("{INDENT}{INDENT}{n}. "), answer)),
            )
            .collect(),
        _ => std::iter::once(plain(INDENT.into(), several))
            .chain(answers.map(|answer| plain(format!("{INDENT}{INDENT}- "), answer)))
            .collect(),
    }
}

/// Where the article says so; nothing where that is not known.
pub(crate) fn says_so(paragraphs: &[u32], words: &Words) -> Option<String> {
    let [headline, one, several] = words.play.says_so;
    let [one_too, several_too] = words.play.headline_too;
    let numbers: Vec<String> = paragraphs
        .iter()
        .filter(|&&n| n > 0)
        .map(u32::to_string)
        .collect();
    let pattern = match (paragraphs.contains(&0), numbers.len()) {
        (false, 0) => return None,
        (true, 0) => headline,
        (false, 1) => one,
        (false, _) => several,
        (true, 1) => one_too,
        (true, _) => several_too,
    };
    Some(pattern.replace("{list}", &list(&numbers, words)))
}

/// `1`, `1 and 2`, `1, 2 and 3`.
fn list(items: &[String], words: &Words) -> String {
    match items {
        [most @ .., last] if !most.is_empty() => {
            format!("{} {} {last}", most.join(", "), words.play.and)
        }
        _ => items.concat(),
    }
}

/// Every question that was answered, with what an exam has kept to itself.
pub(super) fn review(quiz: &Quiz, outcome: &Outcome, words: &Words) -> Vec<Paragraph> {
    let count = quiz.questions.len();
    let both = quiz.questions.iter().zip(&outcome.records);
    let one = |(at, (question, record)): (usize, (&Question, &Record))| {
        let answer = record.answer.as_ref()?;
        let mut text = heading(question, at + 1, count, words);
        let yours = format!("{INDENT}{} ", words.play.miss[0]);
        text.push(Paragraph::gap());
        text.push(Paragraph::new(Tone::Plain, yours, answer.shown.join(", ")));
        // The verdict stands right below the answer.
        text.extend(feedback(question, answer, words).into_iter().skip(1));
        Some(text)
    };
    both.enumerate().filter_map(one).flatten().collect()
}

/// The score, and each miss: the question, yours and the right one.
pub(super) fn score(quiz: &Quiz, outcome: &Outcome, words: &Words) -> Vec<Paragraph> {
    let answered = outcome.answered();
    let fill = |pattern: &str, name: &str, n: usize, count: usize| {
        pattern
            .replace(name, &n.to_string())
            .replace("{count}", &count.to_string())
    };
    let mut text = vec![Paragraph::gap()];
    if outcome.ending != QuizEnd::Finished {
        let ended = fill(words.play.ended, "{n}", answered, quiz.questions.len());
        text.push(Paragraph::new(Tone::Plain, "", ended));
    }
    if answered > 0 {
        let score = fill(words.play.score, "{right}", outcome.score(), answered);
        text.push(Paragraph::new(Tone::Strong, "", score));
    }
    let misses = quiz.questions.iter().zip(&outcome.records).enumerate();
    let misses = misses.filter(|(_, (_, record))| record.missed());
    text.extend(misses.flat_map(|(at, (question, record))| miss(at + 1, question, record, words)));
    text
}

fn miss(n: usize, question: &Question, record: &Record, words: &Words) -> [Paragraph; 2] {
    let [yours, right] = words.play.miss;
    let given = record.answer.as_ref().map(|answer| answer.shown.join(", "));
    let given = given.unwrap_or_default();
    let text = format!("{yours} {given} · {right} {}", question.answers.join(", "));
    let label = format!("{INDENT}{n}. ");
    let indent = " ".repeat(label.len());
    [
        Paragraph::new(Tone::Plain, label, &question.stem),
        Paragraph::new(Tone::Plain, indent, text),
    ]
}

/// Whether to ask the missed ones again.
pub(super) fn again(count: usize, words: &Words) -> String {
    let [one, several] = words.play.again;
    let pattern = if count == 1 { one } else { several };
    pattern.replace("{n}", &count.to_string())
}

/// The source, how to leave out what was flagged, and the commands that go on with the quiz and that repeat it.
pub(super) fn closing(
    quiz: &Quiz,
    outcome: &Outcome,
    repeat: &str,
    resume: Option<&str>,
    words: &Words,
) -> Vec<Paragraph> {
    let both = quiz.questions.iter().zip(&outcome.records);
    let flagged = both.filter(|(_, record)| record.flagged);
    let flagged: Vec<&str> = flagged.map(|(question, _)| question.id.as_str()).collect();
    let mut text = Vec::new();
    if let Some(source) = citation(&quiz.source, words) {
        text.push(Paragraph::gap());
        text.push(Paragraph::new(
            Tone::Plain,
            format!("{} ", words.play.source),
            source,
        ));
    }
    let mut command = |heading: &str, command: &str| {
        text.push(Paragraph::gap());
        text.push(Paragraph::new(Tone::Plain, "", heading));
        text.push(Paragraph::new(Tone::Verbatim, INDENT, command));
    };
    if !flagged.is_empty() {
        command(
            words.play.without,
            &format!("--without {}", flagged.join(",")),
        );
    }
    if let Some(resume) = resume {
        command(words.play.resume, resume);
    }
    command(words.play.repeat, repeat);
    text
}

/// The article's headline, author, publisher, date and address, as far as they are known.
fn citation(source: &Citation, words: &Words) -> Option<String> {
    let by = source
        .by
        .as_ref()
        .map(|name| words.play.by.replace("{name}", name));
    let date = source.published.map(|date| words.date(date));
    let parts = [
        source.name.clone(),
        by,
        source.publisher.clone(),
        date,
        source.url.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
