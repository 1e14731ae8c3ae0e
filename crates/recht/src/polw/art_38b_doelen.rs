//! Art. 38b Politiewet 2012 (R39): the council sets the goals of the municipality for safety at least once every four years.
//!
//! Human judgement: what the goals are. The text was read in the version of 1 January 2023; whether it changed later, and that
//! four years after 29 February may end on 28 February, are still to be confirmed.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, Regel, Resultaat, Uitleg, Veld,
    reken::{MAANDEN, dag_na, is_geknipt},
    voluit,
};
use jiff::civil::{Date, date};
use kern::Bron;
use serde_json::json;

/// Once every four years.
pub const BRON: Bron = artikel("art. 38b lid 1", "https://wetten.overheid.nl/BWBR0031788/2023-01-01#Artikel38b");

const GELDEN: Duur = Duur::jaren(4);
/// The version that was read.
const GELEZEN: Date = date(2023, 1, 1);

/// The last day on which new goals must be set.
pub fn doelen_uiterlijk(vastgesteld: Date) -> Result<Date, BuitenGeldigheid> {
    dag_na(vastgesteld, GELDEN)
}

/// R39.
pub const REGEL: Regel = Regel {
    code: "R39",
    titel: "Wanneer moet de raad de doelen voor veiligheid opnieuw vaststellen?",
    bronnen: &[BRON],
    velden: &[Veld::datum("vastgesteld", "Doelen vastgesteld op")],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let vastgesteld = invoer.datum("vastgesteld")?;
    let uiterlijk = doelen_uiterlijk(vastgesteld)?;
    let zin = format!("De raad stelde de doelen vast op {}.", voluit(vastgesteld));
    let mut uitleg = Uitleg::van(zin, BRON);
    uitleg.zin(format!("Dat moet minstens een keer per vier jaar: uiterlijk op {}.", voluit(uiterlijk)));
    if is_geknipt(vastgesteld, uiterlijk, GELDEN) {
        uitleg.stap("Dat jaar heeft geen 29 februari: 28 februari telt.", MAANDEN);
    }
    if vastgesteld > GELEZEN {
        uitleg.te_bevestigen("Of de wet na 1 januari 2023 op dit punt is gewijzigd, is nog te bevestigen.", BRON);
    }
    Ok(uitleg.antwoord(json!({ "uiterlijk": uiterlijk })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vier_jaar_later_op_dezelfde_dag() {
        for (naam, vastgesteld, verwacht) in [
            ("gewoon", date(2022, 12, 15), date(2026, 12, 15)),
            ("schrikkeldag naar schrikkeldag", date(2024, 2, 29), date(2028, 2, 29)),
            ("2100 heeft geen schrikkeldag", date(2096, 2, 29), date(2100, 2, 28)),
        ] {
            assert_eq!(doelen_uiterlijk(vastgesteld), Ok(verwacht), "{naam}");
        }
    }
}
