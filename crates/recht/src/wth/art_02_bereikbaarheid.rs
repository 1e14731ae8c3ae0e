//! Art. 2 lid 6 Wth (R17): who must leave says within twenty-four hours where he can be reached. Hours run on when the clock
//! is changed.
//!
//! No human judgement.

use super::{OPGELEGD, artikel};
use crate::{
    BuitenGeldigheid, Invoer, Regel, Resultaat, Uitleg,
    atw::art_04_uren::{urentermijn, vertel_wettelijke_uren},
    klok::{moment_voluit, rfc3339},
};
use kern::{Bron, Moment};
use serde_json::json;

/// The duty to say where one can be reached.
pub const BRON: Bron = artikel("art. 2 lid 6", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel2");

const UREN: u32 = 24;

/// The last moment to say it.
pub fn bereikbaar_uiterlijk(opgelegd: Moment) -> Result<Moment, BuitenGeldigheid> {
    urentermijn(opgelegd, UREN)
}

/// R17.
pub const REGEL: Regel = Regel {
    code: "R17",
    titel: "Wanneer moet bekend zijn waar iemand bereikbaar is?",
    bronnen: &[BRON],
    velden: &[OPGELEGD],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let opgelegd = invoer.moment("opgelegd")?;
    let uiterlijk = bereikbaar_uiterlijk(opgelegd)?;
    let mut uitleg = Uitleg::van(format!("Het huisverbod is opgelegd op {}.", moment_voluit(opgelegd)), BRON);
    vertel_wettelijke_uren(opgelegd, UREN, uiterlijk, &mut uitleg);
    Ok(uitleg.antwoord(json!({ "uiterlijk": rfc3339(uiterlijk) })))
}
