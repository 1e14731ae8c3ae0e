//! Whom an order is about: born when, a minor, and the child of an order to parents.

use crate::bronnen;
use crate::grondslag::Grondslag;
use crate::perioden;
use besluit::Gegevens;
use besluit::soort::{Bevinding, Zaak};
use jiff::civil::{Date, Time};
use kern::dag_van;
use recht::gemeentewet::art_172b_ouders::{self as ouders, Bevel, Uren};
use recht::leeftijd::heeft_leeftijd;

const MEERDERJARIG: i16 = 18;

/// A time as people write it: "20:00" or "20.00".
pub(crate) fn kloktijd(tekst: &str) -> Option<Time> {
    let (uur, minuut) = tekst.trim().split_once([':', '.'])?;
    let number = |text: &str| (1..=2).contains(&text.len()).then(|| text.parse::<i8>().ok()).flatten();
    Time::new(number(uur)?, number(minuut)?, 0, 0).ok()
}

/// Whether who gets the order is under eighteen on this day; `None` when that is not known.
pub(crate) fn is_minderjarig(gegevens: &Gegevens, op: Date) -> Option<bool> {
    heeft_leeftijd(gegevens.datum("betrokkene_geboortedatum")?, MEERDERJARIG, op).ok().map(|adult| !adult)
}

/// What is wrong or to think about with the persons. What is missing is reported at its field.
pub(crate) fn toets(zaak: &Zaak<'_>, grondslag: Grondslag) -> Vec<Bevinding> {
    let today = dag_van(zaak.op);
    let veld = if grondslag.is_ouders() { "kind_geboortedatum" } else { "betrokkene_geboortedatum" };
    let Some(born) = zaak.gegevens.datum(veld) else { return Vec::new() };
    if born > today {
        let zin = "De geboortedatum ligt na het besluit. Kijk de datum na.";
        return vec![Bevinding::blokkeert("geboortedatum", zin, grondslag.bron()).bij(veld)];
    }
    if grondslag.is_ouders() {
        return kind(zaak, grondslag);
    }
    if is_minderjarig(zaak.gegevens, today) == Some(true) {
        let zin = "De persoon is nog geen 18 jaar. Dat mag, maar weeg het mee en betrek de ouders.";
        return vec![Bevinding::let_op("minderjarig", zin, bronnen::EVENREDIG).bij(veld)];
    }
    Vec::new()
}

/// The order to parents as art. 172b sees it; `None` while something is missing or cannot be read.
fn bevel(zaak: &Zaak<'_>, grondslag: Grondslag) -> Option<Bevel> {
    let gegevens = zaak.gegevens;
    let (ingang, laatste_dag) = perioden::opgelegd(gegevens, grondslag)?;
    let uren = match grondslag {
        Grondslag::OudersAvond => {
            Some(Uren { van: kloktijd(gegevens.tekst("uur_van"))?, tot: kloktijd(gegevens.tekst("uur_tot"))? })
        }
        _ => None,
    };
    Some(Bevel {
        ingang,
        laatste_dag,
        verlenging: false,
        geboortedatum: gegevens.datum("kind_geboortedatum")?,
        besluit_datum: dag_van(zaak.op),
        uren,
        extra_begeleiders: i64::try_from(gegevens.regels("begeleiders").len()).unwrap_or(i64::MAX),
    })
}

fn kind(zaak: &Zaak<'_>, grondslag: Grondslag) -> Vec<Bevinding> {
    let wrong = |veld: &&str| zaak.gegevens.heeft(veld) && kloktijd(zaak.gegevens.tekst(veld)).is_none();
    if grondslag == Grondslag::OudersAvond
        && let Some(veld) = ["uur_van", "uur_tot"].into_iter().find(wrong)
    {
        let zin = "Schrijf het uur als 20:00.";
        return vec![Bevinding::blokkeert("uren", zin, bronnen::OUDERS).bij(veld)];
    }
    let Some(bevel) = bevel(zaak, grondslag) else { return Vec::new() };
    match ouders::bevel_aan_ouders(&bevel) {
        Ok(refused) => refused.map(|weigering| Bevinding::van(weigering, ouders::BRON)).into_iter().collect(),
        Err(_) => vec![Bevinding::blokkeert("termijn", crate::einde::TE_VER, ouders::BRON)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn een_uur_wordt_gelezen_zoals_mensen_het_schrijven() {
        for (tekst, uur) in [("20:00", (20, 0)), ("6.30", (6, 30)), (" 00:00 ", (0, 0))] {
            assert_eq!(kloktijd(tekst), Time::new(uur.0, uur.1, 0, 0).ok(), "{tekst}");
        }
        for wrong in ["", "20", "24:00", "20:60", "-1:00", "20:000", "acht uur"] {
            assert_eq!(kloktijd(wrong), None, "{wrong}");
        }
    }
}
