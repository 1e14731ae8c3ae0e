//! Whom to tell, and what can be done against a decision. Both sides hear what happens; names of reporters stay out.

use crate::bronnen::{INFORMEREN, RECHTSMIDDEL_HUISVERBOD};
use crate::opleggen::is_huisverbod;
use besluit::soort::{Gevolg, Keten, NieuweTermijn, Zaak};
use recht::awb::art_06_07_bezwaartermijn as bezwaartermijn;

/// Who is told what of a decision: who caused the nuisance, and who suffers from it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Melding {
    pub betrokkene: &'static str,
    pub omwonenden: &'static str,
    pub anderen: &'static str,
}

/// The notices of a decision.
pub(crate) fn meldingen(zaak: &Zaak<'_>, melding: Melding) -> Vec<NieuweTermijn> {
    let tell = |code, wat: String| NieuweTermijn::direct(code, wat, "Gemeente", zaak.op, INFORMEREN);
    let mut told = vec![
        tell("betrokkene", melding.betrokkene.to_owned()),
        tell("omwonenden", format!("{}. Noem in de brief aan de betrokkene geen melders", melding.omwonenden)),
    ];
    if zaak.gegevens.tekst("woningtype") == "corporatie" {
        told.push(tell("corporatie", format!("{} aan de woningcorporatie", melding.anderen)));
    }
    told.push(tell("politie", format!("{} aan de politie", melding.anderen)));
    told
}

/// Six weeks to object. Of the home ban it has still to be confirmed that it is not straight to the court.
pub(crate) fn na_bekendmaking(zaak: &Zaak<'_>) -> Keten {
    let (wat, bron) = if is_huisverbod(zaak.gegevens) {
        ("Bezwaar maken (bij een huisverbod te bevestigen: misschien meteen beroep)", RECHTSMIDDEL_HUISVERBOD)
    } else {
        ("Bezwaar maken", bezwaartermijn::BRON)
    };
    Gevolg::rechtsmiddel(zaak, wat, "Betrokkene", bron)
}
