//! The public pages as a browser without JavaScript meets them, on both databases.

mod anoniem;
mod formulier;
mod plekken;
mod status;
mod storing;
mod vijandig;

use crate::proef::{self, Proef};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use data_encoding::BASE64;
use kern::{Clock, FixedClock};
use std::sync::Arc;
use store::{Sql, StoreError};
use web::App;
use web::testen::{Browser, Reply};

/// A picture of one pixel.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

pub(super) fn png() -> Vec<u8> {
    BASE64.decode(PNG.as_bytes()).unwrap()
}

/// A municipality with its public pages, and somebody who visits them.
pub(super) struct Bezoeker<'a> {
    pub(super) proef: &'a Proef,
    pub(super) clock: FixedClock,
    pub(super) app: App,
    pub(super) browser: Browser,
}

pub(super) fn op_beide(test: impl Fn(Bezoeker<'_>)) {
    proef::op_beide(|proef| test(Bezoeker::nieuw(proef)));
}

impl<'a> Bezoeker<'a> {
    pub(super) fn nieuw(proef: &'a Proef) -> Self {
        let clock = web::testen::clock();
        let shared: Arc<dyn Clock> = Arc::new(clock.clone());
        let app = App::builder(proef.store.clone(), shared).gemeente(web::testen::gemeente());
        let app = app.ext(Arc::clone(&proef.inrichting)).build();
        let browser = Browser::new(&app, super::routes().into_router());
        Self { proef, clock, app, browser }
    }

    /// Another device: no cookies.
    pub(super) fn ander_apparaat(&self) -> Browser {
        Browser::new(&self.app, super::routes().into_router())
    }

    pub(super) fn get(&mut self, pad: &str) -> Reply {
        self.browser.get(pad)
    }

    pub(super) fn post(&mut self, pad: &str, velden: &[(&str, &str)]) -> Reply {
        self.browser.post(pad, velden)
    }

    pub(super) fn upload(&mut self, pad: &str, velden: &[(&str, &str)], bestanden: &[(&str, &[u8])]) -> Reply {
        self.browser.send(meerdelig(pad, velden, bestanden))
    }

    pub(super) fn stap_wat(&mut self, tekst: &str) -> Reply {
        self.post("/melden/wat", &[("categorie", "overlast_buren"), ("tekst", tekst)])
    }

    pub(super) fn stap_waar(&mut self, bestanden: &[(&str, &[u8])]) -> Reply {
        let velden = [
            ("plek", "Lindeveld 22"),
            ("gaande", "steeds"),
            ("datum_dag", "23"),
            ("datum_maand", "11"),
            ("datum_jaar", "2026"),
        ];
        self.upload("/melden/waar", &velden, bestanden)
    }

    pub(super) fn stap_wie_anoniem(&mut self) -> Reply {
        self.post("/melden/wie", &[("hoe", "anoniem"), ("antwoord", "code")])
    }

    /// Fills in the four steps and sends; returns the code.
    pub(super) fn meld(&mut self, tekst: &str) -> String {
        naar(&self.stap_wat(tekst), "/melden/waar");
        naar(&self.stap_waar(&[]), "/melden/wie");
        naar(&self.stap_wie_anoniem(), "/melden/controle");
        naar(&self.post("/melden/controle", &[]), "/melden/klaar");
        code(&self.get("/melden/klaar"))
    }

    /// How many rows a statement counts.
    pub(super) fn tel(&self, sql: &'static str) -> i64 {
        let sql = Sql { name: "TEL", text: sql };
        self.proef.lees(move |tx| tx.row(sql, &[])?.get(0))
    }

    /// One text from the database.
    pub(super) fn tekst(&self, sql: &'static str) -> String {
        let sql = Sql { name: "TEKST", text: sql };
        self.proef.lees(move |tx| tx.row(sql, &[])?.get(0))
    }

    /// Changes something behind the pages.
    pub(super) fn schrijf<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut store::Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        self.proef.store.write_blocking(work).unwrap()
    }
}

/// A form with files as a browser sends it.
pub(super) fn meerdelig(pad: &str, velden: &[(&str, &str)], bestanden: &[(&str, &[u8])]) -> Request<Body> {
    let mut body = Vec::new();
    for (naam, waarde) in velden {
        body.extend(format!("--grens\r\ncontent-disposition: form-data; name=\"{naam}\"\r\n\r\n{waarde}\r\n").bytes());
    }
    for (naam, inhoud) in bestanden {
        let head = format!(
            "--grens\r\ncontent-disposition: form-data; name=\"bestanden\"; filename=\"{naam}\"\r\ncontent-type: image/png\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend_from_slice(inhoud);
        body.extend(b"\r\n");
    }
    body.extend(b"--grens--\r\n");
    rauw(pad, body)
}

/// A body that says it is a form with files.
pub(super) fn rauw(pad: &str, body: Vec<u8>) -> Request<Body> {
    let request = Request::post(pad)
        .header("accept", "text/html")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=grens");
    request.body(Body::from(body)).unwrap()
}

#[track_caller]
pub(super) fn naar(reply: &Reply, pad: &str) {
    assert_eq!((reply.status, reply.naar()), (StatusCode::SEE_OTHER, pad), "{}", reply.body);
}

#[track_caller]
pub(super) fn toont(reply: &Reply, status: u16, zinnen: &[&str]) {
    assert_eq!(reply.status.as_u16(), status, "{}", reply.body);
    for zin in zinnen {
        assert!(reply.body.contains(zin), "{zin} staat niet in:\n{}", reply.body);
    }
}

/// The code on the receipt.
#[track_caller]
pub(super) fn code(klaar: &Reply) -> String {
    toont(klaar, 200, &["Bedankt voor uw melding"]);
    let (_, rest) = klaar.body.split_once("id=\"code\">").expect("a code");
    rest.split_once('<').expect("an end").0.to_owned()
}
