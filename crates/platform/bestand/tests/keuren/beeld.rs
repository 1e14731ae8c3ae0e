//! Pictures: what must go is gone, what must stay is there to the byte.

use crate::monster::{KANARIE, bevat, jpeg, png, riff};
use bestand::{Afwijzing, Soort, keur};

fn schoon(bytes: &[u8]) -> Vec<u8> {
    keur(bytes, "foto").unwrap().bytes
}

fn reden(bytes: &[u8]) -> Afwijzing {
    keur(bytes, "foto").unwrap_err()
}

#[test]
fn een_jpeg_zonder_extra_blijft_precies_gelijk() {
    assert_eq!(schoon(&jpeg::kaal()), jpeg::kaal());
}

#[test]
fn uit_een_telefoonfoto_gaat_alles_behalve_het_beeld_en_de_stand() {
    let vuil = jpeg::van_telefoon(6);
    assert!(bevat(&vuil, KANARIE));
    let mut tiff = b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    tiff.splice(0..0, *b"Exif\0\0");
    let verwacht = jpeg::met(
        &[
            jpeg::deel(0xE0, b"JFIF\0\x01\x02\0\0\x48\0\x48\0\0"),
            jpeg::deel(0xE1, &tiff),
            jpeg::deel(0xEE, b"Adobe\0\x64\0\0\0\0\x01"),
        ],
        b"",
    );
    assert_eq!(schoon(&vuil), verwacht);
}

#[test]
fn een_foto_die_rechtop_staat_krijgt_geen_exif_terug() {
    assert!(!bevat(&schoon(&jpeg::van_telefoon(1)), b"Exif"));
}

#[test]
fn ook_gegevens_tussen_twee_scans_gaan_eruit() {
    let scan = [&jpeg::deel(0xDA, &[1, 1, 0, 0, 63, 0])[..], &[0x3F, 0xFF, 0x00, 0xFF, 0xD0, 0x11]].concat();
    let tussen = [jpeg::deel(0xFE, KANARIE), scan.clone(), jpeg::deel(0xE1, KANARIE), scan.clone()].concat();
    let bytes = [&[0xFF, 0xD8][..], &jpeg::beeld(8, 8), &tussen, &[0xFF, 0xD9]].concat();
    let verwacht = [&[0xFF, 0xD8][..], &jpeg::beeld(8, 8), &scan, &scan, &[0xFF, 0xD9]].concat();
    assert_eq!(schoon(&bytes), verwacht);
}

#[test]
fn een_kapotte_jpeg_wordt_geweigerd() {
    let heel = jpeg::kaal();
    let zonder_beeld = [&[0xFF, 0xD8][..], &jpeg::deel(0xDB, &[0; 65]), &[0xFF, 0xD9]].concat();
    let zonder_maat = [&[0xFF, 0xD8][..], &jpeg::deel(0xDA, &[1, 1, 0, 0, 63, 0]), &[0x3F, 0xFF, 0xD9]].concat();
    assert_eq!(reden(&heel[..heel.len() - 2]), Afwijzing::Beschadigd);
    assert_eq!(reden(&heel[..40]), Afwijzing::Beschadigd);
    assert_eq!(reden(&zonder_beeld), Afwijzing::Beschadigd);
    assert_eq!(reden(&zonder_maat), Afwijzing::Beschadigd);
    assert_eq!(reden(&[0xFF, 0xD8, 0xFF, 0xE1, 0, 0]), Afwijzing::Beschadigd);
}

#[test]
fn te_veel_beeldpunten_wordt_geweigerd_in_elk_formaat() {
    let groot = [&[0xFF, 0xD8][..], &jpeg::beeld(60_000, 60_000), &[0xFF, 0xD9]].concat();
    assert_eq!(reden(&groot), Afwijzing::TeVeelBeeldpunten);
    let groot = [png::KOP, &png::maat(1_000_000, 1_000_000), &png::beeld(), &png::stuk(*b"IEND", b"")].concat();
    assert_eq!(reden(&groot), Afwijzing::TeVeelBeeldpunten);
    let mut vp8l = riff::VP8L.to_vec();
    vp8l[1..5].fill(0xFF);
    assert_eq!(reden(&riff::bestand(*b"WEBP", &[(*b"VP8L", &vp8l)], b"")), Afwijzing::TeVeelBeeldpunten);
    let leeg = [&[0xFF, 0xD8][..], &jpeg::beeld(0, 8), &[0xFF, 0xD9]].concat();
    assert_eq!(reden(&leeg), Afwijzing::Beschadigd);
}

#[test]
fn uit_een_png_gaat_alles_behalve_het_beeld_en_de_stand() {
    let mut tiff = b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x03\0\0\0\0\0\0".to_vec();
    tiff[19] = 3;
    let verwacht = png::met(&[png::stuk(*b"eXIf", &tiff), png::stuk(*b"gAMA", &[0, 1, 0x86, 0xA0])], b"");
    assert_eq!(schoon(&png::vol(3)), verwacht);
    assert_eq!(schoon(&png::met(&[], b"")), png::met(&[], b""));
}

#[test]
fn een_kapotte_of_vreemde_png_wordt_geweigerd() {
    let mut fout_getal = png::met(&[], b"");
    fout_getal[20] ^= 1;
    assert_eq!(reden(&fout_getal), Afwijzing::Beschadigd);
    let onbekend = png::met(&[png::stuk(*b"CgBI", &[0; 4])], b"");
    assert_eq!(reden(&onbekend), Afwijzing::Beschadigd);
    let zonder_beeld = [png::KOP, &png::maat(1, 1), &png::stuk(*b"IEND", b"")].concat();
    assert_eq!(reden(&zonder_beeld), Afwijzing::Beschadigd);
    let twee_koppen = png::met(&[png::maat(1, 1)], b"");
    assert_eq!(reden(&twee_koppen), Afwijzing::Beschadigd);
}

#[test]
fn uit_een_webp_gaat_alles_behalve_het_beeld_en_de_stand() {
    let schoon = schoon(&riff::webp(8));
    let tiff = b"MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0";
    let kop = [0x08, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let verwacht = riff::bestand(*b"WEBP", &[(*b"VP8X", &kop), (*b"VP8L", riff::VP8L), (*b"EXIF", tiff)], b"");
    assert_eq!(schoon, verwacht);
    let eenvoudig = riff::bestand(*b"WEBP", &[(*b"VP8L", riff::VP8L)], b"");
    assert_eq!(keur(&eenvoudig, "x").unwrap().bytes, eenvoudig);
}

#[test]
fn een_bewegende_webp_wordt_geweigerd() {
    let kop = [0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let met_vlag = riff::bestand(*b"WEBP", &[(*b"VP8X", &kop), (*b"VP8L", riff::VP8L)], b"");
    assert_eq!(reden(&met_vlag), Afwijzing::Beweging);
    assert_eq!(reden(&riff::bestand(*b"WEBP", &[(*b"ANIM", &[0; 6])], b"")), Afwijzing::Beweging);
}

#[test]
fn de_inhoud_bepaalt_de_soort_en_niet_de_naam() {
    let gekeurd = keur(&png::vol(1), "../../vakantie.jpg").unwrap();
    assert_eq!((gekeurd.soort, gekeurd.naam.as_str()), (Soort::Png, "vakantie.png"));
    assert_eq!(reden(b"MZ\x90\0 een programma dat foto.jpg heet"), Afwijzing::Onbekend);
    assert_eq!(reden(b"<html><script>alert(1)</script>"), Afwijzing::Onbekend);
    assert_eq!(reden(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Afwijzing::Onbekend);
}
