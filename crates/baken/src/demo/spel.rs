//! People at work: each act goes through the same door as in real life. Somebody signs in with his card, and the gate
//! checks his role and his kringen, logs the look and records what happened. Only the clock is moved by hand.

use super::data::Data;
use super::maatregelen::Verhaal;
use super::mensen::Bezetting;
use crate::opbouw::Programma;
use access::{Access, Action, COOKIE, Gate, Mislukt};
use axum::Router;
use axum::body::Body;
use axum::extract::FromRequestParts as _;
use axum::http::{Request, header};
use kern::{DossierId, FixedClock, GebruikerId, Moment, OverlegId, Rol, SignaalId};
use signalen::access::SignaalLezen;
use signalen::inrichting::Inrichting;
use signalen::model::{Kenmerk, Signaal};
use signalen::store::rij;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::sync::Arc;
use store::{StoreError, Tx, args};
use tower::ServiceExt as _;
use web::App;

/// Any failure stops the filling: a practice municipality is whole or it is not there.
pub(super) type Klaar<T = ()> = Result<T, Box<dyn Error>>;

/// Shorter than a session lives without use.
const SESSIE_SECONDEN: i64 = 50 * 60;

struct Sessie {
    cookie: String,
    laatst: Moment,
    begin: Moment,
}

/// The table on which it is played.
pub(super) struct Spel {
    pub app: App,
    pub inrichting: Arc<Inrichting>,
    pub klok: FixedClock,
    pub data: Data,
    pub bezetting: Bezetting,
    /// The signals that came in, by their number in the data.
    pub signalen: BTreeMap<usize, (SignaalId, Kenmerk)>,
    /// The files, by the place they are about.
    pub casussen: BTreeMap<String, DossierId>,
    /// The orders of the data.
    pub maatregelen: Vec<Verhaal>,
    /// The orders that began, by their number in the data.
    pub opgelegd: BTreeMap<usize, besluit::model::Kenmerk>,
    /// The moment up to which it is played: from there the days of the orders are counted.
    pub nu: Moment,
    /// The meeting that is going on.
    pub overleg: Option<OverlegId>,
    deur: Router,
    sessies: HashMap<&'static str, Sessie>,
}

impl Spel {
    /// Sets the table. `programma` runs on this clock.
    pub fn new(programma: &Programma, klok: FixedClock, data: Data, bezetting: Bezetting, nu: Moment) -> Klaar<Self> {
        let app = programma.app.clone();
        let inrichting = app.ext::<Inrichting>().ok_or("de inrichting van signalen ontbreekt")?;
        let deur = web::service(&app, programma.router());
        let maatregelen = data.maatregelen.clone();
        Ok(Self {
            app,
            inrichting,
            klok,
            data,
            bezetting,
            signalen: BTreeMap::new(),
            casussen: BTreeMap::new(),
            maatregelen,
            opgelegd: BTreeMap::new(),
            nu,
            overleg: None,
            deur,
            sessies: HashMap::new(),
        })
    }

    /// The gate of the first person with this role.
    pub async fn gate<A: Action>(&mut self, rol: Rol) -> Klaar<Gate<A>> {
        let cookie = self.cookie(rol).await?;
        let (mut parts, ()) = Request::get("/").header(header::COOKIE, cookie).body(())?.into_parts();
        Ok(Gate::from_request_parts(&mut parts, &self.app).await?)
    }

    async fn cookie(&mut self, rol: Rol) -> Klaar<String> {
        let now = self.app.now();
        if let Some(known) = self.sessies.get_mut(rol.code())
            && now.seconds_since(known.laatst) < SESSIE_SECONDEN
            && now.seconds_since(known.begin) < access::sessie::HOOGSTENS_SECONDEN - SESSIE_SECONDEN
        {
            known.laatst = now;
            return Ok(known.cookie.clone());
        }
        let request = Request::post("/demo/inloggen")
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(format!("rol={}", rol.code())))?;
        let reply = self.deur.clone().oneshot(request).await?;
        let lines = reply.headers().get_all(header::SET_COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mine = lines.filter_map(|line| line.split(';').next()).find(|pair| pair.starts_with(COOKIE));
        let cookie = mine.ok_or_else(|| format!("{} kan niet inloggen: {}", rol.naam(), reply.status()))?.to_owned();
        self.sessies.insert(rol.code(), Sessie { cookie: cookie.clone(), laatst: now, begin: now });
        Ok(cookie)
    }

    /// Somebody opens a signal and does something with it.
    pub async fn doe<A, F>(&mut self, number: usize, rol: Rol, work: F) -> Klaar
    where
        A: Action,
        F: FnOnce(&mut Tx<'_>, &Access<A>, &Signaal) -> Result<(), Mislukt> + Send + 'static,
    {
        let (_, kenmerk) = *self.signalen.get(&number).ok_or("dit signaal is nog niet binnen")?;
        let scope = access::Scope::new("signaal", rij::SCOPE, args![kenmerk.jaar, kenmerk.volgnummer]);
        let gate = self.gate::<A>(rol).await?;
        // Looks of long ago went after their own term.
        if number < self.data.oud_vanaf
            && let Some(read) = gate.ook::<SignaalLezen>()
        {
            read.open(scope.clone(), |_, _, _| Ok::<_, StoreError>(())).await?;
        }
        let done = gate.submit(scope, move |tx, access, id| {
            let signaal = rij::load(tx, SignaalId(id))?;
            work(tx, access, &signaal)
        });
        Ok(done.await?)
    }

    /// Everybody goes home: no session is left.
    pub async fn uitloggen(&self) -> Klaar {
        let people: Vec<GebruikerId> = self.bezetting.mensen.iter().map(|mens| mens.id).collect();
        let done =
            self.app.store().write(move |tx| people.iter().try_for_each(|id| access::sessie::beeindig_alle(tx, *id)));
        Ok(done.await?)
    }
}
