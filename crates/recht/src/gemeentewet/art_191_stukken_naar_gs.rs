//! Art. 191 lid 2 en 200 Gemeentewet (R50): the adopted budget and accounts go to the provincial executive within two weeks,
//! and in any case before a fixed day.
//!
//! No human judgement. "Before 15 November" means 14 November at the latest, and no day moves: the municipality owes the
//! sending, so the earlier reading counts. Both articles have still to be checked.

use super::artikel;
use crate::{
    BuitenGeldigheid, Invoer, Regel, Resultaat, Uitleg, Veld, Veldsoort, datum::voluit_als_begin, reken::dagen_na,
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// The budget.
pub const BRON_BEGROTING: Bron = Bron {
    bevestigd: false,
    ..artikel("art. 191 lid 2", "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel191")
};
/// The accounts.
pub const BRON_JAARSTUKKEN: Bron =
    Bron { bevestigd: false, ..artikel("art. 200", "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel200") };

const TERMIJN_DAGEN: i64 = 14;

kern::code_enum! {
    /// What is sent.
    pub Stuk {
        /// The budget of the year.
        Begroting = "begroting", "De begroting";
        /// The accounts and the report on the year.
        Jaarstukken = "jaarstukken", "De jaarstukken"
    }
}

impl Stuk {
    const fn bron(self) -> Bron {
        match self {
            Self::Begroting => BRON_BEGROTING,
            Self::Jaarstukken => BRON_JAARSTUKKEN,
        }
    }

    /// The last day of all, for the documents of this year.
    fn uiterste_dag(self, jaar: i16) -> Result<Date, BuitenGeldigheid> {
        let (jaar, maand) = match self {
            Self::Begroting => (jaar.checked_sub(1), 11),
            Self::Jaarstukken => (jaar.checked_add(1), 7),
        };
        Date::new(jaar.ok_or(BuitenGeldigheid)?, maand, 14).map_err(|_| BuitenGeldigheid)
    }
}

/// When the documents must have been sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NaarGs {
    /// Two weeks after the council adopted them.
    pub na_twee_weken: Date,
    /// The last day of all.
    pub uiterste_dag: Date,
    /// Whichever comes first.
    pub uiterlijk: Date,
}

/// When the documents of a year, adopted on this day, must have been sent.
pub fn naar_gs(stuk: Stuk, jaar: i16, vastgesteld: Date) -> Result<NaarGs, BuitenGeldigheid> {
    let na_twee_weken = dagen_na(vastgesteld, TERMIJN_DAGEN)?;
    let uiterste_dag = stuk.uiterste_dag(jaar)?;
    Ok(NaarGs { na_twee_weken, uiterste_dag, uiterlijk: na_twee_weken.min(uiterste_dag) })
}

/// R50.
pub const REGEL: Regel = Regel {
    code: "R50",
    titel: "Wanneer moeten de begroting en de jaarstukken bij gedeputeerde staten zijn?",
    bronnen: &[BRON_BEGROTING, BRON_JAARSTUKKEN],
    velden: &[
        Veld::keuze::<Stuk>("document", "Wat wordt er verstuurd?"),
        Veld::nieuw("jaar", "Jaar waar het stuk over gaat", Veldsoort::Jaar(1, 9998)),
        Veld::datum("vastgesteld", "Vastgesteld door de raad op"),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let stuk: Stuk = invoer.keuze("document")?;
    let vastgesteld = invoer.datum("vastgesteld")?;
    let naar_gs = naar_gs(stuk, invoer.klein("jaar")?, vastgesteld)?;
    let te_laat_vastgesteld = vastgesteld > naar_gs.uiterste_dag;
    let mut uitleg =
        Uitleg::van(format!("De raad heeft het stuk vastgesteld op {}.", voluit(vastgesteld)), stuk.bron());
    uitleg.zin(format!("Twee weken later is het {}.", voluit(naar_gs.na_twee_weken)));
    uitleg.zin(format!("{} is in ieder geval de laatste dag.", voluit_als_begin(naar_gs.uiterste_dag)));
    uitleg.zin(format!("De vroegste van die twee telt: {}.", voluit(naar_gs.uiterlijk)));
    uitleg.zin("De datum schuift niet op, ook niet bij een weekend of feestdag.");
    if te_laat_vastgesteld {
        uitleg.zin("De raad heeft het stuk na die laatste dag vastgesteld. Verstuur het meteen.");
    }
    Ok(uitleg.antwoord(json!({ "uiterlijk": naar_gs.uiterlijk, "te_laat_vastgesteld": te_laat_vastgesteld })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn twee_weken_of_de_vaste_dag_als_die_eerder_komt() {
        use Stuk::{Begroting, Jaarstukken};
        for (naam, stuk, jaar, vastgesteld, verwacht) in [
            ("twee weken", Begroting, 2027, date(2026, 10, 12), date(2026, 10, 26)),
            ("precies gelijk", Begroting, 2027, date(2026, 10, 31), date(2026, 11, 14)),
            ("een dag later", Begroting, 2027, date(2026, 11, 1), date(2026, 11, 14)),
            ("na de vaste dag", Begroting, 2027, date(2026, 11, 20), date(2026, 11, 14)),
            ("jaarstukken, twee weken", Jaarstukken, 2026, date(2027, 6, 17), date(2027, 7, 1)),
            ("jaarstukken, vaste dag", Jaarstukken, 2026, date(2027, 7, 8), date(2027, 7, 14)),
        ] {
            assert_eq!(naar_gs(stuk, jaar, vastgesteld).unwrap().uiterlijk, verwacht, "{naam}");
        }
    }
}
