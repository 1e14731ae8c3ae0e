//! What a file is, read from its first bytes.

use super::{Afwijzing, mp3};

/// A kind of file that may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Soort {
    /// Photo.
    Jpeg,
    /// Picture or screenshot.
    Png,
    /// Picture.
    Webp,
    /// Sound.
    Mp3,
    /// Sound in an MP4 container, as phones record it.
    M4a,
    /// Sound, not compressed.
    Wav,
    /// Sound as chat programs record it (Opus or Vorbis).
    Ogg,
}

impl Soort {
    /// All kinds, in the order in which pages name them.
    pub const ALLE: [Self; 7] = [Self::Jpeg, Self::Png, Self::Webp, Self::Mp3, Self::M4a, Self::Wav, Self::Ogg];

    /// The media type to serve it as.
    pub const fn mediatype(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Mp3 => "audio/mpeg",
            Self::M4a => "audio/mp4",
            Self::Wav => "audio/wav",
            Self::Ogg => "audio/ogg",
        }
    }

    /// The ending of its name, without the dot.
    pub const fn extensie(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Mp3 => "mp3",
            Self::M4a => "m4a",
            Self::Wav => "wav",
            Self::Ogg => "ogg",
        }
    }

    /// True for a picture, false for sound.
    pub const fn is_beeld(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }

    /// The kind with this media type, or `None`.
    pub fn van_mediatype(mediatype: &str) -> Option<Self> {
        Self::ALLE.into_iter().find(|soort| soort.mediatype() == mediatype)
    }
}

/// The kind of these bytes, or the refusal that helps most.
pub(super) fn herken(bytes: &[u8]) -> Result<Soort, Afwijzing> {
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Ok(Soort::Jpeg);
    }
    if bytes.starts_with(super::png::HANDTEKENING) {
        return Ok(Soort::Png);
    }
    if bytes.starts_with(b"%PDF-") {
        return Err(Afwijzing::Pdf);
    }
    if bytes.starts_with(b"GIF8") {
        return Err(Afwijzing::Beweging);
    }
    if bytes.starts_with(b"OggS") {
        return Ok(Soort::Ogg);
    }
    match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => Ok(Soort::Webp),
        (Some(b"RIFF"), _, Some(b"WAVE")) => Ok(Soort::Wav),
        (Some(b"RIFF"), _, Some(b"AVI ")) | (Some([0x1A, 0x45, 0xDF, 0xA3]), _, _) => Err(Afwijzing::Video),
        (_, Some(b"ftyp"), Some(merk)) => herken_mp4(merk),
        _ if mp3::is_begin(bytes) => Ok(Soort::Mp3),
        _ => Err(Afwijzing::Onbekend),
    }
}

/// Pictures and sound share one container; the brand tells them apart.
fn herken_mp4(merk: &[u8]) -> Result<Soort, Afwijzing> {
    match merk {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => Err(Afwijzing::Heic),
        b"avif" | b"avis" | b"crx " => Err(Afwijzing::Onbekend),
        _ => Ok(Soort::M4a),
    }
}
