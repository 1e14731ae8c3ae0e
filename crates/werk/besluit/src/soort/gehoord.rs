//! What the person thinks of it, before the decision is there (Awb art. 4:8), or why he was not heard (art. 4:11).

use super::{Veld, Veldgroep};

/// The questions, for every kind of order that has no others.
pub const ZIENSWIJZE: Veldgroep = Veldgroep {
    kop: "Zienswijze",
    velden: &[
        Veld::keuze(
            "zienswijze",
            "Is de persoon gehoord?",
            &[("gehoord", "Ja"), ("spoed", "Nee, het besluit kon niet wachten"), ("niet_bereikt", "Nee, niet bereikt")],
        ),
        Veld::tekst("zienswijze_tekst", "Wat zei de persoon?").als("zienswijze", "gehoord").persoon(),
        Veld::tekst("zienswijze_reden", "Waarom kon het besluit niet wachten?").als("zienswijze", "spoed"),
        Veld::tekst("zienswijze_poging", "Hoe is geprobeerd de persoon te bereiken?").als("zienswijze", "niet_bereikt"),
    ],
};
