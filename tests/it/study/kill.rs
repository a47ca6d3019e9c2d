//! The program killed at any moment, and twice at once: no graded card is lost.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Duration;

use quizpress::deck::CardId;
use quizpress::random::Dice;
use quizpress::study::Store;

use super::{Folder, bank, quizpress};

/// The program with everything to study, its ends in our hands.
fn begun(store: &Path, day: u32) -> Child {
    let mut program = quizpress(store, day, "study");
    program
        .arg(bank())
        .args(["--new", "999"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    program.spawn().unwrap()
}

/// How many reviews the store holds of each card, and that each card is what its reviews add up to.
fn reviews(store: &Path) -> BTreeMap<CardId, usize> {
    let store = Store::read(store).unwrap().expect("a store");
    let mut counts = BTreeMap::new();
    store
        .reviews(&mut |id, _, _| *counts.entry(id.clone()).or_default() += 1)
        .unwrap();
    let mut check = |card: quizpress::study::CardState, _, _| {
        let count = counts.get(&card.id).copied().unwrap_or(0);
        assert_eq!(card.reviews as usize, count, "{}", card.id);
    };
    store.cards(&mut check).unwrap();
    counts
}

#[test]
fn killed_at_200_moments_it_loses_no_graded_card() {
    let folder = Folder::new();
    let store = folder.store();
    let mut moments = Dice::new("moments").stream(&["kill"]);
    let (mut certain, mut possible) = (0, 0);
    for run in 0..200 {
        let mut child = begun(&store, 1 + run / 8);
        let mut input = child.stdin.take().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        // So many cards are graded in front of our eyes, one more at most behind our back.
        let mut line = String::new();
        let mut sent = 0;
        for _ in 0..moments.below(5) {
            let grade = ["\n1\n", "\n3\n"][moments.below(2) as usize];
            if input.write_all(grade.as_bytes()).is_err() {
                break;
            }
            sent += 1;
            while !["  again: in", "  good: in"]
                .iter()
                .any(|told| line.starts_with(told))
            {
                line.clear();
                if output.read_line(&mut line).unwrap() == 0 {
                    break;
                }
            }
            certain += usize::from(!line.is_empty());
            line.clear();
        }
        let _ = input.write_all(b"\n3\n");
        std::thread::sleep(Duration::from_micros(u64::from(moments.below(15_000))));
        child.kill().unwrap();
        child.wait().unwrap();
        possible += sent + 1;
        if run > 0 || store.exists() {
            let kept: usize = reviews(&store).values().sum();
            assert!(
                (certain..=possible).contains(&kept),
                "run {run}: {certain} <= {kept} <= {possible}"
            );
            // From here on what is kept is certain.
            (certain, possible) = (kept, kept);
        }
    }
    assert!(certain > 100, "{certain} cards were graded");
    assert!(!store.with_extension("db-journal").exists() || Store::open(&store).is_ok());
}

#[test]
fn two_programs_at_once_lose_nothing() {
    let folder = Folder::new();
    let store = folder.store();
    let children: Vec<Child> = (0..2).map(|_| begun(&store, 1)).collect();
    let outputs: Vec<String> = children
        .into_iter()
        .map(|mut child| {
            let mut input = child.stdin.take().unwrap();
            std::thread::spawn(move || {
                for _ in 0..40 {
                    let _ = input.write_all(b"\n3\n");
                }
            });
            child
        })
        .collect::<Vec<_>>()
        .into_iter()
        .map(|child| {
            let output = child.wait_with_output().unwrap();
            assert_eq!(String::from_utf8_lossy(&output.stderr), "");
            assert!(output.status.success());
            String::from_utf8(output.stdout).unwrap()
        })
        .collect();
    let told: usize = outputs
        .iter()
        .map(|text| text.matches("  good: in").count())
        .sum();
    let kept = reviews(&store);
    assert_eq!(kept.values().sum::<usize>(), told);
    assert!(
        kept.values().all(|&count| count == 1),
        "no card was graded over: {kept:?}"
    );
}
