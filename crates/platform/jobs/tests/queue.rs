//! The queue, one turn at a time, on both databases.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod steun;

use jobs::{Backoff, Nieuw, TaakFout, Uitkomst, enqueue};
use kern::Clock;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use steun::{Teller, clock, on_both, put, runner, state};
use store::StoreError;

#[test]
fn een_taak_wordt_gedaan_en_houdt_geen_inhoud_over() {
    on_both(|store| {
        let (clock, (handler, seen)) = (clock(), Teller::with(|_| Ok(())));
        let id = put(store, &clock, "a").unwrap();
        assert_eq!(state(store, id), ("wacht".into(), 0, None, 1));
        let runner = runner(store, &clock, "s1", handler);
        assert_eq!(runner.step(), Ok(Some(Uitkomst::Klaar)));
        assert_eq!(runner.step(), Ok(None));
        assert_eq!(*seen.lock().unwrap(), [("a".to_owned(), 1, b"7".to_vec())]);
        assert_eq!(state(store, id), ("klaar".into(), 1, None, 0));
    });
}

#[test]
fn een_teruggedraaide_wijziging_laat_geen_taak_na() {
    on_both(|store| {
        let (clock, (handler, seen)) = (clock(), Teller::with(|_| Ok(())));
        let now = clock.now();
        let failed: Result<(), StoreError> = store.write_blocking(move |tx| {
            enqueue(tx, now, &Nieuw { soort: "teller", sleutel: "a", inhoud: b"7", niet_voor: None })?;
            Err(StoreError::Conflict)
        });
        assert_eq!(failed, Err(StoreError::Conflict));
        assert_eq!(runner(store, &clock, "s1", handler).run_due(), Ok(0));
        assert!(seen.lock().unwrap().is_empty());
    });
}

#[test]
fn dezelfde_sleutel_geeft_geen_tweede_taak_ook_niet_na_afloop() {
    on_both(|store| {
        let (clock, (handler, seen)) = (clock(), Teller::with(|_| Ok(())));
        assert!(put(store, &clock, "a").is_some());
        assert_eq!(put(store, &clock, "a"), None);
        let runner = runner(store, &clock, "s1", handler);
        assert_eq!(runner.run_due(), Ok(1));
        assert_eq!(put(store, &clock, "a"), None);
        assert_eq!(runner.run_due(), Ok(0));
        assert_eq!(seen.lock().unwrap().len(), 1);
    });
}

#[test]
fn niet_voor_het_moment() {
    on_both(|store| {
        let (clock, (handler, _)) = (clock(), Teller::with(|_| Ok(())));
        let (now, later) = (clock.now(), clock.now().plus_seconds(60));
        let nieuw = Nieuw { soort: "teller", sleutel: "a", inhoud: b"", niet_voor: Some(later) };
        store.write_blocking(move |tx| enqueue(tx, now, &nieuw)).unwrap();
        let runner = runner(store, &clock, "s1", handler);
        clock.advance(59);
        assert_eq!(runner.run_due(), Ok(0));
        clock.advance(1);
        assert_eq!(runner.run_due(), Ok(1));
    });
}

#[test]
fn wat_een_server_niet_kent_laat_hij_liggen() {
    on_both(|store| {
        let (clock, (handler, seen)) = (clock(), Teller::with(|_| Ok(())));
        let now = clock.now();
        let nieuw = Nieuw { soort: "nieuwer", sleutel: "a", inhoud: b"", niet_voor: None };
        let id = store.write_blocking(move |tx| enqueue(tx, now, &nieuw)).unwrap().unwrap();
        assert_eq!(runner(store, &clock, "oud", handler).run_due(), Ok(0));
        assert!(seen.lock().unwrap().is_empty());
        assert_eq!(state(store, id).0, "wacht");
    });
}

#[test]
fn het_wachten_na_een_fout_volgt_het_schema() {
    on_both(|store| {
        let (clock, (handler, seen)) = (clock(), Teller::with(|_| Err(TaakFout::Tijdelijk("smtp_421"))));
        let id = put(store, &clock, "a").unwrap();
        let runner = runner(store, &clock, "s1", handler);
        assert_eq!(runner.step(), Ok(Some(Uitkomst::Opnieuw)));
        for (failures, wait) in [(1, 15), (2, 30), (3, 60), (4, 120)] {
            assert_eq!(state(store, id), ("wacht".into(), failures, Some("smtp_421".into()), 1));
            clock.advance(wait - 1);
            assert_eq!(runner.step(), Ok(None), "too early after failure {failures}");
            clock.advance(1);
            assert_eq!(runner.step(), Ok(Some(Uitkomst::Opnieuw)));
        }
        assert_eq!(seen.lock().unwrap().len(), 5);
    });
}

#[test]
fn een_ontvanger_die_een_etmaal_weg_is_krijgt_alles_alsnog() {
    on_both(|store| {
        let clock = clock();
        let up = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&up);
        let (handler, seen) =
            Teller::with(
                move |_| {
                    if heard.load(Ordering::SeqCst) { Ok(()) } else { Err(TaakFout::Tijdelijk("smtp_421")) }
                },
            );
        let ids: Vec<_> = (0..5).map(|number| put(store, &clock, &format!("brief-{number}")).unwrap()).collect();
        let runner = runner(store, &clock, "s1", handler);
        for _ in 0..24 * 60 {
            runner.run_due().unwrap();
            clock.advance(60);
        }
        assert!(ids.iter().all(|id| state(store, *id).0 == "wacht"));
        let attempts = seen.lock().unwrap().len();
        assert!((5 * 48..5 * 60).contains(&attempts), "{attempts} attempts in a day");
        up.store(true, Ordering::SeqCst);
        clock.advance(Backoff::STANDAARD.hoogste);
        assert_eq!(runner.run_due(), Ok(5));
        assert!(ids.iter().all(|id| state(store, *id).0 == "klaar"));
    });
}

#[test]
fn na_zeven_dagen_stopt_de_taak_en_kan_een_mens_haar_hervatten() {
    on_both(|store| {
        let clock = clock();
        let (handler, seen) = Teller::with(|_| Err(TaakFout::Tijdelijk("smtp_421")));
        let id = put(store, &clock, "a").unwrap();
        let begin = clock.now();
        let runner = runner(store, &clock, "s1", handler);
        while state(store, id).0 == "wacht" {
            runner.run_due().unwrap();
            clock.advance(600);
        }
        let gestopt = store.read_blocking(|tx| jobs::stopped(tx, None, 10)).unwrap();
        assert_eq!(gestopt.len(), 1);
        assert_eq!((gestopt[0].id, gestopt[0].fout.as_deref()), (id, Some("smtp_421")));
        assert_eq!(gestopt[0].gestopt.seconds_since(begin), 7 * 24 * 3600);
        let (now, versie, attempts) = (clock.now(), gestopt[0].versie, seen.lock().unwrap().len());
        store.write_blocking(move |tx| jobs::retry(tx, now, id, versie)).unwrap();
        assert_eq!(store.write_blocking(move |tx| jobs::retry(tx, now, id, versie)), Err(StoreError::Conflict));
        assert_eq!(runner.step(), Ok(Some(Uitkomst::Opnieuw)));
        assert_eq!(seen.lock().unwrap().len(), attempts + 1);
        assert_eq!(seen.lock().unwrap().last().unwrap().1, 1);
    });
}

#[test]
fn een_blijvende_fout_stopt_meteen_en_mag_vervallen() {
    on_both(|store| {
        let (clock, (handler, _)) = (clock(), Teller::with(|_| Err(TaakFout::Blijvend("adres_bestaat_niet"))));
        let id = put(store, &clock, "a").unwrap();
        assert_eq!(runner(store, &clock, "s1", handler).step(), Ok(Some(Uitkomst::Gestopt)));
        assert_eq!(state(store, id), ("gestopt".into(), 1, Some("adres_bestaat_niet".into()), 1));
        let (now, versie) = (clock.now(), store.read_blocking(|tx| jobs::stopped(tx, None, 1)).unwrap()[0].versie);
        store.write_blocking(move |tx| jobs::dismiss(tx, now, id, versie)).unwrap();
        assert_eq!(state(store, id), ("vervallen".into(), 1, Some("adres_bestaat_niet".into()), 0));
        assert_eq!(store.read_blocking(jobs::stand), Ok(jobs::Stand::default()));
    });
}

#[test]
fn een_paniek_is_een_fout_als_een_andere() {
    on_both(|store| {
        let (clock, (handler, _)) =
            (clock(), Teller::with(|poging| if poging == 1 { panic!("een fout") } else { Ok(()) }));
        let id = put(store, &clock, "a").unwrap();
        let runner = runner(store, &clock, "s1", handler);
        assert_eq!(runner.step(), Ok(Some(Uitkomst::Opnieuw)));
        assert_eq!(state(store, id).2.as_deref(), Some("paniek"));
        clock.advance(15);
        assert_eq!(runner.step(), Ok(Some(Uitkomst::Klaar)));
    });
}

#[test]
fn soorten_werk_gaan_om_beurten() {
    struct Ander(steun::Seen);
    impl jobs::Taak for Ander {
        const SOORT: &'static str = "ander";
        fn run(&self, _: &[u8], poging: u32, _: &str) -> Result<(), TaakFout> {
            self.0.lock().unwrap().push(("ander".into(), poging, Vec::new()));
            Ok(())
        }
    }
    on_both(|store| {
        let (clock, (handler, seen)) = (clock(), Teller::with(|_| Ok(())));
        (0..50).for_each(|number| assert!(put(store, &clock, &number.to_string()).is_some()));
        let now = clock.now();
        let nieuw = Nieuw { soort: "ander", sleutel: "a", inhoud: b"", niet_voor: None };
        store.write_blocking(move |tx| enqueue(tx, now, &nieuw)).unwrap();
        let handlers = vec![handler, jobs::Handler::new(Ander(Arc::clone(&seen)))];
        let runner = jobs::Runner::new(store.clone(), Arc::new(clock.clone()), handlers, &steun::settings("s1"));
        runner.step().unwrap();
        runner.step().unwrap();
        assert!(seen.lock().unwrap().iter().any(|(sleutel, ..)| sleutel == "ander"));
    });
}

#[test]
fn de_stand_telt_wat_wacht_en_wat_stopte() {
    on_both(|store| {
        let (clock, (handler, _)) = (clock(), Teller::with(|_| Err(TaakFout::Blijvend("x"))));
        put(store, &clock, "a");
        runner(store, &clock, "s1", handler).step().unwrap();
        put(store, &clock, "b");
        let stand = store.read_blocking(jobs::stand).unwrap();
        assert_eq!((stand.wacht, stand.bezig, stand.gestopt), (1, 0, 1));
        assert_eq!(stand.oudste_beurt, Some(clock.now()));
    });
}

#[test]
fn elke_opdracht_van_deze_crate_is_geldig() {
    on_both(|store| {
        for sql in jobs::SQL.iter().copied().flatten() {
            assert_eq!(store.read_blocking(|tx| tx.prepare(*sql)), Ok::<(), StoreError>(()), "{}", sql.name);
        }
    });
}
