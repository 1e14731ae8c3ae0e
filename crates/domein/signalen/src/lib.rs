//! Signals: from what somebody tells us to what he hears back.

pub mod aannemen;
pub mod access;
pub mod api;
pub mod categorie;
pub mod code;
pub mod delen;
pub mod handeling;
pub mod inrichting;
pub mod invoer;
pub mod model;
pub mod overzicht;
pub mod post;
pub mod publiek;
mod sleutels;
pub mod store;
pub mod veilig;
pub mod vergadering;
pub mod weging;
pub mod woordenlijst;

use ::store::{Migratie, Sql};

/// The tables of this domain.
pub const MIGRATIES: &[Migratie] = &[Migratie {
    module: "signalen",
    nummer: 1,
    naam: "signalen, melders, brievenbus, weging en besluit",
    sql: include_str!("../migrations/0001_signaal.sql"),
}];

/// Every statement, for the test that prepares each on both databases.
pub const SQL: &[&[&[Sql]]] = &[store::SQL, &[inrichting::SQL, woordenlijst::SQL]];
