//! Overviews: today, search, map, figures, export.

mod cijfers;
mod kaart;
mod live;
pub mod uitvoer;
mod vandaag;
mod zoeken;

use web::Routes;

/// The statements of this part.
pub(crate) const SQL: &[::store::Sql] = vandaag::SQL;
/// The statements of the figures.
pub(crate) const SQL_CIJFERS: &[::store::Sql] = cijfers::SQL;

/// The pages of this part.
pub fn routes() -> Routes {
    Routes::new()
        .get("/", vandaag::page)
        .get(::access::LIVE, live::tellingen)
        .get("/zoeken", zoeken::form)
        .post("/zoeken", zoeken::submit)
        .get("/kaart", kaart::page)
        .get("/kaart/punten.json", kaart::punten)
        .get("/cijfers", cijfers::page)
        .post("/cijfers/uitvoer", cijfers::submit)
        .get("/signalen/uitvoer", uitvoer::form)
        .post("/signalen/uitvoer", uitvoer::submit)
}
