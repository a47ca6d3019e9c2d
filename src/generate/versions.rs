//! The same quiz in another version: the same questions, in another order, their options in other positions.

use super::label;
use crate::quiz::{AnswerOption, Form, MultipleChoice, Ordering, Quiz, SingleChoice};
use crate::random::{Dice, Stream};

/// Version `k` of a quiz. Version 0 is the quiz itself. In neighbouring versions the key of every question whose
/// options are not in order stands at another position; over many versions it stands at each position equally often.
pub fn version(quiz: &Quiz, k: u32) -> Quiz {
    if k == 0 {
        return quiz.clone();
    }
    let mut version = quiz.clone();
    let dice = Dice::new(&quiz.seed);
    for question in &mut version.questions {
        let mut stream = dice.stream(&["version", &k.to_string(), &question.id]);
        let step = dice.stream(&["version", "step", &question.id]);
        question.form = turned(&question.form, k, &mut stream, step);
    }
    version.questions.sort_by_cached_key(|question| {
        dice.rank(&["version", &k.to_string(), "order", &question.id])
    });
    let label = label(&version);
    let parts: Vec<&str> = quiz.code.split(" · ").collect();
    if let [.., bank, _, recipe] = parts.as_slice() {
        version.code = format!("{} · {bank} · {label} · {recipe}", quiz.seed);
    }
    version
}

fn turned(form: &Form, k: u32, stream: &mut Stream, step: Stream) -> Form {
    match form {
        Form::SingleChoice(choices) if !choices.ordered() => {
            Form::SingleChoice(turned_choices(choices, k, stream, step))
        }
        Form::MultipleChoice(selection) => {
            Form::MultipleChoice(turned_selection(selection, stream))
        }
        Form::Ordering(sequence) => Form::Ordering(turned_sequence(sequence, stream)),
        Form::SingleChoice(_) | Form::TrueFalse(_) | Form::Date(_) | Form::Number(_) => {
            form.clone()
        }
    }
}

/// The key moves on by a step of the question's own; the step shares no divisor with the number of options, so that
/// the key comes to each position in turn, and never stays where it was.
fn turned_choices(
    choices: &SingleChoice,
    k: u32,
    stream: &mut Stream,
    mut step: Stream,
) -> SingleChoice {
    let count = choices.options().len() as u32;
    let steps: Vec<u32> = (1..count).filter(|&step| coprime(step, count)).collect();
    let step = steps[step.below(steps.len() as u32) as usize];
    let position =
        ((choices.key() as u64 + u64::from(k) * u64::from(step)) % u64::from(count)) as usize;
    let wrong = choices
        .options()
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != choices.key());
    let mut options: Vec<AnswerOption> = wrong.map(|(_, option)| option.clone()).collect();
    stream.shuffle(&mut options);
    options.insert(position, choices.right().clone());
    SingleChoice::new(options, position, false).unwrap_or_else(|| choices.clone())
}

fn coprime(a: u32, b: u32) -> bool {
    match b {
        0 => a == 1,
        _ => coprime(b, a % b),
    }
}

/// A new order of the positions `0..count`: `order[new] = old`.
fn order(count: usize, stream: &mut Stream) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..count).collect();
    stream.shuffle(&mut positions);
    positions
}

fn turned_selection(selection: &MultipleChoice, stream: &mut Stream) -> MultipleChoice {
    let old = selection.options();
    let positions = order(old.len(), stream);
    let options = positions
        .iter()
        .map(|&position| old[position].clone())
        .collect();
    let right = (0..old.len())
        .filter(|&new| selection.right().contains(&positions[new]))
        .collect();
    MultipleChoice::new(options, right).unwrap_or_else(|| selection.clone())
}

fn turned_sequence(sequence: &Ordering, stream: &mut Stream) -> Ordering {
    let old = sequence.items();
    let mut positions = order(old.len(), stream);
    // Items that already stand in order would ask nothing.
    if positions.iter().eq(sequence.order()) {
        positions.rotate_left(1);
    }
    let items = positions
        .iter()
        .map(|&position| old[position].clone())
        .collect();
    let now_at = |before: &usize| positions.iter().position(|position| position == before);
    let order = sequence.order().iter().filter_map(now_at).collect();
    Ordering::new(items, order).unwrap_or_else(|| sequence.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::sample;

    #[test]
    fn version_zero_is_the_quiz_itself() {
        assert_eq!(version(&sample::quiz(), 0), sample::quiz());
    }

    #[test]
    fn neighbouring_versions_differ_in_the_position_of_the_key() {
        let quiz = sample::quiz();
        let key = |k| {
            let version = version(&quiz, k);
            let question = version
                .questions
                .into_iter()
                .find(|question| question.id == "landing/craft/which");
            match question.map(|question| question.form) {
                Some(Form::SingleChoice(choices)) => choices.key(),
                _ => unreachable!("the question is a choice"),
            }
        };
        let keys: Vec<usize> = (0..6).map(key).collect();
        assert!(keys.windows(2).all(|pair| pair[0] != pair[1]), "{keys:?}");
        assert_eq!(keys[..3], keys[3..]);
    }

    #[test]
    fn a_version_asks_the_same_with_the_same_right_answers() {
        let quiz = sample::quiz();
        for k in 1..20 {
            let version = version(&quiz, k);
            assert_ne!(version.code, quiz.code);
            for question in &version.questions {
                let original = quiz
                    .questions
                    .iter()
                    .find(|original| original.id == question.id)
                    .unwrap();
                assert_eq!(right(&question.form), right(&original.form));
                assert_eq!(question.stem, original.stem);
            }
        }
    }

    fn right(form: &Form) -> Vec<String> {
        let text = |position: &usize| form.options()[*position].text.clone();
        match form {
            Form::Ordering(sequence) => sequence.order().iter().map(text).collect(),
            _ => {
                let positions = 0..form.options().len();
                let mut right: Vec<String> = positions
                    .filter(|&position| form.correct(position) == Some(true))
                    .map(|position| text(&position))
                    .collect();
                right.sort();
                right
            }
        }
    }
}
