//! Vetting: may this file come in, and what hidden data must go out of it first?
//!
//! Every format has a small parser that copies what is needed to see or hear the content and nothing else: what is not on
//! its list does not pass, so a kind of metadata nobody has heard of yet does not pass either. All parsers are total: any
//! bytes give an answer. Nothing is decoded, so a picture costs no more memory here than its file.

mod afwijzing;
mod beeldpunten;
mod crc;
mod document;
mod exif;
mod jpeg;
mod lezer;
mod mp3;
mod mp4;
mod naam;
mod ogg;
mod pdf;
mod png;
mod riff;
mod soort;
mod wav;
mod webp;

pub use afwijzing::Afwijzing;
pub use document::{DOCUMENTEN, Document, keur_document};
pub use soort::Soort;

/// Largest file that is accepted: ten megabytes.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// Most files with one report.
pub const MAX_PER_MELDING: usize = 5;

/// A file that may come in: cleaned, of a known kind, with a name that is safe to show.
#[derive(Clone, PartialEq, Eq)]
pub struct Gekeurd {
    /// The content without hidden data.
    pub bytes: Vec<u8>,
    /// What the content is.
    pub soort: Soort,
    /// The user's name for it, made safe, with the ending that belongs to the kind. It may still say something about a
    /// person: store it encrypted.
    pub naam: String,
}

impl std::fmt::Debug for Gekeurd {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gekeurd").field("soort", &self.soort).field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

/// Vets one file. The name decides nothing: it is only made safe for showing.
pub fn keur(bytes: &[u8], naam: &str) -> Result<Gekeurd, Afwijzing> {
    if bytes.is_empty() {
        return Err(Afwijzing::Leeg);
    }
    if bytes.len() > MAX_BYTES {
        return Err(Afwijzing::TeGroot);
    }
    let soort = soort::herken(bytes)?;
    let schoon = match soort {
        Soort::Jpeg => jpeg::schoon(bytes),
        Soort::Png => png::schoon(bytes),
        Soort::Webp => webp::schoon(bytes),
        Soort::Mp3 => mp3::schoon(bytes),
        Soort::M4a => mp4::schoon(bytes),
        Soort::Wav => wav::schoon(bytes),
        Soort::Ogg => ogg::schoon(bytes),
    }?;
    Ok(Gekeurd { bytes: schoon, soort, naam: naam::veilig(naam, soort) })
}

/// Vets the number of files with one report.
pub const fn keur_aantal(aantal: usize) -> Result<(), Afwijzing> {
    if aantal > MAX_PER_MELDING { Err(Afwijzing::TeVeel) } else { Ok(()) }
}
