//! The interface files inside the program: style sheets, scripts, icons, fonts.

/// One file as a browser gets it. The name carries a hash of the content, so it may be cached for ever.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Address including the hash, e.g. `/stijl/baken.0f1e2d3c4b5a.css`.
    pub url: &'static str,
    /// The content itself.
    pub bytes: &'static [u8],
    /// The content in gzip, when that is smaller.
    pub gz: Option<&'static [u8]>,
    /// The content in Brotli, when it was built.
    pub br: Option<&'static [u8]>,
    /// Value for `Content-Type`.
    pub content_type: &'static str,
    /// Value for `ETag`, with its quotes.
    pub etag: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The file at this address; with or without the leading `/stijl/`. `None` when there is no such file.
pub fn asset(path: &str) -> Option<Asset> {
    let served = path.strip_prefix("/stijl/").unwrap_or(path);
    ASSETS.iter().map(|(_, asset)| *asset).find(|asset| asset.url.strip_prefix("/stijl/") == Some(served))
}

/// The address of the file with this plain name (`baken.css`), or `None` when this build does not have it.
pub fn find(name: &str) -> Option<&'static str> {
    ASSETS.iter().find(|(known, _)| *known == name).map(|(_, asset)| asset.url)
}

/// The address of a file that every build has (`baken.css`, `iconen.svg`, and our own scripts such as `baken.js`).
/// For any other name the address leads nowhere: ask [`find`] instead.
pub fn url(name: &str) -> &'static str {
    find(name).unwrap_or("/stijl/onbekend")
}

/// Every file of this build: plain name and file.
pub fn all() -> impl Iterator<Item = (&'static str, Asset)> {
    ASSETS.iter().copied()
}

/// The address of the body text's font, for `<link rel=preload>`; `None` in a build without npm packages.
pub fn font() -> Option<&'static str> {
    ASSETS.iter().find(|(name, _)| name.starts_with("source-sans-3-latin.")).map(|(_, asset)| asset.url)
}
