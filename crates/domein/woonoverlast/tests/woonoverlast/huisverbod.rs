//! The ban from the home.

use crate::spel::{PAD, Spel, bevat, huisverbod, last, met, niet_voorgelegd};
use besluit::testen::migraties;
use jiff::civil::date;
use store::testen::on_both;

const VERLENGEN: &[(&str, &str)] = &[
    ("dagen", "18"),
    ("motivering", "De bewoner zei dat hij doorgaat."),
    ("zienswijze", "gehoord"),
    ("zienswijze_tekst", "Ik wil naar huis."),
];

#[test]
fn tien_dagen_en_hoogstens_vier_weken() {
    on_both(&migraties(), |store| {
        let mut spel = Spel::nieuw(store);
        spel.opgelegd(&huisverbod(&[]));
        bevat(
            &spel.bladzijde(),
            &[
                "Huisverbod woonoverlast Klaverhof 14",
                "Donderdag 26 november 2026 om 10.00 uur",
                "Besluiten: verlengen of laten aflopen",
                "De Raad voor Rechtsbijstand vragen om een advocaat",
                "Bezwaar maken (bij een huisverbod te bevestigen",
            ],
        );
        let asked = [
            ("voorval", "voorziening"),
            ("dag_dag", "16"),
            ("dag_maand", "11"),
            ("dag_jaar", "2026"),
            ("tekst", "Verzoek bij de rechtbank."),
        ];
        assert_eq!(spel.adviseur.browser.post(&format!("{PAD}/voorval"), &asked).status, 303);
        bevat(&spel.bladzijde(), &["Zitting over de voorlopige voorziening", "do 19 nov"]);
        let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/1")).body;
        bevat(
            &letter,
            &["donderdag 26 november 2026 om 10.00 uur", "Twee keer dwangsom ingevorderd.", "niet verboden"],
        );
        spel.om(date(2026, 11, 24).at(11, 0, 0, 0));
        spel.begin("verlengen", VERLENGEN);
        spel.genomen();
        bevat(&spel.bladzijde(), &["Maandag 14 december 2026 om 10.00 uur"]);
        let letter = spel.adviseur.browser.get(&format!("{PAD}/brief/2")).body;
        bevat(&letter, &["maandag 14 december 2026 om 10.00 uur", "Ik wil naar huis.", "151d lid 3"]);
    });
}

#[test]
fn een_minderjarige_krijgt_geen_huisverbod() {
    let young = niet_voorgelegd(&huisverbod(&[("betrokkene_geboortedatum_jaar", "2009")]));
    bevat(&young, &["De persoon is nog geen 18 jaar."]);
    let unborn = niet_voorgelegd(&huisverbod(&[("betrokkene_geboortedatum_jaar", "2027")]));
    bevat(&unborn, &["De geboortedatum ligt na het besluit."]);
}

#[test]
fn een_huisverbod_komt_na_de_gedragsaanwijzing_tenzij_er_spoed_is() {
    let unsuited = huisverbod(&[("trede_5", "niet_geschikt"), ("trede_5_toelichting", "Het gevaar is te groot.")]);
    let refused = niet_voorgelegd(&unsuited);
    bevat(&refused, &["Een huisverbod kan pas na een gedragsaanwijzing (stap 5), tenzij er een reden is voor spoed."]);
    let (_fresh, mut spel) = Spel::los();
    spel.concept(&met(&unsuited, &[("spoed_reden", "Buren durven hun huis niet meer in.")]));
    let asked = spel.leg_voor();
    assert_eq!(asked.status, 303, "{}", asked.body);
    let open = huisverbod(&[("trede_6", "open"), ("spoed_reden", "Buren durven hun huis niet meer in.")]);
    bevat(&niet_voorgelegd(&open), &["Het gaat om stap 6: dwangsom innen"]);
}

#[test]
fn langer_dan_vier_weken_kan_niet_ook_niet_in_twee_keer() {
    let (_fresh, mut spel) = Spel::los();
    spel.opgelegd(&huisverbod(&[]));
    let at_once = met(VERLENGEN, &[("dagen", "19")]);
    let refused = spel.adviseur.browser.post(&format!("{PAD}/besluit/nieuw/verlengen"), &at_once);
    assert_eq!(refused.status, 422);
    bevat(&refused.body, &["Vul een getal in van 1 tot en met 18."]);
    spel.begin("verlengen", &met(VERLENGEN, &[("dagen", "10")]));
    spel.genomen();
    let again = spel.geweigerd("verlengen", &met(VERLENGEN, &[("dagen", "9")]));
    bevat(&again, &["Het nieuwe einde ligt meer dan vier weken na het opleggen."]);
    spel.begin("verlengen", &met(VERLENGEN, &[("dagen", "8")]));
    spel.genomen();
    bevat(&spel.bladzijde(), &["Maandag 14 december 2026 om 10.00 uur"]);
}

#[test]
fn na_het_einde_kan_niemand_verlengen() {
    let (_fresh, mut spel) = Spel::los();
    spel.opgelegd(&huisverbod(&[]));
    spel.om(date(2026, 11, 26).at(9, 59, 0, 0));
    spel.begin("verlengen", VERLENGEN);
    assert_eq!(spel.leg_voor().status, 303);
    spel.om(date(2026, 11, 26).at(10, 0, 0, 0));
    let late = spel.neem();
    assert_eq!(late.status, 422);
    bevat(&late.body, &["Het verbod was al geëindigd toen er werd besloten."]);
}

#[test]
fn een_last_is_geen_huisverbod_en_andersom() {
    let (_fresh, mut spel) = Spel::los();
    spel.opgelegd(&last(&[]));
    bevat(&spel.geweigerd("verlengen", VERLENGEN), &["Verlengen kan alleen na een huisverbod"]);
    let (_other, mut spel) = Spel::los();
    spel.opgelegd(&huisverbod(&[]));
    let change = [("wijziging_reden", "eigen"), ("motivering", "x"), ("dwangsom", "10")];
    bevat(&spel.geweigerd("wijzigen", &change), &["Een huisverbod is geen last die kan worden gewijzigd."]);
    spel.om(date(2026, 12, 2).at(10, 0, 0, 0));
    let forfeited = spel.verbeurd("1", "10");
    assert_eq!(forfeited.status, 422);
    bevat(&forfeited.body, &["Deze maatregel heeft geen dwangsom."]);
}
