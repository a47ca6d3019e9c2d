//! What is said of marked sheets, in German.

use crate::lang::MarkingWords;

pub(super) const MARKING: MarkingWords = MarkingWords {
    report: "Ergebnisse",
    status: ["gewertet", "offen", "abwesend"],
    caution: "Weniger als {n} Personen sind gewertet: Die Zahlen zu einzelnen Fragen sind Hinweise, keine Befunde.",
    summary: [
        "Personen",
        "Mittel",
        "Mediane Punktzahl",
        "Spanne",
        "Zuverlässigkeit (KR-20)",
        "Zuverlässigkeit (Alpha)",
        "Messfehler",
    ],
    mean: ["{mean} Punkte", "{mean} von {of} Punkten"],
    deviation: "Standardabweichung {n}",
    range: "{low} bis {high}",
    error: "{n} Punkte",
    remarks: "Anzusehen",
    noticed: [
        "{who}: Nichts kam zurück, zählt also als abwesend.",
        "{who}: Zeile {lines} ist leer, zählt also als abwesend.",
        "{who}: Die Zeilen {lines} sagen dasselbe und zählen einmal.",
        "{who}: Die Zeilen {lines} sagen Verschiedenes, also zählt nichts davon und alles ist offen.",
        "{who}: Zeile {lines} gehört zu keinem dieser Bögen und zählt nicht.",
        "{who}: In Frage {lines} ist noch zu entscheiden.",
    ],
    pages: [
        "{lines}: Die Seite ist nicht zu lesen und zählt nicht.",
        "{lines}: Der Bogen {who} gehört zu keiner dieser Dateien und zählt nicht.",
        "{lines}: Ein Antwortbogen, dessen Code nicht zu lesen ist und der noch nicht zählt; den Code in `review.html` eintippen, oder noch einmal so scannen, dass er zu sehen ist.",
        "{lines}: Die Kreise von {who} sind nicht, wo sie sein sollten, also zählt die Seite nicht; noch einmal scannen, flach und ganz.",
        "{lines}: {who}, ohne lesbare Nummer.",
        "{lines}: {who}, ohne Nummer; zur Seite davor genommen.",
        "{lines}: {who} ist mehrmals mit denselben Kreuzen da und zählt einmal.",
        "{lines}: {who} ist mehrmals mit verschiedenen Kreuzen da; wo sie sich unterscheiden, ist es offen.",
        "{lines}: {who} kam nicht mit allen Seiten; was fehlt, ist offen.",
        "{lines}: Bei {who} ist mehr als ein Drittel leer.",
    ],
    blank: "Seiten ohne Antwortbogen, etwa leere Rückseiten: {lines}.",
    histogram: ["Wie viele wie viel erreicht haben", "Personen"],
    versions: "Nach Fassung",
    version_columns: ["Fassung", "Personen", "Mittel", "Standardabweichung"],
    learners: "Personen",
    learner_columns: ["Exemplar", "Name", "Fassung", "Punkte", "Stand"],
    items: "Fragen",
    item_columns: ["Frage", "Richtig", "Trennschärfe", "Auffällig"],
    terms: "Richtig: der Anteil derer, die richtig geantwortet haben, mit dem Bereich, der den wahren Anteil in 95 von 100 \
            Fällen enthält (Wilson). Trennschärfe: wie eine richtige Antwort hier mit den Punkten in allen anderen Fragen \
            zusammengeht, von −1 bis 1 (korrigierte punktbiseriale Korrelation, Bereich nach Fishers z); ab 0,2 ist sie gut. \
            Obere und untere: die 27 % mit den meisten und mit den wenigsten Punkten. Zuverlässigkeit: wie weit eine andere \
            Prüfung dieser Art dasselbe fände, höchstens 1. Messfehler: wie weit die Punkte einer Person durch Zufall \
            danebenliegen können.",
    figures: ["Richtig", "Trennschärfe", "Obere und untere 27 %"],
    groups: "{upper} und {lower}",
    option_columns: ["Antwort", "Markiert", "Obere", "Untere"],
    other_marks: ["nichts markiert", "mehreres markiert"],
    undecided: "Bei {n} noch nicht entschieden.",
    void: "zählt nicht",
    flags: [
        "Wer mehr weiß, antwortet hier schlechter: den Schlüssel prüfen.",
        "Trennt kaum zwischen denen, die mehr, und denen, die weniger wissen (Trennschärfe unter 0,2).",
        "Schwer: weniger als 20 % richtig.",
        "Leicht: mehr als 90 % richtig.",
        "Kaum jemand markiert {option} (unter 5 %).",
    ],
    idle: [
        "Eine Antwort wird kaum markiert.",
        "{n} Antworten werden kaum markiert.",
    ],
    percent: "{n} %",
    unknown: "–",
    returned: "Zurückgegeben",
    achieved: "{points} von {of} Punkten",
    so_far: "bisher {points} von {of} Punkten",
    answer_columns: ["Frage", "Ihre Antwort", "Richtige Antwort", "Punkte"],
    no_answer: "keine Antwort",
    written: ["richtig", "nicht richtig"],
    open: "offen",
    copy: "Exemplar {n}",
};
