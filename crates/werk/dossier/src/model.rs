//! What a file is.

use audit::Ding;
use kern::{DossierId, GebruikerId, Kring, Moment, Weigering, code_enum};

/// The reference that people use: C-2026-0412.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Kenmerk {
    /// Year of opening.
    pub jaar: i64,
    /// Number within the year.
    pub volgnummer: i64,
}

impl std::fmt::Display for Kenmerk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "C-{}-{:04}", self.jaar, self.volgnummer)
    }
}

impl std::str::FromStr for Kenmerk {
    type Err = Weigering;

    fn from_str(text: &str) -> Result<Self, Weigering> {
        let refused = || Weigering::new("kenmerk", "Een kenmerk van een casus ziet er zo uit: C-2026-0412.");
        let rest = text.trim().strip_prefix(['C', 'c']).and_then(|rest| rest.strip_prefix('-')).ok_or_else(refused)?;
        let (jaar, volgnummer) = rest.split_once('-').ok_or_else(refused)?;
        let digits = |part: &str, longest: usize| {
            let plain = !part.is_empty() && part.len() <= longest && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse().ok()).flatten().ok_or_else(refused)
        };
        Ok(Self { jaar: digits(jaar, 4)?, volgnummer: digits(volgnummer, 9)? })
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_kenmerk_komt_terug_zoals_het_ging() {
        let kenmerk = Kenmerk { jaar: 2026, volgnummer: 12 };
        assert_eq!(kenmerk.to_string().parse(), Ok(kenmerk));
        assert!("S-2026-0012".parse::<Kenmerk>().is_err());
    }
}
