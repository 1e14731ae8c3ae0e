//! Questions that more than one decision asks.

use crate::grondslag::{MET_GEBIED, MET_OM, VELD};
use besluit::soort::{Veld, Veldgroep};

const GEHOORD: &[(&str, &str)] = &[
    ("gehoord", "Ja"),
    ("spoed", "Nee, het besluit kon niet wachten"),
    ("niet_nodig", "Nee, om een andere reden uit de wet"),
    ("niet_bereikt", "Nee, niet bereikt"),
];

/// Hearing who gets the decision (Awb 4:8), or why not (Awb 4:11).
pub(crate) const ZIENSWIJZE: Veldgroep = Veldgroep {
    kop: "Zienswijze",
    velden: &[
        Veld::keuze("zienswijze", "Is de persoon gehoord?", GEHOORD),
        Veld::tekst("zienswijze_tekst", "Wat zei de persoon?").als("zienswijze", "gehoord").persoon(),
        Veld::tekst("zienswijze_reden", "Waarom is de persoon niet gehoord?")
            .hint("Noem de reden van artikel 4:11 Awb, of hoe is geprobeerd de persoon te bereiken.")
            .als_een("zienswijze", &["spoed", "niet_nodig", "niet_bereikt"])
            .persoon(),
    ],
};

const OM_VRAAG: Veld =
    Veld::ja_nee("om_aanwijzing", "Geldt er voor deze persoon een gedragsaanwijzing van het Openbaar Ministerie?")
        .hint("Artikel 509hh Sv. Vraag het na voordat u verder gaat.");
const OM_VAN: Veld = Veld::datum("om_van", "Vanaf welke dag geldt de gedragsaanwijzing?").als("om_aanwijzing", "ja");
const OM_TOT: Veld =
    Veld::datum("om_tot", "Tot en met welke dag geldt de gedragsaanwijzing?").als("om_aanwijzing", "ja");
const OM_GEBIED: Veld =
    Veld::ja_nee("om_zelfde_gebied", "Gaat de gedragsaanwijzing over hetzelfde gebied?").als("om_aanwijzing", "ja");

const KOP_OM: &str = "Het Openbaar Ministerie";

/// The public prosecutor, when an order is imposed.
pub(crate) const OM_OPLEGGEN: Veldgroep =
    Veldgroep { kop: KOP_OM, velden: &[OM_VRAAG.als_een(VELD, MET_OM), OM_VAN, OM_TOT, OM_GEBIED] };
/// The public prosecutor, asked again when it is extended.
pub(crate) const OM_VERLENGEN: Veldgroep = Veldgroep { kop: KOP_OM, velden: &[OM_VRAAG, OM_VAN, OM_TOT, OM_GEBIED] };
/// The public prosecutor, asked again when it becomes heavier.
pub(crate) const OM_WIJZIGEN: Veldgroep =
    Veldgroep { kop: KOP_OM, velden: &[OM_VRAAG.als("richting", "verzwaren"), OM_VAN, OM_TOT, OM_GEBIED] };

/// What stays allowed, each with the name under which it is kept.
pub(crate) const UITZONDERINGEN: Veldgroep =
    Veldgroep { kop: "Wat mag wel", velden: &[HUIS, WERK, SCHOOL, ZORG, GEBED] };
/// The same where there may be no area.
pub(crate) const UITZONDERINGEN_OPLEGGEN: Veldgroep = Veldgroep {
    kop: "Wat mag wel",
    velden: &[
        HUIS.alleen_bij(VELD, MET_GEBIED),
        WERK.alleen_bij(VELD, MET_GEBIED),
        SCHOOL.alleen_bij(VELD, MET_GEBIED),
        ZORG.alleen_bij(VELD, MET_GEBIED),
        GEBED.alleen_bij(VELD, MET_GEBIED),
    ],
};

const HUIS: Veld = Veld::regel("mag_wonen", "Weg naar huis")
    .hint("Alleen de weg: Van de Dorpsstraat naar de Klaverhof")
    .optioneel()
    .persoon();
const WERK: Veld = Veld::regel("mag_werk", "Weg naar werk, met tijden").optioneel().persoon();
const SCHOOL: Veld = Veld::regel("mag_school", "Weg naar school, met tijden").optioneel().persoon();
const ZORG: Veld =
    Veld::regel("mag_zorg", "Weg naar zorg").hint("Zonder naam van een arts of instelling").optioneel().persoon();
const GEBED: Veld = Veld::regel("mag_gebed", "Weg naar een gebedshuis, met tijden")
    .hint("Zonder te zeggen welk geloof")
    .optioneel()
    .persoon();
