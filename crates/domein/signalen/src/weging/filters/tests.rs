//! Keeping a filter, opening with it, and everything that is refused.

use super::super::tests::op_beide;
use super::opslag::MEEST;
use ::store::args;
use kern::Rol;
use web::testen::{Browser, Reply};

::store::sql! {
    BEWAARD = "SELECT naam, keuzes, opent FROM signaalfilter ORDER BY id";
    EERSTE = "SELECT id FROM signaalfilter ORDER BY id LIMIT 1";
    VREEMD = "UPDATE signaalfilter SET keuzes = $1";
    OUD = "UPDATE signaalfilter SET gebruikt = 1";
}

const NIEUW: &str = "/signalen/filters/nieuw";

fn bewaar(browser: &mut Browser, naam: &str, rest: &[(&str, &str)]) -> Reply {
    browser.post(NIEUW, &[&[("naam", naam), ("thema", "jeugd"), ("status", "nieuw")], rest].concat())
}

#[test]
fn een_bewaard_filter_staat_boven_de_lijst_en_houdt_alleen_bekende_codes() {
    op_beide(|huis| {
        let mut adviseur = huis.als(Rol::Adviseur);
        assert!(!adviseur.get("/signalen").body.contains("Mijn filters"));
        let list = adviseur.get("/signalen?thema=jeugd&status=nieuw");
        assert!(list.body.contains("/signalen/filters/nieuw?thema=jeugd&#38;status=nieuw"), "{}", list.body);
        let form = adviseur.get("/signalen/filters/nieuw?thema=jeugd&status=nieuw&gebied=weg");
        assert!(form.body.contains("Thema: Jeugd, Stand: Nieuw") && !form.body.contains("weg\""), "{}", form.body);
        let done = bewaar(&mut adviseur, "  Jeugd   nieuw ", &[("q", "Jansen"), ("gebied", "weg"), ("onder", "1-1")]);
        assert_eq!((done.status.as_u16(), done.naar()), (303, "/signalen?thema=jeugd&status=nieuw"));
        let kept = huis.proef.lees(|tx| tx.row(BEWAARD, &[]));
        assert_eq!((kept.get(0), kept.get(2)), (Ok("Jeugd nieuw".to_owned()), Ok(false)));
        assert_eq!(kept.get(1), Ok(r#"{"status":"nieuw","thema":"jeugd"}"#.to_owned()));
        let list = adviseur.get("/signalen?thema=jeugd&status=nieuw");
        assert!(list.body.contains("Jeugd nieuw") && list.body.contains("/signalen?alle=ja"), "{}", list.body);
        assert!(!list.body.contains("Filter bewaren"), "het is al bewaard");
        assert_eq!(adviseur.get("/signalen").status, 200, "het opent er niet vanzelf mee");
    });
}

#[test]
fn een_filter_is_alleen_van_wie_het_bewaarde() {
    op_beide(|huis| {
        let (mut eigen, mut ander) = (huis.als(Rol::Adviseur), huis.als(Rol::Adviseur));
        bewaar(&mut eigen, "Geheim", &[("opent", "ja")]);
        let id: i64 = huis.proef.lees(|tx| tx.row(EERSTE, &[])?.get(0));
        for page in ["/signalen", "/signalen/filters", "/signalen?thema=jeugd&status=nieuw"] {
            let seen = ander.get(page);
            assert!(seen.status == 200 && !seen.body.contains("Geheim"), "{page}");
        }
        assert_eq!(ander.get(&format!("/signalen/filters/{id}")).status, 404);
        for act in ["opening", "verwijderen"] {
            assert_eq!(ander.post(&format!("/signalen/filters/{id}/{act}"), &[("aan", "nee")]).status, 404, "{act}");
        }
        assert!(eigen.get("/signalen/filters").body.contains("Geheim"));
        for rol in [Rol::Beheerder, Rol::Jurist] {
            assert_eq!(huis.als(rol).get("/signalen/filters").status, 404);
            assert_eq!(bewaar(&mut huis.als(rol), "x", &[]).status, 404);
        }
    });
}

#[test]
fn de_lijst_opent_met_het_gekozen_filter_en_er_is_een_weg_uit() {
    op_beide(|huis| {
        let mut adviseur = huis.als(Rol::Adviseur);
        bewaar(&mut adviseur, "Een", &[("opent", "ja")]);
        let opened = adviseur.get("/signalen");
        assert_eq!((opened.status.as_u16(), opened.naar()), (303, "/signalen?thema=jeugd&status=nieuw"));
        let all = adviseur.get("/signalen?alle=ja");
        assert_eq!(all.status, 200, "{}", all.naar());
        // Another one takes its place: there is one opening at most.
        bewaar(&mut adviseur, "Twee", &[("opent", "ja")]);
        let rows = huis.proef.lees(|tx| tx.list(BEWAARD, &[], |row| row.get::<i64>(2)));
        assert_eq!(rows, [0, 1]);
        let id: i64 = huis.proef.lees(|tx| tx.row(EERSTE, &[])?.get(0));
        adviseur.post(&format!("/signalen/filters/{id}/opening"), &[("aan", "nee")]);
        assert_eq!(adviseur.get("/signalen").status, 200);
        adviseur.post(&format!("/signalen/filters/{id}/opening"), &[("aan", "ja")]);
        assert_eq!(adviseur.get("/signalen").status, 303);
        assert_eq!(adviseur.post(&format!("/signalen/filters/{id}/verwijderen"), &[]).status, 303);
        assert_eq!(adviseur.get("/signalen").status, 200);
    });
}

#[test]
fn wat_er_niet_meer_is_wordt_weggelaten_en_gezegd() {
    op_beide(|huis| {
        let mut adviseur = huis.als(Rol::Adviseur);
        bewaar(&mut adviseur, "Oud", &[("opent", "ja")]);
        let id: i64 = huis.proef.lees(|tx| tx.row(EERSTE, &[])?.get(0));
        let set = |text: &'static str| {
            huis.proef.store.write_blocking(move |tx| tx.exec(VREEMD, args![text])).unwrap();
        };
        set(r#"{"thema":"jeugd","gebied":"WK999","categorie":"bestaat_niet"}"#);
        let opened = adviseur.get(&format!("/signalen/filters/{id}"));
        assert_eq!(opened.naar(), "/signalen?thema=jeugd");
        let shown = adviseur.get("/signalen?thema=jeugd");
        assert!(shown.body.contains("telt niet mee: Categorie, Wijk"), "{}", shown.body);
        // Nothing left: everything, and no going round in circles.
        set(r#"{"gebied":"WK999"}"#);
        assert_eq!(adviseur.get("/signalen").naar(), "/signalen?alle=ja");
    });
}

#[test]
fn een_naam_die_niet_kan_komt_terug_met_wat_er_is_ingevuld() {
    op_beide(|huis| {
        let mut adviseur = huis.als(Rol::Adviseur);
        for (naam, zin) in [("  ", "Geef het filter een naam"), (&*"x".repeat(61), "Gebruik hoogstens 60 tekens")] {
            let refused = bewaar(&mut adviseur, naam, &[]);
            assert_eq!(refused.status, 422);
            assert!(refused.body.contains(zin) && refused.body.contains("name=\"thema\" value=\"jeugd\""), "{naam}");
        }
        assert_eq!(bewaar(&mut adviseur, &"é".repeat(60), &[]).status, 303);
        assert_eq!(bewaar(&mut adviseur, "Week", &[]).status, 303);
        // The same name, also in capitals, only after being told.
        let again = bewaar(&mut adviseur, "WEEK", &[("bron", "telefoon")]);
        assert_eq!(again.status, 422);
        for text in ["Je hebt al een filter met deze naam", "Vervang mijn filter", "value=\"WEEK\""] {
            assert!(again.body.contains(text), "{text} ontbreekt in {}", again.body);
        }
        assert_eq!(bewaar(&mut adviseur, "WEEK", &[("bron", "telefoon"), ("vervang", "ja")]).status, 303);
        let names = huis.proef.lees(|tx| tx.list(BEWAARD, &[], |row| row.get::<String>(0)));
        assert_eq!(names[1..], ["WEEK"]);
        let empty = adviseur.post(NIEUW, &[("naam", "Leeg"), ("gebied", "weg")]);
        assert_eq!(empty.naar(), "/signalen?alle=ja");
    });
}

#[test]
fn meer_dan_twintig_gaat_niet() {
    op_beide(|huis| {
        let mut adviseur = huis.als(Rol::Adviseur);
        for number in 0..MEEST {
            assert_eq!(bewaar(&mut adviseur, &format!("Filter {number}"), &[]).status, 303);
        }
        let refused = bewaar(&mut adviseur, "Nog een", &[]);
        assert!(refused.status == 422 && refused.body.contains("Je hebt al 20 filters"), "{}", refused.body);
        assert_eq!(bewaar(&mut adviseur, "Filter 3", &[("vervang", "ja")]).status, 303);
    });
}

#[test]
fn wat_een_jaar_niet_is_gebruikt_verdwijnt() {
    op_beide(|huis| {
        let mut adviseur = huis.als(Rol::Adviseur);
        bewaar(&mut adviseur, "Oud", &[]);
        let rule = super::bewaren();
        let Some(jobs::bewaren::Wissen { wijze: jobs::bewaren::Wijze::Reeks(reeks), .. }) = rule.wissen().copied()
        else {
            panic!("een reeks");
        };
        let bound = crate::proef::nu().plus_seconds(-86_400);
        assert_eq!(huis.proef.lees(move |tx| (reeks.tel)(tx, bound)), 0);
        huis.proef.store.write_blocking(|tx| tx.exec(OUD, &[])).unwrap();
        let gone = huis.proef.store.write_blocking(move |tx| (reeks.wis)(tx, bound, bound, 10)).unwrap();
        assert_eq!((gone, huis.proef.lees(move |tx| (reeks.tel)(tx, bound))), (1, 0));
    });
}
