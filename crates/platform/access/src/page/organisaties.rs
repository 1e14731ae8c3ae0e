//! `/beheer/organisaties`: the municipality and its partners.

use super::of_weigering;
use crate::acties::KringenBeheren;
use crate::organisatie::{
    Organisatie, Organisatiesoort, maak_organisatie, organisatie_aanzetten, organisatie_uitzetten, organisaties,
};
use crate::{Gate, Lijst, Mislukt, Werkplek};
use axum::response::{IntoResponse, Response};
use kern::{OrganisatieId, Weigering};
use serde::Deserialize;
use store::StoreError;
use ui::{Flash, FormErrors, Kader};
use web::{Formulier, Fout, Naar, Pagina, Path};

const PAD: &str = "/beheer/organisaties";

#[derive(Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    naam: String,
}

#[derive(askama::Template)]
#[template(path = "organisaties.html")]
struct Page {
    kader: Kader,
    fouten: FormErrors,
    form: Form,
    organisaties: Vec<Organisatie>,
}

async fn page(gate: &Gate<KringenBeheren>, kader: Kader, fouten: FormErrors, form: Form) -> Result<Page, Fout> {
    let lijst = gate.list(|tx, _| Ok::<_, Fout>(Lijst::new("organisatie", organisaties(tx)?))).await?;
    let kader = kader.voor("Organisaties", PAD).fouten(&fouten);
    Ok(Page { kader, fouten, form, organisaties: lijst.rijen })
}

pub(crate) async fn lijst(gate: Gate<KringenBeheren>, Werkplek(kader): Werkplek) -> Result<Response, Fout> {
    Ok(Pagina(page(&gate, kader, FormErrors::new(), Form::default()).await?).into_response())
}

/// The fixed name of the organisation's kring, from its name.
fn code(naam: &str) -> String {
    let words = naam.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    format!("organisatie-{}", words.collect::<Vec<_>>().join("-").to_ascii_lowercase())
}

pub(crate) async fn nieuw(
    gate: Gate<KringenBeheren>,
    Werkplek(kader): Werkplek,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let naam = form.naam.clone();
    let made = gate.create(move |tx, access| {
        let partner = Organisatiesoort::Partner;
        maak_organisatie(tx, access.now(), access.wie(), &code(&naam), &naam, partner).map_err(|error| match error {
            Mislukt::Store(StoreError::Duplicate(_)) => {
                Weigering::new("organisatie-bestaat", "Deze organisatie is er al.").into()
            }
            other => other,
        })
    });
    match of_weigering(made.await)? {
        Ok(_) => Ok(Naar::new(PAD).met(Flash::gelukt("De organisatie is toegevoegd.")).into_response()),
        Err(weigering) => {
            let mut fouten = FormErrors::new();
            fouten.add("naam", weigering.reden);
            Ok(Pagina(page(&gate, kader, fouten, form).await?).geweigerd())
        }
    }
}

pub(crate) async fn uitzetten(gate: Gate<KringenBeheren>, Path(id): Path<i64>) -> Result<Naar, Fout> {
    gate.create(move |tx, access| {
        let id = OrganisatieId(id);
        // Shutting out the municipality itself would leave nobody to turn it on again.
        if crate::organisatie::organisatie(tx, id)?.soort == Organisatiesoort::Gemeente {
            return Err(Weigering::new("gemeente-uitzetten", "De gemeente zelf kunt u niet uitzetten.").into());
        }
        organisatie_uitzetten(tx, access.now(), access.wie(), id).map_err(Mislukt::from)
    })
    .await?;
    Ok(Naar::new(PAD).met(Flash::gelukt("Niemand van deze organisatie komt nog binnen.")))
}

pub(crate) async fn aanzetten(gate: Gate<KringenBeheren>, Path(id): Path<i64>) -> Result<Naar, Fout> {
    gate.create(move |tx, access| organisatie_aanzetten(tx, access.now(), access.wie(), OrganisatieId(id))).await?;
    Ok(Naar::new(PAD).met(Flash::gelukt("Mensen van deze organisatie kunnen weer inloggen.")))
}
