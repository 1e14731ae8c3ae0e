//! The Termijnwijzer as people and systems use it.

use access::testen::{cookie, gebruiker};
use kern::Rol;
use store::testen::TestStore;
use web::testen::Browser;

fn opzet() -> (TestStore, Browser) {
    let fresh = store::testen::sqlite(&[audit::MIGRATIES, access::MIGRATIES, jobs::MIGRATIES].concat());
    let app = web::testen::app(&fresh.store).build();
    let whole = module::assemble(&[termijnen::module()]);
    let wie = gebruiker(&fresh.store, app.now(), &[Rol::Jurist], &[]);
    let browser = Browser::new(&app, whole.router(&app)).cookie(&cookie(&fresh.store, app.now(), wie));
    (fresh, browser)
}

#[test]
fn elke_regel_staat_op_de_lijst_en_heeft_een_formulier() {
    let (_store, mut browser) = opzet();
    let lijst = browser.get("/termijnen");
    assert_eq!(lijst.status, 200);
    for regel in recht::regels() {
        assert!(lijst.body.contains(&format!("href=\"/termijnen/{}\"", regel.code)), "{}", regel.code);
        let pagina = browser.get(&format!("/termijnen/{}", regel.code));
        assert_eq!(pagina.status, 200, "{}", regel.code);
        assert!(pagina.body.contains("Nog niets uitgerekend"), "{}", regel.code);
    }
    assert_eq!(browser.get("/termijnen/R99").status, 404);
}

#[test]
fn een_antwoord_toont_de_dag_de_stappen_en_de_telling() {
    let (_store, mut browser) = opzet();
    let velden = [("bekendgemaakt_dag", "16"), ("bekendgemaakt_maand", "3"), ("bekendgemaakt_jaar", "2026")];
    let antwoord = browser.submit("POST", "/termijnen/R05", &velden);
    assert_eq!(antwoord.status, 200);
    for deel in ["Uiterlijk: dinsdag 28 april 2026", "Koningsdag", "Maart 2026", "(einde)", "Awb 6:7", "value=\"16\""] {
        assert!(antwoord.body.contains(deel), "{deel} ontbreekt");
    }
    // How Koningsdag is celebrated has still to be confirmed, and the page says so; an ordinary day needs no such warning.
    assert!(antwoord.body.contains("nog niet is bevestigd"));
    let velden = [("bekendgemaakt_dag", "10"), ("bekendgemaakt_maand", "6"), ("bekendgemaakt_jaar", "2026")];
    let antwoord = browser.submit("POST", "/termijnen/R05", &velden);
    assert!(antwoord.body.contains("Uiterlijk: woensdag 22 juli 2026"));
    assert!(!antwoord.body.contains("nog niet is bevestigd"));
}

#[test]
fn wat_niet_klopt_komt_terug_met_wat_er_stond() {
    let (_store, mut browser) = opzet();
    let leeg = browser.submit("POST", "/termijnen/R05", &[]);
    assert_eq!(leeg.status, 422);
    assert!(leeg.body.contains("Vul in: Besluit bekendgemaakt op"));
    let velden = [("bekendgemaakt_dag", "31"), ("bekendgemaakt_maand", "2"), ("bekendgemaakt_jaar", "2026")];
    let fout = browser.submit("POST", "/termijnen/R05", &velden);
    assert_eq!(fout.status, 422);
    assert!(fout.body.contains("bestaat niet") && fout.body.contains("value=\"31\""));
}

#[test]
fn wat_niet_mag_zegt_dat_en_wat_niet_vaststaat_ook() {
    let (_store, mut browser) = opzet();
    let velden = [("opgelegd", "2026-06-01T20:00"), ("einde", "2026-06-13T20:00")];
    let antwoord = browser.submit("POST", "/termijnen/R16", &velden);
    assert_eq!(antwoord.status, 200);
    assert!(antwoord.body.contains("Niet toegestaan"), "{}", antwoord.body);
}
