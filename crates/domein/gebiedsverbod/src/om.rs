//! No area or group ban where an order of the public prosecutor already holds (art. 172a lid 5).

use crate::grondslag::Grondslag;
use besluit::Gegevens;
use besluit::soort::Bevinding;
use recht::gemeentewet::art_172a_losse_dagen::Dagen;
use recht::gemeentewet::art_172a_samenloop::{BRON, Gebied, staat_in_de_weg};

const GEWEIGERD: &str = "In dit gebied geldt op deze dagen al een gedragsaanwijzing van het Openbaar Ministerie. \
                         Dit verbod mag er dan niet naast. Een meldplicht kan wel.";

/// Whether the order of the public prosecutor that these answers name stands in the way on these days.
pub(crate) fn toets(antwoorden: &Gegevens, grondslag: Grondslag, dagen: &[Dagen]) -> Vec<Bevinding> {
    let Some(maatregel) = grondslag.naast_om() else { return Vec::new() };
    if antwoorden.ja("om_aanwijzing") != Some(true) {
        return Vec::new();
    }
    let (Some(van), Some(tot_en_met)) = (antwoorden.datum("om_van"), antwoorden.datum("om_tot")) else {
        return Vec::new();
    };
    if tot_en_met < van {
        let zin = "De gedragsaanwijzing eindigt voor het begin. Kijk de datums na.";
        return vec![Bevinding::blokkeert("om_dagen", zin, BRON).bij("om_tot")];
    }
    let gebied = if antwoorden.ja("om_zelfde_gebied") == Some(false) { Gebied::Ander } else { Gebied::Zelfde };
    let order = Some(Dagen { van, tot_en_met });
    if dagen.iter().any(|own| staat_in_de_weg(maatregel, *own, gebied, order)) {
        return vec![Bevinding::blokkeert("om_gedragsaanwijzing", GEWEIGERD, BRON).bij("om_aanwijzing")];
    }
    Vec::new()
}
