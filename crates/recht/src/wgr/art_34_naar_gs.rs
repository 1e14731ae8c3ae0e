//! Art. 34 lid 2 en 4 Wgr (R36): the adopted budget and accounts go to the provincial executive within two weeks, and in any
//! case before a fixed day.
//!
//! No human judgement. "Before 15 September" is 14 September at the latest; budgets up to 2023 had until 31 July. No day moves.

use super::{LAATSTE_OUDE_BEGROTING, NIEUWE_WET, artikel, oud_artikel};
use crate::{
    BuitenGeldigheid, Invoer, Regel, Resultaat, Uitleg, Veld, Veldsoort, datum::voluit_als_begin, reken::dagen_na,
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// The budget.
pub const BRON_BEGROTING: Bron =
    artikel("art. 34 lid 2", "https://wetten.overheid.nl/BWBR0003740/2025-02-12#Artikel34");
/// The budget, as it was.
pub const BRON_OUD: Bron = oud_artikel("art. 34 lid 2", "https://wetten.overheid.nl/BWBR0003740/2021-07-01#Artikel34");
/// The accounts.
pub const BRON_JAARREKENING: Bron =
    artikel("art. 34 lid 4", "https://wetten.overheid.nl/BWBR0003740/2025-02-12#Artikel34");

kern::code_enum! {
    /// What is sent.
    pub Document {
        /// The budget of the year.
        Begroting = "begroting", "De begroting";
        /// The accounts of the year.
        Jaarrekening = "jaarrekening", "De jaarrekening"
    }
}

/// When the document must have been sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NaarGs {
    /// Two weeks after it was adopted.
    pub na_twee_weken: Date,
    /// The last day of all.
    pub uiterste_dag: Date,
    /// Whichever comes first.
    pub uiterlijk: Date,
}

/// When the document of a year, adopted on this day, must have been sent.
pub fn naar_gs(document: Document, jaar: i16, vastgesteld: Date) -> Result<NaarGs, BuitenGeldigheid> {
    let (van_jaar, maand, dag) = match document {
        Document::Jaarrekening => (jaar.checked_add(1), 7, 14),
        Document::Begroting if jaar > LAATSTE_OUDE_BEGROTING => (jaar.checked_sub(1), 9, 14),
        Document::Begroting => (jaar.checked_sub(1), 7, 31),
    };
    let uiterste_dag = Date::new(van_jaar.ok_or(BuitenGeldigheid)?, maand, dag).map_err(|_| BuitenGeldigheid)?;
    let na_twee_weken = dagen_na(vastgesteld, 14)?;
    Ok(NaarGs { na_twee_weken, uiterste_dag, uiterlijk: na_twee_weken.min(uiterste_dag) })
}

/// R36.
pub const REGEL: Regel = Regel {
    code: "R36",
    titel: "Wanneer moeten begroting en jaarrekening van de regeling bij gedeputeerde staten zijn?",
    bronnen: &[BRON_BEGROTING, BRON_JAARREKENING],
    velden: &[
        Veld::keuze::<Document>("document", "Wat wordt er verstuurd?"),
        Veld::nieuw("jaar", "Jaar waar het stuk over gaat", Veldsoort::Jaar(2016, 9998)),
        Veld::datum("vastgesteld", "Vastgesteld door het algemeen bestuur op"),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let (document, jaar): (Document, i16) = (invoer.keuze("document")?, invoer.klein("jaar")?);
    let vastgesteld = invoer.datum("vastgesteld")?;
    let naar_gs = naar_gs(document, jaar, vastgesteld)?;
    let te_laat_vastgesteld = vastgesteld > naar_gs.uiterste_dag;
    let bron = match document {
        Document::Jaarrekening => BRON_JAARREKENING,
        Document::Begroting if jaar > LAATSTE_OUDE_BEGROTING => BRON_BEGROTING,
        Document::Begroting => BRON_OUD,
    };
    let mut uitleg = Uitleg::van(format!("Vastgesteld op {}.", voluit(vastgesteld)), bron);
    uitleg.zin(format!("Twee weken later is het {}.", voluit(naar_gs.na_twee_weken)));
    uitleg.zin(format!("{} is in ieder geval de laatste dag.", voluit_als_begin(naar_gs.uiterste_dag)));
    uitleg.zin(format!("De vroegste van die twee telt: {}. Die dag schuift niet op.", voluit(naar_gs.uiterlijk)));
    if document == Document::Begroting && jaar == LAATSTE_OUDE_BEGROTING {
        uitleg.te_bevestigen("Voor de begroting van 2023 is de oude datum aangehouden.", bron);
    }
    if document == Document::Jaarrekening && vastgesteld < NIEUWE_WET {
        uitleg.te_bevestigen("Voor een jaarrekening van voor 1 juli 2022 is de datum van nu aangehouden.", bron);
    }
    if te_laat_vastgesteld {
        uitleg.zin("Het stuk is na die laatste dag vastgesteld. Verstuur het meteen.");
    }
    Ok(uitleg.antwoord(json!({ "uiterlijk": naar_gs.uiterlijk, "te_laat_vastgesteld": te_laat_vastgesteld })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn twee_weken_of_de_vaste_dag_als_die_eerder_komt() {
        use Document::{Begroting, Jaarrekening};
        for (document, jaar, vastgesteld, uiterlijk) in [
            (Begroting, 2027, date(2026, 7, 6), date(2026, 7, 20)),
            (Begroting, 2027, date(2026, 8, 31), date(2026, 9, 14)),
            (Begroting, 2027, date(2026, 9, 1), date(2026, 9, 14)),
            (Begroting, 2023, date(2022, 7, 25), date(2022, 7, 31)),
            (Begroting, 2024, date(2023, 8, 1), date(2023, 8, 15)),
            (Jaarrekening, 2025, date(2026, 7, 6), date(2026, 7, 14)),
            (Jaarrekening, 2025, date(2026, 4, 1), date(2026, 4, 15)),
        ] {
            assert_eq!(naar_gs(document, jaar, vastgesteld).unwrap().uiterlijk, uiterlijk, "{vastgesteld}");
        }
    }
}
