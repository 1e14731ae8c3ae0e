//! What an order rests on, and what follows from that for what is asked.

use crate::bronnen;
use besluit::Gegevens;
use kern::{Bron, Code as _};
use recht::gemeentewet::{art_172a_losse_dagen, art_172a_samenloop::Maatregel};

kern::code_enum! {
    /// What an order rests on.
    pub(crate) Grondslag {
        /// Not to be in an area.
        Gebied = "gebied", "Gebiedsverbod";
        /// Not to be in an area on separate days.
        Los = "los", "Gebiedsverbod op losse dagen";
        /// Not to be in a group in an area.
        Groep = "groep", "Groepsverbod";
        /// To report.
        Meldplicht = "meldplicht", "Meldplicht";
        /// To parents: the child not in an area.
        OudersGebied = "ouders_gebied", "Bevel aan ouders: gebied";
        /// To parents: the child not outside in the evening and night.
        OudersAvond = "ouders_avond", "Bevel aan ouders: avond en nacht";
        /// On the municipality's own by-law.
        Apv = "apv", "Verbod op grond van de APV"
    }
}

/// Its name as a field.
pub(crate) const VELD: &str = "grondslag";

/// The choices as a field has them.
pub(crate) const KEUZES: &[(&str, &str)] = &[
    ("gebied", "Gebiedsverbod"),
    ("los", "Gebiedsverbod op losse dagen"),
    ("groep", "Groepsverbod"),
    ("meldplicht", "Meldplicht"),
    ("ouders_gebied", "Bevel aan ouders: gebied"),
    ("ouders_avond", "Bevel aan ouders: avond en nacht"),
    ("apv", "Verbod op grond van de APV"),
];

/// Those with an area.
pub(crate) const MET_GEBIED: &[&str] = &["gebied", "los", "groep", "ouders_gebied", "apv"];
/// Those with a first and a last day.
pub(crate) const MET_DAGEN: &[&str] = &["gebied", "groep", "meldplicht", "ouders_gebied", "ouders_avond", "apv"];
/// Those to parents.
pub(crate) const OUDERS: &[&str] = &["ouders_gebied", "ouders_avond"];
/// Those to who disturbed order himself.
pub(crate) const ZELF: &[&str] = &["gebied", "los", "groep", "meldplicht", "apv"];
/// Those beside which an order of the public prosecutor is looked for.
pub(crate) const MET_OM: &[&str] = &["gebied", "los", "groep", "meldplicht"];

impl Grondslag {
    /// The choice that was made.
    pub(crate) fn van(gegevens: &Gegevens) -> Option<Self> {
        Self::from_code(gegevens.tekst(VELD))
    }

    /// Whether it is an order to parents.
    pub(crate) const fn is_ouders(self) -> bool {
        matches!(self, Self::OudersGebied | Self::OudersAvond)
    }

    /// Whether it holds in an area.
    pub(crate) fn heeft_gebied(self) -> bool {
        MET_GEBIED.contains(&self.code())
    }

    /// Whether art. 172a lid 6 onder a counts its periods.
    pub(crate) const fn heeft_perioden(self) -> bool {
        matches!(self, Self::Gebied | Self::Groep | Self::Meldplicht)
    }

    /// The order as art. 172a lid 5 sees it; `None` when that paragraph is not about it.
    pub(crate) const fn naast_om(self) -> Option<Maatregel> {
        match self {
            Self::Gebied | Self::Los => Some(Maatregel::Gebiedsverbod),
            Self::Groep => Some(Maatregel::Groepsverbod),
            Self::Meldplicht => Some(Maatregel::Meldplicht),
            Self::OudersGebied | Self::OudersAvond | Self::Apv => None,
        }
    }

    /// The article.
    pub(crate) const fn bron(self) -> Bron {
        match self {
            Self::Gebied | Self::Groep | Self::Meldplicht => bronnen::ORDE,
            Self::Los => art_172a_losse_dagen::BRON,
            Self::OudersGebied | Self::OudersAvond => bronnen::OUDERS,
            Self::Apv => bronnen::APV,
        }
    }
}

/// The article of what was chosen; until then the one that most rest on.
pub(crate) fn bron(gegevens: &Gegevens) -> Bron {
    Grondslag::van(gegevens).map_or(bronnen::ORDE, Grondslag::bron)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn het_veld_kent_elke_grondslag() {
        let all: Vec<_> = Grondslag::ALL.iter().map(|grondslag| (grondslag.code(), grondslag.naam())).collect();
        assert_eq!(all, KEUZES);
        for list in [MET_GEBIED, MET_DAGEN, OUDERS, ZELF, MET_OM] {
            assert!(list.iter().all(|code| Grondslag::from_code(code).is_some()), "{list:?}");
        }
        for grondslag in Grondslag::ALL {
            let code = grondslag.code();
            assert_eq!(grondslag.is_ouders(), OUDERS.contains(&code), "{code}");
            assert_eq!(grondslag.naast_om().is_some(), MET_OM.contains(&code), "{code}");
            assert_ne!(OUDERS.contains(&code), ZELF.contains(&code), "{code}");
        }
    }
}
