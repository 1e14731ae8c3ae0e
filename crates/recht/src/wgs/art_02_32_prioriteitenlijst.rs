//! Art. 2.32 WGS (R41): a list of cases with priority has objective criteria that are published before the first placement;
//! who is no longer needed on it is removed without delay.
//!
//! Human judgement: whether a criterion is met, and whether the placement is still needed; nobody is ranked here. That
//! "without delay" means the same day is a choice still to be confirmed.

use super::artikel;
use crate::{Invoer, Regel, Resultaat, Uitleg, Veld, voluit};
use jiff::civil::Date;
use kern::{Bron, Code};
use serde_json::json;

/// Published criteria.
pub const BRON: Bron = artikel("art. 2.32 lid 1", "https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel2.32");
/// Removal.
pub const BRON_VERWIJDEREN: Bron =
    artikel("art. 2.32 lid 4", "https://wetten.overheid.nl/BWBR0049962/2025-07-05#Artikel2.32");

kern::code_enum! {
    /// Why somebody may not be placed. The first that applies is given.
    pub Weigering {
        /// Not published, or only after the placement.
        CriteriaNietGepubliceerd = "criteria_niet_gepubliceerd", "De criteria waren toen nog niet gepubliceerd.";
        /// None is met.
        GeenCriterium = "geen_criterium", "Er is aan geen enkel criterium voldaan."
    }
}

/// A placement on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plaatsing {
    /// When the criteria were published; `None` when they were not.
    pub gepubliceerd: Option<Date>,
    /// The day of placement.
    pub op: Date,
    /// How many criteria are met.
    pub voldane_criteria: i64,
}

/// Why the placement may not be; `None` when it may. Publication on the day itself is in time.
pub fn weigering(plaatsing: &Plaatsing) -> Option<Weigering> {
    if plaatsing.gepubliceerd.is_none_or(|dag| dag > plaatsing.op) {
        Some(Weigering::CriteriaNietGepubliceerd)
    } else if plaatsing.voldane_criteria == 0 {
        Some(Weigering::GeenCriterium)
    } else {
        None
    }
}

/// R41.
pub const REGEL: Regel = Regel {
    code: "R41",
    titel: "Mag deze casus op de lijst met prioriteit, en wanneer moet hij eraf?",
    bronnen: &[BRON, BRON_VERWIJDEREN],
    velden: &[
        Veld::datum("criteria_gepubliceerd", "Criteria gepubliceerd op").optioneel(),
        Veld::datum("plaatsing", "Geplaatst op"),
        Veld::getal("voldane_criteria", "Aantal criteria waaraan is voldaan"),
        Veld::datum("niet_meer_nodig", "Niet meer nodig sinds").optioneel(),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let plaatsing = Plaatsing {
        gepubliceerd: invoer.mogelijke_datum("criteria_gepubliceerd"),
        op: invoer.datum("plaatsing")?,
        voldane_criteria: invoer.getal("voldane_criteria")?,
    };
    let niet_meer_nodig = invoer.mogelijke_datum("niet_meer_nodig");
    let weigering = weigering(&plaatsing);
    let mut uitleg = Uitleg::van(format!("Geplaatst op {}.", voluit(plaatsing.op)), BRON);
    uitleg.zin(match plaatsing.gepubliceerd {
        Some(dag) => format!("De criteria zijn gepubliceerd op {}.", voluit(dag)),
        None => "De criteria zijn niet gepubliceerd.".to_owned(),
    });
    uitleg.zin(format!("Aantal criteria waaraan is voldaan: {}.", plaatsing.voldane_criteria));
    uitleg.zin(weigering.map_or("De casus mag op de lijst.", Code::naam));
    if let Some(dag) = niet_meer_nodig {
        uitleg.stap(format!("Niet meer nodig sinds {}: haal de casus van de lijst.", voluit(dag)), BRON_VERWIJDEREN);
        uitleg.te_bevestigen("Dat dit op dezelfde dag moet, is nog te bevestigen.", BRON_VERWIJDEREN);
    }
    Ok(uitleg.antwoord(json!({
        "toegestaan": weigering.is_none(),
        "weigering": weigering.map(Code::code),
        "verwijderen_op": niet_meer_nodig,
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn de_eerste_reden_van_de_lijst_geldt() {
        let op = date(2026, 2, 1);
        let (ervoor, erna) = (date(2026, 1, 31), date(2026, 2, 2));
        for (naam, gepubliceerd, voldane_criteria, verwacht) in [
            ("een dag ervoor gepubliceerd", Some(ervoor), 1, None),
            ("op de dag zelf gepubliceerd", Some(op), 1, None),
            ("een dag erna gepubliceerd", Some(erna), 1, Some(Weigering::CriteriaNietGepubliceerd)),
            ("niet gepubliceerd en geen criterium", None, 0, Some(Weigering::CriteriaNietGepubliceerd)),
            ("wel gepubliceerd, geen criterium", Some(ervoor), 0, Some(Weigering::GeenCriterium)),
        ] {
            assert_eq!(weigering(&Plaatsing { gepubliceerd, op, voldane_criteria }), verwacht, "{naam}");
        }
    }
}
