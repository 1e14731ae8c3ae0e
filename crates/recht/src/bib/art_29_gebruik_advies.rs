//! Art. 29 Wet Bibob (R29): an advice, or findings of one's own, may be used for another decision for five years.
//!
//! Human judgement: whether the older advice still fits the facts. That five years after 29 February end on 28 February is a
//! reading still to be confirmed.

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
pub const BRON: Bron = artikel("art. 29", "https://wetten.overheid.nl/BWBR0013798/2025-07-16#Artikel29");

const BRUIKBAAR: Duur = Duur::jaren(5);

/// The last day on which an advice of this day may be used for another decision.
pub fn bruikbaar_tot_en_met(advies: Date) -> Result<Date, BuitenGeldigheid> {
    dag_na(advies, BRUIKBAAR)
}

/// R29.
pub const REGEL: Regel = Regel {
    code: "R29",
    titel: "Mag een eerder advies nog worden gebruikt?",
    bronnen: &[BRON],
    velden: &[
        Veld::datum("advies_datum", "Datum van het advies"),
        Veld::datum("gebruik_op", "Gebruiken op").niet_voor("advies_datum"),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let advies = invoer.datum("advies_datum")?;
    let gebruik = invoer.datum("gebruik_op")?;
    let tot_en_met = bruikbaar_tot_en_met(advies)?;
    let zin = format!("Een advies van {} is vijf jaar bruikbaar: tot en met {}.", voluit(advies), voluit(tot_en_met));
    let mut uitleg = Uitleg::van(zin, BRON);
    if is_geknipt(advies, tot_en_met, BRUIKBAAR) {
        uitleg.stap("Dat jaar heeft geen 29 februari: 28 februari telt.", MAANDEN);
    }
    let bruikbaar = gebruik <= tot_en_met;
    uitleg.zin(format!(
        "Op {} mag het {} gebruikt worden.",
        voluit(gebruik),
        if bruikbaar { "nog" } else { "niet meer" }
    ));
    Ok(uitleg.antwoord(json!({ "bruikbaar": bruikbaar, "bruikbaar_tot_en_met": tot_en_met })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn vijf_jaar_na_het_advies_is_de_laatste_dag() {
        for (naam, advies, verwacht) in [
            ("gewoon", date(2026, 4, 20), date(2031, 4, 20)),
            ("schrikkeldag wordt 28 februari", date(2028, 2, 29), date(2033, 2, 28)),
            ("28 februari blijft 28 februari", date(2027, 2, 28), date(2032, 2, 28)),
            ("oudejaarsdag", date(2026, 12, 31), date(2031, 12, 31)),
        ] {
            assert_eq!(bruikbaar_tot_en_met(advies), Ok(verwacht), "{naam}");
        }
    }
}
