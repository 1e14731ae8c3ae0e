//! The indicator "Verwijzingen Halt" (R53): until about 2019 per 10,000 young people, since then per 1,000. A row of years is
//! only comparable in one unit.
//!
//! No human judgement.

use crate::{Decimaal, Invoer, Regel, Resultaat, Uitleg, Veld, Vraagfout};
use kern::Bron;
use serde_json::json;

/// The prescribed indicators on safety, as a municipality publishes them.
pub const BRON: Bron = Bron {
    regeling: "Beleidsindicatoren Veiligheid",
    artikel: "Verwijzingen Halt",
    geldig_vanaf: "2026-01-01",
    url: "https://waadhoeke.begroting-2026.nl/p16730/beleidsindicatoren",
    bevestigd: true,
};

kern::code_enum! {
    /// The unit in which the figure was published.
    pub PerAantal {
        /// Per thousand.
        Duizend = "per_1000", "Per 1.000 jongeren";
        /// Per ten thousand.
        Tienduizend = "per_10000", "Per 10.000 jongeren"
    }
}

/// The figure per thousand, with all its decimals.
pub const fn per_duizend(waarde: Decimaal, eenheid: PerAantal) -> Decimaal {
    match eenheid {
        PerAantal::Duizend => waarde,
        PerAantal::Tienduizend => waarde.tiende_deel(),
    }
}

/// R53.
pub const REGEL: Regel = Regel {
    code: "R53",
    titel: "Hoeveel verwijzingen naar Halt zijn er per 1.000 jongeren?",
    bronnen: &[BRON],
    velden: &[Veld::decimaal("waarde", "Cijfer"), Veld::keuze::<PerAantal>("eenheid", "Het cijfer is per")],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let (waarde, eenheid) = (invoer.decimaal("waarde")?, invoer.keuze("eenheid")?);
    let uitkomst = per_duizend(waarde, eenheid);
    let getal = uitkomst.json().ok_or_else(|| Vraagfout::ongeldig("waarde"))?;
    let zin = match eenheid {
        PerAantal::Duizend => format!("Het cijfer is al per 1.000 jongeren: {}.", waarde.tekst(',')),
        PerAantal::Tienduizend => {
            format!("{} per 10.000 jongeren is {} per 1.000 jongeren.", waarde.tekst(','), uitkomst.tekst(','))
        }
    };
    Ok(Uitleg::van(zin, BRON).antwoord(json!({ "per_1000": getal })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn per_tienduizend_wordt_gedeeld_door_tien_zonder_afronding() {
        for (waarde, eenheid, verwacht) in [
            (227, PerAantal::Tienduizend, "22.7"),
            (9, PerAantal::Duizend, "9"),
            (9, PerAantal::Tienduizend, "0.9"),
            (0, PerAantal::Tienduizend, "0"),
            (130, PerAantal::Tienduizend, "13"),
            (10_001, PerAantal::Tienduizend, "1000.1"),
        ] {
            assert_eq!(per_duizend(Decimaal::heel(waarde), eenheid).tekst('.'), verwacht);
        }
    }
}
