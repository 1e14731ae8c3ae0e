//! Extending a closure for the public order (Gemeentewet art. 174a): to a set moment, on serious fear of repetition.

use crate::bronnen::{GEMEENTEWET, OPIUMWET, VERLENGEN};
use crate::grondslag;
use crate::melden::{meldingen, na_bekendmaking};
use besluit::soort::{
    Besluitsoort, Bevinding, Brieftekst, Einde, Gevolg, Keten, NieuweTermijn, Ogen, Termijnsoort, Veld, Veldgroep,
    Wanneer, ZIENSWIJZE, Zaak,
};
use kern::Weigering;
use recht::Door;

pub(crate) const BESLUIT: Besluitsoort = Besluitsoort {
    code: "verlengen",
    naam: "Sluiting verlengen",
    uitleg: "Er is ernstige vrees dat het opnieuw gebeurt. Alleen bij een sluiting op grond van de Gemeentewet.",
    bron: VERLENGEN,
    groepen: &[
        Veldgroep {
            kop: "De verlenging",
            velden: &[
                Veld::moment("gesloten_tot", "Tot wanneer blijft het pand dicht?"),
                Veld::tekst("motivering", "Waarom is er ernstige vrees voor herhaling?")
                    .hint("Noem feiten van na de sluiting. Geen namen van melders."),
            ],
        },
        ZIENSWIJZE,
    ],
    bevoegd: &[(Door::Burgemeester, GEMEENTEWET), (Door::Locoburgemeester, GEMEENTEWET)],
    ogen: Ogen::Vier,
    kan: Wanneer::Geldend,
    tijdstip: "",
    toets,
    gevolg,
    na_bekendmaking,
    brief: Brieftekst {
        titel: "Besluit verlengen sluiting",
        tekst: include_str!("../brieven/verlengen.md"),
        vereist: &[
            ("adres", "welk pand dicht blijft"),
            ("gesloten_tot", "tot wanneer het pand dicht is (Gemeentewet 174a)"),
            ("motivering", "waarom er vrees is voor herhaling (Gemeentewet 174a)"),
        ],
        aan: &["rechthebbende_naam", "rechthebbende_post"],
    },
};

fn toets(zaak: &Zaak<'_>) -> Vec<Bevinding> {
    if grondslag::is_opiumwet(zaak.gegevens) {
        let zin = "De Opiumwet kent geen verlengen. Blijft sluiten nodig? Neem dan een nieuw besluit.";
        return vec![Bevinding::blokkeert("opiumwet", zin, OPIUMWET)];
    }
    let (Some(now), Some(new)) = (zaak.einde, zaak.eigen.moment("gesloten_tot")) else { return Vec::new() };
    if zaak.op >= now {
        let zin = "De sluiting was al geëindigd toen er werd besloten.";
        return vec![Bevinding::blokkeert("al-geeindigd", zin, VERLENGEN)];
    }
    if new <= now {
        let zin = "Het nieuwe einde ligt niet na het einde dat al gold.";
        return vec![Bevinding::blokkeert("geen-verlenging", zin, VERLENGEN).bij("gesloten_tot")];
    }
    Vec::new()
}

fn gevolg(zaak: &Zaak<'_>) -> Keten {
    let missing = || Weigering::new("gesloten_tot", "Vul in tot wanneer het pand dicht blijft.");
    let until = zaak.eigen.moment("gesloten_tot").ok_or_else(missing)?;
    let mut termijnen = meldingen(zaak, "het pand blijft langer dicht");
    let over = ("einde", "Besluiten: verlengen of weer openstellen", "Gemeente");
    termijnen.push(NieuweTermijn::gezet(over, Termijnsoort::Stap, VERLENGEN, until));
    Ok(Gevolg { einde: Some(Einde::Op(until)), vervangt: &["einde"], termijnen, ..Gevolg::default() })
}
