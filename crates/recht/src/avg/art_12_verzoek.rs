//! Art. 12 lid 3 AVG (R47): a month to answer a request of a person about his data, and two more when it is complex.
//!
//! Human judgement: whether the request is complex enough to extend, and who the person is. The term is European: it moves
//! from a free day by Regulation 1182/71, also when it is longer than the Atw would move. Baken plans on the last working day
//! before, since the municipality owes the answer.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Richting, Standaard, Uitleg, Veld,
    atw::{Einde, Kalender, art_01_vrije_laatste_dag::vertel_voorlopig, atw_verschuif, werkdag_op_of_voor},
    datum::voluit_als_begin,
    reken::{MAANDEN, dag_na, is_geknipt, zin_kaal},
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// The term and its extension.
pub const BRON: Bron = artikel("art. 12 lid 3", "http://data.europa.eu/eli/reg/2016/679/art_12/oj");
/// A European term that ends on a free day.
pub const BRON_VRIJE_DAG: Bron = Bron { artikel: "art. 3 lid 4", ..MAANDEN };

/// Whether the person was told that it takes longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verlenging {
    /// He was not.
    Geen,
    /// He was, within the first month.
    TweeMaanden,
}

impl Verlenging {
    /// How long the whole term is.
    pub const fn termijn(self) -> Duur {
        match self {
            Self::Geen => Duur::maanden(1),
            Self::TweeMaanden => Duur::maanden(3),
        }
    }
}

/// When the answer must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AvgVerzoek {
    /// The last day, before and after it moved.
    pub einde: Einde,
    /// The last working day on or before the day that had not moved.
    pub plan_op: Date,
}

/// When the answer to a request must be there.
pub fn avg_verzoek(
    kalender: &Kalender,
    ontvangen: Date,
    verlenging: Verlenging,
) -> Result<AvgVerzoek, BuitenGeldigheid> {
    let kaal = dag_na(ontvangen, verlenging.termijn())?;
    Ok(AvgVerzoek { einde: atw_verschuif(kalender, kaal)?, plan_op: werkdag_op_of_voor(kalender, kaal)? })
}

/// R47.
pub const REGEL: Regel = Regel {
    code: "R47",
    titel: "Wanneer moet iemand antwoord hebben op een verzoek over zijn gegevens?",
    bronnen: &[BRON, BRON_VRIJE_DAG],
    velden: &[
        Veld::datum("ontvangen", "Verzoek ontvangen op").vanaf(2018, 5, 25),
        Veld::ja_nee("verlengd", "Is de termijn verlengd?").standaard(Standaard::JaNee(false)),
        KB_DAGEN,
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let ontvangen = invoer.datum("ontvangen")?;
    let verlenging = if invoer.ja("verlengd")? { Verlenging::TweeMaanden } else { Verlenging::Geen };
    let verzoek = avg_verzoek(&kalender, ontvangen, verlenging)?;
    let mut uitleg = Uitleg::van(format!("Verzoek ontvangen op {}; die dag telt niet mee.", voluit(ontvangen)), BRON);
    uitleg.zin(match verlenging {
        Verlenging::Geen => "De gemeente antwoordt binnen een maand.",
        Verlenging::TweeMaanden => "De gemeente heeft de maand met twee maanden verlengd.",
    });
    vertel(&kalender, ontvangen, verlenging, &verzoek, &mut uitleg);
    Ok(uitleg.antwoord(json!({
        "onverschoven": verzoek.einde.kaal,
        "uiterlijk": verzoek.einde.uiterlijk,
        "plan_op": verzoek.plan_op,
    })))
}

fn vertel(kalender: &Kalender, ontvangen: Date, verlenging: Verlenging, verzoek: &AvgVerzoek, uitleg: &mut Uitleg) {
    let AvgVerzoek { einde, plan_op } = *verzoek;
    uitleg.zin(zin_kaal(einde.kaal, verlenging.termijn(), Richting::Vooruit));
    if is_geknipt(ontvangen, einde.kaal, verlenging.termijn()) {
        uitleg.stap("Die maand heeft niet zo veel dagen: de laatste dag van de maand telt.", MAANDEN);
    }
    if einde.uiterlijk == einde.kaal {
        uitleg.stap("Dat is een werkdag: de datum schuift niet op.", BRON_VRIJE_DAG);
    } else {
        let reden = kalender.soort(einde.kaal).in_woorden();
        let begin = voluit_als_begin(einde.kaal);
        let zin = format!("{begin} is een vrije dag ({reden}): de laatste dag is {}.", voluit(einde.uiterlijk));
        uitleg.stap(zin, BRON_VRIJE_DAG);
        uitleg.zin(format!("Plan het antwoord op {}, de laatste werkdag ervoor.", voluit(plan_op)));
    }
    if einde.is_voorlopig() {
        vertel_voorlopig(uitleg);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn een_maand_of_drie_met_een_dag_om_op_te_plannen() {
        use Verlenging::{Geen, TweeMaanden};
        for (naam, ontvangen, verlenging, kaal, uiterlijk, plan_op) in [
            ("zondag", date(2026, 6, 12), Geen, date(2026, 7, 12), date(2026, 7, 13), date(2026, 7, 10)),
            ("werkdag", date(2026, 6, 15), Geen, date(2026, 7, 15), date(2026, 7, 15), date(2026, 7, 15)),
            ("verlengd", date(2026, 6, 12), TweeMaanden, date(2026, 9, 12), date(2026, 9, 14), date(2026, 9, 11)),
            ("31 januari", date(2026, 1, 31), Geen, date(2026, 2, 28), date(2026, 3, 2), date(2026, 2, 27)),
            ("schrikkeljaar", date(2028, 1, 31), Geen, date(2028, 2, 29), date(2028, 2, 29), date(2028, 2, 29)),
            ("goede vrijdag", date(2026, 3, 3), Geen, date(2026, 4, 3), date(2026, 4, 7), date(2026, 4, 2)),
            ("hemelvaart", date(2026, 4, 14), Geen, date(2026, 5, 14), date(2026, 5, 18), date(2026, 5, 13)),
            ("30 november", date(2026, 11, 30), TweeMaanden, date(2027, 2, 28), date(2027, 3, 1), date(2027, 2, 26)),
        ] {
            let verzoek = avg_verzoek(&Kalender::wettelijk(), ontvangen, verlenging).unwrap();
            let gekregen = (verzoek.einde.kaal, verzoek.einde.uiterlijk, verzoek.plan_op);
            assert_eq!(gekregen, (kaal, uiterlijk, plan_op), "{naam}");
        }
    }
}
