//! From the request to the gate: session cookie or bearer token, the person or system behind it, his role.

use crate::sessie::{self, Sessie, Stand};
use crate::{Action, Actor, Gate, Mislukt, Token, client};
use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use kern::Moment;
use std::ops::Deref;
use std::sync::Arc;
use store::{StoreError, Tx};
use web::{App, Fout, Guard};

/// Name of the session cookie; over https the browser knows it as `__Host-baken`.
pub const COOKIE: &str = "baken";

/// How long a proof of who one is holds for acts that reach far.
const BEVESTIGD_SECONDEN: i64 = 10 * 60;

/// Somebody who is signed in, whatever his role. For pages about himself; for anything else take a [`Gate`].
#[derive(Debug, Clone)]
pub struct Ingelogd {
    actor: Arc<Actor>,
    sessie: Sessie,
    now: Moment,
}

impl Ingelogd {
    /// Who.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// On which device.
    pub const fn sessie(&self) -> &Sessie {
        &self.sessie
    }

    /// The moment of the request.
    pub const fn now(&self) -> Moment {
        self.now
    }

    /// Whether he proved to be himself a moment ago: asked before acts that reach far. If not, send him to
    /// `/inloggen/code?terug=...`. In a demo people have no app, and it is always so.
    pub fn pas_bevestigd(&self, app: &App) -> bool {
        let recent = |moment| self.now.seconds_since(moment) < BEVESTIGD_SECONDEN;
        app.instellingen().demo || self.sessie.bevestigd.is_some_and(recent)
    }
}

/// Where an open page asks what waits, every half minute.
pub const LIVE: &str = "/live";

/// The session secret that came with the request, if any.
pub(crate) fn token(parts: &Parts, app: &App) -> Option<Token> {
    web::cookie(&parts.headers, app, COOKIE).and_then(Token::parse)
}

impl FromRequestParts<App> for Ingelogd {
    type Rejection = Fout;

    /// One read per request, whoever asks first: the answer is kept with the request.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fout> {
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let token = token(parts, app).ok_or_else(Fout::niet_ingelogd)?;
        let now = app.now();
        let found = app.store().read(move |tx| load(tx, &token, now)).await.map_err(unknown)?;
        // A page that asks by itself for its counts is not somebody at work: it does not keep the session alive.
        if found.sessie.is_stale(now) && parts.uri.path() != LIVE {
            let id = found.sessie.id;
            app.store().write(move |tx| sessie::gebruikt(tx, id, now)).await?;
        }
        parts.extensions.insert(found.clone());
        Ok(found)
    }
}

fn load(tx: &mut Tx<'_>, token: &Token, now: Moment) -> Result<Ingelogd, StoreError> {
    let sessie = sessie::lees(tx, token, now)?;
    if sessie.stand != Stand::Volledig {
        return Err(StoreError::NotFound);
    }
    let actor = Arc::new(Actor::load(tx, sessie.gebruiker, now)?);
    Ok(Ingelogd { actor, sessie, now })
}

/// A session or token that is not there (any more) means: nobody is signed in.
fn unknown(error: StoreError) -> Fout {
    if error == StoreError::NotFound { Fout::niet_ingelogd() } else { error.into() }
}

impl<A: Action> FromRequestParts<App> for Gate<A> {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fout> {
        let found = Ingelogd::from_request_parts(parts, app).await?;
        // A page that this role may not open is a page that is not there.
        Self::new(app.store().clone(), found.actor, found.now).ok_or_else(Fout::niet_gevonden)
    }
}

impl<A: Action> Guard for Gate<A> {
    const ACTION: &'static str = A::NAAM;
}

/// The gate of a partner's system: its token has the scope of action `A`, and its sight is the kring of its
/// organisation. Used as a [`Gate`].
#[derive(Debug, Clone)]
pub struct ApiGate<A>(Gate<A>);

impl<A> Deref for ApiGate<A> {
    type Target = Gate<A>;

    fn deref(&self) -> &Gate<A> {
        &self.0
    }
}

impl<A: Action> FromRequestParts<App> for ApiGate<A> {
    type Rejection = Fout;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Fout> {
        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let bearer =
            header.and_then(|value| value.split_once(' ')).filter(|(kind, _)| kind.eq_ignore_ascii_case("bearer"));
        let token = bearer.and_then(|(_, token)| Token::parse(token.trim())).ok_or_else(Fout::niet_ingelogd)?;
        let actor = app.store().read(move |tx| client::actor(tx, &token)).await.map_err(unknown)?;
        let gate = Gate::new(app.store().clone(), Arc::new(actor), app.now());
        gate.map(Self).ok_or_else(Fout::geen_toegang)
    }
}

impl<A: Action> Guard for ApiGate<A> {
    const ACTION: &'static str = A::NAAM;
}

impl From<Mislukt> for Fout {
    fn from(mislukt: Mislukt) -> Self {
        match mislukt {
            Mislukt::Weigering(weigering) => weigering.into(),
            Mislukt::Store(error) => error.into(),
            Mislukt::Machine(oorzaak) => Self::storing("toegang", oorzaak),
        }
    }
}
