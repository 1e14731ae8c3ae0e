//! Wet gegevensverwerking door samenwerkingsverbanden (BWBR0049962, version of 5 July 2025).
//!
//! | File | Question |
//! |---|---|
//! | [`art_01_08_bewaren`] | R40: when must data be deleted, and when shielded? |
//! | [`art_02_23_signaal`] | R55: can people look at a signal to the RIEC? |
//! | [`art_02_32_prioriteitenlijst`] | R41: may somebody be placed on the list with priority, and when must he be removed? |

pub mod art_01_08_bewaren;
pub mod art_02_23_signaal;
pub mod art_02_32_prioriteitenlijst;

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
