//! Art. 4:17 Awb (R11, R12): the penalty that the government owes for each day that a decision is late.
//!
//! Human judgement: whether the notice was unreasonably late, or the application manifestly without ground. The first day
//! and the counted days are a reading still to be confirmed in case law. The Atw does not govern the 42 days.

use super::artikel;
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Richting, Uitleg, Veld,
    atw::{Einde, Kalender, vertel_termijn, wettelijk_einde},
    reken::{dag_later, dagen_in_woorden, dagen_na, dagen_tussen},
    voluit,
};
use jiff::civil::{Date, date};
use kern::Bron;
use serde_json::{Value, json};

/// From which day the penalty runs.
pub const BRON_BEGIN: Bron =
    artikel("art. 4:17 lid 3", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel4:17");
/// For how many days.
pub const BRON: Bron = artikel("art. 4:17 lid 1", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel4:17");
/// How much a day.
pub const BRON_BEDRAG: Bron =
    artikel("art. 4:17 lid 2", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel4:17");

const RESPIJT: Duur = Duur::weken(2);
const MEESTE_DAGEN: i64 = 42;
const TRAP_DAGEN: i64 = 14;
/// From this day of receipt the indexed amounts hold.
const INDEXERING: Date = date(2019, 1, 1);

/// The days of the penalty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dwangsomdagen {
    /// The last day of grace.
    pub respijt: Einde,
    /// The first day for which a penalty is due.
    pub eerste_dag: Date,
    /// The last day for which it can be due.
    pub laatste_dag: Date,
}

impl Dwangsomdagen {
    /// The days forfeited when the decision was made known on this day, that day itself not counted.
    pub fn verbeurd(&self, bekendgemaakt: Date) -> i64 {
        dagen_tussen(self.eerste_dag, bekendgemaakt).clamp(0, MEESTE_DAGEN)
    }
}

/// The days of the penalty; `None` when the notice came before the term for deciding had passed.
pub fn dwangsomdagen(
    kalender: &Kalender,
    beslistermijn_einde: Date,
    ingebrekestelling: Date,
) -> Result<Option<Dwangsomdagen>, BuitenGeldigheid> {
    if ingebrekestelling <= beslistermijn_einde {
        return Ok(None);
    }
    let respijt = wettelijk_einde(kalender, ingebrekestelling, RESPIJT)?;
    let eerste_dag = dag_later(respijt.uiterlijk)?;
    Ok(Some(Dwangsomdagen { respijt, eerste_dag, laatste_dag: dagen_na(eerste_dag, MEESTE_DAGEN - 1)? }))
}

/// Cents a day in the first, second and third fortnight, by the day on which the notice was received.
pub fn tarief_cent(ingebrekestelling: Date) -> [i64; 3] {
    if ingebrekestelling < INDEXERING { [2000, 3000, 4000] } else { [2300, 3500, 4500] }
}

/// The amount in cents for this many days; days beyond 42 add nothing.
pub fn dwangsom_cent(dagen: i64, ingebrekestelling: Date) -> i64 {
    let in_trap = |trap: i64| (dagen - trap * TRAP_DAGEN).clamp(0, TRAP_DAGEN);
    (0..).zip(tarief_cent(ingebrekestelling)).map(|(trap, cent)| in_trap(trap) * cent).sum()
}

const INGEBREKESTELLING: Veld =
    Veld::datum("ingebrekestelling_ontvangen", "Ingebrekestelling ontvangen op").vanaf(2009, 10, 1);

/// R11.
pub const REGEL: Regel = Regel {
    code: "R11",
    titel: "Over welke dagen is een dwangsom verschuldigd?",
    bronnen: &[BRON, BRON_BEGIN],
    velden: &[
        Veld::datum("beslistermijn_einde", "Laatste dag van de beslistermijn"),
        INGEBREKESTELLING,
        Veld::datum("besluit_bekendgemaakt", "Besluit bekendgemaakt op").optioneel(),
        KB_DAGEN,
    ],
    antwoord: dagen,
};

/// R12.
pub const REGEL_BEDRAG: Regel = Regel {
    code: "R12",
    titel: "Hoe hoog is de dwangsom?",
    bronnen: &[BRON_BEDRAG],
    velden: &[Veld::getal("dagen", "Aantal dagen te laat"), INGEBREKESTELLING],
    antwoord: bedrag,
};

fn dagen(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let einde = invoer.datum("beslistermijn_einde")?;
    let ingebrekestelling = invoer.datum("ingebrekestelling_ontvangen")?;
    let bekendgemaakt = invoer.mogelijke_datum("besluit_bekendgemaakt");
    let begin = format!("De beslistermijn eindigt op {}.", voluit(einde));
    let mut uitleg = Uitleg::van(begin, BRON_BEGIN);
    uitleg.te_bevestigen("De eerste dag en de getelde dagen zijn nog te bevestigen in de rechtspraak.", BRON_BEGIN);
    let Some(uit) = dwangsomdagen(&kalender, einde, ingebrekestelling)? else {
        let zin = "De ingebrekestelling kwam op of voor die dag. Dat is te vroeg: er is geen dwangsom.";
        uitleg.zin(zin);
        let leeg = Value::Null;
        return Ok(uitleg.antwoord(json!({ "prematuur": true, "respijt_tot": leeg, "eerste_dag": leeg,
            "laatste_dag": leeg, "dagen": 0, "voorlopig": false })));
    };
    uitleg.zin(format!("De ingebrekestelling is ontvangen op {}; die dag telt niet mee.", voluit(ingebrekestelling)));
    vertel_termijn(&kalender, ingebrekestelling, RESPIJT, Richting::Vooruit, &uit.respijt, &mut uitleg);
    let (eerste, laatste) = (voluit(uit.eerste_dag), voluit(uit.laatste_dag));
    uitleg.stap(format!("De dwangsom loopt van {eerste} tot en met {laatste}: 42 dagen."), BRON);
    let verbeurd = bekendgemaakt.map(|dag| uit.verbeurd(dag));
    if let (Some(dag), Some(verbeurd)) = (bekendgemaakt, verbeurd) {
        uitleg.zin(format!("Het besluit is bekendgemaakt op {}: {} te laat.", voluit(dag), dagen_in_woorden(verbeurd)));
    }
    Ok(uitleg.antwoord(json!({ "prematuur": false, "respijt_tot": uit.respijt.uiterlijk, "eerste_dag": uit.eerste_dag,
        "laatste_dag": uit.laatste_dag, "dagen": verbeurd, "voorlopig": uit.respijt.is_voorlopig() })))
}

fn bedrag(invoer: &Invoer) -> Resultaat {
    let ontvangen = invoer.datum("ingebrekestelling_ontvangen")?;
    let dagen = invoer.getal("dagen")?;
    let cent = dwangsom_cent(dagen, ontvangen);
    let [eerste, tweede, derde] = tarief_cent(ontvangen).map(|cent| cent / 100);
    let zin = format!("Per dag: {eerste} euro in de eerste 14 dagen, {tweede} in de tweede en {derde} in de derde.");
    let mut uitleg = Uitleg::van(zin, BRON_BEDRAG);
    uitleg.zin(format!("Over {} is dat {} euro.", dagen_in_woorden(dagen.min(MEESTE_DAGEN)), cent / 100));
    Ok(uitleg.antwoord(json!({ "bedrag_cent": cent })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn het_bedrag_loopt_op_in_drie_trappen_tot_een_maximum() {
        for (dagen, nu, oud) in [
            (0, 0, 0),
            (1, 2300, 2000),
            (14, 32_200, 28_000),
            (15, 35_700, 31_000),
            (28, 81_200, 70_000),
            (29, 85_700, 74_000),
            (42, 144_200, 126_000),
            (43, 144_200, 126_000),
            (i64::MAX, 144_200, 126_000),
        ] {
            assert_eq!(dwangsom_cent(dagen, date(2019, 1, 1)), nu, "{dagen}");
            assert_eq!(dwangsom_cent(dagen, date(2018, 12, 31)), oud, "{dagen}");
        }
    }

    #[test]
    fn de_dag_van_het_besluit_telt_niet_mee() {
        let uit = dwangsomdagen(&Kalender::wettelijk(), date(2026, 2, 27), date(2026, 3, 2)).unwrap().unwrap();
        for (bekendgemaakt, dagen) in [
            (date(2026, 3, 1), 0),
            (date(2026, 3, 16), 0),
            (date(2026, 3, 17), 0),
            (date(2026, 3, 18), 1),
            (date(2026, 4, 27), 41),
            (date(2026, 4, 28), 42),
            (date(2026, 12, 1), 42),
        ] {
            assert_eq!(uit.verbeurd(bekendgemaakt), dagen, "{bekendgemaakt}");
        }
    }
}
