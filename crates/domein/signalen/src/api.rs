//! The same use cases as JSON, for partners' systems and for open intake. Field names in lowerCamelCase, dates and
//! moments in ISO 8601, errors as RFC 9457 (NL GOV API Design Rules).

mod inbrengen;
mod melden;
mod volgen;

use crate::aannemen::{self, AanneemFout, Melding, Ontvangst};
use crate::inrichting::Inrichting;
use std::sync::Arc;
use web::{Api, App, Fout, operation};

/// The statements of the API.
pub(crate) const SQL: &[store::Sql] = inbrengen::SQL;

/// The operations of this domain.
pub fn api() -> Api {
    Api::new()
        .public(operation!(melden::categorieen))
        .public(operation!(melden::melden))
        .guarded(operation!(inbrengen::inbrengen))
        .guarded(operation!(volgen::lijst))
        .guarded(operation!(volgen::tonen))
}

/// The state of this domain; the program put it there at the start.
pub(crate) fn inrichting(app: &App) -> Result<Arc<Inrichting>, Fout> {
    app.require()
}

impl From<AanneemFout> for Fout {
    fn from(error: AanneemFout) -> Self {
        match error {
            AanneemFout::Weigering(weigering) => weigering.into(),
            AanneemFout::Store(error) => error.into(),
            AanneemFout::Kluis(error) => Self::tijdelijk("kluis", error),
        }
    }
}

/// Random bytes for the key and the code of a report.
pub(crate) fn willekeurig() -> Result<[u8; 26], Fout> {
    let mut bytes = [0; 26];
    getrandom::fill(&mut bytes).map_err(|_| Fout::tijdelijk("melding aannemen", "geen willekeurige getallen"))?;
    Ok(bytes)
}

/// Takes in a report that nobody signed in for. Encryption and files block, so they go to a thread of their own.
pub(crate) async fn neem_aan(app: &App, inrichting: &Arc<Inrichting>, melding: Melding) -> Result<Ontvangst, Fout> {
    let (random, now) = (willekeurig()?, app.now());
    let prepared = if melding.bijlagen.is_empty() {
        aannemen::bereid_voor(inrichting, melding, random)?
    } else {
        let inrichting = Arc::clone(inrichting);
        let work = tokio::task::spawn_blocking(move || aannemen::bereid_voor(&inrichting, melding, random));
        work.await.map_err(|error| Fout::storing("melding voorbereiden", error))??
    };
    let inrichting = Arc::clone(inrichting);
    let stored = app.store().write(move |tx| aannemen::leg_vast(tx, &inrichting, prepared, audit::Wie::Niemand, now));
    Ok(stored.await?)
}
