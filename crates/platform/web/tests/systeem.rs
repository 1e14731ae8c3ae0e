//! What the server itself answers.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use axum::body::Body;
use axum::http::Request;
use kern::Secret;
use std::sync::Arc;
use store::testen::{on_both, sqlite};
use web::testen::{Browser, Reply, app, gemeente};
use web::{Gemeente, Instellingen, Metrics, Routes};

fn ask(path: &str, headers: &[(&str, &str)]) -> Reply {
    let store = sqlite(&[]);
    let app = app(&store.store).build();
    let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    Browser::new(&app, Routes::new().into_router()).send(request.body(Body::empty()).unwrap())
}

#[test]
fn een_bestand_komt_in_de_kleinste_vorm_die_de_browser_kent() {
    let (path, css) = (ui::url("baken.css"), ui::asset(ui::url("baken.css")).unwrap());
    assert_eq!(ask(path, &[]).body.len(), css.bytes.len());
    assert_eq!(ask(path, &[("accept-encoding", "gzip;q=0, identity")]).header("content-encoding"), "");
    let gzip = ask(path, &[("accept-encoding", "deflate, gzip;q=0.8")]);
    assert_eq!((gzip.header("content-encoding"), gzip.header("vary")), ("gzip", "accept-encoding"));
    assert_eq!(gzip.header("content-type"), "text/css; charset=utf-8");
    let expected = if css.br.is_some() { "br" } else { "gzip" };
    assert_eq!(ask(path, &[("accept-encoding", "gzip, br")]).header("content-encoding"), expected);
    let known = ask(path, &[("if-none-match", css.etag)]);
    assert_eq!((known.status.as_u16(), known.body.as_str()), (304, ""));
}

#[test]
fn een_pad_komt_niet_buiten_de_map() {
    for path in ["/stijl/onbekend.css", "/stijl/..%2f..%2fetc%2fpasswd", "/stijl/%00", "/stijl/%ff"] {
        assert_eq!(ask(path, &[]).status, 404, "{path}");
    }
}

#[test]
fn het_thema_is_dat_van_de_gemeente() {
    assert_eq!(ask("/thema.css", &[]).status, 404);
    let store = sqlite(&[]);
    let themed = Gemeente { thema_css: Some(":root{--basis-x:1}".to_owned()), ..gemeente() };
    let app = app(&store.store).gemeente(themed).build();
    let reply = Browser::new(&app, Routes::new().into_router()).get("/thema.css");
    assert_eq!((reply.body.as_str(), reply.header("content-type")), (":root{--basis-x:1}", "text/css; charset=utf-8"));
}

#[test]
fn een_oefenomgeving_is_niet_te_vinden() {
    assert!(ask("/robots.txt", &[]).body.contains("Disallow: /api/"));
    let store = sqlite(&[]);
    let app = app(&store.store).instellingen(Instellingen { demo: true, ..Instellingen::default() }).build();
    assert!(Browser::new(&app, Routes::new().into_router()).get("/robots.txt").body.ends_with("Disallow: /\n"));
}

#[test]
fn gezond_zegt_of_de_database_antwoordt() {
    on_both(&[], |store| {
        let app = app(store).build();
        {
            let mut browser = Browser::new(&app, Routes::new().into_router());
            for path in ["/gezond", "/gezond/klaar"] {
                let reply = browser.get(path);
                assert_eq!((reply.status.as_u16(), reply.body.as_str()), (200, "ok"), "{path}");
            }
        }
        for statement in web::SQL.iter().copied().flatten() {
            store.read_blocking(move |tx| tx.prepare(*statement)).unwrap();
        }
    });
}

#[test]
fn cijfers_zijn_er_alleen_voor_wie_het_token_heeft() {
    assert_eq!(ask("/metrics", &[("authorization", "Bearer ")]).status, 404);
    let store = sqlite(&[]);
    let metrics = Metrics::install(Secret::new("geheim-token".to_owned())).unwrap();
    let app = app(&store.store).ext(Arc::new(metrics)).build();
    let pages = Routes::new().public_get("/status/{code}", async || "ok");
    let mut browser = Browser::new(&app, pages.into_router());
    browser.get("/status/zeer-geheime-code");
    browser.send(Request::builder().method("ZEERGEHEIM").uri("/").body(Body::empty()).unwrap());
    for token in ["", "Bearer ", "Bearer geheim", "Bearer geheim-token2", "geheim-token"] {
        let request = Request::get("/metrics").header("authorization", token).body(Body::empty()).unwrap();
        assert_eq!(browser.send(request).status, 404, "{token}");
    }
    let request = Request::get("/metrics").header("authorization", "Bearer geheim-token").body(Body::empty()).unwrap();
    let shown = browser.send(request).body;
    assert!(shown.contains(r#"route="/status/{code}""#) && shown.contains("baken_verzoek_seconden_bucket"), "{shown}");
    assert!(!shown.contains("zeer-geheime-code") && !shown.contains("ZEERGEHEIM"), "{shown}");
}
