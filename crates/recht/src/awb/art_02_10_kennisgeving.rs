//! Art. 2:10 lid 1 Awb (R44): who gets a message in a portal is told so within 48 hours.
//!
//! Human judgement: whether somebody is late because the notice did not come (art. 2:22 lid 1).

use super::artikel;
use crate::{
    BuitenGeldigheid, Invoer, Regel, Resultaat, Uitleg, Veld,
    atw::art_04_uren::{urentermijn, vertel_wettelijke_uren},
    klok::{moment_voluit, rfc3339},
};
use kern::{Bron, Moment};
use serde_json::json;

/// The notice.
pub const BRON: Bron = artikel("art. 2:10 lid 1", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel2:10");
/// What follows when it did not come.
pub const BRON_GEVOLG: Bron =
    artikel("art. 2:22 lid 1", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel2:22");

const UREN: u32 = 48;

/// The last moment for the notice of a message that became accessible at this moment.
pub fn kennisgeving_uiterlijk(toegankelijk: Moment) -> Result<Moment, BuitenGeldigheid> {
    urentermijn(toegankelijk, UREN)
}

/// R44.
pub const REGEL: Regel = Regel {
    code: "R44",
    titel: "Wanneer moet iemand horen dat er een bericht klaarstaat?",
    bronnen: &[BRON, BRON_GEVOLG],
    velden: &[
        Veld::moment("toegankelijk", "Bericht te lezen vanaf").vanaf(2026, 1, 1),
        Veld::moment("kennisgeving", "Kennisgeving verstuurd op").optioneel(),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let toegankelijk = invoer.moment("toegankelijk")?;
    let uiterlijk = kennisgeving_uiterlijk(toegankelijk)?;
    let mut uitleg = Uitleg::van(format!("Het bericht is te lezen vanaf {}.", moment_voluit(toegankelijk)), BRON);
    vertel_wettelijke_uren(toegankelijk, UREN, uiterlijk, &mut uitleg);
    let kennisgeving = invoer.mogelijk_moment("kennisgeving");
    let tijdig = kennisgeving.map(|kennisgeving| kennisgeving <= uiterlijk);
    match kennisgeving {
        None => uitleg.zin("Er is nog geen kennisgeving ingevuld."),
        Some(verstuurd) => uitleg.zin(format!("De kennisgeving ging uit op {}.", moment_voluit(verstuurd))),
    }
    match tijdig {
        Some(true) => uitleg.zin("Dat is op tijd."),
        Some(false) => uitleg.stap(
            "Dat is te laat. Is de ontvanger daardoor zelf te laat, dan mag de gemeente hem dat niet tegenwerpen.",
            BRON_GEVOLG,
        ),
        None => {}
    }
    Ok(uitleg.antwoord(json!({ "uiterlijk": rfc3339(uiterlijk), "tijdig": tijdig })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::klok::{Keer, moment};
    use jiff::civil::date;

    #[test]
    fn achtenveertig_uur_op_de_klok() {
        for (naam, begin, verwacht) in [
            ("over het weekeinde", date(2026, 6, 12).at(16, 0, 0, 0), "2026-06-14T16:00:00+02:00"),
            ("de klok gaat vooruit", date(2026, 3, 28).at(16, 0, 0, 0), "2026-03-30T17:00:00+02:00"),
            ("de klok gaat terug", date(2026, 10, 24).at(16, 0, 0, 0), "2026-10-26T15:00:00+01:00"),
            ("in de sprong geteld", date(2026, 3, 27).at(2, 30, 0, 0), "2026-03-29T03:30:00+02:00"),
        ] {
            let toegankelijk = moment(begin, Keer::Eerste).unwrap();
            assert_eq!(rfc3339(kennisgeving_uiterlijk(toegankelijk).unwrap()), verwacht, "{naam}");
        }
    }
}
