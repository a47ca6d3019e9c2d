//! Trains the tagger of `quizpress draft`, or measures it.
//!
//! ```sh
//! cargo run --release --example train_tags -- GUM            # by four-fold cross-validation on the news
//! cargo run --release --example train_tags -- GUM weights    # writes the weights, trained on all documents
//! ```
//!
//! `GUM` is a folder of CoNLL-U files. Only genres whose licences allow it may be in it: news, interview, academic, court.

mod gum;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use gum::{Document, Sentence};
use quizpress::draft::tags::{Context, Model, TAGS};

/// So many times the documents are read.
const PASSES: usize = 8;

/// A feature whose weights are all smaller than this is left out.
const LEAST: i32 = 4;

/// What an averaged weight is multiplied with, before it is rounded to fit a byte.
const SCALE: f64 = 2.0;

/// So far the gold tag is to be ahead of all others.
const MARGIN: i32 = 18;

type Weights = HashMap<u32, Vec<Weight>>;

/// A weight of one feature for one tag.
struct Weight {
    tag: u8,
    now: i32,
    /// The sum of what it was at each word so far, up to `since`.
    sum: i64,
    since: i64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(arguments.first().expect("the folder of GUM"));
    let all = gum::read(folder, "GUM_");
    if let Some(path) = arguments.get(1) {
        let bytes = trained(&all.iter().collect::<Vec<_>>());
        std::fs::write(path, &bytes).expect("the weights are written");
        println!("{} bytes", bytes.len());
        return;
    }
    let news: Vec<&str> = all
        .iter()
        .map(|document| document.name.as_str())
        .filter(|name| name.contains("_news_"))
        .collect();
    let (mut right, mut count) = (0, 0);
    let mut wrong: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for fold in 0..4 {
        let held: Vec<&str> = news.iter().skip(fold).step_by(4).copied().collect();
        let (test, train): (Vec<&Document>, Vec<&Document>) = all
            .iter()
            .partition(|document| held.contains(&document.name.as_str()));
        let bytes = trained(&train);
        let model = Model::read(&bytes);
        for sentence in test.iter().flat_map(|document| &document.sentences) {
            let found = model.tags(&words(sentence));
            for (word, tag) in sentence.words.iter().zip(found) {
                count += 1;
                match word[1] == tag {
                    true => right += 1,
                    false => {
                        *wrong
                            .entry((TAGS[usize::from(number(&word[1]))], tag))
                            .or_default() += 1
                    }
                }
            }
        }
        println!("fold {fold}: {} bytes", bytes.len());
    }
    println!(
        "tags right: {:.2} % of {count}",
        100.0 * f64::from(right) / f64::from(count)
    );
    let mut wrong: Vec<_> = wrong.into_iter().collect();
    wrong.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for ((gold, tag), count) in wrong.iter().take(12) {
        println!("{gold} taken for {tag}: {count}");
    }
}

fn words(sentence: &Sentence) -> Vec<&str> {
    sentence.words.iter().map(|word| word[0].as_str()).collect()
}

fn number(tag: &str) -> u8 {
    TAGS.iter().position(|known| *known == tag).unwrap_or(0) as u8
}

/// The weights that these documents teach, as the program reads them.
fn trained(documents: &[&Document]) -> Vec<u8> {
    let mut sentences: Vec<&Sentence> = documents
        .iter()
        .flat_map(|document| &document.sentences)
        .collect();
    let mut weights = Weights::new();
    let mut clock = 0;
    let mut draw = 1;
    for _ in 0..PASSES {
        shuffle(&mut sentences, &mut draw);
        for sentence in &sentences {
            learn(sentence, &mut weights, &mut clock);
        }
    }
    written(&weights, clock)
}

fn learn(sentence: &Sentence, weights: &mut Weights, clock: &mut i64) {
    let words = words(sentence);
    let context = Context::of(&words);
    let mut tags: Vec<u8> = Vec::new();
    let mut features: Vec<u32> = Vec::new();
    for (position, word) in sentence.words.iter().enumerate() {
        features.clear();
        context.features(position, &tags, |feature| features.push(feature));
        let mut scores = [0; TAGS.len()];
        for feature in &features {
            for weight in weights.get(feature).into_iter().flatten() {
                scores[usize::from(weight.tag)] += weight.now;
            }
        }
        let (gold, found) = (number(&word[1]), quizpress::draft::tags::best(&scores));
        *clock += 1;
        // The gold tag is to win by a margin: it is learned until it does.
        scores[usize::from(gold)] -= MARGIN;
        let rival = quizpress::draft::tags::best(&scores);
        if gold != rival {
            for feature in &features {
                change(weights, *feature, gold, 1, *clock);
                change(weights, *feature, rival, -1, *clock);
            }
        }
        tags.push(found);
    }
}

fn change(weights: &mut Weights, feature: u32, tag: u8, by: i32, clock: i64) {
    let of_feature = weights.entry(feature).or_default();
    let position = of_feature
        .iter()
        .position(|weight| weight.tag == tag)
        .unwrap_or_else(|| {
            of_feature.push(Weight {
                tag,
                now: 0,
                sum: 0,
                since: clock,
            });
            of_feature.len() - 1
        });
    let weight = &mut of_feature[position];
    weight.sum += i64::from(weight.now) * (clock - weight.since);
    weight.since = clock;
    weight.now += by;
}

fn written(weights: &Weights, clock: i64) -> Vec<u8> {
    let mut features: Vec<_> = weights.iter().collect();
    features.sort_by_key(|(hash, _)| **hash);
    let mut bytes = Vec::new();
    let mut last = 0;
    for (hash, of_feature) in features {
        let average = |weight: &Weight| {
            let sum = weight.sum + i64::from(weight.now) * (clock - weight.since);
            let scaled = (sum as f64 * SCALE / clock as f64).round();
            (weight.tag, scaled.clamp(-127.0, 127.0) as i32)
        };
        let averages: Vec<(u8, i32)> = of_feature.iter().map(average).collect();
        if averages.iter().all(|(_, weight)| weight.abs() < LEAST) {
            continue;
        }
        let mut kept: Vec<_> = averages
            .into_iter()
            .filter(|(_, weight)| weight.abs() > 1)
            .collect();
        kept.sort_unstable();
        // How far its hash is from the last one: seven bits a byte, the least first, all but the last byte with their highest bit.
        let mut gap = hash - last;
        last = *hash;
        while gap > 127 {
            bytes.push(gap as u8 | 128);
            gap >>= 7;
        }
        bytes.push(gap as u8);
        bytes.push(kept.len() as u8);
        bytes.extend(
            kept.iter()
                .flat_map(|(tag, weight)| [*tag, *weight as i8 as u8]),
        );
    }
    bytes
}

/// Shuffles by a generator of its own (Knuth's MMIX), the same on every machine.
fn shuffle<T>(items: &mut [T], state: &mut u64) {
    for position in (1..items.len()).rev() {
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        items.swap(position, ((*state >> 33) % (position as u64 + 1)) as usize);
    }
}
