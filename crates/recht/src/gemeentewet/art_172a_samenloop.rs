//! Art. 172a lid 5 Gemeentewet (R24): no area or group ban for the same area while an order of the public prosecutor
//! (art. 509hh lid 2 onder a Sv) holds there. A duty to report may be imposed.
//!
//! Human judgement: whether it is the same area.

use super::artikel;
use crate::{Invoer, Regel, Resultaat, Uitleg, Veld, Veldsoort, voluit};
use jiff::civil::Date;
use kern::{Bron, Code};
use serde_json::json;

/// Not beside an order of the public prosecutor.
pub const BRON: Bron = artikel("art. 172a lid 5", "https://wetten.overheid.nl/BWBR0005416/2026-10-01#Artikel172a");

kern::code_enum! {
    /// The orders of art. 172a lid 1.
    pub Maatregel {
        /// Not to be in an area.
        Gebiedsverbod = "gebiedsverbod", "Gebiedsverbod";
        /// Not to be in a group.
        Groepsverbod = "groepsverbod", "Groepsverbod";
        /// To report.
        Meldplicht = "meldplicht", "Meldplicht"
    }
}

/// Days in a row, both ends included.
pub type Dagen = super::art_172a_losse_dagen::Dagen;

/// Where two orders apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gebied {
    /// To the same area.
    Zelfde,
    /// To another area.
    Ander,
}

/// True when the order of the public prosecutor stands in the way.
pub fn staat_in_de_weg(maatregel: Maatregel, dagen: Dagen, gebied: Gebied, aanwijzing: Option<Dagen>) -> bool {
    let samen = |om: Dagen| om.van <= dagen.tot_en_met && dagen.van <= om.tot_en_met;
    maatregel != Maatregel::Meldplicht && gebied == Gebied::Zelfde && aanwijzing.is_some_and(samen)
}

const AANWIJZING: &[Veld] = &[Veld::datum("van", "Van"), Veld::datum("tot_en_met", "Tot en met").niet_voor("van")];

/// R24.
pub const REGEL: Regel = Regel {
    code: "R24",
    titel: "Mag het verbod naast een gedragsaanwijzing van het Openbaar Ministerie?",
    bronnen: &[BRON],
    velden: &[
        Veld::keuze::<Maatregel>("maatregel", "Maatregel"),
        Veld::datum("van", "Van"),
        Veld::datum("tot_en_met", "Tot en met").niet_voor("van"),
        Veld::ja_nee("zelfde_gebied", "Gaat het om hetzelfde gebied?"),
        Veld::nieuw("om_aanwijzing", "Gedragsaanwijzing van het Openbaar Ministerie", Veldsoort::Paar(AANWIJZING))
            .optioneel(),
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let maatregel: Maatregel = invoer.keuze("maatregel")?;
    let dagen = Dagen { van: invoer.datum("van")?, tot_en_met: invoer.datum("tot_en_met")? };
    let gebied = if invoer.ja("zelfde_gebied")? { Gebied::Zelfde } else { Gebied::Ander };
    let aanwijzing = match invoer.groep("om_aanwijzing") {
        Some(groep) => Some(Dagen { van: groep.datum("van")?, tot_en_met: groep.datum("tot_en_met")? }),
        None => None,
    };
    let geweigerd = staat_in_de_weg(maatregel, dagen, gebied, aanwijzing);
    let periode = |van: Date, tot: Date| format!("van {} tot en met {}", voluit(van), voluit(tot));
    let begin = format!("{} {}.", maatregel.naam(), periode(dagen.van, dagen.tot_en_met));
    let mut uitleg = Uitleg::van(begin, BRON);
    uitleg.zin(aanwijzing.map_or_else(
        || "Er is geen gedragsaanwijzing.".to_owned(),
        |om| format!("De gedragsaanwijzing geldt {}.", periode(om.van, om.tot_en_met)),
    ));
    uitleg.zin(if geweigerd {
        "Op dezelfde dagen en in hetzelfde gebied mag dit verbod niet."
    } else {
        "De gedragsaanwijzing staat niet in de weg."
    });
    Ok(uitleg.antwoord(json!({
        "toegestaan": !geweigerd,
        "weigering": geweigerd.then_some("om_gedragsaanwijzing"),
    })))
}
