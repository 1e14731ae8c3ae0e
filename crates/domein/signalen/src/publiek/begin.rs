//! Before the first step: what to expect. And stopping: everything that was typed is erased at once.

use super::bezoek::Bezoek;
use super::concept::{self, COOKIE, Stand};
use askama::Template;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;
use ui::{Flash, Kader};
use web::{Cookie, Formulier, Fout, Naar, Pagina};

#[derive(Template)]
#[template(path = "publiek/begin.html")]
struct Begin {
    kader: Kader,
    telefoon: String,
    loopt: bool,
    verzonden: bool,
}

/// The first page.
pub(super) async fn tonen(bezoek: Bezoek) -> Result<Response, Fout> {
    let stand = bezoek.stand().await?;
    let begin = Begin {
        kader: bezoek.kader("Iets melden over veiligheid", "/melden"),
        telefoon: bezoek.app.gemeente().telefoon.clone(),
        loopt: matches!(stand, Stand::Loopt(_)),
        verzonden: matches!(stand, Stand::Verzonden(_)),
    };
    Ok(Pagina(begin).into_response())
}

/// Where somebody goes after everything is erased.
#[derive(Deserialize)]
pub(super) struct Daarna {
    #[serde(default)]
    daarna: String,
}

/// Erases the draft or the receipt, and the cookie.
pub(super) async fn stoppen(bezoek: Bezoek, Formulier(daarna): Formulier<Daarna>) -> Result<Response, Fout> {
    if let Some(sleutel) = bezoek.sleutel().map(Arc::clone) {
        let erased = bezoek.app.store().write(move |tx| concept::wis(tx, sleutel.hash()));
        erased.await.map_err(|error: StoreError| Fout::from(error).bij("concept wissen"))?;
    }
    let naar = match daarna.daarna.as_str() {
        "nieuw" => Naar::new("/melden/wat"),
        _ => Naar::new("/melden").met(Flash::gelukt("Alles wat u invulde, is gewist.")),
    };
    Ok(naar.cookie(Cookie::vergeet(COOKIE)).into_response())
}
