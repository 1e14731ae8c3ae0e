//! Full text: the one place where the two databases speak different dialects.
//!
//! What goes in are search terms that `duiding` made (stems, lemmas, compound parts), so both engines index plain
//! words and know no language. The kring is a hidden term of every document: need-to-know is part of the query itself,
//! never a filter after it, so that counts and orders cannot betray what somebody may not see.

use crate::{Backend, Result, Sql, Tx, Val, args};
use kern::Kring;
use std::collections::HashMap;

/// What a document of the index stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Treffer {
    /// Number of the document; newer is higher.
    pub doc: i64,
    /// What it is: "signaal", "dossier", ...
    pub soort: String,
    /// The row it stands for.
    pub ding: i64,
    /// The kring it belongs to.
    pub kring: Kring,
}

/// What is searched: every group must match, by any of its terms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vraag {
    /// AND of ORs; terms are lower-case letters and digits.
    pub groepen: Vec<Vec<String>>,
    /// Only documents below this number: the next page.
    pub voor: Option<i64>,
    /// How many at most.
    pub limiet: u32,
}

/// Bound on the terms of one document: a text of 100,000 words must not fill the index.
const TERMS: usize = 4000;
/// Documents that are put in the index by one statement.
const PORTION: usize = 16;
/// Pages that one step of [`tidy`] writes: a few milliseconds.
const MERGE_PAGES: i64 = 200;

const SQLITE: &str = "
CREATE TABLE IF NOT EXISTS zoekdoc (
  id ID_AUTO, soort TEKST NOT NULL, ding GETAL NOT NULL, kring GETAL NOT NULL, analyseversie GETAL NOT NULL,
  UNIQUE (soort, ding)
);
CREATE VIRTUAL TABLE IF NOT EXISTS zoekterm USING fts5(
  termen, content='', contentless_delete=1, detail='none', tokenize=\"ascii tokenchars '_'\");
";
const POSTGRES: &str = "
CREATE TABLE IF NOT EXISTS zoekdoc (
  id ID_AUTO, soort TEKST NOT NULL, ding GETAL NOT NULL, kring GETAL NOT NULL, analyseversie GETAL NOT NULL,
  termen tsvector, UNIQUE (soort, ding)
);
CREATE INDEX IF NOT EXISTS zoekdoc_termen ON zoekdoc USING gin (termen) WITH (fastupdate = off);
";

crate::sql! {
    /// One document per thing; indexing it again keeps its number.
    UPSERT_DOC = "INSERT INTO zoekdoc (soort, ding, kring, analyseversie) VALUES ($1, $2, $3, $4)
        ON CONFLICT (soort, ding) DO UPDATE SET kring = excluded.kring, analyseversie = excluded.analyseversie RETURNING id";
    INSERT_DOC = "INSERT INTO zoekdoc (soort, ding, kring, analyseversie) VALUES ($1, $2, $3, $4) RETURNING id";
    /// New things, a portion at a time, in numbers that rise in the order given.
    INSERT_DOCS = crate::many!("INSERT INTO zoekdoc (soort, ding, kring, analyseversie) VALUES ", "(?, ?, ?, ?)", PORTION,
        " RETURNING id, ding");
    FIND_DOC = "SELECT id FROM zoekdoc WHERE soort = $1 AND ding = $2";
    DELETE_DOC = "DELETE FROM zoekdoc WHERE soort = $1 AND ding = $2";
    /// Documents made by an older analysis, to index again.
    STALE = "SELECT id, soort, ding, kring FROM zoekdoc WHERE analyseversie < $1 ORDER BY id LIMIT 500";
}

const POSTGRES_INSERT_DOCS: Sql = Sql {
    name: "POSTGRES_INSERT_DOCS",
    text: crate::many!(
        "INSERT INTO zoekdoc (soort, ding, kring, analyseversie, termen) VALUES ",
        "(?, ?, ?, ?, array_to_tsvector(string_to_array(?, ' ')))",
        PORTION,
        ""
    ),
};
const SQLITE_DELETE: Sql = Sql { name: "SQLITE_DELETE", text: "DELETE FROM zoekterm WHERE rowid = $1" };
const SQLITE_INSERT: Sql = Sql { name: "SQLITE_INSERT", text: "INSERT INTO zoekterm (rowid, termen) VALUES ($1, $2)" };
/// Joins pieces of the index until about so many pages were written; a negative number begins with all of them.
const SQLITE_MERGE: Sql =
    Sql { name: "SQLITE_MERGE", text: "INSERT INTO zoekterm (zoekterm, rank) VALUES ('merge', $1)" };
/// Pages of the index, and the pieces they are in.
const SQLITE_PIECES: Sql =
    Sql { name: "SQLITE_PIECES", text: "SELECT COUNT(*), COUNT(DISTINCT segid) FROM zoekterm_idx" };
const SQLITE_FIND: Sql = Sql {
    name: "SQLITE_FIND",
    text: "SELECT d.id, d.soort, d.ding, d.kring FROM (SELECT rowid AS doc FROM zoekterm
        WHERE zoekterm MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3) AS t
        JOIN zoekdoc d ON d.id = t.doc ORDER BY d.id DESC",
};
const SQLITE_COUNT: Sql = Sql {
    name: "SQLITE_COUNT",
    text: "SELECT COUNT(*) FROM (SELECT rowid FROM zoekterm WHERE zoekterm MATCH $1 AND rowid < $2 LIMIT $3)",
};
const POSTGRES_INSERT: Sql = Sql {
    name: "POSTGRES_INSERT",
    text: "UPDATE zoekdoc SET termen = array_to_tsvector(string_to_array($2, ' ')) WHERE id = $1",
};
const POSTGRES_FIND: Sql = Sql {
    name: "POSTGRES_FIND",
    text: "SELECT id, soort, ding, kring FROM zoekdoc WHERE termen @@ $1::text::tsquery AND id < $2
        ORDER BY id DESC LIMIT $3",
};
const POSTGRES_COUNT: Sql = Sql {
    name: "POSTGRES_COUNT",
    text: "SELECT COUNT(*) FROM (SELECT id FROM zoekdoc WHERE termen @@ $1::text::tsquery AND id < $2 LIMIT $3) AS t",
};

/// A question of words is planned for its words, and reads the index of words: the plan for any question walks over all
/// documents, newest first, and that took half a second at a hundred thousand signals.
const POSTGRES_FOR_WORDS: &str = "SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL enable_bitmapscan = on";
const POSTGRES_AS_EVER: &str = "SET LOCAL plan_cache_mode = auto; SET LOCAL enable_bitmapscan = off";

/// The answer to a question of words.
fn ask(tx: &mut Tx<'_>, sqlite: Sql, postgres: Sql, args: &[Val]) -> Result<Vec<crate::Row>> {
    if tx.backend() == Backend::Sqlite {
        return tx.rows(sqlite, args);
    }
    tx.batch(POSTGRES_FOR_WORDS)?;
    let found = tx.rows(postgres, args)?;
    tx.batch(POSTGRES_AS_EVER)?;
    Ok(found)
}

pub(crate) fn create(tx: &mut Tx<'_>) -> Result<()> {
    tx.batch(match tx.backend() {
        Backend::Sqlite => SQLITE,
        Backend::Postgres => POSTGRES,
    })
}

/// A thing as it goes into the index.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// What it is: "signaal", "dossier", ...
    pub soort: &'a str,
    /// The row it stands for.
    pub ding: i64,
    /// The kring it belongs to.
    pub kring: Kring,
    /// The kringen it has been shared with.
    pub gedeeld: &'a [Kring],
    /// Version of the language analysis that made the terms.
    pub analyse: u32,
    /// Its search terms.
    pub termen: &'a [String],
}

/// Puts a thing in the index, or replaces what stood there.
pub fn index(tx: &mut Tx<'_>, document: &Document<'_>) -> Result<()> {
    let Document { soort, ding, kring, analyse, .. } = *document;
    let doc: i64 = tx.row(UPSERT_DOC, args![soort, ding, kring, analyse])?.get(0)?;
    let text = words(document);
    match tx.backend() {
        Backend::Sqlite => {
            tx.exec(SQLITE_DELETE, args![doc])?;
            tx.exec(SQLITE_INSERT, args![doc, text])?;
        }
        Backend::Postgres => {
            tx.exec(POSTGRES_INSERT, args![doc, text])?;
        }
    }
    Ok(())
}

/// Puts things in the index, many at once. The caller knows that they are not there yet; numbers rise in their order.
pub fn index_new(tx: &mut Tx<'_>, documents: &[Document<'_>]) -> Result<()> {
    let mut portions = documents.chunks_exact(PORTION);
    for portion in portions.by_ref() {
        match tx.backend() {
            Backend::Sqlite => sqlite_portion(tx, portion)?,
            Backend::Postgres => postgres_portion(tx, portion)?,
        }
    }
    portions.remainder().iter().try_for_each(|document| {
        let Document { soort, ding, kring, analyse, .. } = *document;
        let doc: i64 = tx.row(INSERT_DOC, args![soort, ding, kring, analyse])?.get(0)?;
        let insert = if tx.backend() == Backend::Sqlite { SQLITE_INSERT } else { POSTGRES_INSERT };
        tx.exec(insert, args![doc, words(document)]).map(drop)
    })
}

fn sqlite_portion(tx: &mut Tx<'_>, portion: &[Document<'_>]) -> Result<()> {
    let values: Vec<Val> =
        portion.iter().flat_map(|doc| args![doc.soort, doc.ding, doc.kring, doc.analyse].clone()).collect();
    // In which order the numbers come back is not promised, so each tells its thing.
    let numbers: HashMap<i64, i64> =
        tx.list(INSERT_DOCS, &values, |row| Ok((row.get(1)?, row.get(0)?)))?.into_iter().collect();
    for document in portion {
        let doc = numbers.get(&document.ding).copied().ok_or(crate::StoreError::NotFound)?;
        tx.exec(SQLITE_INSERT, args![doc, words(document)])?;
    }
    Ok(())
}

fn postgres_portion(tx: &mut Tx<'_>, portion: &[Document<'_>]) -> Result<()> {
    let values = portion.iter().flat_map(|doc| args![doc.soort, doc.ding, doc.kring, doc.analyse, words(doc)].clone());
    tx.exec(POSTGRES_INSERT_DOCS, &values.collect::<Vec<_>>()).map(drop)
}

/// The terms of a document as one text, with its kringen among them.
fn words(document: &Document<'_>) -> String {
    let mut words: Vec<String> = document.termen.iter().take(TERMS).filter_map(|term| clean(term)).collect();
    words.extend(document.gedeeld.iter().chain([&document.kring]).map(|kring| hidden(*kring)));
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// Takes a thing out of the index; nothing of its words remains.
pub fn remove(tx: &mut Tx<'_>, soort: &str, ding: i64) -> Result<()> {
    if let Some(row) = tx.maybe(FIND_DOC, args![soort, ding])?
        && tx.backend() == Backend::Sqlite
    {
        tx.exec(SQLITE_DELETE, args![row.get::<i64>(0)?])?;
    }
    tx.exec(DELETE_DOC, args![soort, ding]).map(drop)
}

/// Begins to make one piece of the index and tells in how many steps of [`tidy`] that is done. Every commit adds a piece,
/// and a question costs a look in each. PostgreSQL keeps its index whole by itself: no steps.
pub(crate) fn start_tidy(tx: &mut Tx<'_>) -> Result<i64> {
    if tx.backend() == Backend::Postgres {
        return Ok(0);
    }
    let row = tx.row(SQLITE_PIECES, &[])?;
    let (pages, pieces): (i64, i64) = (row.get(0)?, row.get(1)?);
    if pieces <= 1 {
        return Ok(0);
    }
    tx.exec(SQLITE_MERGE, args![-MERGE_PAGES])?;
    Ok(pages / MERGE_PAGES + 1)
}

/// One step: short, so that nobody's report waits for it.
pub(crate) fn tidy(tx: &mut Tx<'_>) -> Result<()> {
    tx.exec(SQLITE_MERGE, args![MERGE_PAGES]).map(drop)
}

/// Things in these kringen that match, newest first.
pub fn find(tx: &mut Tx<'_>, kringen: &[Kring], vraag: &Vraag) -> Result<Vec<Treffer>> {
    let Some(query) = query(tx.backend(), kringen, &vraag.groepen) else { return Ok(Vec::new()) };
    let args = args![query, vraag.voor.unwrap_or(i64::MAX), i64::from(vraag.limiet)];
    let found = ask(tx, SQLITE_FIND, POSTGRES_FIND, args)?.into_iter().map(|row| {
        let mut cols = row.cols();
        Ok(Treffer { doc: cols.take()?, soort: cols.take()?, ding: cols.take()?, kring: cols.take()? })
    });
    found.collect()
}

/// How many things in these kringen match, counted up to the limit of the question.
pub fn count(tx: &mut Tx<'_>, kringen: &[Kring], vraag: &Vraag) -> Result<i64> {
    let Some(query) = query(tx.backend(), kringen, &vraag.groepen) else { return Ok(0) };
    let args = args![query, vraag.voor.unwrap_or(i64::MAX), i64::from(vraag.limiet)];
    let found = ask(tx, SQLITE_COUNT, POSTGRES_COUNT, args)?;
    found.first().ok_or(crate::StoreError::NotFound)?.get(0)
}

/// True when any document holds this term, whatever its kring: only for cleaning up after erasure, never for answers.
pub fn occurs(tx: &mut Tx<'_>, term: &str) -> Result<bool> {
    let Some(term) = clean(term) else { return Ok(false) };
    let quote = if tx.backend() == Backend::Sqlite { '"' } else { '\'' };
    let args = args![format!("{quote}{term}{quote}"), i64::MAX, 1_i64];
    let found = ask(tx, SQLITE_COUNT, POSTGRES_COUNT, args)?;
    Ok(found.first().ok_or(crate::StoreError::NotFound)?.get::<i64>(0)? > 0)
}

/// Documents whose terms were made by an older version of the analysis.
pub fn stale(tx: &mut Tx<'_>, analyse: u32) -> Result<Vec<Treffer>> {
    tx.list(STALE, args![analyse], |row| {
        let mut cols = row.cols();
        Ok(Treffer { doc: cols.take()?, soort: cols.take()?, ding: cols.take()?, kring: cols.take()? })
    })
}

/// The question in the engine's own query language. `None` when nothing can match: no kring, no words.
fn query(backend: Backend, kringen: &[Kring], groepen: &[Vec<String>]) -> Option<String> {
    if kringen.is_empty() || groepen.is_empty() {
        return None;
    }
    let (and, or, quote) = match backend {
        Backend::Sqlite => (" AND ", " OR ", '"'),
        Backend::Postgres => (" & ", " | ", '\''),
    };
    let any = |terms: Vec<String>| {
        let quoted: Vec<_> = terms.iter().map(|term| format!("{quote}{term}{quote}")).collect();
        format!("({})", quoted.join(or))
    };
    let mut parts = Vec::with_capacity(groepen.len() + 1);
    for groep in groepen {
        let terms: Vec<_> = groep.iter().filter_map(|term| clean(term)).collect();
        if terms.is_empty() {
            return None;
        }
        parts.push(any(terms));
    }
    parts.push(any(kringen.iter().map(|kring| hidden(*kring)).collect()));
    Some(parts.join(and))
}

/// A term is ASCII letters and digits and nothing else, so that no question can escape its quotes or name a kring.
fn clean(term: &str) -> Option<String> {
    let plain: String = term.chars().filter(char::is_ascii_alphanumeric).collect();
    let plain = plain.to_ascii_lowercase();
    (!plain.is_empty() && plain.len() <= 64).then_some(plain)
}

/// The hidden term of a kring holds an underscore, which no searched word can hold.
fn hidden(kring: Kring) -> String {
    format!("k_{}", kring.0)
}
