//! The indicator "Verwijzingen Halt" (R53): until about 2019 per 10,000 young people, since then per 1,000. A row of years is
//! only comparable in one unit.
//!
//! No human judgement.

use crate::{Invoer, Regel, Resultaat, Uitleg, Veld, Vraagfout};
use kern::Bron;
use serde_json::{Value, json};

/// The prescribed indicators on safety, as a municipality publishes them.
pub const BRON: Bron = Bron {
    regeling: "Beleidsindicatoren Veiligheid",
    artikel: "Verwijzingen Halt",
    geldig_vanaf: "2026-01-01",
    url: "https://waadhoeke.begroting-2026.nl/p16730/beleidsindicatoren",
    bevestigd: true,
};

/// The largest whole number that every reader of JSON takes in exactly.
const MEEST: i64 = 9_007_199_254_740_991;

kern::code_enum! {
    /// The unit in which the figure was published.
    pub PerAantal {
        /// Per thousand.
        Duizend = "per_1000", "Per 1.000 jongeren";
        /// Per ten thousand.
        Tienduizend = "per_10000", "Per 10.000 jongeren"
    }
}

/// A figure per thousand, in tenths: whole, so nothing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PerDuizend {
    /// The whole part.
    pub heel: i64,
    /// Tenths beside it, 0-9.
    pub tienden: i64,
}

/// The figure per thousand.
pub const fn per_duizend(waarde: i64, eenheid: PerAantal) -> PerDuizend {
    match eenheid {
        PerAantal::Duizend => PerDuizend { heel: waarde, tienden: 0 },
        PerAantal::Tienduizend => PerDuizend { heel: waarde.div_euclid(10), tienden: waarde.rem_euclid(10) },
    }
}

impl PerDuizend {
    /// Written with this sign before the tenths; without tenths a whole number.
    fn tekst(self, teken: char) -> String {
        if self.tienden == 0 { self.heel.to_string() } else { format!("{}{teken}{}", self.heel, self.tienden) }
    }
}

/// R53.
pub const REGEL: Regel = Regel {
    code: "R53",
    titel: "Hoeveel verwijzingen naar Halt zijn er per 1.000 jongeren?",
    bronnen: &[BRON],
    velden: &[
        Veld::getal("waarde", "Cijfer").tussen(0, MEEST),
        Veld::keuze::<PerAantal>("eenheid", "Het cijfer is per"),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let (waarde, eenheid) = (invoer.getal("waarde")?, invoer.keuze("eenheid")?);
    let uitkomst = per_duizend(waarde, eenheid);
    let getal: Value = uitkomst.tekst('.').parse().map_err(|_| Vraagfout::ongeldig("waarde"))?;
    let zin = match eenheid {
        PerAantal::Duizend => format!("Het cijfer is al per 1.000 jongeren: {waarde}."),
        PerAantal::Tienduizend => {
            format!("{waarde} per 10.000 jongeren is {} per 1.000 jongeren.", uitkomst.tekst(','))
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
            (MEEST, PerAantal::Tienduizend, "900719925474099.1"),
        ] {
            assert_eq!(per_duizend(waarde, eenheid).tekst('.'), verwacht);
        }
    }
}
