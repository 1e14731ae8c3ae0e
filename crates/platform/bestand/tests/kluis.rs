//! The vault as its callers use it, on a real folder.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use bestand::{Eigenaar, Hoofdsleutel, Kluis, KluisFout, Opslagnaam, Sleutelbos};
use kern::Moment;
use proptest::prelude::*;
use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf};
use tempfile::TempDir;

struct Proef {
    map: TempDir,
    kluis: Kluis,
}

impl Proef {
    fn nieuw() -> Self {
        let map = tempfile::tempdir().unwrap();
        let sleutel = Hoofdsleutel::maak(&map.path().join("sleutel")).unwrap();
        let kluis = Kluis::open(&map.path().join("bijlagen"), &sleutel).unwrap();
        Self { map, kluis }
    }

    fn bos(&self, id: i64) -> Sleutelbos {
        self.kluis.nieuwe_sleutelbos(Eigenaar::rij("signaal", id)).unwrap().0
    }

    fn pad(&self, naam: &Opslagnaam) -> PathBuf {
        let hex = naam.to_string();
        self.map.path().join("bijlagen").join(&hex[..2]).join(&hex)
    }
}

#[test]
fn een_bijlage_komt_na_herstart_terug_met_de_sleutel_uit_de_rij() {
    let proef = Proef::nieuw();
    let (bos, rij) = proef.kluis.nieuwe_sleutelbos(Eigenaar::rij("signaal", 7)).unwrap();
    let naam = proef.kluis.bewaar(&bos, b"een verzonnen foto").unwrap();
    drop(bos);

    let sleutel = Hoofdsleutel::laad(&proef.map.path().join("sleutel")).unwrap();
    let opnieuw = Kluis::open(&proef.map.path().join("bijlagen"), &sleutel).unwrap();
    let bos = opnieuw.open_sleutelbos(Eigenaar::rij("signaal", 7), &rij).unwrap();
    assert_eq!(opnieuw.lees(&bos, &naam).unwrap(), b"een verzonnen foto");
    assert_eq!(opnieuw.vingerafdruk(), proef.kluis.vingerafdruk());
}

#[test]
fn op_de_schijf_staat_geen_leesbare_tekst_en_alleen_voor_de_eigenaar() {
    let proef = Proef::nieuw();
    let naam = proef.kluis.bewaar(&proef.bos(1), b"KANARIE in de bijlage").unwrap();
    let pad = proef.pad(&naam);
    assert!(!fs::read(&pad).unwrap().windows(7).any(|stuk| stuk == b"KANARIE"));
    assert_eq!(fs::metadata(&pad).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::metadata(pad.parent().unwrap()).unwrap().permissions().mode() & 0o777, 0o700);
}

#[test]
fn elke_veranderde_byte_wordt_geweigerd() {
    let proef = Proef::nieuw();
    let bos = proef.bos(1);
    let naam = proef.kluis.bewaar(&bos, b"bewijs").unwrap();
    let heel = fs::read(proef.pad(&naam)).unwrap();
    for index in 0..heel.len() {
        let mut kapot = heel.clone();
        kapot[index] ^= 1;
        fs::write(proef.pad(&naam), &kapot).unwrap();
        assert!(matches!(proef.kluis.lees(&bos, &naam), Err(KluisFout::Beschadigd)), "byte {index}");
    }
}

#[test]
fn een_bestand_onder_een_andere_naam_of_eigenaar_opent_niet() {
    let proef = Proef::nieuw();
    let (bos, ander) = (proef.bos(1), proef.bos(2));
    let naam = proef.kluis.bewaar(&bos, b"bewijs").unwrap();
    let tweede = proef.kluis.bewaar(&bos, b"ander bewijs").unwrap();
    assert!(matches!(proef.kluis.lees(&ander, &naam), Err(KluisFout::Beschadigd)));
    fs::copy(proef.pad(&naam), proef.pad(&tweede)).unwrap();
    assert!(matches!(proef.kluis.lees(&bos, &tweede), Err(KluisFout::Beschadigd)));
}

#[test]
fn zonder_de_rij_is_alles_van_het_signaal_onleesbaar() {
    let proef = Proef::nieuw();
    let eigenaar = || Eigenaar::rij("signaal", 9);
    let (bos, rij) = proef.kluis.nieuwe_sleutelbos(eigenaar()).unwrap();
    let naam = proef.kluis.bewaar(&bos, b"bewijs").unwrap();
    drop((bos, rij));
    // The master key is still there; a new key for the same row opens nothing.
    let (nieuw, _) = proef.kluis.nieuwe_sleutelbos(eigenaar()).unwrap();
    assert!(matches!(proef.kluis.lees(&nieuw, &naam), Err(KluisFout::Beschadigd)));
}

#[test]
fn een_rij_verhuist_naar_een_nieuwe_hoofdsleutel() {
    let (oud, nieuw) = (Proef::nieuw(), Proef::nieuw());
    let eigenaar = || Eigenaar::rij("signaal", 3);
    let (bos, rij) = oud.kluis.nieuwe_sleutelbos(eigenaar()).unwrap();
    let tekst = bos.versleutel_tekst("melder_naam", "Joke Verzonnen").unwrap();
    assert!(nieuw.kluis.open_sleutelbos(eigenaar(), &rij).is_err());
    let rij = nieuw.kluis.verpak(&bos).unwrap();
    let bos = nieuw.kluis.open_sleutelbos(eigenaar(), &rij).unwrap();
    assert_eq!(bos.ontsleutel_tekst("melder_naam", &tekst).unwrap().expose(), "Joke Verzonnen");
}

#[test]
fn verwijderen_mag_twee_keer_en_lezen_daarna_niet_meer() {
    let proef = Proef::nieuw();
    let bos = proef.bos(1);
    let naam = proef.kluis.bewaar(&bos, b"bewijs").unwrap();
    proef.kluis.verwijder(&naam).unwrap();
    proef.kluis.verwijder(&naam).unwrap();
    assert!(matches!(proef.kluis.lees(&bos, &naam), Err(KluisFout::Ontbreekt)));
}

#[test]
fn namen_noemt_alles_en_halve_bestanden_worden_opgeruimd() {
    let proef = Proef::nieuw();
    let bos = proef.bos(1);
    let mut verwacht: Vec<_> = (0..20).map(|_| proef.kluis.bewaar(&bos, b"bewijs").unwrap()).collect();
    verwacht.sort_unstable();
    let half = proef.pad(&verwacht[0]).with_extension("deel");
    fs::write(&half, b"half").unwrap();
    assert_eq!(proef.kluis.namen().unwrap(), verwacht);
    assert_eq!(proef.kluis.ruim_resten_op(Moment(0)).unwrap(), 0, "te jong om weg te doen");
    assert_eq!(proef.kluis.ruim_resten_op(Moment(i64::MAX / 2)).unwrap(), 1);
    assert!(!half.exists());
    assert_eq!(proef.kluis.namen().unwrap(), verwacht);
}

#[test]
fn als_opslaan_mislukt_blijft_er_niets_half_liggen() {
    let proef = Proef::nieuw();
    let bos = proef.bos(1);
    // A file where the drawer should be: the drawer cannot be made, for root neither.
    for lade in 0..=255 {
        fs::write(proef.map.path().join("bijlagen").join(format!("{lade:02x}")), b"").unwrap();
    }
    assert!(matches!(proef.kluis.bewaar(&bos, b"bewijs"), Err(KluisFout::Io { .. })));
    assert_eq!(proef.kluis.namen().unwrap(), []);
}

#[test]
fn een_sleutelhash_hangt_af_van_doel_en_sleutel() {
    let (een, twee) = (Proef::nieuw(), Proef::nieuw());
    let hash = een.kluis.sleutelhash("postvak", b"verzonnen code");
    assert_eq!(hash, een.kluis.sleutelhash("postvak", b"verzonnen code"));
    assert_ne!(hash, een.kluis.sleutelhash("sessie", b"verzonnen code"));
    assert_ne!(hash, een.kluis.sleutelhash("postvak", b"andere code"));
    assert_ne!(hash, twee.kluis.sleutelhash("postvak", b"verzonnen code"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn wat_erin_gaat_komt_er_precies_zo_uit(inhoud in prop::collection::vec(any::<u8>(), 0..5000), tekst in ".*") {
        let proef = Proef::nieuw();
        let bos = proef.bos(1);
        let naam = proef.kluis.bewaar(&bos, &inhoud).unwrap();
        prop_assert_eq!(proef.kluis.lees(&bos, &naam).unwrap(), inhoud);
        let versleuteld = bos.versleutel_tekst("veld", &tekst).unwrap();
        prop_assert_eq!(bos.ontsleutel_tekst("veld", &versleuteld).unwrap().into_exposed(), tekst);
    }

    #[test]
    fn willekeurige_bytes_openen_nooit(rommel in prop::collection::vec(any::<u8>(), 0..200)) {
        let proef = Proef::nieuw();
        prop_assert!(proef.kluis.open_sleutelbos(Eigenaar::rij("signaal", 1), &rommel).is_err());
        prop_assert!(proef.bos(1).ontsleutel_tekst("veld", &rommel).is_err());
    }

    #[test]
    fn alleen_32_hexcijfers_zijn_een_opslagnaam(tekst in ".{0,40}") {
        if let Some(naam) = Opslagnaam::lees(&tekst) {
            prop_assert_eq!(naam.to_string(), tekst);
        }
    }
}
