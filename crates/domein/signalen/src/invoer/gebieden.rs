//! `baken importeer gebieden`: borders of municipality, districts, neighbourhoods or postcodes, from GeoJSON.

use super::{Invoer, InvoerFout};
use crate::access::SignalenInlezen;
use crate::store::plekken::{self, Gebied};
use ::access::Access;
use audit::{Ding, Gebeurtenis};
use duiding::geo::{Gebieden, Punt};
use kern::code_enum;
use kern::{Code, SignaalId};
use std::collections::BTreeSet;
use std::sync::Arc;
use store::{Result, Tx, args};

store::sql! {
    MET_PUNT = "SELECT id, lat, lon, gebied FROM signaal WHERE id > $1 AND lat IS NOT NULL AND lon IS NOT NULL
        ORDER BY id LIMIT $2";
    ZET = "UPDATE signaal SET gebied = $2 WHERE id = $1";
    AANTAL = "SELECT COUNT(*) FROM gebied";
}

/// Signals whose area is looked at in one transaction.
const PARTIJ: u32 = 2_000;

code_enum! {
    /// What an area is.
    pub Soort {
        /// GM0342.
        Gemeente = "gemeente", "Gemeente";
        /// WK034201.
        Wijk = "wijk", "Wijk";
        /// BU03420101.
        Buurt = "buurt", "Buurt";
        /// 3761 or 3761AB.
        Postcode = "postcode", "Postcode"
    }
}

impl Soort {
    /// The kind that a code of Statistics Netherlands or a postcode shows by its form.
    pub fn van_code(code: &str) -> Option<Self> {
        let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
        let letters =
            |text: &str| text.is_empty() || (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()));
        match (code.get(..2), code.get(2..)) {
            (Some("GM"), Some(rest)) if digits(rest, 4) => Some(Self::Gemeente),
            (Some("WK"), Some(rest)) if digits(rest, 6) => Some(Self::Wijk),
            (Some("BU"), Some(rest)) if digits(rest, 8) => Some(Self::Buurt),
            _ => {
                let (number, rest) = (code.get(..4)?, code.get(4..)?);
                (digits(number, 4) && !number.starts_with('0') && letters(rest)).then_some(Self::Postcode)
            }
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rapport {
    /// Areas that were not there before.
    pub nieuw: u64,
    /// Areas that were replaced.
    pub vervangen: u64,
    /// Kinds that were found.
    pub soorten: BTreeSet<&'static str>,
    /// Signals that lie in another area than was stored, or in one for the first time.
    pub signalen: u64,
}

/// Reads a file of areas. `naam` is that of the file, `soort` overrides what the codes show. The file is taken whole or not
/// at all; after it every signal with a point gets the area in which it lies.
pub fn lees_in(
    invoer: &Invoer<'_>,
    bytes: &[u8],
    naam: &str,
    soort: Option<Soort>,
) -> std::result::Result<Rapport, InvoerFout> {
    let read = Gebieden::from_geojson(bytes)?;
    let rows = read.iter().map(|gebied| rij(gebied, soort)).collect::<std::result::Result<Vec<_>, _>>()?;
    let (systeem, inrichting, nu) = (Arc::clone(invoer.systeem), Arc::clone(invoer.inrichting), invoer.nu);
    let bron: String = naam.chars().take(200).collect();
    let mut rapport = invoer.store.write_blocking(move |tx| {
        let access = systeem.access(tx, nu)?;
        let rapport = bewaar(tx, &access, &rows, &bron)?;
        inrichting.herlaad_gebieden(tx)?;
        Ok::<_, store::StoreError>(rapport)
    })?;
    rapport.signalen = herbereken(invoer)?;
    Ok(rapport)
}

fn rij(gebied: &duiding::geo::Gebied, soort: Option<Soort>) -> std::result::Result<Gebied, InvoerFout> {
    let kind = soort.or_else(|| Soort::van_code(gebied.code())).ok_or_else(|| {
        InvoerFout::Vorm(format!(
            "Aan de code '{}' is niet te zien wat voor gebied het is. Zeg erbij of dit gemeenten, wijken, buurten of \
             postcodes zijn.",
            gebied.code()
        ))
    })?;
    let (code, naam) = (gebied.code().to_owned(), gebied.naam().to_owned());
    Ok(Gebied { code, naam, soort: kind.code().to_owned(), grens: gebied.geometrie() })
}

fn bewaar(tx: &mut Tx<'_>, access: &Access<SignalenInlezen>, rows: &[Gebied], bron: &str) -> Result<Rapport> {
    let count = |tx: &mut Tx<'_>| tx.row(AANTAL, &[])?.get::<i64>(0);
    let before = count(tx)?;
    for row in rows {
        plekken::zet_gebied(tx, row, bron)?;
    }
    let nieuw = u64::try_from(count(tx)? - before).unwrap_or(0);
    let soorten = rows.iter().filter_map(|row| Soort::from_code(&row.soort)).map(Code::code).collect();
    let event = Gebeurtenis::new("gebieden.ingelezen", Ding::new("gebied", 0)).met("aantal", rows.len());
    access.record(tx, event.met("nieuw", nieuw))?;
    Ok(Rapport { nieuw, vervangen: rows.len() as u64 - nieuw, soorten, signalen: 0 })
}

/// Gives every signal with a point the area in which it lies now. The area follows from the point, so it is no change that
/// somebody who is busy with the signal must hear of: `versie` stays.
fn herbereken(invoer: &Invoer<'_>) -> Result<u64> {
    let (mut after, mut changed) = (SignaalId(0), 0);
    loop {
        let gebieden = invoer.inrichting.gebieden();
        let done = invoer.store.write_blocking(move |tx| {
            let rows = tx.list(MET_PUNT, args![after, i64::from(PARTIJ)], |row| {
                Ok((row.get::<SignaalId>(0)?, row.get::<f64>(1)?, row.get::<f64>(2)?, row.get::<String>(3)?))
            })?;
            let mut changed = 0;
            for (id, lat, lon, was) in &rows {
                let found =
                    Punt::new(*lat, *lon).and_then(|punt| gebieden.zoek(punt)).map_or("", |gebied| gebied.code());
                if found != was {
                    changed += tx.exec(ZET, args![*id, found])?;
                }
            }
            Ok::<_, store::StoreError>((rows.last().map(|(id, ..)| *id), changed))
        })?;
        changed += done.1;
        match done.0 {
            Some(last) => after = last,
            None => return Ok(changed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Soort;

    #[test]
    fn de_soort_blijkt_uit_de_code() {
        for (code, soort) in [
            ("GM0342", Some(Soort::Gemeente)),
            ("WK034201", Some(Soort::Wijk)),
            ("BU03420101", Some(Soort::Buurt)),
            ("3761", Some(Soort::Postcode)),
            ("3761AB", Some(Soort::Postcode)),
            ("0761", None),
            ("3761ab", None),
            ("WK0342", None),
            ("E06000008", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(Soort::van_code(code), soort, "{code}");
        }
    }
}
