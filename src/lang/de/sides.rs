//! Sides in German.

use crate::lang::SideWords;

pub(super) const SIDES: SideWords = SideWords {
    endings: &[
        ("", "isch"),
        ("", "nisch"),
        ("a", "isch"),
        ("a", "anisch"),
        ("a", "esisch"),
        ("and", "isch"),
        ("ei", "isch"),
        ("en", "isch"),
        ("ien", "isch"),
        ("ien", "ianisch"),
        ("land", "isch"),
        ("o", "anisch"),
    ],
    adjectives: &[
        ("deutschland", &["deutsch"]),
        ("frankreich", &["französisch"]),
        ("großbritannien", &["britisch"]),
        ("griechenland", &["griechisch"]),
        ("niederlande", &["niederländisch", "holländisch"]),
        ("norwegen", &["norwegisch"]),
        ("polen", &["polnisch"]),
        ("portugal", &["portugiesisch"]),
        ("schweiz", &["schweizer"]),
        ("sowjetunion", &["sowjetisch"]),
        ("spanien", &["spanisch"]),
        ("tschechien", &["tschechisch"]),
        ("ungarn", &["ungarisch"]),
        ("usa", &["amerikanisch", "us"]),
        ("vereinigte staaten", &["amerikanisch"]),
        ("vereinigtes königreich", &["britisch"]),
    ],
    inflections: &["", "e", "em", "en", "er", "es"],
    // Every noun has a capital.
    asking: &[],
    // "Ihr" and "sein" may mean a thing as well.
    pronouns: &[],
    company: &[],
};
