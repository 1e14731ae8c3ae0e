//! The register of mandates: who takes decisions in which capacity, since when, and where that was decided.

use jiff::civil::Date;
use kern::{Code as _, GebruikerId, Moment};
use recht::Door;
use store::{Result, Row, Tx, args};

store::sql! {
    INSERT = "INSERT INTO mandaat (gebruiker, hoedanigheid, soort, bron, url, van, tot, door, moment)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id";
    LIJST = "SELECT m.id, m.gebruiker, g.naam, m.hoedanigheid, m.soort, m.bron, m.url, m.van, m.tot FROM mandaat m
        JOIN gebruiker g ON g.id = m.gebruiker ORDER BY m.van DESC, m.id DESC LIMIT 500";
    VAN = "SELECT hoedanigheid, soort FROM mandaat WHERE gebruiker = $1 AND van <= $2 AND (tot >= $2 OR tot IS NULL)
        ORDER BY id";
    EINDIG = "UPDATE mandaat SET tot = $2 WHERE id = $1 AND (tot IS NULL OR tot > $2)";
    ALS = "SELECT 1 FROM mandaat WHERE hoedanigheid = $1 AND (soort = $2 OR soort = '') AND van <= $3
        AND (tot >= $3 OR tot IS NULL) LIMIT 1";
    MENSEN = "SELECT DISTINCT g.id, g.naam FROM gebruiker g JOIN gebruiker_rol r ON r.gebruiker = g.id
        WHERE g.actief = 1 AND (r.rol = 'burgemeester' OR r.rol = 'hulpofficier') ORDER BY g.naam LIMIT 200";
}

/// A line of the register.
#[derive(Debug, Clone)]
pub struct Mandaat {
    /// Its number.
    pub id: i64,
    /// Who.
    pub gebruiker: GebruikerId,
    /// His name.
    pub naam: String,
    /// In which capacity.
    pub als: Option<Door>,
    /// For which kind of order; empty for all.
    pub soort: String,
    /// The decision in which it stands.
    pub bron: String,
    /// Where that can be read.
    pub url: String,
    /// First day.
    pub van: Date,
    /// Last day.
    pub tot: Option<Date>,
}

/// A line to be added.
#[derive(Debug, Clone)]
pub struct NieuwMandaat {
    /// Who.
    pub gebruiker: GebruikerId,
    /// In which capacity.
    pub als: Door,
    /// For which kind of order; empty for all.
    pub soort: String,
    /// The decision in which it stands.
    pub bron: String,
    /// Where that can be read.
    pub url: String,
    /// First day.
    pub van: Date,
    /// Last day.
    pub tot: Option<Date>,
}

/// Adds a line.
pub(crate) fn erbij(tx: &mut Tx<'_>, nieuw: &NieuwMandaat, door: GebruikerId, nu: Moment) -> Result<i64> {
    let NieuwMandaat { gebruiker, als, soort, bron, url, van, tot } = nieuw;
    tx.row(INSERT, args![*gebruiker, als.code(), soort, bron, url, *van, *tot, door, nu])?.get(0)
}

/// The register, newest first.
pub fn lijst(tx: &mut Tx<'_>) -> Result<Vec<Mandaat>> {
    tx.list(LIJST, &[], read)
}

fn read(row: Row) -> Result<Mandaat> {
    let mut c = row.cols();
    let (id, gebruiker, naam) = (c.take()?, c.take()?, c.take()?);
    let als: String = c.take()?;
    let (soort, bron, url, van, tot) = (c.take()?, c.take()?, c.take()?, c.take()?, c.take()?);
    Ok(Mandaat { id, gebruiker, naam, als: Door::from_code(&als), soort, bron, url, van, tot })
}

/// In which capacities somebody may sign orders of this kind on this day.
pub(crate) fn van(tx: &mut Tx<'_>, wie: GebruikerId, soort: &str, op: Date) -> Result<Vec<Door>> {
    let lines = tx.list(VAN, args![wie, op], |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)))?;
    let mut found = Vec::new();
    for (als, for_kind) in lines {
        if let Some(als) = Door::from_code(&als).filter(|als| !found.contains(als))
            && (for_kind.is_empty() || for_kind == soort)
        {
            found.push(als);
        }
    }
    Ok(found)
}

/// Whether anybody has this capacity for this kind of order on this day.
pub(crate) fn iemand(tx: &mut Tx<'_>, als: Door, soort: &str, op: Date) -> Result<bool> {
    Ok(tx.maybe(ALS, args![als.code(), soort, op])?.is_some())
}

/// Ends a line after this day. [`store::StoreError::Conflict`] when it ended before.
pub(crate) fn eindig(tx: &mut Tx<'_>, id: i64, laatste_dag: Date) -> Result<()> {
    tx.exec_one(EINDIG, args![id, laatste_dag])
}

/// Who can be in the register: people whose role can sign.
pub(crate) fn mensen(tx: &mut Tx<'_>) -> Result<Vec<(GebruikerId, String)>> {
    tx.list(MENSEN, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}
