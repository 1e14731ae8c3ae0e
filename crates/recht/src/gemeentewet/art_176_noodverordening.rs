//! Art. 176 lid 4 Gemeentewet (R51): when the council does not ratify an emergency by-law, the mayor has twenty-four hours to
//! appeal to the King's commissioner.
//!
//! Human judgement: whether to appeal. Hours run on when the clock is changed.

use super::artikel;
use crate::{
    BuitenGeldigheid, Invoer, Regel, Resultaat, Uitleg, Veld,
    atw::art_04_uren::{urentermijn, vertel_wettelijke_uren},
    klok::{moment_voluit, rfc3339},
};
use kern::{Bron, Moment};
use serde_json::json;

/// The appeal.
pub const BRON: Bron = artikel("art. 176 lid 4", "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel176");

const UREN: u32 = 24;

/// The last moment for the appeal when the council did not ratify at this moment.
pub fn beroep_uiterlijk(niet_bekrachtigd: Moment) -> Result<Moment, BuitenGeldigheid> {
    urentermijn(niet_bekrachtigd, UREN)
}

/// R51.
pub const REGEL: Regel = Regel {
    code: "R51",
    titel: "Wanneer moet het beroep over een noodverordening zijn ingesteld?",
    bronnen: &[BRON],
    velden: &[Veld::moment("niet_bekrachtigd", "De raad bekrachtigt niet op")],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let niet_bekrachtigd = invoer.moment("niet_bekrachtigd")?;
    let uiterlijk = beroep_uiterlijk(niet_bekrachtigd)?;
    let begin = moment_voluit(niet_bekrachtigd);
    let mut uitleg = Uitleg::van(format!("De raad heeft de noodverordening niet bekrachtigd op {begin}."), BRON);
    uitleg.zin("De burgemeester kan binnen 24 uur in beroep bij de commissaris van de Koning.");
    vertel_wettelijke_uren(niet_bekrachtigd, UREN, uiterlijk, &mut uitleg);
    Ok(uitleg.antwoord(json!({ "uiterlijk": rfc3339(uiterlijk) })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::klok::{Keer, moment};
    use jiff::civil::date;

    #[test]
    fn vierentwintig_uur_op_de_klok() {
        for (naam, begin, verwacht) in [
            ("gewoon", date(2026, 6, 4).at(23, 0, 0, 0), "2026-06-05T23:00:00+02:00"),
            ("de klok gaat terug", date(2026, 10, 24).at(20, 0, 0, 0), "2026-10-25T19:00:00+01:00"),
            ("de klok gaat vooruit", date(2026, 3, 28).at(20, 0, 0, 0), "2026-03-29T21:00:00+02:00"),
            ("komt uit in de sprong", date(2026, 3, 28).at(2, 30, 0, 0), "2026-03-29T03:30:00+02:00"),
        ] {
            let niet_bekrachtigd = moment(begin, Keer::Eerste).unwrap();
            assert_eq!(rfc3339(beroep_uiterlijk(niet_bekrachtigd).unwrap()), verwacht, "{naam}");
        }
    }
}
