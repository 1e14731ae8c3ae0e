//! Extending a huisverbod (Wth art. 9): by the mayor and nobody else, before the end, to at most four weeks.

use crate::opleggen::na_bekendmaking;
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, DAGEN_EXTRA, Einde, Gevolg, Keten, NieuweTermijn, Ogen, Rekening,
    Termijnsoort, Veld, Veldgroep, Wanneer, ZIENSWIJZE, Zaak, als_r15, toets_verlenging, verlenging,
};
use kern::{Bron, Weigering};
use recht::Door;
use recht::wth::art_02_volledig::BRON_BEVOEGD;
use recht::wth::art_09_verlengen as regel;

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
            DAGEN_EXTRA,
            Veld::tekst("motivering", "Waarom gaat de dreiging door?")
                .hint("Noem het advies, wat beide partijen ervan vinden, en de feiten van nu."),
            Veld::tekst("advies", "Advies van Veilig Thuis").optioneel(),
        ],
    },
    ZIENSWIJZE,
];

/// What the practice of telling co-residents and Veilig Thuis of an extension rests on.
const INFORMEREN: Bron = Bron { bevestigd: false, ..regel::BRON };

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    toets_verlenging(zaak, regel::BRON)
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let missing = || Weigering::new("dagen", "Vul in hoeveel dagen het huisverbod langer duurt.");
    let asked = verlenging(zaak).ok_or_else(missing)?;
    let (einde, rekening) = (asked.nieuw_einde, Rekening::vraag("R15", als_r15(&asked))?);
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
