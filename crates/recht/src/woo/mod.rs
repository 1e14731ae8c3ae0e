//! Wet open overheid (BWBR0045754, version of 1 May 2022; te bevestigen).
//!
//! | File | Question |
//! |---|---|
//! | [`art_04_04_verzoek`] | R46: when must a request for information be decided? |

pub mod art_04_04_verzoek;

use kern::Bron;

/// An article of the act; its text has still to be checked.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron { regeling: "Wet open overheid", artikel, geldig_vanaf: "2022-05-01", url, bevestigd: false }
}
