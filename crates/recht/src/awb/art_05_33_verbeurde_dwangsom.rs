//! Art. 5:33 en 5:35 Awb (R42): a penalty that was forfeited is paid within six weeks, and its collection lapses after a year.
//!
//! Human judgement: whether the order was broken. Remedies (art. 5:35 lid 2) make the year longer; that is not counted here.

use super::{
    art_05_32a_last_onder_dwangsom::{Blokkade, Last, Strekking, blokkades},
    artikel,
};
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Richting, Uitleg, Veld, Veldsoort, Vraagfout,
    atw::{Einde, Kalender, vertel_termijn, wettelijk_einde},
    voluit,
};
use jiff::civil::Date;
use kern::{Bron, Code};
use serde_json::json;

/// Paying.
pub const BRON: Bron = artikel("art. 5:33", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:33");
/// Collecting.
pub const BRON_VERJARING: Bron =
    artikel("art. 5:35 lid 1", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel5:35");

const BETALEN: Duur = Duur::weken(6);
const INVORDEREN: Duur = Duur::jaren(1);

/// The two ends of a penalty that was forfeited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbeurdeDwangsom {
    /// The end of the term for paying.
    pub betalen: Einde,
    /// The last day on which it can be collected, when no remedy runs.
    pub invorderen: Einde,
}

/// The two ends of a penalty forfeited on this day.
pub fn verbeurde_dwangsom(kalender: &Kalender, verbeurd: Date) -> Result<VerbeurdeDwangsom, BuitenGeldigheid> {
    Ok(VerbeurdeDwangsom {
        betalen: wettelijk_einde(kalender, verbeurd, BETALEN)?,
        invorderen: wettelijk_einde(kalender, verbeurd, INVORDEREN)?,
    })
}

const LAST: &[Veld] = &[
    Veld::ja_nee("herstelmaatregelen", "Staat in de last welke maatregelen nodig zijn?"),
    Veld::ja_nee("ongedaan_maken_of_voorkomen", "Moet de overtreding ophouden of ongedaan worden gemaakt?"),
    Veld::ja_nee("begunstigingstermijn", "Staat er een termijn in om te herstellen zonder dwangsom?"),
    Veld::ja_nee("maximum", "Staat er een maximum in?"),
];

/// R42.
pub const REGEL: Regel = Regel {
    code: "R42",
    titel: "Wanneer moet een verbeurde dwangsom betaald zijn?",
    bronnen: &[BRON, BRON_VERJARING],
    velden: &[
        Veld::datum("verbeurd", "Dwangsom verbeurd op"),
        Veld::nieuw("last", "De last onder dwangsom", Veldsoort::Blok(LAST)).optioneel(),
        KB_DAGEN,
    ],
    antwoord,
};

fn lees_last(invoer: &Invoer) -> Result<Last, Vraagfout> {
    let herstelt = invoer.ja("ongedaan_maken_of_voorkomen")?;
    Ok(Last {
        herstelmaatregelen: invoer.ja("herstelmaatregelen")?.into(),
        strekking: if herstelt { Strekking::OngedaanMakenOfVoorkomen } else { Strekking::HerhalingVoorkomen },
        begunstigingstermijn: invoer.ja("begunstigingstermijn")?.into(),
        maximum: invoer.ja("maximum")?.into(),
    })
}

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let verbeurd = invoer.datum("verbeurd")?;
    let dwangsom = verbeurde_dwangsom(&kalender, verbeurd)?;
    let mut uitleg = Uitleg::van(format!("Verbeurd op {}; die dag telt niet mee.", voluit(verbeurd)), BRON);
    uitleg.zin("De dwangsom moet binnen zes weken betaald zijn.");
    vertel_termijn(&kalender, verbeurd, BETALEN, Richting::Vooruit, &dwangsom.betalen, &mut uitleg);
    uitleg.stap("Een jaar na de dag van verbeuren kan de gemeente niet meer invorderen.", BRON_VERJARING);
    vertel_termijn(&kalender, verbeurd, INVORDEREN, Richting::Vooruit, &dwangsom.invorderen, &mut uitleg);
    uitleg.zin("Loopt er bezwaar of beroep, dan wordt dat jaar langer. Dat is hier niet meegeteld.");
    let mut uitkomst = json!({
        "betalen_uiterlijk": dwangsom.betalen.uiterlijk,
        "laatste_dag_invordering": dwangsom.invorderen.uiterlijk,
        "voorlopig": dwangsom.betalen.is_voorlopig(),
    });
    if let Some(last) = invoer.groep("last") {
        let blokkades: Vec<Blokkade> = blokkades(&lees_last(last)?).collect();
        for blokkade in &blokkades {
            uitleg.stap(blokkade.naam(), blokkade.bron());
        }
        uitkomst["blokkades"] = blokkades.into_iter().map(Code::code).collect();
    }
    Ok(uitleg.antwoord(uitkomst))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn zes_weken_om_te_betalen_en_een_jaar_om_in_te_vorderen() {
        for (naam, verbeurd, betalen, invorderen) in [
            ("gewoon", date(2026, 6, 1), date(2026, 7, 13), date(2027, 6, 1)),
            ("koningsdag", date(2026, 3, 16), date(2026, 4, 28), date(2027, 3, 16)),
            ("het jaar eindigt op zaterdag en schuift niet", date(2026, 6, 5), date(2026, 7, 17), date(2027, 6, 5)),
            ("29 februari", date(2028, 2, 29), date(2028, 4, 11), date(2029, 2, 28)),
            ("eerste kerstdag", date(2026, 11, 13), date(2026, 12, 28), date(2027, 11, 13)),
        ] {
            let dwangsom = verbeurde_dwangsom(&Kalender::wettelijk(), verbeurd).unwrap();
            assert_eq!((dwangsom.betalen.uiterlijk, dwangsom.invorderen.uiterlijk), (betalen, invorderen), "{naam}");
        }
    }
}
