//! The statements and the tables.

use super::migraties;
use store::testen;

#[test]
fn elke_opdracht_past_op_beide_databases() {
    testen::on_both(&migraties(), |store| {
        let prepared =
            store.read_blocking(|tx| crate::SQL.iter().copied().flatten().try_for_each(|sql| tx.prepare(*sql)));
        assert_eq!(prepared, Ok(()));
    });
}

#[test]
fn elke_kolom_heeft_een_klasse_en_elke_tabel_een_bewaarregel() {
    let tables = store::describe(crate::MIGRATIES);
    assert_eq!(tables.len(), 13);
    for table in tables {
        assert!(!table.bewaar.is_empty() && !table.beschrijving.is_empty(), "{}", table.naam);
        for kolom in table.kolommen {
            assert!(kolom.klasse.is_some() && !kolom.beschrijving.is_empty(), "{}.{}", table.naam, kolom.naam);
        }
    }
}
