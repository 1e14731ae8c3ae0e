//! Showing who reported: an act of its own, and it is logged before it is shown.

use super::scope;
use crate::aannemen::Melder;
use crate::access::MelderTonen;
use crate::api::inrichting;
use crate::handeling::melder;
use ::access::{Gate, Werkplek};
use axum::extract::State;
use kern::SignaalId;
use ui::Kader;
use web::{App, Fout, Pagina, Path};

#[derive(askama::Template)]
#[template(path = "weging/melder.html")]
struct Bladzijde {
    kader: Kader,
    melder: Melder,
    kenmerk: String,
}

/// Shows it once, on a page that is not kept.
pub(crate) async fn tonen(
    gate: Gate<MelderTonen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(kenmerk): Path<String>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let domain = inrichting(&app)?;
    let melder = gate.open(scope(&kenmerk)?, move |tx, access, id| melder::toon(tx, access, &domain, SignaalId(id)));
    let melder = melder.await?;
    Ok(Pagina(Bladzijde { kader: kader.voor("Wie het meldde", "/signalen"), melder, kenmerk }))
}
