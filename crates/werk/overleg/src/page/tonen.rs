//! A meeting: one point at a time, with what is decided and who is there.

use crate::access::{OverlegLeiden, OverleggenZien};
use crate::model::{Overleg, Status};
use crate::store::{self as queries, punten::Agendapunt};
use access::{Gate, Getoond, Werkplek};
use axum::response::{IntoResponse, Response};
use kern::{Kring, OverlegId};
use serde::Deserialize;
use store::{StoreError, Tx, args};
use ui::{FormErrors, Kader, Keuze};
use web::{Fout, Pagina, Path, Query};

store::sql! {
    KRINGNAAM = "SELECT naam FROM kring WHERE id = $1 AND actief = 1 AND soort <> 'melder'";
}

/// A meeting with the part of its list that the reader may know.
pub(super) struct Inhoud {
    pub(super) overleg: Overleg,
    pub(super) voorzitter: String,
    pub(super) punten: Vec<Agendapunt>,
    pub(super) aanwezig: Vec<String>,
    pub(super) ik_ben_er: bool,
    kringen: Vec<Keuze>,
}

impl Getoond for Inhoud {
    fn soort(&self) -> &'static str {
        "agendapunt"
    }

    fn aantal(&self) -> usize {
        self.punten.len()
    }
}

/// Reads it. Who does not lead meetings and may know none of its points does not learn that there is one.
pub(super) async fn inhoud(gate: &Gate<OverleggenZien>, id: i64) -> Result<Inhoud, Fout> {
    let leidt = gate.ook::<OverlegLeiden>().is_some();
    let found = gate.list(move |tx, access| {
        let overleg = queries::load(tx, OverlegId(id))?;
        let punten = queries::punten::punten(tx, access.kringen(), overleg.id)?;
        if punten.is_empty() && !leidt {
            return Err(StoreError::NotFound);
        }
        let voorzitter = overleg.voorzitter.map_or_else(|| Ok(String::new()), |wie| queries::naam(tx, wie))?;
        let (aanwezig, ik_ben_er) = queries::aanwezigen(tx, access, overleg.id)?;
        let kringen = if leidt { keuzes(tx, access.kringen())? } else { Vec::new() };
        Ok::<_, StoreError>(Inhoud { overleg, voorzitter, punten, aanwezig, ik_ben_er, kringen })
    });
    Ok(found.await?)
}

fn keuzes(tx: &mut Tx<'_>, kringen: &[Kring]) -> Result<Vec<Keuze>, StoreError> {
    let mut choices = Vec::new();
    for kring in kringen {
        if let Some(row) = tx.maybe(KRINGNAAM, args![*kring])? {
            choices.push(Keuze::new(kring.0.to_string(), row.get::<String>(0)?));
        }
    }
    Ok(choices)
}

/// What was typed in a form that comes back.
#[derive(Debug, Clone, Default)]
pub(super) struct Getypt {
    pub(super) punt: Option<i64>,
    pub(super) besluit: String,
    pub(super) motivering: String,
    pub(super) titel: String,
    pub(super) kring: String,
    pub(super) reden: String,
    /// Somebody else decided first: the page shows both.
    pub(super) botsing: bool,
}

#[derive(askama::Template)]
#[template(path = "overleg/tonen.html")]
pub(super) struct Bladzijde {
    kader: Kader,
    inhoud: Inhoud,
    huidig: usize,
    fouten: FormErrors,
    getypt: Getypt,
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
        let day = ui::hoofdletter(ui::datum_lang(overleg.datum));
        format!("{day}, {} uur{lead}{}", overleg.begin, self.inhoud.voorzitter)
    }

    fn stand(&self) -> String {
        format!("{} van {} besproken", self.besproken(), self.inhoud.punten.len())
    }

    fn href(&self) -> String {
        format!("/overleggen/{}", self.inhoud.overleg.id)
    }

    fn bij(&self, punt: &Agendapunt) -> String {
        format!("{}?punt={}", self.href(), punt.id)
    }

    fn is_huidig(&self, punt: &Agendapunt) -> bool {
        self.punt().is_some_and(|current| current.id == punt.id)
    }

    fn punt(&self) -> Option<&Agendapunt> {
        self.inhoud.punten.get(self.huidig)
    }

    fn vorige(&self) -> String {
        let before = self.huidig.checked_sub(1).and_then(|place| self.inhoud.punten.get(place));
        before.map(|punt| self.bij(punt)).unwrap_or_default()
    }

    fn volgende(&self) -> String {
        self.inhoud.punten.get(self.huidig + 1).map(|punt| self.bij(punt)).unwrap_or_default()
    }

    /// The decision about a thing is taken on its own page, which then knows this meeting.
    fn naar(&self, punt: &Agendapunt) -> String {
        let sep = if punt.href.contains('?') { '&' } else { '?' };
        if self.open() { format!("{}{sep}overleg={}", punt.href, self.inhoud.overleg.id) } else { punt.href.clone() }
    }
}

/// Which point is in the middle.
#[derive(Debug, Deserialize)]
pub(crate) struct Vraag {
    #[serde(default)]
    punt: String,
}

/// Shows it.
pub(crate) async fn page(
    gate: Gate<OverleggenZien>,
    Werkplek(kader): Werkplek,
    Path(id): Path<i64>,
    Query(vraag): Query<Vraag>,
) -> Result<Response, Fout> {
    let getypt = Getypt { punt: vraag.punt.parse().ok(), ..Getypt::default() };
    Ok(bladzijde(&gate, kader, id, getypt, FormErrors::new()).await?.into_response())
}

/// The page, with what was typed when a form comes back. Without a choice the first open point is in the middle.
pub(super) async fn bladzijde(
    gate: &Gate<OverleggenZien>,
    kader: Kader,
    id: i64,
    getypt: Getypt,
    fouten: FormErrors,
) -> Result<Pagina<Bladzijde>, Fout> {
    let inhoud = inhoud(gate, id).await?;
    let chosen = getypt.punt.and_then(|wanted| inhoud.punten.iter().position(|punt| punt.id == wanted));
    let first_open = || inhoud.punten.iter().position(|punt| punt.besloten.is_none());
    let huidig = chosen.or_else(first_open).unwrap_or(0);
    let kader = kader.voor(inhoud.overleg.titel.clone(), "/overleggen").fouten(&fouten);
    let mag_leiden = gate.ook::<OverlegLeiden>().is_some();
    Ok(Pagina(Bladzijde { kader, inhoud, huidig, fouten, getypt, mag_leiden }))
}
