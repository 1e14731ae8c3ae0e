//! The people of a huisverbod, and their steps on the pages.

use besluit::testen::{Mens, Proef};
use huisverbod::SOORT;
use jiff::civil::{DateTime, date};
use kern::Rol;
use recht::Door;
use store::Store;
use web::testen::Reply;

/// Saturday night.
pub fn nacht() -> DateTime {
    date(2026, 11, 14).at(3, 15, 0, 0)
}

pub const PAD: &str = "/maatregelen/M-2026-0001";

pub const VELDEN: &[(&str, &str)] = &[
    ("adres", "Klaverhof 14"),
    ("betrokkene_naam", "Bram Verzonnen"),
    ("betrokkene_geboortedatum_dag", "3"),
    ("betrokkene_geboortedatum_maand", "4"),
    ("betrokkene_geboortedatum_jaar", "1985"),
    ("contactverbod", "Sara Verzonnen\nTim Verzonnen"),
    ("mondeling", "ja"),
    ("opgelegd", "2026-11-14T02:40"),
    ("kindermishandeling", "nee"),
    ("advocaat", "gewenst"),
];

/// The fields with these instead.
pub fn met(anders: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let kept = VELDEN.iter().filter(|(naam, _)| !anders.iter().any(|(other, _)| other == naam));
    kept.chain(anders).copied().collect()
}

pub struct Spel {
    pub proef: Proef,
    pub adviseur: Mens,
    pub hulpofficier: Mens,
    pub burgemeester: Mens,
}

impl Spel {
    pub fn nieuw(store: &Store) -> Self {
        let proef = Proef::nieuw(store, nacht(), &[&SOORT]);
        let (adviseur, hulpofficier) = (proef.mens(Rol::Adviseur), proef.mens(Rol::Hulpofficier));
        let burgemeester = proef.mens(Rol::Burgemeester);
        proef.mandaat(&hulpofficier, Door::Hulpofficier);
        proef.mandaat(&burgemeester, Door::Burgemeester);
        Self { proef, adviseur, hulpofficier, burgemeester }
    }

    /// A draft with all its grounds, by the adviser.
    pub fn concept(&mut self, velden: &[(&'static str, &'static str)]) {
        concept(&mut self.adviseur, velden);
    }

    pub fn leg_voor(&mut self) -> Reply {
        let versie = versie(&mut self.adviseur);
        self.adviseur.browser.post(&format!("{PAD}/besluit/1/voorleggen"), &[("versie", &versie)])
    }

    /// From draft to a huisverbod that holds, known to who must leave.
    pub fn opgelegd(&mut self) {
        self.concept(VELDEN);
        let asked = self.leg_voor();
        assert_eq!(asked.status, 303, "{}", asked.body);
        let taken = neem(&mut self.hulpofficier, 1, &[]);
        assert_eq!(taken.status, 303, "{}", taken.body);
        let versie = versie(&mut self.hulpofficier);
        let fields = [("versie", &*versie), ("wijze", "uitgereikt"), ("op", "2026-11-14T03:10")];
        let known = self.hulpofficier.browser.post(&format!("{PAD}/besluit/1/bekendmaken"), &fields);
        assert_eq!(known.status, 303, "{}", known.body);
    }

    pub fn om(&mut self, op: DateTime) {
        self.proef.om(op);
        for mens in [&mut self.adviseur, &mut self.hulpofficier, &mut self.burgemeester] {
            *mens = self.proef.weer(mens.id);
        }
    }
}

pub fn concept(mens: &mut Mens, velden: &[(&'static str, &'static str)]) {
    let made = mens.browser.post("/maatregelen/nieuw/huisverbod", velden);
    assert_eq!((made.status.as_u16(), made.naar()), (303, PAD), "{}", made.body);
    for onderdeel in ["incident", "persoon", "gezin"] {
        let fields = [
            ("onderdeel", onderdeel),
            ("feit", "Op 14 november om 01.50 uur geschreeuw en een klap."),
            ("bron", "buren"),
        ];
        assert_eq!(mens.browser.post_met_bestanden(&format!("{PAD}/besluit/1/feit"), &fields, &[]).status, 303);
    }
    for vraag in ["gevaar", "evenredig"] {
        let fields = [("vraag", vraag), (vraag, "Omdat het vannacht opnieuw kan gebeuren.")];
        assert_eq!(mens.browser.post(&format!("{PAD}/besluit/1/oordeel"), &fields).status, 303);
    }
}

/// The version of the decision, as the form that is shown has it.
pub fn versie(mens: &mut Mens) -> String {
    let page = mens.browser.get(PAD).body;
    let (_, rest) = page.split_once("name=\"versie\" value=\"").unwrap_or_else(|| panic!("no form: {page}"));
    rest.split('"').next().expect("a version").to_owned()
}

pub fn neem(mens: &mut Mens, besluit: i64, extra: &[(&str, &str)]) -> Reply {
    let versie = mens.browser.get(PAD).body;
    let versie = versie
        .split_once("name=\"versie\" value=\"")
        .map_or("5", |(_, rest)| rest.split('"').next().unwrap_or_default());
    let mut fields = vec![("versie", versie)];
    fields.extend_from_slice(extra);
    mens.browser.post(&format!("{PAD}/besluit/{besluit}/nemen"), &fields)
}

/// Extends by so many days, from draft to signature.
pub fn verlengd(spel: &mut Spel, besluit: i64, dagen: &str) {
    let fields = [
        ("dagen", dagen),
        ("motivering", "De dreiging is er nog."),
        ("zienswijze", "spoed"),
        ("zienswijze_reden", "Er was geen tijd."),
    ];
    genomen(spel, besluit, "verlengen", &fields);
}

/// A further decision, from draft to signature.
pub fn genomen(spel: &mut Spel, besluit: i64, soort: &str, velden: &[(&str, &str)]) {
    let made = spel.adviseur.browser.post(&format!("{PAD}/besluit/nieuw/{soort}"), velden);
    assert_eq!(made.status, 303, "{}", made.body);
    for (mens, stap) in [(&mut spel.adviseur, "voorleggen"), (&mut spel.burgemeester, "nemen")] {
        let number = besluit::testen::versie(&mens.browser.get(PAD).body, stap);
        let done = mens.browser.post(&format!("{PAD}/besluit/{besluit}/{stap}"), &[("versie", &number)]);
        assert_eq!(done.status, 303, "{stap}: {}", done.body);
    }
}

pub const INTREKKEN: &[(&str, &str)] =
    &[("hulp_aanvaard", "ja"), ("hulp_bevestigd", "ja"), ("hulp_vrij", "ja"), ("motivering", "De hulp loopt.")];

/// How many terms of this text stand in the table with this state.
pub fn termijnen(spel: &mut Spel, wat: &str, stand: &str) -> usize {
    let page = spel.adviseur.browser.get(PAD).body;
    page.split("<tr").filter(|row| row.contains(wat) && row.contains(stand)).count()
}

pub const BESLIS: &str = "Besluiten: verlengen of laten aflopen";
