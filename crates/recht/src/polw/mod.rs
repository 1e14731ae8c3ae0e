//! Politiewet 2012 (BWBR0031788, version of 1 January 2023; later versions are to be confirmed).
//!
//! | File | Question |
//! |---|---|
//! | [`art_38b_doelen`] | R39: when must the council set its safety goals again? |

pub mod art_38b_doelen;

use kern::Bron;

/// An article of the act, as checked against the version of 1 January 2023.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron { regeling: "Politiewet 2012", artikel, geldig_vanaf: "2023-01-01", url, bevestigd: true }
}
