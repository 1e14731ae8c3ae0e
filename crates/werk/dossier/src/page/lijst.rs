//! The list of files, newest first.

use super::href;
use crate::access::{DossierMaken, DossiersZien};
use crate::model::Status;
use crate::store::{self as queries, Grens};
use access::{Gate, Lijst, Werkplek};
use kern::{Code, DossierId, Moment};
use serde::Deserialize;
use store::StoreError;
use ui::Kader;
use web::{Fout, Pagina, Query};

/// Rows on a page.
const PAGINA: usize = 50;

/// Which page of which list.
#[derive(Debug, Deserialize)]
pub(crate) struct Vraag {
    #[serde(default)]
    status: String,
    #[serde(default)]
    onder: String,
}

struct Rij {
    titel: String,
    kenmerk: String,
    href: String,
    geopend: Moment,
    regisseur: String,
}

#[derive(askama::Template)]
#[template(path = "dossier/lijst.html")]
struct Bladzijde {
    kader: Kader,
    rijen: Vec<Rij>,
    gesloten: bool,
    mag_maken: bool,
    ouder: String,
    nu: Moment,
}

/// Shows it.
pub(crate) async fn page(
    gate: Gate<DossiersZien>,
    Werkplek(kader): Werkplek,
    Query(vraag): Query<Vraag>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let status = Status::from_code(&vraag.status).unwrap_or(Status::Open);
    let onder = grens(&vraag.onder);
    let found = gate.list(move |tx, access| {
        let mut shown = Vec::new();
        for dossier in queries::kaartjes(tx, access.kringen(), status, onder, PAGINA)? {
            let regisseur = dossier.regisseur.map_or_else(|| Ok(String::new()), |wie| queries::naam(tx, wie))?;
            shown.push((dossier, regisseur));
        }
        Ok::<_, StoreError>(Lijst::new("dossier", shown))
    });
    let found = found.await?.rijen;
    let last = found.last().filter(|_| found.len() == PAGINA);
    let naar = |(dossier, _): &(crate::Dossier, String)| {
        format!("/casussen?status={}&onder={}-{}", status.code(), dossier.geopend.0, dossier.id)
    };
    let volgende = last.map(naar).unwrap_or_default();
    let row = |(dossier, regisseur): (crate::Dossier, String)| Rij {
        titel: dossier.titel,
        kenmerk: dossier.kenmerk.to_string(),
        href: href(dossier.kenmerk),
        geopend: dossier.geopend,
        regisseur,
    };
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Casussen", "/casussen"),
        rijen: found.into_iter().map(row).collect(),
        gesloten: status == Status::Gesloten,
        mag_maken: gate.ook::<DossierMaken>().is_some(),
        ouder: volgende,
        nu: gate.now(),
    }))
}

fn grens(text: &str) -> Option<Grens> {
    let (moment, id) = text.split_once('-')?;
    Some((Moment(moment.parse().ok()?), DossierId(id.parse().ok()?)))
}
