//! A message that is shown once on the page after a submit. It travels in a cookie of five minutes: two servers need
//! not share anything, `__Host-` keeps neighbours out, and the page escapes it like any text.

use crate::cookie::{Cookie, ToSet, cookie};
use crate::{App, Fout};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{header::SET_COOKIE, request::Parts};
use axum::middleware::Next;
use axum::response::Response;
use data_encoding::BASE64URL_NOPAD;
use std::sync::{Arc, Mutex, PoisonError};
use ui::Flash;

const COOKIE: &str = "melding";
const MAX_BYTES: usize = 2_000;
const SECONDS: i64 = 300;

/// The message of the previous page, if there is one. Taking it means showing it: afterwards it is gone.
#[derive(Debug, Clone, Default)]
pub struct Melding(pub Option<Flash>);

#[derive(Clone)]
struct Slot(Arc<Mutex<Option<Flash>>>);

impl Melding {
    /// Takes the message of this request.
    pub fn take(parts: &Parts) -> Option<Flash> {
        let slot = parts.extensions.get::<Slot>()?;
        slot.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl FromRequestParts<App> for Melding {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Fout> {
        Ok(Self(Self::take(parts)))
    }
}

/// Reads the message, writes the cookies that the response asks for, and forgets a message that was shown.
pub(crate) async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let found = cookie(request.headers(), &app, COOKIE).and_then(decode);
    let slot = found.map(|flash| Slot(Arc::new(Mutex::new(Some(flash)))));
    if let Some(slot) = &slot {
        request.extensions_mut().insert(slot.clone());
    }
    let mut response = next.run(request).await;
    let mut wanted = response.extensions_mut().remove::<ToSet>().unwrap_or_default();
    if let Some(flash) = &wanted.melding {
        wanted.cookies.push(Cookie::new(COOKIE, encode(flash)).seconden(SECONDS).strikt());
    } else if slot.is_some_and(|slot| slot.0.lock().unwrap_or_else(PoisonError::into_inner).is_none()) {
        wanted.cookies.push(Cookie::vergeet(COOKIE));
    }
    for value in wanted.cookies.iter().filter_map(|cookie| cookie.header(&app)) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    response
}

fn encode(flash: &Flash) -> String {
    BASE64URL_NOPAD.encode(&serde_json::to_vec(flash).unwrap_or_default())
}

/// Whatever is not a message of ours is no message.
fn decode(value: &str) -> Option<Flash> {
    let bytes = BASE64URL_NOPAD.decode(value.get(..MAX_BYTES.min(value.len()))?.as_bytes()).ok()?;
    serde_json::from_slice(&bytes).ok()
}
