//! Did it help? And if not: shall we look again? That gives a new promise.

use super::super::bezoek::{Bezoek, nu_niet};
use super::sessie::Sessie;
use super::toevoegen::MAX_TEKST;
use super::{Getypt, PAD, Staat, geweigerd, laad, opnieuw_openen, pagina};
use crate::inrichting::Inrichting;
use crate::store::brievenbus::{self, Berichtsoort, Van};
use crate::store::schrijven;
use audit::{Ding, Gebeurtenis};
use axum::response::{IntoResponse, Response};
use kern::{Moment, Weigering};
use serde::Deserialize;
use std::sync::Arc;
use store::Tx;
use ui::{Flash, FormErrors};
use web::{Formulier, Fout, Naar};

/// What the form sends.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::publiek) struct Velden {
    hielp: String,
    toelichting: String,
    heropen: String,
}

/// Keeps the reporter's judgement, and opens the report again when he asks for it.
pub(in crate::publiek) async fn oordeel(
    bezoek: Bezoek,
    Sessie(sessie): Sessie,
    Formulier(velden): Formulier<Velden>,
) -> Result<Response, Fout> {
    let Some(staat) = laad(&bezoek, sessie).await? else {
        return Ok(opnieuw_openen(&bezoek, velden.toelichting));
    };
    if !staat.kan_oordelen() {
        return Ok(Naar::new(PAD).into_response());
    }
    let typed = || Getypt {
        hielp: velden.hielp.clone(),
        toelichting: velden.toelichting.clone(),
        heropen: !velden.heropen.is_empty(),
        ..Getypt::default()
    };
    let fouten = controleer(&velden);
    if !fouten.is_empty() {
        return Ok(geweigerd(pagina(&bezoek, &staat, typed(), fouten, false)));
    }
    let (domain, id, nu, fields) = (Arc::clone(&bezoek.inrichting), staat.signaal.id, bezoek.nu(), velden.clone());
    let kept = bezoek.app.store().write(move |tx| {
        let staat = Staat::laad(tx, &domain, id)?;
        leg_vast(tx, &domain, &staat, &fields, nu)
    });
    let kept = kept.await;
    match kept {
        Ok(opened) => {
            let zin = if opened { "Dank u wel. We kijken er opnieuw naar." } else { "Dank u wel voor uw reactie." };
            Ok(Naar::new(PAD).met(Flash::gelukt(zin)).into_response())
        }
        Err(fout) => nu_niet(fout.bij("oordeel bewaren"), || pagina(&bezoek, &staat, typed(), FormErrors::new(), true)),
    }
}

fn controleer(velden: &Velden) -> FormErrors {
    let mut fouten = FormErrors::new();
    if !matches!(velden.hielp.as_str(), "ja" | "nee") {
        fouten.add("hielp", "Kies of het heeft geholpen");
    }
    if velden.toelichting.chars().count() > MAX_TEKST {
        fouten.add("toelichting", "Uw toelichting is te lang. Gebruik hoogstens 4.000 tekens");
    }
    fouten
}

/// True when the report was opened again. Somebody who pressed twice is served by the first time.
fn leg_vast(
    tx: &mut Tx<'_>,
    inrichting: &Inrichting,
    staat: &Staat,
    velden: &Velden,
    nu: Moment,
) -> Result<bool, Fout> {
    if !staat.kan_oordelen() {
        return Ok(false);
    }
    let (id, hielp) = (staat.signaal.id, velden.hielp == "ja");
    brievenbus::zet_oordeel(tx, id, hielp)?;
    let mut text = if hielp { "Het heeft geholpen." } else { "Het heeft niet geholpen." }.to_owned();
    if !velden.toelichting.trim().is_empty() {
        text.push('\n');
        text.push_str(velden.toelichting.trim());
    }
    brievenbus::schrijf(tx, id, Van::Melder, Berichtsoort::Oordeel, &text, None, nu)?;
    let event = |soort| Gebeurtenis::new(soort, Ding::new("signaal", id.0)).kring(staat.signaal.kring);
    audit::record(tx, nu, &event("signaal.oordeel").met("hielp", hielp))?;
    if hielp || velden.heropen.is_empty() {
        return Ok(false);
    }
    let opened = schrijven::heropen(tx, id, belofte(inrichting, staat, nu)?)?;
    if opened {
        audit::record(tx, nu, &event("signaal.heropend"))?;
    }
    Ok(opened)
}

/// The promise counts anew from the day on which somebody asks.
fn belofte(inrichting: &Inrichting, staat: &Staat, nu: Moment) -> Result<jiff::civil::Date, Fout> {
    let categorie = inrichting.categorieen.zoek(&staat.signaal.categorie);
    let term = categorie.and_then(|categorie| inrichting.belofte(categorie, kern::dag_van(nu)));
    let zin = "Opnieuw kijken lukt hier niet. Bel de gemeente en noem het kenmerk van uw melding.";
    Ok(term.ok_or_else(|| Weigering::new("heropenen-zonder-belofte", zin))?.uitkomst)
}
