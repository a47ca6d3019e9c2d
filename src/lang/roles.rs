//! The words by which a text says that a thing is not such as a question asks for.

/// What rules a name out, lower case, each a word or a run of words.
#[derive(Debug)]
pub struct RoleWords {
    /// Words of which a thing that is called the one in some respect is not the other in the same.
    pub opposites: &'static [[&'static [&'static str]; 2]],
    /// Words that say of something that it was the first of its kind, and the last.
    pub ends: [&'static [&'static str]; 2],
    /// Words that speak of the same, as those for winning and losing do.
    pub fields: &'static [&'static [&'static str]],
    /// Words that say of a thing or a person that it is no more.
    pub gone: &'static [&'static str],
    /// Words before the year up to which somebody was what is told.
    pub until: &'static [&'static str],
    /// Words for the beginning of a thing, as the names of events have them.
    pub begun: &'static [&'static str],
    /// Words before the first year of a time, and before its last: "from 1983 to 1987".
    pub from: &'static [&'static str],
    /// The latter of these.
    pub to: &'static [&'static str],
    /// What somebody is by office, trade or family, where who is the one is mostly not the other: each a word,
    /// ascending, since they are looked up for each word of a bank.
    pub jobs: &'static [&'static str],
    /// Those of the jobs that somebody has by birth or marriage, beside what else they are.
    pub kin: &'static [&'static str],
    /// Offices of two words, each with the job that it is, as the last word is another one.
    pub offices: &'static [(&'static str, &'static str)],
    /// What one who has an office is the head of: "the government of Ann Lee".
    pub governing: &'static [&'static str],
    /// Words before a year that tell from when it is counted.
    pub eras: &'static [&'static str],
    /// Words for what somebody did, and the jobs of those who do not.
    pub deeds: &'static [(&'static [&'static str], &'static [&'static str])],
}

#[cfg(test)]
mod tests {
    use crate::lang;

    #[test]
    fn jobs_ascend() {
        for tag in ["en", "de"] {
            let jobs = lang::of(tag).roles.jobs;
            assert!(jobs.is_sorted(), "{tag} {jobs:?}");
        }
    }
}
