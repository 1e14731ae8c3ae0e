//! Art. 35 lid 1 en 6 Wgr (R34, R35): a draft budget, or a change of one, goes to the councils twelve weeks before it is
//! offered to the general board.
//!
//! Human judgement: whether a category of changes is exempt stands in the arrangement itself. Until 1 July 2022 it was eight
//! weeks. The term is counted back, so it never moves to a working day; the municipality plans on the last one before.

use super::{NIEUWE_WET, artikel, oud_artikel};
use crate::{
    BuitenGeldigheid, Invoer, KB_DAGEN, Regel, Resultaat, Uitleg, Veld, atw::werkdag_op_of_voor,
    datum::voluit_als_begin, reken::dagen_na, voluit,
};
use jiff::civil::{Date, date};
use kern::Bron;
use serde_json::json;

/// A draft budget.
pub const BRON: Bron = artikel("art. 35 lid 1", "https://wetten.overheid.nl/BWBR0003740/2025-02-12#Artikel35");
/// A change of a budget.
pub const BRON_WIJZIGING: Bron =
    artikel("art. 35 lid 6", "https://wetten.overheid.nl/BWBR0003740/2025-02-12#Artikel35");
/// A draft budget, as it was.
pub const BRON_OUD: Bron = oud_artikel("art. 35 lid 1", "https://wetten.overheid.nl/BWBR0003740/2021-07-01#Artikel35");

/// The first offer for which twelve weeks back lies within the act as it is.
const EERSTE_NIEUWE_AANBIEDING: Date = date(2022, 9, 23);

/// How long before the offer, and the last day for sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NaarRaden {
    /// Twelve, or eight before the act was changed.
    pub weken: i64,
    /// The last day.
    pub uiterlijk: Date,
}

/// When a draft that is offered on this day must have been sent.
pub fn naar_raden(aanbieding: Date) -> Result<NaarRaden, BuitenGeldigheid> {
    let twaalf = dagen_na(aanbieding, -84)?;
    if twaalf >= NIEUWE_WET {
        return Ok(NaarRaden { weken: 12, uiterlijk: twaalf });
    }
    Ok(NaarRaden { weken: 8, uiterlijk: dagen_na(aanbieding, -56)? })
}

fn vertel(aanbieding: Date, naar: NaarRaden, bron: Bron) -> Uitleg {
    let bron = if naar.weken == 12 { bron } else { BRON_OUD };
    let mut uitleg = Uitleg::van(format!("Aanbieding aan het algemeen bestuur op {}.", voluit(aanbieding)), bron);
    uitleg.zin(format!(
        "{} weken eerder is het {}. Een termijn terug schuift niet op.",
        naar.weken,
        voluit(naar.uiterlijk)
    ));
    if (NIEUWE_WET..EERSTE_NIEUWE_AANBIEDING).contains(&aanbieding) {
        uitleg.te_bevestigen("Rond de wetswijziging van 1 juli 2022 is aangehouden: acht weken.", bron);
    }
    uitleg
}

/// R34.
pub const ONTWERPBEGROTING: Regel = Regel {
    code: "R34",
    titel: "Wanneer moet de ontwerpbegroting bij de gemeenteraden zijn?",
    bronnen: &[BRON],
    velden: &[
        Veld::datum("aanbieding_ab", "Aanbieding aan het algemeen bestuur op"),
        Veld::datum("verzonden", "Verzonden op").optioneel(),
        KB_DAGEN,
    ],
    antwoord: ontwerpbegroting,
};

fn ontwerpbegroting(invoer: &Invoer) -> Resultaat {
    let aanbieding = invoer.datum("aanbieding_ab")?;
    let naar = naar_raden(aanbieding)?;
    let plan_op = werkdag_op_of_voor(&invoer.kalender(), naar.uiterlijk)?;
    let verzonden = invoer.mogelijke_datum("verzonden");
    let op_tijd = verzonden.map(|dag| dag <= naar.uiterlijk);
    let mut uitleg = vertel(aanbieding, naar, BRON);
    if plan_op != naar.uiterlijk {
        let begin = voluit_als_begin(naar.uiterlijk);
        uitleg.zin(format!("{begin} is geen werkdag. Plan het verzenden op {}.", voluit(plan_op)));
    }
    if let (Some(dag), Some(op_tijd)) = (verzonden, op_tijd) {
        uitleg.zin(format!("Verzonden op {}: {}.", voluit(dag), if op_tijd { "op tijd" } else { "te laat" }));
    }
    Ok(uitleg.antwoord(json!({
        "weken": naar.weken,
        "uiterlijk": naar.uiterlijk,
        "plan_op": plan_op,
        "op_tijd": op_tijd,
    })))
}

/// R35.
pub const BEGROTINGSWIJZIGING: Regel = Regel {
    code: "R35",
    titel: "Moet een begrotingswijziging langs de gemeenteraden, en wanneer?",
    bronnen: &[BRON_WIJZIGING],
    velden: &[
        Veld::datum("aanbieding_ab", "Aanbieding aan het algemeen bestuur op"),
        Veld::ja_nee("categorie_uitgezonderd", "Is deze soort wijziging uitgezonderd in de regeling?"),
    ],
    antwoord: begrotingswijziging,
};

fn begrotingswijziging(invoer: &Invoer) -> Resultaat {
    let aanbieding = invoer.datum("aanbieding_ab")?;
    if invoer.ja("categorie_uitgezonderd")? {
        let zin = "De regeling zondert deze soort wijziging uit: zij hoeft niet langs de raden.";
        return Ok(Uitleg::van(zin, BRON_WIJZIGING).antwoord(json!({ "raadstap": false, "uiterlijk": null })));
    }
    let naar = naar_raden(aanbieding)?;
    let uitleg = vertel(aanbieding, naar, BRON_WIJZIGING);
    Ok(uitleg.antwoord(json!({ "raadstap": true, "uiterlijk": naar.uiterlijk })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twaalf_weken_terug_en_voor_de_wetswijziging_acht() {
        for (naam, aanbieding, weken, uiterlijk) in [
            ("gewoon", date(2026, 7, 6), 12, date(2026, 4, 13)),
            ("twaalf weken terug is de eerste dag van de nieuwe wet", date(2022, 9, 23), 12, date(2022, 7, 1)),
            ("een dag eerder", date(2022, 9, 22), 8, date(2022, 7, 28)),
            ("oude wet", date(2021, 7, 5), 8, date(2021, 5, 10)),
            ("over een schrikkeldag", date(2028, 4, 24), 12, date(2028, 1, 31)),
        ] {
            assert_eq!(naar_raden(aanbieding), Ok(NaarRaden { weken, uiterlijk }), "{naam}");
        }
    }
}
