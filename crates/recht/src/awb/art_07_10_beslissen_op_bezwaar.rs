//! Art. 7:10 Awb (R09, R10): six weeks for deciding on an objection, twelve with an advisory committee, counted from the day
//! after the term for objecting; six weeks more when adjourned; standing still while a defect is repaired.
//!
//! Human judgement: further delay by consent. Readings to be confirmed: the adjournment is counted from the day before the
//! Atw moved it; days before the term runs do not count; a request on a shifted last day does.

use super::{
    artikel,
    opschorting::{Opgeschort, Opschorting, lees, schort_op, vertel},
};
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Standaard, Uitleg, Veld, Vraagfout,
    atw::{Kalender, Rekenvraag},
    reken::{dag_na, dagen_tussen},
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// How long the term is.
pub const BRON: Bron = artikel("art. 7:10 lid 1", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel7:10");
/// When it stands still.
pub const BRON_OPSCHORTING: Bron =
    artikel("art. 7:10 lid 2", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel7:10");
/// The adjournment.
pub const BRON_VERDAGING: Bron =
    artikel("art. 7:10 lid 3", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel7:10");

/// An objection on which a decision must come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpBezwaar {
    /// The last day of the term for objecting.
    pub einde_bezwaartermijn: Date,
    /// Whether an advisory committee (art. 7:13) gives advice.
    pub adviescommissie: bool,
    /// Whether the decision was adjourned.
    pub verdaagd: bool,
}

/// An adjournment, and a term without a committee.
const ZES_WEKEN: Duur = Duur::weken(6);

impl OpBezwaar {
    fn uit(invoer: &Invoer) -> Result<Self, Vraagfout> {
        Ok(Self {
            einde_bezwaartermijn: invoer.datum("einde_bezwaartermijn")?,
            adviescommissie: invoer.ja("adviescommissie")?,
            verdaagd: invoer.ja("verdaagd")?,
        })
    }

    const fn termijn(&self) -> Duur {
        if self.adviescommissie { Duur::weken(12) } else { ZES_WEKEN }
    }

    /// The days that a suspension adds: those on which the term ran.
    fn dagen(&self, opschorting: &Opschorting) -> i64 {
        let begin = opschorting.gevraagd.max(self.einde_bezwaartermijn);
        (dagen_tussen(begin, opschorting.beantwoord) - 1).max(0)
    }
}

/// When the decision on the objection must be there.
pub fn beslissen_op_bezwaar(
    kalender: &Kalender,
    bezwaar: &OpBezwaar,
    opschortingen: &[Opschorting],
) -> Result<Opgeschort, BuitenGeldigheid> {
    let termijn = bezwaar.termijn();
    let eerst = dag_na(bezwaar.einde_bezwaartermijn, termijn)?;
    let kaal = if bezwaar.verdaagd { dag_na(eerst, ZES_WEKEN)? } else { eerst };
    schort_op(kalender, kaal, &Rekenvraag::wettelijk(termijn), opschortingen, |paar| bezwaar.dagen(paar))
}

const EINDE: Veld = Veld::datum("einde_bezwaartermijn", "Laatste dag van de bezwaartermijn");
const COMMISSIE: Veld = Veld::ja_nee("adviescommissie", "Adviseert een commissie?").standaard(Standaard::JaNee(false));
const VERDAAGD: Veld = Veld::ja_nee("verdaagd", "Is de beslissing verdaagd?").standaard(Standaard::JaNee(false));
const PAAR: &[Veld] = &[
    Veld::datum("gevraagd", "Gevraagd op"),
    Veld::datum("hersteld", "Hersteld op, of laatste dag om te herstellen").niet_voor("gevraagd"),
];

/// R09.
pub const REGEL: Regel = Regel {
    code: "R09",
    titel: "Wanneer moet er een beslissing op het bezwaar zijn?",
    bronnen: &[BRON, BRON_VERDAGING],
    velden: &[EINDE, COMMISSIE, VERDAAGD, KB_DAGEN],
    antwoord,
};

/// R10.
pub const REGEL_OPSCHORTING: Regel = Regel {
    code: "R10",
    titel: "Wanneer moet er een beslissing op het bezwaar zijn als een verzuim is hersteld?",
    bronnen: &[BRON_OPSCHORTING, BRON, BRON_VERDAGING],
    velden: &[
        EINDE,
        COMMISSIE,
        VERDAAGD,
        Veld::lijst("opschortingen", "Keren dat er om herstel is gevraagd", PAAR),
        KB_DAGEN,
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let bezwaar = OpBezwaar::uit(invoer)?;
    let opschortingen = lees(invoer, "opschortingen", "hersteld")?;
    let opgeschort = beslissen_op_bezwaar(&kalender, &bezwaar, &opschortingen)?;
    let mut uitleg = vertel_begin(&bezwaar);
    vertel(&opgeschort, BRON_OPSCHORTING, &mut uitleg);
    if opschortingen.iter().any(|paar| paar.gevraagd < bezwaar.einde_bezwaartermijn) {
        let zin = "Dagen voordat de beslistermijn begint, tellen niet mee.";
        uitleg.te_bevestigen(zin, BRON_OPSCHORTING);
    }
    uitleg.zin(format!("De laatste dag is {}.", voluit(opgeschort.einde.kaal)));
    opgeschort.einde.vertel(&kalender, bezwaar.einde_bezwaartermijn, &mut uitleg);
    Ok(uitleg.antwoord(json!({
        "opschorting_dagen": opgeschort.dagen(),
        "genegeerd": opgeschort.genegeerd(),
        "uiterlijk": opgeschort.einde.uiterlijk,
        "voorlopig": opgeschort.einde.is_voorlopig(),
    })))
}

fn vertel_begin(bezwaar: &OpBezwaar) -> Uitleg {
    let einde = voluit(bezwaar.einde_bezwaartermijn);
    let mut uitleg =
        Uitleg::van(format!("De bezwaartermijn eindigt op {einde}; daarna begint de beslistermijn."), BRON);
    let met = if bezwaar.adviescommissie { "met een commissie" } else { "zonder commissie" };
    uitleg.zin(format!("De beslistermijn is {} {met}.", bezwaar.termijn().in_woorden()));
    if bezwaar.verdaagd {
        let zin = "De beslissing is verdaagd: zes weken erbij, gerekend vanaf de dag die nog niet was opgeschoven.";
        uitleg.te_bevestigen(zin, BRON_VERDAGING);
    }
    uitleg
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn commissie_en_verdaging_maken_de_termijn_langer() {
        for (naam, einde_bezwaartermijn, adviescommissie, verdaagd, verwacht) in [
            ("zes weken", date(2026, 7, 22), false, false, date(2026, 9, 2)),
            ("zes weken verdaagd", date(2026, 7, 22), false, true, date(2026, 10, 14)),
            ("twaalf weken verdaagd", date(2026, 7, 22), true, true, date(2026, 11, 25)),
            ("koningsdag", date(2026, 3, 16), false, false, date(2026, 4, 28)),
            ("verdaagd vanaf koningsdag zelf", date(2026, 3, 16), false, true, date(2026, 6, 8)),
        ] {
            let bezwaar = OpBezwaar { einde_bezwaartermijn, adviescommissie, verdaagd };
            let uit = beslissen_op_bezwaar(&Kalender::wettelijk(), &bezwaar, &[]).unwrap();
            assert_eq!(uit.einde.uiterlijk, verwacht, "{naam}");
        }
    }

    #[test]
    fn dagen_voor_het_begin_van_de_termijn_tellen_niet() {
        let einde_bezwaartermijn = date(2026, 7, 22);
        let bezwaar = OpBezwaar { einde_bezwaartermijn, adviescommissie: false, verdaagd: false };
        for (gevraagd, beantwoord, dagen) in [
            (date(2026, 7, 1), date(2026, 7, 10), 0),
            (date(2026, 7, 1), date(2026, 7, 23), 0),
            (date(2026, 7, 1), date(2026, 7, 25), 2),
            (date(2026, 7, 22), date(2026, 7, 25), 2),
            (date(2026, 7, 23), date(2026, 7, 25), 1),
        ] {
            assert_eq!(bezwaar.dagen(&Opschorting { gevraagd, beantwoord }), dagen, "{gevraagd}");
        }
    }
}
