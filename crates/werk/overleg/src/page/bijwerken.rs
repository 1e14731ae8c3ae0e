//! What people do in a meeting: say that they are there, add a point, decide, close.

use super::tonen::{self, Getypt};
use crate::access::{OverlegLeiden, OverleggenZien};
use crate::store as queries;
use access::{Gate, Mislukt, Werkplek};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kern::{Kring, OverlegId};
use serde::Deserialize;
use store::StoreError;
use ui::{Flash, FormErrors, Kader};
use web::{Formulier, Fout, Naar, Path};

/// One form of the page; which fields are filled depends on the form.
#[derive(Debug, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    besluit: String,
    #[serde(default)]
    motivering: String,
    #[serde(default)]
    titel: String,
    #[serde(default)]
    kring: String,
    #[serde(default)]
    reden: String,
    #[serde(default)]
    versie: String,
}

impl Form {
    fn versie(&self) -> i64 {
        // A version that is no number is one that nobody saw: a conflict, not a guess.
        self.versie.parse().unwrap_or(-1)
    }

    fn getypt(self, punt: Option<i64>) -> Getypt {
        let Self { besluit, motivering, titel, kring, reden, .. } = self;
        Getypt { punt, besluit, motivering, titel, kring, reden, botsing: false }
    }
}

/// A refusal comes back at its field; a lost race shows what the other one decided beside what was typed.
async fn terug(
    gate: &Gate<OverlegLeiden>,
    kader: Kader,
    id: i64,
    mut getypt: Getypt,
    error: Mislukt,
) -> Result<Response, Fout> {
    let lezen = gate.ook::<OverleggenZien>().ok_or_else(Fout::niet_gevonden)?;
    let mut fouten = FormErrors::new();
    match error {
        Mislukt::Weigering(weigering) => {
            fouten.add(weigering.code, weigering.reden);
            Ok(tonen::bladzijde(&lezen, kader, id, getypt, fouten).await?.geweigerd())
        }
        Mislukt::Store(StoreError::Conflict) => {
            getypt.botsing = true;
            let page = tonen::bladzijde(&lezen, kader, id, getypt, fouten).await?;
            Ok(page.met_status(StatusCode::CONFLICT))
        }
        other => Err(other.into()),
    }
}

/// Notes presence and secrecy.
pub(crate) async fn aanwezig(gate: Gate<OverleggenZien>, Path(id): Path<i64>) -> Result<Naar, Fout> {
    // Whoever may not see the meeting cannot put himself on its list either.
    tonen::inhoud(&gate, id).await?;
    gate.create(move |tx, access| queries::aanwezig(tx, access, OverlegId(id))).await?;
    Ok(Naar::new(format!("/overleggen/{id}")).met(Flash::gelukt("Je staat als aanwezig op de lijst.")))
}

/// Puts a point on the list.
pub(crate) async fn punt(
    gate: Gate<OverlegLeiden>,
    Werkplek(kader): Werkplek,
    Path(id): Path<i64>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let (titel, kring) = (form.titel.clone(), Kring(form.kring.parse().unwrap_or(-1)));
    let added =
        gate.create(move |tx, access| queries::punten::punt_toevoegen(tx, access, OverlegId(id), kring, &titel)).await;
    match added {
        Ok(()) => {
            let naar = Naar::new(format!("/overleggen/{id}"));
            Ok(naar.met(Flash::gelukt("Het punt staat op de lijst.")).into_response())
        }
        Err(error) => terug(&gate, kader, id, form.getypt(None), error).await,
    }
}

/// Decides about a point that has no page of its own; the next open point comes by itself.
pub(crate) async fn besluit(
    gate: Gate<OverlegLeiden>,
    Werkplek(kader): Werkplek,
    Path((id, punt)): Path<(i64, i64)>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let (besluit, motivering, versie) = (form.besluit.clone(), form.motivering.clone(), form.versie());
    let done = gate
        .create(move |tx, access| {
            queries::punten::besluit_hier(tx, access, OverlegId(id), punt, versie, &besluit, &motivering)
        })
        .await;
    match done {
        Ok(()) => {
            let naar = Naar::new(format!("/overleggen/{id}"));
            Ok(naar.met(Flash::gelukt("Het besluit is vastgelegd.")).into_response())
        }
        Err(error) => terug(&gate, kader, id, form.getypt(Some(punt)), error).await,
    }
}

/// Closes it; the list of decisions is ready.
pub(crate) async fn sluiten(
    gate: Gate<OverlegLeiden>,
    Werkplek(kader): Werkplek,
    Path(id): Path<i64>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let (reden, versie) = (form.reden.clone(), form.versie());
    let done = gate.create(move |tx, access| queries::sluit(tx, access, OverlegId(id), versie, &reden)).await;
    match done {
        Ok(()) => {
            let naar = Naar::new(format!("/overleggen/{id}/besluitenlijst"));
            Ok(naar.met(Flash::gelukt("Het overleg is afgerond. De besluitenlijst is klaar.")).into_response())
        }
        Err(error) => terug(&gate, kader, id, form.getypt(None), error).await,
    }
}
