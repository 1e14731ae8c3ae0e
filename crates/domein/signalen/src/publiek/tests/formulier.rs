//! The four steps: every outcome of each.

use super::{code, meerdelig, naar, op_beide, png, toont};
use crate::publiek::Concepten;
use crate::store::rij;
use bestand::Opslagnaam;
use jobs::Taak;
use kern::SignaalId;
use std::sync::Arc;
use std::thread;

#[test]
fn in_vier_stappen_met_een_foto_en_zonder_javascript() {
    op_beide(|mut b| {
        toont(&b.get("/melden"), 200, &["Begin met melden", "Bel ", "0900 8844", "0800 7000"]);
        toont(&b.get("/melden/wat"), 200, &["Stap 1 van 4", "Overlast van buren"]);
        naar(&b.stap_wat("De buren schreeuwen elke nacht."), "/melden/waar");
        toont(&b.get("/melden/waar"), 200, &["Stap 2 van 4", "(niet verplicht)"]);
        naar(&b.stap_waar(&[("foto.png", &png())]), "/melden/wie");
        toont(&b.get("/melden/waar"), 200, &["foto.png", "Lindeveld 22", "Verwijder foto.png"]);
        toont(&b.get("/melden/wie"), 200, &["Stap 3 van 4"]);
        let wie = [("hoe", "bekend"), ("naam", "Mina Proef"), ("email", "mina@post.example"), ("antwoord", "mail")];
        naar(&b.post("/melden/wie", &wie), "/melden/controle");
        let controle = b.get("/melden/controle");
        let seen = ["De buren schreeuwen", "Lindeveld 22", "maandag 23 november 2026", "Mina Proef", "foto.png"];
        toont(&controle, 200, &seen);
        toont(&controle, 200, &["uiterlijk dinsdag 8 december 2026", "Waarom die dag?", "Wijzig uw gegevens"]);
        naar(&b.post("/melden/controle", &[]), "/melden/klaar");

        let klaar = b.get("/melden/klaar");
        let promised = ["S-2026-0001", "dinsdag 8 december 2026", "Waarom die dag?", "Slachtofferhulp", "per e-mail"];
        toont(&klaar, 200, &promised);
        assert!(!klaar.body.contains("Mina Proef"), "the receipt holds no name");
        assert_eq!(b.tel("SELECT COUNT(*) FROM signaal"), 1);
        assert_eq!(b.tel("SELECT COUNT(*) FROM melder"), 1);
        assert_eq!(b.tel("SELECT COUNT(*) FROM concept_bestand"), 0, "files of a draft go when it is sent");
        assert_eq!(b.tel("SELECT COUNT(*) FROM taak WHERE soort = 'signaal.mail'"), 1);
        let (stored, sleutel) =
            b.proef.lees(|tx| Ok((rij::bijlagen(tx, SignaalId(1))?, rij::sleutel(tx, SignaalId(1))?)));
        assert_eq!((stored[0].naam.as_str(), stored[0].soort.as_str()), ("foto.png", "image/png"));
        let bos = crate::sleutels::open(&b.proef.inrichting.kluis, &sleutel.unwrap()).unwrap();
        let naam = Opslagnaam::lees(&stored[0].bestand).unwrap();
        assert_eq!(b.proef.inrichting.kluis.lees(&bos, &naam).unwrap(), bestand::keur(&png(), "x").unwrap().bytes);
        let signaal = b.proef.lees(|tx| rij::load(tx, SignaalId(1)));
        assert_eq!(signaal.gebeurd_op, Some(jiff::civil::date(2026, 11, 23)));
    });
}

#[test]
fn elke_stap_zegt_wat_er_niet_klopt_en_houdt_wat_er_stond() {
    op_beide(|mut b| {
        let wat = b.post("/melden/wat", &[("categorie", ""), ("tekst", "  ")]);
        toont(
            &wat,
            422,
            &["<title>2 fouten: Stap 1 van 4", "Kies waar uw melding over gaat", "Vertel wat er aan de hand is"],
        );
        let intern = b.post("/melden/wat", &[("categorie", "integriteit"), ("tekst", "blijft staan")]);
        toont(&intern, 422, &["Kies waar uw melding over gaat", "blijft staan"]);
        let long = "x".repeat(8_001);
        toont(&b.post("/melden/wat", &[("categorie", "drugs"), ("tekst", &long)]), 422, &["8.001 tekens"]);

        naar(&b.stap_wat("Ruzie in de straat"), "/melden/waar");
        let leeg = b.upload("/melden/waar", &[], &[]);
        toont(&leeg, 422, &["Vul een straat of plek in", "Kies of het nu nog gebeurt"]);
        for (dag, maand, jaar, zin) in [
            ("25", "11", "2026", "Deze dag is nog niet geweest"),
            ("31", "2", "2026", "Deze datum bestaat niet"),
            ("1", "", "2026", "Vul de dag, de maand en het jaar in"),
            ("-1", "x", "9999999", "Vul het jaar in met 4 cijfers"),
        ] {
            let velden =
                [("plek", "Plein"), ("gaande", "nu"), ("datum_dag", dag), ("datum_maand", maand), ("datum_jaar", jaar)];
            toont(&b.upload("/melden/waar", &velden, &[]), 422, &[zin, "value=\"Plein\""]);
        }
        naar(&b.stap_waar(&[]), "/melden/wie");

        toont(&b.post("/melden/wie", &[]), 422, &["Kies of u anoniem blijft", "Kies of u wilt horen wat we doen"]);
        let velden = [("hoe", "bekend"), ("email", "geen adres"), ("telefoon", "123"), ("antwoord", "mail")];
        let wie = b.post("/melden/wie", &velden);
        toont(&wie, 422, &["naam@voorbeeld.nl", "06 12345678", "value=\"geen adres\""]);
        toont(&b.post("/melden/wie", &[("hoe", "bekend"), ("antwoord", "code")]), 422, &["Vul uw naam, e-mailadres"]);
        toont(&b.post("/melden/wie", &[("hoe", "anoniem"), ("antwoord", "mail")]), 422, &["geen e-mailadres"]);
        let zonder = [("hoe", "bekend"), ("naam", "Mina Proef"), ("antwoord", "mail")];
        toont(&b.post("/melden/wie", &zonder), 422, &["Vul uw e-mailadres in"]);
    });
}

#[test]
fn middernacht_in_amsterdam_begint_de_nieuwe_dag() {
    op_beide(|mut b| {
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        b.clock.set(kern::moment_van(jiff::civil::date(2026, 11, 24).at(12, 30, 0, 0)));
        let velden =
            [("plek", "Plein"), ("gaande", "nu"), ("datum_dag", "25"), ("datum_maand", "11"), ("datum_jaar", "2026")];
        toont(&b.upload("/melden/waar", &velden, &[]), 422, &["nog niet geweest"]);
        // A quarter past midnight here; in UTC it is still the 24th.
        b.clock.set(kern::moment_van(jiff::civil::date(2026, 11, 25).at(0, 15, 0, 0)));
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        naar(&b.upload("/melden/waar", &velden, &[]), "/melden/wie");
    });
}

#[test]
fn een_kenmerk_in_de_tekst_geeft_een_waarschuwing_en_nooit_een_blokkade() {
    op_beide(|mut b| {
        let tekst = "Bel hem op 06-12345678, zijn auto is AB-123-C.";
        naar(&b.stap_wat(tekst), "/melden/wat");
        let page = b.get("/melden/wat");
        toont(&page, 200, &["een telefoonnummer", "een kenteken", "Toch verder", "06-12345678"]);
        naar(&b.stap_wat(tekst), "/melden/waar");
        // Something new is told once more; what went is not held against him.
        naar(&b.stap_wat("Mail a@b.nl, auto AB-123-C"), "/melden/wat");
        toont(&b.get("/melden/wat"), 200, &["een e-mailadres"]);
        naar(&b.stap_wat("Gewoon een tekst"), "/melden/waar");
        assert!(!b.get("/melden/wat").body.contains("Toch verder"));
    });
}

#[test]
fn oplichting_op_internet_heeft_geen_plek() {
    op_beide(|mut b| {
        naar(&b.post("/melden/wat", &[("categorie", "oplichting"), ("tekst", "Nepwinkel")]), "/melden/waar");
        naar(&b.upload("/melden/waar", &[("gaande", "voorbij")], &[]), "/melden/wie");
        naar(&b.stap_wie_anoniem(), "/melden/controle");
        toont(&b.get("/melden/controle"), 200, &["Niet ingevuld"]);
    });
}

#[test]
fn bestanden_worden_een_voor_een_beoordeeld_en_blijven_tussen_de_stappen() {
    op_beide(|mut b| {
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        let goed = png();
        let files: [(&str, &[u8]); 3] = [("a.png", &goed), ("brief.pdf", b"%PDF-1.7 x"), ("stuk.png", &goed[..30])];
        let reply = b.stap_waar(&files);
        toont(&reply, 422, &["brief.pdf: Een PDF kunnen we niet aannemen", "stuk.png: Dit bestand is beschadigd"]);
        toont(&reply, 422, &["Verwijder a.png"]);
        let four: [(&str, &[u8]); 5] =
            [("b.png", &goed), ("c.png", &goed), ("d.png", &goed), ("e.png", &goed), ("f.png", &goed)];
        toont(&b.stap_waar(&four), 422, &["f.png: U kunt niet meer dan 5 bestanden meesturen", "e.png"]);
        assert_eq!(b.tel("SELECT COUNT(*) FROM concept_bestand"), 5);
        naar(&b.post("/melden/bestand/weg", &[("nummer", "2")]), "/melden/waar");
        let page = b.get("/melden/waar");
        assert!(page.body.contains("a.png") && !page.body.contains("b.png"));
        naar(&b.stap_waar(&[]), "/melden/wie");
        naar(&b.stap_wie_anoniem(), "/melden/controle");
        naar(&b.post("/melden/bestand/weg", &[("nummer", "1"), ("terug", "controle")]), "/melden/controle");
        naar(&b.post("/melden/controle", &[]), "/melden/klaar");
        assert_eq!(b.tel("SELECT COUNT(*) FROM bijlage"), 3);
    });
}

#[test]
fn te_grote_bestanden_worden_genoemd() {
    op_beide(|mut b| {
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        let big = vec![0_u8; 10 * 1024 * 1024 + 1];
        toont(
            &b.stap_waar(&[("groot.png", &big)]),
            422,
            &["groot.png: Dit bestand is groter dan 10 MB", "Lindeveld 22"],
        );
    });
}

#[test]
fn wie_stappen_overslaat_komt_bij_de_eerste_die_mist() {
    op_beide(|mut b| {
        for pad in ["/melden/waar", "/melden/kaart", "/melden/wie", "/melden/controle"] {
            naar(&b.get(pad), "/melden");
        }
        naar(&b.get("/melden/klaar"), "/melding");
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        naar(&b.get("/melden/controle"), "/melden/waar");
        naar(&b.post("/melden/controle", &[]), "/melden/waar");
        naar(&b.stap_waar(&[]), "/melden/wie");
        naar(&b.get("/melden/controle"), "/melden/wie");
        naar(&b.get("/melden/klaar"), "/melden/controle");
        assert_eq!(b.tel("SELECT COUNT(*) FROM signaal"), 0);
    });
}

#[test]
fn twee_keer_versturen_geeft_een_melding() {
    op_beide(|mut b| {
        let code_eerst = b.meld("De buren schreeuwen.");
        naar(&b.post("/melden/controle", &[]), "/melden/klaar");
        assert_eq!(code(&b.get("/melden/klaar")), code_eerst);
        for pad in ["/melden/wat", "/melden/waar", "/melden/wie", "/melden/controle"] {
            naar(&b.get(pad), "/melden/klaar");
        }
        assert_eq!(b.tel("SELECT COUNT(*) FROM signaal"), 1);
    });
}

#[test]
fn twee_keer_tegelijk_versturen_geeft_een_melding_en_geen_losse_bestanden() {
    op_beide(|mut b| {
        naar(&b.stap_wat("De buren schreeuwen."), "/melden/waar");
        naar(&b.stap_waar(&[("foto.png", &png())]), "/melden/wie");
        naar(&b.stap_wie_anoniem(), "/melden/controle");
        let replies: Vec<_> = thread::scope(|scope| {
            let press = |_| {
                let mut browser = b.browser.clone();
                scope.spawn(move || browser.post("/melden/controle", &[]))
            };
            let pressed: Vec<_> = (0..6).map(press).collect();
            pressed.into_iter().map(|press| press.join().unwrap()).collect()
        });
        for reply in &replies {
            naar(reply, "/melden/klaar");
        }
        assert_eq!(b.tel("SELECT COUNT(*) FROM signaal"), 1);
        assert_eq!(b.proef.inrichting.kluis.namen().unwrap().len(), 1);
    });
}

#[test]
fn na_versturen_begint_een_nieuwe_melding_met_een_schone_lei() {
    op_beide(|mut b| {
        b.meld("De eerste.");
        toont(&b.get("/melden"), 200, &["U hebt net iets gemeld", "Nog iets melden"]);
        naar(&b.post("/melden/stop", &[("daarna", "nieuw")]), "/melden/wat");
        assert!(!b.get("/melden/wat").body.contains("De eerste."));
        b.meld("De tweede.");
        assert_eq!(b.tel("SELECT COUNT(*) FROM signaal"), 2);
    });
}

#[test]
fn stoppen_wist_alles_meteen() {
    op_beide(|mut b| {
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        naar(&b.stap_waar(&[("foto.png", &png())]), "/melden/wie");
        naar(&b.post("/melden/stop", &[]), "/melden");
        assert_eq!(b.tel("SELECT COUNT(*) FROM melding_concept"), 0);
        assert_eq!(b.tel("SELECT COUNT(*) FROM concept_bestand"), 0);
        toont(&b.get("/melden"), 200, &["Alles wat u invulde, is gewist."]);
        naar(&b.get("/melden/waar"), "/melden");
    });
}

#[test]
fn na_twee_uur_is_een_concept_weg_en_dat_staat_er_vriendelijk() {
    op_beide(|mut b| {
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        b.clock.advance(2 * 3600 - 1);
        toont(&b.get("/melden/waar"), 200, &["Stap 2 van 4"]);
        b.clock.advance(2);
        let mut late = b.browser.clone();
        toont(&late.get("/melden/waar"), 410, &["Uw antwoorden zijn gewist", "Opnieuw beginnen"]);
        let mut late = b.browser.clone();
        toont(&late.post("/melden/controle", &[]), 410, &["Uw antwoorden zijn gewist"]);
        // What is typed at that moment is kept, and the first step is asked again.
        let kept = b.post("/melden/wie", &[("hoe", "anoniem"), ("antwoord", "nee")]);
        naar(&kept, "/melden/wat");
        toont(&b.get("/melden/wat"), 200, &["Uw eerdere antwoorden zijn gewist"]);
        naar(&b.stap_wat("Opnieuw"), "/melden/waar");
        naar(&b.stap_waar(&[]), "/melden/wie");
        toont(&b.get("/melden/controle"), 200, &["Nee, dat hoeft niet"]);
    });
}

#[test]
fn het_opruimen_wist_wat_verlopen_is_met_de_bestanden() {
    op_beide(|mut b| {
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        naar(&b.stap_waar(&[("foto.png", &png())]), "/melden/wie");
        b.clock.advance(3600);
        let mut other = b.ander_apparaat();
        naar(&other.post("/melden/wat", &[("categorie", "drugs"), ("tekst", "Lucht")]), "/melden/waar");
        b.clock.advance(3600);
        let job = Concepten { store: b.proef.store.clone(), clock: Arc::new(b.clock.clone()) };
        job.run(b"", 1, "x").unwrap();
        job.run(b"", 2, "x").unwrap();
        assert_eq!(b.tel("SELECT COUNT(*) FROM melding_concept"), 1);
        assert_eq!(b.tel("SELECT COUNT(*) FROM concept_bestand"), 0);
        toont(&other.get("/melden/waar"), 200, &["Stap 2 van 4"]);
        let rule = crate::publiek::bewaren();
        let wissen = rule.wissen().unwrap();
        let jobs::bewaren::Wijze::Reeks(reeks) = wissen.wijze else { panic!("a series") };
        let now = kern::Clock::now(&b.clock).plus_seconds(3 * 3600);
        assert_eq!(b.schrijf(move |tx| (reeks.tel)(tx, now)), 1);
        assert_eq!(b.schrijf(move |tx| (reeks.wis)(tx, now, now, 10)), 1);
        assert_eq!(b.tel("SELECT COUNT(*) FROM melding_concept"), 0);
    });
}

#[test]
fn een_ander_apparaat_ziet_het_concept_niet_en_de_server_kan_het_niet_lezen() {
    op_beide(|mut b| {
        naar(&b.stap_wat("Een heel herkenbare zin over de loods"), "/melden/waar");
        naar(&b.ander_apparaat().get("/melden/waar"), "/melden");
        let sealed: Vec<u8> = b.proef.lees(|tx| {
            let sql = store::Sql { name: "INHOUD", text: "SELECT inhoud FROM melding_concept" };
            tx.row(sql, &[])?.get(0)
        });
        assert!(!String::from_utf8_lossy(&sealed).contains("herkenbare"));
        let mut forged = b.ander_apparaat().cookie("concept=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        naar(&forged.get("/melden/waar"), "/melden");
    });
}

#[test]
fn de_cookie_is_alleen_voor_deze_site_en_niet_voor_scripts() {
    op_beide(|mut b| {
        let reply = b.stap_wat("Ruzie");
        let cookie = reply.header("set-cookie");
        assert!(
            cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Max-Age"),
            "{cookie}"
        );
        let cross = meerdelig("/melden/waar", &[("plek", "x")], &[]);
        let (mut parts, body) = cross.into_parts();
        parts.headers.insert("sec-fetch-site", "cross-site".parse().unwrap());
        assert_eq!(b.browser.send(axum::http::Request::from_parts(parts, body)).status, 403);
    });
}

#[test]
fn wie_heel_veel_meldt_moet_even_wachten_en_verliest_niets() {
    op_beide(|mut b| {
        naar(&b.stap_wat("Ruzie"), "/melden/waar");
        naar(&b.stap_waar(&[]), "/melden/wie");
        naar(&b.stap_wie_anoniem(), "/melden/controle");
        // Presses that come to nothing count too.
        let mut other = b.ander_apparaat();
        for _ in 0..20 {
            other.post("/melden/controle", &[]);
        }
        let refused = b.post("/melden/controle", &[]);
        assert_eq!((refused.status.as_u16(), refused.header("retry-after").is_empty()), (429, false));
        b.clock.advance(120);
        naar(&b.post("/melden/controle", &[]), "/melden/klaar");
    });
}
