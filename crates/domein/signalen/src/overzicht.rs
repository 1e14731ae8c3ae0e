//! Overviews: today, search, map, export.

mod kaart;
pub mod uitvoer;
mod vandaag;
mod zoeken;

use web::Routes;

/// The statements of this part.
pub(crate) const SQL: &[::store::Sql] = vandaag::SQL;

/// The pages of this part.
pub fn routes() -> Routes {
    Routes::new()
        .get("/", vandaag::page)
        .get("/zoeken", zoeken::form)
        .post("/zoeken", zoeken::submit)
        .get("/kaart", kaart::page)
        .get("/kaart/punten.json", kaart::punten)
        .get("/signalen/uitvoer", uitvoer::form)
        .post("/signalen/uitvoer", uitvoer::submit)
}
