//! Reading files: neighbourhoods, streets, and signals from CSV or XLSX with a mapping (`kaart`).
//!
//! What holds for each of them: a file is looked at whole before anything of it is stored; a line that cannot be taken is
//! reported by number and reason and never left out silently; the same file twice adds nothing; and an interruption leaves
//! whole batches, so that the next run goes on where the last one stopped. Reports and logs hold numbers and reasons, never
//! what stood in a line.

mod datum;
mod fout;
pub mod gebieden;
pub mod kaart;
mod opslaan;
mod rapport;
mod regel;
pub mod signalen;
pub mod straten;
mod tabel;

pub use fout::InvoerFout;
pub use kaart::{Kaart, KaartFout};
pub use rapport::{Afkeuring, Rapport, Reden, Stand, Uitkomst};

use crate::inrichting::Inrichting;
use ::access::Systeem;
use ::store::Store;
use kern::Moment;
use std::sync::Arc;

/// What every import needs.
#[derive(Debug, Clone, Copy)]
pub struct Invoer<'a> {
    /// Where it goes.
    pub store: &'a Store,
    /// By whom: the program, at the command of somebody at the keyboard.
    pub systeem: &'a Arc<Systeem>,
    /// The municipality.
    pub inrichting: &'a Arc<Inrichting>,
    /// The moment; nothing in a file can have happened later.
    pub nu: Moment,
}

/// The statements of reading areas, for the test that prepares each on both databases.
pub(crate) const SQL_GEBIEDEN: &[::store::Sql] = gebieden::SQL;
/// The same, of storing signals.
pub(crate) const SQL_OPSLAAN: &[::store::Sql] = opslaan::SQL;

/// Parsers that take whatever they are given, for the fuzz targets; each returns normally for every input.
#[doc(hidden)]
pub mod fuzz {
    /// A mapping, and when it is one, a row of fields (one a line) read with it.
    pub fn kaart_en_regel(kaart: &str, rij: &str) {
        super::regel::fuzz(kaart, rij);
    }

    /// A whole file of unknown kind.
    pub fn bestand(pad: &std::path::Path) {
        super::tabel::fuzz(pad);
    }
}

#[cfg(test)]
mod tests;
