//! Writing to the reporter: a question or an answer, with a preview of how he will read it.

use super::{href, scope};
use crate::access::MelderAntwoorden;
use crate::api::inrichting;
use crate::handeling::antwoorden;
use crate::model::Signaal;
use crate::store::brievenbus::{self, Bericht, Berichtsoort};
use crate::store::rij;
use ::access::{Gate, Mislukt, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{Code, SignaalId};
use serde::Deserialize;
use ui::{Flash, FormErrors, Kader, Keuze};
use web::{App, Formulier, Fout, Naar, Pagina, Path};

/// What is filled in, and which button was pressed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    soort: String,
    #[serde(default)]
    tekst: String,
    #[serde(default)]
    versie: String,
    #[serde(default)]
    actie: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Voorbeelden {
    tekst: Vec<Voorbeeld>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Voorbeeld {
    naam: String,
    #[serde(default)]
    thema: String,
    tekst: String,
}

#[derive(askama::Template)]
#[template(path = "weging/antwoord.html")]
struct Bladzijde {
    kader: Kader,
    signaal: Signaal,
    berichten: Vec<Bericht>,
    fouten: FormErrors,
    form: Form,
    soorten: Vec<Keuze>,
    voorbeelden: Vec<Voorbeeld>,
}

impl Bladzijde {
    fn href(&self) -> String {
        href(self.signaal.kenmerk)
    }

    fn is_voorbeeld(&self) -> bool {
        self.form.actie == "voorbeeld" && !self.form.tekst.trim().is_empty()
    }
}

/// The form.
pub(crate) async fn form(
    gate: Gate<MelderAntwoorden>,
    Werkplek(kader): Werkplek,
    Path(kenmerk): Path<String>,
) -> Result<Response, Fout> {
    let form = Form { soort: Berichtsoort::Antwoord.code().to_owned(), ..Form::default() };
    Ok(bladzijde(&gate, kader, &kenmerk, form, FormErrors::new()).await?.into_response())
}

/// Shows the preview, or sends it.
pub(crate) async fn submit(
    gate: Gate<MelderAntwoorden>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(kenmerk): Path<String>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    if form.actie == "voorbeeld" {
        return Ok(bladzijde(&gate, kader, &kenmerk, form, FormErrors::new()).await?.into_response());
    }
    let soort = if form.soort == Berichtsoort::Vraag.code() { Berichtsoort::Vraag } else { Berichtsoort::Antwoord };
    let (domain, tekst, versie) = (inrichting(&app)?, form.tekst.clone(), form.versie.parse().unwrap_or(-1));
    let done = gate.submit(scope(&kenmerk)?, move |tx, access, id| {
        antwoorden::schrijf(tx, access, &domain, SignaalId(id), versie, soort, &tekst)
    });
    match done.await {
        Ok(()) => {
            let gelukt = "Je bericht staat in de brievenbus van de melder, en gaat per mail als hij een adres gaf.";
            Ok(Naar::new(format!("/signalen/{kenmerk}")).met(Flash::gelukt(gelukt)).into_response())
        }
        Err(Mislukt::Weigering(weigering)) => {
            let mut fouten = FormErrors::new();
            fouten.add("tekst", weigering.reden);
            Ok(bladzijde(&gate, kader, &kenmerk, form, fouten).await?.geweigerd())
        }
        // Somebody was first: what was typed stays, and the page says where to see how the signal stands now.
        Err(Mislukt::Store(::store::StoreError::Conflict)) => {
            let page = bladzijde(&gate, kader.melding(super::botsing()), &kenmerk, form, FormErrors::new()).await?;
            Ok(page.met_status(axum::http::StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

async fn bladzijde(
    gate: &Gate<MelderAntwoorden>,
    kader: Kader,
    kenmerk: &str,
    form: Form,
    fouten: FormErrors,
) -> Result<Pagina<Bladzijde>, Fout> {
    let found = gate.open(scope(kenmerk)?, |tx, _, id| {
        Ok::<_, Fout>((rij::load(tx, SignaalId(id))?, brievenbus::berichten(tx, SignaalId(id))?))
    });
    let (signaal, berichten) = found.await?;
    let all: Voorbeelden = toml::from_str(include_str!("../../antwoorden.toml"))
        .map_err(|error| Fout::storing("voorbeeldteksten", error.message()))?;
    let fits = |voorbeeld: &Voorbeeld| voorbeeld.thema.is_empty() || voorbeeld.thema == signaal.thema.code();
    let soorten = vec![
        Keuze::new(Berichtsoort::Antwoord.code(), "Antwoord")
            .hint("Wat we hebben gedaan. Hiermee is de belofte gehouden."),
        Keuze::new(Berichtsoort::Vraag.code(), "Vraag").hint("We willen meer weten. De belofte blijft staan."),
    ];
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Melder schrijven", "/signalen").fouten(&fouten),
        voorbeelden: all.tekst.into_iter().filter(fits).collect(),
        signaal,
        berichten,
        fouten,
        form,
        soorten,
    }))
}

#[cfg(test)]
mod tests {
    use super::Voorbeelden;

    #[test]
    fn de_meegeleverde_teksten_kloppen() {
        let all: Voorbeelden = toml::from_str(include_str!("../../antwoorden.toml")).unwrap();
        for voorbeeld in &all.tekst {
            let known = voorbeeld.thema.is_empty()
                || <crate::categorie::Thema as kern::Code>::from_code(&voorbeeld.thema).is_some();
            assert!(known && !voorbeeld.naam.is_empty() && voorbeeld.tekst.len() > 40, "{}", voorbeeld.naam);
        }
    }
}
