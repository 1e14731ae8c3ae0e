//! Files (casussen): where signals and work on one matter come together.

pub mod access;
mod bewaren;
mod model;
mod page;
pub mod store;

pub use model::{Dossier, Kenmerk, Koppeling, NieuwDossier, Status};
pub use store::{kaartjes, keuzes, koppel, load, maak, mijn_acties};

use ::module::Module;
use ::store::{Migratie, Sql};

/// The tables of this crate.
pub const MIGRATIES: &[Migratie] =
    &[Migratie { module: "dossier", nummer: 1, naam: "dossiers", sql: include_str!("../migrations/0001_dossier.sql") }];

const SQL: &[&[Sql]] = &[store::SQL, bewaren::SQL, page::SQL];

/// Everything that this crate brings.
pub fn module() -> Module {
    Module {
        naam: "dossier",
        migraties: MIGRATIES,
        sql: SQL,
        acties: access::ACTIES,
        routes: page::routes,
        bewaren: bewaren::regels,
        ..Module::LEEG
    }
}
