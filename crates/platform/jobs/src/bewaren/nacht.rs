//! The jobs of retention: the nightly round, and the list that two people agreed on.

use super::{Bewaarregel, Gedaan, execute, uitvoeren};
use crate::{Elke, Periodiek, Taak, TaakFout};
use jiff::civil::Time;
use kern::Clock;
use std::sync::Arc;
use store::Store;

/// Every night at three, when few people work and the clock never stands still twice.
pub fn nightly() -> Periodiek {
    Periodiek { soort: Opruimen::SOORT, elke: Elke::Dag(Time::constant(3, 0, 0, 0)) }
}

/// Applies the rules that run by themselves.
pub struct Opruimen {
    store: Store,
    clock: Arc<dyn Clock>,
    regels: Arc<[Bewaarregel]>,
}

impl Opruimen {
    /// The nightly round with the rules of all modules.
    pub fn new(store: Store, clock: Arc<dyn Clock>, regels: Arc<[Bewaarregel]>) -> Self {
        Self { store, clock, regels }
    }
}

impl Taak for Opruimen {
    const SOORT: &'static str = "bewaren.opruimen";

    fn run(&self, _inhoud: &[u8], _poging: u32, _sleutel: &str) -> Result<(), TaakFout> {
        let mut failed = false;
        for gedaan in uitvoeren(&self.store, &self.regels, self.clock.now())? {
            let Gedaan { regel, vernietigd, gestopt, mislukt } = gedaan;
            failed |= mislukt > 0;
            if vernietigd > 0 || mislukt > 0 {
                tracing::info!(regel, vernietigd, gestopt, mislukt, "retention applied");
            }
        }
        // Given up, so that it stands in the list of stopped jobs until somebody has looked; tomorrow is another round.
        if failed { Err(TaakFout::Blijvend("niet_alles_gewist")) } else { Ok(()) }
    }
}

/// Carries out an approved list; its content is the number of the list.
pub struct Vernietigen {
    store: Store,
    clock: Arc<dyn Clock>,
    regels: Arc<[Bewaarregel]>,
}

impl Vernietigen {
    /// The handler with the rules of all modules.
    pub fn new(store: Store, clock: Arc<dyn Clock>, regels: Arc<[Bewaarregel]>) -> Self {
        Self { store, clock, regels }
    }
}

impl Taak for Vernietigen {
    const SOORT: &'static str = "bewaren.vernietigen";

    fn run(&self, inhoud: &[u8], _poging: u32, _sleutel: &str) -> Result<(), TaakFout> {
        let id = std::str::from_utf8(inhoud).ok().and_then(|text| text.parse().ok());
        let id: i64 = id.ok_or(TaakFout::Blijvend("inhoud_onleesbaar"))?;
        execute(&self.store, &self.regels, self.clock.now(), id)?;
        Ok(())
    }
}
