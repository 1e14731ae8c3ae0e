//! Snel signaal: an employee types what he saw or heard, in under a minute, on a telephone too.

use super::{categorieen, keuzes};
use crate::aannemen::{self, AanneemFout, Melder, Melding};
use crate::access::SignaalInvoeren;
use crate::api::{inrichting, willekeurig};
use crate::inrichting::Inrichting;
use crate::model::{Bron, Gaande};
use crate::store::plekken;
use ::access::{Gate, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{Code, Moment, Persoonsgegeven};
use serde::Deserialize;
use std::sync::Arc;
use ui::{Flash, FormErrors, Kader, Keuze};
use web::{App, Fout, Meerdelig, Naar, Pagina};

/// What is filled in.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    pub(super) tekst: String,
    #[serde(default)]
    pub(super) plek: String,
    #[serde(default)]
    pub(super) categorie: String,
    #[serde(default)]
    pub(super) gaande: String,
    #[serde(default)]
    pub(super) bron: String,
    #[serde(default)]
    pub(super) spoed: String,
    #[serde(default)]
    pub(super) naam: String,
    #[serde(default)]
    pub(super) telefoon: String,
    #[serde(default)]
    pub(super) email: String,
    #[serde(default)]
    pub(super) wil_antwoord: String,
    #[serde(default)]
    pub(super) actie: String,
}

#[derive(askama::Template)]
#[template(path = "weging/nieuw.html")]
pub(super) struct Bladzijde {
    kader: Kader,
    fouten: FormErrors,
    form: Form,
    categorieen: Vec<Keuze>,
    gaandes: Vec<Keuze>,
    bronnen: Vec<Keuze>,
    actie: &'static str,
    spoed_aan: bool,
    antwoord_aan: bool,
}

/// Ways along which an employee types something in for somebody else.
const BRONNEN: [Bron; 4] = [Bron::Medewerker, Bron::Telefoon, Bron::Politie, Bron::MeldMisdaad];

/// The form.
pub(crate) async fn form(
    _: Gate<SignaalInvoeren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
) -> Result<Response, Fout> {
    let form =
        Form { bron: Bron::Medewerker.code().to_owned(), gaande: Gaande::Voorbij.code().to_owned(), ..Form::default() };
    Ok(Pagina(bladzijde(&app, kader, form, FormErrors::new(), true)?).into_response())
}

/// Takes it in.
pub(crate) async fn submit(
    gate: Gate<SignaalInvoeren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    upload: Meerdelig,
) -> Result<Response, Fout> {
    let (form, domain): (Form, _) = (upload.als()?, inrichting(&app)?);
    let bron = BRONNEN.into_iter().find(|bron| bron.code() == form.bron).unwrap_or(Bron::Medewerker);
    let mut fouten = FormErrors::new();
    let melding = lees(&form, &upload, bron, gate.now(), &mut fouten);
    let Some(mut melding) = melding else {
        return Ok(Pagina(bladzijde(&app, kader, form, fouten, true)?).geweigerd());
    };
    melding.ingevoerd_door = gate.actor().gebruiker();
    let (spoed, nog_een) = (melding.spoed, form.actie == "nog-een");
    let prepared = match voorbereid(&app, &domain, melding).await {
        Ok(prepared) => prepared,
        Err(AanneemFout::Weigering(weigering)) => {
            fouten.add(weigering.code, weigering.reden);
            return Ok(Pagina(bladzijde(&app, kader, form, fouten, true)?).geweigerd());
        }
        Err(error) => return Err(error.into()),
    };
    let stored = gate.create(move |tx, access| {
        let got = aannemen::leg_vast(tx, &domain, prepared, access.wie(), access.now())?;
        let kring = domain.kringen.van(crate::store::rij::load(tx, got.id)?.thema)?;
        Ok::<_, AanneemFout>((got.kenmerk, access.kringen().contains(&kring)))
    });
    let (kenmerk, sees) = stored.await?;
    let flash = Flash::gelukt(format!("Signaal {kenmerk} is ingevoerd."));
    let naar = match (sees, spoed) {
        (true, true) => format!("/signalen/{kenmerk}/politie"),
        (true, false) if !nog_een => format!("/signalen/{kenmerk}"),
        (_, _) => "/signalen/nieuw".to_owned(),
    };
    Ok(Naar::new(naar).met(flash).into_response())
}

/// Looks up the place and prepares the report in a thread of its own: files and encryption block.
pub(super) async fn voorbereid(
    app: &App,
    domain: &Arc<Inrichting>,
    mut melding: Melding,
) -> Result<aannemen::Voorbereid, AanneemFout> {
    let plek = melding.plek.clone();
    if melding.punt.is_none() && !plek.is_empty() {
        let known = app.store().read(move |tx| plekken::precies(tx, &plek)).await?;
        melding.punt = known.and_then(|known| known.punt);
    }
    let random = willekeurig().map_err(|_| ::store::StoreError::Stopped)?;
    let domain = Arc::clone(domain);
    let work = tokio::task::spawn_blocking(move || aannemen::bereid_voor(&domain, melding, random));
    work.await.map_err(|_| AanneemFout::Store(::store::StoreError::Stopped))?
}

/// The form as a report, or `None` with what is wrong.
pub(super) fn lees(
    form: &Form,
    upload: &Meerdelig,
    bron: Bron,
    nu: Moment,
    fouten: &mut FormErrors,
) -> Option<Melding> {
    fouten.verplicht("tekst", &form.tekst, "Schrijf op wat je zag of hoorde.");
    fouten.verplicht("categorie", &form.categorie, "Kies waar het over gaat.");
    let gaande = Gaande::from_code(&form.gaande);
    if gaande.is_none() {
        fouten.add("gaande", "Kies of het nog bezig is.");
    }
    let mut bijlagen = Vec::new();
    for file in &upload.afgewezen {
        fouten.add("foto", format!("{} is te groot of te veel. Hoogstens 5 bestanden van elk 10 MB.", file.naam));
    }
    for file in upload.bestanden.iter().filter(|file| !file.inhoud.is_empty()) {
        match bestand::keur(&file.inhoud, &file.naam) {
            Ok(good) => bijlagen.push(good),
            Err(refusal) => fouten.add("foto", refusal.to_string()),
        }
    }
    if !fouten.is_empty() {
        return None;
    }
    let melder = if bron == Bron::Medewerker {
        Melder::default()
    } else {
        let field = |text: &String| Persoonsgegeven::new(text.trim().to_owned());
        Melder { naam: field(&form.naam), email: field(&form.email), telefoon: field(&form.telefoon) }
    };
    Some(Melding {
        categorie: form.categorie.clone(),
        titel: None,
        tekst: form.tekst.trim().to_owned(),
        plek: form.plek.trim().to_owned(),
        punt: None,
        gaande: gaande?,
        gebeurd_op: None,
        bron,
        organisatie: None,
        ingevoerd_door: None,
        ontvangen: nu,
        spoed: form.spoed == "ja",
        melder,
        wil_antwoord: form.wil_antwoord == "ja",
        bijlagen,
        herkomst: None,
    })
}

/// The page; a partner's form has no choice of way and no reporter.
pub(super) fn bladzijde(
    app: &App,
    kader: Kader,
    form: Form,
    fouten: FormErrors,
    medewerker: bool,
) -> Result<Bladzijde, Fout> {
    let domain = inrichting(app)?;
    let (titel, pad, actie) = if medewerker {
        ("Snel signaal", "/signalen", "/signalen/nieuw")
    } else {
        ("Signaal inbrengen", "/signalen", "/signalen/inbrengen")
    };
    let bronnen = BRONNEN.iter().map(|bron| Keuze::new(bron.code(), bron.naam())).collect();
    Ok(Bladzijde {
        kader: kader.voor(titel, pad).fouten(&fouten),
        categorieen: categorieen(&domain),
        gaandes: keuzes::<Gaande>(),
        bronnen: if medewerker { bronnen } else { Vec::new() },
        spoed_aan: form.spoed == "ja",
        antwoord_aan: form.wil_antwoord == "ja",
        actie,
        fouten,
        form,
    })
}
