//! Erasing: in batches, each one atomic unit with its line in the register and its event.

use super::kandidaat::{self, grens};
use super::regel::{Akkoord, Bewaarregel, PerDing, Reeks, Wijze};
use super::{Fout, Termijn, register};
use audit::{Ding, Gebeurtenis, record};
use kern::Moment;
use store::{Store, Tx, args};

/// Things in one unit of work: short enough to let other writes through.
pub(super) const BATCH: u32 = 100;
/// Rows of a series in one unit of work.
const SERIES: u32 = 500;

/// What a rule did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gedaan {
    /// The rule.
    pub regel: &'static str,
    /// How many went.
    pub vernietigd: u64,
    /// How many a hold kept.
    pub gestopt: u64,
    /// How many could not be erased; each is in the log by rule and number. One when the rule itself failed.
    pub mislukt: u64,
}

impl Gedaan {
    const fn nothing(regel: &'static str) -> Self {
        Self { regel, vernietigd: 0, gestopt: 0, mislukt: 0 }
    }
}

/// Applies every rule that runs by itself. A thing that cannot be erased does not keep the others, nor does a rule that
/// fails; only a database that is out of reach ends the round. Blocks.
pub fn uitvoeren(store: &Store, regels: &[Bewaarregel], now: Moment) -> Result<Vec<Gedaan>, Fout> {
    let mut done = Vec::new();
    for regel in regels {
        let outcome = match apply(store, regel, now) {
            Ok(None) => continue,
            Ok(Some(gedaan)) => gedaan,
            Err(error) if error.is_temporary() => return Err(error),
            Err(error) => {
                tracing::error!(%error, regel = regel.naam, "a retention rule could not be applied");
                Gedaan { mislukt: 1, ..Gedaan::nothing(regel.naam) }
            }
        };
        metrics::counter!("retention_erased_total", "regel" => outcome.regel).increment(outcome.vernietigd);
        metrics::counter!("retention_failed_total", "regel" => outcome.regel).increment(outcome.mislukt);
        done.push(outcome);
    }
    Ok(done)
}

/// `None` for a rule that erases nothing by itself.
fn apply(store: &Store, regel: &Bewaarregel, now: Moment) -> Result<Option<Gedaan>, Fout> {
    let Some(wissen) = regel.wissen() else { return Ok(None) };
    match &wissen.wijze {
        Wijze::PerDing(per_ding) if per_ding.akkoord == Akkoord::TweePersonen => Ok(None),
        Wijze::PerDing(per_ding) => things(store, regel.naam, per_ding, wissen.termijn, now).map(Some),
        Wijze::Reeks(reeks) => series(store, regel.naam, reeks, wissen.termijn, now).map(Some),
    }
}

fn things(
    store: &Store,
    regel: &'static str,
    per_ding: &PerDing,
    termijn: Termijn,
    now: Moment,
) -> Result<Gedaan, Fout> {
    let mut done = Gedaan::nothing(regel);
    let (per_ding, mut after) = (*per_ding, Some(i64::MIN));
    while let Some(na) = after {
        let page = store.read_blocking(move |tx| kandidaat::page(tx, &per_ding, termijn, now, na, BATCH))?;
        let (held, free): (Vec<_>, Vec<_>) = page.kandidaten.into_iter().partition(|found| found.stop.is_some());
        done.gestopt += held.len() as u64;
        let ids: Vec<_> = free.into_iter().map(|found| found.id).collect();
        let outcome = in_batches(regel, &ids, |ids| {
            store.write_blocking(move |tx| {
                let erased = erase(tx, regel, &per_ding, termijn, now, &ids)?;
                by_itself(tx, regel, now, erased.len() as u64, Some(register::ids_hash(regel, &erased)))?;
                Ok(erased.len() as u64)
            })
        })?;
        done.vernietigd += outcome.0;
        done.mislukt += outcome.1;
        after = page.next;
    }
    Ok(done)
}

/// Erases the batch; when that fails, one by one, so that a single bad thing is found and named. Returns how many went
/// and how many failed. A failing database stops everything: it says nothing about the things.
pub(super) fn in_batches(
    regel: &'static str,
    ids: &[i64],
    run: impl Fn(Vec<i64>) -> Result<u64, Fout>,
) -> Result<(u64, u64), Fout> {
    if ids.is_empty() {
        return Ok((0, 0));
    }
    match run(ids.to_vec()) {
        Ok(erased) => return Ok((erased, 0)),
        Err(error) if error.is_temporary() => return Err(error),
        Err(error) => tracing::warn!(%error, regel, "a batch could not be erased, going one by one"),
    }
    let (mut erased, mut failed) = (0, 0);
    for id in ids {
        match run(vec![*id]) {
            Ok(count) => erased += count,
            Err(error) if error.is_temporary() => return Err(error),
            Err(error) => {
                failed += 1;
                tracing::error!(%error, regel, ding = *id, "a thing could not be erased");
            }
        }
    }
    Ok((erased, failed))
}

/// Erases those of the things that are still due and free, within the caller's unit, and returns which went.
pub(super) fn erase(
    tx: &mut Tx<'_>,
    regel: &'static str,
    per_ding: &PerDing,
    termijn: Termijn,
    now: Moment,
    ids: &[i64],
) -> Result<Vec<i64>, Fout> {
    let mut erased = Vec::with_capacity(ids.len());
    for id in ids {
        // A hold or a change may have come since the list was made; here, inside the unit, nothing can come between.
        let due = kandidaat::one(tx, per_ding, termijn, now, *id)?;
        if due.is_none_or(|found| found.stop.is_some()) {
            continue;
        }
        (per_ding.wis)(tx, now, *id)?;
        if kandidaat::one(tx, per_ding, termijn, now, *id)?.is_some() {
            return Err(Fout::NietGewist(regel));
        }
        erased.push(*id);
    }
    Ok(erased)
}

fn series(store: &Store, regel: &'static str, reeks: &Reeks, termijn: Termijn, now: Moment) -> Result<Gedaan, Fout> {
    let mut done = Gedaan::nothing(regel);
    let Some(grens) = grens(termijn, now) else { return Ok(done) };
    let reeks = *reeks;
    loop {
        let erased = store.write_blocking(move |tx| {
            let erased = (reeks.wis)(tx, now, grens, SERIES)?;
            by_itself(tx, regel, now, erased, None)?;
            Ok::<_, Fout>(erased)
        })?;
        done.vernietigd += erased;
        if erased < u64::from(SERIES) {
            return Ok(done);
        }
    }
}

/// The line in the register and the event of what went without anybody deciding.
fn by_itself(
    tx: &mut Tx<'_>,
    regel: &'static str,
    now: Moment,
    erased: u64,
    ids_hash: Option<String>,
) -> Result<(), Fout> {
    if erased == 0 {
        return Ok(());
    }
    let aantal = i64::try_from(erased).unwrap_or(i64::MAX);
    let id: i64 = tx.row(register::INSERT_DONE, args![regel, aantal, ids_hash.clone(), now])?.get(0)?;
    record(tx, now, &told(id, regel, aantal, ids_hash))?;
    Ok(())
}

/// The event of a batch that went.
pub(super) fn told(id: i64, regel: &str, aantal: i64, ids_hash: Option<String>) -> Gebeurtenis {
    let event = Gebeurtenis::new("vernietiging.gewist", Ding::new("vernietiging", id));
    event.met("regel", regel).met("aantal", aantal).met("ids_hash", ids_hash)
}
