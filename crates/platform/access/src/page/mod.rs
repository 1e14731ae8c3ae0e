//! The pages of this crate: signing in, one's own account, administration, supervision.

mod afzender;
mod bewaren;
mod code;
mod gebruiker;
mod gebruikers;
mod inloggen;
mod inzage_csv;
mod kringen;
mod mijn;
mod noodtoegang;
mod organisaties;
mod systemen;
mod taken;
mod toezicht;
mod wachtwoord;

pub use bewaren::{Bewaarplan, Noemer};
pub use systemen::Scopes;
pub use taken::Taaknamen;
pub use toezicht::{Wijzer, Wijzers};

use crate::inloggen::Uitkomst;
use crate::sessie::Stand;
use crate::{COOKIE, Mislukt, Token};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kern::Weigering;
use store::Sql;
use web::{Cookie, Fout, INLOGGEN, Naar, Routes};

pub(crate) const SIGN_IN_SQL: &[Sql] = inloggen::SQL;

/// The pages, each with who may open it.
pub fn routes() -> Routes {
    Routes::new()
        .public_get(INLOGGEN, inloggen::form)
        .public_post(INLOGGEN, inloggen::submit)
        .public_post("/demo/inloggen", inloggen::submit_demo)
        .public_get("/inloggen/code", code::form)
        .public_post("/inloggen/code", code::submit)
        .public_get("/inloggen/instellen", code::form_instellen)
        .public_post("/inloggen/instellen", code::submit_instellen)
        .public_get("/inloggen/wachtwoord", wachtwoord::form)
        .public_post("/inloggen/wachtwoord", wachtwoord::submit)
        .public_post("/uitloggen", mijn::uitloggen)
        .get("/account", mijn::account)
        .get("/mijn/sessies", mijn::sessies)
        .post("/mijn/sessies/{id}/beeindigen", mijn::beeindig)
        .post("/mijn/sessies/andere-beeindigen", mijn::beeindig_andere)
        .get("/mijn/wachtwoord", wachtwoord::form_mijn)
        .post("/mijn/wachtwoord", wachtwoord::submit_mijn)
        .get("/mijn/noodtoegang", noodtoegang::form)
        .post("/mijn/noodtoegang", noodtoegang::submit)
        .get("/beheer/gebruikers", gebruikers::lijst)
        .get("/beheer/gebruikers/nieuw", gebruikers::form)
        .post("/beheer/gebruikers", gebruikers::submit)
        .get("/beheer/gebruikers/{id}", gebruiker::tonen)
        .post("/beheer/gebruikers/{id}/rollen", gebruiker::rollen)
        .post("/beheer/gebruikers/{id}/uitzetten", gebruiker::uitzetten)
        .post("/beheer/gebruikers/{id}/aanzetten", gebruiker::aanzetten)
        .post("/beheer/gebruikers/{id}/wachtwoord", gebruiker::wachtwoord)
        .post("/beheer/gebruikers/{id}/app-wissen", gebruiker::app_wissen)
        .get("/beheer/kringen", kringen::lijst)
        .post("/beheer/kringen", kringen::nieuw)
        .get("/beheer/kringen/{id}", kringen::tonen)
        .post("/beheer/kringen/{id}/leden", kringen::lid_erbij)
        .post("/beheer/kringen/{id}/leden/{lid}/verwijderen", kringen::lid_eraf)
        .post("/beheer/rollen/{rol}/kringen", kringen::rol)
        .get("/beheer/organisaties", organisaties::lijst)
        .post("/beheer/organisaties", organisaties::nieuw)
        .post("/beheer/organisaties/{id}/uitzetten", organisaties::uitzetten)
        .post("/beheer/organisaties/{id}/aanzetten", organisaties::aanzetten)
        .get("/beheer/systemen", systemen::lijst)
        .post("/beheer/systemen", systemen::nieuw)
        .post("/beheer/systemen/{id}/uitzetten", systemen::uitzetten)
        .get("/beheer/taken", taken::lijst)
        .post("/beheer/taken/{id}/nu", taken::nu)
        .post("/beheer/taken/soort/{soort}/nu", taken::alles_nu)
        .get("/toezicht", toezicht::tonen)
        .post("/toezicht/noodtoegang/{id}/gezien", toezicht::gezien)
        .get("/toezicht/inzage.csv", inzage_csv::download)
        .get("/toezicht/bewaren", bewaren::tonen)
        .get("/toezicht/bewaren/lijst.csv", bewaren::download)
        .post("/toezicht/bewaren/stop", bewaren::stop)
        .get("/toezicht/bewaren/stop/{id}/opheffen", bewaren::opheffen)
        .post("/toezicht/bewaren/stop/{id}/opheffen", bewaren::stop_opheffen)
        .post("/toezicht/bewaren/{regel}/voorstel", bewaren::voorstellen)
        .get("/toezicht/bewaren/voorstel/{id}", bewaren::voorstel_tonen)
        .post("/toezicht/bewaren/voorstel/{id}/akkoord", bewaren::akkoord)
        .post("/toezicht/bewaren/voorstel/{id}/intrekken", bewaren::intrekken)
}

/// Sets the cookie and goes to the next step, or to where the person was going.
fn verder(token: &Token, stand: Stand, terug: &str) -> Naar {
    let pad = match stand {
        Stand::Volledig if terug.is_empty() => "/".to_owned(),
        Stand::Volledig => terug.to_owned(),
        Stand::Code => met_terug("/inloggen/code", terug),
        Stand::Instellen => met_terug("/inloggen/instellen", terug),
        Stand::Wachtwoord => met_terug("/inloggen/wachtwoord", terug),
    };
    Naar::new(pad).cookie(Cookie::new(COOKIE, token.text().into_exposed()))
}

fn met_terug(pad: &str, terug: &str) -> String {
    if terug.is_empty() { pad.to_owned() } else { format!("{pad}?terug={}", crate::totp::percent(terug)) }
}

/// What a step of signing in says, when it did not go on.
fn bericht(uitkomst: &Uitkomst, geweigerd: &str) -> String {
    match uitkomst {
        Uitkomst::Wachten(seconden) if *seconden >= 120 => {
            format!("Dit ging te vaak mis. Probeer het over {} minuten opnieuw.", seconden.div_euclid(60) + 1)
        }
        Uitkomst::Wachten(seconden) => format!("Dit ging te vaak mis. Probeer het over {seconden} seconden opnieuw."),
        Uitkomst::Geweigerd | Uitkomst::Verder(..) => geweigerd.to_owned(),
    }
}

/// The status for a form that came back, with the time to wait for programs.
fn met_wachttijd(uitkomst: &Uitkomst, page: impl FnOnce(StatusCode) -> Response) -> Response {
    let Uitkomst::Wachten(seconden) = uitkomst else { return page(StatusCode::UNPROCESSABLE_ENTITY) };
    let mut response = page(StatusCode::TOO_MANY_REQUESTS);
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconden));
    response
}

/// Tells a refusal, which is part of the page, from a failure, which is not.
fn of_weigering<T>(result: Result<T, Mislukt>) -> Result<Result<T, Weigering>, Fout> {
    match result {
        Ok(value) => Ok(Ok(value)),
        Err(Mislukt::Weigering(weigering)) => Ok(Err(weigering)),
        Err(other) => Err(other.into()),
    }
}

/// A page that must not be found again with the back button or in a cache: it holds a secret.
pub fn nooit_bewaren(response: impl IntoResponse) -> Response {
    let mut response = response.into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
