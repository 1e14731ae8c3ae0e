//! The receipt: reference, code, the day by which somebody hears from us, and a copy. It stays for the device that sent
//! the report until two hours later, or until its owner closes it.

use super::bezoek::Bezoek;
use super::concept::{Bewijs, Concept, Stand};
use askama::Template;
use axum::response::{IntoResponse, Response};
use ui::Kader;
use web::{Fout, Naar, Pagina};

#[derive(Template)]
#[template(path = "publiek/klaar.html")]
struct Klaar {
    kader: Kader,
    bewijs: Bewijs,
    concept: Concept,
    categorie: String,
    plek: String,
    gebied: String,
    telefoon: String,
}

/// The receipt.
pub(super) async fn tonen(bezoek: Bezoek) -> Result<Response, Fout> {
    let mut concept = match bezoek.stand().await? {
        Stand::Verzonden(concept) => concept,
        Stand::Loopt(_) => return Ok(Naar::new("/melden/controle").into_response()),
        Stand::Weg if bezoek.sleutel().is_some() => return Ok(bezoek.verlopen()),
        Stand::Weg => return Ok(Naar::new("/melding").into_response()),
    };
    let Some(bewijs) = concept.bewijs.take() else { return Err(Fout::niet_gevonden()) };
    let klaar = Klaar {
        kader: bezoek.kader("Bedankt voor uw melding", "/melden/klaar"),
        categorie: bezoek.inrichting.categorieen.naam(&concept.wat.categorie).to_owned(),
        plek: concept.waar.plek_in_woorden(),
        gebied: concept.waar.op_de_kaart(&bezoek.inrichting),
        telefoon: bezoek.app.gemeente().telefoon.clone(),
        bewijs,
        concept,
    };
    Ok(Pagina(klaar).into_response())
}
