//! What a municipality decides itself: rows of its policy and by-law, from which a draft takes a name and a number.

use jiff::civil::Date;
use kern::{GebruikerId, Moment};
use store::{Result, Row, Tx, args};

store::sql! {
    INSERT = "INSERT INTO beleidsregel (soort, naam, getal, url, van, tot, door, moment)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id";
    LIJST = "SELECT id, soort, naam, getal, url, van, tot FROM beleidsregel ORDER BY soort, naam, van, id LIMIT 500";
    OP = "SELECT id, soort, naam, getal, url, van, tot FROM beleidsregel
        WHERE soort = $1 AND van <= $2 AND (tot >= $2 OR tot IS NULL) ORDER BY naam, id LIMIT 200";
    EINDIG = "UPDATE beleidsregel SET tot = $2 WHERE id = $1 AND (tot IS NULL OR tot > $2)";
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beleidsregel {
    /// Its number.
    pub id: i64,
    /// What it is for.
    pub soort: String,
    /// What it says and where it stands.
    pub naam: String,
    /// How many weeks or months.
    pub getal: i64,
    /// Where it can be read; empty for nowhere.
    pub url: String,
    /// First day.
    pub van: Date,
    /// Last day.
    pub tot: Option<Date>,
}

/// Adds a row; its number is made here.
pub(crate) fn erbij(tx: &mut Tx<'_>, nieuw: &Beleidsregel, door: GebruikerId, nu: Moment) -> Result<i64> {
    let Beleidsregel { soort, naam, getal, url, van, tot, .. } = nieuw;
    tx.row(INSERT, args![soort, naam, *getal, url, *van, *tot, door, nu])?.get(0)
}

/// Every row, also of before.
pub(crate) fn lijst(tx: &mut Tx<'_>) -> Result<Vec<Beleidsregel>> {
    tx.list(LIJST, &[], read)
}

/// The rows that hold on this day.
pub(crate) fn op(tx: &mut Tx<'_>, soort: &str, dag: Date) -> Result<Vec<Beleidsregel>> {
    tx.list(OP, args![soort, dag], read)
}

fn read(row: Row) -> Result<Beleidsregel> {
    let mut c = row.cols();
    Ok(Beleidsregel {
        id: c.take()?,
        soort: c.take()?,
        naam: c.take()?,
        getal: c.take()?,
        url: c.take()?,
        van: c.take()?,
        tot: c.take()?,
    })
}

/// Ends a row after this day. [`store::StoreError::Conflict`] when it ended before.
pub(crate) fn eindig(tx: &mut Tx<'_>, id: i64, laatste_dag: Date) -> Result<()> {
    tx.exec_one(EINDIG, args![id, laatste_dag])
}
