//! Whom to tell, and what can be done against a decision. Names of reporters stay out.

use crate::bronnen::INFORMEREN;
use besluit::soort::{Gevolg, Keten, NieuweTermijn, Zaak};
use recht::awb::art_06_07_bezwaartermijn as bezwaartermijn;

/// The notices of a decision: what is told, to each who must know.
pub(crate) fn meldingen(zaak: &Zaak<'_>, wat: &str) -> Vec<NieuweTermijn> {
    let tell = |code, aan: &str| {
        NieuweTermijn::direct(code, format!("{aan} vertellen: {wat}"), "Gemeente", zaak.op, INFORMEREN)
    };
    let mut told = Vec::new();
    if zaak.gegevens.tekst("soort_pand") == "woning" {
        told.push(tell("bewoners", "De bewoners"));
    }
    told.push(tell("eigenaar", "De eigenaar"));
    if zaak.gegevens.tekst("eigendom") == "corporatie" {
        told.push(tell("corporatie", "De woningcorporatie"));
    }
    told.push(tell("omwonenden", "De omwonenden, zonder namen,"));
    told.push(tell("politie", "De politie"));
    told
}

/// Six weeks to object.
pub(crate) fn na_bekendmaking(zaak: &Zaak<'_>) -> Keten {
    Gevolg::rechtsmiddel(zaak, "Bezwaar maken", "Belanghebbenden", bezwaartermijn::BRON)
}
