//! Days on which somebody looked much more often than he himself usually does. It says something about the use of the
//! system, for the FG to ask about; it is not a mark for a person and nothing follows from it by itself.

use jiff::ToSpan;
use jiff::civil::Date;
use kern::{GebruikerId, Moment, moment_van};
use std::collections::BTreeMap;
use store::{Result, Tx, args};

store::sql! {
    PER_GEBRUIKER = "SELECT actor, COUNT(*), CAST(SUM(aantal) AS BIGINT) FROM inzage
        WHERE moment >= $1 AND moment < $2 AND actor IS NOT NULL GROUP BY actor ORDER BY actor";
}

/// Days looked back to know what is usual.
const DAGEN: i32 = 28;
/// Working days needed before there is a usual number.
const GENOEG: usize = 5;
/// Times the usual number.
const FACTOR: i64 = 3;
/// Below this number of looks a day is never strange.
const ONDERGRENS: i64 = 20;

/// A day that stands out for this user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uitschieter {
    /// Who.
    pub gebruiker: GebruikerId,
    /// Which day.
    pub dag: Date,
    /// Looks on that day.
    pub keer: i64,
    /// Things shown on that day, lists included.
    pub getoond: i64,
    /// His own usual number of looks: the median of the days in the four weeks before on which he looked at all.
    pub gewoon: i64,
}

/// Users who on this day looked at least three times as often as they usually do, most often first.
/// Somebody with fewer than five days of use in the four weeks before has no usual number and is not in it.
pub fn uitschieters(tx: &mut Tx<'_>, dag: Date) -> Result<Vec<Uitschieter>> {
    let mut earlier: BTreeMap<GebruikerId, Vec<i64>> = BTreeMap::new();
    for back in 1..=DAGEN {
        for (gebruiker, keer, _) in day(tx, dag.saturating_sub(back.days()))? {
            earlier.entry(gebruiker).or_default().push(keer);
        }
    }
    let today = day(tx, dag)?;
    let mut found: Vec<_> = today
        .into_iter()
        .filter_map(|(gebruiker, keer, getoond)| {
            let gewoon = median(earlier.remove(&gebruiker)?)?;
            let strange = keer >= ONDERGRENS && keer >= gewoon.saturating_mul(FACTOR);
            strange.then_some(Uitschieter { gebruiker, dag, keer, getoond, gewoon })
        })
        .collect();
    found.sort_by_key(|row| (-row.keer, row.gebruiker));
    Ok(found)
}

fn day(tx: &mut Tx<'_>, dag: Date) -> Result<Vec<(GebruikerId, i64, i64)>> {
    let (van, tot) = (midnight(dag), midnight(dag.saturating_add(1.day())));
    tx.list(PER_GEBRUIKER, args![van, tot], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

fn midnight(dag: Date) -> Moment {
    moment_van(dag.at(0, 0, 0, 0))
}

/// The middle one, rounded down between two; `None` when there are too few to speak of usual.
fn median(mut counts: Vec<i64>) -> Option<i64> {
    if counts.len() < GENOEG {
        return None;
    }
    counts.sort_unstable();
    let middle = counts.len() / 2;
    Some(if counts.len() % 2 == 1 { counts[middle] } else { i64::midpoint(counts[middle - 1], counts[middle]) })
}
