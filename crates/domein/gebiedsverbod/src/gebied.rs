//! The area of an order: the drawn map and the same in words.

use crate::bronnen;
use besluit::Gegevens;
use besluit::soort::Bevinding;
use duiding::vlak::{Gebiedskaart, HOOGSTENS_M2};

/// What is wrong with the map, in its own words. No map at all is reported at its field.
pub(crate) fn toets(gegevens: &Gegevens) -> Vec<Bevinding> {
    let tekst = gegevens.tekst("gebied");
    if tekst.is_empty() {
        return Vec::new();
    }
    let wrong = Gebiedskaart::lees(tekst, HOOGSTENS_M2).err();
    wrong
        .map(|fout| Bevinding::blokkeert("gebied", fout.to_string(), bronnen::EVENREDIG).bij("gebied"))
        .into_iter()
        .collect()
}

/// Square metres of the map; `None` when there is none.
pub(crate) fn oppervlakte_m2(gegevens: &Gegevens) -> Option<f64> {
    Gebiedskaart::lees(gegevens.tekst("gebied"), u32::MAX).ok().map(|kaart| kaart.oppervlakte_m2())
}
