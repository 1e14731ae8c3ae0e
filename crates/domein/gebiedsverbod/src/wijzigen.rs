//! Changing an order: heavier only on new facts (art. 172a lid 7), lighter at any time (lid 9).

use crate::einde::{self, meldingen};
use crate::grondslag::Grondslag;
use crate::velden::{OM_WIJZIGEN, UITZONDERINGEN, ZIENSWIJZE};
use crate::{bronnen, gebied, om, perioden};
use besluit::Gegevens;
use besluit::soort::{Besluitsoort, Bevinding, Brieftekst, Einde, Gevolg, Keten, Ogen, Veld, Veldgroep, Wanneer, Zaak};
use jiff::civil::Date;
use kern::dag_van;
use recht::gemeentewet::art_172a_losse_dagen::Dagen;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "wijzigen",
    naam: "Verbod wijzigen",
    uitleg: "Lichter kan altijd. Zwaarder kan alleen door nieuwe feiten.",
    bron: bronnen::VERZWAREN,
    groepen: &[WIJZIGING, UITZONDERINGEN, OM_WIJZIGEN, ZIENSWIJZE],
    bevoegd: bronnen::BEVOEGD,
    ogen: Ogen::Vier,
    kan: Wanneer::Geldend,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking: einde::na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit wijzigen",
        tekst: include_str!("../brieven/wijzigen.md"),
        vereist: &[
            ("geldt", "wat er nu geldt"),
            ("gebied_tekst", "om welk gebied het gaat"),
            ("einde_dag", "tot wanneer het geldt"),
            ("motivering", "waarom het verandert (Awb 3:46)"),
            ("nieuwe_feiten", "de nieuwe feiten als het zwaarder wordt (Gemeentewet 172a lid 7)"),
        ],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

const WIJZIGING: Veldgroep = Veldgroep {
    kop: "De wijziging",
    velden: &[
        Veld::keuze(
            "richting",
            "Wordt het lichter of zwaarder?",
            &[("verlichten", "Lichter"), ("verzwaren", "Zwaarder")],
        ),
        Veld::tekst("nieuwe_feiten", "Welke nieuwe feiten zijn er?")
            .hint("Met dag en bron. Zonder nieuwe feiten kan het niet zwaarder worden.")
            .als("richting", "verzwaren"),
        Veld::tekst("motivering", "Waarom verandert het verbod?"),
        Veld::kaart("gebied", "Nieuw gebied op de kaart").hint("Leeg laten als het gebied gelijk blijft").optioneel(),
        Veld::tekst("gebied_tekst", "Nieuw gebied in woorden")
            .hint("Leeg laten als het gebied gelijk blijft")
            .optioneel(),
        Veld::regel("tijden", "Nieuwe tijden").hint("Leeg laten als de tijden gelijk blijven").optioneel(),
        Veld::datum("eerder_einde", "Nieuwe laatste dag, als het korter duurt").optioneel(),
    ],
};

/// What can be changed.
fn verandert(eigen: &Gegevens) -> bool {
    let ways = UITZONDERINGEN.velden.iter().map(|veld| veld.naam);
    ["gebied", "gebied_tekst", "tijden", "eerder_einde"].into_iter().chain(ways).any(|naam| eigen.heeft(naam))
}

/// What held before this decision.
fn hiervoor(zaak: &Zaak<'_>) -> Gegevens {
    let taken = zaak.eerder.iter().filter(|eerder| eerder.genomen.is_some());
    taken.fold(Gegevens::default(), |all, eerder| all.met(&eerder.gegevens))
}

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    let eigen = zaak.eigen;
    let block = |code: &str, zin: &str, bron, plek| Bevinding::blokkeert(code, zin, bron).bij(plek);
    let mut found = Vec::new();
    if !verandert(eigen) {
        let zin = "Er verandert nog niets. Vul in wat er anders wordt: het gebied, de tijden, de einddag of een weg.";
        found.push(block("niets-gewijzigd", zin, bronnen::MOTIVEREN, "richting"));
    }
    if eigen.heeft("gebied") != eigen.heeft("gebied_tekst") {
        let zin = "Een nieuw gebied staat op de kaart en in woorden. Vul het andere ook in.";
        found.push(block("gebied-half", zin, bronnen::MOTIVEREN, "gebied"));
    }
    found.extend(gebied::toets(eigen, Grondslag::van(zaak.gegevens)));
    let bigger =
        gebied::oppervlakte_m2(eigen).zip(gebied::oppervlakte_m2(&hiervoor(zaak))).is_some_and(|(new, old)| new > old);
    if bigger && eigen.tekst("richting") == "verlichten" {
        let zin = "Het nieuwe gebied is groter. Dat is zwaarder: kies zwaarder en noem de nieuwe feiten.";
        found.push(block("groter", zin, bronnen::VERZWAREN, "gebied"));
    }
    found.extend(einddag(zaak));
    found.extend(openbaar_ministerie(zaak));
    found
}

/// The last day as it was before this decision.
fn laatste(zaak: &Zaak<'_>) -> Option<Date> {
    perioden::verloop(zaak).last().map(|periode| periode.laatste_dag)
}

fn einddag(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let sooner = zaak.eigen.datum("eerder_einde")?;
    let zin = if laatste(zaak).is_some_and(|last| sooner >= last) {
        "De nieuwe laatste dag is niet eerder dan de oude. Langer kan alleen met een verlenging."
    } else if sooner < dag_van(zaak.op) {
        "De nieuwe laatste dag is al voorbij. Trek het verbod in als het nu moet eindigen."
    } else if perioden::verloop(zaak).first().is_some_and(|first| sooner < first.eerste_dag) {
        "De nieuwe laatste dag ligt voor de eerste dag. Trek het verbod in als het er niet meer komt."
    } else {
        return None;
    };
    Some(Bevinding::blokkeert("einddag", zin, bronnen::VERLICHTEN).bij("eerder_einde"))
}

/// Heavier is a new weighing: the order of the public prosecutor is looked for again.
fn openbaar_ministerie(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    let days = Grondslag::van(zaak.gegevens).zip(laatste(zaak));
    let Some((grondslag, tot_en_met)) = days.filter(|_| zaak.eigen.tekst("richting") == "verzwaren") else {
        return Vec::new();
    };
    om::toets(zaak.eigen, grondslag, &[Dagen { van: dag_van(zaak.op), tot_en_met }])
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let mut gevolg = Gevolg { termijnen: meldingen(zaak), ..Gevolg::default() };
    let (Some(grondslag), Some(laatste_dag)) = (Grondslag::van(zaak.gegevens), zaak.eigen.datum("eerder_einde")) else {
        return Ok(gevolg);
    };
    let mut all = perioden::verloop(zaak);
    perioden::kort_in(&mut all, laatste_dag);
    gevolg.einde = Some(Einde::na(laatste_dag));
    gevolg.vervangt = &["einde"];
    gevolg.termijnen.extend(einde::stap(zaak, grondslag, &all, laatste_dag)?);
    Ok(gevolg)
}
