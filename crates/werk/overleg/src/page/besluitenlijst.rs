//! The list of decisions: ready when the meeting closes, for each reader his own part.

use super::tonen::{self, Inhoud};
use crate::access::OverleggenZien;
use crate::model::Status;
use crate::store::punten::Agendapunt;
use access::{Gate, Werkplek};
use ui::Kader;
use web::{Fout, Pagina, Path};

#[derive(askama::Template)]
#[template(path = "overleg/besluitenlijst.html")]
struct Bladzijde {
    kader: Kader,
    inhoud: Inhoud,
    gesloten: bool,
}

/// Shows it.
pub(crate) async fn page(
    gate: Gate<OverleggenZien>,
    Werkplek(kader): Werkplek,
    Path(id): Path<i64>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let inhoud = tonen::inhoud(&gate, id).await?;
    let gesloten = inhoud.overleg.status == Status::Gesloten;
    Ok(Pagina(Bladzijde { kader: kader.voor("Besluitenlijst", "/overleggen"), inhoud, gesloten }))
}

impl Bladzijde {
    /// A point of the meeting itself has no page: it leads back to the meeting.
    fn naar(&self, punt: &Agendapunt) -> String {
        if punt.is_eigen() {
            return format!("/overleggen/{}?punt={}", self.inhoud.overleg.id, punt.id);
        }
        punt.href.clone()
    }
}
