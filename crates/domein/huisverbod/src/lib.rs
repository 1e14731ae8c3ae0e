//! Huisverbod (Wet tijdelijk huisverbod): who is a danger to the people he lives with stays away for ten days.
//!
//! What is asked and checked stands in the file of each decision; the pages, stages, letters and clocks are those of
//! [`besluit`].

mod intrekken;
mod opleggen;
mod verlengen;

use besluit::Gegevens;
use besluit::model::Bewaarwijze;
use besluit::soort::{Ernst, Onderdeel, Oordeelvraag, Soort, Straatkaart};
use kern::Rol;
use recht::wth::{art_02_duur, art_02_volledig};

/// What a huisverbod says of itself.
pub static SOORT: Soort = Soort {
    code: "huisverbod",
    naam: "Huisverbod",
    meervoud: "Huisverboden",
    uitleg: "Iemand die thuis een ernstig gevaar is, moet tien dagen weg uit de woning.",
    bron: art_02_duur::BRON,
    grondslag: |_| art_02_duur::BRON,
    kring: ("maatregel:huisverbod", "Huisverboden"),
    rollen: &[Rol::Adviseur, Rol::Burgemeester, Rol::Hulpofficier],
    onderdelen: ONDERDELEN,
    oordelen: OORDELEN,
    besluiten: &[opleggen::BESLUIT, verlengen::BESLUIT, intrekken::BESLUIT],
    bewaar: Bewaarwijze::PerBesluit,
    klok: "Nog tot het huisverbod eindigt",
    titel,
    geldt,
    zitting: |_| Some(recht::wth::art_06_zitting::BRON),
    straat,
};

/// The three parts of the RiHG, as facts with their sources. Nothing is counted or added up.
const ONDERDELEN: &[Onderdeel] = &[
    Onderdeel {
        code: "incident",
        naam: "Het incident",
        hint: "Wat gebeurde er, wanneer, en wie zag of hoorde het? (RiHG, deel 2)",
        bron: art_02_volledig::BRON_INHOUD,
        ernst: Ernst::Blokkeert,
        minstens: 1,
    },
    Onderdeel {
        code: "persoon",
        naam: "De persoon die weg moet",
        hint: "Signalen over deze persoon: eerder geweld, middelen, wapens, dreiging. (RiHG, deel 1)",
        bron: art_02_volledig::BRON_INHOUD,
        ernst: Ernst::Afwijkbaar,
        minstens: 1,
    },
    Onderdeel {
        code: "gezin",
        naam: "Het gezin en hoe het leeft",
        hint: "Kinderen, zwangerschap, spanningen, afhankelijkheid. (RiHG, deel 3)",
        bron: art_02_volledig::BRON_INHOUD,
        ernst: Ernst::Afwijkbaar,
        minstens: 1,
    },
];

const OORDELEN: &[Oordeelvraag] = &[
    Oordeelvraag {
        code: "gevaar",
        vraag: "Waarom is er ernstig en onmiddellijk gevaar voor de achterblijvers?",
        hint: "Ga uit van de feiten hierboven. Een vinkje op de lijst is geen motivering.",
        bron: art_02_duur::BRON,
    },
    Oordeelvraag {
        code: "evenredig",
        vraag: "Waarom is een huisverbod nodig, en niet zwaarder dan nodig?",
        hint: "Kan iets lichters ook? Wat betekent het voor werk, kinderen en zorg?",
        bron: art_02_duur::BRON,
    },
];

fn titel(gegevens: &Gegevens) -> String {
    match gegevens.tekst("adres") {
        "" => "Huisverbod".to_owned(),
        adres => format!("Huisverbod {adres}"),
    }
}

fn geldt(gegevens: &Gegevens) -> Vec<String> {
    let mut holds = vec!["Niet in de woning of daarbij zijn".to_owned()];
    holds.push(match gegevens.regels("contactverbod").len() {
        0 => "Geen contact met de achterblijvers".to_owned(),
        1 => "Geen contact met 1 persoon, die in het besluit staat".to_owned(),
        more => format!("Geen contact met {more} personen, die in het besluit staan"),
    });
    if gegevens.heeft("bereikbaar") {
        holds.push("Het adres waar de persoon bereikbaar is, is bekend".to_owned());
    }
    holds
}

fn straat(gegevens: &Gegevens) -> Straatkaart {
    Straatkaart {
        wie: gegevens.tekst("betrokkene_naam").to_owned(),
        waar: gegevens.tekst("adres").to_owned(),
        wat: "Mag niet in of bij de woning zijn en geen contact hebben met wie er achterblijft.".to_owned(),
        uitzonderingen: String::new(),
    }
}
