//! On which article a closure rests, and what that article asks of the premises.

use crate::bronnen::{GEMEENTEWET, OPIUMWET, OPIUMWET_UITZONDERING};
use besluit::Gegevens;
use besluit::soort::{Bevinding, Veld, Veldgroep};
use kern::Bron;

const DRUGS: &[&str] = &["ow_a", "ow_b"];

pub(crate) const GROEP: Veldgroep = Veldgroep {
    kop: "De grondslag",
    velden: &[
        Veld::keuze(
            "grondslag",
            "Waarom gaat het pand dicht?",
            &[
                ("gw_a", "Gedrag in het pand verstoort de openbare orde ernstig (Gemeentewet 174a lid 1 onder a)"),
                ("gw_b", "Ernstig geweld of bedreiging in of bij het pand (Gemeentewet 174a lid 1 onder b)"),
                ("gw_c", "Wapen gevonden in of bij het pand (Gemeentewet 174a lid 1 onder c)"),
                ("gw_lid2", "Eerdere sluiting bij dezelfde rechthebbende (Gemeentewet 174a lid 2)"),
                ("ow_a", "Drugs verkocht, geleverd of daarvoor aanwezig (Opiumwet 13b lid 1 onder a)"),
                ("ow_b", "Spullen om drugs te maken of voor te bereiden (Opiumwet 13b lid 1 onder b)"),
            ],
        ),
        Veld::regel("eerdere_sluiting", "Welke eerdere sluiting?")
            .hint("Adres, kenmerk en datum")
            .als("grondslag", "gw_lid2"),
        Veld::ja_nee("uitzondering", "Is het een apotheek, arts of een ander die deze middelen mag hebben?")
            .als_een("grondslag", DRUGS),
        Veld::tekst("gevonden", "Wat is er gevonden of gebeurd?")
            .hint("Kort. De feiten met bron komen bij de gronden."),
    ],
};

/// Whether the closure is for drugs.
pub(crate) fn is_opiumwet(gegevens: &Gegevens) -> bool {
    DRUGS.contains(&gegevens.tekst("grondslag"))
}

/// The article.
pub(crate) fn bron(gegevens: &Gegevens) -> Bron {
    if is_opiumwet(gegevens) { OPIUMWET } else { GEMEENTEWET }
}

/// Whether the article fits these premises.
pub(crate) fn toets(gegevens: &Gegevens) -> Option<Bevinding> {
    if is_opiumwet(gegevens) {
        return (gegevens.ja("uitzondering") == Some(true)).then(|| {
            let zin = "De Opiumwet geeft geen bevoegdheid tegen wie deze middelen mag hebben.";
            Bevinding::blokkeert("uitzondering", zin, OPIUMWET_UITZONDERING).bij("uitzondering")
        });
    }
    (gegevens.ja("publiek") == Some(true)).then(|| {
        let zin =
            "Dit artikel is voor een woning of een pand dat niet voor publiek open is. Kies een andere grondslag.";
        Bevinding::blokkeert("publiek", zin, GEMEENTEWET).bij("publiek")
    })
}
