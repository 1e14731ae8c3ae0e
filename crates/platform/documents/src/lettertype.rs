//! The typeface of a letter, inside the program: a letter looks alike on every machine.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The fonts and what typst wants to know of them.
pub struct Letters {
    /// What they are called and can do.
    pub boek: LazyHash<FontBook>,
    /// The fonts, in the order of the book.
    pub fonts: Vec<Font>,
}

/// Noto Sans, regular and bold.
pub static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
    let bytes = [notosans::REGULAR_TTF, notosans::BOLD_TTF];
    let fonts: Vec<Font> = bytes.into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
    Letters { boek: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// The first character that cannot be printed.
pub fn onbekend(tekst: &str) -> Option<char> {
    let past = |teken: char| {
        let code = u32::from(teken);
        teken.is_ascii_graphic() || LETTERS.fonts.iter().all(|font| font.info().coverage.contains(code))
    };
    tekst.chars().find(|teken| !teken.is_ascii_whitespace() && !past(*teken))
}
