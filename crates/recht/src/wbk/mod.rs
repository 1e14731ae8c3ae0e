//! Wet bescherming klokkenluiders (BWBR0037852, version of 18 February 2023; te bevestigen).
//!
//! | File | Question |
//! |---|---|
//! | [`art_02_melding`] | R49: when must somebody who reports a wrong hear back? |

pub mod art_02_melding;

use kern::Bron;

/// An article of the act; its text has still to be checked.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron { regeling: "Wet bescherming klokkenluiders", artikel, geldig_vanaf: "2023-02-18", url, bevestigd: false }
}
