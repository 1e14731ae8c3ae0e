//! Hostile visitors: script in every field, nonsense, too much, and half a form.

use super::{naar, op_beide, png, rauw, toont};
use crate::store::brievenbus::{self, Berichtsoort, Van};
use axum::http::StatusCode;
use kern::{Clock, SignaalId};

const SCRIPT: &str = "\"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}";

#[track_caller]
fn veilig(pagina: &str) {
    assert!(!pagina.contains("<script>alert") && !pagina.contains("<img src=x"), "{pagina}");
}

#[test]
fn script_in_elk_veld_blijft_tekst_op_elke_pagina() {
    op_beide(|mut b| {
        veilig(&b.post("/melden/wat", &[("categorie", SCRIPT), ("tekst", SCRIPT)]).body);
        naar(&b.stap_wat(SCRIPT), "/melden/waar");
        let wrong = [
            ("plek", SCRIPT),
            ("gaande", SCRIPT),
            ("datum_dag", SCRIPT),
            ("datum_maand", SCRIPT),
            ("datum_jaar", SCRIPT),
            ("suggestie", SCRIPT),
            ("gevraagd", SCRIPT),
        ];
        let name = "<script>alert(3)</script>.png";
        let reply = b.upload("/melden/waar", &wrong, &[(name, &png()), ("<img src=x onerror=alert(4)>.pdf", b"%PDF-")]);
        toont(&reply, 422, &[]);
        veilig(&reply.body);
        let waar = [("plek", SCRIPT), ("gaande", "nu")];
        naar(&b.upload("/melden/waar", &waar, &[]), "/melden/wie");
        veilig(&b.post("/melden/kaart", &[("lat", SCRIPT), ("lon", SCRIPT), ("gebied", SCRIPT)]).body);
        let wrong = [("hoe", SCRIPT), ("naam", SCRIPT), ("email", SCRIPT), ("telefoon", SCRIPT), ("antwoord", SCRIPT)];
        veilig(&b.post("/melden/wie", &wrong).body);
        naar(&b.post("/melden/wie", &[("hoe", "bekend"), ("naam", SCRIPT), ("antwoord", "code")]), "/melden/controle");
        for pad in ["/melden/wat", "/melden/waar", "/melden/kaart", "/melden/wie", "/melden/controle"] {
            veilig(&b.get(pad).body);
        }
        naar(&b.post("/melden/controle", &[]), "/melden/klaar");
        let klaar = b.get("/melden/klaar");
        veilig(&klaar.body);
        naar(&b.post("/melding", &[("code", &super::code(&klaar))]), "/melding/status");
        naar(&b.upload("/melding/status/bericht", &[("tekst", SCRIPT)], &[]), "/melding/status");
        let now = b.clock.now();
        b.schrijf(move |tx| {
            brievenbus::schrijf(tx, SignaalId(1), Van::Gemeente, Berichtsoort::Vraag, SCRIPT, None, now)
        });
        veilig(&b.get("/melding/status").body);
        veilig(&b.post("/melding", &[("code", SCRIPT), ("tekst", SCRIPT)]).body);
        veilig(&b.get("/plekken?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body);
    });
}

#[test]
fn onzin_en_te_veel_worden_geweigerd_zonder_storing() {
    op_beide(|mut b| {
        for (pad, body) in [
            ("/melden/wat", "tekst=a%00b"),
            ("/melden/wat", "tekst=%ff"),
            ("/melden/wie", "hoe=anoniem&hoe=bekend"),
            ("/melden/bestand/weg", "nummer=x"),
        ] {
            let request = axum::http::Request::post(pad)
                .header("sec-fetch-site", "same-origin")
                .header("content-type", "application/x-www-form-urlencoded")
                .body(axum::body::Body::from(body))
                .unwrap();
            assert_eq!(b.browser.send(request).status, StatusCode::BAD_REQUEST, "{body}");
        }
        let huge = "x".repeat(300_000);
        assert_eq!(b.stap_wat(&huge).status, StatusCode::PAYLOAD_TOO_LARGE);
        toont(&b.stap_wat(&"é".repeat(8_001)), 422, &["8.001 tekens"]);
        naar(&b.stap_wat(&"é".repeat(8_000)), "/melden/waar");
        let plek = "p".repeat(201);
        toont(&b.upload("/melden/waar", &[("plek", &plek), ("gaande", "nu")], &[]), 422, &["hoogstens 200 tekens"]);
        let naam = "n".repeat(201);
        toont(&b.post("/melden/wie", &[("hoe", "bekend"), ("naam", &naam), ("antwoord", "nee")]), 422, &["korter"]);
        for (lat, lon) in [("NaN", "5"), ("inf", "5"), ("91", "5"), ("52", "181"), ("52", "")] {
            toont(&b.post("/melden/kaart", &[("lat", lat), ("lon", lon)]), 422, &["Deze plek kennen we niet"]);
        }
        assert_eq!(b.tel("SELECT COUNT(*) FROM signaal"), 0);
    });
}

#[test]
fn een_half_formulier_en_een_pad_als_naam_doen_niets() {
    op_beide(|mut b| {
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        let head = "--grens\r\ncontent-disposition: form-data; name=\"bestanden\"; filename=\"a.png\"\r\n\r\n";
        for body in
            [head.as_bytes().to_vec(), [head.as_bytes(), &png()[..20]].concat(), b"--grens".to_vec(), Vec::new()]
        {
            let reply = b.browser.send(rauw("/melden/waar", body));
            assert!(reply.status.is_client_error(), "{}", reply.status);
        }
        naar(&b.stap_waar(&[("../../../etc/passwd", &png()), ("..\\..\\NUL", &png())]), "/melden/wie");
        let page = b.get("/melden/waar");
        assert!(page.body.contains("passwd.png") && page.body.contains("bijlage.png") && !page.body.contains("../"));
        let other = axum::http::Request::post("/melden/waar")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(axum::body::Body::from("plek=x"));
        assert_eq!(b.browser.send(other.unwrap()).status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    });
}

#[test]
fn iemand_anders_kan_geen_bestand_uit_een_concept_halen() {
    op_beide(|mut b| {
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        naar(&b.stap_waar(&[("foto.png", &png())]), "/melden/wie");
        toont(&b.ander_apparaat().post("/melden/bestand/weg", &[("nummer", "1")]), 410, &[]);
        assert_eq!(b.tel("SELECT COUNT(*) FROM concept_bestand"), 1);
    });
}
