//! The words by which a question names the side of its answer, or whether a man or a woman is meant.

/// So many letters of its name an adjective keeps at least, where it is made of it.
const SHORTEST: usize = 3;

/// How the name of a side shows in a question, lower case.
#[derive(Debug)]
pub struct SideWords {
    /// How the adjective of a country is made of its name: the end that goes, and what comes in its place.
    pub endings: &'static [(&'static str, &'static str)],
    /// Countries whose adjective is made otherwise, with it; names without their article.
    pub adjectives: &'static [(&'static str, &'static [&'static str])],
    /// What inflection adds to an adjective.
    pub inflections: &'static [&'static str],
    /// Words that ask for one of a kind, directly before the kind; empty where a capital in the middle of a question
    /// does not tell a name.
    pub asking: &'static [&'static str],
    /// Pronouns that tell a man or a woman, each with one that does not; none where another thing may be meant.
    pub pronouns: &'static [(&'static str, &'static str)],
    /// Words before the name of who only comes along, of whom such a pronoun is not said.
    pub company: &'static [&'static str],
}

impl SideWords {
    /// The adjectives that a country of this name may have; of what is no country, words that nobody writes.
    pub fn adjectives_of(&self, name: &str) -> Vec<String> {
        let name = name.to_lowercase();
        let known = self.adjectives.iter().find(|(country, _)| *country == name);
        if let Some((_, adjectives)) = known {
            return self.inflected(adjectives.iter().map(|&word| word.to_owned()));
        }
        let made = self.endings.iter().filter_map(|(end, new)| {
            let stem = name.strip_suffix(end)?;
            (stem.chars().count() >= SHORTEST).then(|| format!("{stem}{new}"))
        });
        self.inflected(made)
    }

    /// Whether one of these words may be an adjective of a name, by how it begins: quicker told than which adjectives that has.
    pub fn may_be_of<'w>(&self, name: &str, words: impl Iterator<Item = &'w str>) -> bool {
        let begin = name.chars().flat_map(char::to_lowercase).take(SHORTEST);
        let begin: String = begin.collect();
        let countries = self.adjectives.iter().map(|(country, _)| *country);
        words.chain(countries).any(|word| word.starts_with(&begin))
    }

    fn inflected(&self, words: impl Iterator<Item = String>) -> Vec<String> {
        let forms = |word: String| {
            let inflections = self.inflections.iter();
            inflections
                .map(move |end| format!("{word}{end}"))
                .collect::<Vec<_>>()
        };
        words.flat_map(forms).collect()
    }
}
