//! The pages of meetings.

mod besluitenlijst;
mod lijst;
mod tonen;

use web::Routes;

/// The pages, each with who may open it.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/overleggen", lijst::page)
        .get("/overleggen/{id}", tonen::page)
        .post("/overleggen/{id}/aanwezig", tonen::aanwezig)
        .post("/overleggen/{id}/sluiten", tonen::sluiten)
        .get("/overleggen/{id}/besluitenlijst", besluitenlijst::page)
}
