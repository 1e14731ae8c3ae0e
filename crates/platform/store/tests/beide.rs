//! What must hold on SQLite and on PostgreSQL alike.

use kern::Kring;
use store::testen::on_both;
use store::zoek::{self, Document, Vraag};
use store::{Migratie, StoreError, args};

const PROEF: &[Migratie] = &[Migratie {
    module: "proef",
    nummer: 1,
    naam: "proef",
    sql: "-- tabel proef: een proef
-- bewaar: altijd
CREATE TABLE proef (
  id     ID_AUTO,                   -- [geen] nummer
  naam   TEKST NOT NULL UNIQUE,     -- [geen] naam
  aantal GETAL NOT NULL,            -- [geen] getal
  punt   REEEL,                     -- [geen] breuk
  blok   BLOK,                      -- [geen] bytes
  versie GETAL NOT NULL DEFAULT 1   -- [geen] telt de wijzigingen
)",
}];

store::sql! {
    INSERT = "INSERT INTO proef (naam, aantal, punt, blok) VALUES ($1, $2, $3, $4) RETURNING id";
    SELECT = "SELECT id, naam, aantal, punt, blok FROM proef WHERE naam = $1";
    UPDATE = "UPDATE proef SET aantal = $3, versie = versie + 1 WHERE naam = $1 AND versie = $2";
    TEL = "SELECT COUNT(*), CAST(COALESCE(SUM(aantal), 0) AS BIGINT) FROM proef WHERE naam = $1 OR $1 IS NULL";
}

/// The pieces of the index of SQLite: only there.
const STUKKEN: store::Sql = store::Sql { name: "STUKKEN", text: "SELECT COUNT(DISTINCT segid) FROM zoekterm_idx" };

fn insert(store: &store::Store, naam: &'static str, aantal: i64) -> Result<i64, StoreError> {
    store.write_blocking(move |tx| tx.row(INSERT, args![naam, aantal, Some(1.5), Some(vec![1_u8, 2])])?.get(0))
}

#[test]
fn elke_soort_waarde_komt_terug_zoals_zij_ging() {
    on_both(PROEF, |store| {
        let id = insert(store, "één", 7).unwrap();
        let row = store.read_blocking(|tx| tx.row(SELECT, args!["één"])).unwrap();
        let mut cols = row.cols();
        assert_eq!(cols.take(), Ok(id));
        assert_eq!(cols.take(), Ok("één".to_owned()));
        assert_eq!(cols.take(), Ok(7_i64));
        assert_eq!(cols.take(), Ok(Some(1.5)));
        assert_eq!(cols.take(), Ok(vec![1_u8, 2]));
        let filtered = store.read_blocking(|tx| tx.row(TEL, args!["één"])).unwrap();
        assert_eq!((filtered.get(0), filtered.get(1)), (Ok(1_i64), Ok(7_i64)));
        let all = store.read_blocking(|tx| tx.row(TEL, args![None::<&str>])).unwrap();
        assert_eq!(all.get(0), Ok(1_i64));
    });
}

#[test]
fn een_mislukte_eenheid_laat_niets_na_en_stoort_haar_buren_niet() {
    on_both(PROEF, |store| {
        insert(store, "blijft", 1).unwrap();
        let failed: Result<(), StoreError> = store.write_blocking(|tx| {
            tx.row(INSERT, args!["weg", 1_i64, None::<f64>, None::<Vec<u8>>])?;
            tx.row(INSERT, args!["blijft", 1_i64, None::<f64>, None::<Vec<u8>>]).map(drop)
        });
        assert_eq!(failed, Err(StoreError::Duplicate("INSERT")));
        let panicked: Result<(), StoreError> = store.write_blocking(|tx| {
            tx.row(INSERT, args!["paniek", 1_i64, None::<f64>, None::<Vec<u8>>])?;
            panic!("a defect in a unit");
        });
        assert_eq!(panicked, Err(StoreError::Stopped));
        insert(store, "ook", 1).unwrap();
        let row = store.read_blocking(|tx| tx.row(TEL, args![None::<&str>])).unwrap();
        assert_eq!(row.get(0), Ok(2_i64));
    });
}

#[test]
fn van_twee_mensen_wint_de_eerste_en_hoort_de_tweede_het() {
    on_both(PROEF, |store| {
        insert(store, "een", 1).unwrap();
        let change = |aantal: i64| store.write_blocking(move |tx| tx.exec_one(UPDATE, args!["een", 1_i64, aantal]));
        assert_eq!(change(5), Ok(()));
        assert_eq!(change(6), Err(StoreError::Conflict));
        let row = store.read_blocking(|tx| tx.row(SELECT, args!["een"])).unwrap();
        assert_eq!(row.get(2), Ok(5_i64));
    });
}

#[test]
fn een_lezer_kan_niet_schrijven() {
    on_both(PROEF, |store| {
        let tried: Result<(), StoreError> =
            store.read_blocking(|tx| tx.row(INSERT, args!["x", 1_i64, None::<f64>, None::<Vec<u8>>]).map(drop));
        assert!(tried.is_err());
        let row = store.read_blocking(|tx| tx.row(TEL, args![None::<&str>])).unwrap();
        assert_eq!(row.get(0), Ok(0_i64));
    });
}

#[test]
fn schrijven_die_samen_wachten_komen_er_alle() {
    on_both(PROEF, |store| {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
        runtime.block_on(async {
            let units = (0..200).map(|number| {
                let store = store.clone();
                tokio::spawn(async move {
                    store
                        .write(move |tx| {
                            let naam = format!("n{number}");
                            tx.row(INSERT, args![naam, 1_i64, None::<f64>, None::<Vec<u8>>]).map(drop)
                        })
                        .await
                })
            });
            for unit in units.collect::<Vec<_>>() {
                assert_eq!(unit.await.unwrap(), Ok::<(), StoreError>(()));
            }
        });
        let row = store.read_blocking(|tx| tx.row(TEL, args![None::<&str>])).unwrap();
        assert_eq!((row.get(0), row.get(1)), (Ok(200_i64), Ok(200_i64)));
    });
}

#[test]
fn een_gewijzigde_of_nieuwere_migratie_wordt_geweigerd() {
    on_both(PROEF, |store| {
        assert_eq!(store::migrate(store, PROEF), Ok(0));
        let changed = [Migratie { sql: "CREATE TABLE anders (x GETAL)", ..PROEF[0] }];
        assert!(matches!(store::migrate(store, &changed), Err(StoreError::Migration(_))));
        let newer = [PROEF[0], Migratie { nummer: 2, sql: "CREATE TABLE later (x GETAL)", ..PROEF[0] }];
        assert_eq!(store::migrate(store, &newer), Ok(1));
        assert!(matches!(store::migrate(store, PROEF), Err(StoreError::Migration(_))));
    });
}

fn vraag(groepen: &[&[&str]]) -> Vraag {
    let groepen = groepen.iter().map(|groep| groep.iter().map(|&term| term.to_owned()).collect()).collect();
    Vraag { groepen, voor: None, limiet: 10 }
}

fn document<'a>(ding: i64, kring: i64, gedeeld: &'a [Kring], termen: &'a [String]) -> Document<'a> {
    Document { soort: "signaal", ding, kring: Kring(kring), gedeeld, analyse: 1, termen }
}

#[test]
fn zoeken_ziet_alleen_de_eigen_kring() {
    on_both(PROEF, |store| {
        let terms = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        store
            .write_blocking(move |tx| {
                zoek::index(tx, &document(1, 1, &[], &terms("lawaai straat")))?;
                zoek::index(tx, &document(2, 2, &[Kring(9)], &terms("lawaai park")))?;
                zoek::index(tx, &document(3, 1, &[], &terms("lawaai park")))
            })
            .unwrap();
        let find = |kringen: &'static [i64], q: Vraag| {
            let kringen: Vec<_> = kringen.iter().map(|&kring| Kring(kring)).collect();
            store.read_blocking(move |tx| {
                let found = zoek::find(tx, &kringen, &q)?;
                assert_eq!(zoek::count(tx, &kringen, &q)?, i64::try_from(found.len()).unwrap());
                Ok::<_, StoreError>(found.into_iter().map(|hit| hit.ding).collect::<Vec<_>>())
            })
        };
        assert_eq!(find(&[1], vraag(&[&["lawaai"]])), Ok(vec![3, 1]));
        assert_eq!(find(&[1, 2], vraag(&[&["lawaai"]])), Ok(vec![3, 2, 1]));
        assert_eq!(find(&[2], vraag(&[&["lawaai"], &["straat", "park"]])), Ok(vec![2]));
        assert_eq!(find(&[9], vraag(&[&["lawaai"]])), Ok(vec![2]));
        assert_eq!(find(&[], vraag(&[&["lawaai"]])), Ok(vec![]));
        // Nobody reaches another kring by writing its hidden term, or by breaking out of the quotes.
        for hostile in ["k_2", "\" OR k_2 OR \"", "' | 'k_2", "*", ""] {
            assert_eq!(find(&[1], vraag(&[&[hostile], &["park"]])).map(|found| found.contains(&2)), Ok(false));
        }
    });
}

#[test]
fn veel_tegelijk_staat_er_zoals_een_voor_een() {
    on_both(PROEF, |store| {
        let found = store.write_blocking(|tx| {
            let terms: Vec<Vec<String>> = (0..37).map(|n| vec!["samen".to_owned(), format!("nummer{n}")]).collect();
            let documents: Vec<_> =
                (0_i64..).zip(&terms).map(|(ding, termen)| document(ding, ding % 2, &[], termen)).collect();
            zoek::index_new(tx, &documents)?;
            let all = zoek::find(tx, &[Kring(0), Kring(1)], &Vraag { limiet: 50, ..vraag(&[&["samen"]]) })?;
            let one = zoek::find(tx, &[Kring(0)], &vraag(&[&["nummer14"]]))?;
            let other_kring = zoek::find(tx, &[Kring(1)], &vraag(&[&["nummer14"]]))?;
            let dingen = |found: Vec<zoek::Treffer>| found.into_iter().map(|hit| hit.ding).collect::<Vec<_>>();
            Ok::<_, StoreError>((dingen(all), dingen(one), dingen(other_kring)))
        });
        assert_eq!(found, Ok(((0..37).rev().collect(), vec![14], vec![])));
    });
}

#[test]
fn opruimen_maakt_van_de_index_een_geheel_en_verandert_geen_antwoord() {
    on_both(PROEF, |store| {
        for ding in 1..=30 {
            let termen = ["lawaai".to_owned(), format!("woord{ding}")];
            store.write_blocking(move |tx| zoek::index(tx, &document(ding, 1, &[], &termen))).unwrap();
        }
        store.write_blocking(|tx| zoek::remove(tx, "signaal", 7)).unwrap();
        let found = |groepen: &'static [&[&str]]| {
            let vraag = Vraag { limiet: 50, ..vraag(groepen) };
            store.read_blocking(move |tx| zoek::find(tx, &[Kring(1)], &vraag)).unwrap()
        };
        let before = found(&[&["lawaai"]]);
        if store.backend() == store::Backend::Sqlite {
            assert!(stukken(store) > 1, "each commit adds a piece");
        }
        store.tidy_blocking().unwrap();
        store.tidy_blocking().unwrap();
        if store.backend() == store::Backend::Sqlite {
            assert_eq!(stukken(store), 1);
        }
        assert_eq!(found(&[&["lawaai"]]), before);
        assert_eq!((before.len(), found(&[&["woord7"]]).len(), found(&[&["woord30"]]).len()), (29, 0, 1));
    });
}

fn stukken(store: &store::Store) -> i64 {
    store.read_blocking(|tx| tx.row(STUKKEN, &[])?.get(0)).expect("a count")
}

#[test]
fn uit_de_index_is_echt_weg() {
    on_both(PROEF, |store| {
        let found = store.write_blocking(|tx| {
            zoek::index(tx, &document(1, 1, &[], &["oud".to_owned()]))?;
            zoek::index(tx, &document(1, 1, &[], &["nieuw".to_owned()]))?;
            let old = zoek::find(tx, &[Kring(1)], &vraag(&[&["oud"]]))?.len();
            let new = zoek::find(tx, &[Kring(1)], &vraag(&[&["nieuw"]]))?.len();
            assert!(zoek::occurs(tx, "nieuw")? && !zoek::occurs(tx, "oud")?);
            zoek::remove(tx, "signaal", 1)?;
            assert!(!zoek::occurs(tx, "nieuw")?);
            let after = zoek::find(tx, &[Kring(1)], &vraag(&[&["nieuw"]]))?.len();
            Ok::<_, StoreError>((old, new, after))
        });
        assert_eq!(found, Ok((0, 1, 0)));
    });
}

#[test]
fn elke_opdracht_van_deze_crate_is_geldig() {
    on_both(PROEF, |store| {
        for sql in store::SQL.iter().chain([&SQL]).copied().flatten() {
            assert_eq!(store.read_blocking(|tx| tx.prepare(*sql)), Ok::<(), StoreError>(()), "{}", sql.name);
        }
    });
}
