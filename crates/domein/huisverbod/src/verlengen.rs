//! Extending a huisverbod (Wth art. 9): by the mayor and nobody else, before the end, to at most four weeks.

use crate::opleggen::na_bekendmaking;
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, Einde, Gevolg, Keten, NieuweTermijn, Ogen, Rekening, Termijnsoort, Veld,
    Veldgroep, Wanneer, ZIENSWIJZE, Zaak,
};
use besluit::wandklok;
use kern::{Bron, Moment, Weigering};
use recht::Door;
use recht::klok::dagen_later;
use recht::wth::art_02_duur::DAGEN;
use recht::wth::art_02_volledig::BRON_BEVOEGD;
use recht::wth::art_09_verlengen::{self as regel, MEESTE_DAGEN, Verlenging};
use serde_json::json;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "verlengen",
    naam: "Huisverbod verlengen",
    uitleg: "De dreiging is er nog. Samen met de eerste tien dagen hoogstens vier weken.",
    bron: regel::BRON,
    groepen: GROEPEN,
    bevoegd: &[(Door::Burgemeester, BRON_BEVOEGD), (Door::Locoburgemeester, BRON_BEVOEGD)],
    ogen: Ogen::Vier,
    kan: Wanneer::Geldend,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit verlengen huisverbod",
        tekst: include_str!("../brieven/verlengen.md"),
        vereist: &[
            ("adres", "de plaats waarvoor het verbod geldt (Wth 2 lid 4)"),
            ("einde", "tot wanneer het verbod duurt (Wth 9 lid 1)"),
            ("motivering", "waarom de dreiging doorgaat (Wth 9 lid 1)"),
            ("contactverbod", "de namen bij het contactverbod (Wth 2 lid 4)"),
        ],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

const GROEPEN: &[Veldgroep] = &[
    Veldgroep {
        kop: "De verlenging",
        velden: &[
            Veld::getal("dagen", "Aantal dagen extra", 1, 18).hint("1 tot en met 18, samen hoogstens vier weken"),
            Veld::tekst("motivering", "Waarom gaat de dreiging door?")
                .hint("Noem het advies, wat beide partijen ervan vinden, en de feiten van nu."),
            Veld::tekst("advies", "Advies van Veilig Thuis").optioneel(),
        ],
    },
    ZIENSWIJZE,
];

/// What the practice of telling co-residents and Veilig Thuis of an extension rests on.
const INFORMEREN: Bron = Bron { bevestigd: false, ..regel::BRON };

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
    // Without a number of days the field itself is reported as missing.
    let Some(verlenging) = als_verlenging(zaak) else { return Vec::new() };
    match regel::verlengen(&verlenging) {
        Ok(found) => found.weigering.map(|weigering| Bevinding::van(weigering, regel::BRON)).into_iter().collect(),
        Err(_) => vec![Bevinding::blokkeert("termijn", "Deze datum ligt te ver weg om mee te rekenen.", regel::BRON)],
    }
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let missing = || Weigering::new("dagen", "Vul in hoeveel dagen het huisverbod langer duurt.");
    let verlenging = als_verlenging(zaak).ok_or_else(missing)?;
    let einde = verlenging.nieuw_einde;
    let asked = json!({
        "opgelegd": wandklok(verlenging.opgelegd),
        "verlengd_op": wandklok(verlenging.verlengd_op),
        "verlengd_door": kern::Code::code(verlenging.door),
        "nieuw_einde": wandklok(einde),
        "huidig_einde": verlenging.huidig_einde.map(wandklok),
        "dreiging_gemotiveerd": verlenging.gemotiveerd,
    });
    let rekening = Rekening::vraag("R15", asked)?;
    let (op, wie) = (zaak.op, "Gemeente");
    let tell = |code, wat: &str| NieuweTermijn::direct(code, wat, wie, op, INFORMEREN);
    let over = NieuweTermijn {
        uiterlijk: einde,
        soort: Termijnsoort::Stap,
        rekening: Some(rekening),
        bron: regel::BRON,
        ..NieuweTermijn::direct("einde", "Het verlengde huisverbod eindigt", "Burgemeester", einde, regel::BRON)
    };
    Ok(Gevolg {
        einde: Some(Einde::Op(einde)),
        vervangt: &["einde"],
        termijnen: vec![
            tell("huisgenoot", "De achterblijvers vertellen dat het huisverbod langer duurt"),
            tell("veilig_thuis", "De verlenging melden aan Veilig Thuis"),
            tell("politie", "De verlenging melden aan de politie"),
            over,
        ],
        ..Gevolg::default()
    })
}

const _: () = assert!(MEESTE_DAGEN == DAGEN + 18, "the field asks for what the law leaves");
