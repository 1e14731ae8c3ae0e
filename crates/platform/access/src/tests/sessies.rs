//! Sessions: how long they live, and how they end.

use super::{Server, on_both};
use crate::gebruiker::{gebruiker_aanzetten, gebruiker_uitzetten};
use crate::organisatie::organisatie_uitzetten;
use crate::sessie::{self, HOOGSTENS_SECONDEN, STIL_SECONDEN};
use audit::Wie;
use kern::Rol;

fn sessions(server: &Server, id: kern::GebruikerId) -> Vec<i64> {
    let now = server.now();
    let found = server.store.read_blocking(move |tx| sessie::sessies(tx, id, now)).expect("sessions are read");
    found.into_iter().map(|sessie| sessie.id).collect()
}

#[test]
fn wie_wordt_uitgezet_is_er_bij_het_volgende_verzoek_uit() {
    on_both(|server| {
        let (id, now) = (server.gebruiker(Rol::Adviseur), server.now());
        let mut browser = server.as_user(id);
        assert_eq!(browser.get("/account").status, 200);
        let off = server.store.write_blocking(move |tx| gebruiker_uitzetten(tx, now, Wie::Niemand, id));
        assert_eq!(off, Ok(()));
        assert_eq!(browser.get("/account").naar(), "/inloggen?terug=%2Faccount");
        let on = server.store.write_blocking(move |tx| gebruiker_aanzetten(tx, now, Wie::Niemand, id));
        assert_eq!(on, Ok(()));
        assert_eq!(browser.get("/account").status, 303, "the old session does not come back");
    });
}

#[test]
fn een_organisatie_die_eruit_gaat_neemt_haar_mensen_mee() {
    on_both(|server| {
        let (id, now) = (server.gebruiker(Rol::Partner), server.now());
        let mut browser = server.as_user(id);
        assert_eq!(browser.get("/account").status, 200);
        let off = server.store.write_blocking(move |tx| {
            let employer = crate::gebruiker::gebruiker(tx, id)?.organisatie;
            organisatie_uitzetten(tx, now, Wie::Niemand, employer)
        });
        assert_eq!(off, Ok(()));
        assert_eq!(browser.get("/account").status, 303);
    });
}

#[test]
fn een_sessie_eindigt_na_stilte_en_hoe_dan_ook_na_een_werkdag() {
    on_both(|server| {
        let mut browser = server.as_user(server.gebruiker(Rol::Adviseur));
        server.clock.advance(STIL_SECONDEN - 1);
        assert_eq!(browser.get("/account").status, 200);
        server.clock.advance(STIL_SECONDEN - 1);
        assert_eq!(browser.get("/account").status, 200, "the look of before counts as use");
        server.clock.advance(STIL_SECONDEN);
        assert_eq!(browser.get("/account").status, 303);

        let mut busy = server.as_user(server.gebruiker(Rol::Adviseur));
        let step = STIL_SECONDEN / 2;
        for _ in 1..HOOGSTENS_SECONDEN / step {
            server.clock.advance(step);
            assert_eq!(busy.get("/account").status, 200);
        }
        server.clock.advance(step);
        assert_eq!(busy.get("/account").status, 303);
    });
}

#[test]
fn iemand_ziet_zijn_apparaten_en_logt_ze_uit() {
    on_both(|server| {
        let id = server.gebruiker(Rol::Adviseur);
        let (mut here, mut there, mut third) = (server.as_user(id), server.as_user(id), server.as_user(id));
        let page = here.get("/mijn/sessies");
        assert_eq!(page.body.matches("Proef</span>").count(), 3);
        let lost = *sessions(server, id).iter().find(|number| **number == 2).expect("the second session");
        assert_eq!(here.post(&format!("/mijn/sessies/{lost}/beeindigen"), "").status, 303);
        assert_eq!((here.get("/account").status.as_u16(), there.get("/account").status.as_u16()), (200, 303));
        assert_eq!(third.get("/account").status, 200);
        assert_eq!(here.post("/mijn/sessies/andere-beeindigen", "").status, 303);
        assert_eq!((here.get("/account").status.as_u16(), third.get("/account").status.as_u16()), (200, 303));
    });
}

#[test]
fn niemand_logt_een_ander_uit() {
    on_both(|server| {
        let victim = server.gebruiker(Rol::Regisseur);
        let mut other = server.as_user(victim);
        let mut mine = server.as_user(server.gebruiker(Rol::Adviseur));
        let number = sessions(server, victim)[0];
        assert_eq!(mine.post(&format!("/mijn/sessies/{number}/beeindigen"), "").status, 404);
        assert_eq!(mine.post("/mijn/sessies/999999/beeindigen", "").status, 404);
        assert_eq!(other.get("/account").status, 200);
    });
}

#[test]
fn een_verzonnen_of_verminkt_geheim_is_niemand() {
    on_both(|server| {
        let good = testen_cookie(server);
        for cookie in
            ["baken=", "baken=x", "baken=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", &good[..good.len() - 1]]
        {
            let mut browser = super::Ingelogd { cookie: cookie.to_owned(), browser: server.browser() };
            assert_eq!(browser.get("/account").status, 303, "{cookie}");
        }
    });
}

fn testen_cookie(server: &Server) -> String {
    crate::testen::cookie(&server.store, server.now(), server.gebruiker(Rol::Adviseur))
}
