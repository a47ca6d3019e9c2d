//! What has been studied, what is due, and how well it holds.
//!
//! In go cards, reviews and a moment, out come counts. Nothing is read or shown here: [`chart`] is for a terminal,
//! [`page`] for a browser, [`json`] for programs.

pub mod chart;
pub mod json;
pub mod page;

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::{CardState, Day, Grade, Moment, Review};
use crate::date::Date;
use crate::deck::CardId;
use crate::lang::{StatsWords, Words};

/// How many days back and ahead the charts show.
pub const DAYS: usize = 30;

/// From so many days between two reviews on, a card is mature, as in Anki.
pub const MATURE: u32 = 21;

/// How many of the hardest cards are listed.
pub const HARDEST: usize = 10;

/// What is counted of one learner's cards and answers, as of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Stats {
    /// The day that it is.
    pub today: Day,
    /// The cards by how far they are.
    pub cards: Cards,
    /// How many cards fall due: first those that are due today or were before, then one count for each day to come.
    pub forecast: Vec<usize>,
    /// How many of the first were due before today.
    pub overdue: usize,
    /// The answers of each day, today last.
    pub answers: Vec<Answers>,
    /// The answers of all days, charted or not.
    pub total: Answers,
    /// How often cards were known, young and mature: in the days of the charts, and ever.
    pub retention: [Retention; 2],
    /// The retention that is desired now.
    pub desired: f32,
    /// The cards that were missed most, the hardest first.
    pub hardest: Vec<Hard>,
    /// Days in a row.
    pub streak: Streak,
}

/// Cards by how far they are. Those that are suspended or set aside count nowhere else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cards {
    /// Cards that were never asked.
    pub new: usize,
    /// Asked, and due within [`MATURE`] days of it.
    pub young: usize,
    /// Asked, and due later.
    pub mature: usize,
    /// Not to be asked.
    pub suspended: usize,
    /// No bank has them now.
    pub absent: usize,
    /// Marked, wherever they count.
    pub flagged: usize,
}

/// How often cards were asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// How often the answer was known.
    pub known: usize,
    /// How often it was not.
    pub missed: usize,
}

impl Answers {
    /// All answers, known and not known.
    pub fn all(self) -> usize {
        self.known + self.missed
    }

    /// The share that was known, 0 to 1; `None` of none.
    pub fn share(self) -> Option<f64> {
        (self.all() > 0).then(|| self.known as f64 / self.all() as f64)
    }

    fn count(&mut self, grade: Grade) {
        if grade.known() {
            self.known += 1;
        } else {
            self.missed += 1;
        }
    }
}

/// How often cards were known on a day after the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Retention {
    /// In the days of the charts.
    pub lately: Answers,
    /// Since the first review.
    pub ever: Answers,
    /// The mean of what was desired in the days of the charts, 0 to 1; 0 of none.
    pub desired: f64,
}

/// A card that is hard to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hard {
    /// The card's name for ever.
    pub id: CardId,
    /// What its front shows.
    pub front: String,
    /// How often it was asked.
    pub asked: usize,
    /// How often it was not known.
    pub missed: usize,
    /// How often of these after it had been known.
    pub lapses: usize,
}

/// Days in a row on which something was answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Streak {
    /// Up to today, or to yesterday where today is still to come.
    pub current: usize,
    /// The longest run of such days there has been.
    pub longest: usize,
}

/// Counts as it goes.
pub struct Gathering {
    now: Moment,
    cards: Cards,
    forecast: Vec<usize>,
    overdue: usize,
    answers: Vec<Answers>,
    total: Answers,
    retention: [Retention; 2],
    misses: HashMap<CardId, usize>,
    hardest: Vec<Hard>,
    days: BTreeMap<Day, (Moment, Moment)>,
}

impl Gathering {
    /// Counts for a moment. Reviews go in before cards.
    pub fn new(now: Moment) -> Gathering {
        Gathering {
            now,
            cards: Cards::default(),
            forecast: vec![0; DAYS],
            overdue: 0,
            answers: vec![Answers::default(); DAYS],
            total: Answers::default(),
            retention: [Retention::default(); 2],
            misses: HashMap::new(),
            hardest: Vec::new(),
            days: BTreeMap::new(),
        }
    }

    /// Takes in a review of a card, so many days after the one before. What lies in the future, by a clock that was
    /// wrong, counts in the totals only.
    pub fn review(&mut self, id: &CardId, review: &Review, elapsed: Option<u32>) {
        self.total.count(review.grade);
        if !review.grade.known() {
            match self.misses.get_mut(id) {
                Some(misses) => *misses += 1,
                None => drop(self.misses.insert(id.clone(), 1)),
            }
        }
        let (day, today) = (review.at.day(), self.now.day());
        let retention = elapsed
            .filter(|&days| days > 0)
            .map(|days| usize::from(days >= MATURE));
        if let Some(maturity) = retention {
            self.retention[maturity].ever.count(review.grade);
        }
        if day > today {
            return;
        }
        let (first, last) = self.days.entry(day).or_insert((review.at, review.at));
        if review.at.millis < first.millis {
            *first = review.at;
        }
        if review.at.millis > last.millis {
            *last = review.at;
        }
        let ago = today.since(day) as usize;
        if ago >= DAYS {
            return;
        }
        self.answers[DAYS - 1 - ago].count(review.grade);
        if let Some(maturity) = retention {
            let retention = &mut self.retention[maturity];
            retention.lately.count(review.grade);
            retention.desired += f64::from(review.desired);
        }
    }

    /// Takes in a card, its front, and whether its bank has it now.
    pub fn card(&mut self, card: &CardState, front: &str, present: bool) {
        self.cards.flagged += usize::from(card.flagged);
        if !present {
            // A card that was never asked and is gone is of no interest.
            self.cards.absent += usize::from(card.reviews > 0);
            return;
        }
        if card.suspended {
            self.cards.suspended += 1;
            return;
        }
        let today = self.now.day();
        match (card.due, card.last) {
            (Some(due), Some((at, _))) if due.since(at.day()) >= MATURE => self.cards.mature += 1,
            (_, Some(_)) => self.cards.young += 1,
            (_, None) => self.cards.new += 1,
        }
        if let Some(due) = card.due {
            self.overdue += usize::from(due < today);
            if let Some(count) = self.forecast.get_mut(due.since(today) as usize) {
                *count += 1;
            }
        }
        if let Some(&missed) = self.misses.get(&card.id) {
            self.hardest.push(Hard {
                id: card.id.clone(),
                front: front.to_owned(),
                asked: card.reviews as usize,
                missed,
                lapses: card.lapses as usize,
            });
        }
    }

    /// The counts, with the retention that is desired now.
    pub fn finish(mut self, desired: f32) -> Stats {
        self.hardest
            .sort_by(|a, b| (b.lapses, b.missed, &a.id).cmp(&(a.lapses, a.missed, &b.id)));
        self.hardest.truncate(HARDEST);
        for retention in &mut self.retention {
            retention.desired /= (retention.lately.all() as f64).max(1.0);
        }
        Stats {
            today: self.now.day(),
            cards: self.cards,
            forecast: self.forecast,
            overdue: self.overdue,
            answers: self.answers,
            total: self.total,
            retention: self.retention,
            desired,
            hardest: self.hardest,
            streak: streak(&self.days, self.now),
        }
    }
}

/// Days in a row. A day is missed only where it was missed by the calendar of both places, so that a flight over the
/// date line breaks no row.
fn streak(days: &BTreeMap<Day, (Moment, Moment)>, now: Moment) -> Streak {
    let follows = |last: Moment, next: Moment| {
        next.day().since(last.day()) <= 1 || next.at_offset_of(last).day().since(last.day()) <= 1
    };
    let mut streak = Streak::default();
    let mut before: Option<Moment> = None;
    for &(first, last) in days.values() {
        let goes_on = before.is_some_and(|before| follows(before, first));
        streak.current = if goes_on { streak.current + 1 } else { 1 };
        streak.longest = streak.longest.max(streak.current);
        before = Some(last);
    }
    if !before.is_some_and(|last| follows(last, now)) {
        streak.current = 0;
    }
    streak
}

/// The counts in words, each behind its label, as the chart and the page say them.
fn summary(stats: &Stats, words: &Words) -> Vec<(&'static str, String)> {
    let said = &words.study.stats;
    let fill = |pattern: &str, values: &[(&str, usize)]| {
        values
            .iter()
            .fold(pattern.to_owned(), |text, (name, value)| {
                text.replace(name, &words.digits((*value as u64).into()))
            })
    };
    let [today, streak, cards, ever] = said.summary;
    let done = stats.answers.last().copied().unwrap_or_default().all();
    let due = stats.forecast.first().copied().unwrap_or_default();
    let Cards {
        new,
        young,
        mature,
        suspended,
        absent,
        flagged,
    } = stats.cards;
    let mut held = fill(
        said.held,
        &[("{new}", new), ("{young}", young), ("{mature}", mature)],
    );
    for (count, pattern) in [suspended, absent, flagged].into_iter().zip(said.aside) {
        if count > 0 {
            held.push_str(said.between);
            held.push_str(&fill(pattern, &[("{n}", count)]));
        }
    }
    let days = |count: usize| {
        let [one, many] = words.study.times[1];
        fill(if count == 1 { one } else { many }, &[("{n}", count)])
    };
    let row = said
        .row
        .replace("{current}", &days(stats.streak.current))
        .replace("{longest}", &days(stats.streak.longest));
    let mut now = vec![fill(said.due, &[("{n}", due)])];
    if stats.overdue > 0 {
        now.push(fill(said.overdue, &[("{n}", stats.overdue)]));
    }
    now.push(words.count(done as u64, words.study.answers));
    let mut rows = vec![
        (today, now.join(said.between)),
        (streak, row),
        (cards, held),
    ];
    if let Some(share) = stats.total.share() {
        let all = fill(said.ever, &[("{n}", stats.total.all())]);
        rows.push((ever, all.replace("{share}", &percent(share, words))));
    }
    rows
}

/// What a bar of retention says in words.
fn retention(retention: Retention, words: &Words) -> String {
    let share = retention.lately.share().unwrap_or_default();
    let count = words.digits((retention.lately.all() as u64).into());
    words
        .study
        .stats
        .share
        .replace("{share}", &percent(share, words))
        .replace("{n}", &count)
        .replace("{desired}", &percent(retention.desired, words))
}

fn percent(share: f64, words: &Words) -> String {
    let tenths = Decimal::new((share * 1000.0).round() as i64, 1);
    words
        .study
        .stats
        .percent
        .replace("{n}", &words.digits(tenths.normalize()))
}

/// Labels for a chart of the days to come, by their positions.
fn days_ahead(said: &StatsWords) -> Vec<(usize, String)> {
    let [_, ahead, _] = said.days;
    let label = |day: usize| ahead.replace("{n}", &day.to_string());
    let days = (7..DAYS).step_by(7).map(|day| (day, label(day)));
    [(0, said.days[0].to_owned())]
        .into_iter()
        .chain(days)
        .collect()
}

/// Labels for a chart of the days that were, by their positions.
fn days_back(said: &StatsWords) -> Vec<(usize, String)> {
    let [today, _, back] = said.days;
    let label = |ago: usize| match ago {
        0 => today.to_owned(),
        _ => back.replace("{n}", &ago.to_string()),
    };
    let ago = (0..DAYS).step_by(7).collect::<Vec<_>>();
    ago.into_iter()
        .rev()
        .map(|ago| (DAYS - 1 - ago, label(ago)))
        .collect()
}

/// A day as it is shown.
fn date(day: Day, words: &Words) -> String {
    Date::parse(&day.to_string()).map_or_else(|_| day.to_string(), |date| words.date(date))
}

#[cfg(test)]
mod tests;
