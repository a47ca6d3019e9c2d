//! In goes an article with its names, dates and numbers, out come proposals: statements with holes, each with its evidence, the
//! best first.

pub(super) mod holes;
mod ranking;
mod scope;
mod twins;

use super::clauses::{self, Clause};
use super::dates::shown::Rendered;
use super::proposal::{Answer, Hole, Proposal};
use super::quotes;
use super::reading::Reading;
use super::referents::Referents;
use super::sentence::Sentence;

/// The proposals of an article: at most `most`, the best first.
pub fn proposals(reading: &Reading, most: usize) -> Vec<Proposal> {
    let referents = Referents::of(reading);
    let mut all = Vec::new();
    for (position, sentence) in reading.text.sentences.iter().enumerate() {
        if reading.text.is_caption(sentence.paragraph) {
            continue;
        }
        if let Some(quote) = quotes::quote(sentence, &reading.things.mentions[position]) {
            all.extend(of_quote(reading, position, &quote));
            continue;
        }
        // An opening mark with a space behind it stands where none belongs.
        if curly(&sentence.text).contains("“ ") {
            continue;
        }
        for clause in clauses::clauses(sentence) {
            let named = referents.named(position, clause);
            let whole = named.filter(|clause| !scope::is_lost(reading, position, clause));
            if let Some(clause) =
                whole.and_then(|clause| scope::of_events(reading, position, clause))
            {
                all.extend(of_clause(reading, position, &clause));
            }
        }
    }
    let all = twins::without(reading, all);
    ranking::best(reading, all, most)
}

fn of_quote(reading: &Reading, position: usize, quote: &quotes::Quote) -> Option<Proposal> {
    let sentence = &reading.text.sentences[position];
    let class = reading.things.things[quote.speaker].class.as_deref()?;
    if !matches!(
        class,
        "person" | "agency" | "news outlet" | "company" | "ministry" | "organisation"
    ) || reading.is_protagonist(quote.speaker)
    {
        return None;
    }
    let said = sentence.span(quote.words.clone());
    let name = if class == "person" { "who" } else { "speaker" };
    let who = if class == "person" {
        "Who".to_owned()
    } else {
        format!("Which {class}")
    };
    let hole = Hole {
        ask: Some(format!("{who} said: “{said}”?")),
        worth: -300,
        ..Hole::new(name, Answer::Thing(quote.speaker), quote.words.clone())
    };
    // `In 2021, X said: …`
    let date = reading.dates[position]
        .iter()
        .find(|one| one.full && one.words.start == 1 && sentence.word(one.words.end) == ",");
    let date = date.and_then(|one| holes::date(sentence, one));
    let lead = date.as_ref().map_or(String::new(), |date| {
        format!("{} {{{}}}, ", sentence.word(0), date.name)
    });
    Some(Proposal {
        sentence: position,
        clause: None,
        statement: format!("{lead}{{{name}}} said: “{said}”."),
        holes: date.into_iter().chain([hole]).collect(),
        score: 0,
        care: care(sentence),
        quotes: true,
    })
}

fn of_clause(reading: &Reading, position: usize, clause: &Clause) -> Option<Proposal> {
    let sentence = &reading.text.sentences[position];
    let (mut holes, mut rendered) = holes::holes(reading, position, clause)?;
    let mut clause = clause.clone();
    // What only adds to it is left out, where nothing in it is asked for: the rest is the article's words enough.
    if let Some(shorter) = clauses::without_addition(sentence, &clause)
        && let Some((of_shorter, rest)) = holes::holes(reading, position, &shorter)
        && is_kept(&holes, &of_shorter, &shorter)
    {
        (holes, rendered, clause) = (of_shorter, rest, shorter);
    }
    Some(Proposal {
        sentence: position,
        statement: statement(sentence, &clause, &holes, &rendered),
        clause: Some(clause),
        holes,
        score: 0,
        care: care(sentence),
        quotes: false,
    })
}

/// Whether a shorter clause asks for the same, and for nothing by its subject, which what is left out may be true of alone.
fn is_kept(holes: &[Hole], of_shorter: &[Hole], shorter: &Clause) -> bool {
    let answers =
        |holes: &[Hole]| -> Vec<Answer> { holes.iter().map(|hole| hole.answer.clone()).collect() };
    let is_subject = |hole: &Hole| {
        matches!(hole.answer, Answer::Thing(_) | Answer::Things(_))
            && (shorter.subject..shorter.verb).contains(&hole.words.start)
    };
    answers(holes) == answers(of_shorter) && !holes.iter().any(is_subject)
}

/// The statement of a clause, with names of holes in braces.
pub(super) fn statement(
    sentence: &Sentence,
    clause: &Clause,
    holes: &[Hole],
    rendered: &[Rendered],
) -> String {
    let mut out = String::new();
    let mut at = clause.words.start;
    while at < clause.words.end {
        if let Some(gone) = clause.without.iter().find(|range| range.start == at) {
            out.truncate(out.trim_end().len());
            at = gone.end;
            if sentence.tag(at).starts_with(char::is_alphabetic) {
                out.push(' ');
            }
            continue;
        }
        let hole = holes.iter().find(|hole| hole.words.start == at);
        let mut others = clause.instead.iter().chain(rendered);
        let other = others.find(|one| one.words.start == at);
        let end = match (hole, other) {
            (Some(hole), _) => {
                out.push_str(hole.lead);
                out.push_str(&format!("{{{}}}{}", hole.name, hole.tail));
                hole.words.end
            }
            (None, Some(one)) => {
                out.push_str(&one.text);
                one.words.end
            }
            (None, None) => {
                out.push_str(&sentence.word(at).replace('{', "{{").replace('}', "}}"));
                at + 1
            }
        };
        at = end;
        if at < clause.words.end && sentence.is_apart(at - 1) {
            out.push(' ');
        }
    }
    let mut text = curly(out.trim());
    if let Some(first) = text.chars().next().filter(|first| first.is_lowercase()) {
        text.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
    }
    let ends = [".", "?", "!", ".”", "?”", "!”"];
    if !ends.iter().any(|end| text.ends_with(end)) {
        text.push('.');
    }
    text
}

/// Straight quotation marks as curly ones, each second one closing.
fn curly(text: &str) -> String {
    let mut open = false;
    let turn = |c: char| match c {
        '"' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        c => c,
    };
    text.chars().map(turn).collect()
}

/// Why a fact wants care, by its words.
pub(super) fn care(sentence: &Sentence) -> Vec<&'static str> {
    const WORDS: [(&str, &[&str]); 4] = [
        (
            "deaths",
            &[
                "killed",
                "killing",
                "kill",
                "died",
                "dead",
                "death",
                "deaths",
                "dies",
                "fatal",
                "murder",
                "murdered",
                "suicide",
                "casualties",
                "bodies",
                "victims",
                "trampled",
            ],
        ),
        (
            "religion",
            &[
                "muslim",
                "muslims",
                "islam",
                "islamic",
                "mosque",
                "hajj",
                "christian",
                "christians",
                "church",
                "jewish",
                "jews",
                "hindu",
                "buddhist",
                "catholic",
                "religious",
                "religion",
                "pilgrimage",
                "pilgrims",
                "scientology",
            ],
        ),
        (
            "rights",
            &[
                "torture",
                "slavery",
                "trafficking",
                "discrimination",
                "persecuted",
                "racism",
                "refugee",
                "refugees",
                "asylum",
            ],
        ),
        (
            "accusation",
            &[
                "charged",
                "charges",
                "alleged",
                "allegedly",
                "accused",
                "accuses",
                "arrested",
                "convicted",
                "guilty",
                "suspected",
                "manslaughter",
                "negligence",
                "crime",
                "criminal",
                "prosecuted",
                "lawsuit",
                "fraud",
                "corruption",
                "scandal",
                "theft",
                "abuse",
                "claims",
                "claimed",
                "asserted",
                "forced",
                "imprisoned",
                "interrogated",
                "quackery",
                "trial",
                "prosecutor",
                "prosecutors",
                "prosecution",
                "defendant",
                "police",
            ],
        ),
    ];
    let mut found = Vec::new();
    for (reason, words) in WORDS {
        if (0..sentence.len()).any(|at| words.contains(&sentence.low(at).as_str())) {
            found.push(reason);
        }
    }
    found
}
