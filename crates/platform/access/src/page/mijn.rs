//! One's own account, where one is signed in, and signing out.

use crate::acties::MijnAccount;
use crate::extract::token;
use crate::sessie::{self, Sessie};
use crate::{COOKIE, Gate, Ingelogd, Lijst, Mislukt, Werkplek};
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use kern::Moment;
use ui::{Flash, Kader};
use web::{App, Cookie, Fout, INLOGGEN, Naar, Pagina, Path};

#[derive(askama::Template)]
#[template(path = "account.html")]
struct AccountPage {
    kader: Kader,
    naam: String,
    rollen: String,
    noodtoegang: bool,
}

#[derive(askama::Template)]
#[template(path = "sessies.html")]
struct SessiesPage {
    kader: Kader,
    sessies: Vec<Sessie>,
    huidig: i64,
    nu: Moment,
}

pub(crate) async fn account(gate: Gate<MijnAccount>, Werkplek(kader): Werkplek) -> Response {
    let rollen: Vec<_> = gate.actor().rollen().iter().map(|rol| rol.naam()).collect();
    let page = AccountPage {
        kader: kader.voor("Mijn account", "/account"),
        naam: gate.actor().naam().to_owned(),
        rollen: rollen.join(", "),
        noodtoegang: gate.ook::<crate::acties::NoodtoegangNemen>().is_some(),
    };
    Pagina(page).into_response()
}

pub(crate) async fn sessies(
    gate: Gate<MijnAccount>,
    signed_in: Ingelogd,
    Werkplek(kader): Werkplek,
) -> Result<Response, Fout> {
    let (id, nu) = (signed_in.sessie().gebruiker, gate.now());
    let lijst = gate.list(move |tx, _| Ok::<_, Fout>(Lijst::new("sessie", sessie::sessies(tx, id, nu)?))).await?;
    let kader = kader.voor("Waar u bent ingelogd", "/mijn/sessies");
    Ok(Pagina(SessiesPage { kader, sessies: lijst.rijen, huidig: signed_in.sessie().id, nu }).into_response())
}

pub(crate) async fn beeindig(gate: Gate<MijnAccount>, signed_in: Ingelogd, Path(id): Path<i64>) -> Result<Naar, Fout> {
    let own = signed_in.sessie().gebruiker;
    gate.create(move |tx, _| sessie::beeindig(tx, id, own).map_err(Mislukt::from)).await?;
    Ok(Naar::new("/mijn/sessies").met(Flash::gelukt("Dat apparaat is uitgelogd.")))
}

pub(crate) async fn beeindig_andere(gate: Gate<MijnAccount>, signed_in: Ingelogd) -> Result<Naar, Fout> {
    let (own, this) = (signed_in.sessie().gebruiker, signed_in.sessie().id);
    gate.create(move |tx, _| sessie::beeindig_andere(tx, own, this).map_err(Mislukt::from)).await?;
    Ok(Naar::new("/mijn/sessies").met(Flash::gelukt("Alle andere apparaten zijn uitgelogd.")))
}

/// Signs out. Also without a session, or halfway in: afterwards there is none.
pub(crate) async fn uitloggen(State(app): State<App>, request: Request) -> Result<Naar, Fout> {
    let (parts, _) = request.into_parts();
    if let Some(token) = token(&parts, &app) {
        app.store().write(move |tx| sessie::beeindig_token(tx, &token)).await?;
    }
    Ok(Naar::new(INLOGGEN).cookie(Cookie::vergeet(COOKIE)).met(Flash::gelukt("U bent uitgelogd.")))
}
