//! The classifier alone, on sheets of another layout: `tests/scans/other`.

use std::fs;

use quizpress::scan::Grey;
use quizpress::scan::decide::{Asks, Field, Line, Sheet, decide};
use quizpress::scan::marks::{Crop, Shape, depth, measure};

/// Where a circle stands, in pixels, and how wide it is: as `tests/scans/other/make` draws them.
fn centre(row: usize, option: usize) -> [f64; 2] {
    let (column, line) = (row / 20, row % 20);
    let place = |at: usize| at as f64 + 0.5;
    [
        place(60 + 210 * column + 25 * option),
        place(40 + 26 * line),
    ]
}

const WIDE: f64 = 17.0;
const SHAPE: Shape = Shape {
    is_square: false,
    inner: 0.85,
    free: 1.4,
};

fn sheet(hand: usize, name: &str) -> Sheet {
    let path = super::folder().join(format!("other/{name}.jpg"));
    let picture = image::load_from_memory(&fs::read(path).unwrap())
        .unwrap()
        .into_luma8();
    let (width, height) = picture.dimensions();
    let picture = Grey::new(width as usize, height as usize, picture.into_raw()).unwrap();
    let black = depth(&picture);
    let field = |row, option| Field {
        print: option as u32,
        seen: measure(&Crop::of(&picture, centre(row, option), WIDE, SHAPE, black)),
    };
    let line = |row| Line {
        asks: Asks::One,
        marks: (0..5).map(|option| field(row, option)).collect(),
    };
    Sheet {
        hand,
        lines: (0..40).map(line).collect(),
    }
}

#[test]
fn marks_of_another_layout_are_read_and_doubles_are_asked() {
    let table = fs::read_to_string(super::folder().join("other/meant.csv")).unwrap();
    let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split(',').collect()).collect();
    let sheets: Vec<Sheet> = (0..)
        .zip(&rows)
        .map(|(at, row)| sheet(at, row[0]))
        .collect();
    // All together, and each as a batch of its own.
    let mut ways = vec![decide(&sheets)];
    ways.push(
        sheets
            .iter()
            .flat_map(|sheet| decide(std::slice::from_ref(sheet)))
            .collect(),
    );
    for decided in ways {
        let (mut wrong, mut asked) = (Vec::new(), 0);
        for (row, decisions) in rows.iter().zip(&decided) {
            for (at, (meant, decision)) in row[1..].iter().zip(decisions).enumerate() {
                let marked: String = decision
                    .marked
                    .iter()
                    .map(|&at| (b'A' + at as u8) as char)
                    .collect();
                match decision.doubt {
                    Some(_) => asked += usize::from(*meant != "?"),
                    None if marked == *meant => {}
                    None => wrong.push((row[0], at + 1, meant, marked)),
                }
            }
        }
        assert_eq!(wrong, []);
        assert!(asked <= 3, "{asked} of 120 were asked for nothing");
    }
}
