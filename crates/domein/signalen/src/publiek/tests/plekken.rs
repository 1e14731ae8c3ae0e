//! Places and outlines: only what the municipality knows, never what somebody reported.

use super::{Bezoeker, naar, op_beide, toont};
use crate::store::plekken::{self, Gebied};
use crate::store::rij;
use axum::body::Body;
use axum::http::Request;
use duiding::geo::Punt;
use kern::SignaalId;
use std::sync::Arc;

fn vierkant(code: &str, naam: &str, west: f64) -> Gebied {
    let oost = west + 0.1;
    let grens = format!(
        r#"{{"type":"Polygon","coordinates":[[[{west},52.1],[{oost},52.1],[{oost},52.2],[{west},52.2],[{west},52.1]]]}}"#
    );
    Gebied { code: code.to_owned(), naam: naam.to_owned(), soort: "buurt".to_owned(), grens }
}

fn met_plekken(b: &Bezoeker<'_>) {
    let inrichting = Arc::clone(&b.proef.inrichting);
    b.schrijf(move |tx| {
        plekken::zet_gebied(tx, &vierkant("BU1", "Noord", 5.2), "proef")?;
        plekken::zet_gebied(tx, &vierkant("BU2", "Zuid", 5.4), "proef")?;
        let (noord, zuid) = (Punt::new(52.15, 5.25).unwrap(), Punt::new(52.15, 5.45).unwrap());
        plekken::zet_plek(tx, "Lindeveld", "BU1", noord)?;
        plekken::zet_plek(tx, "Lindelaan", "BU1", noord)?;
        plekken::zet_plek(tx, "Lindelaan", "BU2", zuid)?;
        inrichting.herlaad_gebieden(tx)
    });
}

fn stuur(b: &mut Bezoeker<'_>, plek: &str, meer: &[(&str, &str)]) -> web::testen::Reply {
    let velden: Vec<_> = [("plek", plek), ("gaande", "nu")].into_iter().chain(meer.iter().copied()).collect();
    b.upload("/melden/waar", &velden, &[])
}

fn verstuur(b: &mut Bezoeker<'_>) -> crate::model::Signaal {
    naar(&b.stap_wie_anoniem(), "/melden/controle");
    naar(&b.post("/melden/controle", &[]), "/melden/klaar");
    b.proef.lees(|tx| rij::load(tx, SignaalId(1)))
}

#[test]
fn een_bekende_straat_met_huisnummer_krijgt_haar_plek_vanzelf() {
    op_beide(|mut b| {
        met_plekken(&b);
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        naar(&stuur(&mut b, "Lindeveld 22", &[]), "/melden/wie");
        let signaal = verstuur(&mut b);
        assert_eq!((signaal.plek.as_str(), signaal.gebied.as_str()), ("Lindeveld 22", "BU1"));
        assert_eq!(signaal.adressleutel, "lindeveld 22");
    });
}

#[test]
fn bij_twijfel_vragen_we_een_keer_en_wie_niet_kiest_gaat_verder() {
    op_beide(|mut b| {
        met_plekken(&b);
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        let asked = stuur(&mut b, "Lindelaan 3", &[]);
        toont(&asked, 200, &["Bedoelt u een van deze plekken?", "Lindelaan, Noord", "Lindelaan, Zuid"]);
        naar(&stuur(&mut b, "Lindelaan 3", &[("gevraagd", "Lindelaan 3")]), "/melden/wie");
        naar(
            &stuur(&mut b, "Lindelaan 3", &[("gevraagd", "Lindelaan 3"), ("suggestie", "BU2/Lindelaan")]),
            "/melden/wie",
        );
        let signaal = verstuur(&mut b);
        assert_eq!((signaal.plek.as_str(), signaal.gebied.as_str()), ("Lindelaan 3", "BU2"));
    });
}

#[test]
fn wie_de_plek_verandert_houdt_niet_het_oude_punt() {
    op_beide(|mut b| {
        met_plekken(&b);
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        naar(&stuur(&mut b, "Lindeveld 22", &[]), "/melden/wie");
        naar(&stuur(&mut b, "Ergens in het bos", &[]), "/melden/wie");
        let signaal = verstuur(&mut b);
        assert_eq!((signaal.punt, signaal.gebied.as_str()), (None, ""));
    });
}

#[test]
fn een_punt_op_de_kaart_of_een_buurt_uit_de_lijst() {
    op_beide(|mut b| {
        met_plekken(&b);
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        let page = b.get("/melden/kaart");
        toont(&page, 200, &["Of kies een buurt", "Noord"]);
        assert_eq!(
            page.body.contains("data-kies-lat=\"lat\""),
            ui::COMPLEET,
            "without the files of the map only the list"
        );
        toont(&b.post("/melden/kaart", &[]), 422, &["Kies een plek op de kaart, of kies een buurt"]);
        naar(&b.post("/melden/kaart", &[("lat", "50"), ("lon", "3")]), "/melden/waar");
        toont(&b.get("/melden/waar"), 200, &["lijkt buiten onze gemeente te liggen", "U koos een punt op de kaart."]);
        naar(&b.post("/melden/kaart", &[("gebied", "BU2")]), "/melden/waar");
        toont(&b.get("/melden/waar"), 200, &["U koos Zuid"]);
        naar(&b.post("/melden/kaart", &[("lat", "52,15"), ("lon", "5.25")]), "/melden/waar");
        toont(&b.get("/melden/waar"), 200, &["een punt op de kaart, in Noord"]);
        naar(&b.post("/melden/kaart", &[("actie", "weg")]), "/melden/waar");
        toont(&stuur(&mut b, "", &[]), 422, &["Vul een straat of plek in"]);
        naar(&b.post("/melden/kaart", &[("gebied", "BU2")]), "/melden/waar");
        naar(&stuur(&mut b, "", &[]), "/melden/wie");
        assert_eq!(verstuur(&mut b).gebied, "BU2");
    });
}

#[test]
fn suggesties_komen_nooit_uit_meldingen() {
    op_beide(|mut b| {
        met_plekken(&b);
        b.proef.meld("drugs", "Een vreemde lucht", "Lindegeheim 7");
        let reply = b.get("/plekken?q=linde");
        let names: Vec<_> = reply.json().as_array().unwrap().iter().map(|plek| plek["naam"].to_string()).collect();
        assert_eq!(names, ["\"Lindelaan\"", "\"Lindelaan\"", "\"Lindeveld\""]);
        assert!(b.get("/plekken?q=l").json().as_array().unwrap().is_empty());
        assert!(b.get("/plekken").json().as_array().unwrap().is_empty());
        let piece = Request::get("/plekken?plek=lindev").header("hx-request", "true").body(Body::empty()).unwrap();
        let piece = b.browser.send(piece);
        toont(&piece, 200, &["1 plek gevonden", "Lindeveld, Noord", "name=\"gevraagd\" value=\"lindev\""]);
        assert!(!piece.body.contains("<html"));
    });
}

#[test]
fn omtrekken_zijn_geojson_en_worden_een_keer_gehaald() {
    op_beide(|mut b| {
        let empty = b.get("/gebieden.json");
        assert_eq!(empty.json()["features"].as_array().unwrap().len(), 0);
        met_plekken(&b);
        let reply = b.get("/gebieden.json");
        assert_eq!(reply.json()["features"][0]["properties"]["naam"], "Noord");
        assert_ne!(reply.header("etag"), empty.header("etag"), "an import changes it at once");
        let again = Request::get("/gebieden.json").header("if-none-match", reply.header("etag")).body(Body::empty());
        let again = b.browser.send(again.unwrap());
        assert_eq!((again.status.as_u16(), again.body.as_str()), (304, ""));
    });
}

#[test]
fn de_paginas_onderaan_zijn_er_en_noemen_hoe_men_ons_bereikt() {
    op_beide(|mut b| {
        for (pad, zin) in [("/privacy", "(IP)"), ("/toegankelijkheid", "WCAG 2.2"), ("/over", "EUPL-1.2")] {
            toont(&b.get(pad), 200, &[zin, "14 0999", "www.voorbeeldstad.example"]);
        }
    });
}
