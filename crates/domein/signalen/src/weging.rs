//! Handling signals: the list, one signal, typing in, weighing, telling the police, deciding, answering.

mod antwoord;
mod beeld;
mod bijlage;
mod filters;
mod herindelen;
mod inbrengen;
mod ingebracht;
mod keus;
mod lijst;
mod melder;
mod nieuw;
mod politie;
#[cfg(test)]
mod tests;
mod tonen;
mod triage;
mod verwant;

use crate::inrichting::Inrichting;
use crate::model::Kenmerk;
use crate::store::rij::SCOPE;
use ::access::Scope;
use ::store::args;
use kern::Code;
use ui::{Flash, Keuze};
use web::{Fout, Routes};

/// The statements of these pages.
pub(crate) const SQL: &[::store::Sql] = triage::SQL;
/// The statements of the filters that people keep.
pub(crate) const SQL_FILTERS: &[::store::Sql] = filters::SQL;

pub(crate) use filters::bewaren;
pub(crate) use keus::Keus;
pub(crate) use lijst::{Vraag, narrowed};

/// The pages of this part.
pub fn routes() -> Routes {
    Routes::new()
        .get("/signalen", lijst::page)
        .get("/signalen/nieuw", nieuw::form)
        .post("/signalen/nieuw", nieuw::submit)
        .get("/signalen/inbrengen", inbrengen::form)
        .post("/signalen/inbrengen", inbrengen::submit)
        .get("/signalen/ingebracht", ingebracht::page)
        .get("/signalen/weging", triage::page)
        .post("/signalen/weging", triage::submit)
        .get("/signalen/filters", filters::lijst)
        .get("/signalen/filters/nieuw", filters::form)
        .post("/signalen/filters/nieuw", filters::submit)
        .get("/signalen/filters/{id}", filters::openen)
        .post("/signalen/filters/{id}/opening", filters::opening)
        .post("/signalen/filters/{id}/verwijderen", filters::verwijderen)
        .get("/signalen/{kenmerk}", tonen::page)
        .post("/signalen/{kenmerk}/spoed", tonen::spoed)
        .post("/signalen/{kenmerk}/melder", melder::tonen)
        .get("/signalen/{kenmerk}/bijlagen/{nummer}", bijlage::download)
        .get("/signalen/{kenmerk}/politie", politie::form)
        .post("/signalen/{kenmerk}/politie", politie::submit)
        .get("/signalen/{kenmerk}/antwoord", antwoord::form)
        .post("/signalen/{kenmerk}/antwoord", antwoord::submit)
        .get("/signalen/{kenmerk}/herindelen", herindelen::form)
        .post("/signalen/{kenmerk}/herindelen", herindelen::submit)
}

/// The signal that this address is about. What is no reference is an address that does not exist.
fn scope(kenmerk: &str) -> Result<Scope, Fout> {
    let Kenmerk { jaar, volgnummer } = kenmerk.parse().map_err(|_| Fout::niet_gevonden())?;
    Ok(Scope::new("signaal", SCOPE, args![jaar, volgnummer]))
}

fn href(kenmerk: Kenmerk) -> String {
    format!("/signalen/{kenmerk}")
}

/// What the page says above a form whose signal changed while it was filled in.
fn botsing() -> Flash {
    Flash::let_op(
        "Iemand anders heeft dit signaal intussen gewijzigd. Wat je invulde staat hier nog. Kijk bij het signaal hoe het \
         er nu voor staat, en verstuur opnieuw als het nog klopt.",
    )
}

/// Every category to choose from, with its explanation.
fn categorieen(inrichting: &Inrichting) -> Vec<Keuze> {
    let all = inrichting.categorieen.alle().iter();
    all.map(|categorie| Keuze::new(categorie.code.clone(), categorie.naam.clone())).collect()
}

/// Choices stored as a word.
fn keuzes<T: Code>() -> Vec<Keuze> {
    T::ALL.iter().map(|choice| Keuze::new(choice.code(), choice.naam())).collect()
}
