//! A closure from the first draft to its costs, through the pages, on both databases; and every refusal.

use besluit::testen::{Mens, Proef, migraties};
use jiff::civil::{DateTime, date};
use kern::Rol;
use recht::Door;
use sluiting::SOORT;
use store::Store;
use store::testen::{TestStore, on_both};
use web::testen::Reply;

const MAANDAG: DateTime = DateTime::constant(2026, 11, 16, 10, 0, 0, 0);
const PAD: &str = "/maatregelen/M-2026-0001";
type Velden = Vec<(&'static str, &'static str)>;

const VELDEN: &[(&str, &str)] = &[
    ("adres", "Havenweg 3"),
    ("soort_pand", "woning"),
    ("rechthebbende_naam", "Karel Bedacht"),
    ("rechthebbende_post", "Havenweg 3\n1234 AB Voorbeeldstad"),
    ("eigendom", "corporatie"),
    ("grondslag", "gw_b"),
    ("gevonden", "Op de woning is geschoten."),
    ("beleid", "ander"),
    ("beleid_naam", "Beleid sluiten woningen 2025 (verzonnen)"),
    ("beleid_rij", "orde_1"),
    ("beleid_maanden", "1"),
    ("gesloten_vanaf", "2026-11-20T10:00"),
    ("gesloten_tot", "2026-12-20T10:00"),
    ("zelf_maatregelen", "2026-11-19T17:00"),
    ("spoed", "nee"),
    ("volwassenen", "2"),
    ("kinderen", "1"),
    ("vervangende_woonruimte", "Het gezin kan bij familie terecht."),
    ("kostenverhaal", "ja"),
    ("zienswijze", "gehoord"),
    ("zienswijze_tekst", "Wij zijn zelf slachtoffer."),
];

/// The fields with these instead.
fn met(van: &[(&'static str, &'static str)], anders: &[(&'static str, &'static str)]) -> Velden {
    let kept = van.iter().filter(|(naam, _)| !anders.iter().any(|(other, _)| other == naam));
    kept.chain(anders).copied().collect()
}

struct Spel {
    proef: Proef,
    adviseur: Mens,
    burgemeester: Mens,
    besluit: i64,
}

impl Spel {
    fn nieuw(store: &Store) -> Self {
        let proef = Proef::nieuw(store, MAANDAG, &[&SOORT]);
        let (adviseur, burgemeester) = (proef.mens(Rol::Adviseur), proef.mens(Rol::Burgemeester));
        proef.mandaat(&burgemeester, Door::Burgemeester);
        Self { proef, adviseur, burgemeester, besluit: 1 }
    }

    fn los() -> (TestStore, Self) {
        let fresh = store::testen::sqlite(&migraties());
        let spel = Self::nieuw(&fresh.store);
        (fresh, spel)
    }

    fn om(&mut self, op: DateTime) {
        self.proef.om(op);
        for mens in [&mut self.adviseur, &mut self.burgemeester] {
            *mens = self.proef.weer(mens.id);
        }
    }

    fn concept(&mut self, velden: &[(&str, &str)]) {
        let made = self.adviseur.browser.post("/maatregelen/nieuw/sluiting", velden);
        assert_eq!((made.status.as_u16(), made.naar()), (303, PAD), "{}", made.body);
        for onderdeel in ["aanleiding", "pand", "orde"] {
            let fields = [
                ("onderdeel", onderdeel),
                ("feit", "Op 14 november om 02.00 uur zijn er schoten gelost."),
                ("bron", "politie"),
            ];
            assert_eq!(
                self.adviseur.browser.post_met_bestanden(&format!("{PAD}/besluit/1/feit"), &fields, &[]).status,
                303
            );
        }
        for vraag in ["noodzaak", "geschiktheid", "evenwicht", "verwijtbaarheid", "kinderen", "terugkeer"] {
            let fields = [("vraag", vraag), (vraag, "Omdat de rust in de straat terug moet komen.")];
            assert_eq!(self.adviseur.browser.post(&format!("{PAD}/besluit/1/oordeel"), &fields).status, 303);
        }
    }

    fn leg_voor(&mut self) -> Reply {
        let versie = versie(&mut self.adviseur, "voorleggen");
        let fields = [("versie", versie.as_str())];
        self.adviseur.browser.post(&format!("{PAD}/besluit/{}/voorleggen", self.besluit), &fields)
    }

    fn neem(&mut self) -> Reply {
        let versie = versie(&mut self.burgemeester, "nemen");
        let fields = [("versie", versie.as_str())];
        self.burgemeester.browser.post(&format!("{PAD}/besluit/{}/nemen", self.besluit), &fields)
    }

    fn genomen(&mut self) {
        let asked = self.leg_voor();
        assert_eq!(asked.status, 303, "{}", asked.body);
        let taken = self.neem();
        assert_eq!(taken.status, 303, "{}", taken.body);
    }

    fn gesloten(&mut self, velden: &[(&str, &str)]) {
        self.concept(velden);
        self.genomen();
        let versie = versie(&mut self.adviseur, "bekendmaken");
        let known = [("versie", &*versie), ("wijze", "uitgereikt"), ("op", "2026-11-16T10:00")];
        let known = self.adviseur.browser.post(&format!("{PAD}/besluit/1/bekendmaken"), &known);
        assert_eq!(known.status, 303, "{}", known.body);
    }

    fn begin(&mut self, soort: &str, velden: &[(&str, &str)]) {
        let made = self.adviseur.browser.post(&format!("{PAD}/besluit/nieuw/{soort}"), velden);
        assert_eq!(made.status, 303, "{}", made.body);
        self.besluit += 1;
    }

    /// Drafts a further decision that is refused, gives what the page says, and throws it away.
    fn geweigerd(&mut self, soort: &str, velden: &[(&str, &str)]) -> String {
        self.begin(soort, velden);
        let refused = self.leg_voor();
        assert_eq!(refused.status, 422, "{soort} {velden:?}");
        let away = self.adviseur.browser.post(&format!("{PAD}/besluit/{}/weggooien", self.besluit), &[]);
        assert_eq!(away.status, 303, "{}", away.body);
        refused.body
    }

    fn bladzijde(&mut self) -> String {
        self.adviseur.browser.get(PAD).body
    }

    fn brief(&mut self, nummer: i64) -> String {
        self.adviseur.browser.get(&format!("{PAD}/brief/{nummer}")).body
    }
}

/// The version of the decision, as the form of this step has it.
fn versie(mens: &mut Mens, stap: &str) -> String {
    besluit::testen::versie(&mens.browser.get(PAD).body, stap)
}

/// What the page says to a draft that cannot be put before the mayor.
fn niet_voorgelegd(anders: &[(&'static str, &'static str)]) -> String {
    let (_fresh, mut spel) = Spel::los();
    spel.concept(&met(VELDEN, anders));
    let refused = spel.leg_voor();
    assert_eq!(refused.status, 422, "{anders:?}: {}", refused.body);
    refused.body
}

fn bevat(page: &str, zinnen: &[&str]) {
    for zin in zinnen {
        assert!(page.contains(zin), "{zin}: {page}");
    }
}

const VERLENGEN: &[(&str, &str)] = &[
    ("gesloten_tot", "2027-01-20T10:00"),
    ("motivering", "Er is opnieuw gedreigd."),
    ("zienswijze", "niet_bereikt"),
    ("zienswijze_poging", "Twee keer gebeld."),
];

const KOSTEN: &[(&str, &str)] = &[
    ("kosten_bedrag", "850,50"),
    ("kosten_posten", "Slotenmaker: 350,50 euro\nVerzegelen: 500 euro"),
    ("betalen_voor_dag", "1"),
    ("betalen_voor_maand", "3"),
    ("betalen_voor_jaar", "2027"),
    ("motivering", "De kosten zijn aangezegd."),
    ("zienswijze", "gehoord"),
    ("zienswijze_tekst", "Dat is veel."),
];

fn kosten_gemaakt(spel: &mut Spel) {
    let fields = [
        ("voorval", "kosten"),
        ("dag_dag", "20"),
        ("dag_maand", "11"),
        ("dag_jaar", "2026"),
        ("bedrag", "850,50"),
        ("tekst", "Rekening van de slotenmaker en het verzegelen."),
    ];
    let noted = spel.adviseur.browser.post(&format!("{PAD}/voorval"), &fields);
    assert_eq!(noted.status, 303, "{}", noted.body);
}

#[test]
fn van_sluiten_tot_verlengen_opheffen_en_kosten() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.gesloten(VELDEN);
        let page = spel.bladzijde();
        bevat(
            &page,
            &[
                "Sluiting Havenweg 3",
                "Gaat nog in",
                "Zelf maatregelen nemen",
                "Het pand verzegelen",
                "De sleutels innemen of de sloten vervangen",
                "Gas, water en stroom veilig laten afsluiten",
                "De sluiting laten inschrijven bij het Kadaster (te bevestigen)",
                "De bewoners vertellen: het pand gaat dicht",
                "De eigenaar vertellen: het pand gaat dicht",
                "De woningcorporatie vertellen: het pand gaat dicht",
                "Het jeugdteam inlichten",
                "Besluiten: verlengen of weer openstellen",
                "Bezwaar maken",
            ],
        );
        assert!(!page.contains("Karel Bedacht"), "names are asked for apart");
        bevat(
            &spel.brief(1),
            &[
                "Karel Bedacht",
                "vrijdag 20 november 2026 om 10.00 uur",
                "zondag 20 december 2026 om 10.00 uur",
                "donderdag 19 november 2026 om 17.00 uur",
                "Gemeentewet 174a lid 1 onder b",
                "Waarom is sluiten nodig?",
                "Beleid sluiten woningen 2025",
                "voorlopige voorziening",
            ],
        );
        spel.om(date(2026, 12, 10).at(10, 0, 0, 0));
        spel.begin("verlengen", VERLENGEN);
        spel.genomen();
        bevat(&spel.bladzijde(), &["Woensdag 20 januari 2027 om 10.00 uur"]);
        bevat(
            &spel.brief(2),
            &["woensdag 20 januari 2027 om 10.00 uur", "Er is opnieuw gedreigd.", "Twee keer gebeld."],
        );
        spel.om(date(2027, 1, 4).at(10, 0, 0, 0));
        spel.begin("opheffen", &[("motivering", "De dreiging is weg.")]);
        spel.genomen();
        bevat(&spel.bladzijde(), &["Beëindigd op", "Het zegel weghalen", "De sleutels teruggeven"]);
        kosten_gemaakt(&mut spel);
        spel.begin("kosten", KOSTEN);
        spel.genomen();
        bevat(&spel.bladzijde(), &["Beëindigd op", "Nagaan of de kosten zijn betaald"]);
        bevat(&spel.brief(4), &["850,50", "Slotenmaker: 350,50 euro", "artikel 5:25"]);
    });
}

#[test]
fn sluiten_zonder_termijn_kan_alleen_bij_spoed() {
    bevat(&niet_voorgelegd(&[("zelf_maatregelen", "")]), &["Dat kan alleen bij spoed, met een reden."]);
    let no_reason = niet_voorgelegd(&[("zelf_maatregelen", ""), ("spoed", "spoed")]);
    bevat(&no_reason, &["Nog niet ingevuld: Waarom is er spoed."]);
    let (_fresh, mut spel) = Spel::los();
    let urgent = [("zelf_maatregelen", ""), ("spoed", "spoed"), ("spoed_reden", "Er is opnieuw geschoten.")];
    spel.gesloten(&met(VELDEN, &urgent));
    bevat(&spel.brief(1), &["Waarom krijgt u geen tijd?", "Er is opnieuw geschoten."]);
}

#[test]
fn wat_al_dicht_is_krijgt_zijn_besluit_daarna() {
    let before =
        [("gesloten_vanaf", "2026-11-16T09:00"), ("gesloten_tot", "2026-12-16T09:00"), ("zelf_maatregelen", "")];
    let urgent = [("spoed", "spoed"), ("spoed_reden", "Er was gevaar.")];
    let said = niet_voorgelegd(&met(&before, &urgent));
    bevat(&said, &["Het pand zou dichtgaan voordat het besluit er is. Dat kan alleen bij grote spoed."]);
    let (_fresh, mut spel) = Spel::los();
    spel.gesloten(&met(VELDEN, &met(&met(&before, &urgent), &[("spoed", "zeer_spoed")])));
    bevat(&spel.bladzijde(), &["Van kracht", "Het besluit zo snel mogelijk op papier bekendmaken"]);
    let not_yet = niet_voorgelegd(&[("spoed", "zeer_spoed"), ("spoed_reden", "x")]);
    bevat(&not_yet, &["het moment van sluiten ligt nog voor ons"]);
}

#[test]
fn momenten_die_niet_passen_houden_het_besluit_tegen() {
    for (anders, zin) in [
        (&[("zelf_maatregelen", "2026-11-20T10:01")][..], "voordat de termijn om zelf maatregelen te nemen voorbij is"),
        (&[("zelf_maatregelen", "2026-11-16T10:00")], "De termijn om zelf maatregelen te nemen is al voorbij."),
        (&[("gesloten_tot", "2026-11-20T10:00")], "Het einde van de sluiting ligt niet na het begin"),
        (&[("gesloten_tot", "2026-12-21T10:00")], "Volgens het beleid duurt de sluiting tot 20 december 2026."),
        (&[("gesloten_vanaf", "")], "Nog niet ingevuld: Vanaf wanneer is het pand gesloten."),
        (&[("beleid_rij", "")], "Nog niet ingevuld: Welke regel uit de tabel."),
    ] {
        bevat(&niet_voorgelegd(anders), &[zin]);
    }
    let (_fresh, mut spel) = Spel::los();
    let longer = [("gesloten_tot", "2026-12-21T10:00"), ("beleid_afwijking", "Tot na het proces.")];
    spel.concept(&met(VELDEN, &longer));
    assert_eq!(spel.leg_voor().status, 303, "with a reason the policy leaves room");
}

/// A row of the policy, as the lawyer types it.
fn regel(anders: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let own = [
        ("soort", "sluiting"),
        ("naam", "Beleid 2026, woning, openbare orde, eerste keer"),
        ("getal", "1"),
        ("van_dag", "1"),
        ("van_maand", "1"),
        ("van_jaar", "2026"),
    ];
    met(&own, anders)
}

#[test]
fn een_regel_uit_het_beleid_gaat_mee_zoals_hij_was() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        let mut jurist = spel.proef.mens(Rol::Jurist);
        for (anders, zin) in [
            (&[("soort", "")][..], "Kies waarvoor de regel is."),
            (&[("naam", "")], "wat de regel zegt en waar hij staat."),
            (&[("getal", "61")], "Vul een getal in van 0 tot en met 60."),
            (&[("van_dag", "")], "dag"),
            (&[("url", "http://voorbeeld.nl")], "Een adres begint met https://."),
        ] {
            let refused = jurist.browser.post("/beleid", &regel(anders));
            assert_eq!(refused.status, 422, "{anders:?}");
            bevat(&refused.body, &[zin]);
        }
        assert_eq!(jurist.browser.post("/beleid", &regel(&[])).status, 303);
        assert_eq!(spel.adviseur.browser.post("/beleid", &regel(&[])).status, 404, "only the lawyer keeps the rows");
        let form = spel.adviseur.browser.get("/maatregelen/nieuw/sluiting").body;
        bevat(&form, &["Beleid 2026, woning, openbare orde, eerste keer", "Een andere regel"]);

        let chosen = met(VELDEN, &[("beleid", "1"), ("beleid_naam", ""), ("beleid_rij", ""), ("beleid_maanden", "")]);
        let unknown = spel.adviseur.browser.post("/maatregelen/nieuw/sluiting", &met(&chosen, &[("beleid", "7")]));
        assert_eq!(unknown.status, 422);
        bevat(&unknown.body, &["Deze regel geldt niet meer. Kies een andere."]);
        spel.concept(&chosen);
        assert_eq!(jurist.browser.post("/beleid/1/eindigen", &[]).status, 303);
        spel.genomen();
        let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/1")).body;
        bevat(&letter, &["beleid: Beleid 2026, woning, openbare orde, eerste keer. Het beleid noemt een maand."]);
        let form = spel.adviseur.browser.get("/maatregelen/nieuw/sluiting").body;
        assert!(!form.contains("Beleid 2026, woning"), "an ended row is not offered: {form}");
        bevat(&jurist.browser.get("/beleid").body, &["Voorbij"]);
    });
}

#[test]
fn de_grondslag_past_bij_het_pand() {
    let shop = [("soort_pand", "lokaal"), ("publiek", "ja")];
    bevat(&niet_voorgelegd(&shop), &["Dit artikel is voor een woning of een pand dat niet voor publiek open is."]);
    let pharmacy = [("grondslag", "ow_a"), ("uitzondering", "ja")];
    bevat(&niet_voorgelegd(&pharmacy), &["De Opiumwet geeft geen bevoegdheid tegen wie deze middelen mag hebben."]);
    bevat(&niet_voorgelegd(&[("grondslag", "ow_b")]), &["Nog niet ingevuld: Is het een apotheek"]);
    bevat(&niet_voorgelegd(&[("grondslag", "gw_lid2")]), &["Nog niet ingevuld: Welke eerdere sluiting."]);
    bevat(
        &niet_voorgelegd(&[("vervangende_woonruimte", "")]),
        &["Er wonen kinderen. Schrijf op waar zij naartoe kunnen."],
    );
}

#[test]
fn elk_punt_wordt_afgewogen_en_elk_feit_heeft_een_bron() {
    let (_fresh, mut spel) = Spel::los();
    let made = spel.adviseur.browser.post("/maatregelen/nieuw/sluiting", VELDEN);
    assert_eq!(made.status, 303);
    let refused = spel.leg_voor();
    assert_eq!(refused.status, 422);
    bevat(
        &refused.body,
        &[
            "Er is nog geen feit met bron bij: Wat er is gebeurd of gevonden.",
            "Nog niet afgewogen: Waarom is sluiten nodig?",
            "Nog niet afgewogen: Wonen er kinderen, en wat betekent het voor hen?",
            "Nog niet afgewogen: Kunnen de bewoners na de sluiting terug?",
        ],
    );
}

#[test]
fn verlengen_kan_alleen_voor_het_einde_en_niet_bij_drugs() {
    let (_fresh, mut spel) = Spel::los();
    spel.gesloten(VELDEN);
    let shorter = met(VERLENGEN, &[("gesloten_tot", "2026-12-20T10:00")]);
    bevat(&spel.geweigerd("verlengen", &shorter), &["Het nieuwe einde ligt niet na het einde dat al gold."]);
    spel.begin("verlengen", VERLENGEN);
    assert_eq!(spel.leg_voor().status, 303);
    spel.om(date(2026, 12, 20).at(10, 0, 0, 0));
    let late = spel.neem();
    assert_eq!(late.status, 422);
    bevat(&late.body, &["De sluiting was al geëindigd toen er werd besloten."]);

    let (_other, mut spel) = Spel::los();
    spel.gesloten(&met(VELDEN, &[("grondslag", "ow_a"), ("uitzondering", "nee"), ("beleid_rij", "woning_i_1")]));
    bevat(&spel.adviseur.browser.get(PAD).body, &["Opiumwet 13b lid 1. Opgelegd door de burgemeester"]);
    bevat(&spel.geweigerd("verlengen", VERLENGEN), &["De Opiumwet kent geen verlengen."]);
}

#[test]
fn kosten_worden_binnen_vijf_jaar_vastgesteld_en_zijn_opgeschreven() {
    let (_fresh, mut spel) = Spel::los();
    spel.gesloten(VELDEN);
    spel.om(date(2026, 12, 1).at(10, 0, 0, 0));
    bevat(&spel.geweigerd("kosten", KOSTEN), &["Schrijf kosten eerst op bij de voorvallen."]);
    kosten_gemaakt(&mut spel);
    let more = met(KOSTEN, &[("kosten_bedrag", "850,51")]);
    bevat(&spel.geweigerd("kosten", &more), &["850,50", "aan kosten die nog niet zijn verhaald"]);
    spel.om(date(2031, 11, 21).at(10, 0, 0, 0));
    let late = met(KOSTEN, &[("betalen_voor_jaar", "2032")]);
    bevat(&spel.geweigerd("kosten", &late), &["De kosten moesten binnen vijf jaar zijn vastgesteld"]);
}

#[test]
fn alleen_de_burgemeester_tekent_en_buiten_de_kring_is_er_niets() {
    let (_fresh, mut spel) = Spel::los();
    spel.concept(VELDEN);
    let early = spel.burgemeester.browser.post(&format!("{PAD}/besluit/1/nemen"), &[("versie", "1")]);
    assert_eq!(early.status, 409, "nobody put it before him");
    assert_eq!(spel.leg_voor().status, 303);
    let mut ander = spel.proef.mens(Rol::Burgemeester);
    spel.proef.mandaat(&ander, Door::Ambtenaar);
    let refused = ander.browser.post(&format!("{PAD}/besluit/1/nemen"), &[("versie", "9")]);
    assert_eq!(refused.status, 422);
    bevat(&refused.body, &["Dit besluit neemt de burgemeester of de locoburgemeester."]);
    let mut regisseur = spel.proef.mens(Rol::Regisseur);
    assert_eq!(regisseur.browser.get(PAD).status, 404);
    assert!(!regisseur.browser.get("/maatregelen").body.contains("Havenweg"));
}

#[test]
fn elke_deur_is_dicht() {
    on_both(&migraties(), |store| {
        let proef = Proef::nieuw(store, MAANDAG, &[&SOORT]);
        let whole = module::assemble(&[besluit::module()]);
        assert_eq!(module::testen::open_doors(&whole, &proef.app), Vec::<String>::new());
    });
}

#[test]
fn een_weigering_wegens_bevoegdheid_noemt_het_artikel_van_deze_sluiting() {
    let drugs = [("grondslag", "ow_a"), ("uitzondering", "nee"), ("beleid_rij", "woning_i_1")];
    for (velden, artikel) in [(VELDEN.to_vec(), "Gemeentewet, art. 174a"), (met(VELDEN, &drugs), "Opiumwet, art. 13b")]
    {
        let (_fresh, mut spel) = Spel::los();
        spel.concept(&velden);
        let asked = spel.leg_voor();
        assert_eq!(asked.status, 303, "{}", asked.body);
        let mut official = spel.proef.mens(Rol::Burgemeester);
        spel.proef.mandaat(&official, Door::Ambtenaar);
        let versie = versie(&mut official, "nemen");
        let refused = official.browser.post(&format!("{PAD}/besluit/1/nemen"), &[("versie", versie.as_str())]);
        assert_eq!(refused.status, 422, "{}", refused.body);
        let (_, told) = refused.body.split_once("U kunt het als").expect("it says who may");
        let told = told.split_once("</div>").map_or(told, |(told, _)| told);
        assert!(told.contains(artikel), "{artikel}: {told}");
    }
}
