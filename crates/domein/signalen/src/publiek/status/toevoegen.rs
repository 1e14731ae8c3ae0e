//! Adding to a report that was sent: words, photos, sound.

use super::super::bezoek::Bezoek;
use super::super::concept::storing;
use crate::sleutels;
use crate::store::brievenbus::{self, Berichtsoort, Van};
use crate::store::{rij, schrijven};
use audit::{Ding, Gebeurtenis};
use bestand::{Gekeurd, Kluis, Sleutelbos};
use kern::{Moment, SignaalId};
use std::sync::Arc;
use store::{StoreError, Tx, args};
use web::Fout;

store::sql! {
    ZET_SLEUTEL = "UPDATE signaal SET sleutel = $2 WHERE id = $1 AND sleutel IS NULL";
}

/// Longest message, in characters.
pub(in crate::publiek) const MAX_TEKST: usize = 4_000;

/// What is added.
pub(in crate::publiek) struct Toevoeging {
    /// Words; may be empty when there are files.
    pub(in crate::publiek) tekst: String,
    /// Files that lie sealed in the vault.
    pub(in crate::publiek) bestanden: Vec<Opgeslagen>,
}

/// A file in the vault.
pub(in crate::publiek) struct Opgeslagen {
    naam: String,
    soort: &'static str,
    bytes: i64,
    bestand: String,
}

/// Stores the files, then the message with them.
pub(super) async fn voeg_toe(bezoek: &Bezoek, id: SignaalId, tekst: &str, goed: Vec<Gekeurd>) -> Result<(), Fout> {
    let (mut bestanden, mut new_key) = (Vec::new(), None);
    if !goed.is_empty() {
        let known = bezoek.app.store().read(move |tx| rij::sleutel(tx, id)).await?;
        let domain = Arc::clone(&bezoek.inrichting);
        let work = tokio::task::spawn_blocking(move || bewaar(&domain.kluis, known, &goed));
        (bestanden, new_key) = work.await.map_err(|error| Fout::storing("bestanden bewaren", error))??;
    }
    let added = Toevoeging { tekst: tekst.to_owned(), bestanden };
    let nu = bezoek.nu();
    let kept = bezoek.app.store().write(move |tx| leg_vast(tx, id, added, new_key, nu));
    kept.await.map_err(|error: StoreError| Fout::from(error).bij("aanvulling bewaren"))
}

type Bewaard = (Vec<Opgeslagen>, Option<Vec<u8>>);

/// Seals files with the key of the report; a report without one gets a key now.
fn bewaar(kluis: &Kluis, known: Option<Vec<u8>>, goed: &[Gekeurd]) -> Result<Bewaard, Fout> {
    let (bos, new_key) = match known {
        Some(key) => (sleutels::open(kluis, &key).map_err(|fout| storing(&fout))?, None),
        None => nieuwe_sleutel(kluis)?,
    };
    let store = |gekeurd: &Gekeurd| {
        let naam = kluis.bewaar(&bos, &gekeurd.bytes).map_err(|fout| storing(&fout))?;
        Ok(Opgeslagen {
            naam: gekeurd.naam.clone(),
            soort: gekeurd.soort.mediatype(),
            bytes: i64::try_from(gekeurd.bytes.len()).unwrap_or(i64::MAX),
            bestand: naam.to_string(),
        })
    };
    Ok((goed.iter().map(store).collect::<Result<_, Fout>>()?, new_key))
}

fn nieuwe_sleutel(kluis: &Kluis) -> Result<(Sleutelbos, Option<Vec<u8>>), Fout> {
    let mut merk = [0; 16];
    getrandom::fill(&mut merk).map_err(|_| Fout::tijdelijk("kluis", "geen willekeurige getallen"))?;
    let (bos, key) = sleutels::nieuw(kluis, merk).map_err(|fout| storing(&fout))?;
    Ok((bos, Some(key)))
}

/// The message, its files and the event. The same words twice in a row are one message: somebody pressed twice.
pub(in crate::publiek) fn leg_vast(
    tx: &mut Tx<'_>,
    id: SignaalId,
    toevoeging: Toevoeging,
    new_key: Option<Vec<u8>>,
    nu: Moment,
) -> store::Result<()> {
    let Toevoeging { tekst, bestanden } = toevoeging;
    let signaal = rij::load(tx, id)?;
    let tekst = if tekst.is_empty() { "Ik stuur een bestand mee.".to_owned() } else { tekst };
    let tekst: String = tekst.chars().take(MAX_TEKST).collect();
    let last = brievenbus::berichten(tx, id)?.pop();
    let again = last.is_some_and(|bericht| bericht.van == Van::Melder && bericht.tekst == tekst);
    if again && bestanden.is_empty() {
        return Ok(());
    }
    if let Some(key) = new_key {
        tx.exec_one(ZET_SLEUTEL, args![id, key])?;
    }
    for Opgeslagen { naam, soort, bytes, bestand } in &bestanden {
        schrijven::insert_bijlage(tx, id, naam, soort, *bytes, bestand)?;
    }
    brievenbus::schrijf(tx, id, Van::Melder, Berichtsoort::Aanvulling, &tekst, None, nu)?;
    let event = Gebeurtenis::new("signaal.aangevuld", Ding::new("signaal", id.0)).kring(signaal.kring);
    audit::record(tx, nu, &event.met("bestanden", bestanden.len()))?;
    Ok(())
}
