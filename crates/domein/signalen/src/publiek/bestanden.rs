//! Photos and sound with a report: judged by content one by one, cleaned, and sealed before they are kept.

use super::bezoek::{Bezoek, Werk};
use super::concept::{self, Bijlage, Sleutel, Stand};
use axum::response::{IntoResponse, Response};
use bestand::{Afwijzing, Gekeurd, MAX_PER_MELDING};
use serde::Deserialize;
use std::sync::Arc;
use store::StoreError;
use ui::Flash;
use web::meerdelig::Reden;
use web::{Formulier, Fout, Meerdelig, Naar, Upload};

/// Vetted files, and a sentence about each file that cannot come along.
#[derive(Default)]
pub(super) struct Oogst {
    pub(super) goed: Vec<Gekeurd>,
    pub(super) afgewezen: Vec<String>,
}

/// Vets what came in, with room for so many. Reading a file takes time, so it is done apart.
pub(super) async fn keur(formulier: Meerdelig, ruimte: usize) -> Result<Oogst, Fout> {
    let work = tokio::task::spawn_blocking(move || keur_alle(&formulier, ruimte));
    work.await.map_err(|error| Fout::storing("bestanden keuren", error))
}

fn keur_alle(formulier: &Meerdelig, ruimte: usize) -> Oogst {
    let mut oogst = Oogst::default();
    for Upload { naam, inhoud, .. } in &formulier.bestanden {
        let outcome = bestand::keur(inhoud, naam);
        match outcome {
            Ok(_) if oogst.goed.len() >= ruimte => oogst.afgewezen.push(zin(naam, Afwijzing::TeVeel)),
            Ok(gekeurd) => oogst.goed.push(gekeurd),
            Err(afwijzing) => oogst.afgewezen.push(zin(naam, afwijzing)),
        }
    }
    for afgewezen in &formulier.afgewezen {
        let why = match afgewezen.reden {
            Reden::TeGroot => Afwijzing::TeGroot,
            Reden::TeVeel => Afwijzing::TeVeel,
        };
        oogst.afgewezen.push(zin(&afgewezen.naam, why));
    }
    oogst
}

/// The last part of the name, so that people see which file is meant.
fn zin(naam: &str, afwijzing: Afwijzing) -> String {
    let last = naam.rsplit(['/', '\\']).next().unwrap_or_default();
    let short: String = last.chars().filter(|letter| !letter.is_control()).take(60).collect();
    format!("{short}: {afwijzing}")
}

/// Adds vetted files to the draft and returns them sealed.
pub(super) async fn verzegel(werk: &mut Werk, goed: Vec<Gekeurd>) -> Result<Vec<(i64, Vec<u8>)>, Fout> {
    let mut next = werk.concept.bijlagen.iter().map(|bijlage| bijlage.nummer).max().unwrap_or(0);
    let mut numbered = Vec::new();
    for gekeurd in goed {
        next += 1;
        let Gekeurd { bytes, naam, .. } = gekeurd;
        werk.concept.bijlagen.push(Bijlage { nummer: next, naam, bytes: bytes.len() });
        numbered.push((next, bytes));
    }
    let sleutel = Arc::clone(&werk.sleutel);
    let sealing = tokio::task::spawn_blocking(move || {
        numbered.into_iter().map(|(nummer, bytes)| Ok((nummer, sleutel.verzegel_bestand(&bytes)?))).collect()
    });
    sealing.await.map_err(|error| Fout::storing("bestanden verzegelen", error))?
}

/// How many more files may come along.
pub(super) fn ruimte(bijlagen: &[Bijlage]) -> usize {
    MAX_PER_MELDING.saturating_sub(bijlagen.len())
}

/// Opens the files of a draft, to seal them anew for the report.
pub(super) async fn open(bezoek: &Bezoek, sleutel: &Arc<Sleutel>, bijlagen: &[Bijlage]) -> Result<Vec<Gekeurd>, Fout> {
    if bijlagen.is_empty() {
        return Ok(Vec::new());
    }
    let (key, named) = (Arc::clone(sleutel), bijlagen.to_vec());
    let sealed = bezoek.app.store().read(move |tx| concept::bestanden(tx, key.hash(), &named));
    let sealed = sealed.await.map_err(|error: StoreError| Fout::from(error).bij("bestanden lezen"))?;
    let key = Arc::clone(sleutel);
    let work = tokio::task::spawn_blocking(move || {
        let open = |(naam, inhoud): (String, Vec<u8>)| {
            // Vetting once more costs little, and what is stored is then what was vetted, whatever lay in between.
            let bytes = key.open_bestand(&inhoud)?;
            bestand::keur(&bytes, &naam).map_err(|_| Fout::storing("bestanden lezen", "niet meer goed"))
        };
        sealed.into_iter().map(open).collect()
    });
    work.await.map_err(|error| Fout::storing("bestanden openen", error))?
}

/// Which file goes, and to which page we return.
#[derive(Deserialize)]
pub(super) struct Weg {
    nummer: i64,
    #[serde(default)]
    terug: String,
}

/// Takes one file out of the draft.
pub(super) async fn weghalen(bezoek: Bezoek, Formulier(weg): Formulier<Weg>) -> Result<Response, Fout> {
    let (Some(sleutel), Stand::Loopt(mut concept)) = (bezoek.sleutel().map(Arc::clone), bezoek.stand().await?) else {
        return Ok(bezoek.verlopen());
    };
    let (nummer, nu) = (weg.nummer, bezoek.nu());
    concept.bijlagen.retain(|bijlage| bijlage.nummer != nummer);
    let removed = bezoek.app.store().write(move |tx| {
        concept::wis_bestand(tx, sleutel.hash(), nummer)?;
        concept::bewaar(tx, &sleutel, &concept, nu)
    });
    removed.await.map_err(|error: StoreError| Fout::from(error).bij("bestand weghalen"))?;
    let naar = Naar::new(if weg.terug == "controle" { "/melden/controle" } else { "/melden/waar" });
    Ok(naar.met(Flash::gelukt("Het bestand is weggehaald.")).into_response())
}
