//! The nightly job that keeps the database fast.

use crate::{Elke, Periodiek, Taak, TaakFout};
use jiff::civil::Time;
use store::Store;

/// Tidies the search index ([`Store::tidy_blocking`]).
pub struct Onderhoud {
    store: Store,
}

impl Onderhoud {
    /// For this database.
    pub const fn new(store: Store) -> Self {
        Self { store }
    }

    /// Every night at four, after the round of retention has taken away what need not be tidied.
    pub fn nightly() -> Periodiek {
        Periodiek { soort: Self::SOORT, elke: Elke::Dag(Time::constant(4, 0, 0, 0)) }
    }
}

impl Taak for Onderhoud {
    const SOORT: &'static str = "database.onderhoud";

    fn run(&self, _inhoud: &[u8], _poging: u32, _sleutel: &str) -> Result<(), TaakFout> {
        Ok(self.store.tidy_blocking()?)
    }
}
