//! Art. 4 onder a Atw: a term in hours runs on the clock, also at night and in the weekend, and ends at a moment.
//!
//! No human judgement. Hours are elapsed time: when summer time begins or ends in between, the clock shows another hour.

use super::{BuitenAtw, art_04_reikwijdte as art_04};
use crate::{
    BuitenGeldigheid, Uitleg,
    klok::{moment_voluit, uren_later},
};
use jiff::{SignedDuration, Timestamp};
use kern::{Bron, Moment, lokaal};

/// Terms in hours fall outside the act.
pub const BRON: Bron = art_04::BRON;

/// So many hours of elapsed time later; an error beyond the calendar.
pub fn urentermijn(begin: Moment, uren: u32) -> Result<Moment, BuitenGeldigheid> {
    let einde = uren_later(begin, uren);
    Timestamp::from_microsecond(einde.0).map(|_| einde).map_err(|_| BuitenGeldigheid)
}

/// Tells when the hours are over, and what the clock did meanwhile.
pub(crate) fn vertel_uren(begin: Moment, uren: u32, einde: Moment, uitleg: &mut Uitleg) {
    uitleg.zin(format!("{uren} uur later is het {}.", moment_voluit(einde)));
    let sprong = lokaal(einde).offset().duration_since(lokaal(begin).offset());
    if sprong > SignedDuration::ZERO {
        uitleg.zin("Intussen gaat de klok een uur vooruit. De uren lopen door, dus de klok wijst een uur later aan.");
    } else if sprong < SignedDuration::ZERO {
        uitleg.zin("Intussen gaat de klok een uur terug. De uren lopen door, dus de klok wijst een uur eerder aan.");
    }
}

/// The same for a term to which the act would otherwise apply: says that it does not move.
pub(crate) fn vertel_wettelijke_uren(begin: Moment, uren: u32, einde: Moment, uitleg: &mut Uitleg) {
    vertel_uren(begin, uren, einde, uitleg);
    uitleg.stap(BuitenAtw::Uren.zin(), BRON);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::klok::{Keer, moment, rfc3339};
    use jiff::civil::date;

    #[test]
    fn uren_lopen_door_over_de_wisseling_van_de_klok() {
        for (naam, maand, dag, uur, keer, verwacht) in [
            ("gewone dag", 6, 4, 23, Keer::Eerste, "2026-06-05T23:00:00+02:00"),
            ("klok vooruit", 3, 28, 20, Keer::Eerste, "2026-03-29T21:00:00+02:00"),
            ("eindigt in het dubbele uur, eerste keer", 10, 24, 2, Keer::Eerste, "2026-10-25T02:00:00+02:00"),
            ("eindigt in het dubbele uur, tweede keer", 10, 24, 3, Keer::Eerste, "2026-10-25T02:00:00+01:00"),
            ("begint in het dubbele uur, eerste keer", 10, 25, 2, Keer::Eerste, "2026-10-26T01:00:00+01:00"),
            ("begint in het dubbele uur, tweede keer", 10, 25, 2, Keer::Tweede, "2026-10-26T02:00:00+01:00"),
        ] {
            let begin = moment(date(2026, maand, dag).at(uur, 0, 0, 0), keer).unwrap();
            assert_eq!(rfc3339(urentermijn(begin, 24).unwrap()), verwacht, "{naam}");
        }
    }

    #[test]
    fn voorbij_de_kalender_komt_een_fout_en_geen_verkeerd_moment() {
        let laatste = Moment::from(Timestamp::MAX);
        assert_eq!(urentermijn(laatste, 24), Err(BuitenGeldigheid));
    }

    #[test]
    fn de_uitleg_noemt_de_klok_die_vooruit_of_terug_gaat() {
        for (maand, dag, woord) in [(3, 28, "vooruit"), (10, 24, "terug")] {
            let begin = moment(date(2026, maand, dag).at(20, 0, 0, 0), Keer::Eerste).unwrap();
            let mut uitleg = Uitleg::van("Begin.", BRON);
            vertel_wettelijke_uren(begin, 24, urentermijn(begin, 24).unwrap(), &mut uitleg);
            assert!(uitleg.stappen[2].contains(woord), "{:?}", uitleg.stappen);
            assert_eq!(uitleg.stappen[3], BuitenAtw::Uren.zin());
        }
    }
}
