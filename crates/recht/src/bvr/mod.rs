//! Besluit veiligheidsregio's (BWBR0027844, version of 1 January 2026): the crisis organisation.
//!
//! | File | Question |
//! |---|---|
//! | [`art_02_03_02_opkomsttijd`] | R31: was a function of the crisis organisation there in time? |
//! | [`art_02_05_01_oefening`] | R32: was there a joint exercise this year? |

pub mod art_02_03_02_opkomsttijd;
pub mod art_02_05_01_oefening;

use kern::Bron;

/// An article of the order, as checked against the version of 1 January 2026.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron { regeling: "Besluit veiligheidsregio's", artikel, geldig_vanaf: "2026-01-01", url, bevestigd: true }
}
