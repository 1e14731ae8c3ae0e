//! Art. 10 lid 1 Wth (R20): an order and its papers are kept for five years and then destroyed. Each extension has its own
//! date.
//!
//! No human judgement. That five years after 29 February end on 28 February is a reading to be confirmed.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, Regel, Resultaat, Uitleg, Veld,
    reken::{MAANDEN, dag_later, dag_na, is_geknipt},
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// Keeping and destroying.
pub const BRON: Bron = artikel("art. 10 lid 1", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel10");

const BEWAREN: Duur = Duur::jaren(5);

/// The last day on which the papers are kept; they are destroyed the day after.
pub fn bewaren_tot_en_met(besluit_datum: Date) -> Result<Date, BuitenGeldigheid> {
    dag_na(besluit_datum, BEWAREN)
}

/// R20.
pub const REGEL: Regel = Regel {
    code: "R20",
    titel: "Wanneer worden de stukken van het huisverbod vernietigd?",
    bronnen: &[BRON],
    velden: &[Veld::datum("besluit_datum", "Datum van het besluit").vanaf(2009, 1, 1)],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let besluit = invoer.datum("besluit_datum")?;
    let tot_en_met = bewaren_tot_en_met(besluit)?;
    let vernietigen = dag_later(tot_en_met)?;
    let mut uitleg = Uitleg::van(format!("Het besluit is van {}.", voluit(besluit)), BRON);
    uitleg.zin(format!("Vijf jaar later is het {}. Tot en met die dag blijft alles bewaard.", voluit(tot_en_met)));
    if is_geknipt(besluit, tot_en_met, BEWAREN) {
        uitleg.stap("Dat jaar heeft geen 29 februari: de laatste dag van de maand telt.", MAANDEN);
    }
    uitleg.zin(format!("Daarna wordt het vernietigd: op {}.", voluit(vernietigen)));
    Ok(uitleg.antwoord(json!({ "bewaren_tot_en_met": tot_en_met, "vernietigen_op": vernietigen })))
}
