//! Writing in a file. A refused form comes back on the page with what was typed.

use super::tonen::Race;
use super::{scope, tonen};
use crate::access::{DossierBijwerken, DossierSluiten, DossiersZien};
use crate::model::Status;
use crate::store as queries;
use access::{Gate, Mislukt, Werkplek};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kern::{Code, DossierId, GebruikerId, Weigering};
use serde::Deserialize;
use store::StoreError;
use ui::{Datumvelden, Flash, FormErrors, Kader};
use web::{Formulier, Fout, Naar, Path};

/// Everything that can be typed on the page.
#[derive(Debug, Clone, Default)]
pub(super) struct Getypt {
    pub(super) tekst: String,
    pub(super) wat: String,
    pub(super) wie: String,
    pub(super) voor: Datumvelden,
    pub(super) reden: String,
    pub(super) titel: Option<String>,
    pub(super) regisseur: Option<String>,
}

impl Getypt {
    /// The longer text, for when the form it was typed in is no longer there.
    pub(super) fn verhaal(&self) -> &str {
        [&self.tekst, &self.wat].into_iter().find(|text| !text.trim().is_empty()).map_or("", |text| text.trim())
    }
}

/// One form of the page; which fields are filled depends on the form.
#[derive(Debug, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    tekst: String,
    #[serde(default)]
    wat: String,
    #[serde(default)]
    wie: String,
    #[serde(default)]
    voor_dag: String,
    #[serde(default)]
    voor_maand: String,
    #[serde(default)]
    voor_jaar: String,
    #[serde(default)]
    titel: Option<String>,
    #[serde(default)]
    regisseur: Option<String>,
    #[serde(default)]
    reden: String,
    #[serde(default)]
    naar: String,
    #[serde(default)]
    versie: String,
}

impl Form {
    fn getypt(&self) -> Getypt {
        let voor = Datumvelden::new(&self.voor_dag, &self.voor_maand, &self.voor_jaar);
        let (tekst, wat, wie) = (self.tekst.clone(), self.wat.clone(), self.wie.clone());
        let (titel, regisseur) = (self.titel.clone(), self.regisseur.clone());
        Getypt { tekst, wat, wie, voor, reden: self.reden.clone(), titel, regisseur }
    }

    fn versie(&self) -> i64 {
        // A version that is no number is one that nobody saw: a conflict, not a guess.
        self.versie.parse().unwrap_or(-1)
    }
}

fn terug(kenmerk: &str, melding: &'static str) -> Response {
    Naar::new(format!("/casussen/{kenmerk}")).met(Flash::gelukt(melding)).into_response()
}

/// A refusal is shown at its field, and a race that was lost beside how the file is now; both with everything that was
/// typed. Anything else goes its own way.
async fn klaar(
    done: Result<(), Mislukt>,
    lezen: Option<Gate<DossiersZien>>,
    kader: Kader,
    kenmerk: &str,
    getypt: Getypt,
    melding: &'static str,
) -> Result<Response, Fout> {
    match (done, lezen) {
        (Ok(()), _) => Ok(terug(kenmerk, melding)),
        (Err(Mislukt::Weigering(weigering)), Some(lezen)) => {
            let mut fouten = FormErrors::new();
            // What a closed file asks for is the form that opens it again.
            let veld = if weigering.code == "dossier-gesloten" { "reden" } else { weigering.code };
            fouten.add(veld, weigering.reden);
            Ok(tonen::bladzijde(&lezen, kader, kenmerk, getypt, fouten, Race::None).await?.geweigerd())
        }
        (Err(Mislukt::Store(StoreError::Conflict)), Some(lezen)) => {
            let page = tonen::bladzijde(&lezen, kader, kenmerk, getypt, FormErrors::new(), Race::Lost).await?;
            Ok(page.met_status(StatusCode::CONFLICT))
        }
        (Err(error), _) => Err(error.into()),
    }
}

/// Adds a note.
pub(crate) async fn notitie(
    gate: Gate<DossierBijwerken>,
    Werkplek(kader): Werkplek,
    Path(kenmerk): Path<String>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let tekst = form.tekst.clone();
    let done = gate.submit(scope(&kenmerk)?, move |tx, access, id| queries::notitie(tx, access, DossierId(id), &tekst));
    klaar(done.await, gate.ook(), kader, &kenmerk, form.getypt(), "De notitie is bewaard.").await
}

/// Agrees on an action.
pub(crate) async fn actie(
    gate: Gate<DossierBijwerken>,
    Werkplek(kader): Werkplek,
    Path(kenmerk): Path<String>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let (wat, wie, voor) = (form.wat.clone(), form.wie.clone(), form.getypt().voor);
    let done = gate.submit(scope(&kenmerk)?, move |tx, access, id| {
        let wie = wie.parse().map(GebruikerId).map_err(|_| Weigering::new("wie", "Kies wie het doet."))?;
        let voor = voor.parse().map_err(|zin| Weigering::new("voor", zin))?;
        let voor = voor.ok_or_else(|| Weigering::new("voor", "Vul in wanneer het klaar moet zijn."))?;
        queries::actie(tx, access, DossierId(id), &wat, wie, voor)
    });
    klaar(done.await, gate.ook(), kader, &kenmerk, form.getypt(), "De actie is afgesproken.").await
}

/// Ticks an action off.
pub(crate) async fn actie_klaar(
    gate: Gate<DossierBijwerken>,
    Werkplek(kader): Werkplek,
    Path((kenmerk, actie)): Path<(String, i64)>,
) -> Result<Response, Fout> {
    let done =
        gate.submit(scope(&kenmerk)?, move |tx, access, id| queries::actie_klaar(tx, access, DossierId(id), actie));
    klaar(done.await, gate.ook(), kader, &kenmerk, Getypt::default(), "De actie is klaar.").await
}

/// Changes title and leader.
pub(crate) async fn wijzigen(
    gate: Gate<DossierBijwerken>,
    Werkplek(kader): Werkplek,
    Path(kenmerk): Path<String>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let (titel, versie) = (form.titel.clone().unwrap_or_default(), form.versie());
    let leader = form.regisseur.clone().unwrap_or_default();
    let done = gate.submit(scope(&kenmerk)?, move |tx, access, id| {
        let known = leader.parse().map(GebruikerId);
        let regisseur = match known {
            Err(_) if leader.is_empty() => None,
            known => Some(known.map_err(|_| Weigering::new("regisseur", "Kies iemand die deze casus mag zien."))?),
        };
        queries::wijzig(tx, access, DossierId(id), versie, &titel, regisseur)
    });
    klaar(done.await, gate.ook(), kader, &kenmerk, form.getypt(), "De casus is gewijzigd.").await
}

/// Closes a file, or opens it again.
pub(crate) async fn status(
    gate: Gate<DossierSluiten>,
    Werkplek(kader): Werkplek,
    Path(kenmerk): Path<String>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let naar = Status::from_code(&form.naar).ok_or_else(|| Fout::ongeldig("status", "Kies sluiten of heropenen."))?;
    let (versie, reden) = (form.versie(), form.reden.clone());
    let done = gate.submit(scope(&kenmerk)?, move |tx, access, id| {
        queries::zet_status(tx, access, DossierId(id), versie, naar, &reden)
    });
    let melding = if naar == Status::Gesloten { "De casus is gesloten." } else { "De casus is weer open." };
    klaar(done.await, gate.ook(), kader, &kenmerk, form.getypt(), melding).await
}
