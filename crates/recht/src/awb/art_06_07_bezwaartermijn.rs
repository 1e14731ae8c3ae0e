//! Art. 6:7 en 6:8 Awb (R05): six weeks from the day after the decision was made known in the proper way.
//!
//! Human judgement: whether and when the decision was made known properly. The wording of 6:7 and 6:8 lid 1 has still to be
//! compared with the text; what they say is settled law and needs no label.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Richting, Uitleg, Veld,
    atw::{Einde, Kalender, vertel_termijn, wettelijk_einde},
    reken::dag_later,
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// How long the term is.
pub const BRON: Bron = artikel("art. 6:7", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel6:7");
/// When it begins.
pub const BRON_BEGIN: Bron = artikel("art. 6:8 lid 1", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel6:8");

const TERMIJN: Duur = Duur::weken(6);

/// The term for objecting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bezwaartermijn {
    /// The first day on which it runs.
    pub eerste_dag: Date,
    /// Where it ends.
    pub einde: Einde,
}

/// The term for objecting to a decision made known on this day.
pub fn bezwaartermijn(kalender: &Kalender, bekendgemaakt: Date) -> Result<Bezwaartermijn, BuitenGeldigheid> {
    let einde = wettelijk_einde(kalender, bekendgemaakt, TERMIJN)?;
    Ok(Bezwaartermijn { eerste_dag: dag_later(bekendgemaakt)?, einde })
}

/// Tells how the term was counted.
pub(super) fn vertel(kalender: &Kalender, bekendgemaakt: Date, termijn: &Bezwaartermijn) -> Uitleg {
    let mut uitleg =
        Uitleg::van(format!("Bekendgemaakt op {}; die dag telt niet mee.", voluit(bekendgemaakt)), BRON_BEGIN);
    uitleg.bron(BRON);
    vertel_termijn(kalender, bekendgemaakt, TERMIJN, Richting::Vooruit, &termijn.einde, &mut uitleg);
    uitleg
}

/// R05.
pub const REGEL: Regel = Regel {
    code: "R05",
    titel: "Tot en met wanneer kan iemand bezwaar maken?",
    bronnen: &[BRON, BRON_BEGIN],
    velden: &[Veld::datum("bekendgemaakt", "Besluit bekendgemaakt op"), KB_DAGEN],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let bekendgemaakt = invoer.datum("bekendgemaakt")?;
    let termijn = bezwaartermijn(&kalender, bekendgemaakt)?;
    Ok(vertel(&kalender, bekendgemaakt, &termijn).antwoord(json!({
        "eerste_dag": termijn.eerste_dag,
        "uiterlijk": termijn.einde.uiterlijk,
        "voorlopig": termijn.einde.is_voorlopig(),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn zes_weken_vanaf_de_dag_na_de_bekendmaking() {
        for (naam, bekendgemaakt, verwacht) in [
            ("gewoon", date(2026, 6, 10), date(2026, 7, 22)),
            ("op koningsdag", date(2026, 3, 16), date(2026, 4, 28)),
            ("op een zaterdag", date(2026, 6, 13), date(2026, 7, 27)),
            ("op tweede kerstdag, een zaterdag", date(2026, 11, 14), date(2026, 12, 28)),
            ("op goede vrijdag", date(2026, 2, 20), date(2026, 4, 7)),
            ("op de vrijdag na hemelvaart", date(2026, 4, 3), date(2026, 5, 18)),
            ("over een schrikkeldag", date(2028, 1, 19), date(2028, 3, 1)),
        ] {
            let termijn = bezwaartermijn(&Kalender::wettelijk(), bekendgemaakt).unwrap();
            assert_eq!(termijn.einde.uiterlijk, verwacht, "{naam}");
        }
    }
}
