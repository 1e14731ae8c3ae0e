//! What can go wrong with keys and files. Texts are for the administrator: they name what to do, never a person.

use std::{io, path::PathBuf};

/// The key file of the municipality cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SleutelFout {
    /// There is no file at this path.
    #[error(
        "Het sleutelbestand {0} is er niet. Zet het terug uit de reservekopie. Maak geen nieuw: dan zijn bijlagen en \
         gegevens van melders niet meer te lezen."
    )]
    Ontbreekt(PathBuf),
    /// A new key was asked for where one already lies.
    #[error("Het sleutelbestand {0} bestaat al. Baken overschrijft het niet. Kies een andere map.")]
    BestaatAl(PathBuf),
    /// Others than its owner may read or write the file.
    #[error("Anderen kunnen bij het sleutelbestand {0}. Geef deze opdracht en start opnieuw: chmod 600 {0}")]
    TeOpen(PathBuf),
    /// The content is no key.
    #[error("Het bestand {0} is geen sleutelbestand van Baken. Zet het goede bestand terug uit de reservekopie.")]
    GeenSleutel(PathBuf),
    /// The operating system refused.
    #[error(
        "Het sleutelbestand {pad} kan niet worden gelezen of gemaakt ({oorzaak}). Controleer de map en de rechten."
    )]
    Io {
        /// Which file.
        pad: PathBuf,
        /// What the system said.
        oorzaak: io::Error,
    },
    /// The operating system gave no random numbers.
    #[error("Het besturingssysteem geeft geen toevalsgetallen. Zonder die getallen maakt Baken geen sleutel.")]
    GeenToeval,
}

/// A file or text could not be stored or read.
#[derive(Debug, thiserror::Error)]
pub enum KluisFout {
    /// No file under this name.
    #[error("Dit bestand is er niet (meer).")]
    Ontbreekt,
    /// Damaged, tampered with, or sealed for somebody else: the content did not pass its check.
    #[error("De versleutelde inhoud is beschadigd of hoort bij een andere sleutel. Zet de reservekopie terug.")]
    Beschadigd,
    /// No space left.
    #[error("De schijf is vol. Maak ruimte vrij; er is niets half opgeslagen.")]
    SchijfVol,
    /// The operating system refused.
    #[error("Het bestand kan niet worden opgeslagen of gelezen tijdens: {stap} ({oorzaak}).")]
    Io {
        /// What was being done.
        stap: &'static str,
        /// What the system said.
        oorzaak: io::Error,
    },
    /// The operating system gave no random numbers.
    #[error("Het besturingssysteem geeft geen toevalsgetallen. Zonder die getallen slaat Baken niets op.")]
    GeenToeval,
}

impl KluisFout {
    /// Sorts an error of the operating system under the kinds that callers act on.
    pub(crate) fn io(stap: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |oorzaak| match oorzaak.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::SchijfVol,
            io::ErrorKind::NotFound => Self::Ontbreekt,
            _ => Self::Io { stap, oorzaak },
        }
    }
}
