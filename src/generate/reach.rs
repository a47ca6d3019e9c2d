//! Holes that others fill as well as the one that does: in the reach of a negation ("There is no evidence that it works
//! better than …"), a comparison ("older than …") or an example ("metals such as …"). A claim with another name would be
//! true, and so would another option (docs/RULES.md, rules 1 and 12).
//!
//! In goes a blank, out come the words that let others in.

use super::threshold;
use crate::facts::{Answer, Blank, Fact};
use crate::lang::{ReachWords, Words};
use crate::sentence::{GAP, Sentences};

/// What ends a clause.
const ENDS: [&str; 4] = [". ", "; ", ": ", " – "];

/// So many words stand between a superlative, or an exact measure, and the word that compares.
const NEAR: usize = 4;

/// The words of a statement by which it is true with others than the answer of a blank.
pub(crate) fn of_claim(sentences: Sentences, fact: &Fact, position: usize) -> Option<String> {
    let clause = stated(sentences, fact, position)?;
    let blank = &fact.blanks[position];
    let denied = || match blank.answer {
        Answer::Number { .. } => clause.denied_before(),
        _ => clause.denied(),
    };
    denied().or_else(|| clause.of_several(fact, blank))
}

/// The words of a statement or an `ask` by which others than the answer of a blank are right too. The `ask` may put
/// positively what the statement denies; an example is one, whatever the `ask` says.
pub(crate) fn of_choice(sentences: Sentences, fact: &Fact, position: usize) -> Option<String> {
    let (blank, words) = (&fact.blanks[position], sentences.words);
    if matches!(blank.answer, Answer::Number { .. }) {
        return None;
    }
    let stated = stated(sentences, fact, position)?;
    let asked = blank.ask.as_ref().and_then(|ask| {
        let (before, after) = around_asking(ask, words)?;
        Some(Clause::new(before, after, words))
    });
    let denied = match (&blank.ask, &asked) {
        (Some(_), None) => None,
        (Some(_), Some(asked)) => asked.denied(),
        // "not since 1958" was so in 1958.
        _ if threshold::of_blank(fact, position, words).is_some() => None,
        (None, _) => stated.denied(),
    };
    let stranded = || asked.as_ref().and_then(Clause::stranded);
    denied
        .or_else(stranded)
        .or_else(|| asked.as_ref()?.of_several(fact, blank))
        .or_else(|| stated.of_several(fact, blank))
}

/// The clause of a statement around the hole of one of its blanks.
fn stated(sentences: Sentences, fact: &Fact, position: usize) -> Option<Clause> {
    let statement = sentences.statement_with(fact, position, GAP);
    let (before, after) = statement.split_once(GAP)?;
    let last = |text, end| str::rsplit(text, end).next().unwrap_or_default();
    let first = |text, end| str::split(text, end).next().unwrap_or_default();
    let before = ENDS.into_iter().fold(before, last);
    let after = ENDS.into_iter().fold(after, first);
    Some(Clause::new(before, after, sentences.words))
}

/// A question before and after its first word that asks for a name, a thing or a time.
fn around_asking<'t>(ask: &'t str, words: &Words) -> Option<(&'t str, &'t str)> {
    let question = &words.question;
    let lists = [
        question.which,
        question.who,
        question.wherever,
        words.reach.when,
    ];
    let asking = ask.split_whitespace().find(|word| {
        let word = plain(word);
        lists.iter().any(|list| list.contains(&word.as_str()))
    })?;
    let at = asking.as_ptr() as usize - ask.as_ptr() as usize;
    Some((&ask[..at], &ask[at + asking.len()..]))
}

/// A word in small letters, without the marks around it.
fn plain(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.to_lowercase().replace('’', "'")
}

/// A word of a clause.
struct Word {
    plain: String,
    is_name: bool,
    /// Whether a comma stands before it.
    parted: bool,
}

fn words_of(text: &str) -> Vec<Word> {
    let mut parted = text.trim_start().starts_with(',');
    let mut all = Vec::new();
    for word in text.split_whitespace() {
        let plain = plain(word);
        if !plain.is_empty() {
            let is_name = word.starts_with(char::is_uppercase);
            all.push(Word {
                plain,
                is_name,
                parted,
            });
            parted = false;
        }
        parted |= word.ends_with(',');
    }
    all
}

/// The clause around a hole.
struct Clause {
    before: Vec<Word>,
    after: Vec<Word>,
    /// Whether a comma stands directly before the hole.
    parted: bool,
    /// Whether nothing follows that the hole would be the owner or the subject of.
    ends: bool,
    words: &'static ReachWords,
    articles: &'static [&'static str],
    spelled: &'static [&'static str],
}

impl Clause {
    fn new(before: &str, after: &str, words: &'static Words) -> Clause {
        Clause {
            parted: before.trim_end().ends_with(','),
            ends: !after.trim_start().starts_with(char::is_alphanumeric) || {
                let next = plain(after.split_whitespace().next().unwrap_or_default());
                words.question.inside.contains(&next.as_str())
                    || words.question.belonging.contains(&next.as_str())
            },
            before: words_of(before),
            after: words_of(after),
            words: &words.reach,
            articles: words.question.articles,
            spelled: words.numbers.spelled,
        }
    }

    fn denied(&self) -> Option<String> {
        self.denied_before().or_else(|| self.denied_after())
    }

    /// A comparison, or an example of several.
    fn of_several(&self, fact: &Fact, blank: &Blank) -> Option<String> {
        match blank.answer {
            Answer::Number { .. } | Answer::Date { .. } => None,
            // The author has said who the others are.
            Answer::List { .. } => self.compared(),
            Answer::Entity(_) | Answer::Text { .. } => {
                let member = || self.member().filter(|_| fact.relation.is_none());
                self.compared().or_else(member)
            }
        }
    }

    /// "What is it older than?"
    fn stranded(&self) -> Option<String> {
        let mut phrases = self.words.than.iter();
        let last = phrases.find(|phrase| ends_with_any(&self.after, &[phrase], &[]))?;
        (!self.is_exact(&self.after)).then(|| (*last).to_owned())
    }

    /// A negation that reaches the hole from before it.
    fn denied_before(&self) -> Option<String> {
        let own = &self.before;
        if ends_with_any(own, self.words.singling, self.articles) {
            return None;
        }
        let negates = |at: &usize| {
            let word = own[*at].plain.as_str();
            let reaches = &own[at + 1..];
            let commas = reaches.iter().filter(|word| word.parted).count();
            let commas = commas + usize::from(self.parted);
            let opens = |word: &Word| self.words.clauses.contains(&word.plain.as_str());
            (self.is_negator(own, *at) || self.words.lacking.contains(&word))
                && commas % 2 == 0
                && !reaches.iter().any(opens)
        };
        let found = (0..own.len()).rev().find(negates)?;
        Some(own[found].plain.clone())
    }

    /// A negation after the hole, of what the hole does.
    fn denied_after(&self) -> Option<String> {
        let own = &self.after;
        // "In {city}, nobody came": what leads a sentence is no clause of its own.
        let leads = self.before.len() <= 2 && own.first().is_some_and(|word| word.parted);
        let reports = |word: &Word| self.words.reports.contains(&word.plain.as_str());
        let found = (0..own.len()).find(|&at| self.is_negator(own, at))?;
        let commas = own[..=found].iter().filter(|word| word.parted).count();
        let reaches = commas % 2 == 0 || leads && commas == 1;
        (reaches && !own[..found].iter().any(reports)).then(|| own[found].plain.clone())
    }

    fn is_negator(&self, all: &[Word], at: usize) -> bool {
        let word = all[at].plain.as_str();
        let negates = self.words.negators.contains(&word)
            || self
                .words
                .negative_ends
                .iter()
                .any(|end| word.ends_with(end));
        // "No. 10" and "No 10" are no negation.
        let is_numbered = all
            .get(at + 1)
            .is_some_and(|next| next.plain.starts_with(|c: char| c.is_ascii_digit()));
        let in_phrase = |phrase: &&str| {
            let length = phrase.split(' ').count();
            let first = (at + 1).saturating_sub(length);
            (first..=at).any(|from| begins(&all[from..], phrase))
        };
        negates && !is_numbered && !self.words.not_negative.iter().any(in_phrase)
    }

    /// What is compared with the hole, or told as an example of others; what the hole is compared with by its name.
    fn compared(&self) -> Option<String> {
        let own = &self.before;
        let directly = |phrase: &&&str| ends_with_any(own, &[phrase], self.articles);
        if let Some(said) = self.words.before.iter().find(directly) {
            return Some((*said).to_owned());
        }
        let is_only = ends_with_any(own, self.words.singling, self.articles);
        if let Some(said) = self.words.than.iter().find(directly)
            && !is_only
            && !self.is_exact(own)
        {
            return Some((*said).to_owned());
        }
        let following = self.words.following.iter().find(directly);
        if let Some(said) = following.filter(|_| self.ends && self.has_superlative()) {
            return Some((*said).to_owned());
        }
        self.compared_with_name()
    }

    /// "{who} is older than Ann": the others may be so as well.
    fn compared_with_name(&self) -> Option<String> {
        let own = &self.after;
        let reports = |word: &Word| self.words.reports.contains(&word.plain.as_str());
        let found = self.words.than.iter().find_map(|phrase| {
            let at = (0..own.len()).find(|&at| begins(&own[at..], phrase))?;
            let length = phrase.split(' ').count();
            let mut behind = own[at + length..].iter();
            let with = behind.find(|word| !self.articles.contains(&word.plain.as_str()))?;
            let commas = own[..at].iter().filter(|word| word.parted).count();
            let lead = &own[..at + length - 1];
            let compares =
                length > 1 || lead.last().is_some_and(|word| is_comparative(&word.plain));
            (with.is_name
                && compares
                && commas % 2 == 0
                && !own[..at].iter().any(reports)
                && !self.is_exact(lead))
            .then_some(*phrase)
        });
        found.map(str::to_owned)
    }

    /// Whether it is said how much more or less: then it holds for one.
    fn is_exact(&self, lead: &[Word]) -> bool {
        let measures = |word: &Word| {
            let word = word.plain.as_str();
            word.starts_with(|c: char| c.is_ascii_digit())
                || self.words.times.contains(&word)
                || self.spelled.contains(&word)
        };
        lead.iter().rev().take(NEAR + 1).any(measures)
    }

    fn has_superlative(&self) -> bool {
        let singles = |word: &Word| {
            let mut ends = self.words.superlative_ends.iter();
            !word.is_name
                && ends.any(|end| word.plain.len() >= end.len() + 2 && word.plain.ends_with(end))
        };
        self.before.iter().rev().take(NEAR + 1).any(singles)
    }

    /// "{who} was among the founders", "One of the founders was {who}".
    fn member(&self) -> Option<String> {
        let is_copula = |word: &Word| self.words.copulas.contains(&word.plain.as_str());
        let is_between = |word: &&Word| self.words.between.contains(&word.plain.as_str());
        let members = || self.words.members.iter();
        let reports = |word: &Word| self.words.reports.contains(&word.plain.as_str());
        let open = self.after.iter().take_while(|word| !reports(word)).count();
        let after = (0..open)
            .filter(|&at| is_copula(&self.after[at]))
            .find_map(|at| {
                let skipped = self.after[at + 1..].iter().take_while(is_between).count();
                let behind = &self.after[at + 1 + skipped..];
                members().find(|member| begins(behind, member))
            });
        let before = || {
            let (last, lead) = self.before.split_last()?;
            let stands = |member: &&&str| begins(lead, member);
            members().find(|member| is_copula(last) && stands(member))
        };
        after.or_else(before).map(|said| (*said).to_owned())
    }
}

/// Whether a word is a comparative, before "than".
fn is_comparative(word: &str) -> bool {
    word.ends_with("er") || ["more", "less", "worse"].contains(&word)
}

fn begins(words: &[Word], phrase: &str) -> bool {
    let mut own = words.iter();
    phrase
        .split(' ')
        .all(|word| own.next().is_some_and(|own| own.plain == word))
}

/// Whether one of the phrases stands last, but for an article.
fn ends_with_any(words: &[Word], phrases: &[&str], articles: &[&str]) -> bool {
    let ends = |words: &[Word], phrase: &str| {
        let length = phrase.split(' ').count();
        words.len() >= length && begins(&words[words.len() - length..], phrase)
    };
    let bare = match words.split_last() {
        Some((last, rest)) if articles.contains(&last.plain.as_str()) => rest,
        _ => words,
    };
    phrases
        .iter()
        .any(|phrase| ends(words, phrase) || ends(bare, phrase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;

    /// The words that let others in, of a statement and an `ask`.
    fn said(language: &str, statement: &str, ask: &str, answer: &str) -> Option<String> {
        let ask = match ask {
            "" => String::new(),
            ask => format!(", ask: \"{ask}\""),
        };
        let yaml = format!(
            "id: b\ntitle: Rivers\nlanguage: {language}\nentities:\n  x: {{ name: Xan, class: c }}\nfacts:\n  - {{ id: f, statement: \"{statement}\", blanks: {{ it: {{ {answer}{ask} }} }} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let (sentences, fact) = (Sentences::new(&facts), &facts.facts()[0]);
        match fact.blanks[0].ask {
            Some(_) => of_choice(sentences, fact, 0),
            None => of_claim(sentences, fact, 0),
        }
    }

    #[track_caller]
    fn check(language: &str, statement: &str, ask: &str, expected: Option<&str>) {
        let found = said(language, statement, ask, "entity: x");
        assert_eq!(found.as_deref(), expected, "{statement} {ask}");
    }

    #[test]
    fn a_negation_lets_others_in() {
        for (statement, negator) in [
            ("There is no evidence that it works better than {it}.", "no"),
            ("The king did not visit {it}.", "not"),
            ("She didn’t like {it}.", "didn't"),
            ("{it} never signed the treaty.", "never"),
            ("{it}, the smallest state, did not sign.", "not"),
            ("In {it}, nobody was hurt.", "nobody"),
            ("They built it without {it}.", "without"),
            ("It is neither iron nor {it}.", "nor"),
            ("No ship reached the port of {it}.", "no"),
        ] {
            check("en", statement, "", Some(negator));
        }
        for (statement, negator) in [
            ("Der König besuchte {it} nicht.", "nicht"),
            ("Kein Schiff erreichte {it}.", "kein"),
            ("Sie flogen ohne {it}.", "ohne"),
        ] {
            check("de", statement, "", Some(negator));
        }
        check(
            "en",
            "{it} was left out.",
            "Which state did not sign?",
            Some("not"),
        );
        check(
            "en",
            "{it} was left out.",
            "Than what is it not better?",
            Some("not"),
        );
        check(
            "de",
            "{it} fehlte.",
            "Welcher Staat unterschrieb nicht?",
            Some("nicht"),
        );
    }

    #[test]
    fn a_negation_of_something_else_lets_nobody_in() {
        for statement in [
            "{it} said that he did not know.",
            "{it} told them nothing but lies.",
            "{it} said it was not safe.",
            "Because the ship did not come, {it} was lost.",
            "Nobody but {it} knew.",
            "No one except {it} knew.",
            "It was none other than {it}.",
            "Not only iron but also {it} was found.",
            "The winner was not Ann but {it}.",
            "He lives at No. 10 near {it}.",
            "{it} climbed it without oxygen.",
            "{it}, who did not know, went on.",
        ] {
            check("en", statement, "", None);
        }
        check("en", "{it} spoke.", "Who said that it was not safe?", None);
        let asked = "Who left the party after losing a seat?";
        check("en", "{it} was not elected and left.", asked, None);
        check("de", "{it} sagte, dass er nicht komme.", "", None);
        check("de", "Nicht Ann, sondern {it} gewann.", "", None);
        check("de", "Niemand außer {it} wusste es.", "", None);
    }

    #[test]
    fn a_comparison_lets_others_in() {
        for (statement, than) in [
            ("It is older than {it}.", "than"),
            ("It is longer than the {it}.", "than"),
            ("{it} is older than Ann.", "than"),
            ("It is the largest city after {it}.", "after"),
            ("It has metals such as {it}.", "such as"),
            ("They took three towns, among them {it}.", "among them"),
            ("They used iron instead of {it}.", "instead of"),
            ("{it} was one of the founders.", "one of"),
            ("{it} was also among the dead.", "among"),
            ("Among the dead was {it}.", "among"),
        ] {
            check("en", statement, "", Some(than));
        }
        for (statement, than) in [
            ("Er ist älter als {it}.", "älter als"),
            ("{it} ist größer als Berlin.", "größer als"),
            ("Es ist die größte Stadt nach {it}.", "nach"),
            ("{it} war einer der Gründer.", "einer der"),
            ("{it} gehörte zu den Gründern.", "zu den"),
            ("Sie nahmen drei Städte ein, darunter {it}.", "darunter"),
        ] {
            check("de", statement, "", Some(than));
        }
        check(
            "en",
            "{it} wrote it.",
            "Who was among the authors?",
            Some("among"),
        );
        check(
            "en",
            "It is older than {it}.",
            "What is it older than?",
            Some("than"),
        );
        check(
            "en",
            "They have metals such as {it}.",
            "Which metal do they have?",
            Some("such as"),
        );
    }

    #[test]
    fn an_exact_comparison_lets_nobody_in() {
        for statement in [
            "It is 10 metres higher than {it}.",
            "It is two years older than {it}.",
            "{it} said that it was longer than the Rhine.",
            "{it} came earlier than expected.",
            "{it} led one of the two teams.",
            "{it} was the first after the war.",
            "She was elected the youngest mayor after {it} had died.",
            "{it} arbeitete später als Lehrer.",
        ] {
            check("en", statement, "", None);
        }
    }

    #[test]
    fn of_a_number_only_what_comes_before_it_counts() {
        let said = |statement| said("en", statement, "", "number: 12");
        assert_eq!(said("{it} states did not sign."), None);
        assert_eq!(said("It did not sink {it} ships."), Some("not".into()));
        assert_eq!(said("It was not until the year {it} that they met."), None);
    }

    #[test]
    fn a_relation_says_who_the_others_are() {
        let yaml = "id: b\ntitle: Rivers\nentities:\n  x: { name: Xan, class: c }\nfacts:\n  - { id: f, relation: r, statement: \"{it} was one of the founders.\", blanks: { it: { entity: x } } }\n";
        let facts = Facts::parse("b.yaml", yaml).expect("a sound bank");
        let found = of_claim(Sentences::new(&facts), &facts.facts()[0], 0);
        assert_eq!(found, None);
    }
}
