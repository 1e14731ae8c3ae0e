//! Both chains on both databases: what is written verifies, and every way of tampering is named.

use super::*;
use jiff::civil::date;
use kern::{Doel, Kring, Moment, moment_van};
use proptest::prelude::*;
use store::{Store, StoreError, Tx, args, testen};

store::sql! {
    WIJZIG = "UPDATE gebeurtenis SET soort = 'signaal.verzonnen' WHERE id = $1";
    WIJZIG_HASH = "UPDATE gebeurtenis SET hash = $2 WHERE id = $1";
    VERWIJDER = "DELETE FROM gebeurtenis WHERE id = $1";
    VERWIJDER_OUDSTE = "DELETE FROM inzage WHERE id <= $1";
    VERZET_ANKER = "INSERT INTO keten_anker (keten, tot, hash, moment) SELECT 'inzage', id, hash, moment FROM inzage
        WHERE id = $1 ON CONFLICT (keten) DO UPDATE SET tot = excluded.tot, hash = excluded.hash";
    HERNUMMER = "UPDATE gebeurtenis SET id = $2 WHERE id = $1";
    KOPIE = "INSERT INTO gebeurtenis (id, moment, soort, ding_soort, ding, kring, actor, client, gegevens, vorige, hash)
        SELECT $2, moment, soort, ding_soort, ding, kring, actor, client, gegevens, vorige, hash
        FROM gebeurtenis WHERE id = $1";
    WIJZIG_INZAGE = "UPDATE inzage SET actor = 99 WHERE id = $1";
}

const JAN: Wie = Wie::Gebruiker(GebruikerId(7));

fn moment() -> Moment {
    moment_van(date(2026, 11, 23).at(9, 0, 0, 0))
}

fn gebeurtenis(id: i64) -> Gebeurtenis {
    Gebeurtenis::new("signaal.ontvangen", Ding::new("signaal", id)).kring(Kring(3)).door(JAN).met("kanaal", "formulier")
}

fn kijk(ding: Option<i64>, wie: Wie, aantal: u32) -> Inzage {
    let kring = ding.map(|_| Kring(3));
    Inzage { wie, doel: Doel::Signaalafhandeling, actie: "signaal.lezen", soort: "signaal", ding, kring, aantal }
}

/// Ten events and ten looks.
fn fill(store: &Store) {
    let filled = store.write_blocking(|tx| {
        for number in 1..=10 {
            record(tx, moment().plus_seconds(number), &gebeurtenis(number))?;
            look(tx, moment().plus_seconds(number), &kijk(Some(number), JAN, 1))?;
        }
        Ok::<_, StoreError>(())
    });
    assert_eq!(filled, Ok(()));
}

fn check(store: &Store, zegels: Vec<Zegel>) -> Ketenrapport {
    store.read_blocking(move |tx| controle(tx, &zegels)).expect("the walk itself succeeds")
}

fn break_of(store: &Store, keten: Keten) -> Option<(i64, Breuksoort)> {
    let rapport = check(store, vec![]);
    let stand = rapport.ketens.iter().find(|stand| stand.keten == keten).copied();
    stand.and_then(|stand| stand.breuk).map(|breuk| (breuk.id, breuk.soort))
}

/// Fills a fresh database, tampers, and tells the first broken link of the chain of events.
fn after_tampering(tamper: fn(&mut Tx<'_>) -> store::Result<()>, expected: Option<(i64, Breuksoort)>) {
    testen::on_both(MIGRATIES, |store| {
        fill(store);
        assert!(check(store, vec![]).is_heel());
        store.write_blocking(tamper).expect("tampering succeeds");
        assert_eq!(break_of(store, Keten::Gebeurtenis), expected);
    });
}

#[test]
fn elke_opdracht_past_op_beide_databases() {
    testen::on_both(MIGRATIES, |store| {
        let prepared =
            store.read_blocking(|tx| crate::SQL.iter().copied().flatten().try_for_each(|sql| tx.prepare(*sql)));
        assert_eq!(prepared, Ok(()));
    });
}

#[test]
fn elke_kolom_heeft_een_klasse_en_elke_tabel_een_bewaarregel() {
    let tables = store::describe(MIGRATIES);
    assert_eq!(tables.len(), 3);
    for table in tables {
        assert!(!table.bewaar.is_empty() && !table.beschrijving.is_empty(), "{}", table.naam);
        for kolom in table.kolommen {
            assert!(kolom.klasse.is_some() && !kolom.beschrijving.is_empty(), "{}.{}", table.naam, kolom.naam);
        }
    }
}

#[test]
fn een_keten_die_niemand_aanraakt_is_heel() {
    testen::on_both(MIGRATIES, |store| {
        assert!(check(store, vec![]).is_heel());
        fill(store);
        let rapport = check(store, vec![]);
        assert!(rapport.is_heel());
        assert_eq!(
            rapport.ketens.iter().map(|stand| (stand.aantal, stand.zegel.id)).collect::<Vec<_>>(),
            [(10, 10); 2]
        );
    });
}

#[test]
fn een_gewijzigde_regel_wordt_genoemd() {
    after_tampering(|tx| tx.exec_one(WIJZIG, args![4_i64]), Some((4, Breuksoort::Gewijzigd)));
}

#[test]
fn een_gewijzigde_hash_wordt_genoemd() {
    after_tampering(|tx| tx.exec_one(WIJZIG_HASH, args![4_i64, vec![1_u8; 32]]), Some((4, Breuksoort::Gewijzigd)));
    after_tampering(|tx| tx.exec_one(WIJZIG_HASH, args![4_i64, vec![1_u8; 3]]), Some((4, Breuksoort::Gewijzigd)));
}

#[test]
fn een_verwijderde_regel_wordt_genoemd_door_de_regel_erna() {
    after_tampering(|tx| tx.exec_one(VERWIJDER, args![4_i64]), Some((5, Breuksoort::Verwijderd)));
    after_tampering(|tx| tx.exec_one(VERWIJDER, args![1_i64]), Some((2, Breuksoort::Verwijderd)));
}

#[test]
fn een_verwijderde_regel_met_aansluitende_nummers_wordt_ook_genoemd() {
    let close_the_gap = |tx: &mut Tx<'_>| {
        tx.exec_one(VERWIJDER, args![4_i64])?;
        (5..=10).try_for_each(|id: i64| tx.exec_one(HERNUMMER, args![id, id - 1]))
    };
    after_tampering(close_the_gap, Some((4, Breuksoort::Gewijzigd)));
}

#[test]
fn een_ingevoegde_regel_wordt_genoemd() {
    after_tampering(|tx| tx.exec_one(KOPIE, args![4_i64, 11_i64]), Some((11, Breuksoort::Gewijzigd)));
    after_tampering(|tx| tx.exec_one(KOPIE, args![4_i64, 0_i64]), Some((0, Breuksoort::Gewijzigd)));
}

#[test]
fn een_regel_met_een_eigen_kloppende_hash_op_de_verkeerde_plek_wordt_genoemd() {
    // Somebody starts a second chain elsewhere and puts its line, hash and all, behind ours.
    testen::on_both(MIGRATIES, |store| {
        fill(store);
        let forged = Gebeurtenisregel {
            id: kern::GebeurtenisId(11),
            moment: moment(),
            soort: "signaal.verzonnen".into(),
            ding_soort: "signaal".into(),
            ding: 1,
            kring: None,
            wie: Wie::Niemand,
            gegevens: "{}".into(),
        };
        let hash = forged.hash(&[9; 32]).to_vec();
        let insert = gebeurtenis::SQL.iter().find(|sql| sql.name == "INSERT").copied().expect("the insert");
        let vorige = vec![9_u8; 32];
        let (no_kring, no_actor, no_client) = (None::<i64>, None::<i64>, None::<i64>);
        store
            .write_blocking(move |tx| {
                let (soort, gegevens) = (forged.soort.as_str(), forged.gegevens.as_str());
                let values = args![
                    11_i64,
                    forged.moment,
                    soort,
                    "signaal",
                    1_i64,
                    no_kring,
                    no_actor,
                    no_client,
                    gegevens,
                    vorige,
                    hash
                ];
                tx.exec_one(insert, values)
            })
            .expect("the forged line goes in");
        assert_eq!(break_of(store, Keten::Gebeurtenis), Some((11, Breuksoort::Ingevoegd)));
    });
}

#[test]
fn twee_verwisselde_regels_worden_genoemd() {
    let swap = |tx: &mut Tx<'_>| {
        tx.exec_one(HERNUMMER, args![4_i64, -1_i64])?;
        tx.exec_one(HERNUMMER, args![6_i64, 4_i64])?;
        tx.exec_one(HERNUMMER, args![-1_i64, 6_i64])
    };
    after_tampering(swap, Some((4, Breuksoort::Gewijzigd)));
}

#[test]
fn afgekapte_nieuwste_regels_vallen_op_tegen_een_zegel_van_buiten() {
    testen::on_both(MIGRATIES, |store| {
        fill(store);
        let zegels: Vec<_> = check(store, vec![]).ketens.iter().map(|stand| stand.zegel).collect();
        store.write_blocking(|tx| tx.exec_one(VERWIJDER, args![10_i64])).expect("tampering succeeds");
        assert!(check(store, vec![]).is_heel(), "a chain alone cannot know");
        let rapport = check(store, zegels);
        let breuk = rapport.ketens[0].breuk.map(|breuk| (breuk.id, breuk.soort));
        assert_eq!(breuk, Some((10, Breuksoort::ZegelVerbroken)));
        // New lines over the place of the old ones do not hide it.
        store.write_blocking(|tx| record(tx, moment(), &gebeurtenis(99))).expect("a line can be added");
        assert!(check(store, vec![]).is_heel());
        let replaced = vec![Zegel { keten: Keten::Gebeurtenis, ..rapport.ketens[1].zegel }];
        assert!(!check(store, replaced).is_heel());
    });
}

#[test]
fn ook_de_inzageketen_noemt_de_gewijzigde_regel() {
    testen::on_both(MIGRATIES, |store| {
        fill(store);
        store.write_blocking(|tx| tx.exec_one(WIJZIG_INZAGE, args![7_i64])).expect("tampering succeeds");
        assert_eq!(break_of(store, Keten::Inzage), Some((7, Breuksoort::Gewijzigd)));
        assert_eq!(break_of(store, Keten::Gebeurtenis), None);
    });
}

#[test]
fn opruimen_wist_alleen_vooraan_en_laat_de_keten_heel() {
    testen::on_both(MIGRATIES, |store| {
        fill(store);
        let voor = moment().plus_seconds(5);
        assert_eq!(store.read_blocking(move |tx| te_oud(tx, voor)), Ok(4));
        let first = store.write_blocking(move |tx| opruimen(tx, moment(), voor, 3));
        assert_eq!(first, Ok(Opgeruimd { aantal: 3, meer: true }));
        let second = store.write_blocking(move |tx| opruimen(tx, moment(), voor, 3));
        assert_eq!(second, Ok(Opgeruimd { aantal: 1, meer: false }));
        let rapport = check(store, vec![]);
        assert!(rapport.is_heel());
        assert_eq!((rapport.ketens[1].aantal, rapport.ketens[1].zegel.id), (6, 10));
        assert_eq!(store.write_blocking(move |tx| opruimen(tx, moment(), voor, 3)).map(|done| done.aantal), Ok(0));
    });
}

#[test]
fn alles_opgeruimd_en_de_keten_gaat_verder_waar_hij_was() {
    testen::on_both(MIGRATIES, |store| {
        fill(store);
        let done = store.write_blocking(|tx| opruimen(tx, moment(), moment().plus_seconds(3600), 100));
        assert_eq!(done, Ok(Opgeruimd { aantal: 10, meer: false }));
        store.write_blocking(|tx| look(tx, moment(), &kijk(None, JAN, 50))).expect("a look can be added");
        let rapport = check(store, vec![]);
        assert!(rapport.is_heel());
        assert_eq!((rapport.ketens[1].aantal, rapport.ketens[1].zegel.id), (1, 11));
    });
}

#[test]
fn oude_regels_wissen_buiten_de_opruiming_om_valt_op() {
    testen::on_both(MIGRATIES, |store| {
        fill(store);
        let tampered = store.write_blocking(|tx| {
            tx.exec_one(VERZET_ANKER, args![4_i64])?;
            tx.exec(VERWIJDER_OUDSTE, args![4_i64])
        });
        assert_eq!(tampered, Ok(4));
        assert_eq!(break_of(store, Keten::Inzage), Some((4, Breuksoort::AnkerVerzet)));
    });
}

#[test]
fn een_mislukte_handeling_laat_geen_gat_achter() {
    testen::on_both(MIGRATIES, |store| {
        fill(store);
        let failed = store.write_blocking(|tx| {
            record(tx, moment(), &gebeurtenis(11))?;
            Err::<(), _>(StoreError::Conflict)
        });
        assert_eq!(failed, Err(StoreError::Conflict));
        fill(store);
        assert!(check(store, vec![]).is_heel());
    });
}

#[test]
fn de_tijdlijn_en_de_inzage_van_een_ding_komen_nieuwste_eerst_en_per_bladzij() {
    testen::on_both(MIGRATIES, |store| {
        let lines = store.write_blocking(|tx| {
            for number in 0..5 {
                record(tx, moment().plus_seconds(number), &gebeurtenis(1))?;
                look(tx, moment().plus_seconds(number), &kijk(Some(1), JAN, 1))?;
                record(tx, moment(), &gebeurtenis(2))?;
                look(tx, moment(), &kijk(None, JAN, 20))?;
            }
            let page = tijdlijn(tx, Ding::new("signaal", 1), None, 2)?;
            let next = tijdlijn(tx, Ding::new("signaal", 1), page.last().map(|line| line.id), 10)?;
            let looks = inzage_van(tx, Ding::new("signaal", 1), None, 10)?;
            Ok::<_, StoreError>((page, next, looks))
        });
        let (page, next, looks) = lines.expect("lines are read");
        assert_eq!(page.iter().chain(&next).map(|line| line.id.0).collect::<Vec<_>>(), [9, 7, 5, 3, 1]);
        assert_eq!((page[0].wie, page[0].gegevens.as_str()), (JAN, r#"{"kanaal":"formulier"}"#));
        assert_eq!(looks.iter().map(|line| line.id).collect::<Vec<_>>(), [9, 7, 5, 3, 1]);
        assert_eq!((looks[0].kring, looks[0].actie.as_str()), (Some(Kring(3)), "signaal.lezen"));
    });
}

#[test]
fn het_inzagelog_is_te_lezen_per_gebruiker_en_per_periode() {
    testen::on_both(MIGRATIES, |store| {
        fill(store);
        let other = Wie::Gebruiker(GebruikerId(8));
        store.write_blocking(move |tx| look(tx, moment(), &kijk(Some(3), other, 1))).expect("a look can be added");
        let read = |gebruiker: Option<i64>, na| {
            let filter =
                Inzagefilter { van: moment(), tot: moment().plus_seconds(6), gebruiker: gebruiker.map(GebruikerId) };
            let lines = store.read_blocking(move |tx| inzagen(tx, &filter, na, 100)).expect("lines are read");
            lines.iter().map(|line| line.id).collect::<Vec<_>>()
        };
        assert_eq!(read(None, 0), [1, 2, 3, 4, 5, 11]);
        assert_eq!(read(Some(7), 2), [3, 4, 5]);
        assert_eq!(read(Some(8), 0), [11]);
    });
}

#[test]
fn een_uitschieter_wordt_gemeten_aan_wat_iemand_zelf_gewoon_is() {
    testen::on_both(MIGRATIES, |store| {
        let (busy, quiet, fresh) = (Wie::Gebruiker(GebruikerId(1)), Wie::Gebruiker(GebruikerId(2)), JAN);
        let written = store.write_blocking(move |tx| {
            for day in 16..=20 {
                looks(tx, day, busy, 40)?;
                looks(tx, day, quiet, 8)?;
            }
            looks(tx, 23, busy, 60)?;
            looks(tx, 23, quiet, 30)?;
            looks(tx, 23, fresh, 90)
        });
        assert_eq!(written, Ok(()));
        let found = store.read_blocking(|tx| uitschieters(tx, date(2026, 11, 23))).expect("looks are counted");
        let expected =
            Uitschieter { gebruiker: GebruikerId(2), dag: date(2026, 11, 23), keer: 30, getoond: 60, gewoon: 8 };
        assert_eq!(found, [expected], "60 is a lot, but not for somebody who usually has 40");
    });
}

/// So many looks of two things each on a day in November; also just after midnight, which is another day in UTC.
fn looks(tx: &mut Tx<'_>, day: i8, wie: Wie, keer: i64) -> store::Result<()> {
    let midnight = moment_van(date(2026, 11, day).at(0, 0, 0, 0));
    (0..keer).try_for_each(|number| look(tx, midnight.plus_seconds(number * 600), &kijk(None, wie, 2)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is written, one changed line anywhere is the line that is named.
    #[test]
    fn welke_regel_ook_gewijzigd_wordt_die_wordt_genoemd(
        waarden in proptest::collection::vec(("\\PC{0,12}", any::<i64>(), any::<Option<i64>>()), 1..30),
        keuze in any::<prop::sample::Index>(),
    ) {
        let fresh = testen::sqlite(MIGRATIES);
        let target = i64::try_from(keuze.index(waarden.len())).expect("a small number") + 1;
        let written = fresh.store.write_blocking(move |tx| {
            for (tekst, ding, actor) in waarden {
                let wie = actor.map_or(Wie::Niemand, |id| Wie::Gebruiker(GebruikerId(id)));
                record(tx, moment(), &Gebeurtenis::new("x.y", Ding::new("x", ding)).door(wie).met("t", tekst))?;
            }
            Ok::<_, StoreError>(())
        });
        prop_assert_eq!(written, Ok(()));
        prop_assert!(check(&fresh.store, vec![]).is_heel());
        fresh.store.write_blocking(move |tx| tx.exec_one(WIJZIG, args![target])).expect("tampering succeeds");
        prop_assert_eq!(break_of(&fresh.store, Keten::Gebeurtenis), Some((target, Breuksoort::Gewijzigd)));
    }
}
