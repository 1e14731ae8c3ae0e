//! When the premises close, until when, and how long people have to act themselves (Gemeentewet art. 174a lid 4, Awb 5:24
//! and 5:31).

use crate::bronnen::{LAST, SPOED, TERMIJN};
use crate::grondslag::is_opiumwet;
use besluit::soort::{Bevinding, Veld, Veldgroep, Zaak};
use kern::{Bron, Moment};

pub(crate) const GROEP: Veldgroep = Veldgroep {
    kop: "Wanneer het pand dicht is",
    velden: &[
        Veld::moment("gesloten_vanaf", "Vanaf wanneer is het pand gesloten?"),
        Veld::moment("gesloten_tot", "Tot wanneer?"),
        Veld::moment("zelf_maatregelen", "Tot wanneer kan de rechthebbende zelf maatregelen nemen?")
            .hint("Mag alleen leeg blijven bij spoed")
            .soms(),
        Veld::keuze(
            "spoed",
            "Is er spoed?",
            &[
                ("nee", "Nee"),
                ("spoed", "Ja, er is geen tijd om eerst een termijn te geven"),
                ("zeer_spoed", "Ja, het pand is al gesloten en het besluit volgt"),
            ],
        ),
        Veld::tekst("spoed_reden", "Waarom is er spoed?").als_een("spoed", &["spoed", "zeer_spoed"]),
    ],
};

/// The article that asks for time to act.
fn bron(zaak: &Zaak<'_>) -> Bron {
    if is_opiumwet(zaak.gegevens) { LAST } else { TERMIJN }
}

/// Forms know minutes.
const fn minuut(moment: Moment) -> i64 {
    moment.0.div_euclid(60_000_000)
}

/// Everything about the moments that does not fit.
pub(crate) fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    [zonder_termijn(zaak), termijn_past(zaak), begin_past(zaak), einde_past(zaak)].into_iter().flatten().collect()
}

fn zonder_termijn(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let urgent = matches!(zaak.gegevens.tekst("spoed"), "spoed" | "zeer_spoed");
    (!zaak.gegevens.heeft("zelf_maatregelen") && !urgent).then(|| {
        let zin = "Er is geen termijn om zelf maatregelen te nemen. Dat kan alleen bij spoed, met een reden.";
        Bevinding::blokkeert("geen-termijn", zin, bron(zaak)).bij("zelf_maatregelen")
    })
}

fn termijn_past(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let term = zaak.gegevens.moment("zelf_maatregelen")?;
    if minuut(term) <= minuut(zaak.op) {
        let zin = "De termijn om zelf maatregelen te nemen is al voorbij. Geef tijd na het besluit.";
        return Some(Bevinding::blokkeert("termijn-voorbij", zin, bron(zaak)).bij("zelf_maatregelen"));
    }
    (term > zaak.gegevens.moment("gesloten_vanaf")?).then(|| {
        let zin = "Het pand zou dichtgaan voordat de termijn om zelf maatregelen te nemen voorbij is.";
        Bevinding::blokkeert("termijn-na-sluiting", zin, bron(zaak)).bij("zelf_maatregelen")
    })
}

fn begin_past(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let from = zaak.gegevens.moment("gesloten_vanaf")?;
    let already = zaak.gegevens.tekst("spoed") == "zeer_spoed";
    if already && minuut(from) > minuut(zaak.op) {
        let zin = "U koos dat het pand al gesloten is, maar het moment van sluiten ligt nog voor ons.";
        return Some(Bevinding::blokkeert("nog-niet-gesloten", zin, SPOED).bij("gesloten_vanaf"));
    }
    (!already && minuut(from) < minuut(zaak.op)).then(|| {
        let zin = "Het pand zou dichtgaan voordat het besluit er is. Dat kan alleen bij grote spoed.";
        Bevinding::blokkeert("sluiting-voor-besluit", zin, SPOED).bij("gesloten_vanaf")
    })
}

fn einde_past(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let (from, until) = (zaak.gegevens.moment("gesloten_vanaf")?, zaak.gegevens.moment("gesloten_tot")?);
    (until <= from || minuut(until) <= minuut(zaak.op)).then(|| {
        let zin = "Het einde van de sluiting ligt niet na het begin en na het besluit. Kijk beide momenten na.";
        Bevinding::blokkeert("einde", zin, bron(zaak)).bij("gesloten_tot")
    })
}
