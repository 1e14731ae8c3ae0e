//! What goes after its term, and what stays.

use super::Server;
use crate::gebruiker::{gebruiker_uitzetten, gebruikers};
use crate::inloggen::{Poging, Tweede};
use crate::{Mislukt, inloggen, sessie, testen};
use audit::Wie;
use jobs::bewaren::{gebreken, regels, uitvoeren};
use kern::{Rol, Secret};
use store::args;

store::sql! {
    POGINGEN = "SELECT (SELECT COUNT(*) FROM poging) + (SELECT COUNT(*) FROM toegang_sleutel)";
}

const DAG: i64 = 86_400;

fn clean(server: &Server) {
    let done = uitvoeren(&server.store, &crate::bewaren(), server.now());
    assert!(done.is_ok(), "{:?}", done.err());
}

#[test]
fn elke_tabel_heeft_een_regel_die_past() {
    let all: Vec<_> = regels().into_iter().chain(crate::bewaren()).collect();
    assert_eq!(gebreken(crate::MIGRATIES, &all), Vec::<String>::new());
}

#[test]
fn een_account_gaat_een_jaar_na_het_uitzetten_en_een_actief_account_blijft() {
    on_both_with_jobs(|server| {
        let (gone, stays) = (server.gebruiker(Rol::Adviseur), server.gebruiker(Rol::Adviseur));
        let now = server.now();
        let off = server.store.write_blocking(move |tx| gebruiker_uitzetten(tx, now, Wie::Niemand, gone));
        assert_eq!(off, Ok(()));
        let left = || server.store.read_blocking(gebruikers).expect("a list").iter().map(|g| g.id).collect::<Vec<_>>();
        server.clock.advance(360 * DAG);
        clean(server);
        assert!(left().contains(&gone));
        server.clock.advance(10 * DAG);
        clean(server);
        assert_eq!(left(), [stays]);
    });
}

#[test]
fn tellingen_en_afgelopen_sessies_gaan_met_de_nacht_erna() {
    on_both_with_jobs(|server| {
        let id = server.gebruiker(Rol::Adviseur);
        testen::cookie(&server.store, server.now(), id);
        let (store, now) = (server.store.clone(), server.now());
        let poging = Poging {
            inlognaam: "niemand@voorbeeld.nl".into(),
            wachtwoord: Secret::new("fout".into()),
            adres: None,
            toestel: String::new(),
            oud: None,
        };
        testen::run(inloggen::inloggen(&store, now, Tweede::Verplicht, poging)).expect("an outcome");
        let counts = || server.store.read_blocking(|tx| tx.row(POGINGEN, args![])?.get::<i64>(0));
        clean(server);
        assert_eq!(counts(), Ok(2));
        server.clock.advance(DAG);
        clean(server);
        assert_eq!(counts(), Ok(0));
        // The session ended at midnight sharp, so it goes with the night after.
        server.clock.advance(DAG);
        clean(server);
        let all = server.store.write_blocking(move |tx| sessie::beeindig(tx, 1, id).map_err(Mislukt::from));
        assert_eq!(all, Err(Mislukt::Store(store::StoreError::NotFound)), "the session is gone already");
    });
}

/// With the tables of holds and jobs, which every clean-up asks.
fn on_both_with_jobs(test: impl Fn(&Server)) {
    let tables = [super::migraties(), jobs::MIGRATIES.to_vec()].concat();
    store::testen::on_both(&tables, |store| test(&Server::new(store, web::Instellingen::default())));
}
