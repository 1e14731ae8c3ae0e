//! What residents see: the form in four steps, the receipt, and the status page behind the code.
//!
//! Nobody signs in. What somebody has typed so far is a draft that only his own device can read ([`concept`]); what
//! becomes of his report he reads behind a code ([`status`]). Nothing here stores or logs where a request comes from.

mod begin;
mod bestanden;
mod bezoek;
mod code;
mod concept;
mod controle;
mod gebieden;
mod kaart;
mod klaar;
mod opruimen;
mod plekken;
mod status;
mod toestand;
mod uitleg;
mod waar;
mod wat;
mod wie;

#[cfg(test)]
mod tests;

pub(crate) use concept::SQL as SQL_CONCEPT;
pub(crate) use opruimen::SQL as SQL_OPRUIMEN;
pub use opruimen::{Concepten, PERIODIEK, bewaren};
pub(crate) use status::SQL as SQL_STATUS;
pub(crate) use toestand::Toestand;

use web::Routes;

/// The pages of this part; all of them are public.
pub fn routes() -> Routes {
    Routes::new()
        .public_get("/melden", begin::tonen)
        .public_post("/melden/stop", begin::stoppen)
        .public_get("/melden/wat", wat::tonen)
        .public_post("/melden/wat", wat::verder)
        .public_get("/melden/waar", waar::tonen)
        .public_post("/melden/waar", waar::verder)
        .public_get("/melden/kaart", kaart::tonen)
        .public_post("/melden/kaart", kaart::kiezen)
        .public_post("/melden/bestand/weg", bestanden::weghalen)
        .public_get("/melden/wie", wie::tonen)
        .public_post("/melden/wie", wie::verder)
        .public_get("/melden/controle", controle::tonen)
        .public_post("/melden/controle", controle::versturen)
        .public_get("/melden/klaar", klaar::tonen)
        .public_get("/melding", code::tonen)
        .public_post("/melding", code::openen)
        .public_get("/melding/status", status::tonen)
        .public_post("/melding/status/bericht", status::bericht)
        .public_post("/melding/status/oordeel", status::oordeel)
        .public_post("/melding/sluiten", code::sluiten)
        .public_get("/plekken", plekken::zoeken)
        .public_get("/gebieden.json", gebieden::omtrekken)
        .public_get("/privacy", uitleg::privacy)
        .public_get("/toegankelijkheid", uitleg::toegankelijkheid)
        .public_get("/over", uitleg::over)
}
