//! Closing a dwelling or other premises: for the public order (Gemeentewet art. 174a) or for drugs (Opiumwet art. 13b).
//!
//! What is asked and checked stands in the file of each decision; the pages, stages, letters and clocks are those of
//! [`besluit`]. How long a closure lasts is policy of the municipality: asked as such, never fixed here.

mod beleid;
mod bronnen;
mod grondslag;
mod kosten;
mod melden;
mod opheffen;
mod opleggen;
mod termijn;
mod verlengen;

use besluit::Gegevens;
use besluit::model::Bewaarwijze;
use besluit::soort::{Ernst, Onderdeel, Oordeelvraag, Soort, Straatkaart};
use kern::Rol;

/// What a closure says of itself.
pub static SOORT: Soort = Soort {
    code: "sluiting",
    naam: "Sluiting",
    meervoud: "Sluitingen",
    uitleg: "Een pand gaat dicht om geweld, wapens, verstoring van de openbare orde of drugs.",
    bron: bronnen::GEMEENTEWET,
    grondslag: grondslag::bron,
    kring: ("maatregel:sluiting", "Sluitingen"),
    rollen: &[Rol::Adviseur, Rol::Jurist, Rol::Burgemeester],
    onderdelen: ONDERDELEN,
    oordelen: OORDELEN,
    besluiten: &[opleggen::BESLUIT, verlengen::BESLUIT, opheffen::BESLUIT, kosten::BESLUIT],
    bewaar: Bewaarwijze::NaEinde,
    klok: "Nog tot het pand weer open mag",
    titel,
    geldt,
    zitting: |_| None,
    straat,
};

const ONDERDELEN: &[Onderdeel] = &[
    Onderdeel {
        code: "aanleiding",
        naam: "Wat er is gebeurd of gevonden",
        hint: "Met dag, tijd en vindplaats: bestuurlijke rapportage, proces-verbaal, soort en hoeveelheid.",
        bron: bronnen::EVENREDIG,
        ernst: Ernst::Blokkeert,
        minstens: 1,
    },
    Onderdeel {
        code: "pand",
        naam: "Wat het met dit pand te maken heeft",
        hint: "Waaruit blijkt de rol van het pand: aanloop, handel, melding, eerdere voorvallen?",
        bron: bronnen::EVENREDIG,
        ernst: Ernst::Afwijkbaar,
        minstens: 1,
    },
    Onderdeel {
        code: "orde",
        naam: "Gevolgen voor de buurt en de openbare orde",
        hint: "Wat is verstoord, of waar is ernstige vrees voor? Geen namen van melders.",
        bron: bronnen::GEMEENTEWET,
        ernst: Ernst::Afwijkbaar,
        minstens: 1,
    },
];

/// Weighing a closure, point by point, in somebody's own words. Nothing is counted or added up.
const OORDELEN: &[Oordeelvraag] = &[
    oordeel("noodzaak", "Waarom is sluiten nodig?", "Kan het niet met een waarschuwing of een last onder dwangsom?"),
    oordeel("geschiktheid", "Waarom helpt sluiten?", "Wat houdt er door deze sluiting op? Is het niet al voorbij?"),
    oordeel("evenwicht", "Waarom weegt het doel zwaarder dan de gevolgen?", "Denk aan huis, werk, huur en gezondheid."),
    oordeel(
        "verwijtbaarheid",
        "Wat valt de rechthebbende te verwijten?",
        "Wist deze persoon ervan, of had dat gemoeten?",
    ),
    oordeel("kinderen", "Wonen er kinderen, en wat betekent het voor hen?", "Geen kinderen? Schrijf dat op."),
    oordeel(
        "terugkeer",
        "Kunnen de bewoners na de sluiting terug?",
        "Kijk ook of de huur wordt ontbonden, en wat dan.",
    ),
];

const fn oordeel(code: &'static str, vraag: &'static str, hint: &'static str) -> Oordeelvraag {
    Oordeelvraag { code, vraag, hint, bron: bronnen::EVENREDIG }
}

fn titel(gegevens: &Gegevens) -> String {
    format!("Sluiting {}", gegevens.tekst("adres")).trim_end().to_owned()
}

fn geldt(gegevens: &Gegevens) -> Vec<String> {
    let mut holds = vec!["Het pand is dicht: niemand mag naar binnen".to_owned()];
    if let Some(einde) = gegevens.moment("gesloten_tot") {
        holds.push(format!("Gesloten tot {}", ui::datum_tijd_lang(einde)));
    }
    if gegevens.getal("kinderen").is_some_and(|kinderen| kinderen > 0) {
        holds.push("Er woonden kinderen: kijk of zij onderdak hebben".to_owned());
    }
    holds
}

fn straat(gegevens: &Gegevens) -> Straatkaart {
    let until = gegevens.moment("gesloten_tot").map(ui::datum_tijd_lang);
    let wat = match until {
        Some(until) => format!("Gesloten tot {until}. Niemand mag naar binnen."),
        None => "Gesloten. Niemand mag naar binnen.".to_owned(),
    };
    Straatkaart { waar: gegevens.tekst("adres").to_owned(), wat, ..Straatkaart::default() }
}
