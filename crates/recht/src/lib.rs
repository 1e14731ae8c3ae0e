//! The law: one file per article, pure functions, no IO, no clock.
//!
//! Every rule computes with small typed values and explains itself afterwards: the outcome, the steps in Dutch that a lawyer
//! can follow, and the articles behind them. What is not known is said (`None`, [`Volledigheid::Onbekend`]), never guessed.
//!
//! | Folder | Statute |
//! |---|---|
//! | [`atw`] | Algemene termijnenwet: Saturdays, Sundays, public holidays, short terms |
//! | [`avg`] | Algemene verordening gegevensbescherming: requests of persons, data breaches |
//! | [`awb`] | Algemene wet bestuursrecht: terms for deciding, objecting, late decisions |
//! | [`bib`] | Wet Bibob: how long advice takes, how it may be used and what may follow |
//! | [`bvr`] | Besluit veiligheidsregio's: how soon the crisis organisation is there, the yearly exercise |
//! | [`gemeentewet`] | Gemeentewet: woonoverlast, area bans, orders to parents, measures of twelve hours |
//! | [`polw`] | Politiewet 2012: the goals of the council for safety |
//! | [`praktijk`] | No statute: what the programme budget and the indicators ask |
//! | [`wbk`] | Wet bescherming klokkenluiders: reports of wrongs |
//! | [`wgr`] | Wet gemeenschappelijke regelingen: the councils and the region's budget |
//! | [`wgs`] | Wet gegevensverwerking door samenwerkingsverbanden: signals, retention, priority lists |
//! | [`woo`] | Wet open overheid: requests for information |
//! | [`wth`] | Wet tijdelijk huisverbod |
//!
//! A new statute is a folder; a new article is a file `art_NN_what_it_is_about.rs` in it. A rule of the rulebook that can be
//! asked is a [`Regel`] in that file and a line in [`regels`].

pub mod atw;
pub mod avg;
pub mod awb;
pub mod bib;
pub mod bvr;
mod datum;
mod door;
mod fout;
pub mod gemeentewet;
pub mod klok;
pub mod leeftijd;
pub mod polw;
pub mod praktijk;
mod regeling;
mod regels;
mod reken;
mod tekst;
mod termijn;
mod uitleg;
mod vraag;
pub mod wbk;
pub mod wgr;
pub mod wgs;
pub mod woo;
pub mod wth;

pub use datum::voluit;
pub use door::Door;
pub use fout::{BuitenGeldigheid, Foutcode, Vraagfout};
pub use regeling::korte_vindplaats;
pub use regels::regels;
pub use reken::{Duur, Eenheid, Richting};
pub use termijn::{Termijn, Volledigheid};
pub use uitleg::Uitleg;
pub use vraag::{
    Antwoord, Decimaal, Invoer, KB_DAGEN, Keuze, Nodig, Regel, Resultaat, Standaard, Veld, Veldsoort, Waarde,
    beantwoord, gevallen, lees_invoer,
};
