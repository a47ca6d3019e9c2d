//! Statistics for programs.
//!
//! ```json
//! { "format": 1, "today": "2026-11-24", "desired": 0.9, "due": 12, "overdue": 3, "forecast": [12, 4, 0],
//!   "cards": { "new": 40, "young": 50, "mature": 20, "suspended": 3, "absent": 5, "flagged": 2 },
//!   "answers": [ { "day": "2026-11-24", "known": 30, "missed": 4 } ],
//!   "total": { "known": 300, "missed": 40 },
//!   "retention": { "young": { "known": 90, "missed": 10, "desired": 0.9 }, "mature": { "known": 9, "missed": 1, "desired": 0.9 } },
//!   "streak": { "current": 12, "longest": 30 },
//!   "hardest": [ { "card": "bank/fact/blank", "front": "…", "asked": 9, "missed": 5, "lapses": 3 } ] }
//! ```
//!
//! The arrays of days have 30 entries: `forecast` begins today, `answers` ends today. `retention` counts answers on a
//! day after the one before within these 30 days; `desired` is null where there are none. Fields are added, never
//! renamed.

use serde_json::{Value, json};

use super::{Answers, DAYS, Retention, Stats};

/// One JSON object, on several lines.
pub fn text(stats: &Stats) -> String {
    let answers = |answers: Answers| json!({ "known": answers.known, "missed": answers.missed });
    let day = |(at, counts): (usize, &Answers)| {
        let day = stats.today.minus((DAYS - 1 - at) as u32);
        json!({ "day": day.to_string(), "known": counts.known, "missed": counts.missed })
    };
    let hard: Vec<Value> = stats
        .hardest
        .iter()
        .map(|hard| {
            json!({
                "card": hard.id.as_str(), "front": hard.front, "asked": hard.asked, "missed": hard.missed,
                "lapses": hard.lapses,
            })
        })
        .collect();
    let [young, mature] = stats.retention;
    let value = json!({
        "format": 1,
        "today": stats.today.to_string(),
        "desired": rounded(f64::from(stats.desired)),
        "due": stats.forecast.first(),
        "overdue": stats.overdue,
        "forecast": stats.forecast,
        "cards": {
            "new": stats.cards.new, "young": stats.cards.young, "mature": stats.cards.mature,
            "suspended": stats.cards.suspended, "absent": stats.cards.absent, "flagged": stats.cards.flagged,
        },
        "answers": stats.answers.iter().enumerate().map(day).collect::<Vec<_>>(),
        "total": answers(stats.total),
        "retention": { "young": retention(young), "mature": retention(mature) },
        "streak": { "current": stats.streak.current, "longest": stats.streak.longest },
        "hardest": hard,
    });
    // A value of our own making has only strings as keys, so it can be written.
    format!("{value:#}\n")
}

fn retention(retention: Retention) -> Value {
    let Answers { known, missed } = retention.lately;
    let desired = (retention.lately.all() > 0).then(|| rounded(retention.desired));
    json!({ "known": known, "missed": missed, "desired": desired })
}

/// To four decimals: what was an f32 once says no more.
fn rounded(number: f64) -> f64 {
    (number * 10_000.0).round() / 10_000.0
}
