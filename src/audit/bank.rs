//! What is weak in a bank before any question is made.
//!
//! In go facts, out come findings with their places. Whether the bank is true is the work of [`crate::article`].

mod acronyms;
mod asks;
mod bounds;
mod clumsy;
mod converge;
mod echoes;
mod exposed;
mod grain;
mod links;
mod odd;
mod partly;
mod ranks;
mod reach;
mod scope;
mod sides;
mod stale;
mod standing;
mod surnames;
mod units;
mod unsaid;
mod unused;
mod weights;
mod wording;

use std::collections::HashMap;

use super::{Finding, Severity};
use crate::facts::{Answer, Blank, EntityId, Fact, Facts, Value, Who};
use crate::generate::LastWords;
use crate::sentence::{self, Sentences, answers};
use crate::tokens::{self, Tokens};
pub use bounds::bounded_by;
use scope::Scopes;

/// A name in the questions of so many other facts is the topic.
const TOPIC: usize = 3;

/// A warning about a blank.
fn warning(flaw: &'static str, fact: &Fact, blank: &Blank, said: String) -> Finding {
    let name = fact.path(blank);
    Finding::of_bank(Severity::Warning, flaw, blank.place, &name, said)
}

/// What is weak in a bank, in the order of the file.
pub fn bank(facts: &Facts) -> Vec<Finding> {
    let bank = Bank::new(facts);
    let mut findings = bank.title();
    findings.extend(stale::of_title(facts, bank.sentences.words));
    for fact in facts.facts() {
        findings.extend(bank.texts(fact));
        findings.extend(bank.voice(fact));
        findings.extend(bank.bounds(fact));
    }
    findings.extend(asks::ambiguous(facts, bank.sentences));
    findings.extend(grain::finer(facts, bank.sentences));
    findings.extend(grain::misjoined(facts, bank.sentences));
    findings.extend(links::unlinked(facts, bank.sentences));
    let named = exposed::Named::new(facts, bank.sentences);
    findings.extend(exposed::exposed(facts, &named));
    findings.extend(exposed::chains(facts, bank.sentences));
    findings.extend(ranks::fixed(facts));
    findings.extend(reach::others_right(facts, bank.sentences));
    findings.extend(sides::one_sided(facts));
    findings.extend(sides::unsorted(facts));
    findings.extend(sides::misfits(facts));
    findings.extend(echoes::echoed(facts, bank.sentences));
    findings.extend(sides::unexplained(facts, bank.sentences));
    findings.extend(odd::odd(facts, bank.sentences));
    findings.extend(wording::pronouns(facts, bank.sentences));
    findings.extend(clumsy::clumsy(facts, bank.sentences));
    findings.extend(converge::converging(facts, bank.sentences));
    findings.extend(wording::ordinals(facts, bank.sentences));
    findings.extend(standing::leaning_texts(facts, bank.sentences));
    findings.extend(acronyms::unexplained(facts, bank.sentences));
    findings.extend(surnames::bare(facts, bank.sentences));
    findings.extend(standing::undated(facts, bank.sentences));
    findings.extend(unsaid::unsaid(facts, bank.sentences));
    findings.extend(units::left_out_units(facts, bank.sentences));
    findings.extend(partly::partly(facts, bank.sentences));
    findings.extend(reach::unbound(facts, bank.sentences));
    findings.extend(unused::never_offered(facts));
    findings.extend(unused::holes(facts));
    findings.extend(unused::ids(facts));
    findings.extend(weights::unweighed(facts));
    findings.sort_by_key(|finding| finding.place);
    findings
}

struct Bank<'a> {
    facts: &'a Facts,
    sentences: Sentences<'a>,
    scopes: Scopes,
    last_words: LastWords,
}

impl<'a> Bank<'a> {
    fn new(facts: &'a Facts) -> Bank<'a> {
        let sentences = Sentences::new(facts);
        Bank {
            facts,
            scopes: Scopes::new(sentences.words),
            last_words: LastWords::new(facts),
            sentences,
        }
    }

    /// The words of a fact: none that goes stale, no superlative without a scope.
    fn texts(&self, fact: &Fact) -> Vec<Finding> {
        let mut findings = Vec::new();
        let statement = self.sentences.statement(fact);
        let mut look = |text: &str, field: &str, place, name: &str| {
            if let Some(word) = stale::word_in(text, self.sentences.words) {
                let said = format!("`{word}` in the {field} is true for a while only: say when");
                findings.push(Finding::of_bank(
                    Severity::Warning,
                    "stale",
                    place,
                    name,
                    said,
                ));
            }
            if let Some(word) = self.scopes.lacking(text) {
                let said = format!(
                    "`{word}` in the {field} “{text}” does not say of which many: add `of …`, `in …` or `since …`"
                );
                findings.push(Finding::of_bank(
                    Severity::Warning,
                    "no-scope",
                    place,
                    name,
                    said,
                ));
            }
        };
        look(&statement, "statement", fact.place, &fact.id);
        for blank in &fact.blanks {
            let name = fact.path(blank);
            let event = match &blank.answer {
                Answer::Date { event, .. } => event.as_deref(),
                _ => None,
            };
            let texts = [
                ("`ask`", blank.ask.as_deref()),
                ("`ask-all`", blank.ask_all.as_deref()),
                ("`event`", event),
            ];
            for (field, text) in texts {
                if let Some(text) = text {
                    look(text, field, blank.place, &name);
                }
            }
        }
        findings
    }

    /// Who says so is heard in the statement and in each question but one that asks for it.
    fn voice(&self, fact: &Fact) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Some(who) = &fact.according {
            // Where a blank has a voice of its own the statement carries both.
            let asked = fact.blanks.iter().any(|blank| self.is_key(who, blank));
            if !asked && !self.heard(who, &self.sentences.statement(fact)) {
                let said = self.unheard("statement", who);
                findings.push(Finding::of_bank(
                    Severity::Warning,
                    "voice",
                    fact.place,
                    &fact.id,
                    said,
                ));
            }
        }
        for blank in &fact.blanks {
            let Some(who) = blank.according.as_ref().or(fact.according.as_ref()) else {
                continue;
            };
            let asks = [blank.ask.as_ref(), blank.ask_all.as_ref()];
            for ask in asks.into_iter().flatten() {
                if !self.is_key(who, blank) && !self.heard(who, ask) {
                    let name = fact.path(blank);
                    let said = self.unheard("question", who);
                    findings.push(Finding::of_bank(
                        Severity::Warning,
                        "voice",
                        blank.place,
                        &name,
                        said,
                    ));
                }
            }
        }
        findings
    }

    /// What is said where a text does not name who says so.
    fn unheard(&self, text: &str, who: &Who) -> String {
        match who {
            Who::Words(words) => format!(
                "the {text} does not say who says so: “{words}” stands nowhere in it, word for word: say it there, or write the \
                 words that stand there under `according`"
            ),
            Who::Entity(entity) => format!(
                "the {text} does not say who says so: none of {} stands in it: say one of them there, or give `{}` the name that \
                 stands there as one of its `aliases`",
                self.looked_for(*entity),
                self.facts.entity(*entity).id
            ),
        }
    }

    /// The names by which somebody is looked for, in quotation marks.
    fn looked_for(&self, entity: EntityId) -> String {
        let entity = self.facts.entity(entity);
        let names = [&entity.name].into_iter().chain(&entity.aliases);
        let names: Vec<String> = names
            .chain(&entity.cues)
            .map(|name| format!("“{name}”"))
            .collect();
        names.join(", ")
    }

    fn is_key(&self, who: &Who, blank: &Blank) -> bool {
        matches!(who, Who::Entity(entity) if answers(blank).contains(&Value::Entity(*entity)))
    }

    /// By a name, an alias, a cue or a surname; words by themselves.
    fn heard(&self, who: &Who, text: &str) -> bool {
        let tokens = Tokens::of(text);
        let holds = |name: &str| tokens.hold(&tokens::name(name, self.sentences.words));
        match who {
            Who::Words(said) => holds(said),
            Who::Entity(entity) => {
                let entity = self.facts.entity(*entity);
                let mut names = entity
                    .aliases
                    .iter()
                    .chain(&entity.cues)
                    .chain([&entity.name]);
                let surname = self.last_words.surname(&entity.name, self.sentences.words);
                names.any(|name| holds(name))
                    || surname.is_some_and(|surname| tokens.hold(&surname))
            }
        }
    }

    /// The title is printed on the sheet: it shows no date, number or words that are asked for. A name that stands in
    /// the questions of three other facts is the topic, and no tell.
    fn title(&self) -> Vec<Finding> {
        let title = Tokens::of(self.facts.title());
        let mut findings = Vec::new();
        let mut asked: HashMap<Value, Vec<usize>> = HashMap::new();
        for (position, fact) in self.facts.facts().iter().enumerate() {
            for blank in &fact.blanks {
                let Some(key) = sentence::asked(blank, self.sentences.words)
                    .into_iter()
                    .find(|key| self.holds(&title, key))
                else {
                    continue;
                };
                let facts = asked.entry(key.clone());
                let facts = facts.or_insert_with(|| self.asking_with(&key));
                let others = facts.iter().filter(|&&other| other != position);
                let level = match others.count() >= TOPIC {
                    true => Severity::Note,
                    false => Severity::Warning,
                };
                let name = fact.path(blank);
                let said = format!(
                    "the title shows the answer `{}`",
                    self.sentences.value(&key)
                );
                findings.push(Finding::of_bank(level, "title", blank.place, &name, said));
            }
        }
        findings
    }

    /// The first facts whose questions show a name, one more than make it the topic.
    fn asking_with(&self, key: &Value) -> Vec<usize> {
        let Value::Entity(_) = key else {
            return Vec::new();
        };
        let asks = |(position, fact): (usize, &Fact)| {
            let mut asks = fact.blanks.iter().filter_map(|blank| blank.ask.as_ref());
            asks.any(|ask| self.holds(&Tokens::of(ask), key))
                .then_some(position)
        };
        let facts = self.facts.facts().iter().enumerate();
        facts.filter_map(asks).take(TOPIC + 1).collect()
    }

    fn holds(&self, text: &Tokens, value: &Value) -> bool {
        let words = self.sentences.words;
        let forms = match value {
            Value::Date(date) => tokens::date_forms(*date, words),
            Value::Number(number) => tokens::number_forms(*number, words),
            Value::Text(name) => vec![tokens::name(name, words)],
            Value::Entity(entity) => {
                let entity = self.facts.entity(*entity);
                let names = entity.aliases.iter().chain([&entity.name]);
                names.map(|name| tokens::name(name, words)).collect()
            }
        };
        forms.iter().any(|form| text.hold(form))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bank of one fact about a treaty, and others.
    fn flaws(title: &str, facts: &str) -> Vec<String> {
        let yaml = format!(
            "id: b\ntitle: {title}\nentities:\n  ann: {{ name: Ann Lee, class: person, cues: [the envoy] }}\n  bob: {{ name: Bob Hart, class: person }}\nfacts:\n{facts}"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let found = bank(&facts);
        assert!(found.iter().all(|finding| finding.place.line > 0));
        // What stands alone has tests of its own, and short questions do not.
        let others = found
            .iter()
            .filter(|finding| finding.flaw != "leaning" && finding.flaw != "undated");
        others
            .map(|finding| format!("{} {}", finding.flaw, finding.name))
            .collect()
    }

    fn fact(statement: &str, more: &str, blank: &str) -> String {
        format!(
            "  - id: treaty\n    statement: \"{statement}\"\n{more}    blanks:\n      it: {{ {blank} }}\n"
        )
    }

    #[track_caller]
    fn check(facts: &str, expected: &[&str]) {
        assert_eq!(flaws("Rivers", facts), expected, "{facts}");
    }

    #[test]
    fn words_that_go_stale_are_found() {
        check(
            &fact(
                "{it} is still there.",
                "",
                "entity: ann, ask: Who was there?",
            ),
            &["stale treaty"],
        );
        check(
            &fact(
                "{it} was there.",
                "",
                "entity: ann, ask: Who was there recently?",
            ),
            &["stale treaty/it"],
        );
        check(
            &fact(
                "{it} said “now or never”.",
                "",
                "entity: ann, ask: Who said “now”?",
            ),
            &[],
        );
    }

    #[test]
    fn the_same_words_ask_for_one_answer() {
        let two = |one: &str, other: &str, more: &str| {
            let second = fact("{it} came.", more, other).replace("id: treaty", "id: ferry");
            fact("{it} left.", more, one) + &second
        };
        let count =
            |number: u32, ask: &str| format!("number: {number}, unit: cars, ask: \"{ask}\"");
        let same = two(
            &count(43, "How many cars?"),
            &count(120, "how many cars"),
            "",
        );
        check(&same, &["same-question ferry/it"]);
        let other = two(&count(43, "How many cars?"), &count(120, "How many?"), "");
        check(&other, &[]);
        let equal = two(
            &count(43, "How many cars?"),
            &count(43, "How many cars?"),
            "",
        );
        check(&equal, &[]);
        let who = |entity: &str, more: &str| format!("entity: {entity}, ask: Who came?{more}");
        check(
            &two(&who("ann", ""), &who("bob", ""), ""),
            &["same-question ferry/it"],
        );
        check(&two(&who("ann", ", open: true"), &who("bob", ""), ""), &[]);
        check(
            &two(&who("ann", ""), &who("bob", ""), "    relation: came\n"),
            &[],
        );
    }

    #[test]
    fn superlatives_have_a_scope() {
        check(
            &fact(
                "{it} was first.",
                "",
                "entity: ann, ask: Who was first in the race?",
            ),
            &["no-scope treaty"],
        );
        check(
            &fact(
                "{it} won.",
                "",
                "entity: ann, ask: Who built the largest ship?",
            ),
            &["no-scope treaty/it"],
        );
        check(
            &fact(
                "In 1960 {it} was first.",
                "",
                "entity: ann, ask: Who led the country’s first team?",
            ),
            &[],
        );
        for ask in [
            "Who scored in the first half?",
            "Who was to pay by the first plan?",
        ] {
            let counted = fact("{it} came.", "", &format!("entity: ann, ask: {ask}"));
            check(&counted, &[]);
        }
        let adverb = fact(
            "{it} first won.",
            "",
            "entity: ann, ask: Whose reign did last?",
        );
        check(&adverb, &[]);
    }

    #[test]
    fn a_bound_is_said() {
        let number =
            |ask: &str| format!("number: 140, unit: people, bound: at-least, ask: \"{ask}\"");
        check(
            &fact("At least {it} came.", "", &number("How many came?")),
            &["bound treaty/it"],
        );
        check(
            &fact("They were {it}.", "", &number("At least how many came?")),
            &["bound treaty/it", "bound treaty/it"],
        );
        check(
            &fact(
                "At least {it} came.",
                "",
                &number("At least how many came, according to the article?"),
            ),
            &[],
        );
        let lowest = number("What is the lowest number of guests that the article gives?");
        check(&fact("More than {it} came.", "", &lowest), &[]);
        let exceeded = number("Which number did the guests exceed, according to the article?");
        check(
            &fact("More than {it} came.", "", &exceeded),
            &["bound treaty/it"],
        );
        // The question reads as if they were 140 and no more.
        check(
            &fact(
                "At least {it} came.",
                "",
                &number("How many came, according to the article?"),
            ),
            &["bound treaty/it"],
        );
    }

    #[test]
    fn a_bound_that_the_article_has_is_not_lost() {
        let told = |article: &str, statement: &str, blank: &str| {
            let yaml = format!(
                "id: b\ntitle: Rivers\nfacts:\n{}",
                fact(
                    statement,
                    "    paragraph: 1\n",
                    &format!("{blank}, ask: \"How many boats came?\"")
                )
            );
            let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
            let found = bounded_by(&facts, &format!("Rivers\n{article}\n"));
            found.into_iter().map(|one| one.said).collect::<Vec<_>>()
        };
        let (came, exact) = ("{it} boats came.", "number: 60");
        let lost = told(
            "In spring fewer than 60 of the boats came to the town.",
            came,
            exact,
        );
        assert_eq!(lost.len(), 1, "{lost:?}");
        assert!(
            lost[0].contains("“In spring fewer than 60 of the boats came …”")
                && lost[0].contains("`bound: at-most`"),
            "{lost:?}"
        );
        let million = told("Boats came, at least 2 million.", came, "number: 2_000_000");
        assert!(
            million.len() == 1 && million[0].contains("at-least"),
            "{million:?}"
        );
        for article in ["About 60 boats came.", "Boats came: 60 or so."] {
            assert_eq!(told(article, came, exact).len(), 1, "{article}");
        }
        assert_eq!(told("In spring 60 boats came.", came, exact), [""; 0]);
        // The blank has it, or the statement, which is told otherwise; or the article says it both ways.
        assert_eq!(
            told("About 60 boats came.", came, "number: 60, bound: about"),
            [""; 0]
        );
        assert_eq!(
            told("About 60 boats came.", "About {it} boats came.", exact),
            [""; 0]
        );
        assert_eq!(
            told("About 60 boats came. Boats came: 60.", came, exact),
            [""; 0]
        );
        // Another sentence has other things of that number.
        assert_eq!(
            told(
                "More than 60 men cheered. In spring 60 boats came.",
                came,
                exact
            ),
            [""; 0]
        );
    }

    #[test]
    fn a_voice_is_heard_unless_it_is_the_key() {
        let by = "    according: ann\n";
        let blank = "text: rain, class: w, ask: What fell?";
        check(
            &fact("There was {it}.", by, blank),
            &["voice treaty", "voice treaty/it"],
        );
        check(
            &fact(
                "Ann Lee said that there was {it}.",
                by,
                "text: rain, class: w, ask: What did the envoy say?",
            ),
            &[],
        );
        check(
            &fact(
                "{it} said that there was rain.",
                by,
                "entity: ann, ask: Who said so?",
            ),
            &[],
        );
    }

    #[test]
    fn a_title_tells_no_key() {
        let facts = fact("{it} signed.", "", "entity: ann, ask: Who signed?");
        assert_eq!(flaws("Ann Lee and the rivers", &facts), ["title treaty/it"]);
        assert_eq!(flaws("Anna and the rivers", &facts), [""; 0]);
    }

    fn two(first: &str, about: &str) -> String {
        format!(
            "{}  - id: other\n    statement: \"{{who}} signed.\"\n{about}    blanks:\n      who: {{ entity: bob, ask: \"{first}\" }}\n",
            fact(
                "The congress on rivers met in {it}.",
                "",
                "date: 1960, event: the congress on rivers, ask: When did the congress on rivers meet?"
            )
        )
    }

    #[test]
    fn a_fact_that_shows_a_date_of_another_is_linked() {
        check(
            &two("Who signed at the congress on rivers in 1960?", ""),
            &["unlinked other"],
        );
        check(
            &two(
                "Who signed at the congress on rivers in 1960?",
                "    about: [treaty]\n",
            ),
            &[],
        );
        check(&two("Who signed the ban on smoking in 1960?", ""), &[]);
    }
}
