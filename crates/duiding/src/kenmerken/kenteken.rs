//! Dutch licence plates, by the layouts (sidecodes) that the RDW has given out.

use super::{begint_woord, eindigt_woord, ervoor};
use std::ops::Range;

/// Sidecode 1 to 14; X a letter, 9 a digit.
const SIDECODES: [&str; 14] = [
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9", "9-XXX-99", "XX-999-X",
    "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
];

/// Words that announce a plate written without hyphens.
const AANKONDIGING: [&str; 4] = ["kenteken", "nummerplaat", "nummerbord", "plaat"];
const BEREIK: usize = 30;

/// Days and months in figures and letters (di-12-10, 22-jan-6) have the layout of a plate.
const KALENDER: [&str; 19] = [
    "ma", "di", "wo", "do", "vr", "za", "zo", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt",
    "nov", "dec",
];

/// All plates: with hyphens anywhere, without hyphens or with spaces after a word that announces one.
pub(super) fn vind(tekst: &str) -> Vec<Range<usize>> {
    let bytes = tekst.as_bytes();
    let mut gevonden = Vec::new();
    let mut plaats = 0;
    while let Some(stap) = bytes[plaats..].iter().position(u8::is_ascii_alphanumeric) {
        let begin = plaats + stap;
        if let Some(einde) = begint_woord(tekst, begin).then(|| lees(tekst, begin)).flatten() {
            gevonden.push(begin..einde);
            plaats = einde;
        } else {
            plaats = begin + bytes[begin..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        }
    }
    gevonden
}

/// The end of the plate that starts here.
fn lees(tekst: &str, begin: usize) -> Option<usize> {
    // Most words are not near a digit, and are done here.
    if !tekst.as_bytes()[begin..].iter().take(8).any(u8::is_ascii_digit) {
        return None;
    }
    let met_streepjes = (begin + 8, b'-');
    let met_spaties = (begin + 8, b' ');
    let aaneen = (begin + 6, b'\0');
    [met_streepjes, met_spaties, aaneen].into_iter().find_map(|(einde, teken)| {
        let rauw = tekst.get(begin..einde)?;
        let past = eindigt_woord(tekst, einde)
            && !tekst[einde..].starts_with('-')
            && !tekst[..begin].ends_with('-')
            && SIDECODES.iter().any(|code| volgt(rauw.as_bytes(), code, teken))
            && (teken != b'-' || !staat_op_kalender(rauw))
            && (teken == b'-' || is_aangekondigd(tekst, begin));
        past.then_some(einde)
    })
}

/// Whether the text has the layout, with this byte in the place of hyphens, or without when it is zero.
fn volgt(rauw: &[u8], code: &str, teken: u8) -> bool {
    let vorm = code.bytes().filter(|vak| teken != b'\0' || *vak != b'-');
    rauw.iter().zip(vorm).all(|(byte, vak)| match vak {
        b'X' => byte.is_ascii_alphabetic(),
        b'9' => byte.is_ascii_digit(),
        _ => *byte == teken,
    })
}

fn staat_op_kalender(rauw: &str) -> bool {
    let klein = rauw.to_ascii_lowercase();
    klein.split('-').any(|deel| KALENDER.contains(&deel)) && !rauw.bytes().any(|byte| byte.is_ascii_uppercase())
}

fn is_aangekondigd(tekst: &str, begin: usize) -> bool {
    let stuk = ervoor(tekst, begin, BEREIK);
    AANKONDIGING.iter().any(|woord| stuk.contains(woord))
}

#[cfg(test)]
mod tests {
    use super::{super::stukken, *};

    #[test]
    fn elke_sidecode_met_streepjes() {
        for code in SIDECODES {
            let plaat = code.replace('X', "K").replace('9', "4");
            assert_eq!(stukken(&format!("auto {plaat}."), vind), [&plaat], "{plaat}");
            assert_eq!(stukken(&plaat.to_lowercase(), vind), [plaat.to_lowercase()], "{plaat}");
        }
    }

    #[test]
    fn zonder_streepjes_alleen_aangekondigd() {
        assert_eq!(stukken("Kenteken: KK123K", vind), ["KK123K"]);
        assert_eq!(stukken("nummerplaat KK 123 K", vind), ["KK 123 K"]);
        assert_eq!(vind("bestelling KK123K"), []);
        assert_eq!(vind("adres 3761 AB"), []);
    }

    #[test]
    fn geen_kenteken() {
        for tekst in
            ["di-12-10", "22-jan-6", "AB-123-CD", "S-2026-0724", "12-34-56", "AB-CD-EF", "x-AB-12-34", "éAB-12-34"]
        {
            assert_eq!(vind(tekst), [], "{tekst}");
        }
    }
}
