//! Wet Bibob (BWBR0013798, version of 16 July 2025): advice of the national bureau on the danger of misuse of a decision.
//!
//! | File | Question |
//! |---|---|
//! | [`art_03_uitkomst`] | R30: what is the heaviest decision, and what must be done first? |
//! | [`art_15_adviestermijn`] | R27: when must the advice be there? |
//! | [`art_29_gebruik_advies`] | R29: may an older advice be used for another decision? |
//! | [`art_31_opschorting`] | R28: how long may the municipality wait for the advice? |

pub mod art_03_uitkomst;
pub mod art_15_adviestermijn;
pub mod art_29_gebruik_advies;
pub mod art_31_opschorting;

use kern::Bron;

/// An article of the act, as checked against the version of 16 July 2025.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    let regeling = "Wet bevordering integriteitsbeoordelingen door het openbaar bestuur";
    Bron { regeling, artikel, geldig_vanaf: "2025-07-16", url, bevestigd: true }
}
