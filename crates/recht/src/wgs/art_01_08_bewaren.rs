//! Art. 1.8 lid 7 en 2.31 lid 8 WGS (R40): joint data are deleted at the latest five years after they were first processed,
//! and a closed case is shielded at once. Closing never makes the five years longer.
//!
//! Human judgement: whether data are needed until then; what is no longer needed goes earlier. That five years after 29
//! February end on 28 February is a reading still to be confirmed.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, Regel, Resultaat, Uitleg, Veld,
    reken::{MAANDEN, dag_na, is_geknipt},
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// Five years.
pub const BRON: Bron = artikel("art. 1.8 lid 7", "https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel1.8");
/// Shielded on closing.
pub const BRON_SLUITEN: Bron =
    artikel("art. 2.31 lid 8", "https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel2.31");

const BEWAREN: Duur = Duur::jaren(5);

/// The last day on which the data may exist.
pub fn verwijderen_uiterlijk(eerste_verwerking: Date) -> Result<Date, BuitenGeldigheid> {
    dag_na(eerste_verwerking, BEWAREN)
}

/// R40.
pub const REGEL: Regel = Regel {
    code: "R40",
    titel: "Wanneer moeten de gegevens van een samenwerkingsverband weg?",
    bronnen: &[BRON, BRON_SLUITEN],
    velden: &[
        Veld::datum("eerste_verwerking", "Gegevens voor het eerst verwerkt op"),
        Veld::datum("gesloten", "Casus gesloten op").optioneel().niet_voor("eerste_verwerking"),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let eerste_verwerking = invoer.datum("eerste_verwerking")?;
    let gesloten = invoer.mogelijke_datum("gesloten");
    let uiterlijk = verwijderen_uiterlijk(eerste_verwerking)?;
    let mut uitleg = Uitleg::van(format!("Voor het eerst verwerkt op {}.", voluit(eerste_verwerking)), BRON);
    uitleg
        .zin(format!("Vijf jaar later is de laatste dag: {}. Eerder als ze niet meer nodig zijn.", voluit(uiterlijk)));
    if is_geknipt(eerste_verwerking, uiterlijk, BEWAREN) {
        uitleg.stap("Dat jaar heeft geen 29 februari: 28 februari telt.", MAANDEN);
    }
    if let Some(dag) = gesloten {
        let zin = format!("De casus is gesloten op {}: scherm de gegevens die dag af.", voluit(dag));
        uitleg.stap(zin, BRON_SLUITEN);
        uitleg.zin(if dag > uiterlijk {
            "Toen waren de vijf jaren al voorbij: de gegevens hadden al weg moeten zijn."
        } else {
            "Sluiten maakt de vijf jaren niet langer."
        });
    }
    Ok(uitleg.antwoord(json!({ "verwijderen_uiterlijk": uiterlijk, "afschermen_op": gesloten })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn vijf_jaar_na_de_eerste_verwerking_is_de_laatste_dag() {
        for (naam, eerste, verwacht) in [
            ("gewoon", date(2025, 3, 1), date(2030, 3, 1)),
            ("schrikkeldag wordt 28 februari", date(2028, 2, 29), date(2033, 2, 28)),
            ("eindigt op nieuwjaarsdag en schuift niet", date(2026, 1, 1), date(2031, 1, 1)),
        ] {
            assert_eq!(verwijderen_uiterlijk(eerste), Ok(verwacht), "{naam}");
        }
    }
}
