//! How long it takes to read a bank: `cargo bench --bench reading`.

mod bank;

use divan::counter::BytesCount;
use quizpress::Facts;

fn main() {
    divan::main();
}

#[divan::bench(args = [100, 10_000, 100_000], sample_count = 5)]
fn read(bencher: divan::Bencher, facts: usize) {
    let yaml = bank::yaml(facts);
    bencher
        .counter(BytesCount::of_str(&yaml))
        .bench(|| Facts::parse("bank.yaml", &yaml).map_err(|problems| problems.len()));
}

#[divan::bench(args = [100, 10_000, 100_000], sample_count = 5)]
fn fingerprint(bencher: divan::Bencher, facts: usize) {
    let yaml = bank::yaml(facts);
    let facts = Facts::parse("bank.yaml", &yaml).map_err(|problems| problems.len());
    bencher.bench(|| facts.as_ref().map(Facts::fingerprint));
}
