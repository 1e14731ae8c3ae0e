//! The page and the file as people of each role meet them.

use super::{Geval, geval, om};
use crate::categorie::Thema;
use crate::model::Bron;
use crate::proef::{self, Proef};
use jiff::civil::date;
use kern::Rol;
use std::sync::Arc;
use web::testen::Browser;

fn op_beide(test: impl Fn(&Proef, &dyn Fn(Rol) -> Browser)) {
    let tables = [proef::migraties(), overleg::MIGRATIES.to_vec()].concat();
    ::store::testen::on_both(&tables, |store| {
        let proef = Proef::nieuw(store);
        let app = web::testen::app(store).ext(Arc::clone(&proef.inrichting)).build();
        let als = |rol| {
            let id = access::testen::gebruiker(&proef.store, proef::nu(), &[rol], &[]);
            let cookie = access::testen::cookie(&proef.store, proef::nu(), id);
            Browser::new(&app, crate::overzicht::routes().into_router()).cookie(&cookie)
        };
        test(&proef, &als);
    });
}

/// Seven signals of this quarter, of which three about undermining, and one of the quarter before.
fn vul(proef: &Proef) {
    let nu = om(date(2026, 11, 3), 12, 0);
    let of = |thema, gebied| Geval { gebied, ..geval(thema, nu) };
    proef.zet(&vec![of(Thema::Overig, "=BU1"); 6]);
    proef.zet(&vec![Geval { bron: Bron::Politie, ..of(Thema::Ondermijning, "BU2") }; 3]);
    proef.zet(&[geval(Thema::Overig, om(date(2026, 7, 2), 9, 0))]);
}

#[test]
fn de_pagina_zegt_over_welke_dagen_en_kringen_zij_gaat() {
    op_beide(|proef, als| {
        vul(proef);
        let page = als(Rol::Adviseur).get("/cijfers");
        assert_eq!(page.status, 200, "{}", page.body);
        for text in [
            "1 oktober 2026 tot en met 24 november 2026, vergeleken met 1 juli 2026 tot en met 24 augustus 2026",
            "jouw kringen: Ondermijning, Zorg en veiligheid, Jeugd, Cyber en oplichting, Woonoverlast en Overig.",
            "data-kop=\"Deze periode\">9</td>",
            "8 meer",
            "Hoe is dit geteld?",
            "Staafdiagram: Signalen per week",
        ] {
            assert!(page.body.contains(text), "{text} ontbreekt in {}", page.body);
        }
        // Nine months have passed since the first of January: the chart has months.
        assert!(als(Rol::Adviseur).get("/cijfers?periode=jaar").body.contains("Signalen per maand"));
    });
}

#[test]
fn wie_niet_in_de_kring_is_ziet_er_niets_van() {
    op_beide(|proef, als| {
        vul(proef);
        let page = als(Rol::Burgemeester).get("/cijfers");
        assert!(page.body.contains("jouw kringen: Overig.") && page.body.contains(">6</td>"), "{}", page.body);
        for text in ["Ondermijning", "BU2", "Politie</span>", ">9</td>", ">3</td>"] {
            assert!(!page.body.contains(text), "{text} staat in {}", page.body);
        }
        for rol in [Rol::Boa, Rol::Jurist, Rol::Crisis, Rol::Fg, Rol::Partner, Rol::Beheerder] {
            let mut other = als(rol);
            assert_eq!(other.get("/cijfers").status, 404, "{rol:?}");
            assert_eq!(other.post("/cijfers/uitvoer", &[]).status, 404, "{rol:?}");
        }
    });
}

#[test]
fn beleid_ziet_alleen_de_versie_om_te_delen_wat_het_adres_ook_zegt() {
    op_beide(|proef, als| {
        vul(proef);
        let of = |bron| Geval { bron, ..geval(Thema::Overig, om(date(2026, 11, 4), 9, 0)) };
        proef.zet(&[of(Bron::Telefoon), of(Bron::Telefoon), of(Bron::Politie)]);
        for adres in ["/cijfers", "/cijfers?delen=", "/cijfers?periode=kwartaal&delen=nee", "/cijfers?delen=ja"] {
            let page = als(Rol::Beleid).get(adres);
            assert_eq!(page.status, 200, "{}", page.body);
            for text in ["jouw kringen: Overig.", "minder dan 5", ">9</td>", "Downloaden als CSV"] {
                assert!(page.body.contains(text), "{adres}: {text} ontbreekt in {}", page.body);
            }
            for text in ["Alle getallen", "ook kleine getallen", ">1</td>", ">2</td>", ">3</td>", "Ondermijning"] {
                assert!(!page.body.contains(text), "{adres}: {text} staat in {}", page.body);
            }
        }
        // The same page for who may see small numbers.
        assert!(als(Rol::Burgemeester).get("/cijfers").body.contains(">2</td>"));
        let file = als(Rol::Beleid).post("/cijfers/uitvoer", &[("periode", "kwartaal")]);
        assert!(file.status == 200 && file.body.contains("minder dan 5") && !file.body.contains("Ondermijning"));
        // In the kring of its figures, and yet no way to a signal.
        for shut in ["/signalen", "/kaart", "/kaart/punten.json", "/signalen/uitvoer"] {
            assert_eq!(als(Rol::Beleid).get(shut).status, 404, "{shut}");
        }
    });
}

#[test]
fn een_eigen_periode_en_wat_daarin_niet_kan() {
    op_beide(|proef, als| {
        vul(proef);
        let mut adviseur = als(Rol::Adviseur);
        let page = adviseur.get("/cijfers?periode=vrij&van=1-7-2026&tot=31-07-2026");
        for text in [
            "1 juli 2026 tot en met 31 juli 2026",
            "vergeleken met 31 mei 2026 tot en met 30 juni 2026",
            "value=\"01-07-2026\"",
        ] {
            assert!(page.body.contains(text), "{text} ontbreekt in {}", page.body);
        }
        let wrong = adviseur.get("/cijfers?periode=vrij&van=31-02-2026&tot=%3Cb%3E");
        assert_eq!(wrong.status, 422);
        for text in ["Vul een dag in als 01-10-2026.", "value=\"31-02-2026\"", "value=\"&#60;b&#62;\"", "href=\"#van\""]
        {
            assert!(wrong.body.contains(text), "{text} ontbreekt in {}", wrong.body);
        }
        assert!(!wrong.body.contains("jouw kringen"));
        let empty = adviseur.get("/cijfers?periode=vrij&van=01-01-2020&tot=31-01-2020");
        assert!(empty.body.contains("Er zijn geen cijfers in deze periode"), "{}", empty.body);
        // What is no period is this quarter.
        assert!(adviseur.get("/cijfers?periode=eeuw").body.contains("1 oktober 2026 tot en met 24 november 2026"));
    });
}

#[test]
fn wat_wordt_gedeeld_heeft_geen_kleine_getallen_en_is_vastgelegd() {
    op_beide(|proef, als| {
        vul(proef);
        let mut adviseur = als(Rol::Adviseur);
        let shared = adviseur.get("/cijfers?delen=ja");
        assert!(shared.body.contains("minder dan 5") && shared.body.contains("niet getoond"), "{}", shared.body);
        assert!(!shared.body.contains("Deze periode\">3</td>"), "{}", shared.body);
        let file = adviseur.post("/cijfers/uitvoer", &[("periode", "kwartaal")]);
        assert_eq!(file.status, 200);
        assert!(file.header("content-disposition").contains("cijfers-2026-10-01-2026-11-24.csv"));
        for line in [
            "Over dit bestand;Periode;1 oktober 2026 tot en met 24 november 2026;;",
            "Binnengekomen;Signalen;9;minder dan 5;niet getoond",
            "Per thema;Ondermijning;minder dan 5;0;niet getoond",
            "Per thema;Overig;niet getoond;minder dan 5;niet getoond",
            "Per wijk;'=BU1;niet getoond;0;niet getoond",
        ] {
            assert!(file.body.contains(line), "{line} ontbreekt in {}", file.body);
        }
        let told = proef.lees(|tx| audit::tijdlijn(tx, audit::Ding::new("uitvoer", 0), None, 10));
        assert_eq!(told.len(), 1);
        let gegevens = r#"{"tot":"2026-11-24","van":"2026-10-01"}"#;
        assert_eq!((told[0].soort.as_str(), told[0].gegevens.as_str()), ("cijfers.uitgevoerd", gegevens));
    });
}
