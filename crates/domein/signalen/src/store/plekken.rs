//! Neighbourhoods and known places: what addresses and points are compared with.

use store::{Result, Tx, args};

store::sql! {
    GEBIEDEN = "SELECT code, naam, soort, grens FROM gebied ORDER BY code LIMIT 20000";
    UPSERT_GEBIED = "INSERT INTO gebied (code, naam, soort, grens, bron) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (code) DO UPDATE SET naam = excluded.naam, soort = excluded.soort, grens = excluded.grens,
        bron = excluded.bron";
    GEBIED_NAMEN = "SELECT code, naam FROM gebied WHERE soort = $1 ORDER BY naam LIMIT 2000";
    UPSERT_PLEK = "INSERT INTO plek (naam, zoekvorm, gebied, lat, lon) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (zoekvorm, gebied) DO UPDATE SET naam = excluded.naam, lat = excluded.lat, lon = excluded.lon";
    PLEKKEN = "SELECT naam, gebied, lat, lon FROM plek WHERE zoekvorm >= $1 AND zoekvorm < $2 ORDER BY zoekvorm LIMIT 10";
    EXACT = "SELECT naam, gebied, lat, lon FROM plek WHERE zoekvorm = $1 ORDER BY gebied LIMIT 2";
}

/// A neighbourhood as stored.
#[derive(Debug, Clone)]
pub struct Gebied {
    /// Code of Statistics Netherlands.
    pub code: String,
    /// Name.
    pub naam: String,
    /// gemeente, wijk, buurt or postcode.
    pub soort: String,
    /// GeoJSON geometry in WGS84.
    pub grens: String,
}

/// Every neighbourhood with its border.
pub fn gebieden(tx: &mut Tx<'_>) -> Result<Vec<Gebied>> {
    tx.list(GEBIEDEN, &[], |row| {
        let mut c = row.cols();
        Ok(Gebied { code: c.take()?, naam: c.take()?, soort: c.take()?, grens: c.take()? })
    })
}

/// Code and name of the neighbourhoods of one kind, by name.
pub fn gebiednamen(tx: &mut Tx<'_>, soort: &str) -> Result<Vec<(String, String)>> {
    tx.list(GEBIED_NAMEN, args![soort], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Adds a neighbourhood, or replaces it.
pub fn zet_gebied(tx: &mut Tx<'_>, gebied: &Gebied, bron: &str) -> Result<()> {
    let Gebied { code, naam, soort, grens } = gebied;
    tx.exec(UPSERT_GEBIED, args![code, naam, soort, grens, bron]).map(drop)
}

/// A street or place that can be suggested.
#[derive(Debug, Clone, PartialEq)]
pub struct Plek {
    /// As people call it.
    pub naam: String,
    /// Code of the neighbourhood.
    pub gebied: String,
    /// WGS84.
    pub punt: Option<duiding::geo::Punt>,
}

fn read(row: store::Row) -> Result<Plek> {
    let mut c = row.cols();
    Ok(Plek { naam: c.take()?, gebied: c.take()?, punt: super::rij::punt(c.take()?, c.take()?) })
}

/// Adds a place, or moves it.
pub fn zet_plek(tx: &mut Tx<'_>, naam: &str, gebied: &str, punt: duiding::geo::Punt) -> Result<()> {
    tx.exec(UPSERT_PLEK, args![naam, zoekvorm(naam), gebied, punt.lat(), punt.lon()]).map(drop)
}

/// Places whose name begins like this, at most ten.
pub fn suggesties(tx: &mut Tx<'_>, begin: &str) -> Result<Vec<Plek>> {
    let begin = zoekvorm(begin);
    if begin.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let end = format!("{begin}\u{10ffff}");
    tx.list(PLEKKEN, args![begin, end], read)
}

/// The one place with exactly this name; `None` when there is none, or more than one.
pub fn precies(tx: &mut Tx<'_>, naam: &str) -> Result<Option<Plek>> {
    let mut found = tx.list(EXACT, args![zoekvorm(naam)], read)?;
    Ok(if found.len() == 1 { found.pop() } else { None })
}

/// Lower case without accents and double spaces, so that "’t Eind" is found by "t eind".
fn zoekvorm(naam: &str) -> String {
    duiding::taal::woorden(naam).join(" ")
}
