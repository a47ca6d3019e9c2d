//! How well filled sheets are read: seeded hands fill in the pages of `tests/scans`, harm befalls them, and what is read
//! is held against what was meant. The table in `docs/MARKING.md` is what it prints.
//!
//! ```sh
//! cargo run --release --example scan_scores -- 15000 1
//! ```
//!
//! reads so many questions or a few more, with this seed. A third number is how many pages are decided together; without
//! it those of a condition are.

#[path = "../tests/scans/hands.rs"]
mod hands;
#[path = "../tests/scans/harm.rs"]
mod harm;
#[path = "../tests/scans/score.rs"]
mod score;

use std::error::Error;
use std::path::Path;

use hands::{BASES, Base, HANDS};
use harm::HARMS;
use score::{Score, shift};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let questions: usize = arguments.next().ok_or("how many questions?")?.parse()?;
    let seed: u64 = arguments.next().map_or(Ok(1), |seed| seed.parse())?;
    let batch: usize = arguments
        .next()
        .map_or(Ok(usize::MAX), |batch| batch.parse())?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scans");
    let bases: Vec<Base> = BASES.iter().map(|name| Base::load(&folder, name)).collect();
    let rows: usize = bases.iter().map(|base| base.questions().len()).sum();
    // As many pages of each geometry for each condition as make so many questions.
    let pages = (questions * bases.len()).div_ceil(rows * HARMS.len());
    println!("| condition | pages | lost | questions | wrong | asked | asked, by the rule |");
    println!("|---|---|---|---|---|---|---|");
    let mut whole = Score::default();
    for (at, harm) in (0..).zip(HARMS.iter()) {
        let batch = shift(&bases, harm, &HANDS, [pages, batch], seed * 1000 + at);
        println!("| {} | {} |", harm.name, batch.row());
        whole.add(&batch);
    }
    println!("| all | {} |", whole.row());
    Ok(())
}
