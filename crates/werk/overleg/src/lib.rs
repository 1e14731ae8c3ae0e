//! Meetings: one engine for every table. A field of work says what belongs on the list; people decide, one by one.

pub mod access;
mod bewaren;
mod model;
mod page;
pub mod store;

pub use model::{Herkomst, Overleg, Punt, Reeks, Status};
pub use store::punten::{agenda_bijwerken, besloten, besluit_hier, punt_toevoegen, punten};
pub use store::{huidige, komende};

use ::module::Module;
use ::store::{Migratie, Sql};

/// The tables of this crate.
pub const MIGRATIES: &[Migratie] = &[
    Migratie { module: "overleg", nummer: 1, naam: "overleggen", sql: include_str!("../migrations/0001_overleg.sql") },
    Migratie { module: "overleg", nummer: 2, naam: "punten", sql: include_str!("../migrations/0002_punten.sql") },
];

const SQL: &[&[Sql]] = &[store::SQL, store::punten::SQL, page::SQL, bewaren::SQL];

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
