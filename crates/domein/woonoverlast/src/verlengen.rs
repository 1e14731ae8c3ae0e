//! Extending the ban from the home (Gemeentewet art. 151d lid 3, R21): on serious fear of further nuisance, before the end,
//! to at most four weeks.

use crate::bronnen::BEVOEGD;
use crate::melden::{Melding, meldingen, na_bekendmaking};
use crate::opleggen::is_huisverbod;
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, Einde, Gevolg, Keten, NieuweTermijn, Ogen, Rekening, Termijnsoort, Veld,
    Veldgroep, Wanneer, ZIENSWIJZE, Zaak,
};
use besluit::wandklok;
use kern::{Code as _, Moment, Weigering};
use recht::Door;
use recht::gemeentewet::art_151d_trede::{BRON as BRON_LADDER, Weigering as Trede};
use recht::gemeentewet::art_151d_woonoverlast::BRON;
use recht::klok::dagen_later;
use recht::wth::art_02_duur::DAGEN;
use recht::wth::art_09_verlengen::{MEESTE_DAGEN, Verlenging, verlengen};
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
        Veld::getal("dagen", "Aantal dagen extra", 1, 18).hint("1 tot en met 18, samen hoogstens vier weken"),
        Veld::tekst("motivering", "Waarom is er ernstige vrees voor nieuwe overlast?")
            .hint("Noem feiten van na het opleggen. Geen namen van melders."),
    ],
};

/// The end that so many extra days give, on the wall clock, counted from the beginning.
fn nieuw_einde(zaak: &Zaak<'_>) -> Option<Moment> {
    let before: i64 = zaak.genomen("verlengen").filter_map(|eerder| eerder.gegevens.getal("dagen")).sum();
    let days = i64::from(DAGEN) + before + zaak.eigen.getal("dagen")?;
    dagen_later(zaak.begin?, u16::try_from(days).ok()?).ok().map(|gerekend| gerekend.moment)
}

fn als_verlenging(zaak: &Zaak<'_>) -> Option<Verlenging> {
    Some(Verlenging {
        opgelegd: zaak.begin?,
        verlengd_op: zaak.op,
        door: zaak.door.unwrap_or(Door::Burgemeester),
        nieuw_einde: nieuw_einde(zaak)?,
        huidig_einde: zaak.einde,
        gemotiveerd: zaak.eigen.heeft("motivering"),
    })
}

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    if !is_huisverbod(zaak.gegevens) {
        return vec![Bevinding::van(Trede::Stap7Vereist, BRON_LADDER)];
    }
    // Without a number of days the field itself is reported as missing.
    let Some(verlenging) = als_verlenging(zaak) else { return Vec::new() };
    match verlengen(&verlenging) {
        Ok(found) => found.weigering.map(|weigering| Bevinding::van(weigering, BRON)).into_iter().collect(),
        Err(_) => vec![Bevinding::blokkeert("termijn", "Deze datum ligt te ver weg om mee te rekenen.", BRON)],
    }
}

/// What the rule says of it. R21 knows the ten days; a second extension asks the article that lid 3 makes apply.
fn rekening(zaak: &Zaak<'_>, verlenging: &Verlenging) -> Result<Rekening, Weigering> {
    let (opgelegd, op, einde) =
        (wandklok(verlenging.opgelegd), wandklok(verlenging.verlengd_op), wandklok(verlenging.nieuw_einde));
    let door = verlenging.door.code();
    if zaak.genomen("verlengen").next().is_some() {
        let asked = json!({
            "opgelegd": opgelegd,
            "verlengd_op": op,
            "verlengd_door": door,
            "nieuw_einde": einde,
            "huidig_einde": verlenging.huidig_einde.map(wandklok),
            "dreiging_gemotiveerd": verlenging.gemotiveerd,
        });
        return Rekening::vraag("R15", asked);
    }
    let asked = json!({
        "handeling": "verlengen",
        "opgelegd": opgelegd,
        "door": door,
        "verlengd_op": op,
        "nieuw_einde": einde,
        "vrees_gemotiveerd": verlenging.gemotiveerd,
    });
    Rekening::vraag("R21", asked)
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let missing = || Weigering::new("dagen", "Vul in hoeveel dagen het huisverbod langer duurt.");
    let verlenging = als_verlenging(zaak).ok_or_else(missing)?;
    let einde = verlenging.nieuw_einde;
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
        rekening: Some(rekening(zaak, &verlenging)?),
        ..NieuweTermijn::gezet(over, Termijnsoort::Stap, BRON, einde)
    });
    Ok(Gevolg { einde: Some(Einde::Op(einde)), vervangt: &["einde"], termijnen, ..Gevolg::default() })
}

const _: () = assert!(MEESTE_DAGEN == DAGEN + 18, "the field asks for what the law leaves");
