//! The grounds: what must be shown with facts and sources, and what only a person can judge. Nothing is counted but how
//! many facts there are.

use crate::bronnen;
use crate::grondslag::Grondslag;
use besluit::soort::{Bevinding, Ernst, Onderdeel, Oordeelvraag, Zaak};

/// The checklist.
pub(crate) const ONDERDELEN: &[Onderdeel] = &[
    Onderdeel {
        code: "incident",
        naam: "De incidenten",
        hint: "Elk incident apart: dag, tijd, plaats, wat er gebeurde, wie het zag. Bij herhaling minstens twee.",
        bron: bronnen::AANLEIDING,
        ernst: Ernst::Blokkeert,
        minstens: 1,
    },
    Onderdeel {
        code: "groep",
        naam: "De groep en de rol daarin",
        hint: "Wie trok met wie op, en wat deed deze persoon? Alleen nodig als het in een groep gebeurde.",
        bron: bronnen::AANLEIDING,
        ernst: Ernst::Blokkeert,
        minstens: 0,
    },
    Onderdeel {
        code: "sanctie",
        naam: "De sanctie van een private organisatie",
        hint: "Bijvoorbeeld een stadionverbod: van wie, van wanneer tot wanneer. Alleen nodig bij die aanleiding.",
        bron: bronnen::SANCTIE,
        ernst: Ernst::Blokkeert,
        minstens: 0,
    },
    Onderdeel {
        code: "vrees",
        naam: "Vrees voor verdere verstoring",
        hint: "Feiten waaruit blijkt dat het zo door kan gaan: uitspraken, patroon, wat er op komst is.",
        bron: bronnen::AANLEIDING,
        ernst: Ernst::Blokkeert,
        minstens: 1,
    },
    Onderdeel {
        code: "lichter",
        naam: "Wat lichter is en al is geprobeerd",
        hint: "Gesprek, waarschuwing, hulp, eerder verbod: wanneer, en wat hielp het?",
        bron: bronnen::EVENREDIG,
        ernst: Ernst::Afwijkbaar,
        minstens: 1,
    },
];

/// The judgements.
pub(crate) const OORDELEN: &[Oordeelvraag] = &[
    Oordeelvraag {
        code: "vrees",
        vraag: "Waarom is er ernstige vrees voor verdere verstoring van de openbare orde?",
        hint: "Ga uit van de feiten hierboven, en van nu.",
        bron: bronnen::AANLEIDING,
    },
    Oordeelvraag {
        code: "noodzaak",
        vraag: "Waarom is dit nodig, en is iets lichters niet genoeg?",
        hint: "Leg uit waarom juist dit gebied, deze tijden en deze duur.",
        bron: bronnen::EVENREDIG,
    },
    Oordeelvraag {
        code: "evenredig",
        vraag: "Wat betekent het voor wonen, werk, school en zorg, en waarom is dat niet te zwaar?",
        hint: "Noem ook geloof en familie als die er zijn, en welke doorgang daarvoor open blijft.",
        bron: bronnen::EVENREDIG,
    },
];

/// What is asked of the grounds beyond one fact each: that depends on what happened.
pub(crate) fn toets(zaak: &Zaak<'_>, grondslag: Grondslag) -> Vec<Bevinding> {
    let (aanleiding, rol) = (zaak.gegevens.tekst("aanleiding"), zaak.gegevens.tekst("rol"));
    let mut found = Vec::new();
    let mut need = |onderdeel: &'static str, minstens: usize, code: &str, zin: &str, bron| {
        if zaak.aantal_feiten(onderdeel) < minstens {
            found.push(Bevinding::blokkeert(code, zin, bron).bij(onderdeel));
        }
    };
    if grondslag.is_ouders() || aanleiding == "herhaaldelijk" {
        let zin = "Herhaald betekent: minstens 2 incidenten, elk met een bron. Schrijf het tweede incident erbij.";
        need("incident", 2, "herhaling", zin, grondslag.bron());
    }
    if grondslag.is_ouders() || matches!(rol, "groep" | "leiding") {
        let zin = "Het gebeurde in een groep. Schrijf met een bron op wat de rol in die groep was.";
        need("groep", 1, "groepsrol", zin, grondslag.bron());
    }
    if !grondslag.is_ouders() && aanleiding == "sanctie" {
        let zin = "De aanleiding is een sanctie van een private organisatie. Schrijf die met een bron op.";
        need("sanctie", 1, "sanctie", zin, bronnen::SANCTIE);
    }
    found
}
