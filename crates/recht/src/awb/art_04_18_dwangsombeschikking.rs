//! Art. 4:18 Awb (R13): the penalty is fixed by decision within two weeks after the last day for which it was due.
//!
//! No human judgement.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Richting, Uitleg, Veld,
    atw::{Einde, Kalender, vertel_termijn, wettelijk_einde},
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// The decision on the penalty.
pub const BRON: Bron = artikel("art. 4:18", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel4:18");

const TERMIJN: Duur = Duur::weken(2);

/// The last day for deciding on the penalty.
pub fn dwangsombeschikking(kalender: &Kalender, laatste_dag: Date) -> Result<Einde, BuitenGeldigheid> {
    wettelijk_einde(kalender, laatste_dag, TERMIJN)
}

/// R13.
pub const REGEL: Regel = Regel {
    code: "R13",
    titel: "Wanneer moet het besluit over de dwangsom er zijn?",
    bronnen: &[BRON],
    velden: &[Veld::datum("laatste_dag", "Laatste dag waarover een dwangsom is verschuldigd"), KB_DAGEN],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let laatste_dag = invoer.datum("laatste_dag")?;
    let einde = dwangsombeschikking(&kalender, laatste_dag)?;
    let zin = format!("De laatste dag met een dwangsom is {}; die dag telt niet mee.", voluit(laatste_dag));
    let mut uitleg = Uitleg::van(zin, BRON);
    vertel_termijn(&kalender, laatste_dag, TERMIJN, Richting::Vooruit, &einde, &mut uitleg);
    Ok(uitleg.antwoord(json!({ "uiterlijk": einde.uiterlijk, "voorlopig": einde.is_voorlopig() })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn twee_weken_na_de_laatste_dag() {
        for (laatste_dag, verwacht) in [
            (date(2026, 4, 27), date(2026, 5, 11)),
            (date(2026, 4, 13), date(2026, 4, 28)),
            (date(2026, 4, 30), date(2026, 5, 18)),
        ] {
            assert_eq!(dwangsombeschikking(&Kalender::wettelijk(), laatste_dag).unwrap().uiterlijk, verwacht);
        }
    }
}
