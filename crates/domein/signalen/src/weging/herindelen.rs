//! Another category or name: with the category go theme, kring and promise of who may know.

use super::{categorieen, href, scope};
use crate::access::SignaalWegen;
use crate::api::inrichting;
use crate::delen;
use crate::model::Signaal;
use crate::store::rij;
use crate::store::schrijven::{self, Daad};
use ::access::{Gate, Mislukt, Werkplek};
use ::store::StoreError;
use audit::{Ding, Gebeurtenis};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{SignaalId, Weigering};
use serde::Deserialize;
use ui::{Flash, FormErrors, Kader, Keuze};
use web::{App, Formulier, Fout, Naar, Pagina, Path};

/// What is filled in.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    categorie: String,
    #[serde(default)]
    titel: String,
    #[serde(default)]
    versie: String,
}

#[derive(askama::Template)]
#[template(path = "weging/herindelen.html")]
struct Bladzijde {
    kader: Kader,
    signaal: Signaal,
    fouten: FormErrors,
    form: Form,
    categorieen: Vec<Keuze>,
}

impl Bladzijde {
    fn href(&self) -> String {
        href(self.signaal.kenmerk)
    }
}

/// The form, filled with how it stands.
pub(crate) async fn form(
    gate: Gate<SignaalWegen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(kenmerk): Path<String>,
) -> Result<Response, Fout> {
    Ok(bladzijde(&gate, &app, kader, &kenmerk, None, FormErrors::new()).await?.into_response())
}

/// Moves the signal. Who is not in the new kring does not see it any more from then on, and hears so.
pub(crate) async fn submit(
    gate: Gate<SignaalWegen>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(kenmerk): Path<String>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let (domain, wanted) = (inrichting(&app)?, form.clone());
    let done = gate.submit(scope(&kenmerk)?, move |tx, access, id| {
        let categorie = domain.categorieen.zoek(&wanted.categorie);
        let categorie = categorie.ok_or_else(|| Weigering::new("categorie", "Kies een categorie."))?;
        let titel = wanted.titel.trim();
        if titel.is_empty() || titel.chars().count() > crate::aannemen::MAX_REGEL {
            return Err(Weigering::new("titel", "Geef een naam van hoogstens 200 tekens.").into());
        }
        let versie = wanted.versie.parse().map_err(|_| StoreError::Conflict)?;
        let was = rij::load(tx, SignaalId(id))?;
        let daad = Daad { signaal: was.id, versie, door: access.gebruiker()?, moment: access.now() };
        let kring = domain.kringen.van(categorie.thema())?;
        schrijven::herindeel(tx, daad, kring, categorie, titel)?;
        delen::herindexeer(tx, was.id, access.now())?;
        let event = Gebeurtenis::new("signaal.heringedeeld", Ding::new("signaal", id)).kring(kring);
        access.record(tx, event.met("categorie", categorie.code.clone()).met("was", was.categorie))?;
        Ok::<_, Mislukt>(access.kringen().contains(&kring))
    });
    match done.await {
        Ok(true) => Ok(Naar::new(format!("/signalen/{kenmerk}")).met(Flash::gelukt("Gewijzigd.")).into_response()),
        Ok(false) => {
            let flash = Flash::info("Gewijzigd. Dit signaal hoort nu bij een kring waar jij niet in zit.");
            Ok(Naar::new("/signalen").met(flash).into_response())
        }
        Err(Mislukt::Weigering(weigering)) => {
            let mut fouten = FormErrors::new();
            fouten.add(weigering.code, weigering.reden);
            Ok(bladzijde(&gate, &app, kader, &kenmerk, Some(form), fouten).await?.geweigerd())
        }
        // Somebody was first: what was typed stays, and the page says where to see how the signal stands now.
        Err(Mislukt::Store(::store::StoreError::Conflict)) => {
            let page = bladzijde(&gate, &app, kader.melding(super::botsing()), &kenmerk, Some(form), FormErrors::new())
                .await?;
            Ok(page.met_status(axum::http::StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

async fn bladzijde(
    gate: &Gate<SignaalWegen>,
    app: &App,
    kader: Kader,
    kenmerk: &str,
    form: Option<Form>,
    fouten: FormErrors,
) -> Result<Pagina<Bladzijde>, Fout> {
    let domain = inrichting(app)?;
    let signaal = gate.open(scope(kenmerk)?, |tx, _, id| rij::load(tx, SignaalId(id)).map_err(Fout::from)).await?;
    let as_is = || Form {
        categorie: signaal.categorie.clone(),
        titel: signaal.titel.clone(),
        versie: signaal.versie.to_string(),
    };
    // What is sent next is about the signal as this page shows it.
    let form = Form { versie: signaal.versie.to_string(), ..form.unwrap_or_else(as_is) };
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Andere categorie of naam", "/signalen").fouten(&fouten),
        form,
        categorieen: categorieen(&domain),
        signaal,
        fouten,
    }))
}
