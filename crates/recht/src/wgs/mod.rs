//! Wet gegevensverwerking door samenwerkingsverbanden (BWBR0049962, version of 5 July 2025).
//!
//! | File | Question |
//! |---|---|
//! | [`art_02_23_signaal`] | R55: can people look at a signal to the RIEC? |

pub mod art_02_23_signaal;

use kern::Bron;

/// An article of the act, as checked against the version of 5 July 2025.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron {
        regeling: "Wet gegevensverwerking door samenwerkingsverbanden",
        artikel,
        geldig_vanaf: "2025-07-05",
        url,
        bevestigd: true,
    }
}
