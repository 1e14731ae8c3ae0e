//! Meetings: one engine for every table. A field of work says what belongs on the list; people decide, one by one.

pub mod access;
mod bewaren;
mod model;
mod page;
pub mod store;

pub use model::{Overleg, Punt, Reeks, Status};
pub use store::{agenda_bijwerken, besloten, huidige, komende, punten};

use ::module::Module;
use ::store::{Migratie, Sql};

/// The tables of this crate.
pub const MIGRATIES: &[Migratie] = &[Migratie {
    module: "overleg",
    nummer: 1,
    naam: "overleggen",
    sql: include_str!("../migrations/0001_overleg.sql"),
}];

const SQL: &[&[Sql]] = &[store::SQL, bewaren::SQL];

/// Everything that this crate brings.
pub fn module() -> Module {
    Module {
        naam: "overleg",
        migraties: MIGRATIES,
        sql: SQL,
        acties: access::ACTIES,
        routes: page::routes,
        bewaren: bewaren::regels,
        ..Module::LEEG
    }
}
