//! A municipality with an adviser and a mayor, and an order under penalty as it should be.

use besluit::testen::{Mens, Proef, migraties};
use jiff::civil::DateTime;
use kern::Rol;
use recht::Door;
use store::Store;
use store::testen::TestStore;
use web::testen::Reply;
use woonoverlast::SOORT;

pub const MAANDAG: DateTime = DateTime::constant(2026, 11, 16, 10, 0, 0, 0);
pub const PAD: &str = "/maatregelen/M-2026-0001";
pub type Velden = Vec<(&'static str, &'static str)>;

const LAST: &[(&str, &str)] = &[
    ("adres", "Klaverhof 14"),
    ("betrokkene_naam", "Bram Verzonnen"),
    ("betrokkene_rol", "gebruiker"),
    ("woningtype", "corporatie"),
    ("vorm", "dwangsom"),
    ("verordening", "Algemene plaatselijke verordening, art. 2:79"),
    ("last", "Geen harde muziek tussen 22.00 en 07.00 uur."),
    ("maatregelen", "Zet de muziek zo zacht dat buren haar niet horen."),
    ("strekking", "doorgaan"),
    ("begunstigingstermijn_dag", "30"),
    ("begunstigingstermijn_maand", "11"),
    ("begunstigingstermijn_jaar", "2026"),
    ("dwangsom", "500"),
    ("dwangsom_per", "overtreding"),
    ("dwangsom_maximum", "1.000"),
    ("dwangsom_reden", "Een lager bedrag maakte eerder geen verschil."),
    ("trede_0", "geprobeerd"),
    ("trede_0_toelichting", "Buren spraken op 3 mei met de bewoner."),
    ("trede_1", "geprobeerd"),
    ("trede_1_toelichting", "Wijkagent op 8 juni, verslag in het dossier."),
    ("trede_2", "geprobeerd"),
    ("trede_2_toelichting", "Aangemeld op 20 juni, afgerond, niet gelukt."),
    ("trede_3", "niet_geschikt"),
    ("trede_3_toelichting", "De bewoner wil geen afspraken maken."),
    ("trede_4", "geprobeerd"),
    ("trede_4_toelichting", "Brief van de burgemeester van 1 september."),
    ("zienswijze", "gehoord"),
    ("zienswijze_tekst", "Het valt wel mee."),
];

/// The fields with these instead.
pub fn met(van: &[(&'static str, &'static str)], anders: &[(&'static str, &'static str)]) -> Velden {
    let kept = van.iter().filter(|(naam, _)| !anders.iter().any(|(other, _)| other == naam));
    kept.chain(anders).copied().collect()
}

/// An order under penalty with these instead.
pub fn last(anders: &[(&'static str, &'static str)]) -> Velden {
    met(LAST, anders)
}

/// A ban from the home with these instead.
pub fn huisverbod(anders: &[(&'static str, &'static str)]) -> Velden {
    let ban = last(&[
        ("vorm", "huisverbod"),
        ("dwangsom", ""),
        ("dwangsom_maximum", ""),
        ("betrokkene_geboortedatum_dag", "3"),
        ("betrokkene_geboortedatum_maand", "4"),
        ("betrokkene_geboortedatum_jaar", "1985"),
        ("advocaat", "gewenst"),
        ("trede_5", "geprobeerd"),
        ("trede_5_toelichting", "Last van 1 oktober."),
        ("trede_6", "geprobeerd"),
        ("trede_6_toelichting", "Twee keer dwangsom ingevorderd."),
    ]);
    met(&ban, anders)
}

pub struct Spel {
    pub proef: Proef,
    pub adviseur: Mens,
    pub burgemeester: Mens,
    besluit: i64,
}

impl Spel {
    pub fn nieuw(store: &Store) -> Self {
        let proef = Proef::nieuw(store, MAANDAG, &[&SOORT]);
        let (adviseur, burgemeester) = (proef.mens(Rol::Adviseur), proef.mens(Rol::Burgemeester));
        proef.mandaat(&burgemeester, Door::Burgemeester);
        Self { proef, adviseur, burgemeester, besluit: 1 }
    }

    /// In a database of its own.
    pub fn los() -> (TestStore, Self) {
        let fresh = store::testen::sqlite(&migraties());
        let spel = Self::nieuw(&fresh.store);
        (fresh, spel)
    }

    pub fn om(&mut self, op: DateTime) {
        self.proef.om(op);
        for mens in [&mut self.adviseur, &mut self.burgemeester] {
            *mens = self.proef.weer(mens.id);
        }
    }

    /// A draft with all its grounds.
    pub fn concept(&mut self, velden: &[(&str, &str)]) {
        self.concept_met(velden, &["hinder", "herhaling", "herhaling", "omwonenden"]);
    }

    pub fn concept_met(&mut self, velden: &[(&str, &str)], feiten: &[&str]) {
        let made = self.adviseur.browser.post("/maatregelen/nieuw/woonoverlast", velden);
        assert_eq!((made.status.as_u16(), made.naar()), (303, PAD), "{}", made.body);
        for onderdeel in feiten {
            let fields = [
                ("onderdeel", *onderdeel),
                ("feit", "Op 2 november om 01.10 uur bonkte de muziek."),
                ("bron", "wijkagent"),
            ];
            assert_eq!(
                self.adviseur.browser.post_met_bestanden(&format!("{PAD}/besluit/1/feit"), &fields, &[]).status,
                303
            );
        }
        for vraag in ["andere_weg", "evenredig"] {
            let fields = [("vraag", vraag), (vraag, "Omdat de eerdere stappen niet hielpen.")];
            assert_eq!(self.adviseur.browser.post(&format!("{PAD}/besluit/1/oordeel"), &fields).status, 303);
        }
    }

    pub fn leg_voor(&mut self) -> Reply {
        let versie = versie(&mut self.adviseur, "voorleggen");
        let fields = [("versie", versie.as_str())];
        self.adviseur.browser.post(&format!("{PAD}/besluit/{}/voorleggen", self.besluit), &fields)
    }

    pub fn neem(&mut self) -> Reply {
        let versie = versie(&mut self.burgemeester, "nemen");
        let fields = [("versie", versie.as_str())];
        self.burgemeester.browser.post(&format!("{PAD}/besluit/{}/nemen", self.besluit), &fields)
    }

    /// From draft to an order that holds and is known.
    pub fn opgelegd(&mut self, velden: &[(&str, &str)]) {
        self.concept(velden);
        self.genomen();
        let versie = versie(&mut self.adviseur, "bekendmaken");
        let known = [("versie", &*versie), ("wijze", "uitgereikt"), ("op", "2026-11-16T10:00")];
        let known = self.adviseur.browser.post(&format!("{PAD}/besluit/1/bekendmaken"), &known);
        assert_eq!(known.status, 303, "{}", known.body);
    }

    /// What lies there is put before the mayor, who takes it.
    pub fn genomen(&mut self) {
        let asked = self.leg_voor();
        assert_eq!(asked.status, 303, "{}", asked.body);
        let taken = self.neem();
        assert_eq!(taken.status, 303, "{}", taken.body);
    }

    /// Drafts a further decision.
    pub fn begin(&mut self, soort: &str, velden: &[(&str, &str)]) {
        let made = self.adviseur.browser.post(&format!("{PAD}/besluit/nieuw/{soort}"), velden);
        assert_eq!(made.status, 303, "{}", made.body);
        self.besluit += 1;
    }

    /// Drafts a further decision that is refused, gives what the page says, and throws it away.
    pub fn geweigerd(&mut self, soort: &str, velden: &[(&str, &str)]) -> String {
        self.begin(soort, velden);
        let refused = self.leg_voor();
        assert_eq!(refused.status, 422, "{soort} {velden:?}");
        let away = self.adviseur.browser.post(&format!("{PAD}/besluit/{}/weggooien", self.besluit), &[]);
        assert_eq!(away.status, 303, "{}", away.body);
        refused.body
    }

    /// Writes down that a penalty was forfeited.
    pub fn verbeurd(&mut self, dag: &str, bedrag: &str) -> Reply {
        let fields = [
            ("voorval", "verbeurte"),
            ("dag_dag", dag),
            ("dag_maand", "12"),
            ("dag_jaar", "2026"),
            ("bedrag", bedrag),
            ("tekst", "Muziek om 02.00 uur, rapport van de boa."),
        ];
        self.adviseur.browser.post(&format!("{PAD}/voorval"), &fields)
    }

    pub fn bladzijde(&mut self) -> String {
        self.adviseur.browser.get(PAD).body
    }
}

/// The version of the decision, as the form of this step has it.
fn versie(mens: &mut Mens, stap: &str) -> String {
    besluit::testen::versie(&mens.browser.get(PAD).body, stap)
}

/// What the page says to a draft that cannot be put before the mayor.
pub fn niet_voorgelegd(velden: &[(&str, &str)]) -> String {
    let (_fresh, mut spel) = Spel::los();
    spel.concept(velden);
    let refused = spel.leg_voor();
    assert_eq!(refused.status, 422, "{velden:?}: {}", refused.body);
    refused.body
}

pub fn bevat(page: &str, zinnen: &[&str]) {
    for zin in zinnen {
        assert!(page.contains(zin), "{zin}: {page}");
    }
}
