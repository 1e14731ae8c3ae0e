//! Art. 174b lid 1 en 154a lid 7 Gemeentewet (R26): a safety risk area without a by-law and administrative detention last at
//! most twelve hours. Hours run on when the clock is changed.
//!
//! Human judgement: whether the situation is unforeseen and urgent.

use super::artikel;
use crate::{
    BuitenGeldigheid, Invoer, Regel, Resultaat, Uitleg, Veld,
    atw::art_04_uren::{urentermijn, vertel_wettelijke_uren},
    klok::{moment_voluit, rfc3339},
};
use kern::{Bron, Code, Moment};
use serde_json::json;

/// The area.
pub const BRON_GEBIED: Bron =
    artikel("art. 174b lid 1", "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel174b");
/// The detention.
pub const BRON_OPHOUDING: Bron =
    artikel("art. 154a lid 7", "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel154a");

kern::code_enum! {
    /// The measures that last at most twelve hours.
    pub Maatregel {
        /// A safety risk area without a by-law.
        Risicogebied = "174b", "Veiligheidsrisicogebied zonder verordening";
        /// Administrative detention.
        Ophouding = "154a", "Bestuurlijke ophouding"
    }
}

impl Maatregel {
    const fn bron(self) -> Bron {
        match self {
            Self::Risicogebied => BRON_GEBIED,
            Self::Ophouding => BRON_OPHOUDING,
        }
    }
}

const UREN: u32 = 12;

/// The last end: twelve hours later.
pub fn uiterste_einde(begin: Moment) -> Result<Moment, BuitenGeldigheid> {
    urentermijn(begin, UREN)
}

/// R26.
pub const REGEL: Regel = Regel {
    code: "R26",
    titel: "Wanneer moet een maatregel van twaalf uur eindigen?",
    bronnen: &[BRON_GEBIED, BRON_OPHOUDING],
    velden: &[
        Veld::keuze::<Maatregel>("maatregel", "Maatregel"),
        Veld::moment("begin", "Begin"),
        Veld::moment("einde", "Einde").optioneel().niet_voor("begin"),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let maatregel: Maatregel = invoer.keuze("maatregel")?;
    let begin = invoer.moment("begin")?;
    let uiterste = uiterste_einde(begin)?;
    let te_lang = invoer.mogelijk_moment("einde").is_some_and(|einde| einde > uiterste);
    let zin = format!("{} begint op {}.", maatregel.naam(), moment_voluit(begin));
    let mut uitleg = Uitleg::van(zin, maatregel.bron());
    vertel_wettelijke_uren(begin, UREN, uiterste, &mut uitleg);
    uitleg.zin(if te_lang { "De maatregel duurt te lang." } else { "De maatregel duurt niet te lang." });
    Ok(uitleg.antwoord(json!({
        "uiterste_einde": rfc3339(uiterste),
        "toegestaan": !te_lang,
        "weigering": te_lang.then_some("te_lang"),
    })))
}
