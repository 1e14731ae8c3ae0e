//! Politie direct: one screen, one act.

use super::{href, keuzes, scope};
use crate::access::PolitieInformeren;
use crate::api::inrichting;
use crate::handeling::politie::{self, Melding};
use crate::model::{Politiewijze, Signaal};
use crate::store::rij;
use ::access::{Gate, Mislukt, Werkplek};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kern::{Code, Moment, SignaalId};
use serde::Deserialize;
use ui::{Flash, FormErrors, Kader, Keuze};
use web::{App, Formulier, Fout, Naar, Pagina, Path};

/// What is filled in.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    wijze: String,
    #[serde(default)]
    contact: String,
    #[serde(default)]
    notitie: String,
    #[serde(default)]
    versie: String,
}

#[derive(askama::Template)]
#[template(path = "weging/politie.html")]
struct Bladzijde {
    kader: Kader,
    signaal: Signaal,
    fouten: FormErrors,
    form: Form,
    wijzen: Vec<Keuze>,
    telefoon: String,
    nu: Moment,
}

impl Bladzijde {
    fn kenmerk(&self) -> String {
        self.signaal.kenmerk.to_string()
    }

    fn href(&self) -> String {
        href(self.signaal.kenmerk)
    }
}

/// The form.
pub(crate) async fn form(
    gate: Gate<PolitieInformeren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(kenmerk): Path<String>,
) -> Result<Response, Fout> {
    let form = Form { wijze: Politiewijze::Telefoon.code().to_owned(), ..Form::default() };
    Ok(bladzijde(&gate, &app, kader, &kenmerk, form, FormErrors::new()).await?.into_response())
}

/// Records it, or sends the message.
pub(crate) async fn submit(
    gate: Gate<PolitieInformeren>,
    Werkplek(kader): Werkplek,
    State(app): State<App>,
    Path(kenmerk): Path<String>,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let domain = inrichting(&app)?;
    let Some(wijze) = Politiewijze::from_code(&form.wijze) else {
        let mut fouten = FormErrors::new();
        fouten.add("wijze", "Kies hoe de politie het weet, of dat het niet nodig is.");
        return Ok(bladzijde(&gate, &app, kader, &kenmerk, form, fouten).await?.geweigerd());
    };
    let melding = Melding { wijze, contact: form.contact.clone(), notitie: form.notitie.clone() };
    let versie = form.versie.parse().unwrap_or(-1);
    let done = gate.submit(scope(&kenmerk)?, move |tx, access, id| {
        politie::informeer(tx, access, &domain, SignaalId(id), versie, &melding)
    });
    match done.await {
        Ok(()) => Ok(Naar::new(format!("/signalen/{kenmerk}")).met(Flash::gelukt(klaar(wijze))).into_response()),
        Err(Mislukt::Weigering(weigering)) => {
            let mut fouten = FormErrors::new();
            let veld = if weigering.code == "geen-politieadres" { "wijze" } else { weigering.code };
            fouten.add(veld, weigering.reden);
            Ok(bladzijde(&gate, &app, kader, &kenmerk, form, fouten).await?.geweigerd())
        }
        // Somebody was first: what was typed stays, and the page says where to see how the signal stands now.
        Err(Mislukt::Store(::store::StoreError::Conflict)) => {
            let page =
                bladzijde(&gate, &app, kader.melding(super::botsing()), &kenmerk, form, FormErrors::new()).await?;
            Ok(page.met_status(axum::http::StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

const fn klaar(wijze: Politiewijze) -> &'static str {
    match wijze {
        Politiewijze::Telefoon => "Vastgelegd: de politie is gebeld.",
        Politiewijze::Bericht => {
            "Het bericht aan de politie gaat weg. Op deze pagina zie je wanneer het is afgeleverd."
        }
        Politiewijze::Afgewogen => "Vastgelegd waarom de politie dit niet hoeft te weten.",
    }
}

async fn bladzijde(
    gate: &Gate<PolitieInformeren>,
    app: &App,
    kader: Kader,
    kenmerk: &str,
    form: Form,
    fouten: FormErrors,
) -> Result<Pagina<Bladzijde>, Fout> {
    let domain = inrichting(app)?;
    let signaal = gate.open(scope(kenmerk)?, |tx, _, id| rij::load(tx, SignaalId(id)).map_err(Fout::from)).await?;
    let telefoon = domain.politie.telefoon.clone().unwrap_or_else(|| "0900 8844".to_owned());
    Ok(Pagina(Bladzijde {
        kader: kader.voor("Politie informeren", "/signalen").fouten(&fouten),
        wijzen: keuzes::<Politiewijze>(),
        signaal,
        fouten,
        form,
        telefoon,
        nu: gate.now(),
    }))
}
