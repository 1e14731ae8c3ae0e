//! Art. 3 lid 1 en 2 Atw: which days are generally recognised public holidays, and Good Friday that is put on a par.
//!
//! No human judgement. 5 May is a holiday every year. The day on which the King's birthday is celebrated is not in the act:
//! 27 April, or the day before when that is a Sunday (before 2014 the same for 30 April). That reading is to be confirmed.

use super::{artikel, pasen::pasen};
use crate::BuitenGeldigheid;
use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};
use kern::Bron;
use serde::Serialize;
use std::ops::RangeInclusive;

/// The list of holidays.
pub const BRON: Bron = artikel("art. 3 lid 1", "https://wetten.overheid.nl/BWBR0002448/2010-10-10#Artikel3");
/// Good Friday.
pub const BRON_GOEDE_VRIJDAG: Bron =
    artikel("art. 3 lid 2", "https://wetten.overheid.nl/BWBR0002448/2010-10-10#Artikel3");
/// The day on which the King's birthday is celebrated: shifted from a Sunday by custom, still to be confirmed.
pub const BRON_KONINGSDAG: Bron = Bron { artikel: "art. 3 lid 1 (viering Koningsdag)", bevestigd: false, ..BRON };

/// Years for which the list of holidays is answered: the act has stood in its present form since 2010.
pub const JAREN: RangeInclusive<i16> = 2010..=2099;

/// A public holiday, in the order in which the act names them; Good Friday last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Feestdag {
    /// 1 January.
    Nieuwjaarsdag,
    /// The day after Easter.
    TweedePaasdag,
    /// The day after Whit Sunday.
    TweedePinksterdag,
    /// 25 December.
    EersteKerstdag,
    /// 26 December.
    TweedeKerstdag,
    /// The fortieth day of Easter.
    Hemelvaartsdag,
    /// The King's birthday as celebrated; before 2014 the Queen's.
    Koningsdag,
    /// 5 May, every year.
    VijfMei,
    /// The Friday before Easter (lid 2).
    GoedeVrijdag,
}

impl Feestdag {
    /// All holidays, in the order of the act.
    pub const ALLE: [Self; 9] = [
        Self::Nieuwjaarsdag,
        Self::TweedePaasdag,
        Self::TweedePinksterdag,
        Self::EersteKerstdag,
        Self::TweedeKerstdag,
        Self::Hemelvaartsdag,
        Self::Koningsdag,
        Self::VijfMei,
        Self::GoedeVrijdag,
    ];

    /// Those that fall between March and June, in the order of the act.
    const VOORJAAR: [Self; 6] = [
        Self::TweedePaasdag,
        Self::TweedePinksterdag,
        Self::Hemelvaartsdag,
        Self::Koningsdag,
        Self::VijfMei,
        Self::GoedeVrijdag,
    ];

    /// Stable code for the API.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nieuwjaarsdag => "nieuwjaarsdag",
            Self::TweedePaasdag => "tweede_paasdag",
            Self::TweedePinksterdag => "tweede_pinksterdag",
            Self::EersteKerstdag => "eerste_kerstdag",
            Self::TweedeKerstdag => "tweede_kerstdag",
            Self::Hemelvaartsdag => "hemelvaartsdag",
            Self::Koningsdag => "koningsdag",
            Self::VijfMei => "vijf_mei",
            Self::GoedeVrijdag => "goede_vrijdag",
        }
    }

    /// The name that users read.
    pub const fn naam(self) -> &'static str {
        match self {
            Self::Nieuwjaarsdag => "nieuwjaarsdag",
            Self::TweedePaasdag => "tweede paasdag",
            Self::TweedePinksterdag => "tweede pinksterdag",
            Self::EersteKerstdag => "eerste kerstdag",
            Self::TweedeKerstdag => "tweede kerstdag",
            Self::Hemelvaartsdag => "Hemelvaartsdag",
            Self::Koningsdag => "Koningsdag",
            Self::VijfMei => "Bevrijdingsdag",
            Self::GoedeVrijdag => "Goede Vrijdag",
        }
    }

    /// The article that makes it a holiday.
    pub const fn bron(self) -> Bron {
        match self {
            Self::Koningsdag => BRON_KONINGSDAG,
            Self::GoedeVrijdag => BRON_GOEDE_VRIJDAG,
            _ => BRON,
        }
    }

    /// The day on which it falls in the year of `datum`. Taking the year from a date keeps this total.
    fn in_het_jaar_van(self, datum: Date) -> Date {
        let jaar = datum.year();
        let na_pasen = |dagen: i64| {
            let (maand, dag) = pasen(jaar);
            Date::constant(jaar, maand, dag).saturating_add(dagen.days())
        };
        match self {
            Self::Nieuwjaarsdag => Date::constant(jaar, 1, 1),
            Self::TweedePaasdag => na_pasen(1),
            Self::TweedePinksterdag => na_pasen(50),
            Self::EersteKerstdag => Date::constant(jaar, 12, 25),
            Self::TweedeKerstdag => Date::constant(jaar, 12, 26),
            Self::Hemelvaartsdag => na_pasen(39),
            Self::Koningsdag => viering(jaar),
            Self::VijfMei => Date::constant(jaar, 5, 5),
            Self::GoedeVrijdag => na_pasen(-2),
        }
    }
}

/// The birthday as celebrated in a year that is known to exist.
fn viering(jaar: i16) -> Date {
    let verjaardag = Date::constant(jaar, 4, if jaar < 2014 { 30 } else { 27 });
    if verjaardag.weekday() == Weekday::Sunday { verjaardag.saturating_sub(1.day()) } else { verjaardag }
}

fn in_een_bekend_jaar(jaar: i16) -> Result<Date, BuitenGeldigheid> {
    if JAREN.contains(&jaar) { Ok(Date::constant(jaar, 1, 1)) } else { Err(BuitenGeldigheid) }
}

/// The day on which the King's birthday is celebrated; refused outside [`JAREN`].
pub fn koningsdag(jaar: i16) -> Result<Date, BuitenGeldigheid> {
    in_een_bekend_jaar(jaar).map(|dag| viering(dag.year()))
}

/// The holidays of a year by date, without the days equated by decree. Two holidays may share a date
/// (Ascension Day and 5 May in 2016). Refused outside [`JAREN`].
pub fn feestdagen(jaar: i16) -> Result<Vec<(Date, Feestdag)>, BuitenGeldigheid> {
    let begin = in_een_bekend_jaar(jaar)?;
    let mut dagen: Vec<_> = Feestdag::ALLE.map(|feestdag| (feestdag.in_het_jaar_van(begin), feestdag)).into();
    dagen.sort_unstable();
    Ok(dagen)
}

/// Holidays that fall on one day: at most two, held without memory of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Samenloop {
    eerste: Option<Feestdag>,
    tweede: Option<Feestdag>,
}

impl Samenloop {
    /// In the order of the act.
    pub fn iter(self) -> impl Iterator<Item = Feestdag> {
        self.eerste.into_iter().chain(self.tweede)
    }

    /// True on an ordinary day.
    pub const fn is_leeg(self) -> bool {
        self.eerste.is_none()
    }

    const fn met(self, feestdag: Feestdag) -> Self {
        match self.eerste {
            None => Self { eerste: Some(feestdag), tweede: None },
            Some(_) => Self { tweede: Some(feestdag), ..self },
        }
    }
}

/// The holidays that fall on this day, in the order of the act; empty on an ordinary day.
pub fn feestdagen_op(datum: Date) -> Samenloop {
    let leeg = Samenloop::default();
    match (datum.month(), datum.day()) {
        (1, 1) => leeg.met(Feestdag::Nieuwjaarsdag),
        (12, 25) => leeg.met(Feestdag::EersteKerstdag),
        (12, 26) => leeg.met(Feestdag::TweedeKerstdag),
        (3..=6, _) => Feestdag::VOORJAAR
            .into_iter()
            .filter(|feestdag| feestdag.in_het_jaar_van(datum) == datum)
            .fold(leeg, Samenloop::met),
        _ => leeg,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn koningsdag_schuift_alleen_van_een_zondag() {
        for (jaar, verwacht) in [
            (2013, date(2013, 4, 30)),
            (2014, date(2014, 4, 26)),
            (2019, date(2019, 4, 27)),
            (2024, date(2024, 4, 27)),
            (2025, date(2025, 4, 26)),
            (2026, date(2026, 4, 27)),
        ] {
            assert_eq!(koningsdag(jaar), Ok(verwacht));
        }
    }

    #[test]
    fn bevrijdingsdag_is_er_elk_jaar() {
        for jaar in JAREN {
            assert!(feestdagen_op(date(jaar, 5, 5)).iter().any(|dag| dag == Feestdag::VijfMei), "{jaar}");
        }
    }

    #[test]
    fn twee_feestdagen_op_een_dag_staan_in_de_volgorde_van_de_wet() {
        assert!(feestdagen_op(date(2016, 5, 5)).iter().eq([Feestdag::Hemelvaartsdag, Feestdag::VijfMei]));
    }

    #[test]
    fn eerste_paasdag_is_een_gewone_zondag() {
        assert!(feestdagen_op(date(2026, 4, 5)).is_leeg());
        assert!(feestdagen_op(date(2026, 4, 6)).iter().eq([Feestdag::TweedePaasdag]));
    }

    #[test]
    fn buiten_de_bekende_jaren_komt_er_geen_lijst() {
        assert_eq!(feestdagen(2009), Err(BuitenGeldigheid));
        assert_eq!(feestdagen(2100), Err(BuitenGeldigheid));
        assert_eq!(koningsdag(1900), Err(BuitenGeldigheid));
        assert_eq!(feestdagen(2010).map(|dagen| dagen.len()), Ok(9));
    }

    #[test]
    fn een_dag_opzoeken_geeft_hetzelfde_als_de_lijst_van_het_jaar() {
        for jaar in JAREN {
            let lijst = feestdagen(jaar).unwrap();
            for (dag, feestdag) in &lijst {
                assert!(feestdagen_op(*dag).iter().any(|gevonden| gevonden == *feestdag), "{dag}");
            }
            let begin = date(jaar, 1, 1);
            let geteld: usize = begin.series(1.day()).take(365).map(|dag| feestdagen_op(dag).iter().count()).sum();
            assert_eq!(geteld, lijst.len(), "{jaar}");
        }
    }

    #[test]
    fn elk_jaar_van_de_kalender_is_te_vragen() {
        for jaar in -9999..=9999 {
            assert!(feestdagen_op(Date::new(jaar, 12, 25).unwrap()).iter().any(|dag| dag == Feestdag::EersteKerstdag));
        }
    }
}
