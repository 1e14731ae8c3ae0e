//! Algemene termijnenwet (BWBR0002448, version of 10 October 2010).
//!
//! | File | Question |
//! |---|---|
//! | [`art_01_vrije_laatste_dag`] | Which day is the last when the term ends on a Saturday, Sunday or holiday? |
//! | [`art_02_twee_werkdagen`] | Does a short term hold at least two working days? |
//! | [`art_03_feestdagen`] | Which days are public holidays? |
//! | [`art_03_lid_3_gelijkgesteld`] | Which days were equated with a holiday by decree? |
//! | [`art_04_reikwijdte`] | Does the act apply to this term at all, and when does the term end? |
//! | [`art_04_uren`] | When is a term in hours over? |
//! | [`werkdagen`] | No article: how a promise in working days is counted with the same calendar, and on which day to plan. |

pub mod art_01_vrije_laatste_dag;
pub mod art_02_twee_werkdagen;
pub mod art_03_feestdagen;
pub mod art_03_lid_3_gelijkgesteld;
pub mod art_04_reikwijdte;
pub mod art_04_uren;
mod kalender;
mod pasen;
pub mod regels;
pub mod werkdagen;

pub use art_01_vrije_laatste_dag::atw_verschuif;
pub use art_02_twee_werkdagen::dagentermijn;
pub use art_03_feestdagen::{Feestdag, feestdagen, koningsdag};
pub use art_04_reikwijdte::{
    BuitenAtw, Einde, Herkomst, Rekenvraag, Soort, Uitsluiting, buiten_atw, einde, einde_op, vertel_termijn,
    wettelijk_einde,
};
pub use kalender::{Dagsoort, Kalender};
pub use werkdagen::{werkdag_op_of_voor, werkdagen_na};

use kern::Bron;

/// An article of the act, as checked against the version of 10 October 2010.
const fn artikel(artikel: &'static str, url: &'static str) -> Bron {
    Bron { regeling: "Algemene termijnenwet", artikel, geldig_vanaf: "2010-10-10", url, bevestigd: true }
}
