//! What this crate promises, on both databases.

mod api;
mod beheer;
mod bewaarpagina;
mod bewaren;
mod gate;
mod gebruikers;
mod inloggen;
mod routes;
mod sessies;
mod systemen;
mod tabellen;
mod taken;
mod toezicht;

use crate::gebruiker::{Wissel, gebruiker, zet_wachtwoord};
use crate::{Mislukt, testen, wachtwoord};
use audit::Wie;
use bestand::{Hoofdsleutel, Kluis};
use kern::{FixedClock, GebruikerId, Moment, Rol, Secret};
use std::sync::Arc;
use store::{Migratie, Store};
use web::testen::Browser;
use web::{App, Instellingen};

/// The tables of this crate and of the logs it writes to.
fn migraties() -> Vec<Migratie> {
    [audit::MIGRATIES, crate::MIGRATIES, jobs::MIGRATIES].concat()
}

/// A password that is good enough.
const ZIN: &str = "drie ganzen op een fiets";

/// A municipality with a server; its clock is set by hand.
struct Server {
    store: Store,
    clock: FixedClock,
    app: App,
    _folder: tempfile::TempDir,
}

impl Server {
    fn new(store: &Store, instellingen: Instellingen) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let key = Hoofdsleutel::maak(&folder.path().join("sleutel")).expect("a key");
        let kluis = Arc::new(Kluis::open(&folder.path().join("kluis"), &key).expect("a vault"));
        let clock = web::testen::clock();
        let app = App::builder(store.clone(), Arc::new(clock.clone()))
            .gemeente(web::testen::gemeente())
            .instellingen(instellingen)
            .ext(kluis)
            .ext(Arc::new(crate::Scopes(vec![("proef.lezen", "Proef lezen")])))
            .ext(Arc::new(crate::Wijzers::default()))
            .ext(Arc::new(crate::Bewaarplan { regels: crate::bewaren().into(), noemers: Vec::new() }))
            .build();
        Self { store: store.clone(), clock, app, _folder: folder }
    }

    fn now(&self) -> Moment {
        kern::Clock::now(&self.clock)
    }

    /// A browser before the pages of this crate.
    fn browser(&self) -> Browser {
        Browser::new(&self.app, crate::routes().into_router())
    }

    /// A browser in which this person is signed in.
    fn as_user(&self, id: GebruikerId) -> Ingelogd {
        Ingelogd { cookie: testen::cookie(&self.store, self.now(), id), browser: self.browser() }
    }

    fn gebruiker(&self, rol: Rol) -> GebruikerId {
        testen::gebruiker(&self.store, self.now(), &[rol], &[])
    }

    /// Somebody with the password [`ZIN`]; gives the address with which he signs in.
    fn with_password(&self, rol: Rol, wissel: Wissel) -> (GebruikerId, String) {
        let id = self.gebruiker(rol);
        let hash = wachtwoord::hash(&Secret::new(ZIN.to_owned()), [7; 16]).expect("argon2 runs");
        let now = self.now();
        let naam = self.store.write_blocking(move |tx| {
            zet_wachtwoord(tx, now, Wie::Niemand, id, &hash, wissel)?;
            Ok::<_, Mislukt>(gebruiker(tx, id)?.inlognaam.into_exposed())
        });
        (id, naam.expect("a password can be set"))
    }
}

/// A browser with a session cookie that was set from outside.
struct Ingelogd {
    cookie: String,
    browser: Browser,
}

impl Ingelogd {
    fn get(&mut self, path: &str) -> web::testen::Reply {
        let request = axum::http::Request::get(path).header("accept", "text/html").header("cookie", &self.cookie);
        self.browser.clone().send(request.body(axum::body::Body::empty()).expect("a request"))
    }

    fn post(&mut self, path: &str, body: &str) -> web::testen::Reply {
        let request = axum::http::Request::post(path)
            .header("accept", "text/html")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", &self.cookie);
        // A clone, so that the cookies of the reply do not replace the session that is tested.
        self.browser.clone().send(request.body(axum::body::Body::from(body.to_owned())).expect("a request"))
    }
}

/// Runs the test with a server of a real municipality, on each database.
fn on_both(test: impl Fn(&Server)) {
    store::testen::on_both(&migraties(), |store| test(&Server::new(store, Instellingen::default())));
}

/// The same for a practice environment.
fn in_demo(test: impl Fn(&Server)) {
    let instellingen = Instellingen { demo: true, ..Instellingen::default() };
    store::testen::on_both(&migraties(), |store| test(&Server::new(store, instellingen.clone())));
}
