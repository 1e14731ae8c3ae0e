//! Places that begin like what somebody types: streets and known places, never what others reported.

use super::bezoek::Bezoek;
use super::waar;
use askama::Template;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use store::StoreError;
use ui::{FormErrors, Keuze};
use web::{Fout, Json, Pagina, Query};

/// Longer than any name of a place.
const LANGST: usize = 100;

/// What somebody has typed so far.
#[derive(Deserialize)]
pub(super) struct Vraag {
    #[serde(default)]
    q: String,
    /// The name of the field on the page of step 2.
    #[serde(default)]
    plek: String,
}

#[derive(Serialize)]
struct PlekUit {
    naam: String,
    gebied: String,
    lat: Option<f64>,
    lon: Option<f64>,
}

/// The radio buttons that come below the field.
#[derive(Template)]
#[template(path = "publiek/suggesties.html")]
struct Stukje {
    fouten: FormErrors,
    suggesties: Vec<Keuze>,
    gevraagd: String,
}

/// At most ten places: JSON, or a piece of the page for htmx.
pub(super) async fn zoeken(bezoek: Bezoek, headers: HeaderMap, Query(vraag): Query<Vraag>) -> Result<Response, Fout> {
    bezoek.inrichting.publiek.mag_zoeken(&bezoek.client, bezoek.nu())?;
    let typed = if vraag.q.is_empty() { vraag.plek } else { vraag.q };
    let typed = typed.trim().to_owned();
    let found = if typed.chars().count() > LANGST {
        Vec::new()
    } else {
        let text = typed.clone();
        bezoek.app.store().read(move |tx| waar::zoek_plekken(tx, &text)).await.map_err(|e: StoreError| Fout::from(e))?
    };
    if headers.contains_key("hx-request") {
        let suggesties = waar::als_keuzes(&bezoek.inrichting, &found);
        return Ok(Pagina(Stukje { fouten: FormErrors::new(), suggesties, gevraagd: typed }).into_response());
    }
    let each = |plek: crate::store::plekken::Plek| PlekUit {
        lat: plek.punt.map(duiding::geo::Punt::lat),
        lon: plek.punt.map(duiding::geo::Punt::lon),
        naam: plek.naam,
        gebied: bezoek.inrichting.gebiednaam(&plek.gebied),
    };
    Ok(Json(found.into_iter().map(each).collect::<Vec<_>>()).into_response())
}
