//! What came of an import.

/// Rejected lines that a report keeps; all of them go to the file of rejected lines.
const MEESTE_IN_RAPPORT: usize = 1_000;

/// Why a line is not taken. Says what is wrong with it, never what stood there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reden {
    /// Another number of columns than the heading has.
    #[error("heeft {gevonden} kolommen en de kop heeft er {verwacht}")]
    Kolommen {
        /// In this line.
        gevonden: usize,
        /// In the heading.
        verwacht: usize,
    },
    /// Nothing where something must stand.
    #[error("is leeg")]
    Leeg,
    /// Longer than may be.
    #[error("is langer dan {0} tekens")]
    TeLang(usize),
    /// A value that the mapping does not know, and no default.
    #[error("heeft een waarde die niet in de kaart staat")]
    OnbekendeWaarde,
    /// Not a date in one of the formats.
    #[error("is geen datum zoals in de kaart staat")]
    GeenDatum,
    /// Not a time in one of the formats.
    #[error("is geen tijd zoals in de kaart staat")]
    GeenTijd,
    /// Before 1900 or after today.
    #[error("ligt voor 1900 of in de toekomst")]
    OnmogelijkeDatum,
    /// Not a number.
    #[error("is geen getal")]
    GeenGetal,
    /// One of the two coordinates is missing.
    #[error("heeft maar een van de twee coördinaten")]
    HalfPunt,
    /// Not a place in the system of the mapping.
    #[error("is geen plek in het stelsel dat in de kaart staat")]
    GeenPlek,
    /// Latitude and longitude are exchanged.
    #[error("heeft lengte en breedte verwisseld")]
    Verwisseld,
    /// The reference stands in Baken already, or earlier in this file.
    #[error("staat al in Baken")]
    Bekend,
    /// A name for an area that is too long to be one.
    #[error("kan niet worden gelezen")]
    Onleesbaar,
}

/// A line that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Afkeuring {
    /// Line of the file, from 1; the heading is usually line 1.
    pub regel: u64,
    /// The column that it is about; empty when it is the whole line.
    pub kolom: String,
    /// What is wrong.
    pub reden: Reden,
}

impl std::fmt::Display for Afkeuring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.kolom.is_empty() {
            write!(f, "Regel {} {}.", self.regel, self.reden)
        } else {
            write!(f, "Regel {}: {} {}.", self.regel, self.kolom, self.reden)
        }
    }
}

/// How an import ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Uitkomst {
    /// Everything was read and stored.
    #[default]
    Klaar,
    /// Everything was read and checked, nothing was stored.
    Proef,
    /// The caller asked to stop; the next run goes on from here.
    Gestopt,
    /// This very file was read before with this mapping; nothing was done.
    AlIngelezen,
}

/// What came of an import: `gelezen` = `nieuw` + `bekend` + `geweigerd`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rapport {
    /// How it ended.
    pub uitkomst: Uitkomst,
    /// Lines that were looked at, without the heading.
    pub gelezen: u64,
    /// Added; in a trial run: would be added.
    pub nieuw: u64,
    /// Left alone, because they stood in Baken already.
    pub bekend: u64,
    /// Rejected.
    pub geweigerd: u64,
    /// Lines that an earlier, interrupted run had stored.
    pub hervat_na: u64,
    /// The first thousand lines that were rejected or known already.
    pub afkeuringen: Vec<Afkeuring>,
}

impl Rapport {
    pub(super) fn noteer(&mut self, afkeuring: Afkeuring) {
        if self.afkeuringen.len() < MEESTE_IN_RAPPORT {
            self.afkeuringen.push(afkeuring);
        }
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stand {
    /// Lines done.
    pub gelezen: u64,
    /// Lines in the file, when that is known beforehand.
    pub totaal: Option<u64>,
}
