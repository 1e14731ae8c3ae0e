//! Art. 35 lid 4 en 10 lid 6 Wgr (R37): the daily board answers what the councils said, before the general board decides.
//!
//! Human judgement: whether the answer meets what was said. Since 1 July 2022.

use super::{NIEUWE_WET, artikel};
use crate::{Invoer, Regel, Resultaat, Uitleg, Veld, klok::moment_voluit};
use jiff::civil::{Date, date};
use kern::{Bron, Moment};
use serde_json::json;

/// On a budget.
pub const BRON: Bron = artikel("art. 35 lid 4", "https://wetten.overheid.nl/BWBR0003740/2025-02-12#Artikel35");
/// On another decision.
pub const BRON_BESLUIT: Bron = artikel("art. 10 lid 6", "https://wetten.overheid.nl/BWBR0003740/2025-02-12#Artikel10");

/// Up to this day a decision may have been prepared under the act as it was.
const EIND_OVERGANG: Date = date(2022, 12, 31);

/// Whether an answer is owed, and whether it was given in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reactie {
    /// An answer is owed.
    pub vereist: bool,
    /// It was given in time, or was not owed; `None` while it still can be given.
    pub voldaan: Option<bool>,
}

/// Judges the moments. An answer at the very moment of the decision is not before it.
pub fn reactie(zienswijzen: i64, gegeven: Option<Moment>, vastgesteld: Option<Moment>) -> Reactie {
    let nieuw = vastgesteld.is_none_or(|moment| kern::dag_van(moment) >= NIEUWE_WET);
    let vereist = zienswijzen > 0 && nieuw;
    let voldaan = match (vereist, gegeven, vastgesteld) {
        (false, ..) | (true, Some(_), None) => Some(true),
        (true, None, None) => None,
        (true, gegeven, Some(vastgesteld)) => Some(gegeven.is_some_and(|gegeven| gegeven < vastgesteld)),
    };
    Reactie { vereist, voldaan }
}

/// R37.
pub const REGEL: Regel = Regel {
    code: "R37",
    titel: "Heeft het dagelijks bestuur op tijd gereageerd op de zienswijzen?",
    bronnen: &[BRON, BRON_BESLUIT],
    velden: &[
        Veld::getal("zienswijzen", "Aantal zienswijzen"),
        Veld::moment("reactie_op", "Reactie gegeven op").optioneel(),
        Veld::moment("vastgesteld_op", "Vastgesteld door het algemeen bestuur op").optioneel(),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let (gegeven, vastgesteld) = (invoer.mogelijk_moment("reactie_op"), invoer.mogelijk_moment("vastgesteld_op"));
    let zienswijzen = invoer.getal("zienswijzen")?;
    let reactie = reactie(zienswijzen, gegeven, vastgesteld);
    let begin = match zienswijzen {
        0 => "Er zijn geen zienswijzen: een reactie hoeft niet.",
        _ if reactie.vereist => "Er zijn zienswijzen: het dagelijks bestuur reageert voordat het besluit valt.",
        _ => "Het besluit viel voor 1 juli 2022: een reactie hoefde toen niet.",
    };
    let mut uitleg = Uitleg::van(begin, BRON);
    uitleg.bron(BRON_BESLUIT);
    if let Some(moment) = gegeven {
        uitleg.zin(format!("Gereageerd op {}.", moment_voluit(moment)));
    }
    if let Some(moment) = vastgesteld {
        uitleg.zin(format!("Vastgesteld op {}.", moment_voluit(moment)));
        if zienswijzen > 0 && kern::dag_van(moment) <= EIND_OVERGANG {
            uitleg.te_bevestigen("Rond de wetswijziging van 1 juli 2022 telt de dag van het besluit.", BRON);
        }
    }
    if reactie.vereist {
        uitleg.zin(match reactie.voldaan {
            Some(true) => "De reactie is op tijd.",
            Some(false) => "Er was geen reactie voor het besluit.",
            None => "De reactie kan nog komen, tot het besluit valt.",
        });
    }
    Ok(uitleg.antwoord(json!({ "vereist": reactie.vereist, "voldaan": reactie.voldaan })))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn om(uur: i8) -> Option<Moment> {
        format!("2026-07-06T{uur:02}:00:00Z").parse::<jiff::Timestamp>().ok().map(Moment::from)
    }

    #[test]
    fn een_reactie_komt_voor_het_besluit() {
        let voldaan = |gegeven, vastgesteld| reactie(2, gegeven, vastgesteld).voldaan;
        assert_eq!(voldaan(om(9), om(10)), Some(true));
        assert_eq!(voldaan(om(10), om(10)), Some(false), "op hetzelfde moment is niet ervoor");
        assert_eq!(voldaan(None, om(10)), Some(false));
        assert_eq!(voldaan(None, None), None);
        assert_eq!(voldaan(om(9), None), Some(true));
        assert_eq!(reactie(0, None, om(10)), Reactie { vereist: false, voldaan: Some(true) });
    }
}
