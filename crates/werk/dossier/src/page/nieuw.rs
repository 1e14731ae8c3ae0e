//! Starting a file.

use super::href;
use crate::access::DossierMaken;
use crate::model::NieuwDossier;
use crate::store as queries;
use access::{Gate, Mislukt, Werkplek};
use axum::response::{IntoResponse, Response};
use kern::Kring;
use serde::Deserialize;
use store::{StoreError, Tx, args};
use ui::{Flash, FormErrors, Kader, Keuze};
use web::{Formulier, Fout, Naar, Pagina};

store::sql! {
    KRINGNAAM = "SELECT naam FROM kring WHERE id = $1 AND actief = 1 AND soort <> 'melder'";
}

/// What is filled in.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    titel: String,
    #[serde(default)]
    kring: String,
}

#[derive(askama::Template)]
#[template(path = "dossier/nieuw.html")]
struct Bladzijde {
    kader: Kader,
    fouten: FormErrors,
    form: Form,
    kringen: Vec<Keuze>,
}

/// The form.
pub(crate) async fn form(gate: Gate<DossierMaken>, Werkplek(kader): Werkplek) -> Result<Response, Fout> {
    Ok(bladzijde(&gate, kader, Form::default(), FormErrors::new()).await?.into_response())
}

/// Makes the file.
pub(crate) async fn submit(
    gate: Gate<DossierMaken>,
    Werkplek(kader): Werkplek,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let kring = Kring(form.kring.parse().unwrap_or(-1));
    let nieuw = NieuwDossier::casus(kring, form.titel.clone());
    match gate.create(move |tx, access| queries::maak(tx, access, &nieuw)).await {
        Ok((_, kenmerk)) => Ok(Naar::new(href(kenmerk)).met(Flash::gelukt("De casus is gemaakt.")).into_response()),
        Err(Mislukt::Weigering(weigering)) => {
            let mut fouten = FormErrors::new();
            fouten.add(weigering.code, weigering.reden);
            Ok(bladzijde(&gate, kader, form, fouten).await?.geweigerd())
        }
        Err(error) => Err(error.into()),
    }
}

async fn bladzijde(
    gate: &Gate<DossierMaken>,
    kader: Kader,
    form: Form,
    fouten: FormErrors,
) -> Result<Pagina<Bladzijde>, Fout> {
    let kringen = gate.create(|tx, access| keuzes(tx, access.kringen())).await?;
    let kader = kader.voor("Nieuwe casus", "/casussen").fouten(&fouten);
    Ok(Pagina(Bladzijde { kader, fouten, form, kringen }))
}

fn keuzes(tx: &mut Tx<'_>, kringen: &[Kring]) -> Result<Vec<Keuze>, StoreError> {
    let mut choices = Vec::new();
    for kring in kringen {
        if let Some(row) = tx.maybe(KRINGNAAM, args![*kring])? {
            choices.push(Keuze::new(kring.0.to_string(), row.get::<String>(0)?));
        }
    }
    Ok(choices)
}
