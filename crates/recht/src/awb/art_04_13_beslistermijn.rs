//! Art. 4:13 Awb (R07): the term for deciding on an application; eight weeks when no statute says otherwise.
//!
//! Human judgement: what a reasonable term is when it is shorter. Whether the Atw governs a term of a by-law is a reading
//! still to be confirmed, hence a choice of the caller.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Richting, Standaard, Uitleg, Veld, Vraagfout,
    atw::{Einde, Herkomst, Kalender, Rekenvraag, einde, vertel_termijn},
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// The term for deciding.
pub const BRON: Bron = artikel("art. 4:13", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel4:13");

/// How long the term is and whether the Atw governs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beslistermijn {
    /// Its length in weeks.
    pub weken: u32,
    /// A statute, or a by-law that falls outside the Atw.
    pub herkomst: Herkomst,
}

impl Beslistermijn {
    /// The fields `weken` and `atw`, the same in every rule that knows a term for deciding.
    pub(crate) const VELDEN: [Veld; 2] = [
        Veld::getal("weken", "Beslistermijn in weken").tussen(1, 52).standaard(Standaard::Getal(8)),
        Veld::ja_nee("atw", "Geldt de Algemene termijnenwet?").standaard(Standaard::JaNee(true)),
    ];

    /// Reads those fields.
    pub(crate) fn uit(invoer: &Invoer) -> Result<Self, Vraagfout> {
        let herkomst = if invoer.ja("atw")? { Herkomst::Wet } else { Herkomst::Verordening };
        Ok(Self { weken: invoer.klein("weken")?, herkomst })
    }

    /// The question to the Atw.
    pub(crate) const fn vraag(self) -> Rekenvraag {
        Rekenvraag { herkomst: self.herkomst, ..Rekenvraag::wettelijk(Duur::weken(self.weken)) }
    }
}

/// When the decision must be there at the latest.
pub fn beslistermijn(kalender: &Kalender, ontvangen: Date, termijn: Beslistermijn) -> Result<Einde, BuitenGeldigheid> {
    einde(kalender, ontvangen, &termijn.vraag())?.ok_or(BuitenGeldigheid)
}

/// R07.
pub const REGEL: Regel = Regel {
    code: "R07",
    titel: "Wanneer moet er een besluit op de aanvraag zijn?",
    bronnen: &[BRON],
    velden: &[
        Veld::datum("ontvangen", "Aanvraag ontvangen op"),
        Beslistermijn::VELDEN[0],
        Beslistermijn::VELDEN[1],
        KB_DAGEN,
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let ontvangen = invoer.datum("ontvangen")?;
    let termijn = Beslistermijn::uit(invoer)?;
    let einde = beslistermijn(&kalender, ontvangen, termijn)?;
    let mut uitleg = Uitleg::van(format!("Ontvangen op {}; die dag telt niet mee.", voluit(ontvangen)), BRON);
    vertel_termijn(&kalender, ontvangen, Duur::weken(termijn.weken), Richting::Vooruit, &einde, &mut uitleg);
    Ok(uitleg.antwoord(json!({
        "onverschoven": einde.kaal,
        "uiterlijk": einde.uiterlijk,
        "voorlopig": einde.is_voorlopig(),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn de_beslistermijn_schuift_tot_en_met_twaalf_weken() {
        for (naam, weken, herkomst, verwacht) in [
            ("acht weken, koningsdag", 8, Herkomst::Wet, date(2026, 4, 28)),
            ("acht weken uit de apv", 8, Herkomst::Verordening, date(2026, 4, 27)),
            ("twaalf weken, tweede pinksterdag", 12, Herkomst::Wet, date(2026, 5, 26)),
            ("dertien weken schuift nooit", 13, Herkomst::Wet, date(2026, 6, 1)),
            ("vijf weken, tweede paasdag", 5, Herkomst::Wet, date(2026, 4, 7)),
            ("een jaar in weken", 52, Herkomst::Wet, date(2027, 3, 1)),
        ] {
            let termijn = Beslistermijn { weken, herkomst };
            let einde = beslistermijn(&Kalender::wettelijk(), date(2026, 3, 2), termijn).unwrap();
            assert_eq!(einde.uiterlijk, verwacht, "{naam}");
        }
    }
}
