//! A municipality with people at work, and drafts that are whole.

use besluit::testen::{Mens, Proef, migraties};
use gebiedsverbod::SOORT;
use jiff::civil::{DateTime, date};
use kern::Rol;
use recht::Door;
use store::Store;
use store::testen::TestStore;
use web::testen::Reply;

pub const PAD: &str = "/maatregelen/M-2026-0001";

/// A square of some two hundred metres with a way home.
pub const KAART: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"soort":"gebied"},"geometry":{"type":"Polygon","coordinates":
        [[[5.29,52.17],[5.293,52.17],[5.293,52.172],[5.29,52.172],[5.29,52.17]]]}},
    {"type":"Feature","properties":{"soort":"doorgang","naam":"naar huis","breedte_m":10},"geometry":
        {"type":"LineString","coordinates":[[5.2895,52.171],[5.2925,52.171]]}}]}"#;
/// A square of kilometres.
pub const TE_GROOT: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"soort":"gebied"},"geometry":{"type":"Polygon","coordinates":
        [[[5.25,52.15],[5.30,52.15],[5.30,52.20],[5.25,52.20],[5.25,52.15]]]}}]}"#;
/// A border that crosses itself.
pub const KRUIST: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","properties":{"soort":"gebied"},"geometry":{"type":"Polygon","coordinates":
        [[[5.29,52.17],[5.293,52.172],[5.293,52.17],[5.29,52.172],[5.29,52.17]]]}}]}"#;

pub type Veld = (&'static str, &'static str);

/// Three days after the beginning of the test until a day three months later.
const VELDEN: &[Veld] = &[
    ("grondslag", "gebied"),
    ("aanleiding", "ernstig"),
    ("rol", "alleen"),
    ("betrokkene_naam", "Bram Verzonnen"),
    ("betrokkene_geboortedatum_dag", "3"),
    ("betrokkene_geboortedatum_maand", "4"),
    ("betrokkene_geboortedatum_jaar", "1995"),
    ("gebied_naam", "centrum"),
    ("gebied_tekst", "Tussen Dorpsstraat, Kerkplein en Molenweg, met deze straten."),
    ("gebied", KAART),
    ("eerste_dag_dag", "16"),
    ("eerste_dag_maand", "1"),
    ("eerste_dag_jaar", "2026"),
    ("laatste_dag_dag", "15"),
    ("laatste_dag_maand", "4"),
    ("laatste_dag_jaar", "2026"),
    ("mag_wonen", "Van het Kerkplein naar de Klaverhof"),
    ("om_aanwijzing", "nee"),
    ("zienswijze", "gehoord"),
    ("zienswijze_tekst", "Ik woon daar in de buurt."),
];

/// The fields of an area ban, with these instead.
pub fn met(anders: &[Veld]) -> Vec<Veld> {
    let kept = VELDEN.iter().filter(|(naam, _)| !anders.iter().any(|(other, _)| other == naam));
    kept.chain(anders).copied().collect()
}

/// Day, month and year of a field.
pub fn dag(naam: [&'static str; 3], dag: [&'static str; 3]) -> Vec<Veld> {
    naam.into_iter().zip(dag).collect()
}

pub const LAATSTE: [&str; 3] = ["laatste_dag_dag", "laatste_dag_maand", "laatste_dag_jaar"];
pub const EERSTE: [&str; 3] = ["eerste_dag_dag", "eerste_dag_maand", "eerste_dag_jaar"];
pub const VERLENGD: [&str; 3] = ["verlengd_tot_dag", "verlengd_tot_maand", "verlengd_tot_jaar"];

/// An order to a parent, with these instead.
pub fn ouders(anders: &[Veld]) -> Vec<Veld> {
    let own = [
        ("grondslag", "ouders_gebied"),
        ("aanleiding", ""),
        ("rol", ""),
        ("om_aanwijzing", ""),
        ("betrokkene_naam", "Sara Verzonnen"),
        ("kind_naam", "Tim Verzonnen"),
        ("kind_geboortedatum_dag", "20"),
        ("kind_geboortedatum_maand", "6"),
        ("kind_geboortedatum_jaar", "2015"),
        ("begeleiders", "Opa Verzonnen\nTante Verzonnen"),
    ];
    let kept = own.iter().filter(|(naam, _)| !anders.iter().any(|(other, _)| other == naam));
    met(&kept.chain(anders).copied().collect::<Vec<_>>())
}

pub struct Spel {
    pub proef: Proef,
    pub adviseur: Mens,
    pub burgemeester: Mens,
    besluit: i64,
}

impl Spel {
    /// Tuesday 13 January 2026.
    pub fn nieuw(store: &Store) -> Self {
        let proef = Proef::nieuw(store, date(2026, 1, 13).at(10, 0, 0, 0), &[&SOORT]);
        let (adviseur, burgemeester) = (proef.mens(Rol::Adviseur), proef.mens(Rol::Burgemeester));
        proef.mandaat(&burgemeester, Door::Burgemeester);
        Self { proef, adviseur, burgemeester, besluit: 0 }
    }

    /// A draft that makes an order, with one fact for each of these elements and every judgement.
    pub fn concept(&mut self, velden: &[Veld], onderdelen: &[&str]) {
        let mens = &mut self.adviseur.browser;
        let made = mens.post("/maatregelen/nieuw/gebiedsverbod", velden);
        assert_eq!((made.status.as_u16(), made.naar()), (303, PAD), "{}", made.body);
        self.besluit += 1;
        for onderdeel in onderdelen {
            let fields = [
                ("onderdeel", *onderdeel),
                ("feit", "Op 10 januari om 23.50 uur gooide hij een fiets."),
                ("bron", "wijkagent"),
            ];
            assert_eq!(mens.post_met_bestanden(&format!("{PAD}/besluit/1/feit"), &fields, &[]).status, 303);
        }
        for vraag in ["vrees", "noodzaak", "evenredig"] {
            let fields = [("vraag", vraag), (vraag, "Omdat het elk weekend terugkomt.")];
            assert_eq!(mens.post(&format!("{PAD}/besluit/1/oordeel"), &fields).status, 303);
        }
    }

    pub fn volgend(&mut self, soort: &str, velden: &[Veld]) -> Reply {
        let made = self.adviseur.browser.post(&format!("{PAD}/besluit/nieuw/{soort}"), velden);
        if made.status == 303 {
            self.besluit += 1;
        }
        made
    }

    pub fn leg_voor(&mut self) -> Reply {
        let (pad, versie) =
            (format!("{PAD}/besluit/{}/voorleggen", self.besluit), versie(&mut self.adviseur, "voorleggen"));
        self.adviseur.browser.post(&pad, &[("versie", &versie)])
    }

    pub fn neem(&mut self) -> Reply {
        let (pad, versie) = (format!("{PAD}/besluit/{}/nemen", self.besluit), versie(&mut self.burgemeester, "nemen"));
        self.burgemeester.browser.post(&pad, &[("versie", &versie)])
    }

    /// Writes down that this decision was handed over.
    pub fn bekend(&mut self, besluit: i64, op: &str) {
        let versie = versie(&mut self.adviseur, "bekendmaken");
        let fields = [("versie", &*versie), ("wijze", "uitgereikt"), ("op", op)];
        let known = self.adviseur.browser.post(&format!("{PAD}/besluit/{besluit}/bekendmaken"), &fields);
        assert_eq!(known.status, 303, "{}", known.body);
    }

    /// Puts the open draft before the mayor and lets him sign.
    pub fn geldt(&mut self) {
        let asked = self.leg_voor();
        assert_eq!(asked.status, 303, "{}", asked.body);
        let taken = self.neem();
        assert_eq!(taken.status, 303, "{}", taken.body);
    }

    /// An order that was signed.
    pub fn opgelegd(&mut self, velden: &[Veld], onderdelen: &[&str]) {
        self.concept(velden, onderdelen);
        self.geldt();
    }

    /// Starts this decision and gives what the page says when it is put before the mayor.
    pub fn geweigerd(&mut self, soort: &str, velden: &[Veld]) -> String {
        let made = self.volgend(soort, velden);
        assert_eq!(made.status, 303, "{}", made.body);
        let refused = self.leg_voor();
        assert_eq!(refused.status, 422, "{}", refused.body);
        refused.body
    }

    pub fn om(&mut self, op: DateTime) {
        self.proef.om(op);
        for mens in [&mut self.adviseur, &mut self.burgemeester] {
            *mens = self.proef.weer(mens.id);
        }
    }

    pub fn pagina(&mut self) -> String {
        self.adviseur.browser.get(PAD).body
    }
}

/// The elements of an order to who disturbed order alone.
pub const GRONDEN: &[&str] = &["incident", "vrees", "lichter"];
/// Those of an order to parents.
pub const GRONDEN_OUDERS: &[&str] = &["incident", "incident", "groep", "vrees", "lichter"];

/// The version of the decision, as the form of this step has it.
fn versie(mens: &mut Mens, stap: &str) -> String {
    besluit::testen::versie(&mens.browser.get(PAD).body, stap)
}

/// A fresh municipality on SQLite, which lives as long as the store.
pub fn vers() -> (TestStore, Spel) {
    let fresh = store::testen::sqlite(&migraties());
    let spel = Spel::nieuw(&fresh.store);
    (fresh, spel)
}

/// What the page says of a draft with these fields and elements that cannot be put before the mayor.
pub fn niet_voor_te_leggen(velden: &[Veld], onderdelen: &[&str]) -> String {
    let (_fresh, mut spel) = vers();
    spel.concept(velden, onderdelen);
    let refused = spel.leg_voor();
    assert_eq!(refused.status, 422, "{}", refused.body);
    refused.body
}
