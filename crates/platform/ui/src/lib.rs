//! The interface: page frames, building blocks, dates and figures in Dutch, charts, and the files a browser fetches.
//! Guide for authors of pages: `README.md` of this crate.

// Templates name our types as `ui::...`, here and in the crates that use them.
extern crate self as ui;

mod asset;
mod blok;
mod formulier;
pub mod grafiek;
mod kader;
mod klok;
mod nl;
mod sjabloon;

pub use asset::{Asset, COMPLEET, all, asset, find, font, url};
pub use blok::{Foutmelding, Foutpagina, Stand, Tab, Trede};
pub use formulier::{Datumvelden, FormErrors, Keuze};
pub use grafiek::{Grafiek, Punt};
pub use kader::{Flash, Kader, KaderGebruiker, Modus, NavGroep, NavItem, Piket, Soort, Teller, initialen};
pub use klok::Klok;
pub use nl::{
    AlsMoment, Dag, aantal, bedrag, dag_in_woorden, datum, datum_cijfers, datum_kort, datum_lang, datum_tijd,
    datum_tijd_lang, getal, iso, nog, procent, resterend, termijn_kleur, tijd, wanneer,
};
pub use sjabloon::{Markup, achter, alineas, bevat, veld_id};
