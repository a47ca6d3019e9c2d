//! English.

mod audit;
mod marking;
mod reach;
mod review;
mod roles;
mod sides;
mod study;
mod threshold;

use rust_decimal::Decimal;

use super::{
    CardWords, Dates, ExportWords, Hints, Numbers, PlayWords, QuestionWords, Reasons, ScreenWords,
    SheetWords, TypedWords, Words,
};

/// English, dates as in `15 February 1989`.
pub const WORDS: Words = Words {
    code: "en",
    name: "English",
    dates: Dates {
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        abbreviations: &[
            ("jan", 1),
            ("feb", 2),
            ("mar", 3),
            ("apr", 4),
            ("jun", 6),
            ("jul", 7),
            ("aug", 8),
            ("sep", 9),
            ("sept", 9),
            ("oct", 10),
            ("nov", 11),
            ("dec", 12),
        ],
        day: "{d} {m} {y}",
        month: "{m} {y}",
        written_days: &[
            "{d} {m} {y}",
            "{d} {m}, {y}",
            "{m} {d}, {y}",
            "{m} {d} {y}",
            "{o} {m} {y}",
            "{o} {m}, {y}",
            "{o} of {m} {y}",
            "{o} of {m}, {y}",
            "the {o} of {m} {y}",
            "the {o} of {m}, {y}",
            "{m} {o}, {y}",
            "{m} {o} {y}",
            "{m} the {o}, {y}",
            "{y} {m} {d}",
        ],
        written_months: &["{m} {y}", "{m}, {y}", "{m} of {y}"],
        asks_day: &[
            ("On which day ", "When "),
            ("On what day ", "When "),
            ("On which date ", "When "),
            ("On what date ", "When "),
        ],
        before: [
            &["on", "on the"],
            &["in"],
            &["in", "in the year", "the year"],
        ],
        weekdays: [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ],
        before_era: "{y} BC",
        early_era: "AD {y}",
        before_era_marks: &["BC", "BCE", "B.C.", "B.C.E.", "before Christ"],
        slash_is_ambiguous: true,
    },
    numbers: Numbers {
        group: ",",
        point: ".",
        grouped_from: 4,
        scales: &[
            (12, "trillion", "trillion"),
            (9, "billion", "billion"),
            (6, "million", "million"),
        ],
        percent: &["percent", "per cent", "pct", "percentage", "%"],
        percent_points: &[
            "percentage point",
            "percentage points",
            "percent points",
            "per cent points",
        ],
        factors: &[
            "by what factor",
            "by which factor",
            "factor of",
            "fold",
            "scale factor",
        ],
        ages: &["how old", "at the age of", "at what age", "at which age"],
        spelled: &[
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        ordinal,
    },
    question: QuestionWords {
        articles: &["the", "a", "an"],
        endings: &[
            "ations", "ation", "ments", "ment", "ings", "ing", "ised", "ized", "ions", "ise",
            "ize", "ion", "ies", "ed", "es", "ly", "e", "s",
        ],
        indefinite: &["a", "an"],
        indefinite_for,
        joints: &[
            "; ", ". ", ", and ", ", but ", "while", "whereas", "because", "although", "which",
            "who", "so that",
        ],
        belonging: &["of", "from"],
        places: &["at", "in", "near", "on"],
        and: " and ",
        born: &["born", "birth"],
        died: &["die", "died", "dies", "death"],
        acronyms: &[
            "act", "aid", "aids", "am", "an", "as", "at", "be", "best", "care", "do", "fast",
            "fit", "go", "he", "hit", "if", "in", "is", "it", "lot", "map", "me", "mind", "net",
            "no", "on", "or", "pen", "rip", "rose", "safe", "she", "so", "start", "swift", "to",
            "up", "us", "was", "we", "who", "win", "wise",
        ],
        stop_words: &[
            "about",
            "according",
            "after",
            "also",
            "been",
            "before",
            "being",
            "between",
            "both",
            "came",
            "could",
            "did",
            "does",
            "during",
            "each",
            "from",
            "have",
            "having",
            "into",
            "many",
            "more",
            "most",
            "much",
            "only",
            "other",
            "over",
            "said",
            "same",
            "says",
            "several",
            "some",
            "such",
            "than",
            "that",
            "their",
            "them",
            "then",
            "there",
            "these",
            "they",
            "this",
            "those",
            "under",
            "until",
            "upon",
            "very",
            "was",
            "were",
            "what",
            "when",
            "where",
            "which",
            "while",
            "whom",
            "whose",
            "will",
            "with",
            "without",
            "would",
        ],
        truth: ["True", "False"],
        true_false: "True or false: {claim}",
        event: "Which of these happened {date}?",
        event_when: ["in {date}", "in {date}", "on {date}"],
        first: ["Which of these came first?", "Which of these came last?"],
        order: "Put these events in order, the earliest first:",
        span: "How many years after {first} came {second}?",
        several: "There may be more than one right answer.",
        of_these: "{ask} One of these is right.",
        of_these_opening: &[
            ("Who", "Which of these"),
            ("Whom", "Which of these"),
            ("What is", "Which of these is"),
            ("What are", "Which of these are"),
            ("What was", "Which of these was"),
            ("What were", "Which of these were"),
            ("What did", "Which of these did"),
            ("What does", "Which of these does"),
            ("What do", "Which of these do"),
            ("What has", "Which of these has"),
            ("What have", "Which of these have"),
            ("What had", "Which of these had"),
            ("What can", "Which of these can"),
            ("What could", "Which of these could"),
            ("What may", "Which of these may"),
            ("What will", "Which of these will"),
            ("What would", "Which of these would"),
        ],
        citing: &["according to", "in the words of"],
        of_several: &["of these", "of the following", "one of", "among"],
        which: &["which", "what"],
        who: &["who", "whom", "whose"],
        wherever: &["where"],
        inside: &["in", "near"],
        definite: &["the"],
        relatives: &["that", "where", "which", "who", "whom", "whose"],
        relational: &[],
        unique: &[
            "afternoon",
            "air",
            "article",
            "atmosphere",
            "beginning",
            "body",
            "brain",
            "climate",
            "dead",
            "death",
            "east",
            "economy",
            "elderly",
            "end",
            "environment",
            "equator",
            "evening",
            "first",
            "former",
            "future",
            "ground",
            "heart",
            "horizon",
            "internet",
            "last",
            "latter",
            "law",
            "left",
            "like",
            "majority",
            "media",
            "minority",
            "moon",
            "morning",
            "most",
            "night",
            "north",
            "ocean",
            "others",
            "past",
            "piano",
            "planet",
            "poles",
            "police",
            "poor",
            "present",
            "press",
            "public",
            "rest",
            "rich",
            "right",
            "same",
            "sea",
            "sky",
            "south",
            "sun",
            "text",
            "universe",
            "weather",
            "web",
            "west",
            "whole",
            "world",
            "wounded",
            "year",
        ],
        explaining: &[
            "about", "across", "against", "among", "around", "at", "behind", "below", "beneath",
            "beside", "between", "beyond", "by", "for", "from", "in", "inside", "into", "near",
            "of", "on", "outside", "over", "that", "through", "to", "toward", "towards", "under",
            "where", "which", "who", "whom", "whose", "with", "within", "without",
        ],
        opening_pronouns: &["he", "her", "his", "she", "their", "they"],
        present: &["is", "are", "has", "have", "does", "do"],
        past: &["did", "had", "was", "were", "will", "would"],
        offices: &[
            "administrator",
            "captain",
            "ceo",
            "chairman",
            "chairwoman",
            "chancellor",
            "chief executive",
            "coach",
            "director",
            "governor",
            "head",
            "king",
            "leader",
            "manager",
            "mayor",
            "minister",
            "owner",
            "president",
            "prime minister",
            "queen",
            "secretary",
        ],
        recurring: &["anniversary", "birthday", "jubilee"],
        groups: &[
            "employees",
            "inhabitants",
            "members",
            "people",
            "pupils",
            "residents",
            "seats",
            "staff",
            "students",
            "users",
            "visitors",
        ],
        verbs: &[
            "beat", "became", "began", "bought", "broke", "brought", "built", "caught", "drew",
            "drove", "fell", "fought", "found", "flew", "gave", "got", "grew", "held", "hit",
            "kept", "knew", "left", "led", "lost", "made", "met", "paid", "ran", "rose", "said",
            "sang", "saw", "set", "sold", "spoke", "stood", "swam", "threw", "took", "taught",
            "told", "went", "won", "wore", "wrote",
        ],
        verb_endings: &["ed"],
        capital_nouns: false,
        opening: &[
            "which",
            "who",
            "whom",
            "whose",
            "what",
            "where",
            "when",
            "why",
            "how",
            "in",
            "on",
            "at",
            "by",
            "from",
            "to",
            "of",
            "for",
            "with",
            "near",
            "after",
            "before",
            "under",
            "into",
            "through",
            "against",
            "about",
            "during",
            "according",
            "between",
            "beside",
            "the",
        ],
    },
    reasons: Reasons {
        note: "{name} {note}.",
        event: "{date}: {event}.",
        distance: ["{distance} too early.", "{distance} too late."],
        over: "More than {distance}",
        units: [["year", "years"], ["month", "months"], ["day", "days"]],
        proportion,
    },
    play: PLAY,
    sheet: SheetWords {
        name: "Name",
        class: "Class",
        date: "Date",
        score: "Score",
        according: "Answer according to the article.",
        choice: [
            "Mark one option in each question.",
            "Where there are circles, mark one.",
        ],
        select: [
            "Mark every right option in each question.",
            "Where there are squares, mark every right one.",
        ],
        order: [
            "Number the options of each question in order, from 1.",
            "Number the boxes before options in order, from 1.",
        ],
        written: [
            "Write each answer in the space for it.",
            "Write dates and numbers in the space for them.",
        ],
        scoring: "One point a question.",
        scoring_whole: "Where several options or an order are asked for, only the wholly right answer counts.",
        date_boxes: ["Day", "Month", "Year"],
        number_box: "Number",
        page: "Page {page} of {pages}",
        page_of_copy: "Page {page}",
        page_of: "page {page} of {pages}",
        end: "End of the questions",
        key: "Key",
        key_title: "Key: {title}",
        key_note: "With all answers: not to be handed out.",
        sheets: "For the sheets",
        answers: "Answers",
        explanations: "Explanations",
        paragraph: ["paragraph {n}", "paragraphs {n}"],
        headline: "headline",
        care: "Take care",
        cares: &[
            ("deaths", "deaths"),
            ("religion", "religion"),
            ("rights", "rights"),
            ("accusation", "an accusation"),
        ],
        also_right: "Also right",
        source: "Source",
        again: "This quiz again",
        code: "Code",
        version: "Version",
        draft: "DRAFT",
        crosswalk: "Each question in each version",
        crosswalk_note: [
            "A row is a question; under each version stand its number there and its answer.",
            "A column is a question, headed by its number in the first version; a row says its number and its answer in \
             that version.",
        ],
        numbered_as: "Numbered as in version {version}.",
        timeline: "Timeline",
        answer_sheet: "Answer sheet",
        fill_in_marks: [
            "Fill in circles wholly, with a dark pen.",
            "Fill in squares that hold a letter wholly, with a dark pen.",
            "Fill in circles, and squares that hold a letter, wholly, with a dark pen.",
        ],
        several_marks: "Several squares of a row may be marked.",
        several: ["several may", "be marked"],
        fill_in_boxes: "Write only within the empty boxes. Leave the grey circles to the teacher.",
        changed_mind: "Changed your mind? Cross out the wrong circle with a large X, and fill the right one.",
        answers_title: "Answer sheets: {title}",
        hand_out: "Hand-out list",
        hand_out_title: "Hand-out list: {title}",
        hand_out_columns: ["Copy", "Name", "Version", "Handed out", "Back", "Absent"],
        on_answer_sheet: "Answer on the answer sheet.",
        student_number: "Student number",
        machine_code: "The code of this sheet, for a scanner",
    },
    cards: CardWords {
        document: "Cards: {title}",
        sides: ["Fronts, {page} of {pages}", "Backs, {page} of {pages}"],
        how: [
            "Print on both sides at 100 %, flipped on the long edge. Cut along the marks.",
            "Print on both sides at 100 %, flipped on the short edge. Cut along the marks.",
            "Print on one side at 100 %. Cut along the marks, fold on the dashed line, and glue.",
            "Cover the answers with a hand or a sheet of paper.",
        ],
        columns: ["Question", "Answer"],
    },
    screen: ScreenWords {
        question: "Question {n} of {count}",
        check: "Check",
        next: ["Next question", "See the result"],
        show: ["One at a time", "All at once"],
        verdicts: ["Right.", "Not right."],
        answer: "The answer:",
        result: "Result",
        score: "{right} of {count}",
        again: ["Ask the missed ones again", "Start again"],
        empty: "Choose or write an answer first.",
        unread: [
            "This cannot be read as a date. Write the day and the year in digits.",
            "This cannot be read as a number. Write it in digits, as in 15,000 or 2 million.",
        ],
        rank: "Place of: {option}",
        keys: "Keys: a letter or a number chooses, Enter checks and goes on.",
        no_script: "This page asks its questions with a script, which is switched off here. It can still be printed as a \
                    worksheet.",
    },
    export: ExportWords {
        stem: "Question: {stem}",
    },
    audit: audit::AUDIT,
    sides: sides::SIDES,
    roles: roles::ROLES,
    threshold: threshold::THRESHOLD,
    reach: reach::REACH,
    study: study::STUDY,
    marking: marking::MARKING,
    review: review::REVIEW,
};

const PLAY: PlayWords = PlayWords {
    question: "Question {n} of {count}",
    verdicts: [["✓", "Right."], ["✗", "Not right."]],
    answer: ["The answer:", "The answers:", "The order:"],
    says_so: [
        "The headline says so.",
        "Paragraph {list}.",
        "Paragraphs {list}.",
    ],
    headline_too: [
        "The headline and paragraph {list}.",
        "The headline and paragraphs {list}.",
    ],
    and: "and",
    score: "{right} of {count}",
    ended: "Ended after {n} of {count} questions.",
    miss: ["Yours:", "Right:"],
    again: [
        "Ask the question you missed again?",
        "Ask the {n} questions you missed again?",
    ],
    yes_no: ['y', 'n'],
    leave: "End the quiz?",
    resume: "To go on later:",
    taken_up: "Going on after {n} of {count} questions.",
    flagged: ["Flagged.", "No longer flagged."],
    without: "To leave out what you flagged, add:",
    source: "Source:",
    by: "by {name}",
    repeat: "To repeat this quiz:",
    hints: Hints {
        keys: [
            &["a–{last} or ↑↓ Enter"],
            &["a–{last} mark", "Enter done"],
            &["a–{last} or Space ↑↓", "Enter done"],
            &["Enter done"],
        ],
        flag: ["{key} flags", "{key} Enter flags"],
        flagged: "flagged",
        back: "← back",
        end: "Esc ends",
        lines: "Answer each question on a line: a letter or its number, several as `ac`, or what is asked for. `!` flags a question.",
        lines_back: "`<` goes back to the question before.",
        dates: [
            "A year, such as {example}.",
            "A month and its year, such as {example}.",
            "A day, such as {example}.",
        ],
        number: "A number, such as {example}.",
        or: " or ",
        unit: "Unit: {unit}.",
    },
    typed: TypedWords {
        articles: &["the", "a", "an"],
        date_fillers: &[
            "the", "of", "on", "in", "year", "about", "around", "circa", "c", "ca", "mon", "tue",
            "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
        ],
        era_marks: &["AD", "CE", "A.D.", "C.E.", "anno Domini"],
        ordinal_suffixes: &["st", "nd", "rd", "th"],
        about: &[
            "about",
            "approximately",
            "around",
            "ca",
            "circa",
            "roughly",
            "some",
        ],
        and: &["and"],
        minus: &["minus", "negative"],
        units: &[
            &["m", "metre", "metres", "meter", "meters"],
            &["km", "kilometre", "kilometres", "kilometer", "kilometers"],
            &[
                "cm",
                "centimetre",
                "centimetres",
                "centimeter",
                "centimeters",
            ],
            &[
                "mm",
                "millimetre",
                "millimetres",
                "millimeter",
                "millimeters",
            ],
            &["mi", "mile", "miles"],
            &["ft", "foot", "feet"],
            &["inch", "inches"],
            &["yd", "yard", "yards"],
            &[
                "kg",
                "kilo",
                "kilos",
                "kilogram",
                "kilograms",
                "kilogramme",
                "kilogrammes",
            ],
            &["g", "gram", "grams", "gramme", "grammes"],
            &["t", "tonne", "tonnes"],
            &["ton", "tons"],
            &["lb", "lbs", "pound", "pounds"],
            &["oz", "ounce", "ounces"],
            &["s", "sec", "secs", "second", "seconds"],
            &["min", "mins", "minute", "minutes"],
            &["h", "hr", "hrs", "hour", "hours"],
            &["day", "days"],
            &["week", "weeks"],
            &["month", "months"],
            &["yr", "yrs", "year", "years"],
            &["l", "litre", "litres", "liter", "liters"],
            &["ha", "hectare", "hectares"],
            &["acre", "acres"],
            &[
                "km^2",
                "km2",
                "sq km",
                "square kilometre",
                "square kilometres",
                "square kilometer",
                "square kilometers",
            ],
            &[
                "m^2",
                "m2",
                "sq m",
                "square metre",
                "square metres",
                "square meter",
                "square meters",
            ],
            &[
                "km/h",
                "kmh",
                "kph",
                "kilometres per hour",
                "kilometers per hour",
            ],
            &["mph", "miles per hour"],
            &["m/s", "metres per second", "meters per second"],
            &["kw", "kilowatt", "kilowatts"],
            &["mw", "megawatt", "megawatts"],
            &["gw", "gigawatt", "gigawatts"],
            &["°c", "degrees celsius", "degree celsius", "celsius"],
            &["°f", "degrees fahrenheit", "fahrenheit"],
            &["°", "degree", "degrees"],
            &["%", "percent", "per cent", "percentage"],
            &["$", "us$", "usd", "dollar", "dollars"],
            &["€", "eur", "euro", "euros"],
            &["£", "gbp", "pound", "pounds"],
            &["¥", "jpy", "yen"],
        ],
        digraphs: &[],
        numerals: &[
            ("thirty", 30),
            ("forty", 40),
            ("fifty", 50),
            ("sixty", 60),
            ("seventy", 70),
            ("eighty", 80),
            ("ninety", 90),
            ("hundred", 100),
            ("thousand", 1000),
            ("thousands", 1000),
            ("mn", 1_000_000),
            ("millions", 1_000_000),
            ("bn", 1_000_000_000),
            ("billions", 1_000_000_000),
        ],
        precisions: ["the year", "the month", "the day"],
        exact_figure: "the exact figure",
        right_but_coarse: "That is right as far as it goes, but {asked} is asked. Try again.",
        coarse: "The question asks for {asked}. Try again.",
        empty: "Nothing was typed. Try again.",
        no_date: "`{typed}` is not read as a date. Write it as 23 May 1804, May 1804 or 1804.",
        two_dates: "`{typed}` can be {one} or {other}. Write the month as a word.",
        no_year: "`{typed}` has no year. Write it too, as in 23 May 1804.",
        short_year: "The year `{year}` is too short. Write all its digits, as in 1804 (or AD 95).",
        year_zero: "There was no year 0: 1 BC comes before AD 1.",
        minus_year: "Write a year before our era as `512 BC`.",
        far_year: "The year of `{typed}` is out of range.",
        no_month: "There is no month {n}: months run from 1 to 12.",
        no_day: "There is no such day: {month} has the days 1 to {last}.",
        no_number: "`{typed}` is not read as a number. Write it as 15,000, 1.5 or 2 million.",
        no_option: "`{typed}` is none of the options. Write a letter from a to {last}.",
        two_options: "`{typed}` can mean two of the options. Write the letter or the number that stands for just one.",
        not_each_once: "Name each of the {count} once, in order, as in `b a c`.",
    },
};

/// `1st`, `2nd`, `3rd`, `4th`, `11th`, `21st`.
fn ordinal(n: u64) -> String {
    let suffix = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

/// "An" before a vowel sound: an hour, an MP, an 8; "a" before a consonant sound: a European, a U.S. official.
fn indefinite_for(phrase: &str) -> Option<&'static str> {
    let word = phrase
        .split_whitespace()
        .next()?
        .trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let lower = word.to_lowercase();
    let first = lower.chars().next()?;
    if first.is_ascii_digit() {
        let digits: String = lower.chars().take_while(char::is_ascii_digit).collect();
        let vowel = digits.starts_with('8') || (matches!(digits.as_str(), "11" | "18"));
        return Some(if vowel { "an" } else { "a" });
    }
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let initials =
        letters.len() <= 4 && (letters.len() == 1 || letters.iter().all(|c| c.is_uppercase()));
    let spelled_out = initials && !lower.starts_with("nasa") && !lower.starts_with("nato");
    let vowel = if spelled_out {
        // The names of these letters begin with a vowel: A, E, F, H, I, L, M, N, O, R, S, X.
        "aefhilmnorsx".contains(first)
    } else if ["hour", "honest", "honour", "honor", "heir"]
        .iter()
        .any(|start| lower.starts_with(start))
    {
        true
    } else if [
        "eu", "uni", "use", "usu", "uti", "ura", "one", "once", "ubi",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
    {
        ["unin", "unim", "unid"]
            .iter()
            .any(|start| lower.starts_with(start))
    } else {
        "aeiou".contains(first)
    };
    first
        .is_ascii_alphabetic()
        .then_some(if vowel { "an" } else { "a" })
}

/// The nearest proportion that a newspaper would name, within a tenth of it.
fn proportion(quotient: Decimal) -> Option<String> {
    const NAMED: &[(u32, u32, &str)] = &[
        (1, 10, "a tenth of the figure"),
        (1, 5, "a fifth of the figure"),
        (1, 4, "a quarter of the figure"),
        (1, 3, "a third of the figure"),
        (1, 2, "half the figure"),
        (2, 3, "two thirds of the figure"),
        (3, 4, "three quarters of the figure"),
        (2, 1, "twice the figure"),
        (3, 1, "three times the figure"),
        (4, 1, "four times the figure"),
        (5, 1, "five times the figure"),
        (10, 1, "ten times the figure"),
    ];
    super::show::proportion(quotient, NAMED, "about ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_end_as_they_are_spoken() {
        let shown: Vec<String> = [1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111]
            .map(ordinal)
            .into();
        assert_eq!(
            shown,
            [
                "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "101st",
                "111th"
            ]
        );
    }

    #[test]
    fn the_indefinite_article_goes_by_sound() {
        for phrase in [
            "European",
            "U.S. official",
            "unit",
            "one-way trip",
            "NATO member",
            "king",
            "UN envoy",
            "7",
            "12",
        ] {
            assert_eq!(indefinite_for(phrase), Some("a"), "{phrase}");
        }
        for phrase in [
            "hour",
            "MP",
            "8",
            "eagle",
            "uninvited guest",
            "heir",
            "FBI agent",
            "11",
            "“ally”",
        ] {
            assert_eq!(indefinite_for(phrase), Some("an"), "{phrase}");
        }
    }

    #[test]
    fn proportions_are_those_of_a_newspaper() {
        let say = |over: u32, under: u32| proportion(Decimal::from(over) / Decimal::from(under));
        assert_eq!(say(5, 15).as_deref(), Some("A third of the figure."));
        assert_eq!(
            say(94, 143).as_deref(),
            Some("About two thirds of the figure.")
        );
        assert_eq!(
            say(118, 155).as_deref(),
            Some("About three quarters of the figure.")
        );
        assert_eq!(say(290, 143).as_deref(), Some("About twice the figure."));
        assert_eq!(say(101, 143), None);
        assert_eq!(say(1000, 1), None);
    }
}
