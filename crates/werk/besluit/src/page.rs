//! The pages of orders.

mod afronden;
mod agenda;
mod beleid;
mod brief;
mod cijfers;
mod doen;
mod formulier;
mod kaart;
mod lijst;
mod mandaten;
mod nieuw;
mod personen;
mod register;
mod sjablonen;
mod stap;
mod straat;
mod termijn;
mod tonen;
mod voorval;

use crate::inrichting::Inrichting;
use crate::model::Kenmerk;
use crate::store::rij::SCOPE;
use access::Scope;
use std::sync::Arc;
use store::args;
use web::{App, Fout, Routes};

/// The statements of the pages.
pub(crate) const SQL: &[store::Sql] = tonen::inhoud::SQL;

/// The pages, each with who may open it.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/maatregelen", lijst::page)
        .get("/maatregelen/agenda", agenda::page)
        .post("/maatregelen/agenda", agenda::maak)
        .post("/maatregelen/agenda/intrekken", agenda::intrekken)
        .get("/maatregelen/agenda.ics", agenda::bestand)
        .get("/agenda/{sleutel}/maatregelen.ics", agenda::feed)
        .get("/maatregelen/cijfers", cijfers::page)
        .get("/maatregelen/cijfers.csv", cijfers::bestand)
        .get("/maatregelen/kaart", kaart::page)
        .get("/maatregelen/kaart/punten.json", kaart::punten)
        .get("/maatregelen/nieuw", nieuw::kiezen)
        .get("/maatregelen/nieuw/{soort}", nieuw::form)
        .post("/maatregelen/nieuw/{soort}", nieuw::submit)
        .get("/maatregelen/{kenmerk}", tonen::page)
        .get("/maatregelen/{kenmerk}/einde", termijn::einde)
        .get("/maatregelen/{kenmerk}/personen", personen::page)
        .get("/maatregelen/{kenmerk}/besluit/nieuw/{soort}", nieuw::form_besluit)
        .post("/maatregelen/{kenmerk}/besluit/nieuw/{soort}", nieuw::submit_besluit)
        .get("/maatregelen/{kenmerk}/besluit/{besluit}/wijzigen", nieuw::form_wijzigen)
        .post("/maatregelen/{kenmerk}/besluit/{besluit}/wijzigen", nieuw::submit_wijzigen)
        .get("/maatregelen/{kenmerk}/besluit/{besluit}/brief", brief::voorbeeld)
        .get("/maatregelen/{kenmerk}/besluit/{besluit}/brief.pdf", brief::voorbeeld_pdf)
        .get("/maatregelen/{kenmerk}/stuk/{stuk}", doen::stuk)
        .post("/maatregelen/{kenmerk}/besluit/{besluit}/feit", doen::feit)
        .post("/maatregelen/{kenmerk}/besluit/{besluit}/feit/{feit}/weg", doen::feit_weg)
        .post("/maatregelen/{kenmerk}/besluit/{besluit}/oordeel", doen::oordeel)
        .post("/maatregelen/{kenmerk}/besluit/{besluit}/afwijken", doen::afwijken)
        .post("/maatregelen/{kenmerk}/besluit/{besluit}/weggooien", doen::weggooien)
        .post("/maatregelen/{kenmerk}/besluit/{besluit}/voorleggen", stap::voorleggen)
        .post("/maatregelen/{kenmerk}/besluit/{besluit}/terugleggen", stap::terugleggen)
        .post("/maatregelen/{kenmerk}/besluit/{besluit}/nemen", stap::nemen)
        .post("/maatregelen/{kenmerk}/besluit/{besluit}/bekendmaken", stap::bekendmaken)
        .get("/maatregelen/{kenmerk}/besluit/{besluit}/afronden", afronden::form)
        .post("/maatregelen/{kenmerk}/besluit/{besluit}/afronden", afronden::submit)
        .get("/maatregelen/{kenmerk}/termijn/{termijn}", termijn::page)
        .post("/maatregelen/{kenmerk}/termijn/{termijn}/gedaan", termijn::gedaan)
        .post("/maatregelen/{kenmerk}/termijn/{termijn}/heropenen", termijn::heropenen)
        .post("/maatregelen/{kenmerk}/voorval", voorval::noteer)
        .get("/maatregelen/{kenmerk}/voorval/{voorval}/uitkomst", voorval::form)
        .post("/maatregelen/{kenmerk}/voorval/{voorval}/uitkomst", voorval::uitkomst)
        .get("/maatregelen/{kenmerk}/brief/{brief}", brief::page)
        .get("/maatregelen/{kenmerk}/brief/{brief}/pdf", brief::pdf)
        .get("/straat", straat::form)
        .post("/straat", straat::zoek)
        .get("/brieven", sjablonen::lijst)
        .get("/brieven/{code}", sjablonen::form)
        .post("/brieven/{code}", sjablonen::submit)
        .get("/beleid", beleid::page)
        .post("/beleid", beleid::submit)
        .post("/beleid/{id}/eindigen", beleid::eindigen)
        .get("/mandaten", mandaten::page)
        .post("/mandaten", mandaten::submit)
        .post("/mandaten/{id}/eindigen", mandaten::eindigen)
}

/// The order that this address is about. What is no reference is an address that does not exist.
fn scope(kenmerk: &str) -> Result<Scope, Fout> {
    let Kenmerk { jaar, volgnummer } = kenmerk.parse().map_err(|_| Fout::niet_gevonden())?;
    Ok(Scope::new("maatregel", SCOPE, args![jaar, volgnummer]))
}

fn kruimels(kenmerk: Kenmerk) -> Vec<(String, String)> {
    vec![("Maatregelen".to_owned(), "/maatregelen".to_owned()), (kenmerk.to_string(), href(kenmerk))]
}

fn href(kenmerk: Kenmerk) -> String {
    format!("/maatregelen/{kenmerk}")
}

/// Where the background of a map comes from; empty for none.
fn tegels(app: &App) -> String {
    app.gemeente().kaarttegels.as_ref().map(|tegels| tegels.sjabloon.clone()).unwrap_or_default()
}

fn inrichting(app: &App) -> Result<Arc<Inrichting>, Fout> {
    app.require::<Inrichting>()
}
