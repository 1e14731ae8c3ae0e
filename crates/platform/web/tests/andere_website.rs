//! A submit that does not come from a page of ours is refused (CSRF).
#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use axum::body::Body;
use axum::http::Request;
use store::testen::sqlite;
use web::testen::{Browser, app};
use web::{Instellingen, Routes};

fn status(headers: &[(&str, &str)]) -> u16 {
    let store = sqlite(&[]);
    let settings = Instellingen { basis_url: "https://veilig.example".to_owned(), ..Instellingen::default() };
    let app = app(&store.store).instellingen(settings).build();
    let routes = Routes::new().public_post("/doe", async || "gedaan");
    let request = headers.iter().fold(Request::post("/doe").header("host", "intern:8080"), |request, (name, value)| {
        request.header(*name, *value)
    });
    Browser::new(&app, routes.into_router()).send(request.body(Body::empty()).unwrap()).status.as_u16()
}

#[test]
fn alleen_een_eigen_pagina_mag_versturen() {
    let cookie = ("cookie", "sessie=x");
    for (headers, expected) in [
        (vec![("sec-fetch-site", "same-origin"), cookie], 200),
        (vec![("sec-fetch-site", "none"), cookie], 200),
        (vec![("sec-fetch-site", "same-site"), cookie], 403),
        (vec![("sec-fetch-site", "cross-site"), cookie], 403),
        (vec![("sec-fetch-site", "cross-site")], 403),
        (vec![("sec-fetch-site", "cross-site"), ("origin", "http://intern:8080"), cookie], 403),
        // An old browser, directly and behind a proxy that rewrites the host.
        (vec![("origin", "http://intern:8080"), cookie], 200),
        (vec![("origin", "https://veilig.example"), cookie], 200),
        (vec![("origin", "https://kwaad.example"), cookie], 403),
        (vec![("origin", "https://veilig.example.kwaad.example"), cookie], 403),
        (vec![("origin", "null"), cookie], 403),
        // A program: nothing says where it comes from, so it may not lean on a cookie.
        (vec![cookie], 403),
        (vec![], 200),
        (vec![("authorization", "Bearer x")], 200),
    ] {
        assert_eq!(status(&headers), expected, "{headers:?}");
    }
}
