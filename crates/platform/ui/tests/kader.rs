//! The frame's own logic.

use rstest::rstest;
use ui::{FormErrors, Kader, KaderGebruiker, Modus, NavItem};

#[rstest]
#[case("/signalen", true)]
#[case("/signalen/S-2026-0724", true)]
#[case("/signalenoverleg", false)]
#[case("/", false)]
fn de_navigatie_kent_de_pagina_en_wat_eronder_ligt(#[case] pad: &str, #[case] huidig: bool) {
    let kader = Kader::werkplek("Voorbeeldstad", "Signalen", pad);
    assert_eq!(kader.is_huidig(&NavItem::new("Signalen", "/signalen", "signaal")), huidig);
}

#[test]
fn nul_toont_geen_getal() {
    assert!(NavItem::new("Signalen", "/signalen", "signaal").telt(0, "nieuw").teller.is_none());
    assert!(
        NavItem::new("Signalen", "/signalen", "signaal")
            .dringend(2, "lopen af")
            .teller
            .is_some_and(|teller| teller.dringend)
    );
}

#[rstest]
#[case("Sanne Verhoeven", "SV")]
#[case("anne van der berg", "AB")]
#[case("Politie", "P")]
#[case("", "")]
fn initialen_van_het_eerste_en_het_laatste_woord(#[case] naam: &str, #[case] verwacht: &str) {
    assert_eq!(KaderGebruiker::new(naam, "Rol").initialen, verwacht);
}

#[test]
fn de_titel_noemt_eerst_de_fouten() {
    let mut fouten = FormErrors::new();
    fouten.add("plek", "Vul een plek in");
    let kader = Kader::publiek("Voorbeeldstad", "Waar is het?").fouten(&fouten);
    assert_eq!(kader.documenttitel(), "1 fout: Waar is het?");
}

#[test]
fn een_onbekende_modus_laat_het_toestel_kiezen() {
    assert_eq!(Modus::from_cookie("donker"), Modus::Donker);
    assert_eq!(Modus::from_cookie("<script>"), Modus::Systeem);
}
