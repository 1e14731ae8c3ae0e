//! Work that comes back: every so many seconds, or once a night.
//!
//! The table says when the next time is. Whichever server first sees that moment pass enqueues an ordinary job and moves
//! the table on, in one transaction, so the work has the same claims, retries and metrics as any other.

use crate::queue::{self, Nieuw};
use jiff::civil::Time;
use kern::{Moment, lokaal, moment_van};
use store::{Result, Tx, args};

store::sql! {
    VOLGENDE = "SELECT volgende_op FROM periodiek WHERE soort = $1";
    BEGIN = "INSERT INTO periodiek (soort, volgende_op) VALUES ($1, $2)";
    VERDER = "UPDATE periodiek SET volgende_op = $2, laatste_op = $3 WHERE soort = $1";
}

/// How often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Elke {
    /// Every so many seconds, on a grid that all servers share.
    Seconden(u32),
    /// Every day at this time on the wall clock of Amsterdam.
    Dag(Time),
}

impl Elke {
    /// The first moment after `now`.
    fn after(self, now: Moment) -> Moment {
        match self {
            Self::Seconden(seconds) => {
                let step = i64::from(seconds.max(1)) * 1_000_000;
                Moment((now.0.div_euclid(step) + 1) * step)
            }
            Self::Dag(time) => {
                let today = lokaal(now).date();
                let days = std::iter::successors(Some(today), |day| day.tomorrow().ok());
                let next = days.take(3).map(|day| moment_van(day.to_datetime(time))).find(|moment| *moment > now);
                next.unwrap_or(now.plus_seconds(24 * 3600))
            }
        }
    }
}

/// A kind of work that comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Periodiek {
    /// The kind: [`crate::Taak::SOORT`] of its handler. Its jobs have no content.
    pub soort: &'static str,
    /// How often.
    pub elke: Elke,
}

/// Enqueues the work when its moment has come and returns the moment of the next time.
/// Periods that passed while every server was down are made up for once, not one by one. While a job of this kind is
/// still open no second one is made, so that a failing one does not pile up.
pub(crate) fn tick(tx: &mut Tx<'_>, now: Moment, periodiek: Periodiek) -> Result<Moment> {
    let Periodiek { soort, elke } = periodiek;
    let Some(row) = tx.maybe(VOLGENDE, args![soort])? else {
        let first = elke.after(now);
        tx.exec(BEGIN, args![soort, first])?;
        return Ok(first);
    };
    let due: Moment = row.get(0)?;
    // A period that was made shorter since must not wait for the old, later moment.
    let next = elke.after(now);
    if due > now {
        if next < due {
            tx.exec(VERDER, args![soort, next, None::<Moment>])?;
        }
        return Ok(due.min(next));
    }
    if !queue::is_open(tx, soort)? {
        let sleutel = due.0.to_string();
        queue::enqueue(tx, now, &Nieuw { soort, sleutel: &sleutel, inhoud: &[], niet_voor: None })?;
    }
    tx.exec(VERDER, args![soort, next, now])?;
    Ok(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn seconden_lopen_op_een_vast_rooster() {
        let minute = Elke::Seconden(60);
        assert_eq!(minute.after(Moment(0)), Moment(60_000_000));
        assert_eq!(minute.after(Moment(59_999_999)), Moment(60_000_000));
        assert_eq!(minute.after(Moment(60_000_000)), Moment(120_000_000));
    }

    #[test]
    fn elke_nacht_is_elke_nacht_ook_als_de_klok_verspringt() {
        let night = Elke::Dag(Time::constant(3, 0, 0, 0));
        let next = |moment| lokaal(night.after(moment)).datetime();
        let before = moment_van(date(2026, 3, 28).at(12, 0, 0, 0));
        assert_eq!(next(before), date(2026, 3, 29).at(3, 0, 0, 0));
        assert_eq!(next(night.after(before)), date(2026, 3, 30).at(3, 0, 0, 0));
        assert_eq!(next(moment_van(date(2026, 10, 24).at(3, 0, 0, 0))), date(2026, 10, 25).at(3, 0, 0, 0));
    }
}
