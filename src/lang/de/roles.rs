//! What rules a name out in German.

use crate::lang::RoleWords;

pub(super) const ROLES: RoleWords = RoleWords {
    opposites: &[
        [
            &["erste", "ersten", "erster", "erstes", "früheste"],
            &["letzte", "letzten", "letzter", "letztes", "späteste"],
        ],
        [
            &[
                "älteste",
                "ältesten",
                "ältester",
                "ältestes",
                "dienstälteste",
            ],
            &["jüngste", "jüngsten", "jüngster", "jüngstes"],
        ],
        [
            &["größte", "größten", "größter", "größtes"],
            &["kleinste", "kleinsten", "kleinster", "kleinstes"],
        ],
        [
            &["höchste", "höchsten", "höchster", "höchstes"],
            &["niedrigste", "niedrigsten", "niedrigster", "niedrigstes"],
        ],
        [
            &["längste", "längsten", "längster", "längstes"],
            &["kürzeste", "kürzesten", "kürzester", "kürzestes"],
        ],
        [
            &["schnellste", "schnellsten", "schnellster", "schnellstes"],
            &["langsamste", "langsamsten", "langsamster", "langsamstes"],
        ],
    ],
    fields: &[&[
        "besiegt",
        "besiegte",
        "gewählt",
        "gewann",
        "gewonnen",
        "kandidat",
        "kandidatin",
        "kandidierte",
        "schlug",
        "sitz",
        "stimmen",
        "unterlag",
        "verlor",
        "verloren",
        "wiedergewählt",
    ]],
    gone: &[
        "abgerissen",
        "abgeschafft",
        "abgestürzt",
        "aufgelöst",
        "ermordet",
        "ertrank",
        "erschossen",
        "explodierte",
        "fiel",
        "gefallen",
        "gestorben",
        "gesunken",
        "hingerichtet",
        "niedergebrannt",
        "sank",
        "starb",
        "umgekommen",
        "verstorben",
        "zerstört",
    ],
};
