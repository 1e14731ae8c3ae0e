//! The thread from report to answer, on both databases: taken in, weighed, police told, decided, answered, heard back.

#![expect(clippy::unwrap_used, reason = "a test stops where it goes wrong")]

use access::testen::{gate, gebruiker, run};
use access::{Action, Gate, Mislukt, Scope};
use bestand::{Hoofdsleutel, Kluis};
use jobs::{Instellingen, Runner};
use kern::{Clock, FixedClock, GebruikerId, Persoonsgegeven, Rol, SignaalId};
use mail::Verzender;
use mail::testserver::SmtpServer;
use signalen::aannemen::{self, Melder, Melding, Ontvangst};
use signalen::access::*;
use signalen::categorie::{Categorieen, Thema};
use signalen::handeling::{antwoorden, besluiten, melder, politie, wegen};
use signalen::inrichting::{Inrichting, Politieafspraak};
use signalen::model::{Bron, Gaande, Politiewijze, Risico, Status};
use signalen::store::brievenbus::{self, Berichtsoort};
use signalen::store::lijst::{self, Filter};
use signalen::store::rij;
use std::sync::Arc;
use store::testen::on_both;
use store::{Store, StoreError, args};

const MIGRATIES: &[&[store::Migratie]] = &[
    audit::MIGRATIES,
    access::MIGRATIES,
    jobs::MIGRATIES,
    dossier::MIGRATIES,
    overleg::MIGRATIES,
    signalen::MIGRATIES,
];

/// A municipality with everything the thread needs.
struct Proef {
    store: Store,
    inrichting: Arc<Inrichting>,
    clock: FixedClock,
    _map: tempfile::TempDir,
}

impl Proef {
    fn new(store: &Store) -> Self {
        let clock = FixedClock::at(jiff::civil::date(2026, 11, 23).at(9, 0, 0, 0));
        let map = tempfile::tempdir().unwrap();
        let sleutel = Hoofdsleutel::maak(&map.path().join("sleutel")).unwrap();
        let kluis = Arc::new(Kluis::open(&map.path().join("bestanden"), &sleutel).unwrap());
        let now = clock.now();
        store.write_blocking(move |tx| signalen::opzetten::kringen(tx, now)).unwrap();
        let politie = Politieafspraak { adres: Some("wijkteam@politie.example".into()), telefoon: None };
        let inrichting = store.read_blocking(move |tx| {
            let (naam, url) = ("Voorbeeldstad".to_owned(), "https://baken.example".to_owned());
            Inrichting::load(tx, Categorieen::standaard().unwrap(), kluis, politie, naam, url)
        });
        Self { store: store.clone(), inrichting: Arc::new(inrichting.unwrap()), clock, _map: map }
    }

    fn meld(&self, spoed: bool) -> Ontvangst {
        let text = |text: &str| Persoonsgegeven::new(text.to_owned());
        let melding = Melding {
            categorie: "overlast_buren".into(),
            titel: None,
            tekst: "De buurman schreeuwt elke nacht. Gisteren bedreigde Kareltje mijn zus.".into(),
            plek: "Lindeveld 22".into(),
            punt: None,
            gaande: Gaande::Steeds,
            gebeurd_op: None,
            bron: Bron::Formulier,
            organisatie: None,
            ingevoerd_door: None,
            ontvangen: self.clock.now(),
            spoed,
            melder: Melder { naam: text("Mina Proef"), email: text("mina@post.example"), telefoon: text("") },
            wil_antwoord: true,
            bijlagen: Vec::new(),
            herkomst: None,
        };
        let mut bytes = [0; 26];
        getrandom::fill(&mut bytes).unwrap();
        let prepared = aannemen::bereid_voor(&self.inrichting, melding, bytes).unwrap();
        let (domain, now) = (Arc::clone(&self.inrichting), self.clock.now());
        self.store
            .write_blocking(move |tx| aannemen::leg_vast(tx, &domain, prepared, audit::Wie::Niemand, now))
            .unwrap()
    }

    fn gate<A: Action>(&self, wie: GebruikerId) -> Gate<A> {
        gate(&self.store, self.clock.now(), wie).expect("this role may")
    }

    fn gebruiker(&self, rol: Rol) -> GebruikerId {
        gebruiker(&self.store, self.clock.now(), &[rol], &[])
    }

    fn versie(&self, id: SignaalId) -> i64 {
        self.store.read_blocking(move |tx| rij::load(tx, id)).unwrap().versie
    }

    fn runner(&self, server: &SmtpServer) -> Runner {
        let verzender = Arc::new(Verzender::new(server.config()).unwrap());
        let clock: Arc<dyn Clock> = Arc::new(self.clock.clone());
        let app = web::App::builder(self.store.clone(), Arc::clone(&clock));
        let app = app.ext(Arc::clone(&self.inrichting)).ext(verzender).build();
        let handlers = (signalen::module().taken)(&app);
        Runner::new(self.store.clone(), clock, handlers, &Instellingen::new("proef", Arc::new(|| 0)))
    }
}

fn scope(id: SignaalId) -> Scope {
    Scope::new("signaal", rij::SCOPE_ID, args![id])
}

fn all_migrations() -> Vec<store::Migratie> {
    MIGRATIES.concat()
}

#[test]
fn van_melding_tot_antwoord() {
    on_both(&all_migrations(), |store| {
        let proef = Proef::new(store);
        let ontvangst = proef.meld(true);
        assert_eq!(ontvangst.kenmerk.to_string(), "S-2026-0001");
        assert_eq!(ontvangst.antwoord_voor, Some(jiff::civil::date(2026, 12, 7)));
        let (adviseur, id) = (proef.gebruiker(Rol::Adviseur), ontvangst.id);

        // Urgent: nothing is decided before the police know.
        let te_vroeg = besluit(&proef, adviseur, id, &besluiten::Keuze::Volgen(jiff::civil::date(2026, 12, 1)));
        assert_eq!(code(te_vroeg), "spoed-zonder-politie");
        proef.clock.advance(7 * 60);
        let versie = proef.versie(id);
        let domain = Arc::clone(&proef.inrichting);
        let told =
            politie::Melding { wijze: Politiewijze::Telefoon, contact: "meldkamer".into(), notitie: String::new() };
        run(proef.gate::<PolitieInformeren>(adviseur).submit(scope(id), move |tx, access, id| {
            politie::informeer(tx, access, &domain, SignaalId(id), versie, &told)
        }))
        .unwrap();
        let minuten = store.read_blocking(move |tx| rij::politiemeldingen(tx, id)).unwrap()[0].minuten;
        assert_eq!(minuten, 7);

        let versie = proef.versie(id);
        run(proef.gate::<SignaalWegen>(adviseur).submit(scope(id), move |tx, access, id| {
            wegen::weeg(tx, access, SignaalId(id), versie, Risico::new(3, 3), "derde keer deze maand")
        }))
        .unwrap();
        assert_eq!(code(besluit(&proef, adviseur, id, &besluiten::Keuze::Afsluiten)), "afsluiten-zonder-antwoord");

        // A name from the report must not go back, and another case's number neither.
        for text in ["Wij spraken met Kareltje.", "Zie ook W-2026-0001."] {
            assert_eq!(code(antwoord(&proef, adviseur, id, text)), "bericht-te-veel", "{text}");
        }
        antwoord(&proef, adviseur, id, "De wijkagent is bij uw buren geweest.").unwrap();
        besluit(&proef, adviseur, id, &besluiten::Keuze::Afsluiten).unwrap();
        let signaal = store.read_blocking(move |tx| rij::load(tx, id)).unwrap();
        assert_eq!((signaal.status, signaal.beantwoord_op.is_some()), (Status::Afgesloten, true));
        let messages = store.read_blocking(move |tx| brievenbus::berichten(tx, id)).unwrap();
        assert_eq!(messages.len(), 1);
        let chain = store.read_blocking(|tx| audit::controle(tx, &[])).unwrap();
        assert!(chain.ketens.iter().all(|keten| keten.breuk.is_none()));
    });
}

#[test]
fn post_komt_aan_na_een_dag_zonder_mailserver_en_nooit_dubbel() {
    on_both(&all_migrations(), |store| {
        let proef = Proef::new(store);
        let mut server = SmtpServer::start().unwrap();
        let runner = proef.runner(&server);
        server.stop();
        let ontvangst = proef.meld(false);
        for _ in 0..48 {
            runner.run_due().unwrap();
            proef.clock.advance(1800);
        }
        server.herstart().unwrap();
        for _ in 0..4 {
            runner.run_due().unwrap();
            proef.clock.advance(1800);
        }
        let received = server.ontvangen();
        assert_eq!(received.len(), 1);
        assert_eq!(received[0].aan, ["mina@post.example"]);
        assert!(received[0].bericht.contains(ontvangst.code.expose()));
    });
}

#[test]
fn de_politie_krijgt_het_minimum_en_de_aflevering_staat_erbij() {
    on_both(&all_migrations(), |store| {
        let proef = Proef::new(store);
        let server = SmtpServer::start().unwrap();
        let runner = proef.runner(&server);
        let (id, boa) = (proef.meld(true).id, proef.gebruiker(Rol::Boa));
        let (versie, domain) = (proef.versie(id), Arc::clone(&proef.inrichting));
        let told = politie::Melding {
            wijze: Politiewijze::Bericht,
            contact: String::new(),
            notitie: "Graag langsrijden.".into(),
        };
        run(proef.gate::<PolitieInformeren>(boa).submit(scope(id), move |tx, access, id| {
            politie::informeer(tx, access, &domain, SignaalId(id), versie, &told)
        }))
        .unwrap();
        runner.run_due().unwrap();
        let sent = server.ontvangen();
        let mail = sent.iter().find(|mail| mail.aan == ["wijkteam@politie.example"]).expect("a message to the police");
        assert!(mail.bericht.contains("S-2026-0001"));
        assert!(!mail.bericht.contains("Mina") && !mail.bericht.contains("mina@"), "the reporter stays out of it");
        let told = store.read_blocking(move |tx| rij::politiemeldingen(tx, id)).unwrap();
        assert_eq!(told[0].bevestigd, Some(proef.clock.now()));
    });
}

#[test]
fn wie_het_meldde_ziet_alleen_wie_in_die_kring_zit_en_het_staat_in_het_logboek() {
    on_both(&all_migrations(), |store| {
        let proef = Proef::new(store);
        let id = proef.meld(false).id;
        let toon = |wie: GebruikerId| {
            let domain = Arc::clone(&proef.inrichting);
            run(proef
                .gate::<MelderTonen>(wie)
                .open(scope(id), move |tx, access, id| melder::toon(tx, access, &domain, SignaalId(id))))
        };
        assert_eq!(toon(proef.gebruiker(Rol::Regisseur)), Err(StoreError::NotFound.into()));
        let adviseur = proef.gebruiker(Rol::Adviseur);
        assert_eq!(toon(adviseur).unwrap().naam.expose(), "Mina Proef");
        let looks =
            store.read_blocking(move |tx| audit::inzage_van(tx, audit::Ding::new("signaal", id.0), None, 10)).unwrap();
        assert_eq!(looks.len(), 1);
        assert_eq!(looks[0].wie, audit::Wie::Gebruiker(adviseur));
    });
}

#[test]
fn buiten_de_kring_is_er_niets() {
    on_both(&all_migrations(), |store| {
        let proef = Proef::new(store);
        let id = proef.meld(false).id;
        let burgemeester = proef.gebruiker(Rol::Burgemeester);
        let seen =
            run(proef.gate::<SignaalLezen>(burgemeester).open(scope(id), |tx, _, id| rij::load(tx, SignaalId(id))));
        assert_eq!(seen.map(|signaal| signaal.id), Err(StoreError::NotFound));
        let now = proef.clock.now();
        let list = run(proef.gate::<SignalenZien>(burgemeester).list(move |tx, access| {
            let rows = lijst::lijst(tx, access.kringen(), &Filter::default(), None, 50, now)?;
            Ok::<_, StoreError>(access::Lijst::new("signaal", rows))
        }));
        assert!(list.unwrap().rijen.is_empty());
        let kring = proef.inrichting.kringen.van(Thema::Woonoverlast).unwrap();
        let inside =
            store.read_blocking(move |tx| lijst::lijst(tx, &[kring], &Filter::default(), None, 50, now)).unwrap();
        assert_eq!(inside.len(), 1);
    });
}

#[test]
fn van_twee_besluiten_telt_het_eerste() {
    on_both(&all_migrations(), |store| {
        let proef = Proef::new(store);
        let (id, een, twee) = (proef.meld(false).id, proef.gebruiker(Rol::Adviseur), proef.gebruiker(Rol::Adviseur));
        let versie = proef.versie(id);
        let weeg = |wie, risico| {
            run(proef.gate::<SignaalWegen>(wie).submit(scope(id), move |tx, access, id| {
                wegen::weeg(tx, access, SignaalId(id), versie, risico, "gezien")
            }))
        };
        weeg(een, Risico::new(4, 4)).unwrap();
        assert_eq!(weeg(twee, Risico::new(1, 1)), Err(StoreError::Conflict.into()));
        let risico = store.read_blocking(move |tx| rij::load(tx, id)).unwrap().risico;
        assert_eq!(risico.map(Risico::waarde), Some(16));
    });
}

#[test]
fn elke_opdracht_is_geldig_op_beide_databases() {
    on_both(&all_migrations(), |store| {
        for sql in signalen::module().sql.iter().copied().flatten() {
            assert_eq!(store.read_blocking(|tx| tx.prepare(*sql)), Ok::<(), StoreError>(()), "{}", sql.name);
        }
    });
}

#[test]
fn geen_ip_geen_naam_en_geen_code_in_een_gebeurtenis_of_taak() {
    store::sql! {
        GEBEURTENIS = "SELECT gegevens FROM gebeurtenis";
        TAAK = "SELECT inhoud FROM taak";
    }
    on_both(&all_migrations(), |store| {
        let proef = Proef::new(store);
        let code = proef.meld(false).code.into_exposed();
        let events: Vec<String> = store.read_blocking(|tx| tx.list(GEBEURTENIS, &[], |row| row.get(0))).unwrap();
        let jobs: Vec<Vec<u8>> = store.read_blocking(|tx| tx.list(TAAK, &[], |row| row.get(0))).unwrap();
        assert!(!events.is_empty() && !jobs.is_empty() && SQL.len() == 2);
        for secret in ["Mina", "mina@post", code.as_str(), "Lindeveld"] {
            assert!(events.iter().all(|event| !event.contains(secret)), "{secret}");
            assert!(jobs.iter().all(|job| !String::from_utf8_lossy(job).contains(secret)), "{secret}");
        }
    });
}

fn besluit(proef: &Proef, wie: GebruikerId, id: SignaalId, keuze: &besluiten::Keuze) -> Result<(), Mislukt> {
    let (versie, keuze) = (proef.versie(id), keuze.clone());
    run(proef.gate::<SignaalBesluiten>(wie).submit(scope(id), move |tx, access, id| {
        besluiten::besluit(tx, access, SignaalId(id), versie, &keuze, "zo besloten", None)
    }))
}

fn antwoord(proef: &Proef, wie: GebruikerId, id: SignaalId, text: &'static str) -> Result<(), Mislukt> {
    let (versie, domain) = (proef.versie(id), Arc::clone(&proef.inrichting));
    run(proef.gate::<MelderAntwoorden>(wie).submit(scope(id), move |tx, access, id| {
        antwoorden::schrijf(tx, access, &domain, SignaalId(id), versie, Berichtsoort::Antwoord, text)
    }))
}

fn code(result: Result<(), Mislukt>) -> &'static str {
    match result {
        Err(Mislukt::Weigering(weigering)) => weigering.code,
        other => panic!("expected a refusal, got {other:?}"),
    }
}
