//! Lifting a closure before its end: it did what it had to, or weighs too heavily.

use crate::bronnen::{GEMEENTEWET, INFORMEREN, KADASTER, OPHEFFEN, VERZEGELEN};
use crate::melden::{meldingen, na_bekendmaking};
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, Gevolg, Keten, NieuweTermijn, Ogen, Termijnsoort, Veld, Veldgroep, Wanneer,
    Zaak,
};
use recht::Door;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "opheffen",
    naam: "Sluiting opheffen",
    uitleg: "Het pand kan eerder open.",
    bron: OPHEFFEN,
    groepen: &[Veldgroep {
        kop: "De opheffing",
        velden: &[
            Veld::tekst("motivering", "Waarom kan het pand eerder open?"),
            Veld::tekst("afspraken", "Welke afspraken zijn er gemaakt?").optioneel(),
        ],
    }],
    bevoegd: &[(Door::Burgemeester, GEMEENTEWET), (Door::Locoburgemeester, GEMEENTEWET)],
    ogen: Ogen::Vier,
    kan: Wanneer::Geldend,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit opheffen sluiting",
        tekst: include_str!("../brieven/opheffen.md"),
        vereist: &[("adres", "welk pand weer open mag"), ("motivering", "waarom het pand eerder open kan")],
        aan: &["rechthebbende_naam", "rechthebbende_post"],
    },
};

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    if zaak.gegevens.heeft("vervangende_woonruimte") || zaak.gegevens.tekst("soort_pand") == "woning" {
        let zin = "Spreek met de bewoners af wanneer zij terug kunnen, voordat het zegel eraf gaat.";
        return vec![Bevinding::let_op("terugkeer", zin, INFORMEREN)];
    }
    Vec::new()
}

#[expect(clippy::unnecessary_wraps, reason = "every kind of decision has this shape")]
fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let step = |code, wat: &str, bron| NieuweTermijn::gezet((code, wat, "Gemeente"), Termijnsoort::Stap, bron, zaak.op);
    let mut termijnen = meldingen(zaak, "het pand mag weer open");
    termijnen.push(step("ontzegelen", "Het zegel weghalen", VERZEGELEN));
    termijnen.push(step("sleutels_terug", "De sleutels teruggeven", INFORMEREN));
    termijnen.push(step("nutsbedrijven_aan", "Gas, water en stroom weer laten aansluiten", INFORMEREN));
    termijnen.push(step("kadaster_uit", "De inschrijving bij het Kadaster laten doorhalen (te bevestigen)", KADASTER));
    Ok(Gevolg { beeindigt: Some(zaak.op), termijnen, ..Gevolg::default() })
}
