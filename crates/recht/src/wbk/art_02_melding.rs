//! Art. 2 lid 2 onder h en i Wbk (R49): who reports a wrong gets a confirmation within seven days, and hears within three
//! months after that what was done.
//!
//! Human judgement: what is a wrong, and what to do. The days do not move: the municipality owes them, so the earlier reading
//! counts. A confirmation that comes late, or never, does not lengthen the wait.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, Regel, Resultaat, Richting, Uitleg, Veld,
    reken::{MAANDEN, dag_na, is_geknipt, zin_kaal},
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// The confirmation.
pub const BRON: Bron = artikel("art. 2 lid 2 onder h", "https://wetten.overheid.nl/BWBR0037852/2023-02-18#Artikel2");
/// What was done with the report.
pub const BRON_INFORMEREN: Bron =
    artikel("art. 2 lid 2 onder i", "https://wetten.overheid.nl/BWBR0037852/2023-02-18#Artikel2");

const BEVESTIGEN: Duur = Duur::dagen(7);
const INFORMEREN: Duur = Duur::maanden(3);

/// The two last days for a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Klokkenluidersmelding {
    /// The last day for the confirmation.
    pub bevestigen_uiterlijk: Date,
    /// The day after which the three months run.
    pub informeren_vanaf: Date,
    /// The last day to tell what was done.
    pub informeren_uiterlijk: Date,
}

/// The last days for a report received on this day, and confirmed on that day.
pub fn klokkenluidersmelding(
    ontvangen: Date,
    bevestigd: Option<Date>,
) -> Result<Klokkenluidersmelding, BuitenGeldigheid> {
    let bevestigen_uiterlijk = dag_na(ontvangen, BEVESTIGEN)?;
    let informeren_vanaf = bevestigd.map_or(bevestigen_uiterlijk, |dag| dag.min(bevestigen_uiterlijk));
    let informeren_uiterlijk = dag_na(informeren_vanaf, INFORMEREN)?;
    Ok(Klokkenluidersmelding { bevestigen_uiterlijk, informeren_vanaf, informeren_uiterlijk })
}

/// R49.
pub const REGEL: Regel = Regel {
    code: "R49",
    titel: "Wanneer moet een klokkenluider iets horen?",
    bronnen: &[BRON, BRON_INFORMEREN],
    velden: &[
        Veld::datum("ontvangen", "Melding ontvangen op").vanaf(2023, 2, 18),
        Veld::datum("bevestigd", "Ontvangst bevestigd op").optioneel().niet_voor("ontvangen"),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let ontvangen = invoer.datum("ontvangen")?;
    let bevestigd = invoer.mogelijke_datum("bevestigd");
    let melding = klokkenluidersmelding(ontvangen, bevestigd)?;
    let mut uitleg = Uitleg::van(format!("Melding ontvangen op {}; die dag telt niet mee.", voluit(ontvangen)), BRON);
    uitleg.zin(format!("Bevestig de ontvangst binnen 7 dagen: tot en met {}.", voluit(melding.bevestigen_uiterlijk)));
    match bevestigd {
        None => uitleg.zin("Er is geen bevestiging ingevuld: de drie maanden lopen vanaf de laatste dag daarvoor."),
        Some(dag) if dag > melding.bevestigen_uiterlijk => uitleg.zin(format!(
            "Pas op {} bevestigd. Dat is te laat: de drie maanden lopen vanaf de laatste dag daarvoor.",
            voluit(dag)
        )),
        Some(dag) => uitleg.zin(format!("Bevestigd op {}: de drie maanden lopen daarna.", voluit(dag))),
    }
    uitleg.stap(zin_kaal(melding.informeren_uiterlijk, INFORMEREN, Richting::Vooruit), BRON_INFORMEREN);
    if is_geknipt(melding.informeren_vanaf, melding.informeren_uiterlijk, INFORMEREN) {
        uitleg.stap("Die maand heeft niet zo veel dagen: de laatste dag van de maand telt.", MAANDEN);
    }
    uitleg.zin("Deze dagen schuiven niet op, ook niet bij een weekend of feestdag.");
    Ok(uitleg.antwoord(json!({
        "bevestigen_uiterlijk": melding.bevestigen_uiterlijk,
        "informeren_uiterlijk": melding.informeren_uiterlijk,
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn zeven_dagen_en_drie_maanden_na_de_bevestiging_of_de_laatste_dag_daarvoor() {
        for (naam, ontvangen, bevestigd, bevestigen, informeren) in [
            ("geen", date(2026, 4, 30), None, date(2026, 5, 7), date(2026, 8, 7)),
            ("dezelfde dag", date(2026, 6, 1), Some(date(2026, 6, 1)), date(2026, 6, 8), date(2026, 9, 1)),
            ("de volgende dag", date(2026, 6, 1), Some(date(2026, 6, 2)), date(2026, 6, 8), date(2026, 9, 2)),
            ("op de laatste dag", date(2026, 6, 1), Some(date(2026, 6, 8)), date(2026, 6, 8), date(2026, 9, 8)),
            ("te laat", date(2026, 6, 1), Some(date(2026, 6, 9)), date(2026, 6, 8), date(2026, 9, 8)),
            ("op een feestdag", date(2026, 4, 20), None, date(2026, 4, 27), date(2026, 7, 27)),
            ("korte maand", date(2026, 11, 23), None, date(2026, 11, 30), date(2027, 2, 28)),
        ] {
            let melding = klokkenluidersmelding(ontvangen, bevestigd).unwrap();
            let gekregen = (melding.bevestigen_uiterlijk, melding.informeren_uiterlijk);
            assert_eq!(gekregen, (bevestigen, informeren), "{naam}");
        }
    }
}
