//! A copy holds everything, goes from either database to either, and a damaged one is refused.

use store::kopie::{self, Geteld, KopieFout};
use store::testen::{TestStore, fresh, on_both};
use store::{Backend, Migratie, Store, StoreError, Tabel, args, describe};

const PROEF: &[Migratie] = &[Migratie {
    module: "proef",
    nummer: 1,
    naam: "proef",
    sql: "-- tabel proef: een proef
-- bewaar: altijd
CREATE TABLE proef (
  id     ID_AUTO,                   -- [geen] nummer
  naam   TEKST NOT NULL,            -- [geen] naam
  aantal GETAL,                     -- [geen] getal
  punt   REEEL,                     -- [geen] breuk
  blok   BLOK                       -- [geen] bytes
);
-- tabel los: zonder nummer
-- bewaar: altijd
CREATE TABLE los (
  sleutel TEKST NOT NULL PRIMARY KEY, -- [geen] sleutel
  waarde  GETAL NOT NULL              -- [geen] waarde
);",
}];

store::sql! {
    INSERT = "INSERT INTO proef (naam, aantal, punt, blok) VALUES ($1, $2, $3, $4) RETURNING id";
    INSERT_LOS = "INSERT INTO los (sleutel, waarde) VALUES ($1, $2)";
    DELETE_HOOGSTE = "DELETE FROM proef WHERE id = (SELECT MAX(id) FROM proef)";
}

fn tabellen() -> Vec<Tabel> {
    describe(PROEF)
}

fn fill(store: &Store) {
    let done = store.write_blocking(|tx| {
        for number in 0_u8..=u8::MAX {
            let naam = if number % 7 == 0 {
                "met \"aanhaling\", ënter\n en \u{1f4a1}".to_owned()
            } else {
                format!("{number}")
            };
            let punt = (number % 3 != 0).then_some(f64::from(number) / 7.0);
            let blok = (number % 5 != 0).then(|| vec![0, 255, number]);
            tx.row(INSERT, args![naam, (number % 2 == 0).then_some(i64::MAX - i64::from(number)), punt, blok])?;
        }
        tx.exec(INSERT_LOS, args!["één", i64::MIN])?;
        tx.exec(DELETE_HOOGSTE, &[]).map(drop)
    });
    done.expect("rows can be written");
}

fn copy(store: &Store) -> Vec<u8> {
    let written = store.read_blocking(|tx| {
        let mut uit = Vec::new();
        kopie::schrijf(tx, &tabellen(), &mut uit)?;
        Ok::<_, KopieFout>(uit)
    });
    written.expect("a copy can be made")
}

fn restore(store: &Store, lines: Vec<u8>) -> Result<Vec<Geteld>, KopieFout> {
    store.write_blocking(move |tx| kopie::lees(tx, &tabellen(), &mut lines.as_slice()))
}

/// The order of rows is not promised; what they hold is.
fn sorted(lines: &[u8]) -> Vec<String> {
    let mut lines: Vec<_> =
        String::from_utf8(lines.to_vec()).expect("a copy is text").lines().map(str::to_owned).collect();
    lines.sort();
    lines
}

fn empty() -> Vec<TestStore> {
    [Backend::Sqlite, Backend::Postgres].into_iter().filter_map(|backend| fresh(backend, PROEF)).collect()
}

#[test]
fn van_elke_database_naar_elke_database_blijft_alles_gelijk() {
    on_both(PROEF, |from| {
        fill(from);
        let lines = copy(from);
        for target in empty() {
            assert_eq!(target.store.read_blocking(|tx| kopie::heeft_rijen(tx, &tabellen())), Ok(false));
            let counted = restore(&target.store, lines.clone()).unwrap();
            let numbers: Vec<_> = counted.iter().map(|geteld| (geteld.tabel.as_str(), geteld.rijen)).collect();
            assert_eq!(target.store.read_blocking(|tx| kopie::heeft_rijen(tx, &tabellen())), Ok(true));
            assert_eq!(numbers, [("proef", 255), ("los", 1)]);
            assert_eq!(sorted(&copy(&target.store)), sorted(&lines));
        }
    });
}

#[test]
fn een_nummer_dat_ooit_gegeven_is_komt_ook_na_herstel_niet_terug() {
    on_both(PROEF, |from| {
        fill(from);
        let lines = copy(from);
        for target in empty() {
            restore(&target.store, lines.clone()).unwrap();
            let next =
                target.store.write_blocking(|tx| tx.row(INSERT, args!["nieuw", 1_i64, 1.0, None::<Vec<u8>>])?.get(0));
            assert_eq!(next, Ok::<i64, StoreError>(257));
        }
    });
}

#[test]
fn een_beschadigd_bestand_wordt_geweigerd_en_laat_niets_achter() {
    on_both(PROEF, |from| {
        fill(from);
        let whole = String::from_utf8(copy(from)).unwrap();
        let lines: Vec<_> = whole.lines().collect();
        let without =
            |line: usize| lines.iter().enumerate().filter(move |(at, _)| *at != line).map(|(_, l)| format!("{l}\n"));
        let damaged: [(&str, String); 6] = [
            ("rij weg", without(100).collect()),
            ("begin weg", without(0).collect()),
            ("afgebroken", lines[..100].join("\n")),
            ("tabel weg", lines[..257].join("\n")),
            ("onbekende kolom", whole.replace("\"aantal\"", "\"hoeveel\"")),
            ("onbekende tabel", whole.replace("\"tabel\":\"los\"", "\"tabel\":\"vast\"")),
        ];
        for (what, lines) in damaged {
            for target in empty() {
                let refused = restore(&target.store, lines.clone().into_bytes());
                assert!(matches!(refused, Err(KopieFout::Inhoud { .. })), "{what}: {refused:?}");
                assert_eq!(sorted(&copy(&target.store)).len(), 4, "{what}");
            }
        }
    });
}

#[test]
fn sqlite_gaat_in_een_bestand_terwijl_er_geschreven_wordt() {
    let source = store::testen::sqlite(PROEF);
    fill(&source.store);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kopie.db");
    let writer = source.store.clone();
    let busy = std::thread::spawn(move || {
        for number in 0..300_i64 {
            let added = writer.write_blocking(move |tx| tx.row(INSERT, args!["erbij", number, 1.0, None::<Vec<u8>>]));
            added.unwrap();
        }
    });
    kopie::online(source.store.config(), &path).unwrap();
    busy.join().unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "een kopie is een bestand");
    let copied = Store::open(store::Config::sqlite(&path)).unwrap();
    let (copied, source) = (sorted(&copy(&copied)), sorted(&copy(&source.store)));
    assert!(copied.len() >= 260 && copied.len() <= source.len(), "{}", copied.len());
    let rows = |lines: &[String]| lines.iter().filter(|line| line.starts_with('[')).cloned().collect::<Vec<_>>();
    assert!(rows(&copied).iter().all(|row| rows(&source).contains(row)));
}

#[test]
fn welke_migraties_er_waren_staat_in_de_database() {
    on_both(PROEF, |store| {
        let ran = store.read_blocking(kopie::uitgevoerd).unwrap();
        assert_eq!(ran, [("proef".to_owned(), 1)]);
    });
    on_both(&[], |store| assert_eq!(store.read_blocking(kopie::uitgevoerd), Ok(Vec::new())));
}
