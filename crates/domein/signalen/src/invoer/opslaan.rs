//! Storing a portion of an import: the signals, their place in the index, one event, and how far the import is, together.

use super::rapport::Afkeuring;
use super::regel::Ingelezen;
use crate::access::SignalenInlezen;
use crate::store::schrijven::Nieuw;
use crate::woordenlijst;
use ::access::Access;
use audit::{Ding, Gebeurtenis};
use duiding::geo::{Punt, cel};
use duiding::taal;
use kern::{Code, Moment};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::zoek::Document;
use store::{Result, Sql, Tx, Val, args};

macro_rules! insert {
    ($rows:expr) => {
        store::many!(
            "INSERT INTO signaal (jaar, volgnummer, kring, thema, categorie, titel, tekst, plek, adressleutel, lat, lon, cel, \
             gebied, gaande, gebeurd_op, bron, ontvangen, status, spoed, herkomst, gevolg, kans, wil_antwoord) VALUES ",
            "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0)",
            $rows,
            " RETURNING id, jaar, volgnummer"
        )
    };
}

/// Signals per statement.
const RIJEN: usize = 16;
/// References that are looked up by one statement.
const VRAGEN: usize = 64;

store::sql! {
    VIND = "SELECT id, regels, nieuw, geweigerd, klaar FROM invoer WHERE som = $1";
    BEGIN = "INSERT INTO invoer (som, naam, regels, nieuw, geweigerd, begonnen) VALUES ($1, $2, 0, 0, 0, $3) RETURNING id";
    /// Only from where this import believed to be: of two that read the same file one hears of the other.
    VERDER = "UPDATE invoer SET regels = $3, nieuw = nieuw + $4, geweigerd = geweigerd + $5 WHERE id = $1 AND regels = $2";
    KLAAR = "UPDATE invoer SET klaar = $2 WHERE id = $1 AND klaar IS NULL";
    /// Takes a row of numbers for a year at once, and gives the last of them.
    RESERVEER = "INSERT INTO teller (naam, waarde) VALUES ($1, $2)
        ON CONFLICT (naam) DO UPDATE SET waarde = teller.waarde + excluded.waarde RETURNING waarde";
    BEKEND = store::many!("SELECT herkomst FROM signaal WHERE herkomst IN (", "?", VRAGEN, ")");
    INSERT = insert!(1);
    INSERT_VEEL = insert!(RIJEN);
}

/// An import that has begun.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lopend {
    pub(super) id: i64,
    /// Rows that are done.
    pub(super) regels: u64,
    pub(super) nieuw: u64,
    pub(super) klaar: Option<Moment>,
}

/// The import of a file with this checksum, when it was begun before.
pub(super) fn vind(tx: &mut Tx<'_>, som: &str) -> Result<Option<Lopend>> {
    let Some(row) = tx.maybe(VIND, args![som])? else { return Ok(None) };
    let count = |column| row.get::<i64>(column).map(|number| u64::try_from(number).unwrap_or(0));
    Ok(Some(Lopend { id: row.get(0)?, regels: count(1)?, nieuw: count(2)?, klaar: row.get(4)? }))
}

/// Begins an import, or goes on with the one that was begun.
pub(super) fn begin(tx: &mut Tx<'_>, som: &str, naam: &str, nu: Moment) -> Result<Lopend> {
    if let Some(lopend) = vind(tx, som)? {
        return Ok(lopend);
    }
    let id = tx.row(BEGIN, args![som, naam, nu])?.get(0)?;
    Ok(Lopend { id, regels: 0, nieuw: 0, klaar: None })
}

/// Notes that an import is done.
pub(super) fn klaar(tx: &mut Tx<'_>, invoer: i64, nu: Moment) -> Result<()> {
    tx.exec(KLAAR, args![invoer, nu]).map(drop)
}

/// Rows that are stored together.
#[derive(Debug, Default)]
pub(super) struct Partij {
    /// The last row of it, counted from 1.
    pub(super) tot: u64,
    /// Rows that are right, with their search terms.
    pub(super) goed: Vec<(Ingelezen, Vec<String>)>,
    /// Rows that are not.
    pub(super) afgekeurd: Vec<Afkeuring>,
    /// Words that no earlier portion had.
    pub(super) woorden: Vec<String>,
}

/// What was stored, and on which lines stood what Baken had already.
#[derive(Debug, Default)]
pub(super) struct Geschreven {
    pub(super) nieuw: u64,
    pub(super) bekend: Vec<u64>,
}

/// Stores a portion within one transaction.
pub(super) fn leg_vast(
    tx: &mut Tx<'_>,
    access: &Access<SignalenInlezen>,
    invoer: i64,
    van: u64,
    partij: &Partij,
) -> Result<Geschreven> {
    let known = bekend(tx, &partij.goed)?;
    let (fresh, known): (Vec<_>, Vec<_>) = partij.goed.iter().partition(|(row, _)| !known.contains(&row.regel));
    let numbers = nummers(tx, &fresh)?;
    let ids = voeg_toe(tx, &fresh, &numbers)?;
    let documents: Vec<Document<'_>> =
        fresh.iter().zip(&ids).map(|((row, termen), id)| document(row, termen, *id)).collect();
    store::zoek::index_new(tx, &documents)?;
    woordenlijst::leg_vast(tx, &partij.woorden)?;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let (nieuw, geweigerd) = (count(fresh.len()), count(partij.afgekeurd.len()));
    let rows = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    tx.exec_one(VERDER, args![invoer, rows(van), rows(partij.tot), nieuw, geweigerd])?;
    let event = Gebeurtenis::new("signalen.ingelezen", Ding::new("invoer", invoer));
    access.record(tx, event.met("aantal", nieuw).met("geweigerd", geweigerd).met("tot_regel", partij.tot))?;
    Ok(Geschreven { nieuw: fresh.len() as u64, bekend: known.into_iter().map(|(row, _)| row.regel).collect() })
}

fn document<'a>(row: &Ingelezen, termen: &'a [String], id: i64) -> Document<'a> {
    let analyse = taal::ANALYSE_VERSIE;
    Document { soort: "signaal", ding: id, kring: row.nieuw.kring, gedeeld: &[], analyse, termen }
}

/// Lines whose reference stands in Baken, or on an earlier line of these.
pub(super) fn bekend(tx: &mut Tx<'_>, rows: &[(Ingelezen, Vec<String>)]) -> Result<HashSet<u64>> {
    let mut stored: HashSet<String> = HashSet::new();
    for portion in rows.chunks(VRAGEN) {
        let mut asked: Vec<Val> = portion.iter().map(|(row, _)| Val::from(row.nieuw.herkomst.clone())).collect();
        asked.resize(VRAGEN, Val::Null);
        stored.extend(tx.list(BEKEND, &asked, |row| row.get::<String>(0))?);
    }
    let mut known = HashSet::new();
    for (row, _) in rows {
        let herkomst = row.nieuw.herkomst.clone().unwrap_or_default();
        if !stored.insert(herkomst) {
            known.insert(row.regel);
        }
    }
    Ok(known)
}

fn jaar(nieuw: &Nieuw) -> i64 {
    i64::from(kern::dag_van(nieuw.ontvangen).year())
}

/// Year and number of each signal, in the order of the file; a year's numbers follow on without a gap.
fn nummers(tx: &mut Tx<'_>, rows: &[&(Ingelezen, Vec<String>)]) -> Result<Vec<(i64, i64)>> {
    let years: Vec<i64> = rows.iter().map(|(row, _)| jaar(&row.nieuw)).collect();
    let mut wanted: BTreeMap<i64, i64> = BTreeMap::new();
    for year in &years {
        *wanted.entry(*year).or_default() += 1;
    }
    let mut next: BTreeMap<i64, i64> = BTreeMap::new();
    for (year, count) in wanted {
        let last: i64 = tx.row(RESERVEER, args![format!("signaal-{year}"), count])?.get(0)?;
        next.insert(year, last - count + 1);
    }
    let take = |year: i64| {
        let number = next.entry(year).or_insert(1);
        *number += 1;
        (year, *number - 1)
    };
    Ok(years.into_iter().map(take).collect())
}

/// The internal numbers, in the order given.
fn voeg_toe(tx: &mut Tx<'_>, rows: &[&(Ingelezen, Vec<String>)], numbers: &[(i64, i64)]) -> Result<Vec<i64>> {
    let mut ids: HashMap<(i64, i64), i64> = HashMap::with_capacity(rows.len());
    let mut take = |tx: &mut Tx<'_>, sql: Sql, values: &[Val]| -> Result<()> {
        // In which order they come back is not promised, so each tells its reference.
        ids.extend(tx.list(sql, values, |row| Ok(((row.get(1)?, row.get(2)?), row.get(0)?)))?);
        Ok(())
    };
    let (whole, _) = rows.as_chunks::<RIJEN>();
    for (portion, numbers) in whole.iter().zip(numbers.chunks(RIJEN)) {
        let values: Vec<Val> =
            portion.iter().zip(numbers).flat_map(|((row, _), number)| waarden(row, *number)).collect();
        take(tx, INSERT_VEEL, &values)?;
    }
    let done = whole.len() * RIJEN;
    for ((row, _), number) in rows[done..].iter().zip(&numbers[done..]) {
        take(tx, INSERT, &waarden(row, *number))?;
    }
    numbers.iter().map(|number| ids.get(number).copied().ok_or(store::StoreError::NotFound)).collect()
}

fn waarden(row: &Ingelezen, (jaar, volgnummer): (i64, i64)) -> [Val; 20] {
    let Ingelezen { nieuw, status, .. } = row;
    [
        jaar.into(),
        volgnummer.into(),
        nieuw.kring.into(),
        nieuw.thema.code().into(),
        (&nieuw.categorie).into(),
        (&nieuw.titel).into(),
        (&nieuw.tekst).into(),
        (&nieuw.plek).into(),
        (&nieuw.adressleutel).into(),
        nieuw.punt.map(Punt::lat).into(),
        nieuw.punt.map(Punt::lon).into(),
        nieuw.punt.map_or(0, cel).into(),
        (&nieuw.gebied).into(),
        nieuw.gaande.code().into(),
        nieuw.gebeurd_op.into(),
        nieuw.bron.code().into(),
        nieuw.ontvangen.into(),
        status.code().into(),
        nieuw.spoed.into(),
        nieuw.herkomst.clone().into(),
    ]
}
