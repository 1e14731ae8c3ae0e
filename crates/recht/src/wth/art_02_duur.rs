//! Art. 2 lid 1 en art. 13 Wth (R14, R16): a huisverbod lasts exactly ten days, on the wall clock.
//!
//! No human judgement. That a time in the spring gap becomes the moment of the change, and that of a time that comes twice
//! the first is meant, is a choice in favour of the person and still to be confirmed.

use super::{OPGELEGD, artikel};
use crate::{
    BuitenGeldigheid, Invoer, Regel, Resultaat, Uitleg, Veld,
    klok::{Gerekend, Klokstand, dagen_later, minuten_tussen, moment_voluit, rfc3339},
};
use kern::{Bron, Code, Moment};
use serde_json::json;

/// Ten days.
pub const BRON: Bron = artikel("art. 2 lid 1", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel2");
/// The Atw does not move the end.
pub const BRON_ATW: Bron = artikel("art. 13", "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel13");

/// The length of a huisverbod.
pub const DAGEN: u16 = 10;

/// The end of a huisverbod: ten calendar days later, at the same time of day.
pub fn einde_huisverbod(opgelegd: Moment) -> Result<Gerekend, BuitenGeldigheid> {
    dagen_later(opgelegd, DAGEN)
}

kern::code_enum! {
    /// Why a length is not right.
    pub Lengteweigering {
        /// Shorter than ten days.
        TeKort = "te_kort", "Het huisverbod is korter dan tien dagen. Dat mag niet.";
        /// Longer than ten days.
        TeLang = "te_lang", "Het huisverbod is langer dan tien dagen. Dat mag niet."
    }
}

/// Why this end is not right; `None` when it is.
pub fn lengte(juist_einde: Moment, einde: Moment) -> Option<Lengteweigering> {
    match einde.cmp(&juist_einde) {
        std::cmp::Ordering::Less => Some(Lengteweigering::TeKort),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(Lengteweigering::TeLang),
    }
}

/// Tells what the clock did with a counted end, when it did something.
pub(crate) fn vertel_klok(gerekend: &Gerekend, bron: Bron, uitleg: &mut Uitleg) {
    match gerekend.stand {
        Klokstand::Gewoon => {}
        Klokstand::Overgeslagen => uitleg.te_bevestigen(
            "Door de zomertijd bestaat die tijd niet. Het moment waarop de klok verspringt, telt.",
            bron,
        ),
        Klokstand::Dubbel => {
            uitleg.te_bevestigen("Door de wintertijd komt die tijd twee keer voor. De eerste keer telt.", bron);
        }
    }
}

/// Tells when it was imposed and when ten days are over.
pub(crate) fn vertel_einde(opgelegd: Moment, einde: &Gerekend, bron: Bron) -> Uitleg {
    let mut uitleg = Uitleg::van(format!("Het huisverbod is opgelegd op {}.", moment_voluit(opgelegd)), bron);
    let tot = moment_voluit(einde.moment);
    uitleg.stap(format!("Tien dagen later, op dezelfde tijd van de dag: {tot}."), BRON_ATW);
    vertel_klok(einde, bron, &mut uitleg);
    uitleg
}

/// R14.
pub const REGEL: Regel = Regel {
    code: "R14",
    titel: "Wanneer eindigt het huisverbod?",
    bronnen: &[BRON, BRON_ATW],
    velden: &[OPGELEGD],
    antwoord: einde,
};

/// R16.
pub const REGEL_LENGTE: Regel = Regel {
    code: "R16",
    titel: "Duurt het huisverbod precies tien dagen?",
    bronnen: &[BRON],
    velden: &[OPGELEGD, Veld::moment("einde", "Einde in het besluit")],
    antwoord: juiste_lengte,
};

fn einde(invoer: &Invoer) -> Resultaat {
    let opgelegd = invoer.moment("opgelegd")?;
    let einde = einde_huisverbod(opgelegd)?;
    let minuten = minuten_tussen(opgelegd, einde.moment);
    let mut uitleg = vertel_einde(opgelegd, &einde, BRON);
    if minuten != i64::from(DAGEN) * 1440 {
        uitleg.zin(format!("De klok is in die tijd verzet: er zijn {minuten} minuten verstreken."));
    }
    Ok(uitleg.antwoord(json!({ "einde": rfc3339(einde.moment), "verstreken_minuten": minuten })))
}

fn juiste_lengte(invoer: &Invoer) -> Resultaat {
    let opgelegd = invoer.moment("opgelegd")?;
    let juist = einde_huisverbod(opgelegd)?;
    let weigering = lengte(juist.moment, invoer.moment("einde")?);
    let mut uitleg = vertel_einde(opgelegd, &juist, BRON);
    uitleg.zin(weigering.map_or("Het huisverbod duurt precies tien dagen.", Code::naam));
    Ok(uitleg.antwoord(json!({
        "toegestaan": weigering.is_none(),
        "weigering": weigering.map(Code::code),
        "juist_einde": rfc3339(juist.moment),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::klok::{Keer, moment};
    use jiff::civil::date;

    #[test]
    fn een_minuut_te_kort_of_te_lang_mag_niet() {
        let opgelegd = moment(date(2026, 6, 1).at(20, 0, 0, 0), Keer::Eerste).unwrap();
        let juist = einde_huisverbod(opgelegd).unwrap().moment;
        for (seconden, verwacht) in
            [(-60, Some(Lengteweigering::TeKort)), (0, None), (60, Some(Lengteweigering::TeLang))]
        {
            assert_eq!(lengte(juist, juist.plus_seconds(seconden)), verwacht, "{seconden}");
        }
    }
}
