//! Imposing a huisverbod (Wth art. 2 and 3).

use besluit::handeling::UITREIKEN;
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, Einde, Gevolg, Keten, NieuweTermijn, Ogen, Rekening, Termijnsoort, Veld,
    Veldgroep, Wanneer, Zaak,
};
use besluit::wandklok;
use kern::{Bron, Weigering, dag_van};
use recht::Door;
use recht::awb::art_06_07_bezwaartermijn as bezwaartermijn;
use recht::wth::art_02_volledig::{self as volledig, Blokkade, Huisverbod};
use recht::wth::{art_02_bereikbaarheid as bereikbaarheid, art_02_duur as duur, art_09_verlengen as verlengen};
use serde_json::json;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "opleggen",
    naam: "Huisverbod opleggen",
    uitleg: "De burgemeester, of de hulpofficier met mandaat, legt het huisverbod op.",
    bron: duur::BRON,
    groepen: GROEPEN,
    bevoegd: &[
        (Door::Burgemeester, volledig::BRON_BEVOEGD),
        (Door::Locoburgemeester, volledig::BRON_BEVOEGD),
        (Door::Hulpofficier, volledig::BRON_BEVOEGD),
    ],
    ogen: Ogen::VierTenzij(Door::Hulpofficier),
    kan: Wanneer::Begin,
    tijdstip: "opgelegd",
    toets,
    gevolg,
    na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit huisverbod",
        tekst: include_str!("../brieven/opleggen.md"),
        vereist: &[
            ("adres", "de plaats waarvoor het verbod geldt (Wth 2 lid 4)"),
            ("einde", "hoe lang het verbod duurt (Wth 2 lid 4)"),
            ("gronden", "de feiten en omstandigheden (Wth 2 lid 4)"),
            ("contactverbod", "de namen bij het contactverbod (Wth 2 lid 4)"),
        ],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

const GROEPEN: &[Veldgroep] = &[
    Veldgroep {
        kop: "De woning en de mensen",
        velden: &[
            Veld::regel("adres", "Adres van de woning").hint("Bijvoorbeeld: Klaverhof 14"),
            Veld::regel("betrokkene_naam", "Naam van wie weg moet").persoon(),
            Veld::datum("betrokkene_geboortedatum", "Geboortedatum van wie weg moet").persoon(),
            Veld::regels("betrokkene_post", "Adres voor de brief, als dat een ander is").optioneel().persoon(),
            Veld::regels("contactverbod", "Met wie is contact verboden?")
                .hint("Elke naam op een eigen regel. De wet vraagt de namen.")
                .persoon(),
            Veld::regel("bereikbaar", "Waar en hoe is de persoon bereikbaar?")
                .hint("Niet bekend? Dan moet de persoon dit binnen 24 uur laten weten.")
                .optioneel()
                .persoon(),
        ],
    },
    Veldgroep {
        kop: "Hoe het is opgelegd",
        velden: &[
            Veld::ja_nee("mondeling", "Is het mondeling aangezegd, voordat het op papier stond?"),
            Veld::moment("opgelegd", "Wanneer is het mondeling aangezegd?")
                .hint("Vanaf dit moment lopen de tien dagen.")
                .als("mondeling", "ja"),
            Veld::ja_nee("kindermishandeling", "Gaat het om kindermishandeling?"),
            Veld::moment("veilig_thuis_overleg", "Wanneer is er met Veilig Thuis overlegd?")
                .als("kindermishandeling", "ja"),
            Veld::keuze(
                "advocaat",
                "Heeft de persoon een advocaat?",
                &[("ja", "Ja"), ("gewenst", "Nee, maar de persoon wil er een"), ("nee", "Nee, en die is niet gewenst")],
            ),
        ],
    },
];

/// The order as the article sees it. Who would sign counts as the mayor as long as nobody does.
fn als_huisverbod(zaak: &Zaak<'_>) -> Option<Huisverbod> {
    let gegevens = zaak.gegevens;
    Some(Huisverbod {
        opgelegd: zaak.op,
        door: zaak.door.unwrap_or(Door::Burgemeester),
        mandaat_hulpofficier: zaak.mandaat_hulpofficier,
        geboortedatum: gegevens.datum("betrokkene_geboortedatum")?,
        plaats: gegevens.heeft("adres"),
        duur: true,
        feiten: i64::try_from(zaak.feiten.len()).unwrap_or(i64::MAX),
        contactpersonen: i64::try_from(gegevens.regels("contactverbod").len()).unwrap_or(i64::MAX),
        kindermishandeling: gegevens.ja("kindermishandeling").unwrap_or_default(),
        veilig_thuis_overleg: gegevens.moment("veilig_thuis_overleg"),
        mondeling: gegevens.ja("mondeling").unwrap_or_default(),
        op_schrift: None,
        huisgenoot_geinformeerd: None,
        veilig_thuis_geinformeerd: None,
        burgemeester_geinformeerd: None,
    })
}

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    if zaak.gegevens.ja("mondeling") == Some(false) && zaak.gegevens.heeft("opgelegd") {
        let zin = "Het is niet mondeling aangezegd, maar er staat wel een moment. Haal dat weg, of kies ja.";
        return vec![Bevinding::blokkeert("niet-mondeling", zin, duur::BRON).bij("opgelegd")];
    }
    // Without a date of birth the field itself is reported as missing.
    let Some(huisverbod) = als_huisverbod(zaak) else { return Vec::new() };
    if huisverbod.geboortedatum > dag_van(zaak.op) {
        let zin = "De geboortedatum ligt na het besluit. Kijk de datum na.";
        return vec![Bevinding::blokkeert("geboortedatum", zin, volledig::BRON_LEEFTIJD)];
    }
    let Ok(found) = huisverbod.blokkades() else {
        let zin = "De geboortedatum is niet te gebruiken. Kijk de datum na.";
        return vec![Bevinding::blokkeert("geboortedatum", zin, volledig::BRON_LEEFTIJD)];
    };
    // What is missing altogether is reported at its own field.
    let own = |blokkade: &Blokkade| {
        !matches!(blokkade, Blokkade::Plaats | Blokkade::Duur | Blokkade::Feiten | Blokkade::Contactpersonen)
    };
    found.into_iter().filter(own).map(|blokkade| Bevinding::van(blokkade, blokkade.bron())).collect()
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let opgelegd = wandklok(zaak.op);
    let einde = Rekening::vraag("R14", json!({ "opgelegd": opgelegd }))?;
    let end = einde.moment("einde")?;
    let last = verlengen::uiterste_einde(zaak.op).map_err(|_| te_ver())?.moment;
    let beslis = ("einde", "Besluiten: verlengen of laten aflopen", "Burgemeester");
    let mut termijnen = meldingen(zaak);
    termijnen.push(NieuweTermijn::moment(beslis, Termijnsoort::Stap, duur::BRON, einde, "einde")?);
    if !zaak.gegevens.heeft("bereikbaar") {
        let count = Rekening::vraag("R17", json!({ "opgelegd": opgelegd }))?;
        let tell = ("bereikbaar", "Laten weten waar de persoon bereikbaar is", "Betrokkene");
        termijnen.push(NieuweTermijn::moment(tell, Termijnsoort::Loopt, bereikbaarheid::BRON, count, "uiterlijk")?);
    }
    Ok(Gevolg {
        begin: Some(zaak.op),
        einde: Some(Einde::Op(end)),
        uiterste: Some(last),
        termijnen,
        ..Gevolg::default()
    })
}

fn te_ver() -> Weigering {
    Weigering::new("termijn", "Deze datum ligt te ver weg om mee te rekenen.")
}

/// Who must be told at once, in the order of the law.
fn meldingen(zaak: &Zaak<'_>) -> Vec<NieuweTermijn> {
    let (op, gemeente) = (zaak.op, "Gemeente");
    let now = |code, wat: &str, wie, bron: Bron| NieuweTermijn::direct(code, wat, wie, op, bron);
    let mut told = vec![
        now("huisgenoot", "De achterblijvers vertellen wat er geldt", "Hulpofficier", volledig::BRON_MELDEN),
        now("veilig_thuis", "Het besluit melden aan Veilig Thuis", "Hulpofficier", volledig::BRON_MELDEN),
    ];
    if zaak.door == Some(Door::Hulpofficier) {
        told.push(now(
            "burgemeester",
            "Het besluit melden aan de burgemeester",
            "Hulpofficier",
            volledig::BRON_HULPOFFICIER,
        ));
    }
    if zaak.gegevens.ja("mondeling") == Some(true) {
        told.push(now(UITREIKEN, "Het besluit op papier uitreiken", "Hulpofficier", volledig::BRON_OP_SCHRIFT));
    }
    if zaak.gegevens.tekst("advocaat") == "gewenst" {
        told.push(now("advocaat", "De Raad voor Rechtsbijstand vragen om een advocaat", gemeente, RECHTSBIJSTAND));
    }
    told
}

/// Legal aid.
const RECHTSBIJSTAND: Bron =
    Bron { artikel: "art. 5 lid 1", url: "https://wetten.overheid.nl/BWBR0024649/2020-07-01#Artikel5", ..duur::BRON };

/// Appeal goes straight to the court: six weeks.
pub(crate) fn na_bekendmaking(zaak: &Zaak<'_>) -> Keten {
    Gevolg::rechtsmiddel(zaak, "Beroep instellen bij de rechtbank", "Betrokkene", bezwaartermijn::BRON)
}
