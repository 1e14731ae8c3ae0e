//! Signing in, as a person in a browser does it and as somebody tries who should not.

use super::{Server, ZIN, in_demo, on_both};
use crate::gebruiker::{Wissel, gebruiker_uitzetten};
use crate::inloggen::{Poging, Tweede, Uitkomst};
use crate::{inloggen, testen, totp};
use audit::Wie;
use kern::{Rol, Secret};
use web::testen::{Browser, Reply};

fn sign_in(browser: &mut Browser, naam: &str, wachtwoord: &str) -> Reply {
    browser.post("/inloggen", &[("inlognaam", naam), ("wachtwoord", wachtwoord), ("terug", "/account")])
}

/// The secret of the app, as the page shows it for typing over.
fn secret_on(page: &Reply) -> Vec<u8> {
    let after = page.body.split("letters over in de app</dt><dd>").nth(1).expect("the letters are on the page");
    let letters: String = after.split('<').next().expect("an end").split_whitespace().collect();
    data_encoding::BASE32_NOPAD.decode(letters.as_bytes()).expect("base32")
}

/// Goes through all steps for the first time; gives the secret of the app.
fn first_time(server: &Server, browser: &mut Browser, naam: &str) -> Vec<u8> {
    assert_eq!(sign_in(browser, naam, ZIN).naar(), "/inloggen/instellen?terug=%2Faccount");
    let secret = secret_on(&browser.get("/inloggen/instellen"));
    let code = totp::code(&secret, server.now());
    let reply = browser.post("/inloggen/instellen", &[("code", &code), ("terug", "/account")]);
    assert_eq!((reply.status.as_u16(), reply.naar()), (303, "/account"));
    secret
}

#[test]
fn de_eerste_keer_stelt_iemand_een_app_in_en_daarna_geeft_hij_de_code() {
    on_both(|server| {
        let (_, naam) = server.with_password(Rol::Adviseur, Wissel::Nee);
        let mut browser = server.browser();
        assert_eq!(browser.get("/account").naar(), "/inloggen?terug=%2Faccount");
        let secret = first_time(server, &mut browser, &naam);
        assert_eq!(browser.get("/account").status, 200);
        assert_eq!(browser.post("/uitloggen", &[]).naar(), "/inloggen");
        assert_eq!(browser.get("/account").status, 303);

        server.clock.advance(30);
        assert_eq!(sign_in(&mut browser, &naam.to_uppercase(), ZIN).naar(), "/inloggen/code?terug=%2Faccount");
        assert_eq!(browser.get("/account").status, 303, "the password alone opens nothing");
        let wrong = browser.post("/inloggen/code", &[("code", "000000")]);
        assert_eq!(wrong.status, 422);
        let code = totp::code(&secret, server.now());
        assert_eq!(browser.post("/inloggen/code", &[("code", &code), ("terug", "/account")]).naar(), "/account");
        assert_eq!(browser.get("/account").status, 200);
    });
}

#[test]
fn een_code_werkt_geen_tweede_keer() {
    on_both(|server| {
        let (_, naam) = server.with_password(Rol::Adviseur, Wissel::Nee);
        let secret = first_time(server, &mut server.browser(), &naam);
        let used = totp::code(&secret, server.now());
        let mut thief = server.browser();
        sign_in(&mut thief, &naam, ZIN);
        assert_eq!(thief.post("/inloggen/code", &[("code", &used)]).status, 422);
        server.clock.advance(30);
        assert_eq!(thief.post("/inloggen/code", &[("code", &used)]).status, 422, "within its window, but used");
        let fresh = totp::code(&secret, server.now());
        assert_eq!(thief.post("/inloggen/code", &[("code", &fresh)]).status, 303);
    });
}

#[test]
fn wie_een_wachtwoord_kreeg_kiest_eerst_een_eigen() {
    on_both(|server| {
        let (_, naam) = server.with_password(Rol::Adviseur, Wissel::Moet);
        let mut browser = server.browser();
        sign_in(&mut browser, &naam, ZIN);
        let secret = secret_on(&browser.get("/inloggen/instellen"));
        let code = totp::code(&secret, server.now());
        assert_eq!(browser.post("/inloggen/instellen", &[("code", &code)]).naar(), "/inloggen/wachtwoord");
        assert_eq!(browser.get("/account").status, 303, "not in yet");
        let choose = |browser: &mut Browser, oud: &str, nieuw: &str, herhaald: &str| {
            browser.post("/inloggen/wachtwoord", &[("oud", oud), ("nieuw", nieuw), ("herhaald", herhaald)])
        };
        assert_eq!(choose(&mut browser, ZIN, "kort", "kort").status, 422);
        assert_eq!(choose(&mut browser, ZIN, "vier paarden in de wei", "vier paarden in de wij").status, 422);
        assert_eq!(choose(&mut browser, ZIN, ZIN, ZIN).status, 422);
        assert_eq!(
            choose(&mut browser, "iets anders dan dat", "vier paarden in de wei", "vier paarden in de wei").status,
            422
        );
        assert_eq!(choose(&mut browser, ZIN, "vier paarden in de wei", "vier paarden in de wei").naar(), "/");
        assert_eq!(browser.get("/account").status, 200);
        assert_eq!(sign_in(&mut server.browser(), &naam, ZIN).status, 422, "the old one is gone");
    });
}

#[test]
fn een_verkeerd_wachtwoord_een_onbekend_account_en_een_uitgezet_account_zijn_niet_te_onderscheiden() {
    on_both(|server| {
        let (_, known) = server.with_password(Rol::Adviseur, Wissel::Nee);
        let (off, disabled) = server.with_password(Rol::Regisseur, Wissel::Nee);
        let now = server.now();
        let done = server.store.write_blocking(move |tx| gebruiker_uitzetten(tx, now, Wie::Niemand, off));
        assert_eq!(done, Ok(()));
        let reply = |naam: &str, wachtwoord: &str| {
            let reply = sign_in(&mut server.browser(), naam, wachtwoord);
            (reply.status, reply.body.replace(naam, "NAAM"))
        };
        let wrong = reply(&known, "een heel ander wachtwoord");
        assert_eq!(wrong.0, 422);
        assert!(wrong.1.contains("E-mailadres of wachtwoord klopt niet"));
        assert_eq!(reply("niemand@voorbeeld.nl", ZIN), wrong);
        assert_eq!(reply(&disabled, ZIN), wrong);
    });
}

#[test]
fn raden_kost_steeds_meer_tijd_ook_via_een_andere_server() {
    on_both(|server| {
        let other = Server::new(&server.store, server.app.instellingen().clone());
        for naam in [server.with_password(Rol::Adviseur, Wissel::Nee).1, "niemand@voorbeeld.nl".to_owned()] {
            for attempt in 0..5 {
                let which = if attempt % 2 == 0 { server } else { &other };
                assert_eq!(sign_in(&mut which.browser(), &naam, "fout wachtwoord hier").status, 422);
            }
            let refused = sign_in(&mut other.browser(), &naam, ZIN);
            assert_eq!((refused.status.as_u16(), refused.header("retry-after")), (429, "2"), "also with the right one");
        }
    });
}

#[test]
fn na_het_wachten_mag_het_weer_en_na_een_goede_begint_het_tellen_opnieuw() {
    on_both(|server| {
        let (_, naam) = server.with_password(Rol::Adviseur, Wissel::Nee);
        let wrong = || sign_in(&mut server.browser(), &naam, "fout wachtwoord hier").status.as_u16();
        for _ in 0..5 {
            assert_eq!(wrong(), 422);
        }
        assert_eq!(wrong(), 429);
        server.clock.advance(2);
        assert_eq!(sign_in(&mut server.browser(), &naam, ZIN).status, 303);
        for _ in 0..5 {
            assert_eq!(wrong(), 422);
        }
        assert_eq!(wrong(), 429);
    });
}

#[test]
fn ook_de_code_is_niet_te_raden() {
    on_both(|server| {
        let (_, naam) = server.with_password(Rol::Adviseur, Wissel::Nee);
        let secret = first_time(server, &mut server.browser(), &naam);
        server.clock.advance(30);
        let mut browser = server.browser();
        sign_in(&mut browser, &naam, ZIN);
        for _ in 0..5 {
            assert_eq!(browser.post("/inloggen/code", &[("code", "000000")]).status, 422);
        }
        let code = totp::code(&secret, server.now());
        assert_eq!(browser.post("/inloggen/code", &[("code", &code)]).status, 429);
    });
}

#[test]
fn inloggen_gaat_altijd_verder_onder_een_nieuw_geheim() {
    on_both(|server| {
        let (id, naam) = server.with_password(Rol::Adviseur, Wissel::Nee);
        let planted = testen::cookie(&server.store, server.now(), id);
        let mut browser = server.browser();
        let request = axum::http::Request::post("/inloggen")
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("cookie", &planted)
            .body(format!("inlognaam={}&wachtwoord={}", totp::percent(&naam), totp::percent(ZIN)).into());
        let reply = browser.send(request.expect("a request"));
        assert_eq!(reply.status, 303);
        assert!(!reply.header("set-cookie").contains(&planted) && reply.header("set-cookie").starts_with("baken="));
        let mut attacker = super::Ingelogd { cookie: planted, browser: server.browser() };
        assert_eq!(attacker.get("/account").status, 303, "who planted the session has nothing");
    });
}

#[test]
fn na_het_inloggen_gaat_niemand_naar_een_andere_site() {
    in_demo(|server| {
        let (_, naam) = server.with_password(Rol::Adviseur, Wissel::Nee);
        for terug in ["//kwaad.example", "https://kwaad.example", "/\\kwaad.example", "javascript:alert(1)"] {
            let fields = [("inlognaam", naam.as_str()), ("wachtwoord", ZIN), ("terug", terug)];
            assert_eq!(server.browser().post("/inloggen", &fields).naar(), "/", "{terug}");
        }
    });
}

#[test]
fn de_kaarten_bestaan_alleen_in_de_oefenomgeving() {
    in_demo(|server| {
        server.gebruiker(Rol::Fg);
        let mut browser = server.browser();
        assert!(browser.get("/inloggen").body.contains("Inloggen als Proefpersoon"));
        assert_eq!(browser.post("/demo/inloggen", &[("rol", "fg"), ("terug", "/account")]).naar(), "/account");
        assert_eq!(browser.get("/account").status, 200);
        assert_eq!(server.browser().post("/demo/inloggen", &[("rol", "koning")]).status, 404);
        assert_eq!(server.browser().post("/demo/inloggen", &[("rol", "jurist")]).status, 404, "nobody has that role");
    });
    on_both(|server| {
        server.gebruiker(Rol::Fg);
        assert!(!server.browser().get("/inloggen").body.contains("Inloggen als"));
        assert_eq!(server.browser().post("/demo/inloggen", &[("rol", "fg")]).status, 404);
    });
}

#[test]
fn een_hele_gemeente_tegelijk_wacht_op_haar_beurt_en_niemand_wordt_geweigerd() {
    in_demo(|server| {
        let names: Vec<_> = (0..24).map(|_| server.with_password(Rol::Adviseur, Wissel::Nee).1).collect();
        let (store, now) = (server.store.clone(), server.now());
        let outcomes = testen::run(async move {
            let tasks: Vec<_> = names
                .into_iter()
                .map(|inlognaam| {
                    let (store, wachtwoord) = (store.clone(), Secret::new(ZIN.to_owned()));
                    let poging = Poging { inlognaam, wachtwoord, adres: None, toestel: "Proef".into(), oud: None };
                    tokio::spawn(async move { inloggen::inloggen(&store, now, Tweede::AlsIngesteld, poging).await })
                })
                .collect();
            let mut outcomes = Vec::new();
            for task in tasks {
                outcomes.push(task.await.expect("a task ends"));
            }
            outcomes
        });
        assert!(outcomes.iter().all(|outcome| matches!(outcome, Ok(Uitkomst::Verder(..)))));
    });
}
