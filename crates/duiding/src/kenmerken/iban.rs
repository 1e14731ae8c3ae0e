//! International bank account numbers: length per country (ISO 13616) and check number (mod 97).

use super::{begint_woord, eindigt_woord};
use std::ops::Range;

/// Country and length, by country.
#[rustfmt::skip]
const LENGTES: [(&[u8; 2], usize); 78] = [
    (b"AD", 24), (b"AE", 23), (b"AL", 28), (b"AT", 20), (b"AZ", 28), (b"BA", 20), (b"BE", 16), (b"BG", 22),
    (b"BH", 22), (b"BR", 29), (b"BY", 28), (b"CH", 21), (b"CR", 22), (b"CY", 28), (b"CZ", 24), (b"DE", 22),
    (b"DK", 18), (b"DO", 28), (b"EE", 20), (b"EG", 29), (b"ES", 24), (b"FI", 18), (b"FO", 18), (b"FR", 27),
    (b"GB", 22), (b"GE", 22), (b"GI", 23), (b"GL", 18), (b"GR", 27), (b"GT", 28), (b"HR", 21), (b"HU", 28),
    (b"IE", 22), (b"IL", 23), (b"IQ", 23), (b"IS", 26), (b"IT", 27), (b"JO", 30), (b"KW", 30), (b"KZ", 20),
    (b"LB", 28), (b"LC", 32), (b"LI", 21), (b"LT", 20), (b"LU", 20), (b"LV", 21), (b"LY", 25), (b"MC", 27),
    (b"MD", 24), (b"ME", 22), (b"MK", 19), (b"MR", 27), (b"MT", 31), (b"MU", 30), (b"NL", 18), (b"NO", 15),
    (b"PK", 24), (b"PL", 28), (b"PS", 29), (b"PT", 25), (b"QA", 29), (b"RO", 24), (b"RS", 22), (b"SA", 24),
    (b"SC", 31), (b"SD", 18), (b"SE", 24), (b"SI", 19), (b"SK", 24), (b"SM", 27), (b"ST", 25), (b"SV", 28),
    (b"TL", 23), (b"TN", 24), (b"TR", 26), (b"UA", 29), (b"VA", 22), (b"XK", 20),
];

/// All account numbers, in capitals or not, with single spaces, full stops or hyphens between or none.
pub(super) fn vind(tekst: &str) -> Vec<Range<usize>> {
    let mut gevonden = Vec::new();
    let mut plaats = 0;
    // Country and check number: four bytes of which the third is the first digit; start from digits, which are rarer.
    while let Some(stap) = tekst.as_bytes()[plaats..].iter().position(u8::is_ascii_digit) {
        let cijfer = plaats + stap;
        plaats = cijfer + 1;
        if let Some(bereik) = cijfer.checked_sub(2).and_then(|begin| lees(tekst, begin)) {
            plaats = bereik.end;
            gevonden.push(bereik);
        }
    }
    gevonden
}

/// The account number that starts at this byte.
fn lees(tekst: &str, begin: usize) -> Option<Range<usize>> {
    let land: [u8; 2] = tekst.as_bytes().get(begin..begin + 2)?.to_ascii_uppercase().try_into().ok()?;
    let plek = LENGTES.binary_search_by_key(&land, |(code, _)| **code).ok()?;
    let lengte = LENGTES[plek].1;
    let mut nummer = Vec::with_capacity(lengte);
    let mut einde = begin;
    let mut na_teken = false;
    while nummer.len() < lengte {
        let byte = *tekst.as_bytes().get(einde)?;
        if byte.is_ascii_alphanumeric() {
            nummer.push(byte.to_ascii_uppercase());
            na_teken = false;
        } else if b" .-".contains(&byte) && !na_teken {
            na_teken = true;
        } else {
            return None;
        }
        einde += 1;
    }
    (begint_woord(tekst, begin) && eindigt_woord(tekst, einde) && is_geldig(&nummer)).then_some(begin..einde)
}

/// Two check digits, and the number with its head moved behind, letters as 10 to 35, is 1 modulo 97.
fn is_geldig(nummer: &[u8]) -> bool {
    let (kop, romp) = nummer.split_at(4);
    let rest = romp.iter().chain(kop).fold(0_u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    });
    kop[2..].iter().all(u8::is_ascii_digit) && rest == 1
}

#[cfg(test)]
mod tests {
    use super::{super::stukken, *};

    #[test]
    fn de_landen_staan_op_volgorde() {
        assert!(LENGTES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn voorbeeldnummers_van_het_register() {
        for nummer in [
            "NL91ABNA0417164300",
            "NL91 ABNA 0417 1643 00",
            "nl91.abna.0417.1643.00",
            "BE68 5390 0754 7034",
            "DE89 3704 0044 0532 0130 00",
            "FR14 2004 1010 0505 0001 3M02 606",
            "GB29 NWBK 6016 1331 9268 19",
            "PL61 1090 1014 0000 0712 1981 2874",
            "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
        ] {
            let tekst = format!("rekening {nummer}, graag");
            assert_eq!(stukken(&tekst, vind), [nummer], "{nummer}");
        }
    }

    #[test]
    fn een_fout_cijfer_een_verkeerde_lengte_of_een_onbekend_land() {
        for nummer in [
            "NL91ABNA0417164301",
            "NL91ABNA041716430",
            "NL91ABNA04171643000",
            "ZZ91ABNA0417164300",
            "XNL91ABNA0417164300",
            "NL91  ABNA0417164300",
            "NL",
        ] {
            assert_eq!(vind(nummer), [], "{nummer}");
        }
    }
}
