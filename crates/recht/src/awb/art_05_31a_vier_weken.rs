//! Art. 5:31a lid 3 en 5:37 lid 3 Awb (R43): four weeks to decide on a request to execute an order or to collect a penalty.
//!
//! Human judgement: what to decide. The two requests have the same term, so one rule answers both.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Richting, Uitleg, Veld,
    atw::{Einde, Kalender, vertel_termijn, wettelijk_einde},
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// A request to carry out an order (bestuursdwang).
pub const BRON: Bron = artikel("art. 5:31a lid 3", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:31a");
/// A request to collect a penalty (dwangsom).
pub const BRON_INVORDERING: Bron =
    artikel("art. 5:37 lid 3", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:37");

const TERMIJN: Duur = Duur::weken(4);

/// When there must be a decision on the request.
pub fn beslissen_op_verzoek(kalender: &Kalender, ontvangen: Date) -> Result<Einde, BuitenGeldigheid> {
    wettelijk_einde(kalender, ontvangen, TERMIJN)
}

/// R43.
pub const REGEL: Regel = Regel {
    code: "R43",
    titel: "Wanneer moet er een besluit zijn op een verzoek om uit te voeren of in te vorderen?",
    bronnen: &[BRON, BRON_INVORDERING],
    velden: &[Veld::datum("verzoek_ontvangen", "Verzoek ontvangen op"), KB_DAGEN],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let ontvangen = invoer.datum("verzoek_ontvangen")?;
    let einde = beslissen_op_verzoek(&kalender, ontvangen)?;
    let mut uitleg = Uitleg::van(format!("Verzoek ontvangen op {}; die dag telt niet mee.", voluit(ontvangen)), BRON);
    uitleg.bron(BRON_INVORDERING);
    vertel_termijn(&kalender, ontvangen, TERMIJN, Richting::Vooruit, &einde, &mut uitleg);
    Ok(uitleg.antwoord(json!({ "uiterlijk": einde.uiterlijk, "voorlopig": einde.is_voorlopig() })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn vier_weken_na_het_verzoek() {
        for (naam, ontvangen, verwacht) in [
            ("gewoon", date(2026, 6, 1), date(2026, 6, 29)),
            ("koningsdag", date(2026, 3, 30), date(2026, 4, 28)),
            ("een zaterdag", date(2026, 6, 6), date(2026, 7, 6)),
            ("goede vrijdag", date(2026, 3, 6), date(2026, 4, 7)),
        ] {
            let einde = beslissen_op_verzoek(&Kalender::wettelijk(), ontvangen).unwrap();
            assert_eq!(einde.uiterlijk, verwacht, "{naam}");
        }
    }
}
