//! Art. 34b Wgr (R33): the general financial and policy frames go to the councils before 30 April of the year before.
//!
//! No human judgement. "Before 30 April" is 29 April at the latest, and counting back never moves to a working day. For
//! budgets up to 2023 the day was 15 April.

use super::{LAATSTE_OUDE_BEGROTING, artikel, oud_artikel};
use crate::{BuitenGeldigheid, Invoer, Regel, Resultaat, Uitleg, Veld, Veldsoort, voluit};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// The article.
pub const BRON: Bron = artikel("art. 34b", "https://wetten.overheid.nl/BWBR0003740/2025-02-12#Artikel34b");
/// The article as it was.
pub const BRON_OUD: Bron = oud_artikel("art. 34b", "https://wetten.overheid.nl/BWBR0003740/2021-07-01#Artikel34b");

/// The last day on which the frames of this budget are in time.
pub fn kaders_uiterlijk(begrotingsjaar: i16) -> Result<Date, BuitenGeldigheid> {
    let dag = if begrotingsjaar > LAATSTE_OUDE_BEGROTING { 29 } else { 14 };
    let jaar = begrotingsjaar.checked_sub(1).ok_or(BuitenGeldigheid)?;
    Date::new(jaar, 4, dag).map_err(|_| BuitenGeldigheid)
}

/// R33.
pub const REGEL: Regel = Regel {
    code: "R33",
    titel: "Wanneer moeten de kaders van de begroting bij de gemeenteraden zijn?",
    bronnen: &[BRON],
    velden: &[
        Veld::nieuw("begrotingsjaar", "Begroting voor het jaar", Veldsoort::Jaar(2016, 9999)),
        Veld::datum("verzonden", "Verzonden op").optioneel(),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let jaar: i16 = invoer.klein("begrotingsjaar")?;
    let (uiterlijk, verzonden) = (kaders_uiterlijk(jaar)?, invoer.mogelijke_datum("verzonden"));
    let oud = jaar <= LAATSTE_OUDE_BEGROTING;
    let (bron, grens) = if oud { (BRON_OUD, "15 april") } else { (BRON, "30 april") };
    let mut uitleg = Uitleg::van(
        format!("De kaders voor de begroting van {jaar} gaan vóór {grens} van het jaar ervoor naar de raden."),
        bron,
    );
    uitleg.zin(format!("De laatste dag is dus {}. Die dag schuift niet op.", voluit(uiterlijk)));
    let op_tijd = verzonden.map(|dag| dag <= uiterlijk);
    if let (Some(dag), Some(op_tijd)) = (verzonden, op_tijd) {
        let oordeel = if op_tijd { "op tijd" } else { "te laat" };
        uitleg.zin(format!("Verzonden op {}: {oordeel}.", voluit(dag)));
    }
    Ok(uitleg.antwoord(json!({ "uiterlijk": uiterlijk, "op_tijd": op_tijd })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn voor_30_april_en_voor_oude_begrotingen_voor_15_april() {
        assert_eq!(kaders_uiterlijk(2027), Ok(date(2026, 4, 29)));
        assert_eq!(kaders_uiterlijk(2024), Ok(date(2023, 4, 29)));
        assert_eq!(kaders_uiterlijk(2023), Ok(date(2022, 4, 14)));
    }
}
