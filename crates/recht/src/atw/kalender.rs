//! One calendar: weekends, holidays and equated days together.

use super::{
    art_03_feestdagen::{Feestdag, Samenloop, feestdagen_op},
    art_03_lid_3_gelijkgesteld as gelijkgesteld,
};
use crate::Volledigheid;
use jiff::civil::{Date, Weekday};
use std::borrow::Cow;

/// What a day is under the act. When several apply, the first of this list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dagsoort {
    /// A public holiday; more than one when they coincide, in the order of the act.
    Feestdag(Samenloop),
    /// Equated with a holiday by decree.
    Gelijkgesteld,
    /// A Saturday.
    Zaterdag,
    /// A Sunday.
    Zondag,
    /// A working day. `Onbekend`: as far as is known today, a decree may still equate it.
    Werkdag(Volledigheid),
}

impl Dagsoort {
    /// Stable code for the API: why a day is free, or that it is a working day.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Feestdag(_) => "feestdag",
            Self::Gelijkgesteld => "kb_dag",
            Self::Zaterdag => "zaterdag",
            Self::Zondag => "zondag",
            Self::Werkdag(_) => "werkdag",
        }
    }

    /// True for a day on which a term does not end, as far as is known.
    pub const fn is_vrij(&self) -> bool {
        !matches!(self, Self::Werkdag(_))
    }

    /// Why the day is free, as the end of a sentence: "weekend", "Koningsdag".
    pub fn in_woorden(&self) -> String {
        match self {
            Self::Feestdag(namen) => namen.iter().map(Feestdag::naam).collect::<Vec<_>>().join(" en "),
            Self::Gelijkgesteld => "bij besluit gelijkgesteld met een feestdag".to_owned(),
            Self::Zaterdag | Self::Zondag => "weekend".to_owned(),
            Self::Werkdag(_) => "een werkdag".to_owned(),
        }
    }
}

/// Which days are equated with a holiday, and for which years that list is complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kalender {
    gelijkgesteld: Cow<'static, [Date]>,
    altijd_volledig: Volledigheid,
}

impl Default for Kalender {
    fn default() -> Self {
        Self::wettelijk()
    }
}

impl Kalender {
    /// The calendar with the table that Baken maintains.
    pub const fn wettelijk() -> Self {
        Self { gelijkgesteld: Cow::Borrowed(&gelijkgesteld::TABEL), altijd_volledig: Volledigheid::Onbekend }
    }

    /// The calendar in which exactly these days are equated, complete for every year.
    pub const fn met_gelijkgestelde_dagen(dagen: Vec<Date>) -> Self {
        Self { gelijkgesteld: Cow::Owned(dagen), altijd_volledig: Volledigheid::Volledig }
    }

    /// Whether every equated day of this year is known.
    pub fn volledigheid(&self, jaar: i16) -> Volledigheid {
        if gelijkgesteld::VOLLEDIG.contains(&jaar) { Volledigheid::Volledig } else { self.altijd_volledig }
    }

    /// The equated days known in this year, in order.
    pub fn gelijkgestelde_dagen(&self, jaar: i16) -> Vec<Date> {
        let mut dagen: Vec<Date> = self.gelijkgesteld.iter().copied().filter(|dag| dag.year() == jaar).collect();
        dagen.sort_unstable();
        dagen.dedup();
        dagen
    }

    /// What this day is.
    pub fn soort(&self, datum: Date) -> Dagsoort {
        let feestdagen = feestdagen_op(datum);
        if !feestdagen.is_leeg() {
            return Dagsoort::Feestdag(feestdagen);
        }
        if self.gelijkgesteld.contains(&datum) {
            return Dagsoort::Gelijkgesteld;
        }
        match datum.weekday() {
            Weekday::Saturday => Dagsoort::Zaterdag,
            Weekday::Sunday => Dagsoort::Zondag,
            _ => Dagsoort::Werkdag(self.volledigheid(datum.year())),
        }
    }

    /// Whether the day is a Saturday, Sunday, holiday or equated day. `None`: it looks like a working day, but the
    /// decrees for that year are not known.
    pub fn is_vrije_dag(&self, datum: Date) -> Option<bool> {
        match self.soort(datum) {
            Dagsoort::Werkdag(Volledigheid::Onbekend) => None,
            soort => Some(soort.is_vrij()),
        }
    }

    /// The reverse of [`Self::is_vrije_dag`], with the same `None`.
    pub fn is_werkdag(&self, datum: Date) -> Option<bool> {
        self.is_vrije_dag(datum).map(|vrij| !vrij)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn een_gewone_dag_in_een_onbekend_jaar_is_onbekend_en_nooit_zomaar_een_werkdag() {
        let kalender = Kalender::wettelijk();
        assert_eq!(kalender.is_vrije_dag(date(2028, 12, 29)), Some(false));
        assert_eq!(kalender.is_vrije_dag(date(2029, 1, 2)), None);
        assert_eq!(kalender.is_werkdag(date(2022, 12, 30)), None);
    }

    #[test]
    fn een_vrije_dag_in_een_onbekend_jaar_is_zeker_vrij() {
        let kalender = Kalender::wettelijk();
        assert_eq!(kalender.is_vrije_dag(date(2029, 1, 1)), Some(true));
        assert_eq!(kalender.is_vrije_dag(date(2029, 1, 6)), Some(true));
        assert_eq!(kalender.is_vrije_dag(date(2022, 5, 27)), Some(true));
    }

    #[test]
    fn opgegeven_dagen_vervangen_de_tabel() {
        let kalender = Kalender::met_gelijkgestelde_dagen(vec![date(2029, 5, 11)]);
        assert_eq!(kalender.is_vrije_dag(date(2029, 5, 11)), Some(true));
        assert_eq!(kalender.is_vrije_dag(date(2029, 5, 14)), Some(false));
        assert_eq!(kalender.is_vrije_dag(date(2026, 5, 15)), Some(false));
    }

    #[test]
    fn een_feestdag_gaat_voor_een_besluit_en_een_besluit_voor_het_weekeinde() {
        let kalender = Kalender::met_gelijkgestelde_dagen(vec![date(2026, 12, 26), date(2026, 12, 27)]);
        assert_eq!(kalender.soort(date(2026, 12, 26)).code(), "feestdag");
        assert_eq!(kalender.soort(date(2026, 12, 27)), Dagsoort::Gelijkgesteld);
    }
}
