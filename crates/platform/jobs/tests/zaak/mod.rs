//! A field of work in small: a thing with parts, words in the search index and a file, and its retention rules.

use audit::{Inzage, Wie};
use jiff::civil::Date;
use jobs::bewaren::{Akkoord, Anker, Bewaarregel, Lot, PerDing, Termijn, Wijze, Wissen};
use jobs::{Nieuw, enqueue};
use kern::{Doel, GebruikerId, Kring, Moment, moment_van};
use store::zoek::{self, Document, Vraag};
use store::{Migratie, Result, Sql, Store, StoreError, Tx, args};

const PROEF: Migratie = Migratie {
    module: "zaak",
    nummer: 1,
    naam: "zaak",
    sql: "-- tabel zaak: een proef
-- bewaar: zaak
CREATE TABLE zaak (
  id          ID_AUTO,          -- [geen] nummer
  dag         TEKST NOT NULL,   -- [geen] dag van sluiten
  gesloten_op GETAL NOT NULL,   -- [geen] hetzelfde als moment
  kapot       GETAL NOT NULL    -- [geen] 1 als zij niet te wissen is
);
-- tabel zaak_stuk: een deel van een zaak
-- bewaar: zaak
CREATE TABLE zaak_stuk (
  zaak  GETAL NOT NULL,         -- [geen] de zaak
  tekst TEKST NOT NULL          -- [persoon] woorden
);",
};

store::sql! {
    INSERT = "INSERT INTO zaak (dag, gesloten_op, kapot) VALUES ($1, $2, $3) RETURNING id";
    INSERT_STUK = "INSERT INTO zaak_stuk (zaak, tekst) VALUES ($1, 'woorden')";
    IDS = "SELECT id FROM zaak ORDER BY id";
    pub TEL = "SELECT COUNT(*) FROM zaak";
    STUKKEN = "SELECT COUNT(*) FROM zaak_stuk";
    OP_DATUM = "SELECT id, dag, 'zaak ' || CAST(id AS TEXT) FROM zaak WHERE dag < $1 AND id > $2 ORDER BY id LIMIT $3";
    OP_MOMENT = "SELECT id, gesloten_op, 'zaak' FROM zaak WHERE gesloten_op < $1 AND id > $2 ORDER BY id LIMIT $3";
    ZONDER_GRENS = "SELECT id, dag, 'zaak' FROM zaak WHERE dag > '' AND $1 > '' AND id > $2 ORDER BY id LIMIT $3";
    VERWANT = "SELECT 'dossier', id + 1000 FROM zaak WHERE id = $1";
    KAPOT = "SELECT kapot FROM zaak WHERE id = $1";
    WIS = "DELETE FROM zaak WHERE id = $1";
    WIS_STUK = "DELETE FROM zaak_stuk WHERE zaak = $1";
    GELIST = "SELECT COUNT(*) FROM vernietiging_ding";
    KNOEI = "INSERT INTO vernietiging_ding (vernietiging, ding) VALUES ($1, $2)";
    TAAK = "INSERT INTO taak (soort, sleutel, inhoud, status, uiterlijk_op, gemaakt_op, afgerond_op)
        VALUES ('x', $1, $2, $1, $3, $3, $3) RETURNING id";
    TAKEN = "SELECT id FROM taak ORDER BY id";
    INZAGEN = "SELECT ding FROM inzage ORDER BY id";
    GEBEURTENISSEN = "SELECT soort FROM gebeurtenis WHERE ding_soort = $1 AND ding = $2 ORDER BY id DESC LIMIT 20";
}

pub fn on_both(test: impl Fn(&Store)) {
    let all: Vec<_> = jobs::MIGRATIES.iter().chain(audit::MIGRATIES).copied().chain([PROEF]).collect();
    assert_eq!(jobs::bewaren::gebreken(&all, &[jobs::bewaren::regels(), vec![vanzelf()]].concat()), [""; 0]);
    store::testen::on_both(&all, test);
}

/// Which column carries the anchor.
#[derive(Debug, Clone, Copy)]
pub enum Zaak {
    Datum,
    Moment,
}

fn regel(termijn: Termijn, akkoord: Akkoord, anker: Anker, kandidaten: Sql) -> Bewaarregel {
    let per_ding = PerDing { ding: "zaak", akkoord, anker, kandidaten, verwant: Some(VERWANT), wis };
    Bewaarregel {
        naam: "zaak",
        wat: "Zaken",
        grondslag: "proef",
        bron: None,
        te_bevestigen: true,
        lot: Lot::Wissen(Wissen { termijn, na: "na het sluiten", wijze: Wijze::PerDing(per_ding) }),
    }
}

/// One month, by itself.
pub fn vanzelf() -> Bewaarregel {
    regel(Termijn::Maanden(1), Akkoord::Vanzelf, Anker::Datum, OP_DATUM)
}

/// One month, by two persons.
pub fn samen() -> Bewaarregel {
    regel(Termijn::Maanden(1), Akkoord::TweePersonen, Anker::Datum, OP_DATUM)
}

/// A rule whose statement forgets the bound.
pub fn zonder_grens() -> Bewaarregel {
    regel(Termijn::Maanden(1), Akkoord::Vanzelf, Anker::Datum, ZONDER_GRENS)
}

/// A rule that only says that it erases.
pub fn doet_niets() -> Bewaarregel {
    let mut regel = vanzelf();
    if let Lot::Wissen(Wissen { wijze: Wijze::PerDing(per_ding), .. }) = &mut regel.lot {
        per_ding.wis = |_, _, _| Ok(());
    }
    regel
}

/// A rule whose statement the database refuses.
pub fn kapot() -> Bewaarregel {
    let broken = Sql { name: "KAPOTTE_REGEL", text: "SELECT bestaat_niet FROM zaak WHERE dag < $1" };
    Bewaarregel { naam: "kapot", ..regel(Termijn::Maanden(1), Akkoord::Vanzelf, Anker::Datum, broken) }
}

/// A rule of so many months, by the one column or the other.
pub fn with_term(months: u16, by: Zaak) -> Bewaarregel {
    match by {
        Zaak::Datum => regel(Termijn::Maanden(months), Akkoord::Vanzelf, Anker::Datum, OP_DATUM),
        Zaak::Moment => regel(Termijn::Maanden(months), Akkoord::Vanzelf, Anker::Moment, OP_MOMENT),
    }
}

fn wis(tx: &mut Tx<'_>, now: Moment, id: i64) -> Result<()> {
    tx.exec(WIS_STUK, args![id])?;
    zoek::remove(tx, "zaak", id)?;
    let sleutel = id.to_string();
    enqueue(tx, now, &Nieuw { soort: "bestand.weg", sleutel: &sleutel, inhoud: b"", niet_voor: None })?;
    if tx.row(KAPOT, args![id])?.get(0)? {
        return Err(StoreError::NotFound);
    }
    tx.exec_one(WIS, args![id])
}

fn insert(tx: &mut Tx<'_>, dag: Date, kapot: i64) -> Result<i64> {
    let id: i64 = tx.row(INSERT, args![dag, moment_van(dag.at(23, 59, 59, 0)), kapot])?.get(0)?;
    tx.exec(INSERT_STUK, args![id])?;
    let termen = [format!("woord{id}")];
    let document = Document { soort: "zaak", ding: id, kring: Kring(1), gedeeld: &[], analyse: 1, termen: &termen };
    zoek::index(tx, &document)?;
    Ok(id)
}

pub fn put(store: &Store, dag: Date) -> i64 {
    store.write_blocking(move |tx| insert(tx, dag, 0)).unwrap()
}

/// A thing that cannot be erased.
pub fn put_bad(store: &Store, dag: Date) -> i64 {
    store.write_blocking(move |tx| insert(tx, dag, 1)).unwrap()
}

pub fn put_all(store: &Store, dagen: &[Date]) -> Vec<i64> {
    let dagen = dagen.to_vec();
    store.write_blocking(move |tx| dagen.into_iter().map(|dag| insert(tx, dag, 0)).collect::<Result<_>>()).unwrap()
}

fn numbers(store: &Store, sql: Sql) -> Vec<i64> {
    store.read_blocking(move |tx| tx.list(sql, &[], |row| row.get(0))).unwrap()
}

/// The things that are left; their parts must have stayed or gone with them.
pub fn ids(store: &Store) -> Vec<i64> {
    let ids = numbers(store, IDS);
    assert_eq!(numbers(store, STUKKEN), [i64::try_from(ids.len()).unwrap()]);
    ids
}

pub fn is_findable(store: &Store, id: i64) -> bool {
    let vraag = Vraag { groepen: vec![vec![format!("woord{id}")]], voor: None, limiet: 5 };
    store.read_blocking(move |tx| zoek::count(tx, &[Kring(1)], &vraag)).unwrap() == 1
}

pub fn events(store: &Store, soort: &'static str, id: i64) -> Vec<String> {
    store.read_blocking(move |tx| tx.list(GEBEURTENISSEN, args![soort, id], |row| row.get(0))).unwrap()
}

/// How many numbers stand on open lists.
pub fn listed(store: &Store) -> i64 {
    numbers(store, GELIST)[0]
}

/// Adds a thing to a list behind its back.
pub fn tamper(store: &Store, list: i64, ding: i64) {
    store.write_blocking(move |tx| tx.exec_one(KNOEI, args![list, ding])).unwrap();
}

pub fn put_task(store: &Store, moment: Moment, status: &'static str) -> i64 {
    let row = move |tx: &mut Tx<'_>| tx.row(TAAK, args![status, Vec::<u8>::new(), moment])?.get(0);
    store.write_blocking(row).unwrap()
}

pub fn tasks(store: &Store) -> Vec<i64> {
    numbers(store, TAKEN)
}

pub fn look(store: &Store, moment: Moment, ding: i64) {
    let inzage = Inzage {
        wie: Wie::Gebruiker(GebruikerId(1)),
        doel: Doel::Toezicht,
        actie: "zaak.tonen",
        soort: "zaak",
        ding: Some(ding),
        kring: None,
        aantal: 1,
    };
    store.write_blocking(move |tx| audit::look(tx, moment, &inzage).map(drop)).unwrap();
}

pub fn looks(store: &Store) -> Vec<i64> {
    numbers(store, INZAGEN)
}
