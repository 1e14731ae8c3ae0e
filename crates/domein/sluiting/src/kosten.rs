//! Charging the costs of a closure (Awb art. 5:25): fixed within five years, and never more than was written down.

use crate::bronnen::{GEMEENTEWET, INFORMEREN, KOSTEN, KOSTEN_AANGEZEGD};
use crate::melden::na_bekendmaking;
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, Gevolg, Keten, NieuweTermijn, Ogen, Termijnsoort, Veld, Veldgroep, Wanneer,
    ZIENSWIJZE, Zaak,
};
use besluit::store::voorvallen::Voorvalsoort;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kern::{Weigering, dag_van};
use recht::Door;

/// Costs are fixed within so many years.
const JAREN: i64 = 5;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "kosten",
    naam: "Kosten van de sluiting verhalen",
    uitleg: "De gemeente stelt vast welke kosten de rechthebbende betaalt. Binnen vijf jaar.",
    bron: KOSTEN,
    groepen: &[
        Veldgroep {
            kop: "De kosten",
            velden: &[
                Veld::bedrag("kosten_bedrag", "Bedrag dat wordt verhaald")
                    .hint("Niet meer dan er bij de voorvallen als kosten staat"),
                Veld::regels("kosten_posten", "Welke kosten?").hint("Elke post op een eigen regel, met het bedrag"),
                Veld::datum("betalen_voor", "Uiterste dag om te betalen"),
                Veld::tekst("motivering", "Waarom betaalt de rechthebbende deze kosten?")
                    .hint("Zijn er redenen om minder te vragen?"),
            ],
        },
        ZIENSWIJZE,
    ],
    bevoegd: &[(Door::Burgemeester, GEMEENTEWET), (Door::Locoburgemeester, GEMEENTEWET)],
    ogen: Ogen::Vier,
    kan: Wanneer::Altijd,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit kosten sluiting",
        tekst: include_str!("../brieven/kosten.md"),
        vereist: &[
            ("adres", "om welk pand het gaat"),
            ("kosten_bedrag", "hoeveel er betaald moet worden (Awb 5:25 lid 6)"),
            ("kosten_posten", "welke kosten het zijn"),
            ("betalen_voor", "tot wanneer er betaald kan worden"),
        ],
        aan: &["rechthebbende_naam", "rechthebbende_post"],
    },
};

fn over_vijf_jaar(dag: Date) -> Option<Date> {
    dag.checked_add(JAREN.years()).ok()
}

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    [aangezegd(zaak), te_laat(zaak), te_veel(zaak), betalen(zaak)].into_iter().flatten().collect()
}

fn aangezegd(zaak: &Zaak<'_>) -> Option<Bevinding> {
    (zaak.gegevens.ja("kostenverhaal") != Some(true)).then(|| {
        let zin =
            "In het besluit tot sluiten staat dat de kosten niet worden verhaald. Schrijf op waarom het toch kan.";
        Bevinding::afwijkbaar("kosten-niet-aangezegd", zin, KOSTEN_AANGEZEGD)
    })
}

fn te_laat(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let last = over_vijf_jaar(dag_van(zaak.begin?))?;
    (dag_van(zaak.op) > last).then(|| {
        let zin = format!("De kosten moesten binnen vijf jaar zijn vastgesteld: tot en met {}.", ui::datum(last));
        Bevinding::blokkeert("vijf-jaar", zin, KOSTEN)
    })
}

fn te_veel(zaak: &Zaak<'_>) -> Option<Bevinding> {
    let before: i64 = zaak.genomen("kosten").filter_map(|een| een.gegevens.getal("kosten_bedrag")).sum();
    let (amount, left) = (zaak.eigen.getal("kosten_bedrag")?, zaak.som(Voorvalsoort::Kosten) - before);
    (amount > left || amount == 0).then(|| {
        let zin = format!(
            "Er staat voor {} aan kosten die nog niet zijn verhaald. Schrijf kosten eerst op bij de voorvallen.",
            ui::bedrag(left)
        );
        Bevinding::blokkeert("meer-dan-kosten", zin, KOSTEN).bij("kosten_bedrag")
    })
}

fn betalen(zaak: &Zaak<'_>) -> Option<Bevinding> {
    (zaak.eigen.datum("betalen_voor")? <= dag_van(zaak.op)).then(|| {
        let zin = "De uiterste dag om te betalen ligt niet na het besluit. Kies een latere dag.";
        Bevinding::blokkeert("betalen-voorbij", zin, INFORMEREN).bij("betalen_voor")
    })
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let missing = || Weigering::new("betalen_voor", "Vul de uiterste dag in om te betalen.");
    let day = zaak.eigen.datum("betalen_voor").ok_or_else(missing)?;
    let dun = ("aanmanen", "Nagaan of de kosten zijn betaald. Zo niet: aanmanen", "Gemeente");
    let term = NieuweTermijn::gezette_dag(dun, Termijnsoort::Stap, INFORMEREN, day);
    Ok(Gevolg { termijnen: vec![term], ..Gevolg::default() })
}
