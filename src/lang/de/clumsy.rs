//! How a question reads badly, in German.

use crate::lang::ClumsyWords;

/// What is said of a figure that is asked for by a bound below it.
const MORE: &str =
    "ask “Wie viele … mindestens …?”, or “Welche Zahl überstieg … laut dem Artikel?”";

/// What is said of one that is asked for by a bound above it.
const LESS: &str =
    "ask “Wie viele … höchstens …?”, or “Unter welcher Zahl blieb … laut dem Artikel?”";

/// What is said of a clause that says nothing.
const IDLE: &str = "leave it out, or name who says so";

pub(super) const CLUMSY: ClumsyWords = ClumsyWords {
    openings: &[
        ("als was", "In welcher Rolle …?"),
        ("an was", "Woran …?"),
        ("auf was", "Worauf …?"),
        ("aus was", "Woraus …?"),
        ("bei was", "Wobei …?"),
        ("durch was", "Wodurch …?"),
        ("für was", "Wofür …?"),
        ("gegen was", "Wogegen …?"),
        ("in was", "Worin …?"),
        ("mit was", "Womit …?"),
        ("nach was", "Wonach …?"),
        ("über was", "Worüber …?"),
        ("um was", "Worum …?"),
        ("unter was", "Worunter …?"),
        ("von was", "Wovon …?"),
        ("vor was", "Wovor …?"),
        ("zu was", "Wozu …?"),
        ("ohne was", "Was … nicht?"),
        ("was sagt der artikel über", "Wie …?” oder “Was war …?"),
        ("was sagt der artikel von", "Wie …?” oder “Was war …?"),
        ("was schreibt der artikel über", "Wie …?” oder “Was war …?"),
        ("was schreibt der artikel von", "Wie …?” oder “Was war …?"),
    ],
    kind_asked: "Welcher Teil der Pflanze …?",
    helpers: &[],
    phrases: &[
        ("mehr als wie viele", MORE),
        ("mehr als wieviele", MORE),
        ("mehr als wie viel", MORE),
        ("weniger als wie viele", LESS),
        ("weniger als wieviele", LESS),
        ("weniger als wie viel", LESS),
        ("wie berichtet wurde", IDLE),
        ("wie berichtet wird", IDLE),
        ("wie es heißt", IDLE),
        ("wie es hieß", IDLE),
        ("wie erwähnt wurde", IDLE),
        ("wie erwähnt wird", IDLE),
    ],
    voices: &[
        "laut dem artikel",
        "dem artikel zufolge",
        "angeblich",
        "der artikel",
        "laut",
        "nach angaben",
        "zufolge",
    ],
    relatives: &[],
    asking: &[],
    clauses: &[],
    shares: &[],
    wholes: &[],
};
