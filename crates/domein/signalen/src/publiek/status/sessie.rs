//! The open mailbox on one device: a sealed cookie of half an hour, so that the code is never in an address and never
//! has to be typed twice. Nothing of it is stored.

use super::super::concept::storing;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use bestand::{Eigenaar, Kluis};
use data_encoding::BASE64URL_NOPAD;
use kern::Moment;
use serde::{Deserialize, Serialize};
use web::{App, Cookie, Fout};

/// Name of the cookie.
pub(in crate::publiek) const COOKIE: &str = "brievenbus";
/// Seconds without a look after which the mailbox closes.
const LEVENSDUUR: i64 = 30 * 60;
const MERK: usize = 16;
const LANGST: usize = 600;

/// The mailbox that is open: the hash of its code. `None` when there is none, or when half an hour has passed.
pub(in crate::publiek) struct Sessie(pub(in crate::publiek) Option<[u8; 32]>);

#[derive(Serialize, Deserialize)]
struct Inhoud {
    hash: [u8; 32],
    tot: Moment,
}

/// The cookie for this mailbox.
pub(in crate::publiek) fn cookie(kluis: &Kluis, hash: [u8; 32], nu: Moment) -> Result<Cookie, Fout> {
    let mut merk = [0; MERK];
    getrandom::fill(&mut merk).map_err(|_| Fout::tijdelijk("brievenbus openen", "geen willekeurige getallen"))?;
    let (bos, verpakt) =
        kluis.nieuwe_sleutelbos(Eigenaar::kenmerk("brievenbus", merk)).map_err(|fout| storing(&fout))?;
    let inhoud = Inhoud { hash, tot: nu.plus_seconds(LEVENSDUUR) };
    let json = serde_json::to_string(&inhoud).map_err(|error| Fout::storing("brievenbus openen", error))?;
    let sealed = bos.versleutel_tekst("brievenbus.sessie", &json).map_err(|fout| storing(&fout))?;
    let key = BASE64URL_NOPAD.encode(&[merk.as_slice(), &verpakt].concat());
    Ok(Cookie::new(COOKIE, format!("{key}.{}", BASE64URL_NOPAD.encode(&sealed))))
}

fn lees(kluis: &Kluis, cookie: &str, nu: Moment) -> Option<[u8; 32]> {
    let (key, sealed) = cookie.get(..cookie.len().min(LANGST))?.split_once('.')?;
    let key = BASE64URL_NOPAD.decode(key.as_bytes()).ok()?;
    let (merk, verpakt) = key.split_first_chunk::<MERK>()?;
    let bos = kluis.open_sleutelbos(Eigenaar::kenmerk("brievenbus", *merk), verpakt).ok()?;
    let json = bos.ontsleutel_tekst("brievenbus.sessie", &BASE64URL_NOPAD.decode(sealed.as_bytes()).ok()?).ok()?;
    let inhoud: Inhoud = serde_json::from_str(json.expose()).ok()?;
    (nu < inhoud.tot).then_some(inhoud.hash)
}

impl FromRequestParts<App> for Sessie {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fout> {
        let inrichting = crate::api::inrichting(app)?;
        let cookie = web::cookie(&parts.headers, app, COOKIE);
        Ok(Self(cookie.and_then(|cookie| lees(&inrichting.kluis, cookie, app.now()))))
    }
}
