//! What a rule would erase today, and why; and what keeps it.

use super::regel::{Anker, Bewaarregel, Lot, PerDing, Wijze};
use super::{Termijn, stop};
use jiff::civil::{Date, Time};
use kern::{Moment, dag_van, moment_van};
use store::{Result, Row, Tx, Val, args};

/// A thing whose term has passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kandidaat {
    /// Its number.
    pub id: i64,
    /// The day from which the term runs.
    pub anker: Date,
    /// The last day on which it had to be kept.
    pub laatste_dag: Date,
    /// What it is, without personal data.
    pub omschrijving: String,
    /// The hold that keeps it, when there is one.
    pub stop: Option<i64>,
}

/// What one rule would do today.
#[derive(Debug, Clone)]
pub struct Overzicht {
    /// The rule.
    pub regel: Bewaarregel,
    /// Things, oldest number first; those with a hold stay.
    pub kandidaten: Vec<Kandidaat>,
    /// True when there are more than were asked for.
    pub meer: bool,
    /// Rows of a series that would go.
    pub reeks: i64,
}

/// Lists what would go and why, up to `limiet` things per rule. Reads only.
pub fn dry_run(tx: &mut Tx<'_>, regels: &[Bewaarregel], now: Moment, limiet: u32) -> Result<Vec<Overzicht>> {
    let erasing = regels.iter().filter(|regel| matches!(regel.lot, Lot::Wissen(_)));
    erasing.map(|regel| overzicht(tx, regel, now, limiet)).collect()
}

fn overzicht(tx: &mut Tx<'_>, regel: &Bewaarregel, now: Moment, limiet: u32) -> Result<Overzicht> {
    let mut view = Overzicht { regel: *regel, kandidaten: Vec::new(), meer: false, reeks: 0 };
    let Some(wissen) = regel.wissen() else { return Ok(view) };
    match &wissen.wijze {
        Wijze::PerDing(per_ding) => {
            let page = page(tx, per_ding, wissen.termijn, now, i64::MIN, limiet)?;
            view.meer = page.next.is_some();
            view.kandidaten = page.kandidaten;
        }
        Wijze::Reeks(reeks) => {
            if let Some(grens) = grens(wissen.termijn, now) {
                view.reeks = (reeks.tel)(tx, grens)?;
            }
        }
    }
    Ok(view)
}

/// The moment before which a series may go.
pub(super) fn grens(termijn: Termijn, now: Moment) -> Option<Moment> {
    termijn.grens(dag_van(now)).map(|day| moment_van(day.to_datetime(Time::midnight())))
}

/// A page of candidates; `next` is the number after which the next page begins.
pub(super) struct Page {
    pub(super) kandidaten: Vec<Kandidaat>,
    pub(super) next: Option<i64>,
}

pub(super) fn page(
    tx: &mut Tx<'_>,
    per_ding: &PerDing,
    termijn: Termijn,
    now: Moment,
    na: i64,
    limiet: u32,
) -> Result<Page> {
    let vandaag = dag_van(now);
    let Some(day) = termijn.grens(vandaag) else { return Ok(Page { kandidaten: Vec::new(), next: None }) };
    let bound = match per_ding.anker {
        Anker::Moment => Val::from(moment_van(day.to_datetime(Time::midnight()))),
        Anker::Datum => Val::from(day),
    };
    let found = tx.list(per_ding.kandidaten, args![bound, na, limiet], |row| read(per_ding.anker, row))?;
    let full = u32::try_from(found.len()).is_ok_and(|count| count >= limiet);
    let next = found.last().filter(|_| full).map(|(id, ..)| *id);
    let mut kandidaten = Vec::with_capacity(found.len());
    for (id, anker, omschrijving) in found {
        // The statement is written by hand for each rule: the law is applied here, once.
        let Some(laatste_dag) = termijn.laatste_dag(anker).filter(|laatste| *laatste < vandaag) else { continue };
        let stop = hold(tx, per_ding, now, id)?;
        kandidaten.push(Kandidaat { id, anker, laatste_dag, omschrijving, stop });
    }
    Ok(Page { kandidaten, next })
}

/// The thing as a candidate, or `None` when it is none (any more).
pub(super) fn one(
    tx: &mut Tx<'_>,
    per_ding: &PerDing,
    termijn: Termijn,
    now: Moment,
    id: i64,
) -> Result<Option<Kandidaat>> {
    let found = page(tx, per_ding, termijn, now, id.saturating_sub(1), 1)?;
    Ok(found.kandidaten.into_iter().find(|kandidaat| kandidaat.id == id))
}

fn read(anker: Anker, row: Row) -> Result<(i64, Date, String)> {
    let mut cols = row.cols();
    let id = cols.take()?;
    let day = match anker {
        Anker::Moment => dag_van(cols.take()?),
        Anker::Datum => cols.take()?,
    };
    Ok((id, day, cols.take()?))
}

/// A hold on the thing itself, or on something that keeps it too.
fn hold(tx: &mut Tx<'_>, per_ding: &PerDing, now: Moment, id: i64) -> Result<Option<i64>> {
    if let Some(own) = stop::held_by(tx, now, per_ding.ding, id)? {
        return Ok(Some(own));
    }
    let Some(verwant) = per_ding.verwant else { return Ok(None) };
    for (soort, ding) in tx.list(verwant, args![id], |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)))? {
        if let Some(other) = stop::held_by(tx, now, &soort, ding)? {
            return Ok(Some(other));
        }
    }
    Ok(None)
}
