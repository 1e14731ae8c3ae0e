//! What a file is.

use audit::Ding;
use kern::{DossierId, GebruikerId, Kring, Moment, code_enum};

/// The reference of a file: C-2026-0412.
pub type Kenmerk = kern::Kenmerk<'C'>;

code_enum! {
    /// Whether it is being worked on.
    pub Status {
        /// Yes.
        Open = "open", "Open";
        /// No.
        Gesloten = "gesloten", "Gesloten"
    }
}

/// A file.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// Internal number.
    pub id: DossierId,
    /// Reference.
    pub kenmerk: Kenmerk,
    /// Who may know.
    pub kring: Kring,
    /// Short name.
    pub titel: String,
    /// Who leads it.
    pub regisseur: Option<GebruikerId>,
    /// Whether it is being worked on.
    pub status: Status,
    /// Why it was closed; empty while it is open.
    pub reden: String,
    /// When it was opened.
    pub geopend: Moment,
    /// When it was closed.
    pub gesloten: Option<Moment>,
    /// Expected by the next change.
    pub versie: i64,
}

/// A file to be made.
#[derive(Debug, Clone)]
pub struct NieuwDossier {
    /// Who may know.
    pub kring: Kring,
    /// Its name.
    pub titel: String,
}

impl NieuwDossier {
    /// A plain file.
    pub fn casus(kring: Kring, titel: impl Into<String>) -> Self {
        Self { kring, titel: titel.into() }
    }
}

/// A thing that belongs to a file. It keeps its own kring: who may not know the thing does not see it here either.
#[derive(Debug, Clone)]
pub struct Koppeling {
    /// The thing.
    pub ding: Ding,
    /// Who may know of it.
    pub kring: Kring,
    /// Its reference.
    pub kenmerk: String,
    /// Its page.
    pub href: String,
    /// Why it belongs here.
    pub aanleiding: String,
}
