//! Which names stand beside a key: of which class, of whose side, how long.
//!
//! In go the candidates of each class, out come the distractors: the best that stand together and hide the key.

mod order;

use std::cell::{Cell, OnceCell};
use std::cmp::Ordering;

use super::cues::{self, Needs};
use super::names::{Candidate, Candidates, LeftOut, Of, Reach, Sides, clash, classes_of};
use super::ordered::Source;
use super::refusal::Lack;
use super::request::Request;
use super::search::{self, Field, Trait};
use super::{Beside, Refusal, sides};
use crate::facts::Value;

/// So many candidates are looked at to give the key each rank in length.
const WINDOW: usize = 32;

/// A key that is asked for, beside which others are to stand.
pub(crate) struct Asked<'r, 'a> {
    pub request: &'r Request<'r, 'a>,
    pub stem: &'r str,
    pub key: &'r Value,
    /// The class that was found, from some of it, to have no value that shares a word of the key: all of it tells no more.
    unshared: Cell<Option<&'a str>>,
    /// See [`Asked::moves`].
    moves: OnceCell<bool>,
}

impl<'r, 'a> Asked<'r, 'a> {
    pub fn new(request: &'r Request<'r, 'a>, stem: &'r str, key: &'r Value) -> Self {
        Asked {
            request,
            stem,
            key,
            unshared: Cell::default(),
            moves: OnceCell::new(),
        }
    }

    /// As many distractors as the plan wants, or fewer, two at least. They are of one class, the narrowest that fills the
    /// options, or else the narrowest that gives two; before that they are of the key's side, where the stem names it.
    ///
    /// # Errors
    /// Where fewer than two are left, or where the options would point at the key.
    pub fn distractors(&self) -> Result<Vec<Candidate>, Refusal> {
        let mut refusal = Refusal::Thin { found: 0 };
        for fields in self.fields() {
            let mut best: Option<Vec<Candidate>> = None;
            for mut candidates in fields {
                match candidates.hiding(self) {
                    Ok(picked) if picked.len() + 1 == self.request.plan.options => {
                        return Ok(self.without_fillers(picked, candidates.class));
                    }
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

    /// What was picked, without names of the bank that nothing asks for, where the author wrote two or more: what only fills the
    /// options up would keep another question that shows it out of the quiz. All of it, where the key would stand out without.
    fn without_fillers(&self, picked: Vec<Candidate>, class: &str) -> Vec<Candidate> {
        let index = self.request.index;
        if !are_own(&picked) {
            return picked;
        }
        let rest = picked.iter().filter(|one| !one.is_filler(index, class));
        let rest: Vec<Candidate> = rest.cloned().collect();
        let shown: Vec<String> = rest
            .iter()
            .map(|one| index.sentences.value(&one.value))
            .collect();
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        let key = index.sentences.value(self.key);
        let read = format!("{} {}", index.facts.title(), self.stem);
        match cues::among_names(&read, &key, &shown, index.words) {
            Some(_) => picked,
            None => rest,
        }
    }

    /// What may be offered beside the key where these were picked: the first of it, and how much it is.
    pub fn rivals(&self, picked: &[Value]) -> Beside {
        /// So many are named.
        const NAMED: usize = 8;
        let shown = |value: &Value| self.request.index.sentences.value(value);
        let all = self.offered(picked);
        Beside {
            likeliest: all
                .iter()
                .take(NAMED)
                .map(|one| shown(&one.value))
                .collect(),
            count: all.len(),
        }
    }

    /// What drawings may offer beside the key where one of them picked these, the likeliest first: of the class from which they
    /// are, what is as good as one of them, as what is less good only comes where that does not suffice.
    pub fn offered(&self, picked: &[Value]) -> Vec<Candidate> {
        let mut fields = self.fields().flatten();
        let found = fields.find_map(|mut candidates| {
            candidates.count();
            let is_picked = |one: &&Candidate| picked.contains(&one.value);
            let from: Vec<Candidate> = candidates.fit.iter().filter(is_picked).cloned().collect();
            (from.len() == picked.len()).then_some((from, candidates))
        });
        let Some((picked, Candidates { fit, class, .. })) = found else {
            return Vec::new();
        };
        let is_filler = |one: &Candidate| one.is_filler(self.request.index, class);
        let is_full = picked.len() + 1 == self.request.plan.options;
        let is_own = are_own(&picked) && !picked.iter().any(is_filler);
        let mut all = fit;
        all.retain(|one| !is_full || picked.iter().any(|other| one.is_as_good_as(other)));
        all.retain(|one| !is_own || !is_filler(one));
        all
    }

    /// The candidates of the narrowest class that has any.
    pub fn narrowest(&self) -> Option<Candidates<'a>> {
        let mut fields = self.fields().flatten();
        fields.find_map(|mut candidates| candidates.get(0).is_some().then_some(candidates))
    }

    /// The candidates of each class, narrow to wide: first those of the sides that the stem names, or that others whom it
    /// names share with the key; then all but those of another side than one that it names.
    fn fields(&self) -> impl Iterator<Item = impl Iterator<Item = Candidates<'a>>> {
        let index = self.request.index;
        let named = sides::named(index, self.stem, self.key);
        let only = match named.is_empty() {
            true => sides::implied(index, self.stem, self.key),
            false => named.clone(),
        };
        let only = (!only.is_empty()).then_some(Sides::Only(only));
        let sides = only.into_iter().chain([Sides::First(named)]);
        sides.map(|sides| self.of_classes(sides))
    }

    /// The candidates of each class that these sides leave; of a class of many first some. For the first of a list of
    /// members, of each class that all of them have.
    pub fn of_classes(&self, sides: Sides) -> impl Iterator<Item = Candidates<'a>> {
        let Asked {
            request,
            stem,
            key,
            ref unshared,
            ..
        } = *self;
        let classes = classes_of(request.index, request.blank_ref, key).into_iter();
        let reaches = classes.flat_map(|class| match request.index.is_of_many(class) {
            true => [Some((class, Reach::Some)), Some((class, Reach::All))],
            false => [Some((class, Reach::All)), None],
        });
        let tells = move |(class, reach): &(&str, Reach)| {
            *reach == Reach::Some || unshared.get() != Some(*class)
        };
        reaches.flatten().filter(tells).map(move |(class, reach)| {
            let of = Of {
                class,
                sides: &sides,
                reach,
            };
            Candidates::new(request, stem, of)
        })
    }
}

impl<'a> Candidates<'a> {
    /// The best that stand together and hide the key; among those that are as good, of the lengths that give the key
    /// the rank in length that is drawn.
    fn hiding(&mut self, asked: &Asked<'_, 'a>) -> Result<Vec<Candidate>, Refusal> {
        let index = self.index;
        let key = index.sentences.value(asked.key);
        let read = format!("{} {}", index.facts.title(), asked.stem);
        let needs = Needs::new(&read, &key, index.words);
        let unshared = self.unshared(&needs, asked.key);
        asked.unshared.set(unshared.as_ref().map(|_| self.class));
        if let Some(refusal) = unshared {
            return Err(refusal);
        }
        for wanted in (2..asked.request.plan.options).rev() {
            let mut field = Worded::new(self, &needs, asked, None);
            let Some(best) = search::first_set(&mut field, wanted, needs.all(), &mut [wanted])
            else {
                continue;
            };
            let positions = self.of_drawn_length(asked, &needs, &best).unwrap_or(best);
            return Ok(positions
                .iter()
                .map(|&position| self.fit[position].clone())
                .collect());
        }
        let found = self.count();
        let met = self.fit.iter().fold(0, |met, candidate| {
            met | needs.met_by(&index.sentences.value(&candidate.value))
        });
        Err(match needs.all() & !met {
            _ if found < 2 && self.left_out == Some(LeftOut::Other) => {
                Refusal::Coarse(self.lack(asked))
            }
            _ if found < 2 && self.left_out == Some(LeftOut::Far) => Refusal::Coarse(Lack::Near),
            _ if found < 2 || self.standing_together(2).len() < 2 => Refusal::Thin { found },
            missing => Refusal::unmet(&needs, missing),
        })
    }

    fn lack(&self, asked: &Asked<'_, 'a>) -> Lack {
        let (index, blank_ref) = (self.index, asked.request.blank_ref);
        let wanted = index.roles().wanted(index, blank_ref, self.class);
        wanted.lack(index, &index.question(blank_ref), self.class)
    }

    /// The refusal where the key alone has a word of the stem, found out of a class of many without looking at all of
    /// it; `None` where all of it tells.
    fn unshared(&mut self, needs: &Needs, key: &Value) -> Option<Refusal> {
        let index = self.index;
        let shown = |value: &Value| index.sentences.value(value);
        let by_author = self.by_the_author();
        let met = by_author.fold(0, |met, value| met | needs.met_by(&shown(value)));
        let missing = needs.sharing(|word| index.is_unshared(self.class, word, key)) & !met;
        if missing == 0 {
            return None;
        }
        let mut first = needs.told_before(missing);
        for position in 0.. {
            first &= !needs.met_by(&shown(&self.get(position)?.value));
            if first == 0 {
                break;
            }
        }
        (self.standing_together(2).len() == 2).then(|| Refusal::unmet(needs, missing))
    }

    /// A set with as many of each source and share as the best one, in which the key has the first rank in length, of
    /// those in the order drawn, that its candidates allow.
    fn of_drawn_length(
        &mut self,
        asked: &Asked<'_, 'a>,
        needs: &Needs,
        best: &[usize],
    ) -> Option<Vec<usize>> {
        let request = asked.request;
        self.get(WINDOW);
        let mut shares: Vec<(Source, u64)> = Vec::new();
        let mut quotas: Vec<usize> = Vec::new();
        for &position in best {
            let share = (self.fit[position].source, self.fit[position].share);
            match shares.iter().position(|known| *known == share) {
                Some(at) => quotas[at] += 1,
                None => {
                    shares.push(share);
                    quotas.push(1);
                }
            }
        }
        let splits = splits(&quotas, best.len());
        let mut ranks: Vec<usize> = (0..=best.len()).collect();
        ranks.sort_by_key(|rank| request.draw("length", &rank.to_string()));
        let mut field = Worded::new(self, needs, asked, Some(&shares));
        ranks.iter().find_map(|&rank| {
            let mut of_rank = splits.iter().filter(|(shorter, _)| *shorter == rank);
            of_rank.find_map(|(_, room)| {
                search::first_set(&mut field, best.len(), needs.all(), &mut room.clone())
            })
        })
    }
}

/// The ways to take the quota of each share from what is shorter than the key and what is longer: how many are shorter,
/// and the room of each slot; the slots of a share stand together, the one of the shorter first, and the last slot is
/// for what has no share.
fn splits(quotas: &[usize], wanted: usize) -> Vec<(usize, Vec<usize>)> {
    let mut splits = vec![(0, Vec::new())];
    for &quota in quotas {
        let more = |(shorter, room): &(usize, Vec<usize>)| {
            let (shorter, room) = (*shorter, room.clone());
            (0..=quota).map(move |shorter_ones| {
                let slots = [shorter_ones, quota - shorter_ones];
                (shorter + shorter_ones, [room.as_slice(), &slots].concat())
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

/// Whether the author wrote two of these or more, so that none is added that only fills the options up.
fn are_own(picked: &[Candidate]) -> bool {
    let by_author = picked.iter().filter(|one| one.source == Source::Author);
    by_author.count() >= 2
}

/// Candidates whose wording counts beside the key's.
struct Worded<'c, 'a> {
    candidates: &'c mut Candidates<'a>,
    needs: &'c Needs<'c>,
    asked: &'c Asked<'c, 'a>,
    key: String,
    /// Where lengths count, the shares that are wanted; then nothing beyond the window is looked at.
    shares: Option<&'c [(Source, u64)]>,
    traits: Vec<Trait>,
}

impl<'c, 'a> Worded<'c, 'a> {
    fn new(
        candidates: &'c mut Candidates<'a>,
        needs: &'c Needs<'c>,
        asked: &'c Asked<'c, 'a>,
        shares: Option<&'c [(Source, u64)]>,
    ) -> Worded<'c, 'a> {
        Worded {
            key: candidates.index.sentences.value(asked.key),
            candidates,
            needs,
            asked,
            shares,
            traits: Vec::new(),
        }
    }

    /// Two slots for each share, the first one for what is shorter than the key, or before it where both have a place in an
    /// order. What is as long falls to either side.
    fn slot(&self, candidate: &Candidate, shown: &str) -> usize {
        let Some(shares) = self.shares else {
            return 0;
        };
        let share = (candidate.source, candidate.share);
        let Some(at) = shares.iter().position(|known| *known == share) else {
            return 2 * shares.len();
        };
        let length = |text: &str| text.chars().count();
        let order = self.asked.order(shown, &self.key);
        let order = order.unwrap_or_else(|| length(shown).cmp(&length(&self.key)));
        let is_longer = match order {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => {
                let draw = self.asked.request.draw("length", shown);
                draw & 1 == 0
            }
        };
        2 * at + usize::from(is_longer)
    }
}

impl Field for Worded<'_, '_> {
    fn get(&mut self, position: usize) -> Option<Trait> {
        while self.traits.len() <= position {
            let next = self.traits.len();
            if self.shares.is_some() && next >= WINDOW {
                return None;
            }
            let candidate = self.candidates.get(next)?.clone();
            let shown = self.candidates.index.sentences.value(&candidate.value);
            self.traits.push(Trait {
                meets: self.needs.met_by(&shown),
                slot: self.slot(&candidate, &shown),
            });
        }
        self.traits.get(position).copied()
    }

    fn clash(&self, one: usize, other: usize) -> bool {
        let fit = &self.candidates.fit;
        clash(self.candidates.index, &fit[one], &fit[other])
    }

    fn refuses(&self, set: &[usize]) -> bool {
        let sentences = &self.candidates.index.sentences;
        let shown = |&position: &usize| sentences.value(&self.candidates.fit[position].value);
        let shown: Vec<String> = set.iter().map(shown).collect();
        let shown: Vec<&str> = shown.iter().map(String::as_str).collect();
        cues::twins(&self.key, &shown)
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::Facts;
    use crate::generate::{Plan, Refusal, yields};

    /// What comes of one question about a class of more names than a question looks at first.
    #[track_caller]
    fn outcome(names: &str, blank: &str) -> Result<usize, Refusal> {
        let others = (0..300).map(|at| format!("  e-{at}: {{ name: Lake {at}, class: lake }}\n"));
        let others: String = others.collect();
        let yaml = format!(
            "id: b\ntitle: Rivers\nentities:\n{others}{names}facts:\n  - {{ id: f, statement: \"{{it}} is deep.\", blanks: {{ it: {{ {blank}, kinds: [which], ask: Which lake fills the Garda basin? }} }} }}\n"
        );
        let facts = Facts::parse("b.yaml", &yaml).expect("a sound bank");
        let mut found = yields(&facts, &Plan::new("1")).into_iter();
        let which = found.find(|found| found.kind == "which");
        which.expect("a choice").outcome
    }

    #[test]
    fn of_many_names_one_that_shares_the_word_is_found_or_none() {
        let key = "  key: { name: Lago di Garda 7, class: lake }\n";
        let two = format!("{key}  two: {{ name: Garda Pond 7, class: lake }}\n");
        let clang = Err(Refusal::Clang("garda".into()));
        assert_eq!(outcome(key, "entity: key"), clang);
        assert_eq!(outcome(&two, "entity: key"), Ok(4));
        let wrong = "entity: key, wrong: [Garda Pond 7, Lake One 7, Lake Two 7]";
        assert_eq!(outcome(key, wrong), Ok(4));
        // Drawn from a class that is not the key's, which the one other name with the word is of.
        let apart = "  key: { name: Lago di Garda 7, class: [sea, lake] }\n  two: { name: Garda Pond 7, class: lake }\n";
        assert_eq!(outcome(apart, "entity: key, class: lake"), Ok(4));
    }
}
