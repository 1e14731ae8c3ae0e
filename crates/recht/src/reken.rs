//! Counting conventions: what "three weeks after" means before any holiday comes in.
//!
//! The day of the event itself does not count. A week is seven days. A month ends on the day with the same number, or on
//! the last day of a shorter month; that last reading is general doctrine and still to be confirmed for Dutch terms.

use crate::{BuitenGeldigheid, voluit};
use jiff::{Span, civil::Date};
use kern::Bron;

/// Where the clamping of months comes from.
pub(crate) const MAANDEN: Bron = Bron {
    regeling: "Verordening (EEG, Euratom) 1182/71",
    artikel: "art. 3 lid 2 onder c",
    geldig_vanaf: "1971-07-01",
    url: "http://data.europa.eu/eli/reg/1971/1182/oj",
    bevestigd: false,
};

kern::code_enum! {
    /// The unit in which a term is written.
    pub Eenheid {
        /// Elapsed hours.
        Uren = "uren", "uren";
        /// Calendar days.
        Dagen = "dagen", "dagen";
        /// Seven calendar days each.
        Weken = "weken", "weken";
        /// Calendar months.
        Maanden = "maanden", "maanden";
        /// Calendar years.
        Jaren = "jaren", "jaren"
    }
}

impl Eenheid {
    /// The word after a number: "1 dag", "2 dagen".
    const fn woord(self, aantal: u32) -> &'static str {
        match (self, aantal) {
            (Self::Uren, _) => "uur",
            (Self::Dagen, 1) => "dag",
            (Self::Dagen, _) => "dagen",
            (Self::Weken, 1) => "week",
            (Self::Weken, _) => "weken",
            (Self::Maanden, 1) => "maand",
            (Self::Maanden, _) => "maanden",
            (Self::Jaren, _) => "jaar",
        }
    }
}

/// Which way a term is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Richting {
    /// From an event to a last day.
    #[default]
    Vooruit,
    /// Back from a moment, as in "ten days before the hearing".
    Terug,
}

/// How long a term is, in the unit in which the rule writes it: twelve weeks is not the same as 84 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duur {
    /// How many.
    pub aantal: u32,
    /// Of what.
    pub eenheid: Eenheid,
}

impl Duur {
    /// A term in calendar days.
    pub const fn dagen(aantal: u32) -> Self {
        Self { aantal, eenheid: Eenheid::Dagen }
    }

    /// A term in weeks.
    pub const fn weken(aantal: u32) -> Self {
        Self { aantal, eenheid: Eenheid::Weken }
    }

    /// A term in calendar months.
    pub const fn maanden(aantal: u32) -> Self {
        Self { aantal, eenheid: Eenheid::Maanden }
    }

    /// A term in calendar years.
    pub const fn jaren(aantal: u32) -> Self {
        Self { aantal, eenheid: Eenheid::Jaren }
    }

    /// The length in words: "12 weken".
    pub fn in_woorden(self) -> String {
        format!("{} {}", self.aantal, self.eenheid.woord(self.aantal))
    }

    /// The calendar span, or `None` for hours: those run on the clock and have no last day.
    fn span(self) -> Result<Option<Span>, BuitenGeldigheid> {
        let aantal = i64::from(self.aantal);
        let span = match self.eenheid {
            Eenheid::Uren => return Ok(None),
            Eenheid::Dagen => Span::new().try_days(aantal),
            Eenheid::Weken => Span::new().try_weeks(aantal),
            Eenheid::Maanden => Span::new().try_months(aantal),
            Eenheid::Jaren => Span::new().try_years(aantal),
        };
        span.map(Some).map_err(|_| BuitenGeldigheid)
    }
}

/// The day on which a term ends before any law moves it; `None` for a term in hours.
pub(crate) fn kale_laatste_dag(
    gebeurtenis: Date,
    duur: Duur,
    richting: Richting,
) -> Result<Option<Date>, BuitenGeldigheid> {
    let Some(span) = duur.span()? else { return Ok(None) };
    let dag = match richting {
        Richting::Vooruit => gebeurtenis.checked_add(span),
        Richting::Terug => gebeurtenis.checked_sub(span),
    };
    op_de_kalender(dag).map(Some)
}

/// The calendar begins on the first of January of the year 1.
fn op_de_kalender(dag: Result<Date, jiff::Error>) -> Result<Date, BuitenGeldigheid> {
    dag.ok().filter(|dag| dag.year() > 0).ok_or(BuitenGeldigheid)
}

/// True when a shorter month cut the term: the day number could not be kept.
pub(crate) fn is_geknipt(gebeurtenis: Date, kaal: Date, duur: Duur) -> bool {
    matches!(duur.eenheid, Eenheid::Maanden | Eenheid::Jaren) && gebeurtenis.day() != kaal.day()
}

/// The sentence that tells how the bare last day was found.
pub(crate) fn zin_kaal(kaal: Date, duur: Duur, richting: Richting) -> String {
    let afstand = match richting {
        Richting::Vooruit => "later",
        Richting::Terug => "eerder",
    };
    format!("{} {afstand} is het {}.", duur.in_woorden(), voluit(kaal))
}

/// So many calendar days later, or earlier when negative.
pub(crate) fn dagen_na(dag: Date, dagen: i64) -> Result<Date, BuitenGeldigheid> {
    let span = Span::new().try_days(dagen).map_err(|_| BuitenGeldigheid)?;
    op_de_kalender(dag.checked_add(span))
}

/// The day that lies this long after the event; a term in hours has none.
pub(crate) fn dag_na(gebeurtenis: Date, duur: Duur) -> Result<Date, BuitenGeldigheid> {
    kale_laatste_dag(gebeurtenis, duur, Richting::Vooruit)?.ok_or(BuitenGeldigheid)
}

/// The last day of a measure of so many months whose first day counts: one day before the same day number, or before the
/// last day of a shorter month (stricter by at most a day, te bevestigen).
pub(crate) fn laatste_dag_van_maatregel(eerste_dag: Date, maanden: u32) -> Result<Date, BuitenGeldigheid> {
    dag_na(eerste_dag, Duur::maanden(maanden))?.yesterday().map_err(|_| BuitenGeldigheid)
}

/// True when a shorter month made that last day earlier.
pub(crate) fn is_maatregel_geknipt(eerste_dag: Date, maanden: u32) -> bool {
    let duur = Duur::maanden(maanden);
    dag_na(eerste_dag, duur).is_ok_and(|dag| is_geknipt(eerste_dag, dag, duur))
}

/// Calendar days from the first date to the second; negative when it lies before.
pub(crate) fn dagen_tussen(van: Date, tot: Date) -> i64 {
    van.until(tot).map_or(0, |span| i64::from(span.get_days()))
}

/// A number of days in words: "1 dag", "9 dagen".
pub(crate) fn dagen_in_woorden(dagen: i64) -> String {
    let woord = if dagen == 1 { "dag" } else { "dagen" };
    format!("{dagen} {woord}")
}

/// The next day; fails only at the end of the calendar.
pub(crate) fn dag_later(dag: Date) -> Result<Date, BuitenGeldigheid> {
    dag.tomorrow().map_err(|_| BuitenGeldigheid)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn vooruit(gebeurtenis: Date, duur: Duur) -> Date {
        kale_laatste_dag(gebeurtenis, duur, Richting::Vooruit).unwrap().unwrap()
    }

    #[test]
    fn de_dag_van_de_gebeurtenis_telt_niet_mee() {
        assert_eq!(vooruit(date(2026, 6, 10), Duur::dagen(1)), date(2026, 6, 11));
        assert_eq!(vooruit(date(2026, 6, 10), Duur::weken(6)), date(2026, 7, 22));
    }

    #[test]
    fn een_maand_eindigt_op_hetzelfde_nummer_of_op_de_laatste_dag() {
        assert_eq!(vooruit(date(2026, 1, 30), Duur::maanden(1)), date(2026, 2, 28));
        assert_eq!(vooruit(date(2028, 1, 31), Duur::maanden(1)), date(2028, 2, 29));
        assert_eq!(vooruit(date(2026, 1, 28), Duur::maanden(1)), date(2026, 2, 28));
        assert_eq!(vooruit(date(2026, 8, 31), Duur::maanden(3)), date(2026, 11, 30));
    }

    #[test]
    fn een_jaar_na_29_februari_is_28_februari() {
        let jaar = Duur { aantal: 1, eenheid: Eenheid::Jaren };
        assert_eq!(vooruit(date(2028, 2, 29), jaar), date(2029, 2, 28));
        assert!(is_geknipt(date(2028, 2, 29), date(2029, 2, 28), jaar));
    }

    #[test]
    fn een_termijn_in_uren_heeft_geen_laatste_dag() {
        let uren = Duur { aantal: 24, eenheid: Eenheid::Uren };
        assert_eq!(kale_laatste_dag(date(2026, 6, 10), uren, Richting::Vooruit), Ok(None));
    }

    #[test]
    fn voorbij_het_einde_van_de_kalender_is_een_fout() {
        let lang = Duur { aantal: u32::MAX, eenheid: Eenheid::Jaren };
        assert_eq!(kale_laatste_dag(date(2026, 6, 10), lang, Richting::Vooruit), Err(BuitenGeldigheid));
        assert_eq!(kale_laatste_dag(Date::MIN, Duur::dagen(1), Richting::Terug), Err(BuitenGeldigheid));
    }
}
