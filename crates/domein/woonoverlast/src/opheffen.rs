//! Lifting an order under penalty on request (Awb art. 5:34): after a year without forfeiture, or because complying is
//! impossible.

use crate::bronnen::{BEVOEGD, JAAR, ONMOGELIJK};
use crate::intrekken::{eindigt, nog_te_innen};
use crate::melden::na_bekendmaking;
use besluit::soort::{Besluitsoort, Bevinding, Brieftekst, Keten, Ogen, Veld, Veldgroep, Wanneer, Zaak};
use besluit::store::voorvallen::Voorvalsoort;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kern::dag_van;
use recht::Door;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "opheffen",
    naam: "Last onder dwangsom opheffen op verzoek",
    uitleg: "Na een jaar zonder verbeurte, of omdat voldoen niet kan.",
    bron: JAAR,
    groepen: &[Veldgroep {
        kop: "De opheffing",
        velden: &[
            Veld::datum("verzoek_op", "Wanneer kwam het verzoek?"),
            Veld::keuze(
                "opheffing_reden",
                "Waarom kan de last eraf?",
                &[("jaar", "Een jaar van kracht zonder verbeurte"), ("onmogelijk", "Voldoen aan de last kan niet")],
            ),
            Veld::tekst("motivering", "Waarom wordt de last opgeheven?"),
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
        titel: "Besluit opheffen last onder dwangsom",
        tekst: include_str!("../brieven/opheffen.md"),
        vereist: &[("adres", "om welke woning het gaat"), ("motivering", "waarom de last eraf kan")],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    if zaak.gegevens.tekst("vorm") != "dwangsom" {
        let zin = "Opheffen op verzoek is er voor een last onder dwangsom. Trek deze maatregel in.";
        return vec![Bevinding::blokkeert("geen-dwangsom", zin, JAAR)];
    }
    let mut found: Vec<_> = nog_te_innen(zaak).into_iter().collect();
    match zaak.eigen.tekst("opheffing_reden") {
        "jaar" if !jaar_voorbij(zaak) => {
            let zin = "De last is nog geen jaar van kracht zonder dat er dwangsom is verbeurd.";
            found.push(Bevinding::blokkeert("geen-jaar", zin, JAAR).bij("opheffing_reden"));
        }
        "onmogelijk" => {
            let zin = "Opheffen omdat voldoen niet kan: kijk samen met de jurist of dat zo is. Te bevestigen.";
            found.push(Bevinding::let_op("onmogelijk", zin, ONMOGELIJK).bij("opheffing_reden"));
        }
        _ => {}
    }
    found
}

/// A year has passed since the order, and since the last forfeiture.
fn jaar_voorbij(zaak: &Zaak<'_>) -> bool {
    let last = zaak.voorvallen_van(Voorvalsoort::Verbeurte).map(|verbeurte| verbeurte.dag).max();
    let since = zaak.begin.map(dag_van).max(last);
    since.and_then(over_een_jaar).is_some_and(|day| dag_van(zaak.op) >= day)
}

fn over_een_jaar(dag: Date) -> Option<Date> {
    dag.checked_add(1.year()).ok()
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    eindigt(zaak)
}
