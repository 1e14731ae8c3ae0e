//! Retention on both databases: what goes, what stays, and what is written down about it.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod zaak;

use jiff::{Span, civil::date};
use jobs::bewaren::{
    Bewaarregel, Fout, Opruimen, Status, Vernietigen, approve, dry_run, execute, nightly, propose, register, stop,
    uitvoeren, voorgesteld, withdraw,
};
use jobs::{Handler, Instellingen, Nieuw, Runner, enqueue};
use kern::{Clock, FixedClock, GebruikerId, Moment, dag_van, moment_van};
use proptest::prelude::*;
use std::sync::Arc;
use store::{Store, StoreError, args};
use zaak::{Zaak, events, ids, is_findable, on_both, put, samen, vanzelf};

const ANNA: GebruikerId = GebruikerId(1);
const BRAM: GebruikerId = GebruikerId(2);

fn now() -> Moment {
    moment_van(date(2026, 11, 24).at(12, 0, 0, 0))
}

fn hold(store: &Store, soort: &'static str, id: i64) -> i64 {
    let stop = move |tx: &mut store::Tx<'_>| {
        let ding = audit::Ding::new(soort, id);
        stop::place(tx, now(), &stop::NieuweStop { ding, reden: "bezwaar loopt", door: ANNA, tot: None })
    };
    store.write_blocking(stop).unwrap()
}

fn propose_all(store: &Store, regel: Bewaarregel) -> Option<i64> {
    store.write_blocking(move |tx| propose(tx, now(), &regel, ANNA)).unwrap()
}

fn approve_as(store: &Store, id: i64, door: GebruikerId) -> Result<(), Fout> {
    store.write_blocking(move |tx| approve(tx, now(), id, 1, door))
}

#[test]
fn de_proef_zegt_wat_weg_zou_gaan_en_waarom_en_wist_niets() {
    on_both(|store| {
        let old = put(store, date(2026, 10, 23));
        let held = put(store, date(2026, 10, 23));
        put(store, date(2026, 10, 24));
        let number = hold(store, "zaak", held);
        let view = store.read_blocking(|tx| dry_run(tx, &[vanzelf()], now(), 10)).unwrap();
        let found: Vec<_> = view[0].kandidaten.iter().map(|found| (found.id, found.laatste_dag, found.stop)).collect();
        assert_eq!(found, [(old, date(2026, 11, 23), None), (held, date(2026, 11, 23), Some(number))]);
        assert_eq!(view[0].kandidaten[0].omschrijving, format!("zaak {old}"));
        assert!(!view[0].meer);
        assert_eq!(ids(store).len(), 3);
        let short = store.read_blocking(|tx| dry_run(tx, &[vanzelf()], now(), 1)).unwrap();
        assert!(short[0].meer);
    });
}

#[test]
fn wissen_haalt_het_uit_rijen_zoekindex_en_bestanden_en_laat_een_spoor() {
    on_both(|store| {
        let old = put(store, date(2026, 10, 23));
        let young = put(store, date(2026, 10, 24));
        assert!(is_findable(store, old));
        let done = uitvoeren(store, &[vanzelf()], now()).unwrap();
        assert_eq!((done[0].vernietigd, done[0].gestopt, done[0].mislukt), (1, 0, 0));
        assert_eq!(ids(store), [young]);
        assert!(!is_findable(store, old) && is_findable(store, young));
        assert_eq!(store.read_blocking(jobs::stand).unwrap().wacht, 1, "the removal of its file");
        let lines = store.read_blocking(|tx| register(tx, None, 10)).unwrap();
        assert_eq!((lines[0].regel.as_str(), lines[0].status, lines[0].vernietigd), ("zaak", Status::Uitgevoerd, 1));
        assert_eq!(lines[0].ids_hash.as_ref().map(String::len), Some(64));
        assert_eq!(events(store, "vernietiging", lines[0].id), ["vernietiging.gewist"]);
        assert_eq!(uitvoeren(store, &[vanzelf()], now()).unwrap()[0].vernietigd, 0);
        assert_eq!(store.read_blocking(|tx| register(tx, None, 10)).unwrap().len(), 1, "nothing went, nothing is told");
    });
}

#[test]
fn meer_dan_een_portie_gaat_ook_als_de_eerste_vol_bewaarstops_zit() {
    on_both(|store| {
        let all: Vec<_> = (0..250).map(|_| put(store, date(2026, 1, 1))).collect();
        all[..120].iter().for_each(|id| assert!(hold(store, "zaak", *id) > 0));
        let done = uitvoeren(store, &[vanzelf()], now()).unwrap();
        assert_eq!((done[0].vernietigd, done[0].gestopt), (130, 120));
        assert_eq!(ids(store), all[..120]);
    });
}

#[test]
fn een_bewaarstop_houdt_ook_vast_wat_erbij_hoort_tot_hij_voorbij_is() {
    on_both(|store| {
        let id = put(store, date(2026, 1, 1));
        let number = hold(store, "dossier", id + 1000);
        assert_eq!(uitvoeren(store, &[vanzelf()], now()).unwrap()[0].gestopt, 1);
        let active = store.read_blocking(|tx| stop::active(tx, now(), None, 10)).unwrap();
        assert_eq!((active.len(), active[0].id, active[0].reden.expose().as_str()), (1, number, "bezwaar loopt"));
        let end = |versie, reden: &'static str| {
            store.write_blocking(move |tx| stop::end(tx, now(), number, versie, BRAM, reden))
        };
        assert!(matches!(end(1, " \n "), Err(Fout::Geweigerd(w)) if w.code == "opheffen_zonder_reden"));
        assert_eq!(store.read_blocking(move |tx| stop::one(tx, now(), number)).unwrap().versie, 1, "it still holds");
        end(1, " het bezwaar is ingetrokken ").unwrap();
        assert_eq!(end(2, "nog eens"), Err(Fout::Store(StoreError::Conflict)));
        assert_eq!(store.read_blocking(move |tx| stop::one(tx, now(), number)), Err(StoreError::NotFound));
        let past = store.read_blocking(|tx| stop::past(tx, now(), 10)).unwrap();
        let why = past[0].reden.as_ref().map(|reden| reden.expose().as_str());
        assert_eq!((past.len(), past[0].door, why), (1, Some(BRAM), Some("het bezwaar is ingetrokken")));
        assert_eq!(uitvoeren(store, &[vanzelf()], now()).unwrap()[0].vernietigd, 1);
        assert_eq!(events(store, "dossier", id + 1000), ["bewaarstop.gezet"]);
        assert_eq!(events(store, "bewaarstop", number), ["bewaarstop.beeindigd"]);
        let told = store.read_blocking(move |tx| audit::tijdlijn(tx, audit::Ding::new("bewaarstop", number), None, 1));
        assert_eq!(told.unwrap()[0].gegevens, r#"{"reden":"reden gegeven"}"#, "not the words themselves");
    });
}

#[test]
fn een_bewaarstop_met_einddatum_houdt_op_en_zonder_reden_bestaat_hij_niet() {
    on_both(|store| {
        let id = put(store, date(2026, 1, 1));
        let place = |reden: &'static str, tot: Option<Moment>| {
            store.write_blocking(move |tx| {
                stop::place(tx, now(), &stop::NieuweStop { ding: audit::Ding::new("zaak", id), reden, door: ANNA, tot })
            })
        };
        assert!(matches!(place("  ", None), Err(Fout::Geweigerd(w)) if w.code == "bewaarstop_zonder_reden"));
        assert!(matches!(place("x", Some(now())), Err(Fout::Geweigerd(w)) if w.code == "bewaarstop_voorbij"));
        place("inzageverzoek", Some(now().plus_seconds(3600))).unwrap();
        assert_eq!(uitvoeren(store, &[vanzelf()], now().plus_seconds(3599)).unwrap()[0].gestopt, 1);
        assert_eq!(uitvoeren(store, &[vanzelf()], now().plus_seconds(3600)).unwrap()[0].vernietigd, 1);
    });
}

#[test]
fn een_ding_dat_niet_te_wissen_is_houdt_de_andere_niet_op() {
    on_both(|store| {
        let first = put(store, date(2026, 1, 1));
        let bad = zaak::put_bad(store, date(2026, 1, 1));
        let last = put(store, date(2026, 1, 1));
        let done = uitvoeren(store, &[vanzelf()], now()).unwrap();
        assert_eq!((done[0].vernietigd, done[0].mislukt), (2, 1));
        assert_eq!(ids(store), [bad]);
        assert!(!is_findable(store, first) && !is_findable(store, last) && is_findable(store, bad));
    });
}

#[test]
fn een_regel_die_zegt_te_wissen_en_het_niet_doet_valt_door_de_mand() {
    on_both(|store| {
        let id = put(store, date(2026, 1, 1));
        let done = uitvoeren(store, &[zaak::doet_niets()], now()).unwrap();
        assert_eq!((done[0].vernietigd, done[0].mislukt), (0, 1));
        assert_eq!(ids(store), [id]);
        assert!(store.read_blocking(|tx| register(tx, None, 10)).unwrap().is_empty());
    });
}

#[test]
fn een_regel_die_te_veel_aanwijst_wist_toch_niet_te_vroeg() {
    on_both(|store| {
        put(store, date(2026, 1, 1));
        let young = put(store, date(2026, 11, 1));
        assert_eq!(uitvoeren(store, &[zaak::zonder_grens()], now()).unwrap()[0].vernietigd, 1);
        assert_eq!(ids(store), [young]);
    });
}

#[test]
fn wie_voorstelt_kan_niet_zelf_akkoord_geven() {
    on_both(|store| {
        let id = put(store, date(2026, 1, 1));
        assert_eq!(uitvoeren(store, &[samen()], now()), Ok(Vec::new()), "never by itself");
        let list = propose_all(store, samen()).unwrap();
        let refused = approve_as(store, list, ANNA);
        assert!(matches!(refused, Err(Fout::Geweigerd(w)) if w.code == "tweede_persoon_nodig"));
        let untouched = execute(store, &[samen()], now(), list).unwrap();
        assert_eq!((untouched.status, ids(store)), (Status::Voorgesteld, vec![id]));
        let second = store.write_blocking(|tx| propose(tx, now(), &samen(), BRAM));
        assert!(matches!(second, Err(Fout::Geweigerd(w)) if w.code == "voorstel_loopt_al"));
    });
}

#[test]
fn na_akkoord_van_een_ander_gaat_de_lijst_en_niets_daarbuiten() {
    on_both(|store| {
        let listed: Vec<_> = (0..130).map(|_| put(store, date(2026, 1, 1))).collect();
        let list = propose_all(store, samen()).unwrap();
        let read = store.read_blocking(move |tx| voorgesteld(tx, now(), &samen(), list, i64::MIN, 5)).unwrap();
        assert_eq!(read.iter().map(|found| found.id).collect::<Vec<_>>(), listed[..5]);
        let later = put(store, date(2026, 1, 1));
        hold(store, "zaak", listed[0]);
        approve_as(store, list, BRAM).unwrap();
        assert_eq!(approve_as(store, list, GebruikerId(3)), Err(Fout::Store(StoreError::Conflict)));
        // The approval enqueued the work; the job does it, twice if need be.
        run_jobs(store, vec![samen()]);
        let twice = execute(store, &[samen()], now(), list).unwrap();
        assert_eq!((twice.status, twice.vernietigd, twice.overgeslagen), (Status::Uitgevoerd, 129, 1));
        assert_eq!((twice.voorgesteld_door, twice.goedgekeurd_door), (Some(ANNA), Some(BRAM)));
        assert_eq!(ids(store), [listed[0], later]);
        assert_eq!(
            events(store, "vernietiging", list),
            [
                "vernietiging.uitgevoerd",
                "vernietiging.gewist",
                "vernietiging.gewist",
                "vernietiging.goedgekeurd",
                "vernietiging.voorgesteld",
            ]
        );
        assert_eq!(zaak::listed(store), 0, "the numbers are gone, their hash remains");
    });
}

#[test]
fn een_lijst_waarmee_is_geknoeid_krijgt_geen_akkoord() {
    on_both(|store| {
        put(store, date(2026, 1, 1));
        let list = propose_all(store, samen()).unwrap();
        zaak::tamper(store, list, put(store, date(2026, 1, 1)));
        let refused = approve_as(store, list, BRAM);
        assert!(matches!(refused, Err(Fout::Geweigerd(w)) if w.code == "lijst_gewijzigd"));
        assert_eq!(ids(store).len(), 2);
    });
}

#[test]
fn een_ingetrokken_voorstel_wist_niets_en_maakt_plaats() {
    on_both(|store| {
        assert_eq!(propose_all(store, samen()), None, "nothing is due");
        put(store, date(2026, 1, 1));
        let list = propose_all(store, samen()).unwrap();
        store.write_blocking(move |tx| withdraw(tx, now(), list, 1, ANNA)).unwrap();
        assert_eq!(approve_as(store, list, BRAM), Err(Fout::Store(StoreError::Conflict)));
        assert!(propose_all(store, samen()).is_some_and(|next| next > list));
        assert_eq!(ids(store).len(), 1);
    });
}

#[test]
fn wat_niet_te_wissen_is_blijft_over_van_de_lijst() {
    on_both(|store| {
        put(store, date(2026, 1, 1));
        let bad = zaak::put_bad(store, date(2026, 1, 1));
        let list = propose_all(store, samen()).unwrap();
        approve_as(store, list, BRAM).unwrap();
        let done = execute(store, &[samen()], now(), list).unwrap();
        assert_eq!((done.status, done.vernietigd, done.overgeslagen), (Status::Uitgevoerd, 1, 1));
        assert_eq!(ids(store), [bad]);
    });
}

#[test]
fn een_onbekende_regel_wordt_genoemd_en_stopt_de_taak() {
    on_both(|store| {
        put(store, date(2026, 1, 1));
        let list = propose_all(store, samen()).unwrap();
        approve_as(store, list, BRAM).unwrap();
        assert_eq!(execute(store, &[], now(), list), Err(Fout::Regel("zaak".into())));
        assert!(matches!(store.write_blocking(|tx| propose(tx, now(), &vanzelf(), ANNA)), Err(Fout::Regel(_))));
    });
}

/// Runs the jobs of retention, and the removal of files, until nothing is due.
fn run_jobs(store: &Store, regels: Vec<Bewaarregel>) {
    let clock = FixedClock::at(date(2026, 11, 24).at(12, 0, 0, 0));
    let (clock, regels): (Arc<dyn Clock>, Arc<[_]>) = (Arc::new(clock), regels.into());
    let handlers = vec![
        Handler::new(Opruimen::new(store.clone(), Arc::clone(&clock), Arc::clone(&regels))),
        Handler::new(Vernietigen::new(store.clone(), Arc::clone(&clock), regels)),
    ];
    let settings = Instellingen::new("test", Arc::new(|| 0));
    Runner::new(store.clone(), clock, handlers, &settings).run_due().unwrap();
}

#[test]
fn de_nachtronde_past_de_regels_toe() {
    on_both(|store| {
        put(store, date(2026, 1, 1));
        let soort = nightly().soort;
        let nieuw = Nieuw { soort, sleutel: "1", inhoud: b"", niet_voor: None };
        store.write_blocking(move |tx| enqueue(tx, now(), &nieuw)).unwrap();
        run_jobs(store, vec![vanzelf()]);
        assert!(ids(store).is_empty());
        assert_eq!(store.read_blocking(|tx| jobs::stopped(tx, None, 1)), Ok(Vec::new()));
    });
}

#[test]
fn wat_de_nachtronde_niet_kon_staat_bij_de_gestopte_taken() {
    on_both(|store| {
        let bad = zaak::put_bad(store, date(2026, 1, 1));
        put(store, date(2026, 1, 1));
        let soort = nightly().soort;
        let nieuw = Nieuw { soort, sleutel: "1", inhoud: b"", niet_voor: None };
        store.write_blocking(move |tx| enqueue(tx, now(), &nieuw)).unwrap();
        run_jobs(store, vec![zaak::kapot(), vanzelf()]);
        assert_eq!(ids(store), [bad], "a broken rule does not keep the others");
        let stopped = store.read_blocking(|tx| jobs::stopped(tx, None, 5)).unwrap();
        assert_eq!(stopped.len(), 1);
        assert_eq!((stopped[0].soort.as_str(), stopped[0].fout.as_deref()), (soort, Some("niet_alles_gewist")));
    });
}

#[test]
fn afgeronde_taken_gaan_na_dertig_dagen_en_gestopte_na_een_half_jaar() {
    on_both(|store| {
        let (done, stopped) = (zaak::put_task(store, now(), "klaar"), zaak::put_task(store, now(), "gestopt"));
        let regels = jobs::bewaren::regels();
        let after = |days: i64| moment_van((dag_van(now()) + Span::new().days(days)).at(0, 0, 0, 0));
        let left = |moment: Moment| {
            uitvoeren(store, &regels, moment).unwrap();
            zaak::tasks(store)
        };
        assert_eq!(left(after(30)), [done, stopped]);
        let view = store.read_blocking({
            let regels = regels.clone();
            move |tx| dry_run(tx, &regels, after(31), 10)
        });
        assert_eq!(view.unwrap().iter().map(|view| view.reeks).sum::<i64>(), 1);
        assert_eq!(left(after(31)), [stopped]);
        assert_eq!(left(moment_van(date(2027, 5, 24).at(23, 0, 0, 0))), [stopped]);
        assert_eq!(left(moment_van(date(2027, 5, 25).at(0, 0, 0, 0))), Vec::<i64>::new());
        let lines = store.read_blocking(|tx| register(tx, None, 10)).unwrap();
        assert_eq!(lines.iter().map(|line| line.regel.as_str()).collect::<Vec<_>>(), ["taak_gestopt", "taak"]);
    });
}

#[test]
fn de_inzage_van_een_ding_met_een_bewaarstop_blijft() {
    on_both(|store| {
        for ding in [1, 2, 3] {
            zaak::look(store, now().plus_seconds(ding), ding);
        }
        let number = hold(store, "zaak", 2);
        let later = moment_van(date(2031, 11, 25).at(0, 0, 0, 0));
        uitvoeren(store, &jobs::bewaren::regels(), now()).unwrap();
        assert_eq!(zaak::looks(store), [1, 2, 3], "five years have not passed");
        uitvoeren(store, &jobs::bewaren::regels(), later).unwrap();
        assert_eq!(zaak::looks(store), [2, 3], "the chain is cut before the line that stays");
        store.write_blocking(move |tx| stop::end(tx, later, number, 1, ANNA, "afgerond")).unwrap();
        uitvoeren(store, &jobs::bewaren::regels(), later).unwrap();
        assert_eq!(zaak::looks(store), Vec::<i64>::new());
    });
}

#[test]
fn elke_opdracht_van_deze_proef_is_geldig() {
    on_both(|store| {
        for sql in jobs::SQL.iter().chain([&zaak::SQL]).copied().flatten() {
            assert_eq!(store.read_blocking(|tx| tx.prepare(*sql)), Ok::<(), StoreError>(()), "{}", sql.name);
        }
    });
}

#[test]
fn niets_jongers_dan_zijn_termijn_is_ooit_kandidaat() {
    on_both(|store| {
        let first = date(2027, 12, 1);
        let ankers: Vec<_> = (0..500).map(|days| first + Span::new().days(days)).collect();
        let things: Vec<_> = zaak::put_all(store, &ankers).into_iter().zip(ankers).collect();
        let strategy = (0_i64..700, 0_u16..14, prop_oneof![Just(true), Just(false)]);
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(60));
        runner
            .run(&strategy, |(days, length, by_date)| {
                let today = first + Span::new().days(days);
                let now = moment_van(today.at(0, 30, 0, 0));
                let regel = zaak::with_term(length, if by_date { Zaak::Datum } else { Zaak::Moment });
                let termijn = regel.wissen().unwrap().termijn;
                let view = store.read_blocking(move |tx| dry_run(tx, &[regel], now, 1000)).unwrap();
                let found: Vec<_> = view[0].kandidaten.iter().map(|found| found.id).collect();
                let due: Vec<_> = things
                    .iter()
                    .filter(|(_, anker)| termijn.laatste_dag(*anker).unwrap() < today)
                    .map(|(id, _)| *id)
                    .collect();
                prop_assert_eq!(found, due);
                Ok(())
            })
            .unwrap();
        let untouched = store.read_blocking(|tx| tx.list(zaak::TEL, args![], |row| row.get::<i64>(0))).unwrap();
        assert_eq!(untouched, [500]);
    });
}
