//! What may belong to a signal: at the same address, near in place and time, and the words to compare.

use super::{Kaartje, read};
use kern::{DossierId, Kring, Moment, SignaalId};
use std::collections::BTreeMap;
use store::{Result, Tx, Val};

/// The kringen of who looks, as many as one statement knows places for.
macro_rules! in_kringen {
    () => {
        "s.kring IN ($1, $2, $3, $4, $5, $6, $7, $8)"
    };
}

/// The newest of one cell of the grid in a window of time, read from the index alone. One statement looks in nine. SQLite
/// takes the index on the cell for `BETWEEN`, and the one on the kring for the same in two comparisons.
macro_rules! cel {
    ($number:literal) => {
        concat!(
            "SELECT * FROM (SELECT s.ontvangen, s.id FROM signaal s WHERE s.cel = $",
            $number,
            " AND s.cel <> 0 AND s.ontvangen BETWEEN $9 AND $10 AND ",
            in_kringen!(),
            " ORDER BY s.ontvangen DESC, s.id DESC LIMIT 40) AS cel_",
            $number
        )
    };
}

store::sql! {
    /// SQLite uses a partial index only when its condition stands in the query, here and below.
    OP_ADRES = concat!("SELECT s.id FROM signaal s WHERE s.adressleutel = $9 AND s.adressleutel <> '' AND ",
        in_kringen!(), " ORDER BY s.id DESC LIMIT 20");
    IN_CELLEN = concat!(cel!(11), " UNION ALL ", cel!(12), " UNION ALL ", cel!(13), " UNION ALL ", cel!(14), " UNION ALL ",
        cel!(15), " UNION ALL ", cel!(16), " UNION ALL ", cel!(17), " UNION ALL ", cel!(18), " UNION ALL ", cel!(19));
    /// Many at once; a number that is not there, such as 0, gives nothing.
    VELE = store::many!(concat!("SELECT ", columns!(), " FROM signaal s WHERE s.id IN ("), "?", VEEL, ")");
    VERGELIJKBAAR = store::many!(concat!("SELECT ", columns!(), ", s.tekst, s.adressleutel, s.dossier FROM signaal s
        WHERE s.id IN ("), "?", VEEL, ")");
}

/// Signals that are fetched by one statement.
const VEEL: usize = 64;
/// Signals near in place and time that are compared: a circle is a third of the cells that it touches.
const DICHTBIJ: usize = 32;
/// Cells that are looked in by one statement: a circle of the size of a cell touches at most nine.
const CELLEN: usize = 9;

/// Kringen that one statement knows places for.
const KRINGEN: usize = 8;

/// The kringen in portions, each as the first values of a statement. No row stands in kring 0.
fn portions(kringen: &[Kring]) -> impl Iterator<Item = Vec<Val>> {
    kringen.chunks(KRINGEN).map(|portion| {
        let places = portion.iter().copied().chain(std::iter::repeat(Kring(0)));
        places.take(KRINGEN).map(Val::from).collect()
    })
}

/// The newest signals at the same address.
pub fn op_adres(tx: &mut Tx<'_>, kringen: &[Kring], adressleutel: &str) -> Result<Vec<SignaalId>> {
    let mut found = Vec::new();
    for mut args in portions(kringen) {
        args.push(Val::from(adressleutel));
        found.extend(tx.list(OP_ADRES, &args, |row| row.get::<SignaalId>(0))?);
    }
    Ok(found)
}

/// The newest signals in these cells of the grid between two moments, both included.
pub fn in_cellen(
    tx: &mut Tx<'_>,
    kringen: &[Kring],
    cellen: &[i64],
    (vanaf, tot): (Moment, Moment),
) -> Result<Vec<SignaalId>> {
    let mut newest: Vec<(Moment, SignaalId)> = Vec::new();
    for nine in cellen.chunks(CELLEN) {
        for mut args in portions(kringen) {
            args.extend([Val::from(vanaf), Val::from(tot)]);
            args.extend(nine.iter().copied().chain(std::iter::repeat(0)).take(CELLEN).map(Val::from));
            newest.extend(tx.list(IN_CELLEN, &args, |row| Ok((row.get(0)?, row.get(1)?)))?);
        }
    }
    newest.sort_unstable_by_key(|found| std::cmp::Reverse(*found));
    newest.truncate(DICHTBIJ);
    Ok(newest.into_iter().map(|(_, id)| id).collect())
}

/// These signals as a list shows them, in the order asked; what is not there is left out. The caller looks at the kring.
pub fn vele(tx: &mut Tx<'_>, ids: &[SignaalId]) -> Result<Vec<Kaartje>> {
    let mut found = BTreeMap::new();
    for portion in ids.chunks(VEEL) {
        for kaartje in tx.list(VELE, &padded(portion), |row| read(&mut row.cols()))? {
            found.insert(kaartje.id, kaartje);
        }
    }
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// What signals are compared by, beside what a list shows.
#[derive(Debug, Clone)]
pub struct Vergelijkbaar {
    /// As a list shows it.
    pub kaartje: Kaartje,
    /// The words.
    pub tekst: String,
    /// The address as it is compared; empty for none.
    pub adressleutel: String,
    /// The file it belongs to.
    pub dossier: Option<DossierId>,
}

/// These signals with what they are compared by, in any order; the caller has checked the kring.
pub fn vergelijkbaar(tx: &mut Tx<'_>, ids: &[SignaalId]) -> Result<Vec<Vergelijkbaar>> {
    let mut found = Vec::with_capacity(ids.len());
    for portion in ids.chunks(VEEL) {
        found.extend(tx.list(VERGELIJKBAAR, &padded(portion), |row| {
            let mut cols = row.cols();
            let kaartje = read(&mut cols)?;
            Ok(Vergelijkbaar { kaartje, tekst: cols.take()?, adressleutel: cols.take()?, dossier: cols.take()? })
        })?);
    }
    Ok(found)
}

fn padded(ids: &[SignaalId]) -> Vec<Val> {
    let filling = std::iter::repeat(SignaalId(0));
    ids.iter().copied().chain(filling).take(VEEL).map(Val::from).collect()
}
