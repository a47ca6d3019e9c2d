//! What is said in German where somebody decides what was marked.

use crate::lang::ReviewWords;

pub(super) const REVIEW: ReviewWords = ReviewWords {
    title: "Zu entscheiden",
    nothing: "Es ist nichts zu entscheiden.",
    how: "Jedes Bild zeigt, was sich nicht sicher sagen ließ, mit einem Vorschlag. Den Buchstaben des Angekreuzten drücken, `-` für \
          nichts, und Enter für das Nächste. Was entschieden ist, behält dieser Browser, bis es gespeichert wird.",
    no_script: "Diese Seite braucht Skripte. Ohne sie ist `decisions.csv` von Hand zu schreiben.",
    heading: "{who}: Frage {n}",
    why: [
        "Das Kreuz ist schwach.",
        "Es ist mehr als eines angekreuzt.",
        "Ein Kreuz scheint durchgestrichen.",
        "Es ist noch nicht bewertet.",
        "Der Bogen wurde zweimal gescannt, mit verschiedenen Kreuzen.",
    ],
    unnamed: "Der Code dieses Antwortbogens ist nicht zu lesen. Er steht auch als Text am Fuß der Seite.",
    refused: "Für diesen Antwortbogen wurde `{code}` getippt, aber seine Kreise sind nicht, wo sie auf jener Seite sind.",
    ends: "Kopf und Fuß der Seite, wie sie gescannt wurde",
    code: "Der Code am Fuß",
    misread: "Das ist kein Code, oder etwas daran ist vertippt: mit dem Fuß der Seite vergleichen.",
    picture: "Die Zeile, wie sie gescannt wurde",
    marked: "Angekreuzt",
    none: "nichts",
    verdict: ["✗ falsch", "✓ richtig"],
    decide: "Entscheiden",
    progress: "{n} von {of} entschieden",
    save: "Entscheidungen speichern",
    then: "Dann in dem Ordner eingeben, in dem sie liegt:",
};
