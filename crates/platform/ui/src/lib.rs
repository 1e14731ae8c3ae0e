//! The interface: page frames, building blocks, dates and figures in Dutch, charts, and the files a browser fetches.
//! Guide for authors of pages: `README.md` of this crate.

// Templates name our types as `ui::...`, here and in the crates that use them.
extern crate self as ui;

mod asset;
mod blok;
mod datum;
mod flash;
mod formulier;
mod getal;
mod grafiek;
mod kader;
mod kalender;
mod klok;
mod nav;
mod sjabloon;

pub use asset::{Asset, COMPLEET, all, asset, find, font, url};
pub use blok::{Foutmelding, Foutpagina, Stand, Tab, Trede};
pub use datum::{
    AlsMoment, Dag, dag_in_woorden, datum, datum_cijfers, datum_kort, datum_lang, datum_tijd, datum_tijd_lang,
    hoofdletter, iso, maand_jaar, nog, resterend, termijn_kleur, tijd, wanneer,
};
pub use flash::{Flash, Soort};
pub use formulier::{Datumvelden, FormErrors, Keuze};
pub use getal::{Getal, aantal, bedrag, getal, grootte, procent};
pub use grafiek::{Grafiek, Punt, Tekening};
pub use kader::{Kader, KaderGebruiker, Modus, Piket, initialen};
pub use kalender::{Kalenderdag, Kalendermaand, Merk};
pub use klok::{Klok, Lint};
pub use nav::{NavGroep, NavItem, Teller};
pub use sjabloon::{achter, alineas, bevat, veld_id};
