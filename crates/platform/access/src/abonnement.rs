//! An address with a key in it, for a program of somebody's own that cannot sign in: a calendar. It opens one action and
//! nothing else, sees what its owner may know at that moment, and ends by itself.

use crate::{Access, Action, Actor, Gate, Getoond, Mislukt, Token};
use audit::{Ding, Gebeurtenis, Wie, record};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use kern::{GebruikerId, Moment};
use std::sync::Arc;
use store::{Result, StoreError, Tx, args};
use web::{App, Fout, Guard};

store::sql! {
    INSERT = "INSERT INTO abonnement (gebruiker, actie, hash, gemaakt, verloopt) VALUES ($1, $2, $3, $4, $5)";
    WEG = "DELETE FROM abonnement WHERE gebruiker = $1 AND actie = $2";
    ALLE_WEG = "DELETE FROM abonnement WHERE gebruiker = $1";
    VAN = "SELECT gemaakt, laatst, verloopt FROM abonnement WHERE gebruiker = $1 AND actie = $2 AND verloopt > $3";
    MET_SLEUTEL = "SELECT id, gebruiker, laatst FROM abonnement WHERE hash = $1 AND actie = $2 AND verloopt > $3";
    GEBRUIKT = "UPDATE abonnement SET laatst = $2 WHERE id = $1";
}

/// How long an address works.
const DAGEN: i64 = 366;
/// When it was used last is kept to the hour.
const UUR: i64 = 3_600;

/// Somebody's address, as he sees it; its key is never shown again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Abonnement {
    /// When it was made.
    pub gemaakt: Moment,
    /// When it was used last, to the hour.
    pub laatst: Option<Moment>,
    /// From when it does not work any more.
    pub verloopt: Moment,
}

/// Makes an address for who asks, in the place of the one before. The key is returned this once.
pub fn maak<A: Action>(tx: &mut Tx<'_>, access: &Access<A>) -> std::result::Result<Token, Mislukt> {
    let (wie, now) = (access.gebruiker()?, access.now());
    let token = Token::nieuw()?;
    tx.exec(WEG, args![wie, A::NAAM])?;
    tx.exec(INSERT, args![wie, A::NAAM, token.hash(), now, now.plus_seconds(DAGEN * 86_400)])?;
    tell(tx, now, access.wie(), wie, "abonnement.gemaakt", A::NAAM)?;
    Ok(token)
}

/// Takes the address of who asks away; nothing happens when there is none.
pub fn trek_in<A: Action>(tx: &mut Tx<'_>, access: &Access<A>) -> std::result::Result<(), Mislukt> {
    let wie = access.gebruiker()?;
    if tx.exec(WEG, args![wie, A::NAAM])? == 0 {
        return Ok(());
    }
    Ok(tell(tx, access.now(), access.wie(), wie, "abonnement.ingetrokken", A::NAAM)?)
}

/// The address of who asks, when there is one that works.
pub fn eigen<A: Action>(tx: &mut Tx<'_>, access: &Access<A>) -> std::result::Result<Option<Abonnement>, Mislukt> {
    let found = tx.maybe(VAN, args![access.gebruiker()?, A::NAAM, access.now()])?;
    let read = found.map(|row| {
        Ok::<_, StoreError>(Abonnement { gemaakt: row.get(0)?, laatst: row.get(1)?, verloopt: row.get(2)? })
    });
    Ok(read.transpose()?)
}

/// Every address of somebody, when he must sign in anew everywhere or is gone.
pub(crate) fn alle_weg(tx: &mut Tx<'_>, gebruiker: GebruikerId) -> Result<()> {
    tx.exec(ALLE_WEG, args![gebruiker]).map(drop)
}

fn tell(tx: &mut Tx<'_>, now: Moment, door: Wie, wie: GebruikerId, what: &'static str, actie: &str) -> Result<()> {
    record(tx, now, &Gebeurtenis::new(what, Ding::new("gebruiker", wie.0)).door(door).met("actie", actie)).map(drop)
}

/// The gate of an address with a key: only to read a list, and only for action `A`.
#[derive(Debug, Clone)]
pub struct FeedGate<A>(Gate<A>);

impl<A: Action> FeedGate<A> {
    /// The moment of the request.
    pub const fn now(&self) -> Moment {
        self.0.now()
    }

    /// Reads a list and logs how many things it shows.
    pub async fn list<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        F: FnOnce(&mut Tx<'_>, &Access<A>) -> std::result::Result<T, E> + Send + 'static,
        T: Getoond + Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.0.list(work).await
    }
}

impl<A: Action> FromRequestParts<App> for FeedGate<A> {
    type Rejection = Fout;

    /// The key is the part of the path that the route calls `sleutel`. One that opens nothing is an address that is not
    /// there.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> std::result::Result<Self, Fout> {
        let path = RawPathParams::from_request_parts(parts, app).await.map_err(|_| Fout::niet_gevonden())?;
        let key = path.iter().find(|(naam, _)| *naam == "sleutel").and_then(|(_, text)| Token::parse(text));
        let (key, now) = (key.ok_or_else(Fout::niet_gevonden)?, app.now());
        let found = app.store().read(move |tx| {
            let row = tx.row(MET_SLEUTEL, args![key.hash(), A::NAAM, now])?;
            let (id, gebruiker, laatst): (i64, GebruikerId, Option<Moment>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok::<_, StoreError>((id, laatst, Actor::load(tx, gebruiker, now)?))
        });
        let (id, laatst, actor) = found.await.map_err(gone)?;
        if laatst.is_none_or(|before| now.seconds_since(before) >= UUR) {
            app.store().write(move |tx| tx.exec(GEBRUIKT, args![id, now])).await?;
        }
        let gate = Gate::new(app.store().clone(), Arc::new(actor), now);
        gate.map(Self).ok_or_else(Fout::niet_gevonden)
    }
}

fn gone(error: StoreError) -> Fout {
    if error == StoreError::NotFound { Fout::niet_gevonden() } else { error.into() }
}

impl<A: Action> Guard for FeedGate<A> {
    const ACTION: &'static str = A::NAAM;
}
