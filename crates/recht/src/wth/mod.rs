//! Wet tijdelijk huisverbod (BWBR0024649, version of 1 July 2020). Periods run on the wall clock; the Atw is switched off
//! for them (art. 13).
//!
//! | File | Question |
//! |---|---|
//! | [`art_02_duur`] | R14, R16: when does a huisverbod end, and is its length right? |
//! | [`art_02_bereikbaarheid`] | R17: until when may the person say where he can be reached? |
//! | [`art_02_volledig`] | R19: is the order complete, and what remains to be done? |
//! | [`art_06_zitting`] | R18: when must the court hear the case? |
//! | [`art_09_verlengen`] | R15: may it be extended? |
//! | [`art_10_vernietigen`] | R20: when must the file be destroyed? |

pub mod art_02_bereikbaarheid;
pub mod art_02_duur;
pub mod art_02_volledig;
pub mod art_06_zitting;
pub mod art_09_verlengen;
pub mod art_10_vernietigen;

use crate::Veld;
use kern::Bron;

/// An article of the act, as checked against the version of 1 July 2020.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron { regeling: "Wet tijdelijk huisverbod", artikel, geldig_vanaf: "2020-07-01", url, bevestigd: true }
}

/// The act is in force since 1 January 2009.
const OPGELEGD: Veld = Veld::moment("opgelegd", "Huisverbod opgelegd op").vanaf(2009, 1, 1);
