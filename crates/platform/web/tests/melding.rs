//! After a submit: on to a page of ours, with a message that is shown once.

use axum::extract::State;
use store::testen::sqlite;
use ui::Flash;
use web::testen::{Browser, app};
use web::{App, Cookie, Instellingen, Melding, Naar, PubliekKader, Routes, cookie};

fn routes() -> Routes {
    Routes::new()
        .public_post("/bewaar", async || {
            Naar::new("/lijst")
                .met(Flash::gelukt("Bewaard; <b>goed</b>."))
                .cookie(Cookie::new("keuze", "b").seconden(60))
        })
        .public_get("/lijst", async |PubliekKader(kader): PubliekKader| {
            kader.melding.map_or_else(String::new, |m| m.tekst)
        })
        .public_get("/anders", async || "geen melding")
        .public_get("/beide", async |Melding(een): Melding, Melding(twee): Melding| {
            format!("{}", een.is_some() && twee.is_none())
        })
        .public_get("/keuze", async |State(app): State<App>, headers: axum::http::HeaderMap| {
            cookie(&headers, &app, "keuze").unwrap_or("geen").to_owned()
        })
}

fn browser(https: bool) -> Browser {
    let store = sqlite(&[]);
    let app = app(&store.store).instellingen(Instellingen { https, ..Instellingen::default() }).build();
    Browser::new(&app, routes().into_router())
}

#[test]
fn een_melding_komt_een_keer() {
    let mut browser = browser(false);
    let reply = browser.post("/bewaar", &[]);
    assert_eq!((reply.status.as_u16(), reply.naar()), (303, "/lijst"));
    assert_eq!(browser.get("/anders").body, "geen melding", "a page that shows no message keeps it");
    assert_eq!(browser.get("/lijst").body, "Bewaard; <b>goed</b>.");
    assert_eq!(browser.get("/lijst").body, "");
    browser.post("/bewaar", &[]);
    assert_eq!(browser.get("/beide").body, "true");
    assert_eq!(browser.get("/keuze").body, "b");
}

#[test]
fn cookies_zijn_van_deze_website_alleen() {
    let reply = browser(true).post("/bewaar", &[]);
    let lines: Vec<_> = reply.headers.get_all("set-cookie").iter().map(|line| line.to_str().unwrap()).collect();
    assert_eq!(lines[0], "__Host-keuze=b; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
    assert!(
        lines[1].starts_with("__Host-melding=") && lines[1].contains("HttpOnly; SameSite=Strict; Secure"),
        "{}",
        lines[1]
    );
}

#[test]
fn onzin_in_de_cookie_is_geen_melding() {
    for value in ["", "%%%", "e30", "\"", "é"] {
        let request = axum::http::Request::get("/lijst").header("cookie", format!("melding={value}"));
        let reply = browser(false).send(request.body(axum::body::Body::empty()).unwrap());
        assert_eq!((reply.status.as_u16(), reply.body.as_str()), (200, ""), "{value}");
    }
}

#[test]
fn een_doorverwijzing_blijft_op_deze_website() {
    for (pad, expected) in [
        ("/signalen?status=nieuw", "/signalen?status=nieuw"),
        ("https://kwaad.example", "/"),
        ("//kwaad.example", "/"),
        ("/\\kwaad.example", "/"),
        ("/\t/kwaad.example", "/"),
        ("/a\r\nset-cookie: x=y", "/"),
        ("", "/"),
    ] {
        let store = sqlite(&[]);
        let app = app(&store.store).build();
        let routes = Routes::new().public_get("/ga", move || async move { Naar::new(pad) });
        let reply = Browser::new(&app, routes.into_router()).get("/ga");
        assert_eq!(reply.naar(), expected, "{pad:?}");
    }
}
