//! A photo or sound of a signal: opened, logged, decrypted.

use super::scope;
use crate::access::SignaalLezen;
use crate::api::inrichting;
use crate::sleutels;
use crate::store::rij;
use ::access::Gate;
use ::store::StoreError;
use axum::extract::State;
use bestand::{Opslagnaam, Soort};
use kern::SignaalId;
use web::{App, Download, Fout, Path};

/// Sends it, to look at when it is a picture and to keep otherwise.
pub(crate) async fn download(
    gate: Gate<SignaalLezen>,
    State(app): State<App>,
    Path((kenmerk, nummer)): Path<(String, i64)>,
) -> Result<Download, Fout> {
    let found = gate.open(scope(&kenmerk)?, move |tx, _, id| {
        let all = rij::bijlagen(tx, SignaalId(id))?;
        let bijlage = all.into_iter().find(|bijlage| bijlage.id == nummer).ok_or(StoreError::NotFound)?;
        let sleutel = rij::sleutel(tx, SignaalId(id))?.ok_or(StoreError::NotFound)?;
        Ok::<_, StoreError>((bijlage, sleutel))
    });
    let (bijlage, sleutel) = found.await?;
    let domain = inrichting(&app)?;
    let naam =
        Opslagnaam::lees(&bijlage.bestand).ok_or_else(|| Fout::storing("bijlage", "naam op schijf klopt niet"))?;
    let work = tokio::task::spawn_blocking(move || {
        let bos = sleutels::open(&domain.kluis, &sleutel)?;
        domain.kluis.lees(&bos, &naam)
    });
    let broken = |error: &dyn std::fmt::Display| Fout::storing("bijlage openen", error).met_id("bijlage", nummer);
    let inhoud = work.await.map_err(|error| broken(&error))?.map_err(|error| broken(&error))?;
    let soort = Soort::van_mediatype(&bijlage.soort).ok_or_else(|| Fout::storing("bijlage", "onbekende soort"))?;
    let download = Download::new(bijlage.naam, soort.mediatype(), inhoud);
    Ok(if soort.is_beeld() { download.inline() } else { download })
}
