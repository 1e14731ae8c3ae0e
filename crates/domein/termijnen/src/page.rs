//! The pages of the Termijnwijzer.

mod lijst;
mod rekenen;

use web::Routes;

/// The pages, each with who may open it.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/termijnen", lijst::page)
        .get("/termijnen/{code}", rekenen::page)
        .post("/termijnen/{code}", rekenen::reken)
}
