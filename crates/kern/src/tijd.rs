//! Time comes in as an argument. A `Moment` is what is stored; a civil date is what the law counts.

use crate::TIJDZONE;
use jiff::{Timestamp, ZonedDateTime, civil, tz::TimeZone};
use std::sync::{Arc, Mutex};

/// An instant: microseconds since 1970-01-01T00:00Z, as it stands in the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    /// The moment `seconds` later (or earlier, when negative), in elapsed time.
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// Whole seconds elapsed from `earlier` until this moment; negative when it lies before.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).div_euclid(1_000_000)
    }
}

impl From<Timestamp> for Moment {
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.as_microsecond())
    }
}

fn amsterdam() -> TimeZone {
    TimeZone::get(TIJDZONE).unwrap_or(TimeZone::UTC)
}

/// The moment on the wall clock of Amsterdam. A moment beyond the calendar is shown at its edge.
pub fn lokaal(moment: Moment) -> ZonedDateTime {
    let edge = if moment.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::from_microsecond(moment.0).unwrap_or(edge).to_zoned_datetime(amsterdam())
}

/// The civil day in Amsterdam on which the moment falls.
pub fn dag_van(moment: Moment) -> civil::Date {
    lokaal(moment).date()
}

/// The moment at which the wall clock of Amsterdam shows this date and time.
/// In the spring gap the clock moves forward, at the repeated hour the first one counts (te bevestigen).
pub fn moment_van(wall: civil::DateTime) -> Moment {
    amsterdam().to_ambiguous_zoned_datetime(wall).compatible().map_or(Moment(0), |zoned| zoned.timestamp().into())
}

/// Where time comes from. Code asks a clock; only the program's edge has the real one.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Moment;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where real time enters")]
    fn now(&self) -> Moment {
        Timestamp::now().into()
    }
}

/// A clock that tests set by hand; clones show the same time.
#[derive(Debug, Clone)]
pub struct FixedClock(Arc<Mutex<Moment>>);

impl FixedClock {
    /// A clock that stands at this wall time in Amsterdam.
    pub fn at(wall: civil::DateTime) -> Self {
        Self(Arc::new(Mutex::new(moment_van(wall))))
    }

    /// Sets the clock.
    pub fn set(&self, moment: Moment) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = moment;
    }

    /// Moves the clock forward by whole seconds.
    pub fn advance(&self, seconds: i64) {
        let mut now = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *now = now.plus_seconds(seconds);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Moment {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn de_dag_is_die_van_amsterdam() {
        let laat_op_de_avond = moment_van(date(2026, 7, 1).at(0, 30, 0, 0));
        assert_eq!(dag_van(laat_op_de_avond), date(2026, 7, 1));
        assert_eq!(dag_van(laat_op_de_avond.plus_seconds(-3600)), date(2026, 6, 30));
    }

    #[test]
    fn het_uur_dat_niet_bestaat_schuift_vooruit() {
        let moment = moment_van(date(2026, 3, 29).at(2, 30, 0, 0));
        assert_eq!(lokaal(moment).datetime(), date(2026, 3, 29).at(3, 30, 0, 0));
    }

    #[test]
    fn van_het_dubbele_uur_telt_het_eerste() {
        let moment = moment_van(date(2026, 10, 25).at(2, 30, 0, 0));
        assert_eq!(lokaal(moment).offset().seconds(), 7200);
    }
}
