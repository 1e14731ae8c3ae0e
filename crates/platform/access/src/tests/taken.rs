//! The work in the background, as the administrator sees and pushes it.

use super::{Server, on_both};
use jobs::{Handler, Instellingen, Nieuw, Runner, Taak, TaakFout, enqueue};
use kern::Rol;
use std::sync::Arc;

/// A mail server that answers nobody.
struct Stuk;

impl Taak for Stuk {
    const SOORT: &'static str = "proef.mail";

    fn run(&self, _inhoud: &[u8], _poging: u32, sleutel: &str) -> Result<(), TaakFout> {
        Err(if sleutel.starts_with("dood") { TaakFout::Blijvend("kapot") } else { TaakFout::Tijdelijk("mailserver") })
    }
}

fn mislukt(server: &Server, sleutel: &'static str) {
    let now = server.now();
    let job = Nieuw { soort: Stuk::SOORT, sleutel, inhoud: b"geheime inhoud", niet_voor: None };
    server.store.write_blocking(move |tx| enqueue(tx, now, &job)).expect("a job");
    let settings = Instellingen::new("proef", Arc::new(|| 0));
    let clock = Arc::new(server.clock.clone());
    let runner = Runner::new(server.store.clone(), clock, vec![Handler::new(Stuk)], &settings);
    runner.run_due().expect("the job is tried");
}

#[test]
fn alleen_de_beheerder_ziet_wat_wacht_en_nooit_waarover_het_gaat() {
    on_both(|server| {
        for rol in Rol::ALL.into_iter().filter(|rol| *rol != Rol::Beheerder) {
            let mut other = server.as_user(server.gebruiker(rol));
            assert_eq!(other.get("/beheer/taken").status, 404, "{}", rol.code());
            assert_eq!(other.post("/beheer/taken/1/nu", "versie=1").status, 404, "{}", rol.code());
            assert_eq!(other.post("/beheer/taken/soort/proef.mail/nu", "").status, 404, "{}", rol.code());
        }
        let mut beheer = server.as_user(server.gebruiker(Rol::Beheerder));
        assert!(beheer.get("/beheer/taken").body.contains("Er wacht niets"));
        mislukt(server, "brief-aan-jan");
        mislukt(server, "dood-spoor");
        let page = beheer.get("/beheer/taken").body;
        for seen in ["proef.mail", "1 gestopt, 1 wacht", "De mailserver nam het bericht niet aan.", "Code: kapot"] {
            assert!(page.contains(seen), "{seen}: {page}");
        }
        for hidden in ["geheime", "brief-aan-jan", "dood-spoor"] {
            assert!(!page.contains(hidden), "{hidden}: {page}");
        }
    });
}

#[test]
fn nu_proberen_per_taak_en_per_soort_is_vastgelegd() {
    on_both(|server| {
        mislukt(server, "a");
        mislukt(server, "dood");
        let mut beheer = server.as_user(server.gebruiker(Rol::Beheerder));
        assert_eq!(beheer.post("/beheer/taken/1/nu", "versie=x").status, 409);
        assert_eq!(beheer.post("/beheer/taken/1/nu", "versie=3").status, 303);
        assert_eq!(beheer.post("/beheer/taken/1/nu", "versie=3").status, 409, "pressed twice");
        assert!(beheer.get("/beheer/taken").body.contains("Zodra het kan"));
        assert_eq!(beheer.post("/beheer/taken/soort/proef.mail/nu", "").naar(), "/beheer/taken");
        assert!(!beheer.get("/beheer/taken").body.contains("Gestopt"));
        assert_eq!(beheer.post("/beheer/taken/soort/van-buiten/nu", "").status, 303);
        let told =
            |id| server.store.read_blocking(move |tx| audit::tijdlijn(tx, audit::Ding::new("taak", id), None, 9));
        assert_eq!(told(1).expect("the events").len(), 1);
        let all = told(0).expect("the events");
        assert_eq!(all.len(), 1, "a kind of which there is nothing leaves no trace");
        assert_eq!(all[0].gegevens, r#"{"aantal":1,"soort":"proef.mail"}"#);
    });
}
