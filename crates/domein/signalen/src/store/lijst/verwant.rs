//! What may belong to a signal: at the same address, near in place and time, and the words to compare.

use super::{Kaartje, each_kring, read};
use kern::{Kring, Moment, SignaalId};
use std::collections::BTreeMap;
use store::{Result, Tx, Val, args};

/// The newest of one cell of the grid in a window of time. One statement looks in nine: a kring costs one round trip.
/// SQLite takes the index on the cell for `BETWEEN`, and the one on the kring for the same in two comparisons.
macro_rules! cel {
    ($number:literal) => {
        concat!(
            "SELECT * FROM (SELECT ",
            columns!(),
            " FROM signaal s WHERE s.cel = $",
            $number,
            " AND s.cel <> 0
            AND s.kring = $1 AND s.ontvangen BETWEEN $2 AND $3
            ORDER BY s.ontvangen DESC, s.id DESC LIMIT 20) AS cel_",
            $number
        )
    };
}

store::sql! {
    /// SQLite uses a partial index only when its condition stands in the query, here and below.
    OP_ADRES = concat!("SELECT ", columns!(), " FROM signaal s WHERE s.adressleutel = $2 AND s.adressleutel <> ''
        AND s.kring = $1
        ORDER BY s.id DESC LIMIT 20");
    IN_CELLEN = concat!(cel!(4), " UNION ALL ", cel!(5), " UNION ALL ", cel!(6), " UNION ALL ", cel!(7), " UNION ALL ",
        cel!(8), " UNION ALL ", cel!(9), " UNION ALL ", cel!(10), " UNION ALL ", cel!(11), " UNION ALL ", cel!(12));
    /// Many at once; a number that is not there, such as 0, gives nothing.
    VELE = store::many!(concat!("SELECT ", columns!(), " FROM signaal s WHERE s.id IN ("), "?", VEEL, ")");
    TEKSTEN = store::many!("SELECT id, tekst, adressleutel, dossier FROM signaal WHERE id IN (", "?", VEEL, ")");
}

/// Signals that are fetched by one statement.
const VEEL: usize = 48;
/// Cells that are looked in by one statement: a circle of the size of a cell touches at most nine.
const CELLEN: usize = 9;

/// Signals at the same address.
pub fn op_adres(tx: &mut Tx<'_>, kringen: &[Kring], adressleutel: &str) -> Result<Vec<Kaartje>> {
    each_kring(tx, kringen, OP_ADRES, args![adressleutel])
}

/// Signals in these cells of the grid between two moments, both included: the newest twenty per cell and kring.
pub fn in_cellen(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    cellen: &[i64],
    (vanaf, tot): (Moment, Moment),
) -> Result<Vec<Kaartje>> {
    let mut found = Vec::new();
    for nine in cellen.chunks(CELLEN) {
        let cells = nine.iter().copied().chain(std::iter::repeat(0)).take(CELLEN);
        let rest: Vec<Val> = [Val::from(vanaf), Val::from(tot)].into_iter().chain(cells.map(Val::from)).collect();
        found.extend(each_kring(tx, kringen, IN_CELLEN, &rest)?);
    }
    Ok(found)
}

/// These signals as a list shows them, in the order asked; what is not there is left out. The caller looks at the kring.
pub fn vele(tx: &mut Tx<'_>, ids: &[SignaalId]) -> Result<Vec<Kaartje>> {
    let mut found = BTreeMap::new();
    for portion in ids.chunks(VEEL) {
        for kaartje in tx.list(VELE, &padded(portion), read)? {
            found.insert(kaartje.id, kaartje);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// What signals are compared by, beside what a list shows.
#[derive(Debug, Clone)]
pub struct Vergelijkbaar {
    /// The words.
    pub tekst: String,
    /// The address as it is compared; empty for none.
    pub adressleutel: String,
    /// The file it belongs to.
    pub dossier: Option<kern::DossierId>,
}

/// The words of these signals; the caller has checked the kring.
pub fn teksten(tx: &mut Tx<'_>, ids: &[SignaalId]) -> Result<BTreeMap<SignaalId, Vergelijkbaar>> {
    let mut found = BTreeMap::new();
    for portion in ids.chunks(VEEL) {
        let rows = tx.list(TEKSTEN, &padded(portion), |row| {
            let mut cols = row.cols();
            let id = cols.take()?;
            Ok((id, Vergelijkbaar { tekst: cols.take()?, adressleutel: cols.take()?, dossier: cols.take()? }))
        })?;
        found.extend(rows);
    }
    Ok(found)
}

fn padded(ids: &[SignaalId]) -> Vec<Val> {
    let filling = std::iter::repeat(SignaalId(0));
    ids.iter().copied().chain(filling).take(VEEL).map(Val::from).collect()
}
