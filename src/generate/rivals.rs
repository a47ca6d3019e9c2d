//! Which names stand beside a key: of which class, of whose side, how long.
//!
//! In go the candidates of each class, out come the distractors: the best that stand together and hide the key.

use std::cmp::Ordering;

use super::cues::{self, Needs};
use super::index::{BlankRef, Index};
use super::names::{Candidate, Candidates, Of, Reach, clash, classes_of};
use super::ordered::Source;
use super::search::{self, Field, Trait};
use super::{Beside, Draft, Generator, Refusal};
use crate::facts::{EntityId, Value};
use crate::tokens::Tokens;

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

/// What a question may offer beside its key: the candidates of the class that it draws from.
pub(crate) fn rivals(generator: &Generator, spot: BlankRef, id: &str, draft: &Draft) -> Beside {
    /// So many are named.
    const NAMED: usize = 8;
    let Some((key, picked)) = draft.worded.split_first() else {
        return Beside::default();
    };
    let asked = Asked {
        generator,
        spot,
        id,
        stem: &draft.question.stem,
        key,
    };
    let shown = |value: &Value| generator.index.sentences.value(value);
    let beside = |values: &[&Value]| Beside {
        likeliest: values.iter().take(NAMED).copied().map(shown).collect(),
        count: values.len(),
    };
    let mut fields = asked.fields().flatten();
    let all = fields.find_map(|mut candidates| {
        candidates.count();
        let all: Vec<&Value> = candidates.fit.iter().map(|fit| &fit.value).collect();
        picked
            .iter()
            .all(|value| all.contains(&value))
            .then(|| beside(&all))
    });
    all.unwrap_or_else(|| beside(&picked.iter().collect::<Vec<_>>()))
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
    let mut fields = asked.fields().flatten();
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
    let asked = Asked {
        generator,
        spot,
        id,
        stem,
        key: first,
    };
    asked.of_classes(Vec::new()).collect::<Vec<_>>().into_iter()
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
    fn fields(&self) -> impl Iterator<Item = impl Iterator<Item = Candidates<'a>>> {
        let sides = sides(self.generator.index, self.stem, self.key);
        let of_sides = (!sides.is_empty()).then_some(sides);
        let sides = of_sides.into_iter().chain([Vec::new()]);
        sides.map(|sides| self.of_classes(sides))
    }

    /// The candidates of each class that are of one of these sides, or of any; of a class of many first some.
    fn of_classes(&self, sides: Vec<EntityId>) -> impl Iterator<Item = Candidates<'a>> {
        let Asked {
            generator,
            spot,
            id,
            stem,
            key,
        } = *self;
        let classes = classes_of(generator.index, spot, key).into_iter();
        let reaches = classes.flat_map(|class| match generator.index.is_of_many(class) {
            true => [Some((class, Reach::Some)), Some((class, Reach::All))],
            false => [Some((class, Reach::All)), None],
        });
        reaches.flatten().map(move |(class, reach)| {
            let of = Of {
                class,
                sides: &sides,
                reach,
            };
            Candidates::new(generator, spot, id, stem, of)
        })
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

impl<'a> Candidates<'a> {
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
            _ if found < 2 && self.is_coarse => Refusal::Coarse,
            _ if found < 2 || self.standing_together(2).len() < 2 => Refusal::Thin { found },
            missing => Refusal::unmet(&needs, missing),
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
