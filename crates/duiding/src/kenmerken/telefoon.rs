//! Telephone numbers: Dutch ones in the ways people write them, and foreign ones that start with a plus.

use super::{begint_woord, eindigt_woord};
use std::ops::Range;

/// The longest number of the world has fifteen digits (E.164), and one more for a zero in brackets.
const MEESTE_CIJFERS: usize = 16;

/// All telephone numbers. Service numbers (0800, 0900, 0906, 0909) belong to nobody and are left alone.
pub(super) fn vind(tekst: &str) -> Vec<Range<usize>> {
    let mut gevonden = Vec::new();
    let mut plaats = 0;
    while let Some(stap) = tekst.as_bytes()[plaats..].iter().position(|byte| matches!(byte, b'+' | b'0' | b'(')) {
        let begin = plaats + stap;
        plaats = begin + 1;
        if let Some(einde) = kan_beginnen(tekst, begin).then(|| lees(tekst, begin)).flatten() {
            gevonden.push(begin..einde);
            plaats = einde;
        }
    }
    gevonden
}

/// One spelling: national with its zero for the Netherlands, with a plus for elsewhere; no separators.
pub(super) fn eenduidig(nummer: &str) -> String {
    let cijfers: String = nummer.chars().filter(char::is_ascii_digit).collect();
    let landnummer = if nummer.starts_with('+') { Some(cijfers.as_str()) } else { cijfers.strip_prefix("00") };
    match landnummer.map(|nummer| (nummer, nummer.strip_prefix("31"))) {
        None => cijfers,
        Some((_, Some(nationaal))) => format!("0{}", nationaal.strip_prefix('0').unwrap_or(nationaal)),
        // An index token holds letters and digits only, so the plus becomes its double zero.
        Some((ander_land, None)) => format!("00{ander_land}"),
    }
}

/// A number does not start halfway a word, a date or another number.
fn kan_beginnen(tekst: &str, begin: usize) -> bool {
    let ervoor = &tekst.as_bytes()[..begin];
    let halverwege = matches!(ervoor, [.., cijfer, b'-' | b'.' | b'/' | b','] if cijfer.is_ascii_digit());
    begint_woord(tekst, begin) && !halverwege && ervoor.last() != Some(&b'+')
}

/// The end of the number that starts here: after the first whole digit group that makes it complete.
fn lees(tekst: &str, begin: usize) -> Option<usize> {
    let bytes = tekst.as_bytes();
    let mut cijfers = String::new();
    let mut groepen = Vec::new();
    let mut plaats = begin;
    while cijfers.len() <= MEESTE_CIJFERS {
        let tussen = bytes[plaats..].iter().take(3).take_while(|byte| b" -./()+".contains(byte)).count();
        let plus = bytes[plaats..plaats + tussen].contains(&b'+');
        // Only the very first sign may be a plus; brackets and a space are the most that stands between groups.
        if tussen > 2 || (plus && plaats != begin) {
            return None;
        }
        let van = plaats + tussen;
        let aantal = bytes[van..].iter().take(MEESTE_CIJFERS + 1).take_while(|byte| byte.is_ascii_digit()).count();
        if aantal == 0 {
            return None;
        }
        plaats = van + aantal;
        cijfers.push_str(&tekst[van..plaats]);
        groepen.push(aantal);
        let is_nummer = is_compleet(&tekst[begin..plaats], &cijfers, &groepen);
        if is_nummer && eindigt_woord(tekst, plaats) && !is_tijdstip(&bytes[plaats..]) {
            return Some(plaats);
        }
    }
    None
}

fn is_tijdstip(rest: &[u8]) -> bool {
    matches!(rest, [b':', cijfer, ..] if cijfer.is_ascii_digit())
}

fn is_compleet(rauw: &str, cijfers: &str, groepen: &[usize]) -> bool {
    let landnummer = if rauw.starts_with('+') { Some(cijfers) } else { cijfers.strip_prefix("00") };
    if let Some(nummer) = landnummer {
        return match nummer.strip_prefix("31") {
            Some(nationaal) => is_nationaal(nationaal.strip_prefix('0').unwrap_or(nationaal)),
            None => !nummer.starts_with('0') && (9..=15).contains(&nummer.len()),
        };
    }
    let mobiel = cijfers.starts_with("06");
    let kengetal = matches!(groepen, [3 | 4 | 10, ..]);
    cijfers.strip_prefix('0').is_some_and(is_nationaal) && (mobiel || kengetal) && !is_datum(cijfers, groepen)
}

/// Nine digits after the zero: mobile (6), geographic, or a company number (84, 85, 87, 88).
fn is_nationaal(nummer: &str) -> bool {
    let soort = match nummer.as_bytes() {
        [b'6', tweede, ..] => matches!(tweede, b'1'..=b'5' | b'8'),
        [b'8', tweede, ..] => matches!(tweede, b'4' | b'5' | b'7' | b'8'),
        [eerste, tweede, ..] => {
            matches!(eerste, b'1'..=b'5' | b'7') && *tweede != b'0'
                || matches!(nummer.get(..2), Some("10" | "20" | "30" | "40" | "50" | "70"))
        }
        _ => false,
    };
    nummer.len() == 9 && soort
}

/// 06-12-2023 14 is the sixth of December and an hour.
fn is_datum(cijfers: &str, groepen: &[usize]) -> bool {
    groepen.starts_with(&[2, 2, 4]) && matches!(cijfers.get(4..6), Some("19" | "20"))
}

#[cfg(test)]
mod tests {
    use super::{super::stukken, *};

    #[test]
    fn nummers_zoals_mensen_ze_schrijven() {
        for (nummer, verwacht) in [
            ("06-12345678", "0612345678"),
            ("0612345678", "0612345678"),
            ("06 12 34 56 78", "0612345678"),
            ("+31 6 12345678", "0612345678"),
            ("+31612345678", "0612345678"),
            ("+31 (0)6 1234 5678", "0612345678"),
            ("0031 6 12345678", "0612345678"),
            ("035-1234567", "0351234567"),
            ("(035) 123 45 67", "0351234567"),
            ("0346 123 456", "0346123456"),
            ("020 1234567", "0201234567"),
            ("085-1234567", "0851234567"),
            ("+32 2 123 45 67", "003221234567"),
        ] {
            let tekst = format!("Bel {nummer} s.v.p.");
            assert_eq!(stukken(&tekst, vind), [nummer], "{nummer}");
            assert_eq!(eenduidig(nummer), verwacht, "{nummer}");
        }
    }

    #[test]
    fn wat_erop_volgt_hoort_er_niet_bij() {
        assert_eq!(stukken("06-12345678 12 personen", vind), ["06-12345678"]);
        assert_eq!(vind("06-12345678/06-87654321").len(), 1);
    }

    #[test]
    fn geen_telefoonnummer() {
        for tekst in [
            "0900-8844",
            "0800-7000",
            "112",
            "06-12-2023 14",
            "06-12-2023 14:30",
            "01-02-2023 12:30",
            "06-1234567",
            "061234567890",
            "x0612345678",
            "12-06-12345678",
            "+++",
            "(((",
            "+",
            "0",
            "+31",
            "00000000000",
            "1.061.234.567,80",
        ] {
            assert_eq!(vind(tekst), [], "{tekst}");
        }
    }
}
