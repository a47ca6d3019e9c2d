//! Many problems of one kind, told as one.
//!
//! In go the problems of a bank, out come the same, but of a kind of which there are more than a few only the first, which
//! says in which lines the others are.

use std::collections::HashMap;

use quizpress::facts::{Problem, Severity};

/// So many of a kind are told one by one.
const FEW: usize = 3;

/// What names a value in each problem, or has a cure of its own in each, is told one by one: who mends one must know the others.
const ONE_BY_ONE: &[&str] = &["clumsy", "misfit"];

/// The problems as they are shown to a person, in their order. Errors, and what has no kind, stay as they are.
pub fn grouped(problems: &[Problem]) -> Vec<Problem> {
    let mut lines: HashMap<(Severity, &str), Vec<String>> = HashMap::new();
    for problem in problems {
        lines.entry(kind(problem)).or_default().push(line(problem));
    }
    let mut shown = Vec::new();
    for problem in problems {
        let is_single = problem.level == Severity::Error
            || problem.kind.is_empty()
            || ONE_BY_ONE.contains(&problem.kind);
        match lines.get_mut(&kind(problem)) {
            Some(lines) if !is_single && lines.len() > FEW => {
                shown.push(with_others(problem, &lines[1..]));
                lines.clear();
            }
            // The others of a kind that was told.
            Some(lines) if !is_single && lines.is_empty() => {}
            _ => shown.push(problem.clone()),
        }
    }
    shown
}

fn kind(problem: &Problem) -> (Severity, &str) {
    (problem.level, problem.kind)
}

/// The name of what a problem is about with its line, and the words that its message begins with in quotation marks behind that
/// name: those are meant.
fn line(problem: &Problem) -> String {
    let line = problem.place.line;
    let said = problem
        .message
        .strip_prefix('`')
        .and_then(|name| name.split_once("`: `"));
    let words = said.and_then(|(_, said)| said.split_once('`'));
    let words = words.map_or(String::new(), |(words, _)| format!(" (`{words}`)"));
    let name = problem
        .message
        .strip_prefix('`')
        .and_then(|name| name.split_once('`'));
    match name {
        Some((name, _)) => format!("`{name}` in line {line}{words}"),
        None => format!("line {line}{words}"),
    }
}

/// A problem that says where the others of its kind are.
fn with_others(problem: &Problem, others: &[String]) -> Problem {
    let more = format!("{} more of this kind: {}", others.len(), others.join(", "));
    let help = match &problem.help {
        Some(help) => format!("{help}; {more}"),
        None => more,
    };
    Problem {
        help: Some(help),
        ..problem.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(kind: &'static str, line: u32) -> Problem {
        let mut problem = Problem::of_file("bank.yaml", format!("{kind} {line}"), "");
        problem.level = Severity::Warning;
        problem.kind = kind;
        problem.place.line = line;
        problem
    }

    #[test]
    fn more_than_three_of_a_kind_are_told_as_one() {
        let told = |kinds: &[&'static str]| -> Vec<(String, Option<String>)> {
            let all = kinds
                .iter()
                .zip(1..)
                .map(|(kind, line)| problem(kind, line));
            let shown = grouped(&all.collect::<Vec<_>>());
            shown
                .into_iter()
                .map(|one| (one.message, one.help))
                .collect()
        };
        assert_eq!(told(&["a", "a", "b", "a"]).len(), 4);
        let shown = told(&["a", "b", "a", "a", "a", "b"]);
        let messages: Vec<&str> = shown.iter().map(|(message, _)| message.as_str()).collect();
        assert_eq!(messages, ["a 1", "b 2", "b 6"]);
        assert_eq!(
            shown[0].1.as_deref(),
            Some("3 more of this kind: line 3, line 4, line 5")
        );
        assert_eq!(told(&["", "", "", "", ""]).len(), 5);
        assert_eq!(told(&["misfit"; 5]).len(), 5);
    }

    #[test]
    fn the_words_that_are_meant_are_told_with_their_lines() {
        let of = |line: u32| Problem {
            message: format!("`fact`: `the park {line}` in the statement: which one? (leaning)"),
            ..problem("leaning", line)
        };
        let shown = grouped(&(1..5).map(of).collect::<Vec<_>>());
        assert_eq!(
            shown[0].help.as_deref(),
            Some(
                "3 more of this kind: `fact` in line 2 (`the park 2`), `fact` in line 3 (`the park 3`), `fact` in line 4 (`the park 4`)"
            )
        );
    }
}
