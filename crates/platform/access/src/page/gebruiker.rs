//! `/beheer/gebruikers/{id}`: one account: roles, on and off, a new password, another phone.

use super::gebruikers::{PAD, WachtwoordPage, eenmalig, rol_keuzes, rollen_uit};
use super::{nooit_bewaren, of_weigering};
use crate::acties::GebruikersBeheren;
use crate::gebruiker::{
    Gebruiker, Wissel, gebruiker, gebruiker_aanzetten, gebruiker_uitzetten, wis_totp, zet_rollen, zet_wachtwoord,
};
use crate::organisatie::organisatie;
use crate::{Gate, Lijst, Mislukt, Werkplek};
use axum::response::{IntoResponse, Response};
use kern::GebruikerId;
use serde::Deserialize;
use ui::{Flash, FormErrors, Kader, Keuze};
use web::{Formulier, Fout, Naar, Pagina, Path};

#[derive(Deserialize)]
pub(crate) struct RollenForm {
    #[serde(default)]
    rollen: Vec<String>,
}

#[derive(askama::Template)]
#[template(path = "gebruiker.html")]
struct Page {
    kader: Kader,
    fouten: FormErrors,
    gebruiker: Gebruiker,
    organisatie: String,
    rollen: Vec<Keuze>,
    gekozen: Vec<String>,
}

async fn page(gate: &Gate<GebruikersBeheren>, kader: Kader, fouten: FormErrors, id: GebruikerId) -> Result<Page, Fout> {
    let lijst = gate.list(move |tx, _| {
        let gebruiker = gebruiker(tx, id)?;
        let employer = organisatie(tx, gebruiker.organisatie)?.naam;
        Ok::<_, Fout>(Lijst::new("gebruiker", vec![(gebruiker, employer)]))
    });
    let (gebruiker, organisatie) = lijst.await?.rijen.pop().ok_or_else(Fout::niet_gevonden)?;
    let gekozen = gebruiker.rollen.iter().map(|rol| rol.code().to_owned()).collect();
    let kader = kader.voor(gebruiker.naam.expose().as_str(), PAD).fouten(&fouten);
    Ok(Page { kader, fouten, gebruiker, organisatie, rollen: rol_keuzes(), gekozen })
}

pub(crate) async fn tonen(
    gate: Gate<GebruikersBeheren>,
    Werkplek(kader): Werkplek,
    Path(id): Path<i64>,
) -> Result<Response, Fout> {
    Ok(Pagina(page(&gate, kader, FormErrors::new(), GebruikerId(id)).await?).into_response())
}

fn back(id: i64, text: &'static str) -> Naar {
    Naar::new(format!("{PAD}/{id}")).met(Flash::gelukt(text))
}

pub(crate) async fn rollen(
    gate: Gate<GebruikersBeheren>,
    Werkplek(kader): Werkplek,
    Path(id): Path<i64>,
    Formulier(form): Formulier<RollenForm>,
) -> Result<Response, Fout> {
    let chosen = rollen_uit(&form.rollen);
    let done = gate.create(move |tx, access| zet_rollen(tx, access.now(), access.wie(), GebruikerId(id), &chosen));
    match of_weigering(done.await)? {
        Ok(()) => Ok(back(id, "De rollen zijn gewijzigd.").into_response()),
        Err(weigering) => {
            let mut fouten = FormErrors::new();
            fouten.add("rollen", weigering.reden);
            let mut again = page(&gate, kader, fouten, GebruikerId(id)).await?;
            again.gekozen = form.rollen;
            Ok(Pagina(again).geweigerd())
        }
    }
}

pub(crate) async fn uitzetten(gate: Gate<GebruikersBeheren>, Path(id): Path<i64>) -> Result<Naar, Fout> {
    gate.create(move |tx, access| gebruiker_uitzetten(tx, access.now(), access.wie(), GebruikerId(id))).await?;
    Ok(back(id, "Deze gebruiker is uitgelogd en komt niet meer binnen."))
}

pub(crate) async fn aanzetten(gate: Gate<GebruikersBeheren>, Path(id): Path<i64>) -> Result<Naar, Fout> {
    gate.create(move |tx, access| gebruiker_aanzetten(tx, access.now(), access.wie(), GebruikerId(id))).await?;
    Ok(back(id, "Deze gebruiker kan weer inloggen."))
}

pub(crate) async fn app_wissen(gate: Gate<GebruikersBeheren>, Path(id): Path<i64>) -> Result<Naar, Fout> {
    gate.create(move |tx, access| wis_totp(tx, access.now(), access.wie(), GebruikerId(id))).await?;
    Ok(back(id, "De app is gewist. Bij het inloggen stelt de gebruiker een nieuwe in."))
}

pub(crate) async fn wachtwoord(
    gate: Gate<GebruikersBeheren>,
    Werkplek(kader): Werkplek,
    Path(id): Path<i64>,
) -> Result<Response, Fout> {
    let (plain, hash) = eenmalig().await?;
    let done = gate.create(move |tx, access| {
        let naam = gebruiker(tx, GebruikerId(id))?.naam;
        zet_wachtwoord(tx, access.now(), access.wie(), GebruikerId(id), &hash, Wissel::Moet)?;
        Ok::<_, Mislukt>(naam)
    });
    let naam = done.await?.into_exposed();
    let kader = kader.voor("Nieuw wachtwoord voor één keer", PAD);
    let terug = format!("{PAD}/{id}");
    Ok(nooit_bewaren(Pagina(WachtwoordPage { kader, naam, wachtwoord: plain, terug })))
}
