//! The law: one file per article, pure functions, no IO, no clock.
//!
//! Every answer is a [`Termijn`] (or a type that says as much): the outcome, the steps in Dutch that a lawyer can follow,
//! and the articles behind them. What is not known is said (`None`, [`Volledigheid::Onbekend`]), never guessed.
//!
//! | Folder | Statute |
//! |---|---|
//! | [`atw`] | Algemene termijnenwet: Saturdays, Sundays, public holidays, short terms |
//!
//! A new statute is a folder; a new article is a file `art_NN_what_it_is_about.rs` in it.

pub mod atw;
mod datum;
mod fout;
mod reken;
mod termijn;

pub use datum::voluit;
pub use fout::BuitenGeldigheid;
pub use reken::{Duur, Eenheid, Richting};
pub use termijn::{Termijn, Volledigheid};
