//! What the library promises, seen from outside.

mod arrows;
mod audit;
mod balance;
mod bank;
mod banks;
mod chance;
mod cli;
mod codes;
mod cures;
mod docs;
mod documents;
mod draft;
mod drafts;
#[cfg(unix)]
mod files;
mod gate;
mod golden;
mod grains;
mod hostile;
mod judged;
mod keys;
mod languages;
mod laws;
mod leaks;
mod limits;
mod long;
mod marking;
mod new;
mod oracle;
mod outputs;
mod package;
mod platforms;
#[cfg(unix)]
mod proposals;
mod pty;
mod quizzes;
mod readers;
mod recipe;
mod referents;
mod review;
mod rivals;
mod rules;
mod scans;
mod schemas;
mod splice;
mod strangers;
mod study;
mod thresholds;
mod tidy;
mod typed;
mod typed_dates;
#[cfg(unix)]
mod watch;
