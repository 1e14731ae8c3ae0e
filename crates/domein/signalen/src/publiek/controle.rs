//! Step 4: everything once more, and sending. However often somebody presses, one report comes of it.

mod versturen;

use super::bezoek::{Bezoek, nu_niet};
use super::concept::{Bijlage, Concept, Stand, Stap};
use crate::belofte::{self, Belofteuitleg};
use crate::model::Gaande;
use askama::Template;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use kern::Code;
use ui::Kader;
use web::{Fout, Naar, Pagina};

pub(super) const PAD: &str = "/melden/controle";

#[derive(Template)]
#[template(path = "publiek/controle.html")]
struct Overzicht {
    kader: Kader,
    nu_niet: bool,
    categorie: String,
    concept: Concept,
    plek: String,
    op_de_kaart: String,
    gaande: &'static str,
    datum: String,
    bijlagen: Vec<Bijlage>,
    anoniem: bool,
    antwoord: &'static str,
    belofte: Option<(Date, Belofteuitleg)>,
}

fn pagina(bezoek: &Bezoek, concept: Concept, nu_niet: bool) -> Pagina<Overzicht> {
    let inrichting = &bezoek.inrichting;
    let categorie = inrichting.categorieen.zoek(&concept.wat.categorie);
    let belofte = categorie.filter(|_| concept.wie.wil_antwoord());
    let belofte = belofte.and_then(|categorie| belofte::vooraf(inrichting, categorie, bezoek.vandaag()));
    let datum = concept.waar.datum.parse().ok().flatten();
    Pagina(Overzicht {
        kader: bezoek.kader("Stap 4 van 4: Controleren en versturen", PAD),
        nu_niet,
        categorie: inrichting.categorieen.naam(&concept.wat.categorie).to_owned(),
        plek: concept.waar.plek_in_woorden(),
        op_de_kaart: concept.waar.op_de_kaart(inrichting),
        gaande: Gaande::from_code(&concept.waar.gaande).map_or("", Gaande::naam),
        datum: datum.map_or_else(|| "Niet ingevuld".to_owned(), ui::datum_lang),
        bijlagen: concept.bijlagen.clone(),
        anoniem: concept.wie.is_anoniem(),
        antwoord: concept.wie.antwoord_naam(),
        belofte,
        concept,
    })
}

/// Everything that was filled in, each part with a way back.
pub(super) async fn tonen(bezoek: Bezoek) -> Result<Response, Fout> {
    let concept = match bezoek.lopend().await? {
        Ok(concept) => concept,
        Err(elsewhere) => return Ok(elsewhere),
    };
    Ok(match concept.onvolledig(&bezoek.inrichting, bezoek.vandaag()) {
        Some(stap) => Naar::new(stap.pad()).into_response(),
        None => pagina(&bezoek, concept, false).into_response(),
    })
}

/// Shown when not even the draft can be read: it is still there, and so is the button.
#[derive(Template)]
#[template(path = "publiek/opnieuw.html")]
struct Opnieuw {
    kader: Kader,
}

/// Sends the report.
pub(super) async fn versturen(bezoek: Bezoek) -> Result<Response, Fout> {
    bezoek.inrichting.publiek.mag_melden(&bezoek.client, bezoek.nu())?;
    let concept = match bezoek.stand().await {
        Ok(Stand::Loopt(concept)) => concept,
        Ok(Stand::Verzonden(_)) => return Ok(Naar::new("/melden/klaar").into_response()),
        Ok(Stand::Weg) => return Ok(bezoek.verlopen()),
        Err(fout) => {
            let kader = bezoek.kader("Het lukt nu even niet", PAD);
            return nu_niet(fout, || Pagina(Opnieuw { kader }).into_response());
        }
    };
    if let Some(stap) = concept.onvolledig(&bezoek.inrichting, bezoek.vandaag()) {
        return Ok(Naar::new(Stap::pad(stap)).into_response());
    }
    match versturen::verstuur(&bezoek, concept.clone()).await {
        Ok(()) => Ok(Naar::new("/melden/klaar").into_response()),
        Err(fout) => nu_niet(fout, || pagina(&bezoek, concept, true).into_response()),
    }
}
