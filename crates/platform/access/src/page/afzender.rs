//! From where a sign-in comes, and how far it is.

use crate::extract::token;
use crate::sessie::{self, Sessie};
use crate::{Mislukt, Token};
use axum::extract::FromRequestParts;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use web::{App, Client, Fout};

/// The sender of a sign-in form.
#[derive(Debug)]
pub(crate) struct Afzender {
    /// Network address, for counting failures; never stored as such.
    pub client: Client,
    /// Browser and system in words.
    pub toestel: String,
    /// The session secret that came along.
    pub oud: Option<Token>,
}

impl FromRequestParts<App> for Afzender {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fout> {
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Self { client: Client::of(parts, app), toestel: sessie::toestel(agent), oud: token(parts, app) })
    }
}

/// A session that may still be on its way in; `None` when there is none.
#[derive(Debug)]
pub(crate) struct Onderweg(pub Option<Sessie>);

impl FromRequestParts<App> for Onderweg {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fout> {
        let Some(token) = token(parts, app) else { return Ok(Self(None)) };
        let now = app.now();
        let found = app.store().read(move |tx| {
            let sessie = sessie::lees(tx, &token, now)?;
            // Shut out halfway is shut out.
            crate::Actor::load(tx, sessie.gebruiker, now)?;
            Ok::<_, Mislukt>(sessie)
        });
        match found.await {
            Ok(sessie) => Ok(Self(Some(sessie))),
            Err(Mislukt::Store(store::StoreError::NotFound)) => Ok(Self(None)),
            Err(other) => Err(other.into()),
        }
    }
}
