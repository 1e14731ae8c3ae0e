//! Gebiedsverbod: the orders of the mayor against who seriously disturbs public order (Gemeentewet art. 172a), to who has
//! authority over a child under twelve that does (art. 172b), and on the municipality's own by-law.
//!
//! What is asked and checked stands in the file of each decision; the pages, stages, letters and clocks are those of
//! [`besluit`].

mod bronnen;
mod einde;
mod gebied;
mod gronden;
mod grondslag;
mod intrekken;
mod om;
mod ontheffing;
mod opleggen;
mod perioden;
mod personen;
mod tonen;
mod velden;
mod verlengen;
mod wijzigen;

use besluit::model::Bewaarwijze;
use besluit::soort::Soort;
use kern::Rol;

/// What a gebiedsverbod says of itself.
pub static SOORT: Soort = Soort {
    code: "gebiedsverbod",
    naam: "Gebiedsverbod",
    meervoud: "Gebiedsverboden",
    uitleg: "Gebiedsverbod, groepsverbod, meldplicht, bevel aan ouders, of een verbod op grond van de APV.",
    bron: bronnen::ORDE,
    grondslag: grondslag::bron,
    kring: ("maatregel:gebiedsverbod", "Gebiedsverboden"),
    rollen: &[Rol::Adviseur, Rol::Jurist, Rol::Burgemeester],
    onderdelen: gronden::ONDERDELEN,
    oordelen: gronden::OORDELEN,
    besluiten: &[opleggen::BESLUIT, verlengen::BESLUIT, wijzigen::BESLUIT, ontheffing::BESLUIT, intrekken::BESLUIT],
    bewaar: Bewaarwijze::NaEinde,
    klok: "Nog tot het verbod eindigt",
    titel: tonen::titel,
    geldt: tonen::geldt,
    zitting: |_| None,
    straat: tonen::straat,
};
