//! What ends up in the log, read as an operator would: nothing that a person typed, sent or is.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use axum::body::Body;
use axum::http::Request;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use store::testen::sqlite;
use tracing_subscriber::fmt::MakeWriter;
use web::log::{Vorm, panicked, subscriber};
use web::testen::{Browser, app};
use web::{Fout, Query, Routes, Velden};

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Captured {
    type Writer = Self;
    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[derive(serde::Deserialize)]
struct Filter {
    #[serde(default)]
    q: String,
}

fn routes() -> Routes {
    Routes::new()
        .public_get("/status/{code}", async |Query(filter): Query<Filter>| filter.q)
        .public_post("/status/{code}", async |velden: Velden| velden.get("naam").unwrap_or_default().to_owned())
        .public_get("/paniek/{code}", async || -> Result<(), Fout> { panic!("{}", ["zeer", "geheim"].join("-")) })
        .public_get("/stuk/{code}", async || {
            Err::<(), _>(Fout::storing("signaal lezen", "schijf weg").met_id("signaal", 42))
        })
}

fn log_of(vorm: Vorm) -> (String, String) {
    let captured = Captured::default();
    let replies = Mutex::new(String::new());
    tracing::subscriber::with_default(subscriber("trace", vorm, captured.clone()), || {
        let store = sqlite(&[]);
        let app = app(&store.store).build();
        let mut browser = Browser::new(&app, routes().into_router());
        for path in ["/status/zeer-geheim?q=zeer-geheim", "/paniek/zeer-geheim", "/stuk/zeer-geheim", "/zeer-geheim"] {
            let request = Request::get(path)
                .header("user-agent", "zeer-geheim")
                .header("x-forwarded-for", "203.0.113.77")
                .header("cookie", "sessie=zeer-geheim");
            let reply = browser.send(request.body(Body::empty()).unwrap());
            replies.lock().unwrap().push_str(&reply.body);
        }
        browser.post("/status/zeer-geheim", &[("naam", "zeer-geheim")]);
        browser.post("/status/zeer-geheim", &[("zeer-geheim", "\0")]);
    });
    let log = String::from_utf8(captured.0.lock().unwrap().clone()).unwrap();
    (log, replies.into_inner().unwrap())
}

#[test]
fn een_code_in_het_adres_laat_geen_spoor_na() {
    std::panic::set_hook(Box::new(panicked));
    for vorm in [Vorm::Json, Vorm::Tekst] {
        let (log, _) = log_of(vorm);
        assert!(log.contains("/status/{code}") && log.contains("GET") && log.contains("POST"), "{log}");
        assert!(!log.contains("zeer-geheim") && !log.contains("203.0.113.77"), "{log}");
        assert!(log.contains("tests/log.rs:"), "a panic is logged by its place: {log}");
    }
}

#[test]
fn een_storing_staat_er_een_keer_met_het_kenmerk_van_de_pagina() {
    let (log, replies) = log_of(Vorm::Json);
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let failures: Vec<_> = lines.iter().filter(|line| line["bewerking"] == "signaal lezen").collect();
    assert_eq!(failures.len(), 1, "{log}");
    assert_eq!((&failures[0]["ids"], &failures[0]["level"]), (&"signaal=42".into(), &"ERROR".into()));
    let kenmerk = failures[0]["kenmerk"].as_str().unwrap();
    assert!(kenmerk.len() == 8 && replies.contains(kenmerk));
    let request = lines.iter().find(|line| line["route"] == "/stuk/{code}").unwrap();
    assert_eq!((&request["status"], &request["kenmerk"]), (&500.into(), &kenmerk.into()));
}
