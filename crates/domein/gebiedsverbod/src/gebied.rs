//! The area of an order: the drawn map and the same in words.

use crate::bronnen;
use crate::grondslag::Grondslag;
use besluit::Gegevens;
use besluit::soort::Bevinding;
use duiding::vlak::{Gebiedskaart, HOOGSTENS_M2};

const GEEN: &str = "Bij deze keuze hoort geen gebied. Maak de velden van het gebied leeg, ook de kaart.";

/// What is wrong with the map, in its own words. No map at all is reported at its field.
pub(crate) fn toets(antwoorden: &Gegevens, grondslag: Option<Grondslag>) -> Vec<Bevinding> {
    let filled = ["gebied", "gebied_tekst", "gebied_naam"].iter().any(|veld| antwoorden.heeft(veld));
    if filled && grondslag.is_some_and(|grondslag| !grondslag.heeft_gebied()) {
        return vec![Bevinding::blokkeert("geen-gebied", GEEN, bronnen::MOTIVEREN).bij("gebied")];
    }
    let tekst = antwoorden.tekst("gebied");
    if tekst.is_empty() {
        return Vec::new();
    }
    let wrong = Gebiedskaart::lees(tekst, HOOGSTENS_M2).err();
    let told = wrong.map(|fout| Bevinding::blokkeert("gebied", fout.to_string(), bronnen::EVENREDIG).bij("gebied"));
    told.into_iter().collect()
}

/// Square metres of the map; `None` when there is none.
pub(crate) fn oppervlakte_m2(gegevens: &Gegevens) -> Option<f64> {
    Gebiedskaart::lees(gegevens.tekst("gebied"), u32::MAX).ok().map(|kaart| kaart.oppervlakte_m2())
}
