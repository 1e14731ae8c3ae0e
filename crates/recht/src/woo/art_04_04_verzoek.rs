//! Art. 4.4 Woo (R46): four weeks to decide on a request for information, and two more when the term was extended in time.
//!
//! Human judgement: whether the request is large or complex enough to extend. That the two weeks are counted from the day
//! before it moved is a reading still to be confirmed, as is the article as a whole.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Richting, Standaard, Uitleg, Veld,
    atw::{Einde, Kalender, vertel_termijn, wettelijk_einde},
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// The term.
pub const BRON: Bron = artikel("art. 4.4 lid 1", "https://wetten.overheid.nl/BWBR0045754/2022-05-01#Artikel4.4");
/// Its extension.
pub const BRON_VERDAGEN: Bron =
    artikel("art. 4.4 lid 2", "https://wetten.overheid.nl/BWBR0045754/2022-05-01#Artikel4.4");

/// Whether the municipality has told that it takes more time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdaging {
    /// It has not.
    Geen,
    /// It has, within the term.
    TweeWeken,
}

impl Verdaging {
    /// How long the whole term is.
    pub const fn termijn(self) -> Duur {
        match self {
            Self::Geen => Duur::weken(4),
            Self::TweeWeken => Duur::weken(6),
        }
    }
}

/// When the request must have been decided.
pub fn woo_verzoek(kalender: &Kalender, ontvangen: Date, verdaging: Verdaging) -> Result<Einde, BuitenGeldigheid> {
    wettelijk_einde(kalender, ontvangen, verdaging.termijn())
}

/// R46.
pub const REGEL: Regel = Regel {
    code: "R46",
    titel: "Wanneer moet er een besluit zijn op een Woo-verzoek?",
    bronnen: &[BRON, BRON_VERDAGEN],
    velden: &[
        Veld::datum("ontvangen", "Verzoek ontvangen op").vanaf(2022, 5, 1),
        Veld::ja_nee("verdaagd", "Is er verdaagd?").standaard(Standaard::JaNee(false)),
        KB_DAGEN,
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let ontvangen = invoer.datum("ontvangen")?;
    let verdaging = if invoer.ja("verdaagd")? { Verdaging::TweeWeken } else { Verdaging::Geen };
    let einde = woo_verzoek(&kalender, ontvangen, verdaging)?;
    let mut uitleg = Uitleg::van(format!("Verzoek ontvangen op {}; die dag telt niet mee.", voluit(ontvangen)), BRON);
    match verdaging {
        Verdaging::Geen => uitleg.zin("De gemeente beslist binnen vier weken."),
        Verdaging::TweeWeken => uitleg
            .stap("De gemeente beslist binnen vier weken en heeft die termijn met twee weken verlengd.", BRON_VERDAGEN),
    }
    vertel_termijn(&kalender, ontvangen, verdaging.termijn(), Richting::Vooruit, &einde, &mut uitleg);
    Ok(uitleg.antwoord(json!({ "uiterlijk": einde.uiterlijk, "voorlopig": einde.is_voorlopig() })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn vier_weken_en_met_verdaging_zes() {
        for (naam, ontvangen, verdaging, verwacht) in [
            ("gewoon", date(2026, 7, 1), Verdaging::Geen, date(2026, 7, 29)),
            ("verdaagd", date(2026, 7, 1), Verdaging::TweeWeken, date(2026, 8, 12)),
            ("koningsdag", date(2026, 3, 30), Verdaging::Geen, date(2026, 4, 28)),
            ("verdaagd telt vanaf de dag zelf", date(2026, 3, 30), Verdaging::TweeWeken, date(2026, 5, 11)),
            ("verdaagd tot op koningsdag", date(2026, 3, 16), Verdaging::TweeWeken, date(2026, 4, 28)),
        ] {
            let einde = woo_verzoek(&Kalender::wettelijk(), ontvangen, verdaging).unwrap();
            assert_eq!(einde.uiterlijk, verwacht, "{naam}");
        }
    }
}
