//! What is said of marked sheets, in English.

use crate::lang::MarkingWords;

pub(super) const MARKING: MarkingWords = MarkingWords {
    report: "Results",
    status: ["marked", "open", "absent"],
    caution: "Fewer than {n} learners are marked: take the figures of a single question as hints, not as findings.",
    summary: [
        "Learners",
        "Mean",
        "Median",
        "Range",
        "Reliability (KR-20)",
        "Reliability (alpha)",
        "Standard error",
    ],
    mean: ["{mean} points", "{mean} of {of} points"],
    deviation: "standard deviation {n}",
    range: "{low} to {high}",
    error: "{n} points",
    remarks: "To look at",
    noticed: [
        "{who}: nothing came, so it counts as absent.",
        "{who}: line {lines} is empty, so it counts as absent.",
        "{who}: lines {lines} say the same, and count once.",
        "{who}: lines {lines} say different things, so nothing counts and all is open.",
        "{who}: line {lines} belongs to no sheet of these, and does not count.",
        "{who}: still to be decided in question {lines}.",
    ],
    histogram: ["How many achieved how much", "learners"],
    versions: "By version",
    version_columns: ["Version", "Learners", "Mean", "Standard deviation"],
    learners: "Learners",
    learner_columns: ["Copy", "Name", "Version", "Points", "Status"],
    items: "Questions",
    item_columns: ["Question", "Right", "Discrimination", "What is odd"],
    terms: "Right: the share of those who answered rightly, with the interval that holds the true share in 95 of 100 cases \
            (Wilson). Discrimination: how being right here goes with the points in all other questions, from −1 to 1 \
            (corrected point-biserial correlation, interval by Fisher's z); 0.2 and more is good. Upper and lower: the 27 % \
            with the most and with the fewest points. Reliability: how far another test of this kind would find the same, \
            up to 1. Standard error: how far the points of one learner may be off by chance.",
    figures: ["Right", "Discrimination", "Upper and lower 27 %"],
    groups: "{upper} and {lower}",
    option_columns: ["Option", "Marked", "Upper", "Lower"],
    other_marks: ["no mark", "several marks"],
    undecided: "Not decided for {n}.",
    void: "does not count",
    flags: [
        "Who knows more answers it worse: check the key.",
        "It hardly tells who knows more (discrimination below 0.2).",
        "Hard: fewer than 20 % are right.",
        "Easy: more than 90 % are right.",
        "Hardly anybody marks {option} (below 5 %).",
    ],
    idle: [
        "One option is hardly marked.",
        "{n} options are hardly marked.",
    ],
    percent: "{n} %",
    unknown: "–",
    returned: "Returned",
    achieved: "{points} of {of} points",
    so_far: "{points} of {of} points so far",
    answer_columns: ["Question", "Your answer", "Right answer", "Points"],
    no_answer: "no answer",
    written: ["right", "not right"],
    open: "open",
    copy: "Copy {n}",
};
