//! What this crate promises, on both databases.

mod gate;
mod tabellen;

use store::Migratie;

/// The tables of this crate and of the logs it writes to.
fn migraties() -> Vec<Migratie> {
    [audit::MIGRATIES, crate::MIGRATIES].concat()
}
