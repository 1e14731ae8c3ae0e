//! Two `baken serve` on one PostgreSQL behave as one: real processes, real sockets, a real mail server.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use crate::server::{Server, wacht};
use crate::steun::{Proef, databases};
use access::gebruiker::{Wissel, gebruiker_uitzetten, zet_wachtwoord};
use audit::Wie;
use kern::{Clock, Rol, Secret, SystemClock};
use mail::testserver::SmtpServer;
use std::collections::BTreeSet;
use std::thread::sleep;
use std::time::Duration;
use store::Backend;

/// Two servers on one database, when there is a PostgreSQL to stand them on.
fn met_twee(test: impl Fn(&Proef, [&Server; 2], &SmtpServer)) {
    if !databases().contains(&Backend::Postgres) {
        return;
    }
    let smtp = SmtpServer::start().unwrap();
    let proef = Proef::nieuw(Backend::Postgres);
    let toml = format!(
        "[gemeente]\nnaam = \"Voorbeeld\"\n[mail]\nserver = \"127.0.0.1\"\npoort = {}\ntls = \"geen\"\n\
         afzender = \"Gemeente Voorbeeld <veiligheid@voorbeeld.example>\"\n",
        smtp.adres().port()
    );
    std::fs::write(proef.map().join("baken.toml"), toml).unwrap();
    let [een, twee] = [(), ()].map(|()| Server::start(proef.map(), proef.postgres.as_ref()));
    test(&proef, [&een, &twee], &smtp);
}

#[test]
fn een_sessie_geldt_op_beide_en_is_op_beide_meteen_voorbij() {
    met_twee(|proef, [een, twee], _| {
        let store = &proef.gemeente.store;
        let now = SystemClock.now();
        let id = proef.gebruiker(now, Rol::Adviseur);
        let cookie = access::testen::cookie(store, now, id);
        assert_eq!(een.get("/", &cookie).status, 200);
        assert_eq!(twee.get("/", &cookie).status, 200);
        assert_eq!(een.post("/uitloggen", &cookie, "").status, 303);
        let after = twee.get("/", &cookie);
        assert!(
            after.status == 303 && after.kop.contains("/inloggen"),
            "signed out on one is out on both: {}",
            after.kop
        );

        let cookie = access::testen::cookie(store, now, id);
        assert_eq!(twee.get("/", &cookie).status, 200);
        proef.schrijf(move |tx| gebruiker_uitzetten(tx, SystemClock.now(), Wie::Niemand, id));
        assert_eq!(twee.get("/", &cookie).status, 303, "a shut account is out at its next request");
        assert_eq!(een.get("/", &cookie).status, 303);
    });
}

#[test]
fn raden_wordt_geremd_over_beide_servers_samen() {
    met_twee(|proef, servers, _| {
        let id = proef.gebruiker(SystemClock.now(), Rol::Adviseur);
        let hash = access::wachtwoord::hash(&Secret::new("drie ganzen op een fiets".to_owned()), [7; 16]).unwrap();
        let login = proef.schrijf(move |tx| {
            zet_wachtwoord(tx, SystemClock.now(), Wie::Niemand, id, &hash, Wissel::Nee)?;
            Ok(access::gebruiker::gebruiker(tx, id)?.inlognaam.into_exposed())
        });
        let form = format!("inlognaam={}&wachtwoord=helemaal+verkeerd+geraden", login.replace('@', "%40"));
        let tries: Vec<u16> =
            servers.iter().cycle().take(8).map(|server| server.post("/inloggen", "", &form).status).collect();
        assert_eq!(tries[0], 422, "{tries:?}");
        // Four go by, whichever server they come to; counted by each server alone, eight would.
        assert!(tries[5..].iter().all(|status| *status == 429), "{tries:?}");
    });
}

#[test]
fn elke_taak_een_keer_en_wat_er_een_aanneemt_telt_op_de_ander() {
    met_twee(|proef, servers, smtp| {
        let store = &proef.gemeente.store;
        let now = SystemClock.now();
        let id = proef.gebruiker(now, Rol::Adviseur);
        let cookie = access::testen::cookie(store, now, id);
        for (nummer, server) in servers.iter().cycle().take(12).enumerate() {
            let taken = server.meld(nummer);
            assert_eq!(taken.status, 201, "{}", taken.tekst);
        }
        let [een, twee] = servers.map(|server| server.get("/signalen", &cookie).tekst);
        let shown = |page: &str| page.matches("href=\"/signalen/S-").count();
        assert!(shown(&een) >= 12 && shown(&een) == shown(&twee), "{} and {}", shown(&een), shown(&twee));
        wacht(|| smtp.ontvangen().len() >= 12);
        // A second of rest: what is sent twice is sent by then.
        sleep(Duration::from_secs(1));
        let to: Vec<String> = smtp.ontvangen().iter().flat_map(|mail| mail.aan.clone()).collect();
        assert_eq!(to.len(), 12, "each receipt once: {to:?}");
        assert_eq!(to.iter().collect::<BTreeSet<_>>().len(), 12);
    });
}
