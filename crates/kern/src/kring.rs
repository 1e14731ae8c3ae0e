//! Need-to-know: the circle a thing belongs to, the role a person has, the purpose of a look.

use serde::{Deserialize, Serialize};

/// A circle of people who may know a thing. Every protected row carries one; people are members of circles.
/// It is the only need-to-know mechanism: lists, search, counts, map, export and mail all join on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Kring(pub i64);

/// What a person does at the municipality or at the table. Roles give actions; circles give sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rol {
    /// Adviseur openbare orde en veiligheid: weighs signals, prepares meetings.
    Adviseur,
    /// Casusregisseur: leads files.
    Regisseur,
    /// Toezichthouder or boa on the street.
    Boa,
    /// Municipal lawyer.
    Jurist,
    /// The mayor and his cabinet.
    Burgemeester,
    /// Assistant public prosecutor: imposes a huisverbod under mandate.
    Hulpofficier,
    /// Policy adviser and controller: figures, never persons.
    Beleid,
    /// Crisis coordinator.
    Crisis,
    /// Functionaris gegevensbescherming: who looked at what.
    Fg,
    /// A user of a partner organisation.
    Partner,
    /// Administrator: users and settings, no content.
    Beheerder,
}

impl Rol {
    /// All roles, in the order in which pages and the matrix show them.
    pub const ALL: [Self; 11] = [
        Self::Adviseur,
        Self::Regisseur,
        Self::Boa,
        Self::Jurist,
        Self::Burgemeester,
        Self::Hulpofficier,
        Self::Beleid,
        Self::Crisis,
        Self::Fg,
        Self::Partner,
        Self::Beheerder,
    ];

    /// The name under which the role is stored and configured.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Adviseur => "adviseur",
            Self::Regisseur => "regisseur",
            Self::Boa => "boa",
            Self::Jurist => "jurist",
            Self::Burgemeester => "burgemeester",
            Self::Hulpofficier => "hulpofficier",
            Self::Beleid => "beleid",
            Self::Crisis => "crisis",
            Self::Fg => "fg",
            Self::Partner => "partner",
            Self::Beheerder => "beheerder",
        }
    }

    /// The name that users read.
    pub const fn naam(self) -> &'static str {
        match self {
            Self::Adviseur => "Adviseur veiligheid",
            Self::Regisseur => "Casusregisseur",
            Self::Boa => "Toezichthouder",
            Self::Jurist => "Jurist",
            Self::Burgemeester => "Burgemeester en kabinet",
            Self::Hulpofficier => "Hulpofficier van justitie",
            Self::Beleid => "Beleidsadviseur",
            Self::Crisis => "Crisiscoördinator",
            Self::Fg => "Functionaris gegevensbescherming",
            Self::Partner => "Partner",
            Self::Beheerder => "Beheerder",
        }
    }

    /// The role with this code, or `None`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rol| rol.code() == code)
    }
}

/// Why somebody looks: part of every line of the look log (AVG art. 5 lid 1 onder b).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doel {
    /// Weighing and handling a signal.
    Signaalafhandeling,
    /// Preparing or holding a meeting.
    Overleg,
    /// Working on a file.
    Dossierbehandeling,
    /// Imposing, extending and checking an order (Wth art. 10 lid 2 for a huisverbod).
    Maatregel,
    /// Answering the person who reported.
    Terugkoppeling,
    /// Supervision on the use of personal data.
    Toezicht,
    /// Figures without persons.
    Verantwoording,
    /// Managing users and settings.
    Beheer,
}

impl Doel {
    /// The name under which the purpose is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Signaalafhandeling => "signaalafhandeling",
            Self::Overleg => "overleg",
            Self::Dossierbehandeling => "dossierbehandeling",
            Self::Maatregel => "maatregel",
            Self::Terugkoppeling => "terugkoppeling",
            Self::Toezicht => "toezicht",
            Self::Verantwoording => "verantwoording",
            Self::Beheer => "beheer",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elke_rol_komt_terug_uit_zijn_code() {
        for rol in Rol::ALL {
            assert_eq!(Rol::from_code(rol.code()), Some(rol));
        }
        assert_eq!(Rol::from_code("koning"), None);
    }
}
