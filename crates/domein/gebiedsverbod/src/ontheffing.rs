//! A temporary exemption on request (art. 172a lid 8), given or refused.

use crate::einde::{self, meldingen};
use crate::{bronnen, velden::ZIENSWIJZE};
use besluit::soort::{Besluitsoort, Bevinding, Brieftekst, Gevolg, Keten, Ogen, Veld, Veldgroep, Wanneer, Zaak};
use kern::dag_van;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "ontheffing",
    naam: "Tijdelijke ontheffing",
    uitleg: "De persoon vraagt om er op een moment wel te mogen zijn.",
    bron: bronnen::ONTHEFFING,
    groepen: &[VERZOEK, ZIENSWIJZE],
    bevoegd: bronnen::BEVOEGD,
    ogen: Ogen::Vier,
    kan: Wanneer::Geldend,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking: einde::na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit over ontheffing",
        tekst: include_str!("../brieven/ontheffing.md"),
        vereist: &[
            ("beslissing", "of de ontheffing er komt"),
            ("ontheffing_tekst", "wat er mag"),
            ("ontheffing_van", "vanaf wanneer het mag"),
            ("ontheffing_tot", "tot wanneer het mag"),
            ("motivering", "waarom wel of niet (Awb 3:46)"),
        ],
        aan: &["betrokkene_naam", "betrokkene_post"],
    },
};

const VERZOEK: Veldgroep = Veldgroep {
    kop: "Het verzoek",
    velden: &[
        Veld::datum("verzoek_op", "Wanneer kwam het verzoek binnen?"),
        Veld::tekst("verzoek", "Wat vraagt de persoon?").persoon(),
        Veld::keuze(
            "beslissing",
            "Komt de ontheffing er?",
            &[("verleend", "Ja, de ontheffing wordt verleend"), ("geweigerd", "Nee, de ontheffing wordt geweigerd")],
        ),
        Veld::moment("ontheffing_van", "Vanaf wanneer mag het?").als("beslissing", "verleend"),
        Veld::moment("ontheffing_tot", "Tot wanneer mag het?").als("beslissing", "verleend"),
        Veld::regel("ontheffing_tekst", "Wat mag er, en waar?")
            .hint("Dit staat ook op de kaart voor toezicht. Zonder reden: Dorpsstraat tussen 12 en 20")
            .als("beslissing", "verleend")
            .persoon(),
        Veld::tekst("motivering", "Waarom wel of niet?"),
    ],
};

const VELDEN: [&str; 3] = ["ontheffing_van", "ontheffing_tot", "ontheffing_tekst"];

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    let block = |code: &str, zin: &str, plek| vec![Bevinding::blokkeert(code, zin, bronnen::ONTHEFFING).bij(plek)];
    if zaak.eigen.datum("verzoek_op").is_some_and(|day| day > dag_van(zaak.op)) {
        return block("verzoek", "Het verzoek kwam na het besluit. Kijk de datum na.", "verzoek_op");
    }
    if zaak.eigen.tekst("beslissing") == "geweigerd" {
        return match VELDEN.iter().find(|veld| zaak.eigen.heeft(veld)) {
            Some(veld) => block("geweigerd", "U weigert, maar vulde wel in wat er mag. Maak dat leeg.", veld),
            None => Vec::new(),
        };
    }
    let (Some(van), Some(tot)) = (zaak.eigen.moment("ontheffing_van"), zaak.eigen.moment("ontheffing_tot")) else {
        return Vec::new();
    };
    if tot <= van {
        return block("tijden", "De ontheffing eindigt niet na het begin. Kijk de tijden na.", "ontheffing_tot");
    }
    if tot <= zaak.op {
        return block("tijden", "De ontheffing is dan al voorbij. Kijk de tijden na.", "ontheffing_tot");
    }
    if zaak.einde.is_some_and(|einde| van > einde) {
        return block("tijden", "Het verbod is dan al geëindigd. Een ontheffing is niet nodig.", "ontheffing_van");
    }
    let runs = zaak
        .genomen("ontheffing")
        .any(|eerder| eerder.gegevens.moment("ontheffing_tot").is_some_and(|until| until > zaak.op));
    if runs {
        let zin = "Er loopt nog een ontheffing. Op de kaart voor toezicht staat alleen de laatste: neem op wat blijft.";
        return vec![Bevinding::afwijkbaar("ontheffing-loopt", zin, bronnen::ONTHEFFING).bij("ontheffing_tekst")];
    }
    Vec::new()
}

#[expect(clippy::unnecessary_wraps, reason = "every kind of decision has this shape")]
fn gevolg(zaak: &Zaak<'_>) -> Keten {
    Ok(Gevolg { termijnen: meldingen(zaak), ..Gevolg::default() })
}
