//! A huisverbod from the night it is imposed to its end, through the pages, on both databases; and every refusal.

use besluit::soort::Termijnsoort;
use besluit::store::termijnen;
use besluit::testen::{Mens, Proef, migraties};
use huisverbod::SOORT;
use jiff::ToSpan as _;
use jiff::civil::{DateTime, date};
use kern::Rol;
use recht::Door;
use serde_json::{Value, json};
use store::testen::on_both;
use store::{Store, StoreError, args};
use web::testen::Reply;

/// Saturday night.
fn nacht() -> DateTime {
    date(2026, 11, 14).at(3, 15, 0, 0)
}

const PAD: &str = "/maatregelen/M-2026-0001";

const VELDEN: &[(&str, &str)] = &[
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
fn met(anders: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let kept = VELDEN.iter().filter(|(naam, _)| !anders.iter().any(|(other, _)| other == naam));
    kept.chain(anders).copied().collect()
}

struct Spel {
    proef: Proef,
    adviseur: Mens,
    hulpofficier: Mens,
    burgemeester: Mens,
}

impl Spel {
    fn nieuw(store: &Store) -> Self {
        let proef = Proef::nieuw(store, nacht(), &[&SOORT]);
        let (adviseur, hulpofficier) = (proef.mens(Rol::Adviseur), proef.mens(Rol::Hulpofficier));
        let burgemeester = proef.mens(Rol::Burgemeester);
        proef.mandaat(&hulpofficier, Door::Hulpofficier);
        proef.mandaat(&burgemeester, Door::Burgemeester);
        Self { proef, adviseur, hulpofficier, burgemeester }
    }

    /// A draft with all its grounds, by the adviser.
    fn concept(&mut self, velden: &[(&'static str, &'static str)]) {
        concept(&mut self.adviseur, velden);
    }

    fn leg_voor(&mut self) -> Reply {
        let versie = versie(&mut self.adviseur);
        self.adviseur.browser.post(&format!("{PAD}/besluit/1/voorleggen"), &[("versie", &versie)])
    }

    /// From draft to a huisverbod that holds, known to who must leave.
    fn opgelegd(&mut self) {
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

    fn om(&mut self, op: DateTime) {
        self.proef.om(op);
        for mens in [&mut self.adviseur, &mut self.hulpofficier, &mut self.burgemeester] {
            *mens = self.proef.weer(mens.id);
        }
    }
}

fn concept(mens: &mut Mens, velden: &[(&'static str, &'static str)]) {
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
fn versie(mens: &mut Mens) -> String {
    let page = mens.browser.get(PAD).body;
    let (_, rest) = page.split_once("name=\"versie\" value=\"").unwrap_or_else(|| panic!("no form: {page}"));
    rest.split('"').next().expect("a version").to_owned()
}

fn neem(mens: &mut Mens, besluit: i64, extra: &[(&str, &str)]) -> Reply {
    let versie = mens.browser.get(PAD).body;
    let versie = versie
        .split_once("name=\"versie\" value=\"")
        .map_or("5", |(_, rest)| rest.split('"').next().unwrap_or_default());
    let mut fields = vec![("versie", versie)];
    fields.extend_from_slice(extra);
    mens.browser.post(&format!("{PAD}/besluit/{besluit}/nemen"), &fields)
}

#[test]
fn van_de_nacht_tot_de_verlenging_op_dag_negen() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.opgelegd();
        let page = spel.adviseur.browser.get(PAD).body;
        for seen in [
            "Huisverbod Klaverhof 14",
            "Van kracht",
            "Dinsdag 24 november 2026 om 02.40 uur",
            "Besluiten: verlengen of laten aflopen",
            "Het besluit melden aan Veilig Thuis",
            "Het besluit melden aan de burgemeester",
            "De Raad voor Rechtsbijstand vragen om een advocaat",
            "Laten weten waar de persoon bereikbaar is",
            "Beroep instellen bij de rechtbank",
        ] {
            assert!(page.contains(seen), "{seen}: {page}");
        }
        assert!(!page.contains("Bram Verzonnen"), "names are asked for apart");
        assert!(spel.adviseur.browser.get(&format!("{PAD}/personen")).body.contains("Bram Verzonnen"));

        spel.om(date(2026, 11, 22).at(11, 0, 0, 0));
        let fields = [
            ("dagen", "18"),
            ("motivering", "De dreiging is er nog."),
            ("zienswijze", "gehoord"),
            ("zienswijze_tekst", "Ik wil naar huis."),
        ];
        let made = spel.adviseur.browser.post(&format!("{PAD}/besluit/nieuw/verlengen"), &fields);
        assert_eq!(made.status, 303, "{}", made.body);
        let number = versie(&mut spel.adviseur);
        let asked = spel.adviseur.browser.post(&format!("{PAD}/besluit/2/voorleggen"), &[("versie", &number)]);
        assert_eq!(asked.status, 303, "{}", asked.body);
        let refused = neem(&mut spel.hulpofficier, 2, &[]);
        assert!(
            refused.status == 422 && refused.body.contains("Dit besluit neemt de burgemeester"),
            "{}",
            refused.body
        );
        let taken = neem(&mut spel.burgemeester, 2, &[]);
        assert_eq!(taken.status, 303, "{}", taken.body);
        let page = spel.adviseur.browser.get(PAD).body;
        assert!(page.contains("Zaterdag 12 december 2026 om 02.40 uur"), "{page}");
        let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/2")).body;
        assert!(
            letter.contains("Bram Verzonnen") && letter.contains("zaterdag 12 december 2026 om 02.40 uur"),
            "{letter}"
        );
        assert!(letter.contains("is opgelegd op zaterdag 14 november 2026 om 02.40 uur"), "{letter}");
        assert!(!letter.contains("<h3"), "every heading stands right under the title: {letter}");
        assert!(letter.contains("Ik wil naar huis.") && letter.contains("zes weken"), "{letter}");
        let file = spel.adviseur.browser.get(&format!("{PAD}/brief/2/pdf"));
        assert!(file.header("content-type") == "application/pdf" && file.body.starts_with("%PDF-"));
        let again = spel.adviseur.browser.get(&format!("{PAD}/brief/2/pdf"));
        assert_eq!(file.body, again.body, "the letter is kept as it was");
    });
}

/// Tries to put a draft before somebody who signs, and gives what the page says.
fn geweigerd(velden: &[(&'static str, &'static str)]) -> String {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.concept(velden);
    let refused = spel.leg_voor();
    assert_eq!(refused.status, 422, "{}", refused.body);
    refused.body
}

#[test]
fn elk_onderdeel_dat_ontbreekt_houdt_het_besluit_tegen() {
    for (veld, zin) in [
        ("betrokkene_naam", "Nog niet ingevuld: Naam van wie weg moet."),
        ("contactverbod", "Nog niet ingevuld: Met wie is contact verboden."),
        ("opgelegd", "Nog niet ingevuld: Wanneer is het mondeling aangezegd."),
        ("adres", "Nog niet ingevuld: Adres van de woning."),
    ] {
        let said = geweigerd(&met(&[(veld, "")]));
        assert!(said.contains(zin), "{veld}: {said}");
    }
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    let made = spel.adviseur.browser.post("/maatregelen/nieuw/huisverbod", VELDEN);
    assert_eq!(made.status, 303);
    let refused = spel.leg_voor();
    assert!(refused.status == 422 && refused.body.contains("Er is nog geen feit met bron bij: Het incident."));
}

#[test]
fn een_minderjarige_krijgt_geen_huisverbod() {
    let said = geweigerd(&met(&[("betrokkene_geboortedatum_jaar", "2009")]));
    assert!(said.contains("De persoon was nog geen 18 jaar."), "{said}");
}

#[test]
fn bij_kindermishandeling_eerst_veilig_thuis() {
    let said = geweigerd(&met(&[("kindermishandeling", "ja"), ("veilig_thuis_overleg", "2026-11-14T03:30")]));
    assert!(said.contains("vooraf overleg met Veilig Thuis"), "{said}");
}

#[test]
fn wie_opstelt_tekent_niet_tenzij_de_hulpofficier_met_reden() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    concept(&mut spel.hulpofficier, VELDEN);
    let number = versie(&mut spel.hulpofficier);
    let asked = spel.hulpofficier.browser.post(&format!("{PAD}/besluit/1/voorleggen"), &[("versie", &number)]);
    assert_eq!(asked.status, 303, "{}", asked.body);
    let refused = neem(&mut spel.hulpofficier, 1, &[]);
    assert!(refused.status == 422 && refused.body.contains("Schrijf op waarom er nu niemand anders kan tekenen."));
    let taken = neem(&mut spel.hulpofficier, 1, &[("zelfde_hand", "Het is nacht en de piketmedewerker is onderweg.")]);
    assert_eq!(taken.status, 303, "{}", taken.body);
}

#[test]
fn zonder_mandaat_tekent_niemand() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.concept(VELDEN);
    assert_eq!(spel.leg_voor().status, 303);
    let mut ander = spel.proef.mens(Rol::Burgemeester);
    let page = ander.browser.get(PAD).body;
    assert!(page.contains("U staat vandaag niet in het mandaatregister."), "{page}");
    let refused = neem(&mut ander, 1, &[]);
    assert!(refused.status == 422 && refused.body.contains("niet in het mandaatregister"), "{}", refused.body);
}

#[test]
fn na_het_einde_kan_niemand_meer_verlengen() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    spel.om(date(2026, 11, 24).at(2, 39, 0, 0));
    let fields = [
        ("dagen", "18"),
        ("motivering", "De dreiging is er nog."),
        ("zienswijze", "spoed"),
        ("zienswijze_reden", "Er was geen tijd."),
    ];
    assert_eq!(spel.adviseur.browser.post(&format!("{PAD}/besluit/nieuw/verlengen"), &fields).status, 303);
    let number = versie(&mut spel.adviseur);
    let asked = spel.adviseur.browser.post(&format!("{PAD}/besluit/2/voorleggen"), &[("versie", &number)]);
    assert_eq!(asked.status, 303, "{}", asked.body);
    spel.om(date(2026, 11, 24).at(2, 40, 0, 0));
    let late = neem(&mut spel.burgemeester, 2, &[]);
    assert!(
        late.status == 422 && late.body.contains("Het verbod was al geëindigd toen er werd besloten."),
        "{}",
        late.body
    );
}

/// Extends by so many days, from draft to signature.
fn verlengd(spel: &mut Spel, besluit: i64, dagen: &str) {
    let fields = [
        ("dagen", dagen),
        ("motivering", "De dreiging is er nog."),
        ("zienswijze", "spoed"),
        ("zienswijze_reden", "Er was geen tijd."),
    ];
    genomen(spel, besluit, "verlengen", &fields);
}

/// A further decision, from draft to signature.
fn genomen(spel: &mut Spel, besluit: i64, soort: &str, velden: &[(&str, &str)]) {
    let made = spel.adviseur.browser.post(&format!("{PAD}/besluit/nieuw/{soort}"), velden);
    assert_eq!(made.status, 303, "{}", made.body);
    for (mens, stap) in [(&mut spel.adviseur, "voorleggen"), (&mut spel.burgemeester, "nemen")] {
        let number = besluit::testen::versie(&mens.browser.get(PAD).body, stap);
        let done = mens.browser.post(&format!("{PAD}/besluit/{besluit}/{stap}"), &[("versie", &number)]);
        assert_eq!(done.status, 303, "{stap}: {}", done.body);
    }
}

const INTREKKEN: &[(&str, &str)] =
    &[("hulp_aanvaard", "ja"), ("hulp_bevestigd", "ja"), ("hulp_vrij", "ja"), ("motivering", "De hulp loopt.")];

fn vernietigd(spel: &mut Spel, besluit: i64) {
    let fields = [("stadium", "vernietigd"), ("vernietiging", "Uitspraak van 20 november, nummer 12")];
    let done = spel.adviseur.browser.post(&format!("{PAD}/besluit/{besluit}/afronden"), &fields);
    assert_eq!(done.status, 303, "{}", done.body);
}

store::sql! {
    KRING = "SELECT kring FROM maatregel";
    OUDE_STAP = "INSERT INTO maatregel_termijn (maatregel, besluit, kring, code, wat, wie, soort, uiterlijk, hele_dag, bron, regel,
            invoer, antwoord, stand)
        SELECT maatregel, besluit, kring, 'oud', 'Een stap van vroeger', wie, 'stap', uiterlijk - 864000000000 - $1, 0, bron, regel,
            invoer, antwoord, 'open' FROM maatregel_termijn WHERE code = 'einde'";
    UITWERKING = "SELECT uitwerking FROM maatregel_besluit WHERE id = $1";
    ANDERE_UITWERKING = "UPDATE maatregel_besluit SET uitwerking = $2 WHERE id = $1";
}

/// What a decision keeps of what it made of the run.
fn kept(store: &Store, besluit: i64) -> Value {
    let text: Result<String, StoreError> = store.read_blocking(move |tx| tx.row(UITWERKING, args![besluit])?.get(0));
    let text = text.expect("the decision is there");
    serde_json::from_str(&text).expect("it kept JSON")
}

fn keep(store: &Store, besluit: i64, uitwerking: &str) {
    let uitwerking = uitwerking.to_owned();
    let done: Result<(), StoreError> =
        store.write_blocking(move |tx| tx.exec_one(ANDERE_UITWERKING, args![besluit, uitwerking]));
    done.expect("the decision is there");
}

/// How many terms of this text stand in the table with this state.
fn termijnen(spel: &mut Spel, wat: &str, stand: &str) -> usize {
    let page = spel.adviseur.browser.get(PAD).body;
    page.split("<tr").filter(|row| row.contains(wat) && row.contains(stand)).count()
}

const BESLIS: &str = "Besluiten: verlengen of laten aflopen";

#[test]
fn een_vernietigde_verlenging_geeft_het_oude_einde_terug() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.opgelegd();
        spel.om(date(2026, 11, 16).at(11, 0, 0, 0));
        verlengd(&mut spel, 2, "18");
        let page = spel.adviseur.browser.get(PAD).body;
        assert!(page.contains("Zaterdag 12 december 2026 om 02.40 uur"), "{page}");
        assert_eq!(termijnen(&mut spel, BESLIS, "Niet meer nodig"), 1);
        let asked = spel.adviseur.browser.post(&format!("{PAD}/besluit/2/afronden"), &[("stadium", "vernietigd")]);
        assert!(asked.status == 422 && asked.body.contains("Schrijf op welke uitspraak"), "{}", asked.body);
        vernietigd(&mut spel, 2);
        let page = spel.adviseur.browser.get(PAD).body;
        assert!(page.contains("Dinsdag 24 november 2026 om 02.40 uur"), "{page}");
        assert!(!page.contains("Zaterdag 12 december 2026 om 02.40 uur"), "{page}");
        assert!(page.contains("Uitspraak van 20 november, nummer 12"), "{page}");
        assert_eq!(termijnen(&mut spel, BESLIS, "Niet meer nodig"), 0, "deciding on day ten is asked for again");
        assert_eq!(termijnen(&mut spel, "Het verlengde huisverbod eindigt", "Niet meer nodig"), 1);
        assert_eq!(termijnen(&mut spel, "Vertellen dat dit besluit is vernietigd", "Nu doen"), 1);
        verlengd(&mut spel, 3, "4");
        let page = spel.adviseur.browser.get(PAD).body;
        assert!(
            page.contains("Zaterdag 28 november 2026 om 02.40 uur"),
            "days of an annulled decision do not count: {page}"
        );
    });
}

#[test]
fn een_vernietigde_intrekking_laat_het_huisverbod_weer_gelden() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    spel.om(date(2026, 11, 16).at(11, 0, 0, 0));
    genomen(&mut spel, 2, "intrekken", INTREKKEN);
    assert_eq!(termijnen(&mut spel, BESLIS, "Niet meer nodig"), 1);
    let page = spel.adviseur.browser.get(PAD).body;
    assert!(page.contains("Beëindigd op maandag 16 november 2026 om 11.00 uur."), "{page}");
    vernietigd(&mut spel, 2);
    let page = spel.adviseur.browser.get(PAD).body;
    assert!(page.contains("Van kracht") && page.contains("Dinsdag 24 november 2026 om 02.40 uur"), "{page}");
    assert!(!page.contains("Ingetrokken"), "what it withdrew stands again: {page}");
    assert_eq!(termijnen(&mut spel, BESLIS, "Niet meer nodig"), 0);
    verlengd(&mut spel, 3, "18");
}

#[test]
fn een_eerdere_verlenging_weg_laat_de_latere_korter_worden() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    spel.om(date(2026, 11, 16).at(11, 0, 0, 0));
    verlengd(&mut spel, 2, "8");
    verlengd(&mut spel, 3, "10");
    vernietigd(&mut spel, 2);
    let page = spel.adviseur.browser.get(PAD).body;
    assert!(page.contains("Vrijdag 4 december 2026 om 02.40 uur"), "ten days and ten: {page}");
    assert_eq!(termijnen(&mut spel, BESLIS, "Niet meer nodig"), 1, "the later extension has its own end");
    assert_eq!(termijnen(&mut spel, "Het verlengde huisverbod eindigt", "Niet meer nodig"), 2);
    assert_eq!(termijnen(&mut spel, "Huisverbod verlengen: de datums zijn opnieuw geteld", "Nu doen"), 1);
}

#[test]
fn zonder_de_eerste_verlenging_kwam_de_tweede_te_laat() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    spel.om(date(2026, 11, 16).at(11, 0, 0, 0));
    verlengd(&mut spel, 2, "8");
    spel.om(date(2026, 11, 30).at(11, 0, 0, 0));
    verlengd(&mut spel, 3, "10");
    vernietigd(&mut spel, 2);
    let page = spel.adviseur.browser.get(PAD).body;
    assert!(page.contains("Afgelopen op dinsdag 24 november 2026 om 02.40 uur."), "{page}");
    let told = "Huisverbod verlengen: de maatregel gold toen niet meer, dit besluit telt niet mee";
    assert_eq!(termijnen(&mut spel, told, "Nu doen"), 1, "{page}");
    let ended = termijnen(&mut spel, "Het verlengde huisverbod eindigt", "Niet meer nodig");
    assert_eq!(ended, 2, "an extension that does not count ends nothing");
}

#[test]
fn wat_bij_bekendmaken_al_is_gedaan_hoeft_niemand_af_te_vinken() {
    for (wijze, stand) in [("uitgereikt", "Gedaan"), ("mondeling", "Nu doen"), ("verzonden", "Nu doen")] {
        let fresh = store::testen::sqlite(&migraties());
        let mut spel = Spel::nieuw(&fresh.store);
        spel.concept(VELDEN);
        assert_eq!(spel.leg_voor().status, 303);
        assert_eq!(neem(&mut spel.hulpofficier, 1, &[]).status, 303);
        assert_eq!(termijnen(&mut spel, "Het besluit op papier uitreiken", "Nu doen"), 1);
        let versie = versie(&mut spel.hulpofficier);
        let fields = [("versie", &*versie), ("wijze", wijze), ("op", "2026-11-14T03:10")];
        let known = spel.hulpofficier.browser.post(&format!("{PAD}/besluit/1/bekendmaken"), &fields);
        assert_eq!(known.status, 303, "{}", known.body);
        assert_eq!(termijnen(&mut spel, "Het besluit op papier uitreiken", stand), 1, "{wijze}");
        assert_eq!(termijnen(&mut spel, "Het besluit melden aan Veilig Thuis", "Nu doen"), 1, "{wijze}");
    }
}

#[test]
fn van_elk_einde_is_een_klik_verder_te_lezen_waarom() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    for page in ["/maatregelen", PAD] {
        assert!(spel.adviseur.browser.get(page).body.contains("href=\"/maatregelen/M-2026-0001/einde\""), "{page}");
    }
    let to = spel.adviseur.browser.get(&format!("{PAD}/einde"));
    let told = spel.adviseur.browser.get(to.naar()).body;
    assert!(told.contains("Zo is het gerekend") && told.contains("Wth 2 lid 1"), "{told}");
    spel.om(date(2026, 11, 16).at(11, 0, 0, 0));
    verlengd(&mut spel, 2, "18");
    let to = spel.adviseur.browser.get(&format!("{PAD}/einde"));
    let told = spel.adviseur.browser.get(to.naar()).body;
    assert!(told.contains("Zaterdag 12 december 2026 om 02.40 uur") && told.contains("Wth 9 lid 1"), "{told}");
}

#[test]
fn wat_te_laat_is_verdringt_niet_wat_vanavond_eindigt() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.opgelegd();
        let op = spel.proef.nu();
        for day in 1..=12 {
            let done: Result<u64, StoreError> =
                store.write_blocking(move |tx| tx.exec(OUDE_STAP, args![day * 86_400_000_000_i64]));
            assert_eq!(done, Ok(1));
        }
        let found: Result<_, StoreError> = store.read_blocking(move |tx| {
            let kringen = [kern::Kring(tx.row(KRING, &[])?.get(0)?)];
            let until = op.plus_seconds(12 * 86_400);
            let next = termijnen::lopend(tx, &kringen, Termijnsoort::Stap, (op, until), 8)?;
            Ok((next, termijnen::te_laat(tx, &kringen, Termijnsoort::Stap, op, 8)?))
        });
        let (next, late) = found.expect("it can be read");
        assert_eq!(next.iter().map(|klok| klok.wat.as_str()).collect::<Vec<_>>(), [BESLIS]);
        assert_eq!(late.len(), 8);
        assert!(late.windows(2).all(|pair| pair[0].uiterlijk > pair[1].uiterlijk), "the newest first");
    });
}

#[test]
fn een_later_besluit_dat_hetzelfde_blijft_doen_houdt_zijn_termijnen() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    spel.om(date(2026, 11, 16).at(11, 0, 0, 0));
    verlengd(&mut spel, 2, "8");
    genomen(&mut spel, 3, "intrekken", INTREKKEN);
    let before = kept(&fresh.store, 3);
    vernietigd(&mut spel, 2);
    assert_eq!(kept(&fresh.store, 3), before);
    assert_eq!(termijnen(&mut spel, "Huisverbod intrekken: de datums blijven gelijk", "Nu doen"), 1);
    let page = spel.adviseur.browser.get(PAD).body;
    assert!(page.contains("Beëindigd op maandag 16 november 2026 om 11.00 uur."), "{page}");
}

#[test]
fn een_ouder_besluit_houdt_de_datums_die_het_kreeg() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    spel.om(date(2026, 11, 16).at(11, 0, 0, 0));
    verlengd(&mut spel, 2, "18");
    let opgelegd = kept(&fresh.store, 1);
    let einde = opgelegd["einde"]["op"].as_i64().expect("imposing sets an end");
    // As if the law counted a day less when it was imposed.
    let then = json!({ "begin": opgelegd["begin"], "einde": { "op": einde - 86_400_000_000 }, "uiterste": opgelegd["uiterste"] });
    keep(&fresh.store, 1, &then.to_string());
    vernietigd(&mut spel, 2);
    let page = spel.adviseur.browser.get(PAD).body;
    assert!(page.contains("Maandag 23 november 2026 om 02.40 uur"), "not counted anew: {page}");
    assert_eq!(kept(&fresh.store, 1), then);
}

#[test]
fn een_uitwerking_die_niet_te_lezen_is_wordt_geen_gok() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    keep(&fresh.store, 1, "{\"eind\":7}");
    assert_eq!(spel.adviseur.browser.get(PAD).status, 500);
}

#[test]
fn een_huisverbod_dat_voorbij_is_kan_worden_vernietigd_en_houdt_de_dag_van_zijn_einde() {
    for intrekken in [true, false] {
        let fresh = store::testen::sqlite(&migraties());
        let mut spel = Spel::nieuw(&fresh.store);
        spel.opgelegd();
        spel.om(date(2026, 11, 16).at(11, 0, 0, 0));
        if intrekken {
            genomen(&mut spel, 2, "intrekken", INTREKKEN);
        }
        spel.om(date(2026, 12, 9).at(9, 0, 0, 0));
        vernietigd(&mut spel, 1);
        let page = spel.adviseur.browser.get(PAD).body;
        let ended = if intrekken {
            "Beëindigd op maandag 16 november 2026 om 11.00 uur."
        } else {
            "Afgelopen op dinsdag 24 november 2026 om 02.40 uur."
        };
        assert!(page.contains(ended) && page.contains("Uitspraak van 20 november, nummer 12"), "{page}");
        assert_eq!(termijnen(&mut spel, "Vertellen dat dit besluit is vernietigd", "Nu doen"), 1);
    }
}

#[test]
fn een_vernietigd_huisverbod_eindigt_en_kan_niet_meer_worden_verlengd() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    spel.om(date(2026, 11, 16).at(11, 0, 0, 0));
    let fields = [
        ("dagen", "8"),
        ("motivering", "De dreiging is er nog."),
        ("zienswijze", "spoed"),
        ("zienswijze_reden", "Er was geen tijd."),
    ];
    assert_eq!(spel.adviseur.browser.post(&format!("{PAD}/besluit/nieuw/verlengen"), &fields).status, 303);
    vernietigd(&mut spel, 1);
    let page = spel.adviseur.browser.get(PAD).body;
    assert!(page.contains("Beëindigd op maandag 16 november 2026 om 11.00 uur."), "{page}");
    let number = versie(&mut spel.adviseur);
    let asked = spel.adviseur.browser.post(&format!("{PAD}/besluit/2/voorleggen"), &[("versie", &number)]);
    assert_eq!(asked.status, 422, "a draft does not outlive its order: {}", asked.body);
}

#[test]
fn een_aanzegging_van_lang_geleden_vraagt_om_een_reden() {
    let said = geweigerd(&met(&[("opgelegd", "2026-10-14T02:40")]));
    assert!(said.contains("meer dan 24 uur geleden. Kijk dag en tijd na."), "{said}");
    let ahead = geweigerd(&met(&[("opgelegd", "2026-11-14T03:16")]));
    assert!(ahead.contains("Het besluit zou pas later ingaan dan nu."), "{ahead}");
    let both = geweigerd(&met(&[("mondeling", "nee")]));
    assert!(both.contains("Het is niet mondeling aangezegd, maar er staat wel een moment."), "{both}");
}

#[test]
fn langer_dan_vier_weken_kan_niet() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    let too_long = [("dagen", "19"), ("motivering", "x"), ("zienswijze", "spoed"), ("zienswijze_reden", "x")];
    let refused = spel.adviseur.browser.post(&format!("{PAD}/besluit/nieuw/verlengen"), &too_long);
    assert!(
        refused.status == 422 && refused.body.contains("Vul een getal in van 1 tot en met 18."),
        "{}",
        refused.body
    );
}

#[test]
fn een_stap_uit_de_verkeerde_volgorde_kan_niet() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.concept(VELDEN);
    let early = spel.hulpofficier.browser.post(&format!("{PAD}/besluit/1/nemen"), &[("versie", "1")]);
    assert_eq!(early.status, 409, "{}", early.body);
    let known = [("versie", "1"), ("wijze", "uitgereikt"), ("op", "2026-11-14T03:10")];
    assert_eq!(spel.hulpofficier.browser.post(&format!("{PAD}/besluit/1/bekendmaken"), &known).status, 409);
    let extend = spel.adviseur.browser.get(&format!("{PAD}/besluit/nieuw/verlengen"));
    assert_eq!(extend.status, 422, "{}", extend.body);
}

#[test]
fn wie_tekent_tekent_wat_hij_zag() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.concept(VELDEN);
    assert_eq!(spel.leg_voor().status, 303);
    let stale = spel.hulpofficier.browser.post(&format!("{PAD}/besluit/1/nemen"), &[("versie", "1")]);
    assert!(stale.status == 409 && stale.body.contains("Iemand anders was u voor"), "{}", stale.body);
}

#[test]
fn buiten_de_kring_is_er_geen_huisverbod() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.opgelegd();
    let mut jurist = spel.proef.mens(Rol::Jurist);
    assert_eq!(jurist.browser.get(PAD).status, 404);
    assert_eq!(jurist.browser.get(&format!("{PAD}/brief/1/pdf")).status, 404);
    assert!(!jurist.browser.get("/maatregelen").body.contains("Klaverhof"));
}

#[test]
fn cijfers_tellen_per_soort_en_periode_en_zeggen_niet_nul_wie_niets_mag_weten() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.opgelegd();
        let seen = spel.adviseur.browser.get("/maatregelen/cijfers?jaar=2026&kwartaal=4").body;
        assert!(seen.contains("Huisverbod opleggen") && seen.contains("De hulpofficier van justitie"), "{seen}");
        for other in ["jaar=2026&kwartaal=3", "jaar=2025"] {
            let none = spel.adviseur.browser.get(&format!("/maatregelen/cijfers?{other}")).body;
            assert!(none.contains("In deze periode is geen besluit genomen"), "{none}");
        }
        let table = spel.adviseur.browser.get("/maatregelen/cijfers.csv?jaar=2026&kwartaal=4");
        assert!(table.header("content-disposition").contains("maatregelen-2026-kwartaal-4.csv"));
        assert_eq!(
            table.body,
            "maatregel;besluit;genomen door;aantal\r\nHuisverboden;Huisverbod opleggen;De hulpofficier van justitie;1\r\n"
        );
        let mut policy = spel.proef.mens(Rol::Beleid);
        let told = policy.browser.get("/maatregelen/cijfers?jaar=2026").body;
        assert!(told.contains("U mag geen maatregelen weten") && !told.contains("geen besluit genomen"), "{told}");
        assert_eq!(policy.browser.get("/maatregelen/cijfers.csv?jaar=2026").status, 404);
    });
}

#[test]
fn wie_een_adres_voor_zijn_agenda_vraagt_laat_eerst_zien_wie_hij_is() {
    let fresh = store::testen::sqlite(&migraties());
    let mut spel = Spel::nieuw(&fresh.store);
    spel.proef.om(nacht() + 10.minutes());
    let asked = spel.adviseur.browser.post("/maatregelen/agenda", &[]);
    assert_eq!(
        (asked.status.as_u16(), asked.naar()),
        (303, "/inloggen/code?terug=/maatregelen/agenda"),
        "{}",
        asked.body
    );
    assert!(spel.adviseur.browser.get("/maatregelen/agenda").body.contains("Adres maken"), "nothing was made");
}

#[test]
fn een_agenda_van_buiten_ziet_alleen_wat_en_wanneer_en_alleen_met_de_sleutel() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.opgelegd();
        let none = spel.adviseur.browser.get("/maatregelen/agenda").body;
        assert!(none.contains("Adres maken") && !none.contains("Adres intrekken"), "{none}");
        let made = spel.adviseur.browser.post("/maatregelen/agenda", &[]);
        assert!(made.status == 200 && made.header("cache-control") == "no-store", "{}", made.body);
        let (_, rest) = made.body.split_once("/agenda/").expect("an address");
        let key = rest.split('/').next().expect("a key").to_owned();
        let feed = format!("/agenda/{key}/maatregelen.ics");

        let mut outside = spel.proef.vreemd();
        let read = outside.get(&feed);
        assert_eq!((read.status.as_u16(), read.header("content-type")), (200, "text/calendar; charset=utf-8"));
        for seen in [
            "BEGIN:VCALENDAR",
            "SUMMARY:Huisverbod M-2026-0001: Besluiten: verlengen of laten",
            "DTSTART:20261124T014000Z",
        ] {
            assert!(read.body.contains(seen), "{seen}: {}", read.body);
        }
        for hidden in ["Klaverhof", "Verzonnen", "klap"] {
            assert!(!read.body.contains(hidden), "{hidden}: {}", read.body);
        }
        assert_eq!(outside.get("/maatregelen/agenda.ics").status, 303, "the key opens nothing else");
        assert_eq!(outside.get("/agenda/AAAA/maatregelen.ics").status, 404);
        assert!(spel.adviseur.browser.get("/maatregelen/agenda").body.contains("Voor het laatst opgehaald"));

        let other = spel.proef.mens(Rol::Jurist).browser.post("/maatregelen/agenda/intrekken", &[]);
        assert_eq!((other.status.as_u16(), outside.get(&feed).status.as_u16()), (303, 200), "only one's own");
        let again = spel.adviseur.browser.post("/maatregelen/agenda", &[]);
        assert_eq!(
            (again.status.as_u16(), outside.get(&feed).status.as_u16()),
            (200, 404),
            "a new address ends the old one"
        );
        assert_eq!(spel.adviseur.browser.post("/maatregelen/agenda/intrekken", &[]).status, 303);
        assert!(spel.adviseur.browser.get("/maatregelen/agenda").body.contains("Adres maken"));

        spel.proef.om(date(2027, 11, 20).at(9, 0, 0, 0));
        assert_eq!(outside.get(&feed).status, 404);
    });
}

/// A picture of one point.
const PNG: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 31, 21, 196,
    137, 0, 0, 0, 13, 73, 68, 65, 84, 120, 218, 99, 100, 248, 207, 80, 15, 0, 3, 134, 1, 128, 90, 52, 125, 107, 0, 0,
    0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

#[test]
fn een_stuk_hoort_bij_een_feit_en_gaat_ermee_weg() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.concept(VELDEN);
        let fact = [("onderdeel", "incident"), ("feit", "Er lag een gebroken deur."), ("bron", "politie")];
        let pad = format!("{PAD}/besluit/1/feit");
        let script =
            spel.adviseur.browser.post_met_bestanden(&pad, &fact, &[("stuk", "rapport.pdf", b"MZ geen rapport")]);
        assert!(script.status == 422 && script.body.contains("Voeg een PDF of een foto"), "{}", script.body);
        assert!(script.body.contains("Er lag een gebroken deur."), "what was typed comes back: {}", script.body);
        let added = spel.adviseur.browser.post_met_bestanden(&pad, &fact, &[("stuk", "deur van Verzonnen.png", PNG)]);
        assert_eq!(added.status, 303, "{}", added.body);
        let page = spel.adviseur.browser.get(PAD).body;
        assert!(page.contains("deur van Verzonnen.png") && page.contains(&format!("{PAD}/stuk/1")), "{page}");

        let file = spel.adviseur.browser.get(&format!("{PAD}/stuk/1"));
        assert_eq!((file.status.as_u16(), file.header("content-type")), (200, "image/png"));
        assert!(file.header("content-disposition").starts_with("attachment;"), "it is kept, never run");
        assert_eq!(spel.proef.mens(Rol::Jurist).browser.get(&format!("{PAD}/stuk/1")).status, 404);
        assert_eq!(spel.adviseur.browser.get(&format!("{PAD}/stuk/2")).status, 404);

        let facts = spel.adviseur.browser.get(PAD).body;
        let number = facts.split("/feit/").filter_map(|rest| rest.split('/').next()?.parse::<i64>().ok()).max();
        let gone = spel.adviseur.browser.post(&format!("{pad}/{}/weg", number.expect("a fact")), &[]);
        assert_eq!(gone.status, 303, "{}", gone.body);
        assert_eq!(spel.adviseur.browser.get(&format!("{PAD}/stuk/1")).status, 404, "it goes with its fact");
    });
}

#[test]
fn elke_deur_is_dicht_en_elke_opdracht_geldig() {
    on_both(&migraties(), |store| {
        let proef = Proef::nieuw(store, nacht(), &[&SOORT]);
        let whole = module::assemble(&[besluit::module()]);
        for sql in whole.sql() {
            assert_eq!(store.read_blocking(move |tx| tx.prepare(sql)), Ok::<(), store::StoreError>(()), "{}", sql.name);
        }
        assert_eq!(module::testen::open_doors(&whole, &proef.app), Vec::<String>::new());
    });
}
