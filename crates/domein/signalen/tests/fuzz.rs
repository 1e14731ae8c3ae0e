//! The bodies of the fuzz targets on random and on damaged input, so that they run wherever the tests run.

#[path = "../../../../fuzz/lichamen.rs"]
mod lichamen;

use proptest::prelude::*;

/// Inputs that are right or nearly so; the tests damage them.
const ZADEN: &[&[u8]] = &[
    b"S-2026-0724",
    b"7KQM-2F9X-40TB-ZC3H",
    b"Lindeveld 22-A, 3761 AB Soest",
    "Bel 06-12345678, BSN 111222333, NL91 ABNA 0417 1643 00, AB-123-C, a.b@voorbeeld.nl. Café \u{1F6A8}".as_bytes(),
    // Found by fuzzing: a line end in pieces, addresses without a space between them, a street of signs.
    b"=3\r\r\n*3\r",
    b"jan@voorbeeld.nl@post.nl",
    "+\u{36f}\n2\n2\n".as_bytes(),
    b"wat=a%20b&nu=1&nu=2&x=%C3%A9+\r\n",
    b"--G\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b.jpg\"\r\n\r\n\xff\xd8\xff\xd9\r\n--G--\r\n",
    br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"WK034201","naam":"x"},
        "geometry":{"type":"Polygon","coordinates":[[[5.1,52.1],[5.2,52.1],[5.2,52.2],[5.1,52.1]]]}}]}"#,
    br#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"soort":"gebied"},
        "geometry":{"type":"Polygon","coordinates":[[[5.29,52.17],[5.293,52.17],[5.293,52.172],[5.29,52.17]]]}},
        {"type":"Feature","properties":{"soort":"doorgang","naam":"naar school","breedte_m":12},
        "geometry":{"type":"LineString","coordinates":[[5.29,52.17],[5.295,52.172]]}}]}"#,
    b"naam = \"a\"\n[signaal]\ntekst = \"{t} x\"\nkenmerk = \"k\"\n[datum]\nkolom = \"d\"\nformaten = [\"dd-mm-jjjj\"]\n\
      [punt]\nstelsel = \"rd\"\nx = \"x\"\ny = \"y\"\n[categorie]\nanders = \"overig\"\n\x0031-12-2025\nA 1\ntekst\n1,5\n2",
    b"nr;wat;\"waar\"\r\n1;\"a \"\"b\"\"\";x\r\n2;\"open",
    b"\x1f\x8b\x08\0\0\0\0\0\0\x03K\xb2N\xe2\x02\0\xed\x8e\x91\xf5\x04\0\0\0",
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde",
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj \
      3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF",
    b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0D\xac\0\0\x88X\x01\0\x02\0\x10\0data\0\0\0\0",
];

/// A seed with a piece replaced by other bytes, or bytes of their own.
fn invoer() -> impl Strategy<Value = Vec<u8>> {
    let random = proptest::collection::vec(any::<u8>(), 0..24);
    (0..=ZADEN.len(), any::<prop::sample::Index>(), 0_usize..12, random).prop_map(|(seed, at, length, random)| {
        let Some(seed) = ZADEN.get(seed) else { return random };
        let begin = at.index(seed.len() + 1);
        let end = (begin + length).min(seed.len());
        [&seed[..begin], &random, &seed[end..]].concat()
    })
}

#[test]
fn elk_zaad_gaat_door_elk_doel() {
    for seed in ZADEN {
        for doel in DOELEN {
            doel(seed);
        }
    }
}

const DOELEN: &[fn(&[u8])] = &[
    lichamen::taal,
    lichamen::kenmerken,
    lichamen::adres,
    lichamen::geojson,
    lichamen::vlak,
    lichamen::keur,
    lichamen::document,
    lichamen::formulier,
    lichamen::meerdelig,
    lichamen::invoer_kaart,
    lichamen::invoer_bestand,
    lichamen::code,
    lichamen::kenmerk,
];

proptest! {
    #[test]
    fn tekst_en_formulier(bytes in invoer()) {
        lichamen::taal(&bytes);
        lichamen::kenmerken(&bytes);
        lichamen::adres(&bytes);
        lichamen::formulier(&bytes);
        lichamen::code(&bytes);
        lichamen::kenmerk(&bytes);
    }

    #[test]
    fn bestanden(bytes in invoer()) {
        lichamen::geojson(&bytes);
        lichamen::vlak(&bytes);
        lichamen::keur(&bytes);
        lichamen::document(&bytes);
        lichamen::invoer_kaart(&bytes);
        lichamen::invoer_bestand(&bytes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn formulieren_met_bestanden(bytes in invoer()) {
        lichamen::meerdelig(&bytes);
    }
}
