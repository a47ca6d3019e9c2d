//! A bank of any size, for measuring.

use std::fmt::Write;

/// A bank of so many facts with three blanks each, and one entity for a hundred facts: 27 MB for 100,000.
pub fn yaml(facts: usize) -> String {
    let mut yaml = String::from("id: big\ntitle: A large bank\nentities:\n");
    for i in 0..facts / 100 + 4 {
        let _ = writeln!(
            yaml,
            "  e-{i}: {{ name: Person Number {i}, class: c{}, note: \"did the thing number {i}\" }}",
            i % 10
        );
    }
    yaml.push_str("facts:\n");
    for i in 0..facts {
        let (year, month, day) = (1900 + i % 120, i % 12 + 1, i % 28 + 1);
        let (entity, number) = (i % (facts / 100 + 4), i * 7 + 3);
        let _ = write!(
            yaml,
            "  - id: fact-{i}
    statement: \"On {{day}} {{who}} counted {{n}} things.\"
    weight: main
    blanks:
      day: {{ date: {year}-{month:02}-{day:02}, event: the count {i} }}
      who: {{ entity: e-{entity}, ask: \"Who counted?\" }}
      n:   {{ number: {number}, unit: things, ask: \"How many?\" }}
"
        );
    }
    yaml
}
