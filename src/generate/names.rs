//! Names and texts as options: candidates for distractors, the most plausible first.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::cues::Needs;
use super::index::{BlankRef, Index};
use super::near::Near;
use super::ordered::Source;
use super::search::{self, Field, Trait};
use super::stem::Gap;
use super::truth::Truth;
use super::{Difficulty, Draft, Generator, Refusal, cues, reasons};
use crate::facts::{Answer, EntityId, Value};
use crate::lang::capitalised;
use crate::quiz::AnswerOption;
use crate::tokens::{Plain, Tokens};

/// A value that may stand beside the key.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub value: Value,
    pub why: Option<String>,
    source: Source,
    /// How near the level has it: what is farther is taken only after what is nearer.
    tier: u64,
    order: u64,
}

/// How many draws more a candidate has that questions of the bank name, where they name the key.
const NAMED_TOO: u64 = 3;

/// So many candidates are looked at to give the key each rank in length.
const WINDOW: usize = 32;

/// The distractors of a question whose key is `key`: as many as the plan wants, or fewer, two at least. They are of one
/// class, the narrowest that fills the options, or else the narrowest that gives two; before that they are of the
/// key's side, where the stem names it.
///
/// # Errors
/// Where fewer than two are left, or where the options would point at the key.
pub(crate) fn distractors(
    generator: &Generator,
    spot: BlankRef,
    id: &str,
    stem: &str,
    key: &Value,
) -> Result<Vec<Candidate>, Refusal> {
    let asked = Asked {
        generator,
        spot,
        id,
        stem,
        key,
    };
    let mut refusal = Refusal::Thin { found: 0 };
    for fields in asked.fields() {
        let mut best: Option<Vec<Candidate>> = None;
        for mut candidates in fields {
            match candidates.hiding(&asked) {
                Ok(picked) if picked.len() + 1 == generator.plan.options => return Ok(picked),
                Ok(picked) => {
                    best.get_or_insert(picked);
                }
                Err(found) => refusal = found,
            }
        }
        if let Some(best) = best {
            return Ok(best);
        }
    }
    Err(refusal)
}

/// The names of all that a question may offer beside its key: the candidates of the class that it draws from.
pub(crate) fn rivals(
    generator: &Generator,
    spot: BlankRef,
    id: &str,
    draft: &Draft,
) -> Vec<String> {
    let Some((key, picked)) = draft.worded.split_first() else {
        return Vec::new();
    };
    let asked = Asked {
        generator,
        spot,
        id,
        stem: &draft.question.stem,
        key,
    };
    let shown = |value: &Value| generator.index.sentences.value(value);
    let picked: Vec<String> = picked.iter().map(shown).collect();
    let mut fields = asked.fields().into_iter().flatten();
    let all = fields.find_map(|mut candidates| {
        let all = candidates.shown();
        picked.iter().all(|name| all.contains(name)).then_some(all)
    });
    all.unwrap_or(picked)
}

/// The candidates that questions about a blank draw from, in its narrowest class that has any.
pub(crate) fn narrowest<'a>(
    generator: &Generator<'a>,
    spot: BlankRef,
    id: &str,
    stem: &str,
    key: &Value,
) -> Option<Candidates<'a>> {
    let asked = Asked {
        generator,
        spot,
        id,
        stem,
        key,
    };
    let mut fields = asked.fields().into_iter().flatten();
    fields.find_map(|mut candidates| candidates.get(0).is_some().then_some(candidates))
}

/// For a list of members, the candidates of each class that all of them have, the narrowest first.
pub(crate) fn beside_all<'a>(
    generator: &Generator<'a>,
    spot: BlankRef,
    id: &str,
    stem: &str,
    first: &Value,
) -> impl Iterator<Item = Candidates<'a>> {
    let classes = classes_of(generator.index, spot, first);
    let make = |class| Candidates::new(generator, spot, id, stem, class);
    classes
        .into_iter()
        .map(make)
        .collect::<Vec<_>>()
        .into_iter()
}

/// What is asked.
struct Asked<'q, 'a> {
    generator: &'q Generator<'a>,
    spot: BlankRef,
    id: &'q str,
    stem: &'q str,
    key: &'q Value,
}

impl<'a> Asked<'_, 'a> {
    /// The candidates of each class, narrow to wide: first those of the sides that the stem names, if it names any, then
    /// all.
    fn fields(&self) -> Vec<Vec<Candidates<'a>>> {
        let Asked {
            generator,
            spot,
            id,
            stem,
            key,
        } = *self;
        let make = |class: &&'a str| Candidates::new(generator, spot, id, stem, class);
        let classes = classes_of(generator.index, spot, key);
        let sides = sides(generator.index, stem, key);
        let mut fields = Vec::new();
        if !sides.is_empty() {
            let of_sides = classes.iter().map(make).map(|it| it.only_of(&sides));
            fields.push(of_sides.collect());
        }
        fields.push(classes.iter().map(make).collect());
        fields
    }
}

/// The sides of the key that the stem names.
fn sides(index: &Index, stem: &str, key: &Value) -> Vec<EntityId> {
    let Value::Entity(key) = key else {
        return Vec::new();
    };
    let of = index.entity(*key).of.iter();
    if of.len() == 0 {
        return Vec::new();
    }
    let stem = Tokens::of(stem);
    let named = |side: &&EntityId| index.betrays(&stem, &Value::Entity(**side));
    of.filter(named).copied().collect()
}

/// What may stand beside the key, the best first. Each is judged when its turn comes, since a question takes a few of
/// what may be many.
pub(crate) struct Candidates<'a> {
    index: &'a Index<'a>,
    truth: Truth<'a>,
    gap: Gap,
    seen: HashSet<Plain>,
    /// Not judged yet, the best last.
    rest: Vec<Candidate>,
    /// Those that may stand there.
    fit: Vec<Candidate>,
}

impl<'a> Candidates<'a> {
    /// Those of a class, after those by the author.
    fn new(
        generator: &Generator<'a>,
        spot: BlankRef,
        id: &str,
        stem: &str,
        class: &str,
    ) -> Candidates<'a> {
        let index = generator.index;
        let truth = Truth::new(index, spot, stem);
        let mut rest = by_the_author(generator, spot, id);
        if !truth.only_by_the_author() && !class.is_empty() {
            rest.extend(of_the_class(generator, spot, id, class));
        }
        rest.sort_by_key(|a| (a.source, a.tier, a.order));
        rest.reverse();
        Candidates {
            index,
            truth,
            gap: Gap::new(stem, index.words),
            seen: HashSet::new(),
            rest,
            fit: Vec::new(),
        }
    }

    /// Without what is of none of these sides; what the author wrote stays.
    fn only_of(mut self, sides: &[EntityId]) -> Candidates<'a> {
        let index = self.index;
        self.rest.retain(|candidate| match candidate.value {
            _ if candidate.source == Source::Author => true,
            Value::Entity(entity) => {
                let mut of = index.entity(entity).of.iter();
                of.any(|side| sides.contains(side))
            }
            _ => false,
        });
        self
    }

    /// The one at this place, if there are so many.
    pub fn get(&mut self, place: usize) -> Option<&Candidate> {
        while self.fit.len() <= place {
            let next = self.rest.pop()?;
            let fits =
                self.truth.allows(&next.value) && self.gap.takes(self.index, &next.value) && {
                    let shown = self.index.sentences.value(&next.value);
                    self.seen.insert(Plain::of(&shown, self.index.words))
                };
            if fits {
                self.fit.push(next);
            }
        }
        self.fit.get(place)
    }

    /// The names of all of them, as they are shown.
    pub fn shown(&mut self) -> Vec<String> {
        self.count();
        let values = self.fit.iter().map(|candidate| &candidate.value);
        values
            .map(|value| self.index.sentences.value(value))
            .collect()
    }

    /// How many there are.
    fn count(&mut self) -> usize {
        while self.get(self.fit.len()).is_some() {}
        self.fit.len()
    }

    /// The best that can all stand together, as many as are wanted or as there are: none is part of another, nor kept
    /// apart from it.
    pub fn standing_together(&mut self, wanted: usize) -> Vec<Candidate> {
        let together = (1..=wanted).rev().find_map(|wanted| {
            let mut field = Plainly(self);
            search::first_set(&mut field, wanted, 0, &mut [wanted])
        });
        let places = together.unwrap_or_default();
        places
            .iter()
            .map(|&place| self.fit[place].clone())
            .collect()
    }

    /// The best that stand together and hide the key; among those that are as good, of the lengths that give the key
    /// the rank in length that is drawn.
    fn hiding(&mut self, asked: &Asked<'_, 'a>) -> Result<Vec<Candidate>, Refusal> {
        let index = self.index;
        let key = index.sentences.value(asked.key);
        let needs = Needs::new(asked.stem, &key, index.words);
        for wanted in (2..asked.generator.plan.options).rev() {
            let mut field = Worded::new(self, &needs, asked, None);
            let Some(best) = search::first_set(&mut field, wanted, needs.all(), &mut [wanted])
            else {
                continue;
            };
            let places = self.of_drawn_length(asked, &needs, &best).unwrap_or(best);
            return Ok(places
                .iter()
                .map(|&place| self.fit[place].clone())
                .collect());
        }
        let found = self.count();
        let met = self.fit.iter().fold(0, |met, candidate| {
            met | needs.met_by(&index.sentences.value(&candidate.value))
        });
        Err(match needs.all() & !met {
            _ if found < 2 || self.standing_together(2).len() < 2 => Refusal::Thin { found },
            missing => Refusal::Cue(needs.cue(missing)),
        })
    }

    /// A set with as many of each source and tier as the best one, in which the key has the first rank in length, of
    /// those in the order drawn, that its candidates allow.
    fn of_drawn_length(
        &mut self,
        asked: &Asked<'_, 'a>,
        needs: &Needs,
        best: &[usize],
    ) -> Option<Vec<usize>> {
        let generator = asked.generator;
        self.get(WINDOW);
        let mut tiers: Vec<(Source, u64)> = Vec::new();
        let mut quotas: Vec<usize> = Vec::new();
        for &place in best {
            let tier = (self.fit[place].source, self.fit[place].tier);
            match tiers.iter().position(|known| *known == tier) {
                Some(at) => quotas[at] += 1,
                None => {
                    tiers.push(tier);
                    quotas.push(1);
                }
            }
        }
        let splits = splits(&quotas, best.len());
        let mut ranks: Vec<usize> = (0..=best.len()).collect();
        ranks.sort_by_key(|rank| generator.draw("length", asked.id, &rank.to_string()));
        let mut field = Worded::new(self, needs, asked, Some(&tiers));
        ranks.iter().find_map(|&rank| {
            let mut of_rank = splits.iter().filter(|(shorter, _)| *shorter == rank);
            of_rank.find_map(|(_, room)| {
                search::first_set(&mut field, best.len(), needs.all(), &mut room.clone())
            })
        })
    }
}

/// The ways to take the quota of each tier from what is shorter than the key and what is longer: how many are shorter,
/// and the room of each slot; the slots of a tier stand together, the one of the shorter first, and the last slot is
/// for what no tier takes.
fn splits(quotas: &[usize], wanted: usize) -> Vec<(usize, Vec<usize>)> {
    let mut splits = vec![(0, Vec::new())];
    for &quota in quotas {
        let more = |(shorter, room): &(usize, Vec<usize>)| {
            let (shorter, room) = (*shorter, room.clone());
            (0..=quota).map(move |of_tier| {
                let slots = [of_tier, quota - of_tier];
                (shorter + of_tier, [room.as_slice(), &slots].concat())
            })
        };
        splits = splits.iter().flat_map(more).collect();
    }
    for (_, room) in &mut splits {
        debug_assert_eq!(room.iter().sum::<usize>(), wanted);
        room.push(0);
    }
    splits
}

/// Candidates of which only kinship counts.
struct Plainly<'c, 'a>(&'c mut Candidates<'a>);

impl Field for Plainly<'_, '_> {
    fn get(&mut self, place: usize) -> Option<Trait> {
        self.0.get(place)?;
        Some(Trait { meets: 0, slot: 0 })
    }

    fn clash(&self, one: usize, other: usize) -> bool {
        clash(self.0.index, &self.0.fit[one], &self.0.fit[other])
    }

    fn refuses(&self, _: &[usize]) -> bool {
        false
    }
}

/// Candidates whose wording counts beside the key's.
struct Worded<'c, 'a> {
    candidates: &'c mut Candidates<'a>,
    needs: &'c Needs<'c>,
    asked: &'c Asked<'c, 'a>,
    key: String,
    /// Where lengths count, the tiers that are wanted; then nothing beyond the window is looked at.
    tiers: Option<&'c [(Source, u64)]>,
    traits: Vec<Trait>,
}

impl<'c, 'a> Worded<'c, 'a> {
    fn new(
        candidates: &'c mut Candidates<'a>,
        needs: &'c Needs<'c>,
        asked: &'c Asked<'c, 'a>,
        tiers: Option<&'c [(Source, u64)]>,
    ) -> Worded<'c, 'a> {
        Worded {
            key: candidates.index.sentences.value(asked.key),
            candidates,
            needs,
            asked,
            tiers,
            traits: Vec::new(),
        }
    }

    /// Two slots for each tier, the first one for what is shorter than the key. What is as long falls to either side.
    fn slot(&self, candidate: &Candidate, shown: &str) -> usize {
        let Some(tiers) = self.tiers else {
            return 0;
        };
        let tier = (candidate.source, candidate.tier);
        let Some(at) = tiers.iter().position(|known| *known == tier) else {
            return 2 * tiers.len();
        };
        let length = |text: &str| text.chars().count();
        let is_longer = match length(shown).cmp(&length(&self.key)) {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => {
                let draw = self.asked.generator.draw("length", self.asked.id, shown);
                draw & 1 == 0
            }
        };
        2 * at + usize::from(is_longer)
    }
}

impl Field for Worded<'_, '_> {
    fn get(&mut self, place: usize) -> Option<Trait> {
        while self.traits.len() <= place {
            let next = self.traits.len();
            if self.tiers.is_some() && next >= WINDOW {
                return None;
            }
            let candidate = self.candidates.get(next)?.clone();
            let shown = self.candidates.index.sentences.value(&candidate.value);
            self.traits.push(Trait {
                meets: self.needs.met_by(&shown),
                slot: self.slot(&candidate, &shown),
            });
        }
        self.traits.get(place).copied()
    }

    fn clash(&self, one: usize, other: usize) -> bool {
        let fit = &self.candidates.fit;
        clash(self.candidates.index, &fit[one], &fit[other])
    }

    fn refuses(&self, set: &[usize]) -> bool {
        let sentences = &self.candidates.index.sentences;
        let shown = |&place: &usize| sentences.value(&self.candidates.fit[place].value);
        let shown: Vec<String> = set.iter().map(shown).collect();
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        cues::twins(&self.key, &shown)
    }
}

fn by_the_author(generator: &Generator, spot: BlankRef, id: &str) -> Vec<Candidate> {
    let draws = generator.draws("distractor", id);
    let wrong = generator.index.blank(spot).wrong.iter();
    let candidate = |wrong: &crate::facts::Wrong| Candidate {
        value: wrong.value.clone(),
        why: wrong.why.clone(),
        source: Source::Author,
        tier: 0,
        order: draws.draw(&generator.index.sentences.value(&wrong.value)),
    };
    wrong.map(candidate).collect()
}

/// Other values of a class: entities, or answers of text blanks, then those of the pool.
fn of_the_class(generator: &Generator, spot: BlankRef, id: &str, class: &str) -> Vec<Candidate> {
    let index = generator.index;
    let of_entities = match &index.blank(spot).answer {
        Answer::Entity(_) => true,
        Answer::List { items, .. } => matches!(items.first(), Some(Value::Entity(_))),
        _ => false,
    };
    let mut found: Vec<(Value, Source)> = Vec::new();
    if of_entities {
        let entities = index.entities_of(class).iter();
        found.extend(entities.map(|&entity| (Value::Entity(entity), Source::Bank)));
    } else {
        let texts = index.texts_of(class).iter();
        found.extend(texts.map(|&text| (Value::Text(text.into()), Source::Bank)));
    }
    found.extend(
        index
            .pool_of(class)
            .iter()
            .map(|&name| (Value::Text(name.into()), Source::Made)),
    );
    let draws = generator.draws("distractor", id);
    let near = Near::new(index, spot.fact);
    let is_named = crate::sentence::answers(index.blank(spot))
        .iter()
        .any(|key| index.stands_in_stems(key));
    let candidate = |(value, source): (Value, Source)| {
        let draw = match &value {
            Value::Entity(entity) => draws.draw(index.sentences.name(*entity)),
            Value::Text(text) => draws.draw(text),
            other => draws.draw(&index.sentences.value(other)),
        };
        let closeness = match value {
            Value::Entity(entity) => near.closeness(entity),
            _ => 0,
        };
        // A rival that questions name as they name the key keeps the key from being the one that they name.
        let draw = match is_named && index.stands_in_stems(&value) {
            true => draw / (1 + NAMED_TOO),
            false => draw,
        };
        let (tier, order) = preference(generator.plan.level, closeness, draw);
        Candidate {
            value,
            why: None,
            source,
            tier,
            order,
        }
    };
    found.into_iter().map(candidate).collect()
}

/// The classes whose values are homogeneous with the key, narrow to wide: the one that the blank names, or those of the
/// entity, of a list those that all members have; one without a name where there is none.
fn classes_of<'a>(index: &Index<'a>, spot: BlankRef, key: &Value) -> Vec<&'a str> {
    let blank = index.blank(spot);
    let classes: Vec<&str> = match (key, &blank.answer) {
        (Value::Entity(_), _) if blank.class.is_some() => {
            blank.class.iter().map(String::as_str).collect()
        }
        (Value::Entity(entity), answer) => {
            let of_all = |class: &&str| match answer {
                Answer::List { items, .. } => items.iter().all(|item| match item {
                    Value::Entity(other) => {
                        let other = index.entity(*other).classes.iter();
                        other.into_iter().any(|other| other == class)
                    }
                    _ => false,
                }),
                _ => true,
            };
            let own: Vec<&str> = index
                .entity(*entity)
                .classes
                .iter()
                .map(String::as_str)
                .collect();
            let shared: Vec<&str> = own.iter().copied().filter(of_all).collect();
            if shared.is_empty() { own } else { shared }
        }
        (_, Answer::Text { class, .. } | Answer::List { class, .. }) => {
            class.iter().map(String::as_str).collect()
        }
        _ => Vec::new(),
    };
    if classes.is_empty() {
        vec![""]
    } else {
        classes
    }
}

/// The smallest come first: those in the key's company when it is to be hard, the others when it is to be easy,
/// and in between the company makes it likelier (one of weight *w* draws the smallest of *w* numbers, nearly).
fn preference(level: Difficulty, closeness: u64, draw: u64) -> (u64, u64) {
    let near = closeness.min(15);
    match level {
        Difficulty::Hard => (15 - near, draw),
        Difficulty::Easy => (near, draw),
        Difficulty::Medium => (0, draw / (1 + near)),
    }
}

/// Whether two options may stand together: neither is part of the other, nor kept apart from it.
fn clash(index: &Index, a: &Candidate, b: &Candidate) -> bool {
    match (&a.value, &b.value) {
        (Value::Entity(a), Value::Entity(b)) => index.related(*a, *b),
        _ => false,
    }
}

impl Candidate {
    /// As an option, with its reason: the author's, or its name with its note.
    pub fn choice(&self, index: &Index) -> AnswerOption {
        let note = || match self.value {
            Value::Entity(entity) => {
                let entity = index.entity(entity);
                let note = entity.note.as_ref()?;
                let pattern = index.words.reasons.note;
                let sentence = pattern
                    .replace("{name}", &entity.name)
                    .replace("{note}", note);
                Some(capitalised(&sentence))
            }
            _ => None,
        };
        let text = index.sentences.value(&self.value);
        let why = self.why.as_ref();
        let why = why.map(|why| reasons::authored(&text, why, index.words));
        AnswerOption {
            text,
            value: None,
            why: why.or_else(note),
        }
    }

    /// Its name, where it is the answer of no blank: two questions that both show it do not go together.
    pub fn foil(&self, index: &Index, class: &str) -> Option<Plain> {
        let known = match &self.value {
            Value::Entity(entity) => index.is_key(*entity),
            Value::Text(text) => index.texts_of(class).binary_search(&text.as_str()).is_ok(),
            Value::Date(_) | Value::Number(_) => true,
        };
        (!known).then(|| Plain::of(&index.sentences.value(&self.value), index.words))
    }
}

/// The names among the distractors of a blank that are never a key.
pub(crate) fn foils(index: &Index, spot: BlankRef, picked: &[Candidate]) -> Vec<Plain> {
    let class = match &index.blank(spot).answer {
        Answer::Text { class, .. } | Answer::List { class, .. } => class.as_deref(),
        _ => None,
    };
    picked
        .iter()
        .filter_map(|candidate| candidate.foil(index, class.unwrap_or_default()))
        .collect()
}
