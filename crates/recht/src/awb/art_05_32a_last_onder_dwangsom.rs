//! Art. 5:32a en 5:32b Awb: what an order under penalty must say.
//!
//! Human judgement: which measures, how much time and how much money. Here only whether each was written down.

use super::artikel;
use kern::Bron;

/// The measures that the offender must take.
pub const BRON_MAATREGELEN: Bron =
    artikel("art. 5:32a lid 1", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:32a");
/// The time in which he can do so without paying.
pub const BRON_BEGUNSTIGING: Bron =
    artikel("art. 5:32a lid 2", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:32a");
/// The most that he can come to owe.
pub const BRON_MAXIMUM: Bron =
    artikel("art. 5:32b lid 2", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:32b");

/// Whether something stands in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InDeLast {
    /// It does.
    Genoemd,
    /// It does not.
    Ontbreekt,
}

impl From<bool> for InDeLast {
    fn from(genoemd: bool) -> Self {
        if genoemd { Self::Genoemd } else { Self::Ontbreekt }
    }
}

/// What the order is meant to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strekking {
    /// Undo the violation or keep it from going on: the offender gets time.
    OngedaanMakenOfVoorkomen,
    /// Only keep it from happening again: no time is needed.
    HerhalingVoorkomen,
}

/// An order under penalty, as far as it must be complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    /// The measures.
    pub herstelmaatregelen: InDeLast,
    /// What it is meant to do.
    pub strekking: Strekking,
    /// The time to comply.
    pub begunstigingstermijn: InDeLast,
    /// The maximum amount.
    pub maximum: InDeLast,
}

kern::code_enum! {
    /// What keeps the order from being complete, in the order of the act.
    pub Blokkade {
        /// No measures.
        Herstelmaatregelen = "herstelmaatregelen", "De last noemt niet welke maatregelen de overtreder moet nemen.";
        /// No time to comply, where that is needed.
        Begunstigingstermijn = "begunstigingstermijn", "De last geeft geen termijn om zonder dwangsom te herstellen.";
        /// No maximum.
        Maximum = "maximum", "De last noemt niet hoeveel dwangsom er in totaal betaald moet worden."
    }
}

impl Blokkade {
    /// The article that asks for it.
    pub const fn bron(self) -> Bron {
        match self {
            Self::Herstelmaatregelen => BRON_MAATREGELEN,
            Self::Begunstigingstermijn => BRON_BEGUNSTIGING,
            Self::Maximum => BRON_MAXIMUM,
        }
    }

    const fn geldt(self, last: &Last) -> bool {
        let genoemd = match self {
            Self::Herstelmaatregelen => last.herstelmaatregelen,
            Self::Begunstigingstermijn if matches!(last.strekking, Strekking::HerhalingVoorkomen) => return false,
            Self::Begunstigingstermijn => last.begunstigingstermijn,
            Self::Maximum => last.maximum,
        };
        matches!(genoemd, InDeLast::Ontbreekt)
    }
}

/// Everything that is missing, in the order of the act.
pub fn blokkades(last: &Last) -> impl Iterator<Item = Blokkade> {
    <Blokkade as kern::Code>::ALL.iter().copied().filter(|blokkade| blokkade.geldt(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use InDeLast::{Genoemd, Ontbreekt};
    use Strekking::{HerhalingVoorkomen, OngedaanMakenOfVoorkomen};

    #[test]
    fn alles_wat_ontbreekt_wordt_genoemd_in_de_volgorde_van_de_wet() {
        let alles = [Blokkade::Herstelmaatregelen, Blokkade::Begunstigingstermijn, Blokkade::Maximum];
        for (naam, last, verwacht) in [
            ("volledig", (Genoemd, OngedaanMakenOfVoorkomen, Genoemd, Genoemd), &[][..]),
            ("niets", (Ontbreekt, OngedaanMakenOfVoorkomen, Ontbreekt, Ontbreekt), &alles[..]),
            ("zonder termijn tegen herhaling", (Genoemd, HerhalingVoorkomen, Ontbreekt, Genoemd), &[]),
            ("zonder termijn om te herstellen", (Genoemd, OngedaanMakenOfVoorkomen, Ontbreekt, Genoemd), &alles[1..2]),
            ("zonder maximum", (Genoemd, HerhalingVoorkomen, Ontbreekt, Ontbreekt), &alles[2..]),
        ] {
            let (herstelmaatregelen, strekking, begunstigingstermijn, maximum) = last;
            let last = Last { herstelmaatregelen, strekking, begunstigingstermijn, maximum };
            assert_eq!(blokkades(&last).collect::<Vec<_>>(), verwacht, "{naam}");
        }
    }
}
