//! Flashcards: one for each blank of a bank, no distractors.
//!
//! In goes a [`Facts`], out comes a [`Deck`] that cards on paper, in a program and in the study store all read.
//! No chance is spent in it: a deck is the bank itself, seen from its blanks.
