//! What takes too long, on a clock that runs ahead by itself.
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode};
use futures_util::{StreamExt as _, stream};
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use store::testen::sqlite;
use tokio::time::{Instant, sleep};
use tower::ServiceExt as _;
use web::testen::app;
use web::{IdempotencyKey, Meerdelig, Routes, Velden, service};

const SLOW: Duration = Duration::from_mins(1);

/// Sends one request; returns the status, and how long it took on the clock of the test.
fn send(routes: Routes, request: Request<Body>, afterwards: Duration) -> (StatusCode, Duration) {
    let store = sqlite(&[]);
    let service = service(&app(&store.store).build(), routes.into_router());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
    runtime.block_on(async {
        let begin = Instant::now();
        let status = service.oneshot(request).await.unwrap().status();
        let took = begin.elapsed();
        sleep(afterwards).await;
        (status, took)
    })
}

#[test]
fn een_trage_pagina_wordt_opgegeven_en_een_opdracht_loopt_door() {
    let done = Arc::new(AtomicBool::new(false));
    let (seen, mark) = (Arc::clone(&done), Arc::clone(&done));
    let routes = move || {
        let mark = Arc::clone(&mark);
        let slow = move || async move {
            sleep(SLOW).await;
            mark.store(true, Ordering::SeqCst);
        };
        Routes::new().public_get("/traag", slow.clone()).public_post("/traag", slow)
    };
    let get = Request::get("/traag").body(Body::empty()).unwrap();
    let (status, took) = send(routes(), get, SLOW);
    assert_eq!((status.as_u16(), took.as_secs(), seen.load(Ordering::SeqCst)), (503, 30, false));
    let post = Request::post("/traag").body(Body::empty()).unwrap();
    let (status, took) = send(routes(), post, SLOW);
    assert_eq!((status.as_u16(), took.as_secs(), seen.load(Ordering::SeqCst)), (503, 30, true));
}

/// A body of which a byte arrives at each interval.
fn dripping(interval: Duration) -> Body {
    Body::from_stream(stream::repeat(()).then(move |()| async move {
        sleep(interval).await;
        Ok::<_, Infallible>(Bytes::from_static(b"a"))
    }))
}

#[test]
fn een_formulier_dat_binnendruppelt_wordt_opgegeven() {
    let routes = || {
        Routes::new()
            .public_post("/doe", async |velden: Velden| velden.iter().count().to_string())
            .public_post("/bestand", async |form: Meerdelig| form.bestanden.len().to_string())
    };
    let post = |path: &str, kind: &str, interval| {
        let request = Request::post(path).header("content-type", kind).body(dripping(interval)).unwrap();
        let (status, took) = send(routes(), request, Duration::ZERO);
        (status.as_u16(), took.as_secs())
    };
    let (form, upload) = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=G");
    assert_eq!(post("/doe", form, Duration::from_secs(1)), (408, 20));
    assert_eq!(post("/bestand", upload, Duration::from_secs(16)), (408, 15), "silent for too long");
    assert_eq!(post("/bestand", upload, Duration::from_secs(10)), (408, 300), "never silent, never done");
}

#[test]
fn een_herhaalsleutel_is_kort_en_leesbaar() {
    let status = |key: &str| {
        let routes =
            Routes::new().public_post("/doe", async |IdempotencyKey(key): IdempotencyKey| key.unwrap_or_default());
        let request = Request::post("/doe").header("idempotency-key", key).body(Body::empty()).unwrap();
        send(routes, request, Duration::ZERO).0.as_u16()
    };
    assert_eq!(status("3b1f2c9e-0001"), 200);
    for wrong in ["", "a b", &"x".repeat(65)] {
        assert_eq!(status(wrong), 400, "{wrong}");
    }
}
