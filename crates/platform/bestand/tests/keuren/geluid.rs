//! Sound: what must go is gone, what must stay is there to the byte.

use crate::monster::{KANARIE, bevat, mp3, mp4, ogg, riff};
use bestand::{Afwijzing, Soort, keur};

fn schoon(bytes: &[u8]) -> Vec<u8> {
    keur(bytes, "opname").unwrap().bytes
}

fn reden(bytes: &[u8]) -> Afwijzing {
    keur(bytes, "opname").unwrap_err()
}

#[test]
fn van_een_mp3_blijven_alleen_de_geluidsframes() {
    assert_eq!(schoon(&mp3::vol()), mp3::frames(8));
    assert_eq!(schoon(&mp3::frames(3)), mp3::frames(3));
}

#[test]
fn een_half_laatste_frame_en_losse_rommel_vallen_weg() {
    let half = [mp3::frames(3), mp3::frames(1)[..100].to_vec()].concat();
    assert_eq!(schoon(&half), mp3::frames(3));
    // A single look-alike header inside rubbish is not taken for sound.
    let rommel = [mp3::frames(3), [&[0xFF, 0xFB, 0x90, 0x64][..], KANARIE, &[0x55; 600]].concat(), mp3::frames(3)];
    let uit = schoon(&[rommel[0].clone(), b"?".to_vec(), rommel[1].clone(), rommel[2].clone()].concat());
    assert_eq!(uit, mp3::frames(6));
}

#[test]
fn een_mp3_zonder_geluid_wordt_geweigerd() {
    assert_eq!(reden(&mp3::id3v2()), Afwijzing::Beschadigd);
    assert_eq!(reden(&mp3::frames(2)), Afwijzing::Beschadigd);
    assert_eq!(reden(b"ID3\x04\0\0\x7F\x7F\x7F\x7F"), Afwijzing::Beschadigd);
}

#[test]
fn van_een_wav_blijven_formaat_en_geluid() {
    let verwacht = riff::bestand(*b"WAVE", &[(*b"fmt ", riff::FORMAAT), (*b"data", riff::GELUID)], b"");
    assert_eq!(schoon(&riff::wav()), verwacht);
    assert_eq!(reden(&riff::bestand(*b"WAVE", &[(*b"fmt ", riff::FORMAAT)], b"")), Afwijzing::Beschadigd);
    assert_eq!(reden(&riff::bestand(*b"WAVE", &[(*b"data", riff::GELUID)], b"")), Afwijzing::Beschadigd);
    let lang = [0; 65];
    let verstopt = riff::bestand(*b"WAVE", &[(*b"fmt ", &lang), (*b"data", riff::GELUID)], b"");
    assert_eq!(reden(&verstopt), Afwijzing::Beschadigd);
}

#[test]
fn van_een_m4a_blijft_het_geluid_op_zijn_plaats_en_gaat_de_rest_op_nul() {
    let vuil = mp4::geluid();
    let uit = schoon(&vuil);
    assert_eq!(uit.len(), vuil.len(), "de plaatsen in de tabel moeten blijven kloppen");
    assert!(bevat(&vuil, KANARIE) && bevat(&vuil, b"TIJD"));
    assert!(!bevat(&uit, KANARIE) && !bevat(&uit, b"TIJD"));
    for weg in [&b"udta"[..], b"uuid", b"meta", b"\xA9xyz"] {
        assert!(!bevat(&uit, weg), "{weg:?}");
    }
    let plek = |bytes: &[u8]| bytes.windows(16).position(|deel| deel == b"mdatgeluidgeluid");
    assert_eq!(plek(&uit), plek(&vuil));
    assert!(bevat(&uit, b"hdlr\0\0\0\0\0\0\0\0soun"));
    assert!(bevat(&uit, b"url \0\0\0\x01"));
}

#[test]
fn een_filmpje_of_een_spoor_met_plaatsen_wordt_geweigerd() {
    let met = |soorten: &[&[u8; 4]]| {
        mp4::met_sporen(*b"isom", &soorten.iter().map(|soort| mp4::spoor(**soort)).collect::<Vec<_>>())
    };
    assert_eq!(reden(&met(&[b"soun", b"vide"])), Afwijzing::Video);
    assert_eq!(reden(&met(&[b"soun", b"meta"])), Afwijzing::NietTeSchonen);
    assert_eq!(reden(&met(&[b"soun", b"text"])), Afwijzing::NietTeSchonen);
    assert_eq!(reden(&met(&[])), Afwijzing::Beschadigd);
    let zonder_soort = mp4::met_sporen(*b"M4A ", &[mp4::doos(*b"trak", &[]), mp4::spoor(*b"soun")]);
    assert_eq!(reden(&zonder_soort), Afwijzing::NietTeSchonen);
}

#[test]
fn een_mp4_met_onmogelijke_lengtes_wordt_geweigerd() {
    let begin = mp4::doos(*b"ftyp", b"M4A \0\0\0\0");
    for staart in [
        &b"\xFF\xFF\xFF\xFFmoov"[..],
        b"\0\0\0\x04moov",
        b"\0\0\0\x01moov\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
        b"\0\0\0\x01moov\0\0\0\0\0\0\0\x08",
        b"\0\0\0\x01moov",
        b"\0\0\0\x0Cmoov\0\0\0\0",
    ] {
        assert_eq!(reden(&[&begin[..], staart].concat()), Afwijzing::Beschadigd, "{staart:?}");
    }
    let diep = (0..5000).fold(Vec::new(), |binnen, _| mp4::doos(*b"moov", &binnen));
    assert_eq!(reden(&[begin, diep].concat()), Afwijzing::Beschadigd);
}

#[test]
fn uit_een_spraakbericht_gaat_het_commentaar_en_blijft_het_geluid() {
    let uit = schoon(&ogg::opus());
    let verwacht = [
        ogg::bladzijde(2, 0, 1, 0, b"OpusHead\x01\x01\x38\x01\x80\xBB\0\0\0\0\0", true),
        ogg::bladzijde(0, 0, 1, 1, b"OpusTags\0\0\0\0\0\0\0\0", true),
        ogg::bladzijde(0, 960, 1, 2, b"geluid een", true),
        ogg::bladzijde(4, 1920, 1, 3, b"geluid twee", true),
    ]
    .concat();
    assert_eq!(uit, verwacht);
}

#[test]
fn uit_vorbis_gaat_het_commentaar_en_blijven_de_boeken() {
    let uit = schoon(&ogg::vorbis(70_000));
    assert!(!bevat(&uit, KANARIE));
    assert!(bevat(&uit, b"\x03vorbis\0\0\0\0\0\0\0\0\x01\x05vorbis"));
    assert!(bevat(&uit, b"geluid een"));
    assert_eq!(uit.split(|byte| *byte != 7).map(<[u8]>::len).sum::<usize>() / 10_000, 7);
}

#[test]
fn een_tweede_stroom_of_een_fout_getal_in_ogg_wordt_geweigerd() {
    let vreemd = ogg::bladzijde(2, 0, 99, 0, b"\x80theora", true);
    assert_eq!(reden(&[ogg::opus(), vreemd.clone()].concat()), Afwijzing::NietTeSchonen);
    assert_eq!(reden(&vreemd), Afwijzing::Video);
    assert_eq!(reden(&ogg::bladzijde(2, 0, 99, 0, b"Speex   ", true)), Afwijzing::NietTeSchonen);
    let mut kapot = ogg::opus();
    let laatste = kapot.len() - 1;
    kapot[laatste] ^= 1;
    assert_eq!(reden(&kapot), Afwijzing::Beschadigd);
}

#[test]
fn de_soort_volgt_uit_de_inhoud() {
    for (bytes, soort) in [
        (mp3::vol(), Soort::Mp3),
        (mp3::frames(3), Soort::Mp3),
        (riff::wav(), Soort::Wav),
        (mp4::geluid(), Soort::M4a),
        (ogg::opus(), Soort::Ogg),
    ] {
        let gekeurd = keur(&bytes, "opname.exe").unwrap();
        assert_eq!(gekeurd.soort, soort);
        assert_eq!(gekeurd.naam, format!("opname.{}", soort.extensie()));
    }
}
