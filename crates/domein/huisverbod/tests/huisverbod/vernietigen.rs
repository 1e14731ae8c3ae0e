//! A court takes a decision away: what came later is counted anew, what came before stays.

use crate::spel::{BESLIS, INTREKKEN, PAD, Spel, genomen, termijnen, verlengd, versie};
use besluit::testen::migraties;
use jiff::civil::date;
use serde_json::{Value, json};
use store::testen::on_both;
use store::{Store, StoreError, args};

store::sql! {
    UITWERKING = "SELECT uitwerking FROM maatregel_besluit WHERE id = $1";
    ANDERE_UITWERKING = "UPDATE maatregel_besluit SET uitwerking = $2 WHERE id = $1";
}

fn vernietigd(spel: &mut Spel, besluit: i64) {
    let fields = [("stadium", "vernietigd"), ("vernietiging", "Uitspraak van 20 november, nummer 12")];
    let done = spel.adviseur.browser.post(&format!("{PAD}/besluit/{besluit}/afronden"), &fields);
    assert_eq!(done.status, 303, "{}", done.body);
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
