//! Art. 6 lid 1 onder a Wth (R18): the court hears a request for provisional relief within three days. These three days are
//! not excluded from the Atw (art. 13 names only the ten days and the four weeks), so they hold two working days.
//!
//! The outer bound is for the court; who plans, plans for the next day.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Richting, Uitleg, Veld,
    atw::{Einde, Kalender, dagentermijn, vertel_termijn},
    reken::dag_later,
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// The hearing.
pub const BRON: Bron = artikel("art. 6 lid 1 onder a", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel6");

const DAGEN: u32 = 3;

/// The last day for the hearing.
pub fn zitting_uiterlijk(kalender: &Kalender, verzoek_ontvangen: Date) -> Result<Einde, BuitenGeldigheid> {
    dagentermijn(kalender, verzoek_ontvangen, DAGEN)
}

/// R18.
pub const REGEL: Regel = Regel {
    code: "R18",
    titel: "Wanneer is de zitting over een voorlopige voorziening?",
    bronnen: &[BRON],
    velden: &[Veld::datum("verzoek_ontvangen", "Verzoek ontvangen op").vanaf(2009, 1, 1), KB_DAGEN],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let ontvangen = invoer.datum("verzoek_ontvangen")?;
    let einde = zitting_uiterlijk(&kalender, ontvangen)?;
    let plan_op = dag_later(ontvangen)?;
    let zin = format!("Het verzoek is ontvangen op {}; die dag telt niet mee.", voluit(ontvangen));
    let mut uitleg = Uitleg::van(zin, BRON);
    vertel_termijn(&kalender, ontvangen, Duur::dagen(DAGEN), Richting::Vooruit, &einde, &mut uitleg);
    uitleg.zin(format!("Houd rekening met een zitting op {}.", voluit(plan_op)));
    Ok(uitleg.antwoord(json!({
        "uiterlijk": einde.uiterlijk,
        "plan_op": plan_op,
        "voorlopig": einde.is_voorlopig(),
    })))
}
