//! Withdrawing an order against nuisance: it did what it had to, or is no longer needed. What was forfeited stays due.

use crate::bronnen::{BEVOEGD, INFORMEREN, INVORDEREN};
use crate::invorderen::open_verbeurtes;
use crate::melden::{Melding, meldingen, na_bekendmaking};
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, Gevolg, Keten, NieuweTermijn, Ogen, Rekening, Termijnsoort, Veld, Veldgroep,
    Wanneer, Zaak,
};
use recht::Door;
use recht::awb::art_05_33_verbeurde_dwangsom::BRON_VERJARING;
use serde_json::json;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "intrekken",
    naam: "Maatregel woonoverlast intrekken",
    uitleg: "De overlast is gestopt, of de maatregel is niet meer nodig.",
    bron: INFORMEREN,
    groepen: &[Veldgroep {
        kop: "De intrekking",
        velden: &[Veld::tekst("motivering", "Waarom is de maatregel niet meer nodig?")
            .hint("Waaruit blijkt dat de overlast is gestopt?")],
    }],
    bevoegd: &[(Door::Burgemeester, BEVOEGD), (Door::Locoburgemeester, BEVOEGD)],
    ogen: Ogen::Vier,
    kan: Wanneer::Geldend,
    tijdstip: "",
    toets,
    gevolg: eindigt,
    na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit intrekken maatregel woonoverlast",
        tekst: include_str!("../brieven/intrekken.md"),
        vereist: &[("adres", "om welke woning het gaat"), ("motivering", "waarom de maatregel eindigt")],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    nog_te_innen(zaak).into_iter().collect()
}

/// What was forfeited stays due, also when the order ends.
pub(crate) fn nog_te_innen(zaak: &Zaak<'_>) -> Option<Bevinding> {
    (!open_verbeurtes(zaak).is_empty()).then(|| {
        let zin =
            "Er is dwangsom verbeurd die nog niet is ingevorderd. Die blijft verschuldigd; invorderen kan ook daarna.";
        Bevinding::let_op("nog-te-innen", zin, INVORDEREN)
    })
}

/// The order is over. Steps that it left open fall away, but not the collecting of what was forfeited.
pub(crate) fn eindigt(zaak: &Zaak<'_>) -> Keten {
    let mut termijnen = meldingen(
        zaak,
        Melding {
            betrokkene: "De betrokkene vertellen dat de maatregel voorbij is",
            omwonenden: "De melders en omwonenden vertellen dat de maatregel voorbij is",
            anderen: "Het einde van de maatregel melden",
        },
    );
    for verbeurte in open_verbeurtes(zaak) {
        let count = Rekening::vraag("R42", json!({ "verbeurd": verbeurte.dag }))?;
        let collect = ("invorderen", "Dwangsom invorderen, daarna verjaart zij", "Gemeente");
        let last_day = "laatste_dag_invordering";
        termijnen.push(NieuweTermijn::dag(collect, Termijnsoort::Stap, BRON_VERJARING, count, last_day)?);
    }
    Ok(Gevolg { beeindigt: Some(zaak.op), termijnen, ..Gevolg::default() })
}
