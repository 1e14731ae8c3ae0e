//! Every refusal on the way: what is missing, too late, too long, or for another to sign.

use crate::spel::{PAD, Spel, VELDEN, concept, met, neem, versie};
use besluit::testen::migraties;
use jiff::civil::date;
use kern::Rol;

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
