//! Art. 4:15 lid 1 Awb (R08): the term for deciding stands still from the day after completion is asked until the day on
//! which the application is completed or the term for that has passed.
//!
//! Human judgement: whether the application was incomplete. That a request on a shifted last day still counts is a reading
//! to be confirmed.

use super::{
    art_04_13_beslistermijn::{self as art_04_13, Beslistermijn},
    artikel,
    opschorting::{Opgeschort, Opschorting, lees, schort_op, vertel},
};
use crate::{
    BuitenGeldigheid, Duur, Invoer, KB_DAGEN, Regel, Resultaat, Uitleg, Veld, Vraagfout, atw::Kalender, reken::dag_na,
    voluit,
};
use jiff::civil::Date;
use kern::Bron;
use serde_json::json;

/// When the term stands still.
pub const BRON: Bron = artikel("art. 4:15 lid 1", "https://wetten.overheid.nl/BWBR0005537/2026-01-01#Artikel4:15");

/// When the decision must be there, with the suspensions.
pub fn opgeschorte_beslistermijn(
    kalender: &Kalender,
    ontvangen: Date,
    termijn: Beslistermijn,
    opschortingen: &[Opschorting],
) -> Result<Opgeschort, BuitenGeldigheid> {
    let kaal = dag_na(ontvangen, Duur::weken(termijn.weken))?;
    schort_op(kalender, kaal, &termijn.vraag(), opschortingen, Opschorting::dagen_ertussen)
}

const PAAR: &[Veld] =
    &[Veld::datum("gevraagd", "Gevraagd op"), Veld::datum("aangevuld", "Aangevuld op").niet_voor("gevraagd")];

/// R08.
pub const REGEL: Regel = Regel {
    code: "R08",
    titel: "Wanneer moet er een besluit zijn als de aanvraag is aangevuld?",
    bronnen: &[BRON, art_04_13::BRON],
    velden: &[
        Veld::datum("ontvangen", "Aanvraag ontvangen op"),
        Beslistermijn::VELDEN[0],
        Beslistermijn::VELDEN[1],
        Veld::lijst("opschortingen", "Keren dat er om aanvulling is gevraagd", PAAR),
        KB_DAGEN,
    ],
    antwoord,
};

fn antwoord(invoer: &Invoer) -> Resultaat {
    let kalender = invoer.kalender();
    let ontvangen = invoer.datum("ontvangen")?;
    let termijn = Beslistermijn::uit(invoer)?;
    let opschortingen = lees(invoer, "opschortingen", "aangevuld")?;
    // Nothing can be missing from what has not come in.
    if opschortingen.first().is_some_and(|eerste| eerste.gevraagd < ontvangen) {
        return Err(Vraagfout::ongeldig("opschortingen"));
    }
    let opgeschort = opgeschorte_beslistermijn(&kalender, ontvangen, termijn, &opschortingen)?;
    let begin = format!("Ontvangen op {}; die dag telt niet mee.", voluit(ontvangen));
    let mut uitleg = Uitleg::van(begin, art_04_13::BRON);
    uitleg.zin(format!("De beslistermijn is {}.", Duur::weken(termijn.weken).in_woorden()));
    vertel(&opgeschort, BRON, &mut uitleg);
    uitleg.stap(format!("Met die dagen erbij is de laatste dag {}.", voluit(opgeschort.einde.kaal)), BRON);
    opgeschort.einde.vertel(&kalender, ontvangen, &mut uitleg);
    Ok(uitleg.antwoord(json!({
        "opschorting_dagen": opgeschort.dagen(),
        "genegeerd": opgeschort.genegeerd(),
        "uiterlijk": opgeschort.einde.uiterlijk,
        "voorlopig": opgeschort.einde.is_voorlopig(),
    })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atw::Herkomst;
    use jiff::civil::date;

    #[test]
    fn elke_vraag_telt_apart_en_na_de_laatste_dag_niet_meer() {
        let paar = |gevraagd, beantwoord| Opschorting { gevraagd, beantwoord };
        // Received Monday 16 February 2026: due Monday 13 April.
        for (naam, opschortingen, dagen, genegeerd, uiterlijk) in [
            ("dezelfde dag", vec![paar(date(2026, 3, 10), date(2026, 3, 10))], 0, 0, date(2026, 4, 13)),
            ("twee dagen later", vec![paar(date(2026, 3, 10), date(2026, 3, 12))], 1, 0, date(2026, 4, 14)),
            ("op de laatste dag", vec![paar(date(2026, 4, 13), date(2026, 4, 20))], 6, 0, date(2026, 4, 20)),
            ("een dag na de laatste dag", vec![paar(date(2026, 4, 14), date(2026, 4, 20))], 0, 1, date(2026, 4, 13)),
            (
                "de tweede vraag past dankzij de eerste",
                vec![paar(date(2026, 4, 10), date(2026, 4, 17)), paar(date(2026, 4, 17), date(2026, 4, 20))],
                8,
                0,
                date(2026, 4, 21),
            ),
        ] {
            let termijn = Beslistermijn { weken: 8, herkomst: Herkomst::Wet };
            let kalender = Kalender::wettelijk();
            let uit = opgeschorte_beslistermijn(&kalender, date(2026, 2, 16), termijn, &opschortingen).unwrap();
            assert_eq!((uit.dagen(), uit.genegeerd(), uit.einde.uiterlijk), (dagen, genegeerd, uiterlijk), "{naam}");
        }
    }
}
