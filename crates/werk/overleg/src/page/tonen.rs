//! A meeting: its list with what is decided, who is there, and closing it.

use crate::access::{OverlegLeiden, OverleggenZien};
use crate::model::{Overleg, Status};
use crate::store::{self as queries, Agendapunt};
use access::{Gate, Getoond, Mislukt, Werkplek};
use axum::response::{IntoResponse, Response};
use kern::OverlegId;
use serde::Deserialize;
use store::StoreError;
use ui::{Flash, FormErrors, Kader};
use web::{Formulier, Fout, Naar, Pagina, Path};

/// A meeting with the part of its list that the reader may know.
pub(super) struct Inhoud {
    pub(super) overleg: Overleg,
    pub(super) voorzitter: String,
    pub(super) punten: Vec<Agendapunt>,
    pub(super) aanwezig: Vec<String>,
    pub(super) ik_ben_er: bool,
}

impl Getoond for Inhoud {
    fn soort(&self) -> &'static str {
        "agendapunt"
    }

    fn aantal(&self) -> usize {
        self.punten.len()
    }
}

/// Reads it, limited to the kringen of the reader.
pub(super) async fn inhoud(gate: &Gate<OverleggenZien>, id: i64) -> Result<Inhoud, Fout> {
    let found = gate.list(move |tx, access| {
        let overleg = queries::load(tx, OverlegId(id))?;
        let voorzitter = overleg.voorzitter.map_or_else(|| Ok(String::new()), |wie| queries::naam(tx, wie))?;
        let punten = queries::punten(tx, access.kringen(), overleg.id)?;
        let (aanwezig, ik_ben_er) = queries::aanwezigen(tx, access, overleg.id)?;
        Ok::<_, StoreError>(Inhoud { overleg, voorzitter, punten, aanwezig, ik_ben_er })
    });
    Ok(found.await?)
}

#[derive(askama::Template)]
#[template(path = "overleg/tonen.html")]
struct Bladzijde {
    kader: Kader,
    inhoud: Inhoud,
    fouten: FormErrors,
    reden: String,
    mag_leiden: bool,
}

impl Bladzijde {
    fn besproken(&self) -> usize {
        self.inhoud.punten.iter().filter(|punt| punt.besloten.is_some()).count()
    }

    fn open(&self) -> bool {
        self.inhoud.overleg.status != Status::Gesloten
    }

    fn onderkop(&self) -> String {
        let overleg = &self.inhoud.overleg;
        let lead = if self.inhoud.voorzitter.is_empty() { "" } else { ". Voorzitter " };
        format!(
            "{}, {} uur{lead}{}",
            ui::hoofdletter(ui::datum_lang(overleg.datum)),
            overleg.begin,
            self.inhoud.voorzitter
        )
    }

    fn stand(&self) -> String {
        format!("{} van {} besproken", self.besproken(), self.inhoud.punten.len())
    }

    /// The decision is taken on the page of the thing itself, which then knows this meeting.
    fn naar(&self, punt: &Agendapunt) -> String {
        let sep = if punt.href.contains('?') { '&' } else { '?' };
        if self.open() { format!("{}{sep}overleg={}", punt.href, self.inhoud.overleg.id) } else { punt.href.clone() }
    }
}

/// Shows it.
pub(crate) async fn page(
    gate: Gate<OverleggenZien>,
    Werkplek(kader): Werkplek,
    Path(id): Path<i64>,
) -> Result<Response, Fout> {
    Ok(bladzijde(&gate, kader, id, String::new(), FormErrors::new()).await?.into_response())
}

async fn bladzijde(
    gate: &Gate<OverleggenZien>,
    kader: Kader,
    id: i64,
    reden: String,
    fouten: FormErrors,
) -> Result<Pagina<Bladzijde>, Fout> {
    let inhoud = inhoud(gate, id).await?;
    let kader = kader.voor(inhoud.overleg.titel.clone(), "/overleggen").fouten(&fouten);
    let mag_leiden = gate.ook::<OverlegLeiden>().is_some();
    Ok(Pagina(Bladzijde { kader, inhoud, fouten, reden, mag_leiden }))
}

/// Notes presence and secrecy.
pub(crate) async fn aanwezig(gate: Gate<OverleggenZien>, Path(id): Path<i64>) -> Result<Naar, Fout> {
    gate.create(move |tx, access| queries::aanwezig(tx, access, OverlegId(id))).await?;
    Ok(Naar::new(format!("/overleggen/{id}")).met(Flash::gelukt("Je staat als aanwezig op de lijst.")))
}

/// What closing asks.
#[derive(Debug, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    reden: String,
    #[serde(default)]
    versie: String,
}

/// Closes it; the list of decisions is ready.
pub(crate) async fn sluiten(
    gate: Gate<OverlegLeiden>,
    Werkplek(kader): Werkplek,
    Path(id): Path<i64>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let (reden, versie) = (form.reden.clone(), form.versie.parse().unwrap_or(-1));
    let done = gate.create(move |tx, access| queries::sluit(tx, access, OverlegId(id), versie, &reden)).await;
    match done {
        Ok(()) => {
            let naar = Naar::new(format!("/overleggen/{id}/besluitenlijst"));
            Ok(naar.met(Flash::gelukt("Het overleg is afgerond. De besluitenlijst is klaar.")).into_response())
        }
        Err(Mislukt::Weigering(weigering)) => {
            let mut fouten = FormErrors::new();
            fouten.add(weigering.code, weigering.reden);
            let lezen = gate.ook::<OverleggenZien>().ok_or_else(Fout::niet_gevonden)?;
            Ok(bladzijde(&lezen, kader, id, form.reden, fouten).await?.geweigerd())
        }
        Err(error) => Err(error.into()),
    }
}
