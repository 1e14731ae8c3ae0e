//! Supervision by the FG, and break-glass.

use super::{Server, in_demo, migraties, on_both};
use crate::{Wijzer, Wijzers, testen};
use audit::{Ding, Inzage, Wie};
use kern::{Doel, GebruikerId, Rol};
use std::sync::Arc;
use web::App;
use web::testen::Browser;

const WIJZER: Wijzer = |_, nummer| Ok((nummer == "S-2026-0724").then_some(Ding::new("signaal", 5)));

fn look(server: &Server, wie: GebruikerId) {
    let now = server.now();
    let inzage = Inzage {
        wie: Wie::Gebruiker(wie),
        doel: Doel::Signaalafhandeling,
        actie: "signaal.lezen",
        soort: "signaal",
        ding: Some(5),
        kring: None,
        aantal: 1,
    };
    assert_eq!(server.store.write_blocking(move |tx| audit::look(tx, now, &inzage)), Ok(()));
}

#[test]
fn de_fg_ziet_wie_in_een_signaal_keek() {
    on_both(|server| {
        let app = App::builder(server.store.clone(), Arc::new(server.clock.clone()))
            .gemeente(web::testen::gemeente())
            .ext(Arc::new(Wijzers(vec![WIJZER])))
            .build();
        let reader = server.gebruiker(Rol::Adviseur);
        look(server, reader);
        let naam =
            testen::access::<crate::acties::MijnAccount>(&server.store, server.now(), reader).actor().naam().to_owned();
        let mut fg = server.as_user(server.gebruiker(Rol::Fg));
        fg.browser = Browser::new(&app, crate::routes().into_router());
        let page = fg.get("/toezicht?nummer=s-2026-0724");
        assert!(
            page.body.contains(&naam) && page.body.contains("signaal.lezen"),
            "the number may be typed in small letters"
        );
        assert!(fg.get("/toezicht?nummer=S-2026-9999").body.contains("Dit nummer bestaat niet"));
        assert!(!fg.get("/toezicht").body.contains(&naam));
    });
}

#[test]
fn het_inzagelog_gaat_als_bestand_mee_en_dat_staat_zelf_in_het_log() {
    on_both(|server| {
        let reader = server.gebruiker(Rol::Adviseur);
        look(server, reader);
        let mut fg = server.as_user(server.gebruiker(Rol::Fg));
        server.clock.advance(1);
        let first = fg.get("/toezicht/inzage.csv");
        assert_eq!(first.header("content-type"), "text/csv; charset=utf-8");
        assert!(first.body.contains("2026-11-24 12:00:00;Proefpersoon Nummer"), "{}", first.body);
        assert_eq!(first.body.lines().count(), 2);
        server.clock.advance(1);
        assert!(fg.get("/toezicht/inzage.csv").body.contains(";inzage.exporteren;toezicht;inzage;;;1"));
    });
}

#[test]
fn noodtoegang_opent_de_kring_een_dag_en_de_fg_ziet_het() {
    in_demo(|server| {
        let kring = testen::kring(&server.store, server.now(), "radicalisering");
        let id = server.gebruiker(Rol::Regisseur);
        let (mut person, mut fg) = (server.as_user(id), server.as_user(server.gebruiker(Rol::Fg)));
        let sees = || {
            let access = testen::access::<crate::acties::MijnAccount>(&server.store, server.now(), id);
            access.kringen().contains(&kring)
        };
        assert!(person.get("/mijn/noodtoegang").body.contains("radicalisering"));
        let take = |reden: &str| format!("kring={}&reden={}", kring.0, crate::totp::percent(reden));
        assert_eq!(person.post("/mijn/noodtoegang", &take("nu")).status, 422);
        assert_eq!(person.post("/mijn/noodtoegang", "kring=9999&reden=een+heel+goede+reden+om+te+kijken").status, 422);
        assert!(!sees());
        let reden = "Iemand loopt nu gevaar bij een huisbezoek";
        assert_eq!(person.post("/mijn/noodtoegang", &take(reden)).status, 303);
        assert!(sees());
        assert_eq!(person.post("/mijn/noodtoegang", &take(reden)).status, 422, "he is in already");
        assert!(fg.get("/toezicht").body.contains(reden));
        assert_eq!(fg.post("/toezicht/noodtoegang/1/gezien", "").status, 303);
        assert_eq!(fg.post("/toezicht/noodtoegang/1/gezien", "").status, 409, "once");
        server.clock.advance(24 * 3600 - 1);
        assert!(sees());
        server.clock.advance(1);
        assert!(!sees());
    });
}

#[test]
fn noodtoegang_vraagt_eerst_opnieuw_om_de_code() {
    on_both(|server| {
        let mut person = server.as_user(server.gebruiker(Rol::Regisseur));
        assert_eq!(person.get("/mijn/noodtoegang").status, 200, "he has just signed in");
        server.clock.advance(600);
        assert_eq!(person.get("/mijn/noodtoegang").naar(), "/inloggen/code?terug=%2Fmijn%2Fnoodtoegang");
        assert_eq!(
            person.post("/mijn/noodtoegang", "kring=1&reden=x").naar(),
            "/inloggen/code?terug=%2Fmijn%2Fnoodtoegang"
        );
        assert_eq!(person.get("/inloggen/code").status, 200);
    });
}

#[test]
fn niemand_is_getuige_van_zichzelf() {
    store::testen::on_both(&migraties(), |store| {
        let now = kern::Clock::now(&web::testen::clock());
        let kring = testen::kring(store, now, "besloten");
        let id = testen::gebruiker(store, now, &[Rol::Regisseur, Rol::Fg], &[]);
        let taken = testen::gate::<crate::acties::NoodtoegangNemen>(store, now, id).expect("the role may");
        let reden = "Iemand loopt nu gevaar bij een huisbezoek";
        let number =
            testen::run(taken.create(move |tx, access| crate::noodtoegang::noodtoegang(tx, access, kring, reden)));
        let number = number.expect("access is taken");
        let judge = |id| {
            let gate = testen::gate::<crate::acties::InzageToetsen>(store, now, id).expect("the role may");
            testen::run(gate.create(move |tx, access| crate::noodtoegang::gezien(tx, access, number))).is_ok()
        };
        assert!(!judge(id));
        assert_eq!(store.read_blocking(crate::noodtoegang::ongezien), Ok(1));
        assert!(judge(testen::gebruiker(store, now, &[Rol::Fg], &[])));
        assert_eq!(store.read_blocking(crate::noodtoegang::ongezien), Ok(0));
    });
}
