//! What is wrong with a municipality's text, in words for the person who edits it.

use thiserror::Error;

/// The text cannot be used. Lines count from 1. The messages quote the text itself, never the values that go into it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Sjabloonfout {
    /// Longer than [`crate::MAX_SJABLOON`].
    #[error("De tekst is te lang: {bytes} tekens. Een sjabloon heeft hooguit {max} tekens.")]
    TeLang {
        /// How long it is, in bytes.
        bytes: usize,
        /// How long it may be.
        max: usize,
    },
    /// A field, condition or repetition that cannot be read.
    #[error("Regel {regel}: {wat}")]
    Taal {
        /// The line in the text.
        regel: usize,
        /// What is wrong and what to do.
        wat: String,
    },
    /// Something that a letter cannot show.
    #[error("Regel {regel}: {wat}")]
    Opmaak {
        /// The line in the text.
        regel: usize,
        /// What is wrong and what to do.
        wat: &'static str,
    },
    /// A value is missing.
    #[error("Regel {regel}: het gegeven '{veld}' ontbreekt. Vul het in, of haal het uit het sjabloon.")]
    Ontbreekt {
        /// The line in the text.
        regel: usize,
        /// The field.
        veld: String,
    },
    /// A value is there, but it is no words: a list, or yes or no.
    #[error(
        "Regel {regel}: het gegeven '{veld}' is geen tekst of getal. Gebruik een lijst met {{% for %}} en een ja of nee met {{% if %}}."
    )]
    GeenTekst {
        /// The line in the text.
        regel: usize,
        /// The field.
        veld: String,
    },
    /// Filled in, something cannot be shown: a link to a wrong place, or a heading without words.
    #[error("De ingevulde tekst klopt niet: {wat}")]
    Ingevuld {
        /// What is wrong and what to do.
        wat: &'static str,
    },
    /// Filled in, the text is too long or takes too long.
    #[error("De ingevulde tekst wordt te lang. Maak het sjabloon korter, of gebruik minder herhalingen.")]
    Resultaat,
}
