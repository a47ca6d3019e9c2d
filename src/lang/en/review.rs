//! What is said in English where somebody decides what was marked.

use crate::lang::ReviewWords;

pub(super) const REVIEW: ReviewWords = ReviewWords {
    title: "To decide",
    nothing: "There is nothing to decide.",
    how: "Each picture shows what could not be told for sure, with a proposal. Press the letter of what is marked, `-` for nothing, \
          and Enter for the next one. What you decide is kept in this browser until you save it.",
    no_script: "This page needs scripts. Without them, write `decisions.csv` by hand.",
    heading: "{who}: question {n}",
    why: [
        "The mark is weak.",
        "There is more than one mark.",
        "A mark seems to be crossed out.",
        "It is not judged yet.",
        "The sheet was scanned twice, with different marks.",
    ],
    unnamed: "The code of this answer sheet cannot be read. It stands at the foot too, as text.",
    refused: "`{code}` was typed for this answer sheet, but its marks are not where they are on that page.",
    ends: "The head and the foot of the page as it was scanned",
    code: "The code at its foot",
    misread: "This is no code, or something in it is mistyped: compare it with the foot of the page.",
    picture: "The row as it was scanned",
    marked: "Marked",
    none: "nothing",
    verdict: ["✗ wrong", "✓ right"],
    decide: "Decide",
    progress: "{n} of {of} decided",
    save: "Save the decisions",
    then: "Then type, in the folder where it is saved:",
};
