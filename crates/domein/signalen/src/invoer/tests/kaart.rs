use super::*;
use crate::invoer::KaartFout;
use crate::invoer::kaart::VOORBEELDEN;
use proptest::prelude::*;

fn fout(text: &str) -> String {
    Kaart::lees(text, &Categorieen::standaard().unwrap()).unwrap_err().to_string()
}

#[test]
fn de_meegeleverde_kaarten_kloppen() {
    for (naam, text) in VOORBEELDEN {
        let read = Kaart::lees(text, &Categorieen::standaard().unwrap());
        assert!(read.is_ok(), "{naam}: {read:?}");
    }
}

#[test]
fn een_onbekende_sleutel_wordt_met_zijn_regel_genoemd() {
    let text = KAART.replace("titel =", "kleur = \"rood\"\ntitel =");
    let error = fout(&text);
    assert!(error.contains("kleur") && error.contains("line 6"), "{error}");
    assert!(matches!(Kaart::lees("naam = ", &Categorieen::standaard().unwrap()), Err(KaartFout::Toml(_))));
}

#[test]
fn een_waarde_die_niet_kan_wordt_met_de_sleutel_genoemd() {
    for (was, wordt, genoemd) in [
        ("naam = \"proef\"", "naam = \"Een Bron\"", "naam"),
        ("\"jongeren\"", "\"ufo\"", "'ufo' bestaat niet"),
        ("\"dd-mm-jjjj\"", "\"dd-mm-yyyy\"", "dd-mm-yyyy"),
        ("stelsel = \"rd\"", "stelsel = \"utm\"", "punt.stelsel"),
        ("stelsel = \"rd\"", "stelsel = \"wgs84\"", "lat en lon"),
        ("{wat} bij {waar}", "{wat} bij {waar", "accolade"),
        ("{wat} bij {waar}", "{} bij {waar}", "kolom"),
        ("kolommen = [\"soort\"]\n", "", "horen bij elkaar"),
        ("[datum]", "[bestand]\nscheiding = \"ab\"\n[datum]", "leesteken"),
        ("[datum]", "[bestand]\ntekenset = \"ebcdic\"\n[datum]", "tekenset"),
        ("[datum]", "[status]\nanders = \"kwijt\"\n[datum]", "'kwijt' bestaat niet"),
    ] {
        let text = KAART.replacen(was, wordt, 1);
        assert_ne!(text, KAART, "{was}");
        assert!(fout(&text).contains(genoemd), "{genoemd}: {}", fout(&text));
    }
}

proptest! {
    #[test]
    fn elke_kaart_en_elke_regel_geven_een_antwoord(kaart in "\\PC{0,200}", rij in "\\PC{0,80}") {
        crate::invoer::fuzz::kaart_en_regel(&kaart, &rij);
    }

    #[test]
    fn een_goede_kaart_leest_elke_regel_of_keurt_haar_af(rij in "[\\PC\n]{0,200}") {
        crate::invoer::fuzz::kaart_en_regel(KAART, &rij);
    }
}
