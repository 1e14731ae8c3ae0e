//! Counting within a period and within kringen. The database counts: what comes back is one line per theme, way and
//! neighbourhood, never one per signal. What happened (a decision, a judgement) is counted in `gebeurtenis`, in the
//! kring in which the signal stood at that moment; how things stand (received, promised, urgent) in `signaal`.

use super::periode::{Periode, Vak};
use crate::categorie::Thema;
use crate::inrichting::Inrichting;
use crate::model::{Besluitsoort, Bron};
use ::store::{Result, Row, Sql, StoreError, Tx, Val, args};
use jiff::civil::Date;
use kern::{Code, Kring, Moment};
use std::collections::BTreeMap;

/// Places for kringen in a statement: signals stand in the kringen of themes, so there are never more.
const PLAATSEN: usize = 6;
const _: () = assert!(<Thema as Code>::ALL.len() == PLAATSEN, "every theme has a place in the statements");

macro_rules! in_kring {
    () => {
        "kring IN ($1, $2, $3, $4, $5, $6)"
    };
}

macro_rules! ontvangen {
    () => {
        concat!(in_kring!(), " AND ontvangen >= $7 AND ontvangen < $8")
    };
}

::store::sql! {
    /// Only columns of the index `signaal_cijfers`: the rows themselves, with the words of people, are not read.
    NAAR_SOORT = concat!("SELECT kring, bron, gebied, COUNT(*) FROM signaal WHERE ", ontvangen!(),
        " GROUP BY kring, bron, gebied");
    ONTVANGEN = concat!("SELECT COUNT(*) FROM signaal WHERE ", ontvangen!());
    SPOED = concat!("SELECT COUNT(*), COUNT(politie_op),
        COUNT(CASE WHEN politie_op IS NULL THEN politie_afgewogen END) FROM signaal WHERE spoed = 1 AND ", ontvangen!());
    SPOED_MIDDELSTE = concat!("SELECT politie_op - ontvangen FROM signaal WHERE spoed = 1 AND ", ontvangen!(),
        " AND politie_op IS NOT NULL ORDER BY politie_op - ontvangen LIMIT 1 OFFSET $9");
    /// Promises per last day, all and answered; from the index `signaal_belofte` alone, as the two below.
    BELOFTEN = concat!("SELECT antwoord_voor, COUNT(*), COUNT(beantwoord_op) FROM signaal WHERE ", in_kring!(),
        " AND antwoord_voor IS NOT NULL AND antwoord_voor >= $7 AND antwoord_voor <= $8 GROUP BY antwoord_voor");
    OP_TIJD = concat!("SELECT COUNT(*) FROM signaal WHERE ", in_kring!(),
        " AND antwoord_voor IS NOT NULL AND antwoord_voor = $7 AND beantwoord_op < $8");
    ANTWOORD_MIDDELSTE = concat!("SELECT beantwoord_op - ontvangen FROM signaal WHERE ", in_kring!(),
        " AND antwoord_voor IS NOT NULL AND antwoord_voor >= $7 AND antwoord_voor <= $8 AND beantwoord_op IS NOT NULL
        ORDER BY beantwoord_op - ontvangen LIMIT 1 OFFSET $9");
    /// What happened, by its particulars: a handful of different ones.
    GEBEURD = concat!("SELECT gegevens, COUNT(*) FROM gebeurtenis WHERE ", in_kring!(),
        " AND moment >= $7 AND moment < $8 AND soort = $9 GROUP BY gegevens");
}

/// Everything that is counted in one period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Telling {
    /// Received, by line of the programme.
    pub(super) themas: BTreeMap<Thema, u64>,
    /// Received, by way.
    pub(super) bronnen: BTreeMap<Bron, u64>,
    /// Received, by code of the neighbourhood; empty is unknown.
    pub(super) gebieden: BTreeMap<String, u64>,
    /// Received, per week or month of the chart.
    pub(super) vakken: Vec<u64>,
    /// Decisions taken.
    pub(super) besluiten: BTreeMap<Besluitsoort, u64>,
    /// Promises to answer whose last day has come.
    pub(super) beloften: Beloften,
    /// Reporters who said whether it helped, and of how many it did.
    pub(super) oordelen: (u64, u64),
    /// Reports opened again because the reporter asked.
    pub(super) heropend: u64,
    /// Urgent signals.
    pub(super) spoed: Spoed,
}

/// Promises whose last day lies in the period. One of today that waits for its answer does not count yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Beloften {
    /// All.
    pub(super) alle: u64,
    /// Answered on the last day or before.
    pub(super) op_tijd: u64,
    /// Answered, in time or not.
    pub(super) beantwoord: u64,
    /// Of the answered ones, the middle time from receipt to answer in whole days, a begun day counting.
    pub(super) dagen: Option<u64>,
}

/// Urgent signals that were received in the period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Spoed {
    /// All.
    pub(super) alle: u64,
    /// Told to the police.
    pub(super) verteld: u64,
    /// Weighed with a reason: not needed.
    pub(super) afgewogen: u64,
    /// Of those told, the middle time from receipt to telling in whole minutes.
    pub(super) minuten: Option<u64>,
}

impl Telling {
    /// All that was received.
    pub(super) fn ontvangen(&self) -> u64 {
        self.themas.values().sum()
    }

    /// Whether nothing at all happened.
    pub(super) fn is_leeg(&self) -> bool {
        *self == Self { vakken: vec![0; self.vakken.len()], ..Self::default() }
    }
}

/// The kringen of a person in which signals stand.
pub(super) fn kringen_met_signalen(kringen: &[Kring], inrichting: &Inrichting) -> Vec<(Kring, Thema)> {
    kringen.iter().filter_map(|kring| Some((*kring, inrichting.kringen.thema(*kring)?))).collect()
}

/// Counts one period. `vandaag` decides which promises of the last day count.
pub(super) fn tel(
    tx: &mut Tx<'_>,
    kringen: &[(Kring, Thema)],
    periode: Periode,
    vakken: &[Vak],
    vandaag: Date,
) -> Result<Telling> {
    let vraag = Vraag::new(kringen, periode);
    let mut telling = Telling::default();
    for row in tx.rows(NAAR_SOORT, &vraag.met([]))? {
        let mut cols = row.cols();
        let (kring, bron, gebied, count) = (cols.take::<Kring>()?, cols.code()?, cols.take()?, cols.take()?);
        let count = natuurlijk(count)?;
        if let Some((_, thema)) = kringen.iter().find(|(known, _)| *known == kring) {
            *telling.themas.entry(*thema).or_default() += count;
        }
        *telling.bronnen.entry(bron).or_default() += count;
        *telling.gebieden.entry(gebied).or_default() += count;
    }
    for vak in vakken {
        telling.vakken.push(getal(&tx.row(ONTVANGEN, &Vraag::new(kringen, vak.dagen).met([]))?, 0)?);
    }
    telling.besluiten = besluiten(tx, &vraag)?;
    telling.beloften = beloften(tx, &vraag, periode, vandaag)?;
    telling.oordelen = oordelen(tx, &vraag)?;
    telling.heropend = gebeurd(tx, &vraag, "signaal.heropend")?.iter().map(|(_, count)| count).sum();
    telling.spoed = spoed(tx, &vraag)?;
    Ok(telling)
}

/// The values that every statement begins with: kringen and bounds.
struct Vraag {
    kringen: Vec<Val>,
    grenzen: (Moment, Moment),
}

impl Vraag {
    fn new(kringen: &[(Kring, Thema)], periode: Periode) -> Self {
        let mut places: Vec<Val> = kringen.iter().map(|(kring, _)| Val::from(*kring)).collect();
        places.resize(PLAATSEN, Val::Null);
        Self { kringen: places, grenzen: periode.grenzen() }
    }

    fn met<const N: usize>(&self, rest: [Val; N]) -> Vec<Val> {
        self.vanaf(args![self.grenzen.0, self.grenzen.1], rest)
    }

    fn vanaf<const N: usize>(&self, grenzen: &[Val], rest: [Val; N]) -> Vec<Val> {
        self.kringen.iter().chain(grenzen).cloned().chain(rest).collect()
    }
}

fn gebeurd(tx: &mut Tx<'_>, vraag: &Vraag, soort: &str) -> Result<Vec<(serde_json::Value, u64)>> {
    let read = |row: Row| {
        let broken = StoreError::Type { column: 0, expected: "JSON" };
        let gegevens = serde_json::from_str(&row.get::<String>(0)?).map_err(|_| broken)?;
        Ok((gegevens, getal(&row, 1)?))
    };
    tx.list(GEBEURD, &vraag.met([soort.into()]), read)
}

fn besluiten(tx: &mut Tx<'_>, vraag: &Vraag) -> Result<BTreeMap<Besluitsoort, u64>> {
    let mut found = BTreeMap::new();
    for (gegevens, count) in gebeurd(tx, vraag, "signaal.besloten")? {
        let soort = gegevens.get("besluit").and_then(|word| word.as_str()).and_then(Besluitsoort::from_code);
        let soort = soort.ok_or(StoreError::Type { column: 0, expected: "een bekend besluit" })?;
        *found.entry(soort).or_default() += count;
    }
    Ok(found)
}

fn oordelen(tx: &mut Tx<'_>, vraag: &Vraag) -> Result<(u64, u64)> {
    let (mut all, mut helped) = (0, 0);
    for (gegevens, count) in gebeurd(tx, vraag, "signaal.oordeel")? {
        all += count;
        if gegevens.get("hielp").and_then(serde_json::Value::as_bool) == Some(true) {
            helped += count;
        }
    }
    Ok((all, helped))
}

fn beloften(tx: &mut Tx<'_>, vraag: &Vraag, periode: Periode, vandaag: Date) -> Result<Beloften> {
    let mut found = Beloften::default();
    let days = args![periode.van, periode.tot];
    for row in tx.rows(BELOFTEN, &vraag.vanaf(days, []))? {
        let dag: Date = row.get(0)?;
        let (all, answered) = (getal(&row, 1)?, getal(&row, 2)?);
        found.alle += if dag < vandaag { all } else { answered };
        found.beantwoord += answered;
        // The promise is kept until the last moment of its day.
        let (_, end) = Periode { van: dag, tot: dag }.grenzen();
        found.op_tijd += getal(&tx.row(OP_TIJD, &vraag.vanaf(args![dag, end], []))?, 0)?;
    }
    let middle = |offset: i64| vraag.vanaf(days, [offset.into()]);
    found.dagen = middelste(tx, ANTWOORD_MIDDELSTE, middle, found.beantwoord)?.map(|elapsed| elapsed.div_ceil(DAG));
    Ok(found)
}

fn spoed(tx: &mut Tx<'_>, vraag: &Vraag) -> Result<Spoed> {
    let row = tx.row(SPOED, &vraag.met([]))?;
    let (alle, verteld, afgewogen) = (getal(&row, 0)?, getal(&row, 1)?, getal(&row, 2)?);
    let middle = |offset: i64| vraag.met([offset.into()]);
    let minuten = middelste(tx, SPOED_MIDDELSTE, middle, verteld)?.map(|elapsed| elapsed / MINUUT);
    Ok(Spoed { alle, verteld, afgewogen, minuten })
}

/// Microseconds.
const MINUUT: u64 = 60_000_000;
const DAG: u64 = 24 * 60 * MINUUT;

/// The middle one of `count` ordered values, and of an even number the lower of the two: half took at most this long.
fn middelste(tx: &mut Tx<'_>, sql: Sql, args: impl Fn(i64) -> Vec<Val>, count: u64) -> Result<Option<u64>> {
    let Some(last) = count.checked_sub(1) else { return Ok(None) };
    let offset = i64::try_from(last / 2).unwrap_or(i64::MAX);
    let found = tx.maybe(sql, &args(offset))?;
    // A clock that was set back between two servers must not give a negative time.
    found.map(|row| natuurlijk(row.get::<i64>(0)?.max(0))).transpose()
}

fn getal(row: &Row, column: usize) -> Result<u64> {
    natuurlijk(row.get(column)?)
}

fn natuurlijk(count: i64) -> Result<u64> {
    u64::try_from(count).map_err(|_| StoreError::Type { column: 0, expected: "een aantal" })
}
