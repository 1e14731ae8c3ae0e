//! Algemene verordening gegevensbescherming (Regulation (EU) 2016/679, applies from 25 May 2018; te bevestigen).
//!
//! | File | Question |
//! |---|---|
//! | [`art_12_verzoek`] | R47: when must a person hear what was done with his request? |
//! | [`art_33_datalek`] | R48: when must a data breach be reported? |

pub mod art_12_verzoek;
pub mod art_33_datalek;

use kern::Bron;

/// An article of the regulation; its text has still to be checked.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron {
        regeling: "Algemene verordening gegevensbescherming",
        artikel,
        geldig_vanaf: "2018-05-25",
        url,
        bevestigd: false,
    }
}
