//! German.

mod audit;
mod marking;
mod review;
mod sides;
mod study;
mod threshold;

use rust_decimal::Decimal;

use super::{
    CardWords, Dates, ExportWords, Hints, Numbers, PlayWords, QuestionWords, Reasons, ScreenWords,
    SheetWords, TypedWords, Words,
};

/// German, dates as in `15. Februar 1989`, numbers as in `15.000`.
pub const WORDS: Words = Words {
    code: "de",
    name: "Deutsch",
    dates: Dates {
        months: [
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        abbreviations: &[
            ("jan", 1),
            ("jänner", 1),
            ("jaenner", 1),
            ("feb", 2),
            ("feber", 2),
            ("maerz", 3),
            ("mär", 3),
            ("mrz", 3),
            ("apr", 4),
            ("jun", 6),
            ("jul", 7),
            ("aug", 8),
            ("sep", 9),
            ("sept", 9),
            ("okt", 10),
            ("nov", 11),
            ("dez", 12),
        ],
        day: "{d}. {m} {y}",
        month: "{m} {y}",
        written_days: &[
            "{d}. {m} {y}",
            "{d} {m} {y}",
            "{d}.{m} {y}",
            "{d}.{m}.{y}",
            "{d}. {m}, {y}",
        ],
        written_months: &["{m} {y}", "{m}, {y}"],
        asks_day: &[
            ("An welchem Tag ", "Wann "),
            ("An welchem Tage ", "Wann "),
            ("An welchem Datum ", "Wann "),
        ],
        before: [
            &["am", "den", "der"],
            &["im"],
            &["im Jahr", "im Jahre", "Jahr", "in"],
        ],
        weekdays: [
            "Montag",
            "Dienstag",
            "Mittwoch",
            "Donnerstag",
            "Freitag",
            "Samstag",
            "Sonntag",
        ],
        before_era: "{y} v. Chr.",
        early_era: "{y} n. Chr.",
        before_era_marks: &[
            "v. Chr.",
            "v.Chr.",
            "v Chr",
            "v. u. Z.",
            "v.u.Z.",
            "vor Chr.",
            "vor Christus",
            "vor Christi Geburt",
            "vor unserer Zeitrechnung",
        ],
        slash_is_ambiguous: false,
    },
    numbers: Numbers {
        group: ".",
        point: ",",
        grouped_from: 5,
        scales: &[
            (12, "Billion", "Billionen"),
            (9, "Milliarde", "Milliarden"),
            (6, "Million", "Millionen"),
        ],
        percent: &["prozent", "v. h.", "vom hundert", "%"],
        percent_points: &[
            "prozentpunkt",
            "prozentpunkte",
            "prozentpunkten",
            "% punkte",
        ],
        ages: &[
            "wie alt",
            "im alter von",
            "in welchem alter",
            "mit wie vielen jahren",
        ],
        spelled: &[
            "null",
            "eins",
            "zwei",
            "drei",
            "vier",
            "fünf",
            "sechs",
            "sieben",
            "acht",
            "neun",
            "zehn",
            "elf",
            "zwölf",
            "dreizehn",
            "vierzehn",
            "fünfzehn",
            "sechzehn",
            "siebzehn",
            "achtzehn",
            "neunzehn",
            "zwanzig",
        ],
        ordinal,
    },
    question: QuestionWords {
        articles: &[
            "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer",
            "eines",
        ],
        endings: &[
            "ungen", "schaft", "ischen", "ische", "isch", "ung", "lich", "ern", "en", "er", "es",
            "em", "e", "n", "s",
        ],
        indefinite: &[],
        indefinite_for: |_| None,
        joints: &[
            "; ",
            ", und ",
            ", aber ",
            "während",
            "wohingegen",
            "weil",
            "obwohl",
            ", der ",
            ", die ",
            ", das ",
            "sodass",
        ],
        belonging: &["von", "aus", "der", "des"],
        places: &["am", "an", "auf", "bei", "im", "in"],
        and: " und ",
        stop_words: &[
            "aber", "auch", "beim", "damit", "dann", "dass", "dessen", "deren", "diese", "dieser",
            "dieses", "durch", "eine", "einem", "einen", "einer", "eines", "etwa", "gegen",
            "haben", "hatte", "hatten", "ihre", "ihrer", "jede", "jeder", "kein", "keine", "laut",
            "mehr", "nach", "nicht", "noch", "oder", "ohne", "rund", "sehr", "sein", "seine",
            "seiner", "sich", "sind", "über", "unter", "viel", "viele", "welche", "welchem",
            "welchen", "welcher", "welches", "wenn", "werden", "wird", "wurde", "wurden", "wann",
            "wieder", "wieviele", "zwischen",
        ],
        truth: ["Richtig", "Falsch"],
        true_false: "Richtig oder falsch: {claim}",
        event: "Was davon geschah {date}?",
        event_when: ["im Jahr {date}", "im {date}", "am {date}"],
        first: ["Was davon geschah zuerst?", "Was davon geschah zuletzt?"],
        order: "Bringen Sie diese Ereignisse in die richtige Reihenfolge, das früheste zuerst:",
        span: "Wie viele Jahre liegen zwischen diesen beiden Ereignissen: {first}; {second}?",
        several: "Mehrere Antworten können richtig sein.",
        of_these: "{ask} Eine dieser Antworten ist richtig.",
        of_several: &[
            "von diesen",
            "davon",
            "der folgenden",
            "eine der",
            "einer der",
            "eines der",
            "unter anderem",
        ],
        which: &["welche", "welcher", "welches", "welchem", "welchen"],
        who: &["wer", "wen", "wem", "wessen"],
        wherever: &["wo"],
        inside: &["in", "bei"],
        capital_nouns: true,
        opening: &[],
    },
    reasons: Reasons {
        note: "{name} {note}.",
        event: "{date}: {event}.",
        distance: ["{distance} zu früh.", "{distance} zu spät."],
        over: "Mehr als {distance}",
        units: [["Jahr", "Jahre"], ["Monat", "Monate"], ["Tag", "Tage"]],
        proportion,
    },
    play: PLAY,
    sheet: SheetWords {
        name: "Name",
        class: "Klasse",
        date: "Datum",
        score: "Punkte",
        according: "Antworten Sie nach dem Artikel.",
        choice: [
            "Markieren Sie bei jeder Frage eine Antwort.",
            "Wo Kreise stehen, markieren Sie eine Antwort.",
        ],
        select: [
            "Markieren Sie bei jeder Frage alle richtigen Antworten.",
            "Wo Quadrate stehen, markieren Sie alle richtigen Antworten.",
        ],
        order: [
            "Nummerieren Sie bei jeder Frage die Zeilen der Reihe nach, von 1 an.",
            "Wo Kästchen vor den Zeilen stehen, nummerieren Sie sie der Reihe nach, von 1 an.",
        ],
        written: [
            "Schreiben Sie jede Antwort in das Feld dafür.",
            "Schreiben Sie Daten und Zahlen in die Felder dafür.",
        ],
        scoring: "Jede Frage zählt einen Punkt.",
        scoring_whole: "Wo mehrere Antworten oder eine Reihenfolge gefragt sind, zählt nur die ganz richtige Lösung.",
        date_boxes: ["Tag", "Monat", "Jahr"],
        number_box: "Zahl",
        page: "Seite {page} von {pages}",
        page_of_copy: "Seite {page}",
        page_of: "Seite {page} von {pages}",
        end: "Ende der Fragen",
        key: "Lösung",
        key_title: "Lösung: {title}",
        key_note: "Mit allen Antworten: nicht zum Austeilen.",
        sheets: "Zu den Blättern",
        answers: "Antworten",
        explanations: "Erläuterungen",
        paragraph: ["Absatz {n}", "Absätze {n}"],
        headline: "Überschrift",
        care: "Mit Bedacht",
        cares: &[
            ("deaths", "Todesfälle"),
            ("religion", "Religion"),
            ("rights", "Rechte"),
            ("accusation", "ein Vorwurf"),
        ],
        also_right: "Auch richtig",
        source: "Quelle",
        again: "Dieses Quiz noch einmal",
        code: "Code",
        version: "Fassung",
        draft: "ENTWURF",
        crosswalk: "Jede Frage in jeder Fassung",
        crosswalk_note: [
            "Eine Zeile ist eine Frage; unter jeder Fassung stehen ihre Nummer dort und die Antwort.",
            "Eine Spalte ist eine Frage mit ihrer Nummer in der ersten Fassung; eine Zeile nennt ihre Nummer und die \
             Antwort in der jeweiligen Fassung.",
        ],
        numbered_as: "Nummeriert wie in Fassung {version}.",
        timeline: "Zeitleiste",
        answer_sheet: "Antwortbogen",
        fill_in_marks: [
            "Füllen Sie Kreise ganz aus, mit einem dunklen Stift.",
            "Füllen Sie Quadrate mit einem Buchstaben ganz aus, mit einem dunklen Stift.",
            "Füllen Sie Kreise, und Quadrate mit einem Buchstaben, ganz aus, mit einem dunklen Stift.",
        ],
        several_marks: "In einer Reihe von Quadraten können mehrere richtig sein.",
        several: ["mehrere", "möglich"],
        fill_in_boxes: "Schreiben Sie nur in die leeren Felder. Die grauen Kreise sind für die Lehrkraft.",
        changed_mind: "Anders überlegt? Streichen Sie den falschen Kreis mit einem großen X durch, und füllen Sie den \
                       richtigen aus.",
        answers_title: "Antwortbogen: {title}",
        hand_out: "Ausgabeliste",
        hand_out_title: "Ausgabeliste: {title}",
        hand_out_columns: ["Blatt", "Name", "Fassung", "Ausgegeben", "Zurück", "Fehlt"],
        on_answer_sheet: "Antworten Sie auf dem Antwortbogen.",
        student_number: "Schülernummer",
        machine_code: "Der Code dieses Bogens, für einen Scanner",
    },
    cards: CardWords {
        document: "Karten: {title}",
        sides: [
            "Vorderseiten, {page} von {pages}",
            "Rückseiten, {page} von {pages}",
        ],
        how: [
            "Beidseitig in 100 % drucken, über die lange Kante gewendet. An den Marken schneiden.",
            "Beidseitig in 100 % drucken, über die kurze Kante gewendet. An den Marken schneiden.",
            "Einseitig in 100 % drucken. An den Marken schneiden, an der gestrichelten Linie falten, kleben.",
            "Die Antworten mit der Hand oder einem Blatt Papier abdecken.",
        ],
        columns: ["Frage", "Antwort"],
    },
    screen: ScreenWords {
        question: "Frage {n} von {count}",
        check: "Prüfen",
        next: ["Nächste Frage", "Zum Ergebnis"],
        show: ["Einzeln", "Alle auf einmal"],
        verdicts: ["Richtig.", "Nicht richtig."],
        answer: "Die Antwort:",
        result: "Ergebnis",
        score: "{right} von {count}",
        again: ["Die verfehlten noch einmal", "Von vorn"],
        empty: "Wählen oder schreiben Sie erst eine Antwort.",
        unread: [
            "Das lässt sich nicht als Datum lesen. Schreiben Sie Tag und Jahr in Ziffern.",
            "Das lässt sich nicht als Zahl lesen. Schreiben Sie sie in Ziffern, etwa 15.000 oder 2 Millionen.",
        ],
        rank: "Platz von: {option}",
        keys: "Tasten: ein Buchstabe oder eine Ziffer wählt, die Eingabetaste prüft und geht weiter.",
        no_script: "Diese Seite fragt mit einem Skript, das hier ausgeschaltet ist. Als Arbeitsblatt drucken lässt sie \
                    sich trotzdem.",
    },
    export: ExportWords {
        stem: "Frage: {stem}",
    },
    audit: audit::AUDIT,
    sides: sides::SIDES,
    threshold: threshold::THRESHOLD,
    study: study::STUDY,
    marking: marking::MARKING,
    review: review::REVIEW,
};

const PLAY: PlayWords = PlayWords {
    question: "Frage {n} von {count}",
    verdicts: [["✓", "Richtig."], ["✗", "Nicht richtig."]],
    answer: ["Die Antwort:", "Die Antworten:", "Die Reihenfolge:"],
    says_so: [
        "So steht es in der Überschrift.",
        "Absatz {list}.",
        "Absätze {list}.",
    ],
    headline_too: [
        "Die Überschrift und Absatz {list}.",
        "Die Überschrift und die Absätze {list}.",
    ],
    and: "und",
    score: "{right} von {count}",
    ended: "Beendet nach {n} von {count} Fragen.",
    miss: ["Ihre Antwort:", "Richtig:"],
    again: [
        "Die verfehlte Frage noch einmal stellen?",
        "Die {n} verfehlten Fragen noch einmal stellen?",
    ],
    yes_no: ['j', 'n'],
    leave: "Das Quiz beenden?",
    resume: "Um später weiterzumachen:",
    taken_up: "Weiter nach {n} von {count} Fragen.",
    flagged: ["Vorgemerkt.", "Nicht mehr vorgemerkt."],
    without: "Um Vorgemerktes wegzulassen, ergänzen:",
    source: "Quelle:",
    by: "von {name}",
    repeat: "Um dieses Quiz zu wiederholen:",
    hints: Hints {
        keys: [
            &["a–{last} oder ↑↓ Enter"],
            &["a–{last} markiert", "Enter fertig"],
            &["a–{last} oder Leertaste ↑↓", "Enter fertig"],
            &["Enter fertig"],
        ],
        flag: ["{key} merkt vor", "{key} Enter merkt vor"],
        flagged: "vorgemerkt",
        back: "← zurück",
        end: "Esc beendet",
        lines: "Antworten Sie auf jede Frage mit einer Zeile: ein Buchstabe oder seine Nummer, mehrere als `ac`, oder was gefragt ist. `!` merkt eine Frage vor.",
        lines_back: "`<` geht zur vorigen Frage zurück.",
        dates: [
            "Ein Jahr, zum Beispiel {example}.",
            "Ein Monat mit Jahr, zum Beispiel {example}.",
            "Ein Tag, zum Beispiel {example}.",
        ],
        month_will_do: "Monat und Jahr genügen.",
        number: "Eine Zahl, zum Beispiel {example}.",
        or: " oder ",
        unit: "Einheit: {unit}.",
    },
    typed: TypedWords {
        articles: &["der", "die", "das", "den", "dem", "des", "ein", "eine"],
        date_fillers: &[
            "am",
            "im",
            "den",
            "der",
            "jahr",
            "jahre",
            "in",
            "um",
            "etwa",
            "circa",
            "ca",
            "sonnabend",
            "mo",
            "di",
            "mi",
            "do",
            "fr",
            "sa",
            "so",
        ],
        era_marks: &[
            "n. Chr.",
            "n.Chr.",
            "n Chr",
            "u. Z.",
            "n. u. Z.",
            "nach Chr.",
            "nach Christus",
            "nach Christi Geburt",
            "unserer Zeitrechnung",
        ],
        ordinal_suffixes: &["te", "ten", "ter"],
        about: &["etwa", "ca", "circa", "rund", "ungefähr", "gut"],
        and: &["und"],
        minus: &["minus"],
        units: &[
            &["m", "meter", "metern"],
            &["km", "kilometer", "kilometern"],
            &["cm", "zentimeter", "zentimetern"],
            &["mm", "millimeter", "millimetern"],
            &["meile", "meilen"],
            &["kg", "kilo", "kilogramm"],
            &["g", "gramm"],
            &["t", "tonne", "tonnen"],
            &["pfund"],
            &["s", "sek", "sekunde", "sekunden"],
            &["min", "minute", "minuten"],
            &["h", "std", "stunde", "stunden"],
            &["tag", "tage", "tagen"],
            &["woche", "wochen"],
            &["monat", "monate", "monaten"],
            &["jahr", "jahre", "jahren"],
            &["l", "liter", "litern"],
            &["ha", "hektar"],
            &[
                "km^2",
                "km2",
                "qkm",
                "quadratkilometer",
                "quadratkilometern",
            ],
            &["m^2", "m2", "qm", "quadratmeter", "quadratmetern"],
            &["km/h", "kmh", "kilometer pro stunde", "stundenkilometer"],
            &["m/s", "meter pro sekunde"],
            &["kw", "kilowatt"],
            &["mw", "megawatt"],
            &["gw", "gigawatt"],
            &["°c", "grad celsius", "celsius"],
            &["°", "grad"],
            &["%", "prozent"],
            &["$", "us$", "usd", "dollar"],
            &["€", "eur", "euro"],
            &["£", "gbp", "pfund"],
            &["dm", "d-mark", "mark", "deutsche mark"],
        ],
        digraphs: &[("ä", "ae"), ("ö", "oe"), ("ü", "ue")],
        numerals: &[
            ("ein", 1),
            ("eine", 1),
            ("dreißig", 30),
            ("vierzig", 40),
            ("fünfzig", 50),
            ("sechzig", 60),
            ("siebzig", 70),
            ("achtzig", 80),
            ("neunzig", 90),
            ("hundert", 100),
            ("tausend", 1000),
            ("tsd", 1000),
            ("mio", 1_000_000),
            ("mill", 1_000_000),
            ("mrd", 1_000_000_000),
        ],
        precisions: ["das Jahr", "der Monat", "der Tag"],
        exact_figure: "die genaue Zahl",
        right_but_coarse: "So weit richtig, aber gefragt ist {asked}. Noch einmal.",
        coarse: "Gefragt ist {asked}. Noch einmal.",
        empty: "Es wurde nichts geschrieben. Noch einmal.",
        no_date: "`{typed}` lässt sich nicht als Datum lesen. Schreiben Sie 23. Mai 1804, Mai 1804 oder 1804.",
        two_dates: "`{typed}` kann {one} oder {other} sein. Schreiben Sie den Monat als Wort.",
        no_year: "`{typed}` hat kein Jahr. Schreiben Sie es dazu, etwa 23. Mai 1804.",
        short_year: "Das Jahr `{year}` ist zu kurz. Schreiben Sie alle Ziffern, etwa 1804 (oder 95 n. Chr.).",
        year_zero: "Ein Jahr 0 gab es nicht: Auf 1 v. Chr. folgt 1 n. Chr.",
        minus_year: "Schreiben Sie ein Jahr vor unserer Zeitrechnung als `512 v. Chr.`.",
        far_year: "Das Jahr von `{typed}` liegt zu fern.",
        no_month: "Einen Monat {n} gibt es nicht: Monate gehen von 1 bis 12.",
        no_day: "Einen solchen Tag gibt es nicht: {month} hat die Tage 1 bis {last}.",
        no_number: "`{typed}` lässt sich nicht als Zahl lesen. Schreiben Sie 15.000, 1,5 oder 2 Millionen.",
        no_option: "`{typed}` ist keine der Antworten. Schreiben Sie einen Buchstaben von a bis {last}.",
        two_options: "`{typed}` kann zwei der Antworten meinen. Schreiben Sie den Buchstaben oder die Nummer, die nur für eine steht.",
        not_each_once: "Nennen Sie jede der {count} einmal, der Reihe nach, etwa `b a c`.",
    },
};

/// `1.`, `2.`, `3.`
fn ordinal(n: u64) -> String {
    format!("{n}.")
}

/// The nearest proportion that a newspaper would name, within a tenth of it.
fn proportion(quotient: Decimal) -> Option<String> {
    const NAMED: &[(u32, u32, &str)] = &[
        (1, 10, "ein Zehntel der Zahl"),
        (1, 5, "ein Fünftel der Zahl"),
        (1, 4, "ein Viertel der Zahl"),
        (1, 3, "ein Drittel der Zahl"),
        (1, 2, "die Hälfte der Zahl"),
        (2, 3, "zwei Drittel der Zahl"),
        (3, 4, "drei Viertel der Zahl"),
        (2, 1, "das Doppelte der Zahl"),
        (3, 1, "das Dreifache der Zahl"),
        (4, 1, "das Vierfache der Zahl"),
        (5, 1, "das Fünffache der Zahl"),
        (10, 1, "das Zehnfache der Zahl"),
    ];
    super::show::proportion(quotient, NAMED, "etwa ")
}

#[cfg(test)]
mod tests {
    use super::WORDS;
    use crate::Date;

    #[test]
    fn dates_and_numbers_are_shown_as_a_german_newspaper_does() {
        let date = |iso| WORDS.date(Date::parse(iso).unwrap());
        assert_eq!(date("1989-02-15"), "15. Februar 1989");
        assert_eq!(date("1989-03"), "März 1989");
        assert_eq!(date("-0043"), "44 v. Chr.");
        let number = |text: &str| WORDS.number(text.parse().unwrap());
        assert_eq!(number("15000"), "15.000");
        assert_eq!(number("2.5"), "2,5");
        assert_eq!(number("3000000"), "3 Millionen");
    }

    #[test]
    fn a_typed_date_is_read() {
        for typed in [
            "9. November 1989",
            "9.11.1989",
            "9.11. 1989",
            "am 9. Nov. 1989",
        ] {
            assert_eq!(
                crate::typed::date(typed, &WORDS)
                    .ok()
                    .map(|date| date.to_string())
                    .as_deref(),
                Some("1989-11-09"),
                "{typed}"
            );
        }
    }

    #[test]
    fn proportions_are_those_of_a_newspaper() {
        let say = |over: u32, under: u32| {
            (WORDS.reasons.proportion)(
                rust_decimal::Decimal::from(over) / rust_decimal::Decimal::from(under),
            )
        };
        assert_eq!(say(5, 15).as_deref(), Some("Ein Drittel der Zahl."));
        assert_eq!(
            say(290, 143).as_deref(),
            Some("Etwa das Doppelte der Zahl.")
        );
    }
}
