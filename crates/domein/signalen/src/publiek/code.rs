//! Opening the mailbox of a report with its code, and closing it. Every wrong code gets the same answer along the same
//! way: whoever guesses learns nothing.

use super::bezoek::{Bezoek, nu_niet};
use super::status::sessie::{self, Sessie};
use super::status::toevoegen::{self, Toevoeging};
use crate::aannemen::codehash;
use crate::store::brievenbus;
use askama::Template;
use axum::response::{IntoResponse, Response};
use kern::Secret;
use serde::Deserialize;
use store::StoreError;
use ui::{Flash, FormErrors, Kader};
use web::{Cookie, Formulier, Fout, Naar, Pagina};

const PAD: &str = "/melding";
const ONBEKEND: &str = "Deze code kennen we niet. Een code heeft 16 letters en cijfers, zoals 7KQM-2F9X-40TB-ZC3H";

/// What the form sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Velden {
    code: Secret<String>,
    /// What somebody typed on the status page while his session ended.
    tekst: String,
}

#[derive(Template)]
#[template(path = "publiek/code.html")]
struct Invoer {
    kader: Kader,
    fouten: FormErrors,
    nu_niet: bool,
    tekst: String,
    telefoon: String,
}

/// The page that asks for the code. What was typed before stays, the code does not.
pub(super) fn pagina(bezoek: &Bezoek, tekst: String, fouten: FormErrors, nu_niet: bool) -> Response {
    Pagina(Invoer {
        kader: bezoek.kader("Kijk hoe het met uw melding staat", PAD).fouten(&fouten),
        telefoon: bezoek.app.gemeente().telefoon.clone(),
        fouten,
        nu_niet,
        tekst,
    })
    .into_response()
}

/// The form.
pub(super) async fn tonen(bezoek: Bezoek, Sessie(sessie): Sessie) -> Result<Response, Fout> {
    if sessie.is_some() {
        return Ok(Naar::new("/melding/status").into_response());
    }
    Ok(pagina(&bezoek, String::new(), FormErrors::new(), false))
}

/// Opens the mailbox of this code.
pub(super) async fn openen(bezoek: Bezoek, Formulier(velden): Formulier<Velden>) -> Result<Response, Fout> {
    bezoek.inrichting.publiek.mag_code_proberen(&bezoek.client, bezoek.nu())?;
    let Velden { code, tekst } = velden;
    // What is no code at all is looked up too, so that the answer takes as long.
    let signs = crate::code::lees(code.expose()).unwrap_or_else(|_| Secret::new("onleesbaar".to_owned()));
    let hash = codehash(&bezoek.inrichting, &signs);
    match open(&bezoek, hash, tekst.trim()).await {
        Ok(true) => {
            let cookie = sessie::cookie(&bezoek.inrichting.kluis, hash, bezoek.nu())?;
            Ok(Naar::new("/melding/status").cookie(cookie).into_response())
        }
        Ok(false) => {
            let mut fouten = FormErrors::new();
            fouten.add("code", ONBEKEND);
            let mut response = pagina(&bezoek, tekst, fouten, false);
            *response.status_mut() = axum::http::StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(fout) => nu_niet(fout, || pagina(&bezoek, tekst, FormErrors::new(), true)),
    }
}

/// Whether there is a mailbox under this hash; the look is noted, and what was typed before goes in.
async fn open(bezoek: &Bezoek, hash: [u8; 32], tekst: &str) -> Result<bool, Fout> {
    let found = bezoek.app.store().read(move |tx| brievenbus::zoek(tx, &hash)).await;
    let Some(signaal) = found.map_err(|error: StoreError| Fout::from(error).bij("brievenbus zoeken"))? else {
        return Ok(false);
    };
    let nu = bezoek.nu();
    let added = Some(Toevoeging { tekst: tekst.to_owned(), bestanden: Vec::new() }).filter(|_| !tekst.is_empty());
    let opened = bezoek.app.store().write(move |tx| {
        brievenbus::geopend(tx, signaal, nu)?;
        added.map_or(Ok(()), |added| toevoegen::leg_vast(tx, signaal, added, None, nu))
    });
    opened.await.map_err(|error: StoreError| Fout::from(error).bij("brievenbus openen"))?;
    Ok(true)
}

/// Closes the mailbox on this device.
pub(super) async fn sluiten() -> Naar {
    let zin = "De pagina is gesloten op dit apparaat. Met uw code kunt u altijd terugkomen.";
    Naar::new(PAD).cookie(Cookie::vergeet(sessie::COOKIE)).met(Flash::gelukt(zin))
}
