//! Withdrawing (art. 172a lid 9): as soon as it is no longer needed.

use crate::bronnen;
use crate::einde::{self, meld, meldingen};
use besluit::soort::{Besluitsoort, Bevinding, Brieftekst, Gevolg, Keten, Ogen, Veld, Veldgroep, Wanneer, Zaak};

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "intrekken",
    naam: "Verbod intrekken",
    uitleg: "Het verbod is niet meer nodig. Dan moet het weg.",
    bron: bronnen::VERLICHTEN,
    groepen: &[Veldgroep {
        kop: "De intrekking",
        velden: &[
            Veld::ja_nee("op_verzoek", "Vroeg de persoon hierom?").optioneel(),
            Veld::tekst("motivering", "Waarom is het verbod niet meer nodig?"),
        ],
    }],
    bevoegd: bronnen::BEVOEGD,
    ogen: Ogen::Vier,
    kan: Wanneer::Geldend,
    tijdstip: "",
    toets: |_: &Zaak<'_>| Vec::<Bevinding>::new(),
    gevolg,
    na_bekendmaking: einde::na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit intrekken",
        tekst: include_str!("../brieven/intrekken.md"),
        vereist: &[("motivering", "waarom het verbod eerder eindigt (Awb 3:46)")],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

#[expect(clippy::unnecessary_wraps, reason = "every kind of decision has this shape")]
fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let mut termijnen = meldingen(zaak);
    termijnen.push(meld(zaak, "om", "De intrekking melden aan het Openbaar Ministerie", bronnen::INFORMEREN));
    Ok(Gevolg { beeindigt: Some(zaak.op), termijnen, ..Gevolg::default() })
}
