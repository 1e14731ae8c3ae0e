//! Art. 31 Wet Bibob (R28): the term for deciding stands still from the day the advice was asked through the day it came,
//! and never longer than art. 15 gives the bureau.
//!
//! Human judgement: whether advice was needed. That the bureau's maximum counts before any shift is a reading to be confirmed.

use super::{
    art_15_adviestermijn::{Aanvulling, Verlenging, kaal_maximum, vertel_maximum},
    artikel,
};
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Richting, Standaard, Uitleg, Veld, Vraagfout,
    atw::{Einde, Kalender, einde_op, vertel_termijn},
    awb::art_04_13_beslistermijn::{self as art_04_13, Beslistermijn, beslistermijn},
    reken::{dagen_na, dagen_tussen},
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// The term for deciding stands still.
pub const BRON: Bron = artikel("art. 31", "https://wetten.overheid.nl/BWBR0013798/2025-07-16#Artikel31");

/// The advice as it was asked and given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advies {
    /// The day on which it was asked.
    pub gevraagd: Date,
    /// The day on which it came; `None` while it has not.
    pub ontvangen: Option<Date>,
    /// The last day of the bureau, before any shift.
    pub maximum: Date,
}

/// How the suspension ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// The advice was asked after the term for deciding: nothing stands still.
    TeLaatGevraagd,
    /// The advice came within the maximum.
    Ontvangen,
    /// The advice came later: counted to the maximum.
    Begrensd,
    /// The advice has not come: counted to the maximum.
    Lopend,
}

/// The term for deciding, without and with the days on which it stood still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opgeschort {
    /// Where the term would have ended.
    pub zonder: Einde,
    /// Days on which it stood still, the first and the last included.
    pub dagen: i64,
    /// How the suspension ended.
    pub stand: Stand,
    /// Where the term ends.
    pub einde: Einde,
}

/// The term for deciding on an application about which advice was asked.
pub fn beslistermijn_met_advies(
    kalender: &Kalender,
    ontvangen: Date,
    termijn: Beslistermijn,
    advies: &Advies,
) -> Result<Opgeschort, BuitenGeldigheid> {
    let zonder = beslistermijn(kalender, ontvangen, termijn)?;
    let (stand, tot) = match advies.ontvangen {
        _ if advies.gevraagd > zonder.uiterlijk => {
            return Ok(Opgeschort { zonder, dagen: 0, stand: Stand::TeLaatGevraagd, einde: zonder });
        }
        None => (Stand::Lopend, advies.maximum),
        Some(dag) if dag > advies.maximum => (Stand::Begrensd, advies.maximum),
        Some(dag) => (Stand::Ontvangen, dag),
    };
    let dagen = dagen_tussen(advies.gevraagd, tot).saturating_add(1);
    let einde = einde_op(kalender, dagen_na(zonder.kaal, dagen)?, &termijn.vraag())?;
    Ok(Opgeschort { zonder, dagen, stand, einde })
}

/// R28.
pub const REGEL: Regel = Regel {
    code: "R28",
    titel: "Wanneer moet er een besluit zijn als het bureau om advies is gevraagd?",
    bronnen: &[BRON, art_04_13::BRON],
    velden: &[
        Veld::datum("aanvraag_ontvangen", "Aanvraag ontvangen op"),
        Beslistermijn::VELDEN[0],
        Beslistermijn::VELDEN[1],
        Veld::datum("adviesaanvraag", "Advies gevraagd op").niet_voor("aanvraag_ontvangen"),
        Veld::datum("advies_ontvangen", "Advies ontvangen op").optioneel().niet_voor("adviesaanvraag"),
        Aanvulling::VELD,
        Veld::getal("verlenging_dagen", "Verlenging door het bureau in dagen")
            .tussen(0, Verlenging::HOOGSTENS)
            .standaard(Standaard::Getal(0)),
        KB_DAGEN,
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let ontvangen = invoer.datum("aanvraag_ontvangen")?;
    let termijn = Beslistermijn::uit(invoer)?;
    let gevraagd = invoer.datum("adviesaanvraag")?;
    let aanvullingen = Aanvulling::lijst_uit(invoer, gevraagd)?;
    let verlenging =
        Verlenging::van(invoer.getal("verlenging_dagen")?).map_err(|_| Vraagfout::ongeldig("verlenging_dagen"))?;
    let maximum = kaal_maximum(gevraagd, &aanvullingen, verlenging)?;
    let advies = Advies { gevraagd, ontvangen: invoer.mogelijke_datum("advies_ontvangen"), maximum };
    let uitkomst = beslistermijn_met_advies(&kalender, ontvangen, termijn, &advies)?;

    let begin = format!("Aanvraag ontvangen op {}; die dag telt niet mee.", voluit(ontvangen));
    let mut uitleg = Uitleg::van(begin, art_04_13::BRON);
    let duur = Duur::weken(termijn.weken);
    vertel_termijn(&kalender, ontvangen, duur, Richting::Vooruit, &uitkomst.zonder, &mut uitleg);
    vertel_advies(&advies, &uitkomst, &mut uitleg);
    if matches!(uitkomst.stand, Stand::Begrensd | Stand::Lopend) {
        vertel_maximum(gevraagd, &aanvullingen, verlenging, &mut uitleg)?;
        let zin = "Dat dit maximum telt voordat de datum verschuift, is nog te bevestigen.";
        uitleg.te_bevestigen(zin, BRON);
    }
    if uitkomst.dagen > 0 {
        let (dagen, kaal) = (uitkomst.dagen, voluit(uitkomst.einde.kaal));
        uitleg.stap(format!("De beslistermijn staat {dagen} dagen stil en loopt daarna tot en met {kaal}."), BRON);
        uitkomst.einde.vertel(&kalender, ontvangen, &mut uitleg);
    }
    Ok(uitleg.antwoord(json!({
        "opschorting_dagen": uitkomst.dagen,
        "begrensd": uitkomst.stand == Stand::Begrensd,
        "lopend": uitkomst.stand == Stand::Lopend,
        "uiterlijk": uitkomst.einde.uiterlijk,
        "voorlopig": uitkomst.einde.is_voorlopig(),
    })))
}

/// Tells what the advice did to the term.
fn vertel_advies(advies: &Advies, uitkomst: &Opgeschort, uitleg: &mut Uitleg) {
    let gevraagd = voluit(advies.gevraagd);
    let slot = match (uitkomst.stand, advies.ontvangen) {
        (Stand::TeLaatGevraagd, _) => "Toen was de beslistermijn al voorbij: er staat niets stil.".to_owned(),
        (Stand::Begrensd, Some(dag)) => format!("Het kwam op {}, later dan het bureau mocht doen.", voluit(dag)),
        (_, Some(dag)) => format!("Het kwam op {}. Beide dagen tellen mee.", voluit(dag)),
        (_, None) => "Het is er nog niet: gerekend is tot de laatste dag van het bureau.".to_owned(),
    };
    uitleg.stap(format!("Advies gevraagd op {gevraagd}. {slot}"), BRON);
    let op_de_verschoven_dag = advies.gevraagd > uitkomst.zonder.kaal && uitkomst.dagen > 0;
    if op_de_verschoven_dag {
        let zin = "De dagen tellen vanaf de dag voordat de datum verschoof; dat is nog te bevestigen.";
        uitleg.te_bevestigen(zin, BRON);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atw::Herkomst;
    use jiff::civil::date;

    const ACHT_WEKEN: Beslistermijn = Beslistermijn { weken: 8, herkomst: Herkomst::Wet };

    fn reken(gevraagd: Date, ontvangen: Option<Date>) -> (i64, Stand, Date) {
        let advies = Advies { gevraagd, ontvangen, maximum: dagen_na(gevraagd, 56).unwrap() };
        let uitkomst = beslistermijn_met_advies(&Kalender::wettelijk(), date(2026, 2, 7), ACHT_WEKEN, &advies).unwrap();
        (uitkomst.dagen, uitkomst.stand, uitkomst.einde.uiterlijk)
    }

    #[test]
    fn de_termijn_staat_stil_van_de_vraag_tot_en_met_het_advies() {
        // Zonder advies: zaterdag 4 april 2026, na Pasen dinsdag 7 april.
        let (maart, kaal, verschoven) = (date(2026, 3, 2), date(2026, 4, 4), date(2026, 4, 7));
        for (naam, gevraagd, ontvangen, verwacht) in [
            ("dezelfde dag", maart, Some(maart), (1, Stand::Ontvangen, date(2026, 4, 7))),
            ("op het maximum", maart, Some(date(2026, 4, 27)), (57, Stand::Ontvangen, date(2026, 6, 1))),
            ("een dag na het maximum", maart, Some(date(2026, 4, 28)), (57, Stand::Begrensd, date(2026, 6, 1))),
            ("nog niet ontvangen", maart, None, (57, Stand::Lopend, date(2026, 6, 1))),
            (
                "gevraagd op de kale laatste dag",
                kaal,
                Some(date(2026, 4, 13)),
                (10, Stand::Ontvangen, date(2026, 4, 14)),
            ),
            (
                "gevraagd op de verschoven dag",
                verschoven,
                Some(date(2026, 4, 16)),
                (10, Stand::Ontvangen, date(2026, 4, 14)),
            ),
            (
                "gevraagd een dag later",
                date(2026, 4, 8),
                Some(date(2026, 4, 17)),
                (0, Stand::TeLaatGevraagd, verschoven),
            ),
            ("later gevraagd en nog niet ontvangen", date(2026, 4, 8), None, (0, Stand::TeLaatGevraagd, verschoven)),
        ] {
            assert_eq!(reken(gevraagd, ontvangen), verwacht, "{naam}");
        }
    }

    #[test]
    fn een_termijn_buiten_de_termijnenwet_schuift_ook_na_het_advies_niet() {
        let maart = date(2026, 3, 2);
        let advies = Advies { gevraagd: maart, ontvangen: Some(date(2026, 3, 8)), maximum: date(2026, 4, 27) };
        for (weken, herkomst, verwacht) in
            [(8, Herkomst::Verordening, date(2026, 4, 11)), (13, Herkomst::Wet, date(2026, 5, 16))]
        {
            let termijn = Beslistermijn { weken, herkomst };
            let uitkomst =
                beslistermijn_met_advies(&Kalender::wettelijk(), date(2026, 2, 7), termijn, &advies).unwrap();
            assert_eq!(uitkomst.einde.uiterlijk, verwacht, "{weken} weken, een zaterdag");
        }
    }
}
