//! Each kind of error, for each kind of reader.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use axum::body::Body;
use axum::http::Request;
use kern::{Bron, Weigering};
use store::StoreError;
use store::testen::{TestStore, sqlite};
use web::testen::{Browser, Reply, app};
use web::{Fout, Routes};

const BRON: Bron = Bron {
    regeling: "Gemeentewet",
    artikel: "art. 172 lid 3",
    geldig_vanaf: "2026-01-01",
    url: "https://wetten.example",
    bevestigd: true,
};

fn routes() -> Routes {
    let weigering = || Weigering { code: "te-vroeg", reden: "Dit kan nog niet.".to_owned(), bron: Some(BRON) };
    Routes::new()
        .public_get("/weigering", move || async move { Err::<(), _>(Fout::from(weigering())) })
        .public_get("/weg", async || Err::<(), _>(Fout::from(StoreError::NotFound)))
        .public_get("/botsing", async || Err::<(), _>(Fout::from(StoreError::Conflict)))
        .public_get("/dubbel", async || Err::<(), _>(Fout::from(StoreError::Duplicate("INSERT_X"))))
        .public_get("/vol", async || Err::<(), _>(Fout::from(StoreError::DiskFull)))
        .public_get("/stuk", async || {
            let error = StoreError::Statement { statement: "INSERT_X", code: "42P01".to_owned() };
            Err::<(), _>(Fout::from(error).bij("signaal opslaan").met_id("signaal", 7))
        })
        .public_get("/buiten", async || Err::<(), _>(Fout::niet_ingelogd()))
        .public_get("/paniek", async || -> Result<(), Fout> { panic!("Jansen") })
        .public_get("/te-vaak", async || Err::<(), _>(Fout::te_vaak(30)))
}

fn browser() -> (TestStore, Browser) {
    let store = sqlite(&[]);
    let app = app(&store.store).build();
    (store, Browser::new(&app, routes().into_router()))
}

fn ask(accept: &str, path: &str) -> Reply {
    let (_store, mut browser) = browser();
    browser.send(Request::get(path).header("accept", accept).body(Body::empty()).unwrap())
}

#[test]
fn een_mens_krijgt_een_pagina_die_zegt_wat_hij_kan_doen() {
    for (path, status, words) in [
        ("/weigering", 422, "Dit kan nog niet. (Gemeentewet, art. 172 lid 3)"),
        ("/weg", 404, "Deze pagina is er niet"),
        ("/nergens", 404, "Deze pagina is er niet"),
        ("/botsing", 409, "Iemand anders heeft dit intussen gewijzigd"),
        ("/dubbel", 409, "Dit bestaat al."),
        ("/vol", 503, "Er is niets bewaard"),
        ("/stuk", 500, "Noem dan dit kenmerk"),
        ("/paniek", 500, "Noem dan dit kenmerk"),
        ("/te-vaak", 429, "Wacht even"),
    ] {
        let reply = ask("text/html,*/*;q=0.8", path);
        assert_eq!(reply.status, status, "{path}");
        assert!(reply.body.contains(words), "{path}: {}", reply.body);
        assert!(reply.header("content-type").starts_with("text/html"), "{path}");
        assert!(reply.body.contains("Voorbeeldstad") && !reply.body.contains("Jansen"), "{path}");
    }
}

#[test]
fn een_programma_krijgt_problem_json_met_een_vaste_code() {
    for (path, status, code) in [
        ("/weigering", 422, "te-vroeg"),
        ("/weg", 404, "niet-gevonden"),
        ("/botsing", 409, "intussen-gewijzigd"),
        ("/dubbel", 409, "bestaat-al"),
        ("/vol", 503, "tijdelijk-niet-beschikbaar"),
        ("/stuk", 500, "storing"),
        ("/paniek", 500, "storing"),
        ("/buiten", 401, "niet-ingelogd"),
        ("/te-vaak", 429, "te-vaak"),
    ] {
        let reply = ask("application/json", path);
        let problem = reply.json();
        assert_eq!(reply.header("content-type"), "application/problem+json", "{path}");
        assert_eq!((problem["status"].as_u64(), problem["code"].as_str()), (Some(status), Some(code)), "{path}");
        assert_eq!(reply.header("www-authenticate"), if status == 401 { "Bearer" } else { "" }, "{path}");
        assert!(problem["instance"].as_str().unwrap().starts_with("urn:baken:kenmerk:"));
        assert!(!reply.body.contains("INSERT_X") && !reply.body.contains("42P01"), "{path}: no inner workings");
    }
}

#[test]
fn wie_later_mag_terugkomen_hoort_wanneer() {
    assert_eq!(ask("text/html", "/vol").header("retry-after"), "10");
    assert_eq!(ask("text/html", "/te-vaak").header("retry-after"), "30");
    assert_eq!(ask("text/html", "/stuk").header("retry-after"), "");
}

#[test]
fn wie_niet_is_ingelogd_gaat_eerst_inloggen() {
    let reply = ask("text/html", "/buiten?zoek=jansen");
    assert_eq!((reply.status.as_u16(), reply.naar()), (303, "/inloggen?terug=%2Fbuiten"));
    let (_store, mut browser) = browser();
    let part = Request::get("/buiten").header("accept", "text/html").header("hx-request", "true");
    let reply = browser.send(part.body(Body::empty()).unwrap());
    assert_eq!((reply.status.as_u16(), reply.header("hx-redirect")), (401, "/inloggen?terug=%2Fbuiten"));
}

#[test]
fn een_verkeerde_methode_noemt_de_goede() {
    let (_store, mut browser) = browser();
    let reply = browser.post("/weg", &[]);
    assert_eq!((reply.status.as_u16(), reply.header("allow")), (405, "GET,HEAD"));
    assert!(reply.body.contains("Dit adres kent deze handeling niet."));
}
