//! Item analysis against what others found: R's psych, and a worked example that is handed to teachers.

use quizpress::marking::Analysis;
use quizpress::marking::analysis::numbers;
use serde_json::Value;

use super::{choices, class, head, scored};

/// The analysis of learners of whom each row says which questions they answered rightly.
fn analysed(rows: &[&str]) -> Analysis {
    let count = rows[0].len();
    let exam = class(&choices(count), rows.len(), 1);
    let letter = |right: char| if right == '1' { "A" } else { "B" };
    let mut letters = head(count);
    for (at, row) in rows.iter().enumerate() {
        let cells: Vec<&str> = row.chars().map(letter).collect();
        letters.push_str(&format!("{},{}\n", at + 1, cells.join(",")));
    }
    scored(&exam, &letters).1
}

#[track_caller]
fn near(found: f64, expected: f64, what: &str) {
    assert!(
        (found - expected).abs() < 5e-8 * expected.abs().max(1.0),
        "{what}: {found} is not {expected}"
    );
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// `tests/marking/psych.R` wrote the figures.
#[test]
fn figures_are_those_of_psych() {
    let told: Value = serde_json::from_str(include_str!("../../marking/psych.json")).unwrap();
    for test in ["lsat6", "class"] {
        let told = &told[test];
        let rows: Vec<&str> = told["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row.as_str().unwrap())
            .collect();
        let analysis = analysed(&rows);
        let points = analysis.points.unwrap();
        let reliability = analysis.reliability.unwrap();
        assert!(reliability.is_kr20);
        near(reliability.value, number(&told["alpha"]), "alpha");
        near(reliability.error, number(&told["error"]), "error");
        near(points.mean, number(&told["mean"]), "mean");
        near(
            points.deviation.unwrap(),
            number(&told["deviation"]),
            "deviation",
        );
        for (at, item) in analysis.items.iter().enumerate() {
            let share = item.share.unwrap();
            let discrimination = item.discrimination.unwrap();
            let [upper, lower] = item.groups.unwrap();
            for (what, found) in [
                ("share", share.value),
                ("share_low", share.low),
                ("share_high", share.high),
                ("discrimination", discrimination.value),
                ("discrimination_low", discrimination.low),
                ("discrimination_high", discrimination.high),
                ("upper", upper),
                ("lower", lower),
            ] {
                near(
                    found,
                    number(&told[what][at]),
                    &format!("{test} {at} {what}"),
                );
            }
        }
    }
}

/// The section of the LSAT that Bock and Lieberman (1970) published; its alpha and its corrected point-biserials stand
/// in the documentation of R's ltm too, to four decimals.
#[test]
fn the_lsat_has_the_figures_that_were_published() {
    let told: Value = serde_json::from_str(include_str!("../../marking/psych.json")).unwrap();
    let rows = told["lsat6"]["rows"].as_array().unwrap();
    let rows: Vec<&str> = rows.iter().map(|row| row.as_str().unwrap()).collect();
    let analysis = analysed(&rows);
    let four = |number: f64| format!("{number:.4}");
    let found: Vec<String> = analysis
        .items
        .iter()
        .map(|item| four(item.discrimination.unwrap().value))
        .collect();
    assert_eq!(found, ["0.1128", "0.1532", "0.1728", "0.1444", "0.1216"]);
    assert_eq!(four(analysis.reliability.unwrap().value), "0.2950");
}

/// The "Item Analysis Worksheet" that is handed to teachers: ten learners, ten questions, halves in place of 27 %.
#[test]
fn the_worksheet_is_solved() {
    const ROWS: [&str; 10] = [
        "1111111111",
        "1111111101",
        "1101111100",
        "0111110101",
        "1110111001",
        "1110110100",
        "0110110101",
        "0111001010",
        "1110100001",
        "0100010010",
    ];
    const DIFFICULTY: [f64; 10] = [0.6, 1.0, 0.8, 0.5, 0.8, 0.8, 0.5, 0.6, 0.3, 0.6];
    const DISCRIMINATION: [f64; 10] = [0.4, 0.0, 0.0, 0.6, 0.4, 0.4, 0.6, 0.4, -0.2, 0.4];
    let analysis = analysed(&ROWS);
    let points = |row: &&str| row.chars().filter(|&right| right == '1').count() as f64;
    let scores: Vec<f64> = ROWS.iter().map(points).collect();
    let [upper, lower] = numbers::groups(&scores, 0.5);
    for (at, item) in analysis.items.iter().enumerate() {
        near(item.share.unwrap().value, DIFFICULTY[at], "difficulty");
        let right = |weights: &[f64]| {
            let rows = ROWS.iter().zip(weights);
            let right = rows.filter(|(row, _)| row.as_bytes()[at] == b'1');
            right.map(|(_, weight)| weight).sum::<f64>() / weights.iter().sum::<f64>()
        };
        near(
            right(&upper) - right(&lower),
            DISCRIMINATION[at],
            "discrimination",
        );
    }
}
