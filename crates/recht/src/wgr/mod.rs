//! Wet gemeenschappelijke regelingen (BWBR0003740, versions of 12 February 2025 and, for what was before 1 July 2022, of
//! 1 July 2021).
//!
//! | File | Question |
//! |---|---|
//! | [`art_01_lid_3_zienswijze`] | R38: until when may the council say what it thinks of a draft arrangement? |
//! | [`art_34_naar_gs`] | R36: when must budget and accounts be with the provincial executive? |
//! | [`art_34b_kaders`] | R33: when must the frames of the budget be with the councils? |
//! | [`art_35_ontwerpbegroting`] | R34, R35: when must a draft budget or a change of it be with the councils? |
//! | [`art_35_lid_4_reactie`] | R37: were the councils answered before the budget was adopted? |

pub mod art_01_lid_3_zienswijze;
pub mod art_34_naar_gs;
pub mod art_34b_kaders;
pub mod art_35_lid_4_reactie;
pub mod art_35_ontwerpbegroting;

use jiff::civil::{Date, date};
use kern::Bron;

/// The day on which the act was changed.
const NIEUWE_WET: Date = date(2022, 7, 1);
/// The last year whose budget follows the act as it was.
const LAATSTE_OUDE_BEGROTING: i16 = 2023;

/// An article of the act, version of 12 February 2025.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron { regeling: "Wet gemeenschappelijke regelingen", artikel, geldig_vanaf: "2025-02-12", url, bevestigd: true }
}

/// An article as it was before 1 July 2022, version of 1 July 2021.
const fn oud_artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron { regeling: "Wet gemeenschappelijke regelingen", artikel, geldig_vanaf: "2021-07-01", url, bevestigd: true }
}
