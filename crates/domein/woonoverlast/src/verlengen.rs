//! Extending the ban from the home (Gemeentewet art. 151d lid 3, R21): on serious fear of further nuisance, before the end,
//! to at most four weeks.

use crate::bronnen::BEVOEGD;
use crate::melden::{Melding, meldingen, na_bekendmaking};
use crate::opleggen::is_huisverbod;
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, DAGEN_EXTRA, Einde, Gevolg, Keten, NieuweTermijn, Ogen, Rekening,
    Termijnsoort, Veld, Veldgroep, Wanneer, ZIENSWIJZE, Zaak, als_r15, toets_verlenging, verlenging,
};
use besluit::wandklok;
use kern::{Code as _, Weigering};
use recht::Door;
use recht::gemeentewet::art_151d_trede::{BRON as BRON_LADDER, Weigering as Trede};
use recht::gemeentewet::art_151d_woonoverlast::BRON;
use recht::wth::art_09_verlengen::Verlenging;
use serde_json::json;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "verlengen",
    naam: "Huisverbod woonoverlast verlengen",
    uitleg: "Alleen bij een huisverbod. Samen met de eerste tien dagen hoogstens vier weken.",
    bron: BRON,
    groepen: &[DE_VERLENGING, ZIENSWIJZE],
    bevoegd: &[(Door::Burgemeester, BEVOEGD), (Door::Locoburgemeester, BEVOEGD)],
    ogen: Ogen::Vier,
    kan: Wanneer::Geldend,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit verlengen huisverbod woonoverlast",
        tekst: include_str!("../brieven/verlengen.md"),
        vereist: &[
            ("adres", "om welke woning het gaat"),
            ("einde", "tot wanneer het verbod duurt"),
            ("motivering", "waarom er vrees is voor nieuwe overlast (Gemeentewet 151d lid 3)"),
        ],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

const DE_VERLENGING: Veldgroep = Veldgroep {
    kop: "De verlenging",
    velden: &[
        DAGEN_EXTRA,
        Veld::tekst("motivering", "Waarom is er ernstige vrees voor nieuwe overlast?")
            .hint("Noem feiten van na het opleggen. Geen namen van melders."),
    ],
};

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    if !is_huisverbod(zaak.gegevens) {
        return vec![Bevinding::van(Trede::Stap7Vereist, BRON_LADDER)];
    }
    toets_verlenging(zaak, BRON)
}

/// What the rule says of it. R21 knows the ten days; a second extension asks the article that lid 3 makes apply.
fn rekening(zaak: &Zaak<'_>, verlenging: &Verlenging) -> Result<Rekening, Weigering> {
    if zaak.genomen("verlengen").next().is_some() {
        return Rekening::vraag("R15", als_r15(verlenging));
    }
    let asked = json!({
        "handeling": "verlengen",
        "opgelegd": wandklok(verlenging.opgelegd),
        "door": verlenging.door.code(),
        "verlengd_op": wandklok(verlenging.verlengd_op),
        "nieuw_einde": wandklok(verlenging.nieuw_einde),
        "vrees_gemotiveerd": verlenging.gemotiveerd,
    });
    Rekening::vraag("R21", asked)
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let missing = || Weigering::new("dagen", "Vul in hoeveel dagen het huisverbod langer duurt.");
    let asked = verlenging(zaak).ok_or_else(missing)?;
    let einde = asked.nieuw_einde;
    let mut termijnen = meldingen(
        zaak,
        Melding {
            betrokkene: "De betrokkene vertellen dat het huisverbod langer duurt",
            omwonenden: "De omwonenden vertellen dat het huisverbod langer duurt",
            anderen: "De verlenging melden",
        },
    );
    let over = ("einde", "Het verlengde huisverbod eindigt", "Burgemeester");
    termijnen.push(NieuweTermijn {
        rekening: Some(rekening(zaak, &asked)?),
        ..NieuweTermijn::gezet(over, Termijnsoort::Stap, BRON, einde)
    });
    Ok(Gevolg { einde: Some(Einde::Op(einde)), vervangt: &["einde"], termijnen, ..Gevolg::default() })
}
