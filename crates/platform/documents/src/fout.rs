//! How making a letter fails. These types hold no words of the letter, so that a log cannot hold them either.

use thiserror::Error;

/// The letter was not made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DocumentFout {
    /// A letter without a title cannot be found again or read aloud.
    #[error("De brief heeft geen titel. Vul een titel in.")]
    GeenTitel,
    /// A letter without a sender.
    #[error("De brief noemt geen gemeente als afzender. Vul de naam van de gemeente in bij de instellingen.")]
    GeenAfzender,
    /// The typeface has no form for this character.
    #[error("Het teken {0} (U+{code:04X}) kan niet in een brief. Haal het weg, of schrijf het op een andere manier.", code = u32::from(*.0))]
    Teken(char),
    /// Longer than a letter can be.
    #[error("De brief is te lang: {bytes} tekens. Een brief heeft hooguit {max} tekens.")]
    TeLang {
        /// How long it is, in bytes.
        bytes: usize,
        /// How long it may be.
        max: usize,
    },
    /// We failed: the typesetter refused. Where is a line of our own layout, not of the letter.
    #[error("De brief is niet gemaakt door een fout in het programma (stap {stap}, regel {regel}).")]
    Zetten {
        /// Which step.
        stap: &'static str,
        /// The line in `brief.typ`, or 0.
        regel: usize,
    },
}

/// The colour cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Error)]
pub enum KleurFout {
    /// Not `#rrggbb`.
    #[error("Dit is geen kleur. Schrijf een kleur als # met zes cijfers of letters van a tot en met f, zoals #154273.")]
    GeenKleur,
    /// Too little contrast.
    #[error(
        "Deze kleur is te licht: op wit papier is het contrast {contrast:.1}. Kies een donkerder kleur, met een contrast van 4,5 of meer."
    )]
    TeLicht {
        /// The contrast with white.
        contrast: f64,
    },
}
