//! Orders against nuisance from a home (Gemeentewet art. 151d): an order under penalty or coercion, and as the last
//! resort a ban from the home of ten days.
//!
//! What is asked and checked stands in the file of each decision; the pages, stages, letters and clocks are those of
//! [`besluit`]. An order comes only when nothing lighter will do: the steps are in `ladder`.

mod bronnen;
mod huisverbod;
mod intrekken;
mod invorderen;
mod ladder;
mod last;
mod melden;
mod opheffen;
mod opleggen;
mod verlengen;
mod wijzigen;

use besluit::Gegevens;
use besluit::model::Bewaarwijze;
use besluit::soort::{Ernst, Onderdeel, Oordeelvraag, Soort, Straatkaart};
use kern::Rol;
use recht::gemeentewet::art_151d_woonoverlast::BRON_SUBSIDIARITEIT;

/// What an order against nuisance says of itself.
pub static SOORT: Soort = Soort {
    code: "woonoverlast",
    naam: "Maatregel woonoverlast",
    meervoud: "Maatregelen woonoverlast",
    uitleg: "Ernstige en herhaalde overlast uit een woning moet stoppen, en niets lichters hielp.",
    bron: bronnen::ZORGPLICHT,
    grondslag: |_| bronnen::ZORGPLICHT,
    kring: ("maatregel:woonoverlast", "Woonoverlast"),
    rollen: &[Rol::Adviseur, Rol::Regisseur, Rol::Jurist, Rol::Burgemeester],
    onderdelen: ONDERDELEN,
    oordelen: OORDELEN,
    besluiten: &[
        opleggen::BESLUIT,
        verlengen::BESLUIT,
        wijzigen::BESLUIT,
        invorderen::BESLUIT,
        opheffen::BESLUIT,
        intrekken::BESLUIT,
    ],
    bewaar: Bewaarwijze::NaEinde,
    klok: "Nog tot de maatregel eindigt",
    titel,
    geldt,
    zitting: huisverbod::zitting,
    straat,
};

const ONDERDELEN: &[Onderdeel] = &[
    Onderdeel {
        code: "hinder",
        naam: "Ernstige hinder",
        hint: "Wat is er gezien, gehoord of geroken, hoe lang en hoe hard? Waarom is dit meer dan gewone hinder?",
        bron: bronnen::ZORGPLICHT,
        ernst: Ernst::Blokkeert,
        minstens: 1,
    },
    Onderdeel {
        code: "herhaling",
        naam: "Herhaaldelijk: elk voorval apart",
        hint: "Minstens twee voorvallen, elk met dag, tijd en bron.",
        bron: bronnen::ZORGPLICHT,
        ernst: Ernst::Blokkeert,
        minstens: 2,
    },
    Onderdeel {
        code: "omwonenden",
        naam: "Gevolgen voor omwonenden",
        hint: "Wat doet de overlast met de buren? Schrijf geen namen van melders op.",
        bron: bronnen::INFORMEREN,
        ernst: Ernst::Afwijkbaar,
        minstens: 1,
    },
];

const OORDELEN: &[Oordeelvraag] = &[
    Oordeelvraag {
        code: "andere_weg",
        vraag: "Waarom is er geen andere geschikte manier om de overlast te stoppen?",
        hint: "Ga uit van de stappen die zijn gezet. Denk ook aan zorg, en aan wat de verhuurder kan doen.",
        bron: BRON_SUBSIDIARITEIT,
    },
    Oordeelvraag {
        code: "evenredig",
        vraag: "Waarom is deze maatregel niet zwaarder dan nodig?",
        hint: "Wat betekent het voor de betrokkene en het gezin: wonen, werk, kinderen, zorg, geld?",
        bron: bronnen::EVENREDIG,
    },
];

fn titel(gegevens: &Gegevens) -> String {
    let wat = if opleggen::is_huisverbod(gegevens) { "Huisverbod woonoverlast" } else { "Woonoverlast" };
    format!("{wat} {}", gegevens.tekst("adres")).trim_end().to_owned()
}

fn geldt(gegevens: &Gegevens) -> Vec<String> {
    if opleggen::is_huisverbod(gegevens) {
        return vec!["Niet in de woning of daarbij zijn".to_owned()];
    }
    let mut holds = vec!["De overlast moet stoppen, zoals in de last staat".to_owned()];
    if let Some(dag) = gegevens.datum("begunstigingstermijn") {
        holds.push(format!("Tijd om te herstellen tot en met {}", ui::datum(dag)));
    }
    if let (Some(keer), Some(most)) = (gegevens.getal("dwangsom"), gegevens.getal("dwangsom_maximum")) {
        holds.push(format!("Dwangsom: {}, hoogstens {}", ui::bedrag(keer), ui::bedrag(most)));
    }
    holds
}

/// Of an order under penalty an officer needs the address; of a home ban also who must stay away.
fn straat(gegevens: &Gegevens) -> Straatkaart {
    let waar = gegevens.tekst("adres").to_owned();
    if opleggen::is_huisverbod(gegevens) {
        return Straatkaart {
            wie: gegevens.tekst("betrokkene_naam").to_owned(),
            waar,
            wat: "Mag niet in of bij de woning zijn.".to_owned(),
            uitzonderingen: "Contact met wie er woont is niet verboden.".to_owned(),
        };
    }
    let wat = "Hier geldt een last tegen overlast. Zie of hoor je overlast? Noteer dag en tijd.".to_owned();
    Straatkaart { waar, wat, ..Straatkaart::default() }
}
