//! The quizpress program.

fn main() {}
