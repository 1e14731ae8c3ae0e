//! Closing premises (Gemeentewet art. 174a, Opiumwet art. 13b), and everything that must be done on that day.

use crate::bronnen::{BELEID, EVENREDIG, GEMEENTEWET, INFORMEREN, KADASTER, OPIUMWET, SPOED, VERZEGELEN};
use crate::melden::{meldingen, na_bekendmaking};
use crate::{beleid, grondslag, termijn};
use besluit::handeling::BEKENDMAKEN;
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, Einde, Gevolg, Keten, NieuweTermijn, Ogen, Termijnsoort, Veld, Veldgroep,
    Wanneer, ZIENSWIJZE, Zaak,
};
use kern::{Moment, Weigering};
use recht::Door;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "opleggen",
    naam: "Pand sluiten",
    uitleg: "Een woning, lokaal of erf gaat dicht tot een vast moment.",
    bron: GEMEENTEWET,
    groepen: &[HET_PAND, grondslag::GROEP, beleid::GROEP, termijn::GROEP, DE_BEWONERS, KOSTEN, ZIENSWIJZE],
    bevoegd: &[(Door::Burgemeester, GEMEENTEWET), (Door::Locoburgemeester, GEMEENTEWET)],
    ogen: Ogen::Vier,
    kan: Wanneer::Begin,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit sluiting",
        tekst: include_str!("../brieven/opleggen.md"),
        vereist: &[
            ("adres", "welk pand dichtgaat"),
            ("grondslag", "op welk artikel de sluiting rust"),
            ("gesloten_vanaf", "vanaf wanneer het pand dicht is (Gemeentewet 174a)"),
            ("gesloten_tot", "tot wanneer het pand dicht is (Gemeentewet 174a)"),
            ("zelf_maatregelen", "de termijn om zelf maatregelen te nemen (Gemeentewet 174a lid 4)"),
            ("gronden", "de feiten en omstandigheden"),
            ("oordelen", "de afweging (ABRvS 2 februari 2022)"),
        ],
        aan: &["rechthebbende_naam", "rechthebbende_post"],
    },
};

const HET_PAND: Veldgroep = Veldgroep {
    kop: "Het pand en de rechthebbende",
    velden: &[
        Veld::regel("adres", "Adres van het pand").hint("Bijvoorbeeld: Klaverhof 14"),
        Veld::keuze(
            "soort_pand",
            "Wat voor pand is het?",
            &[("woning", "Woning"), ("lokaal", "Lokaal, zoals een loods of winkel"), ("erf", "Erf")],
        ),
        Veld::ja_nee("publiek", "Is het open voor publiek?").als_een("soort_pand", &["lokaal", "erf"]),
        Veld::regel("rechthebbende_naam", "Naam van de rechthebbende").persoon(),
        Veld::regels("rechthebbende_post", "Adres voor de brief").persoon(),
        Veld::keuze(
            "eigendom",
            "Van wie is het pand?",
            &[
                ("zelf", "Van de rechthebbende zelf"),
                ("corporatie", "Van een woningcorporatie"),
                ("ander", "Van een andere eigenaar"),
            ],
        ),
    ],
};

const DE_BEWONERS: Veldgroep = Veldgroep {
    kop: "Wie er woont",
    velden: &[
        Veld::getal("volwassenen", "Hoeveel volwassenen wonen er?", 0, 50)
            .hint("Namen zijn niet nodig")
            .als("soort_pand", "woning"),
        Veld::getal("kinderen", "Hoeveel kinderen jonger dan 18 jaar wonen er?", 0, 50).als("soort_pand", "woning"),
        Veld::tekst("vervangende_woonruimte", "Waar kunnen de bewoners naartoe?")
            .hint("Zonder adres of naam")
            .alleen_bij("soort_pand", &["woning"]),
    ],
};

const KOSTEN: Veldgroep = Veldgroep {
    kop: "De kosten",
    velden: &[Veld::ja_nee("kostenverhaal", "Moet de rechthebbende de kosten van het sluiten betalen?")],
};

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    let mut found: Vec<_> = grondslag::toets(zaak.gegevens).into_iter().collect();
    found.extend(termijn::toets(zaak));
    found.extend(beleid::toets(zaak.gegevens));
    if heeft_kinderen(zaak) && !zaak.gegevens.heeft("vervangende_woonruimte") {
        let zin = "Er wonen kinderen. Schrijf op waar zij naartoe kunnen.";
        found.push(Bevinding::afwijkbaar("kinderen-onderdak", zin, EVENREDIG).bij("vervangende_woonruimte"));
    }
    if zaak.gegevens.getal("beleid_maanden") == Some(0) {
        let zin = "Het beleid noemt hier geen sluiting, maar bijvoorbeeld een waarschuwing. Kijk of dat genoeg is.";
        found.push(Bevinding::let_op("beleid-waarschuwing", zin, BELEID).bij("beleid_maanden"));
    }
    found
}

fn heeft_kinderen(zaak: &Zaak<'_>) -> bool {
    zaak.gegevens.getal("kinderen").is_some_and(|kinderen| kinderen > 0)
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let missing = || Weigering::new("gesloten_vanaf", "Vul in vanaf wanneer en tot wanneer het pand dicht is.");
    let from = zaak.gegevens.moment("gesloten_vanaf").ok_or_else(missing)?;
    let until = zaak.gegevens.moment("gesloten_tot").ok_or_else(missing)?;
    let mut termijnen = meldingen(zaak, "het pand gaat dicht");
    if zaak.gegevens.tekst("spoed") == "zeer_spoed" {
        let write = "Het besluit zo snel mogelijk op papier bekendmaken";
        termijnen.push(NieuweTermijn::direct(BEKENDMAKEN, write, "Gemeente", zaak.op, SPOED));
    }
    if heeft_kinderen(zaak) {
        let youth = "Het jeugdteam inlichten over de kinderen die er wonen";
        termijnen.push(NieuweTermijn::direct("jeugd", youth, "Gemeente", zaak.op, EVENREDIG));
    }
    termijnen.extend(stappen(zaak, from, until));
    Ok(Gevolg { begin: Some(from), einde: Some(Einde::Op(until)), termijnen, ..Gevolg::default() })
}

/// What must be done on the day of closing, and at its end.
fn stappen(zaak: &Zaak<'_>, from: Moment, until: Moment) -> Vec<NieuweTermijn> {
    let step = |code, wat: &str, bron, op| NieuweTermijn::gezet((code, wat, "Gemeente"), Termijnsoort::Stap, bron, op);
    let bron = grondslag::bron(zaak.gegevens);
    let mut steps = Vec::new();
    if let Some(term) = zaak.gegevens.moment("zelf_maatregelen") {
        let act = ("zelf_maatregelen", "Zelf maatregelen nemen", "Rechthebbende");
        steps.push(NieuweTermijn::gezet(act, Termijnsoort::Loopt, bron, term));
    }
    steps.push(step("verzegelen", "Het pand verzegelen", VERZEGELEN, from));
    steps.push(step("sleutels", "De sleutels innemen of de sloten vervangen", INFORMEREN, from));
    steps.push(step("nutsbedrijven", "Gas, water en stroom veilig laten afsluiten", INFORMEREN, from));
    steps.push(step("kadaster", "De sluiting laten inschrijven bij het Kadaster (te bevestigen)", KADASTER, from));
    let over = if grondslag::is_opiumwet(zaak.gegevens) {
        step("einde", "Het pand weer openstellen", OPIUMWET, until)
    } else {
        step("einde", "Besluiten: verlengen of weer openstellen", bron, until)
    };
    steps.push(over);
    steps
}
