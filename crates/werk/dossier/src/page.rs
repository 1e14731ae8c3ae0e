//! The pages of files.

mod bijwerken;
mod lijst;
mod nieuw;
mod tonen;

use crate::model::Kenmerk;
use crate::store::SCOPE;
use access::Scope;
use store::args;
use web::{Fout, Routes};

/// The statements of the pages.
pub(crate) const SQL: &[store::Sql] = nieuw::SQL;

/// The pages, each with who may open it.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/casussen", lijst::page)
        .get("/casussen/nieuw", nieuw::form)
        .post("/casussen/nieuw", nieuw::submit)
        .get("/casussen/{kenmerk}", tonen::page)
        .post("/casussen/{kenmerk}/notitie", bijwerken::notitie)
        .post("/casussen/{kenmerk}/actie", bijwerken::actie)
        .post("/casussen/{kenmerk}/actie/{actie}/klaar", bijwerken::actie_klaar)
        .post("/casussen/{kenmerk}/wijzigen", bijwerken::wijzigen)
        .post("/casussen/{kenmerk}/status", bijwerken::status)
}

/// The file that this address is about. What is no reference is an address that does not exist.
fn scope(kenmerk: &str) -> Result<Scope, Fout> {
    let Kenmerk { jaar, volgnummer } = kenmerk.parse().map_err(|_| Fout::niet_gevonden())?;
    Ok(Scope::new("dossier", SCOPE, args![jaar, volgnummer]))
}

fn href(kenmerk: Kenmerk) -> String {
    format!("/casussen/{kenmerk}")
}
