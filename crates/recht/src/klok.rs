//! Moments on the wall clock of Europe/Amsterdam.
//!
//! Two ways of counting. Days run on the wall clock: ten days later is the same time of day, also when summer time begins or
//! ends in between. Hours run on: twenty-four hours later is twenty-four hours of elapsed time. When a counted time falls in
//! the spring gap it becomes the moment of the change, and of a time that comes twice the first one is meant (te bevestigen).

use crate::{BuitenGeldigheid, voluit};
use jiff::{
    Span, Timestamp,
    civil::DateTime,
    tz::{AmbiguousOffset, TimeZone},
};
use kern::{Moment, TIJDZONE, lokaal};

fn amsterdam() -> Result<TimeZone, BuitenGeldigheid> {
    // The time zone is bundled with the program: it is there on a machine without any.
    TimeZone::get(TIJDZONE).map_err(|_| BuitenGeldigheid)
}

/// Which of the two is meant when a time comes twice in autumn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keer {
    /// In summer time.
    #[default]
    Eerste,
    /// In winter time.
    Tweede,
}

/// The moment at which the clock shows this time; `None` when the clock skips it, or beyond the calendar.
pub fn moment(wandklok: DateTime, keer: Keer) -> Option<Moment> {
    let mogelijk = amsterdam().ok()?.to_ambiguous_timestamp(wandklok);
    let stempel = match (mogelijk.offset(), keer) {
        (AmbiguousOffset::Gap { .. }, _) => return None,
        (_, Keer::Eerste) => mogelijk.earlier(),
        (_, Keer::Tweede) => mogelijk.later(),
    };
    stempel.ok().map(Moment::from)
}

/// What happened to a counted time on its way back to a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Klokstand {
    /// The clock shows this time once.
    Gewoon,
    /// The clock skips it: the moment of the change is taken.
    Overgeslagen,
    /// The clock shows it twice: the first is taken.
    Dubbel,
}

/// A moment counted on the wall clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gerekend {
    /// The moment.
    pub moment: Moment,
    /// What the clock did.
    pub stand: Klokstand,
}

/// The same time of day, so many calendar days later.
pub fn dagen_later(begin: Moment, dagen: u16) -> Result<Gerekend, BuitenGeldigheid> {
    let span = Span::new().days(i64::from(dagen));
    let wandklok = lokaal(begin).datetime().checked_add(span).map_err(|_| BuitenGeldigheid)?;
    let zone = amsterdam()?;
    let mogelijk = zone.to_ambiguous_timestamp(wandklok);
    let (stempel, stand) = match mogelijk.offset() {
        AmbiguousOffset::Unambiguous { .. } => (mogelijk.earlier(), Klokstand::Gewoon),
        AmbiguousOffset::Fold { .. } => (mogelijk.earlier(), Klokstand::Dubbel),
        AmbiguousOffset::Gap { .. } => (mogelijk.later(), Klokstand::Overgeslagen),
    };
    let stempel = stempel.map_err(|_| BuitenGeldigheid)?;
    let moment = if stand == Klokstand::Overgeslagen { overgang(&zone, stempel)? } else { stempel };
    Ok(Gerekend { moment: moment.into(), stand })
}

/// The last change of the clock at or before this moment.
fn overgang(zone: &TimeZone, stempel: Timestamp) -> Result<Timestamp, BuitenGeldigheid> {
    let net_erna = stempel.checked_add(Span::new().seconds(1)).map_err(|_| BuitenGeldigheid)?;
    zone.preceding(net_erna).next().map(|overgang| overgang.timestamp()).ok_or(BuitenGeldigheid)
}

/// So many hours of elapsed time later.
pub const fn uren_later(begin: Moment, uren: u32) -> Moment {
    begin.plus_seconds(uren as i64 * 3600)
}

/// Whole minutes elapsed from the first moment to the second; negative when it lies before.
pub const fn minuten_tussen(begin: Moment, einde: Moment) -> i64 {
    einde.seconds_since(begin).div_euclid(60)
}

/// For machines: "2026-10-25T02:30:00+02:00", always with the local offset.
pub fn rfc3339(moment: Moment) -> String {
    lokaal(moment).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// For people: "zondag 25 oktober 2026 om 02.30 uur". A time that comes twice says which one.
pub fn moment_voluit(moment: Moment) -> String {
    let klok = lokaal(moment);
    let dubbel = amsterdam().ok().map(|zone| zone.to_ambiguous_timestamp(klok.datetime()).offset());
    let welke = match dubbel {
        Some(AmbiguousOffset::Fold { before, .. }) if before == klok.offset() => " (zomertijd)",
        Some(AmbiguousOffset::Fold { .. }) => " (wintertijd)",
        _ => "",
    };
    format!("{} om {:02}.{:02} uur{welke}", voluit(klok.date()), klok.hour(), klok.minute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn op(jaar: i16, maand: i8, dag: i8, uur: i8, minuut: i8) -> Moment {
        moment(date(jaar, maand, dag).at(uur, minuut, 0, 0), Keer::Eerste).unwrap()
    }

    #[test]
    fn dagen_volgen_de_wandklok_en_uren_lopen_door() {
        let avond = op(2026, 3, 28, 20, 0);
        assert_eq!(rfc3339(dagen_later(avond, 1).unwrap().moment), "2026-03-29T20:00:00+02:00");
        assert_eq!(rfc3339(uren_later(avond, 24)), "2026-03-29T21:00:00+02:00");
    }

    #[test]
    fn wat_in_de_sprong_valt_wordt_het_moment_van_de_overgang() {
        for (uur, minuut) in [(2, 0), (2, 30), (2, 59)] {
            let later = dagen_later(op(2026, 3, 19, uur, minuut), 10).unwrap();
            assert_eq!(rfc3339(later.moment), "2026-03-29T03:00:00+02:00", "{uur}.{minuut}");
            assert_eq!(later.stand, Klokstand::Overgeslagen);
        }
        assert_eq!(moment(date(2026, 3, 29).at(2, 30, 0, 0), Keer::Eerste), None);
    }

    #[test]
    fn van_het_dubbele_uur_telt_het_eerste_tenzij_het_tweede_is_bedoeld() {
        let later = dagen_later(op(2026, 10, 15, 2, 30), 10).unwrap();
        assert_eq!((rfc3339(later.moment).as_str(), later.stand), ("2026-10-25T02:30:00+02:00", Klokstand::Dubbel));
        let tweede = moment(date(2026, 10, 25).at(2, 30, 0, 0), Keer::Tweede).unwrap();
        assert_eq!(rfc3339(tweede), "2026-10-25T02:30:00+01:00");
        assert_eq!(moment_voluit(tweede), "zondag 25 oktober 2026 om 02.30 uur (wintertijd)");
        let gewoon = moment(date(2026, 10, 25).at(4, 0, 0, 0), Keer::Tweede);
        assert_eq!(gewoon, moment(date(2026, 10, 25).at(4, 0, 0, 0), Keer::Eerste));
    }
}
