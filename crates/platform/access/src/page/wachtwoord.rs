//! Choosing an own password: from one's account, or as the last step of signing in when somebody else chose it.

use super::afzender::Onderweg;
use super::inloggen::Terug;
use super::{bericht, met_terug, met_wachttijd, of_weigering, verder};
use crate::acties::MijnAccount;
use crate::inloggen::{Uitkomst, kies_wachtwoord};
use crate::sessie::{Sessie, Stand};
use crate::wachtwoord::MINSTENS;
use crate::{Gate, Ingelogd};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kern::Secret;
use serde::Deserialize;
use ui::{FormErrors, Kader};
use web::{App, Formulier, Fout, INLOGGEN, Naar, Pagina, PubliekKader, Query};

#[derive(Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    oud: Secret<String>,
    #[serde(default)]
    nieuw: Secret<String>,
    #[serde(default)]
    herhaald: Secret<String>,
    #[serde(default)]
    terug: String,
}

#[derive(askama::Template)]
#[template(path = "wachtwoord.html")]
struct Page {
    kader: Kader,
    fouten: FormErrors,
    actie: &'static str,
    volgende: String,
    minstens: usize,
    moet: bool,
}

impl Page {
    fn new(kader: Kader, fouten: FormErrors, stand: Stand, volgende: String) -> Self {
        let moet = stand != Stand::Volledig;
        let actie = if moet { "/inloggen/wachtwoord" } else { "/mijn/wachtwoord" };
        Self {
            kader: kader.voor("Nieuw wachtwoord kiezen", actie).fouten(&fouten),
            fouten,
            actie,
            volgende,
            minstens: MINSTENS,
            moet,
        }
    }
}

pub(crate) async fn form(
    Onderweg(sessie): Onderweg,
    PubliekKader(kader): PubliekKader,
    Query(query): Query<Terug>,
) -> Response {
    let Some(sessie) = sessie.filter(|sessie| sessie.stand == Stand::Wachtwoord) else {
        return Naar::new(met_terug(INLOGGEN, &query.terug)).into_response();
    };
    Pagina(Page::new(kader, FormErrors::new(), sessie.stand, query.terug)).into_response()
}

pub(crate) async fn form_mijn(_: Gate<MijnAccount>, PubliekKader(kader): PubliekKader) -> Response {
    Pagina(Page::new(kader, FormErrors::new(), Stand::Volledig, "/account".to_owned())).into_response()
}

pub(crate) async fn submit(
    State(app): State<App>,
    Onderweg(sessie): Onderweg,
    PubliekKader(kader): PubliekKader,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let Some(sessie) = sessie.filter(|sessie| sessie.stand == Stand::Wachtwoord) else {
        return Ok(Naar::new(met_terug(INLOGGEN, &form.terug)).into_response());
    };
    choose(&app, kader, sessie, form).await
}

pub(crate) async fn submit_mijn(
    _: Gate<MijnAccount>,
    State(app): State<App>,
    signed_in: Ingelogd,
    PubliekKader(kader): PubliekKader,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    choose(&app, kader, signed_in.sessie().clone(), form).await
}

async fn choose(app: &App, kader: Kader, sessie: Sessie, form: Form) -> Result<Response, Fout> {
    let stand = sessie.stand;
    let mut fouten = FormErrors::new();
    if form.oud.expose().is_empty() {
        fouten.add("oud", "Vul het wachtwoord in dat u nu hebt");
    }
    if form.nieuw != form.herhaald {
        fouten.add("herhaald", "Typ twee keer hetzelfde nieuwe wachtwoord");
    }
    if !fouten.is_empty() {
        return Ok(Pagina(Page::new(kader, fouten, stand, form.terug)).geweigerd());
    }
    let chosen = kies_wachtwoord(app.store(), app.now(), sessie, form.oud, form.nieuw).await;
    let uitkomst = match of_weigering(chosen)? {
        Ok(Uitkomst::Verder(token, stand)) => {
            let flash = ui::Flash::gelukt("Uw wachtwoord is gewijzigd. Op andere apparaten bent u uitgelogd.");
            return Ok(verder(&token, stand, &form.terug).met(flash).into_response());
        }
        Ok(other) => {
            fouten.add("oud", bericht(&other, "Dit is niet het wachtwoord dat u nu hebt"));
            other
        }
        Err(weigering) => {
            fouten.add("nieuw", weigering.reden);
            Uitkomst::Geweigerd
        }
    };
    let page = Page::new(kader, fouten, stand, form.terug);
    Ok(met_wachttijd(&uitkomst, |status: StatusCode| Pagina(page).met_status(status)))
}
