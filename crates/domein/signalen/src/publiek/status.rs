//! The status page behind a code: where the report stands, questions and answers, adding something, and whether it
//! helped. It never names an employee, another case or a judgement.

mod oordeel;
pub(super) mod sessie;
mod stappen;
pub(super) mod toevoegen;

pub(super) use oordeel::oordeel;

use self::sessie::Sessie;
use self::stappen::{Staat, Stapje};
use self::toevoegen::MAX_TEKST;
use super::bestanden;
use super::bezoek::{Bezoek, nu_niet};
use super::code;
use crate::belofte::Belofteuitleg;
use crate::store::brievenbus::{self, Berichtsoort, Van};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::sync::Arc;
use store::{Sql, StoreError};
use ui::{Flash, FormErrors, Kader, Keuze};
use web::{Fout, Meerdelig, Naar, Pagina};

/// The statements of this page.
pub(crate) const SQL: &[Sql] = toevoegen::SQL;

const PAD: &str = "/melding/status";

/// A message as the reporter reads it.
struct Regel {
    titel: &'static str,
    meta: String,
    icoon: &'static str,
    tekst: String,
}

#[derive(Template)]
#[template(path = "publiek/status.html")]
struct Status<'a> {
    kader: Kader,
    fouten: FormErrors,
    nu_niet: bool,
    kop: &'static str,
    kenmerk: String,
    toevoegkop: &'static str,
    toevoegvraag: &'static str,
    gemeld: String,
    categorie: String,
    plek: String,
    belofte: Option<String>,
    waarom: Option<&'a Belofteuitleg>,
    stappen: Vec<Stapje>,
    berichten: Vec<Regel>,
    kan_oordelen: bool,
    afgesloten: bool,
    oordelen: Vec<Keuze>,
    typed: Getypt,
    telefoon: String,
}

/// What somebody typed, for when the page comes back.
#[derive(Default)]
struct Getypt {
    tekst: String,
    hielp: String,
    toelichting: String,
    heropen: bool,
}

fn pagina(bezoek: &Bezoek, staat: &Staat, typed: Getypt, fouten: FormErrors, nu_niet: bool) -> Response {
    let signaal = &staat.signaal;
    let kop = stappen::kop(staat);
    let (toevoegkop, toevoegvraag) = if staat.open_vraag() {
        ("Beantwoord onze vraag", "Uw antwoord")
    } else {
        ("Gebeurt het weer, of weet u meer?", "Vertel wat er is gebeurd en wanneer")
    };
    let status = Status {
        kader: bezoek.kader(kop, PAD).fouten(&fouten),
        kop,
        kenmerk: signaal.kenmerk.to_string(),
        gemeld: ui::datum_lang(signaal.ontvangen),
        categorie: bezoek.inrichting.categorieen.naam(&signaal.categorie).to_owned(),
        plek: signaal.plek.clone(),
        belofte: stappen::belofte(staat),
        waarom: stappen::waarom(staat),
        stappen: stappen::stappen(staat),
        toevoegkop,
        toevoegvraag,
        berichten: staat.berichten.iter().rev().map(regel).collect(),
        kan_oordelen: staat.kan_oordelen(),
        afgesloten: signaal.status == crate::model::Status::Afgesloten,
        oordelen: vec![Keuze::new("ja", "Ja, dit heeft geholpen"), Keuze::new("nee", "Nee, dit heeft niet geholpen")],
        telefoon: bezoek.app.gemeente().telefoon.clone(),
        typed,
        fouten,
        nu_niet,
    };
    Pagina(status).into_response()
}

fn regel(bericht: &brievenbus::Bericht) -> Regel {
    let (titel, icoon) = match (bericht.van, bericht.soort) {
        (Van::Gemeente, Berichtsoort::Vraag) => ("Vraag van de gemeente", "bericht"),
        (Van::Gemeente, _) => ("Bericht van de gemeente", "bericht"),
        (Van::Melder, Berichtsoort::Oordeel) => ("U liet weten of het hielp", "vink"),
        (Van::Melder, _) => ("U schreef", "plus"),
    };
    let meta = ui::hoofdletter(ui::datum_tijd_lang(bericht.moment));
    Regel { titel, meta, icoon, tekst: bericht.tekst.clone() }
}

/// The mailbox of this session; `None` when the session ended or the report was erased.
async fn laad(bezoek: &Bezoek, sessie: Option<[u8; 32]>) -> Result<Option<Staat>, Fout> {
    let Some(hash) = sessie else { return Ok(None) };
    let domain = Arc::clone(&bezoek.inrichting);
    let found = bezoek.app.store().read(move |tx| match brievenbus::zoek(tx, &hash)? {
        Some(signaal) => Staat::laad(tx, &domain, signaal).map(Some),
        None => Ok(None),
    });
    found.await.map_err(|error: StoreError| Fout::from(error).bij("brievenbus lezen"))
}

/// The status page. What the municipality wrote counts as read from now on.
pub(super) async fn tonen(bezoek: Bezoek, Sessie(sessie): Sessie) -> Result<Response, Fout> {
    let Some((staat, hash)) = laad(&bezoek, sessie).await?.zip(sessie) else {
        return Ok(Naar::new("/melding").cookie(web::Cookie::vergeet(sessie::COOKIE)).into_response());
    };
    if staat.heeft_ongelezen() {
        let (id, nu) = (staat.signaal.id, bezoek.nu());
        let read = bezoek.app.store().write(move |tx| brievenbus::geopend(tx, id, nu));
        read.await.map_err(|error: StoreError| Fout::from(error).bij("brievenbus lezen"))?;
    }
    let response = pagina(&bezoek, &staat, Getypt::default(), FormErrors::new(), false);
    // Whoever is reading is not thrown out in the middle of it.
    let cookie = sessie::cookie(&bezoek.inrichting.kluis, hash, bezoek.nu())?;
    Ok(bezoek.met_cookie(response, &cookie))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Velden {
    tekst: String,
}

/// Adds what the reporter wrote and sent along.
pub(super) async fn bericht(bezoek: Bezoek, Sessie(sessie): Sessie, formulier: Meerdelig) -> Result<Response, Fout> {
    bezoek.inrichting.publiek.mag_schrijven(&bezoek.client, bezoek.nu())?;
    let Velden { tekst } = formulier.als()?;
    let staat = match laad(&bezoek, sessie).await {
        Ok(Some(staat)) => staat,
        Ok(None) => return Ok(opnieuw_openen(&bezoek, tekst)),
        Err(fout) => return nu_niet(fout, || code::pagina(&bezoek, tekst, FormErrors::new(), true)),
    };
    let typed = || Getypt { tekst: tekst.clone(), ..Getypt::default() };
    let harvest = bestanden::keur(formulier, staat.ruimte_voor_bestanden()).await?;
    let mut fouten = FormErrors::new();
    if tekst.trim().is_empty() && harvest.goed.is_empty() && harvest.afgewezen.is_empty() {
        fouten.add("tekst", "Schrijf wat u wilt vertellen, of kies een bestand");
    }
    if tekst.chars().count() > MAX_TEKST {
        fouten.add("tekst", "Uw bericht is te lang. Gebruik hoogstens 4.000 tekens");
    }
    if !harvest.afgewezen.is_empty() {
        fouten.add("bestanden", harvest.afgewezen.join(" "));
    }
    if !fouten.is_empty() {
        return Ok(geweigerd(pagina(&bezoek, &staat, typed(), fouten, false)));
    }
    match toevoegen::voeg_toe(&bezoek, staat.signaal.id, tekst.trim(), harvest.goed).await {
        Ok(()) => Ok(Naar::new(PAD).met(Flash::gelukt("Dank u wel. Het staat bij uw melding.")).into_response()),
        Err(fout) => nu_niet(fout, || pagina(&bezoek, &staat, typed(), FormErrors::new(), true)),
    }
}

/// The session ended while somebody was typing: the code again, and what he typed goes along.
fn opnieuw_openen(bezoek: &Bezoek, tekst: String) -> Response {
    let mut fouten = FormErrors::new();
    fouten.add("code", "De pagina was te lang open. Vul uw code opnieuw in. Uw tekst staat hieronder");
    geweigerd(code::pagina(bezoek, tekst, fouten, false))
}

fn geweigerd(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    response
}
