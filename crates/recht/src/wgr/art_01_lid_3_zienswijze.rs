//! Art. 1 lid 3 Wgr (R38): a council has eight weeks to say what it thinks of a draft arrangement.
//!
//! No human judgement in the term. Since 1 July 2022.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Richting, Uitleg, Veld,
    atw::{Einde, Kalender, vertel_termijn, wettelijk_einde},
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// The article.
pub const BRON: Bron = artikel("art. 1 lid 3", "https://wetten.overheid.nl/BWBR0003740/2025-02-12#Artikel1");

const TERMIJN: Duur = Duur::weken(8);

/// Until when the council may speak.
pub fn zienswijze_uiterlijk(kalender: &Kalender, ontvangen: Date) -> Result<Einde, BuitenGeldigheid> {
    wettelijk_einde(kalender, ontvangen, TERMIJN)
}

/// R38.
pub const REGEL: Regel = Regel {
    code: "R38",
    titel: "Tot en met wanneer kan de raad iets zeggen over een ontwerp van een regeling?",
    bronnen: &[BRON],
    velden: &[Veld::datum("ontvangen", "Ontwerp ontvangen op").vanaf(2022, 7, 1), KB_DAGEN],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let ontvangen = invoer.datum("ontvangen")?;
    let einde = zienswijze_uiterlijk(&kalender, ontvangen)?;
    let mut uitleg = Uitleg::van(format!("Ontwerp ontvangen op {}; die dag telt niet mee.", voluit(ontvangen)), BRON);
    vertel_termijn(&kalender, ontvangen, TERMIJN, Richting::Vooruit, &einde, &mut uitleg);
    Ok(uitleg.antwoord(json!({ "uiterlijk": einde.uiterlijk, "voorlopig": einde.is_voorlopig() })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn acht_weken_na_ontvangst() {
        for (ontvangen, uiterlijk) in [
            (date(2026, 6, 1), date(2026, 7, 27)),
            (date(2026, 3, 2), date(2026, 4, 28)),
            (date(2026, 6, 6), date(2026, 8, 3)),
        ] {
            assert_eq!(zienswijze_uiterlijk(&Kalender::wettelijk(), ontvangen).unwrap().uiterlijk, uiterlijk);
        }
    }
}
