//! The status page behind the code.

use super::{Bezoeker, naar, op_beide, png, toont};
use crate::model::{Besluitsoort, Risico, Status};
use crate::store::brievenbus::{self, Berichtsoort, Van};
use crate::store::rij;
use crate::store::schrijven::{self, Daad, NieuwBesluit};
use kern::{Clock, GebruikerId, SignaalId};

const ID: SignaalId = SignaalId(1);

fn daad(b: &Bezoeker<'_>) -> Daad {
    let versie = b.proef.lees(|tx| rij::load(tx, ID)).versie;
    Daad { signaal: ID, versie, door: GebruikerId(1), moment: b.clock.now() }
}

fn gemeente_schrijft(b: &Bezoeker<'_>, soort: Berichtsoort, tekst: &'static str) {
    let daad = daad(b);
    b.schrijf(move |tx| {
        brievenbus::schrijf(tx, ID, Van::Gemeente, soort, tekst, Some(daad.door), daad.moment)?;
        if soort == Berichtsoort::Antwoord { schrijven::beantwoord(tx, daad) } else { Ok(()) }
    });
}

fn weeg(b: &Bezoeker<'_>) {
    let daad = daad(b);
    b.schrijf(move |tx| schrijven::weeg(tx, daad, Risico::new(4, 4).unwrap(), "geheime weging"));
}

fn sluit(b: &Bezoeker<'_>) {
    let daad = daad(b);
    let besluit = NieuwBesluit {
        soort: Besluitsoort::Afsluiten,
        status: Status::Afgesloten,
        dossier: None,
        doel: None,
        tot: None,
        motivering: "geheime motivering".to_owned(),
        overleg: None,
    };
    b.schrijf(move |tx| schrijven::besluit(tx, daad, &besluit));
}

fn open(b: &mut Bezoeker<'_>) {
    let code = b.meld("De buren schreeuwen.");
    naar(&b.post("/melding", &[("code", &code)]), "/melding/status");
}

#[test]
fn van_ontvangen_tot_antwoord_en_oordeel() {
    op_beide(|mut b| {
        open(&mut b);
        let page = b.get("/melding/status");
        toont(&page, 200, &["We hebben uw melding ontvangen", "S-2026-0001", "dinsdag 8 december 2026"]);
        toont(
            &page,
            200,
            &["Waarom die dag?", "belooft de gemeente antwoord binnen 10 werkdagen", "Algemene termijnenwet"],
        );
        assert!(!page.body.contains("Heeft dit geholpen?"));
        weeg(&b);
        toont(&b.get("/melding/status"), 200, &["We zijn met uw melding bezig"]);

        gemeente_schrijft(&b, Berichtsoort::Vraag, "Hoe laat gebeurt het meestal?");
        toont(&b.get("/melding/status"), 200, &["We hebben een vraag aan u", "Hoe laat", "Beantwoord onze vraag"]);
        let read = b.proef.lees(|tx| brievenbus::berichten(tx, ID));
        assert!(read[0].gelezen.is_some(), "that it was read is noted");
        naar(&b.upload("/melding/status/bericht", &[("tekst", "Rond 3 uur")], &[]), "/melding/status");
        let page = b.get("/melding/status");
        toont(&page, 200, &["Het staat bij uw melding", "Rond 3 uur", "We zijn met uw melding bezig"]);

        gemeente_schrijft(&b, Berichtsoort::Antwoord, "De wijkagent is langs geweest.");
        sluit(&b);
        let page = b.get("/melding/status");
        toont(&page, 200, &["We hebben uw melding beantwoord", "De wijkagent is langs", "Heeft dit geholpen?"]);
        for secret in ["geheime weging", "geheime motivering", "Risico", "Waarom die dag?"] {
            assert!(!page.body.contains(secret), "{secret}");
        }
        toont(
            &b.post("/melding/status/oordeel", &[("toelichting", "blijft staan")]),
            422,
            &["Kies of het heeft", "blijft staan"],
        );
        naar(&b.post("/melding/status/oordeel", &[("hielp", "ja")]), "/melding/status");
        assert_eq!(b.proef.lees(|tx| brievenbus::oordeel(tx, ID)), Some(true));
        let page = b.get("/melding/status");
        assert!(!page.body.contains("Heeft dit geholpen?"), "once for each answer");
        assert_eq!(b.tel("SELECT COUNT(*) FROM gebeurtenis WHERE soort = 'signaal.oordeel'"), 1);
        assert_eq!(b.tel("SELECT COUNT(*) FROM gebeurtenis WHERE soort = 'signaal.aangevuld'"), 1);
    });
}

#[test]
fn wie_niet_geholpen_is_kan_vragen_om_opnieuw_te_kijken() {
    op_beide(|mut b| {
        open(&mut b);
        gemeente_schrijft(&b, Berichtsoort::Antwoord, "Wij hebben gebeld.");
        sluit(&b);
        b.clock.advance(600);
        let velden = [("hielp", "nee"), ("toelichting", "Het is weer begonnen"), ("heropen", "ja")];
        naar(&b.post("/melding/status/oordeel", &velden), "/melding/status");
        naar(&b.post("/melding/status/oordeel", &velden), "/melding/status");
        let signaal = b.proef.lees(|tx| rij::load(tx, ID));
        assert_eq!((signaal.status, signaal.beantwoord_op), (Status::Nieuw, None));
        assert_eq!(signaal.antwoord_voor, Some(jiff::civil::date(2026, 12, 8)));
        let page = b.get("/melding/status");
        toont(&page, 200, &["Het is weer begonnen", "dinsdag 8 december 2026", "We zijn met uw melding bezig"]);
        assert_eq!(b.tel("SELECT COUNT(*) FROM gebeurtenis WHERE soort = 'signaal.heropend'"), 1);
        assert_eq!(b.tel("SELECT COUNT(*) FROM bericht WHERE soort = 'oordeel'"), 1);
    });
}

#[test]
fn bestanden_toevoegen_ook_als_er_nog_geen_sleutel_was() {
    op_beide(|mut b| {
        open(&mut b);
        toont(&b.upload("/melding/status/bericht", &[("tekst", " ")], &[]), 422, &["Schrijf wat u wilt vertellen"]);
        let pdf: [(&str, &[u8]); 1] = [("x.pdf", b"%PDF-1")];
        toont(
            &b.upload("/melding/status/bericht", &[("tekst", "kijk")], &pdf),
            422,
            &["Een PDF kunnen we niet", "kijk"],
        );
        let long = "x".repeat(4_001);
        toont(&b.upload("/melding/status/bericht", &[("tekst", &long)], &[]), 422, &["te lang"]);
        naar(&b.upload("/melding/status/bericht", &[("tekst", "")], &[("foto.png", &png())]), "/melding/status");
        naar(
            &b.upload("/melding/status/bericht", &[("tekst", "en deze")], &[("foto2.png", &png())]),
            "/melding/status",
        );
        let (files, key) = b.proef.lees(|tx| Ok((rij::bijlagen(tx, ID)?, rij::sleutel(tx, ID)?)));
        assert_eq!(files.len(), 2);
        let bos = crate::sleutels::open(&b.proef.inrichting.kluis, &key.unwrap()).unwrap();
        for file in files {
            let naam = bestand::Opslagnaam::lees(&file.bestand).unwrap();
            assert!(b.proef.inrichting.kluis.lees(&bos, &naam).unwrap().starts_with(b"\x89PNG"));
        }
        // Pressing twice is one message.
        for _ in 0..2 {
            naar(&b.upload("/melding/status/bericht", &[("tekst", "dubbel")], &[]), "/melding/status");
        }
        assert_eq!(b.tel("SELECT COUNT(*) FROM bericht WHERE tekst = 'dubbel'"), 1);
    });
}

#[test]
fn elke_verkeerde_code_krijgt_hetzelfde_antwoord_en_raden_wordt_afgeremd() {
    op_beide(|mut b| {
        b.meld("De buren schreeuwen.");
        let mut guesser = b.ander_apparaat();
        let wrong = ["", "x", "7KQM-2F9X-40TB-ZC3H", "0000-0000-0000-0000", "7KQM-2F9X-40TB-ZC3H-1", "é"];
        let replies: Vec<_> = wrong.iter().map(|code| guesser.post("/melding", &[("code", code)])).collect();
        for reply in &replies {
            toont(reply, 422, &["Deze code kennen we niet"]);
            assert_eq!(reply.body, replies[0].body);
            assert_eq!(reply.header("set-cookie"), "");
        }
        let statuses: Vec<_> =
            (0..20).map(|_| guesser.post("/melding", &[("code", wrong[2])]).status.as_u16()).collect();
        assert!(statuses.ends_with(&[429, 429]), "{statuses:?}");
        b.clock.advance(60);
        assert_eq!(guesser.post("/melding", &[("code", wrong[2])]).status.as_u16(), 422);
    });
}

#[test]
fn de_code_staat_nooit_in_een_adres_en_de_sessie_gaat_vanzelf_dicht() {
    op_beide(|mut b| {
        let code = b.meld("De buren schreeuwen.");
        // Typed from paper: lower case, spaces.
        let typed = code.to_lowercase().replace('-', " ");
        let mut other = b.ander_apparaat();
        naar(&other.get("/melding/status"), "/melding");
        let opened = other.post("/melding", &[("code", &typed)]);
        naar(&opened, "/melding/status");
        let cookie = opened.header("set-cookie");
        assert!(cookie.contains("HttpOnly") && !cookie.contains(&code) && !cookie.contains(&code.replace('-', "")));
        let page = other.get("/melding/status");
        toont(&page, 200, &["We hebben uw melding ontvangen"]);
        assert!(!page.body.contains(&code));
        assert_eq!(b.tel("SELECT COUNT(*) FROM brievenbus WHERE geopend IS NOT NULL"), 1);

        // Half an hour without a look.
        b.clock.advance(29 * 60);
        toont(&other.get("/melding/status"), 200, &[]);
        b.clock.advance(29 * 60);
        toont(&other.get("/melding/status"), 200, &[]);
        b.clock.advance(30 * 60);
        let mut late = other.clone();
        naar(&late.get("/melding/status"), "/melding");
        let kept = other.send(super::meerdelig("/melding/status/bericht", &[("tekst", "Mijn lange verhaal")], &[]));
        toont(&kept, 422, &["Vul uw code opnieuw in", "Mijn lange verhaal"]);
        naar(&other.post("/melding", &[("code", &code), ("tekst", "Mijn lange verhaal")]), "/melding/status");
        toont(&other.get("/melding/status"), 200, &["Mijn lange verhaal"]);

        naar(&other.post("/melding/sluiten", &[]), "/melding");
        naar(&other.get("/melding/status"), "/melding");
        let mut forged = b.ander_apparaat().cookie("brievenbus=AAAA.BBBB");
        naar(&forged.get("/melding/status"), "/melding");
    });
}

#[test]
fn een_gewiste_melding_is_er_ook_met_een_open_pagina_niet_meer() {
    op_beide(|mut b| {
        open(&mut b);
        b.schrijf(|tx| tx.exec(store::Sql { name: "WIS", text: "DELETE FROM brievenbus" }, &[]));
        naar(&b.get("/melding/status"), "/melding");
        toont(&b.upload("/melding/status/bericht", &[("tekst", "nog iets")], &[]), 422, &["nog iets"]);
        assert_eq!(b.tel("SELECT COUNT(*) FROM bericht"), 0);
    });
}

#[test]
fn oordelen_voor_het_antwoord_doet_niets() {
    op_beide(|mut b| {
        open(&mut b);
        naar(&b.post("/melding/status/oordeel", &[("hielp", "nee"), ("heropen", "ja")]), "/melding/status");
        assert_eq!(b.tel("SELECT COUNT(*) FROM bericht"), 0);
        assert_eq!(b.tekst("SELECT oordeel FROM brievenbus"), "");
    });
}
