//! Why a file cannot come in, in words for the person who sends it.

/// A refusal. Its text is Dutch at B1 and says what the person can do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Afwijzing {
    /// No bytes at all.
    #[error("Dit bestand is leeg. Kies een ander bestand.")]
    Leeg,
    /// More than [`super::MAX_BYTES`].
    #[error("Dit bestand is groter dan 10 MB. Kies een kleiner bestand.")]
    TeGroot,
    /// More than [`super::MAX_PER_MELDING`] files.
    #[error("U kunt niet meer dan 5 bestanden meesturen.")]
    TeVeel,
    /// Not one of the kinds that are accepted.
    #[error(
        "Dit soort bestand kunnen we niet aannemen. Stuur een foto (JPG, PNG of WebP) of geluid (MP3, M4A, WAV of OGG)."
    )]
    Onbekend,
    /// A document that can hold scripts and hidden data.
    #[error("Een PDF kunnen we niet aannemen. Maak er een foto of een schermafdruk van en stuur die mee.")]
    Pdf,
    /// Neither a PDF nor a picture.
    #[error("Dit soort bestand kunnen we hier niet aannemen. Voeg een PDF of een foto (JPG, PNG of WebP) toe.")]
    GeenDocument,
    /// A PDF behind a password.
    #[error("Deze PDF is met een wachtwoord beveiligd. Bewaar hem zonder wachtwoord en voeg hem opnieuw toe.")]
    PdfVersleuteld,
    /// A PDF that runs something or carries another file.
    #[error("In deze PDF zit een script of een ander bestand. Druk hem af naar een nieuwe PDF en voeg die toe.")]
    PdfActief,
    /// The picture format of Apple, from which hidden data cannot be taken with certainty.
    #[error(
        "Een foto in HEIC kunnen we niet aannemen. Bewaar of deel de foto als JPG en stuur die mee. \
         Op een iPhone: Instellingen, Camera, Structuur, Meest compatibel."
    )]
    Heic,
    /// Moving pictures with or without sound.
    #[error("Een filmpje kunnen we niet aannemen. Stuur een foto of alleen het geluid.")]
    Video,
    /// An animated picture.
    #[error("Een bewegende afbeelding kunnen we niet aannemen. Stuur een gewone foto.")]
    Beweging,
    /// A picture so large that showing it would stop a browser.
    #[error("Deze foto heeft te veel beeldpunten. Maak de foto kleiner en probeer het opnieuw.")]
    TeVeelBeeldpunten,
    /// The file is cut off or does not follow its own format.
    #[error("Dit bestand is beschadigd of niet helemaal binnengekomen. Probeer het opnieuw of kies een ander bestand.")]
    Beschadigd,
    /// Hidden data in this file cannot be taken out with certainty.
    #[error("Uit dit bestand kunnen we de verborgen gegevens niet halen. Bewaar het geluid als MP3 en stuur dat mee.")]
    NietTeSchonen,
}

impl Afwijzing {
    /// Stable code for the API and for tests.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Leeg => "bestand_leeg",
            Self::TeGroot => "bestand_te_groot",
            Self::TeVeel => "bestand_te_veel",
            Self::Onbekend => "bestand_onbekend",
            Self::Pdf => "bestand_pdf",
            Self::GeenDocument => "bestand_geen_document",
            Self::PdfVersleuteld => "bestand_pdf_versleuteld",
            Self::PdfActief => "bestand_pdf_actief",
            Self::Heic => "bestand_heic",
            Self::Video => "bestand_video",
            Self::Beweging => "bestand_beweging",
            Self::TeVeelBeeldpunten => "bestand_te_veel_beeldpunten",
            Self::Beschadigd => "bestand_beschadigd",
            Self::NietTeSchonen => "bestand_niet_te_schonen",
        }
    }
}
