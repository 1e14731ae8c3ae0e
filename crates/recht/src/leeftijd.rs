//! Ages: a person reaches an age at the start of the birthday. Who was born on 29 February has the birthday on 1 March in a
//! common year; that reading is te bevestigen.

use crate::BuitenGeldigheid;
use jiff::civil::Date;

/// The day on which a person reaches this age.
pub fn verjaardag(geboortedatum: Date, leeftijd: i16) -> Result<Date, BuitenGeldigheid> {
    let jaar = geboortedatum.year().checked_add(leeftijd).ok_or(BuitenGeldigheid)?;
    let dag = Date::new(jaar, geboortedatum.month(), geboortedatum.day());
    // Only 29 February can be missing in another year.
    dag.or_else(|_| Date::new(jaar, 3, 1)).map_err(|_| BuitenGeldigheid)
}

/// True when the person has reached the age on this day.
pub fn heeft_leeftijd(geboortedatum: Date, leeftijd: i16, op: Date) -> Result<bool, BuitenGeldigheid> {
    Ok(verjaardag(geboortedatum, leeftijd)? <= op)
}

/// True for somebody born on a leap day: the answer then rests on a reading.
pub fn is_schrikkelkind(geboortedatum: Date) -> bool {
    geboortedatum.month() == 2 && geboortedatum.day() == 29
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn een_leeftijd_begint_op_de_verjaardag() {
        for (naam, geboren, leeftijd, verwacht) in [
            ("gewoon", date(2008, 6, 12), 18, date(2026, 6, 12)),
            ("schrikkelkind in een gewoon jaar", date(2008, 2, 29), 18, date(2026, 3, 1)),
            ("schrikkelkind in een schrikkeljaar", date(2008, 2, 29), 12, date(2020, 2, 29)),
        ] {
            let dag = verjaardag(geboren, leeftijd).unwrap();
            assert_eq!(dag, verwacht, "{naam}");
            assert_eq!(heeft_leeftijd(geboren, leeftijd, dag), Ok(true), "{naam}");
            assert_eq!(heeft_leeftijd(geboren, leeftijd, dag.yesterday().unwrap()), Ok(false), "{naam}");
        }
    }
}
