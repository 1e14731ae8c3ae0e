//! A copy of a database outside the database: SQLite as one file, and either database as lines of JSON that the other
//! can read too.
//!
//! The lines hold every described table (see [`crate::describe`]), taken within one snapshot. Per table a head, its rows,
//! and a foot with their number, so that a file that was cut off is not taken for whole. The search index is not in it:
//! it is made anew from what it indexes.

use crate::{Backend, Config, Row, Sql, StoreError, Tabel, Tx, Val, args};
use data_encoding::BASE64;
use rusqlite::backup::{Backup, StepResult};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Rows read or written at a time.
const PORTION: usize = 200;

crate::sql! {
    UITGEVOERD = "SELECT module, nummer FROM migratie ORDER BY module, nummer";
}

/// Why a copy could not be made or read.
#[derive(Debug, thiserror::Error)]
pub enum KopieFout {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file.
    #[error("het bestand: {0}")]
    Io(#[from] io::Error),
    /// The file does not hold what it should.
    #[error("regel {regel}: {reden}")]
    Inhoud {
        /// Line in the file, counted from 1.
        regel: usize,
        /// What is wrong with it; never what stood there.
        reden: String,
    },
    /// Only SQLite is copied as a file.
    #[error("alleen een SQLite-database is als bestand te kopiëren")]
    GeenSqlite,
    /// The copy is damaged.
    #[error("de kopie van de database is niet heel")]
    NietHeel,
}

/// How many rows of a table were written or read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Geteld {
    /// The table.
    pub tabel: String,
    /// Its rows.
    pub rijen: u64,
}

#[derive(Serialize, Deserialize)]
struct Kop {
    tabel: String,
    kolommen: Vec<String>,
    /// The highest number ever given out, for a table that numbers its rows.
    laatste: Option<i64>,
}

#[derive(Serialize, Deserialize)]
struct Voet {
    einde: String,
    rijen: u64,
}

/// Copies an SQLite database into one new file while others read and write it, and checks the copy.
pub fn online(config: &Config, naar: &Path) -> Result<(), KopieFout> {
    let Config::Sqlite { path, .. } = config else { return Err(KopieFout::GeenSqlite) };
    let failed = |_: rusqlite::Error| KopieFout::Store(StoreError::Unavailable("de kopie mislukte".into()));
    let source = rusqlite::Connection::open(path).map_err(failed)?;
    let mut target = rusqlite::Connection::open(naar).map_err(failed)?;
    {
        let backup = Backup::new(&source, &mut target).map_err(failed)?;
        // All pages in one step is one snapshot; writers go on in the log beside the file.
        if backup.step(-1).map_err(failed)? != StepResult::Done {
            return Err(StoreError::Busy.into());
        }
    }
    // Without a log of its own the copy is one file.
    let mode: String = target.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0)).map_err(failed)?;
    let check: String = target.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(failed)?;
    if mode == "delete" && check == "ok" { Ok(()) } else { Err(KopieFout::NietHeel) }
}

/// Which migrations ran on this database, by module and number; none on an empty one.
pub fn uitgevoerd(tx: &mut Tx<'_>) -> crate::Result<Vec<(String, i64)>> {
    let known = Sql {
        name: "TABEL_MIGRATIE",
        text: match tx.backend() {
            Backend::Sqlite => "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migratie'",
            Backend::Postgres => {
                "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'migratie'"
            }
        },
    };
    if tx.maybe(known, &[])?.is_none() {
        return Ok(Vec::new());
    }
    tx.list(UITGEVOERD, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// True when any of these tables holds a row: a copy is only read into a database without.
pub fn heeft_rijen(tx: &mut Tx<'_>, tabellen: &[Tabel]) -> crate::Result<bool> {
    for tabel in tabellen {
        let sql = Sql { name: "KOPIE_RIJ", text: fixed(format!("SELECT 1 FROM {} LIMIT 1", tabel.naam)) };
        if tx.maybe(sql, &[])?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Writes these tables as lines. On a reader it sees one snapshot.
pub fn schrijf(tx: &mut Tx<'_>, tabellen: &[Tabel], uit: &mut dyn Write) -> Result<Vec<Geteld>, KopieFout> {
    let mut counted = Vec::with_capacity(tabellen.len());
    for tabel in tabellen {
        let kolommen: Vec<_> = tabel.kolommen.iter().map(|kolom| kolom.naam.clone()).collect();
        let kop = Kop { tabel: tabel.naam.clone(), kolommen, laatste: laatste(tx, tabel)? };
        line(uit, &kop)?;
        let mut rijen = 0;
        read_rows(tx, tabel, &mut |row| {
            rijen += 1;
            let values: Vec<_> = row.0.iter().map(to_json).collect();
            line(uit, &values)
        })?;
        line(uit, &Voet { einde: tabel.naam.clone(), rijen })?;
        counted.push(Geteld { tabel: tabel.naam.clone(), rijen });
    }
    Ok(counted)
}

/// Reads lines into tables that are there and empty. The caller keeps it all in one transaction.
pub fn lees(tx: &mut Tx<'_>, tabellen: &[Tabel], uit: &mut dyn BufRead) -> Result<Vec<Geteld>, KopieFout> {
    let mut lines = Lines { from: uit, regel: 0 };
    let mut counted = Vec::new();
    while let Some(text) = lines.next()? {
        let kop: Kop = lines.parse(&text, "hier hoort het begin van een tabel te staan")?;
        let tabel = tabellen.iter().find(|tabel| tabel.naam == kop.tabel);
        let tabel = tabel.ok_or_else(|| lines.wrong(format!("tabel {} bestaat niet in deze versie", kop.tabel)))?;
        let known = |naam: &String| tabel.kolommen.iter().any(|kolom| kolom.naam == *naam);
        if !kop.kolommen.iter().all(known) {
            return Err(lines.wrong(format!("tabel {} heeft een kolom die hier niet bestaat", kop.tabel)));
        }
        let rijen = read_table(tx, &kop, &mut lines)?;
        zet_laatste(tx, tabel, kop.laatste)?;
        counted.push(Geteld { tabel: kop.tabel, rijen });
    }
    // A file that ends between two tables was cut off too.
    match tabellen.iter().find(|tabel| !counted.iter().any(|geteld| geteld.tabel == tabel.naam)) {
        Some(tabel) => Err(lines.wrong(format!("tabel {} ontbreekt", tabel.naam))),
        None => Ok(counted),
    }
}

fn read_table(tx: &mut Tx<'_>, kop: &Kop, lines: &mut Lines<'_>) -> Result<u64, KopieFout> {
    let (mut waiting, mut rijen) = (Vec::new(), 0);
    loop {
        let text = lines.next()?.ok_or_else(|| lines.wrong(format!("tabel {} houdt halverwege op", kop.tabel)))?;
        if text.starts_with('{') {
            let voet: Voet = lines.parse(&text, "hier hoort het einde van de tabel te staan")?;
            insert(tx, kop, &mut waiting)?;
            let whole = voet.einde == kop.tabel && voet.rijen == rijen;
            return if whole { Ok(rijen) } else { Err(lines.wrong(format!("tabel {} is niet heel", kop.tabel))) };
        }
        let values: Vec<Value> = lines.parse(&text, "hier hoort een rij te staan")?;
        let values: Option<Vec<Val>> = values.into_iter().map(from_json).collect();
        let values = values.filter(|values| values.len() == kop.kolommen.len());
        waiting.push(values.ok_or_else(|| lines.wrong("deze rij past niet bij de kolommen".to_owned()))?);
        rijen += 1;
        if waiting.len() == PORTION {
            insert(tx, kop, &mut waiting)?;
        }
    }
}

/// Writes the waiting rows with one statement. Names in it come from our own migrations, never from the file alone.
fn insert(tx: &mut Tx<'_>, kop: &Kop, waiting: &mut Vec<Vec<Val>>) -> Result<(), KopieFout> {
    if waiting.is_empty() {
        return Ok(());
    }
    let width = kop.kolommen.len();
    let places = |row: usize| {
        let numbers: Vec<_> = (1..=width).map(|column| format!("${}", row * width + column)).collect();
        format!("({})", numbers.join(", "))
    };
    let rows: Vec<_> = (0..waiting.len()).map(places).collect();
    let text = format!("INSERT INTO {} ({}) VALUES {}", kop.tabel, kop.kolommen.join(", "), rows.join(", "));
    let values: Vec<Val> = waiting.drain(..).flatten().collect();
    tx.exec(Sql { name: "KOPIE_INSERT", text: fixed(text) }, &values)?;
    Ok(())
}

/// Hands over every row of a table, a portion at a time: a table may be larger than the memory.
fn read_rows(
    tx: &mut Tx<'_>,
    tabel: &Tabel,
    each: &mut dyn FnMut(Row) -> Result<(), KopieFout>,
) -> Result<(), KopieFout> {
    let naam = &tabel.naam;
    let columns: Vec<_> = tabel.kolommen.iter().map(|kolom| kolom.naam.as_str()).collect();
    let columns = columns.join(", ");
    match tx.backend() {
        Backend::Sqlite => {
            let text = format!("SELECT {columns}, rowid FROM {naam} WHERE rowid > $1 ORDER BY rowid LIMIT {PORTION}");
            let sql = Sql { name: "KOPIE_SELECT", text: fixed(text) };
            let mut after = i64::MIN;
            loop {
                let rows = tx.rows(sql, args![after])?;
                let full = rows.len() == PORTION;
                for mut row in rows {
                    after = row.get(tabel.kolommen.len())?;
                    row.0.pop();
                    each(row)?;
                }
                if !full {
                    return Ok(());
                }
            }
        }
        Backend::Postgres => {
            tx.batch(&format!("DECLARE kopie_{naam} NO SCROLL CURSOR FOR SELECT {columns} FROM {naam}"))?;
            let sql = Sql { name: "KOPIE_FETCH", text: fixed(format!("FETCH {PORTION} FROM kopie_{naam}")) };
            loop {
                let rows = tx.rows(sql, &[])?;
                let full = rows.len() == PORTION;
                rows.into_iter().try_for_each(&mut *each)?;
                if !full {
                    return Ok(tx.batch(&format!("CLOSE kopie_{naam}"))?);
                }
            }
        }
    }
}

fn is_numbered(tabel: &Tabel) -> bool {
    tabel.kolommen.iter().any(|kolom| kolom.naam == "id" && kolom.soort == "ID_AUTO")
}

/// The highest number that the table ever gave out, also when that row is gone: it must not come back.
fn laatste(tx: &mut Tx<'_>, tabel: &Tabel) -> crate::Result<Option<i64>> {
    if !is_numbered(tabel) {
        return Ok(None);
    }
    let text = match tx.backend() {
        Backend::Sqlite => "SELECT seq FROM sqlite_sequence WHERE name = $1",
        Backend::Postgres => {
            "SELECT COALESCE(pg_sequence_last_value(pg_get_serial_sequence($1::text, 'id')::regclass), 0)"
        }
    };
    let row = tx.maybe(Sql { name: "KOPIE_LAATSTE", text }, args![&tabel.naam])?;
    row.map_or(Ok(Some(0)), |row| row.get(0))
}

fn zet_laatste(tx: &mut Tx<'_>, tabel: &Tabel, laatste: Option<i64>) -> crate::Result<()> {
    let Some(laatste) = laatste.filter(|laatste| *laatste > 0 && is_numbered(tabel)) else { return Ok(()) };
    let naam = &tabel.naam;
    match tx.backend() {
        Backend::Sqlite => tx.batch(&format!(
            "DELETE FROM sqlite_sequence WHERE name = '{naam}'; INSERT INTO sqlite_sequence (name, seq) VALUES ('{naam}', {laatste})"
        )),
        Backend::Postgres => tx.batch(&format!("SELECT setval(pg_get_serial_sequence('{naam}', 'id'), {laatste})")),
    }
}

/// Numbers with a point and bytes are marked, so that each value comes back as the type it was, to the last bit.
fn to_json(val: &Val) -> Value {
    match val {
        Val::Null => Value::Null,
        Val::Int(value) => json!(value),
        Val::Real(value) => json!({ "r": value.to_string() }),
        Val::Text(value) => json!(value),
        Val::Blob(value) => json!({ "b": BASE64.encode(value) }),
    }
}

fn from_json(value: Value) -> Option<Val> {
    match value {
        Value::Null => Some(Val::Null),
        Value::Number(number) => number.as_i64().map(Val::Int),
        Value::String(text) => Some(Val::Text(text)),
        Value::Object(marked) => match (marked.get("r"), marked.get("b")) {
            (Some(real), None) => real.as_str()?.parse().ok().map(Val::Real),
            (None, Some(bytes)) => BASE64.decode(bytes.as_str()?.as_bytes()).ok().map(Val::Blob),
            _ => None,
        },
        _ => None,
    }
}

fn line(uit: &mut dyn Write, value: &impl Serialize) -> Result<(), KopieFout> {
    serde_json::to_writer(&mut *uit, value).map_err(io::Error::from)?;
    Ok(uit.write_all(b"\n")?)
}

struct Lines<'a> {
    from: &'a mut dyn BufRead,
    regel: usize,
}

impl Lines<'_> {
    fn next(&mut self) -> Result<Option<String>, KopieFout> {
        let mut text = String::new();
        self.regel += 1;
        Ok(if self.from.read_line(&mut text)? == 0 { None } else { Some(text) })
    }

    fn parse<T: for<'de> Deserialize<'de>>(&self, text: &str, reden: &str) -> Result<T, KopieFout> {
        serde_json::from_str(text).map_err(|_| self.wrong(reden.to_owned()))
    }

    fn wrong(&self, reden: String) -> KopieFout {
        KopieFout::Inhoud { regel: self.regel, reden }
    }
}

/// Statements are fixed texts everywhere in this crate. A copy makes a few per table, each kept once for the process.
fn fixed(text: String) -> &'static str {
    static KEPT: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = kept.get(text.as_str()) {
        return known;
    }
    let text: &'static str = Box::leak(text.into_boxed_str());
    kept.insert(text);
    text
}
