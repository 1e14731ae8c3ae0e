//! `/inloggen/code`: the code of the app, at sign-in and to prove again who one is. `/inloggen/instellen`: the app itself.

use super::afzender::Onderweg;
use super::inloggen::Terug;
use super::{bericht, met_terug, met_wachttijd, nooit_bewaren, verder};
use crate::geheim::Kast;
use crate::inloggen::{Uitkomst, geef_code, geheim_van, stel_app_in};
use crate::sessie::{Sessie, Stand};
use crate::totp::{self, Instelling};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use ui::{FormErrors, Kader};
use web::{App, Formulier, Fout, INLOGGEN, Naar, Pagina, PubliekKader, Query};

#[derive(Deserialize)]
pub(crate) struct Form {
    #[serde(default)]
    code: String,
    #[serde(default)]
    terug: String,
}

#[derive(askama::Template)]
#[template(path = "code.html")]
struct CodePage {
    kader: Kader,
    fouten: FormErrors,
    volgende: String,
    opnieuw: bool,
}

#[derive(askama::Template)]
#[template(path = "instellen.html")]
struct InstellenPage {
    kader: Kader,
    fouten: FormErrors,
    volgende: String,
    instelling: Instelling,
}

const NO_APP: &str = "De code klopt niet, of u hebt hem al gebruikt. Wacht op de volgende code in de app";

/// Who asks for the code: somebody who gave his password, or who is in and must prove it again.
fn may_give_code(sessie: Option<Sessie>) -> Option<Sessie> {
    sessie.filter(|sessie| matches!(sessie.stand, Stand::Code | Stand::Volledig))
}

fn from_the_start(terug: &str) -> Response {
    Naar::new(met_terug(INLOGGEN, terug)).into_response()
}

fn code_page(kader: Kader, fouten: FormErrors, volgende: String, sessie: &Sessie) -> CodePage {
    let kader = kader.voor("Code uit uw app", "/inloggen/code").fouten(&fouten);
    CodePage { kader, fouten, volgende, opnieuw: sessie.stand == Stand::Volledig }
}

pub(crate) async fn form(
    Onderweg(sessie): Onderweg,
    PubliekKader(kader): PubliekKader,
    Query(query): Query<Terug>,
) -> Response {
    let Some(sessie) = may_give_code(sessie) else { return from_the_start(&query.terug) };
    Pagina(code_page(kader, FormErrors::new(), query.terug, &sessie)).into_response()
}

pub(crate) async fn submit(
    State(app): State<App>,
    Onderweg(sessie): Onderweg,
    PubliekKader(kader): PubliekKader,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let Some(sessie) = may_give_code(sessie) else { return Ok(from_the_start(&form.terug)) };
    let uitkomst = geef_code(app.store(), Kast::van(&app)?, app.now(), sessie.clone(), form.code).await?;
    if let Uitkomst::Verder(token, stand) = &uitkomst {
        return Ok(verder(token, *stand, &form.terug).into_response());
    }
    let mut fouten = FormErrors::new();
    fouten.add("code", bericht(&uitkomst, NO_APP));
    let again = code_page(kader, fouten, form.terug, &sessie);
    Ok(met_wachttijd(&uitkomst, |status| Pagina(again).met_status(status)))
}

async fn instellen_page(
    app: &App,
    kader: Kader,
    fouten: FormErrors,
    volgende: String,
    sessie: &Sessie,
) -> Result<InstellenPage, Fout> {
    let secret = geheim_van(app.store(), &Kast::van(app)?, sessie).await?;
    let id = sessie.gebruiker;
    let account = app.store().read(move |tx| crate::gebruiker::gebruiker(tx, id)).await?;
    let issuer = format!("Baken {}", app.gemeente().naam);
    let instelling = totp::instelling(&secret, &issuer, account.inlognaam.expose())?;
    let kader = kader.voor("App voor codes instellen", "/inloggen/instellen").fouten(&fouten);
    Ok(InstellenPage { kader, fouten, volgende, instelling })
}

pub(crate) async fn form_instellen(
    State(app): State<App>,
    Onderweg(sessie): Onderweg,
    PubliekKader(kader): PubliekKader,
    Query(query): Query<Terug>,
) -> Result<Response, Fout> {
    let Some(sessie) = sessie.filter(|sessie| sessie.stand == Stand::Instellen) else {
        return Ok(from_the_start(&query.terug));
    };
    let page = instellen_page(&app, kader, FormErrors::new(), query.terug, &sessie).await?;
    Ok(nooit_bewaren(Pagina(page)))
}

pub(crate) async fn submit_instellen(
    State(app): State<App>,
    Onderweg(sessie): Onderweg,
    PubliekKader(kader): PubliekKader,
    Formulier(form): Formulier<Form>,
) -> Result<Response, Fout> {
    let Some(sessie) = sessie.filter(|sessie| sessie.stand == Stand::Instellen) else {
        return Ok(from_the_start(&form.terug));
    };
    let uitkomst = stel_app_in(app.store(), Kast::van(&app)?, app.now(), sessie.clone(), form.code).await?;
    if let Uitkomst::Verder(token, stand) = &uitkomst {
        return Ok(verder(token, *stand, &form.terug).into_response());
    }
    let mut fouten = FormErrors::new();
    fouten.add("code", bericht(&uitkomst, "De code klopt niet. Kijk of de tijd op uw telefoon goed staat"));
    let again = instellen_page(&app, kader, fouten, form.terug, &sessie).await?;
    Ok(met_wachttijd(&uitkomst, |status| nooit_bewaren(Pagina(again).met_status(status))))
}
