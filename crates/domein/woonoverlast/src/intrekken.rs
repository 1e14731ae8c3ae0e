//! Withdrawing an order against nuisance: it did what it had to, or is no longer needed. What was forfeited stays due.

use crate::bronnen::{BEVOEGD, INFORMEREN, INVORDEREN};
use crate::invorderen::open_verbeurtes;
use crate::melden::{Melding, meldingen, na_bekendmaking};
use besluit::soort::{Besluitsoort, Bevinding, Brieftekst, Gevolg, Keten, Ogen, Veld, Veldgroep, Wanneer, Zaak};
use recht::Door;

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

/// The order is over. What was forfeited keeps its own terms.
#[expect(clippy::unnecessary_wraps, reason = "every kind of decision has this shape")]
pub(crate) fn eindigt(zaak: &Zaak<'_>) -> Keten {
    let termijnen = meldingen(
        zaak,
        Melding {
            betrokkene: "De betrokkene vertellen dat de maatregel voorbij is",
            omwonenden: "De melders en omwonenden vertellen dat de maatregel voorbij is",
            anderen: "Het einde van de maatregel melden",
        },
    );
    Ok(Gevolg { beeindigt: Some(zaak.op), termijnen, ..Gevolg::default() })
}
