//! How long it takes to draft a bank from an article: `cargo bench --bench draft`.

use divan::counter::BytesCount;
use quizpress::draft::{About, draft};

fn main() {
    divan::main();
}

/// An article of about so many words, whose sentences differ.
fn article(words: usize) -> String {
    let mut text = String::from("Ships come and go\n");
    for at in 0..words / 26 {
        let (year, ships) = (1900 + at % 120, 12 + at);
        text += &format!(
            "In {year}, Norway sold {ships} ships to Chile, and Anna Berg said that the harbour of Oslo was too small for them. Workers left it in May {year}.\n"
        );
    }
    text
}

#[divan::bench(args = [800, 8_000, 80_000], sample_count = 5)]
fn a_bank(bencher: divan::Bencher, words: usize) {
    let text = article(words);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| draft(&text, &About::default()).map(|draft| draft.yaml(None)));
}
