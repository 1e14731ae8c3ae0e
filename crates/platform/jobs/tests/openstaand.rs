//! What the administrator sees of the queue and does with it, on both databases.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod steun;

use jobs::{TaakFout, Taakstand, openstaand, try_all_now, try_now};
use kern::Clock;
use steun::{Teller, clock, on_both, put, runner, state};
use store::StoreError;

#[test]
fn wat_niet_gedaan_is_staat_er_per_soort_met_zijn_laatste_fout() {
    on_both(|store| {
        assert_eq!(store.read_blocking(|tx| openstaand(tx, 10)), Ok(Vec::new()));
        let (clock, (failing, _)) = (clock(), Teller::with(|_| Err(TaakFout::Tijdelijk("mailserver"))));
        for key in ["a", "b", "c"] {
            put(store, &clock, key).unwrap();
        }
        assert_eq!(runner(store, &clock, "s1", failing).run_due(), Ok(3));
        let found = store.read_blocking(|tx| openstaand(tx, 2)).unwrap();
        assert_eq!((found.len(), found[0].soort.as_str()), (1, "teller"));
        assert_eq!((found[0].wacht, found[0].bezig, found[0].gestopt, found[0].taken.len()), (3, 0, 0, 2));
        let first = &found[0].taken[0];
        assert_eq!((first.stand, first.pogingen, first.fout.as_deref()), (Taakstand::Wacht, 1, Some("mailserver")));
        assert_eq!(first.beurt, Some(clock.now().plus_seconds(15)));
    });
}

#[test]
fn nu_proberen_wacht_niet_op_de_volgende_beurt() {
    on_both(|store| {
        let (clock, (once, seen)) =
            (clock(), Teller::with(|poging| if poging == 1 { Err(TaakFout::Tijdelijk("mailserver")) } else { Ok(()) }));
        let id = put(store, &clock, "a").unwrap();
        let (runner, now) = (runner(store, &clock, "s1", once), clock.now());
        runner.run_due().unwrap();
        assert_eq!(runner.run_due(), Ok(0), "it waits for its turn");
        let seen_versie = store.read_blocking(|tx| openstaand(tx, 10)).unwrap()[0].taken[0].versie;
        let attempt = |versie| store.write_blocking(move |tx| try_now(tx, now, id, versie));
        assert_eq!(attempt(seen_versie - 1), Err(StoreError::Conflict));
        attempt(seen_versie).unwrap();
        assert_eq!(attempt(seen_versie), Err(StoreError::Conflict), "pressed twice");
        assert_eq!(runner.run_due(), Ok(1));
        assert_eq!(seen.lock().unwrap().len(), 2);
        assert_eq!(state(store, id).0, "klaar");
        assert_eq!(store.read_blocking(|tx| openstaand(tx, 10)), Ok(Vec::new()));
    });
}

#[test]
fn alles_van_een_soort_nu_proberen_laat_andere_soorten_met_rust() {
    on_both(|store| {
        let (clock, (stopping, _)) = (clock(), Teller::with(|_| Err(TaakFout::Blijvend("adres"))));
        let now = clock.now();
        put(store, &clock, "a").unwrap();
        let runner = runner(store, &clock, "s1", stopping);
        runner.run_due().unwrap();
        let stand = |stand: Taakstand| {
            let found = store.read_blocking(|tx| openstaand(tx, 10)).unwrap();
            found[0].taken.iter().filter(|taak| taak.stand == stand).count()
        };
        assert_eq!(stand(Taakstand::Gestopt), 1);
        assert_eq!(store.write_blocking(move |tx| try_all_now(tx, now, "ander")), Ok(0));
        assert_eq!(stand(Taakstand::Gestopt), 1);
        assert_eq!(store.write_blocking(move |tx| try_all_now(tx, now, "teller")), Ok(1));
        assert_eq!(stand(Taakstand::Wacht), 1);
        assert_eq!(store.write_blocking(move |tx| try_all_now(tx, now, "teller")), Ok(0), "its turn has come already");
    });
}
