//! Changing an order under penalty (Awb art. 5:34 lid 1, to be confirmed): more time or less money, never heavier.

use crate::bronnen::{BEVOEGD, ONMOGELIJK};
use crate::melden::{Melding, meldingen, na_bekendmaking};
use crate::opleggen::is_huisverbod;
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, Gevolg, Keten, NieuweTermijn, Ogen, Termijnsoort, Veld, Veldgroep, Wanneer,
    Zaak,
};
use jiff::civil::Date;
use kern::dag_van;
use recht::Door;
use recht::awb::art_05_32a_last_onder_dwangsom::BRON_BEGUNSTIGING;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "wijzigen",
    naam: "Last wijzigen",
    uitleg: "Meer tijd, of een lagere dwangsom. Voor een zwaardere last is een nieuwe maatregel nodig.",
    bron: ONMOGELIJK,
    groepen: &[Veldgroep {
        kop: "De wijziging",
        velden: &[
            Veld::keuze(
                "wijziging_reden",
                "Waarom verandert de last?",
                &[
                    ("verzoek", "De persoon vroeg het: voldoen kan niet, of niet helemaal"),
                    ("eigen", "De burgemeester doet het zelf, in het voordeel van de persoon"),
                ],
            ),
            Veld::datum("verzoek_op", "Wanneer kwam het verzoek?").als("wijziging_reden", "verzoek"),
            Veld::datum("begunstigingstermijn", "Nieuwe laatste dag om te herstellen").optioneel(),
            Veld::bedrag("dwangsom", "Nieuwe dwangsom").optioneel(),
            Veld::bedrag("dwangsom_maximum", "Nieuw maximum").optioneel(),
            Veld::tekst("motivering", "Waarom is deze wijziging goed?"),
        ],
    }],
    bevoegd: &[(Door::Burgemeester, BEVOEGD), (Door::Locoburgemeester, BEVOEGD)],
    ogen: Ogen::Vier,
    kan: Wanneer::Geldend,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit wijzigen last",
        tekst: include_str!("../brieven/wijzigen.md"),
        vereist: &[
            ("adres", "om welke woning het gaat"),
            ("begunstigingstermijn", "de tijd om te herstellen (Awb 5:32a lid 2)"),
            ("dwangsom_maximum", "het maximum van de dwangsom (Awb 5:32b lid 2)"),
            ("motivering", "waarom de last verandert"),
        ],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

/// The amount that held before.
fn bedrag_was(zaak: &Zaak<'_>, veld: &str) -> Option<i64> {
    let mut taken = zaak.eerder.iter().rev().filter(|eerder| eerder.genomen.is_some());
    taken.find_map(|eerder| eerder.gegevens.getal(veld))
}

/// The day that held before.
fn dag_was(zaak: &Zaak<'_>) -> Option<Date> {
    let mut taken = zaak.eerder.iter().rev().filter(|eerder| eerder.genomen.is_some());
    taken.find_map(|eerder| eerder.gegevens.datum("begunstigingstermijn"))
}

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    if is_huisverbod(zaak.gegevens) {
        let zin = "Een huisverbod is geen last die kan worden gewijzigd. Verleng het of trek het in.";
        return vec![Bevinding::blokkeert("geen-last", zin, ONMOGELIJK)];
    }
    let changes = ["begunstigingstermijn", "dwangsom", "dwangsom_maximum"];
    if !changes.iter().any(|veld| zaak.eigen.heeft(veld)) {
        let zin = "Er verandert nog niets. Vul een nieuwe dag of een nieuw bedrag in.";
        return vec![Bevinding::blokkeert("niets-anders", zin, ONMOGELIJK)];
    }
    ["dwangsom", "dwangsom_maximum"].into_iter().filter_map(|veld| zwaarder(zaak, veld)).chain(korter(zaak)).collect()
}

fn zwaarder(zaak: &Zaak<'_>, veld: &'static str) -> Option<Bevinding> {
    let new = zaak.eigen.getal(veld)?;
    if zaak.gegevens.tekst("vorm") != "dwangsom" {
        let zin = "Deze last heeft geen dwangsom. Een bedrag hoort hier niet bij.";
        return Some(Bevinding::blokkeert("geen-dwangsom", zin, ONMOGELIJK).bij(veld));
    }
    bedrag_was(zaak, veld).is_none_or(|was| new > was).then(|| {
        let zin = "Met wijzigen kan een bedrag alleen omlaag. Voor een zwaardere last is een nieuwe maatregel nodig.";
        Bevinding::blokkeert(format!("zwaarder-{veld}"), zin, ONMOGELIJK).bij(veld)
    })
}

fn korter(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let day = zaak.eigen.datum("begunstigingstermijn")?;
    let earlier = day <= dag_van(zaak.op) || dag_was(zaak).is_some_and(|was| day < was);
    earlier.then(|| {
        let zin = "De nieuwe dag geeft minder tijd dan er al was. Met wijzigen komt er alleen tijd bij.";
        Bevinding::blokkeert("korter", zin, BRON_BEGUNSTIGING).bij("begunstigingstermijn")
    })
}

#[expect(clippy::unnecessary_wraps, reason = "every kind of decision has this shape")]
fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let mut termijnen = meldingen(
        zaak,
        Melding {
            betrokkene: "De betrokkene uitleggen wat er verandert",
            omwonenden: "De melders en omwonenden vertellen dat de last is gewijzigd",
            anderen: "De wijziging melden",
        },
    );
    let Some(dag) = zaak.eigen.datum("begunstigingstermijn") else {
        return Ok(Gevolg { termijnen, ..Gevolg::default() });
    };
    let look = ("begunstiging", "Nagaan of aan de gewijzigde last is voldaan", "Gemeente");
    termijnen.push(NieuweTermijn::gezette_dag(look, Termijnsoort::Stap, BRON_BEGUNSTIGING, dag));
    Ok(Gevolg { vervangt: &["begunstiging"], termijnen, ..Gevolg::default() })
}
