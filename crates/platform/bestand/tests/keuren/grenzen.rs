//! Limits, refusals, and what holds for any bytes at all.

use crate::monster::{KANARIE, alle, bevat, jpeg, mp4};
use bestand::{Afwijzing, MAX_BYTES, MAX_PER_MELDING, Soort, keur, keur_aantal};
use proptest::prelude::*;

#[test]
fn de_grenzen_zelf_mogen_en_een_meer_niet() {
    let vul = |lengte: usize| {
        let mut bytes = jpeg::kaal();
        bytes.resize(lengte, 0);
        keur(&bytes, "foto")
    };
    assert!(vul(MAX_BYTES).is_ok());
    assert_eq!(vul(MAX_BYTES + 1).unwrap_err(), Afwijzing::TeGroot);
    assert_eq!(keur(b"", "leeg").unwrap_err(), Afwijzing::Leeg);
    assert_eq!(keur_aantal(MAX_PER_MELDING), Ok(()));
    assert_eq!(keur_aantal(MAX_PER_MELDING + 1), Err(Afwijzing::TeVeel));
}

#[test]
fn wat_niet_kan_krijgt_een_zin_die_verder_helpt() {
    let ftyp = |merk: [u8; 4]| mp4::doos(*b"ftyp", &[&merk, &[0; 4][..]].concat());
    for (bytes, reden, woord) in [
        (b"%PDF-1.7".to_vec(), Afwijzing::Pdf, "schermafdruk"),
        (ftyp(*b"heic"), Afwijzing::Heic, "JPG"),
        (ftyp(*b"mif1"), Afwijzing::Heic, "JPG"),
        (ftyp(*b"avif"), Afwijzing::Onbekend, "JPG"),
        (b"GIF89a".to_vec(), Afwijzing::Beweging, "gewone foto"),
        (b"\x1A\x45\xDF\xA3webm".to_vec(), Afwijzing::Video, "geluid"),
        (b"RIFF\0\0\0\0AVI ".to_vec(), Afwijzing::Video, "geluid"),
        (b"zomaar tekst".to_vec(), Afwijzing::Onbekend, "JPG"),
    ] {
        assert_eq!(keur(&bytes, "bestand").unwrap_err(), reden);
        assert!(reden.to_string().contains(woord), "{reden}");
    }
}

#[test]
fn van_elke_soort_verdwijnt_de_kanarie_en_is_twee_keer_schoon_gelijk_aan_een_keer() {
    for vuil in alle() {
        assert!(bevat(&vuil, KANARIE) || bevat(&vuil, b"KANARIE"));
        let schoon = keur(&vuil, "bestand").unwrap();
        assert!(!bevat(&schoon.bytes, b"KANARIE"), "{:?}", schoon.soort);
        assert_eq!(keur(&schoon.bytes, "bestand").unwrap().bytes, schoon.bytes, "{:?}", schoon.soort);
    }
}

#[test]
fn afgekapt_op_elke_plaats_lekt_of_valt_niets_om() {
    for heel in alle() {
        for lengte in (0..heel.len()).step_by(heel.len() / 2000 + 1) {
            if let Ok(schoon) = keur(&heel[..lengte], "bestand") {
                assert!(!bevat(&schoon.bytes, b"KANARIE"), "{:?} op {lengte}", schoon.soort);
            }
        }
    }
}

#[test]
fn elke_soort_komt_terug_uit_haar_mediatype() {
    for soort in Soort::ALLE {
        assert_eq!(Soort::van_mediatype(soort.mediatype()), Some(soort));
    }
    assert_eq!(Soort::van_mediatype("text/html"), None);
}

#[test]
fn debug_toont_geen_naam_of_inhoud() {
    let gekeurd = keur(&jpeg::kaal(), "Joke Verzonnen.jpg").unwrap();
    assert!(!format!("{gekeurd:?}").contains("Joke"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn willekeurige_bytes_achter_elk_begin_geven_altijd_een_antwoord(
        keuze in 0_usize..8,
        lengte in 0_usize..64,
        rommel in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let heel = &alle()[keuze];
        let bytes = [&heel[..lengte.min(heel.len())], &rommel[..]].concat();
        if let Ok(schoon) = keur(&bytes, "bestand") {
            prop_assert!(keur(&schoon.bytes, "bestand").is_ok());
        }
    }

    #[test]
    fn veranderde_bytes_geven_altijd_een_antwoord_en_nauwelijks_meer_dan_erin_ging(
        keuze in 0_usize..8,
        grepen in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
    ) {
        let mut bytes = alle()[keuze].clone();
        let lengte = bytes.len();
        for (plek, byte) in grepen {
            bytes[plek.index(lengte)] = byte;
        }
        if let Ok(schoon) = keur(&bytes, "bestand") {
            // A missing padding byte or an empty thumbnail size may be written where the input left it out.
            prop_assert!(schoon.bytes.len() <= lengte + 4);
            prop_assert_eq!(keur(&schoon.bytes, "bestand").unwrap().bytes, schoon.bytes);
        }
    }
}
