//! The pages of meetings.

mod besluitenlijst;
mod bijwerken;
mod lijst;
mod tonen;

use web::Routes;

/// The statements of the pages.
pub(crate) const SQL: &[store::Sql] = tonen::SQL;

/// The pages, each with who may open it.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/overleggen", lijst::page)
        .get("/overleggen/{id}", tonen::page)
        .post("/overleggen/{id}/aanwezig", bijwerken::aanwezig)
        .post("/overleggen/{id}/punt", bijwerken::punt)
        .post("/overleggen/{id}/punt/{punt}", bijwerken::besluit)
        .post("/overleggen/{id}/sluiten", bijwerken::sluiten)
        .get("/overleggen/{id}/besluitenlijst", besluitenlijst::page)
}
