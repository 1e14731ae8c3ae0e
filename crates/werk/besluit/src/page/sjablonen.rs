//! The texts of letters: ours, or the municipality's own, each version kept. A text that lacks what the law asks, or that
//! cannot be filled, is not kept.

use super::inrichting;
use crate::access::BriefBeheren;
use crate::brief;
use crate::inrichting::Inrichting;
use crate::soort::{Besluitsoort, Soort};
use crate::store::brieven::{self, Eigentekst};
use crate::store::rij;
use access::{Gate, Mislukt, Werkplek};
use audit::{Ding, Gebeurtenis};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use documents::Sjabloon;
use kern::Moment;
use store::StoreError;
use ui::{Flash, FormErrors, Kader};
use web::{App, Fout, Naar, Pagina, Path, Velden};

struct Regel {
    code: String,
    naam: &'static str,
    soort: &'static str,
    versie: i64,
}

#[derive(askama::Template)]
#[template(path = "besluit/sjablonen.html")]
struct Lijst {
    kader: Kader,
    regels: Vec<Regel>,
}

#[derive(askama::Template)]
#[template(path = "besluit/sjabloon.html")]
struct Bladzijde {
    kader: Kader,
    code: String,
    besluit: &'static Besluitsoort,
    tekst: String,
    versie: i64,
    velden: Vec<(String, String)>,
    versies: Vec<(Eigentekst, String)>,
    voorbeeld: Option<brief::Veilig>,
    fouten: FormErrors,
    botsing: bool,
    nu: Moment,
}

fn zoek(set_up: &Inrichting, code: &str) -> Option<(&'static Soort, &'static Besluitsoort)> {
    let (soort, besluit) = code.split_once('.')?;
    let soort = set_up.soort(soort)?;
    Some((soort, soort.besluit(besluit)?))
}

/// Every letter.
pub(crate) async fn lijst(
    gate: Gate<BriefBeheren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> Result<Pagina<impl askama::Template>, Fout> {
    let set_up = inrichting(&app)?;
    let found = gate.list(move |tx, _| {
        let mut regels = Vec::new();
        for soort in &set_up.soorten {
            for besluit in soort.besluiten {
                let code = format!("{}.{}", soort.code, besluit.code);
                let own = brieven::sjabloon(tx, &code)?.filter(|own| !own.tekst.is_empty());
                let versie = own.map_or(0, |own| own.versie);
                regels.push(Regel { code, naam: besluit.brief.titel, soort: soort.naam, versie });
            }
        }
        Ok::<_, StoreError>(access::Lijst::new("briefsjabloon", regels))
    });
    let regels = found.await?.rijen;
    Ok(Pagina(Lijst { kader: kader.voor("Brieven", "/brieven"), regels }))
}

/// One text.
pub(crate) async fn form(
    gate: Gate<BriefBeheren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response, Fout> {
    Ok(bladzijde(&gate, kader, &app, &code, None, FormErrors::new()).await?.into_response())
}

async fn bladzijde(
    gate: &Gate<BriefBeheren>,
    kader: Kader,
    app: &App,
    code: &str,
    getypt: Option<String>,
    fouten: FormErrors,
) -> Result<Pagina<Bladzijde>, Fout> {
    let set_up = inrichting(app)?;
    let (soort, besluit) = zoek(&set_up, code).ok_or_else(Fout::niet_gevonden)?;
    let name = code.to_owned();
    let found = gate.list(move |tx, _| {
        let mut all = Vec::new();
        for own in brieven::sjablonen(tx, &name)? {
            let door = rij::naam(tx, own.door)?;
            all.push((own, door));
        }
        Ok::<_, StoreError>(access::Lijst::new("briefsjabloon", all))
    });
    let versies = found.await?.rijen;
    let in_use = versies.first().filter(|(own, _)| !own.tekst.is_empty()).map(|(own, _)| own.tekst.clone());
    let tekst = getypt.or(in_use).unwrap_or_else(|| besluit.brief.tekst.to_owned());
    let voorbeeld = brief::voorbeeld(&set_up, soort, besluit, &tekst, gate.now()).ok();
    Ok(Pagina(Bladzijde {
        kader: kader.voor(besluit.brief.titel, "/brieven").fouten(&fouten),
        code: code.to_owned(),
        besluit,
        versie: versies.first().map_or(0, |(own, _)| own.versie),
        velden: brief::namen(soort, besluit),
        tekst,
        versies,
        voorbeeld,
        fouten,
        botsing: false,
        nu: gate.now(),
    }))
}

/// What is wrong with a text.
fn gebrek(set_up: &Inrichting, code: &str, tekst: &str, nu: Moment) -> Option<String> {
    let (soort, besluit) = zoek(set_up, code)?;
    let read = match Sjabloon::lees(tekst) {
        Ok(read) => read,
        Err(fout) => return Some(fout.to_string()),
    };
    if let Some((naam, why)) = brief::ontbreekt_in(&read, besluit).first() {
        return Some(format!("In deze tekst ontbreekt {{{{ {naam} }}}}: {why}."));
    }
    brief::voorbeeld(set_up, soort, besluit, tekst, nu).err().map(|weigering| weigering.reden)
}

/// Shows it filled with examples, keeps it, or goes back to ours.
pub(crate) async fn submit(
    gate: Gate<BriefBeheren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(code): Path<String>,
    velden: Velden,
) -> Result<Response, Fout> {
    let set_up = inrichting(&app)?;
    zoek(&set_up, &code).ok_or_else(Fout::niet_gevonden)?;
    let typed = velden.get("tekst").unwrap_or_default().trim().to_owned();
    let act = velden.get("actie").unwrap_or("voorbeeld");
    let back = act == "terug";
    let mut fouten = FormErrors::new();
    if !back && let Some(zin) = gebrek(&set_up, &code, &typed, gate.now()) {
        fouten.add("tekst", zin);
        return Ok(bladzijde(&gate, kader, &app, &code, Some(typed), fouten).await?.geweigerd());
    }
    if act == "voorbeeld" {
        return Ok(bladzijde(&gate, kader, &app, &code, Some(typed), fouten).await?.into_response());
    }
    let na = velden.get("versie").and_then(|versie| versie.parse().ok()).unwrap_or(-1);
    let (name, tekst) = (code.clone(), if back { String::new() } else { typed.clone() });
    let done = gate.create(move |tx, access| {
        let last = brieven::sjabloon(tx, &name)?.map_or(0, |own| own.versie);
        if last != na {
            return Err(Mislukt::from(StoreError::Conflict));
        }
        brieven::sjabloon_erbij(tx, &name, na, &tekst, access.gebruiker()?, access.now())?;
        let told = Gebeurtenis::new("brief.gewijzigd", Ding::new("briefsjabloon", na + 1));
        access.record(tx, told.met("code", name.clone()).met("versie", na + 1))?;
        Ok(())
    });
    match done.await {
        Ok(()) => {
            let told = if back { "De tekst van Baken geldt weer." } else { "De tekst is bewaard." };
            Ok(Naar::new(format!("/brieven/{code}")).met(Flash::gelukt(told)).into_response())
        }
        Err(Mislukt::Store(StoreError::Conflict)) => {
            let page = bladzijde(&gate, kader, &app, &code, Some(typed), fouten).await?;
            Ok(Pagina(Bladzijde { botsing: true, ..page.0 }).met_status(StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}
